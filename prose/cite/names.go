package cite

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/bibfix/bibfix/internal/fold"
	"github.com/bibfix/bibfix/internal/words"
)

// A person is one cited name: a family name with what stands beside it, or an
// organisation or title taken whole.
type person struct {
	family     []string // its words, particles included; several where the text does not tell given from family name
	initials   string   // "AB" of "A. B. Okafor"
	first, end int      // tokens
}

// text is the name as a reader would write it.
func (p *person) text() string { return strings.Join(p.family, " ") }

// names is what stands before a date.
type names struct {
	people     []person
	etAl       bool
	acronym    string // "IHU" of "International Harbour Union [IHU], 2018"
	first, end int    // tokens of the people
	tail       int    // past "et al."
	wide       int    // first token of the longest organisation that could end here
	apart      bool   // words stand between the name and the date
}

// reach bounds the tokens that are read back from a date: the longest
// lists of authors in a text have some twelve names.
const reach = 60

// namesBefore reads the names that end before token end, going back no further
// than token from.
func (x *index) namesBefore(t []token, from, end int) names {
	var n names
	from = max(from, end-reach)
	end = n.skipTail(t, from, end)
	n.tail = end
	stop := end
	if s := etAlBefore(t, from, end); s >= 0 {
		n.etAl = true
		stop = s
		for stop > from && t[stop-1].is(',') {
			stop--
		}
	}
	n.end = stop
	i := stop
	for i > from && x.belongs(t, from, i-1, stop) {
		i--
	}
	for i < stop && (t[i].kind == sign && !t[i].is('"') || isJoint(&t[i])) {
		i++
	}
	for i+1 < stop && isOf(t[i].text) && t[i].kind == word && !x.listed(fold.Letters(t[i].text+t[i+1].text)) {
		i++
	}
	if i-2 >= from && i+1 < stop && t[i-1].is('.') && t[i+1].is('.') && germanShort[t[i-2].text+" "+t[i].text] {
		i += 2
	}
	n.first = i
	n.wide = widest(t, from, i)
	n.people = persons(t, i, stop)
	x.unglue(&n)
	x.dropLeads(&n, t)
	return n
}

// germanShort are the abbreviations whose second letter looks like an initial.
var germanShort = map[string]bool{"z B": true, "u U": true, "m E": true, "z T": true, "d R": true, "u Ä": true, "o Ä": true}

// hanEtAl takes the "and others" of Chinese and Japanese off the last name:
// "张等", "佐藤ら".
func (n *names) hanEtAl() {
	if len(n.people) == 0 {
		return
	}
	p := &n.people[len(n.people)-1]
	last := &p.family[len(p.family)-1]
	for _, others := range [...]string{"及其他人", "及其他", "及其同事", "等人", "等", "ほか", "ら", "他", "外"} {
		if rest, ok := strings.CutSuffix(*last, others); ok && rest != "" && isHan(rest) {
			*last, n.etAl = rest, true
			return
		}
	}
}

// isOf tells the particles that are prepositions of their language as well:
// before a name in running text they mostly are.
func isOf(s string) bool {
	switch s {
	case "de", "da", "do", "di", "du", "del", "della", "dos", "das", "la", "le", "al":
		return true
	}
	return false
}

// skipTail steps back over what may stand between the names and the date:
// commas, "(ed.)", "Hg.", "[IHU]".
func (n *names) skipTail(t []token, from, end int) int {
	for end > from {
		last := &t[end-1]
		switch {
		case last.text == "s" && !last.spaced && end-3 >= from && t[end-2].kind == sign && fold.IsApostrophe(t[end-2].sign) && t[end-3].is('.'): // "Okafor et al.'s"
			end -= 2
		case last.is('…'), last.is('.') && end-2 >= from && t[end-2].is('.'):
			end--
		case last.is(','), last.is(':'), last.is(';') && etAlBefore(t, from, end-1) >= 0:
			end--
			if end-2 > from && t[end-1].is('.') && t[end-2].capital() && !isAbbreviation(t[end-2].text) { // "Barghash., 2016"
				end--
			}
		case last.is('.') && end-2 >= from && isRole(t[end-2].text):
			end -= 2
		case last.kind == word && isRole(last.text):
			end--
		case last.is(')') || last.is(']'):
			open := end - 2
			for open > from && end-open < 6 && !t[open].is('(') && !t[open].is('[') {
				open--
			}
			if open < from || !t[open].is('(') && !t[open].is('[') {
				return end
			}
			inner := t[open+1 : end-1]
			switch {
			case len(inner) > 0 && isRole(inner[0].text):
			case len(inner) == 1 && capitals(inner[0].text) > 1:
				n.acronym = inner[0].text
			default:
				return end
			}
			end = open
		default:
			return end
		}
	}
	return end
}

// belongs says whether token i can be part of a list of names whose token i+1
// is already in it (or that ends at i, when i+1 is end).
func (x *index) belongs(t []token, from, i, end int) bool {
	tok := &t[i]
	if tok.kind == number {
		return false
	}
	if tok.kind == word {
		if isLoneInitial(t, from, i) || i > from && t[i-1].capital() && isHyphened(tok.text) {
			return true
		}
		if tok.capital() && !isJoint(tok) {
			return !x.isNoName(tok.text) || x.opensPair(t, i, end) || i > from+1 && isJoint(&t[i-1]) && partWords[tok.folded()] && x.beforeJoint(t, i-2) || isOpenParticle(t, from, i, end) || isCapitalParticle(t, i, end)
		}
		if i > from && t[i-1].capital() && x.isTorn(&t[i-1], tok) {
			return true
		}
		if i+1 >= end {
			return false
		}
		next := &t[i+1]
		if isJoint(tok) && (next.kind == word || next.is('"')) {
			return i > from && (x.beforeJoint(t, i-1) || x.opensPair(t, i-1, end))
		}
		if isShortAnd(t, i, end) {
			return i > from && x.beforeJoint(t, i-1)
		}
		if next.kind == word && tok.text == "an" { // "Mac an Bhaird"
			return i > from && isSonOf(t[i-1].text)
		}
		return (next.kind == word || opensT(t, i+1, end)) && words.IsParticle(tok.folded()) && (!isPreposition(tok.text) || i > from && isOf(t[i-1].folded()) && next.capital())
	}
	if fold.IsApostrophe(tok.sign) {
		return opensT(t, i, end)
	}
	switch tok.sign {
	case '.':
		return i > from && isAbbreviation(t[i-1].text)
	case ',', '&', '/', '-', '・', '+':
		return i > from && i+1 < end && x.beforeJoint(t, i-1)
	case ';':
		return i > from && i+1 < end && x.beforeJoint(t, i-1)
	}
	return false
}

// isShortAnd says whether the German "u." stands at token i, between two names:
// "Lin u. Zakian", and not "u. a.".
func isShortAnd(t []token, i, end int) bool {
	return i+2 < end && t[i].kind == word && t[i].text == "u" && t[i+1].is('.') && t[i+2].kind == word &&
		(t[i+2].capital() || utf8.RuneCountInString(t[i+2].text) > 1 && words.IsParticle(t[i+2].folded()))
}

// opensT says whether the apostrophe of "'t Hart" stands at token i.
func opensT(t []token, i, end int) bool {
	return i+2 < end && t[i].kind == sign && fold.IsApostrophe(t[i].sign) && (t[i+1].text == "t" || t[i+1].text == "T" && allCapitals(t[i+2].text)) && !t[i+1].spaced && t[i+2].capital()
}

// opensPair says whether a word that is small elsewhere is the first of two authors
// and listed as such: "So and Rosberg".
func (x *index) opensPair(t []token, i, end int) bool {
	return i+2 < end && t[i].capital() && isJoint(&t[i+1]) && t[i+2].capital() && x.listed(t[i].folded())
}

// isLoneInitial says whether token i is one capital letter with its point, or
// behind a name or its other initials: the words "Y" and "E" of other languages
// are initials there.
func isLoneInitial(t []token, from, i int) bool {
	if !isCapitalLetter(&t[i]) {
		return false
	}
	if i+1 < len(t) && t[i+1].is('.') {
		return true
	}
	for i, first := i-1, i; i >= from && first-i <= mostInitials; i-- {
		if !isCapitalLetter(&t[i]) {
			return t[i].kind == word && t[i].capital()
		}
	}
	return false
}

// mostInitials bounds how many initials stand behind one name.
const mostInitials = 6

// isCapitalLetter says whether the token is one letter that can be an initial.
func isCapitalLetter(t *token) bool {
	return t.kind == word && utf8.RuneCountInString(t.text) == 1 && t.capital() && !isHan(t.text)
}

// isOpenParticle says whether a particle with a capital letter opens the second
// or a later name: "Gil y De los Ríos", "(Smit, Van der Berg, 2004)".
func isOpenParticle(t []token, from, i, end int) bool {
	return i > from && i+1 < end && t[i+1].kind == word && (isJoint(&t[i-1]) || t[i-1].is('&')) && words.IsParticle(t[i].folded())
}

// isCapitalParticle says whether a particle stands before a name, both in capitals:
// "DE ALMEIDA T", "VAN DER MOLENAAR E".
func isCapitalParticle(t []token, i, end int) bool {
	return i+1 < end && len(t[i].text) > 1 && len(t[i+1].text) > 1 && t[i+1].kind == word && allCapitals(t[i].text) && allCapitals(t[i+1].text) && words.IsParticle(t[i].folded())
}

// isSonOf tells the words of Gaelic names that stand before their article.
func isSonOf(s string) bool { return s == "Mac" || s == "Nic" || s == "Mag" || s == "Giolla" }

// beforeJoint says whether a name can end at token i.
func (x *index) beforeJoint(t []token, i int) bool {
	if t[i].kind == word {
		return t[i].capital() && !x.isNoName(t[i].text) || isLoneInitial(t, 0, i) || i > 0 && t[i-1].capital() && isHyphened(t[i].text)
	}
	if t[i].is('.') {
		return i > 0 && isAbbreviation(t[i-1].text)
	}
	return t[i].is(',')
}

// widest goes back from token i over the small words of organisations and
// titles: "Ministry of Ports and [Trade]".
func widest(t []token, from, i int) int {
	wide := i
	for j := i - 1; j >= from && i-j < 16; j-- {
		switch {
		case t[j].kind == number, t[j].capital():
			wide = j
		case t[j].kind == word, t[j].is(','), t[j].is('\''), t[j].is('&'), t[j].is('-'), t[j].is('/'), t[j].is('"'), t[j].is(':'):
		default:
			return wide
		}
	}
	return wide
}

// persons parts tokens [i, end) into persons.
func persons(t []token, i, end int) []person {
	var list []person
	for i < end {
		j := i
		for j < end && !parts(t, j) {
			j++
		}
		if j > i {
			p := onePerson(t, i, j)
			switch {
			case len(p.family) > 0:
				list = append(list, p)
			case len(list) > 0 && list[len(list)-1].initials == "":
				list[len(list)-1].initials = p.initials
			}
		}
		i = j + 1
	}
	return list
}

// parts says whether token i stands between two persons.
func parts(t []token, i int) bool {
	if t[i].kind == word {
		return isJoint(&t[i]) && (i+1 == len(t) || !t[i+1].is('.')) || isShortAnd(t, i, len(t))
	}
	switch t[i].sign {
	case ',', '&', ';', '/', '・', '+', '-':
		return true
	}
	return false
}

// onePerson reads tokens [i, end), which hold no joint.
func onePerson(t []token, i, end int) person {
	p := person{first: i, end: end}
	for k := i; k < end; k++ {
		if t[k].kind != word {
			continue
		}
		text := unpossess(t[k].text)
		folded := fold.Letters(text)
		switch {
		case words.IsNameSuffix(folded) && k > i:
		case isTitleOfPerson(folded) && k+1 < end:
		case isInitials(t, i, k, end):
			p.initials += strings.ToUpper(text)
		default:
			p.family = append(p.family, text)
		}
	}
	return p
}

// isInitials says whether the word at k, of a name that begins at i, is initials: one letter, or a few
// capitals beside a longer name ("Okafor AB").
func isInitials(t []token, i, k, end int) bool {
	text := t[k].text
	runes := utf8.RuneCountInString(text)
	if r, _ := utf8.DecodeRuneInString(text); !unicode.IsUpper(r) && !(runes == 1 && k+1 < end && t[k+1].is('.')) {
		return false
	}
	if runes == 1 {
		return true
	}
	if k > i && isHyphened(text) {
		return true
	}
	return runes <= 3 && k+1 == end && k > i && t[k-1].capital() && !allCapitals(t[k-1].text) && allCapitals(text) && !strings.ContainsAny(text, "0123456789")
}

// isHyphened says whether a word is of single capitals with hyphens: "J-P".
func isHyphened(s string) bool {
	n := 0
	for part := range strings.FieldsFuncSeq(s, fold.IsDash) {
		if r, size := utf8.DecodeRuneInString(part); size != len(part) || !unicode.IsUpper(r) {
			return false
		}
		n++
	}
	return n > 1
}

// unpossess takes "'s" and the bare apostrophe off a name.
func unpossess(s string) string {
	for _, tail := range [...]string{"'s", "’s", "'S", "’S", "ʼs", "´s", "`s"} {
		if strings.HasSuffix(s, tail) {
			return s[:len(s)-len(tail)]
		}
	}
	return s
}

// etAlBefore gives the token at which "et al." or one of its relatives begins
// that ends before token end, or -1.
func etAlBefore(t []token, from, end int) int {
	if end > from && t[end-1].is('.') {
		end--
	}
	if end-1 > from && t[end-1].kind == number && t[end-2].text == "외" { // "최지우 외 2인"
		return end - 2
	}
	if end <= from || t[end-1].kind != word {
		return -1
	}
	last := fold.Letters(unpossess(t[end-1].text))
	if words.IsOthersAfterAnd(last) {
		start := end - 2
		if start > from && (t[start].is('.') || isTheir(t[start].folded())) { // "et. al.", "and her colleagues"
			start--
		}
		if start >= from && (isJoint(&t[start]) || t[start].is('+')) {
			return start
		}
	}
	if words.IsOthersAlone(last) {
		return end - 1
	}
	if before := end - 3; before >= from && t[end-2].folded()+" "+last == "cong su" && isJoint(&t[before]) { // "và cộng sự"
		return before
	}
	if before := end - 3; before >= from && t[end-2].is('.') && othersInPoints[t[before].text+" "+last] && !isRing(t, before, end) {
		return before
	}
	if before := end - 2; before >= from && (t[before].folded()+" "+last == "i in" || t[before].text+" "+last == "m fl") {
		return before
	}
	return -1
}

// othersInPoints stand for the further authors in letters with points.
var othersInPoints = map[string]bool{"u a": true, "e a": true, "m fl": true, "u c": true, "κ α": true}

func isTheir(folded string) bool { return folded == "their" || folded == "his" || folded == "her" }

// isJoint says whether the word joins the last name of a list.
func isJoint(t *token) bool {
	if t.kind == sign {
		return t.sign == '&'
	}
	switch {
	case len(t.text) > 6:
		return false
	case t.text == "AND", t.text == "UND", t.text == "ET": // between names in capitals
		return true
	case t.capital() && !isHan(t.text):
		return false
	}
	return words.IsAnd(t.folded())
}

// isAcronym says whether the word is of capitals, as "IHU" and "UNESCO" are, or
// of two around a small word's letter: "DfE", "MoD".
func isAcronym(s string) bool {
	if len(s) == 3 && isUpperLetter(s[0]) && !isUpperLetter(s[1]) && isUpperLetter(s[2]) {
		return 'a' <= s[1] && s[1] <= 'z'
	}
	n := 0
	for _, r := range s {
		if unicode.IsUpper(r) {
			n++
		} else if unicode.IsLetter(r) && n < 2 {
			return false
		}
	}
	return n >= 2 && len(s) <= 16 && n*2 > utf8.RuneCountInString(s)
}

// capitals counts the upper-case letters of s.
func capitals(s string) int {
	n := 0
	for _, r := range s {
		if unicode.IsUpper(r) {
			n++
		}
	}
	return n
}

func isUpperLetter(c byte) bool { return 'A' <= c && c <= 'Z' }

func allCapitals(s string) bool {
	for _, r := range s {
		if unicode.IsLower(r) {
			return false
		}
	}
	return true
}

// isAbbreviation says whether a point after the word belongs to it: initials
// and titles, not the end of a sentence.
func isAbbreviation(s string) bool {
	switch utf8.RuneCountInString(s) {
	case 1:
		return true
	case 2:
		return s == "Jr" || s == "Sr" || s == "Dr" || s == "St" || s == "Mr" || s == "Ms" || s == "Th" || s == "Ch" || s == "Yu" || s == "Ph" || s == "al" || s == "ST" || s == "JR" || s == "SR"
	case 3, 4:
		return s == "Mrs" || s == "Prof"
	}
	return false
}

func isHan(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return fold.IsEastAsian(r)
}
