package rules

import (
	"strings"

	"github.com/bibfix/bibfix/internal/doi"
	"github.com/bibfix/bibfix/internal/fold"
	"github.com/bibfix/bibfix/lint"
	"github.com/bibfix/bibfix/rules/internal/dois"
	"github.com/bibfix/bibfix/rules/internal/entry"
	"github.com/bibfix/bibfix/rules/internal/links"
)

// Fields DOI of bibliography files that hold none.

// noDOI are what stands in the field of works that have none.
var noDOI = fold.Set(fold.Letters, "na", "none", "null", "nan", "nodoi", "tba", "unknown", "keine", "sinodoi")

// isShortBehindLabel says whether a field is "doi:10/abcd".
func isShortBehindLabel(found []doi.Mention) bool {
	return len(found) == 1 && found[0].Start == 0 && strings.HasPrefix(found[0].Rest, "10/") && doi.IsShort(found[0].Rest)
}

// checkDOIFieldSyntax reports a field that holds no DOI.
func checkDOIFieldSyntax(p *lint.Pass, r *lint.Reference) {
	f := entry.Own(r, "DOI")
	if !entry.Literal(f) || dois.IsBare(f) || strings.HasPrefix(f.Text, "10/") || strings.TrimSpace(f.Text) == "" {
		return
	}
	d := lint.Diagnostic{Span: f.Span, Reference: r}
	found := doi.Find(f.Text)
	named := len(found) > 0 && found[0].Name.Text != ""
	isAddress := strings.Contains(f.Text, "://") || strings.HasPrefix(f.Text, "www.")
	switch _, short, _ := strings.Cut(f.Text, "doi.org/"); {
	case named && found[0].Start == 0, links.Host(f.Text) == "doi.org" && doi.IsShort(short), isShortBehindLabel(found):
		return
	case isAddress && named:
		d.Message = "the field " + entry.FieldName(p.Document, f) + " holds an address that is not of doi.org; the DOI in it is " + found[0].Name.Text
		if edits := p.Document.Syntax.Set(r, f, found[0].Name.Text); edits != nil {
			d.Fixes = []lint.Fix{{Message: "write " + found[0].Name.Text, Safety: lint.Suggest, Edits: edits}}
		}
		p.ReportAs(lint.Warning, d)
		return
	case isAddress:
		d.Message = "the field " + entry.FieldName(p.Document, f) + " holds an address, and no DOI is in it"
	case len(f.Text) < 12 && noDOI[strings.ToLower(strings.Trim(strings.ReplaceAll(f.Text, "/", ""), ". -"))]:
		d.Message = "the field " + entry.FieldName(p.Document, f) + " holds no DOI; styles make a link of it all the same"
		if edits := p.Document.Syntax.Remove(r, f); edits != nil {
			d.Fixes = []lint.Fix{{Message: "take the field out", Safety: lint.Unsafe, Edits: edits}}
		}
	case named:
		return // words around a DOI
	default:
		d.Message = "the field " + entry.FieldName(p.Document, f) + " cannot be a DOI: one begins with 10., four digits or more and a slash"
	}
	p.Report(d)
}
