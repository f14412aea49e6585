package cite

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// readUnpaired collects the numbers at a square bracket whose other half was lost:
// "acquired3, 4].", "rose [3, 4 and fell". They cite what the list has and no more.
func (r *reader) readUnpaired() {
	s, open := r.text, -1
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '[':
			if open >= 0 {
				r.addHalf(open+1, numbersEnd(s, open+1, true))
			}
			open = i
		case ']':
			if open < 0 {
				r.addHalf(numbersStart(s, i), i)
			}
			open = -1
		}
	}
	if open >= 0 {
		r.addHalf(open+1, numbersEnd(s, open+1, true))
	}
}

// addHalf adds the numbers s[from:to] of half a bracket, unless they are part of a word
// or nothing but a bracket, as of an interval, "(2, 5]", stands before them.
func (r *reader) addHalf(from, to int) {
	s := r.text
	if to <= from || to-from > longestRun || r.inCode(from) || r.inRun(from) {
		return
	}
	opened := from > 0 && s[from-1] == '['
	if before, _ := utf8.DecodeLastRuneInString(s[:from]); !opened && !unicode.IsLetter(before) && before != ' ' {
		return
	}
	if opened && to < len(s) && strings.IndexByte(" .;\n", s[to]) < 0 {
		return
	}
	if items, ok := numberList(s, from, to); ok {
		r.addRun(square, from, to, items)
		r.runs[len(r.runs)-1].unsure = true
	}
}

// numbersStart is where the numbers, commas and dashes begin that end at i.
func numbersStart(s string, i int) int {
	start := i
	for start > 0 && i-start <= longestRun {
		c, size := utf8.DecodeLastRuneInString(s[:start])
		if !('0' <= c && c <= '9') && c != ',' && c != ';' && rangeSign(string(c)) == 0 && !(c == ' ' && start > 1 && strings.IndexByte(",;", s[start-2]) >= 0) {
			break
		}
		start -= size
	}
	return start
}
