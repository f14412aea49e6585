package cite

import (
	"slices"
	"sort"

	"github.com/bibfix/bibfix/internal/fold"
	"github.com/bibfix/bibfix/lint"
)

// A query is what is asked of the index: one work as cited.
type query struct {
	people []person
	etAl   bool
	date   lint.Date
	list   int // the list that citations at this place go to first, -1 for none

	running bool // the names stand in running text, which may inflect them
	cases   []declension
}

// An answer is what the index knows of a query.
type answer struct {
	status  lint.Status
	cost    int
	refs    []*lint.Reference
	twins   []*lint.Reference // further copies of the entry in the list
	faults  []lint.Fault      // of a mismatch: one at least
	nearest []*lint.Reference
	others  []candidate // of a mismatch: further entries that may be meant
}

// widestChoice bounds how many entries of one author are weighed when none has
// the cited year.
const widestChoice = 64

// widestBucket bounds how many entries of one year are compared with a name
// that none of them has.
const widestBucket = 128

// ask finds the entry that a citation means: the cheapest one, if it is cheap
// enough.
func (x *index) ask(q *query) answer {
	found := x.byFirst(q)
	if len(found) == 0 || found[0].cost > resolvedCost {
		found = append(found, x.byNear(q)...)
		sortCandidates(found, q.list)
	}
	if len(found) == 0 {
		return answer{status: lint.Missing, cost: impossibleCost}
	}
	best := found[0]
	if at := byOrder(found, q); at >= 0 {
		return answer{status: lint.Resolved, cost: resolvedCost, refs: []*lint.Reference{found[at].entry.ref}}
	}
	switch {
	case best.cost <= resolvedCost:
		return resolved(found)
	case best.cost <= mismatchCost && len(best.faults) == 0:
		return resolved(found[:1]) // habits that add up: nothing can be named that differs
	case best.cost <= mismatchCost && credible(&best, q):
		a := answer{status: lint.Mismatch, cost: best.cost, refs: []*lint.Reference{best.entry.ref}, faults: best.faults}
		for i := 1; i < len(found) && i < 8; i++ {
			if found[i].cost <= mismatchCost && len(found[i].faults) > 0 && credible(&found[i], q) {
				a.others = append(a.others, found[i])
			}
		}
		return a
	}
	a := answer{status: lint.Missing, cost: best.cost}
	for i := 0; i < len(found) && i < 3; i++ {
		a.nearest = append(a.nearest, found[i].entry.ref)
	}
	return a
}

// byOrder tells by its letter which of several entries of one year is meant that have no
// letters, as in styles which print them in the text alone: a is the first of them. It is
// -1 where that is not the case.
func byOrder(found []candidate, q *query) int {
	if len(q.date.Letter) != 1 || found[0].cost <= resolvedCost {
		return -1
	}
	n := 0
	for n < len(found) && found[n].cost == found[0].cost && found[n].lacksLetter(q) && found[n].entry.ref.List == found[0].entry.ref.List {
		n++
	}
	if at := int(q.date.Letter[0]) - 'a'; n > 1 && at >= 0 && at < n {
		return at
	}
	return -1
}

// lacksLetter says whether all that an entry differs in is that its year has no letter.
func (c *candidate) lacksLetter(q *query) bool {
	return len(c.faults) == 1 && c.faults[0].Kind == lint.YearFault && c.entry.date.Year == q.date.Year && c.entry.date.Letter == ""
}

// credible says whether the faults can be slips of one citation: another year
// and another co-author together are another work.
func credible(c *candidate, q *query) bool {
	var year, people, spelling int
	for _, f := range c.faults {
		switch f.Kind {
		case lint.YearFault:
			year++
		case lint.AuthorsFault:
			people++
		case lint.SpellingFault:
			spelling++
		}
	}
	if c.name >= costGivenFirst && year+people+spelling > 0 {
		return false
	}
	if year > 0 && c.name >= costCompound && len(q.people[0].family) > 1 {
		return false // "the Smith Fund (2011)" and an entry by Smith
	}
	return year+people+spelling <= 1 || year == 1 && people == 1 && c.cost <= costYear+costCount+3
}

// resolved makes the answer of the cheapest candidates: one entry, or several
// that the citation does not tell apart.
func resolved(found []candidate) answer {
	best := found[0]
	a := answer{status: lint.Resolved, cost: best.cost, refs: []*lint.Reference{best.entry.ref}}
	for _, c := range found[1:] {
		if c.cost > best.cost || c.entry.ref.List != best.entry.ref.List {
			break
		}
		if sameWork(best.entry, c.entry) {
			a.twins = append(a.twins, c.entry.ref)
			continue
		}
		a.refs = append(a.refs, c.entry.ref)
	}
	if len(a.refs) > 1 {
		a.status = lint.Ambiguous
	}
	return a
}

// sameWork says whether two entries are copies of each other: the list has the
// work twice, which is not the citation's fault.
func sameWork(a, b *entry) bool {
	return a.title != "" && a.title == b.title && a.date.Letter == b.date.Letter || a.ref.Text.Len() > 0 && a.ref.Text.String == b.ref.Text.String
}

// byFirst weighs the entries whose first author goes by the cited name: those
// of the cited year, and the others only when none of them will do.
func (x *index) byFirst(q *query) []candidate {
	if len(q.people) == 0 {
		return nil
	}
	first := &q.people[0]
	spellings := first.spellings()
	var found []candidate
	for _, any := range [...]bool{false, true} {
		found = found[:0]
		for _, p := range x.named(spellings, q.date.Year, any) {
			e := &x.entries[p.entry]
			c := candidate{entry: e, name: int(p.cost), cost: int(p.cost) + first.givenCost(&e.authors[0])}
			if first.misspells(&e.authors[0], c.name) {
				c.misspelt(first)
			}
			c.weigh(q)
			found = append(found, c)
		}
		sortCandidates(found, q.list)
		if len(found) > 0 && found[0].cost <= resolvedCost {
			break
		}
	}
	return found
}

// named gives the entries that go by one of the spellings, each with its
// cheapest one: those of the year, or any.
func (x *index) named(spellings []key, year int, any bool) []posting {
	var found []posting
	for _, s := range spellings {
		for _, p := range x.postings(s.text, year, any) {
			if len(found) == widestChoice {
				return found
			}
			if !any && year != 0 && !x.entries[p.entry].hasYear(year) {
				continue
			}
			p.cost += int8(s.cost)
			if i := slices.IndexFunc(found, func(f posting) bool { return f.entry == p.entry }); i >= 0 {
				found[i].cost = min(found[i].cost, p.cost)
			} else {
				found = append(found, p)
			}
		}
	}
	return found
}

// postings gives the entries under a key. Of a name that very many entries
// have it gives those of the year, or the nearest years.
func (x *index) postings(folded string, year int, any bool) []posting {
	all := x.first[folded]
	if len(all) <= widestChoice || year == 0 {
		return all[:min(len(all), widestChoice)]
	}
	of := x.byYear[folded]
	if of == nil {
		of = make(years)
		for i, p := range all {
			of.add(&x.entries[p.entry], i)
		}
		x.byYear[folded] = of
	}
	var near []posting
	take := func(year int) {
		for _, i := range of[year][:min(len(of[year]), widestChoice)] {
			near = append(near, all[i])
		}
	}
	if !any {
		take(year)
		take(0)
		return near
	}
	for d := 0; d <= costYears && len(near) < widestChoice; d++ {
		take(year - d)
		if d > 0 {
			take(year + d)
		}
	}
	return near[:min(len(near), widestChoice)]
}

// byNear weighs the entries of the cited year whose first author is a slip
// away from the cited name.
func (x *index) byNear(q *query) []candidate {
	if len(q.people) == 0 || q.date.Year == 0 && q.date.Status == "" {
		return nil
	}
	first := &q.people[0]
	var found []candidate
	seen := map[int32]bool{}
	spellings := first.spellings()
	for i, s := range spellings {
		if i > 0 && s.cost == 0 || len(s.text) < 3 {
			break
		}
		for _, k := range nearKeys(q.date.Year, s.text) {
			bucket := x.near[k]
			for _, id := range bucket[:min(len(bucket), widestBucket)] {
				e := &x.entries[id]
				if seen[id] || len(found) == widestChoice {
					continue
				}
				if q.running && first.declinedFrom(&e.authors[0], q.cases) || samePlace(first, &e.authors[0]) {
					seen[id] = true
					c := candidate{entry: e, cost: costSpelling}
					c.weigh(q)
					found = append(found, c)
					continue
				}
				if !nearly(spellings, &e.authors[0]) {
					continue
				}
				seen[id] = true
				c := candidate{entry: e}
				c.misspelt(first)
				c.weigh(q)
				found = append(found, c)
			}
		}
	}
	return found
}

// samePlace says whether a country or town is cited under the name that another
// language has for it: "Brazil" for "Brasil". The names are known to be one
// slip apart.
func samePlace(cited *person, listed *author) bool {
	return isTown(fold.Words(cited.text())) && isTown(fold.Words(listed.name.Sorted())) && nearly(cited.spellings(), listed)
}

// misspelt adds that the cited first author is a slip of the listed one.
func (c *candidate) misspelt(first *person) {
	c.cost += costNear
	c.fault(lint.SpellingFault, first.text(), c.entry.authors[0].name.Sorted())
	c.faults[len(c.faults)-1].Span = lint.Span{Start: first.first, End: first.end}
}

func (c *candidate) weigh(q *query) {
	c.compareYear(q.date)
	c.comparePeople(q)
}

func (e *entry) hasYear(year int) bool {
	if e.date.Year == 0 {
		return true
	}
	return e.date.Year == year || e.date.Original == year || e.date.End == year
}

// sortCandidates puts the cheapest first; of equals, those of the home list,
// then in the order of the file.
func sortCandidates(found []candidate, list int) {
	sort.SliceStable(found, func(i, j int) bool {
		a, b := &found[i], &found[j]
		if home := a.entry.ref.List == list; home != (b.entry.ref.List == list) && (a.cost <= resolvedCost) == (b.cost <= resolvedCost) {
			return home
		}
		return a.cost < b.cost
	})
}

// askTitle finds the entry that goes by a title or by the full name of an
// organisation, given as words folded.
func (x *index) askTitle(folded string, date lint.Date, list int) answer {
	var found []candidate
	for _, p := range x.byTitle(folded) {
		c := candidate{entry: &x.entries[p.entry], cost: int(p.cost)}
		c.compareYear(date)
		found = append(found, c)
	}
	sortCandidates(found, list)
	if len(found) == 0 || found[0].cost > resolvedCost {
		return answer{status: lint.Missing, cost: impossibleCost}
	}
	return resolved(found)
}
