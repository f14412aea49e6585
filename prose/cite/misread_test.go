package cite

import (
	"testing"

	"github.com/bibfix/bibfix/lint"
)

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
