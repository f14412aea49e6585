package md

import (
	"bytes"
	"unicode"
	"unicode/utf8"

	"github.com/bibfix/bibfix/internal/fold"
	"github.com/bibfix/bibfix/internal/lines"
	"github.com/bibfix/bibfix/lint"
	"github.com/bibfix/bibfix/prose/block"
)

// item reads a line that begins a list item.
func (s *scanner) item(start, end, column int) bool {
	after, number := marker(s.data[start:end])
	if after == 0 {
		return false
	}
	if s.open && !s.mayInterrupt(number, column, s.data[start+after:end]) || number > 0 && s.isYear(number) {
		return false
	}
	for len(s.items) > 0 && column < s.items[len(s.items)-1].indent+2 {
		s.items = s.items[:len(s.items)-1]
	}
	at, spaces := lines.Indent(s.data, start+after, end)
	s.items = append(s.items, item{column, column + after + min(spaces, 4), number})
	s.add(raw{
		kind: block.Item, level: len(s.items), indent: column, auto: s.data[start] == '#',
		marker: lint.Span{Start: start, End: start + after}, span: lint.Span{Start: start, End: start + after},
	}, at, end)
	return true
}

// marker gives the length of the list marker that line begins with, 0 for
// none, and its number, -1 for a bullet. White space or the end of the line
// follows a marker.
func marker(line []byte) (length, number int) {
	switch c := line[0]; {
	case c == '-' || c == '*' || c == '+':
		length, number = 1, -1
	case c == '#' && len(line) > 1 && line[1] == '.':
		length, number = 2, 0
	case '0' <= c && c <= '9':
		for length < len(line) && length < 6 && '0' <= line[length] && line[length] <= '9' {
			number = 10*number + int(line[length]-'0')
			length++
		}
		if length == len(line) || line[length] != '.' && line[length] != ')' {
			return 0, 0
		}
		length++
	case c >= utf8.RuneSelf:
		r, size := utf8.DecodeRune(line)
		if !block.IsBullet(r) {
			return 0, 0
		}
		length, number = size, -1
	default:
		return 0, 0
	}
	if length < len(line) && line[length] != ' ' && line[length] != '\t' {
		return 0, 0
	}
	return length, number
}

// mayInterrupt says whether an item with that number may begin without a blank
// line before it. A number only where it carries on a list or begins one, as a
// wrapped line may well begin with "2014. ", and inside the item it is text, as
// is one that is not the next and goes on as no entry begins ("12. – P. 4"); a
// bullet wherever it is no dash in the midst of a numbered item.
func (s *scanner) mayInterrupt(number, column int, rest []byte) bool {
	if number < 0 {
		for _, it := range s.items {
			if it.number < 0 && it.indent == column {
				return true
			}
		}
		b := &s.blocks[len(s.blocks)-1]
		numbered := b.kind == block.Item && len(s.items) > 0 && s.items[len(s.items)-1].number >= 0
		return !numbered || column >= s.items[len(s.items)-1].content || b.last > b.first && s.endsSentence(s.pieces[b.last-1])
	}
	first, _ := utf8.DecodeRune(bytes.TrimLeft(rest, " \t"))
	before := &s.blocks[len(s.blocks)-1]
	if fold.IsDash(first) && before.last > before.first && !s.endsSentence(s.pieces[before.last-1]) {
		return false
	}
	if number <= 1 {
		return len(s.items) > 0 || number == 1
	}
	for _, it := range s.items {
		if d := number - it.number; it.number >= 0 && d >= 0 && d <= 20 && column <= it.indent+1 {
			return d == 1 || !unicode.IsDigit(first) && !unicode.IsLower(first) && !fold.IsDash(first)
		}
	}
	return false
}

func (s *scanner) endsSentence(line lint.Span) bool {
	switch s.data[line.End-1] {
	case '.', ':', ';', '!', '?', ')':
		return true
	}
	return false
}

// isYear says whether a number that could be a year does not carry on a list.
func (s *scanner) isYear(number int) bool {
	if number < 1500 || number > 2100 {
		return false
	}
	for _, it := range s.items {
		if d := number - it.number; d >= 0 && d <= 3 {
			return false
		}
	}
	return true
}

// maxNoteName bounds the name of a footnote, in bytes.
const maxNoteName = 80

// note reads the first line of a footnote: "[^3]: text".
func (s *scanner) note(start, end int) bool {
	if end-start < 5 || s.data[start+1] != '^' {
		return false
	}
	for at := start + 2; at < min(end-1, start+maxNoteName); at++ {
		switch s.data[at] {
		case ' ', '[':
			return false
		case ']':
			if s.data[at+1] != ':' || at == start+2 {
				return false
			}
			s.items = []item{{0, 4, -1}}
			span := lint.Span{Start: start, End: at + 2}
			s.add(raw{kind: block.Note, marker: span, span: span}, at+2, end)
			return true
		}
	}
	return false
}
