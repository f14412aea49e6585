package report

import (
	"sort"
	"unicode/utf8"

	"github.com/bibfix/bibfix/lint"
)

// stride is the distance in bytes between two remembered counts of code
// points: a column is found by counting at most this far, even in a line of
// 20 MB.
const stride = 512

// A Position is a place as people count it: both start at 1, and the column
// counts Unicode code points, not bytes and not the width on a screen.
type Position struct{ Line, Column int }

// Places turns byte offsets of one file into positions.
type Places struct {
	data   []byte
	lines  []int   // offset of the first byte of each line
	counts []count // one for each stride of bytes
}

// A count says how many code points stand before an offset.
type count struct{ offset, points int }

// NewPlaces makes the table of one file. Lines end in "\n", "\r\n" or a lone
// "\r", as in Markdown. A byte order mark takes up no column.
func NewPlaces(data []byte) *Places {
	p := &Places{data: data, lines: []int{0}}
	next, points := 0, 0
	for i := 0; i < len(data); {
		if i >= next {
			p.counts = append(p.counts, count{i, points})
			next += stride
		}
		size := 1
		switch c := data[i]; {
		case c == '\n', c == '\r' && (i+1 == len(data) || data[i+1] != '\n'):
			p.lines = append(p.lines, i+1)
		case c >= utf8.RuneSelf:
			_, size = utf8.DecodeRune(data[i:])
		}
		i += size
		points++
	}
	if len(p.counts) == 0 {
		p.counts = []count{{}}
	}
	return p
}

// Position gives line and column of a byte offset. Offsets beyond the end
// stand at the end.
func (p *Places) Position(offset int) Position {
	offset = min(max(offset, 0), len(p.data))
	line := p.line(offset)
	start := p.lines[line]
	if line == 0 {
		start = min(bomLen(p.data), offset)
	}
	return Position{line + 1, p.points(offset) - p.points(start) + 1}
}

// Line gives the span of the line that holds the offset, without its end.
func (p *Places) Line(offset int) lint.Span {
	line := p.line(min(max(offset, 0), len(p.data)))
	start, end := p.lines[line], len(p.data)
	if line == 0 {
		start = bomLen(p.data)
	}
	if line+1 < len(p.lines) {
		end = p.lines[line+1]
	}
	for end > start && (p.data[end-1] == '\n' || p.data[end-1] == '\r') {
		end--
	}
	return lint.Span{Start: start, End: end}
}

func (p *Places) line(offset int) int {
	return sort.Search(len(p.lines), func(i int) bool { return p.lines[i] > offset }) - 1
}

// points counts the code points before the offset.
func (p *Places) points(offset int) int {
	i := sort.Search(len(p.counts), func(i int) bool { return p.counts[i].offset > offset }) - 1
	from := p.counts[i]
	return from.points + utf8.RuneCount(p.data[from.offset:offset])
}

func bomLen(data []byte) int {
	if len(data) >= 3 && data[0] == 0xEF && data[1] == 0xBB && data[2] == 0xBF {
		return 3
	}
	return 0
}
