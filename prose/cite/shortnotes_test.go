package cite_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/bibfix/bibfix/format/md"
	"github.com/bibfix/bibfix/format/txt"
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

// TestYearAloneInNotes reads names and a year as all of a note, where the other notes give
// titles: what has no entry is told as information.
func TestYearAloneInNotes(t *testing.T) {
	const notes = "[^1]: Ada Adeyo, *Levies of Old* (Lund: Kaj, 1911), 12.\n[^2]: Mia Brunt, *Harbours of the North* (Lund: Kaj, 1921), 12.\n[^3]: Jo Caldow, *Lanterns and Cranes* (Lund: Kaj, 1931), 12.\n"
	const list = "Adeyo, Ada. *Levies of Old*. Lund: Kaj, 1911.\n\nBrunt, Mia. *Harbours of the North*. Lund: Kaj, 1921.\n\nCaldow, Jo. *Lanterns and Cranes*. Lund: Kaj, 1931.\n"
	for _, c := range []struct{ note, want string }{
		{"Holunder (2006), S. 101.", "Holunder (2006"},
		{"See Trevanion (1969), 5–8.", "Trevanion (1969"},
		{"Vgl. Holunder 2006, S. 101.", "Holunder 2006"},
		{"Adeyo (1911), 3; Courbe (1985), p. 5.", "Courbe (1985"},
		{"Trevanion and Rask (1969): 5.", "Trevanion and Rask (1969"},

		{"Adeyo (1911), S. 3.", ""},
		{"Trevanion (1969).", ""}, // no page: born, or elected
		{"Paris (1969), 5.", ""},
		{"Census (1969), p. 5.", ""},
		{"Harbours Act (1969), s. 5.", ""},
		{"May (1969), 5.", ""},
		{"Version (2006), p. 5.", ""},
		{"Interview (2006), p. 5.", ""},
		{"The mayor Trevanion (1969), 5 others and the clerk.", ""},
		{"Mia Tollman, *Lamps* (1957), directed by J. Rask.", ""},
		{"In Lund (1969), 5.", ""},
	} {
		doc := md.Read(lint.File{Name: "a.md", Data: []byte("# T\n\nIt came.[^1] It went.[^2] So it was.[^3] And is.[^4]\n\n" + notes + "[^4]: " + c.note + "\n\n## Bibliography\n\n" + list)})
		got := ""
		for _, cited := range doc.Citations {
			if cited.Status == lint.Missing && cited.Kind == lint.ByAuthorYear {
				if got += cited.Text; !cited.Tentative {
					t.Errorf("%s: not as information", c.note)
				}
			}
		}
		if got != c.want {
			t.Errorf("%s\n\tmissing %q, want %q", c.note, got, c.want)
		}
	}
}

// TestWhyInDoubt: the list lacks other works only where it does.
func TestWhyInDoubt(t *testing.T) {
	for _, c := range []struct {
		note   string
		others bool
	}{
		{"Tollman, *Lamps and Lights*, 4.", false},
		{"Tollman, *Lamps and Lights*, 4; Rask, *Ropes of the Weir*, 9.", true},
	} {
		doc := md.Read(lint.File{Name: "a.md", Data: []byte("# T\n\nIt came.[^1] It went.[^2]\n\n[^1]: Ada Adeyo, *Levies of Old* (Lund: Kaj, 1911), 12.\n[^2]: " + c.note + "\n\n## Bibliography\n\nAdeyo, Ada. *Levies of Old*. Lund: Kaj, 1911.\n")})
		if len(doc.Doubtful) == 0 {
			t.Errorf("%s: not in doubt", c.note)
		}
		for _, d := range doc.Doubtful {
			if strings.Contains(d.Why, "other works") != c.others {
				t.Errorf("%s: %s", c.note, d.Why)
			}
		}
	}
}

// TestPageBeforeNumber: the number of the next printed note is no part of a page.
func TestPageBeforeNumber(t *testing.T) {
	const text = "Levies\n\nIt came1 and went2. Okafor3 says so. It was seen4 by all.\n\nNotes\n\n1. Prado, Mareas, 5.\n2. Okafor, Harbour Levies, 14; Thackwell, Public Time, 18.\n3. Ekdal, Timber and Tolls, 3.\n4. Tollman, “Who Paid for the Lighthouse?”, 9.\n\nBibliography\n\n"
	doc := txt.Read(lint.File{Name: "a.txt", Data: []byte(text + noteWorks + "\n")})
	if len(doc.Doubtful) != 1 || doc.Doubtful[0].Text != "Thackwell, Public Time" {
		t.Errorf("in doubt %v", doc.Doubtful)
	}
}
