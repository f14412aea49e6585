// Package years finds what stands in the place of a year and is none: a slip of the
// keyboard, a letter for a digit. What is a year, readers know.
package years

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/bibfix/bibfix/internal/ascii"
	"github.com/bibfix/bibfix/lint"
)

// Token finds what stands where the year should, in an entry whose year
// was not found: a word with a digit in brackets or right after the author, or
// before the semicolon that volume and pages follow. The place is an offset in the
// entry's decoded text; "" means that there is none.
func Token(r *lint.Reference) (at int, token string) {
	if d := r.Issued(); d.Year != 0 || d.Status != "" {
		return misreadYear(r)
	}
	text, from := r.Text.String, 0
	if f := r.Field("author"); f != nil {
		from = f.End
	}
	if from > 0 && from < len(text) {
		rest := strings.TrimLeft(text[from:], " .,:")
		bracketed := strings.HasPrefix(rest, "(") || strings.HasPrefix(rest, "[")
		if bracketed {
			rest = rest[1:]
		} else if inner, ok := strings.CutPrefix(rest, "（"); ok {
			rest, bracketed = inner, true
		}
		token = Like(rest)
		next := rest[len(token):]
		ends := !bracketed && startsWith(next, ".,:") || bracketed && (startsWith(next, ")],") || strings.HasPrefix(next, "）"))
		if token != "" && ends {
			return len(text) - len(rest), token
		}
	}
	for i := range len(text) {
		if text[i] != ';' {
			continue
		}
		near := max(0, i-len(" 2014ab"))
		head := near + strings.LastIndexByte(text[near:i], ' ') + 1
		if token = Like(text[head:i]); token != "" && head+len(token) == i && i+1 < len(text) && ascii.Digit(text[i+1]) {
			return head, token
		}
	}
	return disguisedYear(text)
}

// misreadYear finds the year that was read as what it was meant to be though it
// is written with letters, "l998".
func misreadYear(r *lint.Reference) (at int, token string) {
	f := r.Field("issued")
	if f == nil || f.Start >= f.End || f.End > len(r.Text.String) {
		return 0, ""
	}
	at, token = disguisedYear(r.Text.String[f.Start:f.End])
	return f.Start + at, token
}

// disguisedYear finds a year with letters for digits wherever else a style may
// put it: a word of its own between signs.
func disguisedYear(text string) (at int, token string) {
	for at < len(text) {
		n := strings.IndexFunc(text[at:], func(c rune) bool { return !unicode.IsLetter(c) && !unicode.IsDigit(c) })
		if n < 0 {
			n = len(text) - at
		}
		parted := at+n == len(text) || startsWith(text[at+n:], ".,;:)")
		if token = text[at : at+n]; isDisguised(token) && parted && strings.ContainsAny(token, "0123456789") {
			return at, token
		}
		at += n
		_, size := utf8.DecodeRuneInString(text[at:])
		at += size
	}
	return 0, ""
}

// isDisguised says whether a word is a year of the last centuries but for
// letters that look like digits.
func isDisguised(token string) bool {
	plain := roundAndThin.Replace(token)
	if plain == token || len(plain) != 4 || !ascii.Number(plain) {
		return false
	}
	return strings.HasPrefix(plain, "18") || strings.HasPrefix(plain, "19") || strings.HasPrefix(plain, "20")
}

// Like is the word at the start of s where it could be a year's: three to
// six letters and digits, a digit among them.
func Like(s string) string {
	n := strings.IndexFunc(s, func(c rune) bool { return !unicode.IsLetter(c) && !unicode.IsDigit(c) })
	if n < 0 {
		n = len(s)
	}
	if n < 3 || n > 6 || !strings.ContainsAny(s[:n], "0123456789") {
		return ""
	}
	return s[:n]
}

func startsWith(s, signs string) bool {
	return s != "" && strings.IndexByte(signs, s[0]) >= 0
}

// roundAndThin turns the letters into digits that are mistaken most often.
var roundAndThin = strings.NewReplacer("O", "0", "o", "0", "l", "1", "I", "1")

// Digits is s with digits for the letters that are mistaken for them.
func Digits(s string) string { return lookalikes.Replace(s) }

var lookalikes = strings.NewReplacer("O", "0", "o", "0", "l", "1", "I", "1", "i", "1", "S", "5", "B", "8")
