package cite

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/bibfix/bibfix/internal/ascii"
	"github.com/bibfix/bibfix/internal/fold"
	"github.com/bibfix/bibfix/lint"
	"github.com/bibfix/bibfix/prose/block"
)

// What tells that a list was misread, so that the works it lacks are not held against
// the text.

// A list whose borders are in doubt and that lacks this share of the numbers up to its
// highest, or of the works in all citations by name, in percent, and so many at least, was
// misread: authors leave out an entry, not a quarter of them. Of 697 made documents, those
// whose list was read lack at most 20 % and five works, those whose list was not at
// least 27 % and six.
const (
	mostGaps   = 25
	fewestGaps = 5
)

// gaps says whether the text cites so many numbers that the list skips.
func (r *reader) gaps(highest int) bool {
	if r.doc.Grounds().Without(-1) == lint.FirmGround {
		return false
	}
	skipped := make(map[int]bool)
	for _, c := range r.doc.Citations {
		if c.Status == lint.Missing && c.Kind == lint.ByNumber && c.Number < highest {
			skipped[c.Number] = true
		}
	}
	return len(skipped) >= fewestGaps && len(skipped)*100 >= highest*mostGaps
}

// lacks says whether a quarter of all citations by name are of works that the list does
// not have, and the list is in doubt or the shorter one of the two.
func (r *reader) lacks(all int) bool {
	works, n := make(map[string]bool), 0
	for _, f := range r.found {
		if f.Status == lint.Missing && f.Told() {
			works[fold.Letters(f.Names[0].Sorted())+strconv.Itoa(f.Date.Year)] = true
			n++
		}
	}
	if n*100 < all*mostGaps || len(works) < fewestGaps {
		return false
	}
	return r.doc.Grounds().Without(-1) != lint.FirmGround || len(works) > len(r.doc.References)
}

// fewestOutside is how many of the missing numbers must stand outside the list for
// it to go on there.
const fewestOutside = 3

// goesOn says whether missing numbers stand in brackets at the heads of lines outside
// the list, as labels of entries do: it was cut off, or columns were mixed.
func (r *reader) goesOn(blocks []block.Block) bool {
	missing := make(map[int]bool)
	for _, c := range r.doc.Citations {
		if c.Status == lint.Missing && c.Kind == lint.ByNumber {
			missing[c.Number] = true
		}
	}
	outside := 0
	for i := range blocks {
		if !isProse(&blocks[i]) {
			continue
		}
		for line := range strings.SplitSeq(blocks[i].Text.String, "\n") {
			if n := headNumber(line); missing[n] {
				delete(missing, n)
				outside++
			}
		}
	}
	return outside >= fewestOutside
}

// headNumber reads the label that a line begins with, before a capital letter or
// alone: "[12] A. Okafor"; 0 for none.
func headNumber(line string) int {
	line, ok := strings.CutPrefix(strings.TrimLeft(line, " "), "[")
	n := ascii.Digits(line)
	if !ok || n == 0 || n > 4 || !strings.HasPrefix(line[n:], "]") {
		return 0
	}
	after := strings.TrimLeft(line[n+1:], " “\"„«")
	if first, _ := utf8.DecodeRuneInString(after); after != "" && !unicode.IsUpper(first) {
		return 0
	}
	return atoi(line[:n])
}
