package cite

import (
	"github.com/bibfix/bibfix/lint"
	"github.com/bibfix/bibfix/prose/block"
	"github.com/bibfix/bibfix/prose/cite/odds"
)

// A Sample is a place that is weighed, from which the weights of package odds are
// fitted. It is for internal/fit alone.
type Sample struct {
	Span  lint.Span // names and year
	Text  string
	Signs []odds.Sign
}

// Samples gives the places of a document without an entry, and where citations
// have one, whose lists and entries are read. Of texts that cite by numbers it
// gives none.
func Samples(doc *lint.Document, body []block.Block) (places []Sample, linked []lint.Span) {
	r := read(doc, body)
	if r.decide().names != used {
		return nil, nil
	}
	w := r.weigher(body)
	for _, f := range r.found {
		switch {
		case f.mayBeMissing():
			places = append(places, Sample{Span: f.Span, Text: f.Text, Signs: odds.Signs(w.place(f), &w.text)})
		case f.Status == lint.Resolved:
			linked = append(linked, f.Span)
		}
	}
	return places, linked
}
