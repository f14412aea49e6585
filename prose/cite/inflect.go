package cite

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/bibfix/bibfix/internal/fold"
	"github.com/bibfix/bibfix/prose/block"
)

// Names are inflected in the running text of many languages: "zdaniem
// Kowalskiej (2009)" for Kowalska, "по мнению Соколовой" for Соколова,
// "Virtasen (2010) mukaan" for Virtanen, "Öztürk'e (2015) göre". The endings
// are taken off only where the language is shown by its letters, as in others
// the same difference is a slip of the pen.

// A declension says what the end of a name as listed may become in the text.
// Both are folded, so й is и and ą is a.
type declension struct {
	listed string
	cited  []string
}

var slavic = []declension{
	{"ska", []string{"skiej", "skie"}}, {"cka", []string{"ckiej", "ckie"}}, {"a", []string{"y", "i", "e", "ie", "o", "u", "ou", "om", "ej", "ze", "ove", "ovej"}},
	{"ski", []string{"skiego", "skiemu", "skim"}}, {"cki", []string{"ckiego", "ckiemu", "ckim"}}, {"sky", []string{"skeho", "skemu", "skym"}},
	{"ek", []string{"ka", "kowi", "kovi", "kiem", "kem", "ku", "kuv", "kova"}}, {"ec", []string{"ca", "cowi", "covi", "cem"}},
	{"y", []string{"ego", "eho", "emu", "ym"}}, {"i", []string{"iego", "iemu", "im"}}, {"", []string{"a", "owi", "ovi", "em", "iem", "om", "u", "ie", "e", "uv", "ova"}},
	{"ая", []string{"ои", "ую"}}, {"а", []string{"ои", "у", "ы", "е", "оі", "и", "ою"}}, {"ии", []string{"ого", "ому", "им", "ом"}}, {"ыи", []string{"ого", "ому", "ым"}},
	{"и", []string{"я", "ю", "ем"}}, {"ь", []string{"я", "ю", "ем"}}, {"", []string{"а", "у", "ом", "ем", "ым", "е", "еві", "ові"}},
}

// genitive is that of the languages which put an s behind a name without an
// apostrophe: "Brandts These", "Bergströms tes".
var genitive = []declension{{"", []string{"s"}}}

var nen = []declension{{"nen", []string{"sen", "sta", "sella", "seen"}}}

var finnish = []declension{{"", []string{"n", "in", "en", "lle", "lla", "sta", "lta"}}}

// declined says whether the cited name is a form of the listed one.
func declined(cited, listed string, forms []declension) bool {
	for _, d := range forms {
		stem, ok := strings.CutSuffix(listed, d.listed)
		if !ok || utf8.RuneCountInString(stem) < 3 {
			continue
		}
		rest, ok := strings.CutPrefix(cited, stem)
		if !ok {
			continue
		}
		for _, end := range d.cited {
			if rest == end {
				return true
			}
		}
	}
	return false
}

// declinedFrom says whether the person is the author, named in a case of the
// text's language.
func (p *person) declinedFrom(a *author, cases []declension) bool {
	for i, s := range p.spellings() {
		if i > 0 && s.cost > costParticle {
			break
		}
		main := a.keys[0].text
		if declined(s.text, main, cases) || isCyrillic(s.text) && declined(s.text, main, slavic) {
			return true
		}
	}
	return false
}

// withoutCase takes the ending off that Turkish puts behind an apostrophe:
// "Öztürk'e", "Yıldız'ın". It is empty where there is none.
func withoutCase(name string) string {
	at := strings.LastIndexFunc(name, fold.IsApostrophe)
	if at < 0 || utf8.RuneCountInString(name[:at]) < 3 {
		return ""
	}
	_, size := utf8.DecodeRuneInString(name[at:])
	end := name[at+size:]
	if n := utf8.RuneCountInString(end); n == 0 || n > 4 || strings.ContainsFunc(end, unicode.IsUpper) {
		return ""
	}
	return name[:at]
}

// withoutArticle takes off an article that has lost its vowel: "l'INSEE",
// "d'Okafor", "dell'Ufficio", and "L'INSEE" where a sentence begins. It is empty
// where there is none: "D'Amico" and "O'Brennan" are whole.
func withoutArticle(name string) string {
	at := strings.IndexFunc(name, fold.IsApostrophe)
	if at < 1 || at > len("dell") {
		return ""
	}
	first, _ := utf8.DecodeRuneInString(name)
	bare := strings.TrimLeftFunc(name[at:], fold.IsApostrophe)
	next, _ := utf8.DecodeRuneInString(bare)
	if !unicode.IsLower(first) && name[:at] != "L" || !unicode.IsUpper(next) {
		return ""
	}
	return bare
}

func isCyrillic(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.Is(unicode.Cyrillic, r)
}

// casesOf gives the declensions of the language of a text.
func casesOf(blocks []block.Block) []declension {
	cases := nen
	if isSlavic(blocks) {
		cases = slices.Concat(cases, slavic)
	}
	if share(blocks, "und", "der", "ist", "nicht", "het", "een", "niet", "voor", "ook", "zoals", "wordt", "deze", "naar", "och", "att", "är", "inte", "og", "det", "ikke", "til", "som") {
		cases = slices.Concat(cases, genitive)
	}
	if share(blocks, "ja", "on", "ei", "että", "mukaan", "myös", "sekä", "ovat", "kuten", "ks") {
		cases = slices.Concat(cases, finnish)
	}
	return cases
}

// enoughWords is how many words of a text show its language.
const enoughWords = 4000

// share says whether one word of a text in twenty is one of the small words
// that show its language.
func share(blocks []block.Block, small ...string) bool {
	all, own := 0, 0
	for i := range blocks {
		if all > enoughWords {
			break
		}
		if !isProse(&blocks[i]) {
			continue
		}
		for word := range strings.FieldsSeq(blocks[i].Text.String) {
			all++
			if slices.Contains(small, word) {
				own++
			}
		}
	}
	return own*20 > all
}

// isSlavic says whether a text is in a Slavic language that is written in
// Latin letters: one letter in a hundred is one that others hardly know.
func isSlavic(blocks []block.Block) bool {
	letters, own := 0, 0
	for i := range blocks {
		if !isProse(&blocks[i]) {
			continue
		}
		for _, r := range blocks[i].Text.String {
			switch r {
			case 'ł', 'ę', 'ą', 'ś', 'ż', 'ź', 'ń', 'ć', 'ě', 'ř', 'ů', 'č', 'š', 'ž':
				own++
			}
			if r >= 'a' {
				letters++
			}
		}
	}
	return own*100 > letters
}
