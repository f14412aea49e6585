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
func repeated(en *entry, i int) (int, bool) {
	at := i
	if en.oneOf(at, "“\"") && en.at(at+1, '-') { // “– – –”
		at++
	}
	for en.oneOf(at, "—-_") || at > i && en.oneOf(at, "”\"") {
		at++
	}
	if at > i && at < len(en.tokens) && (en.at(at-1, '—') || at-i >= 2 || en.oneOf(at, ",.(")) {
		return at, true
	}
	if en.in(i, repeaters) && (en.tokens[i].is(capital) || en.at(i+1, '.') && (en.yearAhead(i+2) || wordMark(en, i+2))) && i+1 < len(en.tokens) && en.tokens[i+1].kind == sign {
		if en.at(i+1, '.') {
			return i + 2, true
		}
		return i + 1, true
	}
	return i, false
}

// lostDash says whether an entry begins with the point or comma behind the dash that
// repeats the author above. Some classes draw that as a rule, of which nothing is left
// in the text of the PDF: ". La mar. Oslo, 1946."
func lostDash(en *entry, i int) bool {
	return i == 1 && en.oneOf(0, ".,") && i+1 < len(en.tokens) && (en.tokens[i].is(capital) || en.at(0, '.') && en.yearAhead(i)) && en.tokens[i].start > en.tokens[0].end
}

// noAuthor passes a bracket that says that nobody signed the work, "[Anon.],", at
// token i.
func noAuthor(dr *draft, i int) int {
	if !dr.at(i, '[') || !dr.in(i+1, unsigned) {
		return i
	}
	end := dr.closingBracket(i)
	if end == 0 || end-i > 3 || !dr.oneOf(end+1, ",.:") {
		return i
	}
	dr.claim(i, end+2, nameOwner)
	return end + 2
}

var unsigned = set("anon", "anonymous", "anonym", "anonyme", "anonimo", "unsigned", "an")

// takeAuthors reads who the work is by, from token i, and returns the token after.
func takeAuthors(dr *draft, i int) int {
	if i >= len(dr.tokens) {
		return i
	}
	if end, ok := repeated(dr.entry, i); ok {
		return takeRepeated(dr, i, end)
	}
	if dr.tokens[i].kind == sign && isOpeningQuote(dr.tokens[i].sign) || dr.yearAhead(i) {
		return i
	}
	if end := takeNobody(dr, i); end > i {
		return end
	}
	if list := smallCapitals(dr.entry, i); len(list.people) > 0 {
		return takeRoll(dr, list)
	}
	if end := editorsInFront(dr, i); end > i {
		return end
	}
	if end := takeOldName(dr, i); end > i {
		return end
	}
	return takePeopleOrBody(dr, i)
}

// takePeopleOrBody weighs a list of people against the name of a body from token i on.
func takePeopleOrBody(dr *draft, i int) int {
	list := authorsAt(dr, i)
	if len(list.people) > 0 && hungarian(dr.entry, list.end) {
		familiesFirst(list.people)
		list.score += hungarianName
	}
	end, body := organisation(dr, i)
	if end > i && dr.tokens[i].is(emphasis) && dr.tokens[end-1].is(emphasis) {
		body -= titleInItalics
	}
	people := len(list.people)
	switch {
	case ofCountry(dr.entry, i) && end > i:
		return takeBody(dr, i, end, body)
	case signsNumbers(dr.entry, &list, end):
		return i
	case people > 0 && list.score >= leastPeople && (list.score >= body || list.people[0].initials && list.people[0].evidence >= 1):
		return takeRoll(dr, list)
	case people == 0 && familyAndOthers(dr.entry, &list, i):
		return takeRoll(dr, list)
	case body >= leastBody && end > i:
		return takeBody(dr, i, end, body)
	case loneFamily(dr.entry, i):
		return takeBody(dr, i, i+1, loneWord)
	}
	return i
}

// signsNumbers says whether nothing but numbers follows one person, or a body that ends
// before token end: then it is a journal.
func signsNumbers(en *entry, list *roll, end int) bool {
	switch len(list.people) {
	case 0:
		return numbersAlone(en, end)
	case 1:
		return numbersAlone(en, list.end)
	}
	return false
}

// What people and bodies must score to be taken for the authors.
const (
	leastPeople    = 1.6  // a full name that no table knows, before a comma that a title follows
	leastBody      = 1.75 // one word for a body at the head of a clause
	loneWord       = 2.5  // a word alone is believed less than a body with a year
	titleInItalics = 3.0  // as much as a body can score: bodies are not set in italics
)

// takeNobody takes what stands in the place of authors and names nobody: "Aa. Vv.",
// "o. V."
func takeNobody(dr *draft, i int) int {
	if dr.wordAt(i, "aa") && dr.at(i+1, '.') && dr.wordAt(i+2, "vv") { // autori vari
		return takeBody(dr, i, i+3, surelyBody)
	}
	if namesNobody(dr.entry, i) {
		dr.claim(i, i+4, nameOwner)
		return i + 4
	}
	return i
}

// editorsInFront takes the editors of a work that begins with the word for them: "Ed.
// Nila Prado. Ropewalks of Lund."
func editorsInFront(dr *draft, i int) int {
	if !dr.in(i, frontMarks) || !dr.tokens[i].is(capital) || !dr.at(i+1, '.') {
		return i
	}
	list := authorsAt(dr, i+2)
	if len(list.people) == 0 || list.score < surePerson || !dr.at(list.end, '.') {
		return i
	}
	addNames(dr, "editor", list, 0.85)
	dr.claim(i, list.end, nameOwner)
	return list.end
}

// frontMarks call the names behind them editors.
var frontMarks = set("ed", "eds", "hrsg", "hg", "dir", "org", "orgs", "coord")

// hungarianName is what it counts for a name at the head that Hungarian words follow.
const hungarianName = 1.5

// hungarian says whether words of Hungarian lists stand behind token i: names have
// the family first there, and no comma.
func hungarian(en *entry, i int) bool {
	for ; i < len(en.tokens); i++ {
		if t := &en.tokens[i]; t.kind == word && t.is(telling) && hungarianWords[t.fold] {
			return true
		}
	}
	return false
}

var hungarianWords = set("evf", "szerk", "szerkesztette", "kiado")

// namesNobody says whether the abbreviation of "ohne Verfasser", "ohne Autor" or
// "sine nomine" stands in the place of the author at token i.
func namesNobody(en *entry, i int) bool {
	ohne := en.wordAt(i, "o") && (en.wordAt(i+2, "v") || en.wordAt(i+2, "a"))
	sine := en.wordAt(i, "s") && en.wordAt(i+2, "n")
	return (ohne || sine) && en.at(i+1, '.') && en.at(i+3, '.') && en.yearAhead(i+4)
}

// ofCountry says whether a body whose country is shortened begins at token i: "U.S.
// Geological Survey".
func ofCountry(en *entry, i int) bool {
	if !en.wordAt(i, "u") || !en.at(i+1, '.') || !en.in(i+2, unitedOnes) || !en.at(i+3, '.') || en.tokens[i+2].is(spaced) {
		return false
	}
	for k := i + 4; capitalAt(en, k); k++ {
		if gazetteer.Organisation(en.tokens[k].fold) || stateBodies[en.tokens[k].fold] {
			return true
		}
	}
	return false
}

// stateBodies are words for bodies of a state that mean other things elsewhere.
var stateBodies = set("survey", "congress", "senate", "army", "navy", "census", "service")

// unitedOnes are the second letters of the United States, Kingdom and Nations.
var unitedOnes = set("s", "k", "n")

// familyAndOthers reads a family name alone before "et al.": "Okafor et al., Tides".
func familyAndOthers(en *entry, list *roll, i int) bool {
	end, ok := andOthers(en, i+1)
	if !ok || !en.nameWord(i) || !nameEnds(en, end) {
		return false
	}
	*list = roll{people: []person{{family: span{i, i + 1}, end: i + 1}}, open: true, end: end, first: i, score: 3}
	return true
}

// ancients have one name in every list.
var ancients = set("plato", "platon", "platone", "platao", "aristotle", "aristoteles", "aristote", "aristotele", "homer", "homero", "homere", "omero", "cicero", "ciceron", "cicerone", "ovid", "ovidio", "virgil", "vergil", "virgilio", "horace", "horaz", "horacio", "herodotus", "herodot", "thucydides", "thukydides", "tucidide", "plutarch", "plutarco", "seneca", "tacitus", "livy", "sophocles", "sophokles", "euripides", "aeschylus", "aristophanes", "hesiod", "xenophon", "plotinus", "augustine", "augustinus", "boethius", "lucretius", "quintilian", "sallust", "suetonius", "strabo", "polybius", "euclid", "galen", "anonymous", "anon")

// loneFamily says whether the entry starts with one capitalised word alone, in
// capitals or before a quotation: "FRANZINA, «…»".
func loneFamily(en *entry, i int) bool {
	t := &en.tokens[i]
	next := i + 1
	if t.is(digits) && len(t.fold) < 5 && acronym(en, i) && en.at(next, '.') {
		return true // "W3C."
	}
	if !en.nameWord(i) || gazetteer.City(t.fold) {
		return false
	}
	if ancients[t.fold] && (en.at(next, '.') || en.at(next, ',') || en.at(next, ':')) {
		return true
	}
	if en.at(next, ',') || en.at(next, '.') || en.at(next, ':') {
		return t.is(upper) && len(t.fold) > 2 || next+1 < len(en.tokens) && en.tokens[next+1].kind == sign && isOpeningQuote(en.tokens[next+1].sign)
	}
	return false
}

func takeRoll(dr *draft, list roll) int {
	role := "author"
	end := list.end
	if e, ok := editorMark(dr.entry, end); ok {
		role, end = "editor", e
	} else if dr.at(end, '.') {
		if e, ok := editorMark(dr.entry, end+1); ok && dr.at(end+1, '(') {
			role, end = "editor", e
		}
	}
	confidence := 0.95
	if list.score < 3 {
		confidence = 0.6
	}
	addNames(dr, role, list, confidence)
	if group, stop := groupAfter(dr, end); stop > end && role == "author" {
		f := &dr.fields[len(dr.fields)-1]
		f.names = append(f.names, group)
		f.end, end = dr.tokens[stop-1].end, stop
	}
	if role == "author" && dr.oneOf(end, "([") && !dr.yearAhead(end) {
		if close := dr.closingBracket(end); close > 0 && close-end < 8 && (dr.at(close+1, '.') || dr.at(close+1, ',')) && (dr.at(end, '(') || gazetteer.Organisation(dr.tokens[close-1].fold)) && wordsOnly(dr.entry, end+1, close) && noDateAt(dr.entry, end+1) == end+1 {
			end = close + 1 // "Okafor, Amara (Ama the Elder).", "[Quay Collaboration]"
		}
	}
	dr.claim(list.first, end, nameOwner)
	return end
}

// wordsOnly says whether the tokens [i, end) are words without numbers.
func wordsOnly(en *entry, i, end int) bool {
	for ; i < end; i++ {
		if en.tokens[i].kind != word || en.tokens[i].is(digits) {
			return false
		}
	}
	return true
}

// addNames adds a field of names.
func addNames(dr *draft, name string, list roll, confidence float64) {
	names := make([]lint.Name, len(list.people))
	pointless, pointed := false, false
	for k, n := range list.people {
		names[k] = nameOf(dr, n)
		point := dr.at(n.given.end-1, '.')
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
	dr.add(field{name: name, start: dr.tokens[start].start, end: dr.tokens[last.end-1].end, names: names, open: list.open, confidence: confidence})
}

// takeRepeated takes a dash in place of the first author, and the names after it.
func takeRepeated(dr *draft, i, end int) int {
	start, finish := dr.tokens[i].start, dr.tokens[end-1].end
	repeatedName := lint.Name{Repeated: true, Span: dr.r.Text.Span(start, finish)}
	f := field{name: "author", start: start, end: finish, names: []lint.Name{repeatedName}, confidence: 0.9}
	stop := end
	if next, open, ok := separator(dr.entry, end); ok && next < len(dr.tokens) && !dr.yearAhead(end) {
		if list := authorsAt(dr, next); len(list.people) > 0 && list.score >= 3 {
			for _, n := range list.people {
				f.names = append(f.names, nameOf(dr, n))
			}
			f.end, f.open, stop = dr.tokens[list.people[len(list.people)-1].end-1].end, open || list.open, list.end
		}
	}
	if e, ok := editorMark(dr.entry, stop); ok {
		f.name, stop = "editor", e
	}
	dr.add(f)
	dr.claim(i, stop, nameOwner)
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
func (dr *draft) repeat(above *lint.Reference) {
	f := dr.r.Field("author")
	if f == nil {
		f = dr.r.Field("editor")
	}
	if f == nil && goesOn(above, dr.r) {
		at := lint.Span{Start: dr.r.Span.Start, End: dr.r.Span.Start}
		dr.r.Fields = slices.Insert(dr.r.Fields, 0, lint.Field{Name: "author", Names: []lint.Name{{Repeated: true, Span: at}}, Span: at, Confidence: 0.6})
		f = &dr.r.Fields[0]
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
