package rules

import (
	"github.com/bibfix/bibfix/lint"
	"github.com/bibfix/bibfix/rules/internal/citation"
)

var _ = add(lint.Rule{
	ID:       "author-mismatch",
	Title:    "first author and year fit an entry, the other authors do not",
	Severity: lint.Warning,
	Since:    "0.1.0",
	Needs:    lint.Manuscript,
	Question: "Is this the work that is meant, and who are its authors?",
	Doc: `The first author and the year of a citation fit an entry, but the text names fewer, more or other authors: one name
for a work of two, "Okafor & Prado" for a work of three, "et al." for a work of one. Or it names the right authors in another order.
Either the authors are wrong, or another work is meant that is not in the list.

It is silent about "et al." for two authors, which some styles have, about lists of authors that end in "et al." themselves, and
about co-authors whose names are a slip away from the listed ones (misspelled-name tells those).`,
	Fix:   "Writes the entry's authors into the text. It is only shown: another work may be meant.",
	Check: checkAuthorMismatch,
})

func checkAuthorMismatch(p *lint.Pass) {
	grounds := p.Document.Grounds()
	for _, c := range p.Document.Citations {
		f := citation.Fault(c, lint.AuthorsFault)
		if f == nil || citation.Fault(c, lint.YearFault) != nil {
			continue
		}
		names := citation.Authors(f.Reference)
		d := lint.Diagnostic{
			Span:    c.Span,
			Message: "the text cites " + citation.Names(c) + " (" + citation.Year(c.Date) + "), the entry is by " + citation.CountedAuthors(f.Reference),
			Related: []lint.Related{citation.PointTo(f.Reference, "the entry that comes closest")},
		}
		if c.NamesSpan.Len() > 0 {
			old := string(p.Document.Data[c.NamesSpan.Start:c.NamesSpan.End])
			if fix, ok := citation.Replace(p.Document, c.NamesSpan, old, names, "cite "+names, lint.Suggest); ok {
				d.Fixes = append(d.Fixes, fix)
			}
		}
		p.ReportOn(grounds.Of(f.Reference), d)
	}
}
