package list

import (
	"strconv"
	"strings"

	"github.com/bibfix/bibfix/internal/ascii"
	"github.com/bibfix/bibfix/internal/dates"
	"github.com/bibfix/bibfix/internal/fold"
	"github.com/bibfix/bibfix/internal/words"
	"github.com/bibfix/bibfix/lint"
)

// carryNames gives the author's line to each of the entries below it that
// begin with their year: "Okafor, A." over "2014 Harbour levies" and "2016
// Tides".
func (s *splitter) carryNames() {
	var name *line
	for i := range s.units {
		u := &s.units[i]
		switch {
		case len(u.lines) > 1 && isNameLine(u.first()) && startsWithYear(u.lines[1].text):
			name = &u.lines[0]
		case name != nil && startsWithYear(u.first()):
			u.name = name
		default:
			name = nil
		}
	}
}

// partRunTogether parts two entries that a converter left on one line, where
// the list shows how its entries begin: with a label that is the next one and
// is missing at the start of all lines, or with names and the year in the way
// that most others have them.
func (s *splitter) partRunTogether() {
	head := s.commonHead()
	parted := make([]unit, 0, len(s.units))
	for i, u := range s.units {
		for len(u.lines) == 1 {
			at := 0
			switch {
			case u.label.number > 0 && u.letter == "":
				at = s.nextLabel(&u, i)
			case u.label.form == noLabel && head != noHead:
				at = runTogether(u.first(), head)
			}
			if at == 0 {
				break
			}
			front, rest := u.divide(at)
			parted = append(parted, front)
			u = rest
			s.doubts++
		}
		parted = append(parted, u)
	}
	s.units = parted
}

// nextLabel is where the label that follows the unit's own begins in its line,
// 0 for nowhere, or where unit i has a successor with that label.
func (s *splitter) nextLabel(u *unit, i int) int {
	next := u.label.number + 1
	if i+1 < len(s.units) && s.units[i+1].label.number <= next {
		return 0
	}
	text := u.first()
	for from := 0; ; {
		k := strings.Index(text[from:], strconv.Itoa(next))
		if k < 0 {
			return 0
		}
		at := from + k
		from = at + 1
		if u.label.form == square || u.label.form == round {
			at--
		}
		if at < shortestPart || !strings.HasPrefix(text[at-1:], " ") || !isComplete(text[:at-1]) {
			continue
		}
		if l := readLabel(text[at:]); l.number == next && (l.form == u.label.form || u.label.form == marker && l.form == point) && len(text) > at+l.end+shortestPart && startsUpper(trimOrnaments(text[at+l.end:])) && s.tells(l, text[at+l.end:]) {
			return at
		}
	}
}

// tells says whether a label inside a line is surely one: numbers with a point
// stand in entries as well ("12. Aufl.").
func (s *splitter) tells(l label, text string) bool {
	return l.form == square || startsWithName(text)
}

// shortestPart is the least length of two entries that stand on one line, in
// bytes.
const shortestPart = 20

// divide parts a unit of one line in two.
func (u *unit) divide(at int) (head, tail unit) {
	first, second := u.lines[0], u.lines[0]
	first.text = strings.TrimRight(first.text[:at], " ")
	first.end = first.start + len(first.text)
	second.start, second.text, second.first = second.start+at, second.text[at:], false
	head = unit{lines: []line{first}, label: u.label, head: u.head, trust: lint.Suggest, year: true}
	tail = unit{head: second, trust: lint.Suggest, year: true}
	if u.label.form != noLabel {
		tail.label = readLabel(second.text)
		second.text = second.text[tail.label.end:]
		second.start += tail.label.end
	}
	tail.lines = []line{second}
	return head, tail
}

// A head is the way in which entries have their names and year.
type head uint8

const (
	noHead    head = iota
	yearPoint      // "Okafor, A. (2014)." or "Okafor, A. (2014):"
	yearComma      // "Okafor, A. (2014),"
	yearSpace      // "Okafor, A. (2014) "
	bareYear       // "Okafor, A. 2014. " or "Okafor, A., 2014, "
	heads
)

// commonHead is the head that most entries have, noHead where there is none.
func (s *splitter) commonHead() head {
	var seen [heads]int
	for i := range s.units {
		_, h := headOf(s.units[i].first())
		seen[h]++
	}
	for h := yearPoint; h < heads; h++ {
		if 3*seen[h] >= 2*len(s.units) {
			return h
		}
	}
	return noHead
}

// longestHead bounds the names before a year, in bytes: thirty authors.
const longestHead = 600

// headOf reads the names and the year that s begins with: their length with
// the sign after the year, and their form.
func headOf(s string) (int, head) {
	if !startsWithName(s) {
		return 0, noHead
	}
	end := min(len(s), longestHead)
	for at := 1; at+5 <= end; at++ {
		if !dates.IsYear(s[at:at+4]) || ascii.Digit(s[at-1]) || ascii.Digit(s[at+4]) {
			continue
		}
		i, bracket := at+4, s[at-1] == '('
		for i < len(s) && s[i] >= 'a' && s[i] <= 'z' {
			i++
		}
		names := strings.TrimRight(s[:at], " (.,")
		if i >= len(s) || i > at+6 || !onlyNames(names) {
			return 0, noHead
		}
		if !bracket {
			if strings.IndexByte(".,:", s[i]) < 0 || !strings.Contains(names, ", ") { // "Chem. Lett. 1997, 13" is a journal
				return 0, noHead
			}
			return i + 1, bareYear
		}
		if s[i] != ')' || i+1 >= len(s) {
			return 0, noHead
		}
		switch s[i+1] {
		case '.', ':':
			return i + 2, yearPoint
		case ',':
			return i + 2, yearComma
		}
		return i + 1, yearSpace
	}
	return 0, noHead
}

// onlyNames says whether s holds names and what stands between them, and not a
// title: no word of four small letters or more but "and" and "eds".
func onlyNames(s string) bool {
	for word := range strings.FieldsSeq(s) {
		bare := strings.Trim(word, ".,;:()[]&")
		if len(bare) > 3 && !startsUpper(bare) && !words.IsAnd(fold.Words(bare)) && !words.IsParticle(fold.Words(bare)) {
			return false
		}
	}
	return true
}

// runTogether is where a second entry begins in s, 0 for none: after the end of
// a sentence, with the same head.
func runTogether(s string, like head) int {
	at, h := headOf(s)
	if h != like {
		return 0
	}
	front := at + shortestPart // names and a year alone are no entry
	for at < len(s) {
		i := strings.IndexByte(s[at:], ' ')
		if i < 0 {
			return 0
		}
		at += i + 1
		if at < front || !isComplete(s[:at-1]) {
			continue
		}
		if after, h := headOf(s[at:]); h == like && !endsInside(s[at:at+after]) && len(s) > at+after+shortestPart && dated(s[:at]) && !mustGoOn(s[:at-1], false) {
			return at
		}
	}
	return 0
}

// endsInside says whether a sentence ends inside a head, and so the head is none:
// "Tern Press, Oxford. Dunn, P., 2009."
func endsInside(head string) bool {
	for i := 4; i+2 < len(head); i++ {
		if head[i] == '.' && head[i+1] == ' ' && beginsUpper(head[i+2:]) && (ascii.Digit(head[i-1]) || !strings.ContainsAny(head[i-3:i], " .-")) {
			return true
		}
	}
	return false
}

func dated(s string) bool { return hasYear(s) || hasAddress(s) || isUndated(s) }
