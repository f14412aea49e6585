package rules

import (
	"fmt"
	"slices"
	"strings"

	"github.com/bibfix/bibfix/lint"
)

var _ = add(lint.Rule{
	ID:       "undefined-string",
	Title:    "an abbreviation is used that nothing defines",
	Severity: lint.Error,
	Needs:    lint.Manuscript,
	Since:    "0.2.0",
	Question: "What should stand there in full?",
	Doc: `A value without braces and quotes is the name of a @string. Where none defines it, BibTeX and biber warn and take the value
for nothing: the journal or the month is gone from the list. The name may be misspelt, the braces forgotten, or the file
that defines it not given.

Months have names that every style defines, jan to dec; written out (march, july) they have none.

It is a warning where no manuscript was read: another of its bibliographies may define the name. A file of which more than five
names are defined elsewhere gets one remark (info). The rule is silent about
names that any file of the run defines before their use. Each name is reported once in a file, with the number of its uses.`,
	Fix:   "A month that is written out becomes the name that every style defines; it is safe, since the other is no name at all and can mean nothing else.",
	Check: checkUndefinedString,
})

// writtenMonths are names of months that no style defines, and those that all do.
var writtenMonths = map[string]string{
	"january": "jan", "february": "feb", "march": "mar", "april": "apr", "june": "jun", "july": "jul", "august": "aug",
	"september": "sep", "sept": "sep", "october": "oct", "november": "nov", "december": "dec",
}

func checkUndefinedString(p *lint.Pass) {
	doc := p.Document
	if len(doc.Unknown) == 0 {
		return
	}
	own := make(map[string]bool)
	for _, m := range doc.Macros {
		own[m.Name] = true
	}
	uses := make(map[string]int)
	for _, u := range doc.Unknown {
		uses[u.Name]++
	}
	severity := p.Rule.Severity
	if doc.Citing() == 0 {
		if reportForeign(p, own, uses) {
			return
		}
		severity = lint.Warning
	}
	for _, u := range doc.Unknown {
		n := uses[u.Name]
		month := writtenMonths[u.Name]
		switch {
		case n == 0, doc.Defines(u.Name) && !own[u.Name]:
			continue
		case own[u.Name]:
			p.Report(lint.Diagnostic{Span: u.Span, Message: "the abbreviation " + u.Name + " is used before it is defined: BibTeX and biber take it for nothing" + times(n)})
		case month != "":
			p.ReportAs(severity, lint.Diagnostic{
				Span: u.Span, Message: fmt.Sprintf("no abbreviation is called %s; that of the month is %s", u.Name, month),
				Fixes: []lint.Fix{{Message: "write " + month, Safety: lint.Safe, Edits: []lint.TextEdit{{Span: u.Span, New: month}}}},
			})
			continue
		default:
			p.ReportAs(severity, lint.Diagnostic{Span: u.Span, Message: "nothing defines the abbreviation " + u.Name + ": BibTeX and biber take it for nothing" + times(n)})
		}
		uses[u.Name] = 0
	}
}

// manyUnknown is how many different names a file that stands alone may use
// without defining them before that is its way: another file defines them.
const manyUnknown = 5

// reportForeign reports a file whose abbreviations stand in another one.
func reportForeign(p *lint.Pass, own map[string]bool, uses map[string]int) bool {
	var names []string
	for _, u := range p.Document.Unknown {
		if !own[u.Name] && !p.Document.Defines(u.Name) && writtenMonths[u.Name] == "" && !slices.Contains(names, u.Name) {
			names = append(names, u.Name)
		}
		if len(names) > manyUnknown {
			break
		}
	}
	if len(names) <= manyUnknown {
		return false
	}
	p.ReportAs(lint.Info, lint.Diagnostic{
		Span: p.Document.Unknown[0].Span,
		Message: fmt.Sprintf("%d abbreviations (%s, …) are defined nowhere in this file; check it together with the file that defines them",
			len(uses), strings.Join(names[:3], ", ")),
	})
	return true
}

// times says how often something stands in a file, where it is more than once.
func times(n int) string {
	if n < 2 {
		return ""
	}
	return fmt.Sprintf(" (%d times)", n)
}
