package tex

import (
	"bytes"
	"strings"

	"github.com/bibfix/bibfix/lint"
)

// verbatim are environments whose content is shown as it stands, or not at all.
var verbatim = map[string]bool{
	"verbatim": true, "verbatim*": true, "Verbatim": true, "Verbatim*": true, "BVerbatim": true, "LVerbatim": true, "lstlisting": true, "minted": true, "comment": true,
	"filecontents": true, "filecontents*": true, "alltt": true, "listing*": true, "verbatimtab": true, "tcblisting": true, "dtxexample": true, "LTXexample": true,
	"SVerbatim": true, "luacode": true, "luacode*": true, "pycode": true, "sagesilent": true, "asy": true, "spverbatim": true, "codeexample": true, "markdown": true,
}

// muted are environments that hold no prose, though keys may stand in them.
var muted = map[string]bool{
	"equation": true, "equation*": true, "align": true, "align*": true, "gather": true, "gather*": true, "multline": true, "multline*": true, "eqnarray": true,
	"eqnarray*": true, "displaymath": true, "math": true, "flalign": true, "flalign*": true, "alignat": true, "alignat*": true,
	"tikzpicture": true, "pgfpicture": true, "picture": true, "algorithmic": true, "algorithm": true, "forest": true, "axis": true, "titlepage": true,
}

// skipVerbatim skips an environment, whose \begin starts at start and its
// content at after, and says whether it has an end.
func (s *scanner) skipVerbatim(name string, start, after int) bool {
	if s.endless[name] {
		return false
	}
	closing := `\end{` + name + `}`
	i := bytes.Index(s.data[after:s.end], []byte(closing))
	if i < 0 {
		s.endless[name] = true
		return false
	}
	if strings.HasPrefix(name, "filecontents") {
		s.embed(after)
	}
	s.at = after + i + len(closing)
	s.code = append(s.code, lint.Span{Start: start, End: s.at})
	return true
}

// embed notes the name of a file that stands in this one.
func (s *scanner) embed(after int) {
	if _, end, ok := s.optional(after, '['); ok {
		after = end
	}
	if inner, _, ok := s.optional(after, '{'); ok {
		s.embedded[strings.ToLower(s.text(inner))] = true
	}
}

// verb skips \verb|…| and its kin on one line.
func (s *scanner) verb(start, after int) int {
	if after < s.end && s.data[after] == '*' {
		after++
	}
	if _, end, ok := s.optional(after, '['); ok {
		after = end
	}
	if after >= s.end || isSpace(s.data[after]) {
		return after
	}
	closing := s.data[after]
	if closing == '{' {
		closing = '}'
	}
	line := s.data[after+1 : min(s.end, after+1+maxArgument)]
	if i := bytes.IndexByte(line, '\n'); i >= 0 {
		line = line[:i]
	}
	i := bytes.IndexByte(line, closing)
	if closing == '}' {
		i = balanced(line)
	}
	if i < 0 {
		return after
	}
	end := after + 1 + i + 1
	s.code = append(s.code, lint.Span{Start: start, End: end})
	return end
}

// balanced is where the brace that is open before b is closed, -1 for nowhere.
func balanced(b []byte) int {
	depth := 1
	for i, c := range b {
		switch c {
		case '{':
			depth++
		case '}':
			if depth--; depth == 0 {
				return i
			}
		}
	}
	return -1
}

// shortVerb skips |…| where \MakeShortVerb made that verbatim text.
func (s *scanner) shortVerb() {
	line := s.data[s.at+1 : min(s.end, s.at+1+200)]
	if i := bytes.IndexByte(line, '\n'); i >= 0 {
		line = line[:i]
	}
	if i := bytes.IndexByte(line, s.short); i >= 0 {
		end := s.at + i + 2
		s.code = append(s.code, lint.Span{Start: s.at, End: end})
		s.at = end
	}
}

// makeShortVerb reads \MakeShortVerb{\|} and \lstMakeShortInline[…]{|}.
func (s *scanner) makeShortVerb(after int) int {
	if _, end, ok := s.optional(after, '['); ok {
		after = end
	}
	at := s.skip(s.past(after, '*'))
	for at < s.end && (s.data[at] == '{' || s.data[at] == '\\') {
		at++
	}
	if at < s.end && !inCommand(s.data[at]) && s.data[at] > ' ' {
		s.short = s.data[at]
		return at + 1
	}
	return after
}

// skipFalse skips \iffalse … \fi, and to \else where there is one. Without its
// end it is text.
func (s *scanner) skipFalse(start, after int) int {
	if s.endless[`\fi`] {
		return after
	}
	depth := 1
	for at := after; at < s.end; at++ {
		switch s.data[at] {
		case '%':
			at = s.lineAfter(at) - 1
		case '\\':
			name, next := s.name(at)
			switch {
			case name == "fi":
				depth--
			case name == "else" && depth == 1:
				depth = 0
			case opensConditional(name):
				depth++
			}
			if depth == 0 {
				s.code = append(s.code, lint.Span{Start: start, End: next})
				return next
			}
			at = next - 1
		}
	}
	s.endless[`\fi`] = true
	return after
}

// opensConditional says whether a command is ended by \fi: not those that take
// their branches as arguments.
func opensConditional(name string) bool {
	if !strings.HasPrefix(name, "if") || name == "iff" {
		return false
	}
	for _, prefix := range [...]string{"ifthenelse", "ifdef", "ifcs", "ifstr", "ifbool", "iftoggle", "ifblank", "ifnumcomp", "ifboolexpr", "ifentry", "iffield", "ifpackage", "ifx@"} {
		if strings.HasPrefix(name, prefix) && name != "ifdefined" && name != "ifcsname" {
			return false
		}
	}
	return true
}

// chunk skips a chunk of R, from <<…>>= at the start of a line to the line @.
func (s *scanner) chunk() {
	if s.at > 0 && s.data[s.at-1] != '\n' || !bytes.HasPrefix(s.data[s.at:s.end], []byte("<<")) {
		return
	}
	line := s.lineAfter(s.at)
	if !bytes.Contains(s.data[s.at:line], []byte(">>=")) || s.endless["@"] {
		return
	}
	for at := line; at < s.end; at = s.lineAfter(at) {
		end := s.lineAfter(at)
		if text := bytes.TrimSpace(s.data[at:end]); s.data[at] == '@' && (len(text) == 1 || text[1] == ' ' || text[1] == '%') {
			s.code = append(s.code, lint.Span{Start: s.at, End: end})
			s.at = end
			return
		}
	}
	s.endless["@"] = true
}
