package list

import (
	"strings"

	"github.com/bibfix/bibfix/lint"
)

// partNumbers parts the entries that hold several works under one number, as
// chemistry has them: "4. (a) Okafor, … 2014; (b) Prado, … 2015". Each becomes
// an entry with the number and a letter. What is not clearly parted stays one
// entry. Nothing edits either: where a part ends is a guess.
func (s *splitter) partNumbers() {
	var parted []unit // nil until there is something to part
	for i, u := range s.units {
		parts := u.parts()
		if len(parts) > 0 {
			s.units[i].trust = lint.Suggest
			u.trust = lint.Suggest
		}
		if len(parts) > 1 && parted == nil {
			parted = append(make([]unit, 0, len(s.units)+len(parts)), s.units[:i]...)
		}
		switch {
		case len(parts) > 1:
			parted = append(parted, parts...)
		case parted != nil:
			parted = append(parted, u)
		}
	}
	if parted != nil {
		s.units = parted
	}
}

// parts gives the works of a unit that begins with "(a)" or "a)": none for a
// unit that does not, the unit itself where its parts are not all dated.
func (u *unit) parts() []unit {
	if u.label.number == 0 || partAt(u.first(), 'a') != 0 {
		return nil
	}
	var parts []unit
	for _, l := range u.lines {
		for from := 0; ; {
			at := partAt(l.text[from:], byte('a'+len(parts)))
			if at < 0 || len(parts) == 26 {
				parts[len(parts)-1].add(l, from, len(l.text))
				break
			}
			if at > 0 {
				parts[len(parts)-1].add(l, from, from+at)
			}
			from += at
			size := strings.IndexByte(l.text[from:], ')') + 1
			p := unit{label: u.label, head: u.head, letter: string(rune('a' + len(parts))), trust: lint.Suggest}
			if len(parts) > 0 {
				p.begins = l.start + from
			}
			parts = append(parts, p)
			from += size
		}
	}
	for i := range parts {
		if !parts[i].dated() {
			return []unit{*u}
		}
	}
	return parts
}

// add adds a stretch of a line to a part.
func (u *unit) add(l line, from, to int) {
	start, end := trim(l.text, from, to)
	if start == end {
		return
	}
	text := l.text[start:end]
	l.text, l.start, l.end = text, l.start+start, l.start+end
	u.lines = append(u.lines, l)
	u.year = u.year || hasYear(text)
	u.link = u.link || hasAddress(text)
	u.bare = u.bare || !u.year && isUndated(text)
}

// partAt finds "(b) " or "b) ", at the start of s or after the end of a
// sentence or clause; -1 where there is none.
func partAt(s string, letter byte) int {
	mark := string(letter) + ")"
	for from := 0; ; {
		i := strings.Index(s[from:], mark)
		if i < 0 {
			return -1
		}
		at := from + i
		from = at + len(mark)
		if from < len(s) && s[from] != ' ' {
			continue
		}
		if at > 0 && s[at-1] == '(' {
			at--
		}
		before := strings.TrimRight(s[:at], " ")
		if before == "" || len(before) < at && strings.IndexByte(".;,:)", before[len(before)-1]) >= 0 {
			return at
		}
	}
}
