package rules

import (
	"testing"

	"github.com/bibfix/bibfix/lint"
)

// TestPieces asks what is a piece of the entry above, and what no entry at all.
func TestPieces(t *testing.T) {
	field := func(name, text string) lint.Field { return lint.Field{Name: name, Text: text} }
	author := lint.Field{Name: "author", Names: []lint.Name{{Family: "Okafor"}}}
	issued := lint.Field{Name: "issued", Date: lint.Date{Year: 2014}}
	whole := &lint.Reference{Text: lint.PlainText("Okafor (2014). Levies. Quay Press.", 0), Fields: []lint.Field{author, issued, field("publisher", "Quay Press")}}
	homeless := &lint.Reference{Text: lint.PlainText("Okafor (2014). Levies of the", 0), Fields: []lint.Field{author, issued, field("title", "Levies of the")}}
	for _, c := range []struct {
		above          *lint.Reference
		text           string
		fields         []lint.Field
		piece, nothing bool
	}{
		{whole, "harbours and towns. London: Quay Press.", []lint.Field{field("publisher", "Quay Press")}, true, false},
		{whole, "12(3), 4–9.", nil, true, true},
		{whole, "The Harbour Times, 4 May.", []lint.Field{issued}, false, false},
		{homeless, "The Harbour Times, 4 May.", []lint.Field{issued}, true, false},
		{whole, "Prado (2011). Tides. Quay Press.", []lint.Field{author, issued, field("title", "Tides")}, false, false},
		{homeless, "Prado (2011). Tides. Quay Press.", []lint.Field{author, issued, field("title", "Tides")}, false, false},
		{whole, "Ada Brook", []lint.Field{author}, false, true},
		{whole, "Appendix", []lint.Field{field("title", "Appendix")}, false, true},
		{whole, "Brook, A. On quays. Thesis.", []lint.Field{author, field("title", "On quays")}, false, false},
	} {
		r := &lint.Reference{Text: lint.PlainText(c.text, 0), Fields: c.fields}
		if piece, nothing := isPiece(c.above, r), isNoEntry(r); piece != c.piece || nothing != c.nothing {
			t.Errorf("%s below %s: a piece %t, no entry %t; want %t, %t", c.text, c.above.Text.String, piece, nothing, c.piece, c.nothing)
		}
	}
}
