package rules

import (
	"cmp"
	"fmt"
	"math/bits"
	"path"
	"slices"
	"strings"

	"github.com/bibfix/bibfix/internal/sim"
	"github.com/bibfix/bibfix/lint"
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
		case faultOf(c, lint.KeyFault) != nil:
			reportCapitals(p, c)
		case c.Status == lint.Missing && c.Certain && !c.Exempt && !doc.Incomplete():
			if near == nil {
				near = newNearKeys(doc)
			}
			reportMissingKey(p, c, near.to(c.Key))
		}
	}
}

func reportCapitals(p *lint.Pass, c *lint.Citation) {
	r := faultOf(c, lint.KeyFault).Reference
	d := lint.Diagnostic{
		Span:    c.Span,
		Message: fmt.Sprintf("the key %s is written %s in %s: BibTeX takes it, biber and pandoc do not", c.Key, r.Key, path.Base(r.File)),
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
	return []lint.Fix{{Message: "cite " + key, Safety: safety, Edits: []lint.TextEdit{{Span: c.KeySpan, New: key}}}}
}

// nearKeys finds keys that come close to others. A thousand missing keys may
// meet a hundred thousand entries: what a key has in common with another is
// told from its length and the set of its letters before letters are compared.
type nearKeys struct {
	keys  []keyShape
	known map[string][]nearKey // answers, by key
}

// A keyShape is a key with what is cheap to compare.
type keyShape struct {
	key     string
	folded  string // lower case
	letters uint64 // set of its letters and digits
	doc     *lint.Document
	index   int
}

// A nearKey is a key that comes close.
type nearKey struct {
	*keyShape
	distance int
}

// Bounds: how many missing keys of a document are compared, how many near ones
// are named.
const (
	maxMissingKeys = 500
	maxNearKeys    = 3
)

func newNearKeys(doc *lint.Document) *nearKeys {
	n := &nearKeys{known: make(map[string][]nearKey)}
	for i, r := range doc.References {
		if r.Key != "" {
			n.keys = append(n.keys, shape(r.Key, doc, i))
		}
	}
	for _, b := range doc.Bibliographies() {
		for i := range b.Database.Len() {
			if key := b.Database.Key(i); key != "" {
				n.keys = append(n.keys, shape(key, b, i))
			}
		}
	}
	return n
}

func shape(key string, doc *lint.Document, i int) keyShape {
	s := keyShape{key: key, folded: strings.ToLower(key), doc: doc, index: i}
	for _, c := range []byte(s.folded) {
		s.letters |= 1 << (c & 63)
	}
	return s
}

// to are the keys that come closest to key, best first.
func (n *nearKeys) to(key string) []nearKey {
	if found, known := n.known[key]; known || len(n.known) >= maxMissingKeys {
		return found
	}
	wanted := shape(key, nil, 0)
	limit := min(3, max(1, len(key)/5))
	if len(key) < 4 {
		limit = 0
	}
	var found []nearKey
	for i := range n.keys {
		k := &n.keys[i]
		if d := len(k.key) - len(key); d > limit || -d > limit || bits.OnesCount64(k.letters^wanted.letters) > 2*limit {
			continue
		}
		if d := sim.Distance(wanted.folded, k.folded, limit); d <= limit {
			found = append(found, nearKey{k, d})
		}
	}
	slices.SortStableFunc(found, func(a, b nearKey) int { return cmp.Compare(a.distance, b.distance) })
	found = slices.Clip(found[:min(len(found), maxNearKeys)])
	n.known[key] = found
	return found
}

// reference is the entry that has the key.
func (k *keyShape) reference() *lint.Reference {
	if k.doc.Database == nil {
		return k.doc.References[k.index]
	}
	return k.doc.Database.Cursor().Read(k.index)
}
