package bib

import (
	"bytes"
	"cmp"
	"fmt"
	"slices"

	"github.com/bibfix/bibfix/internal/ascii"
	"github.com/bibfix/bibfix/lint"
)

// A Formatted file is what Format makes of one.
type Formatted struct {
	Data  []byte
	Notes []string // what was not done, and why
}

// Format sets a file out as the style says. It never changes what the file
// means: see same, which holds the result against the file. An error means that
// the two differ and nothing may be written.
//
// What is damaged, and what stands between entries, is copied as it is.
func Format(file lint.File, style Style) (Formatted, error) {
	if err := style.Check(); err != nil {
		return Formatted{}, err
	}
	doc := Read(file)
	w := newWriter(doc, style, usual(file.Data))
	w.file()
	if other := usual(w.out); other != w.newline { // what was left out had the others
		w = newWriter(doc, style, other)
		w.file()
	}
	if int64(len(w.out)) > MaxSize {
		return Formatted{}, fmt.Errorf("set out it would be larger than the %d MB that can be read", MaxSize>>20)
	}
	what := w.same(Read(lint.File{Name: file.Name, Data: w.out}))
	if what == "" {
		return Formatted{Data: w.out, Notes: w.notes}, nil
	}
	if len(style.Entries) > 0 {
		style.Entries = nil
		unsorted, err := Format(file, style)
		unsorted.Notes = append(unsorted.Notes, "the entries were not sorted: that would change "+what)
		return unsorted, err
	}
	if line := w.damaged(); line > 0 { // where a value ends that is never closed hangs on all that follows
		return Formatted{}, &DamageError{line}
	}
	return Formatted{}, fmt.Errorf("setting it out would change %s; that is a fault of bibfix, and the file was left alone", what)
}

// A DamageError says that a file cannot be set out before it is repaired.
type DamageError struct{ Line int } // of the first entry that is damaged

func (e *DamageError) Error() string {
	return fmt.Sprintf("the entry in line %d is damaged, and what follows it hangs on that: repair it first", e.Line)
}

// usual is the line end that most lines of a file have.
func usual(data []byte) string {
	if ends := bytes.Count(data, []byte("\n")); 2*bytes.Count(data, []byte("\r\n")) > ends {
		return "\r\n"
	}
	return "\n"
}

// A block is an entry, @string or @preamble with the text that belongs to it,
// or such text alone.
type block struct {
	kind  blockKind
	index uint32 // of the entry, macro or preamble
	at    uint32 // what the block itself is made of, white space around it left out
	end   uint32
	lead  uint32 // start of the text before it
	leads uint32 // end of that text
	tail  uint32 // end of the text behind it, which begins where the block ends
	had   int    // blank lines before the block and its lead
	gap   int    // line ends between the lead and the block
	close bool   // it follows on the line of the text before it
}

type blockKind uint8

const (
	textBlock blockKind = iota
	entryBlock
	macroBlock
	preambleBlock
)

// blocks walks over a file.
type blocks struct {
	*Database
	doc      *lint.Document
	pos      int // end of the last block, its tail included
	entry    int // the next ones
	macro    int
	preamble int
	close    bool // the text behind the last block reaches up to the next
	over     bool
}

// item finds what comes next, of kind textBlock at the end of the file.
func (b *blocks) item() block {
	next := block{at: uint32(len(b.data)), end: uint32(len(b.data))}
	take := func(kind blockKind, index, at, end int) {
		if at < int(next.at) {
			next = block{kind: kind, index: uint32(index), at: uint32(at), end: uint32(end)}
		}
	}
	if b.entry < len(b.entries) {
		e := &b.entries[b.entry]
		take(entryBlock, b.entry, int(e.at), b.trimmed(int(e.at), int(e.end)))
	}
	if b.macro < len(b.doc.Macros) {
		span := b.doc.Macros[b.macro].Span
		take(macroBlock, b.macro, span.Start, span.End)
	}
	if b.preamble < len(b.preambles) {
		span := b.preambles[b.preamble]
		take(preambleBlock, b.preamble, span.Start, span.End)
	}
	return next
}

// pass steps over what item found.
func (b *blocks) pass(kind blockKind) {
	switch kind {
	case entryBlock:
		b.entry++
	case macroBlock:
		b.macro++
	case preambleBlock:
		b.preamble++
	case textBlock:
		b.over = true
	}
}

// next is the next block; false behind the last.
func (b *blocks) next() (block, bool) {
	if b.over {
		return block{}, false
	}
	it := b.item()
	start, end := b.textIn(b.pos, int(it.at))
	it.close, b.close = b.close, false
	it.had = max(0, b.lineEnds(b.pos, start)-1)
	it.lead, it.leads = uint32(start), uint32(end)
	it.gap = b.lineEnds(end, int(it.at))
	first := b.pos <= len("\ufeff")
	if start < end && it.kind != textBlock && first && it.gap > 1 { // the head of the file belongs to no entry
		b.pos = end
		return block{lead: it.lead, leads: it.leads, at: uint32(end), end: uint32(end), tail: uint32(end)}, true
	}
	b.pass(it.kind)
	b.pos = int(it.end)
	it.tail = it.end
	if it.kind != textBlock {
		b.follow(&it)
	}
	return it, it.kind != textBlock || start < end
}

// follow gives a block the text behind it: what stands on its last line, and
// what stands right below it and apart from the next block.
func (b *blocks) follow(it *block) {
	next := b.item()
	start, end := b.textIn(b.pos, int(next.at))
	if start == end {
		return
	}
	before, after := b.lineEnds(b.pos, start), b.lineEnds(end, int(next.at))
	switch {
	case before == 0:
		line := b.lineOf(start, end)
		if b.close = line == end && after == 0 && next.kind != textBlock; b.close { // it goes up to the next block
			line = int(next.at)
		}
		end = line
	case before > 1:
		return
	default:
		paragraph := b.paragraphOf(start, end)
		if paragraph == end && (after < 2 || next.kind == textBlock) {
			return
		}
		end = paragraph
	}
	it.tail = uint32(end)
	b.pos = end
}

// text is a range without the white space at its ends.
func (db *Database) textIn(start, end int) (from, to int) {
	for start < end && ascii.Space(db.data[start]) {
		start++
	}
	return start, db.trimmed(start, end)
}

// trimmed is the end of a range without white space behind it.
func (db *Database) trimmed(start, end int) int {
	for end > start && ascii.Space(db.data[end-1]) {
		end--
	}
	return end
}

func (db *Database) lineEnds(start, end int) int {
	return bytes.Count(db.data[start:end], []byte{'\n'})
}

// lineOf is the end of a text's first line, or of the comment that begins in it.
func (db *Database) lineOf(start, end int) int {
	for at := start; ; {
		line := bytes.IndexByte(db.data[at:end], '\n')
		if line < 0 {
			return end
		}
		at += line
		i, _ := slices.BinarySearchFunc(db.comments, at+1, func(c lint.Span, at int) int { return cmp.Compare(c.End, at) })
		if i == len(db.comments) || db.comments[i].Start >= at {
			return db.trimmed(start, at)
		}
		at = db.comments[i].End
	}
}

// paragraphOf is the end of the lines up to an empty one.
func (db *Database) paragraphOf(start, end int) int {
	for {
		line := db.lineOf(start, end)
		next, _ := db.textIn(line, end)
		if line == end || db.lineEnds(line, next) > 1 {
			return line
		}
		start = next
	}
}

// file writes the whole file.
func (w *writer) file() {
	mark := len(w.data) - len(bytes.TrimPrefix(w.data, []byte("\ufeff")))
	if w.trimmed(mark, len(w.data)) == mark {
		w.out = append(w.out, w.data...) // there is nothing in it
		return
	}
	w.out = append(w.out, w.data[:mark]...)
	start := len(w.out)
	walk := blocks{Database: w.Database, doc: w.doc, pos: mark}
	if len(w.style.Entries) > 0 {
		w.sorted(&walk)
	} else {
		for b, more := walk.next(); more; b, more = walk.next() {
			w.block(&b)
		}
	}
	if len(w.out) > start {
		w.out = append(w.out, w.newline...)
	}
}

// block writes a block behind the one before it. No line end follows it.
func (w *writer) block(b *block) {
	if !b.close {
		w.part(b)
	}
	w.out = append(w.out, w.data[b.lead:b.leads]...)
	switch {
	case b.kind == textBlock:
	case b.lead == b.leads:
	case b.gap == 0:
		w.out = append(w.out, w.data[b.leads:b.at]...)
	default:
		w.lines(min(b.gap, 2))
	}
	switch b.kind {
	case entryBlock:
		w.entry(&w.entries[b.index], int(b.end))
	case macroBlock:
		w.macro(int(b.at), int(b.end), w.doc.Macros[b.index].Value)
	case preambleBlock:
		word := w.skip(int(b.at) + 1)
		wordEnd := w.identifier(word, int(b.end))
		w.out = append(w.out, '@')
		w.cased(w.data[word:wordEnd], w.style.Types)
		w.out = append(w.out, w.data[wordEnd:b.end]...)
	}
	w.tail(b)
	w.last = b.kind
	w.lastTail = b.tail > b.end && bytes.IndexByte(w.data[b.end:b.tail], '\n') >= 0
	w.begun = true
}

// tail writes the text that belongs to a block behind it.
func (w *writer) tail(b *block) {
	start := int(b.end)
	for start < int(b.tail) && ascii.Space(w.data[start]) {
		start++
	}
	if bytes.IndexByte(w.data[b.end:start], '\n') >= 0 {
		w.lines(1)
		w.out = append(w.out, w.data[start:b.tail]...)
		return
	}
	w.out = append(w.out, w.data[b.end:b.tail]...)
}

// part writes the line ends between two blocks.
func (w *writer) part(b *block) {
	if !w.begun {
		return
	}
	blank := min(b.had, 1)
	leads := b.lead < b.leads
	if b.kind != textBlock && w.last != textBlock && (b.kind == entryBlock || w.last == entryBlock) {
		if !leads {
			blank = 0
		}
		blank = max(blank, w.style.BlankLines)
	}
	if w.lastTail || leads && (b.gap > 1 && b.kind != textBlock || w.paragraphOf(int(b.lead), int(b.leads)) < int(b.leads)) {
		blank = max(blank, 1) // or else it would belong to another
	}
	w.lines(blank + 1)
}

func (w *writer) lines(n int) {
	for range n {
		w.out = append(w.out, w.newline...)
	}
}
