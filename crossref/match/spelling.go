package match

import (
	"strings"

	"github.com/bibfix/bibfix/internal/sim"
)

// likeness tells how two words of titles are related.
type likeness uint8

const (
	unlike likeness = iota
	slip            // a letter or two differ: a slip of the pen, or an ending
	same            // one word, however it is spelt
)

// compareWords compares two folded words.
func compareWords(a, b string) likeness {
	if a == b || number(a) == number(b) || unmarked(a) == unmarked(b) {
		return same
	}
	if len(a) > 3 && len(b) > 3 {
		alike := a[1] == b[1] || a[0] != b[0] || vowel(a[1]) || vowel(b[1]) // or no spelling joins them
		if n := len(a) - len(b); alike && -maxSpread <= n && n <= maxSpread && (american(a) == american(b) || umlautless(a) == umlautless(b)) {
			return same
		}
		if hasDigit(a) || hasDigit(b) {
			return unlike
		}
		if sim.Distance(a, b, slips(a, b)) <= slips(a, b) {
			return slip
		}
	}
	return unlike
}

// maxSpread is by how many bytes two spellings of a word differ: "programme", "aluminium".
const maxSpread = 3

// unmarked is a word without the number of a footnote that clings to it.
func unmarked(word string) string {
	if n := len(word) - 1; n > 4 && '0' <= word[n] && word[n] <= '9' && !hasDigit(word[:n]) {
		return word[:n]
	}
	return word
}

// slips is how many letters may differ between two words that are meant to be
// one: none in short ones, where each word is a slip away from another.
func slips(a, b string) int {
	switch n := min(len(a), len(b)); {
	case n < 5:
		return 0
	case n < 9:
		return 1
	}
	return 2
}

func hasDigit(s string) bool { return strings.ContainsAny(s, "0123456789") }

// number gives numerals and number words the form of digits; other words stay.
// Roman I, V and X are words and letters too often.
func number(word string) string {
	if n, ok := numbers[word]; ok {
		return n
	}
	return word
}

var numbers = map[string]string{
	"one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7", "eight": "8", "nine": "9", "ten": "10",
	"eleven": "11", "twelve": "12", "ii": "2", "iii": "3", "iv": "4", "vi": "6", "vii": "7", "viii": "8", "ix": "9", "xi": "11", "xii": "12",
	"first": "1st", "second": "2nd", "third": "3rd", "fourth": "4th", "fifth": "5th", "sixth": "6th", "seventh": "7th", "eighth": "8th", "ninth": "9th", "tenth": "10th",
	"twelfth": "12th", "fifteenth": "15th", "sixteenth": "16th", "seventeenth": "17th", "eighteenth": "18th", "nineteenth": "19th", "twentieth": "20th", "twentyfirst": "21st",
}

// american spells an English word as both sides of the Atlantic can agree on.
// What comes out need not be a word: it is for comparing.
func american(word string) string {
	for _, r := range spellings {
		if r.end {
			if rest, ok := strings.CutSuffix(word, r.from); ok && len(rest) > 1 {
				word = rest + r.to
			}
			continue
		}
		if at := strings.Index(word, r.from); at >= 0 && (at > 0 || r.head) {
			word = word[:at] + r.to + word[at+len(r.from):]
		}
	}
	return word
}

var spellings = []struct {
	from, to  string
	end, head bool // at the end of a word only; at its head as well
}{
	{from: "isation", to: "ization"}, {from: "ising", to: "izing"}, {from: "ised", to: "ized"}, {from: "iser", to: "izer"},
	{from: "ises", to: "izes", end: true}, {from: "ise", to: "ize", end: true}, {from: "isab", to: "izab"},
	{from: "ysing", to: "yzing"}, {from: "ysed", to: "yzed"}, {from: "yse", to: "yze", end: true}, {from: "yser", to: "yzer"},
	{from: "our", to: "or"}, {from: "ae", to: "e", head: true}, {from: "oe", to: "e", head: true},
	{from: "tre", to: "ter", end: true}, {from: "tres", to: "ters", end: true}, {from: "bre", to: "ber", end: true}, {from: "bres", to: "bers", end: true},
	{from: "ogue", to: "og"}, {from: "lling", to: "ling"}, {from: "lled", to: "led"}, {from: "ller", to: "ler"}, {from: "llar", to: "lar"},
	{from: "ence", to: "ense", end: true}, {from: "grey", to: "gray", head: true}, {from: "gramme", to: "gram"}, {from: "sulph", to: "sulf", head: true},
	{from: "fulfil", to: "fulfill", end: true, head: true}, {from: "judgement", to: "judgment", head: true}, {from: "ageing", to: "aging", head: true},
	{from: "ium", to: "um", end: true}, {from: "plough", to: "plow", head: true}, {from: "mould", to: "mold", head: true},
}

// umlautless drops the e by which umlauts are written.
func umlautless(word string) string { return umlauts.Replace(word) }

var umlauts = strings.NewReplacer("ae", "a", "oe", "o", "ue", "u", "aa", "a")
