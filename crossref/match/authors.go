package match

import (
	"fmt"
	"slices"
	"strings"

	"github.com/bibfix/bibfix/internal/fold"
	"github.com/bibfix/bibfix/internal/people"
	"github.com/bibfix/bibfix/lint"
)

// An authorMatch is how the authors of a reference fare against a record's.
type authorMatch struct {
	known   bool    // there is something to compare
	overlap float64 // share of the shorter list that is in the other, 0 to 1
	first   bool    // the first author is the record's first
	faults  []string
	partner []int // of each of ours: the index among the record's authors, -1 for none; nil where they are compared with others
}

// stub is how many authors a reference must have for a record with only the
// first of them to be incomplete rather than right: deposits of the first
// author alone are common, works of one author cited with two more are not.
const stub = 3

// maxPeople bounds how many authors are held against one another, since the work
// grows with the square. Lists that are longer are compared by their heads, and
// what differs is not told.
const maxPeople = 200

// sortedAuthors is how many authors in the order of the alphabet are no chance:
// some depositors sort them (10.52202), and then their order says nothing.
const sortedAuthors = 6

// compareAuthors holds the authors of the reference against those of the record.
// Books may be cited by their editors, who count where they are on record as such.
func (r *Reference) compareAuthors(w *lint.Work) authorMatch {
	ours, theirs := r.authors, peopleOf(w.Authors)
	plain := len(ours) > 0 && len(theirs) > 0
	if len(ours) == 0 {
		ours = r.editors
		if len(w.Editors) > 0 {
			theirs = peopleOf(w.Editors)
		}
	}
	if len(theirs) == 0 {
		theirs = peopleOf(w.Editors)
	}
	if r.rawWords != nil && len(ours) > 1 && ours[0].body {
		ours = ours[:1] // a journal is read as a name where no title stands between
	}
	if len(ours) == 0 || len(theirs) == 0 || bodies(ours) != bodies(theirs) {
		m := authorMatch{}
		if len(ours) > 0 && len(theirs) > 0 && comparePersons(&ours[0], &theirs[0]) >= nearPerson {
			m = authorMatch{known: true, overlap: 1, first: true}
		}
		return m
	}
	if !commonScript(ours[0].whole, theirs[0].whole) {
		return authorMatch{}
	}
	if len(ours) > maxPeople || len(theirs) > maxPeople { // nobody counts a collaboration's names
		m := r.compareLists(ours[:min(len(ours), maxPeople)], theirs[:min(len(theirs), maxPeople)], w)
		m.faults = nil
		return m
	}
	m := r.compareLists(ours, theirs, w)
	if !plain {
		m.partner = nil
	}
	if len(m.faults) > 0 && len(w.Editors) > 0 && len(w.Authors) > 0 {
		if asEditors := r.compareLists(ours, peopleOf(w.Editors), w); len(asEditors.faults) == 0 {
			return asEditors
		}
	}
	return m
}

// bodies says whether a list names organisations alone.
func bodies(list []person) bool {
	return !slices.ContainsFunc(list, func(p person) bool { return !p.body })
}

// compareLists finds for each author of the reference one of the record.
func (r *Reference) compareLists(ours, theirs []person, w *lint.Work) authorMatch {
	partner, kinds := pairUp(ours, theirs)
	m := authorMatch{known: true, first: partner[0] == 0, partner: placesOf(partner, theirs)}
	open := isOpen(w)
	taken := make([]bool, len(theirs))
	var unknown, given []string
	matched := 0
	for i, j := range partner {
		switch {
		case j < 0 && (ours[i].body && len(ours) > 1 || r.misread(&ours[i], ours, w)): // a collaboration, which records leave out
			continue
		case j < 0 && open && i >= len(theirs): // one of those that the record does not name
			continue
		case j < 0:
			unknown = append(unknown, people.Spoken(ours[i].name))
			continue
		}
		matched++
		taken[j] = true
		if kinds[i] == otherGiven && r.sureOfGiven(&ours[i], &theirs[j]) {
			given = append(given, fmt.Sprintf("%s is %s", people.Spoken(ours[i].name), people.Spoken(theirs[j].name)))
		}
	}
	m.overlap = float64(matched) / float64(min(len(ours), len(theirs)))
	if len(theirs) == 1 && len(ours) >= stub && matched == 1 {
		return m
	}
	var missing []string
	for j := range theirs {
		if !taken[j] && !r.openAuthors && !theirs[j].body && !r.mentions(&theirs[j]) {
			missing = append(missing, people.Spoken(theirs[j].name))
		}
	}
	if r.openAuthors && len(unknown) == 0 && !m.first && partner[0] > 0 && !isSorted(theirs, w) {
		m.faults = append(m.faults, "the first author on record is "+people.Spoken(theirs[0].name))
	}
	m.faults = append(m.faults, listFaults(unknown, missing, given)...)
	places := slices.DeleteFunc(slices.Clone(partner), func(j int) bool { return j < 0 })
	if len(m.faults) == 0 && !r.openAuthors && !isSorted(theirs, w) && !slices.IsSorted(places) {
		m.faults = append(m.faults, "the record has them in another order: "+join(namesOf(theirs)))
	}
	return m
}

// placesOf gives for each partner its place in the list that theirs were taken from.
func placesOf(partner []int, theirs []person) []int {
	places := make([]int, len(partner))
	for i, j := range partner {
		if places[i] = -1; j >= 0 {
			places[i] = theirs[j].at
		}
	}
	return places
}

// misread says whether a name that the record does not have may be none: in free
// text, the first word of the title, or a journal behind the name of a body.
func (r *Reference) misread(p *person, ours []person, w *lint.Work) bool {
	if r.rawWords == nil {
		return false
	}
	const word = 4 // letters of a word that tells
	if len(p.family) < word && slices.ContainsFunc(w.Authors, func(other lint.Person) bool { return strings.HasPrefix(fold.Words(other.Family), p.family+" ") }) {
		return true // a part of a name: "Di" of "Di Stefano"
	}
	parts := strings.Fields(fold.Words(p.name.Given + " " + p.name.Family + " " + p.name.Literal))
	if len(parts) > 2 && slices.ContainsFunc(w.Authors, func(other lint.Person) bool { return slices.Contains(parts, fold.Letters(other.Family)) }) {
		return true // two names that were read as one
	}
	return ours[0].body || len(p.family) >= word && slices.ContainsFunc(w.Titles, func(title string) bool { return strings.Contains(fold.Letters(title), p.family) })
}

// sureOfGiven says whether two given names that are not one person's are given
// names at all: in free text they may be the next author's, and four of them are
// two names.
func (r *Reference) sureOfGiven(a, b *person) bool {
	return r.rawWords == nil && len(a.given) < 4 && len(b.given) < 4
}

// pairUp gives for each of ours the index of its partner, -1 for none. The same
// place comes first: two authors may share a family name.
func pairUp(ours, theirs []person) (partner []int, kinds []alike) {
	partner, kinds = make([]int, len(ours)), make([]alike, len(ours))
	taken := make([]bool, len(theirs))
	for i := range partner {
		partner[i] = -1
	}
	for _, want := range [...]alike{samePerson, otherGiven, nearPerson} {
		for i := range ours {
			if partner[i] >= 0 {
				continue
			}
			for k := range theirs {
				j := (i + k) % len(theirs)
				if !taken[j] && comparePersons(&ours[i], &theirs[j]) == want {
					partner[i], kinds[i], taken[j] = j, want, true
					break
				}
			}
		}
	}
	return partner, kinds
}

// listFaults says in words what is wrong with a list of authors.
func listFaults(unknown, missing, given []string) []string {
	var faults []string
	switch {
	case len(unknown) > 0 && len(missing) > 0:
		faults = append(faults, fmt.Sprintf("the record has %s and not %s", join(missing), join(unknown)))
	case len(unknown) > 0:
		faults = append(faults, fmt.Sprintf("%s %s not among the authors on record", join(unknown), is(unknown)))
	case len(missing) > 0:
		faults = append(faults, fmt.Sprintf("the record also has %s", join(missing)))
	}
	if len(given) > 0 {
		faults = append(faults, "on record "+strings.Join(given, ", "))
	}
	return faults
}

func is(list []string) string {
	if len(list) == 1 {
		return "is"
	}
	return "are"
}

// maxNames bounds how many names a message lists.
const maxNames = 5

func join(names []string) string {
	more := ""
	if len(names) > maxNames {
		names, more = names[:maxNames], fmt.Sprintf(" and %d more", len(names)-maxNames)
	}
	if last := len(names) - 1; last > 0 && more == "" {
		return strings.Join(names[:last], ", ") + " and " + names[last]
	}
	return strings.Join(names, ", ") + more
}

func namesOf(list []person) []string {
	names := make([]string, len(list))
	for i := range list {
		names[i] = people.Spoken(list[i].name)
	}
	return names
}

// isSorted says whether a record lists its authors by the alphabet, and so many
// that it is no chance.
func isSorted(list []person, w *lint.Work) bool {
	return (len(list) >= sortedAuthors || strings.HasPrefix(w.DOI, "10.52202/")) && slices.IsSortedFunc(list, func(a, b person) int { return strings.Compare(a.family, b.family) })
}

// mentions says whether a name that the reader of a free-text entry did not see
// among the authors stands somewhere in the entry.
func (r *Reference) mentions(p *person) bool {
	if r.rawWords == nil {
		return false
	}
	return p.family != "" && (r.rawWords[p.family] || len(p.family) > 5 && strings.Contains(r.rawLetters, p.family))
}
