// Package cite finds the citations of a text and links each to its entry.
//
// The list is read first (newIndex), then the text with the list in hand: a
// year in brackets is a citation when the list knows the name, silence when its
// shape is a trap ("the Quay War (1936)"), and a finding only when its shape is
// unmistakable ("Okafor et al., 2014").
//
// Block by block, three things are looked for and nothing is decided yet:
//
//   - dates, as anchors of citations by name (readAuthors). The names before a
//     date are read backwards (namesBefore); where several readings are
//     possible, the index says which one it knows (resolve, ask);
//   - lists of numbers in brackets, superscripts and after "refs." (readNumbers);
//   - what needs no judging: labels, placeholders, laws by their number.
//
// Notes, which cite by titles and point to earlier ones, are read once the rest is
// (readNotes).
//
// What a page or a figure cuts in two is then read across the blocks, where the
// list has it (readAcross).
//
// Then the text is judged as a whole (judge): in which systems it cites, each
// decided for itself, and how its numbers are set; which unlinked places are certain enough to
// be reported; and, in the widest reading of all, which uncited entries the text
// names nevertheless (mention).
//
// A text that names works in brackets without a year, as MLA does, is told by its own
// brackets (citesByAuthor) and then read once more (readByAuthor): brackets, pages behind
// quotations, and listed names in sentences. What has no entry there is weighed (unfound).
//
// A citation and an entry are compared by adding up what they differ in (the
// cost constants). Everything is linear in the length of the text; lists of
// namesakes, nested brackets and the reach of every look back are bounded.
package cite

import (
	"slices"
	"sort"

	"github.com/bibfix/bibfix/lint"
	"github.com/bibfix/bibfix/prose/block"
)

// Read reads the citations of the body into doc.Citations with the list in
// hand, links them, and sets doc.Style and each entry's Cited and Mentioned.
func Read(doc *lint.Document, body []block.Block) { read(doc, body).judge(body) }

// read finds what may cite, and links it. Nothing is decided yet.
func read(doc *lint.Document, body []block.Block) *reader {
	r := &reader{doc: doc, index: newIndex(doc.References), numbers: numberings(doc), labels: labelled(doc.References), acts: acts(doc.References)}
	r.inside = labelsInside(doc.References, r.labels)
	r.forms = formsOfLabels(doc.References)
	r.cases = casesOf(body)
	r.notes = slices.ContainsFunc(body, func(b block.Block) bool { return b.Kind == block.Note }) ||
		slices.ContainsFunc(doc.Lists, func(l lint.List) bool { return l.Notes })
	for i := range doc.Lists {
		r.scopes = append(r.scopes, i)
	}
	sort.SliceStable(r.scopes, func(i, j int) bool { return doc.Lists[r.scopes[i]].Scope.Start < doc.Lists[r.scopes[j]].Scope.Start })
	for i := range body {
		if b := &body[i]; isProse(b) {
			r.at = int32(i)
			r.readAuthors(b)
			r.readActs()
			r.readNumbers()
			r.readLost()
		}
	}
	r.readAcross(body)
	r.readNotes(body)
	return r
}

// isProse says whether a block may cite.
func isProse(b *block.Block) bool { return b.Kind != block.Code && b.Kind != block.Furniture }
