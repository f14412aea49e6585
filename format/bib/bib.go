// Package bib reads BibTeX and biblatex files: everything that BibTeX, biber or
// JabRef accept, and as much as can be saved of what they do not.
//
// Reading is lossless and in two steps. [Read] finds where entries, fields and
// values are and keeps nothing but places, which takes about a third of the
// size of the file (tree.go, scan.go, values.go, entry.go). References with
// decoded fields are made of them when somebody looks, one at a time
// (cursor.go). What BibTeX itself would read of a file tells whether a fix did it
// harm (strict.go). No fix prints an entry: it replaces the bytes of a value in the
// habit of the file (edit.go). Setting a whole file out anew is [Format]'s, which
// no fix calls (style.go, layout.go, print.go, fold.go, order.go), and which holds
// its result against the file (same.go).
//
// Where a file is damaged, a finding says what and where, and reading goes on
// with the next field or entry that can be told: a line that begins with
// name =, or with @type{. Where BibTeX and biber disagree about what a file
// means, the message says what each of them does.
//
// BibTeX is what Oren Patashnik's bibtex.web does, biblatex what its manual and
// biber do.
package bib

import (
	"bytes"
	"strings"
	"sync"
	"unicode/utf8"
	"unsafe"

	"github.com/bibfix/bibfix/format/kind"
	"github.com/bibfix/bibfix/internal/words"
	"github.com/bibfix/bibfix/lint"
)

// MaxSize is the size in bytes of the largest file that can be read.
const MaxSize = 1<<32 - 1

const name = "bibtex"

// BibTeX is the format. Two and a half times the size of a file is enough memory to read it.
var BibTeX = &kind.Format{
	Name: name, Title: "BibTeX", One: "a BibTeX file", Many: "BibTeX files", Extensions: []string{".bib", ".bibtex", ".biblatex"},
	Holds: kind.Bibliography, Tells: IsBibTeX, Limit: MaxSize, Read: ReadIn,
}

// Read reads a bibliography file of at most MaxSize bytes, of which nothing may
// change afterwards.
func Read(file lint.File) *lint.Document { return ReadIn(file, kind.Context{}) }

// ReadIn is Read for a file that is known to be of a dialect.
func ReadIn(file lint.File, about kind.Context) *lint.Document {
	db := &Database{name: file.Name, data: file.Data}
	if len(file.Data) > 0 {
		db.text = unsafe.String(&file.Data[0], len(file.Data)) // another copy of the file would be a sixth of what may be used
	}
	db.valid = utf8.Valid(file.Data)
	doc := &lint.Document{File: file, Format: name, Database: db, Syntax: db, Comments: comments}
	s := &scanner{Database: db, doc: doc}
	s.prepare()
	s.scan()
	db.defined = doc.Macros
	db.relate(s.referring)
	doc.Strays = db.strays(s.referring)
	db.dialect = about.Dialect
	if about.Dialect == lint.AnyDialect {
		db.dialect = db.tellDialect()
	}
	doc.Dialect = db.dialect
	if doc.Dialect == lint.Biblatex {
		s.takeBack()
	}
	db.ascii = sync.OnceValue(db.writesTeX)
	doc.Strict = db.strictly
	return doc
}

// comments are those that programs pass over: what stands outside entries, by
// habit behind a percent sign, and @comment.
var comments = lint.CommentStyle{Line: "%", Word: "@comment"}

// Nature is that of all entries.
func (db *Database) Nature() lint.Nature { return lint.Fielded | lint.TeX }

// prepare makes the tables, and room for about as many entries as the
// beginning of the file lets expect: growing them piece by piece would need
// twice the memory.
func (s *scanner) prepare() {
	s.names = make([]string, len(fieldKinds), len(fieldKinds)+64)
	s.ids = make(map[string]uint16, len(fieldKinds)+64)
	for i := 1; i < len(fieldKinds); i++ {
		s.names[i] = fieldKinds[i].raw
		s.ids[fieldKinds[i].raw] = uint16(i)
	}
	s.macros = make(map[string]macro, len(months))
	for name, text := range months {
		s.macros[name] = macro{text, -1}
	}
	const sample = 256 << 10
	if len(s.data) > 2*sample {
		scale := func(sign byte) int {
			n := bytes.Count(s.data[:sample], []byte{sign})
			return int(int64(n) * int64(len(s.data)) / sample * 17 / 16)
		}
		s.entries = make([]entry, 0, scale('@'))
		s.fields = make([]field, 0, scale('='))
	}
}

// months are the macros that every style defines.
var months = func() map[string]string {
	all := make(map[string]string, words.Months)
	for month := 1; month <= words.Months; month++ {
		all[words.MonthMacro(month)] = words.MonthName(month)
	}
	return all
}()

// writesTeX says whether letters outside ASCII should be written as commands:
// the file has none, and is not biblatex's.
func (db *Database) writesTeX() bool {
	if db.dialect == lint.Biblatex {
		return false
	}
	for _, c := range db.data {
		if c >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// tellDialect tells which program a file is for: JabRef says so in the file,
// and some types and fields are biblatex's alone.
func (db *Database) tellDialect() lint.Dialect {
	const mode = "jabref-meta: databaseType:"
	tail := db.text[max(0, len(db.text)-64<<10):] // where JabRef puts it
	if _, value, found := strings.Cut(tail, mode); found {
		switch {
		case strings.HasPrefix(value, "bibtex"):
			return lint.BibTeX
		case strings.HasPrefix(value, "biblatex"):
			return lint.Biblatex
		}
	}
	for i := range db.entries {
		if entryKinds[db.entries[i].kind].side == lint.Biblatex {
			return lint.Biblatex
		}
	}
	for i := range db.fields {
		if id := db.fields[i].id; int(id) < len(fieldKinds) && decisive[fieldKinds[id].raw] {
			return lint.Biblatex
		}
	}
	return lint.AnyDialect
}

// decisive are fields that only files for biblatex have; others of its fields
// were taken up by styles of BibTeX.
var decisive = map[string]bool{
	"journaltitle": true, "date": true, "eventdate": true, "origdate": true, "subtitle": true, "booksubtitle": true,
	"maintitle": true, "journalsubtitle": true, "titleaddon": true, "xdata": true, "entryset": true, "related": true, "eventtitle": true,
}
