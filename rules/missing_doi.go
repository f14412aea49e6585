package rules

import (
	"github.com/bibfix/bibfix/lint"
	"github.com/bibfix/bibfix/rules/internal/records"
)

var _ = add(lint.Rule{
	ID:       "missing-doi",
	Title:    "the work has a DOI, and the entry does not give it",
	Severity: lint.Info,
	Needs:    lint.Registries,
	Since:    "0.3.0",
	Flood:    "entries have a DOI on record that they do not give",
	Doc: `Publishers ask for DOIs and link by them. With ` + "`--verify`" + `, an entry without one is searched for at Crossref, and the rule says
which DOI the work has, if the record is that of this work: title, authors and at least one of year, volume, pages and container
agree. It is silent where only a preprint or another version is on record.`,
	Fix: `Adds the DOI: in .bib files as the field doi, in lists at the end of the entry. It is unsafe, as it rests on a registry, and a
suggestion where fields differ or another record is near. It is written only where the score is .90 or more, at which matching of this kind is right in
99.7 of 100 cases, and no other candidate comes close.`,
	Entry: checkMissingDOI,
})

func checkMissingDOI(p *lint.Pass, r *lint.Reference) {
	a := p.Document.Answer(r)
	if a.Identifier != "" || a.Record == nil || a.Record.DOI == "" ||
		a.Verdict != lint.Verified && a.Verdict != lint.Differs || a.Version {
		return
	}
	d := records.Finding(r, records.EntrySpan(r), "the DOI of this work is "+a.Record.DOI, a.Record, a.Score)
	safety := lint.Suggest
	if a.Certain {
		safety = lint.Unsafe
	}
	if edits := p.Document.Syntax.Add(r, "DOI", records.OneLine(a.Record.DOI)); edits != nil {
		d.Fixes = []lint.Fix{{Message: "add the DOI " + a.Record.DOI, Safety: safety, Edits: edits}}
	}
	p.Report(d)
}
