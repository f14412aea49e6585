package tex

import (
	"bytes"

	"github.com/bibfix/bibfix/internal/ascii"
	"github.com/bibfix/bibfix/internal/lines"
	"github.com/bibfix/bibfix/lint"
)

// maxArgument is how far the end of an argument is looked for, in bytes. What
// is longer is read as text, so that nothing is searched again and again to the
// end of the file.
const (
	maxArgument = 4000 // in braces
	maxOption   = 1000 // in other brackets
)

// skip goes over spaces, comments and at most one line ending, as TeX does
// before an argument.
func (s *scanner) skip(at int) int {
	for ended := false; at < s.end; {
		switch c := s.data[at]; {
		case c == ' ' || c == '\t':
			at++
		case isLineEnd(c):
			if ended {
				return at
			}
			ended = true
			at = s.lineAfter(at)
		case c == '%':
			at = s.lineAfter(at)
		default:
			return at
		}
	}
	return at
}

// lineAfter is where the line after the one of at begins.
func (s *scanner) lineAfter(at int) int {
	_, next := lines.Next(s.data[:s.end], at)
	return next
}

// group gives what stands between the brackets at at, which open with '{', '[',
// '(' or '<', and the place after them. Braces inside are balanced.
func (s *scanner) group(at int) (inner lint.Span, after int, ok bool) {
	if at >= s.end {
		return lint.Span{}, at, false
	}
	var closing byte
	limit := min(s.end, at+maxOption)
	switch s.data[at] {
	case '{':
		closing, limit = '}', min(s.end, at+maxArgument)
	case '[':
		closing = ']'
	case '(':
		closing = ')'
	case '<':
		closing = '>'
	default:
		return lint.Span{}, at, false
	}
	depth := 0
	for i := at + 1; i < limit; i++ {
		switch c := s.data[i]; {
		case c == '\\':
			i++
		case c == '%':
			i = s.lineAfter(i) - 1
		case c == closing && depth == 0:
			return lint.Span{Start: at + 1, End: i}, i + 1, true
		case c == '{':
			depth++
		case c == '}':
			if depth--; depth < 0 {
				return lint.Span{}, at, false
			}
		}
	}
	return lint.Span{}, at, false
}

// optional skips to an argument in such brackets and reads it.
func (s *scanner) optional(at int, open byte) (inner lint.Span, after int, ok bool) {
	if next := s.skip(at); next < s.end && s.data[next] == open {
		return s.group(next)
	}
	return lint.Span{}, at, false
}

// name reads the name of the command whose backslash stands at at: letters and
// @, or one other character. It is empty at the end of the file.
func (s *scanner) name(at int) (name string, after int) {
	end := at + 1
	for end < s.end && inCommand(s.data[end]) {
		end++
	}
	if end == at+1 && end < s.end {
		end++
	}
	return string(s.data[at+1 : end]), end
}

// inCommand says whether names of commands are made of c: packages take @ in.
func inCommand(c byte) bool { return ascii.Letter(c) || c == '@' }

func isSpace(c byte) bool { return c == ' ' || c == '\t' || c == '\n' || c == '\r' }

// text is the bytes of a span without white space around them.
func (s *scanner) text(span lint.Span) string {
	return string(bytes.TrimSpace(s.data[span.Start:span.End]))
}

// items cuts a list at its commas, and trims white space and comments off what
// lies between; each is a place in the file.
func (s *scanner) items(list lint.Span) []lint.Span {
	var all []lint.Span
	start, end := -1, 0
	flush := func() {
		if start >= 0 {
			all = append(all, lint.Span{Start: start, End: end})
		}
		start = -1
	}
	for at := list.Start; at < list.End; at++ {
		switch c := s.data[at]; {
		case c == ',':
			flush()
		case c == '%':
			at = min(s.lineAfter(at), list.End) - 1
		case !isSpace(c):
			if start < 0 {
				start = at
			}
			end = at + 1
		}
	}
	flush()
	return all
}
