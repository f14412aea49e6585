package reference

import "github.com/bibfix/bibfix/internal/gazetteer"

// The lengths of the abbreviated name of a journal, in tokens, and of its words in
// capitals, in letters: "NMR" is one, "PEDERSEN" an author.
const (
	longestRun      = 20
	longestCapitals = 3
)

// journalRun says whether an abbreviated journal begins at token i and goes on to
// its date or volume: "Org. Lett. 2009", "J. Phys. Chem. B, in press". Chemists
// write no title, so that it stands right behind the names.
func journalRun(en *entry, i int) bool {
	words, known := 0, false
	for k := i; k < len(en.tokens) && k-i < longestRun; k++ {
		t := &en.tokens[k]
		switch {
		case t.kind == number || t.kind == word && t.is(digits):
			return words > 1 && known
		case t.at(','):
			return words > 1 && known && k+1 < len(en.tokens) && (en.tokens[k+1].kind == number || noDateAt(en, k+1) > k+1)
		case cutWord(en, k) || words > 0 && t.is(capital) && gazetteer.JournalWord(t.fold):
			words++
			known = known || len(t.fold) > 1 && gazetteer.JournalWord(t.fold)
		case en.oneOf(k, ".&-"), t.word("of"), t.word("and"):
		default:
			return false
		}
	}
	return false
}

// cutWord says whether token k is a word of an abbreviated name: "Org.", "B".
func cutWord(en *entry, k int) bool {
	t := &en.tokens[k]
	return t.kind == word && t.is(capital) && !(t.is(upper) && len(t.fold) > longestCapitals) && (en.at(k+1, '.') || len(t.fold) == 1)
}
