package rules

import (
	"fmt"
	"strings"

	"github.com/bibfix/bibfix/lint"
)

var _ = add(lint.Rule{
	ID:       "missing-parent",
	Title:    "an entry builds on another that is not there",
	Severity: lint.Warning,
	Needs:    lint.Manuscript,
	Since:    "0.2.0",
	Question: "Please send us the entry that it builds on.",
	Doc: `The fields crossref, xref, xdata, entryset and related name other entries by their keys. Where no entry has the key, BibTeX and
biber complain, and the entry goes without the title of its book, its year and its publisher.

An entry in any other file of the run will do, and if a bibliography of a manuscript could not be read, the rule says nothing
of entries that may stand in it. Capitals are not told apart, and biblatex's further names (ids) count.

BibTeX also wants the entry that is named by crossref to stand after those that name it: where it stands before, and is not cited itself, BibTeX
does not find it. That is reported where the file is known to be for BibTeX, unless all its entries are cited.`,
	Check: checkMissingParent,
})

func checkMissingParent(p *lint.Pass) {
	doc := p.Document
	if len(doc.Strays) == 0 {
		return
	}
	elsewhere, complete := keysElsewhere(p)
	for i := range doc.Strays {
		use := &doc.Strays[i]
		d := lint.Diagnostic{Span: use.Span}
		switch {
		case use.Target < 0 && complete && !elsewhere[strings.ToLower(use.Key)]:
			d.Message = fmt.Sprintf("no entry has the key %q, which the field %q names", use.Key, use.Field)
		case use.Target >= 0 && doc.Dialect == lint.BibTeX && !doc.CitedWhole():
			d.Message = fmt.Sprintf("%q stands before this entry: BibTeX does not find it there unless it is cited itself", use.Key)
		default:
			continue
		}
		p.Report(d)
	}
}

// keysElsewhere are those of the keys wanted that other files have, and
// aliases; it is not complete where a bibliography could not be read.
func keysElsewhere(p *lint.Pass) (found map[string]bool, complete bool) {
	found = make(map[string]bool)
	for i := range p.Document.Strays {
		if use := &p.Document.Strays[i]; use.Target < 0 {
			found[strings.ToLower(use.Key)] = false
		}
	}
	take := func(key string) {
		folded := strings.ToLower(key)
		if _, wanted := found[folded]; wanted {
			found[folded] = true
		}
	}
	for _, d := range p.Documents {
		if d.Incomplete() {
			return nil, false
		}
		if !d.Has(lint.Fielded) {
			continue
		}
		for key := range d.Keys() {
			take(key)
		}
	}
	return found, true
}
