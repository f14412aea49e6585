package rules

import (
	"github.com/bibfix/bibfix/lint"
	"github.com/bibfix/bibfix/rules/internal/records"
)

var _ = add(lint.Rule{
	ID:       "doi-mismatch",
	Title:    "the DOI belongs to another work, or does not exist",
	Severity: lint.Error,
	Needs:    lint.Registries,
	Since:    "0.3.0",
	Question: "Which work is meant, and what is its DOI?",
	Doc: `A DOI copied from the line above, or with a digit wrong, sends readers to another work and credits its authors with the
citation. With ` + "`--verify`" + ` the record of each DOI is held against its reference. The rule speaks where title and authors are clearly
others, or where the handle system does not know the DOI, and shows both works; if the right one is found, its DOI as well.

It is silent about the DOI of a whole book given for a chapter, about translated titles when authors and place agree, and where
only some fields differ (record-mismatch).`,
	Fix:   `Puts the DOI of the work that was found in its place. It is a suggestion: which of the two is meant, the author knows.`,
	Entry: checkDOIMismatch,
})

func checkDOIMismatch(p *lint.Pass, r *lint.Reference) {
	a := p.Document.Answer(r)
	if a.Verdict != lint.Contradicted || records.IsPhantom(a) {
		return
	}
	name := records.IdentifierName(r, a.Identifier)
	message := "the " + name + " does not exist"
	if a.Identified == lint.AnotherWork {
		message = "the " + name + " belongs to another work, " + records.Cite(a.Claimed)
	}
	evidence := a.Claimed
	if a.Record != nil { // the other work stands in the message
		message += "; this one has the DOI " + a.Record.DOI
		evidence = a.Record
	}
	d := records.Finding(r, records.IdentifierSpan(r), message, evidence, a.Score)
	if a.Record != nil {
		if edits := records.ReplaceDOI(p, r, a.Record.DOI); edits != nil {
			d.Fixes = []lint.Fix{{Message: "set the DOI to " + a.Record.DOI, Safety: lint.Suggest, Edits: edits}}
		}
	}
	p.Report(d)
}
