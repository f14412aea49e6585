// Package gitignore reads the patterns of a .gitignore file as git does
// (gitignore(5)). It knows no disk: whoever walks the folders says which path is asked about.
//
// A pattern is run as a machine of as many states as it has signs, so that the
// work is at most its length times that of the path, whatever is in it. Bytes
// are compared, as git does: "?" is not a letter outside ASCII.
package gitignore

import (
	"bytes"
	"path"
	"strings"
)

// A List is the patterns of one file, which hold for its folder and all below.
type List struct{ patterns []pattern }

type pattern struct {
	negated bool // it brings back what an earlier one leaves out
	folders bool // it is about folders only
	base    bool // it is held against the last part of a path

	// What a path begins and ends with, if the pattern fits it, and what is
	// between. Most patterns have nothing but one sign there, or nothing.
	head, tail string
	program    []token
}

// Parse reads a file.
func Parse(data []byte) List {
	var l List
	for line := range bytes.SplitSeq(bytes.TrimPrefix(data, []byte("\uFEFF")), []byte("\n")) {
		text := string(bytes.TrimSuffix(line, []byte("\r")))
		if text == "" || text[0] == '#' {
			continue
		}
		if p, ok := parse(trimBlanks(text)); ok {
			l.patterns = append(l.patterns, p)
		}
	}
	return l
}

// trimBlanks takes the blanks at the end away, but for one behind a backslash.
func trimBlanks(s string) string {
	end := 0
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case ' ':
			continue
		case '\\':
			i++
		}
		end = min(i+1, len(s))
	}
	return s[:end]
}

// parse reads one line; false for one that can match nothing.
func parse(s string) (pattern, bool) {
	var p pattern
	if s, p.negated = strings.CutPrefix(s, "!"); s == "" {
		return p, false
	}
	s, p.folders = strings.CutSuffix(s, "/")
	p.base = !strings.Contains(s, "/")
	program, ok := compile(strings.TrimPrefix(s, "/"))
	if !ok || len(program) == 0 {
		return p, false
	}
	p.head, program = leading(program)
	p.tail, p.program = trailing(program)
	return p, true
}

// fits says whether the pattern takes a whole path, or a part of one.
func (p *pattern) fits(text string) bool {
	if len(text) < len(p.head)+len(p.tail) || !strings.HasPrefix(text, p.head) || !strings.HasSuffix(text, p.tail) {
		return false
	}
	middle := text[len(p.head) : len(text)-len(p.tail)]
	if len(p.program) == 0 {
		return middle == ""
	}
	return run(p.program, middle)
}

// Empty says whether there is no pattern.
func (l List) Empty() bool { return len(l.patterns) == 0 }

// Match says what the list makes of a path, which begins at the folder of the
// file and has slashes: whether a pattern fits it, and whether the last one that
// does leaves it out. Whether a folder above is left out is for the caller to ask.
func (l List) Match(name string, folder bool) (ignored, decided bool) {
	for i := len(l.patterns) - 1; i >= 0; i-- {
		p := &l.patterns[i]
		if p.folders && !folder {
			continue
		}
		subject := name
		if p.base {
			subject = path.Base(name)
		}
		if p.fits(subject) {
			return !p.negated, true
		}
	}
	return false, false
}
