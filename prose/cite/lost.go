package cite

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/bibfix/bibfix/internal/fold"
	"github.com/bibfix/bibfix/internal/words"
)

// Raised numbers that lost their sign are told from other numbers by where they stand,
// and by their order: a list that is numbered by first citation is cited 1, 2, 3, and
// between words no count of ports does that.

// A grade says how far a number may be a raised one that lost its sign.
type grade uint8

const (
	noGrade grade = iota
	plain         // between words, as counts stand as well: it cites only as the next new number
	opening       // the same, where a line begins: it cites where most do so
	alone         // the same, and nothing else stands on its line
	lined         // it opens a line within a sentence
	behind        // a blank behind a name or a stop
	hinted        // glued to a name or a short word, which products and genes are as well
	sure          // glued to a word as nothing else is
)

// place grades the number s[at:end] of the block that is neither glued to a word nor
// before a letter; tail is what ends the block before.
func (r *reader) place(at, end int) grade {
	s := r.text
	if at > 0 && s[at-1] != ' ' && s[at-1] != '\n' || !standsFree(s[end:]) || countsSomething(s[end:]) {
		return noGrade
	}
	before, opens := strings.TrimRight(s[:at], " \n"), at == 0 || s[at-1] == '\n'
	if before == "" {
		before = r.tail
	}
	if !mayPrecede(before, opens) || callsPart(before, opens) {
		return noGrade
	}
	after := strings.TrimLeft(s[end:], " ")
	next, _ := utf8.DecodeRuneInString(after)
	ends := after == "" || after[0] == '\n'
	switch {
	case opens && r.opensHeading(at, end, before):
		return noGrade
	case opens && ends:
		return alone
	case opens && (at == 0 || unicode.IsUpper(next) || endsInStop(before) || r.endsInAuthor(before)):
		return lined
	case r.endsInAuthor(before), endsInStop(before) && (ends || unicode.IsUpper(next)):
		return behind
	case opens:
		return opening
	}
	return plain
}

// mayPrecede says whether a raised number may follow the text: a word or one of the signs
// behind words. At the head of a line another raised number or half a word may stand before it.
func mayPrecede(before string, opens bool) bool {
	last, _ := utf8.DecodeLastRuneInString(before)
	return before != "" && (unicode.IsLetter(last) || strings.ContainsRune(closing, last) || opens && (last == '-' || unicode.IsDigit(last)))
}

// closing are the signs that a number may follow in a sentence, that of an old font's
// closing quote among them.
const closing = ".,;:)”\"’'»%\x11"

// longHeading is in bytes: a longer line, or one that holds a sentence that ends, is text.
const longHeading = 50

// opensHeading says whether the number s[at:end] is that of a section: it counts on, and a
// short line with a capital follows it, wide apart, in the next block, or before a line
// that begins a sentence.
func (r *reader) opensHeading(at, end int, before string) bool {
	number := r.text[at:end]
	if number != strconv.Itoa(r.sections) && number != strconv.Itoa(r.sections+1) {
		return false
	}
	line, rest, _ := strings.Cut(r.text[end:], "\n")
	wide := strings.HasPrefix(line, "  ")
	if line = strings.TrimSpace(line); line == "" && rest == "" {
		line = r.next
	}
	first, _ := utf8.DecodeRuneInString(line)
	next, _ := utf8.DecodeRuneInString(rest)
	if !unicode.IsUpper(first) || len(line) > longHeading || strings.Contains(line, ". ") || strings.HasSuffix(line, ".") {
		return false
	}
	if !wide && rest != "" && !(unicode.IsUpper(next) && endsInStop(before)) {
		return false
	}
	r.sections = atoi(number)
	return true
}

// standsFree says whether the text goes on as behind a word.
func standsFree(after string) bool {
	if after == "" {
		return true
	}
	c, size := utf8.DecodeRuneInString(after)
	if fold.IsApostrophe(c) {
		return true
	}
	if strings.ContainsRune(",;:", c) || c == ' ' || c == '\n' {
		return !strings.HasPrefix(after[size:], "000")
	}
	return false
}

// endsInStop says whether the text ends in a stop that no abbreviation of a part has.
func endsInStop(before string) bool {
	before = strings.TrimRight(before, `”"’»)`)
	if !strings.HasSuffix(before, ".") {
		return false
	}
	before = strings.TrimRight(before, ".")
	last, _ := utf8.DecodeLastRuneInString(before)
	return unicode.IsLetter(last) && !isLocatorWord(lastLetters(before))
}

// lastLetters is the word that ends the text, without its stop.
func lastLetters(s string) string {
	s = strings.TrimRight(s, ". ")
	s = s[max(0, len(s)-longestLead):]
	return s[len(strings.TrimRightFunc(s, unicode.IsLetter)):]
}

// endsInAuthor says whether the text ends in a word with a capital that may be a
// name, or in "al.", with or without a comma.
func (r *reader) endsInAuthor(before string) bool {
	before = strings.TrimSuffix(before, ",")
	if strings.HasSuffix(before, " al.") {
		return true
	}
	word := lastLetters(before)
	first, _ := utf8.DecodeRuneInString(word)
	return unicode.IsUpper(first) && utf8.RuneCountInString(word) > 1 && !r.index.isNoName(word) && words.Month(fold.Letters(word)) == 0
}

// callsPart says whether the text ends in a word that gives a number to a part, a day or
// a quantity: "Table", "in May", "at", "about". Where the number opens a line, a PDF may have
// moved it there from elsewhere: then only a word with a capital, or the short form of one, does.
func callsPart(before string, opens bool) bool {
	word := lastLetters(before)
	if word == "" || len(word) > 24 || strings.HasSuffix(before, " al.") {
		return false
	}
	folded, first := fold.Letters(word), []rune(word)[0]
	switch part := isPart(folded) || isLocatorWord(word); {
	case strings.HasSuffix(before, "."), opens && unicode.IsLower(first):
		return part && len(word) <= longestAbbreviation
	case part, words.Month(folded) > 0, partWords[folded], numbered[folded]:
		return true
	}
	return !opens && beforeCounts[folded]
}

// longestAbbreviation is in bytes: "fig", "abb", "vol", "chap".
const longestAbbreviation = 4

// numbered are things that go by a number, beyond the parts of a document.
var numbered = set("type", "level", "grade", "class", "group", "stage", "site", "sample", "case", "cases", "trial", "period", "wave", "round", "session", "module", "unit", "room", "route", "line", "bus", "road", "number", "numbers", "numero", "nummer", "age", "aged", "ages",
	"tables", "figure", "figuur", "tabel", "rysunek", "tabulka", "obrazek", "kapitola", "rozdzial", "cuadro", "anexo", "anhang", "annexe", "theorem", "lemma", "definition", "question", "item", "typ", "gruppe", "groupe", "grupo", "phase", "fase", "etapa", "etape", "schritt", "study", "studie", "etude", "estudio", "estudo")

// beforeCounts are words that a number follows as often as not.
var beforeCounts = set("at", "than", "about", "below", "above", "under", "over", "between", "was", "were", "is", "are", "had", "has", "have", "with", "within", "after", "before", "until", "least", "most", "only", "some", "nearly", "almost", "roughly", "exactly", "around", "up", "n", "total", "the", "these", "those", "all", "every", "each", "reached", "next", "last", "first",
	"zu", "bei", "als", "etwa", "rund", "uber", "unter", "zwischen", "nach", "vor", "seit", "war", "waren", "mindestens", "hochstens", "nur", "fast", "genau", "die", "den", "der", "alle", "jede", "ist", "sind", "hatte", "hatten", "insgesamt",
	"les", "des", "aux", "moins", "plus", "environ", "pres", "entre", "apres", "avant", "depuis", "pendant", "etait", "sont", "atteint", "los", "las", "unos", "unas", "casi", "mas", "menos", "hasta", "desde", "fue", "son", "cerca", "mais", "ate", "foram", "era", "dos", "gli", "circa", "quasi", "meno", "fino", "di", "a", "el", "il", "le", "la", "o", "os", "as",
	"de", "het", "ongeveer", "bijna", "minstens", "tussen", "sinds", "waren", "was", "om", "efter", "omkring", "nastan", "minst", "till", "fra", "til")

// countsSomething says whether what follows a number tells what it counts or measures.
func countsSomething(after string) bool {
	after = strings.TrimLeft(after, " \n")
	first, _ := utf8.DecodeRuneInString(after)
	word, _ := plainWord(after, 0, len(after))
	folded := fold.Letters(word)
	if !unicode.IsLower(first) { // "12 March" counts, "12 In Lund" does not
		return after != "" && strings.ContainsRune("%°€$£×", first) || words.Month(folded) > 0
	}
	return word != "in" && isUnit(word) || counted[folded] || words.Month(folded) > 0
}

// counted are words for what numbers count in any text, and for how.
var counted = set("of", "per", "percent", "percentage", "times", "years", "year", "months", "weeks", "days", "hours", "minutes", "seconds", "million", "billion", "thousand", "hundred", "points", "cases", "participants", "patients", "respondents", "people", "persons", "men", "women", "children", "degrees", "euros", "dollars", "kilometres", "km", "metres", "to", "or",
	"prozent", "mal", "jahre", "jahren", "monate", "wochen", "tage", "stunden", "minuten", "millionen", "milliarden", "tausend", "punkte", "personen", "euro", "bis", "oder", "von",
	"fois", "ans", "annees", "mois", "semaines", "jours", "heures", "minutes", "millions", "milliards", "mille", "cent", "pour", "personnes", "ou", "sur",
	"por", "veces", "anos", "meses", "semanas", "dias", "horas", "minutos", "millones", "mil", "personas", "vezes", "milhoes", "pessoas", "volte", "anni", "mesi", "giorni", "ore", "milioni", "persone", "procent", "keer", "jaar", "maanden", "dagen", "uur", "miljoen", "mensen", "ganger", "ar", "dagar")

// What tells that numbers which stand alone on their lines cite, in parts of all of them:
// some hold several numbers, which pages do not, or go down again, and few lie behind the
// list, as those in tables do.
const (
	partSeveral = 10
	partDown    = 4
	partBeyond  = 10
)

// gradeLines grades the numbers that stand alone on their lines, by what they are together.
func (r *reader) gradeLines() {
	all, several, down, beyond, last, highest := 0, 0, 0, 0, 0, r.highest()
	distinct := map[int]bool{}
	for i := range r.runs {
		one := &r.runs[i]
		if one.grade != alone {
			continue
		}
		if all++; one.top() > highest {
			beyond++
			continue
		}
		if len(one.items) > 1 {
			several++
		}
		if one.items[0].low < last {
			down++
		}
		last = one.items[0].low
		for _, it := range one.items {
			distinct[it.low] = true
		}
	}
	g := lined
	switch {
	case several < fewestUnlike || several*partSeveral < all && down*partDown < all || beyond*partBeyond > all:
		return
	case 100*len(distinct) >= shareNumbered*highest && r.hasNumbers():
		g, r.moved = sure, true
	}
	for i := range r.runs {
		if one := &r.runs[i]; one.grade == alone {
			one.grade, one.trap = g, g < sure
		}
	}
}

// What tells that the lost numbers of a text cite a list by the order of first citation.
const (
	fewestNew  = 5 // numbers that follow each other must come to so many
	mostSkips  = 3 // numbers that may be missed between two that are new
	mostBehind = 2 // numbers that may lie behind the list when those before them came to its end: entries that were taken out
	partUnlike = 10
	partLined  = 4 // of those that cite, which must open a line for others to have been moved there

	// shareNumbered and shareUnnumbered are how much of a list, in percent, must come in
	// order: in a list that has no numbers, the place of an entry stands for one.
	shareNumbered   = 40
	shareUnnumbered = 75
)

// chained grades the lost numbers by their order, and says whether they have one: new
// numbers follow each other through a good part of the list, and are no pages, which
// stand alone and go up.
func (r *reader) chained() bool {
	highest, share := r.highest(), shareUnnumbered
	if r.hasNumbers() {
		share = shareNumbered
	}
	fits := make([]bool, len(r.runs))
	var c chain
	for i := range r.runs {
		one := &r.runs[i]
		switch {
		case one.mode != glued:
		case one.top() <= highest:
			fits[i] = c.takes(one)
		case share == shareNumbered && one.top() <= highest+mostBehind && one.grade == sure && c.last+mostSkips >= highest:
			fits[i] = true
		case one.grade == sure:
			c.beyond++
		}
	}
	if c.fresh < fewestNew || 100*c.fresh < share*highest || c.unlike < fewestUnlike || c.unlike*partUnlike < c.fresh || !r.hasNumbers() && c.beyond*mostBeyond >= c.fresh {
		return false
	}
	r.inOrder, r.moved = true, c.lined*partLined >= c.all
	for i := range r.runs {
		if one := &r.runs[i]; one.mode == glued {
			one.trap = !fits[i] && !(r.moved && (one.grade == opening || one.grade == alone) && one.top() <= highest)
		}
	}
	return true
}

// A chain is the numbers of a text as they go up.
type chain struct {
	last    int // the highest so far
	waiting int // a number too high for the last, which the next may confirm
	fresh   int // numbers that were new and next to the last
	unlike  int // that numbers of pages and lines are not: several at once, or old ones
	beyond  int // numbers glued to words that lie behind the list
	all     int // numbers that have their place
	lined   int // those of them that open a line
}

// takes says whether a lost number has its place in the chain, and adds it.
func (c *chain) takes(one *run) bool {
	if one.grade == noGrade {
		return false
	}
	last, fresh, weak := c.last, 0, one.grade <= alone
	for _, it := range one.items {
		reach := last + 1
		if !weak {
			reach += mostSkips
		}
		if it.low > reach {
			if weak || !c.resumes(it) {
				return one.grade == sure // a list in another order, or what came before was not read
			}
			last, fresh = it.low-1, 1 // the one that waited
		}
		if it.high > last {
			fresh += it.high - max(last, it.low-1)
			last = it.high
		}
	}
	several := len(one.items) > 1 || one.items[0].low < one.items[0].high
	if fresh == 0 && weak && !several {
		return false
	}
	if several || fresh == 0 {
		c.unlike++
	}
	c.last, c.fresh = last, c.fresh+fresh
	if c.all++; one.grade == lined || one.grade == opening {
		c.lined++
	}
	return true
}

// resumes says whether a number that is too high for the last follows another such
// number: where some were not read, the chain goes on behind them.
func (c *chain) resumes(it item) bool {
	before := c.waiting
	c.waiting = it.high
	return before > c.last && it.low > before && it.low <= before+1+mostSkips
}

// dropLost takes out the numbers that only their order could tell: all of them where the
// list has no numbers.
func (r *reader) dropLost() {
	numbered := r.hasNumbers()
	r.runs = slices.DeleteFunc(r.runs, func(one run) bool {
		return one.mode == glued && (!numbered || one.grade < sure && !one.hint)
	})
}
