package cite

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/bibfix/bibfix/internal/ascii"
	"github.com/bibfix/bibfix/internal/fold"
)

// What numbers in brackets are that cite nothing: intervals, indices, leaves, equations,
// arguments of functions.

// isInterval says whether a bracket of numbers is mathematics: "x in [1, 4]".
func (r *reader) isInterval(b bracket) bool {
	before := strings.TrimRightFunc(r.text[max(0, b.open-24):b.open], fold.IsSpace)
	last, _ := utf8.DecodeLastRuneInString(before)
	switch last {
	case '=', '∈', '<', '>', '≤', '≥', '±', '×', '∼', '≈':
		return true
	case '+': // of a sum, not of a cell, "CD5+ [2]"
		word, _ := utf8.DecodeLastRuneInString(before[:len(before)-1])
		return !unicode.IsLetter(word) && !unicode.IsDigit(word)
	}
	if namesRow(before) && isRow(r.text[b.inner:b.close]) {
		return true
	}
	// One of a row of intervals: "[0, 1], [1, 4]".
	if strings.HasSuffix(before, "],") {
		if open := strings.LastIndexByte(before, '['); open >= 0 {
			first := strings.TrimLeft(before[open+1:], " ")
			return strings.HasPrefix(first, "0") || strings.HasPrefix(first, "-") || strings.HasPrefix(first, "−")
		}
	}
	return false
}

// isRow says whether a bracket holds numbers and commas alone, as intervals and
// vectors do: in "range [2, 3–5]" works are cited.
func isRow(s string) bool {
	return strings.IndexByte(s, ',') > 0 && strings.Trim(s, "0123456789, \u00a0") == ""
}

// namesRow says whether the text ends in a word that a row of numbers follows:
// "the interval [1, 4]", "the vector [1, 2, 3]".
func namesRow(before string) bool {
	switch strings.ToLower(before[strings.LastIndexByte(before, ' ')+1:]) {
	case "interval", "intervals", "range", "ranges", "vector", "vectors", "array", "tuple", "matrix", "set", "intervall", "vektor", "intervalle", "vecteur", "intervalo":
		return true
	}
	return false
}

// isOptional says whether a square bracket belongs to a command:
// "\\rootSum[E][8]{29}".
func (r *reader) isOptional(b bracket) bool {
	return b.end < len(r.text) && r.text[b.end] == '{' || r.afterOption(b)
}

// isCollation says whether a square bracket counts leaves that bear no number,
// as descriptions of books do: "[4], 212 pp.", "[4] sheets of paper".
func (r *reader) isCollation(b bracket) bool {
	after := r.text[b.end:min(len(r.text), b.end+24)]
	rest := strings.TrimLeft(after, ", ")
	if n := ascii.Digits(rest); n > 0 && strings.HasPrefix(after, ",") {
		switch word, _ := plainWord(rest, skipSpace(rest, n, len(rest)), len(rest)); word {
		case "p", "pp", "s", "seiten", "pages", "páginas", "leaves":
			return true
		}
	}
	switch word, _ := plainWord(rest, 0, len(rest)); word {
	case "sheets", "leaves", "folios", "blatt", "feuillets", "folhas", "hojas":
		return true
	}
	return false
}

// isIndex says whether a square bracket belongs to a short name before it, as
// an index does: "a[1]".
func (r *reader) isIndex(b bracket) bool {
	if b.open == 0 || !alnum(r.text[b.open-1]) || r.text[b.open-1] >= utf8.RuneSelf {
		return false
	}
	i := b.open
	for i > 0 && alnum(r.text[i-1]) {
		i--
	}
	return b.open-i < 2 && r.text[i] >= 'A' && (i == 0 || r.text[i-1] == ' ')
}

// afterOption says whether a bracket follows at once one that holds no number:
// "[E][8]".
func (r *reader) afterOption(b bracket) bool {
	if b.open == 0 || r.text[b.open-1] != ']' {
		return false
	}
	open := strings.LastIndexByte(r.text[max(0, b.open-40):b.open], '[')
	return open >= 0 && !mayBeNumbers(r.text[max(0, b.open-40)+open:b.open-1])
}

// isCount says whether a number in round brackets is no citation by what
// stands around it, "4 (2) mg", "equations (3) and (4)", or how it is set: "(2 ,2)".
func (r *reader) isCount(b bracket) bool {
	before := strings.TrimRightFunc(r.text[max(0, b.open-48):b.open], fold.IsSpace)
	if before == "" || strings.IndexByte(":;(=<>+", before[len(before)-1]) >= 0 || strings.Contains(r.text[b.inner:b.close], " ,") {
		return true
	}
	if r.isArgument(b) {
		return true
	}
	if r.partEnd > 0 && r.partEnd <= b.open && isSeries(r.text[r.partEnd:b.open]) {
		r.partEnd = b.end
		return true
	}
	i := strings.LastIndexFunc(before, fold.IsSpace) + 1
	if isMeasure(before[i:]) && !isYear(before[i:]) {
		return true
	}
	if isPart(fold.Letters(before[i:])) {
		r.partEnd = b.end
		return true
	}
	return false
}

// longestFunction is in bytes: what a bracket is glued to and is no longer names a
// function, an element or a test, "F(2, 48)", "sin(4)", "Fe(3)".
const longestFunction = 3

// isArgument says whether a round bracket holds what a function is taken of, or the degrees
// of freedom of a test: "F(2, 48)", "F (2, 48) = 5.31".
func (r *reader) isArgument(b bracket) bool {
	after := strings.TrimLeft(r.text[b.end:min(len(r.text), b.end+8)], " \u00a0*_")
	if sign, _ := utf8.DecodeRuneInString(after); strings.ContainsRune("=<>≤≥≈≡", sign) {
		return true
	}
	start := b.open
	for start > 0 && alnum(r.text[start-1]) && b.open-start <= longestFunction {
		start--
	}
	word := r.text[start:b.open]
	return word != "" && (len(word) <= longestFunction && !isHan(word) || strings.ContainsAny(word, "0123456789"))
}

// afterYear says whether a round bracket follows a year: "described in 1933 (1)"
// cites, "2010 (12) and 2011 (15)" counts.
func (r *reader) afterYear(b bracket) bool {
	before := strings.TrimRightFunc(r.text[max(0, b.open-24):b.open], fold.IsSpace)
	return isYear(before[strings.LastIndexFunc(before, fold.IsSpace)+1:])
}

func isYear(s string) bool {
	return len(s) == 4 && ascii.Digits(s) == 4 && (s[0] == '1' || s[0] == '2')
}

// isSeries says whether nothing but a comma or "and" stands between two
// numbered parts.
func isSeries(gap string) bool {
	switch strings.Trim(gap, " ,\n") {
	case "", "and", "or", "to", "-", "–", "und", "et", "y", "e":
		return true
	}
	return false
}

// isMeasure says whether the word is a plain number: "0.4", "1,200".
func isMeasure(s string) bool {
	for i := 0; i < len(s); i++ {
		if alnum(s[i]) && (s[i] < '0' || s[i] > '9') {
			return false
		}
	}
	return s != "" && '0' <= s[len(s)-1] && s[len(s)-1] <= '9'
}

// isPart tells the words that a bracketed number goes with in a document.
func isPart(folded string) bool {
	switch folded {
	case "eq", "eqs", "eqn", "eqns", "equation", "equations", "figure", "figures", "fig", "figs", "table", "tables", "appendix", "section", "sections", "step", "steps", "chapter", "stage", "phase",
		"expression", "inequality", "formula", "condition", "conditions", "hypothesis", "gleichung", "equacao", "ecuacion", "formel", "ecuaciones":
		return true
	}
	return false
}
