package rules

import (
	"fmt"

	"github.com/bibfix/bibfix/lint"
)

var _ = add(lint.Rule{
	ID:       "unused-string",
	Title:    "nothing uses an abbreviation that a bibliography file defines",
	Severity: lint.Info,
	Needs:    lint.Manuscript,
	Since:    "0.2.0",
	Doc: `A @string that no entry uses is left over, or its name is misspelt where it was meant.

The rule is silent about files of abbreviations without entries, and about names that another file of the run uses. Where more
than ten are unused, a list of journals was pasted in, which is nobody's mistake: they are counted in one finding.`,
	Check: checkUnusedString,
})

// maxUnused is how many unused abbreviations are named one by one.
const maxUnused = 10

func checkUnusedString(p *lint.Pass) {
	doc := p.Document
	if doc.Count() == 0 {
		return
	}
	var used map[string]bool
	var unused []*lint.Macro
	for i := range doc.Macros {
		m := &doc.Macros[i]
		if m.Used {
			continue
		}
		if used == nil {
			used = lint.Table(p, usedMacros{}, func() map[string]bool { return usedElsewhere(p.Documents) })
		}
		if !used[m.Name] {
			unused = append(unused, m)
		}
	}
	if len(unused) > maxUnused {
		p.Report(lint.Diagnostic{Span: unused[0].Span, Message: fmt.Sprintf("nothing uses %d of the abbreviations that the file defines; the first is %s", len(unused), unused[0].Name)})
		return
	}
	for _, m := range unused {
		p.Report(lint.Diagnostic{Span: m.Span, Message: "nothing uses the abbreviation " + m.Name})
	}
}

// usedMacros names the table of the abbreviations that are used elsewhere.
type usedMacros struct{}

// usedElsewhere are the abbreviations that files use without having defined
// them so far.
func usedElsewhere(docs []*lint.Document) map[string]bool {
	used := make(map[string]bool)
	for _, d := range docs {
		for _, u := range d.Unknown {
			used[u.Name] = true
		}
	}
	return used
}
