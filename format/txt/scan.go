package txt

import (
	"bytes"
	"unicode"
	"unicode/utf8"

	"github.com/bibfix/bibfix/internal/fold"
	"github.com/bibfix/bibfix/internal/lines"
	"github.com/bibfix/bibfix/internal/pages"
	"github.com/bibfix/bibfix/internal/words"
	"github.com/bibfix/bibfix/lint"
	"github.com/bibfix/bibfix/prose/block"
)

// A scanner cuts a file into paragraphs, line by line.
type scanner struct {
	data      []byte
	blocks    []paragraph
	heads     []pages.Furniture // that is still to come
	furniture []paragraph       // waits until the paragraph around it is known to end
	open      bool              // the last block takes further lines
	gap       bool              // a blank line stands before what comes next
	broken    bool              // a page ended since the last line of text
	page      int
}

func scan(data []byte) *scanner {
	s := &scanner{data: data, heads: pages.Find(data)}
	at := 0
	if bytes.HasPrefix(data, []byte("\ufeff")) {
		at = len("\ufeff")
	}
	for at < len(data) {
		end, next := lines.Next(data, at)
		s.line(at, end)
		at = next
	}
	s.close()
	return s
}

func (s *scanner) line(start, end int) {
	at, column := lines.Indent(s.data, start, end)
	_, stop := lines.Trim(s.data, at, end)
	if bytes.IndexByte(s.data[start:at], '\f') >= 0 {
		s.page++
		s.broken = true
		s.gap = s.gap || at == stop
		s.open = false
		s.dropNumber()
	}
	numbered := at < stop
	s.heads = pages.Ahead(s.heads, at)
	at, stop, column = pages.Unmargined(s.data, s.heads, at, stop, column)
	switch {
	case at == stop && numbered:
		// a line number alone
	case at == stop:
		s.gap, s.open = true, false
	case s.isHead(at):
		s.dropNumber()
		s.furniture = append(s.furniture, s.paragraph(block.Furniture, at, stop, column))
		s.broken, s.open = true, false
	case s.open && s.underline(at, stop):
	case s.open && !s.isItem(at, stop) && !s.endsItem(at, stop, column) || s.goesOn(at, stop):
		s.extend(at, stop, column)
	default:
		s.begin(at, stop, column)
	}
}

// underline reads a line of "=" or "-" under a heading.
func (s *scanner) underline(start, end int) bool {
	p := &s.blocks[len(s.blocks)-1]
	c := s.data[start]
	if end-start < 3 || c != '=' && c != '-' || len(p.lines) > 1 || len(bytes.Trim(s.data[start:end], string(c))) > 0 {
		return false
	}
	p.Kind, p.Level = block.Heading, 1
	if c == '-' {
		p.Level = 2
	}
	s.open = false
	return true
}

// isHead says whether the line at that place is the head or foot of a page.
func (s *scanner) isHead(at int) bool {
	for len(s.heads) > 0 && s.heads[0].Start < at {
		s.heads = s.heads[1:]
	}
	return len(s.heads) > 0 && s.heads[0].Start == at
}

// dropNumber makes furniture of a number that stands alone before a page
// break.
func (s *scanner) dropNumber() {
	n := len(s.blocks)
	if n == 0 || len(s.blocks[n-1].lines) != 1 {
		return
	}
	p := s.blocks[n-1]
	if !pages.IsNumber(s.data[p.lines[0].Start:p.lines[0].End]) {
		return
	}
	p.Kind = block.Furniture
	s.blocks = s.blocks[:n-1]
	s.furniture = append(s.furniture, p)
}

// goesOn says whether a line carries on the paragraph that the end of a page or
// column cut: that one ended in the middle of a sentence, and this begins so.
func (s *scanner) goesOn(start, end int) bool {
	n := len(s.blocks)
	if s.open || n == 0 || s.blocks[n-1].Kind != block.Paragraph && s.blocks[n-1].Kind != block.Item {
		return false
	}
	last := s.blocks[n-1].lines[len(s.blocks[n-1].lines)-1]
	before, after := s.data[last.Start:last.End], s.data[start:end]
	return s.broken && pages.GoesOn(before, after) || pages.InBracket(before, after)
}

func (s *scanner) isItem(start, end int) bool {
	return bullet(s.data[start:end]) > 0 && !s.inSentence(s.data[start])
}

// shortLine is in bytes: a shorter line may announce the items below it.
const shortLine = 40

// inSentence says whether a sign at the start of a line is a dash of the
// sentence that the line above leaves open.
func (s *scanner) inSentence(sign byte) bool {
	if sign != '-' || !s.open || len(s.blocks) == 0 {
		return false
	}
	p := s.blocks[len(s.blocks)-1]
	last := p.lines[len(p.lines)-1]
	r, _ := utf8.DecodeLastRune(s.data[last.Start:last.End])
	return p.Kind == block.Paragraph && last.Len() >= shortLine && (unicode.IsLetter(r) || r == ',')
}

// endsItem says whether a line ends the list item before it, though no blank
// line does: it is the heading of a reference list, or the item is a heading
// itself; or the lines go back to the left of the bullet, or from under the
// item's text to the bullet, where a sentence ends.
func (s *scanner) endsItem(start, end, column int) bool {
	p := &s.blocks[len(s.blocks)-1]
	if p.Kind != block.Item || column > p.Indent {
		return false
	}
	last := p.lines[len(p.lines)-1]
	if isListHeading(s.data[start:end]) || len(p.lines) == 1 && isListHeading(s.data[last.Start:last.End]) {
		return true
	}
	back := column < p.Indent || len(p.lines) > 1 && p.Hanging > p.Indent
	return back && bytes.IndexByte([]byte(".!?:;"), s.data[last.End-1]) >= 0
}

// longestHeading is in bytes, of a line that may be the heading of a list.
const longestHeading = 60

// isListHeading says whether a line is the heading of a reference list and no
// word more.
func isListHeading(line []byte) bool {
	r, _ := utf8.DecodeRune(line)
	if len(line) > longestHeading || unicode.IsLower(r) {
		return false
	}
	kind := words.ListHeading(fold.Words(string(line)))
	return kind == words.References || kind == words.Bibliography
}

// bullet gives the length of the bullet that a line begins with, white space
// after it included.
func bullet(line []byte) int {
	r, size := utf8.DecodeRune(line)
	if r != '-' && r != '*' && !block.IsBullet(r) {
		return 0
	}
	at := size
	for at < len(line) && (line[at] == ' ' || line[at] == '\t') {
		at++
	}
	if at == size || at == len(line) {
		return 0
	}
	return at
}

func (s *scanner) paragraph(kind block.Kind, start, end, column int) paragraph {
	return paragraph{
		Block: block.Block{Kind: kind, Span: lint.Span{Start: start}, Indent: column, Gap: s.gap || len(s.blocks) == 0, Page: s.page},
		lines: []lint.Span{{Start: start, End: end}},
	}
}

func (s *scanner) begin(start, end, column int) {
	s.close()
	p := s.paragraph(block.Paragraph, start, end, column)
	if size := bullet(s.data[start:end]); size > 0 {
		p.Kind, p.Level = block.Item, 1
		p.MarkerSpan = lint.Span{Start: start, End: start + size}
		p.Marker = string(bytes.TrimRight(s.data[start:start+size], " \t"))
		p.lines[0].Start += size
	}
	s.blocks = append(s.blocks, p)
	s.open, s.gap, s.broken = true, false, false
}

func (s *scanner) extend(start, end, column int) {
	p := &s.blocks[len(s.blocks)-1]
	if len(p.lines) == 1 || column < p.Hanging {
		p.Hanging = column
	}
	p.lines = append(p.lines, lint.Span{Start: start, End: end})
	s.open, s.gap, s.broken = true, false, false
}

// close ends the last paragraph: what stood on the pages' edges follows it.
func (s *scanner) close() {
	if n := len(s.blocks); n > 0 && len(s.blocks[n-1].lines) == 1 && s.blocks[n-1].Kind == block.Paragraph && s.gap {
		p := &s.blocks[n-1]
		if level := headingLevel(s.data[p.lines[0].Start:p.lines[0].End]); level > 0 {
			p.Kind, p.Level = block.Heading, level
		}
	}
	s.blocks = append(s.blocks, s.furniture...)
	s.furniture = s.furniture[:0]
}

// longestSection is how many digits the number of a section has at most: "1982
// The structure of ports" begins with a year.
const longestSection = 2

// headingLevel tells the level of a line of its own that looks like a heading,
// 0 for any other: capitals throughout, or a section's number and a few words
// without a point at their end.
func headingLevel(line []byte) int {
	if len(line) > 90 || len(line) < 4 {
		return 0
	}
	at, level := 0, 1
	for at < len(line) && (line[at] >= '0' && line[at] <= '9' || line[at] == '.') {
		if line[at] == '.' && at+1 < len(line) && line[at+1] != ' ' {
			level++
		}
		at++
	}
	number, _, _ := bytes.Cut(line[:at], []byte("."))
	title := bytes.TrimLeft(line[at:], " \t")
	upper, lower, digits := 0, 0, 0
	for _, r := range string(title) {
		switch {
		case unicode.IsUpper(r):
			upper++
		case unicode.IsLower(r):
			lower++
		case unicode.IsDigit(r):
			digits++
		case r == ',' || r == ';' || r == '[' || r == '@':
			return 0
		}
	}
	last := line[len(line)-1]
	switch {
	case upper >= 4 && lower == 0 && digits == 0 && last != '.':
		return level
	case len(number) > longestSection:
		return 0
	case at > 0 && at < 8 && len(title) < len(line[at:]) && upper > 0 && upper+lower > 3 && digits == 0 && last != '.' && bytes.Count(title, []byte(" ")) < 9:
		return level
	}
	return 0
}
