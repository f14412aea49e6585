package cite

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/bibfix/bibfix/internal/fold"
	"github.com/bibfix/bibfix/internal/words"
	"github.com/bibfix/bibfix/lint"
	"github.com/bibfix/bibfix/prose/block"
)

// What is kept in doubt. A place is counted where names and a year, or a number,
// look like a citation, no entry fits, and it is no finding only because it may
// as well be something else. What is something else, towns, acts, species, titles,
// what the author of a quotation cites, is dropped without a word: a count
// that is never zero tells nobody anything.

// Why a place is in doubt, in words that follow it.
const (
	inSentence  = "a name with a year in the sentence may be a work, or what happened in that year"
	inBracket   = "a name and a year share a bracket, without the comma of the other citations"
	bareYear    = "names with a year that no bracket holds"
	amongMany   = "most of what looks like a citation here has no entry: the list may have been misread"
	besides     = "the text cites by numbers, and names this work without one"
	lostSign    = "a number behind a word may be a raised one that lost its place, and lies beyond the list"
	byNameOnly  = "a name in a bracket, in a text that cites by author and page, may be something else"
	inNoteAlone = "a note sets it out as a work, and the list lacks other works of the notes as well"
	inRound     = "a number in round brackets lies beyond the list, and may be a count"
)

// doubt keeps a place in doubt. Without a list nothing can be missing from it.
func (r *reader) doubt(span lint.Span, text, why string) {
	if len(r.doc.References) > 0 {
		r.doc.Doubtful = append(r.doc.Doubtful, lint.Doubt{Span: span, Text: text, Why: why})
	}
}

// doubtAuthors keeps the citations by names that have no entry and are no
// findings, unless an entry of their year has the name among its words.
func (r *reader) doubtAuthors(dropped []*finding, trusted bool, names *named, blocks []block.Block) {
	for _, f := range r.bare {
		if names.find(r.index, f) == nil {
			r.doubt(f.Span, f.Text, bareYear)
		}
	}
	var lone []*finding // single names: the text tells whether they are those of authors
	for _, f := range dropped {
		switch why := f.doubtful(r.index, trusted); {
		case why == "" || names.find(r.index, f) != nil:
		case why == inSentence || why == inBracket:
			lone = append(lone, f)
		default:
			r.doubt(f.Span, f.Text, why)
		}
	}
	if len(lone) > 0 && len(r.doc.References) > 0 {
		oldest, spoken := r.oldest(), r.spoken(lone, blocks)
		for _, f := range lone {
			if f.Date.Year >= oldest && spoken[f.lastName()] <= oftenSpoken {
				r.doubt(f.Span, f.Text, f.doubtful(r.index, trusted))
			}
		}
	}
	r.sortDoubts()
}

func (r *reader) sortDoubts() {
	slices.SortStableFunc(r.doc.Doubtful, func(a, b lint.Doubt) int { return a.Span.Start - b.Span.Start })
}

// holdBare holds "Riis et al. 2003", whose year no bracket holds and which no entry
// fits, until it is known how the text cites.
func (r *reader) holdBare(w *work, n names, list int) {
	w.names = n
	if f := r.finding(w, lint.Span{}, list); f.shape&(quotation|runningHead|unlisted) == 0 && f.Date.Year > 0 {
		r.bare = append(r.bare, f)
	}
}

// doubtful says why an unlinked citation by names may be one all the same; ""
// where it hardly is.
func (f *finding) doubtful(x *index, trusted bool) string {
	const other = taxon | distant | emphasised | unlisted | pageOnly | quotation | runningHead
	switch {
	case f.Secondary, f.shape&other != 0, f.Date.Year == 0, len(f.Names) == 0, f.isPlace(x), f.isThing(), f.arePlaces():
		return ""
	case f.shape&bare != 0:
		return ""
	case f.EtAl, f.shape&several != 0 && f.shape&placed == 0, f.shape&several == 0 && f.shape&comma != 0:
		if trusted {
			return ""
		}
		return amongMany
	case !f.arePersons():
		return ""
	case f.Narrative:
		return inSentence
	}
	return inBracket
}

// arePlaces says whether every name is that of a town or a country.
func (f *finding) arePlaces() bool {
	for _, n := range f.Names {
		if !isTown(fold.Words(n.Family)) {
			return false
		}
	}
	return true
}

// arePersons says whether each cited name has the look of that of a person: one or
// two words with a capital, besides particles, none a month, a number or an
// acronym, and the last of several no town, as in "University of Lund".
func (f *finding) arePersons() bool {
	for _, n := range f.Names {
		capitals, all := 0, strings.Fields(n.Family)
		if len(all) > 1 && isTown(fold.Words(all[len(all)-1])) {
			return false
		}
		for _, w := range all {
			first, _ := utf8.DecodeRuneInString(w)
			switch {
			case strings.ContainsAny(w, "0123456789"), isAcronym(w), words.Month(fold.Letters(w)) > 0:
				return false
			case unicode.IsUpper(first):
				capitals++
			}
		}
		if capitals > 2 {
			return false
		}
	}
	return true
}

// lastName is the last word of the last name, folded: by which it is spoken of.
func (f *finding) lastName() string {
	return lastWord(f.Names[len(f.Names)-1].Family)
}

// firstRead is the year before which deeds are told rather than works cited,
// unless the list has older ones: of "Napoleon (1812)" nobody looks for an entry.
const firstRead = 1900

// oldest is the first year from which a work may be meant.
func (r *reader) oldest() int {
	if r.firstYear > 0 {
		return r.firstYear
	}
	oldest := firstRead
	for _, ref := range r.doc.References {
		if year := ref.Issued().Year; year > 0 {
			oldest = min(oldest, year)
		}
	}
	r.firstYear = oldest
	return oldest
}

// oftenSpoken is how often a text speaks of an author it cites without giving
// a year. Of a ship, an office or a firm it speaks more often.
const oftenSpoken = 2

// spoken counts how often the text has the names of the findings without a year
// beside them.
func (r *reader) spoken(lone []*finding, blocks []block.Block) map[string]int {
	count := make(map[string]int, len(lone))
	for _, f := range lone {
		count[f.lastName()] = 0
	}
	for i := range blocks {
		if !isProse(&blocks[i]) {
			continue
		}
		for w := range strings.FieldsFuncSeq(blocks[i].Text.String, func(c rune) bool { return !unicode.IsLetter(c) && c != '-' }) {
			if n, asked := count[fold.Letters(w)]; asked {
				count[fold.Letters(w)] = n + 1
			}
		}
	}
	for _, f := range r.found {
		if len(f.Names) > 0 {
			if n, asked := count[f.lastName()]; asked {
				count[f.lastName()] = n - 1
			}
		}
	}
	return count
}

// doubtNumber keeps a number that no entry has, if it lies right behind the list:
// what lies further off is a year, a count or a page.
func (r *reader) doubtNumber(c *lint.Citation, highest int, why string) {
	if c.Number <= highest+1+highest/beyondList {
		r.doubt(c.Span, c.Text, why)
	}
}

// beyondList is the part of a list that numbers may lie behind it, when entries
// were taken out and their citations stayed.
const beyondList = 10

// doubtNames keeps what a text that cites by numbers cites by name: in the form
// of a citation, without an entry and without a number beside it.
func (r *reader) doubtNames() {
	for _, f := range r.found {
		if f.Status == lint.Missing && f.shape&several != 0 && f.doubtful(r.index, false) == amongMany && !r.numberNear(f) {
			r.doubt(f.Span, f.Text, besides)
		}
	}
	for _, f := range r.bare {
		if !r.numberNear(f) {
			r.doubt(f.Span, f.Text, besides)
		}
	}
	r.sortDoubts()
}
