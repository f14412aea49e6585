package main

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/bibfix/bibfix/rules"
)

func TestRenderPage(t *testing.T) {
	const page = "# doi-form: a DOI\n\nWhat `bibfix --write` does, in a line that is longer than a terminal is wide, so that it is\nfilled anew.\n\n- one\n- two,\n  which goes on\n\n    code stays\n\n## Fix\n\nNone.\n"
	const want = `doi-form: a DOI
---------------

What bibfix --write does, in a line that is longer than a terminal is wide, so
that it is filled anew.

- one
- two, which goes on

    code stays

Fix
---

None.
`
	if got := renderPage(page, false); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	if got := renderPage("Say `a b`.", true); got != "Say \x1b[36ma\x1b[0m \x1b[36mb.\x1b[0m\n" {
		t.Errorf("%q", got)
	}
	for _, rule := range rules.All() { // no page is cut, and none is too wide
		page := rules.Page(rule)
		shown := renderPage(page, false)
		for line := range strings.Lines(shown) {
			if n := utf8.RuneCountInString(line); n > pageWidth+1 && strings.Contains(strings.TrimSpace(line), " ") && !strings.HasPrefix(line, "    ") && !strings.HasPrefix(line, rule.ID+":") && !strings.HasPrefix(line, "---") {
				t.Errorf("%s: a line of %d characters: %s", rule.ID, n, line)
			}
		}
		if plain := strings.NewReplacer("#", "", "`", "", "-", "", " ", "", "\n", ""); plain.Replace(page) != plain.Replace(shown) {
			t.Errorf("%s: the page shown has other words", rule.ID)
		}
	}
}
