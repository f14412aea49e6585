package bib

import (
	"bytes"
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"github.com/bibfix/bibfix/internal/golden"
	"github.com/bibfix/bibfix/lint"
)

func read(data []byte) *lint.Document { return Read(lint.File{Name: "refs.bib", Data: data}) }

// outline is what a file was read as.
func outline(data []byte) string {
	doc := read(data)
	var b strings.Builder
	for r := range doc.Entries() {
		fmt.Fprintf(&b, "@%s [%s]", r.RawType, r.Key)
		if r.Trust != lint.Safe {
			b.WriteString(" damaged")
		}
		if r.Mentioned {
			b.WriteString(" parent")
		}
		b.WriteString("\n")
		for _, f := range r.Fields {
			fmt.Fprintf(&b, "  %s = %s", f.Raw, f.Text)
			if f.Inherited {
				b.WriteString(" ^")
			}
			b.WriteString("\n")
		}
	}
	for _, m := range doc.Macros {
		fmt.Fprintf(&b, "macro %s = %s, used: %v\n", m.Name, data[m.Value.Start:m.Value.End], m.Used)
	}
	for _, u := range doc.Unknown {
		fmt.Fprintf(&b, "unknown macro %s\n", u.Name)
	}
	if doc.Dialect != lint.AnyDialect {
		fmt.Fprintf(&b, "dialect %s\n", [...]string{"", "bibtex", "biblatex"}[doc.Dialect])
	}
	aliases := doc.Database.Aliases()
	for _, alias := range slices.Sorted(maps.Keys(aliases)) {
		fmt.Fprintf(&b, "alias of %d: %s\n", aliases[alias], alias)
	}
	for _, d := range doc.Errors {
		fmt.Fprintf(&b, "%s at %q: %s\n", d.Severity, data[d.Span.Start:d.Span.End], d.Message)
		for _, fix := range d.Fixes {
			fmt.Fprintf(&b, "  %s: %s\n", fix.Safety, fix.Message)
		}
	}
	return b.String()
}

// TestTraps holds what the reader makes of odd files against the outlines that
// stand beside them.
func TestTraps(t *testing.T) {
	const name = "testdata/traps.txtar"
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	archive := txtar.Parse(data)
	filled := &txtar.Archive{Comment: archive.Comment}
	for _, f := range archive.Files {
		trap, isInput := strings.CutSuffix(f.Name, ".bib")
		if !isInput {
			continue
		}
		want := []byte(outline(f.Data))
		filled.Files = append(filled.Files, f, txtar.File{Name: trap + ".want", Data: want})
		if n := bytes.Count(f.Data, []byte("kept")); n > 0 && bytes.Count(want, []byte("= kept")) != n {
			t.Errorf("%s: of %d notes that say kept, some are gone:\n%s", f.Name, n, want)
		}
	}
	if got := txtar.Format(filled); !bytes.Equal(got, data) {
		if golden.Update() {
			if err := os.WriteFile(name, got, 0o644); err != nil {
				t.Fatal(err)
			}
			return
		}
		t.Errorf("%s is stale: go test ./format/bib -run Traps -update; it should be\n%s", name, got)
	}
}
