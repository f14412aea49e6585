package rules

import (
	"fmt"

	"github.com/bibfix/bibfix/lint"
)

var _ = add(lint.Rule{
	ID:       "citation-order",
	Title:    "a numbered citation is out of order",
	Severity: lint.Info,
	Since:    "0.1.0",
	Doc: `Where works are numbered in the order in which the text cites them (Vancouver, IEEE), the first citation of 8 should not
come before that of 7. The rule names the numbers that come too early.

It is silent in texts that do not number so: lists in alphabetical order, and texts in which more than one number in six is out of
order. Numbers that are never cited belong to uncited-entry.`,
	Check: checkCitationOrder,
})

func checkCitationOrder(p *lint.Pass) {
	doc := p.Document
	if doc.Style != lint.StyleNumeric || len(doc.Lists) != 1 {
		return
	}
	type jump struct {
		c       *lint.Citation
		skipped int
	}
	seen := map[int]bool{}
	exists := map[int]bool{}
	for _, r := range doc.References {
		exists[r.Number] = true
	}
	var jumps []jump
	next := 1
	for _, c := range doc.Citations {
		if c.Kind != lint.ByNumber || c.Status != lint.Resolved || seen[c.Number] {
			continue
		}
		for seen[next] || next < c.Number && !exists[next] {
			next++
		}
		if c.Number > next {
			jumps = append(jumps, jump{c, next})
		}
		seen[c.Number] = true
	}
	if len(jumps)*6 > len(seen) {
		return
	}
	for _, j := range jumps {
		if seen[j.skipped] { // it is cited, but later
			p.Report(lint.Diagnostic{Span: j.c.Span, Message: fmt.Sprintf("number %d is cited before number %d", j.c.Number, j.skipped)})
		}
	}
}
