package md

import (
	"bytes"

	"github.com/bibfix/bibfix/internal/lines"
	"github.com/bibfix/bibfix/lint"
	"github.com/bibfix/bibfix/prose/block"
)

// fenced reads a fenced code block, or mathematics between lines of "$$", to
// its end. What nothing closes is text: a stray fence must not swallow the
// reference list.
func (s *scanner) fenced(start, end, next int) (after int, ok bool) {
	c := s.data[start]
	if c != '`' && c != '~' && c != '$' || s.unclosed[c] {
		return 0, false
	}
	n := 0
	for start+n < end && s.data[start+n] == c {
		n++
	}
	rest := s.data[start+n : end]
	if n < 3 && (c != '$' || n != 2) || c == '`' && bytes.IndexByte(rest, '`') >= 0 {
		return 0, false
	}
	if c == '$' && bytes.Contains(rest, []byte("$$")) {
		s.code(start, end)
		return next, true
	}
	for at := next; at < len(s.data) && (c != '$' || at < next+longestMath); {
		stop, following := lines.Next(s.data, at)
		line := bytes.TrimSpace(s.data[at:stop])
		if c == '$' && bytes.HasSuffix(line, []byte("$$")) || c != '$' && len(line) >= n && len(bytes.Trim(line, string(c))) == 0 {
			s.code(start, stop)
			return following, true
		}
		at = following
	}
	s.unclosed[c] = c != '$'
	return 0, false
}

// longestMath bounds display mathematics, in bytes: "$$" is a command in other
// languages, and two of them must not swallow what stands between.
const longestMath = 8 << 10

// code adds a block that is no prose.
func (s *scanner) code(start, end int) {
	s.add(raw{kind: block.Code, span: lint.Span{Start: start, End: end}, literal: true}, start, end)
	s.open = false
}

// frontMatter reads YAML or TOML between lines of "---" or "+++" at the very
// start of the file.
func (s *scanner) frontMatter(start int) int {
	end, at := lines.Next(s.data, start)
	mark := string(bytes.TrimRight(s.data[start:end], " \t"))
	if mark != "---" && mark != "+++" {
		return start
	}
	for first := true; at < len(s.data); first = false {
		stop, next := lines.Next(s.data, at)
		line := bytes.TrimRight(s.data[at:stop], " \t")
		if string(line) == mark || mark == "---" && string(line) == "..." {
			s.code(start, stop)
			if mark == "---" {
				s.metadata = lint.Span{Start: end, End: at}
			}
			return next
		}
		if first && !bytes.ContainsAny(line, ":=#[") {
			return start
		}
		at = next
	}
	return start
}
