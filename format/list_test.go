package format

import (
	"cmp"
	"fmt"
	"strings"
	"testing"

	"github.com/bibfix/bibfix/format/kind"
	"github.com/bibfix/bibfix/lint"
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

// ledger shares its ending with data of all kinds.
var ledger = &Format{
	Name: "ledger", Title: "ledger", One: "a ledger", Many: "ledgers", Extensions: []string{".ledger"}, Shared: []string{".leaf"},
	Holds: kind.Bibliography, Limit: 1 << 30, Tells: func(data []byte) bool { return strings.HasPrefix(string(data), "[ledger") },
	Read: func(file lint.File, _ Context) *lint.Document { return &lint.Document{File: file, Format: "ledger"} },
}

// Where an ending is shared, the content tells, and only that.
func TestShared(t *testing.T) {
	list := append(All(), ledger)
	for _, c := range []struct{ name, text, want string }{
		{"a.ledger", "anything", "ledger"},
		{"a.leaf", "[ledger]", "ledger"}, {"A.LEAF", "[ledger]", "ledger"},
		{"a.leaf", "[1]", "text"}, {"a.twig", "[ledger]", "text"}, {"a.txt", "[ledger]", "text"}, {"a.bib", "[ledger]", "bibtex"},
		{"a.leaf", "# Levies\n\n*Tar* and [hemp](https://example.org).\n", "markdown"},
		{"-", "[ledger]", "ledger"}, {"-", "@book{a, title = {[ledger]}}", "bibtex"},
	} {
		if got := list.ReadFile(lint.File{Name: c.name, Data: []byte(c.text)}, Context{}).Format; got != c.want {
			t.Errorf("%s %q: read as %s, want %s", c.name, c.text, got, c.want)
		}
	}
	for name, want := range map[string]bool{"a.leaf": true, "a.ledger": true, "a.md": true, "a.twig": false, "a": false, ".leaf": false} {
		if got := list.MayBe(name, (*Format).IsRead); got != want {
			t.Errorf("%s may be read: %v, want %v", name, got, want)
		}
	}
	if list.IsRead("a.leaf") || All().MayBe("a.leaf", func(f *Format) bool { return f.Is("ledger") }) {
		t.Error("the name alone has a.json read, or a format that is not in the list")
	}
	for name, want := range map[string]int64{"a.leaf": 1 << 30, "a.md": kind.MaxSize, "a.bib": 1<<32 - 1, "a": kind.MaxSize, "a.docx": kind.MaxSize} {
		if got := list.Limit(name); got != want {
			t.Errorf("%s: read up to %d bytes, want %d", name, got, want)
		}
	}
	for name, want := range map[string]*Format{"a.leaf": ledger, "a.ledger": nil, "a.bib": nil, "a.twig": nil, "a": nil} {
		if got := list.Called(name); got != want {
			t.Errorf("%s, which is called a bibliography, is %v", name, got)
		}
	}
	other := *ledger
	if got := append(list, &other).Called("a.leaf"); got != nil {
		t.Errorf("of two formats %s was chosen", got.Name)
	}
	if doc := list.ReadFile(lint.File{Name: "a.leaf"}, Context{Within: ledger.Name}); doc.Format != ledger.Name {
		t.Errorf("an empty ledger that is called so is read as %s", doc.Format)
	}
	doc := list.ReadFile(lint.File{Name: "a.txt", Data: []byte("[ledger] and no more\n")}, Context{})
	if notes := strings.Join(doc.Notes, ""); !strings.Contains(notes, "looks like ledger: a name that ends in .ledger has") {
		t.Errorf("noted %q", notes)
	}
}

// The formats in words, and none for none.
func TestWords(t *testing.T) {
	for want, list := range map[string]List{
		"": {}, "BibTeX": {Named("bibtex"), Of("a.docx"), Of("a.bbl")},
		"Markdown or BibTeX": {Named("markdown"), Of("a.qmd"), Named("bibtex")}, "Markdown, LaTeX or plain text": {Named("markdown"), Named("latex"), Named("text")},
	} {
		if got := list.Words("or"); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}
