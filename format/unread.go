package format

import "github.com/bibfix/bibfix/format/kind"

const (
	toMarkdown = "save %s as Markdown or plain text, or have pandoc convert %[1]s"
	toText     = "save %s as plain text"
	toBibTeX   = "export %s as BibTeX"
)

// manuscripts and bibliographies are what people try, and what would be misread,
// or read as empty.
var (
	manuscripts = List{
		{Name: "word", Title: "Word", One: "a Word file", Many: "Word files", Holds: kind.Manuscript, Extensions: []string{".docx", ".doc", ".docm", ".dotx"}, Remedy: toText},
		{Name: "opendocument", Title: "OpenDocument", One: "an OpenDocument file", Many: "OpenDocument files", Holds: kind.Manuscript, Extensions: []string{".odt", ".fodt", ".ott"}, Remedy: toText},
		{Name: "rtf", Title: "RTF", One: "an RTF file", Many: "RTF files", Holds: kind.Manuscript, Extensions: []string{".rtf"}, Remedy: toText},
		{Name: "pages", Title: "Pages", One: "a Pages file", Many: "Pages files", Holds: kind.Manuscript, Extensions: []string{".pages"}, Remedy: toText},
		{Name: "notebook", Title: "Jupyter", One: "a Jupyter notebook", Many: "Jupyter notebooks", Holds: kind.Manuscript, Extensions: []string{".ipynb"}, Remedy: "export %s as Markdown"},
		{Name: "org", Title: "Org", One: "an Org file", Many: "Org files", Holds: kind.Manuscript, Extensions: []string{".org"}, Remedy: toMarkdown},
		{Name: "rst", Title: "reStructuredText", One: "a reStructuredText file", Many: "reStructuredText files", Holds: kind.Manuscript, Extensions: []string{".rst", ".rest"}, Remedy: toMarkdown},
		{Name: "asciidoc", Title: "AsciiDoc", One: "an AsciiDoc file", Many: "AsciiDoc files", Holds: kind.Manuscript, Extensions: []string{".adoc", ".asciidoc"}, Remedy: toMarkdown},
		{Name: "typst", Title: "Typst", One: "a Typst file", Many: "Typst files", Holds: kind.Manuscript, Extensions: []string{".typ"}, Remedy: toMarkdown},
		{Name: "lyx", Title: "LyX", One: "a LyX file", Many: "LyX files", Holds: kind.Manuscript, Extensions: []string{".lyx"}, Remedy: "export %s as LaTeX"},
		{Name: "textile", Title: "Textile", One: "a Textile file", Many: "Textile files", Holds: kind.Manuscript, Extensions: []string{".textile"}, Remedy: toMarkdown},
		{Name: "wiki", Title: "wiki", One: "a page of a wiki", Many: "pages of a wiki", Holds: kind.Manuscript, Extensions: []string{".wiki", ".mediawiki"}, Remedy: toMarkdown},
	}
	bibliographies = List{
		{Name: "ris", Title: "RIS", One: "an RIS file", Many: "RIS files", Holds: kind.Bibliography, Extensions: []string{".ris"}, Remedy: toBibTeX},
		{Name: "nbib", Title: "PubMed", One: "a PubMed file", Many: "PubMed files", Holds: kind.Bibliography, Extensions: []string{".nbib"}, Remedy: toBibTeX},
		{Name: "endnote", Title: "EndNote", One: "an EndNote file", Many: "EndNote files", Holds: kind.Bibliography, Extensions: []string{".enw", ".enl", ".enlx"}, Remedy: toBibTeX},
		{Name: "wos", Title: "Web of Science", One: "a Web of Science file", Many: "Web of Science files", Holds: kind.Bibliography, Extensions: []string{".ciw", ".isi"}, Remedy: toBibTeX},
	}
)

// others stand in folders by the hundred and are no manuscripts there: what
// pandoc made, data, settings.
var others = List{
	{Name: "pdf", Title: "PDF", One: "a PDF file", Many: "PDF files", Extensions: []string{".pdf"}},
	{Name: "html", Title: "HTML", One: "an HTML file", Many: "HTML files", Extensions: []string{".html", ".htm", ".xhtml"}},
	{Name: "xml", Title: "XML", One: "an XML file", Many: "XML files", Extensions: []string{".xml"}},
	{Name: "json", Title: "JSON", One: "a JSON file", Many: "JSON files", Extensions: []string{".json"}},
	{Name: "yaml", Title: "YAML", One: "a YAML file", Many: "YAML files", Extensions: []string{".yaml", ".yml"}},
	{Name: "epub", Title: "EPUB", One: "an e-book", Many: "e-books", Extensions: []string{".epub"}},
}
