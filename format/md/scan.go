package md

import (
	"bytes"

	"github.com/bibfix/bibfix/internal/lines"
	"github.com/bibfix/bibfix/internal/pages"
	"github.com/bibfix/bibfix/lint"
	"github.com/bibfix/bibfix/prose/block"
)

// A raw block is a block whose inline markup is still on: it knows the pieces
// of the file that hold its text. Lines are joined by "\n", the cells of a
// table row by a tab.
type raw struct {
	kind        block.Kind
	level       int
	marker      lint.Span
	auto        bool // an item that the markup numbers: "#." or <li> in <ol>
	span        lint.Span
	first, last int // its pieces are scanner.pieces[first:last]
	indent      int
	hanging     int
	gap         bool
	page        int
	literal     bool // code: no inline markup
}

// An item is a list item that later lines may belong to.
type item struct {
	indent, content int // columns of the marker and of the text after it
	number          int // -1 for a bullet
}

// A scanner cuts a file into raw blocks, line by line.
type scanner struct {
	data        []byte
	blocks      []raw
	pieces      []lint.Span
	definitions map[string]lint.Span // link targets by folded label

	linked        int  // number of blocks behind the last definition that is an entry
	looked, cited bool // it was looked for "[[1]][1]", and there is one

	open  bool // the last block takes further lines
	gap   bool // a blank line stands before what comes next
	table bool // the last block is a row: lines with bars are rows as well
	items []item
	html  htmlState
	page  int

	heads  []pages.Furniture // that is still to come
	held   []raw             // furniture that waits until the paragraph around it is known to end
	broken bool              // a page ended since the last line of text

	metadata lint.Span // the YAML between the lines of the front matter

	unclosed [256]bool // fences of this sign that nothing closes
}

func scan(data []byte) *scanner {
	s := &scanner{data: data, definitions: map[string]lint.Span{}, heads: pages.Find(data), blocks: make([]raw, 0, min(bytes.Count(data, []byte("\n\n")), len(data)/32)+8)}
	at := 0
	if bytes.HasPrefix(data, []byte("\ufeff")) {
		at = len("\ufeff")
	}
	at = s.frontMatter(at)
	for at < len(data) {
		end, next := lines.Next(data, at)
		at = s.line(at, end, next)
	}
	s.release()
	return s
}

// line reads one line and gives the start of the next one to read; blocks that
// are closed by a mark of their own are read to their end.
func (s *scanner) line(start, end, next int) int {
	at, column := lines.Indent(s.data, start, end)
	if bytes.IndexByte(s.data[start:at], '\f') >= 0 {
		s.page++
		s.endPage()
	}
	if at == end {
		s.blank()
		return next
	}
	s.heads = pages.Ahead(s.heads, at)
	at, end, column = pages.Unmargined(s.data, s.heads, at, end, column)
	if at == end || s.furniture(at, end, next) {
		return next
	}
	if s.html.inside() {
		return s.htmlLine(at, end, next)
	}
	if s.data[at] == '>' {
		s.quote(at, end)
		return next
	}
	if after, ok := s.fenced(at, end, next); ok {
		return after
	}
	if s.goesOn(at, end) {
		s.extend(at, end)
		s.open, s.gap, s.broken = true, false, false
		return next
	}
	switch s.data[at] {
	case '<':
		if after, ok := s.htmlStart(at, end, next); ok {
			return after
		}
	case '#':
		if s.heading(at, end) {
			return next
		}
	case '[':
		if s.definition(at, end) || s.note(at, end) {
			return next
		}
	case ':':
		if s.div(at, end) {
			return next
		}
	case '\\':
		if s.pageBreak(at, end) {
			return next
		}
	}
	if s.underline(at, end) || s.rule(at, end) || s.row(at, end) || s.item(at, end, column) {
		return next
	}
	s.text(at, end, column)
	return next
}

func (s *scanner) blank() {
	s.gap = true
	s.open = false
	s.table = false
	s.html.blank()
}

// add begins a block whose text starts with data[start:end].
func (s *scanner) add(b raw, start, end int) *raw {
	s.release()
	b.gap = s.gap || len(s.blocks) == 0
	b.page = s.page
	b.first = len(s.pieces)
	b.last = b.first
	s.blocks = append(s.blocks, b)
	s.gap, s.open, s.table = false, true, false
	last := &s.blocks[len(s.blocks)-1]
	last.span.End = max(last.span.End, last.span.Start)
	s.extend(start, end)
	return last
}

// extend adds data[start:end] to the last block.
func (s *scanner) extend(start, end int) {
	start, end = lines.Trim(s.data, start, end)
	if start == end {
		return
	}
	b := &s.blocks[len(s.blocks)-1]
	s.pieces = append(s.pieces, lint.Span{Start: start, End: end})
	b.last = len(s.pieces)
	b.span.End = max(b.span.End, end)
}

// text adds a line to the open paragraph, or begins one.
func (s *scanner) text(at, end, column int) {
	if s.open {
		b := &s.blocks[len(s.blocks)-1]
		if b.last-b.first == 1 || column < b.hanging {
			b.hanging = column
		}
		s.extend(at, end)
		return
	}
	for len(s.items) > 0 && column < min(s.items[len(s.items)-1].content, s.items[len(s.items)-1].indent+2) {
		s.items = s.items[:len(s.items)-1]
	}
	b := raw{kind: block.Paragraph, level: len(s.items), indent: column, span: lint.Span{Start: at}}
	if len(s.items) == 0 && column >= 4 && s.gap {
		b.kind = block.Code
	}
	s.add(b, at, end)
}

// quote reads a line of a block quotation: a paragraph of its own, whatever
// stands inside.
func (s *scanner) quote(start, end int) {
	at := start
	for at < end && (s.data[at] == '>' || s.data[at] == ' ' || s.data[at] == '\t') {
		at++
	}
	if at == end {
		s.blank()
		return
	}
	if s.open && s.blocks[len(s.blocks)-1].kind == block.Quote {
		s.extend(at, end)
		return
	}
	s.add(raw{kind: block.Quote, span: lint.Span{Start: start}}, at, end)
}

// heading reads "## Heading ##".
func (s *scanner) heading(start, end int) bool {
	at := start
	for at < end && s.data[at] == '#' {
		at++
	}
	level := at - start
	switch {
	case level > 6:
		return false
	case at < end && s.data[at] != ' ' && s.data[at] != '\t' && level < 2:
		// Converters forget the space; "#tag" is none, "##References" is one.
		return false
	}
	at, end = lines.Trim(s.data, at, end)
	end = s.trimAttributes(at, end)
	closing := end
	for closing > at && s.data[closing-1] == '#' {
		closing--
	}
	if closing < end && (closing == at || s.data[closing-1] == ' ') {
		end = closing
	}
	s.items = nil
	s.add(raw{kind: block.Heading, level: level, span: lint.Span{Start: start}}, at, end)
	s.open = false
	return true
}

// trimAttributes leaves out "{#id .class}" at the end of a heading.
func (s *scanner) trimAttributes(start, end int) int {
	if end > start && s.data[end-1] == '}' {
		if i := bytes.LastIndexByte(s.data[start:end], '{'); i >= 0 {
			_, end = lines.Trim(s.data, start, start+i)
		}
	}
	return end
}

// underline reads the second line of a setext heading.
func (s *scanner) underline(start, end int) bool {
	c := s.data[start]
	if c != '=' && c != '-' || end-start < 2 || !s.open || len(s.items) > 0 {
		return false
	}
	b := &s.blocks[len(s.blocks)-1]
	if b.kind != block.Paragraph || b.last-b.first > 2 || b.span.Len() > 300 {
		return false
	}
	for _, d := range bytes.TrimRight(s.data[start:end], " \t") {
		if d != c {
			return false
		}
	}
	b.kind = block.Heading
	b.level = 1
	if c == '-' {
		b.level = 2
	}
	b.span.End = end
	s.open = false
	return true
}

// rule reads a line of three or more of * - _ and nothing else.
func (s *scanner) rule(start, end int) bool {
	c, n := s.data[start], 0
	if c != '*' && c != '-' && c != '_' {
		return false
	}
	for _, d := range s.data[start:end] {
		switch d {
		case c:
			n++
		case ' ', '\t':
		default:
			return false
		}
	}
	if n < 3 {
		return false
	}
	s.blank()
	s.items = nil
	return true
}

// pageBreak reads the LaTeX commands that pandoc's Markdown keeps.
func (s *scanner) pageBreak(start, end int) bool {
	switch string(bytes.TrimSpace(s.data[start:end])) {
	case `\newpage`, `\pagebreak`, `\clearpage`:
		s.blank()
		s.page++
		return true
	}
	return false
}

// div reads a line of pandoc's fenced divs. Only its marker is kept: the
// reference list may be known by it.
func (s *scanner) div(start, end int) bool {
	if !bytes.HasPrefix(s.data[start:end], []byte(":::")) {
		return false
	}
	s.blank()
	s.boundary(start, end)
	return true
}

// boundary adds a block without text whose marker is the markup itself.
func (s *scanner) boundary(start, end int) {
	_, end = lines.Trim(s.data, start, end)
	span := lint.Span{Start: start, End: end}
	s.add(raw{kind: block.Furniture, marker: span, span: span}, end, end)
	s.open, s.gap = false, true
	s.items = nil
}
