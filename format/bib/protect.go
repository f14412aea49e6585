package bib

import (
	"bytes"
	"unicode"
	"unicode/utf8"

	"github.com/bibfix/bibfix/internal/ascii"
	"github.com/bibfix/bibfix/internal/tex"
	"github.com/bibfix/bibfix/lint"
)

// Unprotected finds the next word that stands in no braces and no formula, and is
// neither a command nor glued to one.
func (db *Database) Unprotected(f *lint.Field, at int) lint.Span {
	data, begin := db.data[:f.Span.End], f.Span.Start
	for at < len(data) {
		switch c := data[at]; {
		case c == '{':
			at, _ = tex.GroupEnd(data, at)
		case c == '$':
			end := bytes.IndexByte(data[at+1:], '$')
			if end < 0 {
				return lint.Span{}
			}
			at += end + 2
		case c == '\\':
			at = pastCommand(data, at)
		case wordLetter(data[at:]) > 0:
			start := at
			for n := wordLetter(data[at:]); n > 0; n = wordLetter(data[at:]) {
				at += n
			}
			glued := at < len(data) && (data[at] == '{' || data[at] == '\\') || start > begin && data[start-1] == '}'
			if !glued {
				return lint.Span{Start: start, End: at}
			}
		default:
			at++
		}
	}
	return lint.Span{}
}

// Protect puts a stretch in braces: styles change no letter in them.
func (db *Database) Protect(span lint.Span) []lint.TextEdit {
	return db.edit(span, "{"+db.text[span.Start:span.End]+"}")
}

// pastCommand is the place behind the name of the command whose backslash stands
// at i: letters, or one sign.
func pastCommand(data []byte, i int) int {
	i++
	if i < len(data) && !ascii.Letter(data[i]) {
		return i + 1
	}
	for i < len(data) && ascii.Letter(data[i]) {
		i++
	}
	return i
}

// wordLetter is the length of what the data begins with if that belongs to a
// word, a digit as in "3D" too, and 0 otherwise. Quotes, dashes and ¿ beyond
// ASCII belong to none: behind them a word begins. Bytes that are no UTF-8 are
// taken for Latin-1, where the letters begin at 0xC0.
func wordLetter(data []byte) int {
	if len(data) == 0 {
		return 0
	}
	c := data[0]
	if c < utf8.RuneSelf {
		if ascii.Letter(c) || '0' <= c && c <= '9' {
			return 1
		}
		return 0
	}
	r, n := utf8.DecodeRune(data)
	if r == utf8.RuneError && n == 1 && c >= 0xC0 || unicode.IsLetter(r) || unicode.IsMark(r) || unicode.IsDigit(r) {
		return n
	}
	return 0
}
