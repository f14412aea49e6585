package reference

import "strings"

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
	if first, end = seriesPhrase(dr, i); end == 0 {
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

// seriesPhrase is the words for a series about token i, "new series", "n. ser", "N.S.".
func seriesPhrase(dr *draft, i int) (first, end int) {
	t := &dr.tokens[i]
	switch {
	case seriesWords[t.fold]:
		first = i - 1
		if dr.at(first, '.') {
			first--
		}
		named := len(t.fold) > len("ser") && t.is(capital) && !dr.at(i+1, ')')
		if first >= 0 && !named && dr.in(first, newSeries) {
			return first, i + 1
		}
	case t.fold == "n" && dr.at(i+1, '.') && dr.in(i+2, newShort) && dr.at(i+3, '.') && t.is(capital) == dr.tokens[i+2].is(capital):
		return i, i + 4
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

// frontMatter is the first token of the pages that are counted by themselves
// before the number at token i: "xii + 345 pp.", "[4], xii, 345 p.".
func frontMatter(dr *draft, i int) int {
	for {
		k := i - 1
		if !dr.oneOf(k, "+,") || dr.owner[k] != free {
			return i
		}
		k--
		switch {
		case k > dr.begin && dr.at(k, ']') && dr.at(k-2, '[') && counts(dr.entry, k-1):
			i = k - 2
		case k >= dr.begin && romanPages(&dr.tokens[k]) && dr.owner[k] == free:
			i = k
		default:
			return i
		}
	}
}

// romanPages says whether a token is a number of pages in small roman letters.
func romanPages(t *token) bool {
	return t.kind == word && len(t.fold) > 1 && isRoman(t.fold) && !t.is(capital)
}

// scaleAt is the token after the scale of a map at token i, "1:50 000", "1:24,000",
// "1 : 250000", which is no volume with its page; 0 for other numbers.
func scaleAt(en *entry, i int) int {
	if en.small(i, 1) != 1 || !en.oneOf(i+1, ":/") || i+2 >= len(en.tokens) || en.tokens[i+2].kind != number {
		return 0
	}
	first := en.tokens[i+2].fold
	if len(first) >= shortestScale && strings.HasSuffix(first, "000") {
		return i + 3
	}
	k := i + 3
	if en.oneOf(k, ",.’'") {
		k++
	}
	if len(first) <= 3 && k < len(en.tokens) && en.tokens[k].kind == number && en.tokens[k].fold == "000" {
		return k + 1
	}
	return 0
}

// shortestScale is how many digits tell a scale from a page: "1:2000" may be one.
const shortestScale = 5

// markupParts says whether the markup changes at token k and may part what stands
// before it from what follows; not inside a sentence, "dewlaps in *Anolina*", "*Quaya
// alba* from Peru". Behind "in" a journal may come.
func markupParts(dr *draft, k int) bool {
	before, t := &dr.tokens[k-1], &dr.tokens[k]
	switch {
	case (before.flags^t.flags)&(emphasis|strong) == 0:
		return false
	case before.kind != word || t.kind != word:
		return true
	case !t.is(capital) && !t.is(digits) && !t.is(telling):
		return false
	}
	return before.is(capital) || !insideSentence[before.fold] || before.fold == "in" && volumeBehindMarkup(dr, k)
}

// insideSentence are words with which no title ends and no name.
var insideSentence = set("in", "of", "the", "and", "on", "for", "from", "by", "with", "to", "between", "within", "among", "der", "die", "das", "des", "und", "von", "bei", "im", "zur", "de", "du", "des", "et", "chez", "dans", "la", "le", "del", "y", "en", "da", "do", "e", "di", "genus", "species", "gattung", "genre", "genero")

// volumeBehindMarkup says whether a number follows the marked words from token k on.
func volumeBehindMarkup(dr *draft, k int) bool {
	for k < len(dr.tokens) && dr.tokens[k].flags&(emphasis|strong) != 0 {
		k++
	}
	for dr.oneOf(k, ",(") {
		k++
	}
	return k < len(dr.tokens) && dr.tokens[k].kind == number
}

// numberedPlates knows the numbers of plates and figures behind a sign, "pls
// 145–180", "Taf. 3, 7–9", where nothing but a sign follows. Token i is the word.
func numberedPlates(dr *draft, i int) (first, end int) {
	if !plates[dr.tokens[i].fold] || i <= dr.begin+1 || !dr.oneOf(i-1, ",;.(+&") && dr.owner[i-1] == free {
		return 0, 0
	}
	next := i + 1
	if dr.at(next, '.') {
		next++
	}
	for {
		last, _, ok := value(dr, next, "page")
		if !ok {
			return 0, 0
		}
		next = last + 1
		if !dr.at(last, ',') || !numberAhead(dr, next) {
			end = last
			break
		}
	}
	if end < len(dr.tokens) && dr.owner[end] == free && dr.tokens[end].kind != sign {
		return 0, 0
	}
	return i, end
}

// mapScale knows the scale of a map as a clause by itself: ", scale 1:24,000".
func mapScale(dr *draft, i int) (first, end int) {
	if !scaleWords[dr.tokens[i].fold] || dr.tokens[i-1].kind != sign {
		return 0, 0
	}
	return i, scaleAt(dr.entry, i+1)
}

var scaleWords = set("scale", "massstab", "echelle", "escala", "scala", "skala", "schaal")

// webEdition knows what catalogues on the web say of themselves: "[continuously
// updated]", "Published on the Internet", "World Wide Web electronic publication".
// Token i is the first word.
func webEdition(dr *draft, i int) (first, end int) {
	switch {
	case dr.tokens[i-1].kind != sign && dr.owner[i-1] == free:
		return 0, 0
	case dr.wordAt(i, "continuously") && dr.wordAt(i+1, "updated") && dr.oneOf(i-1, "[(") && dr.oneOf(i+2, "])"):
		return i - 1, i + 3
	case dr.wordAt(i, "published") && dr.wordAt(i+1, "on") && dr.wordAt(i+2, "the") && (dr.wordAt(i+3, "internet") || dr.wordAt(i+3, "web")):
		return i, i + 4
	case dr.wordAt(i, "world") && dr.wordAt(i+1, "wide") && dr.wordAt(i+2, "web") && dr.wordAt(i+3, "electronic") && dr.wordAt(i+4, "publication"):
		return i, i + 5
	}
	return 0, 0
}
