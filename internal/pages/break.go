package pages

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/bibfix/bibfix/internal/ascii"
)

// GoesOn says whether the line after a page break carries on the paragraph
// whose last line stands before it: that one ended in the middle of a sentence,
// of a citation or of a range of pages, and this begins so.
func GoesOn(before, after []byte) bool {
	last, _ := utf8.DecodeLastRune(before)
	first, _ := utf8.DecodeRune(after)
	opens := first == '(' || first == '['
	switch {
	case unicode.IsLower(first):
		return unicode.IsLetter(last) || strings.ContainsRune(",-;([", last)
	case last == ',' || last == ';' || last == '(' || last == '&':
		return unicode.IsLetter(first) || unicode.IsDigit(first) || opens
	case last == '–' || last == '-':
		return unicode.IsDigit(first)
	case opens:
		return unicode.IsLetter(last) || bytes.HasSuffix(before, []byte(" et al."))
	}
	return false
}

// InBracket says whether a line ends inside a bracket, behind a comma, and the
// next paragraph begins so that it may go on there: a column ended, and nothing
// else is left of it.
func InBracket(before, after []byte) bool {
	if len(before) == 0 || bytes.IndexByte([]byte(",;&"), before[len(before)-1]) < 0 {
		return false
	}
	if bytes.LastIndexByte(before, '(') <= bytes.LastIndexByte(before, ')') {
		return false
	}
	shut := bytes.IndexByte(after, ')')
	return shut > 0 && bytes.IndexByte(after[:shut], '(') < 0 && GoesOn(before, after)
}

// IsNumber says whether a line is the number of a page and nothing more: "88",
// "– 88 –", "Page 3 of 12".
func IsNumber(line []byte) bool {
	_, ok := pageNumber(line)
	return ok
}

// longestNumber is in bytes, of "Página 123 de 456" with dashes around it.
const longestNumber = 32

// pageNumber reads a line that is the number of a page.
func pageNumber(line []byte) (int, bool) {
	if len(line) > longestNumber {
		return 0, false
	}
	text := bytes.Trim(line, " -–—|")
	if i := bytes.IndexByte(text, ' '); i > 0 && pageWords[string(text[:i])] {
		text = text[i+1:]
	}
	first, of, rest := cutDigits(text)
	if len(first) == 0 || len(first) > 5 {
		return 0, false
	}
	n := 0
	for _, d := range first {
		n = 10*n + int(d-'0')
	}
	if len(of) == 0 {
		return n, true
	}
	last, more, _ := cutDigits(rest)
	return n, ofWords[string(bytes.TrimSpace(of))] && len(last) > 0 && len(last) < 5 && len(more) == 0
}

// cutDigits cuts a text into the digits at its start, what stands up to the next
// digit, and the rest.
func cutDigits(s []byte) (first, between, rest []byte) {
	i := 0
	for i < len(s) && ascii.Digit(s[i]) {
		i++
	}
	j := i
	for j < len(s) && !ascii.Digit(s[j]) {
		j++
	}
	return s[:i], s[i:j], s[j:]
}

var pageWords = map[string]bool{
	"Page": true, "page": true, "PAGE": true, "Seite": true, "Página": true, "página": true, "Pagina": true, "Strona": true, "Sayfa": true, "Halaman": true,
	"Страница": true, "Стр.": true, "Trang": true, "Pág.": true, "Pag.": true,
}

var ofWords = map[string]bool{"of": true, "von": true, "de": true, "sur": true, "di": true, "van": true, "z": true, "из": true, "/": true, "dari": true}
