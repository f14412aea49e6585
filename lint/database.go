package lint

// A Database is the entries of a bibliography file. There may be a million of
// them, so no [Reference] is kept: each is made when it is looked at, by a
// [Cursor]. The methods are safe for concurrent use; a cursor is not.
//
// Set, Cut, Add and Remove answer with the edits of this one file that do what
// is asked, written in the habit of the entry; nil where it cannot be done
// without harm.
type Database interface {
	Len() int         // how many entries there are
	Key(i int) string // of entry i, as written; "" for none
	Cursor() Cursor
	Aliases() map[string]int // further keys of entries, with their indexes

	// TouchesKey says whether an edit of the span would change the key of an entry,
	// or one by which an entry names another, and leave the rest of them.
	TouchesKey(span Span) bool

	// Set makes value, plain text, the value of the field.
	Set(r *Reference, f *Field, value string) []TextEdit
	// Cut replaces the decoded bytes [start, end) of the field's text by plain text.
	Cut(r *Reference, f *Field, start, end int, text string) []TextEdit
	// Add puts a field at the end of the entry.
	Add(r *Reference, name, value string) []TextEdit
	// Carry puts fields at the end of the entry as another one has them.
	Carry(r *Reference, fields []RawField) []TextEdit
	// Name writes a name as it stands in a list of names that is the field's
	// value; "" where it cannot stand there.
	Name(f *Field, n Name) string
	// Remove takes the field out, its comma and its line with it.
	Remove(r *Reference, f *Field) []TextEdit
}

// A RawField is a field as it stands in a file.
type RawField struct {
	Name  string
	Value string // delimiters included
}

// A Cursor makes references of entries.
type Cursor interface {
	// Read makes entry i, 0 ≤ i < Len. The reference and all that it holds are
	// good until the next call, unless Keep is called before that.
	Read(i int) *Reference
	// Keep lets the last reference live on.
	Keep()
}

// Dialect tells which program a bibliography file is written for. They do not
// know the same entry types and fields.
type Dialect uint8

// The dialects.
const (
	AnyDialect Dialect = iota // not to be told, or read by pandoc, which takes both
	BibTeX
	Biblatex
)

// String is the word that users read and write; "" for AnyDialect.
func (d Dialect) String() string { return [...]string{"", "bibtex", "biblatex"}[d] }

// A Macro is an abbreviation that a bibliography file defines with @string.
type Macro struct {
	Name  string // in lower case: macros have no case
	Span  Span   // the whole definition, from its @ to the closing brace
	Value Span   // what it stands for, delimiters included
	Used  bool   // by an entry or a macro of the same file
}

// A MacroUse is a place where a macro stands that the file does not define
// before it.
type MacroUse struct {
	Name  string // in lower case
	Span  Span
	Entry int // index of the entry, -1 for a macro in another's definition
}

// A KeyUse is a place where an entry of a bibliography file names another by its
// key, in a field such as crossref.
type KeyUse struct {
	Field  string // in lower case
	Key    string // as written
	Span   Span   // of the key
	Entry  int    // index of the entry that names
	Target int    // index of the entry named; -1 for none of this file
}

// A FileLink is another file that a file names.
type FileLink struct {
	Kind   FileLinkKind
	Target string   // as written: "refs"
	Span   Span     // of the target
	Names  []string // the slash-separated paths it may mean, relative to the folder of the file, best first: "refs.bib"

	// What opening files found, where somebody did.
	File   string // name of the document it leads to
	Fault  string // why that was not read, as a predicate: "is not there; looked for refs.bib"
	Shared bool   // the project names the file, and parts of the project that were not read may use it
}

// FileLinkKind tells what a file is named for.
type FileLinkKind uint8

// The kinds of links.
const (
	Bibliography FileLinkKind = iota // its entries are what the text cites
	Include                          // its text is part of the manuscript
)
