package cite_test

import (
	"strings"
	"testing"

	"github.com/bibfix/bibfix/format/md"
	"github.com/bibfix/bibfix/lint"
)

// worksCited is a list as texts by author and page have it.
const worksCited = `Atlas of Quays. Lund UP, 2010.

Brandt, Iris, et al. *Locks*. Quay Press, 2008.

Corlett, Dora, and Ed Dunmore. *Weirs*. Quay Press, 2003.

Lindqvist, Bo. *Harbour Levies: A History*. Quay Press, 2011.

---. *Tides*. Quay Press, 2013.

Okafor, Ada. "Tariffs and Tides." *Port Review*, vol. 7, no. 2, 2018, pp. 101–18.

Prado, Tom. *Pilots*. Lund UP, 2009.

Sundby, Eva. *Fees*. Quay Press, 2006.
`

// named are citations that show how the text cites: 6, 7 and 8 are cited with a page.
const named = "Fees are old (Sundby 3; Prado 4), and so are tariffs (Okafor 102). "

const namedAs = "Sundby 3=8 Prado 4=7 Okafor 102=6"

// TestByAuthor reads texts that cite by author and page. What is wanted are the citations
// besides those of named.
func TestByAuthor(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"one page, more, and Roman ones", "(Sundby 33–35) (Sundby 12, 14) (Sundby xii) (Sundby 33f.)", "Sundby 33–35=8 Sundby 12, 14=8 Sundby xii=8 Sundby 33f=8"},
		{"two authors, and others", "(Corlett and Dunmore 7; Brandt et al. 12)", "Corlett and Dunmore 7=3 Brandt et al. 12=2"},
		{"a comma before the page", "(Sundby, 33) (Sundby, 33; Prado, 5)", "Sundby, 33=8 Sundby, 33=8 Prado, 5=7"},
		{"works parted by commas", "(Sundby 33, Prado 5)", "Sundby 33=8 Prado 5=7"},
		{"the page has its word", "(Sundby, S. 33) (Sundby, p. 33) (Sundby, s. 33 ff.) (Sundby, pp. 33-35) (Sundby, с. 33)", "Sundby, S. 33=8 Sundby, p. 33=8 Sundby, s. 33 ff=8 Sundby, pp. 33-35=8 Sundby, с. 33=8"},
		{"chapters and volumes", "(Sundby, ch. 4) (Sundby 2: 33) (Sundby, vol. 2, p. 33)", "Sundby, ch. 4=8 Sundby 2: 33=8 Sundby, vol. 2, p. 33=8"},
		{"no page", "(Sundby; Corlett and Dunmore; Brandt et al.)", "Sundby=8 Corlett and Dunmore=3 Brandt et al.=2"},
		{"what leads to a work", "(see Sundby 33) (cf. Prado 4) (e.g., Sundby 5) (vgl. z. B. Sundby 6) (siehe auch Prado 7) (See Sundby 8)", "Sundby 33=8 Prado 4=7 Sundby 5=8 Sundby 6=8 Prado 7=7 Sundby 8=8"},
		{"what is said of a work", "(Sundby 33, emphasis added) (Prado, for a review) (Sundby 12; my translation)", "Sundby 33=8 Prado=7 Sundby 12=8"},
		{"second hand", "(qtd. in Sundby 33) (Tollby, qtd. in Prado 4) (Marsh, zit. nach Sundby 3)", "Sundby 33=8 Prado 4=7 Sundby 3=8"},
		{"short titles", "(Lindqvist, *Tides* 33) (Lindqvist, *Harbour* 12) (Lindqvist, *Levies* 2) (Okafor, “Tariffs” 103)", "Lindqvist, Tides 33=5 Lindqvist, Harbour 12=4 Lindqvist, Levies 2=4 Okafor, “Tariffs” 103=6"},
		{"a title alone", "(“Tariffs and Tides” 104) (*Atlas of Quays* 12)", "“Tariffs and Tides” 104=6 Atlas of Quays 12=1"},
		{"a title behind the only author of its name", "Okafor (“Tariffs and Tides” 103) disagrees.", "Okafor=6"},
		{"a title behind its author in the sentence", "Lindqvist (*Tides* 33) disagrees.", "Tides 33=5"},
		{"given names", "(Eva Sundby 33) (E. Sundby 33). Eva Sundby writes so.", "Eva Sundby 33=8 E. Sundby 33=8 Eva Sundby=8"},
		{"in a sentence", "As Sundby writes, “nothing moved” (33). Corlett and Dunmore agree. Brandt et al. do not.", "Sundby=8 Corlett and Dunmore=3 Brandt et al.=2"},
		{"others at the end of a sentence", "The classic is Brandt et al. First results came later.", "Brandt et al.=2"},
		{"the genitive", "Sundby’s account differs from Prado's.", "Sundby’s=8 Prado's=7"},
		{"pairs beside single names", "In contrast to Corlett and Dunmore, Sundby and Prado say so.", "Corlett and Dunmore=3 Sundby=8 Prado=7"},
		{"a page that looks like a year", "(Sundby 1933) and Sundby (1933).", "Sundby 1933=8 Sundby=8"},
		{"a work with its year", "(Sundby 2006)", "Sundby 2006=8"},
		{"a name without its work", "Lindqvist writes much.", ""},
		{"a title beside the name", "Lindqvist, *Tides*, says so, as in *Harbour Levies* Lindqvist does. Lindqvist’s *Tides* is long.", "Lindqvist=5 Lindqvist=4 Lindqvist’s=5"},
		{"works cited there", "(Corlett and Dunmore and the works cited there)", "Corlett and Dunmore=3"},
		{"a title with lower-case words and commas", "(Lindqvist, “Harbour levies, a history”, S. 4)", "Lindqvist, “Harbour levies, a history”, S. 4=4"},
		{"two works fit", "(Lindqvist 12)", "Lindqvist 12~4,5"},
		{"the page decides", "(Okafor 110)", "Okafor 110=6"},
		{"a part of another name", "Near Sundby Avenue and Hyde Prado it ends.", ""},
		{"a word before the name", "Elsewhere Sundby says so. Professor Prado denies it.", "Sundby=8 Professor Prado=7"},
		{"a slip in a name", "It is so (Sundbye 33; Lindqist, *Tides* 4).", "Sundbye 33!8 Lindqist, Tides 4?"},
		{"a slip in one of two", "It is so (Corlet and Dunmore 3).", "Corlet and Dunmore 3!3"},
		{"a short name", "It is so (Pradu and Marsh 3; Sund 4).", "Pradu and Marsh 3? Sund 4?"},
		{"another author's initials", "(K. Sundby 33)", "K. Sundby 33?"},
	} {
		doc := readMLA(named + c.text)
		if doc.Style != lint.StyleAuthor {
			t.Errorf("%s: style %d", c.name, doc.Style)
		}
		got := strings.TrimSpace(strings.TrimPrefix(citedAs(doc), namedAs))
		if got != c.want {
			t.Errorf("%s: %q\n\tread %q\n\twant %q", c.name, c.text, got, c.want)
		}
	}
}

func readMLA(text string) *lint.Document {
	return md.Read(lint.File{Name: "a.md", Data: []byte("# T\n\n" + text + "\n\n## Works Cited\n\n" + worksCited)})
}

// TestUnfound tells works that the list lacks from what else has a name and a number.
func TestUnfound(t *testing.T) {
	for _, c := range []struct{ text, missing string }{
		{"It is so (Tollby 33).", "Tollby 33"},
		{"It is so (Tollby and Marsh 33).", "Tollby and Marsh 33"},
		{"It is so (Tollby et al. 33).", "Tollby et al. 33"},
		{"It is so (Sundby 33; Tollby 5).", "Tollby 5"},
		{"It is so (Sundby 33; Tollby).", "Tollby"},
		{"It is so (Tollby, S. 33) and so on.", "Tollby, S. 33"},
		{"“Nothing moved” (Tollby 33) and all fell.", "Tollby 33"},
		{"Prado disagrees (210–12), unlike Tollby (7).", "Tollby"},
		{"According to Tollby (7), it is so.", "Tollby"},
		{"Tollby et al. say so.", "Tollby et al."},
		{"It is so (Lindqvist, *Waves* 33).", "Lindqvist, Waves 33"},
		{"It is so (Tollby, “Waves in the harbour” 33).", "Tollby, “Waves in the harbour” 33"},

		// No citations.
		{"It is shown (Figure 3; Table 2; Chapter 4; Section 5; Article 12).", ""},
		{"It is shown (Abbildung 3), (Tabelle 2), (Kapitel 4), (Abschnitt 5), (Artikel 12).", ""},
		{"It is shown (Figura 3), (Tabla 2), (Capítulo 4), (Rys. 3), (рис. 3), (Şekil 3).", ""},
		{"It was late (March 12), early (Mars 12), over (Januar 3).", ""},
		{"They met there (Room 101), (Raum 101), (Sala 12).", ""},
		{"It ran there (Windows 11). Under Windows 11 it ran.", ""},
		{"As in the prayer (Psalm 23), (John 3.16), (Genesis 3:15).", ""},
		{"As in the play (Act 5), (Scene 2), (Canto 3).", ""},
		{"The team from the town won (Lund 1), (Bergen 2).", ""},
		{"The plane (Boeing 747) and the flight (Apollo 11) and the road (Route 66).", ""},
		{"It was given (Aged 33), (N = 33), (Team A 3).", ""},
		{"Answers came from Lund (12), Bergen (7) and Oslo (5).", ""},
		{"It is a lamp (Wetzlar, Germany), a town (Geneva), a land (Switzerland).", ""},
		{"The sample (S12), the strain (DH5), the gene (CD4 12).", ""},
		{"It holds (1) first, (2) second, and (3) third.", ""},
		{"The narrator (Marlow 3) and Marlow and Marlow and Marlow and Marlow said so.", ""},
		{"The stone (Stone 3) is a stone.", ""},
		{"Who asks (Who owns the harbours)?", ""},
		{"We thank Ada Bru y al consejo.", ""},
		{"Nach Sundby gibt es drei Arten des Wartens (S. 8–11).", ""},
		{"Contested by Tollby (p. 7), it fell.", "Tollby"},
		{"Read by Tom (12), it fell.", ""},
		{"The film (Sunfish, 1994) and the film (Marsh and Dunn, 1943) were shown.", ""},
		{"It is so (Tollby, Crumbs 3).", "Tollby, Crumbs 3"},
		{"Her sister Jane (12) went, and Tom (9) as well.", ""},
	} {
		got := strings.Join(missing(readMLA(named+c.text)), " | ")
		if got != c.missing {
			t.Errorf("%q: missing %q, want %q", c.text, got, c.missing)
		}
	}
}

func missing(doc *lint.Document) (out []string) {
	for _, c := range doc.Citations {
		if c.Status == lint.Missing && c.Certain {
			out = append(out, strings.Join(strings.Fields(c.Text), " "))
		}
	}
	return out
}

// TestCitesByAuthor says of texts whether they cite by author and page.
func TestCitesByAuthor(t *testing.T) {
	for _, c := range []struct {
		name, text string
		want       bool
	}{
		{"two with pages", "(Sundby 3) (Prado 4)", true},
		{"one is too few", "(Sundby 3)", false},
		{"four without", "(Sundby; Prado; Okafor; Corlett and Dunmore)", true},
		{"three are too few", "(Sundby; Prado; Okafor)", false},
		{"one work over and over is too little of the list", "(Sundby 3) (Sundby 4) (Sundby 5)", false},
		{"years cite as well", "(Sundby 3) (Prado 4) (Sundby, 2006; Prado, 2009)", false},
		{"a few years do not matter", "(Sundby 3) (Prado 4) (Okafor 102) (Brandt et al. 3) (Corlett and Dunmore, 2003)", true},
		{"most brackets name something else", "(Sundby 3) (Prado 4) (Marlow 4) (Kurtz 5) (Ahab 7) (Pequod 9)", false},
	} {
		if got := readMLA(c.text).Style == lint.StyleAuthor; got != c.want {
			t.Errorf("%s: %v", c.name, got)
		}
	}
}

// TestLocatorsByAuthor reads the pages.
func TestLocatorsByAuthor(t *testing.T) {
	doc := readMLA(named + "As Sundby writes, “nothing moved” (33). Prado (pp. 210–12) disagrees. (Lindqvist, *Tides*, S. 5 f.) Sundby said so. It cost a lot (4).")
	var got []string
	for _, c := range doc.Citations[3:] {
		got = append(got, c.Locator)
	}
	if want := "33|pp. 210–12|S. 5 f|"; strings.Join(got, "|") != want {
		t.Errorf("pages %q, want %q", strings.Join(got, "|"), want)
	}
}
