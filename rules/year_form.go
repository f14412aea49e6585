package rules

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/bibfix/bibfix/lint"
)

var _ = add(lint.Rule{
	ID:       "year-form",
	Title:    "what stands in the place of the year is no year",
	Severity: lint.Warning,
	Since:    "0.1.0",
	Question: "In which year did it appear?",
	Doc: `A digit too many or too few (20014, 199) and letters that look like digits (2O14, l998) hide the year from readers,
from citations and from every program.

The rule looks at entries in which no year was found and reads what stands in brackets after the author, or between author
and title, or before the semicolon of "2014;12(3):4-9"; letters that look like digits it sees in other places too. A number counts as a slip where one digit more or less, or digits
in place of letters, make a year of it.

In .bib files it looks at the field year: a letter that styles add by themselves (2018a), words and signs of catalogues ("2009
[Online]", "1995. --- 576 p."), and the same slips. It is silent about what is in press or undated, about spans of years, about
brackets and question marks of doubt, and about macros.`,
	Fix: `Shows the year that was probably meant; which digit is wrong only the author knows. A letter of the style and a word such as
"[Online]" are taken out by an unsafe fix.`,
	Check: checkYearForm,
	For:   lint.Fielded,
	Entry: checkYearField,
})

func checkYearForm(p *lint.Pass) {
	for _, r := range p.Document.References {
		at, token := yearToken(r)
		if token == "" || digits(token) && len(token) == 4 {
			continue
		}
		meant, ok := meantYears(token, p.Year+1)
		if !ok {
			continue
		}
		span := r.Text.Span(at, at+len(token))
		d := lint.Diagnostic{Span: span, Reference: r, Message: fmt.Sprintf("%s is not a year", token)}
		for _, year := range meant {
			d.Fixes = append(d.Fixes, lint.Fix{
				Message: "write " + year,
				Edits:   []lint.TextEdit{{Span: span, New: year}},
			})
		}
		p.Report(d)
	}
}

// yearToken finds what stands where the year should, in an entry whose year
// was not found: a word with a digit in brackets or right after the author, or
// before the semicolon that volume and pages follow.
func yearToken(r *lint.Reference) (at int, token string) {
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
		token = yearLike(rest)
		next := rest[len(token):]
		if token != "" && (!bracketed && startsWith(next, ".,:") || bracketed && (startsWith(next, ")],") || strings.HasPrefix(next, "）"))) {
			return len(text) - len(rest), token
		}
	}
	for i := range len(text) {
		if text[i] != ';' {
			continue
		}
		near := max(0, i-len(" 2014ab"))
		head := near + strings.LastIndexByte(text[near:i], ' ') + 1
		if token = yearLike(text[head:i]); token != "" && head+len(token) == i && i+1 < len(text) && '0' <= text[i+1] && text[i+1] <= '9' {
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
	return plain != token && len(plain) == 4 && digits(plain) && (strings.HasPrefix(plain, "18") || strings.HasPrefix(plain, "19") || strings.HasPrefix(plain, "20"))
}

// yearLike is the word at the start of s where it could be a year's: three to
// six letters and digits, a digit among them.
func yearLike(s string) string {
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

// meantYears are the years up to last that differ from the token by one slip.
// It is not ok where the token is no slip; of a number with a digit too few no
// year is given, as it may be any of ten.
func meantYears(token string, last int) (years []string, ok bool) {
	add := func(s string) {
		y, err := strconv.Atoi(s)
		if err == nil && len(s) == 4 && 1500 <= y && y <= last && !slices.Contains(years, s) {
			years = append(years, s)
		}
	}
	switch {
	case !digits(token):
		add(lookalikes.Replace(token))
	case len(token) == 5:
		for i := range token {
			add(token[:i] + token[i+1:])
		}
	case len(token) == 3:
		return nil, strings.HasPrefix(token, "19") || strings.HasPrefix(token, "20")
	}
	return years, len(years) > 0
}

// roundAndThin turns the letters into digits that are mistaken most often.
var roundAndThin = strings.NewReplacer("O", "0", "o", "0", "l", "1", "I", "1")

// lookalikes turns letters into the digits they are mistaken for.
var lookalikes = strings.NewReplacer("O", "0", "o", "0", "l", "1", "I", "1", "i", "1", "S", "5", "B", "8")
