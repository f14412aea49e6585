package rules

import "testing"

// TestNameLetters holds names against each other that differ in what a PDF leaves in them.
func TestNameLetters(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{"Commit- 34 tee on Small Data", "Committee on Small Data", true},
		{"Guild of Thatchers, 6", "Guild of Thatchers", true},
		{"Okafro", "Okafor", false},
		{"Prádo", "Prado", false},
	} {
		if got := nameLetters(c.a) == nameLetters(c.b); got != c.want {
			t.Errorf("%s and %s: the same %t, want %t", c.a, c.b, got, c.want)
		}
	}
}
