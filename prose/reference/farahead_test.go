package reference

import (
	"fmt"
	"strings"
	"testing"

	"github.com/bibfix/bibfix/lint"
)

// TestFarAhead reads lists of names that no table knows, in the order of speech: an
// even number of them could be families and given names by turns.
func TestFarAhead(t *testing.T) {
	for _, n := range []int{4, 7, 8, 13, 14, 24} {
		var names []string
		for i := range n {
			names = append(names, fmt.Sprintf("Yuzby%c Quby%c", 'a'+i, 'a'+i))
		}
		r := &lint.Reference{Text: lint.PlainText(strings.Join(names[:n-1], ", ")+", and "+names[n-1]+". 2024. Levies and tides of the north. Quay Press.", 0)}
		ParseAll([]*lint.Reference{r})
		authors := r.Field("author")
		if authors == nil || len(authors.Names) != n || authors.Names[0].Family != "Qubya" {
			t.Errorf("%d names: %s", n, dump(r))
		}
	}
}
