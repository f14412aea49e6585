package cite

import (
	"strings"
	"unicode/utf8"

	"github.com/bibfix/bibfix/internal/fold"
	"github.com/bibfix/bibfix/lint"
)

// A half is what is left of a reference to a work when the text names its second
// author alone, "Vance (2021)" for Uribe & Vance, or the first by the given name,
// "Sobia (2021)" for Rind, Sobia.
type half struct {
	name string // folded
	year int
}

// halfNamed looks for what is meant by citations of one name that leads no
// entry: an entry of that year that nothing else cites, if there is only one.
// Another author is a mismatch; a given name leaves the work missing, with the
// entry beside it. It returns by how much the number of missing works grows.
func (r *reader) halfNamed() (missing int) {
	var halves map[half][]*entry
	for _, f := range r.found {
		if f.Status != lint.Missing || !f.mayBeHalf(r.index) {
			continue
		}
		if halves == nil {
			halves = r.halves()
		}
		name := fold.Letters(f.Names[0].Family)
		meant := halves[half{name, f.Date.Year}]
		switch {
		case len(meant) != 1:
		case fold.Letters(meant[0].authors[0].name.Given) == name:
			f.Nearest = []*lint.Reference{meant[0].ref}
			if !f.Told() {
				f.Likely = true
				missing++
			}
		default:
			if f.Told() {
				missing--
			}
			c := candidate{entry: meant[0]}
			c.fault(lint.AuthorsFault, f.Names[0].Family, listed(meant[0].authors))
			c.faults[0].Span = f.NamesSpan
			f.Status, f.References, f.Nearest, f.Faults = lint.Mismatch, []*lint.Reference{meant[0].ref}, nil, c.faults
		}
	}
	return missing
}

// mayBeHalf says whether the citation has one name of a person, and the form of
// a citation.
func (f *finding) mayBeHalf(x *index) bool {
	return len(f.Names) == 1 && f.Date.Year != 0 && !f.EtAl && !f.Secondary && !f.arePlaces(x) && !f.isThing() &&
		f.shape&(taxon|distant|bare|pageOnly|emphasised|unlisted|quotation|runningHead) == 0
}

// mostHalves is the number of authors of an entry that may be cited by the
// second of them alone.
const mostHalves = 3

// halves are the entries that nothing cites, by what may be left of them.
func (r *reader) halves() map[half][]*entry {
	taken := map[*lint.Reference]bool{}
	for _, f := range r.found {
		for _, ref := range f.References {
			taken[ref] = true
		}
	}
	halves := map[half][]*entry{}
	for i := range r.index.entries {
		e := &r.index.entries[i]
		if n := len(e.authors); n == 0 || n > mostHalves || e.date.Year == 0 || taken[e.ref] {
			continue
		}
		add := func(name string) {
			key := half{fold.Letters(name), e.date.Year}
			halves[key] = append(halves[key], e)
		}
		if given := strings.TrimSuffix(e.authors[0].name.Given, "."); utf8.RuneCountInString(given) > 3 && !strings.ContainsAny(given, ". ") {
			add(given)
		}
		if len(e.authors) > 1 {
			add(e.authors[1].name.Family)
		}
	}
	return halves
}
