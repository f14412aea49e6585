package reference

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// segmented are the fields whose certainty is weighed; that of anchors is fixed by
// what found them.
var segmented = []string{"title", "container-title", "publisher", "publisher-place"}

// How often a field is right that is said to be so sure: the golden file holds
// each step of certainty to what it came to on the labelled strings.
func TestCertainty(t *testing.T) {
	specimens, _ := readSpecimens(t)
	type step struct{ read, right int }
	steps := map[string]*step{}
	for _, s := range specimens {
		r := plainEntry(s.text)
		Parse(r)
		for _, name := range segmented {
			f := r.Field(name)
			if f == nil {
				continue
			}
			at := fmt.Sprintf("%-16s %3.0f", name, 100*f.Confidence)
			if steps[at] == nil {
				steps[at] = &step{}
			}
			steps[at].read++
			steps[at].right += count(slices.ContainsFunc(s.labels, func(l labelledField) bool { return slices.Contains(l.names, name) && l.holds(name, *f) }))
		}
	}
	var b strings.Builder
	b.WriteString("field           sure  read right  in 100\n")
	var ats []string
	for at := range steps {
		ats = append(ats, at)
	}
	slices.Sort(ats)
	for _, at := range ats {
		s := steps[at]
		fmt.Fprintf(&b, "%s  %4d  %4d  %6s\n", at, s.read, s.right, percent(s.right, s.read))
	}
	holdGolden(t, "certainty.golden", b.String())
}
