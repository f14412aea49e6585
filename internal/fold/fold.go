// Package fold makes spellings comparable: it takes away case, diacritics,
// ligatures, and the variety of dashes, apostrophes and spaces. What is folded
// is for comparing only and never shown.
package fold

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// letters holds Latin letters that Unicode does not decompose.
var letters = map[rune]string{
	'ß': "ss", 'ẞ': "ss", 'ø': "o", 'ł': "l", 'đ': "d", 'ð': "d", 'þ': "th",
	'æ': "ae", 'œ': "oe", 'ı': "i", 'ħ': "h", 'ŋ': "n", 'ŧ': "t", 'ə': "e", 'ς': "σ",
	'ﬀ': "ff", 'ﬁ': "fi", 'ﬂ': "fl", 'ﬃ': "ffi", 'ﬄ': "ffl", 'ﬅ': "st", 'ﬆ': "st",
}

// Words gives the words of s (letters and digits of any script), lower case
// and without diacritics, joined by single spaces. Apostrophes inside a word
// join it ("O’Brennan" is "obrennan"); every other sign parts words.
func Words(s string) string { return fold(s, true) }

// Letters is Words without the spaces: the form in which "Lund-Berg",
// "Lund Berg" and "Lundberg" are the same.
func Letters(s string) string { return fold(s, false) }

func fold(s string, spaces bool) string {
	if ascii(s) {
		return foldASCII(s, spaces)
	}
	out := make([]byte, 0, len(s))
	gap := false
	for _, r := range norm.NFKD.String(strings.ToValidUTF8(s, "\uFFFD")) { // norm leaves letters behind invalid bytes as they are
		r = unicode.ToLower(r)
		if r < utf8.RuneSelf {
			out, gap = appendASCII(out, byte(r), gap, spaces)
			continue
		}
		switch {
		case unicode.Is(unicode.Mn, r):
			continue
		case IsApostrophe(r), r == '\u00ad', r == '\u200b', r == NonJoiner, r == '\ufeff':
			continue
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			if gap && spaces && len(out) > 0 {
				out = append(out, ' ')
			}
			gap = false
			if plain, ok := letters[r]; ok {
				out = append(out, plain...)
			} else {
				out = utf8.AppendRune(out, r)
			}
		default:
			gap = true
		}
	}
	return string(out)
}

func foldASCII(s string, spaces bool) string {
	out := make([]byte, 0, len(s))
	gap := false
	for i := 0; i < len(s); i++ {
		out, gap = appendASCII(out, s[i], gap, spaces)
	}
	return string(out)
}

func appendASCII(out []byte, c byte, gap, spaces bool) ([]byte, bool) {
	switch {
	case 'A' <= c && c <= 'Z':
		c += 'a' - 'A'
	case 'a' <= c && c <= 'z', '0' <= c && c <= '9':
	case c == '\'' || c == '`':
		return out, gap
	default:
		return out, true
	}
	if gap && spaces && len(out) > 0 {
		out = append(out, ' ')
	}
	return append(out, c), false
}

func ascii(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// IsEastAsian says whether r belongs to a script of China, Japan or Korea, whose names and
// words are a few signs long and have no capitals.
func IsEastAsian(r rune) bool {
	return unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul)
}

// IsDash says whether r is one of the hyphens, dashes and minus signs.
func IsDash(r rune) bool {
	switch r {
	case '-', '\u2010', '\u2011', '\u2012', '\u2013', '\u2014', '\u2015', '\u2212', '\ufe58', '\ufe63', '\uff0d':
		return true
	}
	return false
}

// IsApostrophe says whether r is one of the signs that people type for an apostrophe.
func IsApostrophe(r rune) bool {
	switch r {
	case '\'', '`', '\u00b4', '\u2018', '\u2019', '\u02bc', '\u02b9', '\u02bb', '\u2032', '\uff07':
		return true
	}
	return false
}

// IsSpace says whether r is white space of any width, the no-break spaces included.
func IsSpace(r rune) bool {
	return unicode.IsSpace(r) || r == '\u00a0' || r == '\u202f' || r == '\u2007' || r == '\u200b' || r == '\ufeff'
}

// NonJoiner stands inside words of Persian, "کاشفی‌راد", and shows nothing.
const NonJoiner = '\u200c'

// IsDirection says whether r is one of the signs that turn the direction of
// writing and show nothing: editors leave them between Arabic and Latin.
func IsDirection(r rune) bool {
	return r == '\u200e' || r == '\u200f' || r == '\u061c' || '\u202a' <= r && r <= '\u202e' || '\u2066' <= r && r <= '\u2069'
}

// German gives the spelling without umlauts that German typewriters use:
// "Brückner" is "brueckner". It is s folded by Letters where there are none.
func German(s string) string {
	if ascii(s) {
		return Letters(s)
	}
	return Letters(umlauts.Replace(norm.NFC.String(s)))
}

var umlauts = strings.NewReplacer("ä", "ae", "ö", "oe", "ü", "ue", "Ä", "Ae", "Ö", "Oe", "Ü", "Ue", "ø", "oe", "Ø", "Oe", "å", "aa", "Å", "Aa")
