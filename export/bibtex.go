package export

import (
	"bufio"
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/nickng/bibtex"

	"github.com/bibfix/bibfix/internal/bibname"
	"github.com/bibfix/bibfix/internal/fold"
	"github.com/bibfix/bibfix/internal/words"
	"github.com/bibfix/bibfix/lint"
)

// BibTeX writes the references of all documents as BibTeX entries, in the order
// of their lists. Field names are those of BibTeX; what only biblatex knows
// (urldate, origdate, eid, pagetotal) is ignored by the older styles. Entries of
// a .bib file are written as they stand there, with the macros of the file, so
// that no field is lost. Its errors are those
// of w.
func BibTeX(w io.Writer, docs []*lint.Document) error {
	keys := newKeys()
	out := bufio.NewWriter(w)
	separator := ""
	for _, doc := range docs {
		if doc.Has(lint.Fielded | lint.TeX) {
			out.WriteString(separator)
			separator = "\n"
			writeAsItStands(out, doc)
			continue
		}
		for r := range doc.Entries() {
			out.WriteString(separator)
			separator = "\n"
			writeEntry(out, newEntry(r, keys.of(r)))
		}
	}
	return out.Flush()
}

// writeAsItStands copies the macros and entries of a bibliography file.
func writeAsItStands(out *bufio.Writer, doc *lint.Document) {
	for _, m := range doc.Macros {
		out.Write(doc.Data[m.Span.Start:m.Span.End])
		out.WriteByte('\n')
	}
	between := len(doc.Macros) > 0
	for r := range doc.Entries() {
		if between {
			out.WriteByte('\n')
		}
		between = true
		out.Write(doc.Data[r.Span.Start:r.Span.End])
		out.WriteByte('\n')
	}
}

// fieldOrder is the order in which fields are written.
var fieldOrder = [...]string{
	"author", "editor", "translator", "title", "shorttitle", "journal", "shortjournal", "booktitle", "howpublished", "series",
	"edition", "version", "chapter", "volume", "volumes", "number", "pages", "eid", "pagetotal", "eventtitle", "venue",
	"publisher", "school", "institution", "address", "type", "year", "month", "day", "origdate", "isbn", "issn", "doi",
	"eprint", "archiveprefix", "pmid", "pmcid", "url", "urldate", "language", "keywords", "note", "abstract", "annote",
}

// writeEntry prints an entry with its fields in fieldOrder. The printers of the
// library are not used: docs/decisions tells what they get wrong.
func writeEntry(out *bufio.Writer, e *bibtex.BibEntry) {
	fmt.Fprintf(out, "@%s{%s", e.Type, e.CiteName)
	for _, name := range fieldOrder {
		if value, ok := e.Fields[name]; ok {
			fmt.Fprintf(out, ",\n  %s = %s", name, value.RawString())
		}
	}
	out.WriteString("\n}\n")
}

// entryTypes are the entry types of BibTeX for the types of CSL; misc for all
// others.
var entryTypes = map[string]string{
	"article-journal": "article", "article-magazine": "article", "article-newspaper": "article",
	"review": "article", "review-book": "article",
	"book": "book", "classic": "book", "collection": "book",
	"chapter": "incollection", "entry-dictionary": "incollection", "entry-encyclopedia": "incollection", "entry": "incollection",
	"paper-conference": "inproceedings", "thesis": "phdthesis", "report": "techreport", "standard": "techreport",
	"manuscript": "unpublished",
}

func newEntry(r *lint.Reference, key string) *bibtex.BibEntry {
	kind := entryTypes[r.Type]
	switch {
	case kind == "":
		kind = "misc"
	case kind == "phdthesis" && isMaster(r.Value("genre")):
		kind = "mastersthesis"
	}
	e := bibtex.NewBibEntry(kind, key)
	set := func(name, value string) {
		if value != "" {
			e.AddField(name, bibtex.NewBibConst(value))
		}
	}
	text := func(name, field string) { set(name, escape(clean(r.Value(field)))) }

	set("author", bibNames(r.Field("author")))
	set("editor", bibNames(r.Field("editor")))
	set("translator", bibNames(r.Field("translator")))
	set("title", protect(clean(r.Value("title"))))
	text(containerField[kind], "container-title")
	text("series", "collection-title")
	set("edition", escape(edition(clean(r.Value("edition")))))
	text("volume", "volume")
	text("number", "issue")
	set("pages", pageRange(clean(r.Value("page"))))
	if kind == "article" || kind == "inproceedings" {
		text("eid", "number") // the article number that stands in place of pages
	} else {
		text("number", "number")
	}
	text("pagetotal", "number-of-pages")
	text(publisherField[kind], "publisher")
	text("address", "publisher-place")
	text("type", "genre")
	addDates(e, r)
	text("isbn", "ISBN")
	text("issn", "ISSN")
	text("pmid", "PMID")
	text("pmcid", "PMCID")
	set("doi", verbatim(clean(r.Value("DOI"))))
	set("url", verbatim(clean(r.Value("URL"))))
	if arxiv := verbatim(clean(r.Value("arxiv"))); arxiv != "" {
		set("eprint", arxiv)
		set("archiveprefix", "arXiv")
	}
	set("note", escape(clean(note(r))))
	for name, field := range furtherFields {
		text(name, field)
	}
	return e
}

// furtherFields are those that a reference list in a text seldom has, and a
// bibliography of another format has.
var furtherFields = map[string]string{
	"shorttitle": "title-short", "shortjournal": "container-title-short", "version": "version", "chapter": "chapter-number",
	"volumes": "number-of-volumes", "eventtitle": "event-title", "venue": "event-place", "language": "language",
	"keywords": "keyword", "abstract": "abstract", "annote": "annote",
}

// containerField names the field of the work that holds this one.
var containerField = map[string]string{
	"article": "journal", "incollection": "booktitle", "inproceedings": "booktitle", "book": "series",
	"phdthesis": "howpublished", "mastersthesis": "howpublished", "techreport": "series",
	"unpublished": "howpublished", "misc": "howpublished",
}

// publisherField names the field of who published a work.
var publisherField = map[string]string{
	"article": "publisher", "incollection": "publisher", "inproceedings": "publisher", "book": "publisher",
	"phdthesis": "school", "mastersthesis": "school", "techreport": "institution",
	"unpublished": "publisher", "misc": "publisher",
}

// isMaster tells a master's thesis from a doctor's by the words for it.
func isMaster(genre string) bool {
	for word := range strings.FieldsSeq(fold.Words(genre)) {
		switch word {
		case "master", "masters", "masterarbeit", "mestrado", "maestria", "magister", "magisterarbeit", "diplomarbeit", "msc", "ma", "ms", "mphil", "mba", "laurea", "licenciatura":
			return true
		}
	}
	letters := fold.Letters(genre)
	return strings.HasPrefix(letters, "msthesis") || strings.HasPrefix(letters, "mathesis") || strings.HasPrefix(letters, "mscthesis")
}

// edition leaves out the word that BibTeX styles write themselves: "2nd ed." is
// "2nd".
func edition(s string) string {
	words := strings.Fields(s)
	if n := len(words); n > 1 {
		switch fold.Letters(words[n-1]) {
		case "ed", "edn", "edition", "edicion", "edicao", "edizione", "aufl", "auflage":
			words = words[:n-1]
		}
	}
	return strings.Join(words, " ")
}

// addDates sets year, month (as BibTeX's own macro) and day, and the ISO dates
// of biblatex for first publication and access. A year's letter is left out:
// BibTeX styles give their own.
func addDates(e *bibtex.BibEntry, r *lint.Reference) {
	d := r.Issued()
	year := ""
	switch {
	case d.Year != 0 && d.End != 0:
		year = fmt.Sprintf("%d--%d", d.Year, d.End)
	case d.Year != 0:
		year = strconv.Itoa(d.Year)
	default:
		year = escape(clean(d.Status))
	}
	if year != "" {
		e.AddField("year", bibtex.NewBibConst(year))
	}
	if macro := words.MonthMacro(d.Month); macro != "" {
		e.AddField("month", &bibtex.BibVar{Key: macro, Value: bibtex.NewBibConst(macro)})
		if d.Day != 0 {
			e.AddField("day", bibtex.NewBibConst(strconv.Itoa(d.Day)))
		}
	}
	original := d.Original
	if f := r.Field("original-date"); f != nil && f.Date.Year != 0 {
		original = f.Date.Year
	}
	if original != 0 {
		e.AddField("origdate", bibtex.NewBibConst(strconv.Itoa(original)))
	}
	if f := r.Field("accessed"); f != nil && f.Date.Year != 0 {
		e.AddField("urldate", bibtex.NewBibConst(isoDate(f.Date)))
	}
}

func isoDate(d lint.Date) string {
	switch {
	case d.Month == 0:
		return fmt.Sprintf("%04d", d.Year)
	case d.Day == 0:
		return fmt.Sprintf("%04d-%02d", d.Year, d.Month)
	}
	return fmt.Sprintf("%04d-%02d-%02d", d.Year, d.Month, d.Day)
}

// bibNames joins names in BibTeX's form "von Last, Jr, First and …"; a list
// that was cut short ends in "and others".
func bibNames(f *lint.Field) string {
	if f == nil {
		return ""
	}
	var names []string
	for _, n := range f.Names {
		if s := bibName(n); s != "" {
			names = append(names, s)
		}
	}
	if f.Open && len(names) > 0 {
		names = append(names, bibname.Others)
	}
	return strings.Join(names, bibname.And)
}

func bibName(n lint.Name) string {
	n = lint.Name{Literal: clean(n.Literal), Family: clean(n.Family), Given: clean(n.Given), Suffix: clean(n.Suffix), Particle: clean(n.Particle)}
	return bibname.Write(n, escape)
}
