package cite

import (
	"slices"

	"github.com/bibfix/bibfix/internal/fold"
	"github.com/bibfix/bibfix/lint"
	"github.com/bibfix/bibfix/prose/cite/odds"
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
	inForm      = "a name and a year share a bracket, and may be a town, a speaker or an event"
	bareYear    = "names with a year that no bracket holds"
	amongMany   = "most of what looks like a citation here has no entry: the list may have been misread"
	besides     = "the text cites by numbers, and names this work without one"
	anotherYear = "the entry of the number beside it has another year"
	lostSign    = "a number behind a word may be a raised one that lost its place, and lies beyond the list"
	byNameOnly  = "a name in a bracket, in a text that cites by author and page, may be something else"
	inNoteAlone = "a note sets it out as a work, and the list lacks other works of the notes as well"
	inNoteForm  = "a note sets it out as a work, in a form that few listed works have"
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
func (r *reader) doubtAuthors(dropped []*finding, w *weigher) {
	for _, f := range r.bare {
		if w.names.find(r.index, f) == nil {
			r.doubt(f.Span, f.Text, bareYear)
		}
	}
	for _, f := range dropped {
		if why := f.doubtful(); why != "" && w.names.find(r.index, f) == nil {
			r.doubt(f.Span, f.Text, why)
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

// doubtful says why a citation by names without an entry may be one all the
// same; "" where it hardly is.
func (f *finding) doubtful() string {
	switch {
	case f.amongMany:
		return amongMany
	case !f.mayBeMissing(), f.thing != "", f.score < odds.Maybe:
		return ""
	case f.Narrative:
		return inSentence
	case f.shape&comma != 0:
		return inForm
	}
	return inBracket
}

// arePlaces says whether every name is that of a town or a country, and of no
// author of the list: "(Paris, 2014)".
func (f *finding) arePlaces(x *index) bool {
	for _, n := range f.Names {
		if !isTown(fold.Words(n.Family)) || x.listed(fold.Letters(n.Family)) {
			return false
		}
	}
	return true
}

// lastName is the last word of the last name, folded: by which it is spoken of.
func (f *finding) lastName() string {
	if len(f.Names) == 0 {
		return ""
	}
	return lastWord(f.Names[len(f.Names)-1].Family)
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
func (r *reader) doubtNames(s systems) {
	for _, f := range r.found {
		if f.mayBeMissing() && f.shape&several != 0 && f.shape&placed == 0 && !f.arePlaces(r.index) && !r.numberNear(f, s) {
			r.doubt(f.Span, f.Text, besides)
		}
	}
	for _, f := range r.bare {
		if !r.numberNear(f, s) {
			r.doubt(f.Span, f.Text, besides)
		}
	}
	r.sortDoubts()
}
