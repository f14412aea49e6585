package rules

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/bibfix/bibfix/internal/ascii"
	"github.com/bibfix/bibfix/internal/fold"
	"github.com/bibfix/bibfix/internal/words"
	"github.com/bibfix/bibfix/lint"
	"github.com/bibfix/bibfix/rules/internal/entry"
	"github.com/bibfix/bibfix/rules/internal/years"
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

In a field for the year it sees the same slips, a letter that styles add by themselves (2018a), and words and signs of catalogues ("2009
[Online]", "1995. --- 576 p."). It is silent about what is in press or undated, about spans of years, about
brackets and question marks of doubt, and about macros.`,
	Fix: `Shows the year that was probably meant; which digit is wrong only the author knows. A letter of the style and a word such as
"[Online]" are taken out by an unsafe fix.`,
	Entry: checkYearForm,
})

func checkYearForm(p *lint.Pass, r *lint.Reference) {
	if r.Is(lint.Prose) {
		checkYearInText(p, r)
		return
	}
	for i := range r.Fields {
		if f := &r.Fields[i]; f.Name == "issued" && !f.Inherited {
			checkYearField(p, r, f)
		}
	}
}

func checkYearInText(p *lint.Pass, r *lint.Reference) {
	at, token := years.Token(r)
	if token == "" || ascii.Number(token) && len(token) == 4 {
		return
	}
	meant, ok := meantYears(token, p.Year+1)
	if !ok {
		return
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

// checkYearField looks at a field that is a year. What is in press, undated,
// a span of years or a year of antiquity is left alone.
func checkYearField(p *lint.Pass, r *lint.Reference, f *lint.Field) {
	if len(f.Text) == 4 && ascii.Number(f.Text) && f.Text != "0000" || f.Form == lint.Bare || f.Form == lint.Joined {
		return
	}
	text := strings.TrimSpace(f.Text)
	if text == "" || words.DateStatus(fold.Words(text)) != "" || !strings.ContainsAny(text, "0123456789") {
		return
	}
	d := lint.Diagnostic{Span: f.Span, Reference: r, Message: fmt.Sprintf("%q is not a year", entry.Clip(text))}
	set := func(year string, safety lint.Safety) {
		if edits := p.Document.Syntax.Set(r, f, year); edits != nil {
			d.Fixes = append(d.Fixes, lint.Fix{Message: "write " + year, Safety: safety, Edits: edits})
		}
	}
	year, rest := text[:min(4, len(text))], ""
	if len(text) > 4 {
		rest = text[4:]
	}
	switch {
	case text == "0000":
	case years.Like(text) == text:
		if ascii.Number(year) && plausible(year) && len(rest) == 1 && rest[0] >= 'a' && rest[0] <= 'h' {
			d.Message = fmt.Sprintf("the letter of %q is the style's to give: with it, it is not a year", text)
			set(year, lint.Unsafe)
			break
		}
		meant, ok := meantYears(text, p.Year+1)
		if !ok {
			return
		}
		for _, m := range meant {
			set(m, lint.Suggest)
		}
	case ascii.Number(year) && plausible(year) && isChaff(rest):
		set(year, lint.Unsafe)
	case ascii.Number(year) && plausible(year) && isPagination(rest):
		set(year, lint.Suggest)
	default:
		return
	}
	p.Report(d)
}

// meantYears are the years up to last that differ from the token by one slip.
// It is not ok where the token is no slip; of a number with a digit too few no
// year is given, as it may be any of ten.
func meantYears(token string, last int) (meant []string, ok bool) {
	add := func(s string) {
		y, err := strconv.Atoi(s)
		if err == nil && len(s) == 4 && 1500 <= y && y <= last && !slices.Contains(meant, s) {
			meant = append(meant, s)
		}
	}
	switch {
	case !ascii.Number(token):
		add(years.Digits(token))
	case len(token) == 5:
		for i := range token {
			add(token[:i] + token[i+1:])
		}
	case len(token) == 3:
		return nil, strings.HasPrefix(token, "19") || strings.HasPrefix(token, "20")
	}
	return meant, len(meant) > 0
}

// plausible says whether four digits are a year of print.
func plausible(year string) bool {
	return len(year) == 4 && (strings.HasPrefix(year, "1") && year >= "1400" || strings.HasPrefix(year, "20"))
}

// isChaff says whether what follows a year says nothing: signs, and the words
// that catalogues put there.
func isChaff(rest string) bool {
	if strings.HasPrefix(rest, "-") || strings.HasPrefix(rest, "–") || strings.ContainsAny(rest, "?~/+") {
		return false // open, doubtful, a span
	}
	switch fold.Words(rest) {
	case "", "online", "internet", "electronic", "web", "print", "en ligne", "on line", "en linea":
		return true
	}
	return false
}

// isPagination says whether what follows a year is the number of pages, as
// Russian catalogues put it: "1995. --- 576 p.".
func isPagination(rest string) bool {
	words := strings.Fields(fold.Words(rest))
	if len(words) != 2 || !ascii.Number(words[0]) {
		return false
	}
	switch words[1] {
	case "p", "pp", "pages", "s", "с", "c", "стр":
		return true
	}
	return false
}
