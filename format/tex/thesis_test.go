package tex

import (
	"strings"
	"testing"

	"github.com/bibfix/bibfix/lint"
)

// What a chapter cites by commands that another file defines is told by their
// names alone.
func TestThesis(t *testing.T) {
	want := map[string]struct{ keys, links string }{
		"main.tex":         {"", "tides.bib literature/harbours.bib preamble.tex introduction.tex ropes.tex appendix.tex"},
		"preamble.tex":     {"", ""},
		"introduction.tex": {"@okafor2014(12--15) lund:quay(3) prado_2016 adair benoit1998 tomaso(4) ek2003(7) adair @okafor2014 lund:quay", ""},
		"ropes.tex":        {"ek2003? okafor2014 tomaso benoit1998", ""},
		"appendix.tex":     {"quiet lund:quay(3)", ""},
	}
	for name, data := range thesis(t) {
		doc := Read(lint.File{Name: name, Data: data})
		var links []string
		for _, l := range doc.Links {
			links = append(links, l.Names[0])
		}
		if got := keys(doc); strings.ReplaceAll(got, "–", "--") != want[name].keys {
			t.Errorf("%s cites %q,\n\twant %q", name, got, want[name].keys)
		}
		if got := strings.Join(links, " "); got != want[name].links {
			t.Errorf("%s names %q", name, got)
		}
		if len(doc.Lists) > 0 || len(doc.Notes) > 0 {
			t.Errorf("%s: %d lists, notes %q", name, len(doc.Lists), doc.Notes)
		}
	}
}
