package lint

import "strings"

// A Query is what registries are asked about one reference: its data, as far
// as they were read, and never the text that cites it.
type Query struct {
	Raw         string // the entry of a free-text list, decoded; "" where fields stand under names, as in a .bib file
	Type        string // a CSL type, "" where unsure
	Title       string
	Authors     []Name // in the order of the entry
	OpenAuthors bool   // the list of authors ends in "et al."
	Editors     []Name
	Issued      Date
	Container   string // journal, book or proceedings
	Series      string
	Volume      string
	Issue       string
	Page        string
	Number      string // of an article without pages, or of a report
	Publisher   string
	Genre       string
	DOI         string // bare and in lower case
	Arxiv       string // the number of a preprint without its version: "2101.00001"
	URL         string
	ISBN, ISSN  string
}

// A Work is what a registry has on record of one work. It is kept on disk in
// the form of its JSON.
type Work struct {
	Source      string   `json:"source"`            // "crossref", "datacite", or "registry" for a local file
	DOI         string   `json:"doi"`               // in lower case
	Type        string   `json:"type,omitempty"`    // as Crossref calls it: "journal-article", "posted-content"
	Titles      []string `json:"titles,omitempty"`  // with its subtitle first, then without, then original and short titles; decoded
	Authors     []Person `json:"authors,omitempty"` // in the order of the record
	Editors     []Person `json:"editors,omitempty"`
	Dates       []Dated  `json:"dates,omitempty"`
	Containers  []string `json:"containers,omitempty"` // journal, book, proceedings, series; then their short names
	Events      []string `json:"events,omitempty"`     // names and acronyms of the conference
	Volume      string   `json:"volume,omitempty"`
	Issue       string   `json:"issue,omitempty"`
	Page        string   `json:"page,omitempty"`
	Number      string   `json:"number,omitempty"` // of an article without pages
	Publisher   string   `json:"publisher,omitempty"`
	ISSN        []string `json:"issn,omitempty"`
	ISBN        []string `json:"isbn,omitempty"`
	Updates     []Update `json:"updates,omitempty"`     // retractions and corrections of this work, oldest first
	PublishedAs []string `json:"publishedAs,omitempty"` // DOIs of the published versions of a preprint
}

// SourceName is what people call the source of the record.
func (w *Work) SourceName() string {
	switch w.Source {
	case "crossref":
		return "Crossref"
	case "datacite":
		return "DataCite"
	case "registry":
		return "the local registry"
	}
	return w.Source
}

// Year is the year by which the work is cited, 0 where none is on record.
func (w *Work) Year() int {
	for _, kind := range [...]string{"print", "issued", "published", "online", "posted"} {
		for _, d := range w.Dates {
			if d.Kind == kind {
				return d.Year
			}
		}
	}
	return 0
}

// A Person is an author or editor on record; Literal is a body's whole name.
type Person struct {
	Family  string `json:"family,omitempty"` // with its particle, as records have it
	Given   string `json:"given,omitempty"`
	Suffix  string `json:"suffix,omitempty"`
	Literal string `json:"literal,omitempty"`
}

// Name is the person as entries have them.
func (p Person) Name() Name {
	return Name{Family: p.Family, Given: p.Given, Suffix: p.Suffix, Literal: p.Literal}
}

// Dated is a date of publication on record. When a record was made is none.
type Dated struct {
	Kind  string `json:"kind"` // "issued", "published", "print", "online", "posted", "event"
	Year  int    `json:"year"`
	Month int    `json:"month,omitempty"` // 0 where unknown
}

// An Update is a notice that changes the standing of a work.
type Update struct {
	Kind   string `json:"kind"`             // as Crossref calls it: "retraction", "expression_of_concern", "correction"
	Notice string `json:"notice,omitempty"` // DOI of the notice
	Date   string `json:"date,omitempty"`   // 2019-07-26, as much of it as is known
	Source string `json:"source,omitempty"` // who asserts it: "publisher", "retraction-watch"
}

// Verdict is what became of the question whether a reference is right.
type Verdict uint8

// The verdicts. Only Differs and Contradicted rest on evidence against a reference.
const (
	NotChecked   Verdict = iota // nobody was asked, or the one asked did not answer
	NotCheckable                // of a kind that the registries do not hold, or with too little to go by
	NotFound                    // a search found no record; that proves nothing
	Verified                    // a record agrees
	Differs                     // the work is on record, and some field differs
	Contradicted                // its identifier is unknown, or another work's
)

// String is the word that users read: "not-checked", "verified".
func (v Verdict) String() string {
	return [...]string{"not-checked", "not-checkable", "not-found", "verified", "differs", "contradicted"}[v]
}

// Identified tells where the identifier of a reference leads.
type Identified uint8

// Where identifiers lead.
const (
	Unidentified Identified = iota // it has none, or where it leads is not known
	ThisWork                       // to the work that the reference describes
	AnotherWork                    // to a work that is clearly another
	Nowhere                        // the handle system, which knows all DOIs, does not know it
)

// An Answer is what the registries know about one reference.
type Answer struct {
	Verdict     Verdict
	Reason      string       // why, in a clause without a subject: "was not answered by Crossref"; "" where the status says it all
	Identifier  string       // the DOI that was looked up; "" for none
	Identified  Identified   // where it leads
	Claimed     *Work        // of AnotherWork: the work that it leads to
	Record      *Work        // of this work; nil where none is known
	Score       float64      // how well reference and record agree, 0 to 1
	Differences []Difference // between reference and record, in the order of an entry's fields
	Version     bool         // the record is that of another version: of a preprint, where the reference names a journal
	Certain     bool         // nothing speaks against putting the record's DOI in, see package match
	Published   *Work        // the published version of a preprint; nil where none is known
}

// A Difference is a field in which a reference and its record do not agree.
type Difference struct {
	Field    string  // CSL name: "author", "issued", "title"
	Message  string  // what differs, in words: "the record has 3 authors, the reference 4: Okafor is not on record"
	Value    string  // what the field should be according to the record, plain text; "" where that cannot be said
	Partners []int   // of authors: for each of the reference's the index in Work.Authors, -1 for none; nil where that cannot be said
	Open     bool    // of authors: the record does not name all of them
	Patches  []Patch // of a title: the places that differ, in order, where they are few; nil otherwise
	Severity Severity
}

// A Patch replaces bytes [Start, End) of a field's text.
type Patch struct {
	Start, End int
	Text       string
}

// Facts answer about the references of documents. They are asked once for
// each round of linting, with all queries; answers come in the same order.
type Facts func(queries []Query) []Answer

// Answer is what the registries know about a reference of the document; the
// zero Answer where nobody was asked.
func (d *Document) Answer(r *Reference) *Answer {
	if r.Index < len(d.answers) {
		return &d.answers[r.Index]
	}
	return new(Answer)
}

// Asked says whether the registries were asked about the document's references.
func (d *Document) Asked() bool { return d.answers != nil }

// Ask puts all references of the documents to the registries; nobody is asked
// where facts is nil.
func Ask(docs []*Document, facts Facts) {
	if facts == nil {
		return
	}
	var queries []Query
	for _, d := range docs {
		for r := range d.Entries() {
			queries = append(queries, QueryOf(r))
			r.Keep() // its strings are wanted
		}
	}
	answers := facts(queries)
	for _, d := range docs {
		n := d.Count()
		d.answers, answers = answers[:n:n], answers[n:]
	}
}

// QueryOf takes out of an entry what registries are asked.
func QueryOf(r *Reference) Query {
	q := Query{
		Type: r.Type, Title: r.Value("title"), Issued: r.Issued(),
		Authors: r.Names("author"), Editors: r.Names("editor"),
		Container: r.Value("container-title"), Series: r.Value("collection-title"),
		Volume: r.Value("volume"), Issue: r.Value("issue"), Page: r.Value("page"), Number: r.Value("number"),
		Publisher: r.Value("publisher"), Genre: r.Value("genre"),
		DOI: r.Value("DOI"), Arxiv: r.Value("arxiv"), URL: r.Value("URL"), ISBN: r.Value("ISBN"), ISSN: r.Value("ISSN"),
	}
	for _, name := range [...]string{"howpublished", "note"} { // of .bib files
		if f := r.Raw(name); f != nil && q.URL == "" && strings.Contains(f.Text, "://") {
			q.URL = f.Text
		}
	}
	if sub := r.Raw("subtitle"); sub != nil && q.Title != "" {
		q.Title += ": " + sub.Text
	}
	if f := r.Field("author"); f != nil {
		q.OpenAuthors = f.Open
	}
	if r.Is(Prose) {
		q.Raw = r.Text.String
	}
	return q
}
