package main

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	_ "github.com/bibfix/bibfix/internal/golden"
)

func TestAlign(t *testing.T) {
	var tr truth
	for _, w := range []struct{ family, words string }{
		{"Adair", "adair ropewalks north tern press 2011"},
		{"van Benoit", "benoit hemp and tar journal cordage 2015"},
		{"van Benoit", "benoit hemp and tar journal cordage 2015"},
		{"Castor", "castor knots sea quay 2008"},
	} {
		tr.Works = append(tr.Works, madeWork{Family: []string{w.family}, Listed: true, Words: strings.Fields(w.words)})
	}
	lines := []string{
		"Adair, M. (2011). Ropewalks of the", "north. Tern Press.",
		"van Benoit, C. (2015). Hemp and tar.", "Journal of Cordage.", "https://example.org/tar",
		"van Benoit, C. (2015). Hemp and tar. Journal of Cordage.",
		"Castor, D. (2008). Knots at sea, told", "to nobody. Quay.",
	}
	want := []bool{true, false, true, false, false, true, true, false}
	if got := align(lines, &tr); !slices.Equal(got, want) {
		t.Errorf("entries begin at %v, want %v", got, want)
	}
	mixed := []string{"Adair, M. (2011). Ropewalks", "Castor, D. (2008). Knots", "of the north. Tern Press.", "at sea. Quay.", "Benoit, C. (2015) Hemp", "Adair ropewalks north"}
	if got := align(mixed, &tr); got != nil {
		t.Errorf("mixed lines begin at %v, want no answer", got)
	}
}

func TestSet(t *testing.T) {
	refs := invented(20)
	for seed := range uint64(40) {
		text, starts := set(rand.New(rand.NewPCG(seed, 1)), refs, false)
		if len(starts) != len(refs) {
			t.Fatalf("seed %d: %d starts, want %d", seed, len(starts), len(refs))
		}
		for i, at := range starts {
			if at > 0 && text[at-1] != '\n' && text[at-1] != ' ' || text[at] == ' ' {
				t.Errorf("seed %d: entry %d does not begin a line: %q", seed, i, text[at:at+20])
			}
		}
	}
}

// TestFit asks that what is fitted to some lists parts others.
func TestFit(t *testing.T) {
	var train, held []example
	for k := range 6 {
		list := layouts("made", fmt.Sprint("list", k), invented(30))
		if k < 4 {
			train = append(train, list...)
		} else {
			held = append(held, list...)
		}
	}
	w := fit(train)
	r, n := 0, 0
	for _, e := range held {
		a, b, _ := right(e.gold, e.Part(w, nil))
		r, n = r+a, n+b
	}
	if 100*r < 95*n {
		t.Errorf("%d of %d entries right, want 95 in 100", r, n)
	}
	if again := fit(train); !slices.Equal(w, again) {
		t.Error("the same lists gave other weights")
	}
}

// invented makes references that nobody wrote.
func invented(n int) []string {
	families := strings.Fields("Adair Benoit Castor Dunn Eze Fall Gale Hale Ibe Jung Kofi Lund Moe")
	things := strings.Fields("ropes hemp tar knots oakum splices yarn strands twine threads reefs pitch tow")
	rnd := rand.New(rand.NewPCG(uint64(n), 7))
	pick := func(from []string) string { return from[rnd.IntN(len(from))] }
	var refs []string
	for range n {
		title := "A history of " + pick(things) + " and " + pick(things) + " in the ports of the north"
		refs = append(refs, fmt.Sprintf("%s, %c. (%d). %s. Journal of Cordage, %d(%d), %d–%d.", pick(families), 'A'+rune(rnd.IntN(26)), 1950+rnd.IntN(70), title, 1+rnd.IntN(40), 1+rnd.IntN(4), 1+rnd.IntN(90), 100+rnd.IntN(90)))
	}
	return refs
}
