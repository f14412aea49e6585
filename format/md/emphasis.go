package md

import (
	"unicode"
	"unicode/utf8"

	"github.com/bibfix/bibfix/lint"
)

// run reads a run of emphasis signs and notes on which sides it may stand, by
// the rules of CommonMark (section 6.2), with one exception: converters glue
// what follows to the closing sign, "*Harbour levies.*Lund", and are understood.
func (in *inline) run(at int) int {
	c := in.buf[at]
	end := at
	for end < len(in.buf) && in.buf[end] == c {
		end++
	}
	before, after := runeBefore(in.buf, at), runeAfter(in.buf, end)
	leftFlanking := !isBlank(after) && (!isSign(after) || isBlank(before) || isSign(before))
	rightFlanking := !isBlank(before) && (!isSign(before) || isBlank(after) || isSign(after))
	t := token{kind: run, start: int32(at), end: int32(end), left: int32(end - at)}
	t.canOpen, t.canClose = leftFlanking, rightFlanking
	if c == '*' && before == '.' && !isBlank(after) {
		t.canClose = true
	}
	if c == '_' {
		t.canOpen = leftFlanking && (!rightFlanking || isSign(before))
		t.canClose = rightFlanking && (!leftFlanking || isSign(after))
	}
	in.runs = append(in.runs, len(in.tokens))
	in.tokens = append(in.tokens, t)
	return end
}

func runeBefore(b []byte, at int) rune {
	if at == 0 {
		return ' '
	}
	if b[at-1] < utf8.RuneSelf {
		return rune(b[at-1])
	}
	r, _ := utf8.DecodeLastRune(b[:at])
	return r
}

func runeAfter(b []byte, at int) rune {
	if at == len(b) {
		return ' '
	}
	if b[at] < utf8.RuneSelf {
		return rune(b[at])
	}
	r, _ := utf8.DecodeRune(b[at:])
	return r
}

func isBlank(r rune) bool { return r <= ' ' || r >= utf8.RuneSelf && unicode.IsSpace(r) }

func isSign(r rune) bool {
	if r < utf8.RuneSelf {
		return isPunctuation(byte(r))
	}
	return unicode.IsPunct(r) || unicode.IsSymbol(r)
}

// emphasis pairs the runs from the given one on. Runs that found no opener
// below them are remembered by kind, which keeps the search linear.
func (in *inline) emphasis(bottom int) {
	var floor [2][2][3]int // by sign, by whether the closer may open, by length modulo 3
	for i := range floor {
		for j := range floor[i] {
			floor[i][j] = [3]int{bottom, bottom, bottom}
		}
	}
	runs := in.runs
	open := make([]int, 0, 16) // runs that may still open
	for i := bottom; i < len(runs); i++ {
		closer := &in.tokens[runs[i]]
		for closer.canClose && closer.left > 0 {
			low := &floor[index(in.sign(closer) == '_')][index(closer.canOpen)][(closer.end-closer.start)%3]
			j := len(open) - 1
			for j >= 0 && open[j] >= *low && !in.matches(&in.tokens[runs[open[j]]], closer) {
				j--
			}
			if j < 0 || open[j] < *low {
				*low = i
				break
			}
			in.pair(runs[open[j]], runs[i])
			if in.tokens[runs[open[j]]].left == 0 {
				open = open[:j]
			} else {
				open = open[:j+1]
			}
		}
		if closer.canOpen && closer.left > 0 {
			open = append(open, i)
		}
	}
	in.runs = runs[:bottom]
}

func index(b bool) int {
	if b {
		return 1
	}
	return 0
}

func (in *inline) sign(t *token) byte { return in.buf[t.start] }

func (in *inline) matches(opener, closer *token) bool {
	if in.sign(opener) != in.sign(closer) {
		return false
	}
	if opener.canClose || closer.canOpen {
		a, b := opener.end-opener.start, closer.end-closer.start
		return (a+b)%3 != 0 || a%3 == 0 && b%3 == 0
	}
	return true
}

// pair uses up signs of two runs: two for strong emphasis, one for plain.
func (in *inline) pair(open, close int) {
	kind, n := lint.Emphasis, int32(1)
	if in.tokens[open].left >= 2 && in.tokens[close].left >= 2 {
		kind, n = lint.Strong, 2
	}
	in.tokens[open].left -= n
	in.tokens[close].left -= n
	in.mark(kind, open, close)
}
