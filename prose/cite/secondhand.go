package cite

import (
	"strings"

	"github.com/bibfix/bibfix/lint"
)

// Works that are quoted from another one, "Okafor (1921), as cited in Lund (2011)": the
// list has the work that quotes, and need not have the other.

// isSecondary says whether the words that end before token end say that what
// stands before them was read in the work after them: "as cited in", "apud".
func isSecondary(t []token, from, end int) bool {
	for end > from && (t[end-1].is('.') || t[end-1].is(':')) {
		end--
	}
	if end <= from || t[end-1].kind != word {
		return false
	}
	before := func(k int) string {
		for i := end - 1 - k; i >= from; i-- {
			if t[i].kind == word {
				return t[i].folded()
			}
		}
		return ""
	}
	last := before(0)
	switch {
	case quotedFrom[last]:
		return true
	case sourceOf[last]:
		return secondhand[before(1)] || secondhand[before(2)] || quotesIn[last] && end-2 >= from && t[end-2].is(',')
	}
	return false
}

// quotedFrom are the words that say so alone.
var quotedFrom = set("apud", "akt", "aktaran", "idezi", "转引自", "引自", "轉引自")

// quotesHan says whether a name has the Chinese word for quoting from another work glued to
// it: "转引自陈伯涛".
func quotesHan(s string) bool {
	return strings.HasPrefix(s, "转引自") || strings.HasPrefix(s, "轉引自") || strings.HasPrefix(s, "引自")
}

// sourceOf stand between a word for quoting and the work that quotes; quotesIn are those
// that tell it behind a comma as well, or between two citations.
var (
	sourceOf = set("in", "by", "from", "na", "em", "por", "dans", "par", "nach", "bei", "n", "en", "po", "по", "da", "di", "dalam", "oleh", "i", "av", "af", "w", "za", "dle", "podle", "v", "в", "за", "door")
	quotesIn = set("in", "dans", "dalam")
)

var secondhand = set("cited", "quoted", "qtd", "citado", "citada", "citados", "citato", "citata", "cit", "cite", "citee", "zitiert", "zit", "mentioned", "reported", "discussed", "zitierten", "цит", "цитируется", "цитовано",
	"dikutip", "dirujuk", "geciteerd", "aangehaald", "citerad", "citerat", "citeret", "sitert", "cytowany", "cytowana", "cytowane", "cyt", "citovano", "referido", "referida", "rapporte", "wiedergegeben")

// beforeSecondhand are the small words that open such words: "as cited in", "wie zitiert bei".
var beforeSecondhand = set("as", "also", "wie", "hier", "tel", "que", "come", "como", "zoals", "som", "seperti", "jak")

// secondaryStart is the token with which the words of isSecondary begin that end before
// token end, -1 for none.
func secondaryStart(t []token, end int) int {
	if !isSecondary(t, 0, end) {
		return -1
	}
	i := end
	for i > 0 && (t[i-1].kind == word && isSecondhandWord(t[i-1].folded()) || t[i-1].is('.') && i > 1 && isSecondhandWord(t[i-2].folded()) || t[i-1].is(':') && i == end) {
		i--
	}
	return i
}

func isSecondhandWord(folded string) bool {
	return secondhand[folded] || sourceOf[folded] || quotedFrom[folded] || beforeSecondhand[folded]
}

// furthestQuoted is in bytes: between a work and the bracket that says at the end of the
// sentence where it is quoted.
const furthestQuoted = 400

// quoteAtSecondHand marks the works without an entry that the text quotes from the work
// beside them.
func (r *reader) quoteAtSecondHand(text func(block int32) string) {
	for i := 1; i < len(r.found); i++ {
		a, b := r.found[i-1], r.found[i]
		if a.block != b.block || b.decoded.Start < a.decoded.End || b.decoded.Start-a.decoded.End > furthestQuoted || b.NamesSpan.Len() == 0 {
			continue
		}
		s := text(a.block)
		between := lex(nil, s, a.decoded.End, b.decoded.Start)
		switch {
		case a.isUnlisted() && (saysQuoted(between) || quotesHan(s[b.decoded.Start:]) && inOneSentence(between) || isBareIn(between) && b.Status != lint.Missing):
			a.Secondary = true
		case b.isUnlisted() && onlySigns(between) && opensSecondhand(lex(nil, s, runeStart(s, a.decoded.Start-longestRest), a.decoded.Start)):
			b.Secondary = true
		}
	}
}

// isUnlisted says whether a citation has names and no entry.
func (f *finding) isUnlisted() bool { return f.Status == lint.Missing && len(f.Names) > 0 }

// saysQuoted says whether the tokens between two citations tell that the first is quoted in
// the second: such words and nothing else, "), as cited in", or in a bracket at the end of
// the sentence, ") held that tides sing (as cited in".
func saysQuoted(between []token) bool {
	i := secondaryStart(between, len(between))
	switch {
	case i < 0:
		return false
	case onlySigns(between[:i]):
		return true
	case !between[i-1].is('('):
		return false
	}
	return inOneSentence(between[:i-1])
}

// inOneSentence says whether the tokens hold no end of a sentence.
func inOneSentence(t []token) bool {
	for k := range t {
		if t[k].is('.') && (t[k].text != "." || k+1 < len(t) && t[k+1].capital()) || t[k].is(';') {
			return false
		}
	}
	return true
}

// isBareIn says whether nothing but "in" stands between two citations: "Okafor (1921) in
// Lund (2011)".
func isBareIn(between []token) bool {
	n := len(between)
	return n > 0 && between[n-1].kind == word && quotesIn[between[n-1].text] && onlySigns(between[:n-1])
}

// onlySigns says whether the tokens are brackets and commas that part two citations.
func onlySigns(t []token) bool {
	for i := range t {
		if t[i].kind != sign || !strings.ContainsRune("(),;[]", t[i].sign) {
			return false
		}
	}
	return true
}

// opensSecondhand says whether a sentence begins with such words, which the tokens end
// with: "As cited in".
func opensSecondhand(t []token) bool {
	i := secondaryStart(t, len(t))
	return i >= 0 && i < len(t) && t[i].capital() && !quotesIn[t[i].folded()] && (i == 0 || t[i-1].kind == sign)
}

// runeStart is the first byte from i on at which a rune begins.
func runeStart(s string, i int) int {
	i = max(0, i)
	for i < len(s) && s[i]&0xc0 == 0x80 {
		i++
	}
	return i
}
