package export

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/bibfix/bibfix/internal/fold"
	"github.com/bibfix/bibfix/internal/tex"
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

// escape writes plain text for TeX. Letters outside ASCII stay as they are.
func escape(s string) string { return tex.Encode(s, false) }

// protect is escape for titles: words with a capital after their first letter
// ("DNA", "iPhone", "5G") are put in braces, as BibTeX styles would lower them.
// A title without any lower-case letter is left alone: its capitals mean
// nothing.
func protect(title string) string {
	if !strings.ContainsFunc(title, unicode.IsLower) {
		return escape(title)
	}
	var b strings.Builder
	from := 0 // what stands before is written
	for at := 0; at < len(title); {
		n := strings.IndexFunc(title[at:], func(r rune) bool { return !isWordRune(r) })
		if n < 0 {
			n = len(title) - at
		}
		if n == 0 {
			_, n = utf8.DecodeRuneInString(title[at:])
		}
		if word := title[at : at+n]; hasInnerCapital(word) {
			b.WriteString(escape(title[from:at]) + "{" + escape(word) + "}")
			from = at + n
		}
		at += n
	}
	b.WriteString(escape(title[from:]))
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
