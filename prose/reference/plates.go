package reference

// plates are the words for what is printed beside the text: plates, figures, maps.
// Their number says nothing of the place of the work in its journal.
var plates = set("pl", "pls", "plate", "plates", "planche", "planches", "fig", "figs", "figg", "figure", "figures", "textfig", "textfigs", "text-fig", "text-figs", "taf", "tafel", "tafeln", "abb", "abbildung", "abbildungen",
	"tav", "tavv", "tavole", "tavola", "lam", "lams", "lamina", "laminas", "estampas", "tab", "tabs", "table", "tables", "tabelle", "tabellen", "map", "maps", "karte", "karten", "carte", "cartes", "ill", "ills", "illus", "photos", "obr", "ryc", "рис", "табл", "portr")

// withPlates stand before the number of plates: "mit 3 Tafeln".
var withPlates = set("with", "and", "mit", "und", "u", "avec", "et", "con", "e", "y", "com", "cum", "med", "och", "met", "en", "incl", "including", "plus", "col", "coloured", "s")

// countedPlates knows how many plates, figures and maps a work has, as a clause by
// itself: "…, 8 Abb., 3 Taf.; Lund". Token i is the word. In a title it stands
// behind a word, or the sentence goes on behind it.
func countedPlates(dr *draft, i int) (first, end int) {
	first = i - 1
	if dr.wordAt(first, "col") || dr.wordAt(first, "coloured") {
		first--
	}
	if !plates[dr.tokens[i].fold] || first < 1 || !counts(dr.entry, first) {
		return 0, 0
	}
	end = i + 1
	for first > 1 && dr.in(first-1, withPlates) {
		first--
	}
	switch {
	case dr.owner[first-1] != free, dr.oneOf(first-1, ",;+&)("), dr.at(first-1, '.') && dr.tokens[i].fold != "tables":
	default:
		return 0, 0
	}
	if end < len(dr.tokens) && dr.owner[end] == free && dr.tokens[end].kind != sign && !dr.in(end, withPlates) {
		return 0, 0
	}
	return first, end
}

// mostPlates is the most digits that the number of plates of a work has.
const mostPlates = 3

// counts says whether token i is a number that counts few things: "12", "xii".
func counts(en *entry, i int) bool {
	t := &en.tokens[i]
	return t.kind == number && len(t.fold) <= mostPlates || t.kind == word && len(t.fold) > 1 && isRoman(t.fold)
}

// newSeries say which series of a journal the volume is of, before "series".
var newSeries = set("new", "n", "nov", "nova", "nouvelle", "nouv", "nuova", "nueva", "neue", "nieuwe", "second", "third", "fourth", "fifth", "sixth", "seventh", "2nd", "3rd", "4th", "5th", "6th", "7th", "8th", "9th", "10th", "2e", "3e", "4e", "5e", "6e", "terza", "quarta", "dritte")

// namedSeries knows the series of a journal before the volume: "…, new series, 4:
// 61", "(N.S.) 4", "N.F. 6". Token i is "series", its short form, or the "N". Of
// "Quay Studies, New Series, 4" it is part of the name.
func namedSeries(dr *draft, i int) (first, end int) {
	switch {
	case len(dr.tokens[i].fold) > len("ser") && dr.tokens[i].is(capital) && !dr.at(i+1, ')'):
		return 0, 0
	case dr.in(i, seriesWords) && dr.in(i-1, newSeries):
		first, end = i-1, i+1
	case dr.in(i, seriesWords) && dr.at(i-1, '.') && dr.in(i-2, newSeries):
		first, end = i-2, i+1
	case dr.wordAt(i, "n") && dr.at(i+1, '.') && dr.in(i+2, newShort) && dr.at(i+3, '.') && dr.tokens[i].is(capital) == dr.tokens[i+2].is(capital):
		first, end = i, i+4
	default:
		return 0, 0
	}
	if dr.at(end, '.') {
		end++
	}
	if dr.at(first-1, '(') && dr.at(end, ')') {
		first, end = first-1, end+1
	}
	if dr.at(first, '(') || dr.tokens[first-1].kind == sign || dr.tokens[i].fold == "n" && capitalAt(dr.entry, first-1) {
		return first, beforeVolume(dr, end)
	}
	return 0, 0
}

// newShort are the words behind "N." for a new series, "N.F." is the German one.
var newShort = set("s", "f", "ser")

// beforeVolume is token end where the number of a volume follows it, 0 elsewhere.
func beforeVolume(dr *draft, end int) int {
	next := end
	for dr.oneOf(next, ",:") {
		next++
	}
	if _, after := labelAt(dr.entry, next); after > next {
		next = after
	}
	if next < len(dr.tokens) && (dr.tokens[next].kind == number || dr.tokens[next].is(digits) || dr.tokens[next].is(upper) && isRoman(dr.tokens[next].fold)) {
		return end
	}
	return 0
}
