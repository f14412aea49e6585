package html

import (
	"cmp"
	"iter"
	"slices"
	"strings"

	"github.com/bibfix/bibfix/lint"
	"github.com/bibfix/bibfix/report"
)

// A text is the citations of one file.
type text struct {
	Title    string // "" for the only one
	Passages []passage
}

// A passage is a sentence, or what meets of several, with the citations in it.
type passage struct {
	Line      string
	Pieces    []marked
	Citations []citation
}

// A marked piece of a passage is a citation, or what stands between two.
type marked struct {
	Marked bool
	Text   string
}

// A citation is one place of the text with the entry it leads to.
type citation struct {
	ID, Text string
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

// texts are the citations of the page by file and passage.
func (b *builder) texts(cites []citeAt) []text {
	var texts []text
	number := 0
	for of, window := range passages(cites) {
		if number == 0 || of[0].doc != cites[number-1].doc {
			title := ""
			if b.several {
				title = fileName(of[0].doc.Name)
			}
			texts = append(texts, text{Title: title})
		}
		p := b.passage(of, window)
		for _, at := range of {
			number++
			p.Citations = append(p.Citations, b.citation(at, itoa(number)))
		}
		t := &texts[len(texts)-1]
		t.Passages = append(t.Passages, p)
	}
	return texts
}

// passages parts citations where their sentences do not meet, and gives each
// part with what is shown around it. A passage does not grow without end.
func passages(cites []citeAt) iter.Seq2[[]citeAt, lint.Span] {
	return func(yield func([]citeAt, lint.Span) bool) {
		for start, end := 0, 0; start < len(cites); start = end {
			doc := cites[start].doc
			around := window(doc, cites[start].cite.Span)
			for end = start + 1; end < len(cites) && cites[end].doc == doc; end++ {
				next := window(doc, cites[end].cite.Span)
				if next.Start >= around.End || next.End-around.Start > maxCompared {
					break
				}
				around = lint.Span{Start: min(around.Start, next.Start), End: max(around.End, next.End)}
			}
			if !yield(cites[start:end], around) {
				return
			}
		}
	}
}

// passage is the text of a window with the citations marked.
func (b *builder) passage(of []citeAt, window lint.Span) passage {
	doc := of[0].doc
	var spans []lint.Span
	for _, at := range of {
		spans = append(spans, whole(doc.Data, within(doc.Data, at.cite.Span)))
	}
	slices.SortFunc(spans, func(x, y lint.Span) int { return cmp.Or(cmp.Compare(x.Start, y.Start), cmp.Compare(x.End, y.End)) })
	p := passage{Line: itoa(b.Position(doc.Name, of[0].cite.Span.Start).Line)}
	add := func(isMarked bool, start, end int) {
		if text := b.stretch(doc.Name, lint.Span{Start: start, End: end}); start < end {
			p.Pieces = append(p.Pieces, marked{isMarked, text})
		}
	}
	at := window.Start
	for _, s := range spans {
		s.Start = max(s.Start, at) // a range of numbers is several citations
		if s.End = min(s.End, window.End); s.Start < s.End {
			add(false, at, s.Start)
			add(true, s.Start, s.End)
			at = s.End
		}
	}
	add(false, at, window.End)
	if n := len(p.Pieces); n > 0 {
		p.Pieces[0].Text = leadIn(doc, window) + strings.TrimLeft(p.Pieces[0].Text, " ")
		p.Pieces[n-1].Text = strings.TrimRight(p.Pieces[n-1].Text, " ") + leadOut(doc, window)
	}
	return p
}

func (b *builder) citation(at citeAt, number string) citation {
	line := itoa(b.Position(at.doc.Name, at.cite.Span.Start).Line)
	c := citation{ID: "citation-" + number, Text: citationText(at.cite), Status: statusOf(at.doc, at.cite)}
	for i, ref := range at.cite.References {
		if i == maxLinks {
			c.More = len(at.cite.References) - maxLinks
			break
		}
		to := link{Text: short(ref)}
		if spot := b.entryOf(cmp.Or(ref.File, at.doc.Name), ref.Span.Start); spot != nil {
			to.Href = "#" + spot.anchor
			if at.cite.Status != lint.Ambiguous {
				b.citations[spot.anchor] = append(b.citations[spot.anchor], link{"#" + c.ID, line})
			}
		}
		c.Entries = append(c.Entries, to)
	}
	return c
}

// citationText is the citation as a reader knows it.
func citationText(c *lint.Citation) string {
	text := c.Text
	switch {
	case c.Kind == lint.ByNumber && c.Number > 0:
		text = "[" + itoa(c.Number) + "]"
	case (c.Kind == lint.ByKey || c.Kind == lint.ByLabel) && c.Key != "":
		text = c.Key
	case strings.Contains(text, "(") && !strings.Contains(text, ")"):
		text += ")"
	}
	return clipAt(legible(text), 100)
}

// statusOf is what linking found. A citation that need not be in the list is
// not missing from it.
func statusOf(doc *lint.Document, c *lint.Citation) status {
	if c.Status == lint.Missing && c.HasKey() && (doc.Incomplete() || len(doc.Bibliographies()) == 0) && report.Gap(doc) != "" {
		return status{"open", "–", "not checked: its bibliography was not read"}
	}
	if c.Status == lint.Missing && (c.Secondary || c.Exempt || !c.Told()) {
		return status{"open", "–", "not looked for in the list"}
	}
	return statuses[c.Status]
}
