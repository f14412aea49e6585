package bib

import "github.com/bibfix/bibfix/lint"

// A role says how the value of a field is read.
type role uint8

const (
	prose     role = iota // text with TeX in it
	people                // a list of names
	verbatim              // an address or identifier, in which TeX is not at work
	dated                 // a day, a year or a span of them
	monthly               // a month, which belongs to the year
	referring             // keys of other entries
	opaque                // local to some program
)

// A fieldKind is what is known of a field by its name: what CSL calls it, how it
// is read, and, where biblatex alone has it, that it does.
//
// Sources: the BibTeX documentation btxdoc.pdf; the biblatex manual, section
// 2.2; the mapping of CSL names to both in pandoc and citeproc's documentation.
type fieldKind struct {
	raw  string
	csl  string
	role role
	side lint.Dialect
}

// fieldKinds are the fields of BibTeX and biblatex. Index 0 is no field.
var fieldKinds = []fieldKind{
	{},
	{"author", "author", people, lint.AnyDialect},
	{"editor", "editor", people, lint.AnyDialect},
	{"translator", "translator", people, lint.AnyDialect},
	{"editora", "", people, lint.Biblatex},
	{"editorb", "", people, lint.Biblatex},
	{"editorc", "", people, lint.Biblatex},
	{"annotator", "", people, lint.Biblatex},
	{"commentator", "", people, lint.Biblatex},
	{"afterword", "", people, lint.Biblatex},
	{"foreword", "", people, lint.Biblatex},
	{"introduction", "", people, lint.Biblatex},
	{"bookauthor", "container-author", people, lint.Biblatex},
	{"holder", "", people, lint.Biblatex},
	{"shortauthor", "", people, lint.Biblatex},
	{"shorteditor", "", people, lint.Biblatex},
	{"title", "title", prose, lint.AnyDialect},
	{"subtitle", "", prose, lint.Biblatex},
	{"titleaddon", "", prose, lint.Biblatex},
	{"shorttitle", "title-short", prose, lint.AnyDialect},
	{"journal", "container-title", prose, lint.AnyDialect},
	{"journaltitle", "container-title", prose, lint.Biblatex},
	{"journalsubtitle", "", prose, lint.Biblatex},
	{"shortjournal", "container-title-short", prose, lint.AnyDialect},
	{"booktitle", "container-title", prose, lint.AnyDialect},
	{"booksubtitle", "", prose, lint.Biblatex},
	{"maintitle", "", prose, lint.Biblatex},
	{"mainsubtitle", "", prose, lint.Biblatex},
	{"issuetitle", "", prose, lint.Biblatex},
	{"eventtitle", "event-title", prose, lint.Biblatex},
	{"venue", "event-place", prose, lint.AnyDialect},
	{"series", "collection-title", prose, lint.AnyDialect},
	{"volume", "volume", prose, lint.AnyDialect},
	{"volumes", "number-of-volumes", prose, lint.AnyDialect},
	{"number", "issue", prose, lint.AnyDialect},
	{"issue", "issue", prose, lint.AnyDialect},
	{"part", "", prose, lint.Biblatex},
	{"pages", "page", prose, lint.AnyDialect},
	{"pagetotal", "number-of-pages", prose, lint.AnyDialect},
	{"numpages", "number-of-pages", prose, lint.AnyDialect},
	{"eid", "number", prose, lint.AnyDialect},
	{"articleno", "number", prose, lint.AnyDialect},
	{"chapter", "chapter-number", prose, lint.AnyDialect},
	{"edition", "edition", prose, lint.AnyDialect},
	{"version", "version", prose, lint.AnyDialect},
	{"publisher", "publisher", prose, lint.AnyDialect},
	{"institution", "publisher", prose, lint.AnyDialect},
	{"school", "publisher", prose, lint.AnyDialect},
	{"organization", "publisher", prose, lint.AnyDialect},
	{"address", "publisher-place", prose, lint.AnyDialect},
	{"location", "publisher-place", prose, lint.AnyDialect},
	{"howpublished", "", prose, lint.AnyDialect},
	{"type", "genre", prose, lint.AnyDialect},
	{"year", "issued", dated, lint.AnyDialect},
	{"date", "issued", dated, lint.AnyDialect},
	{"month", "", monthly, lint.AnyDialect},
	{"day", "", prose, lint.AnyDialect},
	{"urldate", "accessed", dated, lint.AnyDialect},
	{"eventdate", "event-date", dated, lint.Biblatex},
	{"origdate", "original-date", dated, lint.Biblatex},
	{"origyear", "original-date", dated, lint.AnyDialect},
	{"origtitle", "original-title", prose, lint.Biblatex},
	{"origpublisher", "original-publisher", prose, lint.Biblatex},
	{"origlocation", "original-publisher-place", prose, lint.Biblatex},
	{"pubstate", "status", prose, lint.Biblatex},
	{"note", "note", prose, lint.AnyDialect},
	{"addendum", "", prose, lint.Biblatex},
	{"annote", "annote", prose, lint.AnyDialect},
	{"annotation", "annote", prose, lint.AnyDialect},
	{"abstract", "abstract", prose, lint.AnyDialect},
	{"keywords", "keyword", prose, lint.AnyDialect},
	{"keyword", "keyword", prose, lint.AnyDialect},
	{"language", "language", prose, lint.AnyDialect},
	{"langid", "language", prose, lint.AnyDialect},
	{"hyphenation", "", prose, lint.AnyDialect},
	{"doi", "DOI", verbatim, lint.AnyDialect},
	{"url", "URL", verbatim, lint.AnyDialect},
	{"eprint", "", verbatim, lint.AnyDialect},
	{"eprinttype", "", prose, lint.AnyDialect},
	{"eprintclass", "", prose, lint.AnyDialect},
	{"archiveprefix", "", prose, lint.AnyDialect},
	{"primaryclass", "", prose, lint.AnyDialect},
	{"isbn", "ISBN", prose, lint.AnyDialect},
	{"issn", "ISSN", prose, lint.AnyDialect},
	{"isrn", "", prose, lint.AnyDialect},
	{"pmid", "PMID", prose, lint.AnyDialect},
	{"pmcid", "PMCID", prose, lint.AnyDialect},
	{"file", "", opaque, lint.AnyDialect},
	{"pdf", "", verbatim, lint.AnyDialect},
	{"verba", "", verbatim, lint.Biblatex},
	{"verbb", "", verbatim, lint.Biblatex},
	{"verbc", "", verbatim, lint.Biblatex},
	{"crossref", "", referring, lint.AnyDialect},
	{"xref", "", referring, lint.Biblatex},
	{"xdata", "", referring, lint.Biblatex},
	{"entryset", "", referring, lint.Biblatex},
	{"related", "", referring, lint.Biblatex},
	{"ids", "", referring, lint.Biblatex},
	{"relatedtype", "", prose, lint.Biblatex},
	{"relatedstring", "", prose, lint.Biblatex},
	{"entrysubtype", "", prose, lint.Biblatex},
	{"key", "", prose, lint.AnyDialect},
	{"label", "", prose, lint.AnyDialect},
	{"shorthand", "", prose, lint.Biblatex},
	{"options", "", opaque, lint.Biblatex},
	{"timestamp", "", opaque, lint.AnyDialect},
	{"owner", "", opaque, lint.AnyDialect},
	{"groups", "", opaque, lint.AnyDialect},
	{"biburl", "", opaque, lint.AnyDialect},
	{"bibsource", "", opaque, lint.AnyDialect},
	{"bdsk-url-1", "", verbatim, lint.AnyDialect},
	{"bdsk-url-2", "", verbatim, lint.AnyDialect},
	{"bdsk-file-1", "", opaque, lint.AnyDialect},
	{"bdsk-file-2", "", opaque, lint.AnyDialect},
	{"date-added", "", opaque, lint.AnyDialect},
	{"date-modified", "", opaque, lint.AnyDialect},
	{"adsurl", "", verbatim, lint.AnyDialect},
	{"adsnote", "", opaque, lint.AnyDialect},
	{"mrnumber", "", opaque, lint.AnyDialect},
	{"zblnumber", "", opaque, lint.AnyDialect},
	{"mrreviewer", "", opaque, lint.AnyDialect},
	{"__markedentry", "", opaque, lint.AnyDialect},
}

// An entryKind is what is known of an entry type.
type entryKind struct {
	raw  string
	csl  string
	side lint.Dialect // the program that alone knows it
}

// entryKinds are the entry types of BibTeX, biblatex and a few that styles of
// both have in common. Index 0 is a type of no table.
var entryKinds = []entryKind{
	{},
	{"article", "article-journal", lint.AnyDialect},
	{"inproceedings", "paper-conference", lint.AnyDialect},
	{"conference", "paper-conference", lint.AnyDialect},
	{"book", "book", lint.AnyDialect},
	{"misc", "document", lint.AnyDialect},
	{"incollection", "chapter", lint.AnyDialect},
	{"inbook", "chapter", lint.AnyDialect},
	{"techreport", "report", lint.AnyDialect},
	{"phdthesis", "thesis", lint.AnyDialect},
	{"mastersthesis", "thesis", lint.AnyDialect},
	{"proceedings", "book", lint.AnyDialect},
	{"booklet", "pamphlet", lint.AnyDialect},
	{"manual", "report", lint.AnyDialect},
	{"unpublished", "manuscript", lint.AnyDialect},
	{"online", "webpage", lint.Biblatex},
	{"electronic", "webpage", lint.AnyDialect},
	{"www", "webpage", lint.AnyDialect},
	{"webpage", "webpage", lint.AnyDialect},
	{"report", "report", lint.Biblatex},
	{"thesis", "thesis", lint.Biblatex},
	{"bachelorsthesis", "thesis", lint.AnyDialect},
	{"collection", "book", lint.Biblatex},
	{"mvbook", "book", lint.Biblatex},
	{"mvcollection", "book", lint.Biblatex},
	{"mvproceedings", "book", lint.Biblatex},
	{"mvreference", "book", lint.Biblatex},
	{"bookinbook", "chapter", lint.Biblatex},
	{"suppbook", "chapter", lint.Biblatex},
	{"suppcollection", "chapter", lint.Biblatex},
	{"suppperiodical", "article-journal", lint.Biblatex},
	{"reference", "book", lint.Biblatex},
	{"inreference", "entry-encyclopedia", lint.Biblatex},
	{"periodical", "periodical", lint.Biblatex},
	{"patent", "patent", lint.AnyDialect},
	{"dataset", "dataset", lint.Biblatex},
	{"software", "software", lint.Biblatex},
	{"artwork", "graphic", lint.Biblatex},
	{"audio", "song", lint.Biblatex},
	{"image", "graphic", lint.Biblatex},
	{"movie", "motion_picture", lint.Biblatex},
	{"music", "song", lint.Biblatex},
	{"performance", "performance", lint.Biblatex},
	{"video", "motion_picture", lint.Biblatex},
	{"review", "review", lint.Biblatex},
	{"standard", "standard", lint.AnyDialect},
	{"legislation", "legislation", lint.Biblatex},
	{"legal", "legislation", lint.Biblatex},
	{"jurisdiction", "legal_case", lint.Biblatex},
	{"commentary", "", lint.Biblatex},
	{"letter", "personal_communication", lint.Biblatex},
	{"set", "", lint.Biblatex},
	{"xdata", "", lint.Biblatex},
	{"control", "", lint.AnyDialect},
	{"ieeetranbstctl", "", lint.AnyDialect},
}

// index makes the lookup of a table by lower-cased name.
func index[T any](table []T, name func(T) string) map[string]uint16 {
	at := make(map[string]uint16, len(table))
	for i := 1; i < len(table); i++ {
		at[name(table[i])] = uint16(i)
	}
	return at
}

var (
	fieldIDs = index(fieldKinds, func(k fieldKind) string { return k.raw })
	entryIDs = index(entryKinds, func(k entryKind) string { return k.raw })
)
