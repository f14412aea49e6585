package cite

import (
	"slices"
	"strings"

	"github.com/bibfix/bibfix/internal/fold"
	"github.com/bibfix/bibfix/lint"
)

// resolve asks the index for a work: by its people, by a name that is taken
// whole, and where the text before it may be no part of the names, by fewer.
func (r *reader) resolve(w *work, list int) (answer, names) {
	n := w.names
	q := query{people: n.people, etAl: n.etAl, date: w.date.date, list: list, running: w.narrative, cases: r.cases}
	best := answer{status: lint.Missing, cost: impossibleCost}
	if len(n.people) > 0 {
		best = r.index.ask(&q)
		if best.cost <= costCompound {
			return best, n
		}
	}
	if whole, a, ok := r.whole(w, list); ok && a.cost < best.cost {
		return a, whole
	}
	if best.cost <= resolvedCost {
		return best, n
	}
	if joined, a, ok := r.surnames(w, q); ok {
		return a, joined
	}
	if len(n.people) > 1 || n.etAl && len(n.people) > 0 {
		q.people = slices.Clone(n.people)
		for s := n.wide; s < n.first; s++ { // "Department of Education and Morgan"
			if !w.t[s].capital() {
				continue
			}
			q.people[0] = person{family: []string{r.text[w.t[s].start:w.t[n.people[0].end-1].end]}, first: s, end: n.people[0].end}
			if a := r.index.ask(&q); a.cost <= resolvedCost {
				n.people, n.first = q.people, s
				return a, n
			}
		}
	}
	for i := 1; i < len(n.people); i++ {
		if n.people[i].first == n.people[i-1].first { // two names in one word
			break
		}
		if joint := &w.t[n.people[i].first-1]; !joint.is(',') && !joint.is(';') && joint.text != "en" && !w.narrative { // Spanish "Banco del Puerto en Okafor, 2014"
			break
		}
		q.people = n.people[i:]
		if a := r.index.ask(&q); a.cost <= resolvedCost || slipsInYear(&a) && r.index.leadsNames(w, i) {
			n.people = q.people
			n.first = q.people[0].first
			return a, n
		}
	}
	if a, ok := r.index.swapped(q, n.people); ok {
		return a, n
	}
	if best.status == lint.Missing {
		n = r.wholeBody(w, n)
		if k := len(n.people) - 1; k > 0 && w.narrative && isHan(n.people[k].family[0]) && w.t[n.people[k].first-1].is(',') { // a clause ends in the comma
			n.people, n.first = n.people[k:], n.people[k].first
		}
	}
	return best, n
}

// swapped finds the entry by the cited people in another order: "Prado & Okafor
// (2014)" for Okafor & Prado. All of them and the year must fit.
func (x *index) swapped(q query, people []person) (answer, bool) {
	if q.date.Year == 0 || q.etAl || len(people) > mostSwapped {
		return answer{}, false
	}
	for i := 1; i < len(people); i++ {
		q.people = append([]person{people[i]}, people[:i]...)
		q.people = append(q.people, people[i+1:]...)
		a := x.ask(&q)
		if a.status != lint.Resolved || len(a.refs) > 1 {
			continue
		}
		fault := lint.Fault{Kind: lint.AuthorsFault, Reference: a.refs[0], Cited: cited(people, false), Listed: cited(q.people, false)}
		return answer{status: lint.Mismatch, cost: costOrder, refs: a.refs, faults: []lint.Fault{fault}}, true
	}
	return answer{}, false
}

// mostSwapped is the largest number of cited people whose order is in doubt.
const mostSwapped = 6

// surnames takes two neighbours for one person of a double surname: "Agüero y
// Armas" beside others, "Okafor & Ortega i Gasol".
func (r *reader) surnames(w *work, q query) (names, answer, bool) {
	n := w.names
	if len(n.people) > 4 {
		return n, answer{}, false
	}
	for i := 0; i+1 < len(n.people); i++ {
		first, second := &n.people[i], &n.people[i+1]
		if second.first != first.end+1 { // also where one word holds both, as in Arabic
			continue
		}
		joint := &w.t[first.end]
		if joint.kind != word || len(joint.text) > 1 {
			continue
		}
		both := person{family: slices.Concat(first.family, []string{joint.text}, second.family), first: first.first, end: second.end}
		q.people = slices.Concat(n.people[:i], []person{both}, n.people[i+2:])
		if a := r.index.ask(&q); a.cost <= resolvedCost && hasSurname(a.refs[0], both.text()) {
			n.people = q.people
			return n, a, true
		}
	}
	return n, answer{}, false
}

// hasSurname says whether an author of the entry has the whole surname.
func hasSurname(ref *lint.Reference, surname string) bool {
	folded := fold.Letters(surname)
	return slices.ContainsFunc(ref.Names("author"), func(n lint.Name) bool { return fold.Letters(n.Family) == folded })
}

// whole tries the names of organisations and titles that end before the date,
// the longest first.
func (r *reader) whole(w *work, list int) (names, answer, bool) {
	n, t := w.names, w.t
	end := n.end
	for end > n.wide && t[end-1].kind == sign {
		end--
	}
	if end > n.wide+1 {
		if a, ok := r.byInitials(w, end, list); ok {
			n.people, n.first, n.end = []person{{family: []string{r.text[t[n.wide].start:t[end-1].end]}, first: n.wide, end: end}}, n.wide, end
			return n, a, true
		}
	}
	if end <= n.wide {
		return n, answer{}, false
	}
	known := r.index.lastWord[lastWord(unpossess(t[end-1].text))] || t[end-1].kind == sign || isAcronym(t[end-1].text)
	if !known && w.narrative {
		return n, answer{}, false
	}
	other, near := n, answer{}
	for s := n.wide; s < end; s++ {
		if t[s].kind == sign || t[s].kind == word && !t[s].capital() && s != n.first {
			continue
		}
		if s >= n.first && len(n.people) == 1 && t[s].kind == word && s+1 == end && !quoted(t, s) {
			break // asked for already
		}
		if !known && end-s < 3 {
			break
		}
		text := unpossess(strings.Join(strings.Fields(r.text[t[s].start:t[end-1].end]), " "))
		one := person{family: []string{text}, first: s, end: end}
		a := r.askWhole(w, one, list, known && (s < n.first || end-s > 1 || quoted(t, s)))
		if a.cost > resolvedCost && (near.cost > 0 || end-s < 3 || !oneSlip(&a)) {
			continue
		}
		other, near = n, a
		other.people, other.first, other.end = []person{one}, s, end
		if a.cost <= resolvedCost {
			return other, a, true
		}
	}
	return other, near, near.cost > 0
}

// askWhole asks for a name taken whole, and for a title if it may be one.
func (r *reader) askWhole(w *work, one person, list int, title bool) answer {
	a := r.index.ask(&query{people: []person{one}, etAl: w.names.etAl, date: w.date.date, list: list})
	if a.cost > costTitle*2 && title {
		if b := r.index.askTitle(fold.Words(one.family[0]), w.date.date, list); b.cost < a.cost {
			return b
		}
	}
	return a
}

// oneSlip says whether a body or title of several words is meant, with another
// year or with a slip in its name.
func oneSlip(a *answer) bool {
	if a.status != lint.Mismatch || len(a.faults) != 1 {
		return false
	}
	switch a.faults[0].Kind {
	case lint.YearFault:
		return a.cost < costYear+costYears+costCompound
	case lint.SpellingFault:
		return a.cost <= costNear+costCompound
	}
	return false
}

// byInitials finds an organisation that the text names in full and the list by
// its acronym.
func (r *reader) byInitials(w *work, end, list int) (answer, bool) {
	t, n := w.t, w.names
	for s := n.wide; s < end-1; s++ {
		if !t[s].capital() {
			continue
		}
		short := initialLetters(r.text[t[s].start:t[end-1].end])
		if len(short) < 2 || len(r.index.first[short]) == 0 {
			continue
		}
		q := query{people: []person{{family: []string{short}}}, date: w.date.date, list: list}
		if a := r.index.ask(&q); a.cost == 0 && a.status == lint.Resolved {
			if names := a.refs[0].Names("author"); len(names) == 1 && isAcronym(names[0].Sorted()) {
				a.cost = costInitials
				return a, true
			}
		}
	}
	return answer{}, false
}

func quoted(t []token, s int) bool { return s > 0 && t[s-1].is('"') }

func lastWord(s string) string {
	folded := fold.Words(s)
	return folded[strings.LastIndexByte(folded, ' ')+1:]
}
