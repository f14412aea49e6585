package rules

import (
	"strings"

	"github.com/bibfix/bibfix/internal/doi"
	"github.com/bibfix/bibfix/lint"
)

var _ = add(lint.Rule{
	ID:       "doi-in-url",
	Title:    "a DOI stands in the address and not in its own field",
	Severity: lint.Info,
	Since:    "0.2.0",
	Flood:    "DOIs stand in the address and not in their own field",
	Doc: `Styles print and link a DOI in the way that a journal wants, if they find it in the field doi. In url, howpublished or
note it is an address like any other; tools that look works up do not find it.

The rule looks at .bib entries without a field doi whose url, howpublished or note holds nothing but the address of a DOI at
doi.org. It is silent where the entry has a doi already, and about DOIs in the addresses of publishers.`,
	Fix: `Puts the DOI into a field of its own and takes the address out, as it said nothing else. It is unsafe, because readers see
another thing: IEEEtran and the first styles of BibTeX print url, howpublished or note and know no doi; those that know both, as natbib's and
biblatex do, print "DOI: 10.1234/abc" in place of the address, and no more the day on which it was visited.`,
	For:   lint.Fielded,
	Entry: checkDOIInURL,
})

func checkDOIInURL(p *lint.Pass, r *lint.Reference) {
	if r.Raw("doi") != nil {
		return
	}
	for _, field := range [...]string{"url", "howpublished", "note"} {
		f := ownField(r, field)
		if !literal(f) || !strings.Contains(f.Text, "doi.org/") {
			continue
		}
		found := doi.Find(f.Text)
		if len(found) != 1 || len(found[0].Resolvers) != 1 || found[0].Start != 0 || found[0].End != len(f.Text) || len(found[0].Gaps) > 0 {
			continue
		}
		if leadsElsewhere(p.Document, f) {
			continue
		}
		name, ok := unescapedDOI(found[0].Name.Text)
		if !ok || name == "" || strings.ContainsAny(found[0].Name.Text, "?#") {
			continue
		}
		d := lint.Diagnostic{Span: f.Span, Reference: r, Message: "the DOI " + name + " stands in " + fieldName(p.Document, f) + ", and the entry has no field doi"}
		if edits := renamed(p.Document, r, f, "doi", name); edits != nil {
			d.Fixes = []lint.Fix{{Message: "put it into doi", Safety: lint.Unsafe, Edits: edits}}
		}
		p.Report(d)
		return
	}
}

// leadsElsewhere says whether a link in the field shows its text and leads to
// another address, which would be lost with the field.
func leadsElsewhere(doc *lint.Document, f *lint.Field) bool {
	elsewhere := false
	eachTarget(doc, f, func(_ *lint.Field, target lint.Text) { elsewhere = elsewhere || target.String != f.Text })
	return elsewhere
}

// renamed makes a field of another one: its name changes, and its value.
func renamed(doc *lint.Document, r *lint.Reference, f *lint.Field, name, value string) []lint.TextEdit {
	edits := doc.Syntax.Set(r, f, value)
	if edits == nil {
		return nil
	}
	old := fieldName(doc, f)
	gap := doc.Data[f.NameSpan.End:f.Span.Start]
	column := len(old) + len(gap) - len(strings.TrimLeft(string(gap), " "))
	written, span := name, f.NameSpan
	if column > len(old)+1 { // the signs of a column stand below one another
		written += strings.Repeat(" ", column-len(name))
		span.End += column - len(old)
	}
	if old == strings.ToUpper(old) {
		written = strings.ToUpper(written)
	}
	return append([]lint.TextEdit{{Span: span, New: written}}, edits...)
}
