package cite_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/bibfix/bibfix/format/md"
	"github.com/bibfix/bibfix/lint"
)

// TestShortNotes reads short notes of one word whose author is not listed, among listed works
// with such notes: what is missing, and what is in doubt.
func TestShortNotes(t *testing.T) {
	for _, c := range []struct {
		listed         int
		mark           string // around titles
		note           string
		missing, doubt string
	}{
		{6, "*", "Trevanion, *Boatmen*, 5–8.", "Trevanion, Boatmen", ""},
		{6, "*", "Adeyo, *Levies*, 44; Trevanion, *Boatmen*, 5.", "Trevanion, Boatmen", ""},
		{6, "“", "See Trevanion, “Boatmen,” 5.", "Trevanion, “Boatmen", ""},
		{6, "", "Vgl. Holunder, Rat, S. 101.", "Holunder, Rat", ""},
		{6, "", "Courbe, Procès, p. 4", "Courbe, Procès", ""},
		{3, "*", "Trevanion, *Boatmen*, 5–8.", "", "Trevanion, Boatmen"},
		{3, "", "Holunder, Rat, S. 101.", "", "Holunder, Rat"},
		{2, "*", "Trevanion, *Boatmen*, 5–8.", "", ""},
		{2, "", "Holunder, Rat, S. 101.", "", ""},

		{6, "*", "Plato, *Laws*, 514a.", "", ""},
		{6, "*", "Homer, *Iliad*, 6.12.", "", ""},
		{6, "*", "Paris, *Louvre*, 12.", "", ""},
		{6, "*", "Trevanion, *Boatmen*.", "", ""}, // no page
		{6, "", "Lund, Stadtarchiv, S. 4.", "", ""},
		{6, "", "Berlin, Archiv, 4.", "", ""},
		{6, "", "Adeyo, Levies, 44.", "", ""},
		{6, "", "Lund, May 12.", "", ""},
		{6, "", "Letter, Box, 4.", "", ""},
		{6, "", "Table, Row, 4.", "", ""},
		{6, "", "Personal communication, Trevanion, 4.", "", ""},
		{6, "", "Trevanion, Boatmen, and others came in 44.", "", ""},
	} {
		var text, notes, list strings.Builder
		closing := strings.ReplaceAll(c.mark, "“", "”")
		for i, name := range []string{"Adeyo", "Brunt", "Caldow", "Dorsey", "Ekdal", "Farrow"}[:c.listed] {
			title := []string{"Levies", "Harbours", "Lanterns", "Cranes", "Timber", "Anchors"}[i]
			fmt.Fprintf(&text, "It was so.[^%d] ", i+1)
			fmt.Fprintf(&notes, "[^%d]: %s, %s%s%s, 12.\n", i+1, name, c.mark, title, closing)
			fmt.Fprintf(&list, "%s, Ada. *%s*. Lund: Kaj, 19%d1.\n\n", name, title, i+1)
		}
		doc := md.Read(lint.File{Name: "a.md", Data: []byte("# T\n\n" + text.String() + "And so.[^9]\n\n" + notes.String() + "[^9]: " + c.note + "\n\n## Bibliography\n\n" + list.String())})
		var missing, doubt []string
		for _, cited := range doc.Citations {
			if cited.Status == lint.Missing && cited.Certain {
				missing = append(missing, cited.Text)
			}
		}
		for _, d := range doc.Doubtful {
			doubt = append(doubt, d.Text)
		}
		if got := strings.Join(missing, " | "); got != c.missing {
			t.Errorf("%s among %d (%q): missing %q, want %q", c.note, c.listed, c.mark, got, c.missing)
		}
		if got := strings.Join(doubt, " | "); got != c.doubt {
			t.Errorf("%s among %d (%q): in doubt %q, want %q", c.note, c.listed, c.mark, got, c.doubt)
		}
	}
}
