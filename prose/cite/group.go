package cite

import (
	"slices"

	"github.com/bibfix/bibfix/internal/fold"
)

// A work is one cited work of a bracket, before it is linked.
type work struct {
	names     names
	date      when
	locator   [2]int // tokens
	carried   bool   // the names are those of the work before it
	narrative bool
	secondary bool
	t         []token // of the names
	dt        []token // of the date and locator
}

// readGroup reads the works of a bracket; last is where the text before it was
// read to. It says whether there was any.
func (r *reader) readGroup(b bracket, last int) bool {
	r.inner = lex(r.inner[:0], r.text, b.inner, b.close)
	t := r.inner
	if len(t) == 0 {
		return false
	}
	if len(t) > 2 && capitals(t[0].text) > 1 && t[1].is(',') { // "the Harbour Union (IHU, 2018)"
		r.introduce(b, t[0].text)
	}
	works := r.works(t)
	if len(works) == 0 {
		return r.readUndated(b, t)
	}
	if n := works[0].names; len(n.people) == 0 && n.wide == n.first && !works[0].carried {
		if !r.yearFirst(t, works) && !r.narrative(b, works, last) {
			return r.readLater(b, works[1:])
		}
	}
	return r.emitGroup(b, works)
}

// readLater reads what follows a bracket's opening date that nobody bears.
func (r *reader) readLater(b bracket, works []work) bool {
	for len(works) > 0 && len(works[0].names.people) == 0 {
		works = works[1:]
	}
	return len(works) > 0 && r.emitGroup(b, works)
}

// works reads the dated works of the tokens of a bracket.
func (r *reader) works(t []token) []work {
	var works []work
	zone := 0 // where the names of the next work may begin
	for i := 0; i < len(t); {
		if t[i].is(';') && (!r.namesOnly(t, zone, i) || r.definedAcronym(t, zone, i)) {
			zone = i + 1
		}
		w, ok := dateAt(t, i)
		if !ok || w.date.Month != 0 && w.date.Day == 0 && t[i].kind == word && (r.index.listedIn(t[i].folded(), w.date.Year) || i > zone && (t[i-1].is('&') || isJoint(&t[i-1])) && i+1 < len(t) && t[i+1].is(',')) { // "May, 2012", "Ives & Jun, 2011"
			i++
			continue
		}
		if end := r.yearInName(t, zone, w); end > 0 {
			i = end
			continue
		}
		one := work{date: w, t: t, dt: t}
		end := i
		if i > zone && t[i-1].is('(') && w.end < len(t) && t[w.end].is(')') {
			end, one.narrative = i-1, true
		}
		one.names = r.index.namesBefore(t, zone, r.index.beforeStray(t, zone, end))
		if len(one.names.people) == 0 {
			r.lowerCase(&one.names, t, zone)
		}
		if len(works) > 0 && (isSecondary(t, zone, one.names.first) || one.names.first < len(t) && quotesHan(t[one.names.first].text)) {
			for k := len(works) - 1; k >= 0 && k >= len(works)-2; k-- {
				works[k].secondary = true
			}
		}
		if again := againAt(t, zone, end) >= 0; len(works) > 0 && w.exact && (again || len(one.names.people) == 0 && onlyJoints(t, afterLead(t, zone, end), end)) {
			one.carried = true
			one.names = works[len(works)-1].names
			one.t = works[len(works)-1].t
		}
		first, next := locatorAt(t, w.end)
		if one.narrative {
			first, next = w.end, w.end
		}
		one.locator = [2]int{first, next}
		works = append(works, one)
		zone = next
		i = max(next, w.end, i+1)
	}
	return works
}

// beforeStray steps back over a full stop between a listed name and the year in the same
// bracket: "(SEXTO apud GARZA. 2010)".
func (x *index) beforeStray(t []token, zone, end int) int {
	if end-2 > zone && t[end-1].is('.') && t[end-2].capital() && !isAbbreviation(t[end-2].text) && (x.listed(t[end-2].folded()) || t[end-3].capital() && x.listed(fold.Letters(t[end-3].text+t[end-2].text))) {
		return end - 1
	}
	return end
}

// listedIn says whether an author goes by the folded name and has a work of the
// year: only then is "(March 2014)" no month.
func (x *index) listedIn(folded string, year int) bool {
	return slices.ContainsFunc(x.postings(folded, year, false), func(p posting) bool {
		return p.cost <= costParticle && x.entries[p.entry].hasYear(year)
	})
}

// yearInName says whether a year belongs to the name of a listed organisation
// that goes on after it, "Vision 2030 Council", and gives the end of the year.
func (r *reader) yearInName(t []token, zone int, w when) int {
	if !w.exact || w.end >= len(t) || !t[w.end].capital() {
		return 0
	}
	end := w.end
	for end < len(t) && end < w.end+8 && t[end].kind == word {
		end++
	}
	for s := w.first - 1; s >= zone && t[s].kind == word; s-- {
		if t[s].capital() && len(r.index.first[fold.Letters(r.text[t[s].start:t[end-1].end])]) > 0 {
			return w.end
		}
	}
	return 0
}

// lowerCase reads a name that its bearer writes in lower case, "danah r. bell",
// if the list has it.
func (r *reader) lowerCase(n *names, t []token, zone int) {
	end := n.end
	for end > zone && t[end-1].is(',') {
		end--
	}
	if end == zone || t[end-1].kind != word || !r.index.listed(t[end-1].folded()) {
		return
	}
	n.people = []person{{family: []string{t[end-1].text}, first: end - 1, end: end}}
	n.first, n.end, n.tail = end-1, end, end
}

// namesOnly says whether names without a date end at the semicolon j, so that
// it joins co-authors: "OKAFOR; LINDQVIST, 2014", "FERRÃO et al.; 2001".
func (r *reader) namesOnly(t []token, zone, j int) bool {
	n := r.index.namesBefore(t, zone, j)
	return len(n.people) > 0 && n.first < j
}

// definedAcronym says whether nothing but an acronym stands before the
// semicolon at token j, and a name that is no acronym behind it: "(RI;
// Stavenhagen, 2013)" gives the source of what RI is short for.
func (r *reader) definedAcronym(t []token, zone, j int) bool {
	return j == zone+1 && j+1 < len(t) && isAcronym(t[zone].text) && !r.index.listed(t[zone].folded()) && t[j+1].kind == word && !allCapitals(t[j+1].text)
}

// onlyJoints says whether nothing but commas and "and" stands in tokens [i, j).
func onlyJoints(t []token, i, j int) bool {
	for ; i < j; i++ {
		if t[i].kind == number || t[i].kind == word && !isJoint(&t[i]) || t[i].kind == sign && !t[i].is(',') && !t[i].is('&') && !t[i].is('/') && !t[i].is(';') {
			return false
		}
	}
	return true
}

// afterLead steps over the words before a further year of the same author:
// "(Okafor 2005; cf. 2006)", "(Okafor 2005, see also 2006)".
func afterLead(t []token, i, end int) int {
	for ; i < end; i++ {
		switch {
		case t[i].is(','), t[i].is(';'), t[i].is('.'), t[i].kind == word && furtherYear[t[i].folded()]:
		default:
			return i
		}
	}
	return i
}

var furtherYear = set("cf", "see", "also", "vgl", "auch", "siehe", "voir", "aussi", "ver", "vease", "tambien", "tambem", "cfr", "anche", "zie", "ook", "jf", "jfr", "se", "por", "zob", "bkz", "ср", "см", "также")

// leadsDate says whether the word may open a bracket before its year, the name
// being outside: "Okafor (see 2014)", "Okafor (first published 1978)".
func leadsDate(folded string) bool {
	switch folded {
	case "published", "originally", "original", "orig", "ed", "eds", "org", "hg", "hrsg", "e", "g":
		return true
	}
	return smallWords[folded]
}

// leadOnly says whether tokens [0, j) are at most a few such words.
func leadOnly(t []token, j int) bool {
	if j > 3 {
		return false
	}
	for i := range j {
		if t[i].kind == number || t[i].kind == word && !leadsDate(t[i].folded()) {
			return false
		}
		if t[i].kind == sign && !t[i].is(',') && !t[i].is('.') && !t[i].is(';') {
			return false
		}
	}
	return true
}
