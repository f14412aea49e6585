package bibfix_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/bibfix/bibfix/internal/long"
)

// Many lists, each with its own citations.
func TestManyChapters(t *testing.T) {
	long.Short(t)
	var text strings.Builder
	for i := range 2_000 {
		fmt.Fprintf(&text, "# Chapter %d\n\nSee Okafor (2014).\n\n## References\n\n%s\n\n", i+1, entry)
	}
	doc := check(t, []byte(text.String()))[0]
	if len(doc.Lists) != 2_000 || len(doc.References) != 2_000 {
		t.Errorf("%d lists with %d entries, want 2,000 of each", len(doc.Lists), len(doc.References))
	}
}
