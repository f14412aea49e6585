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
		{"a title without quotes, a form that the text does not have", "Mia Tollman, Lamps of the coast, Lund, Kaj, 1999, 4.", "perhaps Tollman: Lamps of the coast", ""},
		{"the same without the whole name", "Tollman, Lamps of the coast, 4.", "", "Tollman, Lamps of the coast"},
		{"a title of one word", "Mia Tollman, *Lamps* (Lund: Kaj, 1999), 4.", "Tollman: Lamps", ""},
		{"a word out of the title of a listed work", "Adeyo, *Old Weirs*, 4.", "", ""},
		{"a title that begins with a small word", "Mia Tollman, *On the lamps of the coast* (Lund: Kaj, 1999), 4.", "Tollman: On the lamps of the coast", ""},
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
				perhaps := ""
				if cited.Tentative {
					perhaps = "perhaps "
				}
				missing = append(missing, perhaps+strings.Join(names, ", ")+": "+cited.Title)
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

// TestChosenBibliography: where the list lacks many works of the notes, they are told as
// information, and where it lacks most of them, they are in doubt.
func TestChosenBibliography(t *testing.T) {
	notes, list := listedNotes()
	var names []string
	for i := range 16 {
		names = append(names, "Ga"+strings.Repeat(string(rune('b'+i)), 2)+"en")
	}
	for _, c := range []struct{ more, tentative, doubt int }{{4, 4, 0}, {16, 0, 16}} {
		all := notes
		for i, name := range names[:c.more] {
			all += fmt.Sprintf("[^%d]: Ada %s, *The %s of the New Weirs* (Lund: Kaj, 1951), 12.\n", i+7, name, name)
		}
		doc := md.Read(lint.File{Name: "a.md", Data: []byte("# T\n\nIt came.[^1] It went.[^2] They saw.[^7]\n\n" + all + "\n\n## Bibliography\n\n" + list)})
		tentative := 0
		for _, cited := range doc.Citations {
			if cited.Status == lint.Missing && cited.Certain {
				if tentative++; !cited.Tentative {
					t.Errorf("%d more: missing: %s", c.more, cited.Text)
				}
			}
		}
		if tentative != c.tentative || len(doc.Doubtful) != c.doubt {
			t.Errorf("%d more: %d as information, %d in doubt, want %d and %d", c.more, tentative, len(doc.Doubtful), c.tentative, c.doubt)
		}
	}
}

// TestDatedNotes reads notes that hold nothing but names and years.
func TestDatedNotes(t *testing.T) {
	const list = "Brooks, R. 1991. *Bolts*. Lund: Kaj.\n\nMotter, P. 2019. *Bronze*. Lund: Kaj.\n\nMulle, B. 2012. *Casting*. Lund: Kaj.\n\nMulle, B. 2017. *Lamps*. Lund: Kaj.\n"
	const linked = "[^1]: Mulle 2017; Mulle 2012.\n[^2]: Motter 2019, 206.\n"
	for _, c := range []struct{ notes, want string }{
		{linked + "[^3]: Stoner 2006.", "Mulle 2017=4 Mulle 2012=3 Motter 2019=2 Stoner 2006?"},
		{linked + "[^3]: See Bricaud 2020, 23–42.", "Mulle 2017=4 Mulle 2012=3 Motter 2019=2 Bricaud 2020?"},
		{linked + "[^3]: Bourg and Brewer 2014; Broks 1991.", "Mulle 2017=4 Mulle 2012=3 Motter 2019=2 Bourg and Brewer 2014? Broks 1991!1"},
		{linked + "[^3]: MOTTER 2018.", "Mulle 2017=4 Mulle 2012=3 Motter 2019=2 MOTTER 2018!2"},
		{"[^1]: Stoner 2006.\n[^2]: Motter 2019.", "Motter 2019=2"},
		{linked + "[^3]: Paris 1999.", "Mulle 2017=4 Mulle 2012=3 Motter 2019=2"},
		{linked + "[^3]: Census 2011.", "Mulle 2017=4 Mulle 2012=3 Motter 2019=2"},
		{linked + "[^3]: Interview, 2019.", "Mulle 2017=4 Mulle 2012=3 Motter 2019=2"},
		{linked + "[^3]: May 2019.", "Mulle 2017=4 Mulle 2012=3 Motter 2019=2"},
		{linked + "[^3]: Harbours Act 1964.", "Mulle 2017=4 Mulle 2012=3 Motter 2019=2"},
		{linked + "[^3]: Version 2019.", "Mulle 2017=4 Mulle 2012=3 Motter 2019=2"},
		{linked + "[^3]: The bolt was cast in Stoner 2006 times.", "Mulle 2017=4 Mulle 2012=3 Motter 2019=2"},
	} {
		doc := md.Read(lint.File{Name: "a.md", Data: []byte("# T\n\nIt came.[^1] It went.[^2] They saw.[^3]\n\n" + c.notes + "\n\n## References\n\n" + list)})
		if got := citedAs(doc); got != c.want {
			t.Errorf("%q\n\tread %q\n\twant %q", c.notes, got, c.want)
		}
	}
}
