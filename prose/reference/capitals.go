package reference

import (
	"unicode/utf8"

	"github.com/bibfix/bibfix/internal/gazetteer"
)

// longestInitials is how many letters initials without points may have; more
// capitals in a row are a name: "PENN Nolwenn".
const longestInitials = 3

// capitalsFirst reads a family name in capitals and given names after it
// without a comma, as French lists have it: "TRÉGUIER Maël", "LE GOFF Soizic",
// "KERMADEC Hervé de".
func capitalsFirst(en *entry, i int) (person, bool) {
	family, letters := i, 0
	for family < len(en.tokens) && family-i < 4 && en.nameWord(family) && en.tokens[family].is(upper) {
		n := utf8.RuneCountInString(en.tokens[family].text(en.s))
		if n < 2 || en.at(family+1, '.') {
			break
		}
		letters = max(letters, n)
		family++
	}
	if family == i || letters <= longestInitials {
		return person{}, false
	}
	if givenInCapitals(en, i, family) {
		return person{family: span{i, i + 1}, given: span{i + 1, family}, end: family, evidence: 3}, thingWords(en, i, family) == 0
	}
	end := family
	for end < len(en.tokens) && end-family < 3 && en.nameWord(end) && !en.tokens[end].is(upper) && !caseBreak(en, i, end) {
		end++
	}
	if end == family || thingWords(en, i, end) > 0 {
		return person{}, false
	}
	n := person{family: span{i, family}, given: span{family, end}, end: end, evidence: 3}
	particlesAfter(en, &n)
	return n, nameEnds(en, n.end) || en.yearAhead(n.end)
}

// givenInCapitals says whether the second of the two words in capitals [i, end) is a
// given name and the first none: "ZURBRIGGEN MATTHIAS, Das Alpwegrecht".
func givenInCapitals(en *entry, i, end int) bool {
	return end-i == 2 && en.at(end, ',') && gazetteer.Given(en.tokens[i+1].fold) && !gazetteer.Given(en.tokens[i].fold)
}
