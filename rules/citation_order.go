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

// A jump is a number that is cited before a smaller one.
type jump struct {
	c       *lint.Citation
	skipped int
}

func checkCitationOrder(p *lint.Pass) {
	doc := p.Document
	if doc.Style != lint.StyleNumeric || len(doc.Lists) != 1 {
		return
	}
	first := map[int]*lint.Citation{}
	exists := map[int]bool{}
	for _, r := range doc.References {
		exists[r.Number] = true
	}
	var jumps []jump
	next := 1
	for _, c := range doc.Citations {
		if c.Kind != lint.ByNumber || c.Status != lint.Resolved || first[c.Number] != nil {
			continue
		}
		for first[next] != nil || next < c.Number && !exists[next] {
			next++
		}
		if c.Number > next {
			jumps = append(jumps, jump{c, next})
		}
		first[c.Number] = c
	}
	if len(jumps)*6 > len(first) {
		return
	}
	for len(jumps) > 0 {
		n := 1
		for n < len(jumps) && jumps[n].skipped == jumps[0].skipped && jumps[n].c.Number == jumps[n-1].c.Number+1 {
			n++
		}
		if at := first[jumps[0].skipped]; at != nil { // it is cited, but later
			reportJumps(p, jumps[:n], at)
		}
		jumps = jumps[n:]
	}
}

// reportJumps reports numbers in a row that are cited too early.
func reportJumps(p *lint.Pass, jumps []jump, later *lint.Citation) {
	skipped := jumps[0].skipped
	message := fmt.Sprintf("number %d is cited before number %d", jumps[0].c.Number, skipped)
	if n := len(jumps); n > 1 {
		message = fmt.Sprintf("numbers %d to %d are cited before number %d", jumps[0].c.Number, jumps[n-1].c.Number, skipped)
	}
	p.Report(lint.Diagnostic{
		Span: jumps[0].c.Span, Message: message,
		Related: []lint.Related{{Span: later.Span, Message: fmt.Sprintf("number %d is cited here first", skipped)}},
	})
}
