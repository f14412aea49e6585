package report

import (
	"bytes"
	"sort"
	"sync"
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
	lines  []int          // offset of the first byte of each line
	counts func() []count // one for each stride of bytes; made for the first long line
	lone   bool           // a lone "\r" ends a line
}

// A count says how many code points stand before an offset.
type count struct{ offset, points int }

// NewPlaces makes the table of one file. Lines end in "\n", "\r\n" or a lone
// "\r", as in Markdown. A byte order mark takes up no column.
func NewPlaces(data []byte) *Places {
	p := &Places{data: data, lines: append(make([]int, 0, bytes.Count(data, []byte("\n"))+1), 0)}
	p.counts = sync.OnceValue(p.count)
	for at := 0; ; {
		end := bytes.IndexByte(data[at:], '\n')
		if end < 0 {
			p.returns(at, len(data))
			return p
		}
		p.returns(at, at+end)
		at += end + 1
		p.lines = append(p.lines, at)
	}
}

// returns adds the lines that a lone "\r" ends in data[from:to], which "\n" or
// the end of the file follows.
func (p *Places) returns(from, to int) {
	for {
		i := bytes.IndexByte(p.data[from:to], '\r')
		if i < 0 || from+i+1 == to && to < len(p.data) {
			return
		}
		from += i + 1
		p.lines = append(p.lines, from)
		p.lone = true
	}
}

// count counts the code points before every stride of bytes.
func (p *Places) count() []count {
	counts := make([]count, 1, len(p.data)/stride+1)
	for at, points := 0, 0; ; {
		next := at + stride
		for next < len(p.data) && !utf8.RuneStart(p.data[next]) && next < at+stride+utf8.UTFMax {
			next++
		}
		if next >= len(p.data) {
			return counts
		}
		points += utf8.RuneCount(p.data[at:next])
		at = next
		counts = append(counts, count{at, points})
	}
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
	if offset-start <= stride {
		return Position{line + 1, utf8.RuneCount(p.data[start:offset]) + 1}
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
	counts := p.counts()
	from := counts[sort.Search(len(counts), func(i int) bool { return counts[i].offset > offset })-1]
	return from.points + utf8.RuneCount(p.data[from.offset:offset])
}

func bomLen(data []byte) int {
	if len(data) >= 3 && data[0] == 0xEF && data[1] == 0xBB && data[2] == 0xBF {
		return 3
	}
	return 0
}
