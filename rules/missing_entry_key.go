package rules

import (
	"fmt"
	"path"
	"slices"

	"github.com/bibfix/bibfix/lint"
	"github.com/bibfix/bibfix/rules/internal/citation"
)

// checkKeys reports citations by key that no entry has, or only one with other
// capitals.
func checkKeys(p *lint.Pass) {
	doc := p.Document
	known := len(doc.Bibliographies()) > 0 || slices.ContainsFunc(doc.References, func(r *lint.Reference) bool { return r.Key != "" })
	if !known {
		return
	}
	var near *nearKeys
	for _, c := range doc.Citations {
		if !c.HasKey() {
			continue
		}
		switch {
		case citation.Fault(c, lint.KeyFault) != nil:
			reportCapitals(p, c)
		case c.Status == lint.Missing && c.Certain && !c.Exempt && !doc.Incomplete():
			if near == nil {
				near = newNearKeys(p)
			}
			reportMissingKey(p, c, near.to(c.Key))
		}
	}
}

func reportCapitals(p *lint.Pass, c *lint.Citation) {
	r := citation.Fault(c, lint.KeyFault).Reference
	told := ": BibTeX takes it, biber and pandoc do not"
	if !r.Is(lint.TeX) {
		told = ", and pandoc tells capitals apart"
	}
	d := lint.Diagnostic{
		Span:    c.Span,
		Message: fmt.Sprintf("the key %s is written %s in %s", c.Key, r.Key, path.Base(r.File)) + told,
		Related: []lint.Related{{File: r.File, Span: r.KeySpan, Message: "the entry"}},
	}
	d.Fixes = rewriteKey(c, r.Key, lint.Unsafe)
	p.ReportAs(lint.Warning, d)
}

func reportMissingKey(p *lint.Pass, c *lint.Citation, near []nearKey) {
	d := lint.Diagnostic{Span: c.Span, Message: "no entry has the key " + c.Key}
	for i, n := range near {
		if i == 0 {
			d.Message += "; the nearest is " + n.key
		}
		if r := n.reference(); r != nil && r.KeySpan.Len() > 0 {
			d.Related = append(d.Related, lint.Related{File: r.File, Span: r.KeySpan, Message: "an entry whose key comes close: " + n.key})
		}
	}
	if len(near) > 0 && (len(near) == 1 || near[0].distance < near[1].distance) {
		d.Fixes = rewriteKey(c, near[0].key, lint.Suggest)
	}
	p.Report(d)
}

func rewriteKey(c *lint.Citation, key string, safety lint.Safety) []lint.Fix {
	return []lint.Fix{{Message: "cite " + key, Safety: safety, Keys: true, Edits: []lint.TextEdit{{Span: c.KeySpan, New: key}}}}
}
