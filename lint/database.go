package lint

// A Database is the entries of a bibliography file, or of such a part of a text.
// There may be a million of them, so no [Reference] is kept: each is made when it
// is looked at, by a [Cursor]. The methods are safe for concurrent use; a cursor is
// not. Whoever only reads asks the document: [Document.Entries], [Document.Keys].
type Database interface {
	Len() int         // how many entries there are
	Key(i int) string // of entry i, as written; "" for none
	Cursor() Cursor
	Aliases() map[string]int // further keys of entries, with their indexes
	Nature() Nature          // of all entries

	// TouchesKey says whether an edit of the span would change the key of an entry,
	// or one by which an entry names another, and leave the rest of them.
	TouchesKey(span Span) bool
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
