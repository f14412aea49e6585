package reference

import (
	"maps"
	"strings"

	"github.com/bibfix/bibfix/internal/fold"
	"github.com/bibfix/bibfix/internal/gazetteer"
	"github.com/bibfix/bibfix/internal/words"
	"github.com/bibfix/bibfix/lint"
)

// A person is one name as ranges of tokens. Empty ranges are absent parts.
type person struct {
	family, given, suffix span
	after                 span // a particle that stands after the given name: "Paiva, C. de"
	end                   int
	evidence              float64 // how much it looks like a name and nothing else
	initials              bool
	bare                  bool // a full name without initials whose given name no table knows
	body                  bool // a group among people: its name is the family
}

// familyFirst says whether the family name stands before the given names.
func (n *person) familyFirst() bool { return n.family.first < n.given.first }

// turnBack puts a full name into the order of speech that was read family first only
// because its last word is a given name as well, "Vexa Luna Americo", and says
// whether it did.
func turnBack(en *entry, n *person) bool {
	if !n.familyFirst() || n.initials || n.given.end != n.end || n.given.end-n.given.first != 1 || en.tokens[n.family.first].is(upper) {
		return false
	}
	n.given, n.family = span{n.family.first, n.end - 1}, span{n.end - 1, n.end}
	return true
}

// A span is a half-open range of tokens.
type span struct{ first, end int }

func (s span) empty() bool { return s.first >= s.end }

// familyFirst reads "Okafor, A. B.", "Okafor, Amara B.", "OKAFOR, Amara", "Okafor (A.)".
func familyFirst(en *entry, i int) (person, bool) {
	end := familyRun(en, i, longestFamily)
	if end == i {
		return person{}, false
	}
	n := person{family: span{i, end}}
	if en.at(end, '(') {
		return n, bracketedGiven(en, &n)
	}
	if e, ok := suffixAt(en, end); ok && en.at(e, ',') { // "Okafor Jr., A. B."
		n.suffix, end = span{end, e}, e
	}
	if !en.at(end, ',') {
		return person{}, false
	}
	at := end + 1
	if e, ok := suffixAt(en, at); ok && en.at(e, ',') {
		n.suffix, at = span{at, e}, e+1
	}
	if !givenPart(en, &n, at) {
		return person{}, false
	}
	if words := n.family.end - n.family.first; words > usualFamily {
		n.evidence -= float64(words - usualFamily)
	}
	trailingSuffix(en, &n)
	return n, true
}

// usualFamily is how many words a family name has without doubt, "van der Meulen";
// each further one is one reason less to take it for a name.
const usualFamily = 3

// bracketedGiven takes the initials or given names in brackets behind a family name:
// "Okafor (A.)", "OKAFOR (Amara), PRADO (Carlo)", "Valcourt (Roger), « … »".
func bracketedGiven(en *entry, n *person) bool {
	i, at := n.family.first, n.family.end+1
	if _, ok := editorMark(en, at-1); ok {
		return false
	}
	if e, ok := en.initialsAt(at); ok && en.at(e, ')') && (en.at(e-1, '.') || initialNext(en, at)) {
		n.given, n.end, n.initials, n.evidence = span{at, e}, e+1, true, 4
		return true
	}
	e, known := givenRun(en, at)
	if e == at || !en.at(e, ')') || thingWords(en, i, e) > 0 {
		return false
	}
	if capitals := en.tokens[i].is(upper) && (known || nameEnds(en, e+1)); !capitals && !(known && en.oneOf(e+1, ",;:/")) && !givenInBracket(en, i, at-1, e) {
		return false
	}
	n.given, n.end, n.evidence = span{at, e}, e+1, 3
	return true
}

// givenInBracket says whether a given name stands in the bracket between token open
// and token close behind a family name that begins at token i, and a title in
// quotation marks or another name follows: "Courtemanche (Delphine), « …".
func givenInBracket(en *entry, i, open, close int) bool {
	if close == open+1 || close-open > 3 || !en.at(close, ')') || open-i > 3 || thingWords(en, i, close) > 0 || !en.at(close+1, ',') || close+2 >= len(en.tokens) {
		return false
	}
	_, known := givenRun(en, open+1)
	next := &en.tokens[close+2]
	return !gazetteer.City(en.key(span{open + 1, close})) && (known || next.kind == sign && isOpeningQuote(next.sign))
}

// givenPart reads what stands after "Family,": initials or given names.
func givenPart(en *entry, n *person, at int) bool {
	if e, ok := en.initialsAt(at); ok {
		return givenInitials(en, n, at, e)
	}
	e, known := givenRun(en, at)
	if e == at || titleArticle(en, n, at) {
		return false
	}
	n.given, n.end, n.bare = span{at, e}, e, !known
	n.evidence = strangeGiven
	if known {
		n.evidence = knownGiven
	}
	n.evidence -= 2 * float64(thingWords(en, n.family.first, e))
	if words := n.family.end - n.family.first; words > 1 && !en.tokens[n.family.first].is(upper) && !en.particle(n.family.first) {
		switch {
		case gazetteer.Given(en.tokens[n.family.first].fold):
			n.evidence -= 3 // "Anna Brückner, Hafengebühren"
		case n.bare && clauseGoesOn(en, e):
			return false // "Benvenuta Brückner, Mareas, a cura di Wexa Lund"
		case n.bare:
			n.evidence--
		}
	}
	if n.bare && e-at == 1 && gazetteer.City(en.tokens[at].fold) {
		n.evidence -= 2
	}
	particlesAfter(en, n)
	return true
}

// What given names behind "Family," say for a name.
const (
	knownGiven   = 3.5 // a table knows one of them: less than initials with points, which are nothing else
	strangeGiven = 1.5 // two words with a comma between them: a title may begin so
)

// givenInitials takes the initials [at, e) behind "Family,".
func givenInitials(en *entry, n *person, at, e int) bool {
	n.given, n.end, n.initials = span{at, e}, e, true
	n.evidence = 3
	if en.at(e-1, '.') {
		n.evidence = 4
		if givenBehindInitial(en, at, e) {
			n.given.end, n.end = e+1, e+1
		}
	}
	if things := thingWords(en, n.family.first, n.family.end); things > 0 {
		if en.nameWord(e) || !en.at(e-1, '.') && e == at+1 && len(en.tokens[at].fold) > 2 {
			return false // "Quay Data Group, A. Okafor", "IHU Collaboration, JHEP 1703"
		}
		n.evidence -= 3 * float64(things)
	}
	particlesAfter(en, n)
	return true
}

// givenBehindInitial says whether the word behind the initials [at, e) is one more
// given name: "Okafor, J. Edgar".
func givenBehindInitial(en *entry, at, e int) bool {
	if e+1 >= len(en.tokens) || !en.nameWord(e) {
		return false
	}
	if _, year := en.year(e + 1); year && en.at(e+2, ':') {
		return true // "OKAFOR, M. Selim 1999: The quays"
	}
	return en.tokens[e+1].kind == sign && gazetteer.Given(en.tokens[e].fold) || e == at+2 && joined(en, e+2) && personAt(en, e+2)
}

// clauseGoesOn says whether a comma at token i parts what goes on in small letters:
// lists of names do not, but for particles and "and".
func clauseGoesOn(en *entry, i int) bool {
	if !en.at(i, ',') || i+1 >= len(en.tokens) {
		return false
	}
	t := &en.tokens[i+1]
	if t.kind != word || t.is(capital) || words.IsAnd(t.fold) && !en.wordAt(i+2, "cura") || en.particle(i+1) {
		return false
	}
	_, others := andOthers(en, i)
	_, mark := editorMark(en, i)
	return !others && !mark
}

// titleArticle says whether the word behind a full name and a comma, at token at, is
// the article of the title: "Wexa Okafor, La società del porto".
func titleArticle(en *entry, n *person, at int) bool {
	return n.family.end-n.family.first > 1 && en.in(at, titleArticles) && !en.tokens[n.family.first].is(upper)
}

// titleArticles begin titles, and no given names of people with two family names.
var titleArticles = set("la", "le", "les", "il", "lo", "gli", "el", "los", "las", "der", "die", "das", "the", "un", "une", "una", "uno", "os", "as")

// personAt says whether a name in the order of speech that no title can be
// stands at token i: with initials, or with a known given name.
func personAt(en *entry, i int) bool {
	n, ok := givenFirst(en, i)
	return ok && !n.bare && n.evidence >= 2
}

// familyInitials reads "Okafor AB", "SILVA JLM da", "Stacy A.", "Okafor A. B.",
// "Crawley Jr WF".
func familyInitials(en *entry, i int) (person, bool) {
	end := familyRun(en, i, longestFamily)
	if end == i {
		return person{}, false
	}
	n := person{family: span{i, end}, initials: true, evidence: 3}
	if !initialsBehind(en, &n) || noFamily(en, &n) {
		return person{}, false
	}
	if t := &en.tokens[i]; t.is(upper) && len(t.fold) > 2 {
		n.evidence += 0.7
	}
	n.evidence -= 2 * float64(thingWords(en, n.family.first, n.family.end))
	if first := &en.tokens[i]; n.family.end-i == 1 && !first.is(upper) && gazetteer.Given(first.fold) && en.at(n.end-1, '.') && en.nameWord(n.end) {
		n.evidence -= 2.5 // "Jennifer M. Okafor"
	}
	if n.family.end-i == 1 && n.given.end-n.given.first == 2 && en.at(n.end-1, '.') && en.nameWord(n.end) && en.at(n.end+1, ',') && opensTitle(en, n.end+2) {
		n.evidence -= 2.5 // "Vexa M. Okafor, The quays of the north"
	}
	if n.family.end-n.family.first > 3 {
		n.evidence -= 2
	}
	particlesAfter(en, &n)
	trailingSuffix(en, &n)
	return n, true
}

// initialsBehind takes the initials of a name from behind its family name, or from
// its end: a run of words holds those without points as well.
func initialsBehind(en *entry, n *person) bool {
	end := n.family.end
	if s, ok := suffixAt(en, end); ok && !en.at(s-1, '.') {
		if e, ok := en.initialsAt(s); ok && nameEnds(en, e) {
			n.suffix, n.given, n.end = span{end, s}, span{s, e}, e // "Crawley Jr WF"
			return true
		}
	}
	if e, ok := en.initialsAt(end); ok { // family words never end in initials with a point
		n.given, n.end = span{end, e}, e
		return true
	}
	last := end - 1
	if last == n.family.first || !shortInitials(en, last) && !longInitials(en, last) {
		return false
	}
	n.family.end, n.given, n.end = last, span{last, end}, end
	if en.at(end, '.') && (en.at(end+1, ',') || en.at(end+1, ';')) {
		n.end++ // "Walter BMT., Silva SPC"
	}
	return true
}

// noFamily says whether the words of a name with initials are none of a person:
// initials or particles alone, or a body.
func noFamily(en *entry, n *person) bool {
	if g := &en.tokens[n.given.first]; n.given.end-n.given.first == 1 && len(g.fold) > 3 && gazetteer.Organisation(g.fold) {
		return true // "WORLD BANK"
	}
	last := n.family.end - 1
	particle := en.particle(last) || last > n.family.first && en.tokens[last].is(upper) && words.IsParticle(en.tokens[last].fold)
	return particle || allInitials(en, n.family) // "ASSOCIAÇÃO DO CAIS"
}

// givenFirst reads "A. B. Okafor", "AB Okafor", "Amara B. van der Okafor".
func givenFirst(en *entry, i int) (person, bool) {
	if n, ok := capitalsFirst(en, i); ok {
		return n, true
	}
	if e, ok := initials(en, i, true); ok {
		end := familyRun(en, e, 4)
		end = titleGlued(en, e, end)
		if end == e || onlyParticles(en, e, end) || clump(en, i) && !en.at(i+1, '.') && e > i+1 {
			return person{}, false // "ZIV M. Tides" is a family name with its initial
		}
		n := person{given: span{i, e}, family: span{e, end}, end: end, initials: true, evidence: 3.5}
		if !en.at(e-1, '.') {
			n.evidence = 2.5 - 0.8*float64(end-e-1)
			if gazetteer.City(en.key(span{i, end})) {
				n.evidence -= 4 // "SÃO PAULO"
			}
		}
		n.evidence -= 3 * float64(thingWords(en, e, end))
		if t := &en.tokens[i]; e == i+1 && (t.fold == "a" || t.fold == "o" || t.fold == "i" || t.fold == "e") {
			n.evidence -= 2 // an article, more likely
		}
		if clump(en, i) && len(en.tokens[i].fold) > 2 && en.at(i+1, '.') {
			n.evidence -= 2 // "NBR. Resíduos sólidos"
		}
		trailingSuffix(en, &n)
		return n, true
	}
	return fullName(en, i)
}

// titleGlued is the end of the family name that begins at token i, without a last
// word that begins a title or journal which no sign parts from it: "A. Bulut
// Exponential structures of quays", "D. Lund Phys. Rev. Lett."
func titleGlued(en *entry, i, end int) int {
	if end-i < 2 || end >= len(en.tokens) || !en.nameWord(end-2) {
		return end
	}
	next := &en.tokens[end]
	small := next.kind == word && !next.is(capital) && !words.IsAnd(next.fold) && !en.particle(end) && !words.IsOthersAlone(next.fold) && next.fold != "et"
	if small && en.at(i-1, '.') || next.at('.') && thingWords(en, end-1, end) > 0 && end+1 < len(en.tokens) && en.tokens[end+1].is(capital) {
		return end - 1
	}
	return end
}

// fullName reads a name in the order of speech without leading initials.
func fullName(en *entry, i int) (person, bool) {
	end, middle := fullNameEnd(en, i)
	if end-i < 2 || end-i > longestFullName || reign(en, end-1) || en.in(i, saints) {
		return person{}, false
	}
	if _, short := initialAt(en, end-1); short && en.at(end, '.') && end-i == 2 && !shortFamily(en, end-1, end+1) {
		return person{}, false // "Okafor Ch." has the family first
	}
	family := end - 1
	for family-1 > i && en.particle(family-1) {
		family--
	}
	if _, ok := suffixAt(en, end-1); ok && family-1 > i {
		family--
	}
	says := givenSays(en, i, end, middle)
	n := person{given: span{i, family}, family: span{family, end}, end: end, evidence: strangeFull + says, bare: says == 0}
	turnAbout(en, &n, i, end)
	n.evidence -= fullNameCosts(en, i, end)
	trailingSuffix(en, &n)
	return n, true
}

// What a full name [i, end) has beyond two words with capitals.
const (
	knownFirst   = 2.4 // its first word is a given name: as good as an initial with a point, nearly
	middleLetter = 2.0 // "Wexa B. Okafor"
	upperFirst   = 1.0 // "OKAFOR A. Tides": the title has begun
	longName     = 1.0 // the price of more than four words
	townCost     = 4.0 // a town or country: no other evidence is as much
)

// givenSays is what the given names of the full name [i, end), with so many middle
// initials, add to its evidence; 0 for a name that no table knows.
func givenSays(en *entry, i, end, middle int) float64 {
	first := &en.tokens[i]
	switch {
	case gazetteer.Given(first.fold) || gazetteer.Given(firstPart(first.fold)):
		return knownFirst
	case middle == 0:
		return 0
	case first.is(upper) && !en.tokens[end-1].is(upper):
		return upperFirst
	}
	return middleLetter
}

// fullNameCosts is what speaks against the full name [i, end).
func fullNameCosts(en *entry, i, end int) float64 {
	cost := 2 * float64(thingWords(en, i, end))
	if end-i > 4 {
		cost += longName
	}
	if key := en.key(span{i, end}); gazetteer.City(key) || gazetteer.Region(key) {
		cost += townCost
	}
	return cost
}

// alsoFamilies are given names that are family names as often: in "Wexa Morris"
// nothing says that the family comes first.
var alsoFamilies = set("morris", "scott", "lee", "lewis", "allen", "owen", "davis", "nelson", "russell", "craig", "stuart", "ross", "lloyd", "gordon", "graham", "douglas", "bruce", "gilbert", "harvey", "lawrence", "stewart", "wallace", "wilson", "kelly", "jordan", "austin", "cameron", "clark", "cole", "elliott", "ellis", "franklin", "grant", "kent", "mason", "mitchell", "morgan", "murray", "parker", "perry", "porter", "reed", "reid", "spencer", "taylor", "tyler", "wesley", "thomas", "james", "martin", "henry", "simon", "george", "kim")

// saints begin names of saints and of what is called after them, which are no authors.
var saints = set("san", "santa", "santo", "sant", "saint", "sainte", "sankt", "sao")

// reign says whether token i is the number of a king or pope, "Benedetto XIV", and no
// family name in capitals, "Wei LI".
func reign(en *entry, i int) bool {
	t := &en.tokens[i]
	return t.is(upper) && len(t.fold) > 2 && strings.Trim(t.fold, "ivx") == ""
}

// fullNameEnd is the token after the words and initials from token i that may
// make a full name, and how many of them are middle initials.
func fullNameEnd(en *entry, i int) (end, middle int) {
	end = i
	for n := 0; n < longestFullName && end < len(en.tokens); n++ {
		next, initial := fullNamePart(en, i, end)
		if next == end {
			break
		}
		if initial {
			middle++
		}
		end = next
	}
	for end > i && !en.nameWord(end-1) {
		end--
	}
	return end, middle
}

// longestFullName is in words and initials.
const longestFullName = 6

// fullNamePart is the token after the word or initial at token end that goes on a full
// name from token i; end itself where none does.
func fullNamePart(en *entry, i, end int) (next int, initial bool) {
	if end > i {
		if e, ok := en.initialsAt(end); ok && en.tokens[e-1].at('.') && !shortFamily(en, end, e) {
			return e, true
		}
		if initialNext(en, end) && en.nameWord(end+1) && !en.at(end+1, '.') {
			return end + 1, true // "Chris J Lintott"
		}
		if suffixWord(en, end) {
			return end, false
		}
		if en.particle(end) && en.nameWord(end+1) {
			return end + 1, false
		}
	}
	if en.nameWord(end) && !caseBreak(en, i, end) && !otherScript(en, i, end) {
		return end + 1, false
	}
	return end, false
}

// shortFamily says whether the word and point [i, e) behind a given name are a family
// name of two letters at the end of a list, "Youfeng Wu. Quays", and no initial.
func shortFamily(en *entry, i, e int) bool {
	t := &en.tokens[i]
	return e == i+2 && len(t.fold) == 2 && !t.is(upper) && !digraphs[t.fold]
}

// caseBreak says whether the word at end stands apart from what came before:
// a bracket or stop would have ended the run already, a change of markup does too.
func caseBreak(en *entry, i, end int) bool {
	return end > i && (en.tokens[end].flags^en.tokens[end-1].flags)&(emphasis|strong) != 0
}

func firstPart(s string) string {
	if i := strings.IndexByte(s, '-'); i > 0 {
		return s[:i]
	}
	return s
}

// givenRun is the end of a run of given names from i, and whether one of them
// is well known.
func givenRun(en *entry, i int) (int, bool) {
	end, known := i, false
	for end-i < 5 {
		if e, ok := en.initialsAt(end); ok && end > i {
			end = e
			continue
		}
		if en.at(end-1, '.') && end > i {
			break // "Okafor, Amara B. Tides": the initial ends the name
		}
		if end > i && en.particle(end) && !words.IsAnd(en.tokens[end].fold) { // "Okafor, Amara e Prado, Carlo"
			end++
			continue
		}
		if !en.nameWord(end) || end > i && (caseBreak(en, i, end) || otherScript(en, i, end) || words.IsOthersAlone(en.tokens[end].fold) && uncapital(en, end)) {
			break
		}
		known = known || gazetteer.Given(en.tokens[end].fold) || gazetteer.Given(firstPart(en.tokens[end].fold))
		end++
	}
	for end > i && en.particle(end-1) {
		end--
	}
	return end, known
}

// thingWords counts the words of the range that name bodies, journals or
// publishers, not people.
func thingWords(en *entry, i, end int) int {
	n := 0
	for ; i < end; i++ {
		if t := &en.tokens[i]; t.kind == word && (len(t.fold) > 3 || len(t.fold) == 3 && en.at(i+1, '.')) && !gazetteer.Given(t.fold) &&
			(gazetteer.Organisation(t.fold) || gazetteer.JournalWord(t.fold) || gazetteer.PublisherWord(t.fold) || gazetteer.Proceedings(t.fold)) {
			n++
		}
	}
	return n
}

// in says whether token i is a word of the table.
func (en *entry) in(i int, table map[string]bool) bool {
	return i >= 0 && i < len(en.tokens) && en.tokens[i].kind == word && table[en.tokens[i].fold]
}

// oneOf says whether token i is one of the signs.
func (en *entry) oneOf(i int, signs string) bool {
	return i >= 0 && i < len(en.tokens) && en.tokens[i].kind == sign && strings.ContainsRune(signs, en.tokens[i].sign)
}

// at says whether token i is the sign r.
func (en *entry) at(i int, r rune) bool { return i >= 0 && i < len(en.tokens) && en.tokens[i].at(r) }

// text is the text of a range of tokens as written, less a final point.
func (en *entry) text(s span) string {
	if s.empty() {
		return ""
	}
	return en.s[en.tokens[s.first].start:en.tokens[s.end-1].end]
}

// nameOf makes the name of a person, with particles apart from the family name.
func nameOf(dr *draft, n person) lint.Name {
	family := n.family
	if n.body {
		start, end := dr.tokens[family.first].start, dr.tokens[family.end-1].end
		return lint.Name{Literal: dr.s[start:end], Span: dr.r.Text.Span(start, end)}
	}
	for family.end-family.first > 1 && dr.particle(family.first) {
		family.first++
	}
	out := lint.Name{
		Family:   dr.text(family),
		Given:    dr.text(n.given),
		Particle: dr.text(span{n.family.first, family.first}),
		Suffix:   strings.TrimRight(dr.text(n.suffix), "."),
	}
	if !n.after.empty() {
		out.Given += " " + dr.text(n.after)
	}
	first := n.family.first
	if !n.given.empty() {
		first = min(first, n.given.first)
	}
	out.Span = dr.r.Text.Span(dr.tokens[first].start, dr.tokens[n.end-1].end)
	return out
}

// set is a table of folded words; unlike fold.Words it keeps hyphens, as tokens do.
func set(list ...string) map[string]bool { return fold.Set(cyrillic.Replace, list...) }

// union is a table of what several have.
func union(sets ...map[string]bool) map[string]bool {
	all := map[string]bool{}
	for _, s := range sets {
		maps.Copy(all, s)
	}
	return all
}

// cyrillic does to the letters of tables what folding does to those of texts.
var cyrillic = strings.NewReplacer("й", "и", "ё", "е", "ї", "і")
