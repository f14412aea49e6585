package columns

import (
	"bytes"
	"unicode"
	"unicode/utf8"
)

// listBelow is where in a section a numbered list begins that is set in columns of
// its own below those of the text: its numbers go on from the foot of the left
// column to the place in the right column beside its first. 0 where there is none.
func (s *sheet) listBelow(from, to int) int {
	for i := from + 1; i+1 < to; i++ {
		if s.sides[i-1] != none || s.sides[i] == none || s.number(i, left) != 1 {
			continue
		}
		if s.goesOnBeside(i, to) && s.unnumbered(from, i) {
			return i
		}
		return 0
	}
	return 0
}

// goesOnBeside says whether the first number on the right is the one after the last
// on the left, or after one of them where the next page has followed.
func (s *sheet) goesOnBeside(from, to int) bool {
	next, before := 0, false
	for i := from; i < to && next == 0; i++ {
		next = s.number(i, right)
	}
	for i := from; i < to; i++ {
		before = before || s.number(i, left) == next-1
	}
	return next > 2 && before
}

// unnumbered says whether no line of the rows begins with a number in brackets.
func (s *sheet) unnumbered(from, to int) bool {
	for i := from; i < to; i++ {
		if s.number(i, left) > 0 || s.number(i, right) > 0 {
			return false
		}
	}
	return true
}

// number is the number in brackets that a row begins with on a side, before what may
// be an entry; 0 where it begins with none.
func (s *sheet) number(i int, which side) int {
	t := s.rows[i].tokens
	switch {
	case s.sides[i] == both && which == right:
		t = t[s.cuts[i]:]
	case s.sides[i] != both && s.sides[i] != which:
		return 0
	}
	if len(t) < 2 || !unicode.IsUpper(first(s.data[t[1].start:])) {
		return 0
	}
	return label(s.data[t[0].start:t[0].end])
}

func first(text []byte) rune {
	r, _ := utf8.DecodeRune(text)
	return r
}

// label is the number of a label: 12 of "[12]"; 0 where there is none.
func label(word []byte) int {
	if len(word) < 3 || word[0] != '[' || word[len(word)-1] != ']' || len(word) > 6 {
		return 0
	}
	n := 0
	for _, c := range word[1 : len(word)-1] {
		if c < '0' || c > '9' {
			return 0
		}
		n = 10*n + int(c-'0')
	}
	return n
}

// fewestCounting is how many labels must count on each other to be those of one
// column.
const fewestCounting = 3

// takeLabels gives the right column the labels of its entries: they reach into the
// gutter, or a line on the left is so long that one space parts it from them.
// That they are none of the left column shows where they count on
// from label to label down the right one.
func (s *sheet) takeLabels() {
	var all []placed
	for i := s.gutter.from; i < s.gutter.to; i++ {
		if n, cut := s.labelAt(i); n > 0 {
			all = append(all, placed{n, i, cut})
		}
	}
	counting := 0
	for k := range all {
		counting += count(countsOn(all, k))
	}
	if counting < fewestCounting || 3*counting < 2*len(all) {
		return
	}
	for k, l := range all {
		switch {
		case s.sides[l.row] != both || !countsOn(all, k):
		case l.cut == 0:
			s.sides[l.row] = right
		default:
			s.cuts[l.row] = l.cut
		}
	}
}

// A placed label is one with its row and the place of its token there.
type placed struct{ number, row, cut int }

// countsOn says whether a label counts on from the one before, or the next from it.
func countsOn(all []placed, k int) bool {
	n := all[k].number
	return k > 0 && n == all[k-1].number+1 || k+1 < len(all) && n+1 == all[k+1].number
}

// reaching is how many words behind a label may stand left of the gutter with it.
const reaching = 2

// labelAt is the number of the label with which the text on the right begins in a row,
// or which stands right before it, and where the row is cut if it is taken along.
func (s *sheet) labelAt(i int) (number, cut int) {
	if s.sides[i] != both {
		return s.number(i, right), 0
	}
	t := s.rows[i].tokens
	for cut := s.cuts[i]; cut >= max(0, s.cuts[i]-1-reaching) && t[cut].from >= s.gutter.at(i)-nearby; cut-- {
		if n := label(s.data[t[cut].start:t[cut].end]); n > 0 && cut+1 < len(t) && opensEntry(s.data[t[cut+1].start:]) {
			return n, cut
		}
	}
	return 0, 0
}

// opensEntry says whether a text begins with a capital, or a quotation mark.
func opensEntry(text []byte) bool {
	r := first(bytes.TrimLeft(text, "“„«\"‘"))
	return unicode.IsUpper(r)
}
