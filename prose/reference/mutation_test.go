package reference

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/bibfix/bibfix/internal/long"
	"github.com/bibfix/bibfix/lint"
)

// mutation is what a weight is multiplied with to see whether a test notices.
const mutation = 1.5

// mostUnnoticed, two or three of twenty, is the share of the weights that may be changed by half without
// any golden file of the labelled strings changing.
const mostUnnoticed = 0.12

// A usage is what a weight said of the labelled strings.
type usage struct {
	chosen, next int     // strings whose chosen reading, or whose next best, it spoke of
	by           float64 // all that it gave to both
}

// usages is what each weight of the table said, by name.
func usages(specimens []specimen) map[string]usage {
	out := map[string]usage{}
	for _, s := range specimens {
		e := Explain(plainEntry(s.text))
		for k, reading := range []Reading{e.Chosen, e.Next} {
			said := map[string]float64{}
			for _, s := range allShares(reading) {
				said[s.Name] += s.By
			}
			for name, by := range said {
				u := out[name]
				if k == 0 {
					u.chosen++
				} else {
					u.next++
				}
				u.by += by
				out[name] = u
			}
		}
	}
	return out
}

func allShares(r Reading) (out []Share) {
	for _, p := range r.Parts {
		out = append(append(out, p.Looks...), p.Turn...)
	}
	return append(out, r.Whole...)
}

// What each weight said of the labelled strings: a wrong number, and one that is
// used where it was not meant, show as a line. Weights that said nothing stand
// at the end; they want a string that needs them, or to go.
func TestWeights(t *testing.T) {
	long.Short(t)
	specimens, _ := readSpecimens(t)
	used := usages(specimens)
	var b, silent strings.Builder
	b.WriteString("weight                             chosen    next        by\n")
	for _, name := range weightNames() {
		u, ok := used[name]
		switch {
		case ok:
			fmt.Fprintf(&b, "%-34s  %5d   %5d  %8.1f\n", name, u.chosen, u.next, u.by)
		case !strings.HasPrefix(name, "Sure."): // these are in certainty.golden
			fmt.Fprintf(&silent, "silent: %s\n", name)
		}
	}
	holdGolden(t, "weights.golden", b.String()+silent.String())
}

// Every weight that is changed by half is noticed: it says something of a
// labelled string (weights.golden), or one is read otherwise (wrong.golden) or
// with another certainty (certainty.golden).
func TestMutation(t *testing.T) {
	long.Test(t)
	specimens, _ := readSpecimens(t)
	used := usages(specimens)
	var rest []string
	names := mutable()
	for _, name := range names {
		if math.Abs(used[name].by)*(mutation-1) < 0.1 { // the last figure of the golden file
			rest = append(rest, name)
		}
	}
	refs := make([]*lint.Reference, len(specimens))
	for i, s := range specimens {
		refs[i] = plainEntry(s.text)
	}
	right := readings(&judgement, refs)
	unnoticed := slices.DeleteFunc(rest, func(name string) bool { return !slices.Equal(right, readings(changed(t, name, mutation), refs)) })
	t.Logf("%d of %d weights can be changed by half unnoticed: %s", len(unnoticed), len(names), strings.Join(unnoticed, " "))
	if float64(len(unnoticed)) > mostUnnoticed*float64(len(names)) {
		t.Errorf("more than %.0f in 100: write strings that need them, or delete them", 100*mostUnnoticed)
	}
}

// mutable is the names of the weights that are not 0.
func mutable() (out []string) {
	w := judgement
	w.each(func(name string, value *float64) {
		if *value != 0 {
			out = append(out, name)
		}
	})
	return out
}

// readings is what each entry is read as under the weights, field by field.
func readings(w *weights, refs []*lint.Reference) []string {
	p := newParser()
	p.w = w
	var out []string
	for _, r := range refs {
		p.parse(r)
		out = append(out, r.Type)
		for i := range r.Fields {
			f := &r.Fields[i]
			out = append(out, f.Name, f.Text, fmt.Sprint(f.Confidence))
		}
	}
	return out
}
