package main

import (
	"testing"

	"github.com/bibfix/bibfix/prose/cite/odds"
)

// The marked texts hold some 490 citations of works that their lists lack and some 520
// things with a year that are none; most of the latter were set up to mislead. What the
// weights make of them is kept from both sides, so that a threshold that moves is noticed.
func TestMarkedTexts(t *testing.T) {
	count := map[bool]map[odds.Score]int{true: {}, false: {}}
	all := map[bool]int{}
	for _, p := range citations("../../testdata/places") {
		if p.weight == weightTaken {
			continue
		}
		score := odds.Score(0)
		for _, s := range p.signs {
			score += s.Weight()
		}
		all[p.cites]++
		for _, from := range []odds.Score{odds.Sure, odds.Likely, odds.Maybe} {
			if score >= from {
				count[p.cites][from]++
			}
		}
	}
	percent := func(cites bool, from odds.Score) int { return 100 * count[cites][from] / all[cites] }
	for _, want := range []struct {
		cites    bool
		from     odds.Score
		min, max int // percent
	}{
		{true, odds.Sure, 45, 60},
		{true, odds.Likely, 86, 94},
		{true, odds.Maybe, 95, 99},
		{false, odds.Sure, 0, 6},
		{false, odds.Likely, 15, 27},
		{false, odds.Maybe, 20, 40},
	} {
		if got := percent(want.cites, want.from); got < want.min || got > want.max {
			t.Errorf("of the places that cite (%v) %d %% weigh %d or more, want %d to %d", want.cites, got, want.from, want.min, want.max)
		}
	}
	t.Logf("citing: %d of %d told; not citing: %d of %d", count[true][odds.Likely], all[true], count[false][odds.Likely], all[false])
}

func TestUnmark(t *testing.T) {
	text, marks := unmark([]byte("As ⟦+Ostrow (1931)⟧ says of ⟦-Quay (1812)⟧."))
	if string(text) != "As Ostrow (1931) says of Quay (1812)." || len(marks) != 2 || !marks[0].cites || marks[1].cites {
		t.Errorf("%q, %v", text, marks)
	}
	if got := string(text[marks[1].Start:marks[1].End]); got != "Quay (1812)" {
		t.Errorf("the second mark lies over %q", got)
	}
}
