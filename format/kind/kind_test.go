package kind

import (
	"fmt"
	"strings"
	"testing"

	_ "github.com/bibfix/bibfix/internal/golden"
)

func TestOf(t *testing.T) {
	for name, want := range map[string]string{
		"a.md": "markdown", "A.MD": "markdown", "docs/a.Markdown": "markdown", "paper.mdx": "markdown", "paper.mkd": "markdown",
		"one.qmd": "quarto", "one.Rmd": "rmarkdown", "t.tex": "latex", "t.Rnw": "sweave", "a.txt": "text", "a.text": "text",
		"refs.bib": "bibtex", "refs.bibtex": "bibtex", "refs.BibLaTeX": "bibtex",
		"a.docx": "word", "a.ipynb": "notebook", "a.org": "org", "a.rst": "rst", "a.adoc": "asciidoc", "a.typ": "typst",
		"a.ris": "ris", "a.nbib": "nbib", "a.bbl": "bbl", "a.yml": "yaml",
		"README": "", "paper": "", ".bashrc": "", "dir.md/README": "", "chapter.2": "", "v1.2.3": "", "Lund et al. draft": "", "a.": "",
		"refs.bib.bak": "", "paper.tex~": "", "a.py": "", "a.csv": "",
	} {
		if got := NameOf(name); got != want {
			t.Errorf("%s is of the kind %q, want %q", name, got, want)
		}
	}
}

// What has an ending and is of no kind is refused; what has none is read.
func TestEnding(t *testing.T) {
	for name, want := range map[string]string{
		"README": "", ".bashrc": "", "chapter.2": "", "Lund et al. draft": "", "a.": "", "x/.git": "",
		"refs.bib.bak": ".bak", "paper.tex~": ".tex~", "a.PY": ".py", ".a.md": ".md",
	} {
		if got := Ending(name); got != want {
			t.Errorf("%s ends in %q, want %q", name, got, want)
		}
	}
}

// No two kinds claim one name or ending, and each can be spoken of.
func TestKinds(t *testing.T) {
	seen := make(map[string]string)
	for _, k := range All() {
		for _, name := range append([]string{k.Name}, k.Extensions...) {
			if other := seen[name]; other != "" {
				t.Errorf("%s and %s both claim %s", other, k.Name, name)
			}
			seen[name] = k.Name
		}
		for _, ending := range k.Extensions {
			if Ending("a"+ending) != ending {
				t.Errorf("%s is no ending as names have it", ending)
			}
		}
		if k.Title == "" || k.Plural == "" || len(k.Extensions) == 0 {
			t.Errorf("%s lacks a word", k.Name)
		}
		if k.Remedy != "" && (k.Format != "" || strings.Contains(fmt.Sprintf(k.Remedy, "it"), "%!")) {
			t.Errorf("%s: the remedy %q", k.Name, k.Remedy)
		}
	}
}
