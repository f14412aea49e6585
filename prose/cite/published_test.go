package cite_test

import (
	"testing"

	"github.com/bibfix/bibfix/format/md"
	"github.com/bibfix/bibfix/lint"
)

// publishedWorks is the list of the texts below.
const publishedWorks = `Holunder, Beate: Rat und Rechnung. Stuttgart 1997.

Ferrand, Paul. *Moulins du Val*. Tours, La Loire, 1963.

Mattusch, Jörg: „Schulden der Zünfte“. In: Stadt und Recht 14 (1999), S. 33–60.

Oakshott, Marion. “Complaint and Custom.” *Parish History* 12, no. 2 (1988): 101–119.

Dunmore, Ada. “Plunder by Pump.” *Harwick Law Review* 44 (1999): 201–250.

Tannhof, Luise: Fenster im Süden, 1957 bis 1970. München 1981.

Ekdal, Maria. *Timber and Tolls*. Lund: Quay Press, 1998.

Vane, Dora. *River Rents*. Oxford: Harrow, 1981 [1932].

Rask, Jo. *Lamps of the Coast*. Lund: Kaj.
`

// TestPublished reads the years of imprints in notes: each line is a note, and the year that
// the entry does not have, or none.
func TestPublished(t *testing.T) {
	for _, c := range []struct{ note, year string }{
		{"Beate Holunder, Rat und Rechnung, Stuttgart 1979, S. 101.", "1979"},
		{"Vgl. Beate Holunder: Rat und Rechnung. Stuttgart 1979, S. 101.", "1979"},
		{"Paul Ferrand, *Moulins du Val*, Tours, La Loire, 1962, p. 14.", "1962"},
		{"P. Ferrand, *Moulins du Val*, Tours 1936.", "1936"},
		{"Jörg Mattusch, „Schulden der Zünfte“, in: Stadt und Recht 14 (1998), S. 33–60, hier S. 40.", "1998"},
		{"Marion Oakshott, “Complaint and Custom,” *Parish History* 12, no. 2 (1989): 110.", "1989"},
		{"Marion Oakshott, “Complaint and Custom,” *Parish History* 12 (Spring 1989): 110.", "1989"},
		{"Ada Dunmore, *Plunder by Pump*, 44 Harwick L. Rev. 201, 205 (1998).", "1998"},
		{"Maria Ekdal, *Timber and Tolls* (Lund: Quay Press, 1989), 5.", "1989"},
		{"Maria Ekdal, *Timber and Tolls*, Lund, Quay Press, 1989.", "1989"},

		{"Beate Holunder, Rat und Rechnung, Stuttgart 1997, S. 101.", ""},
		{"Beate Holunder, Rat und Rechnung, 2. Aufl., Stuttgart 2004, S. 101.", ""},
		{"Beate Holunder, Rat und Rechnung, Berlin 1979, S. 101.", ""}, // of another place
		{"Beate Holunder, Rat und Rechnung, S. 101; zum Rathaus: Stuttgart 1979, S. 3.", ""},
		{"Beate Holunder, Rat und Rechnung, S. 101. So kam es nach Stuttgart, 1979.", ""},
		{"Beate Holunder, Rat und Rechnung, Bd. 2, Stuttgart 1999, S. 101.", ""},
		{"Paul Ferrand, *Moulins du Val*, trad. J. Gil, Tours, La Loire, 1972, p. 14.", ""},
		{"Paul Ferrand, *Moulins du Val*, Tours, La Loire, 1988 [1963], p. 14.", ""},
		{"Paul Ferrand, *Moulins du Val*, p. 14, cité par J. Gil, Tours, La Loire, 1988.", ""},
		{"Paul Ferrand, *Moulins du Val*, le bail fut signé, Tours, 1762.", ""},
		{"Jörg Mattusch, „Schulden der Zünfte“, in: Gesammelte Werke, Köln 2011, S. 40.", ""}, // printed again
		{"Marion Oakshott, “Complaint and Custom,” 110, and the letter to *Parish History*, 1999.", ""},
		{"Marion Oakshott, “Complaint and Custom,” *Parish History*, accessed May 3, 2011.", ""},
		{"Luise Tannhof, Fenster im Süden, 1957, S. 4.", ""}, // of its title
		{"Maria Ekdal, *Timber and Tolls* (repr., Lund: Quay Press, 2009), 5.", ""},
		{"Maria Ekdal, *Timber and Tolls*, 2nd ed. (Lund: Quay Press, 2009), 5.", ""},
		{"Maria Ekdal, *Timber and Tolls* (1998; Lund: Quay Press, 2009), 5.", ""},
		{"Dora Vane, *River Rents* (Oxford: Harrow, 1932), 5.", ""},
		{"Jo Rask, *Lamps of the Coast* (Lund: Kaj, 1932), 5.", ""}, // the entry has no year
		{"Maria Ekdal, *Timber and Tolls*, 44, on the fire of Lund, 1714.", ""},
		{"Maria Ekdal, *Timber and Tolls*, 44 (the fire of 1714).", ""},
		{"Maria Ekdal, *Timber and Tolls*, reviewed in *Lund Post*, 3 May 1999.", ""},
	} {
		doc := md.Read(lint.File{Name: "a.md", Data: []byte("# T\n\nIt came.[^1] It went.[^2]\n\n[^1]: Maria Ekdal, *Timber and Tolls* (Lund: Quay Press, 1998), 3.\n[^2]: " + c.note + "\n\n## Bibliography\n\n" + publishedWorks)})
		year := ""
		for _, cited := range doc.Citations {
			for _, f := range cited.Faults {
				if f.Kind == lint.YearFault {
					year += f.Cited
				}
			}
		}
		if year != c.year || len(doc.Citations) < 2 {
			t.Errorf("%s\n\tother year %q, want %q, of %d citations", c.note, year, c.year, len(doc.Citations))
		}
	}
}
