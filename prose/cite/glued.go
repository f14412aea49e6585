package cite

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/bibfix/bibfix/internal/fold"
	"github.com/bibfix/bibfix/prose/block"
)

// readGlued collects numbers that were superscripts before a PDF or a copied
// web page flattened them: "moved.12,13 It then rose", "among harbours4
// nothing". It is asked only where the text has no other citations.
func (r *reader) readGlued(blocks []block.Block) {
	for i := range blocks {
		if !isProse(&blocks[i]) {
			continue
		}
		r.block, r.text, r.at, r.runEnd = &blocks[i], blocks[i].Text.String, int32(i), 0
		s := r.text
		for at := 1; at < len(s); at++ {
			if s[at] < '1' || s[at] > '9' {
				continue
			}
			afterYear := gluedToYear(s[:at])
			named := !afterYear && !gluedAfter(s[:at])
			if named && !gluedToName(s[:at]) {
				at += digits(s[at:]) - 1
				continue
			}
			end := gluedEnd(s, at)
			if !r.inCode(at) && gluedBefore(s[end:], afterYear) {
				if items, ok := numberList(s, at, end); ok {
					r.addRun(glued, at, end, items)
					r.runs[len(r.runs)-1].trap = named
				}
			}
			at = end
		}
	}
}

// gluedEnd goes over a list of numbers. A space after a comma belongs to it
// where the list ends its line or a sentence begins after it: "saved.8, 9 It".
func gluedEnd(s string, i int) int {
	wide := numbersEnd(s, i, true)
	if wide == len(s) || s[wide] == '\n' {
		return wide
	}
	next, _ := utf8.DecodeRuneInString(strings.TrimLeft(s[wide:], " "))
	begins := s[wide] == ' ' && unicode.IsUpper(next)
	if ended := strings.IndexByte(`.!?)"`, s[i-1]) >= 0; ended && begins {
		return wide
	}
	return numbersEnd(s, i, false)
}

// numbersEnd goes over digits, commas and dashes, and over spaces after commas
// if they are let in.
func numbersEnd(s string, i int, spaces bool) int {
	end := i
	for i < len(s) {
		c, size := utf8.DecodeRuneInString(s[i:])
		switch {
		case '0' <= c && c <= '9':
			end = i + size
		case c == ',' || fold.IsDash(c) || spaces && c == ' ' && s[i-1] == ',':
		default:
			return end
		}
		i += size
	}
	return end
}

// gluedAfter says whether a lost superscript can follow the text: a word in
// lower case of some length, with its point or comma.
func gluedAfter(before string) bool {
	before = before[max(0, len(before)-40):]
	word := strings.TrimRight(before, `.,;:)”"’`)
	if len(before)-len(word) > 4 {
		return false
	}
	stopped := len(word) < len(before)
	n := 0
	for len(word) > 0 {
		c, size := utf8.DecodeLastRuneInString(word)
		if !unicode.IsLower(c) {
			break
		}
		n++
		word = word[:len(word)-size]
	}
	if stopped { // "moved.12" needs less of a word than "harbours12"
		closed := strings.TrimRight(before, ".,")
		return n >= 2 && !isLocatorWord(before[len(word):len(word)+n]) || n == 0 && (strings.HasSuffix(closed, ")") || strings.HasSuffix(closed, "%"))
	}
	return n >= 4 && (word == "" || !alnum(word[len(word)-1]))
}

// gluedToName says whether the text ends in a word with a capital: "Okafor7"
// may cite, and may be a product.
func gluedToName(before string) bool {
	before = before[max(0, len(before)-40):]
	word := strings.TrimRightFunc(before, unicode.IsLower)
	capital, size := utf8.DecodeLastRuneInString(word)
	if len(before)-len(word) < 2 || !unicode.IsUpper(capital) {
		return false
	}
	word = word[:len(word)-size]
	return word == "" || !alnum(word[len(word)-1])
}

// gluedToYear says whether the text ends in a sentence's last word, a year, and
// its point: "rose in 2023.".
func gluedToYear(before string) bool {
	before = before[max(0, len(before)-len(" 2023.")):]
	return len(before) == len(" 2023.") && before[0] == ' ' && (before[1] == '1' || before[1] == '2') && digits(before[1:]) == 4 && before[5] == '.'
}

// gluedBefore says whether a lost superscript can stand before the text. After
// a year another sentence must begin: nothing else sets "2023.2" before a capital.
func gluedBefore(after string, afterYear bool) bool {
	switch {
	case after == "":
		return true
	case afterYear:
		next, _ := utf8.DecodeRuneInString(strings.TrimPrefix(after, " "))
		return after[0] == '\n' || after[0] == ' ' && unicode.IsUpper(next)
	case after[0] == '.':
		return len(after) == 1 || after[1] == ' ' || after[1] == '\n'
	}
	return !alnum(after[0]) && after[0] != '%'
}
