// Package pages finds the heads and feet of pages that text from a PDF or a
// word processor holds among its lines.
package pages

import (
	"github.com/bibfix/bibfix/internal/lines"
	"github.com/bibfix/bibfix/lint"
)

// Bounds of what passes for the head of a page, in bytes.
const (
	longest  = 120 // of the line
	shortest = 5
	nearest  = 300 // between two heads
	average  = 700 // between all heads
)

// A sighting is what is known of one line that may be a head.
type sighting struct {
	count, number int // how often, and the page number it had last
	first, last   int // places
	ascending     bool
	edges         int // how often it stood next to a page break or a bare number
	near          bool
}

// Find gives the spans of the lines that are heads or feet of pages, in order:
// short lines that come back at least three times, a page or so apart, either
// with a growing page number at one end or next to a page break or a line with
// a page number alone.
func Find(data []byte) []lint.Span {
	seen := map[uint64]*sighting{}
	each(data, func(l candidate) {
		s := seen[l.key]
		if s == nil {
			s = &sighting{first: l.start, ascending: l.number > 0}
			seen[l.key] = s
		} else {
			s.near = s.near || l.start-s.last < nearest
			s.ascending = s.ascending && l.number > s.number
		}
		s.count++
		s.number, s.last = l.number, l.start
		if l.edge {
			s.edges++
		}
	})
	heads := 0
	for key, s := range seen {
		if s.isHead() {
			heads++
		} else {
			delete(seen, key)
		}
	}
	if heads == 0 {
		return nil
	}
	var found []lint.Span
	each(data, func(l candidate) {
		if seen[l.key] != nil {
			found = append(found, lint.Span{Start: l.start, End: l.end})
		}
	})
	return found
}

func (s *sighting) isHead() bool {
	if s.count < 3 || s.near || s.last-s.first < (s.count-1)*average {
		return false
	}
	return s.ascending || 2*s.edges >= s.count
}

// A candidate is a line that begins or ends a paragraph and could be a head.
type candidate struct {
	start, end int
	key        uint64 // the line without its page number
	number     int    // its page number, 0 for none
	edge       bool   // a page break or a bare number stands next to it
}

// each calls yield for every candidate.
func each(data []byte, yield func(candidate)) {
	var pending candidate // waits for the line after it
	have, fresh, edge := false, true, true
	for at := 0; at < len(data); {
		end, next := lines.Next(data, at)
		start, stop := lines.Trim(data, at, end)
		formFeed := start > at && hasFormFeed(data[at:start])
		bare := isNumber(data[start:stop])
		if have && (formFeed || bare) {
			pending.edge = true
		}
		switch {
		case start == stop, bare:
			fresh, edge = true, edge && start == stop || formFeed || bare
		default:
			if have {
				yield(pending)
			}
			pending, have = read(data, start, stop)
			pending.edge = edge || formFeed
			have = have && (fresh || formFeed)
			fresh, edge = false, false
		}
		at = next
	}
	if have {
		yield(pending)
	}
}

func hasFormFeed(b []byte) bool {
	for _, c := range b {
		if c == '\f' {
			return true
		}
	}
	return false
}

func isNumber(b []byte) bool {
	for _, c := range b {
		if c < '0' || c > '9' {
			return false
		}
	}
	return len(b) > 0 && len(b) < 5
}

// read gives the candidate of one line; ok is false for a line that is too
// long, or begins with markup or a list number.
func read(data []byte, start, end int) (c candidate, ok bool) {
	line := data[start:end]
	if len(line) < shortest || len(line) > longest {
		return c, false
	}
	switch line[0] {
	case '#', '|', '>', '[', '-', '+', '<', ':', '`', '~':
		return c, false
	}
	from, to := 0, len(line)
	for to > from && isDigit(line[to-1]) {
		to--
	}
	digits := line[to:]
	if len(digits) == 0 {
		for from < to && isDigit(line[from]) {
			from++
		}
		digits = line[:from]
		if from > 0 && from < to && line[from] != ' ' && line[from] != '\t' && line[from] != '|' {
			return c, false
		}
	}
	c = candidate{start: start, end: end, key: 14695981039346656037}
	for _, d := range digits {
		c.number = c.number*10 + int(d-'0')
	}
	if len(digits) > 4 || c.number >= 1500 && c.number <= 2100 {
		return c, false
	}
	letters := 0
	for _, b := range line[from:to] {
		if b == ' ' || b == '\t' {
			continue
		}
		if b|0x20 >= 'a' && b|0x20 <= 'z' || b >= 0x80 {
			letters++
		}
		c.key = (c.key ^ uint64(b)) * 1099511628211 // FNV-1a
	}
	return c, letters >= 4
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }
