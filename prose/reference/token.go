package reference

import (
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/bibfix/bibfix/internal/fold"
	"github.com/bibfix/bibfix/lint"
)

// A token is a word, a number, one sign of punctuation, or a whole address.
type token struct {
	start, end int
	kind       tokenKind
	sign       rune   // of punctuation: the plain sign it stands for, so that "，" and "," are one
	fold       string // of words: lower case, without diacritics and apostrophes
	flags      flags
}

type tokenKind uint8

const (
	word    tokenKind = iota // letters, perhaps with digits, hyphens and apostrophes inside
	number                   // digits alone
	sign                     // punctuation
	address                  // a DOI, a URL or another identifier with its prefix
)

type flags uint16

const (
	capital  flags = 1 << iota // first letter is upper case, or has no case (CJK)
	upper                      // all letters are upper case
	digits                     // a word with a digit in it
	spaced                     // white space stands before it
	emphasis                   // lies under emphasis
	strong                     // lies under strong emphasis
	caseless                   // letters of a script without case
	telling                    // stands in a table of those that claimAnchors looks at
)

func (t *token) is(f flags) bool      { return t.flags&f != 0 }
func (t *token) at(r rune) bool       { return t.kind == sign && t.sign == r }
func (t *token) word(w string) bool   { return t.kind == word && t.fold == w }
func (t *token) text(s string) string { return s[t.start:t.end] }

// scan parts the text into tokens. The ranges of taken (sorted, apart) become
// one token of kind address each.
func scan(en *entry, marks []lint.Mark) {
	en.tokens, en.folded, en.bounds = en.tokens[:0], en.folded[:0], en.bounds[:0]
	s, taken, gap := en.s, en.taken, false
	for i := 0; i < len(s); {
		if len(taken) > 0 && i >= taken[0].start {
			push(en, token{start: i, end: taken[0].end, kind: address}, gap)
			i, gap, taken = taken[0].end, false, taken[1:]
			continue
		}
		r, size := decode(s, i)
		switch {
		case fold.IsSpace(r) || fold.IsDirection(r):
			gap = true
			i += size
			continue
		case r == '&' && entity(s[i:]) > 0:
			size = entity(s[i:])
			push(en, token{start: i, end: i + size, kind: sign, sign: '<'}, gap)
		case isLetter(r) || isDigit(r), isElidedHet(s[i:], size):
			t := scanWord(en, i)
			if y, ok := misreadYear(s[t.start:t.end]); ok && t.is(digits) {
				en.folded = append(en.folded[:len(en.folded)-len(y)], y...)
				t.kind, t.flags = number, 0
			}
			if g, ok := glued(en, t); ok {
				pushParted(en, t, g, gap)
			} else {
				push(en, t, gap)
			}
			size = t.end - i
		default:
			push(en, token{start: i, end: i + size, kind: sign, sign: plainSign(r)}, gap)
		}
		i += size
		gap = false
	}
	mendBlanks(en)
	shareFolds(en)
	applyMarks(en, marks)
}

// mendBlanks moves the blank that stands before a point or comma behind it,
// where pages were read badly: "Phys .Rev .C". Later readers see "Phys. Rev. C".
func mendBlanks(en *entry) {
	for i := 1; i+1 < len(en.tokens); i++ {
		t, next := &en.tokens[i], &en.tokens[i+1]
		if !t.is(spaced) || !t.at('.') && !t.at(',') || en.tokens[i-1].kind == sign || next.at('.') || next.kind == number && t.at('.') && !next.is(spaced) && en.tokens[i-1].kind == number {
			continue
		}
		t.flags &^= spaced
		if next.kind != sign {
			next.flags |= spaced
		}
	}
}

func push(en *entry, t token, gap bool) {
	if gap {
		t.flags |= spaced
	}
	en.tokens = append(en.tokens, t)
	en.bounds = append(en.bounds, len(en.folded))
}

// scanWord reads the word or number at offset start and appends its folded form
// to p.folded.
func scanWord(en *entry, start int) token {
	s := en.s
	t := token{start: start, end: start}
	if r, size := decode(s, start); fold.IsApostrophe(r) {
		t.end += size
	}
	letters, uppers, numerals := 0, 0, 0
	for t.end < len(s) {
		r, size := decode(s, t.end)
		switch {
		case isDigit(r) && !t.is(caseless): // "巻3" is two
			numerals++
			en.folded = appendFold(en.folded, r)
		case isLetter(r) && !partsWord(r, letters, numerals):
			letters++
			if unicode.IsUpper(r) {
				uppers++
			}
			t.flags |= letterFlags(r, letters+numerals == 1)
			en.folded = appendFold(en.folded, r)
		case r == '-' && letters > 0 && !lastDigit(s, t.end) && broken(s, t.end+1):
			size++ // the blank that follows
		case joins(s, t.end, r, size, letters > 0 && !lastDigit(s, t.end)):
			if foldsToHyphen(r) {
				en.folded = append(en.folded, '-')
			}
		default:
			return t.finish(letters, uppers, numerals)
		}
		t.end += size
	}
	return t.finish(letters, uppers, numerals)
}

// foldsToHyphen says whether the sign r inside a word stays in its folded form, as
// that of "sea-level" does and the apostrophe of "O'Brien" does not.
func foldsToHyphen(r rune) bool {
	return !fold.IsApostrophe(r) && r != '\u00ad' && r != fold.NonJoiner && !strayAccent(r)
}

// partsWord says whether the letter r begins a word of its own behind so many
// letters and numerals: "12巻", "巻第3号".
func partsWord(r rune, letters, numerals int) bool {
	return numerals > 0 && letters == 0 && isCJK(r) || r == '第' && letters > 0
}

// isElidedHet says whether s begins with the apostrophe of the Dutch article
// that family names have: "’t Hart". The apostrophe is size bytes long.
func isElidedHet(s string, size int) bool {
	if r, _ := utf8.DecodeRuneInString(s); !fold.IsApostrophe(r) || !strings.HasPrefix(s[size:], "t ") {
		return false
	}
	next, _ := utf8.DecodeRuneInString(s[size+len("t "):])
	return unicode.IsUpper(next)
}

// letterFlags are the flags that one letter gives its word.
func letterFlags(r rune, first bool) flags {
	switch {
	case unicode.IsUpper(r):
		if first {
			return capital
		}
	case !unicode.IsLower(r) && !unicode.Is(unicode.Mn, r):
		return caseless | capital
	}
	return 0
}

// finish sets what depends on the whole word.
func (t token) finish(letters, uppers, numerals int) token {
	if letters == 0 {
		t.kind = number
	} else if numerals > 0 {
		t.flags |= digits
	}
	if letters > 0 && uppers == letters {
		t.flags |= upper
	}
	return t
}

// strayAccent says whether r is an accent that was parted from its letter when the
// page was read: "Mu¨nzberg".
func strayAccent(r rune) bool {
	switch r {
	case '¨', '´', '˜', 'ˆ', 'ˇ', '¸', '˚':
		return true
	}
	return false
}

// joins says whether the apostrophe, hyphen or mark r at s[i:] stands inside a
// word. Hyphens join only after a letter: "COVID-19" is a word, "12-15" a range.
func joins(s string, i int, r rune, size int, afterLetter bool) bool {
	if r == '\u00ad' || r == fold.NonJoiner {
		return true
	}
	if strayAccent(r) && afterLetter && i+size < len(s) {
		next, _ := decode(s, i+size)
		return isLetter(next)
	}
	if i+size >= len(s) || !afterLetter {
		return false
	}
	next, _ := decode(s, i+size)
	switch {
	case fold.IsApostrophe(r):
		return isLetter(next)
	case r == '-' || r == '\u2010' || r == '\u2011':
		return isLetter(next) || isDigit(next) && !fourDigitsAhead(s, i+size)
	}
	return false
}

// broken says whether a hyphen before s[i:] was set at the end of a line in the
// source the text was taken from: "Ve- nezia", not "Ost- und".
func broken(s string, i int) bool {
	if i+2 >= len(s) || s[i] != ' ' && s[i] != '\n' {
		return false
	}
	r, _ := decode(s, i+1)
	if !unicode.IsLower(r) {
		return false
	}
	end := i + 1
	for end < len(s) && s[end] != ' ' {
		end++
	}
	switch s[i+1 : end] {
	case "und", "oder", "and", "or", "e", "y", "o", "et", "bzw.", "to", "als", "sowie", "och", "og", "en", "bis":
		return false
	}
	return true
}

// fourDigitsAhead keeps "Mar-2021" apart.
func fourDigitsAhead(s string, i int) bool {
	for k := i; k < i+4; k++ {
		if k >= len(s) || s[k] < '0' || s[k] > '9' {
			return false
		}
	}
	return true
}

func lastDigit(s string, i int) bool { return i > 0 && '0' <= s[i-1] && s[i-1] <= '9' }

// tellingWords holds the words of many tables, so that each word of a text is
// looked up once and most of them never again.
var tellingWords = func() map[string]bool {
	m := map[string]bool{}
	for _, table := range []map[string]bool{accessWords, originals, mediumClauses, seriesWords, illustrations, volumesWords, editionWords, editorMarks, leadFirst, thesisWords, inWords, otherRemarks, publisherLeads, paperWords, paperCodes, patentWords, inventorWords, versionWords, plates, scaleWords, catalogues, printerLeads} {
		for w := range table {
			m[w] = true
		}
	}
	for w := range locatorLabels {
		m[w] = true
	}
	for w := range reportWords {
		m[w] = true
	}
	return m
}()

// shareFolds gives the tokens their folded forms, all cut from one string, and
// marks the telling ones.
func shareFolds(en *entry) {
	all := string(en.folded)
	at := 0
	for i := range en.tokens {
		end := en.bounds[i]
		if t := &en.tokens[i]; t.kind == word || t.kind == number {
			if t.fold = all[at:end]; t.fold == "" { // of signs alone that fold to nothing: "ʹ"
				t.fold = en.s[t.start:t.end]
			}
			if t.kind == word && tellingWords[t.fold] {
				t.flags |= telling
			}
		}
		at = end
	}
}

func applyMarks(en *entry, marks []lint.Mark) {
	for _, m := range marks {
		var f flags
		switch m.Kind {
		case lint.Emphasis:
			f = emphasis
		case lint.Strong:
			f = strong
		default:
			continue
		}
		first := sort.Search(len(en.tokens), func(i int) bool { return en.tokens[i].start >= m.Start })
		for i := first; i < len(en.tokens) && en.tokens[i].end <= m.End; i++ {
			en.tokens[i].flags |= f
		}
	}
}

func decode(s string, i int) (rune, int) {
	if c := s[i]; c < utf8.RuneSelf {
		return rune(c), 1
	}
	return utf8.DecodeRuneInString(s[i:])
}

func isDigit(r rune) bool { return '0' <= r && r <= '9' || r >= utf8.RuneSelf && fold.Digit(r) >= 0 }

func isLetter(r rune) bool {
	if r < utf8.RuneSelf {
		return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z'
	}
	return unicode.IsLetter(r) || unicode.Is(unicode.Mn, r)
}

func isCJK(r rune) bool {
	return r >= 0x2e80 && unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul)
}

// entity is the length of an escaped angle bracket that was escaped once too
// often and so is still in the text: "&lt;https://example.org/&gt;".
func entity(s string) int {
	for _, e := range [...]string{"&lt;", "&gt;", "&amp;lt;", "&amp;gt;"} {
		if strings.HasPrefix(s, e) {
			return len(e)
		}
	}
	return 0
}

// plainSign is the ASCII sign that a sign of punctuation does the work of.
// Quotation marks stay as they are: their direction matters.
func plainSign(r rune) rune {
	if r < utf8.RuneSelf { // most signs are ASCII already
		return r
	}
	if plain, ok := plainSigns[r]; ok {
		return plain
	}
	if fold.IsDash(r) {
		if r == '\u2014' || r == '\u2015' {
			return '—'
		}
		return '-'
	}
	return r
}

// plainSigns are the signs of other scripts and those of full width, by the ASCII sign
// that does their work.
var plainSigns = map[rune]rune{
	'，': ',', '、': ',', '،': ',', '﹐': ',',
	'．': '.', '。': '.', '｡': '.',
	'：': ':', '﹕': ':',
	'；': ';', '؛': ';',
	'（': '(',
	'）': ')',
	'［': '[', '【': '[', '〔': '[',
	'］': ']', '】': ']', '〕': ']',
	'？': '?', '؟': '?',
	'！': '!',
	'／': '/',
	'＆': '&',
	'〜': '-', '～': '-', '∼': '-',
}

// appendFold appends the plain lower-case form of one letter or digit. It does
// for single letters what fold.Words does for whole strings, without their cost.
func appendFold(b []byte, r rune) []byte {
	switch {
	case 'A' <= r && r <= 'Z':
		return append(b, byte(r)+'a'-'A')
	case r < utf8.RuneSelf:
		return append(b, byte(r))
	case r < rune(len(latin)) && latin[r] != "":
		return append(b, latin[r]...)
	case unicode.Is(unicode.Mn, r):
		return b
	case r >= 0x660 && fold.Digit(r) >= 0:
		return append(b, byte('0'+fold.Digit(r)))
	case 0x400 <= r && r < 0x530:
		return utf8.AppendRune(b, plainCyrillic(unicode.ToLower(r)))
	case composed(r):
		return append(b, fold.Letters(string(r))...)
	}
	return utf8.AppendRune(b, unicode.ToLower(r))
}

// plainCyrillic is a Cyrillic letter without its mark.
func plainCyrillic(r rune) rune {
	switch r {
	case 'й':
		return 'и'
	case 'ё':
		return 'е'
	case 'ї':
		return 'і'
	}
	return r
}

// composed says whether a letter lies in a range where letters carry marks or are
// drawn as one: Latin, Greek, ligatures, wide letters.
func composed(r rune) bool {
	return r < 0x250 || r >= 0x1e00 && r < 0x2000 || r >= 0xfb00 && r < 0xfb07 || r >= 0x370 && r < 0x400 || r >= 0xff00 && r < 0xff60
}

// latin holds the folded forms of the Latin letters below U+0180.
var latin = func() (t [0x180]string) {
	for r := rune(0xc0); r < rune(len(t)); r++ {
		if unicode.IsLetter(r) {
			t[r] = fold.Letters(string(r))
		}
	}
	return t
}()
