package works_test

import (
	"testing"

	_ "github.com/bibfix/bibfix/internal/golden"
	"github.com/bibfix/bibfix/lint"
	"github.com/bibfix/bibfix/rules/internal/works"
)

// Two entries, the second with other fields, and why they are one work.
func TestSame(t *testing.T) {
	usual := map[string]string{
		"title": "Harbour levies of the old north", "container-title": "Quay Studies", "volume": "12", "page": "4–9",
	}
	entryOf := func(year int, changed map[string]string) *works.Work {
		r := &lint.Reference{Fields: []lint.Field{
			{Name: "author", Names: []lint.Name{{Family: "Okafor", Given: "Ada"}}},
			{Name: "issued", Date: lint.Date{Year: year}},
		}}
		for name, text := range usual {
			if other, ok := changed[name]; ok {
				text = other
			}
			if text != "" {
				r.Fields = append(r.Fields, lint.Field{Name: name, Text: text})
			}
		}
		return works.New(r)
	}
	for _, c := range []struct {
		year    int
		changed map[string]string
		why     string
	}{
		{2014, nil, "the same authors, year, title and pages"},
		{2014, map[string]string{"page": ""}, "the same authors, year, title and volume"},
		{2014, map[string]string{"title": "Harbour levies of the old notrh"}, ""}, // a short word has no slip
		{
			2014, map[string]string{"title": "Harbuor levies of the old north"},
			"the same authors, year, pages and volume, and almost the same title",
		},
		{2014, map[string]string{"title": "Levies of the old north"}, ""},
		{2014, map[string]string{"page": "10–12"}, ""},
		{2014, map[string]string{"container-title": "Q. Stud."}, "the same authors, year, title and pages"},
		{2014, map[string]string{"container-title": "Port Review"}, ""},
		{2015, nil, "the same authors, title, volume and pages, but another year"},
		{2018, nil, ""},
		// A paper, and the article that it became.
		{2014, map[string]string{"volume": "", "page": "", "container-title": ""}, ""},
	} {
		a, b := entryOf(2014, nil), entryOf(c.year, c.changed)
		if why := a.Same(b); why != c.why || b.Same(a) != why {
			t.Errorf("%d, %v: %q, want %q", c.year, c.changed, why, c.why)
		}
	}
}
