package bib

import (
	"bytes"

	"github.com/bibfix/bibfix/internal/ascii"
	"github.com/bibfix/bibfix/lint"
)

// strictly reads the file as BibTeX does, which recovers from nothing: at the
// first fault of an entry it passes over the rest of it, up to the next @.
//
// Source: bibtex.web, module "Read the .bib file": get_bib_command_or_entry_and_process.
func (db *Database) strictly() lint.Strictness {
	s := strict{db: db, Strictness: lint.Strictness{Program: "BibTeX"}}
	last := 0 // line; once it has begun to read it, BibTeX takes no further entry
	if len(db.data) > 0 {
		last = bytes.LastIndexByte(db.data[:len(db.data)-1], '\n') + 1
	}
	for first := true; first || s.at < last; first = false {
		next := bytes.IndexByte(db.data[s.at:], '@')
		if next < 0 {
			break
		}
		s.at += next + 1
		if !s.command() {
			s.Faults++
		}
	}
	return s.Strictness
}

// A strict reads a file from fault to fault.
type strict struct {
	db *Database
	at int
	lint.Strictness
}

// next skips white space and says whether one of the signs stands there, which
// it leaves where it is.
func (s *strict) next(signs string) bool {
	s.at = s.db.space(s.at, len(s.db.data))
	return s.at < len(s.db.data) && bytes.IndexByte([]byte(signs), s.db.data[s.at]) >= 0
}

// take skips white space and one of the signs.
func (s *strict) take(signs string) bool {
	ok := s.next(signs)
	if ok {
		s.at++
	}
	return ok
}

// word skips white space and an identifier, which begins with no digit.
func (s *strict) word() (text []byte, ok bool) {
	s.at = s.db.space(s.at, len(s.db.data))
	start := s.at
	if start < len(s.db.data) && ascii.Digit(s.db.data[start]) {
		return nil, false
	}
	s.at = s.db.identifier(start, len(s.db.data))
	return s.db.data[start:s.at], s.at > start
}

// command reads what follows an @, and says whether it was without fault.
func (s *strict) command() bool {
	word, ok := s.word()
	switch {
	case !ok:
		return false
	case bytes.EqualFold(word, []byte("comment")):
		return true // what it holds is passed over like all that stands between entries
	case !s.next("{("):
		return false
	}
	closing := closer(s.db.data[s.at])
	s.at++
	switch {
	case bytes.EqualFold(word, []byte("preamble")):
		return s.value() && s.take(string(closing))
	case bytes.EqualFold(word, []byte("string")):
		_, ok := s.word()
		return ok && s.take("=") && s.value() && s.take(string(closing))
	}
	return s.entry(closing)
}

// entry reads what follows the bracket of an entry. The entry counts once its
// key is read: BibTeX keeps the fields before a fault.
func (s *strict) entry(closing byte) bool {
	s.at = s.db.space(s.at, len(s.db.data))
	for s.at < len(s.db.data) && s.db.data[s.at] != ',' && !ascii.Space(s.db.data[s.at]) && (s.db.data[s.at] != '}' || closing != '}') {
		s.at++
	}
	s.Entries++
	if !s.next("," + string(closing)) {
		return false
	}
	for !s.take(string(closing)) {
		if !s.take(",") {
			return false
		}
		if s.take(string(closing)) {
			return true
		}
		if _, ok := s.word(); !ok || !s.take("=") || !s.value() {
			return false
		}
	}
	return true
}

// value reads pieces with # between them.
func (s *strict) value() bool {
	for s.piece() {
		if !s.take("#") {
			return true
		}
	}
	return false
}

// piece reads a string in braces or quotes, a number or a macro.
func (s *strict) piece() bool {
	switch {
	case s.take("{"):
		return s.text('}')
	case s.take(`"`):
		return s.text('"')
	case s.next("0123456789"):
		for s.at < len(s.db.data) && ascii.Digit(s.db.data[s.at]) {
			s.at++
		}
		return true
	}
	_, ok := s.word()
	return ok
}

// text reads up to the closing sign outside of inner braces.
func (s *strict) text(closing byte) bool {
	for depth := 0; s.at < len(s.db.data); {
		c := s.db.data[s.at]
		s.at++
		switch {
		case c == closing && depth == 0:
			return true
		case c == '{':
			depth++
		case c == '}' && depth == 0:
			return false
		case c == '}':
			depth--
		}
	}
	return false
}
