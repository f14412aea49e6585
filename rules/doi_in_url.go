package rules

import (
	"slices"
	"strings"

	"github.com/bibfix/bibfix/internal/doi"
	"github.com/bibfix/bibfix/lint"
	"github.com/bibfix/bibfix/rules/internal/dois"
	"github.com/bibfix/bibfix/rules/internal/entry"
)

var _ = add(lint.Rule{
	ID:       "doi-in-url",
	Title:    "a DOI stands in the address and not in its own field",
	Severity: lint.Info,
	Since:    "0.2.0",
	Flood:    "DOIs stand in the address and not in their own field",
	Doc: `Styles print and link a DOI in the way that a journal wants, if they find it in the field doi. In url, howpublished or
note it is an address like any other; tools that look works up do not find it.

The rule looks at entries of bibliography files without a field doi whose url, howpublished or note holds nothing but the address of a DOI at
doi.org. It is silent where the entry has a doi already, and about DOIs in the addresses of publishers.`,
	Fix: `Puts the DOI into a field of its own and takes the address out, as it said nothing else. It is unsafe, because readers see
another thing: IEEEtran and the first styles of BibTeX print url, howpublished or note and know no doi; those that know both, as natbib's and
biblatex do, print "DOI: 10.1234/abc" in place of the address, and no more the day on which it was visited.`,
	For:   lint.Fielded,
	Entry: checkDOIInURL,
})

func checkDOIInURL(p *lint.Pass, r *lint.Reference) {
	if r.Field("DOI") != nil {
		return
	}
	for _, f := range [...]*lint.Field{entry.Own(r, "URL"), entry.OwnRaw(r, "howpublished"), entry.Own(r, "note")} {
		if !entry.Literal(f) || !strings.Contains(f.Text, "doi.org/") {
			continue
		}
		found := doi.Find(f.Text)
		if len(found) != 1 || len(found[0].Resolvers) != 1 || found[0].Start != 0 || found[0].End != len(f.Text) ||
			len(found[0].Gaps) > 0 {
			continue
		}
		if leadsElsewhere(p.Document, f) {
			continue
		}
		name, ok := dois.Unescaped(found[0].Name.Text)
		if !ok || name == "" || strings.ContainsAny(found[0].Name.Text, "?#") {
			continue
		}
		field := p.Document.Syntax.FieldName(r, "DOI")
		d := lint.Diagnostic{Span: f.Span, Reference: r, Message: "the DOI " + name + " stands in " + entry.FieldName(p.Document, f) + ", and the entry has no field " + field}
		if edits := entry.Renamed(p.Document, r, f, "DOI", name); edits != nil {
			d.Fixes = []lint.Fix{{Message: "put it into " + field, Safety: lint.Unsafe, Edits: edits}}
		}
		p.Report(d)
		return
	}
}

// leadsElsewhere says whether a link in the field shows its text and leads to
// another address, which would be lost with the field.
func leadsElsewhere(doc *lint.Document, f *lint.Field) bool {
	return slices.ContainsFunc(doc.Syntax.Targets(f), func(target lint.Text) bool { return target.String != f.Text })
}
