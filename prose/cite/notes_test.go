package cite_test

import (
	"testing"

	"github.com/bibfix/bibfix/format/md"
	"github.com/bibfix/bibfix/format/txt"
	"github.com/bibfix/bibfix/lint"
)

// noteWorks is the list of the texts below.
const noteWorks = `Ekdal, Maria. *Timber and Tolls*. Lund: Kaj, 1998.

Okafor, Amara. *Harbour Levies: A History of Small Dues*. London: Quay Press, 2014.

Okafor, Amara, and Jonas Brückner. “Custom and the Crane.” *Quay Law Review* 12 (2009): 4–39.

Prado, Berta. *Mareas*. Madrid: Muelle, 2003.

Tollman, R. “Who Paid for the Lighthouse?” *Tide Studies* 3 (1987): 110–131.`

// TestNotes reads notes that cite without years: the citations that should be read, each
// as its text and the entry it means.
func TestNotes(t *testing.T) {
	for _, c := range []struct{ name, notes, want string }{
		{"in full, then short", "[^1]: Amara Okafor, *Harbour Levies: A History of Small Dues* (London: Quay Press, 2014), 12.\n[^2]: Okafor, *Harbour Levies*, 14.\n[^3]: R. Tollman, “Who Paid for the Lighthouse?,” *Tide Studies* 3 (1987): 112.",
			"Amara Okafor, Harbour Levies: A History of Small Dues (London: Quay Press, 2014)=2 Okafor, Harbour Levies=2 R. Tollman, “Who Paid for the Lighthouse=5"},
		{"several in a note", "[^1]: Okafor, *Harbour Levies*, 14; Tollman, “Who Paid”, 3; Prado, *Mareas*.", "Okafor, Harbour Levies=2 Tollman, “Who Paid=5 Prado, Mareas=4"},
		{"the same", "[^1]: Prado, *Mareas*, 5.\n[^2]: Ibid., 7.\n[^3]: Ebd.; Okafor, *Harbour Levies*, 2.\n[^4]: Vgl. ebenda, 3.", "Prado, Mareas=4 Ibid.=4 Ebd.=4 Okafor, Harbour Levies=2 ebenda=2"},
		{"the work cited before", "[^1]: Berta Prado, *Mareas* (Madrid: Muelle, 2003), 5.\n[^2]: Okafor, *Harbour Levies*, 2.\n[^3]: Prado, op. cit., 9; Okafor, a. a. O., S. 4.", "Berta Prado, Mareas (Madrid: Muelle, 2003)=4 Okafor, Harbour Levies=2 Prado, op. cit.=4 Okafor, a. a. O.=2"},
		{"the number of a note", "[^1]: Berta Prado, *Mareas* (Madrid: Muelle, 2003), 5.\n[^2]: Amara Okafor and Jonas Brückner, “Custom and the Crane” (2009) 12 Quay L Rev 4.\n[^3]: Okafor and Brückner (n 2) 7.\n[^4]: Prado, see n. 1.\n[^5]: Okafor/Brückner, wie Anm. 2, S. 9.\n[^6]: Prado, supra note 1, at 3.",
			"Berta Prado, Mareas (Madrid: Muelle, 2003)=4 Amara Okafor and Jonas Brückner, “Custom and the Crane” (2009)=3 Okafor and Brückner (n 2=3 Prado, see n. 1=4 Okafor/Brückner, wie Anm. 2=3 Prado, supra note 1=4"},
		{"the author is in the sentence", "[^1]: “Custom and the Crane,” *Quay Law Review* 12 (2009): 4–39.\n[^2]: *Harbour Levies: A History of Small Dues*.\n[^3]: (N 1) 12.", "Custom and the Crane=3 Harbour Levies: A History of Small Dues=2 N 1=3"},
		{"names first and last", "[^1]: PRADO Berta, *Mareas*, Madrid, Muelle, 2003, p. 12.\n[^2]: PRADO, Berta. Mareas. Madrid : Muelle, 2003.\n[^3]: B. Prado: Mareas, Madrid 2003, S. 3.", "PRADO Berta, Mareas=4 PRADO, Berta. Mareas=4 B. Prado: Mareas=4"},
		{"a slip in a long title", "[^1]: R. Tollman, “Who Paid for the Lighthose?,” *Tide Studies* 3 (1987): 112.", "R. Tollman, “Who Paid for the Lighthose=5"},
		{"the work cited before, in other words", "[^1]: Berta Prado, *Mareas* (Madrid: Muelle, 2003), 5.\n[^2]: Okafor, *Harbour Levies*, 2.\n[^3]: Prado, cit., 9; Okafor, *cité*, p. 4. What Tollman had cited, nobody knows.", "Berta Prado, Mareas (Madrid: Muelle, 2003)=4 Okafor, Harbour Levies=2 Prado, cit=4 Okafor, cité=2"},
		{"without the article", "[^1]: Tollman, *Lighthouse*, 5; Okafor/Brückner, Crane, 9.", "Tollman, Lighthouse=5 Okafor/Brückner, Crane=3"},
		{"a short title that a note announces", "[^1]: Maria Ekdal, *Timber and Tolls* (Lund: Kaj, 1998) (hereafter Ekdal, *Wood*), 3.\n[^2]: Ekdal, *Wood*, 4.", "Maria Ekdal, Timber and Tolls (Lund: Kaj, 1998)=1 Ekdal, Wood=1"},
		{"another work of the author", "[^1]: Prado, *Olas*, 5.\n[^2]: Prado, “Mareas y olas”, *Quay* 3 (1999), 5.", ""},
		{"the book that a work stands in", "[^1]: N. Gil, “The Weir”, in Amara Okafor (ed.), *Harbour Levies* (London: Quay Press, 2014), 12.", ""},
		{"what is no citation", "[^1]: On the harbour levies of Lund, see the archive, box 12, n. 5.\n[^2]: The crane and its custom were old.\n[^3]: Letter to Prado, 3 May 1911.", ""},
	} {
		doc := md.Read(lint.File{Name: "a.md", Data: []byte("# T\n\nIt came.[^1] It went.[^2] It stayed.[^3]\n\n" + c.notes + "\n\n## Bibliography\n\n" + noteWorks + "\n")})
		if got := citedAs(doc); got != c.want {
			t.Errorf("%s\n\tread %q\n\twant %q", c.name, got, c.want)
		}
	}
}

// TestPrintedNotes reads notes that stand at the feet of pages and behind the text.
func TestPrintedNotes(t *testing.T) {
	const text = "Levies\n\nIt came1 and went2. Okafor3 says so. It was seen4 by all.\n\n"
	const want = "Prado, Mareas=4 Okafor, Harbour Levies=2 Ibid.=2 Tollman, “Who Paid for the Lighthouse=5"
	for _, c := range []struct{ name, notes string }{
		{"a number in front", "1 Prado, Mareas, 5.\n2 Okafor, Harbour Levies, 14.\n3 Ibid., 3.\n4 Tollman, “Who Paid for the Lighthouse?”, 9.\n"},
		{"numbers with points", "Notes\n\n1. Prado, Mareas, 5.\n\n2. Okafor, Harbour Levies, 14.\n\n3. Ibid., 3.\n\n4. Tollman, “Who Paid for the Lighthouse?”, 9.\n"},
		{"numbers on lines of their own", "1\n\nPrado, Mareas, 5.\n2\nOkafor, Harbour Levies, 14.\n3\nIbid., 3.\n4\nTollman, “Who Paid for\nthe Lighthouse?”, 9.\n"},
		{"in one paragraph", "1 Prado, Mareas, 5. 2 Okafor, Harbour Levies, 14. 3 Ibid., 3. 4 Tollman, “Who Paid for the Lighthouse?”, 9.\n"},
		{"raised numbers", "¹ Prado, Mareas, 5.\n² Okafor, Harbour Levies, 14.\n³ Ibid., 3.\n⁴ Tollman, “Who Paid for the Lighthouse?”, 9.\n"},
		{"all numbers lost", "Prado, Mareas, 5.\n\nOkafor, Harbour Levies, 14.\n\nIbid., 3.\n\nTollman, “Who Paid for the Lighthouse?”, 9.\n"},
		{"a lost number", "1 Prado, Mareas, 5.\nOkafor, Harbour Levies, 14.\n3 Ibid., 3.\n4 Tollman, “Who Paid for the Lighthouse?”, 9.\n"},
	} {
		doc := txt.Read(lint.File{Name: "a.txt", Data: []byte(text + c.notes + "\n\nBibliography\n\n" + noteWorks + "\n")})
		if got := citedAs(doc); got != want {
			t.Errorf("%s\n\tread %q\n\twant %q", c.name, got, want)
		}
	}
}

// TestTitlesInText: titles of the list in a text that cites by names and years are no
// citations of notes.
func TestTitlesInText(t *testing.T) {
	doc := txt.Read(lint.File{Name: "a.txt", Data: []byte("Levies\n\nOkafor (2014) wrote Harbour Levies. The area is 3 km2, CO2 fell, see box3. Prado, Mareas, came first (Prado 2003; Tollman 1987). Custom and the Crane was next.\n\nBibliography\n\n" + noteWorks + "\n")})
	if got, want := citedAs(doc), "Okafor (2014=2 Prado 2003=4 Tollman 1987=5"; got != want {
		t.Errorf("read %q\nwant %q", got, want)
	}
}
