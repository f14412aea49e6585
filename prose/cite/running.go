package cite

import (
	"strings"

	"github.com/bibfix/bibfix/internal/fold"
	"github.com/bibfix/bibfix/internal/words"
	"github.com/bibfix/bibfix/lint"
)

// mostChained bounds how many names in a row are read as the authors of one work.
const mostChained = 8

// readRunning reads a listed name, or several, in a sentence: "Okafor and Lund write",
// "Okafor et al.". Tokens before from belong to other citations. It gives the token
// past the names, or 0.
func (a *authorReader) readRunning(t []token, from, i int) int {
	folded := fold.Letters(unpossess(t[i].text))
	if a.bodies[folded] {
		if end := a.readBody(t, i); end > 0 {
			return end
		}
	}
	if !a.knows(folded) {
		return a.readOthers(t, from, i)
	}
	ends := a.chain(t, i)
	for k := len(ends) - 1; k >= 0; k-- {
		n := a.index.namesBefore(t, from, ends[k])
		if len(n.people) == 0 || n.first > i || n.apposed(t) {
			continue
		}
		found := n.fitting(a.index.byFirst(&query{people: n.people, etAl: n.etAl, list: a.home(a.span(t[i].start, t[i].end).Start), running: true, cases: a.cases}))
		if len(found) == 0 || (n.etAl || found[0].entry.open) && len(n.people) > len(found[0].entry.authors) || !a.isWhole(t, &n, found[0].entry, ends[k]) {
			continue
		}
		a.narrate(t, &n, found)
		return ends[k]
	}
	a.mentionWord(t, i, folded)
	return 0
}

// readOthers reads "Tollby et al." in a sentence, which no entry fits. Behind a name and a
// comma it is a given name, in an entry.
func (a *authorReader) readOthers(t []token, from, i int) int {
	end := othersEnd(t, from, i+1)
	if end == 0 {
		return 0
	}
	n := a.index.namesBefore(t, from, end)
	if !n.etAl || len(n.people) != 1 || n.first > i || n.first > 1 && t[n.first-1].is(',') && t[n.first-2].capital() || t[end-1].text == "al" && t[end-2].text != "et" {
		return 0
	}
	if p := &n.people[0]; len(p.family) > 1 && opensSentence(t, p.first) && !t[p.first+1].capital() { // "Schon von Rabenau u. a."
		p.family = p.family[1:]
		p.first++
		n.first = p.first
	}
	a.unfound = append(a.unfound, unfound{finding: a.unlistedNarrative(t, &n), known: true})
	return end
}

// knows says whether a word is the last of a listed first author's name, or a name with
// an ending: "Sundbys".
func (a *authorReader) knows(folded string) bool {
	return a.names[folded] || strings.HasSuffix(folded, "s") && a.names[folded[:len(folded)-1]]
}

// chain gives the tokens at which the names that begin with token i may end: past it, and
// past each name and "et al." that follows.
func (a *authorReader) chain(t []token, i int) []int {
	ends := []int{i + 1}
	for j := i + 1; j < len(t) && len(ends) < mostChained; {
		if unpossess(t[j-1].text) != t[j-1].text {
			return ends
		}
		if end := othersEnd(t, i, j); end > 0 {
			return append(ends, end)
		}
		for j < len(t) && (t[j].is(',') || isJoint(&t[j]) || isShortAnd(t, j, len(t))) {
			j++
			if j < len(t) && t[j].is('.') {
				j++
			}
		}
		for j < len(t) && t[j].kind == word && !t[j].capital() && words.IsParticle(t[j].folded()) {
			j++
		}
		for j+1 < len(t) && t[j].capital() && t[j+1].is('.') && len(t[j].text) <= 2 { // initials
			j += 2
		}
		if j >= len(t) || !t[j].capital() {
			return ends
		}
		j++
		ends = append(ends, j)
	}
	return ends
}

// othersEnd is the token past "et al." or its relative that begins at token j, 0 for none.
func othersEnd(t []token, from, j int) int {
	for end := min(j+5, len(t)); end > j; end-- {
		if etAlBefore(t, from, end) == j {
			return end
		}
	}
	return 0
}

// isWhole says whether the names are the author's and no part of another name: "Hyde
// Park" is not Park, "Sundby Avenue" not Sundby. What opens a sentence and is no given
// name of the author is taken off: "Elsewhere Sundby writes".
func (a *authorReader) isWhole(t []token, n *names, e *entry, end int) bool {
	if a.goesOn(t, end) {
		return false
	}
	p, before := &n.people[0], n.first
	for len(p.family) > 1 && !goesBy(&e.authors[0], p) {
		first := &t[p.first]
		if first.capital() && !opensSentence(t, p.first) && !isTitleOfPerson(fold.Letters(p.family[0])) && !a.emphasised(first.start, first.end) {
			return false
		}
		p.family = p.family[1:]
		p.first++
		n.first = p.first
	}
	return n.first == before || goesBy(&e.authors[0], p)
}

// goesOn says whether a name goes on past token end, which is then no author's: "Sundby
// Avenue". A genitive is its end, and so is the emphasis of a title.
func (a *authorReader) goesOn(t []token, end int) bool {
	if end >= len(t) || t[end-1].kind == sign || !t[end].capital() || !t[end].spaced || isJoint(&t[end]) {
		return false
	}
	return unpossess(t[end-1].text) == t[end-1].text && !a.emphasised(t[end].start, t[end].end) && !a.knows(fold.Letters(t[end].text))
}

// goesBy says whether the cited words are the author's name, with given names or without.
func goesBy(listed *author, p *person) bool {
	whole := fold.Letters(strings.Join(p.family, ""))
	for _, k := range listed.spelled() {
		if k.text == whole {
			return true
		}
	}
	first := fold.Letters(p.family[0])
	for _, given := range strings.FieldsFunc(listed.name.Given, func(c rune) bool { return c == ' ' || c == '.' || c == '-' }) {
		g := fold.Letters(given)
		if g != "" && (g == first || strings.HasPrefix(first, g) && len(g) == 1 || strings.HasPrefix(g, first) && len(first) == 1) {
			return true
		}
	}
	return false
}

// opensSentence says whether token i is the first of a sentence or of the block.
func opensSentence(t []token, i int) bool {
	return i == 0 || t[i-1].kind == sign && !t[i-1].is(',') && !t[i-1].is('-') && !t[i-1].is('&')
}

// narrate keeps a narrative citation. A name that fits several works stands for the one whose
// title stands beside it; otherwise for none of them in particular, and each may be meant.
func (a *authorReader) narrate(t []token, n *names, found []candidate) {
	if len(found) > 1 {
		if one := a.titledBeside(t, n, found); one != nil {
			found = []candidate{*one}
		}
	}
	u := narrated(t, n)
	group := a.span(u.t[0].start, u.t[len(u.t)-1].end)
	f := a.resolve(&u, found, group, a.home(group.Start))
	if f.Status == lint.Ambiguous {
		for _, ref := range f.References {
			ref.Mentioned = true
		}
		a.last = nil
		return
	}
	f.Narrative, f.shape = true, f.shape&^bracketed
	a.found = append(a.found, f)
	a.last = f
}

// besideReach bounds, in bytes, how far from a name the title of its work stands.
const besideReach = 120

// titledBeside is the one of the works of an author whose title, up to its colon, stands
// right behind the name, or last before it in the sentence: "Lindqvist's *Tides*", "In
// *Tides*, Lindqvist".
func (a *authorReader) titledBeside(t []token, n *names, found []candidate) *candidate {
	start, end := t[n.first].start, t[max(n.tail, n.end)-1].end
	before := a.text[max(0, start-besideReach):start]
	if at := strings.LastIndex(before, ". "); at >= 0 {
		before = before[at:]
	}
	before = " " + fold.Words(before) + " "
	behind := ""
	if next := strings.TrimLeft(a.text[end:], " \n"); !strings.HasPrefix(next, "(") { // a bracket is read by itself
		behind = strings.TrimPrefix(fold.Words(next[:min(len(next), besideReach)]), "s ")
	}
	var one *candidate
	last := -1
	for i := range found {
		main, _, _ := strings.Cut(found[i].entry.ref.Value("title"), ":")
		title := fold.Words(main)
		if title == "" {
			continue
		}
		if startsWithWords(behind, title) {
			return &found[i]
		}
		if at := strings.LastIndex(before, " "+title+" "); at > last {
			one, last = &found[i], at
		}
	}
	return one
}

// narrated is a work named in a sentence, with its own tokens.
func narrated(t []token, n *names) undated {
	u := undated{t: t[n.first:max(n.tail, n.end)], names: *n}
	u.head = len(u.t)
	u.locator, u.title = u.head, u.head
	u.names.first, u.names.end, u.names.tail = 0, n.end-n.first, n.tail-n.first
	u.names.people = nil
	for _, p := range n.people {
		p.first, p.end = p.first-n.first, p.end-n.first
		u.names.people = append(u.names.people, p)
	}
	return u
}

// readBody reads an organisation by its whole name from token i on.
func (a *authorReader) readBody(t []token, i int) int {
	for end := min(i+12, len(t)); end > i+1; end-- {
		if t[end-1].kind != word {
			continue
		}
		text := strings.Join(strings.Fields(a.text[t[i].start:t[end-1].end]), " ")
		key := fold.Letters(text)
		if len(a.index.first[key]) == 0 {
			continue
		}
		n := names{people: []person{{family: []string{text}, first: i, end: end}}, first: i, end: end, tail: end}
		found := n.fitting(a.index.byFirst(&query{people: n.people, list: -1}))
		if len(found) == 0 || found[0].cost > costAcronym {
			continue
		}
		a.narrate(t, &n, found)
		return end
	}
	return 0
}

// mentionWord marks the works of an author whose name stands in the text and was not read
// as a citation. A word that opens a sentence may be an ordinary one.
func (a *authorReader) mentionWord(t []token, i int, folded string) {
	if opensSentence(t, i) && a.index.isNoName(t[i].text) {
		return
	}
	for _, p := range a.index.first[folded][:min(len(a.index.first[folded]), widestChoice)] {
		if p.cost <= costCompound {
			a.index.entries[p.entry].ref.Mentioned = true
		}
	}
}
