package list

import (
	"strings"

	"github.com/bibfix/bibfix/prose/block"
)

// fewestHeaded is how many notes at the foot of a page must follow each other, where each has
// its number at the head of its line.
const fewestHeaded = 2

// headedNotesFrom gives how many lines from line i on are notes at the foot of a page, each
// with its number before its text: "49 Bada, see n. 23.". 0 for none. Their numbers go on
// from those of the notes before the list, up to the end of the page.
func (s *splitter) headedNotesFrom(i int) int {
	first := headNumber(s.lines[i].text)
	if first == 0 || !s.hasHead(first) || i == 0 || headNumber(s.lines[0].text) > 0 || s.counts(i, first) {
		return 0
	}
	last, notes, at, j := first, 1, i, i+1
	for ; j < len(s.lines) && !s.lines[j].broken; j++ {
		n := headNumber(s.lines[j].text)
		switch {
		case n > last && n <= last+lostNumbers:
			last, at = n, j
			notes++
		case j-at > longestNote:
			return 0
		}
	}
	if notes < fewestHeaded || j == len(s.lines) {
		return 0
	}
	return j - i
}

// counts says whether the list itself has numbers of which n is the next: that of the entry
// before stands at the head of its line, or alone on it.
func (s *splitter) counts(before, n int) bool {
	for k := before - 1; k >= max(0, before-longestEntry); k-- {
		l := s.lines[k]
		number := max(headNumber(l.text), wholeNumber(strings.TrimRight(l.text, ".)")))
		if number < n && number >= n-lostNumbers && number > 0 {
			return true
		}
	}
	return false
}

// headNumber reads the number that a line begins with, when the text of a note may follow:
// "49 Bada", "12. siehe". It is 0 for a year and for a number with other text.
func headNumber(s string) int {
	n := 0
	for n < len(s) && '0' <= s[n] && s[n] <= '9' {
		n++
	}
	if n == 0 || n > 3 {
		return 0
	}
	number := wholeNumber(s[:n])
	rest := strings.TrimPrefix(s[n:], ".")
	if text := strings.TrimLeft(rest, " \u00a0"); len(text) == len(rest) || text == "" || strings.IndexByte("0123456789.,;:)-(", text[0]) >= 0 {
		return 0
	}
	return number
}

// hasHead says whether a line before the list begins with a number that note n may
// follow.
func (s *splitter) hasHead(n int) bool {
	if s.heads == nil {
		s.heads = map[int]bool{}
		for i := range s.region.block {
			b := &s.f.blocks[i]
			if b.Kind == block.Furniture || b.Kind == block.Heading {
				continue
			}
			for line := range strings.SplitSeq(b.Text.String, "\n") {
				s.heads[headNumber(strings.TrimLeft(line, " "))] = true
			}
		}
		s.heads[0] = false
	}
	for k := n - 1; k >= n-lostNumbers; k-- {
		if s.heads[k] && (s.heads[k-1] || k == 1) {
			return true
		}
	}
	return false
}
