// Package export writes the references that bibfix read from a manuscript in
// the two forms that other programs take: CSL-JSON (Zotero, pandoc, citeproc)
// and BibTeX.
//
// An export holds what was read and nothing more: what the reader was not sure
// of is left out, never guessed. Both forms give an entry the same citation
// key, so that a text can move from one to the other.
package export

import (
	"bytes"
	"encoding/json"
	"io"
	"slices"
	"strings"

	"github.com/bibfix/bibfix/internal/charset"
	"github.com/bibfix/bibfix/internal/dates"
	"github.com/bibfix/bibfix/internal/lines"
	"github.com/bibfix/bibfix/lint"
)

// item is a CSL-JSON item (schema of CSL 1.0.2); the fields stand in the order
// in which they are written.
type item struct {
	ID              string    `json:"id"`
	Type            string    `json:"type"`
	Author          []cslName `json:"author,omitempty"`
	Editor          []cslName `json:"editor,omitempty"`
	Translator      []cslName `json:"translator,omitempty"`
	Issued          *cslDate  `json:"issued,omitempty"`
	YearSuffix      string    `json:"year-suffix,omitempty"`
	OriginalDate    *cslDate  `json:"original-date,omitempty"`
	Status          string    `json:"status,omitempty"`
	Title           string    `json:"title,omitempty"`
	ContainerTitle  string    `json:"container-title,omitempty"`
	CollectionTitle string    `json:"collection-title,omitempty"`
	Publisher       string    `json:"publisher,omitempty"`
	PublisherPlace  string    `json:"publisher-place,omitempty"`
	Edition         string    `json:"edition,omitempty"`
	Volume          string    `json:"volume,omitempty"`
	Issue           string    `json:"issue,omitempty"`
	Page            string    `json:"page,omitempty"`
	Number          string    `json:"number,omitempty"`
	NumberOfPages   string    `json:"number-of-pages,omitempty"`
	Genre           string    `json:"genre,omitempty"`
	DOI             string    `json:"DOI,omitempty"`
	URL             string    `json:"URL,omitempty"`
	Accessed        *cslDate  `json:"accessed,omitempty"`
	ISBN            string    `json:"ISBN,omitempty"`
	ISSN            string    `json:"ISSN,omitempty"`
	PMID            string    `json:"PMID,omitempty"`
	PMCID           string    `json:"PMCID,omitempty"`
	Archive         string    `json:"archive,omitempty"`
	ArchiveLocation string    `json:"archive_location,omitempty"`
	Note            string    `json:"note,omitempty"`

	// What only .bib files have so far.
	ContainerAuthor     []cslName `json:"container-author,omitempty"`
	ContainerTitleShort string    `json:"container-title-short,omitempty"`
	TitleShort          string    `json:"title-short,omitempty"`
	CollectionNumber    string    `json:"collection-number,omitempty"`
	ChapterNumber       string    `json:"chapter-number,omitempty"`
	NumberOfVolumes     string    `json:"number-of-volumes,omitempty"`
	Version             string    `json:"version,omitempty"`
	EventTitle          string    `json:"event-title,omitempty"`
	EventPlace          string    `json:"event-place,omitempty"`
	EventDate           *cslDate  `json:"event-date,omitempty"`
	Language            string    `json:"language,omitempty"`
	Keyword             string    `json:"keyword,omitempty"`
	Abstract            string    `json:"abstract,omitempty"`
	Annote              string    `json:"annote,omitempty"`

	Custom custom `json:"custom"`
}

type cslName struct {
	Family   string `json:"family,omitempty"`
	Given    string `json:"given,omitempty"`
	Particle string `json:"non-dropping-particle,omitempty"`
	Suffix   string `json:"suffix,omitempty"`
	Literal  string `json:"literal,omitempty"`
}

type cslDate struct {
	Parts   [][]int `json:"date-parts,omitempty"`
	Circa   bool    `json:"circa,omitempty"`
	Literal string  `json:"literal,omitempty"`
	Raw     string  `json:"raw,omitempty"`
}

// custom is where the item stands: Line counts from 1, Raw is the entry's own
// bytes. Fields are those of a .bib entry that CSL has no place for, decoded,
// by their names in lower case.
type custom struct {
	Path   string            `json:"path"`
	Line   int               `json:"line"`
	Raw    string            `json:"raw"`
	Fields map[string]string `json:"fields,omitempty"`
}

// CSL writes the references of all documents as one CSL-JSON array, in the
// order of their lists. What a document has as items of CSL-JSON is written as it
// stands there, so that nothing is lost. The output is valid JSON for any input: bytes
// that are no UTF-8 are those of Windows-1252, as they were read. Its errors are those
// of w.
func CSL(w io.Writer, docs []*lint.Document) error {
	keys := newKeys()
	var out bytes.Buffer
	separator := "[\n"
	for _, doc := range docs {
		counter := lineCounter{data: doc.Data}
		var failed error
		for r := range doc.Entries() {
			if failed != nil || r.RawType == "xdata" { // its fields went to those who named it
				continue
			}
			out.WriteString(separator)
			separator = ",\n"
			if own := itemOf(doc, r); own != nil {
				out.WriteString("  ")
				failed = json.Indent(&out, own, "  ", "  ")
			} else {
				it := newItem(r, keys.of(r))
				it.Custom = custom{doc.Name, counter.at(r.Span.Start), charset.Text(doc.Data[r.Span.Start:r.Span.End]), otherFields(r)}
				failed = encode(&out, it)
			}
			if failed == nil {
				_, failed = out.WriteTo(w)
			}
		}
		if failed != nil {
			return failed
		}
	}
	if separator == "[\n" {
		out.WriteString("[")
	} else {
		out.WriteString("\n")
	}
	out.WriteString("]\n")
	_, err := out.WriteTo(w)
	return err
}

// itemOf is an entry as an item of CSL-JSON, where its database has such items; nil for
// none.
func itemOf(doc *lint.Document, r *lint.Reference) []byte {
	if items, ok := doc.Database.(interface{ Item(i int) []byte }); ok && !r.Is(lint.Prose) {
		return items.Item(r.Index - len(doc.References)) // the entries of lists come first
	}
	return nil
}

// encode writes one item, indented by two columns, without a last line break.
func encode(out *bytes.Buffer, it item) error {
	out.WriteString("  ")
	e := json.NewEncoder(out)
	e.SetEscapeHTML(false)
	e.SetIndent("  ", "  ")
	if err := e.Encode(it); err != nil {
		return err
	}
	out.Truncate(out.Len() - 1)
	return nil
}

func newItem(r *lint.Reference, key string) item {
	it := item{
		ID:              key,
		Type:            r.Type,
		Author:          cslNames(r.Names("author")),
		Editor:          cslNames(r.Names("editor")),
		Translator:      cslNames(r.Names("translator")),
		Issued:          newDate(r.Field("issued")),
		YearSuffix:      r.Issued().Letter,
		OriginalDate:    newDate(r.Field("original-date")),
		Status:          r.Issued().Status,
		Title:           withSubtitle(r, r.Field("title"), "subtitle"),
		ContainerTitle:  withSubtitle(r, r.Field("container-title"), "booksubtitle", "journalsubtitle"),
		CollectionTitle: r.Value("collection-title"),
		Publisher:       r.Value("publisher"),
		PublisherPlace:  r.Value("publisher-place"),
		Edition:         r.Value("edition"),
		Volume:          r.Value("volume"),
		Issue:           r.Value("issue"),
		Page:            r.Value("page"),
		Number:          r.Value("number"),
		NumberOfPages:   r.Value("number-of-pages"),
		Genre:           r.Value("genre"),
		DOI:             r.Value("DOI"),
		URL:             r.Value("URL"),
		Accessed:        newDate(r.Field("accessed")),
		ISBN:            r.Value("ISBN"),
		ISSN:            r.Value("ISSN"),
		PMID:            r.Value("PMID"),
		PMCID:           r.Value("PMCID"),
		Note:            note(r),

		ContainerAuthor:     cslNames(r.Names("container-author")),
		ContainerTitleShort: r.Value("container-title-short"),
		TitleShort:          r.Value("title-short"),
		CollectionNumber:    r.Value("collection-number"),
		ChapterNumber:       r.Value("chapter-number"),
		NumberOfVolumes:     r.Value("number-of-volumes"),
		Version:             r.Value("version"),
		EventTitle:          r.Value("event-title"),
		EventPlace:          r.Value("event-place"),
		EventDate:           newDate(r.Field("event-date")),
		Language:            r.Value("language"),
		Keyword:             r.Value("keyword"),
		Abstract:            r.Value("abstract"),
		Annote:              r.Value("annote"),
	}
	if it.Type == "" {
		it.Type = "document" // the schema asks for a type; this is its word for "of no known kind"
	}
	if arxiv := r.Value("arxiv"); arxiv != "" {
		it.Archive, it.ArchiveLocation = "arXiv", arxiv
	}
	if original := r.Issued().Original; original != 0 && it.OriginalDate == nil {
		it.OriginalDate = &cslDate{Parts: [][]int{{original}}}
	}
	if it.Status == "n.d." {
		it.Status = "" // says something of the date, not of the work
	}
	return it
}

// withSubtitle is a title with the subtitle that stands in a field of its own.
func withSubtitle(r *lint.Reference, title *lint.Field, subtitles ...string) string {
	if title == nil {
		return ""
	}
	for _, name := range subtitles {
		if f := r.Raw(name); f != nil && f.Text != "" {
			return title.Text + ": " + f.Text
		}
	}
	return title.Text
}

// note is the note of an entry without the lines that are fields of their own, as what
// Zotero calls Extra has them.
func note(r *lint.Reference) string {
	f := r.Field("note")
	if f == nil || r.Is(lint.Prose) || len(f.Text) != f.Places.Len() {
		return r.Value("note")
	}
	var kept []string
	at := 0
	for line := range strings.SplitSeq(f.Text, "\n") {
		span := f.Places.Span(at, at+len(line))
		if !slices.ContainsFunc(r.Fields, func(g lint.Field) bool {
			return g.Whole != f.Whole && g.Whole.Len() > 0 && span.Contains(g.Whole)
		}) {
			kept = append(kept, line)
		}
		at += len(line) + 1
	}
	return strings.Join(kept, "\n")
}

// otherFields are the fields of a .bib entry that have no place in an item; nil
// for none. A second field of one CSL name, as journal beside booktitle, is
// among them.
func otherFields(r *lint.Reference) map[string]string {
	var others map[string]string
	for i := range r.Fields {
		f := &r.Fields[i]
		placed := itemFields[f.Name] && r.Field(f.Name) == f
		switch f.Raw {
		case "", "subtitle", "booksubtitle", "journalsubtitle":
			continue
		case "month":
			placed = r.Issued().Month != 0
		case "archiveprefix", "eprinttype":
			placed = r.Value("arxiv") != ""
		}
		if placed || f.Text == "" {
			continue
		}
		if others == nil {
			others = make(map[string]string)
		}
		if _, taken := others[f.Raw]; !taken {
			others[f.Raw] = f.Text
		}
	}
	return others
}

// itemFields are the fields that an item has a place for.
var itemFields = map[string]bool{
	"author": true, "editor": true, "translator": true, "issued": true, "original-date": true, "title": true, "container-title": true,
	"collection-title": true, "publisher": true, "publisher-place": true, "edition": true, "volume": true, "issue": true, "page": true,
	"number": true, "number-of-pages": true, "genre": true, "DOI": true, "URL": true, "accessed": true, "ISBN": true, "ISSN": true,
	"PMID": true, "PMCID": true, "arxiv": true, "note": true, "container-author": true, "container-title-short": true, "title-short": true,
	"collection-number": true, "chapter-number": true, "number-of-volumes": true, "version": true, "event-title": true, "event-place": true,
	"event-date": true, "language": true, "keyword": true, "abstract": true, "annote": true,
}

func cslNames(names []lint.Name) []cslName {
	var out []cslName
	for _, n := range names {
		switch {
		case n.Literal != "":
			out = append(out, cslName{Literal: n.Literal})
		case n.Sorted() != "" || n.Given != "":
			out = append(out, cslName{Family: n.Family, Given: n.Given, Particle: n.Particle, Suffix: n.Suffix})
		}
	}
	return out
}

// newDate gives a date's parts where it has a year, else its words: "in press"
// as a literal, what was not understood as raw.
func newDate(f *lint.Field) *cslDate {
	if f == nil {
		return nil
	}
	d := f.Date
	switch {
	case d.Year != 0:
		first := []int{d.Year}
		if d.Month != 0 {
			first = append(first, d.Month)
			if d.Day != 0 {
				first = append(first, d.Day)
			}
		}
		parts := [][]int{first}
		if last := lastDay(f.Text); last != nil {
			parts = append(parts, last)
		} else if d.End != 0 {
			parts = append(parts, []int{d.End})
		}
		return &cslDate{Parts: parts, Circa: d.Circa}
	case d.Status != "":
		return &cslDate{Literal: d.Status}
	case strings.TrimSpace(f.Text) != "":
		return &cslDate{Raw: f.Text}
	}
	return nil
}

// lastDay are the parts of the day or month that an interval of ISO 8601 ends on; nil
// where the text is none.
func lastDay(text string) []int {
	_, end, found := strings.Cut(text, "/")
	if d, ok := dates.Parse(end); found && ok && len(end) >= len("2006-01") && d.Month != 0 && !d.Circa {
		if d.Day == 0 {
			return []int{d.Year, d.Month}
		}
		return []int{d.Year, d.Month, d.Day}
	}
	return nil
}

// A lineCounter turns byte offsets that grow into line numbers, in one walk
// over the file.
type lineCounter struct {
	data []byte
	next int // where the line behind the one reached begins
	line int // number of the line reached, from 1; 0 before the first
}

func (c *lineCounter) at(offset int) int {
	for c.line == 0 || c.next <= offset && c.next < len(c.data) {
		_, c.next = lines.Next(c.data, c.next)
		c.line++
	}
	return c.line
}
