package reference

import (
	"github.com/bibfix/bibfix/internal/gazetteer"
	"github.com/bibfix/bibfix/internal/words"
)

// A roll is a list of names as read in one style.
type roll struct {
	people []person
	open   bool // "et al." or an ellipsis stands in it
	end    int  // token after the list
	score  float64
	first  int
}

// The styles of lists of names.
type rollStyle uint8

const (
	invertedNames rollStyle = iota // Okafor, A., Prado, B., & Zheng, W.
	clumpedNames                   // Okafor AB, Prado C
	spokenNames                    // A. B. Okafor, C. Prado and Wei Zheng
	mixedNames                     // Okafor, Amara, Carlo Prado, and Wei Zheng
	singleNames                    // 佐藤太郎, 鈴木花子
	rollStyles
)

// authorsAt reads the list of names at token i in every style and returns the
// one that looks most like names. The score of no names is zero.
func authorsAt(dr *draft, i int) roll {
	var best roll
	for style := range rollStyles {
		if (style == singleNames) != (i < len(dr.tokens) && dr.tokens[i].is(caseless)) && style == singleNames {
			continue
		}
		list := rollAt(dr, i, style)
		if len(list.people) > 0 && (len(best.people) == 0 || list.score > best.score) {
			best = list
		}
	}
	return best
}

// maxPeople bounds the names of one roll. The largest collaborations sign with
// some three thousand, and no list prints them all.
const maxPeople = 2000

// rollAt reads names in one style from token i until one fails.
func rollAt(dr *draft, i int, style rollStyle) roll {
	list := roll{first: i, end: i, people: dr.people[style][:0]}
	for at := i; len(list.people) < maxPeople; {
		n, ok := nameInStyle(dr.entry, at, style, &list)
		if (!ok || n.evidence < 0) && len(list.people) > 0 {
			n, ok = groupInList(dr.entry, at, style, &list)
		}
		if !ok || n.evidence < 0 {
			break
		}
		list.add(n)
		if e, ok := andOthers(dr.entry, n.end); ok {
			list.open, list.end = true, e
			list.score += othersScore
			break
		}
		list.end = nativeName(dr.entry, n.end)
		next, open, ok := separator(dr.entry, list.end)
		if !ok && style == invertedNames {
			next, ok = pointedName(dr.entry, n)
		}
		if !ok {
			break
		}
		list.open = list.open || open
		at = next
	}
	dr.people[style] = list.people
	if len(list.people) == 0 {
		return list
	}
	list.score = min(list.score, surelyNames) + closing(dr, list.end, list.people)
	if style == spokenNames {
		chineseOrder(dr.entry, list.people)
	}
	if n := len(list.people); style == spokenNames && n == 2 && twins(dr.entry, list.people[0], list.people[1]) {
		list.score += twinsScore
	}
	return list
}

// What names of a list add to its score.
const (
	surelyNames  = 14.0 // as much as names can say: what closes a long list still counts
	othersScore  = 3.0  // "et al." follows nothing but names
	twinsScore   = 2.5  // bodies seldom come in pairs of two words each
	furtherShare = 0.7  // of its evidence, of each name after the first: one strange name in front is not outweighed by the next
)

// add takes one more name into the list.
func (list *roll) add(n person) {
	share := furtherShare
	if len(list.people) == 0 {
		share = 1
	}
	list.people = append(list.people, n)
	list.end = n.end
	list.score += share * n.evidence
}

// pointedName is where the next name begins in a list whose names end in points:
// "OKAFOR, Amara. PRADO, Carlo.", "Okafor, A. Prado, C. D."
func pointedName(en *entry, before person) (int, bool) {
	at := before.end
	if en.at(at, '.') {
		at++
	} else if !en.at(at-1, '.') {
		return at, false
	}
	n, ok := familyFirst(en, at)
	if !ok || n.bare && !before.bare && !before.initials || n.initials != before.initials || n.family.end-n.family.first > 2 || !nameEnds(en, n.end) {
		return at, false
	}
	if n.initials {
		return at, n.evidence >= 4
	}
	capitals := func(n person) bool { t := &en.tokens[n.family.first]; return t.is(upper) && len(t.fold) > 2 }
	return at, capitals(before) && capitals(n)
}

// nameInStyle reads one name; the names before it say what may follow.
func nameInStyle(en *entry, i int, style rollStyle, list *roll) (person, bool) {
	switch k := len(list.people); {
	case style == clumpedNames:
		return clumpedName(en, i, k)
	case style == singleNames:
		n, ok := single(en, i)
		return n, ok && (k == 0 || n.given.empty() == list.people[0].given.empty())
	case style == invertedNames:
		return invertedName(en, i, list)
	case style == mixedNames && k == 0:
		return familyFirst(en, i)
	case k == 0:
		return givenFirst(en, i)
	}
	n, ok := givenFirst(en, i)
	return n, ok && goesOnSpoken(en, i, &n, style, list)
}

// invertedName reads a name of a list like "Okafor, A., Prado, C.".
func invertedName(en *entry, i int, list *roll) (person, bool) {
	n, ok := familyFirst(en, i)
	if len(list.people) == 0 {
		return n, ok
	}
	initials := list.people[0].initials
	if !ok && initials {
		n, ok = familyInitials(en, i)
		return n, ok && n.evidence >= 3 && nameEnds(en, n.end)
	}
	if ok && n.bare && initials && !en.at(i-1, ';') {
		return n, false
	}
	if f := n.family; ok && n.initials && f.end-f.first > 1 && shortInitials(en, f.first) && familyPrefix(en, f.first) == f.first && !en.particle(f.first) && !en.tokens[f.first+1].is(upper) {
		return n, false // "Okafor, V., JM Prado, PM Ito": the list of mixedNames
	}
	return n, ok
}

// goesOnSpoken says whether the name n at token i, in the order of speech, is one
// more of the list, and does not begin the title.
func goesOnSpoken(en *entry, i int, n *person, style rollStyle, list *roll) bool {
	if style == spokenNames && !sameOrder(en, i, list.people, n) && !turnBack(en, n) {
		return false // "OKAFOR Amara, Carlo Prado: a life"
	}
	if style == mixedNames && !n.bare {
		turnBack(en, n) // only the first is inverted
	}
	joined := joined(en, i)
	if !joined && mayBeTitle(en, n, style, list) {
		return false
	}
	if n.evidence >= 1 {
		return true
	}
	return n.evidence >= 0 && (thingWords(en, n.family.first, n.family.end) == 0 || n.initials && (joined || personBehind(en, n.end)))
}

// mayBeTitle says whether the name n, which no "and" joins to the list, may as well
// begin the title or the journal.
func mayBeTitle(en *entry, n *person, style rollStyle, list *roll) bool {
	first := &list.people[0]
	last := !nameAhead(en, n.end, farAhead)
	switch {
	case journalName(en, n):
		return true
	case style == mixedNames && !n.initials && last:
		if _, others := andOthers(en, n.end); !others && (n.bare || !en.yearAhead(n.end)) {
			return true // "Okafor, Amara, Carlo Prado: a life"
		}
	}
	switch {
	case n.bare && !wordMark(en, n.end) && strangeName(en, n, style, list):
		return true
	case first.initials && !n.initials && last && en.at(n.end, ','):
		return true // "A. Okafor, Carlo Prado, Milano 1977": a life
	}
	return first.initials && en.at(first.given.end-1, '.') && lostPoint(en, n, style) // "…, A., I Brandolini da …"
}

// journalName says whether a name with the initial J begins an abbreviated journal:
// "A. Okafor, J. Build. Harb. 29".
func journalName(en *entry, n *person) bool {
	if n.given.end-n.given.first != 2 || !en.wordAt(n.given.first, "j") || !en.at(n.end, '.') || !capitalAt(en, n.end+1) {
		return false
	}
	at := n.end + 2
	if en.at(at, '.') {
		at++
	}
	return at < len(en.tokens) && en.tokens[at].kind == number
}

// personBehind says whether a list goes on at token i with somebody whom no title can
// begin with: so does "M. Genet, P. Salter", not "J. Genet. 12, 4".
func personBehind(en *entry, i int) bool {
	next, _, ok := separator(en, i)
	if !ok {
		return false
	}
	n, ok := givenFirst(en, next)
	return ok && n.initials && n.evidence >= surePerson
}

// strangeName says whether a full name that no table knows is as likely the title:
// those before it have initials, or no other name follows.
func strangeName(en *entry, n *person, style rollStyle, list *roll) bool {
	if style == spokenNames && twins(en, list.people[len(list.people)-1], *n) {
		return false
	}
	if _, others := andOthers(en, n.end); others || pinyinName(en, n) && pinyinName(en, &list.people[0]) {
		return false
	}
	return list.people[0].initials || !nameAhead(en, n.end, farAhead)
}

// lostPoint says whether a name has one initial without a point.
func lostPoint(en *entry, n *person, style rollStyle) bool {
	one := n.initials && n.given.end-n.given.first == 1 && !en.at(n.given.end-1, '.')
	return one && (style == spokenNames || len(en.tokens[n.given.first].fold) == 1)
}

// sameOrder says whether the name n at token i is written in the order of those
// before it. Where "and" or a mark of editors says that it belongs to them, and a
// given name that stands for a family as often is all that speaks for another
// order, it turns that name round: "Jean Prado et Odile Benoît", "Prado Balázs –
// Okafor Éva (szerk.)".
func sameOrder(en *entry, i int, people []person, n *person) bool {
	inverted := func(n *person) bool { return n.family.first < n.given.first }
	first := &people[0]
	if inverted(first) == inverted(n) {
		return true
	}
	if n.initials || first.initials || !joined(en, i) && !wordMark(en, n.end) {
		return false
	}
	switch {
	case inverted(first), en.tokens[n.family.first].is(upper):
		return false
	case first.bare && len(people) == 1:
		invert(first)
	default: // the given name that stands last is a family name here
		n.given, n.family = span{n.family.first, n.given.end - 1}, span{n.given.end - 1, n.given.end}
	}
	return true
}

// invert turns a full name round, so that the family stands first.
func invert(n *person) {
	first := n.given.first
	n.family, n.given, n.bare = span{first, first + 1}, span{first + 1, n.family.end}, false
}

// clumpedName reads a name of a list like "Okafor AB, Prado C" after k others.
func clumpedName(en *entry, i, k int) (person, bool) {
	n, ok := familyInitials(en, i)
	if ok {
		return n, ok
	}
	if k == 0 {
		if n, ok = oddInClumps(en, i); ok {
			ok = !n.given.empty() && clumpAt(en, n.end+1) // "Manolio Ta, Collins FS"
		}
		return n, ok
	}
	if joined(en, i) {
		if n, ok = givenFirst(en, i); ok && n.initials && en.at(n.given.end-1, '.') {
			return n, true // "Okafor A. B. e C. D. Prado"
		}
	}
	if n, ok = familyFirst(en, i); ok && n.initials && nameEnds(en, n.end) { // "Lim S, Bae JH, Kwon, HS, Nauck MA"
		return n, true
	}
	return oddInClumps(en, i)
}

// oddInClumps reads a name that lost its initials, "Bae JH, Kwon, Nauck MA", has one
// letter for a family, "O JS", or initials in small letters, "Ngi Vl", among those of a
// list that has no points: another name without points follows, or the year.
func oddInClumps(en *entry, i int) (person, bool) {
	if i+1 >= len(en.tokens) || en.tokens[i].kind != word || !en.tokens[i].is(capital) || en.tokens[i].is(digits|caseless) {
		return person{}, false
	}
	n := person{family: span{i, i + 1}, end: i + 1, initials: true, evidence: 1}
	given := &en.tokens[i+1]
	switch {
	case en.at(i+1, ','):
		return n, plainName(en, i) && thingWords(en, i, i+1) == 0 && clumpAt(en, i+2)
	case oneLetter(en, i) && shortInitials(en, i+1), capitalWord(en, i) && given.is(capital) && given.kind == word && len(given.fold) == 2 && !gazetteer.Given(given.fold):
		n.given, n.end = span{i + 1, i + 2}, i+2
		return n, en.at(n.end, ',') && clumpAt(en, n.end+1) || en.yearAhead(n.end) && en.at(n.end, '(')
	}
	return n, false
}

// clumpAt says whether "Okafor AB" stands at token i, with what parts names behind it.
func clumpAt(en *entry, i int) bool {
	return capitalWord(en, i) && shortInitials(en, i+1) && (en.oneOf(i+2, ",;.(") || en.yearAhead(i+2))
}

// twins says whether two full names in a row are written alike, the second of
// them unknown, and end before a year: "Samira Tahan, Vera Ulm. (2018)".
func twins(en *entry, a, b person) bool {
	alike := func(n person) bool {
		return !n.initials && !shortInitials(en, n.family.first) && n.given.end-n.given.first == 1 && n.family.end-n.family.first == 1 && thingWords(en, n.given.first, n.family.end) == 0
	}
	return b.bare && alike(a) && alike(b) && en.yearAhead(b.end)
}

// nameEnds says whether what stands at token i can follow a name.
func nameEnds(en *entry, i int) bool {
	_, _, more := separator(en, i)
	return more || i >= len(en.tokens) || en.at(i, '.') || en.at(i, '(') || en.at(i, ':') || en.at(i-1, '.')
}

// joined says whether "and" or its like stands before token i.
func joined(en *entry, i int) bool {
	return i > 0 && (en.oneOf(i-1, "&/") || en.tokens[i-1].kind == word && words.IsAnd(en.tokens[i-1].fold) || shortAnd(en, i-2) == i)
}

// shortAnd is the token after the "u." that German lists have for "und" at token i,
// i itself where none stands there.
func shortAnd(en *entry, i int) int {
	if en.wordAt(i, "u") && !en.tokens[i].is(capital) && en.at(i+1, '.') && !en.wordAt(i+2, "a") && !en.wordAt(i+2, "al") {
		return i + 2
	}
	return i
}

// farAhead is past how many names that no table knows another is looked for: lists of
// Chinese names may be as long as that.
const farAhead = 24

// nameAhead says whether the list goes on after an unknown full name; depth
// bounds how many more of them it looks past.
func nameAhead(en *entry, i, depth int) bool {
	next, _, ok := separator(en, i)
	if !ok {
		return false
	}
	n, ok := givenFirst(en, next)
	return ok && n.evidence > 0 && (joined(en, next) || !n.bare || depth > 0 && nameAhead(en, n.end, depth-1))
}

// separator reads what parts two names and returns the token after it.
func separator(en *entry, i int) (next int, open, ok bool) {
	at := i
	for at < len(en.tokens) && at-i <= longestSeparator {
		e, dots := parting(en, at, open)
		if t := &en.tokens[at]; e == at || ok && (t.at('/') || dashParts(en, at) && t.is(spaced)) {
			break
		}
		open = open || dots
		at, ok = e, true
	}
	return at, open, ok
}

// longestSeparator is in tokens: ", . . . , &" is the longest there is.
const longestSeparator = 6

// parting is the token after one sign or word that parts names at token i, i itself
// where there is none. Dots stand for names left out; open is whether some came before.
func parting(en *entry, i int, open bool) (next int, dots bool) {
	t := &en.tokens[i]
	switch {
	case en.oneOf(i, ",;&・·/") || dashParts(en, i):
		return i + 1, false
	case t.at('…'), t.at('.') && en.at(i+1, '.'), t.at('.') && en.at(i-1, '.') && open:
		return i + 1, true
	case t.kind == word && words.IsAnd(t.fold) && (!t.is(capital) && len(t.fold) < 4 || t.is(caseless)), capitalAnd(en, i):
		return i + 1, false
	}
	return shortAnd(en, i), false
}

// dashParts says whether the dash at token i may part two names: "Okafor, A. – Prado,
// B.", "Okafor, A.- Prado, B.".
func dashParts(en *entry, i int) bool {
	if !en.at(i, '-') {
		return en.at(i, '—')
	}
	return en.tokens[i].is(spaced) || en.oneOf(i-1, ".,") && i+1 < len(en.tokens) && en.tokens[i+1].is(spaced)
}

// capitalAnd says whether token i is the "and" of a list in capitals: "OKAFOR, A. AND
// PRADO, B."
func capitalAnd(en *entry, i int) bool {
	t := &en.tokens[i]
	return t.is(upper) && (t.fold == "and" || t.fold == "und" || t.fold == "et") && i+1 < len(en.tokens) && en.tokens[i+1].is(capital)
}

// andOthers reads "et al.", ", et al", "u. a.", "e outros", "и др." and the like.
func andOthers(en *entry, i int) (int, bool) {
	at := i
	for en.oneOf(at, ",;[(&/") {
		at++
	}
	if at >= len(en.tokens) || en.tokens[at].kind != word && !en.at(at, '…') {
		return i, false
	}
	second := at + 1
	for second < len(en.tokens) && second < at+3 && en.tokens[second].kind != word {
		second++
	}
	end := at + 1
	switch first := en.tokens[at].fold; {
	case othersPair(en, first, second):
		if beginsName(en, second) {
			return i, false
		}
		end = second + 1
	case first == "others" && at > i, words.IsOthersAlone(first) && uncapital(en, at):
	default:
		return i, false
	}
	if en.at(end, '.') {
		end++
	}
	if en.at(end, ']') && en.at(end-1, '.') || en.at(end, ')') && en.at(i, '(') {
		end++
	}
	return end, true
}

// othersPair says whether the word first and the word at token k stand for authors
// who are not named.
func othersPair(en *entry, first string, k int) bool {
	if k >= len(en.tokens) || en.tokens[k].kind != word {
		return false
	}
	if table := othersAfter[first]; table[en.tokens[k].fold] {
		return true
	}
	return words.IsAnd(first) && words.IsOthersAfterAnd(en.tokens[k].fold) && (uncapital(en, k) || first == "und") // German writes nouns with capitals
}

// othersAfter are the words that stand for further authors behind one word, however
// they are written.
var othersAfter = map[string]map[string]bool{
	"et":  set("al", "alii", "coll", "col", "alia"),
	"and": set("others", "colleagues"),
	"e":   set("outros", "cols", "col", "altri"),
	"y":   set("otros", "cols", "col"),
	"und": set("andere", "a"),
	"u":   set("a", "al"),
	"и":   set("др"), "та": set("ін"), "i": set("in"), "en": set("anderen"), "ve": set("ark"), "m": set("fl"),
}

// beginsName says whether a name is sure to begin at token i: "Al Atik, L." behind an
// "and", "al Fassi, L." behind an "et".
func beginsName(en *entry, i int) bool {
	if n, ok := familyFirst(en, i); ok && !n.bare {
		return true
	}
	return en.tokens[i].is(capital) && personAt(en, i)
}

// uncapital says whether token i is written in small letters, or in those of a script
// that has no others.
func uncapital(en *entry, i int) bool {
	return !en.tokens[i].is(capital) || en.tokens[i].is(caseless)
}

// yearAhead says whether a year, bracketed or after a comma or point, is next.
func (en *entry) yearAhead(i int) bool {
	i = afterHandle(en, i)
	for n := 0; n < 3 && i < len(en.tokens); n++ {
		t := &en.tokens[i]
		if _, ok := en.year(i); ok {
			return true
		}
		if t.kind != sign || t.sign != '(' && t.sign != '[' && t.sign != ',' && t.sign != '.' && t.sign != ':' {
			return noDateAt(en, i) > i
		}
		i++
	}
	return i < len(en.tokens) && noDateAt(en, i) > i
}

// afterHandle is the token after the name that an author goes by on a social
// network, "[@quaywatch]", at token i, or i itself.
func afterHandle(en *entry, i int) int {
	if !en.at(i, '[') || i+1 >= len(en.tokens) || en.s[en.tokens[i+1].start] != '@' {
		return i
	}
	return max(i, en.closingBracket(i)+1)
}
