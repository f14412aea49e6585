package tex

import (
	"bytes"
	"strings"

	"github.com/bibfix/bibfix/lint"
)

// A use is a citing command as it stands in the file.
type use struct {
	command
	everything bool // \nocite, whose * is all entries
	start, end int  // from the backslash to the last closing brace
	groups     []keyGroup
	notes      []lint.Span // the other arguments, which may cite in turn
}

// A keyGroup is one argument of keys with the locator before it.
type keyGroup struct {
	keys    lint.Span
	locator lint.Span // empty where there is none
}

// cite reads a citing command, whose name ends at after. It gives the place
// after it; what lacks its keys is no citation, and its name is passed over.
func (s *scanner) cite(start, after int, name string, c command) int {
	u := use{command: c, start: start, end: after, everything: strings.HasPrefix(strings.ToLower(name), "nocite")}
	arguments := c.arguments
	if arguments[0] == multiMark {
		arguments = arguments[1:]
		u.end = s.past(u.end, '*')
		for range 2 {
			if _, end, ok := s.optional(u.end, '('); ok {
				u.end = end
			}
		}
		for u.read(s, arguments) {
		}
	} else {
		u.read(s, arguments)
	}
	if len(u.groups) == 0 {
		return after
	}
	for _, g := range u.groups {
		s.keys(&u, g)
	}
	for _, note := range u.notes {
		s.aside(note)
	}
	return u.end
}

// aside reads an argument of a citation, which may cite in turn: \footcite[see
// also \cite{b}]{a}.
func (s *scanner) aside(span lint.Span) {
	if s.depth >= deepest || bytes.IndexByte(s.data[span.Start:span.End], '\\') < 0 {
		return
	}
	muted := s.muted
	s.muted = "argument"
	s.within(span)
	s.muted = muted
}

// past skips a character where it follows.
func (s *scanner) past(at int, c byte) int {
	if next := s.skip(at); next < s.end && s.data[next] == c {
		return next + 1
	}
	return at
}

// read reads the arguments from u.end on, and says whether the keys were there.
func (u *use) read(s *scanner, arguments string) bool {
	at, n := u.end, len(u.groups)
	var locator lint.Span
	for _, kind := range arguments {
		switch kind {
		case 's':
			at = s.past(at, '*')
			if at < s.end && s.data[at] == '+' { // of biblatex-apa and abnTeX2
				at++
			}
			if _, end, ok := s.optional(at, '<'); ok { // of beamer, or the note before with apacite
				at = end
			}
		case 'o', 'n':
			if inner, end, ok := s.optional(at, '['); ok {
				at = end
				u.notes = append(u.notes, inner)
				if kind == 'o' {
					locator = inner
				}
			}
		case 'm':
			inner, end, ok := s.optional(at, '{')
			if !ok {
				if len(u.groups) > n { // fewer arguments than its definition has
					u.end = at
				}
				return len(u.groups) > n
			}
			u.notes = append(u.notes, inner)
			at = end
		case 'k':
			inner, end, ok := s.keyArgument(at)
			if !ok {
				u.groups = u.groups[:n]
				return false
			}
			u.groups = append(u.groups, keyGroup{inner, locator})
			at, locator = end, lint.Span{}
		}
	}
	u.end = at
	return len(u.groups) > n
}

// keyArgument reads an argument of keys. Commands and braces are no part of
// keys, so the first of them ends the search: it never goes over the same bytes
// twice.
func (s *scanner) keyArgument(at int) (inner lint.Span, after int, ok bool) {
	at = s.skip(at)
	if at >= s.end || s.data[at] != '{' {
		return lint.Span{}, at, false
	}
	for i := at + 1; i < s.end; i++ {
		switch s.data[i] {
		case '}':
			return lint.Span{Start: at + 1, End: i}, i + 1, true
		case '%':
			i = s.lineAfter(i) - 1
		case '{', '\\':
			return lint.Span{}, at, false
		}
	}
	return lint.Span{}, at, false
}

// keys adds a citation for each key of an argument. The locator belongs to the
// last.
//
// A key of \nocite is no citation of the text, but it needs its entry as any
// other does: BibTeX and biber both complain when there is none. So it is not
// Exempt.
func (s *scanner) keys(u *use, g keyGroup) {
	items := s.items(g.keys)
	for i, span := range items {
		for span.Len() > 1 && s.data[span.Start] == '*' { // of REVTeX and mciteplus: \cite{a,*b}
			span.Start++
		}
		key := s.key(span)
		s.doc.CitesAll = s.doc.CitesAll || u.everything && key == "*"
		if !isKey(key) || u.unsure && (isCrossReference(key) || strings.Contains(key, " ")) {
			continue
		}
		c := &lint.Citation{
			Span: span, Group: lint.Span{Start: u.start, End: u.end}, Kind: lint.ByKey, Narrative: u.narrative, Text: key,
			List: -1, Key: key, KeySpan: span, Certain: !u.unsure && s.defining == 0, Status: lint.Missing,
		}
		if i == len(items)-1 && g.locator.Len() > 0 {
			c.Locator, c.LocatorSpan = s.decoded(g.locator), g.locator
		}
		s.cited = append(s.cited, c)
	}
}

// key is a key as written; white space inside it, where a line was broken, is
// one space.
func (s *scanner) key(span lint.Span) string {
	key := s.data[span.Start:span.End]
	if bytes.IndexByte(key, '%') >= 0 {
		return "" // a comment in the midst of a key
	}
	if bytes.ContainsAny(key, " \t\r\n") {
		return string(bytes.Join(bytes.Fields(key), []byte(" ")))
	}
	return string(key)
}

// isKey says whether s can be a key. Arguments of definitions (#1), and the dots
// of a manual (\cite{...}) are none.
func isKey(s string) bool {
	return strings.Trim(s, ".…*? ") != "" && !strings.ContainsAny(s, `#\{}[]`)
}
