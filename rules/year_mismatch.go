package rules

import (
	"strings"

	"github.com/bibfix/bibfix/lint"
	"github.com/bibfix/bibfix/rules/internal/citation"
)

var _ = add(lint.Rule{
	ID:       "year-mismatch",
	Title:    "the authors fit one entry, the year does not",
	Severity: lint.Error,
	Since:    "0.1.0",
	Needs:    lint.Manuscript,
	Question: "Which year is right, and is this the work that is meant?",
	Doc: `A reader who looks for the cited year in the list finds another one, and cannot know whether it is the same work. The
rule speaks when the cited authors fit an entry and no entry has them with the cited year; a letter that the list does not have
(2014b for 2014) counts as another year. Of several entries of the same authors the one with the nearest year is named.

It is silent where an entry gives both years (a reprint, an original in brackets), where the entry's date could not be read, and
where the words before the year may not be a citation at all, as in "Gaspard (1892) patented it".`,
	Fix:   "Writes the entry's year into the text, or the text's into the entry. It is only shown: the files do not tell which side is right.",
	Check: checkYearMismatch,
})

func checkYearMismatch(p *lint.Pass) {
	grounds := p.Document.Grounds()
	for _, c := range p.Document.Citations {
		f := citation.Fault(c, lint.YearFault)
		if f == nil {
			continue
		}
		message := "the text says " + citation.Names(c) + " (" + f.Cited + "), the list has "
		if f.Listed == "" {
			message += "no such year"
		} else {
			message += f.Listed
		}
		if other := citation.Fault(c, lint.AuthorsFault); other != nil && f.Reference == other.Reference {
			message += " by " + citation.CountedAuthors(f.Reference)
		}
		d := lint.Diagnostic{Span: c.Span, Message: message, Related: []lint.Related{citation.PointTo(f.Reference, "the entry that comes closest")}}
		if fix, ok := citation.Replace(p.Document, f.Span, f.Cited, f.Listed, "cite "+f.Listed, lint.Suggest); ok {
			d.Fixes = append(d.Fixes, fix)
		}
		if issued := f.Reference.Field("issued"); issued != nil && strings.HasPrefix(f.Listed, issued.Text) {
			if fix, ok := citation.Replace(p.Document, issued.Span, issued.Text, f.Cited, "set the entry's year to "+f.Cited, lint.Suggest); ok {
				d.Fixes = append(d.Fixes, fix)
			}
		}
		p.ReportOn(grounds.Of(f.Reference), d)
	}
}
