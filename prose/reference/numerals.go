package reference

import (
	"strings"

	"github.com/bibfix/bibfix/internal/ascii"
	"github.com/bibfix/bibfix/internal/fold"
	"github.com/bibfix/bibfix/internal/roman"
)

// value reads the number, roman number or range at token i. What letters may
// stand in it depends on what it counts.
func value(dr *draft, i int, field string) (end int, ranged, ok bool) {
	if romanPair(dr, i, field) {
		return i + 1, true, true
	}
	if !numeral(dr, i, field) && !romanRange(dr, i) {
		end = apartNumeral(dr, i, field)
		return end, false, end > i
	}
	end = i + 1
	for {
		k, dash := joiner(dr.entry, end, field)
		if k == end || !numeral(dr, k, field) && !(k == i+2 && romanRange(dr, i)) && !(dash && sectionLetter(dr.entry, k)) {
			break
		}
		ranged = ranged || dash && !sectionLetter(dr.entry, k)
		end = k + 1
	}
	return afterValue(dr, i, end, field), ranged, true
}

// apartNumeral is the token after a number at token i that signs or blanks part, "[12]",
// "e 0012"; i where there is none.
func apartNumeral(dr *draft, i int, field string) int {
	if dr.at(i, '[') && numeral(dr, i+1, field) && dr.at(i+2, ']') {
		return i + 3
	}
	return splitNumeral(dr.entry, i)
}

// afterValue passes what belongs to the number from token i to token end though it
// stands apart: "80 A (3): 1-44", "№ 11 Suppl.", "631–643.e4".
func afterValue(dr *draft, i, end int, field string) int {
	if end >= len(dr.tokens) {
		return end
	}
	t := &dr.tokens[end]
	switch {
	case field == "" && dr.tokens[i].kind == number && initialNext(dr.entry, end) && t.is(spaced) && dr.oneOf(end+1, "(:"):
		return end + 1
	case field == "issue" && dr.in(end, issueWords) && t.is(spaced) && !numberAhead(dr, labelEndsAt(dr.entry, end+1)):
		return end + 1
	case t.at('.') && electronicPart(dr.entry, end+1):
		return end + 2
	}
	return end
}

// electronicPart says whether the pages that only the electronic edition has stand at
// token i: the "e4" of "631–643.e4".
func electronicPart(en *entry, i int) bool {
	if i >= len(en.tokens) {
		return false
	}
	t := &en.tokens[i]
	return !t.is(spaced) && t.is(digits) && t.fold[0] == 'e' && len(t.fold) < shortestID
}

// romanPair says whether token i is a range of roman numbers that a hyphen made
// one word, where pages stand: "pp. ix-xxxi", "16(2):iii-v".
func romanPair(dr *draft, i int, field string) bool {
	if i >= len(dr.tokens) || dr.tokens[i].kind != word || dr.owner[i] != free || field != "page" && !(field == "" && dr.oneOf(i-1, ":,")) {
		return false
	}
	from, to, ok := strings.Cut(dr.tokens[i].fold, "-")
	return ok && isRoman(from) && isRoman(to)
}

// romanRange says whether small roman numbers with a dash between them stand at
// token i, where pages stand: "…, xi–xii", "16(2):iii–v".
func romanRange(dr *draft, i int) bool {
	if !dr.oneOf(i-1, ",:") || !dr.at(i+1, '-') || i+2 >= len(dr.tokens) {
		return false
	}
	from, to := &dr.tokens[i], &dr.tokens[i+2]
	return from.kind == word && to.kind == word && !from.is(capital) && !to.is(capital) && isRoman(from.fold) && isRoman(to.fold) && dr.owner[i] == free
}

// joiner reads the sign that joins two numbers at token i, "-", "/", "&" or "+",
// and returns the token after it; i where there is none. A dash makes a range.
func joiner(en *entry, i int, field string) (next int, dash bool) {
	if i >= len(en.tokens) || en.tokens[i].kind != sign {
		return i, false
	}
	t := &en.tokens[i]
	switch t.sign {
	case '-', '—', '~', '=':
		if t.sign == '~' && field != "page" || t.sign == '=' && (field != "page" || t.is(spaced)) { // "737=745" was a dash
			return i, false
		}
		dash = true
	case '/', '&':
		if field == "page" || t.sign == '/' && t.is(spaced) {
			return i, false
		}
	case '+':
	default:
		return i, false
	}
	for i++; en.at(i, '-'); i++ {
	}
	return i, dash
}

// sectionLetter says whether token i is the letter of a section behind an issue:
// "64(6-A)".
func sectionLetter(en *entry, i int) bool {
	return initialNext(en, i) && !en.tokens[i].is(spaced) && en.at(i+1, ')')
}

// splitNumeral is the token after a number that stands apart from its letter,
// "e 000048"; i where there is none.
func splitNumeral(en *entry, i int) int {
	if !en.wordAt(i, "e") || en.tokens[i].is(capital) || !en.at(i-1, ':') || i+1 >= len(en.tokens) || en.tokens[i+1].kind != number || len(en.tokens[i+1].fold) < shortestID {
		return i
	}
	return i + 2
}

// shortestID is how many digits the number of an article has at least that has no
// pages: "e0012", "P06007".
const shortestID = 4

// numeral says whether token i is a number or a number with a letter, such as
// pages have: "S62", "e1001", "12a", "xii".
func numeral(dr *draft, i int, field string) bool {
	if i < 0 || i >= len(dr.tokens) || dr.owner[i] != free || nameOfNumber(dr.entry, i) {
		return false
	}
	t := &dr.tokens[i]
	switch {
	case t.kind == number:
		return len(t.fold) <= longestNumber || field != "" || dr.at(i-1, ':') && len(t.fold) <= longestID
	case t.kind != word || t.is(caseless):
		return false
	case t.is(digits):
		return len(t.fold) <= longestMixed && numeralWord(t.fold)
	}
	return isRoman(t.fold) && romanCounts(dr, i, field)
}

// romanCounts says whether the Roman number at token i counts what field says and is
// no word: "p. xxiv", "vol. xii", "XII", but an "I" only behind its label.
func romanCounts(dr *draft, i int, field string) bool {
	t := &dr.tokens[i]
	switch {
	case field == "page", field == "volume" && len(t.fold) <= longestSmallRoman:
		return true
	case t.is(upper) && (len(t.fold) > 1 || field != ""):
		return true
	}
	return volumeBeforeYear(dr, i)
}

// longestSmallRoman is how many letters the volume behind its label has at most that
// is not in capitals: "vol. xviii".
const longestSmallRoman = 5

// How many signs volumes, pages and the numbers of articles have at most. Longer
// numbers are those of records, telephones and books.
const (
	longestNumber = 7
	longestID     = 16 // behind a colon: "12: 1021340215000012"
	longestMixed  = 12 // with letters: "e202294S1"
)

// volumeBeforeYear says whether token i stands where a volume does, between the
// comma behind a journal and the year: "Quay Rev., xlii (1963), 12–29".
func volumeBeforeYear(dr *draft, i int) bool {
	_, year := dr.year(i + 2)
	return len(dr.tokens[i].fold) > 1 && dr.at(i-1, ',') && dr.at(i+1, '(') && year && dr.at(i+3, ')')
}

// numberedTransaction says whether token i is the number in the name of a journal:
// "J. Chem. Soc., Perkin Trans. 1".
func numberedTransaction(en *entry, i int) bool {
	k := wordBefore(en, i)
	return en.wordAt(k, "trans") && en.in(wordBefore(en, k), numberedTransactions)
}

// nameOfNumber says whether what stands beside the number at token i makes it part
// of a name or a measure: "siglo XX", "Editora 34", "Ed. 34", "WWW ’13",
// "ATL-GEN-2016-002", "√s = 2.76 TeV", "7.5-minute".
func nameOfNumber(en *entry, i int) bool {
	t := &en.tokens[i]
	if measured(t) || t.kind == number && unitBehind(en, i) {
		return true
	}
	if i == 0 {
		return false
	}
	last := &en.tokens[i-1]
	switch {
	case t.kind == sign || t.kind == address:
		return false
	case numberedTransaction(en, i):
		return true
	case t.kind == word:
		return last.word("siglo")
	case numberedPublishers[t.fold]:
		return behindPublisherWord(en, i)
	case last.kind != sign || t.is(spaced):
		return last.at('=')
	case fold.IsApostrophe(last.sign):
		return len(t.fold) == 2
	}
	return reportCode(en, i)
}

// numberedPublishers are the numbers in the names Editora 34 and Edições 70.
var numberedPublishers = set("34", "70")

// behindPublisherWord says whether the word for a publisher stands before the number at
// token i, which is at least the second: "Editora 34", "Ed. 34".
func behindPublisherWord(en *entry, i int) bool {
	last := &en.tokens[i-1]
	return last.word("editora") || last.word("ed") || last.word("edicoes") || last.at('.') && en.wordAt(i-2, "ed")
}

// numberedTransactions are journals whose parts are numbered in their names.
var numberedTransactions = set("perkin", "faraday")

// unitBehind says whether the number at token i has its unit behind it, or goes on
// as a word: "13 TeV", "7.5-minute".
func unitBehind(en *entry, i int) bool {
	return i+1 < len(en.tokens) && (en.tokens[i+1].kind == word && units[en.tokens[i+1].fold] || hyphened(en, i+1))
}

// reportCode says whether the number at token i goes on a code: "ATL-GEN-2016-002".
func reportCode(en *entry, i int) bool {
	if i < 2 || !en.at(i-1, '-') || en.tokens[i-1].is(spaced) {
		return false
	}
	t := &en.tokens[i-2]
	return t.kind == word && t.is(upper) && !t.is(digits) && !isRoman(t.fold)
}

// hyphened says whether a hyphen and a word that goes on the number before stand at
// token i, perhaps behind its fraction: "7.5-minute", "12-year".
func hyphened(en *entry, i int) bool {
	if en.at(i, '.') && i+1 < len(en.tokens) && en.tokens[i+1].kind == number && !en.tokens[i+1].is(spaced) {
		i += 2
	}
	if !en.at(i, '-') || i+1 >= len(en.tokens) || en.tokens[i].is(spaced) {
		return false
	}
	next := &en.tokens[i+1]
	return next.kind == word && !next.is(spaced) && !next.is(capital) && !next.is(digits) && len(next.fold) >= shortestUnit
}

// shortestUnit keeps pages such as "12-a" and "4-bis" numbers.
const shortestUnit = 4

// measured says whether a word is a number with its unit: "13TeV".
func measured(t *token) bool {
	if t.kind != word || !t.is(digits) {
		return false
	}
	n := ascii.Digits(t.fold)
	return n > 0 && units[t.fold[n:]]
}

var units = set("tev", "gev", "mev", "kev", "ghz", "mhz", "khz", "km", "cm", "mm", "nm", "kg", "mg", "kv", "fb")

// numeralWord says whether a word with digits is a number with a letter or two
// before or after it.
func numeralWord(s string) bool {
	if strings.HasPrefix(s, "in-") { // the format of an old print, "in-12"
		return false
	}
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

// isRoman says whether a folded word is a roman number, written as is usual.
func isRoman(s string) bool { return roman.Usual(s) > 0 }
