package block

import (
	"strings"
	"unicode/utf8"

	"github.com/bibfix/bibfix/lint"
)

// Superscripts gives a mark for each run of Unicode's superscript digits:
// "¹²", "³⁻⁵", "¹,²". The signs themselves stay as they are.
func Superscripts(s string) []lint.Mark {
	if strings.IndexByte(s, 0xC2) < 0 && !strings.Contains(s, "\xE2\x81") {
		return nil
	}
	var marks []lint.Mark
	for at := 0; at < len(s); {
		i := strings.IndexFunc(s[at:], isSuperscript)
		if i < 0 {
			break
		}
		start := at + i
		end := start
		for end < len(s) {
			r, size := utf8.DecodeRuneInString(s[end:])
			if !isSuperscript(r) && !(joinsSuperscripts(r) && startsSuperscript(s[end+size:])) {
				break
			}
			end += size
		}
		marks = append(marks, lint.Mark{Kind: lint.Superscript, Start: start, End: end})
		at = end
	}
	return marks
}

func isSuperscript(r rune) bool {
	return r == '¹' || r == '²' || r == '³' || r == '⁰' || r >= '⁴' && r <= '⁾'
}

func joinsSuperscripts(r rune) bool {
	return r == ',' || r == '-' || r == '–' || r == '˒' || r == '\u2009' || r == '‚'
}

func startsSuperscript(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return isSuperscript(r)
}

// IsBullet knows the bullets that word processors and PDF converters leave.
func IsBullet(r rune) bool {
	switch r {
	case '•', '●', '▪', '■', '◦', '○', '‣', '⁃', '∙', '·', '➢', '➤', '❖', '✓', '\uf0b7', '\uf0a7':
		return true
	}
	return false
}
