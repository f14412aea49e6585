package lint_test

import (
	"testing"

	"github.com/bibfix/bibfix/lint"
)

// TestGround asks for the ground of findings about each of five entries, and of one that the list lacks.
func TestGround(t *testing.T) {
	for _, c := range []struct {
		name    string
		guessed bool
		cited   int    // of the entries
		trust   string // of each entry: s(afe), u(nsafe)
		want    string // of each entry, then of the list: F(irm), L(oose), G(uessed)
	}{
		{"all parted by marks", false, 5, "sssss", "FFFFFF"},
		{"one parted by its look, and the one above it", false, 5, "ssuss", "FLLFFF"},
		{"two of five parted by their look", false, 0, "suuss", "LLLFFL"},
		{"guessed, and hardly cited", true, 2, "sssss", "GGGGGG"},
		{"guessed, and mostly cited", true, 3, "sssss", "LLLLLL"},
		{"guessed, and cited from end to end", true, 5, "sssss", "FFFFFF"},
	} {
		doc := &lint.Document{Lists: []lint.List{{N: 5, Guessed: c.guessed}}}
		for i, trust := range c.trust {
			r := &lint.Reference{Index: i, Trust: lint.Safe}
			if trust == 'u' {
				r.Trust = lint.Unsafe
			}
			if i < c.cited {
				r.Cited = 1
			}
			doc.References = append(doc.References, r)
		}
		grounds, got := doc.Grounds(), ""
		for _, r := range doc.References {
			got += string("GLF"[grounds.Of(r)])
		}
		got += string("GLF"[grounds.Without(-1)])
		if got != c.want || grounds.Without(0) != grounds.Without(-1) {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}

func TestWeigh(t *testing.T) {
	for _, c := range []struct {
		ground  lint.Ground
		in, out lint.Severity
		counted bool
	}{
		{lint.FirmGround, lint.Error, lint.Error, false},
		{lint.FirmGround, lint.Info, lint.Info, false},
		{lint.LooseBorder, lint.Error, lint.Warning, false},
		{lint.LooseBorder, lint.Warning, lint.Warning, false},
		{lint.GuessedList, lint.Error, lint.Info, false},
		{lint.GuessedList, lint.Warning, lint.Info, false},
		{lint.GuessedList, lint.Info, lint.Info, true},
	} {
		if out, counted := c.ground.Weigh(c.in); out != c.out || counted != c.counted {
			t.Errorf("ground %d: %v becomes %v, counted %t", c.ground, c.in, out, counted)
		}
	}
}
