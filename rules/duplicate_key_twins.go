package rules

import (
	"strings"

	"github.com/bibfix/bibfix/lint"
	"github.com/bibfix/bibfix/rules/internal/entry"
)

// hashKey is the hash of a key in lower case, as BibTeX compares keys.
func hashKey(key string) uint64 {
	hash := entry.NewHash()
	for i := range len(key) {
		c := key[i]
		if 'A' <= c && c <= 'Z' {
			c += 'a' - 'A'
		}
		hash = hash.With(uint64(c))
	}
	return uint64(hash)
}

// reportTwinKeys looks at entries of bibliography files whose keys are the same
// but for capitals.
func reportTwinKeys(p *lint.Pass, refs []*lint.Reference) {
	exact := make(map[string]*lint.Reference)
	folded := make(map[string]*lint.Reference)
	for _, r := range refs {
		lower := strings.ToLower(r.Key)
		first, severity := exact[r.Key], lint.Error
		if first == nil {
			exact[r.Key] = r
			first, severity = folded[lower], lint.Warning
		}
		if first == nil {
			folded[lower] = r
			continue
		}
		d := lint.Diagnostic{
			Span: r.KeySpan, Reference: r,
			Related: []lint.Related{{File: first.File, Span: first.KeySpan, Message: "the first"}},
		}
		switch doc := p.DocumentOf(r); {
		case !r.Is(lint.TeX) && severity == lint.Warning:
			continue // elsewhere keys have their case
		case !r.Is(lint.TeX):
			d.Message = "another entry has the key " + r.Key + ": which of them a citation means is left to chance"
		case severity == lint.Warning:
			d.Message = "the keys " + first.Key + " and " + r.Key + " differ in capitals only: BibTeX calls this a repeated entry and keeps the first, biber keeps both"
		case doc != nil && isCopy(doc, first, r):
			d.Message = "this entry stands twice: BibTeX calls it a repeated entry, biber passes over it"
			d.Fixes = removeCopy(doc, first, r)
		default:
			d.Message = "another entry has the key " + r.Key + ": BibTeX calls this one a repeated entry, biber warns, and both keep the first alone"
		}
		p.ReportAs(severity, d)
	}
}

// isCopy says whether two entries of one file are the same to the last byte.
func isCopy(doc *lint.Document, a, b *lint.Reference) bool {
	return a.File == b.File && doc.Source(a.Span) == doc.Source(b.Span)
}

func removeCopy(doc *lint.Document, first, r *lint.Reference) []lint.Fix {
	edits := doc.Syntax.Drop(r)
	if edits == nil {
		return nil
	}
	return []lint.Fix{{
		Message: "remove the second", Safety: lint.Safe, Edits: edits,
		Holds:   []lint.Place{{File: first.File, Span: first.Span}},
		Removes: []*lint.Reference{r},
	}}
}
