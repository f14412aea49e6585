package format

import (
	"fmt"
	"strings"
	"testing"

	"github.com/bibfix/bibfix/format/kind"
	_ "github.com/bibfix/bibfix/internal/golden"
	"github.com/bibfix/bibfix/lint"
)

func TestRead(t *testing.T) {
	for _, tt := range []struct{ name, text, want string }{
		{"a.md", "plain", "markdown"},
		{"A.Markdown", "plain", "markdown"},
		{"a.qmd", "plain", "markdown"},
		{"a.txt", "Ropes were made of hemp.\n", "text"},
		{"a.txt", "", "text"},
		{"a.txt", "Intro.\n\n## Ropes\n\nText.\n", "markdown"},
		{"a.txt", "See [the quay](https://example.org).\n", "markdown"},
		{"a.txt", "It was *dear* and _wet_.\n\nIn **1811** it fell.\n", "markdown"},
		{"a.txt", "It was a fact.* Tar was cheap.\n\n* Adair says otherwise.\n", "text"},
		{"a.txt", "#1 of the harbours\n#2 of them\n", "text"},
		{"a.txt", "REFERENCES\n\n[1] Adair, M. Ropes. 2011.\n- a\n- b\n", "text"},
		{"a.txt", strings.Repeat("Hemp was dear.\n", 20_000) + "\n## References\n\nAdair, M. (2011). Ropes.\n", "markdown"},
		{"-", "# Ropes\n\nText.\n", "markdown"},
		{"-", "Ropes\n\nText.\n", "text"},
		{"-", "---\nbibliography: a.bib\n---\nText.\n", "markdown"},
		{"-", "Ropes [@adair2011].\nTar [@prado2009].\n", "markdown"},
		{"a.bib", "@book{a, title = {Ropes}}", "bibtex"},
		{"README", "Ropes\n", "text"},
		{"-", "@book{a, title = {Ropes}}", "bibtex"},
		{"-", "\ufeff% Encoding: UTF-8\r\n\r\n  @STRING {q = \"Quay\"}\r\n", "bibtex"},
		{"refs", "@book{a, title = {Ropes}}", "bibtex"},
		{"-", "@media print { a { b: c } }\n", "text"},
		{"-", "@font-face { src: a }\n", "text"},
		{"-", "@cached(\"{a}\")\n", "text"},
		{"-", "@{a}\n", "text"},
		{"-", "Mail me @adair{}\n@book{a, title = {Ropes}}\n", "text"},
		{"a.txt", "@book{a, title = {Ropes}}", "text"},
		{"-", "% a paper\n\\documentclass{article}\n", "latex"},
		{"paper", "Ropes \\cite{a}.\n\\begin{thebibliography}{1}\n\\bibitem{a} Adair.\n\\end{thebibliography}\n", "latex"},
		{"-", "# Ropes\n\n```\n\\documentclass{article}\n```\n", "markdown"},
		{"-", "Write \\documentclass first.\n", "text"},
		{"a.txt", "\\documentclass{article}\n", "text"},
	} {
		if got := Read(lint.File{Name: tt.name, Data: []byte(tt.text)}).Format; got != tt.want {
			t.Errorf("%s %.40q: read as %s, want %s", tt.name, tt.text, got, tt.want)
		}
	}
}

// What is of another format than its name says, so that nothing is found, is said.
func TestDoubt(t *testing.T) {
	for _, tt := range []struct{ name, text, want string }{
		{"refs.txt", "@book{a, title = {Ropes}}\n", "looks like BibTeX"},
		{"refs.md", "% JabRef\n@book{a, title = {Ropes}}\n", "looks like BibTeX"},
		{"refs.tex", "@book{a, title = {Ropes}}\n", "looks like BibTeX"},
		{"paper.txt", "\\documentclass{article}\nRopes \\cite{a}.\n", "looks like LaTeX"},
		{"paper.md", "\\begin{document}\nRopes \\ref{a}.\n", "looks like LaTeX"},
		{"paper.tex", "\\documentclass{article}\n\\begin{document}\nRopes.\n", "no reference list"},
		{"paper.md", "Ropes.\n", "no reference list"},
		{"paper.md", "Cite us:\n\n```\n@book{a, title = {Ropes}}\n```\n", "no reference list"},
	} {
		notes := strings.Join(Read(lint.File{Name: tt.name, Data: []byte(tt.text)}).Notes, "\n")
		if !strings.Contains(notes, tt.want) || strings.Contains(notes, "\n") {
			t.Errorf("%s %.40q: noted %q, want one that says %q", tt.name, tt.text, notes, tt.want)
		}
	}
}

func ExampleRead() {
	doc := Read(lint.File{Name: "ropes.txt", Data: []byte("Ropes rot (Adair, 2011).\n\nREFERENCES\n\nAdair, M. (2011). Ropewalks. Tern Press.\n")})
	fmt.Println(doc.Format, len(doc.References), len(doc.Citations))
	fmt.Println(doc.References[0].Text.String)
	// Output:
	// text 1 1
	// Adair, M. (2011). Ropewalks. Tern Press.
}

// A reader that fails costs the reading of its file, and is told.
func TestGuarded(t *testing.T) {
	broken := List{{Name: "knots", Title: "knots", Markup: kind.Plain, Read: func(lint.File, Context) *lint.Document { panic("out of ropes") }}}
	doc := broken.ReadFile(lint.File{Name: "a.md", Data: []byte("text")}, Context{})
	if len(doc.Errors) != 1 || doc.Errors[0].Rule != lint.InternalError || doc.Errors[0].File != "a.md" || string(doc.Data) != "text" {
		t.Fatalf("read as %+v", doc)
	}
	if message := doc.Errors[0].Message; !strings.Contains(message, "the reader (out of ropes, at format_test.go:") {
		t.Errorf("it says %q", message)
	}
}
