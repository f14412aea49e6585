package lint_test

import (
	"bytes"
	"fmt"
	"testing"

	"github.com/bibfix/bibfix/format/bib"
	"github.com/bibfix/bibfix/lint"
)

// entries is a bibliography of n entries that all hold an x.
func entries(name string, n int) lint.File {
	var b bytes.Buffer
	for i := range n {
		fmt.Fprintf(&b, "@misc{k%d, title = {x}}\n", i)
	}
	return lint.File{Name: name, Data: b.Bytes()}
}

func floodRule() lint.Rule {
	return lint.Rule{ID: "r", Flood: "titles are x", Entry: func(p *lint.Pass, r *lint.Reference) {
		if f := r.Raw("title"); f.Text == "x" {
			p.Report(lint.Diagnostic{
				Span: f.Span, Reference: r, Message: "x",
				Fixes: []lint.Fix{{Message: "write y", Safety: lint.Safe, Edits: p.Document.Syntax.Set(r, f, "y")}},
			})
		}
	}}
}

func TestFlood(t *testing.T) {
	for _, c := range []struct {
		n, shown int
		last     string
	}{
		{lint.MaxFlood, lint.MaxFlood, "x"},
		{lint.MaxFlood + 1, lint.MaxFlood + 1, "x"}, // one more is shown: counting it takes as much room
		{lint.MaxFlood + 2, lint.MaxFlood + 1, "2 more titles are x"},
		{5000, lint.MaxFlood + 1, "4980 more titles are x"},
	} {
		docs := []*lint.Document{bib.Read(entries("a.bib", c.n)), bib.Read(entries("b.bib", 3))}
		found := lint.Lint(docs, []lint.Rule{floodRule()}, lint.Options{})
		if len(found) != c.shown+3 {
			t.Fatalf("%d of %d are shown, want %d", len(found)-3, c.n, c.shown)
		}
		last := found[c.shown-1]
		if last.Message != c.last {
			t.Errorf("the last of %d says %q, want %q", c.n, last.Message, c.last)
		}
	}
}

func TestFloodIsFixed(t *testing.T) {
	docs := []*lint.Document{bib.Read(entries("a.bib", 1000))}
	repaired := lint.Repair(docs, bib.Read, []lint.Rule{floodRule()}, lint.Options{}, lint.Safe)
	if len(repaired.Findings) != 0 || repaired.Fixed != 1000 {
		t.Fatalf("fixed %d of 1000, %d left, %v", repaired.Fixed, len(repaired.Findings), repaired.LeftOut)
	}
}
