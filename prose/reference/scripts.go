package reference

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// otherScript says whether the word at end is of a script without case and the one at
// i is not: "Tang Muyun 唐牧云" is one name twice.
func otherScript(en *entry, i, end int) bool {
	if !en.tokens[end].is(caseless) || en.tokens[i].is(caseless) {
		return false
	}
	r, _ := decode(en.s, en.tokens[end].start)
	return unicode.IsLetter(r) && !unicode.In(r, unicode.Latin, unicode.Greek, unicode.Cyrillic) // not "al-Qaṭṭāʿ"
}

// nativeName passes the name once more in its own script, behind the token before i.
func nativeName(en *entry, i int) int {
	if i > 0 && i < len(en.tokens) && en.tokens[i].kind == word && en.tokens[i-1].kind == word && otherScript(en, i-1, i) {
		return i + 1
	}
	return i
}

// single reads a name of one word in a script without spaces: "佐藤太郎".
func single(en *entry, i int) (person, bool) {
	if i >= len(en.tokens) || !en.tokens[i].is(caseless) {
		return person{}, false
	}
	n := utf8.RuneCountInString(en.tokens[i].text(en.s))
	r, _ := decode(en.s, en.tokens[i].start)
	if hasOf(en.tokens[i].text(en.s)) { // a title
		return person{}, false
	}
	if !isCJK(r) || n < 1 || n > 6 || n == 1 && !(i+1 < len(en.tokens) && en.tokens[i+1].is(caseless)) {
		return person{}, false
	}
	long := max(0, n-3)
	if endsInKana(en.tokens[i].text(en.s)) {
		long = max(0, n-5) // "北園しのぶ": given names in kana are longer
	}
	out := person{family: span{i, i + 1}, end: i + 1, evidence: 3.2 - 0.4*float64(long)}
	if i+1 < len(en.tokens) && n <= 3 && en.tokens[i+1].is(caseless) && en.tokens[i+1].is(spaced) && utf8.RuneCountInString(en.tokens[i+1].text(en.s)) <= 3 {
		out.given, out.end = span{i + 1, i + 2}, i+2 // "佐藤 太郎"
	}
	return out, true
}

// hasOf says whether the "of" of Japanese stands in a word, "港の歴史", and not the
// syllable of a name, "しのぶ".
func hasOf(s string) bool {
	before, _, found := strings.Cut(s, "の")
	last, _ := utf8.DecodeLastRuneInString(before)
	return found && !unicode.Is(unicode.Hiragana, last)
}

// endsInKana says whether a word is of ideographs first and of kana then.
func endsInKana(s string) bool {
	first, _ := utf8.DecodeRuneInString(s)
	last, _ := utf8.DecodeLastRuneInString(s)
	return unicode.Is(unicode.Han, first) && unicode.In(last, unicode.Hiragana, unicode.Katakana)
}
