package reference

import "strings"

// gluedName parts what pages that were read badly glue in lists of names: the word
// before the next name, "andS. Liebling", "edited byC. Clayton", "TRUTERet J. N.
// WINGFIELD", and a family name and its initial, "KlessenR.".
func gluedName(en *entry, t token) (glue, bool) {
	s := en.s[t.start:t.end]
	if len(s) < 3 || !lettersOnly(s) {
		return glue{}, false
	}
	if !t.is(capital) {
		for _, w := range [...]string{"and", "und", "by", "et"} {
			if rest, ok := strings.CutPrefix(s, w); ok && capitalRest(en, rest, t.end) {
				second := capital
				if len(rest) == 1 {
					second |= upper
				}
				return glue{cuts: [2]int{len(w)}, flags: [3]flags{0, second}, spaced: true}, true
			}
		}
		return glue{}, false
	}
	if stem, ok := strings.CutSuffix(s, "et"); ok && len(stem) > 2 && stem == strings.ToUpper(stem) {
		return glue{cuts: [2]int{len(stem)}, flags: [3]flags{capital | upper, 0}, spaced: true}, true
	}
	if last := len(s) - 1; last >= shortestFamily && capitalized(s[:last]) && isUpperASCII(s[last]) && pointNext(en.s[t.end:]) {
		return glue{cuts: [2]int{last}, flags: [3]flags{capital, capital | upper}, spaced: true}, true
	}
	return glue{}, false
}

// capitalRest says whether what follows the word for "and" begins a name: an initial
// with its point, or a word with a capital.
func capitalRest(en *entry, rest string, end int) bool {
	if rest == "" || !isUpperASCII(rest[0]) {
		return false
	}
	return len(rest) == 1 && pointNext(en.s[end:]) || len(rest) > 2 && capitalized(rest)
}

// capitalized says whether s is one capital and small letters.
func capitalized(s string) bool {
	return isUpperASCII(s[0]) && s[1:] == strings.ToLower(s[1:])
}

func isUpperASCII(c byte) bool { return 'A' <= c && c <= 'Z' }

// pointNext says whether s begins with a point, behind one blank perhaps.
func pointNext(s string) bool {
	return strings.HasPrefix(strings.TrimPrefix(s, " "), ".")
}
