package cite

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/bibfix/bibfix/internal/ascii"
	"github.com/bibfix/bibfix/internal/fold"
	"github.com/bibfix/bibfix/internal/words"
)

// A token is one word, number or sign of a stretch of text.
type token struct {
	kind       tokenKind
	start, end int    // decoded bytes of the block's text
	text       string // as written; a word broken at a line end is joined
	spaced     bool   // white space stands before it
	sign       rune   // of a sign: its plain form ("（" is '(', "，" is ',', every dash is '-')
}

type tokenKind uint8

const (
	word   tokenKind = iota // starts with a letter
	number                  // starts with a digit: "2014", "2014a", "45ff"
	sign                    // one rune
)

// folded is the word as fold.Letters gives it.
func (t *token) folded() string { return foldWord(t.text) }

// foldWord is fold.Letters for one word, without work for the words that are
// folded as they stand.
func foldWord(s string) string {
	for i := 0; i < len(s); i++ {
		if c := s[i]; (c < 'a' || c > 'z') && (c < '0' || c > '9') {
			return fold.Letters(s)
		}
	}
	return s
}

// is says whether the token is the sign r.
func (t *token) is(r rune) bool { return t.kind == sign && t.sign == r }

// capital says whether the word starts like a name: with an upper-case letter,
// or in a script that knows no case.
func (t *token) capital() bool {
	if t.kind != word {
		return false
	}
	r, size := utf8.DecodeRuneInString(t.text)
	if unicode.IsUpper(r) || unicode.IsTitle(r) || !unicode.IsLower(r) {
		return true
	}
	// "al-Rashidi", "d’Amicone": a particle glued to the name.
	rest := t.text[size:]
	for i, r := range rest {
		if unicode.IsUpper(r) { // "vanEngelsen"
			return words.IsParticle(t.text[:size+i])
		}
		if fold.IsDash(r) || fold.IsApostrophe(r) {
			next, _ := utf8.DecodeRuneInString(rest[i+utf8.RuneLen(r):])
			return i < 4 && unicode.IsUpper(next)
		}
	}
	return false
}

// signs gives the plain form of the signs that come in several shapes.
var signs = map[rune]rune{
	'（': '(', '）': ')', '［': '[', '］': ']', '【': '[', '】': ']', '，': ',', '、': ',', '،': ',', '；': ';', '؛': ';', '：': ':', '．': '.', '。': '.',
	'＆': '&', '·': '・', '⁄': '/', '／': '/', '“': '"', '”': '"', '„': '"', '«': '"', '»': '"', '「': '"', '」': '"', '『': '"', '』': '"', '‟': '"', '＂': '"',
}

func plainSign(r rune) rune {
	if r < utf8.RuneSelf {
		return r
	}
	if p, ok := signs[r]; ok {
		return p
	}
	if fold.IsDash(r) {
		return '-'
	}
	return r
}

// lex appends the tokens of s[from:to] to dst.
func lex(dst []token, s string, from, to int) []token {
	spaced := false
	for i := from; i < to; {
		r, size := rune(s[i]), 1
		if r == ' ' {
			spaced = true
			i++
			continue
		}
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRuneInString(s[i:to])
		}
		switch {
		case fold.IsSpace(r) || fold.IsDirection(r):
			spaced = true
			i += size
			continue
		case unicode.IsLetter(r) || unicode.Is(unicode.Mn, r):
			end := wordEnd(s, i, to)
			if lead := leadLength(s[i:end]); lead > 0 {
				end = i + lead
			}
			dst = append(dst, token{word, i, end, unbreak(s[i:end]), spaced, 0})
			joinCapitals(dst)
			i = end
		case unicode.IsDigit(r):
			end := numberEnd(s, i, to)
			if n := len(dst); n > 0 && spaced && tornYear(&dst[n-1], s, i, end, len(s)) {
				dst[n-1].text, dst[n-1].end = dst[n-1].text+fold.Digits(s[i:end]), end
				i, spaced = end, false
				continue
			}
			dst = append(dst, token{number, i, end, fold.Digits(s[i:end]), spaced, 0})
			i = end
		default:
			if r == '-' && i > from && ascii.Digits(s[i-1:i]) > 0 && strings.HasPrefix(s[i+1:to], "-") && ascii.Digits(s[i+2:to]) > 0 {
				size = 2 // pandoc's dash: "4--9"
			}
			dst = append(dst, token{sign, i, i + size, s[i : i+size], spaced, plainSign(r)})
			i += size
		}
		spaced = false
	}
	return dst
}

// joinCapitals makes an "and" of the "Y" or "E" that stands before the last token between
// two names in capitals: "ROWE Y WILSON". An initial has a point or a comma behind it there.
func joinCapitals(t []token) {
	n := len(t)
	if n < 3 || t[n-2].text != "Y" && t[n-2].text != "E" {
		return
	}
	before, after := &t[n-3], &t[n-1]
	if before.kind == word && len(before.text) > 2 && allCapitals(before.text) && len(after.text) > 2 && allCapitals(after.text) {
		t[n-2].text = strings.ToLower(t[n-2].text)
	}
}

// asciiWord holds the ASCII letters and digits.
var asciiWord = func() (is [256]bool) {
	for c := 'a'; c <= 'z'; c++ {
		is[c], is[c-'a'+'A'] = true, true
	}
	for c := '0'; c <= '9'; c++ {
		is[c] = true
	}
	return is
}()

// wordEnd finds the end of the word at i: letters, digits after letters, and
// apostrophes and hyphens between letters. A hyphen may stand at a line end.
func wordEnd(s string, i, to int) int {
	for i < to {
		if asciiWord[s[i]] {
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:to])
		if unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.Mn, r) || r == '\u00ad' || r == '\u200b' || r == fold.NonJoiner {
			i += size
			continue
		}
		if !fold.IsApostrophe(r) && !isHyphen(r) {
			return i
		}
		next := i + size
		if isHyphen(r) && next < to && s[next] == '\n' {
			next++
		}
		n, _ := utf8.DecodeRuneInString(s[next:to])
		if next >= to || !unicode.IsLetter(n) {
			return i
		}
		i = next
	}
	return i
}

// leadLength is the length of the word before a name that is glued to it, "apudGarza",
// 0 where none is.
func leadLength(s string) int {
	for _, lead := range [...]string{"apud", "sensu"} {
		if rest, ok := strings.CutPrefix(s, lead); ok && startsUpper(rest) {
			return len(lead)
		}
	}
	return 0
}

// numberEnd finds the end of the number at i: digits and the letters glued to them. A
// name is none of these: "2Wertsch" is the number of a note and its first word.
func numberEnd(s string, i, to int) int {
	for i < to {
		r, size := utf8.DecodeRuneInString(s[i:to])
		if unicode.IsUpper(r) {
			if next, more := utf8.DecodeRuneInString(s[i+size : to]); unicode.IsLower(next) {
				if third, _ := utf8.DecodeRuneInString(s[i+size+more : to]); unicode.IsLower(third) {
					return i
				}
			}
		}
		if !unicode.IsDigit(r) && !unicode.IsLetter(r) {
			return i
		}
		i += size
	}
	return i
}

// isHyphen tells the dashes that join the parts of a name; the en dash parts
// names in French and German and is no hyphen here.
func isHyphen(r rune) bool { return r == '-' || r == '\u2010' || r == '\u2011' || r == '\u00ad' }

// unbreak joins a word that was hyphenated at a line end, and gives it the apostrophe
// back that is Õ where the text of an old Mac was read in another encoding: "PradoÕs".
func unbreak(s string) string {
	if at := strings.Index(s, "Õ"); at > 0 && !allCapitals(s) {
		s = s[:at] + "’" + s[at+len("Õ"):]
	}
	if !strings.Contains(s, "\n") {
		return s
	}
	return strings.NewReplacer("-\n", "", "\u2010\n", "", "\u00ad\n", "").Replace(s)
}
