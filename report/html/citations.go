package html

import (
	"cmp"

	"github.com/bibfix/bibfix/lint"
)

// A text is the citations of one file.
type text struct {
	Title     string // "" for the only one
	Citations []citation
}

// A citation is one place of the text with the entry it leads to.
type citation struct {
	ID, Line string
	Quote    quote
	Status   status
	Entries  []link
	More     int // entries that are not shown
}

// A status says whether a citation leads to an entry.
type status struct{ Class, Icon, Word string }

var statuses = [...]status{
	lint.Resolved:  {"good", "✓", "in the list"},
	lint.Mismatch:  {"bad", "≠", "differs from its entry"},
	lint.Ambiguous: {"bad", "?", "fits several entries"},
	lint.Missing:   {"bad", "!", "no entry found"},
}

// A citeAt is a citation and where it stands.
type citeAt struct {
	doc  *lint.Document
	cite *lint.Citation
}

// chooseCitations picks those that the page shows: of too many all that lead
// to no entry or to a wrong one, as far as there is room, and the first of the
// others.
func (b *builder) chooseCitations() []citeAt {
	total, odd := 0, 0
	for _, doc := range b.Documents {
		total += len(doc.Citations)
		for _, c := range doc.Citations {
			if c.Status != lint.Resolved {
				odd++
			}
		}
	}
	resolved := max(maxCitations-odd, 0)
	var chosen []citeAt
	for _, doc := range b.Documents {
		for _, c := range doc.Citations {
			if c.Status == lint.Resolved {
				resolved--
			}
			if len(chosen) < maxCitations && (total <= maxCitations || c.Status != lint.Resolved || resolved >= 0) {
				chosen = append(chosen, citeAt{doc, c})
			}
		}
	}
	return chosen
}

// texts are the citations of the page by file. Left is how many are not shown.
func (b *builder) texts(cites []citeAt) (texts []text, left int) {
	var last *lint.Document
	for i, at := range cites {
		if at.doc != last {
			last = at.doc
			title := ""
			if b.several {
				title = fileName(at.doc.Name)
			}
			texts = append(texts, text{Title: title})
		}
		t := &texts[len(texts)-1]
		t.Citations = append(t.Citations, b.citation(at, itoa(i+1)))
	}
	return texts, b.Summary().Citations - len(cites)
}

func (b *builder) citation(at citeAt, number string) citation {
	line := itoa(b.Position(at.doc.Name, at.cite.Span.Start).Line)
	c := citation{ID: "citation-" + number, Line: line, Quote: b.quote(at.doc.Name, at.cite.Span), Status: b.statusOf(at.cite)}
	for i, ref := range at.cite.References {
		if i == maxLinks {
			c.More = len(at.cite.References) - maxLinks
			break
		}
		to := link{Text: short(ref)}
		if spot := b.entryOf(cmp.Or(ref.File, at.doc.Name), ref.Span.Start); spot != nil {
			to.Href = "#" + spot.anchor
			if at.cite.Status == lint.Resolved || at.cite.Status == lint.Mismatch {
				b.citations[spot.anchor] = append(b.citations[spot.anchor], link{"#" + c.ID, line})
			}
		}
		c.Entries = append(c.Entries, to)
	}
	return c
}

// statusOf is what linking found. A citation that need not be in the list is
// not missing from it.
func (b *builder) statusOf(c *lint.Citation) status {
	if c.Status == lint.Missing && (c.Secondary || c.Exempt || !c.Certain) {
		return status{"open", "–", "not looked for in the list"}
	}
	return statuses[c.Status]
}
