package cite

import (
	"strings"

	"github.com/bibfix/bibfix/internal/fold"
	"github.com/bibfix/bibfix/lint"
)

// Names in notes with a slip in them, before the title of a listed work.

// misspelt says whether the first of the names before the title at token k is a slip of the
// first author's of an entry, and no other author of the list or case of the name.
func (n *noteReader) misspelt(who names, k int, e *entry) bool {
	if len(who.people) == 0 || len(e.authors) == 0 || !n.partedByComma(k) {
		return false
	}
	p, a := &who.people[0], &e.authors[0]
	cited := p.spellings()
	if len(cited) == 0 || p.is(a) < impossibleCost || !nearly(cited, a) || p.declinedFrom(a, n.cases) || p.cutFrom(a) {
		return false
	}
	last := fold.Letters(lastName(p))
	if n.index.listed(last) || n.index.listed(cited[0].text) {
		return false
	}
	for _, s := range a.spelled() { // "Ekdals", "Okafora": a case
		if strings.HasPrefix(last, s.text) && len(last) <= len(s.text)+1 && len(s.text) > 1 && caseLetters[last[len(s.text):]] {
			return false
		}
	}
	return true
}

// cutFrom says whether the name is that of a body whose first word was taken for an initial:
// "R Core Group".
func (p *person) cutFrom(a *author) bool {
	for _, s := range a.spelled() {
		if p.initials != "" && strings.HasPrefix(s.text, fold.Letters(p.initials)) && strings.HasSuffix(s.text, fold.Letters(p.text())) {
			return true
		}
	}
	return false
}

// caseLetters end a name in the second case, in languages whose texts are not known by them.
var caseLetters = set("s", "a", "n")

// partedByComma says whether a comma or a colon stands between the names and the title at
// token k, besides its quote.
func (n *noteReader) partedByComma(k int) bool {
	for k > 0 && isQuote(&n.t[k-1]) {
		k--
	}
	return k > 0 && (n.t[k-1].is(',') || n.t[k-1].is(':'))
}

// otherName makes the citation a mismatch: its first name has a slip.
func (n *noteReader) otherName(f *finding, who *names) {
	c, cited := f.Citation, lastName(&who.people[0])
	at := who.first
	for k := who.first; k < who.end; k++ {
		if n.t[k].text == cited {
			at = k
			break
		}
	}
	c.Status, c.NamesSpan = lint.Mismatch, n.span(n.t[at].start, n.t[at].end)
	c.Faults = append(c.Faults, lint.Fault{Kind: lint.SpellingFault, Reference: f.entry.ref, Span: c.NamesSpan, Cited: cited, Listed: f.entry.authors[0].name.Sorted()})
}
