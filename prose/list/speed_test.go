package list_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/bibfix/bibfix/format/md"
	"github.com/bibfix/bibfix/internal/long"
	"github.com/bibfix/bibfix/lint"
	"github.com/bibfix/bibfix/prose/block/blocktest"
	"github.com/bibfix/bibfix/prose/list"
)

// listOf makes a list of n entries, each made by one of the forms.
func listOf(n int, form string) []byte {
	var b strings.Builder
	b.WriteString("# Ropes\n\nHemp was dear.\n\n## References\n\n")
	for i := range n {
		fmt.Fprintf(&b, form, i+1)
	}
	return []byte(b.String())
}

// TestManyEntries reads long lists in several forms: nothing is lost, and the
// time is linear, or this would not end.
func TestManyEntries(t *testing.T) {
	n := long.Or(1_000, 20_000)
	for _, form := range []string{
		"%d. Adair, M. (2011). Ropewalks of the north. Tern Press.\n",
		"[%d] Adair, M. (2011). Ropewalks of the north.\nTern Press.\n",
		"Adair%d, M. (2011). Ropewalks of the north. Tern Press.\n\n",
		"- Adair %d, M. (2011). Ropewalks of the north. Tern Press.\n",
		"| %d | Adair, M. (2011) | Ropewalks of the north |\n",
		"<li id=\"r%d\">Adair, M. (2011). Ropewalks of the north. Tern Press.</li>\n",
		"Adair, M. (2011). Ropewalks of the north, volume %d.\nTern Press.\n",
	} {
		data := listOf(n, form)
		doc := &lint.Document{File: lint.File{Data: data}}
		list.Find(doc, md.Blocks(data))
		if got := len(doc.References); got != n {
			t.Errorf("%q: %d entries, want %d", form, got, n)
		}
	}
}

// TestHostileLists reads what no list is: what is taken for entries lies in the
// file and in order. The long text is one at which anything worse than linear
// would be felt.
func TestHostileLists(t *testing.T) {
	for _, unit := range []string{"Adair, M. ", "Adair, M. (2011). ", "a\n", "Adair\n", "2014\n", "12\n", "References\n\n", "References\nAdair, M. (2011).\n\n", "— ", "*", "A, ", "[1] ", "(a) ", "https://a.org/\n", "- \n", "of ", "x-\n"} {
		data := []byte("# References\n\nAdair, M. (2011). Ropes.\n\n" + strings.Repeat(unit, long.Or(1<<13, 1<<19)/len(unit)))
		doc, blocks := &lint.Document{File: lint.File{Data: data}}, md.Blocks(data)
		list.Find(doc, blocks)
		blocktest.Check(t, data, blocks, doc)
	}
}

func BenchmarkFind(b *testing.B) {
	for _, n := range []int{1_000, 10_000, 100_000} {
		b.Run(fmt.Sprintf("%d entries", n), func(b *testing.B) {
			data := listOf(n, "Adair, M., & Müller, D. (2011). Ropewalks of the north, %d. *Journal of Cordage*, *3*(2), 4–9. https://example.org/a?utm_source=x\n\n")
			blocks := md.Blocks(data)
			b.SetBytes(int64(len(data)))
			b.ReportAllocs()
			for b.Loop() {
				list.Find(&lint.Document{File: lint.File{Data: data}}, blocks)
			}
		})
	}
}
