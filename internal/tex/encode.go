package tex

import (
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"github.com/bibfix/bibfix/internal/ascii"
)

// Encode writes plain text as the inside of a value. What TeX keeps for itself
// is escaped, braces by commands without braces of their own kind, since BibTeX
// counts even those behind a backslash. With ascii, letters and signs outside
// ASCII become commands in braces, where TeX has one; without it they stay:
// today's BibTeX styles, biber and pandoc read UTF-8.
func Encode(text string, ascii bool) string {
	if !strings.ContainsFunc(text, wanting) {
		return text
	}
	e := encoder{ascii: ascii}
	e.out.Grow(len(text) + len(text)/8 + 16)
	for text != "" {
		n := cluster(text)
		e.cluster(text[:n])
		text = text[n:]
	}
	return e.out.String()
}

// wanting says whether the rune may have to be written otherwise.
func wanting(r rune) bool {
	return r >= utf8.RuneSelf || kept[r] != "" || r == '-' || r == '\'' || r == '`'
}

// kept are the signs that TeX keeps for itself.
var kept = [128]string{
	'&': `\&`, '%': `\%`, '$': `\$`, '#': `\#`, '_': `\_`, '{': `\textbraceleft{}`, '}': `\textbraceright{}`, '\\': `\textbackslash{}`,
	'~': `\textasciitilde{}`, '^': `\textasciicircum{}`, '`': `\textasciigrave{}`,
}

// cluster is the length of the first letter of text with its combining marks.
func cluster(text string) int {
	r, n := utf8.DecodeRuneInString(text)
	for unicode.IsLetter(r) && n < len(text) {
		mark, size := utf8.DecodeRuneInString(text[n:])
		if mark < firstMark || mark > lastMark {
			break
		}
		n += size
	}
	return n
}

type encoder struct {
	out   strings.Builder
	last  byte // the last byte of out
	ascii bool
}

func (e *encoder) write(s string) {
	if s == "" {
		return
	}
	// Signs that would join to another: -- is a dash, '' a quotation mark.
	if first := s[0]; first == e.last && (first == '-' || first == '\'' || first == '`') {
		e.out.WriteString("{}")
	}
	e.out.WriteString(s)
	e.last = s[len(s)-1]
}

func (e *encoder) cluster(s string) {
	r, size := utf8.DecodeRuneInString(s)
	switch {
	case r < utf8.RuneSelf && size == len(s):
		if kept[r] != "" {
			s = kept[r]
		}
		e.write(s)
	case r == '\u00a0':
		e.write("~")
	case r == '–':
		e.write("--")
	case r == '—':
		e.write("---")
	case e.ascii:
		e.write(spelled(s))
	default:
		e.write(s)
	}
}

// spelled is a letter or sign as a command in braces, itself where there is none.
func spelled(s string) string {
	switch s {
	case "“":
		return "``"
	case "”":
		return "''"
	}
	names := spellings()
	if name := names[s]; name != "" {
		return `{\` + name + `}`
	}
	letters := []rune(norm.NFD.String(s))
	base := string(letters[0])
	marks := letters[1:]
	switch {
	case len(marks) == 0, len(marks) > maxMarks, !unicode.IsLetter(letters[0]):
		return s
	case letters[0] == 'ı', letters[0] == 'ȷ':
		return s // a dotless letter under an accent is read as the dotted one
	}
	switch name := names[base]; {
	case base == "i" || base == "j":
		base = `\` + base
	case signs[name] != "":
		base = `\` + name
	case !ascii.Letter(base[0]):
		return s
	}
	for i, mark := range marks {
		accent := accentNames()[mark]
		if accent == "" || i > 0 && mark == tie {
			return s
		}
		if i > 0 || ascii.Letter(accent[0]) {
			base = `\` + accent + "{" + base + "}"
		} else {
			base = `\` + accent + base
		}
	}
	return "{" + base + "}"
}

// spellings are the commands of letters and signs, the shortest of each.
var spellings = sync.OnceValue(func() map[string]string {
	m := map[string]string{}
	for _, table := range []map[string]string{signs, textSymbols()} {
		for name, text := range table {
			if len(text) < 2 || utf8.RuneCountInString(text) != 1 {
				continue // ASCII, and names such as LaTeX
			}
			if old := m[text]; old == "" || better(name, old) {
				m[text] = name
			}
		}
	}
	return m
})

// better says whether the command is to be preferred to the other for the same
// sign: those that every LaTeX knows, then short ones.
func better(name, old string) bool {
	if a, b := plainLaTeX(name), plainLaTeX(old); a != b {
		return a
	}
	if len(name) != len(old) {
		return len(name) < len(old)
	}
	return name < old
}

// plainLaTeX says whether the command is the kernel's and no package's.
func plainLaTeX(name string) bool {
	switch name {
	case "euro", "EUR", "degree", "bibrangedash", "thinspace", "nobreakspace", "guillemetleft", "guillemetright",
		"glqq", "grqq", "glq", "grq", "flqq", "frqq", "flq", "frq", "lq", "rq", "sun":
		return false
	}
	return true
}

// textSymbols are the Greek letters that have a command for text. The signs of
// formulas cannot stand outside of one: they are written as they are.
func textSymbols() map[string]string {
	m := map[string]string{}
	for name, text := range symbols {
		if strings.HasPrefix(name, "text") {
			m[name] = text
		}
	}
	return m
}

// accentNames are the commands of the combining marks.
var accentNames = sync.OnceValue(func() map[rune]string {
	m := map[rune]string{}
	for name, mark := range accents {
		m[mark] = name
	}
	return m
})
