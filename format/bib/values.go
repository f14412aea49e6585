package bib

import (
	"bytes"

	"github.com/bibfix/bibfix/internal/ascii"
	"github.com/bibfix/bibfix/lint"
)

// value reads a value: pieces with # between them. It returns the field with
// its value, and where it ends. It is not ok where no value stands, or one that
// is not closed before the limit.
func (s *scanner) value(at int) (f field, end int, ok bool) {
	start := s.space(at, s.limit)
	f, end, ok = s.piece(start)
	for n := 1; ok; n++ {
		next := s.space(end, s.limit)
		if next >= s.limit || s.data[next] != '#' {
			break
		}
		after := s.space(next+1, s.limit)
		if after >= s.limit || s.data[after] == ',' || s.data[after] == '}' {
			break // nothing to join: what is wrong here is not the value
		}
		var p field
		p, end, ok = s.piece(after)
		f.form, f.needs, f.valueEnd = lint.Joined, true, p.valueEnd
	}
	return f, end, ok
}

// piece reads one part of a value.
func (s *scanner) piece(at int) (f field, end int, ok bool) {
	f.value = uint32(at)
	if at >= s.limit {
		return f, at, false
	}
	switch c := s.data[at]; {
	case c == '{', c == '"':
		f.form = lint.Braced
		if c == '"' {
			f.form = lint.Quoted
		}
		f.needs, end, ok = s.literal(at)
	case ascii.Digit(c):
		f.form = lint.Number
		for end = at; end < s.limit && ascii.Digit(s.data[end]); {
			end++
		}
		ok = true
	default:
		f.form = lint.Bare
		end = s.identifier(at, s.limit)
		ok = end > at
	}
	f.valueEnd = uint32(end)
	return f, end, ok
}

// maxSuspects is how many beginnings of entries a value may hold before it is
// held to be one that was never closed. Reading on to the end of the file to
// find out would take a time that grows with the square of the file.
const maxSuspects = 4

// literal finds the end of a value that opens at at: in braces at its own
// closing brace, in quotes at a quote outside of braces. It says whether the
// value has to be decoded.
func (s *scanner) literal(at int) (needs bool, end int, ok bool) {
	var seen, pairs, last uint8
	depth, suspects := 0, 0
	quoted := s.data[at] == '"'
	data := s.data[:s.limit]
	for i := at + 1; i < len(data); i++ {
		c := class[data[i]]
		seen |= c
		pairs |= c & last
		last = c
		if c&(delimiter|breaks) == 0 {
			continue
		}
		switch sign := data[i]; {
		case sign == '}' && depth > 0:
			depth--
		case sign == '}' && quoted:
			return true, i, false
		case sign == '}':
			return s.mustDecode(data[at+1:i], seen, pairs), i + 1, true
		case sign == '{':
			depth++
			seen |= special
		case sign == '"':
			if quoted && depth == 0 {
				return s.mustDecode(data[at+1:i], seen, pairs), i + 1, true
			}
		case s.suspect(i):
			if suspects++; suspects == maxSuspects {
				return true, i, false
			}
		}
	}
	return true, len(data), false
}

// suspect says whether a line end is followed by the beginning of an entry.
func (s *scanner) suspect(i int) bool {
	return s.data[i] == '\n' && i+1 < len(s.data) && s.data[i+1] == '@' && s.opensEntry(i+1)
}

// mustDecode says whether a value is anything but its own text.
func (s *scanner) mustDecode(value []byte, seen, pairs uint8) bool {
	return seen&(special|breaks) != 0 || pairs&paired != 0 || seen&high != 0 && !s.valid ||
		len(value) > 0 && (value[0] == ' ' || value[len(value)-1] == ' ')
}

// pieces calls do for each part of a value between its # signs. The value was
// read before, so it is whole.
func (db *Database) pieces(f *field, do func(field)) {
	s := scanner{Database: db, limit: int(f.valueEnd)}
	for at := int(f.value); at < s.limit; {
		p, end, ok := s.piece(s.space(at, s.limit))
		if !ok {
			return
		}
		do(p)
		at = s.space(end, s.limit)
		if at < s.limit && s.data[at] == '#' {
			at++
		}
	}
}

// unclosed finds where a value that is never closed should have ended: before
// a line that begins a field, or at the end of its entry.
func (s *scanner) unclosed(at int) int {
	for line := at; ; {
		next := bytes.IndexByte(s.data[line:s.limit], '\n')
		if next < 0 {
			return s.limit
		}
		line += next + 1
		if s.beginsField(line) {
			return line
		}
	}
}

// nextField is where the next field begins after something that is none: behind
// a comma, at the start of a line, or at the end of the entry.
func (s *scanner) nextField(at int) int {
	for ; at < s.limit; at++ {
		if c := s.data[at]; (c == ',' || c == '\n') && s.beginsField(at+1) {
			return at + 1
		}
	}
	return s.limit
}

// beginsField says whether a line, or its rest, begins with name =, or closes an entry.
func (s *scanner) beginsField(line int) bool {
	name := s.indent(line)
	if name < s.limit && s.data[name] == '}' && s.blankFrom(name+1) {
		return true
	}
	end := s.identifier(name, min(s.limit, name+64))
	equals := s.indent(end)
	if end == name || equals >= s.limit || s.data[equals] != '=' {
		return false
	}
	value := s.indent(equals + 1)
	return value < s.limit && s.data[value] != '='
}

// blankFrom says whether nothing but spaces stands to the end of the line.
func (s *scanner) blankFrom(at int) bool {
	at = s.indent(at)
	return at >= len(s.data) || s.data[at] == '\n' || s.data[at] == '\r'
}

// back goes back over white space and one comma.
func (s *scanner) back(at, least int) int {
	for at > least && ascii.Space(s.data[at-1]) {
		at--
	}
	if at > least && s.data[at-1] == ',' {
		at--
	}
	for at > least && ascii.Space(s.data[at-1]) {
		at--
	}
	return at
}
