package columns

import (
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
