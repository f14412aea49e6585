package reference

import (
	"strings"

	"github.com/bibfix/bibfix/internal/fold"
	"github.com/bibfix/bibfix/internal/words"
)

// locatorLabels are the words before (or after) a number that say what it counts.
var locatorLabels = func() map[string]string {
	m := map[string]string{}
	for field, list := range map[string]string{
		"volume": "vol vols volume volumes volumen v voi band bd bde t tome tomo tom tomos т том jg jahrgang jahrg jrg arg argang rocznik rocnik roc evf tomus cilt ano anno annee dl deel τομ τομος r knj zv svazek jilid tap koide kd del مج المجلد مجلد جلد سال السنة دوره כרך հատոր հտ 巻 卷 권",
		"issue":  "no nos nr nrs n num numero numeros nums number numbers issue issues iss heft h hft hefte № вып выпуск н fasc fascicolo fascicule fasciculo zeszyt z sayi sy τχ τευχ τευχος hafte svez livr livraison lfg lieferung suppl supplement supl 号 號 期 호 ausgabe avd c cislo sayisi so ع عدد العدد شماره גליון גיליון חוברת nomor bil հմր aflevering afl",
		"number": "art article artikel articolo articulo artigo paper id",
	} {
		for _, w := range strings.Fields(list) {
			m[w] = field
		}
	}
	for _, w := range append(strings.Fields("σ σσ σελ lk lpp psl sp sps cols uk tr hlm hal עמ ص صص الصفحات էջ გვ"), words.PageLabels...) {
		m[w] = "page"
	}
	return m
}()

// labelAt reads the label at token i and returns the token after it and its point.
func labelAt(en *entry, i int) (field string, next int) {
	if i >= len(en.tokens) {
		return "", i
	}
	if en.tokens[i].kind == sign {
		if labelSign(en, i) {
			return "issue", i + 1
		}
		return "", i
	}
	if field = labelWord(en, i); field == "" {
		return "", i
	}
	next = labelEndsAt(en, i+1)
	if field == "number" && en.in(next, issueNumbers) && numberBehind(en, next) { // "Art. no. 119203" stands for pages
		return "page", labelEndsAt(en, next+1)
	}
	if field == "issue" && (en.at(next, ':') || en.at(next, '№')) {
		next++
	}
	if field == "page" && labelTwice(en, i, next) {
		next = labelEndsAt(en, next+1)
	}
	if field == "number" && next < len(en.tokens) && labelWord(en, next) == "issue" {
		next = labelEndsAt(en, next+1) // "Art. no. 119203"
	}
	return field, next
}

// labelSign says whether the sign at token i labels an issue: "№ 11", "#3".
func labelSign(en *entry, i int) bool {
	return en.at(i, '№') || en.at(i, '#') && sharpLabels(en, i)
}

// labelTwice says whether the label of pages at token i stands again at token next:
// "pp. pp. 335-337".
func labelTwice(en *entry, i, next int) bool {
	w := en.tokens[i].fold
	return en.wordAt(next, w) && w[0] == 'p'
}

var issueNumbers = set("no", "nr", "num", "number")

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
	if unsure := unsureLabels[t.fold]; unsure != nil {
		return unsure(en, i)
	}
	field := locatorLabels[t.fold]
	if _, year := en.year(i + 1); year && field == "volume" && strings.HasPrefix(t.fold, "an") {
		return "" // "anno 1901"
	}
	return field
}

// unsureLabels say for words that have other meanings what they count at token i.
var unsureLabels = map[string]func(en *entry, i int) string{
	"c": labelC,
	"r": func(en *entry, i int) string { // "„Rocznik Gdański”, R. XXXIV"
		return labelIf("volume", en.at(i-1, ',') && en.at(i+1, '.') && (numberBehind(en, i) || upperRoman(en, i+2)))
	},
	"s": func(en *entry, i int) string { return labelIf("page", !seriesBefore(en, i)) },
	"so": func(en *entry, i int) string {
		return labelIf("issue", en.tokens[i].end-en.tokens[i].start > len("so"))
	}, // Vietnamese "số"
	"del": func(en *entry, i int) string { return labelIf("volume", numberBehind(en, i)) },
	"tap": func(en *entry, i int) string { return labelIf("volume", numberBehind(en, i)) },
	"uk":  func(en *entry, i int) string { return labelIf("page", !en.tokens[i].is(capital) && en.at(i+1, '.')) }, // Swahili
	"v": func(en *entry, i int) string { // not "v. 16.6.1999"
		_, day := dayFrom(en, labelEndsAt(en, i+1))
		return labelIf("volume", !day)
	},
	"paper": func(en *entry, i int) string { return labelIf("number", i == 0 || en.tokens[i-1].kind != word) }, // "Working Paper"
}

func labelIf(field string, ok bool) string {
	if ok {
		return field
	}
	return ""
}

// labelC reads the Czech "č." of an issue, the Turkish "c. 54, sy. 210" of a volume,
// and the Latin letter for the Cyrillic one of pages, "№ 8. C. 60".
func labelC(en *entry, i int) string {
	t := &en.tokens[i]
	switch {
	case t.end-t.start > len("c"):
		return "issue"
	case t.is(capital):
		return labelIf("page", en.at(i-3, '№'))
	}
	return labelIf("volume", en.at(i+1, '.') && en.at(i+3, ',') && en.in(i+4, turkishLabels))
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

// numberBehind says whether the word at token i and its point are followed by a
// number.
func numberBehind(en *entry, i int) bool {
	if i++; en.at(i, '.') {
		i++
	}
	return i < len(en.tokens) && en.tokens[i].kind == number
}

// labelEndsAt passes the point and the raised letters of a label that end it:
// "n.", "n°", "nos", "n^o^", "n^(o)" of Markdown.
func labelEndsAt(en *entry, next int) int {
	for en.oneOf(next, ".°º") || next > 0 && next < len(en.tokens) && en.tokens[next-1].is(caseless) && fold.IsApostrophe(en.tokens[next].sign) || // "עמ'"
		(en.wordAt(next, "o") || en.wordAt(next, "os")) && !en.tokens[next].is(spaced) {
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
