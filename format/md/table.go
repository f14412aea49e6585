package md

import (
	"bytes"

	"github.com/bibfix/bibfix/lint"
	"github.com/bibfix/bibfix/prose/block"
)

// row reads a line of a table: a row between bars, or any line with a bar once
// a delimiter row has been seen.
func (s *scanner) row(start, end int) bool {
	line := bytes.TrimRight(s.data[start:end], " \t")
	if bytes.IndexByte(line, '|') < 0 {
		if s.table && line[0] == '+' && len(bytes.Trim(line, "+-=: ")) == 0 {
			return true
		}
		s.table = false
		return false
	}
	if isDelimiter(line) {
		return s.delimiter()
	}
	if !s.table && (s.open && s.blocks[len(s.blocks)-1].kind != block.Row || !between(line)) {
		return false
	}
	s.cells(start, start+len(line))
	return true
}

func between(line []byte) bool {
	return len(line) > 2 && line[0] == '|' && line[len(line)-1] == '|'
}

// isDelimiter knows "|---|:--:|".
func isDelimiter(line []byte) bool {
	dash, bar := false, false
	for _, c := range line {
		switch c {
		case '-', '=':
			dash = true
		case '|', '+':
			bar = true
		case ':', ' ', '\t':
		default:
			return false
		}
	}
	return dash && bar
}

// delimiter turns the line before it, where that is the only one of its
// paragraph, into the head of a table.
func (s *scanner) delimiter() bool {
	if s.open {
		b := s.blocks[len(s.blocks)-1]
		if b.kind == block.Paragraph && b.last-b.first == 1 {
			head := s.pieces[b.first]
			s.blocks = s.blocks[:len(s.blocks)-1]
			s.pieces = s.pieces[:b.first]
			s.gap = b.gap
			s.cells(head.Start, head.End)
		}
	}
	s.table = true
	s.open = false
	return true
}

// cells adds a row of cells.
func (s *scanner) cells(start, end int) {
	from := start
	if s.data[from] == '|' {
		from++
	}
	s.add(raw{kind: block.Row, span: lint.Span{Start: start, End: start}}, from, from)
	for at := from; at <= end; at++ {
		switch {
		case at+1 < end && s.data[at] == '\\':
			at++
		case at == end || s.data[at] == '|':
			s.extend(from, at)
			from = at + 1
		}
	}
	s.blocks[len(s.blocks)-1].span.End = end
	s.open, s.table = false, true
}
