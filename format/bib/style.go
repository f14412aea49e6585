package bib

import (
	"fmt"
	"slices"
	"strings"
)

// A Style says how [Format] sets a file out. The words are those that users
// write; [Style.Check] knows which there are. Flags and configuration files
// fill it.
type Style struct {
	Indent     string   // before a field: spaces or tabs
	Align      int      // column of the = counted from the first letter of the name; 0 for one space; AlignEntry
	Types      string   // letters of entry types: lower, upper or keep
	Names      string   // letters of field names: lower, upper or keep
	Delimiters string   // of values: keep, braces or quotes
	Numbers    string   // values of digits alone: keep, bare or delimited
	Months     string   // keep, or macro: {March}, {mar.} and 3 become mar
	Comma      string   // behind the last field: always, never or keep
	BlankLines int      // between entries
	Wrap       int      // width of a line in characters, to which long text is folded; 0 leaves it alone
	Fields     []string // names of fields in the order they are to have; standard stands for a list of the usual ones; the others follow as they are
	Drop       []string // names of fields that are left out
	DropEmpty  bool     // fields with nothing in their value are left out
	Entries    []string // what entries are sorted by: key, type, author, year or any other field, with - before it for descending; none leaves them as they are
}

// AlignEntry sets the = of an entry below one another behind its longest name.
const AlignEntry = -1

// DefaultStyle has an entry as most programs write it, one field a line. The
// column is that of bibtex-tidy, behind all names of common fields, so that a
// further field changes no other line; for the same reason the last one has a
// comma, as biber and JabRef write it. Nothing is sorted, wrapped or put into
// other delimiters.
func DefaultStyle() Style {
	return Style{
		Indent: "  ", Align: 14, Types: "lower", Names: "lower", Delimiters: "keep", Numbers: "keep", Months: "keep", Comma: "always", BlankLines: 1,
	}
}

// standardFields is the order named standard, for those who want one and have
// none of their own: who, what, where in it, when, and where to find it.
var standardFields = []string{
	"author", "editor", "translator", "title", "subtitle", "shorttitle", "booktitle", "booksubtitle", "maintitle",
	"journal", "journaltitle", "shortjournal", "series", "volume", "number", "issue", "pages", "pagetotal", "chapter", "edition", "eid",
	"year", "month", "day", "date", "publisher", "institution", "school", "organization", "address", "location", "howpublished", "type",
	"doi", "eprint", "eprinttype", "eprintclass", "archiveprefix", "primaryclass", "isbn", "issn", "url", "urldate",
	"crossref", "xdata", "note", "language", "langid", "keywords", "abstract", "annote", "annotation", "file",
}

// Check refuses a style that cannot be.
func (s Style) Check() error {
	for _, word := range []struct{ name, value, known string }{
		{"types", s.Types, "lower upper keep"},
		{"names", s.Names, "lower upper keep"},
		{"delimiters", s.Delimiters, "keep braces quotes"},
		{"numbers", s.Numbers, "keep bare delimited"},
		{"months", s.Months, "keep macro"},
		{"trailing-comma", s.Comma, "always never keep"},
	} {
		if known := strings.Fields(word.known); !slices.Contains(known, word.value) {
			return fmt.Errorf("unknown word %q for %s; known are %s", word.value, word.name, strings.Join(known, ", "))
		}
	}
	switch {
	case strings.Trim(s.Indent, " \t") != "" || len(s.Indent) > maxIndent:
		return fmt.Errorf("an indent has at most %d spaces or tabs", maxIndent)
	case s.Align < AlignEntry || s.Align > maxAlign:
		return fmt.Errorf("the column of = lies between 0 and %d", maxAlign)
	case s.BlankLines < 0 || s.BlankLines > maxBlank:
		return fmt.Errorf("between entries stand 0 to %d blank lines", maxBlank)
	case s.Wrap != 0 && s.Wrap < minWrap:
		return fmt.Errorf("lines cannot be wrapped to less than %d characters; 0 leaves them alone", minWrap)
	}
	for _, name := range slices.Concat(s.Fields, s.Entries, s.Drop) {
		if strings.Trim(name, "-") == "" {
			return fmt.Errorf("an empty name among those of fields")
		}
	}
	return nil
}

// Bounds of what can be asked for.
const (
	maxIndent = 40
	maxAlign  = 100
	maxBlank  = 9
	minWrap   = 30
)
