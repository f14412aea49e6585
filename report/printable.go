package report

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"
)

// Printable makes text from a manuscript safe to show: characters that a
// terminal obeys rather than shows (escapes and other controls), that turn the
// direction of writing around (U+202E and its relatives) or that break a line
// become visible as their number, such as <U+001B>. Bytes that are not UTF-8
// become U+FFFD, tabs and line ends spaces; what fills no cell (soft hyphens,
// zero-width spaces) is left out.
func Printable(s string) string {
	if !strings.ContainsFunc(s, unprintable) {
		return s
	}
	var b strings.Builder
	for _, r := range s {
		b.WriteString(printableRune(r))
	}
	return b.String()
}

func unprintable(r rune) bool {
	if r < 0x7F {
		return r < ' '
	}
	return r == utf8.RuneError || invisible(r) || dangerous(r)
}

func printableRune(r rune) string {
	switch {
	case r == '\t' || r == '\n' || r == '\r':
		return " "
	case invisible(r):
		return ""
	case dangerous(r):
		return fmt.Sprintf("<U+%04X>", r)
	}
	return string(r)
}

// invisible characters say where a word may break, or mark a byte order;
// terminals do not agree on how to show them.
func invisible(r rune) bool {
	return r == '\u00AD' || r == '\u200B' || r == '\u2060' || r == '\uFEFF'
}

// dangerous says whether a terminal might do something else with r than show
// it. The joiners are format characters too, but Persian, the scripts of India
// and emoji are written with them.
func dangerous(r rune) bool {
	if r == '\u200C' || r == '\u200D' {
		return false
	}
	return unicode.In(r, unicode.Cc, unicode.Cf, unicode.Zl, unicode.Zp)
}

// escapeJSON rewrites the dangerous characters of a JSON text as escapes. JSON
// allows them only within strings, where the escape means the same.
func escapeJSON(text []byte) []byte {
	s := string(text)
	if !strings.ContainsFunc(s, escapable) {
		return text
	}
	var b strings.Builder
	for _, r := range s {
		switch {
		case !escapable(r):
			b.WriteRune(r)
		case r > 0xFFFF:
			high, low := utf16.EncodeRune(r)
			fmt.Fprintf(&b, `\u%04x\u%04x`, high, low)
		default:
			fmt.Fprintf(&b, `\u%04x`, r)
		}
	}
	return []byte(b.String())
}

func escapable(r rune) bool { return r >= 0x7F && dangerous(r) }
