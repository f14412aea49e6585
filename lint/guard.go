package lint

import (
	"cmp"
	"slices"
)

// Fixes that cannot be applied are not offered, and none touches a key that does
// not mean to: a key stands in other files as well. Both are looked at where
// fixes are handed in, so that no rule has to.

// TouchesKey says whether an edit of the span would change a key: that of an
// entry or citation, or one by which an entry names another. An edit that holds the
// whole entry or citation changes no key.
func (p *Pass) TouchesKey(span Span) bool { return p.touchesKey(p.Document, span) }

func (p *Pass) touchesKey(doc *Document, span Span) bool {
	if doc.Database != nil && doc.Database.TouchesKey(span) {
		return true
	}
	keys := Table(p, keysOf{doc}, func() []keyPlace { return keyPlaces(doc) })
	first, _ := slices.BinarySearchFunc(keys, span.Start, func(k keyPlace, at int) int { return cmp.Compare(k.key.End, at) })
	for _, k := range keys[first:] {
		if k.key.Start > span.End {
			break
		}
		if span.Cuts(k.key, k.whole) {
			return true
		}
	}
	return false
}

// Cuts says whether an edit of the span changes a key without taking away all
// that it belongs to.
func (s Span) Cuts(key, whole Span) bool {
	inside := s.Start < key.End && s.End > key.Start
	return inside && (whole == key || !s.Contains(whole))
}

// A keyPlace is a key with the entry or the bracket that it belongs to.
type keyPlace struct{ key, whole Span }

// keysOf is what the table of a document's keys is kept under.
type keysOf struct{ doc *Document }

// keyPlaces are the keys in the text and the lists of a document, in its order.
func keyPlaces(doc *Document) []keyPlace {
	var keys []keyPlace
	for _, r := range doc.References {
		if r.KeySpan.Len() > 0 {
			keys = append(keys, keyPlace{r.KeySpan, r.Span})
		}
	}
	for _, c := range doc.Citations {
		if c.HasKey() {
			keys = append(keys, keyPlace{c.KeySpan, c.Group})
		}
	}
	slices.SortFunc(keys, func(a, b keyPlace) int { return cmp.Or(a.key.End-b.key.End, a.key.Start-b.key.Start) })
	return keys
}

// keepsBalance says whether a fix of an entry leaves as many brackets open as there
// were. One that takes the entry away as a whole does.
func (p *Pass) keepsBalance(d *Diagnostic, fix *Fix) bool {
	if d.Reference == nil || len(fix.Removes) > 0 {
		return true
	}
	depth := 0
	for _, e := range fix.Edits {
		doc := p.run.byName[e.File]
		if doc == nil {
			continue
		}
		if e.File == d.Reference.File && e.Span.Contains(d.Reference.Span) || e.Span.Start < 0 || e.Span.End > len(doc.Data) || e.Span.Start > e.Span.End {
			return true
		}
		syntax := doc.syntax()
		depth += syntax.Balance([]byte(e.New)) - syntax.Balance(doc.Data[e.Span.Start:e.Span.End])
	}
	return depth == 0
}
