package rules

import (
	"fmt"

	"github.com/bibfix/bibfix/lint"
	"github.com/bibfix/bibfix/rules/internal/entry"
)

var _ = add(lint.Rule{
	ID:       "duplicate-field",
	Title:    "a field stands twice in an entry",
	Severity: lint.Warning,
	Since:    "0.2.0",
	Question: "Which of the two is right?",
	Doc: `A field that is given twice counts once: BibTeX keeps the first and warns, biber keeps the last without a word, JabRef joins
some and drops others. Whoever wrote the second wanted it to be read, and one of the programs does not read it.

The names of fields have no case: "Note" and "note" are one. What comes from another entry by crossref or xdata is not a second
field: the entry's own replaces it.

Sources: BibTeX's program text (bibtex.web, "ignoring the extra field"), biber 2.18 as it behaves.`,
	Fix: `Takes out the second field where both have the same value, byte for byte. Where they differ, only the author knows which is right,
and nothing is changed.`,
	For:   lint.Fielded,
	Entry: checkDuplicateField,
})

// maxCompared bounds how many fields of one entry are held against one another.
const maxCompared = 256

func checkDuplicateField(p *lint.Pass, r *lint.Reference) {
	var seen uint64 // one bit for the names so far that look alike
	fields := r.Fields[:min(len(r.Fields), maxCompared)]
	for i := range fields {
		name := fields[i].Raw
		if name == "" || fields[i].Inherited {
			continue
		}
		bit := uint64(1) << ((uint(name[0])*7 + uint(name[len(name)-1])*5 + uint(len(name))) % 64)
		if seen&bit != 0 {
			for j := range fields[:i] {
				if fields[j].Raw == name && !fields[j].Inherited {
					reportDuplicateField(p, r, &fields[j], &fields[i])
					break
				}
			}
		}
		seen |= bit
	}
}

func reportDuplicateField(p *lint.Pass, r *lint.Reference, first, second *lint.Field) {
	d := lint.Diagnostic{
		Span: second.NameSpan, Reference: r,
		Related: []lint.Related{{Span: first.NameSpan, Message: "the first"}},
	}
	switch {
	case p.Document.Source(first.Span) == p.Document.Source(second.Span) && entry.IsText(first.Form) == entry.IsText(second.Form):
		d.Message = fmt.Sprintf("the field %q stands twice in this entry, with the same value", second.Raw)
		if edits := p.Document.Syntax.Remove(r, second); edits != nil {
			d.Fixes = []lint.Fix{{
				Message: "take out the second", Safety: lint.Safe, Edits: edits,
				Holds: []lint.Place{{File: p.Document.Name, Span: first.Whole}},
			}}
		}
	default:
		d.Message = fmt.Sprintf("the field %q stands twice in this entry, with different values", second.Raw)
		if r.Is(lint.TeX) {
			d.Message += ": BibTeX keeps the first, biber the last"
		}
	}
	p.Report(d)
}
