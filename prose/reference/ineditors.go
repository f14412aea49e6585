package reference

import "github.com/bibfix/bibfix/internal/gazetteer"

// wholeEditors claims the people who stand between "In" and the whole without a
// mark that calls them editors: "In: Grillo O. Changing diversity", "In: OKAFOR, A.
// Porto", "In ders., Kleine Schriften".
func wholeEditors(dr *draft, i int) {
	if end := samePeople(dr.entry, i); end > i {
		dr.claim(i, end, editorOwner)
		return
	}
	if list := familiesOfWhole(dr.entry, i); len(list.people) > 0 {
		takeRole(dr, "editor", list, i, list.end)
		return
	}
	list := authorsAt(dr, i)
	if len(list.people) == 0 || list.end+2 >= len(dr.tokens) {
		return
	}
	if len(list.people) == 1 && wroteWhole(dr, &list.people[0], i) {
		dr.claim(i, list.end, editorOwner)
		return
	}
	if spokenBeforeWhole(dr.entry, &list) {
		takeRole(dr, "editor", list, i, list.end+1) // "In R. K. Prado, The sociology of quays"
		return
	}
	if stopsBeforeWhole(dr.entry, &list) && surelyPeople(dr, &list) {
		takeRole(dr, "editor", list, i, list.end)
	}
}

// samePeople is the token after a word that says that the whole is by the same
// people as the part, or by many, "ders.", "idem, ed.", "Dies. (Hg.)", "AA.VV.", at
// token i; i itself where there is none.
func samePeople(en *entry, i int) int {
	end := i
	switch {
	case en.in(i, repeaters), en.wordAt(i, "aavv"):
		end++
	case en.wordAt(i, "aa") && en.wordAt(i+2, "vv"):
		end += 3
	default:
		return i
	}
	if en.at(end, '.') {
		end++
	}
	if mark, ok := editorMark(en, end); ok {
		return mark
	}
	if en.at(end, ',') || en.at(end, ':') {
		return end
	}
	return i
}

// knownName is the least evidence of a full name whose given name is known.
const knownName = 2

// wroteWhole says whether the name n at token i is that of the author of the whole,
// in a list that has commas for everything: "in Carlo Prado, Tides".
func wroteWhole(dr *draft, n *person, i int) bool {
	if !dr.commas || n.bare || n.initials || n.given.first != i || n.evidence < knownName || dr.tokens[i].is(emphasis) {
		return false
	}
	return dr.at(n.end, ',') && capitalAt(dr.entry, n.end+1) && !gazetteer.City(dr.tokens[n.end+1].fold)
}

// spokenBeforeWhole says whether a list in the order of speech ends in a comma
// before the title of the whole.
func spokenBeforeWhole(en *entry, list *roll) bool {
	first, next := &list.people[0], &en.tokens[list.end+1]
	spoken := first.initials && first.given.first < first.family.first && en.at(first.given.end-1, '.')
	return spoken && en.at(list.end, ',') && next.kind == word && next.is(capital) && list.score >= 3
}

// stopsBeforeWhole says whether the list ends in a point or colon, which may be the
// point of the last initial, or in a year that a colon follows.
func stopsBeforeWhole(en *entry, list *roll) bool {
	end := list.end
	if en.at(end, '.') || en.at(end, ':') || en.at(end-1, '.') && capitalWord(en, end) {
		return true
	}
	return bracketedYear(en, end) && en.oneOf(end+3, ":.,")
}

// bracketedYear says whether a year in brackets, "(2000)", is at token i.
func bracketedYear(en *entry, i int) bool {
	_, ok := en.year(i + 1)
	return ok && en.at(i, '(') && en.at(i+2, ')')
}

// surelyPeople says whether a list behind "In" holds people, and no title: there are
// initials, family names in capitals, or several names that come family first.
func surelyPeople(dr *draft, list *roll) bool {
	first := &list.people[0]
	family := &dr.tokens[first.family.first]
	switch {
	case first.family.first != list.first:
		return first.given.first == list.first && spokenAndKnown(dr.entry, list)
	case first.initials:
		return first.evidence >= 3
	case family.is(caseless):
		return dr.kind != ""
	case family.is(upper) && len(family.fold) > 2:
		return true
	}
	return !first.given.empty() && (len(list.people) > 1 || !first.bare) && first.evidence > 0
}

// spokenAndKnown says whether the people of a list that a colon closes, in the order
// of speech, all have given names that are known, or initials: "In: Silje J. Harrby,
// Rolf Putby: Häfen".
func spokenAndKnown(en *entry, list *roll) bool {
	for k := range list.people {
		if n := &list.people[k]; n.bare || n.evidence < surePerson {
			return false
		}
	}
	return en.at(list.end, ':') && en.at(list.first-1, ':')
}

// familiesOfWhole reads family names alone that stand for a book of the same list:
// "In Okafor and Prado (1970), pp. 43–96", "In Okafor et al., 15–51". Where neither a
// year nor pages follow there are none.
func familiesOfWhole(en *entry, i int) roll {
	list := roll{first: i, score: surePerson}
	at := i
	for len(list.people) < mostFamilies && plainName(en, at) && thingWords(en, at, at+1) == 0 {
		n := person{family: span{at, at + 1}, end: at + 1}
		list.people = append(list.people, n)
		list.end = n.end
		if e, ok := andOthers(en, n.end); ok {
			list.open, list.end = true, e
			break
		}
		next, _, ok := separator(en, n.end)
		if !ok || !capitalWord(en, next) {
			break
		}
		at = next
	}
	end := list.end
	sure := list.open || len(list.people) > 1 && joined(en, list.people[len(list.people)-1].family.first)
	if !sure || !bracketedYear(en, end) && !(en.at(end, ',') && endsInPages(en, end+1)) {
		return roll{}
	}
	return list
}

// endsInPages says whether the entry ends in the pages "15–51" that stand at token i.
func endsInPages(en *entry, i int) bool {
	end := i + 3
	return end <= len(en.tokens) && en.tokens[i].kind == number && en.at(i+1, '-') && en.tokens[i+2].kind == number && (end == len(en.tokens) || en.at(end, '.') && end+1 == len(en.tokens))
}

// mostFamilies is how many family names alone stand for a book.
const mostFamilies = 4
