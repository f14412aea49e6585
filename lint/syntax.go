package lint

import "bytes"

// A Syntax answers what rules ask of the entries and the text of one document
// with edits, written as the format writes such things and in the habit of what
// stands there: braces, escapes, commas, the runs of a word processor are its
// business alone. Edits are nil where what is asked cannot be done without harm.
// Text that is handed in is plain. The methods are safe for concurrent use.
type Syntax interface {
	// Set makes value the value of the field.
	Set(r *Reference, f *Field, value string) []TextEdit
	// Cut replaces the decoded bytes [start, end) of the field's text by text.
	Cut(r *Reference, f *Field, start, end int, text string) []TextEdit
	// Add puts a field at the end of the entry. Its name is CSL's: "DOI".
	Add(r *Reference, name, value string) []TextEdit
	// Remove takes the field out, with what parted it from the others.
	Remove(r *Reference, f *Field) []TextEdit
	// Drop takes the entry out, with what parted it from its neighbours.
	Drop(r *Reference) []TextEdit
	// Move puts the entry behind another of its list, or before it.
	Move(r, neighbour *Reference, behind bool) []TextEdit
	// Carry puts fields that from has at the end of the entry, as they stand
	// there. The documents are of one format.
	Carry(r *Reference, from *Document, fields []*Field) []TextEdit
	// Rename gives the field another name, CSL's, and leaves its value.
	Rename(r *Reference, f *Field, name string) []TextEdit
	// Signs writes signs in the place of entities of web pages that stand in the
	// field, or in the text of the entry where f is nil: an edit for each, or none at
	// all. Where it is a guess what was meant, it is less than safe.
	Signs(r *Reference, f *Field, entities []Entity) ([]TextEdit, Safety)
	// Comment puts a comment above the line that holds byte at, or behind that
	// line, where nobody who reads the work sees it.
	Comment(at int, text string) []TextEdit

	// Plain writes plain text so that a reader sees just that.
	Plain(text string) string
	// FieldName is what a field of that CSL name is called in such an entry: "doi";
	// "" where it has none, or several.
	FieldName(r *Reference, name string) string
	// Holder is the command that stands around the whole value of a field and prints
	// it in its own way: \url of \url{https://…}; "" for none.
	Holder(f *Field) string
	// Escaped says whether commands or escapes of typesetting stand in a value, as
	// in 10.1234/a\_b. The way in which a format writes any text is none.
	Escaped(f *Field) bool
	// Targets are the addresses that links in a value lead to and do not show.
	Targets(f *Field) []Text
	// SetNames makes the list the names of the field. Those that it has stay as they
	// are written, and in their order.
	SetNames(r *Reference, f *Field, list []NameSlot) []TextEdit
	// Unprotected is the next word of the field, from byte at of the file on, whose
	// letters a style may turn into small ones; empty where there is none.
	Unprotected(f *Field, at int) Span
	// Protect keeps styles from doing so in that stretch.
	Protect(span Span) []TextEdit
	// Balance is how many of the brackets that have to pair a stretch of the file
	// opens more than it closes: an edit of an entry leaves that as it was.
	Balance(text []byte) int
	// Pinned says whether a stretch of the file lies in a name by which something is
	// found elsewhere: a label, an abbreviation, the target of a link. What is
	// wrong with such a name is wrong in both places.
	Pinned(span Span) bool
	// Anchored says whether links of the text may lead to the entry.
	Anchored(r *Reference) bool
	// HoldsMore says whether something stands in the entry besides its key and its
	// fields, as a comment does.
	HoldsMore(r *Reference) bool
}

// A NameSlot is a place in a new list of names.
type NameSlot struct {
	Old int  // index in Field.Names of a name that stays; -1 for another
	New Name // the other
}

// NoEdits is the Syntax of what is read and not edited. A format embeds it and
// answers what it can.
type NoEdits struct{}

// Set is nil.
func (NoEdits) Set(*Reference, *Field, string) []TextEdit { return nil }

// Cut is nil.
func (NoEdits) Cut(*Reference, *Field, int, int, string) []TextEdit { return nil }

// Add is nil.
func (NoEdits) Add(*Reference, string, string) []TextEdit { return nil }

// Remove is nil.
func (NoEdits) Remove(*Reference, *Field) []TextEdit { return nil }

// Rename is nil.
func (NoEdits) Rename(*Reference, *Field, string) []TextEdit { return nil }

// Signs is nil.
func (NoEdits) Signs(*Reference, *Field, []Entity) ([]TextEdit, Safety) { return nil, Suggest }

// Comment is nil.
func (NoEdits) Comment(int, string) []TextEdit { return nil }

// Plain is the text itself.
func (NoEdits) Plain(text string) string { return text }

// FieldName is CSL's own name.
func (NoEdits) FieldName(_ *Reference, name string) string { return name }

// Holder is "".
func (NoEdits) Holder(*Field) string { return "" }

// Escaped is false.
func (NoEdits) Escaped(*Field) bool { return false }

// Targets is nil.
func (NoEdits) Targets(*Field) []Text { return nil }

// SetNames is nil.
func (NoEdits) SetNames(*Reference, *Field, []NameSlot) []TextEdit { return nil }

// Drop is nil.
func (NoEdits) Drop(*Reference) []TextEdit { return nil }

// Move is nil.
func (NoEdits) Move(_, _ *Reference, _ bool) []TextEdit { return nil }

// Unprotected is empty.
func (NoEdits) Unprotected(*Field, int) Span { return Span{} }

// Protect is nil.
func (NoEdits) Protect(Span) []TextEdit { return nil }

// Carry is nil.
func (NoEdits) Carry(*Reference, *Document, []*Field) []TextEdit { return nil }

// Anchored is false.
func (NoEdits) Anchored(*Reference) bool { return false }

// HoldsMore is false.
func (NoEdits) HoldsMore(*Reference) bool { return false }

// Balance is 0: no brackets have to pair.
func (NoEdits) Balance([]byte) int { return 0 }

// Pinned is false.
func (NoEdits) Pinned(Span) bool { return false }

// syntax is the document's Syntax, or one without edits where it has none.
func (d *Document) syntax() Syntax {
	if d.Syntax == nil {
		return NoEdits{}
	}
	return d.Syntax
}

// An Entity is a sign as web pages write it, such as &quot;, in decoded text.
type Entity struct {
	Start, End int
	Sign       string // what it stands for; "" for what cannot be seen and is left out
}

// CutSigns is the Signs of a Syntax in whose fields any sign stands for itself.
func CutSigns(s Syntax, r *Reference, f *Field, entities []Entity) ([]TextEdit, Safety) {
	var edits []TextEdit
	for _, e := range entities {
		cut := s.Cut(r, f, e.Start, e.End, e.Sign)
		if cut == nil {
			return nil, Suggest
		}
		edits = append(edits, cut...)
	}
	return edits, Safe
}

// A CommentStyle tells how comments stand in a format. The zero value is that of
// a format without any.
type CommentStyle struct {
	Line      string // one sign that begins a comment to the end of its line and may stand several times: "%", "#"
	Escaped   bool   // a backslash before it makes it a sign like others
	JoinsLine bool   // the end of the line belongs to the comment, so that the word before it goes on below
	Open      string // begins one that goes on to Close; its last sign may stand more often: "<!--"
	Close     string // "-->"
	Word      string // begins one in brackets or braces, in any case of letters: "@comment"
	Quote     string // signs that lines may begin with which hold nothing: ">" of a quotation
}

// opening is where the comment begins of which the first word stands at the mark,
// and the sign that ends it, "" for the end of the line; -1 where there is none.
func (s *CommentStyle) opening(data []byte, mark int) (start int, closing string) {
	if s.Open != "" {
		if start = s.openingPair(bytes.TrimRight(data[:mark], " \t\r\n")); start >= 0 {
			return start, s.Close
		}
	}
	before := bytes.TrimRight(data[:mark], " \t")
	if s.Line != "" {
		if sign := bytes.TrimRight(before, s.Line); len(sign) < len(before) {
			slashes := len(sign) - len(bytes.TrimRight(sign, `\`))
			switch start = len(sign); {
			case !s.Escaped || slashes%2 == 0:
				return start, ""
			case start+1 < len(before): // the first of them is text
				return start + 1, ""
			}
		}
	}
	if s.Word != "" {
		before = bytes.TrimRight(before, "\r\n\t ")
		for _, bracket := range [...]string{"{}", "()"} {
			if sign, ok := bytes.CutSuffix(before, []byte(bracket[:1])); ok {
				if sign = bytes.TrimRight(sign, " \t"); hasSuffixFold(sign, s.Word) {
					return len(sign) - len(s.Word), bracket[1:]
				}
			}
		}
	}
	return -1, ""
}

// openingPair is where the opening sign begins that the text ends in, -1 for none.
func (s *CommentStyle) openingPair(before []byte) int {
	last := s.Open[len(s.Open)-1:]
	head := bytes.TrimRight([]byte(s.Open), last)
	sign := bytes.TrimRight(before, last)
	if len(before)-len(sign) >= len(s.Open)-len(head) && bytes.HasSuffix(sign, head) {
		return len(sign) - len(head)
	}
	return -1
}

// blanks are what a line has that has nothing.
func (s *CommentStyle) blanks() string { return " \t\r\n" + s.Quote }
