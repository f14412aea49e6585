package lint_test

import (
	"strings"
	"testing"

	"github.com/bibfix/bibfix/format"
	"github.com/bibfix/bibfix/lint"
)

// replacing is a rule that replaces a span, and reports about the
// first entry.
func replacing(span lint.Span, text string, keys bool) lint.Rule {
	return lint.Rule{ID: "made", Check: func(p *lint.Pass) {
		d := lint.Diagnostic{Span: span, Fixes: []lint.Fix{{Safety: lint.Safe, Keys: keys, Edits: []lint.TextEdit{{Span: span, New: text}}}}}
		if db := p.Document.Database; db != nil {
			d.Reference = db.Cursor().Read(0)
		} else if len(p.Document.References) > 0 {
			d.Reference = p.Document.References[0]
		}
		p.Report(d)
	}}
}

// What is left of a safe fix that replaces what stands between ‹ and ›.
func TestGuard(t *testing.T) {
	for _, c := range []struct{ name, text, new, want string }{
		{"a.bib", "@misc{‹lund›, title = {Quays}}", "berg", "suggest"},
		{"a.bib", "@misc{l‹un›d, title = {Quays}}", "", "suggest"},
		{"a.bib", "@misc{lund, title = {‹Quays›}}", "Piers", "safe"},
		{"a.bib", "‹@misc{lund, title = {Quays}}›", "", "safe"},
		{"a.bib", "@misc{‹lund, title = {Qu›ays}}", "", "none"},
		{"a.bib", "@misc{lund, crossref = {‹berg›}}", "vik", "suggest"},
		{"a.bib", "@misc{lund, ‹crossref = {berg}›}", "", "safe"},
		{"a.bib", "@misc{lund, title = {Quays‹}›}", "", "none"},
		{"a.bib", "@misc{lund, title = {‹{Q}›uays}}", "Q", "safe"},
		{"a.bib", "@misc{lund, title = {‹Q›uays}}", "{Q", "none"},
		{"a.bib", `@misc{lund, title = {‹\{›Quays}}}`, `\textbraceleft{}`, "none"}, // a brace to BibTeX
		{"a.tex", `\cite{l‹un›d}\begin{thebibliography}{9}\bibitem{lund} A. Lund, Quays, 1991.\end{thebibliography}`, "u", "suggest"},
		{"a.tex", `\cite{lund}\begin{thebibliography}{9}\bibitem{‹lund›} A. Lund, Quays, 1991.\end{thebibliography}`, "berg", "suggest"},
		{"a.tex", `\cite{lund}\begin{thebibliography}{9}\bibitem{lund} A. Lund, {‹Quays},› 1991.\end{thebibliography}`, "Quays,", "none"},
		{"a.tex", `\cite{lund}\begin{thebibliography}{9}\bibitem{lund} A. Lund, ‹\{›Quays, 1991.\end{thebibliography}`, `\textbraceleft{}`, "safe"},
	} {
		before, rest, _ := strings.Cut(c.text, "‹")
		inside, after, _ := strings.Cut(rest, "›")
		span := lint.Span{Start: len(before), End: len(before) + len(inside)}
		for _, keys := range []bool{false, true} {
			want := c.want
			if keys && want == "suggest" {
				want = "safe"
			}
			doc := format.Read(lint.File{Name: c.name, Data: []byte(before + inside + after)})
			got := "none"
			for _, d := range lint.Check(doc, []lint.Rule{replacing(span, c.new, keys)}, 2026) {
				for _, fix := range d.Fixes {
					got = fix.Safety.String()
				}
			}
			if got != want {
				t.Errorf("%s by %q, keys %v: %s, want %s", c.text, c.new, keys, got, want)
			}
		}
	}
}
