package list

import (
	"sort"
	"strings"

	"github.com/bibfix/bibfix/internal/ascii"
	"github.com/bibfix/bibfix/lint"
	"github.com/bibfix/bibfix/prose/block"
)

// A line is one line of a block, without the white space around it.
type line struct {
	block      int // index of its block
	start, end int // in the block's text
	text       string
	first      bool // it begins its block
	broken     bool // a page ended before it
	indent     int  // columns of white space before it in the file
}

// linesOf cuts a block's text into lines; empty ones are left out.
func linesOf(dst []line, b *block.Block, index int, data []byte) []line {
	s, before := b.Text.String, len(dst)
	single := strings.IndexByte(s, '\n') < 0
	for at := 0; at < len(s); {
		end := len(s)
		if i := strings.IndexByte(s[at:], '\n'); i >= 0 {
			end = at + i
		}
		if isHalfLabel(s[at:end], s[min(end+1, len(s)):]) {
			end += 1 + strings.IndexByte(s[end+1:]+"\n", '\n')
		}
		start, stop := trim(s, at, end)
		if start < stop {
			l := line{block: index, start: start, end: stop, text: s[start:stop], first: len(dst) == before, indent: b.Indent}
			if !single {
				l.indent = column(data, b.Text.Span(start, stop).Start)
			}
			dst = append(dst, l)
		}
		at = end + 1
	}
	return dst
}

// longestHalf is in bytes, of the first half of a label: its bracket, letters and a plus sign.
const longestHalf = 10

// isHalfLabel says whether a line is the first half of a label whose year stands on the
// next, as a PDF has what TeX raises: "[OLP+", then "09] A. Okafor".
func isHalfLabel(line, next string) bool {
	line = strings.TrimSpace(line)
	if len(line) > longestHalf || !strings.HasPrefix(line, "[") || !strings.HasSuffix(line, "+") || !startsUpper(line[1:]) {
		return false
	}
	next = strings.TrimLeft(next, " ")
	return len(next) > 2 && ascii.Digit(next[0]) && ascii.Digit(next[1]) && strings.IndexByte(next[:min(len(next), 4)], ']') >= 2
}

func trim(s string, start, end int) (int, int) {
	for start < end && ascii.Space(s[start]) {
		start++
	}
	for end > start && ascii.Space(s[end-1]) {
		end--
	}
	return start, end
}

// column counts the columns of white space before the place at on its line; a
// tab goes to the next multiple of four. Markup between counts nothing.
func column(data []byte, at int) int {
	start := at
	for start > 0 && data[start-1] != '\n' && data[start-1] != '\r' && at-start < 200 {
		start--
	}
	columns := 0
	for _, c := range data[start:at] {
		switch c {
		case ' ':
			columns++
		case '\t':
			columns += 4 - columns%4
		case '\f':
		default:
			return columns
		}
	}
	return columns
}

// part gives the lines first to last of a block as a block of their own, for
// the text around a list that begins or ends inside a block.
func part(b *block.Block, start, end int) block.Block {
	start, end = trim(b.Text.String, start, end)
	p := *b
	p.Text = b.Text.Slice(start, end)
	p.Span = b.Text.Span(start, end)
	p.Marks = shiftMarks(b.Marks, start, end)
	p.Addresses = nil
	for _, a := range addressesOver(b.Addresses, start, end) {
		if a.End <= end {
			a.Start -= start
			a.End -= start
			p.Addresses = append(p.Addresses, a)
		}
	}
	return p
}

// addressesOver gives the addresses that begin in a stretch of their block.
func addressesOver(a []block.Address, start, end int) []block.Address {
	from := sort.Search(len(a), func(i int) bool { return a[i].Start >= start })
	to := sort.Search(len(a), func(i int) bool { return a[i].Start >= end })
	return a[from:max(from, to)]
}

// lookback bounds how many marks before a stretch are asked whether they reach
// into it: a block of a hostile file may hold a hundred thousand of both.
const lookback = 256

// marksOver gives the marks that begin in a stretch of their block, and those
// shortly before that may reach into it.
func marksOver(m []lint.Mark, start, end int) []lint.Mark {
	from := sort.Search(len(m), func(i int) bool { return m[i].Start >= start })
	to := sort.Search(len(m), func(i int) bool { return m[i].Start >= end })
	return m[max(0, from-lookback):max(from, to)]
}

func shiftMarks(marks []lint.Mark, start, end int) []lint.Mark {
	var shifted []lint.Mark
	for _, m := range marksOver(marks, start, end) {
		m.Start, m.End = max(m.Start, start)-start, min(m.End, end)-start
		if m.Start < m.End {
			shifted = append(shifted, m)
		}
	}
	return shifted
}
