package rules

import (
	"strings"

	"github.com/bibfix/bibfix/lint"
	"github.com/bibfix/bibfix/rules/internal/citation"
)

var _ = add(lint.Rule{
	ID:       "repeated-citation",
	Title:    "the same work twice in one citation",
	Severity: lint.Warning,
	Since:    "0.1.0",
	Needs:    lint.Manuscript,
	Question: "Was another work meant, or may we take out the second?",
	Doc: `One bracket cites the same work twice: "(Okafor, 2014; Prado, 2009; Okafor, 2014)", "[3, 5, 3]", or a year stands twice
after a name: "(Okafor, 2014, 2014)". Either one is left over from an edit, or another work was meant.

It is silent when the two have different locators, and about works that are only quoted at second hand.`,
	Fix:   "Takes out the second with the comma or semicolon before it. It is unsafe: another work may have been meant.",
	Check: checkRepeatedCitation,
})

func checkRepeatedCitation(p *lint.Pass) {
	citations, grounds := p.Document.Citations, p.Document.Grounds()
	for start := 0; start < len(citations); {
		end := start + 1
		for end < len(citations) && citations[end].Group == citations[start].Group {
			end++
		}
		checkGroup(p, grounds, citations[start:end])
		start = end
	}
}

func checkGroup(p *lint.Pass, grounds *lint.Grounds, group []*lint.Citation) {
	type work struct {
		ref     *lint.Reference
		locator string
		year    int // of a text that gives both years of its entry: "(Okafor, 2001, 2002)"
	}
	first := map[work]*lint.Citation{}
	told := map[lint.Span]bool{}
	for _, c := range group {
		if len(c.References) == 0 || c.Secondary || c.Status == lint.Mismatch && c.Kind == lint.ByAuthorYear {
			continue
		}
		key := work{c.References[0], c.Locator, c.Date.Year}
		before, seen := first[key]
		if !seen {
			first[key] = c
			continue
		}
		if before.Span == c.Span || told[c.Span] || len(before.References) != len(c.References) {
			continue
		}
		told[c.Span] = true
		d := lint.Diagnostic{
			Span:    c.Span,
			Message: twice(c) + " is cited twice in this citation",
			Related: []lint.Related{{Span: before.Span, Message: "the first time"}},
		}
		if fix, ok := takeOut(p.Document, c); ok {
			d.Fixes = append(d.Fixes, fix)
		}
		p.ReportOn(grounds.Of(c.References...), d)
	}
}

// takeOut cuts a work out of its bracket with the separator before it.
func takeOut(doc *lint.Document, c *lint.Citation) (lint.Fix, bool) {
	start, end := c.Span.Start, c.Span.End
	for start > c.Group.Start && (doc.Data[start-1] == ' ' || doc.Data[start-1] == '\n') {
		start--
	}
	if start <= c.Group.Start || doc.Data[start-1] != ',' && doc.Data[start-1] != ';' {
		return lint.Fix{}, false
	}
	if next := doc.Data[end]; next != ',' && next != ';' && next != ')' && next != ']' {
		return lint.Fix{}, false
	}
	return lint.Fix{Message: "take out the second", Safety: lint.Unsafe, Edits: []lint.TextEdit{{Span: lint.Span{Start: start - 1, End: end}}}}, true
}

// twice names a work that is cited again.
func twice(c *lint.Citation) string {
	if c.Kind == lint.ByAuthorYear {
		return citation.Work(c)
	}
	return strings.TrimSpace(c.Text)
}
