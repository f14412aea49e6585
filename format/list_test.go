package format

import (
	"cmp"
	"fmt"
	"strings"
	"testing"

	"github.com/bibfix/bibfix/format/kind"
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
		got := ""
		if f := Of(name); f != nil {
			got = cmp.Or(f.Variant, f.Name)
		}
		if got != want {
			t.Errorf("%s is of the format %q, want %q", name, got, want)
		}
	}
}

// No two formats claim one name or ending, each can be spoken of, and says what reading needs.
func TestFormats(t *testing.T) {
	seen := make(map[string]string)
	for _, f := range All() {
		id := cmp.Or(f.Variant, f.Name)
		for _, name := range append([]string{id}, f.Extensions...) {
			if other := seen[name]; other != "" {
				t.Errorf("%s and %s both claim %s", other, id, name)
			}
			seen[name] = id
		}
		for _, fault := range faults(f) {
			t.Errorf("%s: %s", id, fault)
		}
	}
}

// faults are what a value of a format lacks, or says twice.
func faults(f *Format) (all []string) {
	must := func(ok bool, fault string) {
		if !ok {
			all = append(all, fault)
		}
	}
	for _, ending := range append(f.Extensions, f.Shared...) {
		must(kind.Ending("a"+ending) == ending, ending+" is no ending as names have it")
	}
	must(f.Name != "" && f.Title != "" && f.One != "" && f.Many != "", "it lacks a word")
	must(len(f.Extensions)+len(f.Shared) > 0, "it has no ending")
	must(len(f.Shared) == 0 || f.Tells != nil, "its ending is shared, and its content does not tell it")
	must(!f.IsRead() || f.Holds != 0, "it is read and holds nothing")
	must((f.Part == "") == (f.ReadPart == nil), "it reads parts of no kind, or none of a kind")
	must(f.Remedy == "" || !f.IsRead() && !strings.Contains(fmt.Sprintf(f.Remedy, "it"), "%!"), "the remedy "+f.Remedy)
	return all
}
