package reference

import "github.com/bibfix/bibfix/internal/gazetteer"

// Abbreviated names of journals have points that end nothing, and often no title
// before them: "Supercond. Sci. Technol. 24 075001". What makes them known is that
// their words are cut short and that the volume comes next.

// The lengths of such names, in words and letters.
const (
	mostJournalWords  = 14 // "Nucl. Instrum. Methods Phys. Res. A, Accel. Spectrom. Detect. Assoc. Equip."
	longestJournalCut = 12 // "Spectrochim"
)

// abbreviatedJournal is the tokens of the abbreviated name of a journal that ends
// before token end, where its volume stands. It begins at token from or later; it
// is empty where there is none. Clause by clause it goes back as long as words are
// cut; a word that may be a title is taken only if one before it is surely cut.
func abbreviatedJournal(dr *draft, from, end int) span {
	for end > from && dr.oneOf(end-1, ".,;") {
		end--
	}
	start, next := end, end
	for words := 0; next > from; {
		first, n := clauseOfJournal(dr, from, next)
		if words += n; n == 0 || words > mostJournalWords {
			break
		}
		if sure := surelyCut(dr, first, next); sure || next == end {
			start = first
		} else if n > 1 {
			break
		}
		if next = first; !dr.oneOf(first-1, ".,:") || unitAt(dr.entry, first-2) {
			break
		}
	}
	if start = firstCut(dr, from, start, end); !pointInside(dr.entry, start, end) {
		return span{}
	}
	return span{start, end}
}

// clauseOfJournal is the first token of the clause that ends before token end, and
// how many words it has; none where a word is in lower case or claimed.
func clauseOfJournal(dr *draft, from, end int) (first, n int) {
	first = end
	for k := end - 1; k >= from && dr.owner[k] == free; k-- {
		t := &dr.tokens[k]
		switch {
		case wordOfJournal(t):
			first = k
			n++
		case n == 0 && signOfClause(dr.entry, k, end):
		case n > 0 && linkOfJournal(t):
			if dr.at(k-1, '.') { // "Int. J. of Theor. Phys."
				first = k
			}
		default:
			return first, n
		}
		if n > 0 && dr.at(k-1, '.') {
			return first, n
		}
	}
	return first, n
}

// signOfClause says whether the sign at token k closes the clause that ends before
// token end: its point, or the sign behind a section, "J. Phys. A: Math. Theor."
func signOfClause(en *entry, k, end int) bool {
	return en.at(k, '.') && k >= end-2 || en.oneOf(k, ",:") && behindLetter(en, k)
}

// wordOfJournal says whether a word may be one of an abbreviated name, by its form.
func wordOfJournal(t *token) bool {
	return t.kind == word && t.is(capital) && !t.is(digits) && len(t.fold) <= longestJournalCut
}

// linkOfJournal says whether a token joins the words of a name: "Phys. of Fluids".
func linkOfJournal(t *token) bool {
	return t.at('&') || t.kind == word && journalLinks[t.fold]
}

// journalLinks join the words of the names of journals.
var journalLinks = set("of", "and", "in", "de", "la", "et", "der", "fur", "d", "the")

// behindLetter says whether the sign at token k stands behind the letter of a section.
func behindLetter(en *entry, k int) bool {
	return k > 1 && en.tokens[k-1].kind == word && len(en.tokens[k-1].fold) == 1 && en.at(k-2, '.')
}

// surelyCut says whether the last word of the clause [first, end) is cut short: an
// initial, or the stem of a word that names of journals have.
func surelyCut(dr *draft, first, end int) bool {
	for end > first && dr.tokens[end-1].kind == sign {
		end--
	}
	switch t := &dr.tokens[end-1]; {
	case end == first:
		return false
	case len(t.fold) == 1: // "J.", and not "Project I." or the end of "U.S."
		return end-1 == first && (t.is(spaced) || !dr.at(first-1, '.')) || end-2 > first && stem(dr.entry, end-2)
	}
	return stem(dr.entry, end-1)
}

// stem says whether token i is a word of journals cut short.
func stem(en *entry, i int) bool {
	t := &en.tokens[i]
	return t.kind == word && t.is(capital) && gazetteer.JournalStem(t.fold)
}

// firstCut moves the start of a name behind words that a title ends in, where no
// sign parts them: "… prototype interferometer Class. Quantum Grav. 27".
func firstCut(dr *draft, from, start, end int) int {
	if start <= from || dr.tokens[start-1].kind != word {
		return start
	}
	for k := start; k < end; k++ {
		if stem(dr.entry, k) {
			return k
		}
	}
	return end
}

// pointInside says whether a point stands inside the range, not only at its end.
func pointInside(en *entry, first, end int) bool {
	for k := first + 1; k < end-1; k++ {
		if en.at(k, '.') {
			return true
		}
	}
	return false
}

// journalBeforeVolume is the abbreviated journal before the first volume or issue.
func (pa *parts) journalBeforeVolume(from int) span {
	if !pa.has("volume") && !pa.has("issue") {
		return span{}
	}
	for k := from; k < len(pa.tokens); k++ {
		if pa.owner[k] != locatorOwner {
			continue
		}
		end := k
		for end > from && (pa.owner[end-1] == dateOwner || pa.oneOf(end-1, ".,;:(")) {
			end--
		}
		return abbreviatedJournal(pa.draft, from, end)
	}
	return span{}
}

// bareJournal says whether all that stands before the volume is the name of a
// journal, with no title before it: a citation that has no author, or one whose text
// begins as journals do, "A. Babb, Advances in Atomic, Molecular, and Optical
// Physics 59, 1".
func (sc *scorer) bareJournal() bool {
	if len(sc.atoms) == 0 || sc.anyQuoted || sc.whole > 0 || !sc.inVolume() {
		return false
	}
	words, journals, end, ok := sc.oneClause()
	if !ok {
		return false
	}
	if len(sc.atoms) > 1 && sc.atoms[1].sign == ',' && sc.in(sc.atoms[0].first, journalOpeners) {
		return true
	}
	numbered := end < len(sc.tokens) && sc.tokens[end].kind == number // and not "vol. 3", which books have
	return words > 1 && (journals > 0 || numbered || sc.has("issue")) && !sc.has("author")
}

// inVolume says whether a volume was found and what is to be looked for in it.
func (sc *scorer) inVolume() bool {
	return sc.has("volume") && (sc.has("page") || sc.has("issue"))
}

// oneClause counts the words before the volume, and those of them that journals
// have, and is the token behind them; not ok where they are more than one clause or
// more than a name.
func (sc *scorer) oneClause() (words, journals, end int, ok bool) {
	for k := range sc.atoms {
		a := &sc.atoms[k]
		if k > 0 && a.owners&(1<<locatorOwner) != 0 {
			break
		}
		if words += a.words; a.smalls > 0 || words > mostJournalWords || sc.newClause(k) {
			return 0, 0, 0, false
		}
		journals, end = journals+a.journals, a.end
	}
	return words, journals, end, true
}

// newClause says whether a clause ends before atom k.
func (sc *scorer) newClause(k int) bool {
	a := &sc.atoms[k]
	return a.sign == '?' || a.sign == '.' && k > 0 && a.weight >= sc.w.Point.Stops
}

// journalOpeners are the first words of journals' names.
var journalOpeners = set("advances", "annals", "annales", "annali", "annual", "archives", "archiv", "archivio", "bulletin", "jahrbuch", "jahrbucher", "journal", "progress", "proceedings", "reviews", "revue", "revista", "rivista", "transactions", "zeitschrift")
