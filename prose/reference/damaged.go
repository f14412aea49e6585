package reference

import (
	"unicode/utf8"
)

// Names in small capitals come out of scanned pages in small letters, or in a mixture
// of both: "kornaro g., Trattato", "FiLiASi j., Memorie", "de monacis l., Chronicon".

// smallCapitals reads a list of such names from token i, which begins the entry. A
// comma or colon and a capital follow.
func smallCapitals(en *entry, i int) roll {
	list := roll{first: i, score: dateFollows}
	damaged := false
	for at := i; len(list.people) < maxDamaged; {
		n, small := smallCapital(en, at)
		if n.end == 0 {
			break
		}
		damaged = damaged || small
		list.people = append(list.people, n)
		list.end = n.end
		next, _, ok := separator(en, n.end)
		if !ok {
			break
		}
		at = next
	}
	end := list.end
	if !damaged || end+1 >= len(en.tokens) || !en.oneOf(end, ",:") {
		return roll{}
	}
	if t := &en.tokens[end+1]; t.is(capital) || t.kind == sign && isOpeningQuote(t.sign) {
		return list
	}
	return roll{}
}

// maxDamaged bounds the names of a list in small capitals: the lists are those of
// historians, and short.
const maxDamaged = 8

// smallCapital reads one name, family first, with the initials behind it. It is damaged
// where its family name or an initial is in small letters; one with an end of 0 is none.
func smallCapital(en *entry, i int) (n person, damaged bool) {
	family := i
	for family < len(en.tokens) && family-i < longestFamily-1 && familyLetters(en, family) {
		family++
	}
	if family == i || utf8.RuneCountInString(en.tokens[family-1].text(en.s)) < shortestFamily {
		return person{}, false
	}
	end := family
	small := !en.tokens[family-1].is(capital)
	for end+1 < len(en.tokens) && oneLetter(en, end) && en.at(end+1, '.') {
		small = small || !en.tokens[end].is(capital)
		end += 2
	}
	if end == family || locatorLabels[en.tokens[family-1].fold] != "" || en.in(i, inWords) || en.in(i, pointers) {
		return person{}, false
	}
	return person{family: span{i, family}, given: span{family, end}, end: end, initials: true, evidence: surePerson}, small
}

// shortestFamily is in letters: "cfr. a." has a word as short as that in front.
const shortestFamily = 4

// familyLetters says whether token i may be a word of a family name in small capitals.
func familyLetters(en *entry, i int) bool {
	t := &en.tokens[i]
	return t.kind == word && !t.is(digits|caseless) && utf8.RuneCountInString(t.text(en.s)) > 1 && !accessWords[t.fold] && !neverNames[t.fold]
}

// oneLetter says whether token i is a single letter, small or not.
func oneLetter(en *entry, i int) bool {
	t := &en.tokens[i]
	return t.kind == word && !t.is(caseless) && utf8.RuneCountInString(t.text(en.s)) == 1
}
