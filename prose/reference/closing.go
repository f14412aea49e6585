package reference

import (
	"github.com/bibfix/bibfix/internal/words"
)

// closing scores what follows a list of names: a year or a stop is what lists
// end in, running text is not.
func closing(dr *draft, end int, people []person) float64 {
	if end >= len(dr.tokens) {
		return endsEntry
	}
	t, first, last := &dr.tokens[end], &people[0], &people[len(people)-1]
	if field, next := labelAt(dr.entry, end); field != "" && numeral(dr, next, field) {
		return locatorFollows
	}
	switch {
	case dr.yearAhead(end):
		if first.bare && len(people) == 1 && first.given.first < first.family.first && dr.at(end, '.') && dr.at(end+1, '(') {
			return 0.5 // "Human Rights Watch. (2020)": lists with such dates put the family first
		}
		return dateFollows
	case t.kind == sign:
		return signClosing(dr.entry, end, first, len(people) > 1)
	case wordMark(dr.entry, end):
		return dateFollows
	case dr.at(end-1, '.'):
		return 1.2 // the point of the last initial is the stop as well
	case dr.tokens[end-1].flags&(emphasis|strong) != t.flags&(emphasis|strong):
		return 1
	case last.initials && t.is(capital):
		return -0.5
	}
	return textFollows
}

// What closes a list of names, for its score: against those of one name, which are
// between 2 and 4.
const (
	dateFollows    = 3.0  // a date, or a mark of editors: the place for names in most styles
	endsEntry      = -1.0 // names alone are no entry
	locatorFollows = -5.0 // "Quay Stud. 7, 12": a journal
	textFollows    = -4.0 // names do not run into a sentence
	quoteFollows   = 2.0
	littleFollows  = 0.3 // a comma and nothing that says more
	acronymFollows = 2.0 // "Okafor, Amara, and Carlo Prado (AP)."
	titleFollows   = 1.1 // with a full name that no table knows it must make enough for a list
)

// signClosing scores the sign at token end, behind a name or several of whom first is the first.
func signClosing(en *entry, end int, first *person, several bool) float64 {
	t := &en.tokens[end]
	switch {
	case en.oneOf(end, "(["):
		if _, ok := editorMark(en, end); ok {
			return dateFollows
		}
		if several && en.oneOf(end+2, ")]") && en.oneOf(end+3, ".,") && acronym(en, end+1) {
			return acronymFollows
		}
		return 0
	case pluralPossessive(en, end):
		return textFollows // "Modern Language Teachers' Forum"
	case t.at(':') && first.bare:
		return 0.8 // "Life Ports: …" as likely
	case t.at(':') || t.at('.'):
		return 1.5
	case isOpeningQuote(t.sign):
		return quoteFollows
	case t.at(','):
		return commaClosing(en, end)
	}
	return 0
}

// wordMark says whether a mark of editors without brackets is next: "Hrsg.".
func wordMark(en *entry, i int) bool {
	_, ok := editorMark(en, i)
	return ok
}

// commaClosing scores a comma after names: what follows should look like a title.
func commaClosing(en *entry, end int) float64 {
	if end+1 < len(en.tokens) && joinsNames(en, end+1) {
		return littleFollows // a name goes unread
	}
	for en.at(end+1, ',') { // "Alcorta, Benito,, Los molinos"
		end++
	}
	if end+1 < len(en.tokens) && en.tokens[end+1].kind == sign && isOpeningQuote(en.tokens[end+1].sign) {
		return quoteFollows
	}
	if opensTitle(en, end+1) {
		return titleFollows
	}
	words, smalls := 0, 0
	for k := end + 1; k < len(en.tokens) && k < end+longestLook && !en.oneOf(k, ",.:("); k++ {
		if t := &en.tokens[k]; t.kind == word {
			words++
			if !t.is(capital) {
				smalls++
			}
		}
	}
	if words >= 3 && smalls > 0 {
		return titleFollows
	}
	return littleFollows
}

// longestLook is how many tokens behind a comma say whether a title begins there.
const longestLook = 25

// joinsNames says whether the "and" of a list stands at token i.
func joinsNames(en *entry, i int) bool {
	return en.tokens[i].kind == word && words.IsAnd(en.tokens[i].fold) && capitalAt(en, i+1)
}

// opensTitle says whether token i is a word with a capital that begins titles and no
// names: "How Russia Works", "La notion de quai".
func opensTitle(en *entry, i int) bool {
	return capitalWord(en, i) && (titleArticles[en.tokens[i].fold] || notNames[en.tokens[i].fold] && !littleFamily(en, i))
}
