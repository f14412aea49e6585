package lint_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/bibfix/bibfix/format/bib"
	"github.com/bibfix/bibfix/lint"
)

// A rule that panics is one finding in each file; the other rules and files,
// and the other entries, go on. Nothing silences it.
func TestPanic(t *testing.T) {
	text := func(name string) *lint.Document {
		return readLines(lint.File{Name: name, Data: []byte("k: a\nl: b\n")})
	}
	database := func() *lint.Document {
		return bib.Read(lint.File{Name: "c.bib", Data: []byte("% bibfix:ignore-file internal-error: it is known\n@book{a, title = {T}}\n@book{b, title = {U}}\n@book{c, title = {T}}\n")})
	}
	seen := lint.Rule{ID: "seen", Check: func(p *lint.Pass) {
		if !p.Document.IsBibliography() {
			p.Report(lint.Diagnostic{Message: "seen"})
		}
	}, For: lint.Fielded, Entry: func(p *lint.Pass, r *lint.Reference) {
		p.Report(lint.Diagnostic{Reference: r, Span: r.Span, Message: "seen " + r.Key})
	}}
	index := func(n int) int { return []int{1, 2}[n] } // panics in the runtime, where the line to tell is none
	for _, c := range []struct {
		name string
		rule lint.Rule
		want []string
	}{
		{"a document", lint.Rule{ID: "bad", Check: func(p *lint.Pass) { index(len(p.Document.References) + 2) }},
			[]string{"a", "b", "c.bib"}},
		{"an entry", lint.Rule{ID: "bad", For: lint.Fielded, Entry: func(_ *lint.Pass, r *lint.Reference) {
			if r.Key == "b" {
				panic("b")
			}
		}}, []string{"c.bib"}},
		{"its likes", lint.Rule{ID: "bad", For: lint.Fielded, Alike: func(*lint.Reference, func(uint64)) { panic("alike") }, Twins: func(*lint.Pass, []*lint.Reference) {}}, []string{"c.bib"}},
		{"twins", lint.Rule{ID: "bad", For: lint.Fielded, Alike: func(_ *lint.Reference, same func(uint64)) { same(1) }, Twins: func(*lint.Pass, []*lint.Reference) { panic("twins") }}, []string{"c.bib"}},
	} {
		docs := []*lint.Document{text("a"), text("b"), database()}
		options := lint.Options{Ignore: map[string]bool{lint.InternalError: true}, Known: map[string]bool{}}
		var files, others []string
		for _, d := range lint.Lint(docs, []lint.Rule{c.rule, seen}, options) {
			if d.Rule != lint.InternalError {
				others = append(others, d.File+" "+d.Message)
				continue
			}
			files = append(files, d.File)
			if d.Severity != lint.Error || !strings.HasPrefix(d.Message, "internal error in the rule bad (") || !strings.Contains(d.Message, ", at check_test.go:") {
				t.Errorf("%s: it says %q", c.name, d.Message)
			}
		}
		if !slices.Equal(files, c.want) {
			t.Errorf("%s: told of %q, want %q", c.name, files, c.want)
		}
		if all := strings.Join(others, "; "); all != "a seen; b seen; c.bib seen a; c.bib seen b; c.bib seen c" {
			t.Errorf("%s: the other rule found %s", c.name, all)
		}
	}
}
