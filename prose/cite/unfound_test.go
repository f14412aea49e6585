package cite

import "testing"

func TestWeightOfHabit(t *testing.T) {
	for _, c := range []struct{ with, without, fewest, want int }{
		{habitPaged, 0, habitPaged, weightRule},
		{habitPaged - 1, 0, habitPaged, 0},
		{habitPaged, 1, habitPaged, weightHabit},
		{habitPaged, 2, habitPaged, 0},
		{habitBare, 1, habitBare, weightRule},
		{habitBare, 2, habitBare, weightHabit},
		{habitBare, 4, habitBare, 0},
	} {
		if got := weightOfHabit(c.with, c.without, c.fewest); got != c.want {
			t.Errorf("%d with and %d without an entry weigh %d, want %d", c.with, c.without, got, c.want)
		}
	}
}

// TestCertainFrom weighs single signs and sums: what alone proves a citation and what does not.
func TestCertainFrom(t *testing.T) {
	for _, c := range []struct {
		name string
		sum  int
		want bool
	}{
		{"a linked work beside it", weightShared, true},
		{"et al.", weightEtAl, true},
		{"the word for a page", weightPageWord, true},
		{"a title in quotes", weightTitle, true},
		{"a quotation before it", weightQuote, false},
		{"a quotation before it and the end of a clause", weightQuote + weightClosing, true},
		{"the end of a clause, and no name before it", weightClosing + weightPlain, false},
		{"the same where such brackets have entries", weightClosing + weightPlain + weightHabit, true},
		{"the same of an ordinary word", weightClosing + weightPlain + weightRule + weightWord, false},
		{"the same of what is counted elsewhere", weightClosing + weightPlain + weightRule + weightNumbered, false},
		{"the same of chapter and verse", weightClosing + weightPlain + weightRule + weightVerse, false},
		{"the same of a character", weightClosing + weightPlain + weightRule + weightSpoken, false},
		{"a word for a source and the end of a clause", weightLed + weightClosing, true},
		{"a word for a source alone", weightLed, false},
	} {
		if (c.sum >= certainFrom) != c.want {
			t.Errorf("%s: %d", c.name, c.sum)
		}
	}
}
