package list_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/bibfix/bibfix/format"
	"github.com/bibfix/bibfix/lint"
)

func TestPartsOfANumber(t *testing.T) {
	const text = "Ropes [1] are long [2a], as they say [2]; tar [2b,c] is not [3].\n\n## References\n\n" +
		"1. Adair, M. Ropes. *Tern J.* **2011**, 3, 4–9.\n" +
		"2. (a) Benoit, C. *Tar J.* **2012**, 4, 12–19; (b) Castor, D. *Tar J.* **2013**, 5,\n   1–3. (c) Dunn, P. *Tar J.* **2009**, 6, 4–8.\n" +
		"3. Eze, A. *Tar J.* **2004**, 6, 4–8.\n"
	doc := format.Read(lint.File{Name: "a.md", Data: []byte(text)})
	var cited []string
	for _, c := range doc.Citations {
		s := c.Text + ":"
		for _, r := range c.References {
			s += " " + r.Label
		}
		cited = append(cited, s)
	}
	want := []string{"1: 1", "2a: 2a", "2: 2a 2b 2c", "2b,c: 2b 2c", "3: 3"}
	if !slices.Equal(cited, want) {
		t.Errorf("citations %q, want %q", cited, want)
	}
	for _, r := range doc.References {
		raw := text[r.Span.Start:r.Span.End]
		begins := r.Label + ". "
		if letter := strings.TrimLeft(r.Label, "0123456789"); letter != "" {
			begins = "(" + letter + ") "
		}
		if !strings.Contains(raw[:min(len(raw), 8)], begins) {
			t.Errorf("entry %s is %q", r.Label, raw)
		}
	}
}
