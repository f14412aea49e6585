package reference

import (
	"sort"
	"strings"
)

// A quotation is a range of tokens between quotation marks, marks included.
type quotation struct{ span }

// findQuotes pairs the quotation marks of the entry.
func findQuotes(en *entry) {
	en.quotes = en.quotes[:0]
	for i := 0; i < len(en.tokens); i++ {
		if en.tokens[i].kind != sign || !isOpeningQuote(en.tokens[i].sign) {
			continue
		}
		end := closeQuote(en, i)
		if end < 0 {
			continue
		}
		en.quotes = append(en.quotes, quotation{span{i, end + 1}})
		i = end
	}
}

// maxQuote is the length in tokens beyond which a mark counts as unpaired: no
// title is as long, and each open mark would search the rest of a hostile entry.
const maxQuote = 300

// closeQuote is the token that closes the quotation mark at token i, -1 where
// there is none.
func closeQuote(en *entry, i int) int {
	open, width := en.tokens[i].sign, quoteWidth(en, i)
	if open == '\'' && width == 1 && i > 0 && !en.tokens[i].is(spaced) {
		return -1
	}
	depth, inner := 0, -1 // the last mark that closed a quotation inside
	for k := i + width; k < len(en.tokens) && k-i < maxQuote; k++ {
		switch {
		case opensInside(en, open, k):
			depth++
		case !closesAt(en, open, k):
		case depth > 0:
			depth--
			inner = k
		case width == 1 || !en.at(k, '\''):
			return k
		case en.at(k+1, '\''):
			return k + 1
		}
	}
	if open == '‘' {
		return inner // "‘The ‘Quay Spring’: early observations" without an end
	}
	return -1
}

// opensInside says whether token k opens a quotation inside one that the same mark
// opened. Marks that close as well cannot, and ‘ may be an apostrophe inside a word.
func opensInside(en *entry, open rune, k int) bool {
	return en.at(k, open) && (strings.ContainsRune("“«„", open) || open == '‘' && en.tokens[k].is(spaced))
}

// closesAt says whether token k closes what the mark open opened, and is no apostrophe.
func closesAt(en *entry, open rune, k int) bool {
	t := &en.tokens[k]
	return t.kind == sign && closesQuote(open, t.sign) && (open == '‚' || !insideWord(en, k))
}

// quoteWidth is how many tokens the mark at token i is long: two for TeX's “.
func quoteWidth(en *entry, i int) int {
	if open := en.tokens[i].sign; (open == '`' || open == '\'') && en.at(i+1, open) && !en.tokens[i+1].is(spaced) {
		return 2
	}
	return 1
}

// insideWord says whether the mark at token k is an apostrophe: a word goes on
// right after it.
func insideWord(en *entry, k int) bool {
	return en.oneOf(k, "’'") && k+1 < len(en.tokens) && en.tokens[k+1].kind == word && !en.tokens[k+1].is(spaced)
}

// closers are the marks that close what a mark opens. Marks of two languages mix.
var closers = map[rune]string{
	'“': "”\"", '‟': "”\"", '"': "\"”", '″': "″", '„': "“”\"", '«': "»", '»': "«", '‹': "›", '‘': "’'", '‚': "‘’",
	'`': "'’", '\'': "'’", '「': "」", '『': "』", '《': "》", '〈': "〉", '〝': "〟",
}

func isOpeningQuote(r rune) bool { return closers[r] != "" }

func closesQuote(open, r rune) bool { return strings.ContainsRune(closers[open], r) }

// quoteFrom is the quotation that starts at token i.
func quoteFrom(en *entry, i int) (quotation, bool) {
	if q, ok := quoteAround(en, i); ok && q.first == i {
		return q, true
	}
	return quotation{}, false
}

// quoteAround is the quotation in which token i lies. They do not overlap and are
// searched by halves: an entry may hold nothing else.
func quoteAround(en *entry, i int) (quotation, bool) {
	k := sort.Search(len(en.quotes), func(k int) bool { return en.quotes[k].end > i })
	if k < len(en.quotes) && en.quotes[k].first <= i {
		return en.quotes[k], true
	}
	return quotation{}, false
}

// quotedAt says whether token i lies inside a quotation.
func (en *entry) quotedAt(i int) bool {
	_, ok := quoteAround(en, i)
	return ok
}

// closesAny says whether r closes some quotation.
func closesAny(r rune) bool {
	switch r {
	case '”', '"', '»', '’', '“', '\'', '」', '』', '›', '》':
		return true
	}
	return false
}
