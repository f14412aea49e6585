package reference

import (
	"strings"

	"github.com/bibfix/bibfix/internal/gazetteer"
)

// oldName reads a name of antiquity or the Middle Ages, which has no family: "Anselm
// of Wick", "Philoxenos of Samos", "Vitalis Placentinus". Unless the first word is a
// known given name, an editor or translator must be named later.
func oldName(en *entry, i int) (person, bool) {
	if i+2 >= len(en.tokens) || !en.nameWord(i) || en.tokens[i].is(upper) || thingWords(en, i, i+1) > 0 {
		return person{}, false
	}
	end, known := i+2, gazetteer.Given(en.tokens[i].fold)
	switch {
	case en.wordAt(i+1, "of") && capitalAt(en, i+2):
		if end++; strings.HasSuffix(en.tokens[i].fold, "s") && !known && !hasEnding(en.tokens[i].fold, greekEndings) {
			return person{}, false // "Maps of Lund"
		}
	case hasEnding(en.tokens[i].fold, latinEndings) && capitalAt(en, i+1) && hasEnding(en.tokens[i+1].fold, latinEndings):
		known = false
	default:
		return person{}, false
	}
	if !en.oneOf(end, ",.:") || thingWords(en, i, end) > 0 || !known && !editedLater(en, end) {
		return person{}, false
	}
	return person{family: span{i, end}, end: end, evidence: 3}, true
}

// The endings of Greek and Latin names.
var (
	greekEndings = []string{"os", "us", "as", "es", "on"}
	latinEndings = []string{"us", "is"}
)

// hasEnding says whether a word is long enough for a name and ends in one of these.
func hasEnding(s string, endings []string) bool {
	for _, e := range endings {
		if len(s) > 4 && strings.HasSuffix(s, e) {
			return true
		}
	}
	return false
}

// shortestOldTitle is how many tokens are between the name and the editor: a title of
// two words and the signs on both sides. Nearer, the name is a title: "Maps of Lund, ed. …".
const shortestOldTitle = 4

// editedLater says whether an editor or translator is named behind the name that ends
// at token i, and the title of the work.
func editedLater(en *entry, i int) bool {
	for i += shortestOldTitle; i+1 < len(en.tokens); i++ {
		t := &en.tokens[i]
		if t.kind == word && (editorMarks[t.fold] || translatorLeads[t.fold]) && t.fold != "by" && t.fold != "comp" && (en.at(i+1, '.') || en.wordAt(i+1, "by") || en.wordAt(i+1, "and")) {
			return true
		}
	}
	return false
}

// takeOldName takes such a name at the head of an entry, and gives the token after it.
func takeOldName(dr *draft, i int) int {
	n, ok := oldName(dr.entry, i)
	if !ok {
		return i
	}
	return takeRoll(dr, roll{people: []person{n}, first: i, end: n.end, score: n.evidence})
}
