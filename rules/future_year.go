package rules

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/bibfix/bibfix/lint"
)

var _ = add(lint.Rule{
	ID:       "future-year",
	Title:    "a year lies in the future",
	Severity: lint.Warning,
	Since:    "0.1.0",
	Doc: `A work that appeared in 2108 was mistyped. Journals date issues ahead, therefore the next year passes; what is
forthcoming or in press may bear any year. The date of access cannot lie after this year.`,
	Check: checkFutureYear,
})

func checkFutureYear(p *lint.Pass) {
	for _, r := range p.Document.References {
		if f := r.Field("issued"); f != nil && f.Date.Status == "" && f.Date.Year > p.Year+1 && !partOfPhrase(r, f) {
			reportFutureYear(p, r, f.Span, f.Date.Year)
		} else if at, token := yearToken(r); len(token) == 4 && digits(token) {
			if year, err := strconv.Atoi(token); err == nil && year > p.Year+1 {
				reportFutureYear(p, r, r.Text.Span(at, at+4), year)
			}
		}
		if f := r.Field("accessed"); f != nil && f.Date.Year > p.Year {
			p.Report(lint.Diagnostic{Span: f.Span, Reference: r, Message: fmt.Sprintf("the date of access, %s, lies in the future", f.Text)})
		}
	}
}

// partOfPhrase says whether a word stands right before the year, as in "Agenda
// 2030": then the year may belong to the title.
func partOfPhrase(r *lint.Reference, f *lint.Field) bool {
	before, _ := utf8.DecodeLastRuneInString(strings.TrimRight(r.Text.String[:f.Start], " "))
	return unicode.IsLetter(before)
}

func reportFutureYear(p *lint.Pass, r *lint.Reference, span lint.Span, year int) {
	p.Report(lint.Diagnostic{
		Span: span, Reference: r,
		Message: fmt.Sprintf("%d lies in the future: what is not forthcoming or in press is dated %d at the latest", year, p.Year+1),
	})
}
