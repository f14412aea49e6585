package rules

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/bibfix/bibfix/format/bib"
	"github.com/bibfix/bibfix/internal/growth"
	"github.com/bibfix/bibfix/internal/long"
	"github.com/bibfix/bibfix/lint"
	"github.com/bibfix/bibfix/rules/internal/needles"
)

// A word that a rule looks for costs little where it stands here and there: what
// follows is done around it and not over the whole file. Each word of each rule
// is tried in a file of eight megabytes, in which it stands once in some thousand bytes.
func TestNeedles(t *testing.T) {
	long.Test(t)
	const dear = 1.3
	without := withWord("")
	for _, n := range needles.All() {
		i := slices.IndexFunc(All(), func(r lint.Rule) bool { return r.ID == n.Rule })
		if i < 0 {
			t.Errorf("there is no rule %s", n.Rule)
			continue
		}
		rule := All()[i : i+1]
		for _, word := range n.Words {
			with := withWord(word)
			ratio := growth.Ratio(5, dear, func() { lint.Check(with, rule, 2026) }, func() { lint.Check(without, rule, 2026) })
			if ratio > dear {
				t.Errorf("%s takes %.1f times as long where %q stands here and there", n.Rule, ratio, word)
			}
		}
	}
}

// withWord is a bibliography of eight megabytes in whose fields the word stands
// here and there.
func withWord(word string) *lint.Document {
	const size, apart = 8 << 20, 20
	var b bytes.Buffer
	for i := 0; b.Len() < size; i++ {
		here := strings.Repeat("q", len(word))
		if i%apart == 0 {
			here = word
		}
		fmt.Fprintf(&b, "@article{k%d,\n  author = {Okafor%s, Ada and Prado, Bo},\n  title = {Levies %[2]s of the quay and its tides in the %[1]dth year of the count of ships},\n"+
			"  note = {Noailles wrote on levies, the tides and what the harbour master had paid %[2]s},\n  file = {a%[2]slevies.pdf},\n  year = 2014\n}\n", i, here)
	}
	return bib.Read(lint.File{Name: "refs.bib", Data: b.Bytes()})
}
