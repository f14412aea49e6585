package cite

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/bibfix/bibfix/internal/fold"
	"github.com/bibfix/bibfix/lint"
	"github.com/bibfix/bibfix/prose/block"
)

// readGlued collects numbers that were superscripts before a PDF or a copied
// web page flattened them: "moved.12,13 It then rose", "among harbours4
// nothing". It is asked only where the text has no other citations.
func (r *reader) readGlued(blocks []block.Block) {
	first, own := len(r.runs), lines{at: map[lint.Span]bool{}}
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
		r.readLined(&own)
	}
	if own.unlikePages < fewestUnlike || own.unlikePages*10 < len(own.at) {
		r.runs = slices.DeleteFunc(r.runs, func(one run) bool { return own.at[one.group] })
	}
	slices.SortStableFunc(r.runs[min(first, len(r.runs)):], func(a, b run) int { return a.group.Start - b.group.Start })
}

// Lines are numbers on lines of their own.
type lines struct {
	at          map[lint.Span]bool
	highest     int
	unlikePages int // of them that hold several numbers, or no higher one than those before
}

// fewestUnlike is how many of the lines must be unlike the numbers of pages, which stand alone
// and go up, and a tenth of all, for them to cite.
const fewestUnlike = 2

// readLined collects lines within a block that are nothing but numbers, as a PDF whose
// raised numbers stand on lines of their own leaves them.
func (r *reader) readLined(own *lines) {
	s, before := r.text, ""
	for at := 0; at < len(s); {
		end := len(s)
		if i := strings.IndexByte(s[at:], '\n'); i >= 0 {
			end = at + i
		}
		line := strings.TrimRight(s[at:end], " \r")
		if line != "" && len(line) <= longestRun && numbersEnd(line, 0, true) == len(line) && endsInWords(before) {
			if items, ok := numberList(s, at, at+len(line)); ok {
				r.addRun(glued, at, at+len(line), items)
				own.at[r.runs[len(r.runs)-1].group] = true
				if len(items) > 1 || items[0].low <= own.highest {
					own.unlikePages++
				}
				own.highest = max(own.highest, items[0].high)
			}
		}
		before, at = line, end+1
	}
}

// endsInWords says whether a line ends in a word, with or without a sign behind it.
func endsInWords(line string) bool {
	last, _ := utf8.DecodeLastRuneInString(strings.TrimRight(line, `.,;:)”"’ `))
	return unicode.IsLetter(last)
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
