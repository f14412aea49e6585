package cite

import (
	"testing"

	"github.com/bibfix/bibfix/lint"
	"github.com/bibfix/bibfix/prose/block"
)

// TestBelievable asks whether works may be called missing, by how many citations have an
// entry and how many have none.
func TestBelievable(t *testing.T) {
	for _, c := range []struct {
		linked, missing int
		want            bool
	}{
		{0, 7, true}, {0, 8, false}, // of seven no share is meaningful
		{2, 5, true}, {2, 6, false},
		{6, 11, true}, {6, 12, false},
		{20, 0, true},
	} {
		r := &reader{doc: &lint.Document{}}
		if got := r.believable(c.linked, c.missing); got != c.want {
			t.Errorf("%d linked, %d missing: %t, want %t", c.linked, c.missing, got, c.want)
		}
	}
}

// TestGaps asks whether a list was misread, by the numbers up to its highest that it skips.
func TestGaps(t *testing.T) {
	for _, c := range []struct {
		name    string
		highest int
		skipped int // numbers that are cited, twice each
		loose   bool
		want    bool
	}{
		{"a quarter", 20, 5, true, true},
		{"less than a quarter", 21, 5, true, false},
		{"four numbers", 10, 4, true, false},
		{"a quarter of a list that is sure", 20, 5, false, false},
		{"a quarter of a long one", 200, 50, true, true},
		{"less of a long one", 200, 49, true, false},
	} {
		one := &lint.Reference{Trust: lint.Safe}
		if c.loose {
			one.Trust = lint.Unsafe
		}
		doc := &lint.Document{Lists: []lint.List{{N: 1}}, References: []*lint.Reference{one}}
		for i := range 2 * c.skipped {
			doc.Citations = append(doc.Citations, &lint.Citation{Kind: lint.ByNumber, Status: lint.Missing, Number: 1 + i/2})
		}
		for i := range 9 { // beyond the list: it may lack its end
			doc.Citations = append(doc.Citations, &lint.Citation{Kind: lint.ByNumber, Status: lint.Missing, Number: c.highest + i})
		}
		if got := (&reader{doc: doc}).gaps(c.highest); got != c.want {
			t.Errorf("%s: %t, want %t", c.name, got, c.want)
		}
	}
}

// TestGoesOn asks whether a list goes on outside of it, by the missing numbers 21 to 24
// that lines of the text begin with.
func TestGoesOn(t *testing.T) {
	for _, c := range []struct {
		name, text string
		want       bool
	}{
		{"three labels", "[21] A. Okafor, Levies.\n[22] B. Prado, Tides.\n[24] C. Lund, Piers.", true},
		{"two labels", "[21] A. Okafor, Levies.\n[22] B. Prado, Tides.", false},
		{"one of them twice", "[21] A. Okafor, Levies.\n[22] B. Prado, Tides.\n[22] B. Prado, Tides.", false},
		{"labels alone", "[21]\n[22]\n[23]", true},
		{"one that is not missing", "[21] A. Okafor, Levies.\n[22] B. Prado, Tides.\n[3] C. Lund, Piers.", false},
		{"wrapped lines of the text", "[21] and then\n[22] in the south\n[23], as we saw", false},
	} {
		doc := &lint.Document{}
		for n := 21; n <= 24; n++ {
			doc.Citations = append(doc.Citations, &lint.Citation{Kind: lint.ByNumber, Status: lint.Missing, Number: n})
		}
		if got := (&reader{doc: doc}).goesOn([]block.Block{{Text: lint.PlainText(c.text, 0)}}); got != c.want {
			t.Errorf("%s: %t, want %t", c.name, got, c.want)
		}
	}
}

// TestLacks asks whether a list was misread, by the citations that it has no entry for.
func TestLacks(t *testing.T) {
	for _, c := range []struct {
		name            string
		entries, linked int
		missing, works  int // citations without an entry, and the works they are of
		loose           bool
		want            bool
	}{
		{"a draft that lacks a third", 10, 10, 5, 5, false, false},
		{"a list in doubt that lacks a third", 10, 10, 5, 5, true, true},
		{"a quarter", 15, 15, 5, 5, true, true},
		{"less than a quarter", 16, 16, 5, 5, true, false},
		{"four works", 10, 10, 8, 4, true, false},
		{"more is missing than there is", 4, 10, 5, 5, false, true},
		{"as much is missing as there is", 5, 10, 5, 5, false, false},
	} {
		doc := &lint.Document{Lists: []lint.List{{N: c.entries}}}
		for range c.entries {
			one := &lint.Reference{Trust: lint.Safe}
			if c.loose {
				one.Trust = lint.Unsafe
			}
			doc.References = append(doc.References, one)
		}
		r := &reader{doc: doc}
		for i := range c.missing {
			one := &lint.Citation{Status: lint.Missing, Certain: true, Names: []lint.Name{{Family: "Lund"}}, Date: lint.Date{Year: 1990 + i%c.works}}
			r.found = append(r.found, &finding{Citation: one})
		}
		if got := r.lacks(c.linked + c.missing); got != c.want {
			t.Errorf("%s: %t, want %t", c.name, got, c.want)
		}
	}
}
