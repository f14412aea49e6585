package rules

import (
	"github.com/bibfix/bibfix/lint"
	"github.com/bibfix/bibfix/rules/internal/records"
)

var _ = add(lint.Rule{
	ID:       "phantom-citation",
	Title:    "no such work was found, and its DOI does not lead to it",
	Severity: lint.Error,
	Needs:    lint.Registries,
	Since:    "0.3.0",
	Question: "Please look at the reference again, and send us the right DOI or an address where the work can be found.",
	Doc: `Chatbots invent references: plausible authors, a plausible title, and a DOI that leads nowhere or to something else. This
rule speaks only with ` + "`--verify`" + `, and only where there is evidence against the reference: its DOI is unknown to
the handle system of doi.org, which knows the DOIs of all agencies, or it (or the number at arXiv) belongs to a clearly different
work, and a search at Crossref for what the reference describes finds nothing.

That a search finds nothing is no evidence: most theses, web pages, reports and older books are in no registry, and many
conferences give no DOIs. Such references are counted as not found and never reported. Where the right work is found, its DOI
is wrong and no more: see doi-mismatch.

If the reference is right all the same, docs/verification.md says how to show it.`,
	Entry: checkPhantom,
})

func checkPhantom(p *lint.Pass, r *lint.Reference) {
	a := p.Document.Answer(r)
	if !records.IsPhantom(a) {
		return
	}
	name := records.IdentifierName(r, a.Identifier)
	message := "the " + name + " does not exist, and no work like this one is on record: does it exist?"
	if a.Identified == lint.AnotherWork {
		message = "the " + name + " belongs to another work, " + records.Cite(a.Claimed) + ", and no work like this one is on record: does it exist?"
	}
	p.Report(records.Finding(r, records.IdentifierSpan(r), message, a.Claimed, a.Score))
}
