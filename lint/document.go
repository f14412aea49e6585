package lint

// A File is a name and its bytes. Names are slash-separated and relative where
// they can be; "-" is standard input.
type File struct {
	Name  string
	Data  []byte
	Trace bool // reading keeps what it took each line of a list for, and why
}

// A Span is a half-open range of byte offsets in one file.
type Span struct{ Start, End int }

// Len is the length of the span in bytes.
func (s Span) Len() int { return s.End - s.Start }

// Overlaps says whether the two spans share a byte.
func (s Span) Overlaps(t Span) bool { return s.Start < t.End && t.Start < s.End }

// Contains says whether t lies inside s.
func (s Span) Contains(t Span) bool { return s.Start <= t.Start && t.End <= s.End }

// A Document is what reading one file gave: its reference lists, the citations
// of its text, and complaints. Reading never fails.
type Document struct {
	File
	Order        *Order            // of a file that is read in another order than it stands in: Data then is the text as it is read; else nil
	Format       string            // its name, as reports have it
	FormatTitle  string            // the same for people: "Markdown", "plain text"
	Lists        []List            // in the order of the file
	References   []*Reference      // the entries of the lists, in the order of the file; see Entries for all
	Citations    []*Citation       // in the order of the file
	Database     Database          // the entries that stand in a bibliography file, or in such a part of a text, made one at a time; nil for none
	Dialect      Dialect           // of a bibliography file, or what a manuscript has its bibliography read by
	Macros       []Macro           // that a bibliography file defines, in the order of the file
	Unknown      []MacroUse        // macros used that the file does not define before, in the order of the file
	Strays       []KeyUse          // keys by which entries name others that the file does not have, or by crossref only before them, in the order of the file
	Links        []FileLink        // other files that this one names, in the order of the file
	Base         string            // folder from which links are resolved besides the file's own: that of the main file; "" for the own alone
	CitesAll     bool              // \nocite{*}: every entry counts as cited
	Style        CitationStyle     // how most of the text cites
	NumbersLost  bool              // it cites by raised numbers that lost their sign on the way, "harbours4": not all of them can be told from others
	NumbersMoved bool              // and many of them stand elsewhere, at the heads of lines or alone on them: some that are not found are there all the same
	Unlinked     Unlinked          // the citations without an entry, where most have none; zero elsewhere
	Doubtful     []Doubt           // places that may cite what no list has, and may as well be something else
	Addresses    []Address         // web addresses of the text, outside the lists, in the order of the file
	Parts        []Part            // pieces that are written in another format, in the order of the file
	Code         []Span            // what is shown as it stands, and comments: no prose, in the order of the file
	Errors       []Diagnostic      // reading complains, it does not fail
	Traced       []TracedLine      // the lines of the lists, in the order of the file, if the file asks for them
	Places       []TracedPlace     // that look like citations and have no entry, in the order of the file, if the file asks for them
	Notes        []string          // what a reader should know that is no finding: "no reference list was found"
	Strict       func() Strictness // what the program that the file is for makes of it; nil where that is not known
	Syntax       Syntax            // answers with edits
	ReadOnly     bool              // no fix is written into it: what it was made of is the file to repair
	Comments     CommentStyle      // how comments stand in it
	HasText      bool              // it is a text, which may cite: set by package prose

	doubts  int      // findings in doubt that Lint made, whether or not they are told
	assumed bool     // the dialect is that of the manuscript, the file itself tells none
	links            // what Connect found
	answers []Answer // of the registries, by Reference.Index; nil where nobody was asked
}

// A Part is a piece of a text that is written in another format, as the references in
// the front matter of a Markdown file.
type Part struct {
	Kind string // as the format that reads it calls it: "csl-yaml"
	Span Span   // whole lines, where it does not begin behind a word
}

// Unlinked counts the citations of a text most of which have no entry: they are
// not called missing, since it is the reading that failed.
type Unlinked struct {
	Missing, All int
	First        Span
}

// Written is the text as it stands in the file.
func (d *Document) Written() []byte {
	if d.Order != nil {
		return d.Order.File
	}
	return d.Data
}

// Source is what stands in a span of the text, as it stands there: for what a
// message quotes and for comparing. What it means is the reader's to say.
func (d *Document) Source(span Span) string { return string(d.Data[span.Start:span.End]) }

// mayWrite is how far fixes of this file may go for what it is.
func (d *Document) mayWrite() Safety {
	if d.ReadOnly {
		return Suggest
	}
	return Safe
}

// A Doubt is a place that looks like a citation which no entry fits, and is too
// uncertain to be called one.
type Doubt struct {
	Span Span
	Text string // as a reader sees it
	Why  string // what speaks for it, or against: a clause
}

// Doubts counts the findings in doubt of the last run of the rules.
func (d *Document) Doubts() int { return d.doubts }

// A List is one reference list.
type List struct {
	Heading  string // decoded text of the heading, "" for a list without one
	Span     Span   // from the heading (or first entry) to the end of the last entry
	Scope    Span   // the part of the file whose citations go to this list first
	First, N int    // its entries are References[First : First+N]
	Numbered bool   // most entries carry a number
	Notes    bool   // the list is a set of footnotes: nothing in it can be uncited
	Optional bool   // "Further reading", "Bibliography of …": entries need not be cited
	Torn     bool   // text stands between its pieces: the order in which the file was read is in doubt
	Guessed  bool   // no heading announces it, or a weak one: that it is the list of the works cited is a guess
}

// A Reference is one entry of a list.
type Reference struct {
	ID        string // "r1", "r2", … in the order of the file
	Label     string // the list's own label without its brackets: "12", "Oka14", "" where there is none
	LabelSpan Span   // the same for several works under one number, whose labels end in a letter: "4a", "4b"
	Number    int    // the label as a number, by order for lazy Markdown numbers; 0 where the list has none
	Key       string // a citation key, where the format has one
	KeySpan   Span   // of the key; empty where there is none
	File      string // name of the file
	Index     int    // its place among the entries of its file, from 0: those of lists first
	Nature    Nature // what it is like
	RawType   string // the type as the file has it, in lower case: "inproceedings"; "" in prose
	TypeSpan  Span   // of the type; empty where it has none that stands alone
	List      int    // index into Document.Lists
	Span      Span   // from the first byte of the label or text to the last byte of the text
	Text      Text   // the entry as read, without label and markup
	Marks     []Mark // emphasis and links over Text, by start
	Type      string // a CSL type: "article-journal", "book", "chapter", "webpage" …; "" where unsure
	Fields    []Field
	Addresses []Address // every web address of the entry, link texts and link targets alike, in the order of the file
	Trust     Safety    // how far edits to this entry may go: the reader's doubt lowers it

	// What linking found.
	Cited     int  // citations that point here
	Mentioned bool // the widest reading of the text names this work, though no citation was recognised
	keyed     int  // how many of Cited are by key

	cursor Cursor // that made it, until it is kept; nil for an entry of a list
}

// Field returns the first field of that CSL name, or nil.
func (r *Reference) Field(name string) *Field {
	for i := range r.Fields {
		if r.Fields[i].Name == name {
			return &r.Fields[i]
		}
	}
	return nil
}

// Raw returns the first field that the file calls by that name, in lower case
// ("journaltitle"), or nil. What is inherited comes after what is the entry's own.
func (r *Reference) Raw(name string) *Field {
	for i := range r.Fields {
		if r.Fields[i].Raw == name {
			return &r.Fields[i]
		}
	}
	return nil
}

// Value is the decoded text of the named field, "" where there is none.
func (r *Reference) Value(name string) string {
	if f := r.Field(name); f != nil {
		return f.Text
	}
	return ""
}

// Names are the people and organisations of the named field, in order.
func (r *Reference) Names(field string) []Name {
	if f := r.Field(field); f != nil {
		return f.Names
	}
	return nil
}

// Issued is the date of publication; the zero Date where there is none.
func (r *Reference) Issued() Date {
	if f := r.Field("issued"); f != nil {
		return f.Date
	}
	return Date{}
}

// A Field is one part of a reference under its CSL name: author, editor,
// issued, title, container-title, volume, issue, page, number (article
// or report number), number-of-pages, publisher, publisher-place, edition, DOI, URL, accessed, ISBN,
// ISSN, PMID, PMCID, arxiv, genre, collection-title, original-date, note.
type Field struct {
	Name       string
	Text       string  // decoded value: markup, quotes and line breaks gone
	Start, End int     // the value in Reference.Text, decoded bytes
	Span       Span    // the value in the file
	Confidence float64 // 0 to 1; what is under one half is not handed out
	Names      []Name  // of author, editor and other name fields, in order
	Open       bool    // a list of names that ends in "et al.", "…", "u. a."
	Date       Date    // of issued, accessed and original-date

	// Of fields that stand under a name of their own, as in a .bib file.
	Raw       string // that name in lower case: "journaltitle"; Name is "" where CSL knows none
	NameSpan  Span   // the name
	Whole     Span   // from the name to the end of the value, delimiters included, comma excluded
	Places    Text   // Text with the place of each of its bytes
	Form      Form   // how the value is written
	Inherited bool   // stands in another entry, by crossref or xdata: it is no edit's business
}

// AsWritten says whether a value that is a text of the file reads byte for byte as
// it stands there: nothing in it is escaped, and nothing left out.
func (f *Field) AsWritten() bool {
	return f.Span.Len() == len(f.Text) && f.Places.Exact(0, len(f.Text))
}

// Form tells how a value is written in a bibliography file.
type Form uint8

// The forms of values.
const (
	Braced Form = iota // {…}
	Quoted             // "…"
	Number             // digits without delimiters
	Bare               // one macro: jan
	Joined             // several pieces with # between them
)

// A Name is a person (Family and what belongs to it) or, with Literal, an
// organisation or whatever else stands where a name should.
type Name struct {
	Family, Given, Particle, Suffix string
	Literal                         string
	Acronym                         string // "IHU" of "International Harbour Union (IHU)"
	Repeated                        bool   // stands as a dash or "Ders." and was filled in from the entry above
	Span                            Span   // in the file
}

// Sorted is the name that lists and citations go by: the particle and the
// family name, or the literal.
func (n Name) Sorted() string {
	if n.Literal != "" {
		return n.Literal
	}
	if n.Particle != "" {
		return n.Particle + " " + n.Family
	}
	return n.Family
}

// A Date is a year and what is said about it. Zero parts are unknown.
type Date struct {
	Year, Month, Day int
	End              int    // last year of a span such as 1998–2004
	Original         int    // year of first publication: 1978 in "1978/2015" and "[1978] 2015"
	Letter           string // "a" of 2014a, "a" of n.d.-a
	Status           string // "n.d.", "in press", "forthcoming", "in preparation"; "" for a plain date
	Circa            bool
}

// IsZero says whether nothing at all is known of the date.
func (d Date) IsZero() bool { return d == Date{} }

// A Mark is markup over decoded text.
type Mark struct {
	Kind       MarkKind
	Start, End int    // decoded bytes of the text it lies over
	Target     string // decoded target of a link
}

// MarkKind tells the kinds of markup that witness what a piece of text is.
type MarkKind uint8

// The kinds of marks.
const (
	Emphasis MarkKind = iota
	Strong
	Superscript
	Link
	Code // no prose: never read as a citation
	Held // an address or identifier that a command holds, as \doi{…}: how it is shown, and with what in front, is the command's business
)

// An Address is one web address as it stands at one place of the file. A
// Markdown link that shows its own target has two: text and target.
type Address struct {
	Text   Text // decoded: escapes gone, places kept
	Target bool // stands as a link target, not as text
	Second bool // it and the address before it are one link: the text that is shown and the target
	Open   bool // a brace stands behind it, in which it may go on
}
