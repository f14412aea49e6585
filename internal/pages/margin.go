package pages

import (
	"unicode"
	"unicode/utf8"

	"github.com/bibfix/bibfix/internal/ascii"
	"github.com/bibfix/bibfix/internal/lines"
	"github.com/bibfix/bibfix/lint"
)

// Line numbers of manuscripts for review count lines, whatever these hold: one
// number a line, or at every fifth. Labels of a list count its entries, and no
// wrapped line has one.

// What proves line numbers.
const (
	fewestNumbers = 8  // numbers beside text, each one more than the line above
	fewestFifths  = 4  // the same, of numbers at every fifth line
	fewestColumns = 20 // numbers on lines of their own
	longestLine   = 6  // digits of one
)

// margin finds the line numbers, and takes them off the lines.
func (s *sheets) margin() []Furniture {
	for _, side := range [...]func([]byte) (from, to int){leading, trailing} {
		for _, step := range [...]int{1, 5, 2, 3, 10} {
			if found := s.beside(side, step); found != nil {
				return append(found, s.columns(1)...)
			}
		}
	}
	return s.columns(fewestColumns)
}

// leading gives the number at the start of a line, and trailing that at its end
// behind two blanks.
func leading(text []byte) (from, to int) {
	for to < len(text) && ascii.Digit(text[to]) {
		to++
	}
	if r, _ := utf8.DecodeRune(text[to:]); to < len(text) && r != ' ' && r != '\t' && !unicode.IsLetter(r) {
		return 0, 0
	}
	return 0, to
}

func trailing(text []byte) (from, to int) {
	from = len(text)
	for from > 0 && ascii.Digit(text[from-1]) {
		from--
	}
	if from < 2 || text[from-1] != ' ' && text[from-1] != '\t' || text[from-2] != ' ' && text[from-1] != '\t' {
		return 0, 0
	}
	return from, len(text)
}

// beside finds line numbers beside text: most lines, or those at every step,
// have one, and some of these lines begin in the midst of a sentence.
func (s *sheets) beside(side func([]byte) (from, to int), step int) []Furniture {
	var with []int // lines with a number there
	for i := range s.lines {
		l := &s.lines[i]
		if from, to := side(s.data[l.start:l.end]); value(s.data[l.start+from:l.start+to], longestLine) > 0 {
			with = append(with, i)
		}
	}
	number := func(i int) int {
		l := &s.lines[i]
		from, to := side(s.data[l.start:l.end])
		return value(s.data[l.start+from:l.start+to], longestLine)
	}
	member := make([]bool, len(with))
	pairs, inner := 0, 0
	for k := 1; k < len(with); k++ {
		i, j := with[k-1], with[k]
		if number(j) == number(i)+step && (j == i+step || s.lines[j].row == s.lines[i].row+step) {
			member[k-1], member[k] = true, true
			pairs++
			inner += count(s.isInner(j, side))
		}
	}
	least := fewestNumbers
	if step > 1 {
		least = fewestFifths
	}
	if pairs < least || 5*pairs*step < 3*len(s.lines) || step == 1 && 8*inner < pairs {
		return nil
	}
	var found []Furniture
	for k, i := range with {
		if member[k] {
			l := &s.lines[i]
			from, to := side(s.data[l.start:l.end])
			found = append(found, Furniture{Span: lint.Span{Start: l.start + from, End: l.start + to}, Margin: true})
			s.cut(i, from, to)
		}
	}
	s.sweep()
	return found
}

// isInner says whether the text beside a number begins as no entry does: with a
// small letter or a digit.
func (s *sheets) isInner(i int, side func([]byte) (from, to int)) bool {
	text := s.data[s.lines[i].start:s.lines[i].end]
	if from, to := side(text); from == 0 {
		text = text[to:]
	}
	for len(text) > 0 && (text[0] == ' ' || text[0] == '\t') {
		text = text[1:]
	}
	r, _ := utf8.DecodeRune(text)
	return unicode.IsLower(r) || unicode.IsDigit(r)
}

// cut takes a number off line i.
func (s *sheets) cut(i, from, to int) {
	l := &s.lines[i]
	start, end := l.start, l.start+from
	if from == 0 {
		start, end = l.start+to, l.end
	}
	for start < end && (s.data[start] == ' ' || s.data[start] == '\t') {
		start++
	}
	for end > start && (s.data[end-1] == ' ' || s.data[end-1] == '\t') {
		end--
	}
	gap, row, page := l.gap, l.row, l.page
	*l = line{start: start, end: end, row: row, page: page, gap: gap}
	if start < end {
		l.read(s.data[start:end])
	}
}

// sweep takes out the lines with nothing left; the gap above one is above the
// next.
func (s *sheets) sweep() {
	kept, gap := s.lines[:0], false
	for _, l := range s.lines {
		gap = gap || l.gap
		if l.start == l.end {
			continue
		}
		l.gap, gap = gap, false
		kept = append(kept, l)
	}
	s.lines = kept
}

// columns finds line numbers on lines of their own: as many as least, that go
// on from each other nearly always, and stand in columns or between lines that
// begin in the midst of a sentence. What does not go on is the number of a page
// or section.
func (s *sheets) columns(least int) []Furniture {
	c := &column{last: -9}
	for i := range s.lines {
		if text := s.data[s.lines[i].start:s.lines[i].end]; isColumn(text) {
			c.crowded += count(c.last == i-1 || c.last == i-2 && s.isInner(i-1, leading))
			c.add(i, text)
		}
	}
	n := len(c.numbers)
	if n < least || least > 1 && (10*c.pairs < 7*n || 5*c.crowded < n) {
		return nil
	}
	var found []Furniture
	for k, of := range c.lines {
		goesOn := k > 0 && c.numbers[k] == c.numbers[k-1]+1 || k+1 < n && c.numbers[k+1] == c.numbers[k]+1
		if l := &s.lines[of]; goesOn && l.start < l.end {
			found = append(found, Furniture{Span: lint.Span{Start: l.start, End: l.end}, Margin: true})
			l.end = l.start
		}
	}
	s.sweep()
	return found
}

// A column is the numbers of a file that stand on lines without text.
type column struct {
	numbers, lines []int // and the line of each
	pairs, crowded int   // how many go on from the one before; stand next to one, or in the midst of a sentence
	last           int   // the last line of numbers
}

func (c *column) add(line int, text []byte) {
	c.last = line
	for len(text) > 0 {
		first, _, rest := cutDigits(text)
		n := value(first, longestLine)
		if k := len(c.numbers); k > 0 {
			c.pairs += count(n == c.numbers[k-1]+1)
			c.crowded += count(c.lines[k-1] == line)
		}
		c.numbers, c.lines = append(c.numbers, n), append(c.lines, line)
		text = rest
	}
}

// isColumn says whether a line holds numbers alone.
func isColumn(text []byte) bool {
	run := 0
	for _, c := range text {
		switch {
		case ascii.Digit(c):
			run++
		case c == ' ' || c == '\t':
			run = 0
		default:
			return false
		}
		if run > longestLine {
			return false
		}
	}
	return len(text) > 0
}

func count(b bool) int {
	if b {
		return 1
	}
	return 0
}

// Ahead leaves out the furniture that ends at or before a place; heads is what
// Find gave, in order.
func Ahead(heads []Furniture, at int) []Furniture {
	for len(heads) > 0 && heads[0].End <= at {
		heads = heads[1:]
	}
	return heads
}

// Unmargined gives the line data[start:end] without its line number and the head
// of a page that sticks to it, and the column in which it begins then; heads is
// the furniture from the line on.
func Unmargined(data []byte, heads []Furniture, start, end, column int) (from, to, indent int) {
	for _, h := range heads {
		switch {
		case !h.Margin || h.Start >= end:
			return start, end, column
		case h.Start > start:
			_, end = lines.Trim(data, start, h.Start)
		default:
			at, more := lines.Indent(data, h.End, end)
			start, column = at, column+h.End-h.Start+more
		}
	}
	return start, end, column
}
