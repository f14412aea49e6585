package pages

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"
)

// GoesOn says whether the line after a page break carries on the paragraph
// whose last line stands before it: that one ended in the middle of a sentence
// or of a citation, and this begins so.
func GoesOn(before, after []byte) bool {
	last, _ := utf8.DecodeLastRune(before)
	first, _ := utf8.DecodeRune(after)
	opens := first == '(' || first == '['
	switch {
	case unicode.IsLower(first):
		return unicode.IsLetter(last) || strings.ContainsRune(",-;([", last)
	case last == ',' || last == ';' || last == '(' || last == '&':
		return unicode.IsLetter(first) || unicode.IsDigit(first) || opens
	case opens:
		return unicode.IsLetter(last) || bytes.HasSuffix(before, []byte(" et al."))
	}
	return false
}

// IsNumber says whether a line is the number of a page and nothing more: "88",
// "– 88 –".
func IsNumber(line []byte) bool {
	text := bytes.Trim(line, " -–—|")
	return len(text) > 0 && len(text) <= 5 && bytes.IndexFunc(text, func(r rune) bool { return r < '0' || r > '9' }) < 0
}
