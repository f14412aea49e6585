package tex

import (
	"strings"

	"github.com/bibfix/bibfix/lint"
)

// A definition is a command that the file defines, while its body is read.
type definition struct {
	name      string
	arguments []byte // as in command.arguments, keys not yet known
}

// define reads \newcommand and its kin: {\name}[2][default]{body}. The body is
// read as the rest of the file is, but for its text: what it cites by the
// arguments of the command makes that a citing command.
func (s *scanner) define(after int) int {
	name, at, ok := s.defined(s.past(after, '*'))
	if !ok {
		return after
	}
	d := definition{name: name}
	if count, end, ok := s.optional(at, '['); ok {
		at = end
		if n := s.text(count); len(n) == 1 && '0' < n[0] && n[0] <= '9' {
			d.arguments = []byte(strings.Repeat("m", int(n[0]-'0')))
		}
		if _, end, ok := s.optional(at, '['); ok && len(d.arguments) > 0 {
			at = end
			d.arguments[0] = 'o'
		}
	}
	return s.body(d, at)
}

// defineX reads \NewDocumentCommand and its kin: {\name}{arguments}{body}.
func (s *scanner) defineX(after int) int {
	name, at, ok := s.defined(after)
	if !ok {
		return after
	}
	arguments, at, ok := s.optional(at, '{')
	if !ok {
		return after
	}
	d := definition{name: name}
	depth := 0
	for _, c := range s.data[arguments.Start:arguments.End] {
		switch {
		case c == '{':
			depth++
		case c == '}':
			depth--
		case depth > 0:
		case c == 's':
			d.arguments = append(d.arguments, 's')
		case c == 'o' || c == 'O':
			d.arguments = append(d.arguments, 'o')
		case inCommand(c):
			d.arguments = append(d.arguments, 'm')
		}
	}
	return s.body(d, at)
}

// defineTeX reads \def\name#1#2{body}.
func (s *scanner) defineTeX(after int) int {
	name, at, ok := s.defined(after)
	if !ok {
		return after
	}
	d := definition{name: name}
	for at < s.end && at < after+200 && s.data[at] != '{' && s.data[at] != '\n' {
		switch s.data[at] {
		case '#':
			d.arguments = append(d.arguments, 'm')
		case '[':
			if len(d.arguments) < 9 && at+1 < s.end && s.data[at+1] == '#' {
				d.arguments = append(d.arguments, 'o')
				at += 2
			}
		}
		at++
	}
	return s.body(d, at)
}

// let reads \let\name=\cite.
func (s *scanner) let(after int) int {
	name, at, ok := s.defined(after)
	if !ok {
		return after
	}
	at = s.past(at, '=')
	if at = s.skip(at); at >= s.end || s.data[at] != '\\' {
		return at
	}
	other, end := s.name(at)
	if c, cites := s.find(other); cites {
		s.own[name] = c
	} else if _, cites := s.find(name); cites {
		s.own[name] = command{}
	}
	return end
}

// citeCommand reads \DeclareCiteCommand{\name}[…]{…}{…}{…}{…} and the like, of
// which only the name matters.
func (s *scanner) citeCommand(after int, arguments string) int {
	name, at, ok := s.defined(s.past(after, '*'))
	if !ok {
		return after
	}
	s.own[name] = command{arguments: arguments, narrative: citing[name].narrative}
	if _, end, ok := s.optional(at, '['); ok {
		at = end
	}
	for {
		inner, end, ok := s.optional(at, '{')
		if !ok {
			return at
		}
		s.silently(inner)
		at = end
	}
}

// suffixes reads \newcites{pri}{Primary sources}, by which multibib makes
// \citepri and its kin.
func (s *scanner) suffixes(after int) int {
	inner, end, ok := s.optional(after, '{')
	if !ok {
		return after
	}
	for _, span := range s.items(inner) {
		suffix := string(s.data[span.Start:span.End])
		for _, name := range [...]string{"cite", "nocite", "citep", "citet", "citealp", "citealt", "citeauthor", "citeyear"} {
			s.own[name+suffix] = citing[name]
		}
	}
	return end
}

// defined reads the name of what is defined: {\name} or \name.
func (s *scanner) defined(after int) (name string, at int, ok bool) {
	at = s.skip(after)
	inBraces := at < s.end && s.data[at] == '{'
	if inBraces {
		at = s.skip(at + 1)
	}
	if at >= s.end || s.data[at] != '\\' {
		return "", after, false
	}
	name, at = s.name(at)
	if inBraces {
		if at = s.skip(at); at >= s.end || s.data[at] != '}' {
			return "", after, false
		}
		at++
	}
	return name, at, true
}

// body reads the body of a definition at at.
func (s *scanner) body(d definition, at int) int {
	inner, end, ok := s.optional(at, '{')
	if !ok {
		return at
	}
	if c, cites := s.citesBy(inner, d.arguments); cites {
		s.own[d.name] = c
	} else if _, looks := s.find(d.name); looks && citing[d.name].arguments == noKeys {
		s.own[d.name] = command{} // it has a name that looks so, and does something else
	}
	s.silently(inner)
	return end
}

// silently reads a stretch for its keys and links, not for its text.
func (s *scanner) silently(span lint.Span) {
	if s.depth >= deepest {
		return
	}
	s.defining++
	s.within(span)
	s.defining--
}

// citesBy looks in the body of a definition for a citing command whose keys are
// an argument of the command that is defined.
func (s *scanner) citesBy(body lint.Span, arguments []byte) (command, bool) {
	if len(arguments) == 0 {
		return command{}, false
	}
	spec, found, narrative := append([]byte{'s'}, arguments...), false, false
	for at := body.Start; at < body.End; at++ {
		if s.data[at] != '\\' {
			continue
		}
		name, after := s.name(at)
		c, cites := s.find(name)
		if at = after - 1; !cites {
			continue
		}
		u := use{command: c, start: at, end: after}
		if !u.read(s, strings.TrimPrefix(c.arguments, string(multiMark))) {
			continue
		}
		for _, g := range u.groups {
			key := s.text(g.keys)
			if len(key) == 2 && key[0] == '#' && '1' <= key[1] && int(key[1]-'0') <= len(arguments) && arguments[key[1]-'1'] != 's' {
				spec[key[1]-'0'] = 'k'
				found, narrative = true, narrative || c.narrative
			}
		}
	}
	return command{arguments: string(spec), narrative: narrative}, found
}
