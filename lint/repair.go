package lint

import (
	"cmp"
	"crypto/sha256"
	"fmt"
	"slices"
	"strings"
)

// maxRounds is how often texts are fixed and read again before the rules that
// still want to change one are held to have no end. Fixes that wait for others
// need two or three.
const maxRounds = 10

// Repaired is what fixing leaves.
type Repaired struct {
	Documents []*Document  // in the order they came; their bytes are the fixed ones
	Findings  []Diagnostic // those that are left
	Fixed     int          // findings whose fix was applied
	LeftOut   []LeftOut    // fixes that could not be used, by file and rules
}

// LeftOut are fixes that were not made, since the file would be worse for it.
type LeftOut struct {
	File    string
	Rules   []string // sorted, each once
	Problem string   // a clause: "they undo each other"
}

// String is a clause: "the fixes of the rule month-form are left out: the file
// would have lost the key lund2001".
func (l LeftOut) String() string {
	if len(l.Rules) == 1 {
		return "the fixes of the rule " + l.Rules[0] + " are left out: " + l.Problem
	}
	return "the fixes of the rules " + strings.Join(l.Rules, ", ") + " are left out: " + l.Problem
}

// Repair applies fixes that are at least as safe as threshold, reads and lints
// again, and goes on until none is left to apply. What cannot be used is left
// out, and the rest is made: a fix after which its file reads worse than
// before, and in a file all fixes of rules that undo each other, or find no end
// in it. Findings whose fixes were left out stay, with suggestions.
func Repair(docs []*Document, read func(File) *Document, rules []Rule, options Options, threshold Safety) Repaired {
	var all Repaired
	for range maxStages {
		r := repairer{read: read, rules: rules, options: options, threshold: threshold, barred: make(map[bar]bool)}
		done := r.repair(docs)
		done.Fixed += all.Fixed
		for _, l := range all.LeftOut {
			if !slices.ContainsFunc(done.LeftOut, l.equal) {
				done.LeftOut = append(done.LeftOut, l)
			}
		}
		all = done
		if len(r.barred) == 0 || slices.Equal(docs, done.Documents) {
			break
		}
		docs = done.Documents
	}
	return all
}

// maxStages bounds how often fixing begins anew on what it left, where rules
// were barred: without the text over which they had no end, they may be of use.
const maxStages = 4

// A repairer makes the rounds. Each of its runs begins with the texts as they
// came, knowing what the ones before have barred; as each bars a rule in a
// file, they come to an end.
type repairer struct {
	read      func(File) *Document
	rules     []Rule
	options   Options
	threshold Safety
	barred    map[bar]bool
	endless   []LeftOut // what was barred, and why

	trials     int             // that are left in this run
	damaging   []damage        // that this round found
	signatures map[string]bool // of their fixes
}

// A bar keeps the fixes of a rule out of a file.
type bar struct{ file, rule string }

func (r *repairer) repair(docs []*Document) Repaired {
	for {
		if done, ended := r.run(docs); ended {
			return done
		}
	}
}

// run makes one run. It has not ended where it found something to bar.
func (r *repairer) run(docs []*Document) (Repaired, bool) {
	h := newHistory(docs)
	r.trials = maxTrials
	fixed := 0
	for {
		found := lintAll(docs, r.rules, r.options)
		usable, next := r.round(docs, found)
		if len(usable) == 0 {
			r.demote(found)
			return Repaired{docs, flood(found, r.rules), fixed, r.leftOut()}, true
		}
		fixed += len(ruleNames(usable))
		if again := h.add(next, usable); len(again) > 0 {
			r.bar(again)
			return Repaired{}, false
		}
		docs = next
	}
}

// round makes what can be made of the fixes, and returns the documents after it.
// What damages a file stands in the way of others no longer.
func (r *repairer) round(docs []*Document, found []Diagnostic) (usable []choice, next []*Document) {
	r.damaging, r.signatures = nil, make(map[string]bool)
	for len(usable) == 0 {
		chosen := choose(docs, found, r.threshold, r.refused)
		if len(chosen) == 0 {
			return nil, docs
		}
		var damaging []damage
		usable, next, damaging = r.usable(docs, chosen)
		for _, d := range damaging {
			r.signatures[signature(d.fix)] = true
		}
		r.damaging = append(r.damaging, damaging...)
	}
	return usable, next
}

func (r *repairer) bar(all []LeftOut) {
	for _, l := range all {
		for _, rule := range l.Rules {
			r.barred[bar{l.File, rule}] = true
		}
	}
	r.endless = append(r.endless, all...)
}

// refused says of a fix of that rule whether it was found unusable.
func (r *repairer) refused(rule string, fix *Fix) bool {
	return len(r.signatures) > 0 && r.signatures[signature(fix)] ||
		len(r.barred) > 0 && slices.ContainsFunc(fix.Edits, func(e TextEdit) bool { return r.barred[bar{e.File, rule}] })
}

// demote makes suggestions of the fixes that were refused: what cannot be
// written is not offered.
func (r *repairer) demote(found []Diagnostic) {
	for i := range found {
		d := &found[i]
		if len(d.Fixes) > 0 && r.refused(d.Rule, &d.Fixes[0]) {
			d.Fixes = slices.Clone(d.Fixes) // those of readers stay with the document
			d.Fixes[0].Safety = Suggest
		}
	}
}

// leftOut lists what is not used: what damages, and what was barred.
func (r *repairer) leftOut() []LeftOut {
	all := slices.Clone(r.endless)
	for _, d := range r.damaging {
		all = append(all, LeftOut{d.file, distinct(d.rules), d.problem})
	}
	slices.SortStableFunc(all, func(a, b LeftOut) int {
		return cmp.Or(cmp.Compare(a.File, b.File), slices.Compare(a.Rules, b.Rules), cmp.Compare(a.Problem, b.Problem))
	})
	return slices.CompactFunc(all, LeftOut.equal)
}

func (l LeftOut) equal(other LeftOut) bool {
	return l.File == other.File && l.Problem == other.Problem && slices.Equal(l.Rules, other.Rules)
}

// A history remembers which texts the files had, and which rules brought them
// from one to the next.
type history struct {
	rounds int
	files  []past // in the order of the documents
}

// A past is that of one file.
type past struct {
	doc   *Document
	seen  map[digest]int // the number of fixed texts before this one
	rules [][]string     // that made each text of the one before
}

func newHistory(docs []*Document) *history {
	h := &history{files: make([]past, len(docs))}
	for i, doc := range docs {
		h.files[i] = past{doc: doc}
	}
	return h
}

// add enters the texts after a round, and names the files in which the rounds
// find no end, with the rules to blame.
func (h *history) add(docs []*Document, chosen []choice) (again []LeftOut) {
	h.rounds++
	for i, doc := range docs {
		p := &h.files[i]
		if doc == p.doc {
			continue
		}
		if p.seen == nil {
			p.seen = map[digest]int{sha256.Sum256(p.doc.Data): 0}
		}
		p.doc = doc
		p.rules = append(p.rules, ruleNames(editing(chosen, doc.Name)))
		text := sha256.Sum256(doc.Data)
		first, circle := p.seen[text]
		switch {
		case circle:
			again = append(again, LeftOut{doc.Name, distinct(slices.Concat(p.rules[first:]...)), "they undo each other"})
		case h.rounds == maxRounds:
			late := p.rules[len(p.rules)/2:] // they may take turns
			again = append(again, LeftOut{doc.Name, distinct(slices.Concat(late...)), fmt.Sprintf("after %d rounds they still change the text", maxRounds)})
		}
		p.seen[text] = len(p.rules)
	}
	return again
}

// apply edits the files and reads those that changed.
func apply(docs []*Document, chosen []choice, read func(File) *Document) []*Document {
	edits := make(map[string][]TextEdit)
	for _, c := range chosen {
		for _, e := range c.fix.Edits {
			edits[e.File] = append(edits[e.File], e)
		}
	}
	next := slices.Clone(docs)
	Parallel(len(next), func(i int) {
		if of := edits[next[i].Name]; len(of) > 0 {
			base := next[i].Base
			next[i] = read(File{Name: next[i].Name, Data: Apply(next[i].Data, of)})
			next[i].Base = base
		}
	})
	return next
}

// Apply returns data with the edits made. They are all for this file, lie
// inside it and do not overlap; their order does not matter.
func Apply(data []byte, edits []TextEdit) []byte {
	edits = slices.Clone(edits)
	size := len(data)
	for _, e := range edits {
		size += len(e.New) - e.Span.Len()
	}
	slices.SortFunc(edits, func(a, b TextEdit) int { // an insertion goes before what is replaced at its place
		return cmp.Or(a.Span.Start-b.Span.Start, a.Span.End-b.Span.End)
	})
	out := make([]byte, 0, size)
	at := 0
	for _, e := range edits {
		out = append(out, data[at:e.Span.Start]...)
		out = append(out, e.New...)
		at = e.Span.End
	}
	return append(out, data[at:]...)
}

// editing are the choices that edit the file.
func editing(chosen []choice, file string) []choice {
	return slices.DeleteFunc(slices.Clone(chosen), func(c choice) bool {
		return !slices.ContainsFunc(c.fix.Edits, func(e TextEdit) bool { return e.File == file })
	})
}

// ruleNames lists the rules of the choices, one for each finding.
func ruleNames(chosen []choice) []string {
	var names []string
	for _, c := range chosen {
		names = append(names, c.rules...)
	}
	return names
}

func distinct(names []string) []string {
	return slices.Compact(slices.Sorted(slices.Values(names)))
}

type digest = [sha256.Size]byte
