package lint

import (
	"fmt"
	"slices"
)

// A damage is a choice after which a file reads worse.
type damage struct {
	choice
	file    string
	problem string
}

// maxTrials bounds how often files are edited and read in one run to find the
// fixes that damage them: each trial costs a reading, and a file may be made so
// that all its fixes damage it. What is not tried then is not used.
const maxTrials = 100

// usable parts the choices into those that can be made together and those that
// damage a file, and returns the documents after the former. Where all can be
// made, that takes one reading.
func (r *repairer) usable(docs []*Document, chosen []choice) (usable []choice, after []*Document, damaging []damage) {
	next := apply(docs, chosen, r.read)
	bad := compare(docs, next, chosen)
	if len(bad) == 0 {
		return chosen, next, nil
	}
	s := sieve{repairer: r, docs: docs}
	var suspects []choice
	for _, c := range chosen {
		if edits(c, bad) {
			suspects = append(suspects, c)
		} else {
			s.usable = append(s.usable, c)
		}
	}
	s.sift(suspects)
	return s.usable, apply(docs, s.usable, r.read), s.bad
}

// edits says whether a choice edits one of the files.
func edits[T any](c choice, files map[string]T) bool {
	return slices.ContainsFunc(c.fix.Edits, func(e TextEdit) bool { _, in := files[e.File]; return in })
}

// A sieve finds the choices that damage a file by trying halves.
type sieve struct {
	*repairer
	docs   []*Document
	usable []choice
	bad    []damage
}

// sift adds to usable what of the suspects can be made together with it.
func (s *sieve) sift(suspects []choice) {
	if len(suspects) == 0 {
		return
	}
	if s.trials == 0 {
		for _, c := range suspects {
			s.bad = append(s.bad, damage{c, c.fix.Edits[0].File, "too many of them damage the file to try each"})
		}
		return
	}
	s.trials--
	file, problem := s.try(suspects)
	switch {
	case problem == "":
		s.usable = append(s.usable, suspects...)
	case len(suspects) == 1:
		s.bad = append(s.bad, damage{suspects[0], file, problem})
	default:
		s.sift(suspects[:len(suspects)/2])
		s.sift(suspects[len(suspects)/2:])
	}
}

// try makes the suspects and what is usable in the same files, and names the
// first file that reads worse then; "" for none.
func (s *sieve) try(suspects []choice) (file, problem string) {
	files := make(map[string]bool)
	for _, c := range suspects {
		for _, e := range c.fix.Edits {
			files[e.File] = true
		}
	}
	together := slices.Clone(suspects)
	for _, c := range s.usable {
		if edits(c, files) {
			together = append(together, c)
		}
	}
	bad := compare(s.docs, apply(s.docs, together, s.read), together)
	for _, doc := range s.docs {
		if problem := bad[doc.Name]; problem != "" {
			return doc.Name, problem
		}
	}
	return "", ""
}

// compare tells of each file that reads worse after a round than before what is
// worse: its reader or its program has more complaints, or an entry or a key is
// gone that no fix said it would take away. Entries of a free-text list have no
// name, so they are counted.
func compare(before, after []*Document, chosen []choice) map[string]string {
	removed := make(map[*Reference]bool)
	for _, c := range chosen {
		for _, r := range c.fix.Removes {
			removed[r] = true
		}
	}
	bad := make(map[string]string)
	for i, old := range before {
		if now := after[i]; now != old {
			if problem := worse(old, now, removed); problem != "" {
				bad[old.Name] = problem
			}
		}
	}
	return bad
}

// worse says what is worse in a file than before, "" for nothing.
func worse(old, now *Document, removed map[*Reference]bool) string {
	want, keys := kept(old, removed)
	if len(now.Errors) > len(old.Errors) {
		return "the file would have more syntax errors than before"
	}
	if now.Count() < want {
		return fmt.Sprintf("the file would have %d entries instead of %d", now.Count(), want)
	}
	if key := missingKey(now, keys); key != "" {
		return "the file would have lost the key " + key
	}
	if old.Strict == nil || now.Strict == nil {
		return ""
	}
	a, b := old.Strict(), now.Strict()
	switch least := a.Entries - (old.Count() - want); {
	case b.Faults > a.Faults:
		return fmt.Sprintf("%s would find %d faults in the file instead of %d", a.Program, b.Faults, a.Faults)
	case b.Entries < least:
		return fmt.Sprintf("%s would read %d entries instead of %d", a.Program, b.Entries, least)
	}
	return ""
}

// A Strictness is what a program that recovers from less than our reader makes
// of a file.
type Strictness struct {
	Program string // as people call it: "BibTeX"
	Faults  int    // it complains of
	Entries int    // it reads
}

// kept counts the entries that should be there after a round, and their keys.
func kept(doc *Document, removed map[*Reference]bool) (entries int, keys map[string]int) {
	keys = make(map[string]int)
	for key := range doc.ownKeys() {
		keys[key]++
	}
	entries = doc.Count()
	if len(removed) == 0 {
		return entries, keys
	}
	own := make(map[*Reference]bool, len(doc.References))
	for _, r := range doc.References {
		own[r] = true
	}
	for r := range removed {
		if r.File == doc.Name || own[r] {
			entries--
			keys[r.Key]--
		}
	}
	return entries, keys
}

// missingKey is a key that the document should have and has not, "" for none.
func missingKey(doc *Document, keys map[string]int) string {
	for key := range doc.ownKeys() {
		keys[key]--
	}
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
