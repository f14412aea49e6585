package list

import (
	"strings"

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

// partRunTogether parts what look like two entries on one line: a point, then
// names and a year in brackets right after them, in a list whose entries begin
// so.
func (s *splitter) partRunTogether() {
	alike := 0
	for i := range s.units {
		if namesThenYear(s.units[i].first()) > 0 {
			alike++
		}
	}
	if len(s.units) == 0 || 2*alike < len(s.units) {
		return
	}
	parted := make([]unit, 0, len(s.units))
	for _, u := range s.units {
		for len(u.lines) == 1 {
			at := runTogether(u.first())
			if at == 0 {
				break
			}
			head, tail := u.divide(at)
			parted = append(parted, head)
			u = tail
			s.doubts++
		}
		parted = append(parted, u)
	}
	s.units = parted
}

// divide parts a unit of one line in two.
func (u *unit) divide(at int) (head, tail unit) {
	first, second := u.lines[0], u.lines[0]
	first.text = strings.TrimRight(first.text[:at], " ")
	first.end = first.start + len(first.text)
	second.start, second.text, second.first = second.start+at, second.text[at:], false
	head = unit{lines: []line{first}, label: u.label, head: u.head, trust: lint.Suggest, year: true}
	tail = unit{lines: []line{second}, head: second, trust: lint.Suggest, year: true}
	return head, tail
}

// runTogether is where a second entry begins in s, 0 for none.
func runTogether(s string) int {
	at := namesThenYear(s)
	for at > 0 {
		i := strings.Index(s[at:], ". ")
		if i < 0 {
			return 0
		}
		at += i + 2
		rest := s[at:]
		if after := namesThenYear(rest); after > 0 && len(rest) > after+20 && isComplete(s[:at-1]) {
			return at
		}
	}
	return 0
}

// namesThenYear is the length of "Okafor, A. B., & Prado, B. (2014)." at the
// start of s: families with initials, joined by commas and "and", then a year
// in brackets and a point; 0 for anything else.
func namesThenYear(s string) int {
	at := 0
	for n := 0; n < 30; n++ {
		word, after := firstWord(s[at:])
		if !startsUpper(word) || !strings.HasPrefix(after, ", ") {
			return 0
		}
		at = len(s) - len(after) + 2
		initials := 0
		for at+1 < len(s) && s[at] >= 'A' && s[at] <= 'Z' && s[at+1] == '.' {
			initials++
			at += 2
			for at < len(s) && (s[at] == ' ' || s[at] == '-') {
				at++
			}
		}
		rest := s[at:]
		switch {
		case initials == 0:
			return 0
		case strings.HasPrefix(rest, "("):
			i := strings.IndexByte(rest[:min(len(rest), 30)], ')')
			if i < 5 || !isYear(rest[1:5]) || !strings.HasPrefix(rest[i+1:], ".") {
				return 0
			}
			return at + i + 2
		case strings.HasPrefix(rest, ","):
			at++
		}
		at += len(s[at:]) - len(strings.TrimLeft(s[at:], " "))
		at += len(s[at:]) - len(strings.TrimPrefix(s[at:], "& "))
	}
	return 0
}
