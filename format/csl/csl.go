// Package csl reads bibliographies of CSL items, as Zotero, Mendeley, Paperpile,
// citation-js, doi.org and pandoc write them: CSL-JSON, CSL-YAML, and the references
// that stand in the front matter of a Markdown text.
//
// Reading is lossless and in two steps, as in package bib. [Read] finds where the
// items are and keeps nothing but places (jsonlist.go, yamllist.go over json.go and
// yaml.go, which make a tree of each item, tree.go). References with decoded fields
// are made of them when somebody looks, one at a time (cursor.go, names.go, dates.go,
// extra.go, over the text of scalars, text.go, rich.go). No fix prints an item: it
// replaces the bytes of a scalar, or puts a member beside the others, in the habit of
// the file (edit.go, encode.go), and is read again before it is handed out.
//
// Where a file is damaged, a finding says what and where, and reading goes on with the
// next item.
package csl

import (
	"bytes"
	"encoding/json"
	"math"
	"slices"
	"sync"
	"unicode/utf8"

	"github.com/bibfix/bibfix/internal/charset"
	"github.com/bibfix/bibfix/lint"
)

// MaxSize is the size in bytes of the largest file that can be read.
const MaxSize = math.MaxInt32

// notation is what items are written in.
type notation uint8

const (
	inJSON notation = iota
	inYAML
)

// A Database is the items of one file, or of a part of one.
type Database struct {
	name     string
	data     []byte
	valid    bool // the data are UTF-8 without NUL
	notation notation
	markdown bool // texts hold Markdown: pandoc takes those of YAML so
	part     bool // they stand in a text of another format
	end      int  // of what may be read
	entries  []entry
	habit    func() habit
}

// An entry is where an item stands. A million of them take 24 MB.
type entry struct {
	start, end uint32
	key        place // without quotes
	column     int32 // of the dash before an item of YAML; -1 for none
	keyStyle   style
	broken     bool
}

// ReadJSON reads a file of CSL-JSON.
func ReadJSON(file lint.File) *lint.Document {
	doc, db := newDocument(file, "csl-json", inJSON)
	l := jsonList{jsonReader: jsonReader{db.listener(doc)}}
	l.found = func(start, end int, broken bool) { db.add(&l.tree, start, end, -1, broken) }
	l.file()
	doc.Strict = func() lint.Strictness { return strict(file.Data, len(db.entries)) }
	db.finish(doc)
	doc.Errors = append(charset.Damage(doc.File), doc.Errors...)
	return doc
}

// strict is what a program makes of a file that reads all of it or nothing.
func strict(data []byte, entries int) lint.Strictness {
	if json.Valid(data) {
		return lint.Strictness{Program: "a reader of JSON", Entries: entries}
	}
	return lint.Strictness{Program: "a reader of JSON", Faults: 1}
}

// ReadYAML reads a file of CSL-YAML.
func ReadYAML(file lint.File) *lint.Document {
	doc, db := newDocument(file, "csl-yaml", inYAML)
	db.readYAML(doc, lint.Span{End: len(file.Data)})
	doc.Errors = append(charset.Damage(doc.File), doc.Errors...)
	return doc
}

// readPart reads the items that stand in the metadata of a text.
func readPart(file lint.File, part lint.Span) *lint.Document {
	doc, db := newDocument(file, "csl-yaml", inYAML)
	db.part = true
	db.readYAML(doc, part)
	return doc
}

// readYAML reads the YAML that stands in a part of a file.
func (db *Database) readYAML(doc *lint.Document, part lint.Span) {
	db.markdown, db.end = true, part.End
	l := yamlList{yamlReader: yamlReader{reader: db.listener(doc)}}
	l.at, l.line = part.Start, part.Start
	l.found = func(start, end, column int, broken bool) { db.add(&l.tree, start, end, column, broken) }
	l.documents()
	if l.aliases {
		doc.Notes = append(doc.Notes, "aliases of YAML (*name) are not followed: the fields that they stand for are not read")
	}
	db.finish(doc)
}

func newDocument(file lint.File, format string, as notation) (*lint.Document, *Database) {
	db := &Database{name: file.Name, data: file.Data, valid: charset.Clean(file.Data), notation: as, end: len(file.Data)}
	db.habit = sync.OnceValue(func() habit { return habitOf(db.data) })
	doc := &lint.Document{File: file, Format: format, Database: db, Syntax: syntax{Database: db}}
	if as == inYAML {
		doc.Comments = lint.CommentStyle{Line: "#"}
		if bytes.Count(file.Data, []byte("\r")) > bytes.Count(file.Data, []byte("\r\n")) {
			doc.Syntax = lint.NoEdits{} // parsers of YAML differ about the line ends of old Macs
		}
	}
	return doc, db
}

// listener is a reader whose complaints become findings.
func (db *Database) listener(doc *lint.Document) reader {
	r := reader{tree: tree{data: db.data}, end: db.end}
	r.complain = func(span lint.Span, message string, fixes ...lint.Fix) {
		for i := range fixes {
			for j := range fixes[i].Edits {
				fixes[i].Edits[j].File = db.name
			}
		}
		doc.Errors = append(doc.Errors, lint.Diagnostic{
			Rule: "syntax-error", Severity: lint.Error, File: db.name, Span: span, Message: message, Fixes: fixes,
		})
	}
	return r
}

// add notes an item.
func (db *Database) add(t *tree, start, end, column int, broken bool) {
	item := placeOf(start, end)
	e := entry{start: item.start, end: item.end, column: int32(column), broken: broken} //nolint:gosec // MaxSize holds
	t.children(&t.nodes[root], func(n *node) bool {
		if n.isKey() && string(db.data[n.name.start:n.name.end]) == "id" { // of two, programs take the second
			inside := n.inside()
			e.key, e.keyStyle = placeOf(inside.Start, inside.End), n.style
		}
		return true
	})
	db.entries = append(db.entries, e)
}

// finish says what has to be said of the whole.
func (db *Database) finish(doc *lint.Document) {
	if len(db.entries) == 0 {
		doc.Notes = append(doc.Notes, "no entry was found in it")
	}
	if !slices.ContainsFunc(db.entries, func(e entry) bool { return !e.key.empty() }) {
		return // as registries hand them out
	}
	for _, e := range db.entries {
		if e.key.empty() && !e.broken {
			doc.Errors = append(doc.Errors, lint.Diagnostic{
				Rule: "syntax-error", Severity: lint.Warning, File: db.name, Span: lint.Span{Start: int(e.start), End: int(e.start) + 1},
				Message: "this entry has no id, and nobody can cite it",
			})
		}
	}
}

// Len is the number of items.
func (db *Database) Len() int { return len(db.entries) }

// Key is the id of an item.
func (db *Database) Key(i int) string {
	e := &db.entries[i]
	n := node{kind: scalar, style: e.keyStyle, value: e.key}
	if e.keyStyle == quoted || e.keyStyle == single || e.keyStyle == double {
		n.value = place{e.key.start - 1, e.key.end + 1}
	}
	d := decoder{data: db.data, valid: db.valid, TextBuilder: &lint.TextBuilder{}}
	return d.text(&n).String
}

// Item is an item of CSL-JSON as it stands, where what it is written in is JSON without
// a fault; nil otherwise.
func (db *Database) Item(i int) []byte {
	e := &db.entries[i]
	if item := db.data[e.start:e.end]; db.notation == inJSON && e.key.start > 0 && json.Valid(item) && utf8.Valid(item) {
		return item
	}
	return nil
}

// Aliases are none: an item has one id.
func (db *Database) Aliases() map[string]int { return nil }

// Nature is that of all items.
func (db *Database) Nature() lint.Nature { return lint.Fielded }

// TouchesKey says whether an edit of the span would change the id of an item and
// leave the rest of it.
func (db *Database) TouchesKey(span lint.Span) bool {
	lo, hi := 0, len(db.entries)
	for lo < hi {
		if mid := (lo + hi) / 2; int(db.entries[mid].end) <= span.Start {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	if lo == len(db.entries) {
		return false
	}
	e := &db.entries[lo]
	key := e.key.span()
	inside := lint.Span{Start: int(e.start), End: int(e.end)}.Contains(span)
	return inside && (key.Overlaps(span) || span.Len() == 0 && key.Start <= span.Start && span.End <= key.End && key.Len() > 0)
}

// An itemReader reads one item again.
type itemReader struct {
	json jsonReader
	yaml yamlReader
	as   notation
}

func (db *Database) reader() itemReader {
	r := reader{tree: tree{data: db.data}, end: db.end}
	return itemReader{json: jsonReader{r}, yaml: yamlReader{reader: r}, as: db.notation}
}

// read makes the nodes of an item, which are good until the next call.
func (r *itemReader) read(e *entry) *tree {
	if r.as == inJSON {
		r.json.at = int(e.start)
		r.json.item()
		return &r.json.tree
	}
	y := &r.yaml
	y.nodes, y.at = y.nodes[:0], int(e.start)
	if y.line = y.at; y.peek() == '{' { // nobody asks for the column of a bracket
		y.flow(int(e.column), 0, 0, node{}, 0)
	} else {
		y.setLine()
		y.block(int(e.column), 0, 0, node{}, 1)
	}
	return &y.tree
}
