package rules

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/bibfix/bibfix/lint"
)

// uncitedIn is a text of so many words with a list of so many entries.
type uncitedIn struct {
	entries, cited  int
	mentioned       int // of those that are not cited
	undated         int // entries without a year
	words           int
	numbered, lost  bool // the list, and the signs of its raised numbers
	missing, others int  // citations without an entry where most have none, and citations of other works
}

func (u uncitedIn) document() *lint.Document {
	text := strings.Repeat("quay ", u.words)
	list := lint.List{N: u.entries, Numbered: u.numbered, Span: lint.Span{Start: len(text), End: len(text)}}
	doc := &lint.Document{File: lint.File{Data: []byte(text)}, Lists: []lint.List{list}, NumbersLost: u.lost, Unlinked: lint.Unlinked{Missing: u.missing, All: u.missing}}
	for i := range u.entries {
		r := &lint.Reference{Index: i, Trust: lint.Safe, Text: lint.PlainText("Okafor, A. (2014). Levies.", 0)}
		r.Fields = []lint.Field{{Name: "author", Names: []lint.Name{{Family: "Okafor"}}}, {Name: "title", Text: "Levies"}}
		if i >= u.undated {
			r.Fields = append(r.Fields, lint.Field{Name: "issued", Date: lint.Date{Year: 2014}})
		}
		if i < u.cited {
			r.Cited = 1
		}
		r.Mentioned = i >= u.cited && i < u.cited+u.mentioned
		doc.References = append(doc.References, r)
	}
	for range u.cited + u.others {
		doc.Citations = append(doc.Citations, &lint.Citation{})
	}
	return doc
}

// TestUncitedBounds asks for what is said of a list of which so much is cited: one finding
// of the whole, or one for each entry.
func TestUncitedBounds(t *testing.T) {
	const none, some, lost, numbers = "is it cited in a way that was lost", "the text points to", "could not be found", "were they lost on the way?"
	for _, c := range []struct {
		in   uncitedIn
		says string // "" for silence, or a number of entries
	}{
		// a list of ten or more, under a tenth of it cited
		{uncitedIn{entries: 10, words: 150}, none},
		{uncitedIn{entries: 9, words: 150}, ""},
		{uncitedIn{entries: 11, cited: 1, words: 150}, some},
		{uncitedIn{entries: 10, cited: 1, words: 150}, ""},
		{uncitedIn{entries: 100, cited: 9, words: 150}, some},
		{uncitedIn{entries: 100, cited: 10, words: 150}, ""},
		{uncitedIn{entries: 10, words: 150, missing: 1}, ""}, // that is said already
		// a text of some length, that does not name its works, and a list of works
		{uncitedIn{entries: 10, words: 149}, ""},
		{uncitedIn{entries: 20, mentioned: 4, words: 150}, none},
		{uncitedIn{entries: 20, mentioned: 5, words: 150}, ""},
		{uncitedIn{entries: 100, undated: 50, words: 150}, none},
		{uncitedIn{entries: 100, undated: 51, words: 150}, ""},
		// a quarter is cited
		{uncitedIn{entries: 100, cited: 24, words: 150}, ""},
		{uncitedIn{entries: 100, cited: 25, words: 150}, "75"},
		// numbers that lost their raise
		{uncitedIn{entries: 100, cited: 89, words: 150, lost: true}, lost},
		{uncitedIn{entries: 100, cited: 90, words: 150, lost: true}, "10"},
		{uncitedIn{entries: 100, cited: 89, words: 150}, "11"},
		// numbers of which nothing is left
		{uncitedIn{entries: 3, words: 150, numbered: true}, numbers},
		{uncitedIn{entries: 2, words: 150, numbered: true}, ""},
		{uncitedIn{entries: 3, words: 150, numbered: true, others: 1}, ""},
	} {
		var said []string
		for _, d := range lint.Check(c.in.document(), []lint.Rule{uncitedEntry(t)}, 2026) {
			said = append(said, d.Message)
		}
		ok := len(said) == 0
		switch {
		case len(c.says) <= 2 && c.says != "":
			ok = fmt.Sprint(len(said)) == c.says
		case c.says != "":
			ok = len(said) == 1 && strings.Contains(said[0], c.says)
		}
		if !ok {
			t.Errorf("%+v\nsays %q\nwant %q", c.in, said, c.says)
		}
	}
}

func uncitedEntry(t *testing.T) lint.Rule {
	t.Helper()
	all := All()
	i := slices.IndexFunc(all, func(r lint.Rule) bool { return r.ID == "uncited-entry" })
	if i < 0 {
		t.Fatal("no such rule")
	}
	return all[i]
}
