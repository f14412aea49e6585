package bib

import (
	"sort"

	"github.com/bibfix/bibfix/lint"
)

// An entry is one @type{key, …} of the file. Offsets are of 32 bits, so that a
// file of a million entries needs a third of its own size again and no more.
type entry struct {
	at       uint32 // the @
	word     uint32 // the type's name
	wordEnd  uint32
	key      uint32
	keyEnd   uint32
	end      uint32 // behind the closing delimiter, or where reading it ended
	first    uint32 // index of its first field
	fields   uint16
	kind     uint16 // index into kinds; 0 for a type of no table
	inherits bool   // has a crossref or xdata field
	broken   bool   // it was not read as it stands: no edit may build on it
}

// A field is one name = value. The value includes its delimiters.
type field struct {
	name     uint32
	nameEnd  uint32
	value    uint32
	valueEnd uint32
	id       uint16 // index into Database.names
	form     lint.Form
	needs    bool // the value has to be decoded: it is not its own text
	odd      bool // its delimiters are no pair, or something stands behind them
}

// inside is the value without its delimiters.
func (f *field) inside() lint.Span {
	switch {
	case f.odd, f.value == f.valueEnd:
		return lint.Span{Start: int(f.value), End: int(f.valueEnd)}
	case f.form == lint.Braced || f.form == lint.Quoted:
		return lint.Span{Start: int(f.value) + 1, End: max(int(f.value)+1, int(f.valueEnd)-1)}
	}
	return lint.Span{Start: int(f.value), End: int(f.valueEnd)}
}

// A Database is a bibliography file as read: where its entries and fields are.
// It implements [lint.Database].
type Database struct {
	lint.NoEdits
	name      string
	data      []byte
	text      string // data; strings of references share its memory
	entries   []entry
	fields    []field
	names     []string          // of fields, in lower case; the first are those of the table
	ids       map[string]uint16 // index into names
	macros    map[string]macro
	defined   []lint.Macro   // with @string, in the order of the file
	preambles []lint.Span    // of each whole @preamble
	comments  []lint.Span    // of each @comment that is closed
	parents   map[string]int // entries that others inherit from, name or hold together, by lower-cased key
	aliases   map[string]int // further keys of entries, by biblatex's field ids
	dialect   lint.Dialect
	valid     bool        // the file is UTF-8
	ascii     func() bool // letters outside ASCII are written as TeX commands
}

// A macro is what @string defined.
type macro struct {
	text  string // decoded
	index int    // in Document.Macros; -1 for those that every style has
}

// of are the fields of an entry.
func (db *Database) of(e *entry) []field { return db.fields[e.first : e.first+uint32(e.fields)] }

// Len is the number of entries.
func (db *Database) Len() int { return len(db.entries) }

// Key is the key of entry i as written.
func (db *Database) Key(i int) string {
	e := &db.entries[i]
	return db.text[e.key:e.keyEnd]
}

// TouchesKey says whether an edit would change a key and leave the entry or
// field that it stands in.
func (db *Database) TouchesKey(span lint.Span) bool {
	first := sort.Search(len(db.entries), func(i int) bool { return int(db.entries[i].end) > span.Start })
	for i := first; i < len(db.entries) && int(db.entries[i].at) <= span.End; i++ {
		e := &db.entries[i]
		if span.Cuts(lint.Span{Start: int(e.key), End: int(e.keyEnd)}, lint.Span{Start: int(e.at), End: int(e.end)}) {
			return true
		}
		for _, f := range db.of(e) {
			if db.kind(&f).role == referring && span.Cuts(f.inside(), lint.Span{Start: int(f.name), End: int(f.valueEnd)}) {
				return true
			}
		}
	}
	return false
}

// Aliases are the further keys of entries, with their indexes.
func (db *Database) Aliases() map[string]int { return db.aliases }
