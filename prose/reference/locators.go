package reference

import (
	"strings"

	"github.com/bibfix/bibfix/internal/gazetteer"
	"github.com/bibfix/bibfix/internal/words"
)

// A locator is one number of the place inside a journal or book.
type locator struct {
	span             // the number itself, without its label
	from      int    // first token: that of the label where there is one
	to        int    // token after the last, a label that follows the number included
	label     string // "volume", "issue", "page", "number", "" where nothing says what it is
	ranged    bool   // "163-178"
	bracketed bool
	year      bool // might be a year
	skip      bool // a month or season: says nothing new
	town      span // the place that stands before a year in brackets: "72 (Napoli 1960) 234"
	count     bool // counts pages instead of naming them: "248 p."
	before    rune // the sign before it, 0 for none
	glued     bool // stands right after the sign before it, as 3 in "12.3"
}

// A cluster is a run of locators with nothing but punctuation between them.
type cluster struct {
	span
	items []locator
	score float64
}

// locatorLabels are the words before (or after) a number that say what it counts.
var locatorLabels = func() map[string]string {
	m := map[string]string{}
	for field, list := range map[string]string{
		"volume": "vol vols volume volumes volumen v voi band bd bde t tome tomo tom tomos т том jg jahrgang jahrg jrg arg argang rocznik rocnik roc evf cilt ano anno annee 巻 卷 권",
		"issue":  "no nos nr nrs n num numero numeros nums number numbers issue issues iss heft h hft hefte № вып выпуск н fasc fascicolo fascicule fasciculo zeszyt z sayi suppl supplement supl 号 號 期 호 ausgabe avd c cislo",
		"number": "art article artikel articolo articulo artigo paper id",
	} {
		for _, w := range strings.Fields(list) {
			m[w] = field
		}
	}
	for _, w := range words.PageLabels {
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
	if t.kind == sign && (t.sign == '№' || t.sign == '#') {
		return "issue", i + 1
	}
	if t.kind != word || t.is(digits) {
		return "", i
	}
	if !t.is(telling) {
		return "", i
	}
	field = locatorLabels[t.fold]
	if t.fold == "c" && t.end-t.start == 1 || t.fold == "paper" && i > 0 && en.tokens[i-1].kind == word { // only the Czech "č."; "Working Paper"
		field = ""
	}
	if field == "" {
		return "", i
	}
	if _, year := en.year(i + 1); year && field == "volume" && strings.HasPrefix(t.fold, "an") {
		return "", i // "anno 1901"
	}
	next = i + 1
	for en.at(next, '.') || en.at(next, '°') || en.at(next, 'º') || next < len(en.tokens) && en.tokens[next].kind == word && (en.tokens[next].fold == "o" || en.tokens[next].fold == "os") && !en.tokens[next].is(spaced) {
		next++
	}
	if en.at(next, '^') { // "n^o^ 12", "n^(o) 12" of Markdown
		for k := next + 1; k < next+5; k++ {
			if en.wordAt(k, "o") {
				for next = k + 1; en.oneOf(next, "^)"); next++ {
				}
				break
			}
		}
	}
	if field == "issue" && (en.at(next, ':') || en.at(next, '№')) {
		next++
	}
	return field, next
}

// locatorAt reads one locator from token i.
func locatorAt(dr *draft, i int) (locator, bool) {
	l := locator{from: i}
	if dr.wordAt(i, "第") {
		i++
	}
	if field, next := labelAt(dr.entry, i); field != "" {
		end, ranged, ok := value(dr, next, field)
		if !ok {
			return l, false
		}
		if t := &dr.tokens[i]; len(t.fold) == 1 && t.kind == word && !dr.at(i+1, '.') && t.is(capital) && field == "issue" {
			return l, false // "N 12" in "Phys. N 12"
		}
		l.label, l.span, l.to, l.ranged = field, span{next, end}, end, ranged
		return l, true
	}
	if end, ok := monthlyDate(dr.entry, i); ok {
		l.span, l.to, l.year = span{i, end}, end, true
		return l, true
	}
	end, ranged, ok := value(dr, i, "")
	if !ok {
		return l, false
	}
	l.span, l.to, l.ranged = span{i, end}, end, ranged
	if s := dr.tokens[i].fold; !ranged && strings.HasSuffix(s, "p") && s[0] <= '9' && dr.tokens[i].is(digits) && strings.Trim(s, "0123456789p") == "" {
		l.label, l.count = "page", true // "248p", "(9pp)"
		return l, true
	}
	if d, ok := dr.dateAt(i); ok && ranged && d.first == i && (d.date.End > 0 && d.end == end || d.date.Day > 0 && d.end >= end) {
		l.year, l.end, l.to = true, d.end, d.end
	}
	if y, isYear := dr.year(i); isYear && !ranged {
		l.year = true
		if y.Letter == "" && dr.month(end) > 0 && !running(dr.entry, end+1) {
			if d, ok := dr.dateAt(i); ok {
				l.end, l.to = d.end, d.end
			}
		}
	}
	if field, next := labelAt(dr.entry, end); field == "page" && dr.tokens[end].fold != "s" && !numberAhead(dr, next) || field == "page" && ranged && !numberAhead(dr, next) {
		l.label, l.to, l.count = "page", next, !ranged
	} else if after, at := labelAfter(dr.entry, end); after != "" {
		l.label, l.to = after, at
	} else if caselessLabel := end < len(dr.tokens) && dr.tokens[end].is(caseless) && field != ""; caselessLabel {
		l.label, l.to = field, end+1
	}
	return l, true
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

// monthlyDate reads a date that starts with its month, day or season: "July 1988".
func monthlyDate(en *entry, i int) (int, bool) {
	if en.month(i) == 0 && en.day(i) == 0 && !season(en, i) {
		return i, false
	}
	for k := i + 1; k < i+7 && k < len(en.tokens); k++ {
		if d, ok := en.dateAt(k); ok {
			if d.first == i || season(en, i) && d.first == i+1 {
				return d.end, true
			}
			return i, false
		}
		if t := &en.tokens[k]; t.kind == word && en.month(k) == 0 && t.fold != "de" && t.fold != "del" && en.day(k) == 0 || t.at(';') || t.at(':') {
			return i, false
		}
	}
	return i, false
}

func season(en *entry, i int) bool {
	if i >= len(en.tokens) {
		return false
	}
	switch en.tokens[i].fold {
	case "spring", "summer", "autumn", "fall", "winter", "fruhjahr", "sommer", "herbst", "printemps", "ete", "automne", "hiver", "primavera", "verano", "otono", "invierno", "easter", "michaelmas", "trimestre", "semestre":
		return true
	}
	return false
}

func numberAhead(dr *draft, i int) bool {
	_, _, ok := value(dr, i, "page")
	return ok
}

// value reads the number, roman number or range at token i. What letters may
// stand in it depends on what it counts.
func value(dr *draft, i int, field string) (end int, ranged, ok bool) {
	if !numeral(dr, i, field) {
		if dr.at(i, '[') && numeral(dr, i+1, field) && dr.at(i+2, ']') {
			return i + 3, false, true
		}
		return i, false, false
	}
	end = i + 1
	for end < len(dr.tokens) {
		t := &dr.tokens[end]
		dash := t.at('-') || t.at('—') || t.at('~') && field == "page"
		slash := (t.at('/') || t.at('&')) && field != "page" || t.at('+')
		if !dash && !slash {
			break
		}
		k := end + 1
		for dr.at(k, '-') {
			k++
		}
		if !numeral(dr, k, field) || slash && (t.is(spaced) && t.at('/')) {
			break
		}
		ranged = ranged || dash
		end = k + 1
	}
	if field == "" && end+1 < len(dr.tokens) && initialNext(dr.entry, end) && dr.tokens[end].is(spaced) && (dr.at(end+1, '(') || dr.at(end+1, ':')) && dr.tokens[i].kind == number {
		end++ // "80 A (3): 1-44"
	}
	return end, ranged, true
}

// numeral says whether token i is a number or a number with a letter, such as
// pages have: "S62", "e1001", "12a", "xii".
func numeral(dr *draft, i int, field string) bool {
	if i < 0 || i >= len(dr.tokens) || dr.owner[i] != free {
		return false
	}
	t := &dr.tokens[i]
	if t.kind == word && dr.wordAt(i-1, "siglo") {
		return false
	}
	if t.kind == number && (t.fold == "34" || t.fold == "70") && i > 0 && (dr.wordAt(i-1, "editora") || dr.wordAt(i-1, "ed") || dr.wordAt(i-1, "edicoes")) {
		return false // the publishers Editora 34 and Edições 70
	}
	switch {
	case t.kind == number:
		return len(t.fold) <= 7 || field != "" || dr.at(i-1, ':') && len(t.fold) <= 16
	case t.kind != word || t.is(caseless):
		return false
	case t.is(digits):
		return len(t.fold) <= 12 && numeralWord(t.fold)
	}
	return isRoman(t.fold) && (t.is(upper) && (len(t.fold) > 1 || field != "") || field == "page" || field == "volume" && len(t.fold) < 6)
}

// numeralWord says whether a word with digits is a number with a letter or two
// before or after it.
func numeralWord(s string) bool {
	letters, numerals, changes := 0, 0, 0
	last := byte(0)
	for i := 0; i < len(s); i++ {
		kind := byte('a')
		if '0' <= s[i] && s[i] <= '9' {
			kind = '0'
			numerals++
		} else {
			letters++
		}
		if last != 0 && kind != last {
			changes++
		}
		last = kind
	}
	return letters <= 3 && changes <= 3 && numerals > 0 || letters <= 4 && changes == 1 && numerals >= 3
}

// isRoman says whether s is a roman number below 500, written as is usual.
func isRoman(s string) bool {
	if len(s) == 0 || len(s) > 9 {
		return false
	}
	value, last := 0, 0
	for i := len(s) - 1; i >= 0; i-- {
		v := 0
		switch s[i] {
		case 'i':
			v = 1
		case 'v':
			v = 5
		case 'x':
			v = 10
		case 'l':
			v = 50
		case 'c':
			v = 100
		default:
			return false
		}
		if v < last {
			value -= v
		} else {
			value, last = value+v, v
		}
	}
	return toRoman(value) == s
}

func toRoman(n int) string {
	out := make([]byte, 0, 12)
	for _, step := range [...]struct {
		value int
		text  string
	}{{100, "c"}, {90, "xc"}, {50, "l"}, {40, "xl"}, {10, "x"}, {9, "ix"}, {5, "v"}, {4, "iv"}, {1, "i"}} {
		for n >= step.value {
			out = append(out, step.text...)
			n -= step.value
		}
	}
	return string(out)
}

// clusters finds the runs of locators from token i on.
func clusters(dr *draft, i int) []cluster {
	out := dr.clusterBuf[:0]
	items := dr.items[:0]
	for at := i; at < len(dr.tokens); {
		if dr.owner[at] != free {
			at++
			continue
		}
		first, l, ok := openItem(dr, at)
		if !ok {
			at = max(at+1, l.to)
			continue
		}
		begin := len(items)
		c := cluster{span: span{first, l.to}}
		for ok {
			items = append(items, l)
			c.end = l.to
			l, ok = nextItem(dr, c.end)
		}
		for dr.at(c.end, ')') || dr.at(c.end, ']') {
			c.end++
		}
		c.items = items[begin:len(items):len(items)]
		out = append(out, c)
		at = c.end
	}
	dr.clusterBuf, dr.items = out, items
	return out
}

// openItem reads the first locator of a cluster, brackets before it included.
func openItem(dr *draft, i int) (int, locator, bool) {
	at := i
	if dr.at(at, '(') || dr.at(at, '[') {
		at++
	}
	l, ok := locatorAt(dr, at)
	if !ok {
		return i, locator{}, false
	}
	l.bracketed = at > i && (dr.at(l.to, ')') || dr.at(l.to, ']'))
	if at > i && !l.bracketed && l.label == "" && !l.year {
		return i, locator{}, false
	}
	if before := i - 1; at == i && l.year && dr.at(l.to, ')') && dr.at(l.to+1, ',') && i > 1 {
		if dr.at(before, '-') {
			before--
		}
		if acronym(dr.entry, before) {
			return i, l, false // "(QUAYS 2017), pages 4–9", "(QUAYS-2017), p. 4"
		}
	}
	if at == i && l.year && l.ranged && dr.at(l.to, '.') && i > dr.begin && dr.tokens[i-1].kind == word && anotherYear(dr.entry, l.to, len(dr.tokens)) {
		return i, l, false // "Yearbook of quays 1993–1997. Vol. 10"
	}
	for k := i - 1; k >= 0 && l.before == 0 && dr.tokens[k].kind == sign; k-- {
		l.before = dr.tokens[k].sign
	}
	return i, l, true
}

// nextItem reads the locator that follows one which ends at token i.
func nextItem(dr *draft, i int) (locator, bool) {
	at, before, open, gap := i, rune(0), false, false
	for at < len(dr.tokens) && dr.tokens[at].kind == sign && dr.owner[at] == free && at-i < 5 {
		s := dr.tokens[at].sign
		switch s {
		case ',', '.', ':', ';', '/', '-':
			before = s
		case '(', '[':
			open = true
		case ')', ']':
		default:
			return locator{}, false
		}
		gap = gap || dr.tokens[at].is(spaced)
		at++
	}
	if at < len(dr.tokens) && at > i && dr.tokens[at].word("pt") || at < len(dr.tokens) && (dr.tokens[at].word("and") || dr.tokens[at].word("ser")) {
		return locator{}, false
	}
	if l, ok := townYear(dr.entry, at, open); ok {
		l.before = before
		return l, true
	}
	if l, ok := bracketed(dr.entry, at, open); ok {
		l.before = before
		return l, true
	}
	l, ok := locatorAt(dr, at)
	if !ok {
		return l, false
	}
	l.before, l.bracketed = before, open && (dr.at(l.to, ')') || dr.at(l.to, ']'))
	l.glued = !gap && at > i && !dr.tokens[at].is(spaced)
	return l, true
}

// townYear reads a place and a year in brackets between volume and pages, as
// historians write them. Token i is the first inside.
func townYear(en *entry, i int, open bool) (locator, bool) {
	if !open {
		return locator{}, false
	}
	for k := i + 1; k < len(en.tokens) && k < i+5; k++ {
		if _, ok := en.year(k); !ok {
			continue
		}
		town := span{i, k}
		for en.at(town.end-1, ',') {
			town.end--
		}
		end := k + 1
		if en.at(end, '/') && end+1 < len(en.tokens) && en.tokens[end+1].kind == number { // 1897/8
			end += 2
		}
		ok := en.at(end, ')') && en.tokens[i].kind == word && en.tokens[i].is(capital) && gazetteer.City(en.key(town))
		return locator{span: span{k, k + 1}, from: i, to: end, year: true, bracketed: true, town: town}, ok
	}
	return locator{}, false
}

// issueWords stand for an issue, or beside its number.
var issueWords = set("suppl", "supplement", "supl", "sup", "suplemento", "pt", "part", "spec", "special", "spe", "esp", "especial")

// bracketed reads an issue of several words in brackets after a volume:
// "(1 Suppl 1)", "(Suppl. 2)", "(Pt 1)", "(I)". Token i is the first inside.
func bracketed(en *entry, i int, open bool) (locator, bool) {
	if !open {
		return locator{}, false
	}
	words, months := 0, false
	for k := i; k < len(en.tokens) && k < i+7; k++ {
		t := &en.tokens[k]
		switch {
		case en.at(k, ')'):
			l := locator{span: span{i, k}, from: i, to: k, bracketed: true, skip: months && words == 0}
			return l, words > 0 || l.skip
		case en.in(k, issueWords) || k > i && (en.wordAt(k, "issue") || en.wordAt(k, "no")) || t.is(upper) && isRoman(t.fold):
			words++
		case en.month(k) > 0 || season(en, k):
			months = true
		case t.kind == number && len(t.fold) < 4 || t.at('.') || t.at('-') || t.is(digits):
		default:
			return locator{}, false
		}
	}
	return locator{}, false
}
