package bib

import (
	"strings"
	"testing"

	"github.com/bibfix/bibfix/internal/long"
	"github.com/bibfix/bibfix/lint"
)

// What reading goes over again and again when it looks for the end of
// something is remembered: without that these take minutes, hours and for ever.
func TestReadsOnce(t *testing.T) {
	many := long.Or(50_000, 1_000_000)
	for name, text := range map[string]string{
		"lost fields":   strings.Repeat("@a{b}c = {d} ", many),
		"no fields":     strings.Repeat("@a{b, =, c = 1} ", many),
		"keys of words": strings.Repeat("@a{b c, d = 1} ", many),
		"open entry":    "@book{b,\n" + strings.Repeat("a = {b}, ", 2*many),
		"each other":    "@book{a, crossref = {" + strings.Repeat("b,", 1_000) + "}}\n@book{b, crossref = {" + strings.Repeat("a,", 1_000) + "}, title = {x}}\n",
	} {
		doc := Read(lint.File{Name: "refs.bib", Data: []byte(text)})
		n := 0
		for range doc.Entries() {
			n++
		}
		if n == 0 || n != doc.Database.Len() {
			t.Errorf("%s: %d of %d entries", name, n, doc.Database.Len())
		}
	}
}
