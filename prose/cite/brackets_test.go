package cite

import (
	"strings"
	"testing"
)

// TestOpenBrackets reads brackets that nothing closes: they take no memory, and
// those that close are still found.
func TestOpenBrackets(t *testing.T) {
	s := strings.Repeat("(", 100_000) + strings.Repeat("x", longestBracket) + " [3] and (4)"
	found := brackets(nil, s)
	if len(found) != 2 || !found[0].square || found[1].end != len(s) {
		t.Errorf("%d brackets found, want 2", len(found))
	}
	if cap(found) > len(s)/longestBracket*4*mostOpen {
		t.Errorf("room for %d brackets", cap(found))
	}
}
