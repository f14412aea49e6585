package block

import (
	"strings"

	"github.com/bibfix/bibfix/internal/tex"
	"github.com/bibfix/bibfix/lint"
)

// Held gives the arguments of TeX commands that hold an address or identifier
// and stand in s as text: raw TeX in Markdown, and in text that was copied from
// a .bbl file. The argument is in braces, or the word that follows.
func Held(s string) []lint.Mark {
	var marks []lint.Mark
	for at := 0; ; {
		i := strings.IndexByte(s[at:], '\\')
		if i < 0 {
			return marks
		}
		name := at + i + 1
		at = name
		for at < len(s) && ('a' <= s[at]|0x20 && s[at]|0x20 <= 'z') {
			at++
		}
		if command := s[name:at]; tex.Holders(command) == tex.HoldsNothing && !tex.NamesHolder(command) {
			continue
		}
		if start, end := argument(s, at); start < end {
			marks = append(marks, lint.Mark{Kind: lint.Held, Start: start, End: end})
			at = end
		}
	}
}

// argument is what a command holds whose name ends at i.
func argument(s string, i int) (start, end int) {
	if i < len(s) && s[i] == '*' {
		i++
	}
	for i < len(s) && (s[i] == ' ' || s[i] == '\n') {
		i++
	}
	closing := " \n"
	if i < len(s) && s[i] == '{' {
		i++
		closing = "}"
	}
	n := strings.IndexAny(s[i:min(len(s), i+longestHeld)], closing)
	switch {
	case n >= 0:
		return i, i + n
	case closing != "}" && len(s)-i <= longestHeld:
		return i, len(s)
	}
	return i, i
}

// longestHeld is how long an address or identifier may be, in bytes.
const longestHeld = 2000
