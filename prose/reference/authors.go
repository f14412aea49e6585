package reference

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/bibfix/bibfix/internal/gazetteer"
	"github.com/bibfix/bibfix/lint"
)

// repeaters stand for the author of the entry above.
var repeaters = set("ders", "dies", "dass", "dieselbe", "derselbe", "dieselben", "idem", "id", "eadem", "ead", "iid", "eid", "ditto", "mesmo", "он")

// repeated reads a dash or word that repeats the author of the entry above.
func (p *parser) repeated(i int) (int, bool) {
	at := i
	if p.oneOf(at, "“\"") && p.at(at+1, '-') { // “– – –”
		at++
	}
	for p.oneOf(at, "—-_") || at > i && p.oneOf(at, "”\"") {
		at++
	}
	if at > i && at < len(p.tokens) && (p.at(at-1, '—') || at-i >= 2 || p.oneOf(at, ",.(")) {
		return at, true
	}
	if p.in(i, repeaters) && (p.tokens[i].is(capital) || p.at(i+1, '.') && (p.yearAhead(i+2) || p.wordMark(i+2))) && i+1 < len(p.tokens) && p.tokens[i+1].kind == sign {
		if p.at(i+1, '.') {
			return i + 2, true
		}
		return i + 1, true
	}
	return i, false
}

// lostDash says whether an entry begins with the point or comma behind the dash that
// repeats the author above. Some classes draw that as a rule, of which nothing is left
// in the text of the PDF: ". La mar. Oslo, 1946."
func (p *parser) lostDash(i int) bool {
	return i == 1 && p.oneOf(0, ".,") && i+1 < len(p.tokens) && (p.tokens[i].is(capital) || p.at(0, '.') && p.yearAhead(i)) && p.tokens[i].start > p.tokens[0].end
}

// takeAuthors reads who the work is by, from token i, and returns the token after.
func (p *parser) takeAuthors(i int) int {
	if i >= len(p.tokens) {
		return i
	}
	if end, ok := p.repeated(i); ok {
		return p.takeRepeated(i, end)
	}
	if p.tokens[i].kind == sign && isOpeningQuote(p.tokens[i].sign) || p.yearAhead(i) {
		return i
	}
	if p.wordAt(i, "aa") && p.at(i+1, '.') && p.wordAt(i+2, "vv") { // autori vari
		return p.takeBody(i, i+3, 4)
	}
	if p.namesNobody(i) {
		p.claim(i, i+4, nameOwner)
		return i + 4
	}
	list := p.authors(i)
	end, body := p.organisation(i)
	if end > i && p.tokens[i].is(emphasis) && p.tokens[end-1].is(emphasis) {
		body -= 3 // a title
	}
	switch {
	case len(list.people) > 0 && list.score >= 1.6 && (list.score >= body || list.people[0].initials && list.people[0].evidence >= 1):
		return p.takeRoll(list)
	case len(list.people) == 0 && p.familyAndOthers(&list, i):
		return p.takeRoll(list)
	case body >= 1.75 && end > i:
		return p.takeBody(i, end, body)
	case p.loneFamily(i):
		return p.takeBody(i, i+1, 2.5)
	}
	return i
}

// namesNobody says whether the abbreviation of "ohne Verfasser", "ohne Autor" or
// "sine nomine" stands in the place of the author at token i.
func (p *parser) namesNobody(i int) bool {
	ohne := p.wordAt(i, "o") && (p.wordAt(i+2, "v") || p.wordAt(i+2, "a"))
	sine := p.wordAt(i, "s") && p.wordAt(i+2, "n")
	return (ohne || sine) && p.at(i+1, '.') && p.at(i+3, '.') && p.yearAhead(i+4)
}

// familyAndOthers reads a family name alone before "et al.": "Okafor et al., Tides".
func (p *parser) familyAndOthers(list *roll, i int) bool {
	end, ok := p.andOthers(i + 1)
	if !ok || !p.nameWord(i) || !p.nameEnds(end) {
		return false
	}
	*list = roll{people: []person{{family: span{i, i + 1}, end: i + 1}}, open: true, end: end, first: i, score: 3}
	return true
}

// ancients have one name in every list.
var ancients = set("plato", "platon", "platone", "platao", "aristotle", "aristoteles", "aristote", "aristotele", "homer", "homero", "homere", "omero", "cicero", "ciceron", "cicerone", "ovid", "ovidio", "virgil", "vergil", "virgilio", "horace", "horaz", "horacio", "herodotus", "herodot", "thucydides", "thukydides", "tucidide", "plutarch", "plutarco", "seneca", "tacitus", "livy", "sophocles", "sophokles", "euripides", "aeschylus", "aristophanes", "hesiod", "xenophon", "plotinus", "augustine", "augustinus", "boethius", "lucretius", "quintilian", "sallust", "suetonius", "strabo", "polybius", "euclid", "galen", "anonymous", "anon")

// loneFamily says whether the entry starts with one capitalised word alone, in
// capitals or before a quotation: "FRANZINA, «…»".
func (p *parser) loneFamily(i int) bool {
	t := &p.tokens[i]
	next := i + 1
	if t.is(digits) && len(t.fold) < 5 && p.acronym(i) && p.at(next, '.') {
		return true // "W3C."
	}
	if !p.nameWord(i) || gazetteer.City(t.fold) {
		return false
	}
	if ancients[t.fold] && (p.at(next, '.') || p.at(next, ',') || p.at(next, ':')) {
		return true
	}
	if p.at(next, ',') || p.at(next, '.') || p.at(next, ':') {
		return t.is(upper) && len(t.fold) > 2 || next+1 < len(p.tokens) && p.tokens[next+1].kind == sign && isOpeningQuote(p.tokens[next+1].sign)
	}
	return false
}

func (p *parser) takeRoll(list roll) int {
	role := "author"
	end := list.end
	if e, ok := p.editorMark(end); ok {
		role, end = "editor", e
	} else if p.at(end, '.') {
		if e, ok := p.editorMark(end + 1); ok && p.at(end+1, '(') {
			role, end = "editor", e
		}
	}
	confidence := 0.95
	if list.score < 3 {
		confidence = 0.6
	}
	p.addNames(role, list, confidence)
	if group, stop := p.groupAfter(end); stop > end && role == "author" {
		f := &p.fields[len(p.fields)-1]
		f.names = append(f.names, group)
		f.end, end = p.tokens[stop-1].end, stop
	}
	if role == "author" && p.oneOf(end, "([") && !p.yearAhead(end) {
		if close := p.closingBracket(end); close > 0 && close-end < 8 && (p.at(close+1, '.') || p.at(close+1, ',')) && (p.at(end, '(') || gazetteer.Organisation(p.tokens[close-1].fold)) && p.wordsOnly(end+1, close) && p.noDateAt(end+1) == end+1 {
			end = close + 1 // "Okafor, Amara (Ama the Elder).", "[Quay Collaboration]"
		}
	}
	p.claim(list.first, end, nameOwner)
	return end
}

// groupAfter reads the group that closes a list of people: "…, & the Quay Study
// Group", "…; for the Quay Investigators". The list and the group must be
// followed by the date or a stop.
func (p *parser) groupAfter(i int) (lint.Name, int) {
	at, _, ok := p.separator(i)
	if !ok {
		return lint.Name{}, i
	}
	for p.in(at, groupLeads) {
		at++
	}
	end := p.clauseEnd(at)
	if end <= at+1 || end-at > 20 || !p.tokens[at].is(capital) || !p.at(end, '.') && !p.yearAhead(end) {
		return lint.Name{}, i
	}
	for k := at; k < end; k++ {
		if p.in(k, thesisWords) {
			return lint.Name{}, i // "W. Zheng, Ph.D. thesis, Lund University, 2001"
		}
	}
	if last := &p.tokens[end-1]; last.kind != word || !gazetteer.Organisation(last.fold) || !last.is(capital) {
		return lint.Name{}, i
	}
	start, finish := p.tokens[at].start, p.tokens[end-1].end
	return lint.Name{Literal: p.s[start:finish], Span: p.r.Text.Span(start, finish)}, end
}

var groupLeads = set("for", "on", "behalf", "of", "the", "and", "from", "in", "representing")

// wordsOnly says whether the tokens [i, end) are words without numbers.
func (p *parser) wordsOnly(i, end int) bool {
	for ; i < end; i++ {
		if p.tokens[i].kind != word || p.tokens[i].is(digits) {
			return false
		}
	}
	return true
}

// addNames adds a field of names.
func (p *parser) addNames(name string, list roll, confidence float64) {
	names := make([]lint.Name, len(list.people))
	pointless, pointed := false, false
	for k, n := range list.people {
		names[k] = p.name(n)
		point := p.at(n.given.end-1, '.')
		pointless = pointless || n.initials && !point
		pointed = pointed || n.initials && point && k+1 < len(list.people)
	}
	if g := &names[len(names)-1].Given; pointless && !pointed && len(*g) <= 6 && strings.Count(*g, ".") == 1 {
		*g = strings.TrimSuffix(*g, ".") // the point ends the list
	}
	first, last := list.people[0], list.people[len(list.people)-1]
	start := first.family.first
	if !first.given.empty() {
		start = min(start, first.given.first)
	}
	p.add(field{name: name, start: p.tokens[start].start, end: p.tokens[last.end-1].end, names: names, open: list.open, confidence: confidence})
}

// takeRepeated takes a dash in place of the first author, and the names after it.
func (p *parser) takeRepeated(i, end int) int {
	start, finish := p.tokens[i].start, p.tokens[end-1].end
	repeatedName := lint.Name{Repeated: true, Span: p.r.Text.Span(start, finish)}
	f := field{name: "author", start: start, end: finish, names: []lint.Name{repeatedName}, confidence: 0.9}
	stop := end
	if next, open, ok := p.separator(end); ok && next < len(p.tokens) && !p.yearAhead(end) {
		if list := p.authors(next); len(list.people) > 0 && list.score >= 3 {
			for _, n := range list.people {
				f.names = append(f.names, p.name(n))
			}
			f.end, f.open, stop = p.tokens[list.people[len(list.people)-1].end-1].end, open || list.open, list.end
		}
	}
	if e, ok := p.editorMark(stop); ok {
		f.name, stop = "editor", e
	}
	p.add(f)
	p.claim(i, stop, nameOwner)
	return stop
}

// goesOn says whether an entry that begins with its year is one more of the authors
// above it, who stand right before their year: "Okafor, A. 2014a Levies.", then
// "2014b Tolls.". Years go up and are set alike: "2016 Quay Stud. 4, 9" below
// "(2014)." is a piece of some other entry.
func goesOn(above, r *lint.Reference) bool {
	issued := r.Field("issued")
	author := above.Field("author")
	dated := above.Field("issued")
	if issued == nil || r.Field("title") == nil || author == nil || dated == nil || issued.Start != 0 || len(author.Names) == 0 || issued.Date.Year < dated.Date.Year {
		return false
	}
	follows := author.Start == author.End && dated.Start == 0 || dated.Start >= author.End && dated.Start-author.End <= widestGap
	return follows && !strings.HasSuffix(above.Text.String[:dated.Start], "(") && behindYear(above, dated) == behindYear(r, issued)
}

// behindYear is the sign behind the year of an entry, ' ' for none.
func behindYear(r *lint.Reference, issued *lint.Field) rune {
	sign, _ := utf8.DecodeRuneInString(strings.TrimLeft(r.Text.String[issued.End:], " "))
	if !unicode.IsPunct(sign) || isOpeningQuote(sign) {
		return ' '
	}
	return sign
}

// widestGap is in bytes, between authors and the year that follows them.
const widestGap = 4

// repeat fills the repeated author of the entry just read from the one above.
func (p *parser) repeat(above *lint.Reference) {
	f := p.r.Field("author")
	if f == nil {
		f = p.r.Field("editor")
	}
	if f == nil && goesOn(above, p.r) {
		at := lint.Span{Start: p.r.Span.Start, End: p.r.Span.Start}
		p.r.Fields = slices.Insert(p.r.Fields, 0, lint.Field{Name: "author", Names: []lint.Name{{Repeated: true, Span: at}}, Span: at, Confidence: 0.6})
		f = &p.r.Fields[0]
	}
	if f == nil || len(f.Names) == 0 || !f.Names[0].Repeated {
		return
	}
	source := "author"
	names := above.Names(source)
	if names == nil {
		source = "editor"
		names = above.Names(source)
	}
	if len(names) == 0 {
		return
	}
	if len(f.Names) == 1 && above.Field(source).Open {
		f.Open = true
	}
	filled := make([]lint.Name, 0, len(names)+len(f.Names)-1)
	for k, n := range names {
		if k > 0 && len(f.Names) > 1 {
			break
		}
		n.Repeated, n.Span = true, f.Names[0].Span
		filled = append(filled, n)
	}
	f.Names = append(filled, f.Names[1:]...)
}
