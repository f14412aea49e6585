package cite

import (
	"slices"

	"github.com/bibfix/bibfix/lint"
	"github.com/bibfix/bibfix/prose/cite/odds"
)

// trace keeps what was weighed at the places without an entry.
func (w *weigher) trace() {
	for _, f := range slices.Concat(w.r.found, w.r.bare) {
		if f.Status != lint.Missing {
			continue
		}
		p := lint.TracedPlace{Span: f.Span, Text: f.Text, Odds: int(f.score), Told: f.Told(), Not: f.ruledOut()}
		if p.Not == "" && f.shape&bare == 0 {
			for _, s := range odds.Signs(w.place(f), &w.text) {
				p.Why = append(p.Why, lint.Weighed{What: s.String(), Weight: int(s.Weight())})
			}
			slices.SortStableFunc(p.Why, func(a, b lint.Weighed) int { return max(b.Weight, -b.Weight) - max(a.Weight, -a.Weight) })
		}
		w.r.doc.Places = append(w.r.doc.Places, p)
	}
	slices.SortStableFunc(w.r.doc.Places, func(a, b lint.TracedPlace) int { return a.Span.Start - b.Span.Start })
}

// ruledOut says what makes a place without an entry another thing in any text, or one
// that need not be listed.
func (f *finding) ruledOut() string {
	switch {
	case f.Secondary:
		return "a work at second hand: the list need not have it"
	case f.shape&taxon != 0:
		return "who named a species"
	case f.shape&unlisted != 0:
		return "in preparation, a span of years, a day, or a press with its town: the list need not have it"
	case f.shape&pageOnly != 0:
		return "a page, and no year"
	case f.shape&quotation != 0:
		return "in a quotation, whose author cites"
	case f.shape&runningHead != 0:
		return "opens a line without a full stop, as the head of a page does"
	case f.again:
		return "words behind it say that the work was cited before"
	case f.thing != "":
		return f.thing
	case f.coauthor:
		return "a further author of an entry of that year"
	case f.amongMany:
		return amongMany
	case f.shape&bare != 0:
		return "no bracket holds the year"
	}
	return ""
}
