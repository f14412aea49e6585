package rules

import (
	"fmt"

	"github.com/bibfix/bibfix/lint"
	"github.com/bibfix/bibfix/rules/internal/citation"
)

var _ = add(lint.Rule{
	ID:       "ambiguous-citation",
	Title:    "a citation fits two entries",
	Severity: lint.Warning,
	Since:    "0.1.0",
	Needs:    lint.Manuscript,
	Question: "Which of them is meant?",
	Doc: `Authors and year fit two entries or more, and nothing in the citation tells which is meant: the letter (2014a,
2014b) is missing, or, in a text that cites by author and page, the short title. Co-authors, initials and the chapter's own list are weighed first. Copies of one work in the list are no ambiguity
here; duplicate-entry tells of them.`,
	Fix:   "Adds the letter of an entry that has one. It is only shown, with every candidate: the files do not tell which is meant.",
	Check: checkAmbiguousCitation,
})

func checkAmbiguousCitation(p *lint.Pass) {
	grounds := p.Document.Grounds()
	for _, c := range p.Document.Citations {
		if c.Status != lint.Ambiguous {
			continue
		}
		apart := "a letter after the year"
		if c.Kind == lint.ByAuthor {
			apart = "a short title"
		}
		d := lint.Diagnostic{Span: c.Span, Message: fmt.Sprintf("%s fits %d entries; %s tells them apart", citation.Work(c), len(c.References), apart)}
		for _, r := range c.References {
			d.Related = append(d.Related, citation.PointTo(r, "it may be this entry"))
			if letter := r.Issued().Letter; letter != "" && c.Date.Letter == "" {
				year := citation.Year(c.Date)
				if fix, ok := citation.Replace(p.Document, c.YearSpan, year, year+letter, "cite "+year+letter, lint.Suggest); ok {
					d.Fixes = append(d.Fixes, fix)
				}
			}
		}
		p.ReportOn(grounds.Of(c.References...), d)
	}
}
