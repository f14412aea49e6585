package html

import (
	"github.com/bibfix/bibfix/lint"
	"github.com/bibfix/bibfix/report"
)

// CompareWords shows a comparison as "kept [-old-]{+new+}".
func CompareWords(old, new string) string {
	var text string
	for _, p := range compareWords(old, new) {
		switch p.op {
		case '-':
			text += "[-" + p.Text + "-]"
		case '+':
			text += "{+" + p.Text + "+}"
		default:
			text += p.Text
		}
	}
	return text
}

// Sides are both texts as a comparison has them.
func Sides(old, new string) (string, string) {
	var a, b string
	for _, p := range compareWords(old, new) {
		if p.op != '+' {
			a += p.Text
		}
		if p.op != '-' {
			b += p.Text
		}
	}
	return a, b
}

// Quote is what is shown of a document around a place, which stands in brackets.
func Quote(doc *lint.Document, span lint.Span) string {
	b := newBuilder(report.New([]*lint.Document{doc}, nil, lint.Safe))
	q := b.quote(doc.Name, span)
	if q.Marked == "" {
		return q.plain()
	}
	return q.Before + "[" + q.Marked + "]" + q.After
}
