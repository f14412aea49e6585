package gazetteer

import (
	"slices"
	"strings"
	"testing"
)

func TestTown(t *testing.T) {
	for _, name := range []string{"lund", "faenza", "la serena", "mont-de-marsan", "тверь", "landshut"} {
		if !Town(name) {
			t.Errorf("Town(%q) is false", name)
		}
	}
	for _, name := range []string{"", "\n", "harbour", "Faenza", "a", "march", "reading list", "\uffff"} {
		if Town(name) {
			t.Errorf("Town(%q) is true", name)
		}
	}
	lines := strings.SplitAfter(towns, "\n")
	if lines = lines[:len(lines)-1]; !slices.IsSorted(lines) {
		t.Error("the list is not in byte order")
	}
	for _, line := range lines {
		if name := strings.TrimSuffix(line, "\n"); !Town(name) {
			t.Fatalf("%q stands in the list and is not found", name)
		}
	}
}

func BenchmarkTown(b *testing.B) {
	for b.Loop() {
		Town("mont-de-marsan")
	}
}
