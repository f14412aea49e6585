package list_test

import (
	"slices"
	"strconv"
	"testing"

	"github.com/bibfix/bibfix/format"
	"github.com/bibfix/bibfix/lint"
)

// lineLists are lists with one entry on each line and nothing else that parts
// them: full given names, organisations, titles that stand first.
var lineLists = []struct {
	name    string
	heading string
	entries []string
}{
	{"German, years in brackets", "Literatur", []string{
		"Adler, Mona (2011): Reeperbahnen des Nordens. Kiel: Seeschwalbe.",
		"Benoit, Claude / Adler, Mona (2015): Hanf und Teer. In: Zeitschrift für Tauwerk 4 (2), S. 11–19.",
		"Bundesamt für Seile (2017): Jahresbericht 2016. Bonn.",
		"Castor, Dietrich (2008): Knoten auf See, 3. Aufl., Lübeck: Quay.",
		"Çelik, Ümit (2019): Die Ordnung der Taue. Eine Untersuchung zur Geschichte der Seilerei an der Küste zwischen 1744 und 1811. Hamburg: Seeschwalbe.",
		"Das Handbuch der Knoten (1999). 2. Auflage. Rostock: Tern.",
		"Đurić, Ana-Maria (2012): Teer. Wien.",
		"von der Heide, Hans Peter (2004): Was der Hanf erzählt. In: Adler, Mona (Hg.): Seile. Kiel, S. 40–66.",
		"Ders. (2006): Noch einmal Hanf. Kiel.",
		"Öhler, Cem (2015): Taue und Tauwerk.",
		"Verband der Seiler e. V. (o. J.): Satzung. Online: https://example.org/satzung",
	}},
	{"German, no final points", "Literaturverzeichnis", []string{
		"Adler, Mona: Reeperbahnen des Nordens, Kiel 2011",
		"Benoit, Claude; Adler, Mona: Hanf und Teer, in: Zeitschrift für Tauwerk 4 (2015), H. 2, S. 11–19",
		"Castor, Dietrich: Knoten auf See, Lübeck 2008",
		"Dietz, Karla: Lange Leinen. Zur Geschichte eines Handwerks, das sich an den Küsten hielt, Hamburg 1998",
		"Öhler, Cem: Taue und Tauwerk, Diss. Kiel 2015",
		"Reeperbahn und Hafen, hg. von Mona Adler, Kiel 2003",
	}},
	{"French", "Bibliographie", []string{
		"Adair, Mona. Les corderies du Nord. Paris : La Sterne, 2011.",
		"Benoît, Claude et Adair, Mona. « Chanvre et goudron ». Revue des cordages, vol. 4, n° 2, 2015, p. 11-19.",
		"Castor, Denis. Les nœuds en mer. Brest : Quai, 2008.",
		"De La Tour, Hélène. Le chanvre des marins : une histoire longue des ports et des hommes, du Moyen Âge à nos jours. Rennes : Presses du Quai, 2009.",
		"Ministère des Cordages. Rapport annuel. Paris, 2017.",
		"Œuvre des câbles. Statuts. Nantes, 1999.",
	}},
	{"Portuguese", "Referências", []string{
		"ADAIR, Mona. Cordoarias do norte. Lisboa: Andorinha, 2011.",
		"BENTO, Cláudia; ADAIR, Mona. Cânhamo e alcatrão. Revista de Cordas, Porto, v. 4, n. 2, p. 11-19, 2015.",
		"CASTRO, Dinis de. Nós no mar. 3. ed. Porto: Cais, 2008.",
		"INSTITUTO DAS CORDAS. Anuário. Brasília, 2017. Disponível em: https://example.org/anuario. Acesso em: 4 mar. 2019.",
		"O LIVRO dos nós. Coimbra: Cais, 1999.",
		"SOUZA, Íris. Alcatrão. Recife, 2012.",
	}},
	{"Italian", "Bibliografia", []string{
		"Adami, Mona, Le corderie del nord, Sterna, Genova 2011.",
		"Benedetti, Claudia – Adami, Mona, Canapa e catrame, in «Rivista delle corde», 4 (2015), n. 2, pp. 11-19.",
		"Castori, Dino, Nodi in mare, Molo, Livorno 2008.",
		"Il libro dei nodi, a cura di M. Adami, Molo, Livorno 1999.",
		"Istituto delle corde, Rapporto annuale, Roma 2017.",
	}},
	{"English, full names", "References", []string{
		"Adair, Mona. 2011. Ropewalks of the North. Lund: Tern Press.",
		"Benoit, Claude, and Mona Adair. 2015. “Hemp and Tar.” Journal of Cordage 4 (2): 11–19.",
		"Castor, Denis. 2008. Knots at Sea. Lund: Tern Press.",
		"Cordage Board of the Northern Ports. 2017. Annual Report. Lund: Cordage Board.",
		"Eze, Amaka. 2004. “What the Hemp Remembers: An Oral History of the Last Ropewalk on the Coast between the Two Wars.” Quay Review 3: 40–66.",
		"Ropes and Their Makers. 1999. Lund: Quay.",
	}},
	{"English, short", "Works cited", []string{
		"Adair, Mona. Ropewalks of the North. Tern Press, 2011.",
		"Castor, Denis. Knots at Sea. Tern Press, 2008.",
		"“Hemp Prices.” Quay News, 4 Mar. 2019, www.example.org/hemp.",
		"The Book of Knots. Edited by Mona Adair, Quay, 1999.",
		"World Cordage Council. Annual Report. 2017.",
	}},
	{"English, given names first", "References", []string{
		"Anna Adair. Ropewalks of the North. Tern Press, Lund, 1st edition, 2011.",
		"Peter Benoit and Anna Adair. Hemp and tar in the ports of the northern seas and their makers. Journal of Cordage, 4:11–19, 2015.",
		"Paul van Castor, Wolvin Dunn, and Anna B. Adair. Knots at sea, 2008. URL http://example.org. Rope package version 2.0.",
		"Zefra Dunn. What the hemp remembers: a long history of the last ropewalk on the coast between two wars. Quay Review, 3:40–66, 2004.",
		"Yolm Ekdal and Maria Castor. Tar. Tern Review, 9:1–4, 1999.",
	}},
	{"English, authors without comma", "References", []string{
		"Adair M. Ropewalks of the north. Lund: Tern Press; 2011.",
		"Benoit C, Adair M. Hemp and tar. J Cordage. 2015;4(2):11-19.",
		"Castor D. Knots at sea. Lund: Tern Press; 2008.",
		"World Cordage Council. Annual report. Lund: The Council; 2017.",
	}},
}

func TestOneEntryALine(t *testing.T) {
	for _, tt := range lineLists {
		for _, file := range []string{"a.md", "a.txt"} {
			head := map[string]string{"a.md": "Hemp was dear.\n\n## " + tt.heading + "\n\n", "a.txt": "Hemp was dear.\n\n" + tt.heading + "\n\n"}[file]
			for _, end := range []string{"\n", "  \n", "\r\n"} {
				for n := 3; n <= len(tt.entries); n++ {
					text := head
					for _, e := range tt.entries[:n] {
						text += e + end
					}
					compare(t, tt.name+", "+strconv.Itoa(n)+" in "+file+" with "+strconv.Quote(end), file, text, tt.entries[:n])
				}
			}
		}
	}
}

// Lists whose lines are wrapped by hand look the same, but for their margin.
func TestWrappedLists(t *testing.T) {
	for _, tt := range lineLists {
		if tt.name == "German, no final points" {
			continue // nothing tells where an entry ends
		}
		for _, width := range []int{72, 88, 100} {
			for _, file := range []string{"a.md", "a.txt"} {
				text := "Hemp was dear.\n\n" + tt.heading + "\n\n"
				if file == "a.md" {
					text = "Hemp was dear.\n\n## " + tt.heading + "\n\n"
				}
				for _, e := range tt.entries {
					text += wrap(e, width, "") + "\n"
				}
				compare(t, tt.name+" wrapped at "+strconv.Itoa(width)+" in "+file, file, text, tt.entries)
			}
		}
	}
}

func compare(t *testing.T, name, file, text string, want []string) {
	t.Helper()
	var got []string
	for _, r := range format.Read(lint.File{Name: file, Data: []byte(text)}).References {
		got = append(got, r.Text.String)
	}
	if !slices.Equal(got, want) {
		t.Errorf("%s: %d entries, want %d", name, len(got), len(want))
		for _, g := range got {
			if !slices.Contains(want, g) {
				t.Logf("  got %q", g)
			}
		}
	}
}
