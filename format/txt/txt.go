// Package txt reads plain text: what people type, and what comes out of a PDF.
//
// Blank lines part paragraphs. The heads, feet and numbers of pages are taken
// out, and a paragraph that a page break cut in two is one again. A hyphen
// that a line end left inside a word goes. Lines keep their breaks, since in a
// reference list they may be all that parts the entries.
package txt

import (
	"slices"
	"unicode"
	"unicode/utf8"

	"github.com/bibfix/bibfix/format/kind"
	"github.com/bibfix/bibfix/internal/charset"
	"github.com/bibfix/bibfix/internal/columns"
	"github.com/bibfix/bibfix/internal/hyphen"
	"github.com/bibfix/bibfix/lint"
	"github.com/bibfix/bibfix/prose"
	"github.com/bibfix/bibfix/prose/block"
)

const name = "text"

// Text is the format.
var Text = &kind.Format{
	Name: name, Title: "plain text", One: "a text file", Many: "text files", Extensions: []string{".txt", ".text"},
	Holds: kind.Manuscript, Markup: kind.Plain, Cannot: kind.Layout,
	Read: func(file lint.File, _ kind.Context) *lint.Document { return Read(file) },
}

// Read reads a plain text file.
func Read(file lint.File) *lint.Document {
	order := columns.Part(file.Data)
	if order != nil {
		file.Data = order.Text()
	}
	doc := &lint.Document{File: file, Order: order, Format: name, Errors: charset.Damage(file)}
	doc.Syntax = prose.Syntax{Document: doc}
	doc.Comments = lint.CommentStyle{Open: "<!--", Close: "-->"} // converters leave those of Markdown behind
	if order != nil && order.Guess {
		doc.Notes = append(doc.Notes, "lines of two columns are mixed in this text, and which goes on in which is a guess: text that is taken from the PDF with pdftotext -raw, or with -layout, is read better")
	}
	prose.Read(doc, Blocks(file.Data))
	return doc
}

// Blocks gives the blocks of a plain text file, in order: paragraphs, headings,
// bullet items, and the furniture of pages.
func Blocks(data []byte) []block.Block {
	s := scan(data)
	j := joiner{data: data, dirty: !charset.Clean(data), compounds: hyphen.Find(data)}
	blocks := make([]block.Block, 0, len(s.blocks))
	for i := range s.blocks {
		blocks = append(blocks, j.read(&s.blocks[i]))
	}
	return blocks
}

// A paragraph is a block before its lines are joined.
type paragraph struct {
	block.Block
	lines []lint.Span
}

// A joiner joins the lines of paragraphs.
type joiner struct {
	data      []byte
	dirty     bool         // bytes that are no UTF-8, or zeros
	compounds hyphen.Words // of the file
}

func (j *joiner) read(p *paragraph) block.Block {
	data := j.data
	b := p.Block
	var text lint.TextBuilder
	for i, l := range p.lines {
		if i > 0 {
			before := p.lines[i-1]
			j.lineBreak(&text, before, l)
		}
		if i+1 < len(p.lines) && j.hyphenated(data[l.Start:l.End], data[p.lines[i+1].Start:p.lines[i+1].End]) == removed {
			l.End -= hyphenLength(data[l.Start:l.End])
		}
		if j.dirty {
			charset.Copy(&text, data[l.Start:l.End], l.Start)
		} else {
			text.Copy(data[l.Start:l.End], l.Start)
		}
	}
	b.Text = text.Text()
	b.Span = lint.Span{Start: b.Span.Start, End: p.lines[len(p.lines)-1].End}
	if b.Kind != block.Furniture {
		b.Addresses = block.FindAddresses(b.Text)
		b.Marks = append(block.Superscripts(b.Text.String), block.Held(b.Text.String)...)
		slices.SortStableFunc(b.Marks, func(x, y lint.Mark) int { return x.Start - y.Start })
	}
	return b
}

// lineBreak writes what stands between two lines: a line break, or nothing
// where a hyphen joins them.
func (j *joiner) lineBreak(text *lint.TextBuilder, before, after lint.Span) {
	if j.hyphenated(j.data[before.Start:before.End], j.data[after.Start:after.End]) == none {
		text.Put("\n", lint.Span{Start: before.End, End: after.Start})
	}
}

// A hyphen at a line end may be none, part of the word, or left by the break.
type ending uint8

const (
	none ending = iota
	kept
	removed
)

// hyphenated tells what the hyphen at the end of a line is: "lev-" before
// "ies" goes, "Lund-" before "Berg" stays. In an address it is no hyphen.
func (j *joiner) hyphenated(line, next []byte) ending {
	last, size := utf8.DecodeLastRune(line)
	switch last {
	case '\u00ad':
		return removed
	case '-', '\u2010':
	default:
		return none
	}
	stem := line[:len(line)-size]
	at := len(stem)
	for at > 0 && stem[at-1] != ' ' {
		if c := stem[at-1]; c == '/' || c == ':' || c == '-' || c == '_' {
			return none
		}
		at--
	}
	before, _ := utf8.DecodeLastRune(stem)
	first, _ := utf8.DecodeRune(next)
	switch {
	case len(stem)-at < 2 || !unicode.IsLetter(before) || !unicode.IsLetter(first):
		return none
	case unicode.IsUpper(first), j.compounds.Keeps(string(stem[at:]), string(next[:min(len(next), 64)])):
		return kept
	}
	return removed
}

func hyphenLength(line []byte) int { _, size := utf8.DecodeLastRune(line); return size }
