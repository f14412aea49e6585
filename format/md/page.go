package md

import (
	"github.com/bibfix/bibfix/internal/lines"
	"github.com/bibfix/bibfix/internal/pages"
	"github.com/bibfix/bibfix/lint"
	"github.com/bibfix/bibfix/prose/block"
)

// A page that ends inside a paragraph leaves its foot and the next page's head
// there, with blank lines around them. They are held back until it is known
// whether the paragraph goes on below; so are numbers that stand alone, which
// may be page numbers.

// furniture takes the head or foot of a page out of the text. A paragraph
// around it goes on.
func (s *scanner) furniture(start, end, next int) bool {
	s.heads = pages.Ahead(s.heads, start)
	isHead := len(s.heads) > 0 && s.heads[0].Start <= start
	switch {
	case isHead && s.open:
		return true // inside a paragraph: its block stays whole
	case isHead:
		s.hold(block.Furniture, start, end)
		s.endPage()
	case !s.open && s.isNumber(start, end, next):
		s.hold(block.Paragraph, start, end)
	default:
		return false
	}
	return true
}

func (s *scanner) hold(kind block.Kind, start, end int) {
	s.held = append(s.held, raw{kind: kind, span: lint.Span{Start: start, End: end}, page: s.page})
}

// isNumber says whether a line is a number alone, and a blank line or the end
// of the page follows.
func (s *scanner) isNumber(start, end, next int) bool {
	if !pages.IsNumber(s.data[start:end]) {
		return false
	}
	if next < len(s.data) && s.data[next] == '\f' {
		return true
	}
	stop, _ := lines.Next(s.data, next)
	at, stop := lines.Trim(s.data, next, stop)
	return at == stop
}

// endPage notes that a page ended: the numbers held back are its own.
func (s *scanner) endPage() {
	s.broken = true
	for i := len(s.held) - 1; i >= 0 && s.held[i].kind != block.Furniture; i-- {
		s.held[i].kind = block.Furniture
	}
}

// release adds what was held back.
func (s *scanner) release() {
	held, gap := s.held, s.gap
	s.held, s.broken = nil, false
	for _, h := range held {
		s.add(h, h.span.Start, h.span.End).page = h.page
		s.gap = true
	}
	s.gap = s.gap || gap
}

// goesOn says whether a line carries on the paragraph that the end of a page or
// column cut. A number that stands alone is a page break as well where a comma
// stands before it.
func (s *scanner) goesOn(start, end int) bool {
	n := len(s.blocks)
	if s.open || n == 0 {
		return false
	}
	b := &s.blocks[n-1]
	if b.kind != block.Paragraph && b.kind != block.Item || b.first == b.last {
		return false
	}
	last := s.pieces[b.last-1]
	before, after := s.data[last.Start:last.End], s.data[start:end]
	ended := s.broken || len(s.held) > 0 && before[len(before)-1] == ','
	if !(ended && pages.GoesOn(before, after)) && !pages.InBracket(before, after) {
		return false
	}
	s.endPage()
	return true
}
