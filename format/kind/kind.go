// Package kind is the one table of what the endings of file names mean: which
// files bibfix reads and as what, and which it knows and does not read.
//
// Whatever asks for an ending asks [Of]. That TeX adds ".tex" to the name of a
// chapter, and BibTeX ".bib" to that of a bibliography, is no question of
// endings: those programs know no other.
package kind

import (
	"path"
	"slices"
	"strings"
	"unicode"
)

// A Kind is a kind of file that the ending of its name tells.
type Kind struct {
	Name       string   // "quarto": no two kinds share one
	Title      string   // one such file in a sentence: "a Quarto file"
	Plural     string   // several: "Quarto files"
	Format     string   // of the reader, as Document.Format calls it: "markdown"; "" for a kind that is not read
	Extensions []string // in lower case and with the point, the usual one first
	Holds      Holds
	Remedy     string // of a kind that is not read: what a user can do with %s, which is "it" or "them"; "" for the usual advice
}

// Holds says what files of a kind usually are.
type Holds uint8

// What files hold.
const (
	Other        Holds = iota // seldom a manuscript: what a program made, data, pages of the web
	Manuscript                // text that may cite
	Bibliography              // entries
)

// The formats that are read, as Document.Format calls them.
const (
	Markdown = "markdown"
	LaTeX    = "latex"
	Text     = "text"
	BibTeX   = "bibtex"
)

const (
	toMarkdown = "save %s as Markdown or plain text, or have pandoc convert %[1]s"
	toBibTeX   = "export %s as BibTeX"
)

// kinds are those that are read, and then those that people try and that
// would be misread, or read as empty.
var kinds = []Kind{
	{Name: "markdown", Title: "a Markdown file", Plural: "Markdown files", Format: Markdown, Holds: Manuscript,
		Extensions: []string{".md", ".markdown", ".mdown", ".mdwn", ".mkd", ".mkdn", ".mkdown", ".mdx"}},
	{Name: "quarto", Title: "a Quarto file", Plural: "Quarto files", Format: Markdown, Holds: Manuscript, Extensions: []string{".qmd"}},
	{Name: "rmarkdown", Title: "an R Markdown file", Plural: "R Markdown files", Format: Markdown, Holds: Manuscript, Extensions: []string{".rmd", ".rmarkdown"}},
	{Name: "latex", Title: "a LaTeX file", Plural: "LaTeX files", Format: LaTeX, Holds: Manuscript, Extensions: []string{".tex", ".ltx", ".latex", ".rtex"}},
	{Name: "sweave", Title: "a Sweave file", Plural: "Sweave files", Format: LaTeX, Holds: Manuscript, Extensions: []string{".rnw", ".snw"}},
	{Name: "text", Title: "a text file", Plural: "text files", Format: Text, Holds: Manuscript, Extensions: []string{".txt", ".text"}},
	{Name: "bibtex", Title: "a BibTeX file", Plural: "BibTeX files", Format: BibTeX, Holds: Bibliography, Extensions: []string{".bib", ".bibtex", ".biblatex"}},

	{Name: "word", Title: "a Word file", Plural: "Word files", Holds: Manuscript, Extensions: []string{".docx", ".doc", ".docm", ".dotx"}, Remedy: "save %s as plain text"},
	{Name: "opendocument", Title: "an OpenDocument file", Plural: "OpenDocument files", Holds: Manuscript, Extensions: []string{".odt", ".fodt", ".ott"}, Remedy: "save %s as plain text"},
	{Name: "rtf", Title: "an RTF file", Plural: "RTF files", Holds: Manuscript, Extensions: []string{".rtf"}, Remedy: "save %s as plain text"},
	{Name: "pages", Title: "a Pages file", Plural: "Pages files", Holds: Manuscript, Extensions: []string{".pages"}, Remedy: "save %s as plain text"},
	{Name: "notebook", Title: "a Jupyter notebook", Plural: "Jupyter notebooks", Holds: Manuscript, Extensions: []string{".ipynb"}, Remedy: "export %s as Markdown"},
	{Name: "org", Title: "an Org file", Plural: "Org files", Holds: Manuscript, Extensions: []string{".org"}, Remedy: toMarkdown},
	{Name: "rst", Title: "a reStructuredText file", Plural: "reStructuredText files", Holds: Manuscript, Extensions: []string{".rst", ".rest"}, Remedy: toMarkdown},
	{Name: "asciidoc", Title: "an AsciiDoc file", Plural: "AsciiDoc files", Holds: Manuscript, Extensions: []string{".adoc", ".asciidoc"}, Remedy: toMarkdown},
	{Name: "typst", Title: "a Typst file", Plural: "Typst files", Holds: Manuscript, Extensions: []string{".typ"}, Remedy: toMarkdown},
	{Name: "lyx", Title: "a LyX file", Plural: "LyX files", Holds: Manuscript, Extensions: []string{".lyx"}, Remedy: "export %s as LaTeX"},
	{Name: "textile", Title: "a Textile file", Plural: "Textile files", Holds: Manuscript, Extensions: []string{".textile"}, Remedy: toMarkdown},
	{Name: "wiki", Title: "a page of a wiki", Plural: "pages of a wiki", Holds: Manuscript, Extensions: []string{".wiki", ".mediawiki"}, Remedy: toMarkdown},

	{Name: "ris", Title: "an RIS file", Plural: "RIS files", Holds: Bibliography, Extensions: []string{".ris"}, Remedy: toBibTeX},
	{Name: "nbib", Title: "a PubMed file", Plural: "PubMed files", Holds: Bibliography, Extensions: []string{".nbib"}, Remedy: toBibTeX},
	{Name: "endnote", Title: "an EndNote file", Plural: "EndNote files", Holds: Bibliography, Extensions: []string{".enw", ".enl", ".enlx"}, Remedy: toBibTeX},
	{Name: "wos", Title: "a Web of Science file", Plural: "Web of Science files", Holds: Bibliography, Extensions: []string{".ciw", ".isi"}, Remedy: toBibTeX},

	// What follows stands in folders by the hundred and is no manuscript there:
	// what LaTeX and pandoc made, data, settings.
	{Name: "bbl", Title: "a list that BibTeX or biber made", Plural: "lists that BibTeX or biber made", Extensions: []string{".bbl"}, Remedy: "name the .bib file that %s was made of"},
	{Name: "pdf", Title: "a PDF file", Plural: "PDF files", Extensions: []string{".pdf"}},
	{Name: "html", Title: "an HTML file", Plural: "HTML files", Extensions: []string{".html", ".htm", ".xhtml"}},
	{Name: "xml", Title: "an XML file", Plural: "XML files", Extensions: []string{".xml"}},
	{Name: "json", Title: "a JSON file", Plural: "JSON files", Extensions: []string{".json"}},
	{Name: "yaml", Title: "a YAML file", Plural: "YAML files", Extensions: []string{".yaml", ".yml"}},
	{Name: "epub", Title: "an e-book", Plural: "e-books", Extensions: []string{".epub"}},
}

// All are the kinds, those that are read first.
func All() []Kind { return slices.Clone(kinds) }

// Of is the kind of a file of that name or path, with slashes; nil where the
// name has no ending, or one that no kind claims.
func Of(name string) *Kind {
	ending := Ending(name)
	if ending == "" {
		return nil
	}
	for i := range kinds {
		if slices.Contains(kinds[i].Extensions, ending) {
			return &kinds[i]
		}
	}
	return nil
}

// NameOf is the name of the kind of a file: "quarto" for "book/one.qmd", "" for none.
func NameOf(name string) string {
	if k := Of(name); k != nil {
		return k.Name
	}
	return ""
}

// Is says whether a file is read as that format by the ending of its name.
func Is(name, format string) bool {
	k := Of(name)
	return k != nil && k.Format == format
}

// IsRead says whether a file is read as any format by the ending of its name.
func IsRead(name string) bool {
	k := Of(name)
	return k != nil && k.Format != ""
}

// Ending is the ending of a name in lower case and with its point: ".md". There
// is none in the name of a hidden file (".latexmkrc"), in a number or version
// ("chapter.2") and in words behind a full stop ("Lund et al. final").
func Ending(name string) string {
	base := path.Base(name)
	ending := path.Ext(base)
	if ending == "." || ending == base || strings.ContainsFunc(ending, unicode.IsSpace) || !strings.ContainsFunc(ending, unicode.IsLetter) {
		return ""
	}
	return strings.ToLower(ending)
}

// Read are the endings of the formats that are read; with names, of those alone.
func Read(formats ...string) []string {
	var endings []string
	for _, k := range kinds {
		if k.Format != "" && (len(formats) == 0 || slices.Contains(formats, k.Format)) {
			endings = append(endings, k.Extensions...)
		}
	}
	return endings
}
