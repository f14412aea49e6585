package rules

import (
	"github.com/bibfix/bibfix/lint"
	"github.com/bibfix/bibfix/rules/internal/records"
)

var _ = add(lint.Rule{
	ID:       "published-version",
	Title:    "the preprint has a published version",
	Severity: lint.Info,
	Needs:    lint.Registries,
	Since:    "0.3.0",
	Flood:    "preprints have a published version",
	Doc: `A preprint is cited, and its record names the version that appeared in a journal or in proceedings since. Which of the two is
meant, the author knows: results may differ. With ` + "`--verify`" + ` the rule shows the published version as the registry has it. It takes the
registry's word for the link between the two and does not guess by title.`,
	Fix:   `Puts the DOI of the published version in the place of the preprint's. It is a suggestion: the rest of the entry would have to follow.`,
	Entry: checkPublished,
})

func checkPublished(p *lint.Pass, r *lint.Reference) {
	a := p.Document.Answer(r)
	if a.Record == nil || len(a.Record.PublishedAs) == 0 || a.Verdict == lint.Contradicted {
		return
	}
	doi := a.Record.PublishedAs[0]
	message := "this preprint has a published version: https://doi.org/" + doi
	evidence, score := a.Record, a.Score
	if a.Published != nil {
		message = "this preprint has a published version: " + records.Cite(a.Published) + ", https://doi.org/" + doi
		if len(a.Published.Containers) > 0 {
			message = "this preprint has a published version in " + a.Published.Containers[0] + ": " + records.Cite(a.Published) + ", https://doi.org/" + doi
		}
		evidence, score = a.Published, 0 // it was not compared
	}
	d := records.Finding(r, records.IdentifierSpan(r), message, evidence, score)
	if edits := records.ReplaceDOI(p, r, doi); edits != nil {
		d.Fixes = []lint.Fix{{Message: "set the DOI to " + doi, Safety: lint.Suggest, Edits: edits}}
	}
	p.Report(d)
}
