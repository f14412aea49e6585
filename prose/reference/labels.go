package reference

import (
	"strings"

	"github.com/bibfix/bibfix/internal/words"
)

// locatorLabels are the words before (or after) a number that say what it counts.
var locatorLabels = func() map[string]string {
	m := map[string]string{}
	for field, list := range map[string]string{
		"volume": "vol vols volume volumes volumen v voi band bd bde t tome tomo tom tomos т том jg jahrgang jahrg jrg arg argang rocznik rocnik roc evf cilt ano anno annee dl deel τομ τομος r knj zv svazek 巻 卷 권",
		"issue":  "no nos nr nrs n num numero numeros nums number numbers issue issues iss heft h hft hefte № вып выпуск н fasc fascicolo fascicule fasciculo zeszyt z sayi sy τχ τευχ τευχος hafte svez suppl supplement supl 号 號 期 호 ausgabe avd c cislo",
		"number": "art article artikel articolo articulo artigo paper id",
	} {
		for _, w := range strings.Fields(list) {
			m[w] = field
		}
	}
	m["sp"], m["cols"] = "page", "page" // columns
	for _, w := range append(strings.Fields("σ σσ σελ lk lpp psl"), words.PageLabels...) {
		m[w] = "page"
	}
	return m
}()

// labelAt reads the label at token i and returns the token after it and its point.
func labelAt(en *entry, i int) (field string, next int) {
	if i >= len(en.tokens) {
		return "", i
	}
	t := &en.tokens[i]
	if t.kind == sign {
		if t.sign == '№' || t.sign == '#' && sharpLabels(en, i) {
			return "issue", i + 1
		}
		return "", i
	}
	if field = labelWord(en, i); field == "" {
		return "", i
	}
	next = labelEndsAt(en, i+1)
	if field == "issue" && (en.at(next, ':') || en.at(next, '№')) {
		next++
	}
	if field == "page" && next < len(en.tokens) && labelWord(en, next) == "page" && en.tokens[next].kind == word {
		next = labelEndsAt(en, next+1) // "pp. pp. 335-337"
	}
	return field, next
}

// sharpLabels says whether the "#" at token i labels an issue, "12, #3", and is
// not part of a name: "Meeting #107".
func sharpLabels(en *entry, i int) bool {
	if i == 0 {
		return false
	}
	t := &en.tokens[i-1]
	return t.kind == number || t.at(',') || t.at(':') || t.at(')') || t.at('(') || t.kind == word && locatorLabels[t.fold] != ""
}

// labelWord is what the word at token i counts, "" for words that are no labels.
func labelWord(en *entry, i int) string {
	t := &en.tokens[i]
	if t.kind != word || t.is(digits) || !t.is(telling) {
		return ""
	}
	field := locatorLabels[t.fold]
	switch {
	case t.fold == "c" && t.end-t.start == 1: // the Czech "č.", and the Turkish "c. 54, sy. 210"
		if !t.is(capital) && en.at(i+1, '.') && en.at(i+3, ',') && en.in(i+4, turkishLabels) {
			return "volume"
		}
		return ""
	case t.fold == "r": // "„Rocznik Gdański”, R. XXXIV"
		if !en.at(i-1, ',') || !en.at(i+1, '.') || i+2 >= len(en.tokens) || !upperRoman(en, i+2) && en.tokens[i+2].kind != number {
			return ""
		}
	case t.fold == "s" && seriesBefore(en, i): // "s. IV, XXXVII (1952)"
		return ""
	case t.fold == "sp" && !t.is(capital): // a species
		return ""
	case t.fold == "paper" && i > 0 && en.tokens[i-1].kind == word: // "Working Paper"
		return ""
	}
	if _, year := en.year(i + 1); year && field == "volume" && strings.HasPrefix(t.fold, "an") {
		return "" // "anno 1901"
	}
	return field
}

// turkishLabels follow the volume of Turkish journals.
var turkishLabels = set("sy", "sayi", "s")

// seriesBefore says whether the "s." at token i numbers the series of a journal
// and no page: a comma and the volume follow.
func seriesBefore(en *entry, i int) bool {
	if !en.at(i+1, '.') || !upperRoman(en, i+2) || !en.at(i+3, ',') || i+4 >= len(en.tokens) {
		return false
	}
	t := &en.tokens[i+4]
	return t.kind == number || upperRoman(en, i+4) || t.kind == word && t.is(telling) && locatorLabels[t.fold] == "volume"
}

// labelEndsAt passes the point and the raised letters of a label that end it:
// "n.", "n°", "nos", "n^o^", "n^(o)" of Markdown.
func labelEndsAt(en *entry, next int) int {
	for en.oneOf(next, ".°º") || (en.wordAt(next, "o") || en.wordAt(next, "os")) && !en.tokens[next].is(spaced) {
		next++
	}
	if !en.at(next, '^') {
		return next
	}
	for k := next + 1; k < next+5; k++ {
		if en.wordAt(k, "o") {
			for next = k + 1; en.oneOf(next, "^)"); next++ {
			}
			break
		}
	}
	return next
}

// followers are the words that stand after the ordinal they belong to: "19. Jg.",
// "12. évf. 3. sz.", "163–178. o.".
var followers = map[string]string{
	"jg": "volume", "jahrgang": "volume", "jahrg": "volume", "jrg": "volume", "arg": "volume", "argang": "volume", "evf": "volume", "evfolyam": "volume", "kotet": "volume", "annee": "volume", "annata": "volume",
	"sz": "issue", "szam": "issue", "o": "page", "old": "page", "oldal": "page",
}

// labelAfter reads the word at token i that says what the number before it
// counts, and returns the token after it.
func labelAfter(en *entry, i int) (string, int) {
	if en.at(i, '.') {
		i++
	}
	if i >= len(en.tokens) || en.tokens[i].kind != word || en.tokens[i].is(capital) && en.tokens[i].fold == "o" {
		return "", i
	}
	field := followers[en.tokens[i].fold]
	i++
	if en.at(i, '.') {
		i++
	}
	return field, i
}
