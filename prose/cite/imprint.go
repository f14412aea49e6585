package cite

import (
	"github.com/bibfix/bibfix/internal/ascii"
	"github.com/bibfix/bibfix/internal/fold"
	"github.com/bibfix/bibfix/lint"
)

// The place and the year of a work, behind its title in a note.

// imprint bounds, in tokens, how far behind a title its imprint reaches.
const imprint = 60

// yearBehind is the token behind the entry's year in the imprint, 0 for none.
func (n *noteReader) yearBehind(h *titleHit) int {
	for j := h.end; j < len(n.t) && j < h.end+imprint && !n.t[j].is(';'); j++ {
		if n.t[j].kind == number && ascii.Digits(n.t[j].text) == 4 && h.entry.hasYear(atoi(n.t[j].text)) {
			return j + 1
		}
	}
	return 0
}

// behindQuote is the token behind the quote that closes a title which ends at token end.
func (n *noteReader) behindQuote(end int) int {
	for end < len(n.t) && (isQuote(&n.t[end]) || (n.t[end].is(',') || n.t[end].is('.')) && end+1 < len(n.t) && isQuote(&n.t[end+1])) {
		end++
	}
	return end
}

// otherYear makes the citation a mismatch: its imprint has another year than the entry.
func (n *noteReader) otherYear(f *finding, year *token) {
	c := f.Citation
	c.Date = lint.Date{Year: atoi(year.text)}
	c.YearSpan = n.span(year.start, year.end)
	c.Status = lint.Mismatch
	c.Faults = []lint.Fault{{Kind: lint.YearFault, Reference: f.entry.ref, Span: c.YearSpan, Cited: year.text, Listed: dateText(f.entry.date)}}
}

// imprintYear is the token of the year that ends the bracket at token i, as in
// "(Lund: Quay Press, 2014)"; -1 where there is none.
func imprintYear(t []token, i int) int {
	end := imprintEnd(t, i)
	if end == i || t[end-2].kind != number || t[end-3].is('-') {
		return -1
	}
	if _, letter, ok := splitYear(t[end-2].text); !ok || letter != "" {
		return -1
	}
	return end - 2
}

// imprintEnd steps over "(Lund: Quay Press, 2014)".
func imprintEnd(t []token, i int) int {
	if i >= len(t) || !t[i].is('(') {
		return i
	}
	for j := i; j < len(t) && j < i+20; j++ {
		if t[j].is(')') {
			return j + 1
		}
	}
	return i
}

func isQuote(t *token) bool {
	return t.is('"') || t.kind == sign && fold.IsApostrophe(t.sign)
}
