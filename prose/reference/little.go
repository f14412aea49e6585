package reference

// neverFamilies are the words of notNames that are no family name anywhere; the
// others are: Los, Were, Zur, In, On, How, By, Die, New, Um, Para.
var neverFamilies = set("the", "a", "of", "for", "and", "from", "with", "at", "what", "when", "where", "is", "are", "toward", "towards", "some", "about", "does", "this", "that", "uber", "ueber", "eine", "fur",
	"available", "retrieved", "accessed", "its", "between", "beyond", "into", "after", "before", "during", "using", "vol", "univ", "ed", "eds", "hrsg", "hg", "bd", "bde", "nr", "jg", "aufl", "edn",
	"et", "al", "sobre", "introduction", "introducao", "or", "has")

// titleOpeners are family names that begin titles far more often: "On B. Lund".
var titleOpeners = set("in", "on", "by", "how", "why", "who", "as", "if", "we", "our", "under", "no", "not", "new", "und", "die", "ein", "les", "une", "una", "uma", "um", "sur", "pour", "para", "por", "il", "but", "be")

// titleOpener says whether a word opens titles more often than names; Un does,
// and is a given name in Korea.
func titleOpener(folded string) bool { return titleOpeners[folded] || folded == "un" }

// familyArticles begin family names of two words: "El Khoury, R.", "Lo Presti SV".
var familyArticles = set("el", "al", "lo", "los", "las", "la", "le", "les")

// littleFamily says whether a little word with a capital, at token i, is a family
// name or begins one: initials follow, and what may follow a name follows those.
func littleFamily(en *entry, i int) bool {
	t := &en.tokens[i]
	if !t.is(capital) || !startsName(en, i) {
		return false
	}
	if familyArticles[t.fold] && plainName(en, i+1) && initialsClose(en, i+2, i) {
		return true
	}
	return !neverFamilies[t.fold] && initialsClose(en, i+1, i)
}

// startsName says whether a name may start at token i: nothing stands before it
// but a label, or what parts names, or what leads to editors.
func startsName(en *entry, i int) bool {
	return startOfEntry(en, i) || en.oneOf(i-1, ",;&/") || joined(en, i) || en.in(i-1, inWords) || en.at(i-1, ':') && en.in(i-2, inWords)
}

// plainName says whether token i is a word with a capital that no table knows as
// something else.
func plainName(en *entry, i int) bool {
	return capitalWord(en, i) && !notNames[en.tokens[i].fold]
}

// capitalAt says whether token i is a word with a capital.
func capitalAt(en *entry, i int) bool {
	return i >= 0 && i < len(en.tokens) && en.tokens[i].kind == word && en.tokens[i].is(capital)
}

// capitalWord says whether token i is a word with a capital, of small letters else.
func capitalWord(en *entry, i int) bool { return capitalAt(en, i) && !en.tokens[i].is(upper) }

// longestClump is how many letters initials without points have beside a little
// word; "IN DETAIL" is not made of initials.
const longestClump = 3

// initialsClose says whether initials stand at token i, without points or behind a
// comma, and a name ends behind them. The little word is token first.
func initialsClose(en *entry, i, first int) bool {
	if en.at(i, ',') {
		e, ok := en.initialsAt(i + 1)
		return ok && en.at(e-1, '.') && (nameEnds(en, e) || e < len(en.tokens) && en.tokens[e].is(capital))
	}
	if !shortInitials(en, i) || len(en.tokens[i].fold) > longestClump || i+1 >= len(en.tokens) {
		return false
	}
	opener := titleOpener(en.tokens[first].fold) && startOfEntry(en, first)
	switch {
	case en.at(i+1, '.'):
		return !opener && !inWords[en.tokens[first].fold] // "In A. Lund (ed.)"
	case en.oneOf(i+1, ",;"):
		return !opener || capitalWord(en, i+2) && shortInitials(en, i+3) // not "How A, B and C met"
	}
	return en.at(i+1, '(') || en.yearAhead(i+1) || joined(en, i+2)
}

// startOfEntry says whether nothing but a label stands before token i: "[12]", "12.".
func startOfEntry(en *entry, i int) bool {
	switch i {
	case 0:
		return true
	case 1:
		return en.tokens[0].kind == number
	case 2:
		return en.tokens[0].kind == number && en.oneOf(1, ".)")
	case 3:
		return en.oneOf(0, "[(") && en.oneOf(2, "])")
	}
	return false
}
