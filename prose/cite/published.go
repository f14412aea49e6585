package cite

import (
	"strconv"
	"strings"

	"github.com/bibfix/bibfix/internal/words"
)

// The year of publication in the imprint of a note, in the manners of several countries:
// "(Lund: Quay Press, 2014)", "Köln 1979, S. 4", "Tours, La Loire, 1963, p. 14", "14 (1998)".

// wrongYear is the token of a year of publication behind token i that the entry does not have;
// -1 where there is none, or where something tells that another edition is meant.
func (n *noteReader) wrongYear(p *piece, h *titleHit, i int) int {
	if h.entry.date.Year == 0 || !h.whole() && !h.sure() || n.yearBehind(h) > 0 {
		return -1
	}
	end := n.imprintReach(p, i)
	year := -1
	for j := i; j < end; j++ {
		if otherEdition[n.folded[j]] && !(n.t[j].capital() && inJournals[n.folded[j]]) || n.isEdition(j) || n.t[j].is('[') ||
			partOfBook[n.folded[j]] && !strings.HasPrefix(h.entry.ref.Type, "article") {
			return -1
		}
		if year < 0 && n.isPublished(i, j) {
			year = j
		}
	}
	if year < 0 || h.entry.hasYear(atoi(n.t[year].text)) || strings.Contains(h.entry.ref.Text.String, strconv.Itoa(atoi(n.t[year].text))) || !n.sharesImprint(h.entry, i, year) {
		return -1
	}
	return year
}

// imprintReach is the token where the imprint behind token i ends at the latest: with the
// piece or its sentence, at a page, or where a remark begins.
func (n *noteReader) imprintReach(p *piece, i int) int {
	j := i
	for ; j < len(n.t) && j < i+imprint; j++ {
		t := &n.t[j]
		switch {
		case t.is(';'), n.notes.at(n.reader.at, t.start) != p.note:
			return j
		case j > i && (t.is('?') || t.is('!')), n.endsSentence(i, j):
			return j
		case t.kind == word && (j == i || n.opensPart(j)) && !t.capital() && !ofImprint[n.folded[j]] && !isIn(n.folded[j]):
			return j
		}
	}
	return j
}

// opensPart says whether token j stands right behind a sign that parts an imprint.
func (n *noteReader) opensPart(j int) bool {
	return n.t[j-1].is(',') || n.t[j-1].is('(') || n.t[j-1].is(':')
}

// longestShortened is in letters: a longer word before a full stop is no abbreviation.
const longestShortened = 4

// endsSentence says whether the full stop at token j ends a sentence, and not the title or an
// abbreviation.
func (n *noteReader) endsSentence(i, j int) bool {
	if !n.t[j].is('.') || j == i || j+1 >= len(n.t) || !n.t[j+1].capital() || !n.t[j+1].spaced {
		return false
	}
	last := &n.t[j-1]
	return last.kind == number || last.is(')') || last.kind == word && len(last.text) > longestShortened
}

// isEdition says whether token j counts an edition: "2nd ed.", "2. Aufl.".
func (n *noteReader) isEdition(j int) bool {
	switch n.folded[j] {
	case "ed", "éd", "aufl", "edition":
		return n.t[j-1].kind == number || n.t[j-1].is('.') || n.t[j-1].kind == word && !n.t[j-1].capital()
	}
	return false
}

// otherEdition are words that tell of another edition, a translation, a place where the work
// is quoted or reviewed, or a day when a page was seen.
var otherEdition = set("edn", "edition", "editions", "auflage", "ausgabe", "neuausgabe", "neudruck", "nachdruck", "repr", "reprint", "reprinted", "reprod", "reissued", "reed", "rééd", "reedition", "réédition", "ristampa", "reimpr",
	"rev", "revised", "enlarged", "expanded", "trans", "transl", "translated", "translation", "ubers", "übers", "übersetzt", "ubersetzt", "trad", "traduction", "traduit", "traducido", "traduccion", "vert", "przel", "originally", "original", "orig", "zuerst", "erstmals", "urspr", "published", "first",
	"accessed", "visited", "retrieved", "abgerufen", "zuletzt", "aufgerufen", "zugriff", "consulte", "consulté", "consultado", "consultato", "geraadpleegd", "quoted", "cited", "zit", "zitiert", "cite", "cité", "citado", "citato", "quoting", "citing", "review", "reviewed", "rez", "recension", "forthcoming")

// inJournals are those of them that with a capital belong to the name of a journal or a publisher.
var inJournals = set("review", "rev", "first", "original", "edition", "editions", "translation")

// partOfBook are words for a volume of a book, each of which has its own year.
var partOfBook = set("vol", "vols", "volume", "bd", "bde", "band", "t", "tome", "teil", "pt", "part", "tomo", "deel", "tom")

// ofImprint are words without a capital that a part of an imprint begins with; before all others
// it is a remark that begins.
var ofImprint = set("no", "nr", "n", "nos", "num", "numero", "numéro", "núm", "vol", "bd", "t", "heft", "h", "jg", "issue", "suppl", "coll", "collection", "coleccion", "collana", "dir", "ed", "eds", "éd", "éds", "hg", "hrsg", "edited", "chez", "presses", "université", "universite", "s", "z", "č", "rev", "trans", "trad", "übers", "ubers", "repr", "aufl", "reprint")

// isPublished says whether token j is a year where an imprint has it: alone in its part, behind
// a place, or the last of a bracket.
func (n *noteReader) isPublished(i, j int) bool {
	t := n.t
	if t[j].kind != number || len(t[j].text) != 4 || j == i {
		return false
	}
	if _, _, ok := splitYear(t[j].text); !ok {
		return false
	}
	closed := j+1 < len(t) && t[j+1].is(')')
	if !closed && j+1 < len(t) && !t[j+1].is(',') && !t[j+1].is('.') && !t[j+1].is(';') && !t[j+1].is(':') {
		return false
	}
	if j+2 < len(t) && t[j+1].is('.') && !t[j+2].spaced && t[j+2].kind != sign {
		return false
	}
	last := &t[j-1]
	switch {
	case last.is('('):
		return closed
	case last.is(','):
		return j-1 > i && monthOf(&t[j-2]) == 0 && (j-3 < i || t[j-2].kind != number || monthOf(&t[j-3]) == 0)
	case last.kind == word:
		return last.capital() && (monthOf(last) == 0 || closed && t[j-2].is('(')) && n.opensPlace(i, j-1)
	}
	return false
}

// mostOfPlace is in tokens: "Frankfurt a. M.", "New York / London".
const mostOfPlace = 7

// opensPlace says whether the words up to token k begin behind a sign, as the name of a place
// does: "Köln 1979".
func (n *noteReader) opensPlace(i, k int) bool {
	for j := k; j >= i && j > k-mostOfPlace; j-- {
		switch t := &n.t[j]; {
		case t.is(',') || t.is(':') || t.is('(') || j == i && t.is('.'):
			return n.t[j+1].capital()
		case t.kind == number:
			return false
		}
	}
	return false
}

// sharedLetters is how long a word of an imprint is, in letters, that an entry does not have by
// chance.
const sharedLetters = 4

// sharesImprint says whether the entry has a word of what stands between the title and the
// year, where there is one: a book by another publisher is another edition.
func (n *noteReader) sharesImprint(e *entry, i, year int) bool {
	any := false
	for j := i; j < year; j++ {
		if n.t[j].kind != word || !n.t[j].capital() || len(n.folded[j]) < sharedLetters || words.Month(n.folded[j]) != 0 {
			continue
		}
		if strings.Contains(n.lettersOf(e), strings.ReplaceAll(n.folded[j], "-", "")) {
			return true
		}
		any = true
	}
	return !any
}
