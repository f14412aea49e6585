package export

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/bibfix/bibfix/internal/fold"
)

// clean is s as one line of valid UTF-8: white space of any kind becomes one
// space, control characters and bytes that are no UTF-8 go.
func clean(s string) string {
	var b strings.Builder
	gap := false
	for _, r := range s {
		switch {
		case r == '\u00a0', r == '\u202f': // no-break spaces are wanted where they stand
			b.WriteRune(r)
		case unicode.IsSpace(r):
			gap = true
			continue
		case r == utf8.RuneError, unicode.IsControl(r):
			continue
		default:
			if gap && b.Len() > 0 {
				b.WriteByte(' ')
			}
			b.WriteRune(r)
		}
		gap = false
	}
	return b.String()
}

// texSpecials are the characters that TeX reads as commands. Braces are written
// as commands without braces of their own kind, since BibTeX counts even those
// behind a backslash.
var texSpecials = map[rune]string{
	'&': `\&`, '%': `\%`, '$': `\$`, '#': `\#`, '_': `\_`,
	'{': `\textbraceleft{}`, '}': `\textbraceright{}`, '\\': `\textbackslash{}`,
	'~': `\textasciitilde{}`, '^': `\textasciicircum{}`, '\u00a0': `~`,
}

// escape writes plain text for TeX. Letters outside ASCII stay as they are:
// today's BibTeX styles, biber and pandoc read UTF-8.
func escape(s string) string {
	var b strings.Builder
	for _, r := range s {
		if t, ok := texSpecials[r]; ok {
			b.WriteString(t)
		} else {
			b.WriteRune(r)
		}
	}
	return b.String()
}

// protect is escape for titles: words with a capital after their first letter
// ("DNA", "iPhone", "5G") are put in braces, as BibTeX styles would lower them.
// A title without any lower-case letter is left alone: its capitals mean
// nothing.
func protect(title string) string {
	if !strings.ContainsFunc(title, unicode.IsLower) {
		return escape(title)
	}
	var b strings.Builder
	for len(title) > 0 {
		n := strings.IndexFunc(title, func(r rune) bool { return !isWordRune(r) })
		if n < 0 {
			n = len(title)
		}
		if n == 0 {
			_, n = utf8.DecodeRuneInString(title)
		}
		word := title[:n]
		if hasInnerCapital(word) {
			b.WriteString("{" + escape(word) + "}")
		} else {
			b.WriteString(escape(word))
		}
		title = title[n:]
	}
	return b.String()
}

func isWordRune(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.Mn, r)
}

func hasInnerCapital(word string) bool {
	_, first := utf8.DecodeRuneInString(word)
	return strings.ContainsFunc(word[first:], unicode.IsUpper)
}

// pageRange writes every dash between pages as TeX's en dash, "--".
func pageRange(s string) string {
	var b strings.Builder
	dash := false
	for _, r := range s {
		if fold.IsDash(r) {
			dash = true
			continue
		}
		if dash {
			dash = false
			b.WriteString("--")
		}
		b.WriteString(escape(string(r)))
	}
	return b.String()
}

// verbatim writes an address or identifier, in which TeX escapes would be part
// of the address: what would upset the counting of braces is percent-encoded.
func verbatim(s string) string {
	return strings.NewReplacer("{", "%7B", "}", "%7D", `\`, "%5C", " ", "%20").Replace(s)
}
