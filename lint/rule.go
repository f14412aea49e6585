package lint

import (
	"sort"
	"strings"
	"unicode/utf8"
)

// A Rule is a value: it has no state, and can be listed, documented, tested
// and run by several goroutines at once.
type Rule struct {
	ID       string // kebab-case, never reused
	Title    string // one line, lower case, no stop: what it finds
	Doc      string // Markdown: what it does, why it is bad, when it stays silent, how safe its fix is, sources
	Fix      string // one sentence: what its fix does and why it is as safe as it claims; "" for a rule that only reports
	Since    string // version that first had it: "0.1.0"
	Severity Severity
	Check    func(*Pass)
}

// A Pass is one rule looking at one document.
type Pass struct {
	Rule     *Rule
	Document *Document
	Year     int // the current year, handed in: rules know no clock
	isUTF8   bool
	report   func(Diagnostic)
}

// Report hands in a finding with the rule's own severity.
func (p *Pass) Report(d Diagnostic) { p.ReportAs(p.Rule.Severity, d) }

// ReportAs hands in a finding with a severity of its own. Rule and file are
// filled in; a fix is lowered to what the reader trusts in the entry the
// finding is about and in every entry of the document that the fix edits, and
// to a suggestion where its text does not fit the encoding of the file.
func (p *Pass) ReportAs(severity Severity, d Diagnostic) {
	d.Rule = p.Rule.ID
	d.Severity = severity
	if d.File == "" {
		d.File = p.Document.Name
	}
	for i := range d.Fixes {
		fix := &d.Fixes[i]
		if d.Reference != nil {
			fix.Safety = min(fix.Safety, d.Reference.Trust)
		}
		for j := range fix.Edits {
			edit := &fix.Edits[j]
			if edit.File == "" {
				edit.File = d.File
			}
			if edit.File == p.Document.Name {
				fix.Safety = min(fix.Safety, p.Document.trust(edit.Span), p.writable(edit.New))
			}
		}
	}
	p.report(d)
}

// writable is how far new text may go into this file. Where the file is not
// UTF-8, edits are bytes of the file itself or ASCII: other characters would be
// damage in any encoding but the one they are made for.
func (p *Pass) writable(text string) Safety {
	if p.isUTF8 || !utf8.ValidString(text) {
		return Safe
	}
	if strings.ContainsFunc(text, func(r rune) bool { return r >= utf8.RuneSelf }) {
		return Suggest
	}
	return Safe
}

// trust is the least trust in the entries that the span touches; Safe where it
// touches none. Entries stand in the order of the file and do not overlap.
func (d *Document) trust(span Span) Safety {
	trust := Safe
	first := sort.Search(len(d.References), func(i int) bool { return d.References[i].Span.End >= span.Start })
	for _, r := range d.References[first:] {
		if r.Span.Start > span.End {
			break
		}
		trust = min(trust, r.Trust)
	}
	return trust
}
