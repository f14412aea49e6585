package bib

import (
	"strings"
	"testing"

	"github.com/bibfix/bibfix/lint"
)

// What reading goes over again and again when it looks for the end of
// something is remembered: without that these take minutes, hours and for ever.
func TestReadsOnce(t *testing.T) {
	for name, text := range map[string]string{
		"lost fields":   strings.Repeat("@a{b}c = {d} ", 1_000_000),
		"no fields":     strings.Repeat("@a{b, =, c = 1} ", 1_000_000),
		"keys of words": strings.Repeat("@a{b c, d = 1} ", 1_000_000),
		"open entry":    "@book{b,\n" + strings.Repeat("a = {b}, ", 2_000_000),
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
