package cite_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/bibfix/bibfix/format/md"
	"github.com/bibfix/bibfix/lint"
)

// TestRoundGaps asks how often a number that a list cited in round brackets skips may be
// cited, to be a missing work: its citations count once.
func TestRoundGaps(t *testing.T) {
	for _, c := range []struct {
		name  string
		gaps  []int // numbers of twelve that the list skips, each cited three times
		wants bool
	}{
		{"one number, often", []int{5}, true},
		{"two numbers", []int{5, 9}, true},
		{"a third of the list", []int{2, 5, 7, 9}, false},
	} {
		var text, list strings.Builder
		for n := 1; n <= 12; n++ {
			skipped := false
			for _, gap := range c.gaps {
				skipped = skipped || gap == n
			}
			fmt.Fprintf(&text, "Levies of the north rose again (%d). ", n)
			if skipped {
				fmt.Fprintf(&text, "They fell (%d), and rose (%d). ", n, n)
				continue
			}
			fmt.Fprintf(&list, "%d. Okafor A. Levies of pier %d. Quay Stud. 20%02d;2:4-9.\n", n, n, n)
		}
		doc := md.Read(lint.File{Name: "a.md", Data: []byte(text.String() + "\n\n# References\n\n" + list.String())})
		told := 0
		for _, one := range doc.Citations {
			if one.Status == lint.Missing && one.Told() {
				told++
			}
		}
		if want := 3 * len(c.gaps); c.wants && told != want || !c.wants && told > 0 {
			t.Errorf("%s: %d places are told as missing of %d", c.name, told, want)
		}
	}
}
