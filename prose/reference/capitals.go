package reference

import "unicode/utf8"

// longestInitials is how many letters initials without points may have; more
// capitals in a row are a name: "PENN Nolwenn".
const longestInitials = 3

// capitalsFirst reads a family name in capitals and given names after it
// without a comma, as French lists have it: "TRÉGUIER Maël", "LE GOFF Soizic",
// "KERMADEC Hervé de".
func (p *parser) capitalsFirst(i int) (person, bool) {
	family, letters := i, 0
	for family < len(p.tokens) && family-i < 4 && p.nameWord(family) && p.tokens[family].is(upper) {
		n := utf8.RuneCountInString(p.tokens[family].text(p.s))
		if n < 2 || p.at(family+1, '.') {
			break
		}
		letters = max(letters, n)
		family++
	}
	if family == i || letters <= longestInitials {
		return person{}, false
	}
	end := family
	for end < len(p.tokens) && end-family < 3 && p.nameWord(end) && !p.tokens[end].is(upper) && !p.caseBreak(i, end) {
		end++
	}
	if end == family || p.thingWords(i, end) > 0 {
		return person{}, false
	}
	n := person{family: span{i, family}, given: span{family, end}, end: end, evidence: 3}
	p.particlesAfter(&n)
	return n, p.nameEnds(n.end) || p.yearAhead(n.end)
}
