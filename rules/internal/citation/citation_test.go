package citation_test

import (
	"testing"

	_ "github.com/bibfix/bibfix/internal/golden"
	"github.com/bibfix/bibfix/lint"
	"github.com/bibfix/bibfix/rules/internal/citation"
)

var (
	ada = lint.Name{Family: "Okafor", Given: "Ada"}
	bo  = lint.Name{Family: "Prado", Given: "Bo"}
	cy  = lint.Name{Literal: "Harbour Office"}
)

func TestCalled(t *testing.T) {
	author := func(open bool, names ...lint.Name) lint.Field {
		return lint.Field{Name: "author", Names: names, Open: open}
	}
	issued := func(d lint.Date) lint.Field { return lint.Field{Name: "issued", Date: d} }
	title := lint.Field{Name: "title", Text: "On the levies of the old harbour"}
	for want, fields := range map[string][]lint.Field{
		"Okafor (2014a)":              {author(false, ada), issued(lint.Date{Year: 2014, Letter: "a"})},
		"Okafor et al.":               {author(true, ada)},
		"Okafor & Prado (n.d.)":       {author(false, ada, bo), issued(lint.Date{Status: "n.d."})},
		"Okafor et al. (in press-b)":  {author(false, ada, bo, cy), issued(lint.Date{Status: "in press", Letter: "b"})},
		"Harbour Office":              {{Name: "editor", Names: []lint.Name{cy}}},
		"On the levies of the … (99)": {title, issued(lint.Date{Year: 99})},
		"Quay. 2014.":                 nil,
	} {
		if got := citation.Called(&lint.Reference{Text: lint.PlainText("Quay. 2014.", 0), Fields: fields}); got != want {
			t.Errorf("%s, want %s", got, want)
		}
	}
}

func TestWork(t *testing.T) {
	for want, c := range map[string]*lint.Citation{
		"Okafor & Prado (2014)":                {Names: []lint.Name{ada, bo}, Date: lint.Date{Year: 2014}},
		"Okafor et al.":                        {Names: []lint.Name{ada}, EtAl: true},
		"Okafor, “Levies”":                     {Names: []lint.Name{ada}, Title: "Levies", Date: lint.Date{Year: 2014}},
		"Okafor, Prado, Harbour Office (2014)": {Names: []lint.Name{ada, bo, cy}, Date: lint.Date{Year: 2014}},
	} {
		if got := citation.Work(c); got != want {
			t.Errorf("%s, want %s", got, want)
		}
	}
}
