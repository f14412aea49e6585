package cite

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/bibfix/bibfix/internal/fold"
	"github.com/bibfix/bibfix/lint"
)

// What has a name and a year and is no citation shows by what stands around it: the
// title of a work of art in italics before the bracket, a town behind an institution, a
// noun behind the year.

// shapeOfThing looks at the surroundings of a citation for what would make it something
// else, if no entry fits.
func (r *reader) shapeOfThing(w *work) (s shape) {
	n := &w.names
	if len(n.people) == 0 || w.carried {
		return 0
	}
	last := &n.people[len(n.people)-1]
	switch {
	case r.isArt(w):
		s |= emphasised
	case !n.etAl && len(n.people) > 1 && r.isPlaced(w), isLetter(w):
		s |= placed | unlisted
	case len(n.people) == 1 && len(last.family) > 1 && last.initials == "" && yearOfNoun(w):
		s |= unlisted
	}
	return s
}

// isArt says whether the year is that of a work of art, film or song whose title stands
// before it in italics or quotation marks: "Antby's *Soap and Salt* (1993, fig. 3)", and
// with its translation in the bracket, "*Oficios* (Some Trades, 1976)".
func (r *reader) isArt(w *work) bool {
	n := &w.names
	last := n.people[len(n.people)-1]
	if w.narrative {
		end := &w.t[last.end-1]
		return r.emphasised(end.start, end.end)
	}
	start := w.t[0].start
	before := strings.TrimRight(r.text[:start], " ([（\n")
	if len(before) == start || len(n.people) > 1 || n.etAl || hasInstitution(last.family) || !r.endsTitle(len(before)) {
		return false
	}
	for i := range n.first {
		if !w.t[i].capital() {
			return false
		}
	}
	numbered := last.initials != "" && isVolume(w.t[last.end-1].text+"I") // "Analogy I"
	return last.end > 1 && (last.initials == "" || numbered) && !hasParticle(last.family) || isFigure(w)
}

// endsTitle says whether italics or a quotation of a few words end at the decoded byte.
func (r *reader) endsTitle(at int) bool {
	if at == 0 {
		return false
	}
	switch sign, _ := utf8.DecodeLastRuneInString(r.text[:at]); sign {
	case '”', '“', '"', '»', '’':
		return true
	}
	return r.emphasised(at-1, at)
}

// hasParticle says whether a name has a word in small letters, as those of people do.
func hasParticle(family []string) bool {
	for _, w := range family {
		if !startsUpper(w) {
			return true
		}
	}
	return false
}

// isFigure says whether a figure or plate stands behind the year, which shows a work of art.
func isFigure(w *work) bool {
	if w.date.end+1 >= len(w.dt) || !w.dt[w.date.end].is(',') {
		return false
	}
	switch w.dt[w.date.end+1].folded() {
	case "fig", "figs", "figure", "figures", "abb", "abbildung", "plate", "plates", "pl", "il", "ill", "illus", "figura", "foto", "photo", "image":
		return true
	}
	return false
}

// isPlaced says whether the people are a town and what is in it, "British Museum, London",
// with nothing but commas between, or places all of them with dashes: "Norway–Sweden".
func (r *reader) isPlaced(w *work) bool {
	people := w.names.people
	commas, dashes, towns := true, true, 0
	for i := range people {
		if r.index.listed(fold.Letters(people[i].text())) {
			return false
		}
		joint := func(sign rune) bool { return i == 0 || people[i].first > 0 && w.t[people[i].first-1].is(sign) }
		commas, dashes = commas && joint(','), dashes && joint('-')
		if isTown(fold.Words(people[i].text())) {
			towns++
		}
	}
	return commas && towns > 0 || dashes && towns == len(people)
}

// isLetter says whether the name is that of whom a letter went to: "(Prado to Ito, 1911)".
func isLetter(w *work) bool {
	first := w.names.first
	if w.narrative || first < 2 || !w.t[first-2].capital() {
		return false
	}
	switch w.t[first-1].text {
	case "to", "an", "à", "til", "till", "aan":
		return true
	}
	return false
}

// yearOfNoun says whether the year belongs to a noun behind it: "(US Great Plains, 2022
// storms)". Words about the citation may stand there as well.
func yearOfNoun(w *work) bool {
	if w.narrative || w.locator[1] > w.locator[0] || w.date.end >= len(w.dt) {
		return false
	}
	next := &w.dt[w.date.end]
	folded := next.folded()
	return next.kind == word && next.spaced && !next.capital() && utf8.RuneCountInString(next.text) > 3 && !tailWords[folded] && !smallWords[folded] && !leadWords[folded] && !secondhand[folded] && !printings[folded]
}

// likeTheOthers gives the members of a bracket that the list lacks the form of those that
// it has: in "(e.g., Brunt 2014, Ellery 2003)" the comma is not missing.
func likeTheOthers(group []*finding) {
	plain := slices.ContainsFunc(group, func(f *finding) bool {
		return f.Status == lint.Resolved && f.shape&(bracketed|comma) == bracketed && f.NamesSpan.Len() > 0
	})
	for _, f := range group {
		if plain && f.Status == lint.Missing && f.shape&bracketed != 0 {
			f.shape |= comma
		}
	}
}
