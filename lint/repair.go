package lint

import (
	"cmp"
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"math"
	"slices"
	"strings"
)

// maxRounds is how often texts are fixed and read again before bibfix gives
// up. Fixes that wait for others need two or three.
const maxRounds = 10

// Repaired is what fixing leaves.
type Repaired struct {
	Documents []*Document  // in the order they came; their bytes are the fixed ones
	Findings  []Diagnostic // those that are left
	Fixed     int          // findings whose fix was applied
}

// A FixError says why nothing may be written: the rules named made fixes that
// do not go together, or one that damages.
type FixError struct {
	Rules   []string // sorted, each once
	Problem string   // a clause without a subject: "undo each other"
}

func (e *FixError) Error() string {
	noun := "rules "
	if len(e.Rules) == 1 {
		noun = "rule "
	}
	return "the fixes of the " + noun + strings.Join(e.Rules, ", ") + " cannot be used: " + e.Problem
}

// Repair applies fixes that are at least as safe as threshold, reads and lints
// again, and goes on until none is left to apply. It returns the documents as
// they then are. When the fixes do not come to rest, or damage the reading of
// a file, the error is a *FixError and the caller keeps its originals.
func Repair(docs []*Document, read func(File) *Document, rules []Rule, options Options, threshold Safety) (Repaired, error) {
	found := lintAll(docs, rules, options, math.MaxInt)
	seen := map[digest]int{sum(docs): 0} // the round before which a text stood
	var applied [][]string               // rules, by round
	fixed := 0
	for round := 0; ; round++ {
		chosen := choose(docs, found, threshold)
		if len(chosen) == 0 {
			return Repaired{docs, flood(found, rules), fixed}, nil
		}
		names := ruleNames(chosen)
		if round == maxRounds {
			return Repaired{}, &FixError{distinct(names), fmt.Sprintf("after %d rounds they still change the text", maxRounds)}
		}
		next := apply(docs, chosen, read)
		if err := compare(docs, next, chosen); err != nil {
			return Repaired{}, err
		}
		applied = append(applied, names)
		fixed += len(names)
		if first, circle := seen[sum(next)]; circle {
			return Repaired{}, &FixError{distinct(slices.Concat(applied[first:]...)), "they undo each other"}
		}
		seen[sum(next)] = round + 1
		docs, found = next, lintAll(next, rules, options, math.MaxInt)
	}
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
			next[i] = read(File{next[i].Name, Apply(next[i].Data, of)})
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

// compare refuses a round after which a file reads worse than before: with
// more complaints of its reader, or with an entry or a key gone that no fix
// said it would take away. Entries of a free-text list have no name, so they
// are counted.
func compare(before, after []*Document, chosen []choice) error {
	removed := make(map[*Reference]bool)
	for _, c := range chosen {
		for _, r := range c.fix.Removes {
			removed[r] = true
		}
	}
	for i, old := range before {
		now := after[i]
		if now == old {
			continue
		}
		var problem string
		want, keys := kept(old, removed)
		switch key := missingKey(now, keys); {
		case len(now.Errors) > len(old.Errors):
			problem = "has more syntax errors than before"
		case now.Count() < want:
			problem = fmt.Sprintf("has %d entries instead of %d", now.Count(), want)
		case key != "":
			problem = "has lost the key " + key
		default:
			continue
		}
		return &FixError{distinct(ruleNames(editing(chosen, old.Name))), old.Name + " then " + problem}
	}
	return nil
}

// keys calls do with the key of every entry that has one.
func (d *Document) keys(do func(key string)) {
	for _, r := range d.References {
		if r.Key != "" {
			do(r.Key)
		}
	}
	if d.Database == nil {
		return
	}
	for i := range d.Database.Len() {
		if key := d.Database.Key(i); key != "" {
			do(key)
		}
	}
}

// kept counts the entries that should be there after a round, and their keys.
func kept(doc *Document, removed map[*Reference]bool) (entries int, keys map[string]int) {
	keys = make(map[string]int)
	doc.keys(func(key string) { keys[key]++ })
	entries = doc.Count()
	for r := range removed {
		if r.File == doc.Name || slices.Contains(doc.References, r) {
			entries--
			keys[r.Key]--
		}
	}
	return entries, keys
}

// missingKey is a key that the document should have and has not, "" for none.
func missingKey(doc *Document, keys map[string]int) string {
	doc.keys(func(key string) { keys[key]-- })
	var missing []string
	for key, n := range keys {
		if n > 0 {
			missing = append(missing, key)
		}
	}
	if len(missing) == 0 {
		return ""
	}
	return slices.Min(missing)
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

type digest [sha256.Size]byte

// sum is the fingerprint of all texts together.
func sum(docs []*Document) digest {
	h := sha256.New()
	var size [8]byte
	for _, doc := range docs {
		binary.BigEndian.PutUint64(size[:], uint64(len(doc.Data)))
		h.Write(size[:])
		h.Write(doc.Data)
	}
	return digest(h.Sum(nil))
}
