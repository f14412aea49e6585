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

// TestGroundBounds asks for the ground of a list of a hundred entries.
func TestGroundBounds(t *testing.T) {
	for _, c := range []struct {
		guessed       bool
		cited, looked int // entries that are cited, and that are parted by their look
		want          lint.Ground
	}{
		{true, 49, 0, lint.GuessedList},
		{true, 50, 0, lint.LooseBorder},
		{true, 89, 0, lint.LooseBorder},
		{true, 90, 0, lint.FirmGround},
		{true, 90, 21, lint.LooseBorder},
		{false, 0, 20, lint.FirmGround},
		{false, 0, 21, lint.LooseBorder},
	} {
		doc := &lint.Document{Lists: []lint.List{{N: 100, Guessed: c.guessed}}}
		for i := range 100 {
			r := &lint.Reference{Index: i, Trust: lint.Safe}
			if i < c.looked {
				r.Trust = lint.Unsafe
			}
			if i < c.cited {
				r.Cited = 3 // an entry counts once
			}
			doc.References = append(doc.References, r)
		}
		if got := doc.Grounds().Without(0); got != c.want {
			t.Errorf("guessed %t, %d cited, %d parted by look: ground %d, want %d", c.guessed, c.cited, c.looked, got, c.want)
		}
	}
}

// TestTornGround asks for the ground of a list of a hundred entries that was put
// together of pieces.
func TestTornGround(t *testing.T) {
	for _, c := range []struct {
		numbered bool
		cited    int
		want     lint.Ground
	}{
		{false, 89, lint.GuessedList},
		{false, 90, lint.FirmGround},
		{true, 100, lint.GuessedList},
	} {
		doc := &lint.Document{Lists: []lint.List{{N: 100, Torn: true, Numbered: c.numbered}}}
		for i := range 100 {
			r := &lint.Reference{Index: i, Trust: lint.Safe}
			if i < c.cited {
				r.Cited = 1
			}
			doc.References = append(doc.References, r)
		}
		if got := doc.Grounds().Without(0); got != c.want {
			t.Errorf("numbered %t, %d cited: ground %d, want %d", c.numbered, c.cited, got, c.want)
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
