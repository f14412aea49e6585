package rules

import (
	"cmp"
	"math/bits"
	"slices"
	"strings"

	"github.com/bibfix/bibfix/internal/sim"
	"github.com/bibfix/bibfix/lint"
)

// nearKeys finds keys that come close to others, among those of a document and
// of its bibliographies.
type nearKeys struct {
	tables []*keyTable
	known  map[string][]nearKey // answers, by key
}

// A nearKey is a key that comes close.
type nearKey struct {
	*keyShape
	distance int
}

// Bounds: how many missing keys of a document are compared, in how many
// bibliographies, how many near ones are named.
const (
	maxMissingKeys = 500
	maxNearFiles   = 64
	maxNearKeys    = 3
)

func newNearKeys(p *lint.Pass) *nearKeys {
	doc := p.Document
	n := &nearKeys{known: make(map[string][]nearKey)}
	add := func(d *lint.Document) {
		n.tables = append(n.tables, lint.Table(p, keysOf{d}, func() *keyTable { return newKeyTable(d) }))
	}
	if len(doc.References) > 0 {
		add(doc)
	}
	all := doc.Bibliographies()
	for _, b := range all[:min(len(all), maxNearFiles)] {
		add(b)
	}
	return n
}

// to are the keys that come closest to key, best first.
func (n *nearKeys) to(key string) []nearKey {
	if found, known := n.known[key]; known || len(n.known) >= maxMissingKeys {
		return found
	}
	var found []nearKey
	for _, t := range n.tables {
		found = append(found, t.near(key)...)
	}
	slices.SortStableFunc(found, func(a, b nearKey) int { return cmp.Compare(a.distance, b.distance) })
	found = slices.Clip(found[:min(len(found), maxNearKeys)])
	n.known[key] = found
	return found
}

// keysOf names the table of the keys of one document.
type keysOf struct{ doc *lint.Document }

// A keyTable finds the keys of one document that come close to another. There
// may be a thousand missing ones and a hundred thousand that they may be: only
// those are looked at that have a pair of letters in common with it, in nearly
// the same place.
type keyTable struct {
	doc    *lint.Document
	keys   []keyShape
	starts []int32 // where the list of each bucket begins in index, and where the last one ends
	index  []int32 // of keys that have a pair, by bucket
}

// A keyShape is a key with what is cheap to compare.
type keyShape struct {
	key     string
	folded  string // lower case
	letters uint64 // set of its letters and digits
	doc     *lint.Document
	index   int
}

func newKeyTable(doc *lint.Document) *keyTable {
	t := &keyTable{doc: doc, starts: make([]int32, pairBuckets+1)}
	for key, i := range doc.Keys() {
		t.add(key, i)
	}
	for i := range t.keys {
		eachPair(t.keys[i].folded, func(at int, pair uint16) { t.starts[bucket(at, pair)+1]++ })
	}
	for i := range pairBuckets {
		t.starts[i+1] += t.starts[i]
	}
	t.index = make([]int32, t.starts[pairBuckets])
	next := slices.Clone(t.starts)
	for i := range t.keys {
		eachPair(t.keys[i].folded, func(at int, pair uint16) {
			b := bucket(at, pair)
			t.index[next[b]] = int32(i)
			next[b]++
		})
	}
	return t
}

// maxKey is the length in bytes of the longest key that is compared: what is
// longer is no key, and has as many pairs as the file has bytes.
const maxKey = 100

func (t *keyTable) add(key string, i int) {
	if key != "" && len(key) <= maxKey {
		t.keys = append(t.keys, shape(key, t.doc, i))
	}
}

func shape(key string, doc *lint.Document, i int) keyShape {
	s := keyShape{key: key, folded: strings.ToLower(key), doc: doc, index: i}
	for _, c := range []byte(s.folded) {
		s.letters |= 1 << (c & 63)
	}
	return s
}

// eachPair calls do for each two neighbours, the ends with a neighbour of
// their own: a slip leaves one of them as it is even in a key of four letters.
func eachPair(s string, do func(at int, pair uint16)) {
	last := byte(0)
	for i := range len(s) {
		do(i, uint16(last)<<8|uint16(s[i]))
		last = s[i]
	}
	do(len(s), uint16(last)<<8)
}

// pairBuckets is how many lists the keys of a document are parted into.
const pairBuckets = 1 << 16

// bucket mixes a pair and its place.
func bucket(at int, pair uint16) int {
	return int((uint32(at)<<16|uint32(pair))*2654435769>>16) & (pairBuckets - 1) // Knuth's multiplier
}

// maxLooked bounds how many keys are looked at for a missing one. The rarest of
// its pairs come first, and what is close to it shares most of them: only among
// hundreds that differ in a digit is one missed.
const maxLooked = 250

// near are the keys of the table that are within a few slips of key.
func (t *keyTable) near(key string) []nearKey {
	limit := slips(key)
	if limit == 0 || len(key) > maxKey {
		return nil
	}
	wanted := shape(key, nil, 0)
	var lists [][]int32
	eachPair(wanted.folded, func(at int, pair uint16) {
		for place := max(0, at-limit); place <= at+limit; place++ {
			if b := bucket(place, pair); t.starts[b] < t.starts[b+1] {
				lists = append(lists, t.index[t.starts[b]:t.starts[b+1]])
			}
		}
	})
	slices.SortStableFunc(lists, func(a, b []int32) int { return cmp.Compare(len(a), len(b)) })
	var found []nearKey
	seen := make(map[int32]bool)
	for _, list := range lists {
		for _, i := range list {
			if len(seen) == maxLooked {
				break
			}
			if seen[i] {
				continue
			}
			seen[i] = true
			if d := t.keys[i].distance(&wanted, limit); d <= limit {
				found = append(found, nearKey{&t.keys[i], d})
			}
		}
	}
	slices.SortFunc(found, func(a, b nearKey) int { return cmp.Compare(a.index, b.index) })
	return found
}

// slips is how many slips of the pen away from a key another may be to be meant.
func slips(key string) int {
	if len(key) < 4 {
		return 0
	}
	return min(3, max(1, len(key)/5))
}

// distance is the number of slips between two keys, more than the limit where
// that is told without comparing letters.
func (k *keyShape) distance(wanted *keyShape, limit int) int {
	if d := len(k.key) - len(wanted.key); d > limit || -d > limit || bits.OnesCount64(k.letters^wanted.letters) > 2*limit {
		return limit + 1
	}
	return sim.Distance(wanted.folded, k.folded, limit)
}

// reference is the entry that has the key.
func (k *keyShape) reference() *lint.Reference {
	return k.doc.Entry(k.index)
}
