package rules

import (
	"strings"

	"github.com/bibfix/bibfix/internal/doi"
	"github.com/bibfix/bibfix/lint"
	"github.com/bibfix/bibfix/rules/internal/dois"
	"github.com/bibfix/bibfix/rules/internal/entry"
	"github.com/bibfix/bibfix/rules/internal/links"
)

// What the field DOI of an entry of a bibliography file holds: styles and programs
// expect the bare DOI there.

// checkDOIField holds the field against the bare DOI.
func checkDOIField(p *lint.Pass, r *lint.Reference) {
	f := entry.Own(r, "DOI")
	if !entry.Literal(f) || dois.IsBare(f) {
		return
	}
	name, problem := doiOf(p, f)
	if name == "" || name == f.Text && f.AsWritten() {
		return
	}
	safety := lint.Safe
	switch {
	case strings.IndexByte(name, '?') >= 0: // "?nosfx=y" of an address: where the DOI ends, only a reader can tell
		safety = lint.Suggest
	case r.Is(lint.TeX) && p.Document.Dialect != lint.Biblatex && unescapes(p, f, name):
		safety = lint.Unsafe
	}
	d := lint.Diagnostic{Span: f.Span, Reference: r, Message: "the field " + entry.FieldName(p.Document, f) + " " + problem}
	if edits := p.Document.Syntax.Set(r, f, name); edits != nil {
		d.Fixes = []lint.Fix{{Message: "write " + name, Safety: safety, Edits: edits}}
	}
	p.Report(d)
}

// unescapes says whether a sign that TeX cannot print stands bare in a DOI and
// was escaped before. A style of BibTeX that prints the DOI as text stops there.
func unescapes(p *lint.Pass, f *lint.Field, name string) bool {
	return strings.ContainsAny(name, "_#&%$^~") && (p.Document.Syntax.Escaped(f) || strings.IndexByte(f.Text, '%') >= 0)
}

// doiOf is the bare DOI of a field that holds one and something besides it, and
// what is wrong; "" where the field is no DOI, or says more than one.
func doiOf(p *lint.Pass, f *lint.Field) (name, problem string) {
	found := doi.Find(f.Text)
	if len(found) != 1 || found[0].Start > 0 || found[0].Name.Text == "" {
		return "", ""
	}
	m := found[0]
	if strings.Trim(f.Text[m.End:], " .,;") != "" {
		return "", ""
	}
	plain := links.WithoutEscapes(m.Name.Text)
	name, ok := dois.Unescaped(strings.ReplaceAll(plain, " ", "")) // a blank is a gap
	if !ok {
		return "", ""
	}
	switch holder := p.Document.Syntax.Holder(f); {
	case len(m.Gaps) > 0:
		return name, "has a blank inside of the DOI"
	case len(m.Resolvers) > 0:
		return name, "has an address in front of the DOI; styles put it there themselves"
	case len(m.Labels) > 0:
		return name, "has " + strings.TrimSpace(m.Labels[0].Text) + " in front of the DOI, and styles put it there as well"
	case m.End < len(f.Text):
		return name, "has “" + f.Text[m.End:] + "” behind the DOI"
	case holder != "":
		return name, "has " + holder + " around the DOI, and styles put it there as well"
	case plain != m.Name.Text:
		return name, "has a backslash in the DOI that does not belong to it"
	case p.Document.Syntax.Escaped(f):
		return name, "has TeX commands in the DOI: links made of it lead nowhere, since TeX is not at work in them"
	case name != m.Name.Text:
		return name, "has percent escapes in the DOI, which belong to an address"
	}
	return "", ""
}
