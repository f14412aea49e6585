package rules

import "github.com/bibfix/bibfix/lint"

var _ = add(lint.Rule{
	ID:       "uncited-entry",
	Title:    "nothing in the text points to an entry",
	Severity: lint.Warning,
	Since:    "0.1.0",
	Doc: `An entry that is never cited is left over from an earlier version, or its citation is misspelt or lost. Most journals
ask that every entry be cited.

The text is read in the widest way before the rule speaks: captions, tables, footnotes, titles, and the authors' names near the
year count, whether or not they have the form of a citation. The rule is silent about lists that may hold more than the text
cites ("Further reading"), about footnotes, and about texts in which next to nothing could be read as a citation.`,
	Check: checkUncitedEntry,
})

// fewCitations is the share of a list, in percent, that must be cited for the
// rest to be called uncited: below it the text cites in a way that was not
// understood.
const fewCitations = 25

func checkUncitedEntry(p *lint.Pass) {
	for i, l := range p.Document.Lists {
		if l.Optional || l.Notes {
			continue
		}
		cited := 0
		for _, r := range entriesOf(p.Document, i) {
			if r.Cited > 0 {
				cited++
			}
		}
		if cited*100 < l.N*fewCitations || cited == 0 {
			continue
		}
		for _, r := range entriesOf(p.Document, i) {
			if r.Cited == 0 && !r.Mentioned {
				p.Report(lint.Diagnostic{Span: r.Span, Reference: r, Message: "nothing in the text points to this entry: " + called(r)})
			}
		}
	}
}
