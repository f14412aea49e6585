package rules

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/bibfix/bibfix/internal/ascii"
	"github.com/bibfix/bibfix/lint"
	"github.com/bibfix/bibfix/rules/internal/entry"
	"github.com/bibfix/bibfix/rules/internal/years"
)

var _ = add(lint.Rule{
	ID:       "future-year",
	Title:    "a year lies in the future",
	Severity: lint.Warning,
	Since:    "0.1.0",
	Question: "In which year did it appear?",
	Doc: `A work that appeared in 2108 was mistyped. Journals date issues ahead, therefore the next year passes; what is
forthcoming or in press may bear any year. The date of access cannot lie after this year. A list with three or more
years from 2400 to 2650 counts them by the Buddhist calendar, and is left alone; in a bibliography all such years are.`,
	Entry: checkFutureYear,
})

func checkFutureYear(p *lint.Pass, r *lint.Reference) {
	for i := range r.Fields {
		f := &r.Fields[i]
		if f.Inherited || f.Date.Year <= p.Year {
			continue
		}
		switch {
		case f.Name == "accessed":
			p.Report(lint.Diagnostic{Span: f.Span, Reference: r, Message: fmt.Sprintf("the date of access, %s, lies in the future", entry.Clip(f.Text))})
		case f.Name == "issued" && r.Is(lint.Fielded) && f.Date.Status == "" && !isBuddhist(f.Date.Year) && !entry.IsToAppear(r):
			reportFuture(p, r, f.Span, f.Date.Year)
		}
	}
	if !r.Is(lint.Prose) {
		return
	}
	if span, year := writtenYear(r); !isBuddhist(year) || lint.TableOfList(p, r, countBuddhist) < leastBuddhist {
		reportFuture(p, r, span, year)
	}
}

// reportFuture reports a year of publication that lies behind the next one.
func reportFuture(p *lint.Pass, r *lint.Reference, span lint.Span, year int) {
	if year <= p.Year+1 {
		return
	}
	p.Report(lint.Diagnostic{
		Span: span, Reference: r,
		Message: fmt.Sprintf("the year %d lies in the future: what is not forthcoming or in press is dated %d at the latest", year, p.Year+1),
	})
}

// A buddhistYears counts the entries of a list with such a year.
type buddhistYears int

// leastBuddhist of them are no slips.
const leastBuddhist = 3

func countBuddhist(_ *lint.Pass, entries []*lint.Reference) buddhistYears {
	n := buddhistYears(0)
	for _, r := range entries {
		if _, year := writtenYear(r); isBuddhist(year) {
			n++
		}
	}
	return n
}

// isBuddhist says whether a year is one of the last centuries as Thailand
// counts them, 543 years ahead.
func isBuddhist(year int) bool { return 2400 <= year && year <= 2650 }

// writtenYear is the year of an entry, or what stands in its place where the
// reader saw none; 0 for a work that is still to appear.
func writtenYear(r *lint.Reference) (lint.Span, int) {
	if f := r.Field("issued"); f != nil && f.Date.Status == "" && f.Date.Year != 0 {
		if partOfPhrase(r, f) || endsPage(r, f) {
			return lint.Span{}, 0
		}
		return f.Span, f.Date.Year
	}
	at, token := years.Token(r)
	if len(token) != 4 || !ascii.Number(token) {
		return lint.Span{}, 0
	}
	year, _ := strconv.Atoi(token)
	return r.Text.Span(at, at+4), year
}

// endsPage says whether the year ends the entry of a web page by nobody, whose address
// stands before its title: a forecast is about that year, "Levy Market Outlook | 2033".
func endsPage(r *lint.Reference, f *lint.Field) bool {
	url := r.Field("URL")
	return url != nil && url.Start < f.Start && r.Value("DOI") == "" && len(r.Names("author")) == 0 &&
		strings.Trim(r.Text.String[f.End:], " .)") == ""
}

// partOfPhrase says whether a word stands right before the year, as in "Agenda
// 2030": then the year may belong to the title.
func partOfPhrase(r *lint.Reference, f *lint.Field) bool {
	before, _ := utf8.DecodeLastRuneInString(strings.TrimRight(r.Text.String[:f.Start], " "))
	return unicode.IsLetter(before)
}
