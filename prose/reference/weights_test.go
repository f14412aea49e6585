package reference

import (
	"math"
	"strings"
	"testing"

	"github.com/bibfix/bibfix/lint"
)

// weightNames is the names of all weights.
func weightNames() []string {
	w := judgement
	var out []string
	w.each(func(name string, _ *float64) { out = append(out, name) })
	return out
}

// changed is the weights with one of them multiplied.
func changed(t testing.TB, name string, factor float64) *weights {
	w := judgement
	found := false
	w.each(func(n string, value *float64) {
		if n == name {
			*value *= factor
			found = true
		}
	})
	if !found {
		t.Fatalf("no weight is called %q", name)
	}
	return &w
}

func TestWeightsHaveNames(t *testing.T) {
	seen := map[string]bool{}
	for _, name := range weightNames() {
		if seen[name] || !strings.Contains(name, ".") {
			t.Errorf("%q stands twice, or in no group", name)
		}
		seen[name] = true
	}
	if !seen["Title.Town"] || !seen["Inside.Title.Stop"] || !seen["Sure.Title[1].From"] {
		t.Errorf("not all weights are visited: %v", weightNames())
	}
	w := judgement
	if got := w.nameOf(&w.Place.Town); got != "Place.Town" {
		t.Errorf("nameOf(&w.Place.Town) = %q", got)
	}
}

// A parser with other weights reads otherwise, and leaves the table as it is.
func TestChangedWeights(t *testing.T) {
	const text = "Okafor, Amara. Harbour Levies. Lund: Quay University Press, 2014."
	read := func(w *weights) string {
		r := &lint.Reference{Text: lint.PlainText(text, 0)}
		p := newParser()
		p.w = w
		p.parse(r)
		return r.Value("title")
	}
	if got := read(&judgement); got != "Harbour Levies" {
		t.Fatalf("title %q", got)
	}
	if got := read(changed(t, "Title.Base", -20)); got == "Harbour Levies" {
		t.Error("a changed weight changes nothing")
	}
	if got := read(&judgement); got != "Harbour Levies" {
		t.Errorf("the table was changed: title %q", got)
	}
}

// What is told of a reading adds up to what the layout compared, and the next
// best is another one that scores no more.
func TestExplain(t *testing.T) {
	for _, text := range samples {
		r := &lint.Reference{Text: lint.PlainText(text, 0)}
		e := Explain(r)
		if len(e.Anchors) == 0 || len(e.Chosen.Parts) == 0 {
			t.Errorf("nothing is told of %q", text)
			continue
		}
		plain := &lint.Reference{Text: lint.PlainText(text, 0)}
		Parse(plain)
		if plain.Value("title") != r.Value("title") {
			t.Errorf("%q: Explain reads the title %q, Parse %q", text, r.Value("title"), plain.Value("title"))
		}
		total := 0.0
		for _, s := range e.Chosen.Whole {
			total += s.By
		}
		for _, part := range e.Chosen.Parts {
			for _, s := range append(part.Looks, part.Turn...) {
				if s.Name == "" || s.By == 0 {
					t.Errorf("%q: a share without name or weight: %+v", text, s)
				}
				total += s.By
			}
			if part.End <= part.Start || part.End > len(text) {
				t.Errorf("%q: part %+v", text, part)
			}
		}
		if math.Abs(total-e.Chosen.Score) > 1e-9 {
			t.Errorf("%q: shares add up to %g, the score is %g", text, total, e.Chosen.Score)
		}
		if e.Next.Score > e.Chosen.Score {
			t.Errorf("%q: the next reading scores %g, the chosen %g", text, e.Next.Score, e.Chosen.Score)
		}
		if same(e.Chosen, e.Next) {
			t.Errorf("%q: the next reading is the chosen one", text)
		}
	}
}

func same(a, b Reading) bool {
	if len(a.Parts) != len(b.Parts) {
		return false
	}
	for i := range a.Parts {
		if a.Parts[i].Name != b.Parts[i].Name || a.Parts[i].Start != b.Parts[i].Start || a.Parts[i].End != b.Parts[i].End {
			return false
		}
	}
	return true
}
