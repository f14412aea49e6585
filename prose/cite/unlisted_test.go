package cite_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/bibfix/bibfix/format/md"
	"github.com/bibfix/bibfix/lint"
)

// listedNotes are notes and entries of works that are all listed, in two forms.
func listedNotes() (notes, list string) {
	var n, l strings.Builder
	for i, name := range []string{"Adeyo", "Brunt", "Caldow", "Dorsey", "Ekdal", "Farrow"} {
		fmt.Fprintf(&n, "[^%d]: Ada %s, *The %s of the Old Weirs* (Lund: Kaj, 19%d1), 12; Jon %s, “The Price of %s Rope,” *Quay* 3 (19%d2): 4.\n", i+1, name, name, i+1, name, name, i+1)
		fmt.Fprintf(&l, "%s, Ada. *The %s of the Old Weirs*. Lund: Kaj, 19%d1.\n\n%s, Jon. “The Price of %s Rope.” *Quay* 3 (19%d2): 1–9.\n\n", name, name, i+1, name, name, i+1)
	}
	return n.String(), l.String()
}

// TestUnlistedInNotes reads notes among others whose works are all listed: what is missing,
// and what is kept in doubt.
func TestUnlistedInNotes(t *testing.T) {
	notes, list := listedNotes()
	for _, c := range []struct{ name, note, missing, doubt string }{
		{"a book", "Mia Tollman, *Lamps of the Coast* (Lund: Kaj, 1999), 4.", "Tollman: Lamps of the Coast", ""},
		{"an article", "Mia Tollman, “Who Paid for the Lamp?,” *Quay* 4 (1999): 7.", "Tollman: Who Paid for the Lamp", ""},
		{"behind another and words that lead to it", "Adeyo, *Adeyo of the Old Weirs*; see also Mia Tollman, *Lamps of the Coast*, 4.", "Tollman: Lamps of the Coast", ""},
		{"several authors", "Mia Tollman and Jo Rask, *Lamps of the Coast* (Lund: Kaj, 1999).", "Tollman, Rask: Lamps of the Coast", ""},
		{"a title without quotes, a form that the text does not have", "Mia Tollman, Lamps of the coast, Lund, Kaj, 1999, 4.", "", "Mia Tollman, Lamps of the coast"},
		{"once", "Mia Tollman, *Lamps of the Coast* (Lund: Kaj, 1999), 4.\n\n[^8]: Tollman, *Lamps of the Coast*, 9.", "Tollman: Lamps of the Coast", ""},
		{"another edition of a listed work", "Mia Tollman, *The Adeyo of the Old Weirs* (Lund: Kaj, 1999), 4.", "", ""},
		{"a letter", "Letter to Mia Tollman, “On the Lamps of the Coast,” 3 May 1911.", "", ""},
		{"an archive", "Lund City Archive, “Lamps of the Coast,” box 12, 1911.", "", ""},
		{"a newspaper", "*The Lund Evening Post*, 3 May 1911, 4.", "", ""},
		{"a newspaper's article", "“The Lamps Are Lit,” *The Lund Evening Post*, 3 May 1911.", "", ""},
		{"a law", "Republic of Uppland, *Lamps and Lights Act* (1911).", "", ""},
		{"a case", "*Tollman v. Rask* (1999) 2 LR 4.", "", ""},
		{"an interview", "Mia Tollman, interview with the author, “Lamps,” Lund, 3 May 2011.", "", ""},
		{"a remark", "Tollman never wrote a book that she called *Lamps of the Coast*; she meant to.", "", ""},
		{"a quotation", "Her own words were “lamps are for those who wait,” and she said so in 1999.", "", ""},
		{"a film", "*The Quiet Lamp*, directed by Mia Tollman (Kaj Film, 1957).", "", ""},
		{"a web page", "“Lamps of the Coast,” https://lamps.example.org, accessed 3 May 2011.", "", ""},
	} {
		text := "# T\n\nIt came.[^1] It went.[^2] They saw.[^3] So it was.[^4] And is.[^5] Then.[^6] It stays.[^7]\n\n" + notes + "[^7]: " + c.note + "\n\n## Bibliography\n\n" + list
		doc := md.Read(lint.File{Name: "a.md", Data: []byte(text)})
		var missing, doubt []string
		for _, cited := range doc.Citations {
			if cited.Status == lint.Missing && cited.Certain {
				var names []string
				for _, n := range cited.Names {
					names = append(names, n.Sorted())
				}
				missing = append(missing, strings.Join(names, ", ")+": "+cited.Title)
			}
		}
		for _, d := range doc.Doubtful {
			doubt = append(doubt, d.Text)
		}
		if got := strings.Join(missing, " | "); got != c.missing {
			t.Errorf("%s: missing %q, want %q", c.name, got, c.missing)
		}
		if got := strings.Join(doubt, " | "); got != c.doubt {
			t.Errorf("%s: in doubt %q, want %q", c.name, got, c.doubt)
		}
	}
}

// TestChosenBibliography: where the list lacks many works of the notes, none of them is
// missing.
func TestChosenBibliography(t *testing.T) {
	notes, list := listedNotes()
	for i, name := range []string{"Gadd", "Hirst", "Iven", "Joss"} {
		notes += fmt.Sprintf("[^%d]: Ada %s, *The %s of the New Weirs* (Lund: Kaj, 19%d1), 12.\n", i+7, name, name, i+1)
	}
	doc := md.Read(lint.File{Name: "a.md", Data: []byte("# T\n\nIt came.[^1] It went.[^2] They saw.[^7]\n\n" + notes + "\n\n## Bibliography\n\n" + list)})
	for _, c := range doc.Citations {
		if c.Status == lint.Missing && c.Certain {
			t.Errorf("missing: %s", c.Text)
		}
	}
	if len(doc.Doubtful) != 4 {
		t.Errorf("%d in doubt, want 4", len(doc.Doubtful))
	}
}
