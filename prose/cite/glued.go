package cite

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/bibfix/bibfix/internal/ascii"
	"github.com/bibfix/bibfix/internal/fold"
	"github.com/bibfix/bibfix/lint"
	"github.com/bibfix/bibfix/prose/block"
)

// readGlued collects numbers that were superscripts before a PDF or a copied
// web page flattened them: "moved.12,13 It then rose", "among harbours4
// nothing". It is asked only where the text has no other citations.
func (r *reader) readGlued(blocks []block.Block) {
	r.torn = numbersTornOff(blocks)
	own := lines{at: map[lint.Span]bool{}}
	for i := range blocks {
		if !isProse(&blocks[i]) {
			continue
		}
		r.block, r.text, r.at, r.runEnd, r.next = &blocks[i], blocks[i].Text.String, int32(i), 0, ""
		if i+1 < len(blocks) {
			r.next = blocks[i+1].Text.String
		}
		for at := 0; at < len(r.text); at++ {
			if '1' <= r.text[at] && r.text[at] <= '9' {
				at = r.gluedAt(at)
			}
		}
		r.readLined(&own)
		if tail := strings.TrimRight(r.text[max(0, len(r.text)-longestLead):], " \n"); numbersEnd(tail, 0, true) < len(tail) {
			r.tail = tail
		}
	}
	if own.unlikePages < fewestUnlike || own.unlikePages*10 < len(own.at) {
		r.runs = slices.DeleteFunc(r.runs, func(one run) bool { return own.at[one.group] })
	}
	r.sortRuns()
	r.gradeLines()
	if !r.chained() {
		r.dropLost()
	}
}

// sortRuns puts the runs in the order of the text and drops lost ones that lie in one
// which kept its sign, or that were read twice.
func (r *reader) sortRuns() {
	slices.SortStableFunc(r.runs, func(a, b run) int {
		return cmp.Or(a.group.Start-b.group.Start, weakness(a.mode)-weakness(b.mode), int(b.grade)-int(a.grade))
	})
	end, lost := 0, 0 // of those that kept it, and of the last that did not
	for i := range r.runs {
		one := &r.runs[i]
		switch {
		case one.mode != glued:
			end = max(end, one.group.End)
		case one.group.Start < max(end, lost):
			one.items = nil
		default:
			lost = one.group.End
		}
	}
	r.runs = slices.DeleteFunc(r.runs, func(one run) bool { return len(one.items) == 0 })
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
				one := &r.runs[len(r.runs)-1]
				one.grade, own.at[one.group] = sure, true
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

// gluedAt reads the number at a byte of the text and gives where to go on. A number
// that may be one of something else is a trap: its entry is only not uncited.
func (r *reader) gluedAt(at int) int {
	end, g := r.gradeAt(at)
	torn := g < hinted && r.mayBeTorn(at, end)
	if g == noGrade && !torn {
		return at + ascii.Digits(r.text[at:]) - 1
	}
	if items, ok := numberList(r.text, at, end); ok && !r.inCode(at) && r.within(lint.Superscript, at, at+1) == nil {
		r.addRun(glued, at, end, items)
		one := &r.runs[len(r.runs)-1]
		one.grade, one.trap, one.hint = g, g < sure, torn || g == hinted
	}
	return end
}

// gradeAt grades the number at a byte and gives its end.
func (r *reader) gradeAt(at int) (int, grade) {
	s := r.text
	if at > 0 {
		end, afterYear := gluedEnd(s, at), gluedToYear(s[:at])
		switch {
		case (afterYear || gluedAfter(s[:at])) && gluedBefore(s[end:], afterYear), r.torn && isSpaced(s, at, end):
			return end, sure
		case r.mayBeGlued(at, end):
			return end, hinted
		}
	}
	end := numbersEnd(s, at, false)
	if r.block.Kind == block.Row || r.block.Kind == block.Note {
		return end, noGrade
	}
	return end, r.place(at, end)
}

// mayBeGlued says whether the number may be a lost superscript by a weaker sign: a name,
// a short word or another number before it, "Okafor7", "age5", "14.8 is", a word that
// leads to it, "Lisboncf. 11".
func (r *reader) mayBeGlued(at, end int) bool {
	before, after := r.text[:at], r.text[end:]
	if strings.HasPrefix(after, "%") || after != "" && alnum(after[0]) {
		return false
	}
	switch {
	case gluedToName(before), gluedToWord(before), gluedToYear(before), gluedLead(before):
		return true
	case before[at-1] == '.':
		return r.runEnd == at-1
	}
	return false
}

// mayBeTorn says whether a blank may part a raised number from the name or word before it.
func (r *reader) mayBeTorn(at, end int) bool {
	if at < 1 || r.text[at-1] != ' ' || end == len(r.text) || r.text[end] != ' ' && r.text[end] != '\n' {
		return false
	}
	before, after := r.text[:at-1], r.text[end:]
	return isTornOff(strings.TrimLeft(after, " \n")) && endsInName(before) || r.torn && (gluedAfter(before) || endsInName(before))
}

// fewestTornOff is how many numbers must stand between blanks before a point or comma for
// a text to part its raised numbers from their words, as LaTeX's do in a PDF.
const fewestTornOff = 3

// numbersTornOff says whether a text does so: "described elsewhere 3 . Anders".
func numbersTornOff(blocks []block.Block) bool {
	n := 0
	for i := range blocks {
		if !isProse(&blocks[i]) {
			continue
		}
		s := blocks[i].Text.String
		for at := 1; at < len(s); at++ {
			if '1' <= s[at] && s[at] <= '9' {
				end := numbersEnd(s, at, false)
				if isSpaced(s, at, end) {
					n++
				}
				at = end
			}
		}
	}
	return n >= fewestTornOff
}

// isSpaced says whether the number s[at:end] stands behind a word and a blank, and
// before a blank and the point or comma of the sentence.
func isSpaced(s string, at, end int) bool {
	if at < 2 || s[at-1] != ' ' || end+1 >= len(s) || s[end] != ' ' || s[end+1] != '.' && s[end+1] != ',' {
		return false
	}
	last, _ := utf8.DecodeLastRuneInString(s[:at-1])
	return unicode.IsLetter(last)
}

// isTornOff says whether a sentence goes on as it does behind a raised number that was
// torn off: with its point, or "’s".
func isTornOff(after string) bool {
	first, _ := utf8.DecodeRuneInString(after)
	return after != "" && (strings.ContainsRune(".,;:", first) || fold.IsApostrophe(first))
}

// endsInName says whether the text ends in a word with a capital or "al.".
func endsInName(before string) bool {
	return gluedToName(before) || strings.HasSuffix(before, " al.")
}

// gluedToWord says whether the text ends in a short word that is no unit: "age".
func gluedToWord(before string) bool {
	before = before[max(0, len(before)-40):]
	head := strings.TrimRightFunc(before, unicode.IsLower)
	word := before[len(head):]
	return len(word) > 1 && !isUnit(word) && (head == "" || strings.ContainsAny(head[len(head)-1:], " \n(-"))
}

// gluedLeads are words that lead to a number and stand glued to the word before
// it, where a bracket of words and numbers was raised.
var gluedLeads = set("see", "cf", "eg", "also", "example", "instance", "siehe", "vgl", "auch", "beispiel", "voir", "aussi", "exemple", "vedi", "cfr", "anche", "esempio",
	"ejemplo", "exemplo", "zie", "ook", "bijv", "bijvoorbeeld", "jfr", "bkz", "lihat", "zob", "viz")

// gluedLead says whether a word that leads to numbers ends the text, by itself or
// glued to another: "Lisboncf. ", "stable, for example, ".
func gluedLead(before string) bool {
	before = before[max(0, len(before)-40):]
	end := strings.TrimRight(before, " .,\n")
	if len(end) == len(before) {
		return false
	}
	if strings.HasSuffix(end, "e.g") {
		return true
	}
	word := fold.Letters(end[len(strings.TrimRightFunc(end, unicode.IsLetter)):])
	for i := range word {
		if gluedLeads[word[i:]] {
			return true
		}
	}
	return false
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

// numbersEnd goes over digits, commas, semicolons and dashes, and over spaces after commas
// if they are let in.
func numbersEnd(s string, i int, spaces bool) int {
	end := i
	for i < len(s) {
		c, size := utf8.DecodeRuneInString(s[i:])
		switch {
		case '0' <= c && c <= '9':
			end = i + size
		case c == ',' || c == ';' || isNumberDash(c) || spaces && c == ' ' && i > 0 && s[i-1] == ',':
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
	short := before[len(before)-n:]
	return (n >= 4 || beforeWorks[short]) && (word == "" || !alnum(word[len(word)-1]))
}

// beforeWorks are those that stand before a work in a sentence: "as in4", "by2".
var beforeWorks = set("by", "of", "in", "to", "as", "and", "for", "but", "see", "al", "von", "bei", "mit", "und", "par", "de", "et", "por", "y", "e", "di", "da")

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
	return len(before) == len(" 2023.") && before[0] == ' ' && (before[1] == '1' || before[1] == '2') && ascii.Digits(before[1:]) == 4 && before[5] == '.'
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

// weakness puts numbers that kept their sign before those at their place that did not.
func weakness(m mode) int {
	if m == glued {
		return 1
	}
	return 0
}
