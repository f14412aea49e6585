package cite

import (
	"github.com/bibfix/bibfix/internal/ascii"
	"github.com/bibfix/bibfix/internal/roman"
)

// locatorAt reads a locator after token i: "p. 12", ": 45 f.", ", 12". It
// gives the tokens [first, end) of the locator, or first == end where there is
// none.
func locatorAt(t []token, i int) (first, end int) {
	j := i
	colon := false
	for j < len(t) && (t[j].is(',') || t[j].is(':')) {
		colon = colon || t[j].is(':')
		j++
	}
	if j >= len(t) {
		return i, i
	}
	switch {
	case t[j].is('§'):
		for j+1 < len(t) && t[j+1].is('§') {
			j++
		}
		if j+1 < len(t) && t[j+1].kind == number {
			return backTo(t, j), placeEnd(t, j+1)
		}
	case t[j].kind == word && isLocatorWord(t[j].text):
		k := j + 1
		for k < len(t) && (t[k].is('.') || t[k].is('ª') || t[k].is('º')) {
			k++
		}
		if k < len(t) && (t[k].kind == number || mayBeRoman(t[k].text) || t[k].is('§') || t[k].is('*')) {
			return j, placeEnd(t, k)
		}
		if t[j].text == "passim" {
			return j, k
		}
	case t[j].kind == number && j > i:
		if _, _, year := splitYear(t[j].text); !year || colon {
			return j, placeEnd(t, j)
		}
	}
	return i, i
}

func backTo(t []token, j int) int {
	for j > 0 && t[j-1].is('§') {
		j--
	}
	return j
}

// placeEnd goes over the numbers of a locator from token i on: "12–15",
// "45ff.", "1:30:40", "12, 14", "3 f.".
func placeEnd(t []token, i int) int {
	i++
	for i < len(t) {
		switch {
		case (t[i].is('-') || t[i].is(':') || t[i].is('.') || t[i].is('/')) && i+1 < len(t) && (t[i+1].kind == number || t[i].is('-') && mayBeRoman(t[i+1].text)):
			i += 2
		case t[i].is(',') && i+1 < len(t) && t[i+1].kind == number && ascii.Digits(t[i+1].text) < 4:
			i += 2
		case t[i].is('.') && i > 0 && t[i-1].kind == number && ascii.Digits(t[i-1].text) < len(t[i-1].text): // "45ff."
			i++
		case t[i].kind == word && (t[i].text == "f" || t[i].text == "ff" || t[i].text == "sq" || t[i].text == "sqq" || t[i].text == "passim"):
			i++
			if i < len(t) && t[i].is('.') {
				i++
			}
		default:
			return i
		}
	}
	return i
}

// isLocatorWord says whether the word leads a page, chapter, figure or line.
func isLocatorWord(s string) bool {
	if len(s) > 20 {
		return false
	}
	return locatorWords[foldWord(s)]
}

var locatorWords = set("p", "pp", "pg", "page", "pages", "s", "ss", "seite", "seiten", "pag", "pags", "pagina", "paginas", "с", "стр", "str", "sid", "blz", "ch", "chs", "chap", "chapter", "chapters", "cap", "caps", "capitulo", "kap", "kapitel",
	"sec", "sect", "section", "sections", "secao", "para", "paras", "par", "paragraph", "abs", "fig", "figs", "figure", "figures", "abb", "n", "nn", "note", "fn", "anm", "nota", "l", "ll", "line", "lines", "z", "v", "vv", "verse", "vol", "vols", "bd", "tome", "t",
	"tab", "table", "tables", "app", "appendix", "annex", "art", "article", "arts", "no", "nr", "esp", "loc", "pos", "fol", "slide", "min", "box", "eq", "thm", "theorem", "lemma", "prop", "def", "part", "pt", "bk", "book", "act", "q", "passim", "rn", "item",
	"hlm", "hal", "lk", "lpp", "psl", "bls", "fl", "fls", "rz", "rdnr", "tr", "trang", "σ", "σσ", "стор", "sayfa", "strona", "strony", "sidor", "side", "sider",
	"т", "вып", "ч", "гл", "рис", "табл", "л", "раздел")

// mayBeRoman says whether a word may be a Roman numeral.
func mayBeRoman(s string) bool { return len(s) <= longestRoman && roman.Of(s) }

// longestRoman is the length of the longest numerals in locators: "xxxviii" has seven letters.
const longestRoman = 8
