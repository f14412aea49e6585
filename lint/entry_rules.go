package lint

import (
	"cmp"
	"math"
	"math/bits"
	"slices"
	"sync"
	"sync/atomic"
)

// chunk is how many entries of a document one worker takes at a time.
const chunk = 256

// A handle is something that entries which may be the same have in common, as
// one rule sees it.
type handle struct {
	hash       uint64
	doc, entry uint32
}

// checkEntries runs the rules that look at single entries over those of all
// documents, and those that compare entries over what has a handle in common.
// The findings are in no order.
func checkEntries(all *ruleRun, rules []Rule, most int) []Diagnostic {
	var found []Diagnostic
	handles := make([][][]handle, len(rules)) // by rule and chunk
	for at, d := range all.documents {
		n := d.Count()
		chunks := make([]chunkResult, (n+chunk-1)/chunk)
		flooded := newFlooded(len(rules))
		eachChunk(len(chunks), func(w *worker, i int) {
			chunks[i] = w.check(i*chunk, min(n, (i+1)*chunk), at)
		}, func() *worker { return newWorker(all, d, rules, most, flooded) })
		for _, h := range chunks {
			found = append(found, h.found...)
			for j, of := range h.handles {
				if len(of) > 0 {
					handles[j] = append(handles[j], of)
				}
			}
		}
	}
	for j := range rules {
		found = append(found, checkTwins(all, &rules[j], handles[j])...)
	}
	return found
}

// eachChunk calls do for 0 to n-1 with workers of which each is used by one
// goroutine at a time.
func eachChunk(n int, do func(w *worker, i int), make func() *worker) {
	workers := sync.Pool{New: func() any { return make() }}
	Parallel(n, func(i int) {
		w := workers.Get().(*worker)
		do(w, i)
		workers.Put(w)
	})
}

// A chunkResult is what looking at the entries of a chunk gave.
type chunkResult struct {
	found   []Diagnostic
	handles [][]handle // by rule
}

// A worker looks at entries of one document, one after the other.
type worker struct {
	doc    *Document
	reader *entryReader
	rules  []Rule
	passes []Pass
	add    func(hash uint64) // a handle of the entry at hand, for the rule at hand
	at     handle
	most   int   // findings kept of a rule that floods
	rule   int   // the one at hand
	chunk  int   // the one at hand
	counts []int // findings in the chunk, by rule
	last   []int // index in found of the last one kept, by rule
	full   flooded
	entry  *Reference // the one at hand
	kept   bool       // a finding about the entry at hand was
	broken []bool     // rules that panicked
	start  int        // the first rule to ask about the entry at hand: behind one that panicked
	chunkResult
}

func newWorker(all *ruleRun, d *Document, rules []Rule, most int, full flooded) *worker {
	n := len(rules)
	w := &worker{
		doc: d, reader: d.newEntryReader(), rules: rules, passes: make([]Pass, n), most: most, full: full,
		counts: make([]int, n), last: make([]int, n), broken: make([]bool, n),
	}
	w.add = func(hash uint64) {
		w.at.hash = hash
		w.handles[w.rule] = append(w.handles[w.rule], w.at)
	}
	for i := range rules {
		w.passes[i] = all.pass(&rules[i], d, w.take)
	}
	return w
}

// take keeps a finding, or counts it with the last one kept: a million that
// only differ in their place need no memory each. Behind a chunk that has as many
// as are shown, those of a chunk are counted by one that remembers no entry.
func (w *worker) take(d Diagnostic) {
	shown := true
	if w.rules[w.rule].Flood != "" && d.Severity == Info {
		w.counts[w.rule]++
		most := w.most
		if w.full.before(w.rule, w.chunk) {
			most, shown = 1, false
			d.Reference, d.Related, d.Fixes = nil, nil, nil
		}
		if w.counts[w.rule] > most {
			w.found[w.last[w.rule]].others++
			if w.counts[w.rule] == w.most+1 {
				w.full.add(w.rule, w.chunk)
			}
			return
		}
		w.last[w.rule] = len(w.found)
	}
	w.kept = w.kept || shown
	w.found = append(w.found, d)
}

// A flooded holds, by rule, the first chunk known to have more findings than
// are kept; all that come after it are counted only.
type flooded []atomic.Int64

func newFlooded(rules int) flooded {
	f := make(flooded, rules)
	for i := range f {
		f[i].Store(math.MaxInt64)
	}
	return f
}

func (f flooded) before(rule, chunk int) bool { return f[rule].Load() < int64(chunk) }

func (f flooded) add(rule, chunk int) {
	for old := f[rule].Load(); int64(chunk) < old && !f[rule].CompareAndSwap(old, int64(chunk)); {
		old = f[rule].Load()
	}
}

// check looks at the entries [from, to) with all rules, while they are at hand.
func (w *worker) check(from, to, doc int) chunkResult {
	w.chunkResult, w.chunk = chunkResult{handles: make([][]handle, len(w.rules))}, from/chunk
	clear(w.counts)
	for i := from; i < to; {
		i = w.walk(i, to, doc)
	}
	return w.chunkResult
}

// walk looks at the entries [from, to) and returns where to go on: at to, or
// where a rule or the reader panicked. Such a rule is not asked again.
func (w *worker) walk(from, to, doc int) (next int) {
	defer func() {
		if cause := recover(); cause != nil {
			w.fail(cause)
			if w.rule == reading {
				next++
			}
			w.start = w.rule + 1
		}
	}()
	for next = from; next < to; next++ {
		w.rule, w.kept = reading, false
		r := w.reader.read(next)
		w.entry = r
		start := w.start
		w.start = 0
		for j := start; j < len(w.rules); j++ {
			w.rule = j
			rule := &w.rules[j]
			if w.broken[j] || !r.Is(rule.For) {
				continue
			}
			if rule.Entry != nil {
				rule.Entry(&w.passes[j], r)
			}
			if rule.Alike != nil {
				w.at = handle{doc: uint32(doc), entry: uint32(next)}
				rule.Alike(r, w.add)
			}
		}
		if w.kept {
			r.Keep()
		}
	}
	return next
}

// reading stands in the place of a rule's index while an entry is made.
const reading = -1

// fail reports that the rule at hand panicked, or the reader.
func (w *worker) fail(cause any) {
	part := "the reader of entries"
	if w.rule != reading {
		part = "the rule " + w.rules[w.rule].ID
		w.broken[w.rule] = true
	}
	if w.kept {
		w.entry.Keep()
	}
	w.found = append(w.found, Failure(w.doc.Name, part, cause))
}

// checkTwins hands a rule the entries that have a handle in common, in the order
// of the files, within the bibliographies that are read together.
func checkTwins(all *ruleRun, rule *Rule, chunks [][]handle) []Diagnostic {
	if len(chunks) == 0 {
		return nil
	}
	docs, handles := all.documents, shared(chunks)
	slices.SortFunc(handles, func(a, b handle) int {
		return cmp.Or(
			cmp.Compare(a.hash, b.hash), cmp.Compare(docs[a.doc].scope, docs[b.doc].scope),
			cmp.Compare(a.doc, b.doc), cmp.Compare(a.entry, b.entry),
		)
	})
	var found []Diagnostic
	report := func(d Diagnostic) { found = append(found, d) }
	readers := make([]*entryReader, len(docs))
	read := func(h handle) *Reference {
		if readers[h.doc] == nil {
			readers[h.doc] = docs[h.doc].newEntryReader()
		}
		r := readers[h.doc].read(int(h.entry))
		r.Keep()
		return r
	}
	same := func(a, b handle) bool {
		return a.hash == b.hash && docs[a.doc].scope == docs[b.doc].scope
	}
	for start, end := 0, 0; start < len(handles); start = end {
		for end = start + 1; end < len(handles) && same(handles[start], handles[end]); {
			end++
		}
		group := slices.Compact(handles[start:end])
		if len(group) < 2 {
			continue
		}
		first := read(group[0])
		pass := all.pass(rule, docs[group[0].doc], report)
		for others := range slices.Chunk(group[1:], maxTwins) {
			twins := []*Reference{first}
			for _, h := range others {
				twins = append(twins, read(h))
			}
			compareTwins(&pass, twins)
		}
	}
	return found
}

func compareTwins(p *Pass, twins []*Reference) {
	defer guard(p.Document.Name, p.Rule, p.report)
	p.Rule.Twins(p, twins)
}

// maxTwins bounds how many entries of one handle are compared with one another;
// more are compared with the first and among their neighbours.
const maxTwins = 100

// shared are the handles that may stand more than once. Nearly all of a file
// stand alone: two bits for each tell that faster than sorting them would.
func shared(chunks [][]handle) []handle {
	n := 0
	for _, c := range chunks {
		n += len(c)
	}
	slots := uint64(1) << bits.Len(uint(16*n|64))
	once, again := make([]uint64, slots/64), make([]uint64, slots/64)
	for _, c := range chunks {
		for _, h := range c {
			slot := h.hash % slots
			word, bit := slot/64, uint64(1)<<(slot%64)
			again[word] |= once[word] & bit
			once[word] |= bit
		}
	}
	var found []handle
	for _, c := range chunks {
		for _, h := range c {
			if slot := h.hash % slots; again[slot/64]>>(slot%64)&1 == 1 {
				found = append(found, h)
			}
		}
	}
	return found
}
