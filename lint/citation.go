package lint

import "slices"

// A Citation is one place of the text that points to one work. A bracket such
// as "(Okafor, 2009, 2014; Prado, 2011)" holds three.
type Citation struct {
	Span      Span // the work within its bracket: "Okafor, 2009", "2014", "Prado, 2011", "3–6"
	Group     Span // the whole bracket or narrative phrase; citations of one bracket share it
	Kind      CitationKind
	Narrative bool   // "Okafor (2014) disagrees"
	Text      string // of Span as a reader sees it, without markup
	List      int    // index of the list it goes to; -1 for none

	Names     []Name // as cited, in order; carried over for "2014" in "(Okafor, 2009, 2014)"
	NamesSpan Span   // of the names with their "et al."; empty where they are carried over
	EtAl      bool   // "et al." and its relatives stand after the names
	Date      Date
	YearSpan  Span
	Title     string // of a citation by title
	Number    int    // of a citation by number; a range is one Citation for each number, all with the Span of the range
	Key       string // of a citation by key or by label
	KeySpan   Span   // of the key alone, so that it can be rewritten
	Exempt    bool   // a label that is not the text's own: nothing is missing when it has no entry

	Locator     string // "p. 12", "§12"
	LocatorSpan Span
	Secondary   bool // the work that is quoted at second hand ("Tomaso, 1921, as cited in …"): it need not be listed
	Placeholder bool // "[?]", "(REF)": a citation that never got its work
	Tentative   bool // a work that a note sets out in full, of which it is not known whether the list has to have it: information
	Certain     bool // it is a citation beyond doubt: only then is an unknown work an error
	Likely      bool // what stands at the place and around it speaks for a citation: an unknown work is a warning

	Status     Status
	References []*Reference // what it points to: one when resolved, several where they share the number cited, the candidates when ambiguous, the entry it disagrees with on a mismatch
	Nearest    []*Reference // for a missing entry: the entries that come closest, best first
	Faults     []Fault      // in what it disagrees with its entry
	Joined     *Seam        // for a missing entry: where it stands inside another one
}

// A Seam is the place in an entry at which another seems to begin.
type Seam struct {
	Reference *Reference
	At        int  // byte of the file
	Span      Span // from there to the end of the entry
}

// Told says whether a work that no list has is to be called missing.
func (c *Citation) Told() bool { return c.Certain || c.Likely }

// HasKey says whether a citation has a key that is to be looked up.
func (c *Citation) HasKey() bool { return c.Kind == ByKey && c.KeySpan.Len() > 0 }

// CitesByKey says whether the text points to entries by their keys.
func (d *Document) CitesByKey() bool {
	return d.CitesAll || slices.ContainsFunc(d.Citations, (*Citation).HasKey)
}

// CitationKind tells how a work is pointed to.
type CitationKind uint8

// The kinds of citations.
const (
	ByAuthorYear CitationKind = iota // author and year, or title and year: "Okafor (2014)"
	ByNumber                         // "[3]", or a raised 3
	ByKey                            // of a database: "@okafor2014"
	ByLabel                          // of the list itself: "[Oka14]"
	ByNote                           // of a footnote, without a year: "Okafor, Harbour Levies, 12", "Ibid., 14", the work in full
	ByAuthor                         // without a year: "(Okafor 12)"
)

// String is the kind as reports name it.
func (k CitationKind) String() string {
	return [...]string{"author-year", "number", "key", "label", "note", "author"}[k]
}

// CitationStyle tells how most of a text cites.
type CitationStyle uint8

// The styles of citing.
const (
	StyleUnknown CitationStyle = iota
	StyleAuthorYear
	StyleNumeric
	StyleAuthor // author and page: "(Okafor 12)"
)

// Status is the answer of linking.
type Status uint8

// The answers of linking.
const (
	Resolved Status = iota
	Mismatch        // one entry is clearly meant, and something differs: see Faults
	Ambiguous
	Missing
)

// String is the status as reports name it.
func (s Status) String() string {
	return [...]string{"resolved", "mismatch", "ambiguous", "missing"}[s]
}

// A Fault is one disagreement between a citation and the entry it means.
type Fault struct {
	Kind      FaultKind
	Reference *Reference
	Span      Span   // the part of the citation at fault
	Cited     string // what the text says: "2001", "Folki"
	Listed    string // what the entry says: "2017", "Falki"
}

// FaultKind tells what differs.
type FaultKind uint8

// The kinds of faults.
const (
	YearFault     FaultKind = iota // the year, or its letter
	AuthorsFault                   // co-authors, their number or order, "et al."
	SpellingFault                  // a name is a near miss
	KeyFault                       // the key has other capitals
)
