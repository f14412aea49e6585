package needles

import (
	"fmt"
	"slices"
	"testing"

	_ "github.com/bibfix/bibfix/internal/golden"
)

func TestFind(t *testing.T) {
	n := New("", "ab", "abc", "cd")
	for text, want := range map[string]string{
		"": "[]", "a": "[]", "ab": "[0]", "xabcd": "[1 3]", "acd ab": "[1 4]", "c d": "[]", "cdc": "[0]",
	} {
		if got := fmt.Sprint(slices.Collect(Find(n, text))); got != want || Any(n, text) != (want != "[]") {
			t.Errorf("found in %q: %s, want %s", text, got, want)
		}
	}
}
