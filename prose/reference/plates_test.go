package reference

import (
	"fmt"
	"strings"
	"testing"

	"github.com/bibfix/bibfix/lint"
)

// holdsAll says which of the wanted fields, "volume 12; page –", an entry has not.
// A dash stands for no such field.
func holdsAll(r *lint.Reference, wanted string) (wrong []string) {
	for _, want := range strings.Split(wanted, "; ") {
		name, text, _ := strings.Cut(want, " ")
		got := "–"
		if f := r.Field(name); f != nil {
			got = labelForm(*f)
		}
		if got != text {
			wrong = append(wrong, fmt.Sprintf("%s %s, want %s", name, got, text))
		}
	}
	return wrong
}

func TestPlatesAndSeries(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		// the number of plates says nothing
		{"Okafor, A. 1931. On tides. Proc. Quay Soc. Lund 12: 1107–1121, 4 pls.", "volume 12; page 1107–1121; publisher –"},
		{"Okafor, A. 1931. Über Ebben. Quay Abh. 162 (1): 88–115, 8 Abb., 3 Taf.; Lund.", "volume 162; issue 1; page 88–115; publisher –"},
		{"Okafor, A. 1967. Osservazioni. Boll. Soc. Mar. 86, 345-370, 12 figg., 2 tavv.", "volume 86; page 345-370"},
		{"Okafor, A. 1931. On tides. Quay Studies 12: 45–60, text-figs 1–4, pls 145–180.", "volume 12; page 45–60"},
		{"Okafor, A. 1799. A history of tides. Quay Press, Lund, xii + 345 pp., frontispiece, 12 plates and 3 maps.", "publisher Quay Press; publisher-place Lund; number-of-pages 345"},
		{"Okafor, A. 1931. Twelve plates and a spoon. Quay Studies 12: 4–9.", "title Twelve plates and a spoon; volume 12"},
		{"Okafor, A. 1931. Tides in 24 maps of the north. Quay Press, Lund.", "title Tides in 24 maps of the north"},
		// series of journals
		{"Okafor, A. 1904. On tides. Quay Mag. nat. Hist. (7) 12: 345–348.", "volume 12; issue –; page 345–348"},
		{"Okafor, A. 1904. On tides. Quay Studies, new series, 4: 61–88.", "container-title Quay Studies; volume 4; page 61–88"},
		{"Okafor, A. 1904. On tides. Quay Studies, n. ser. 4: 61–88.", "container-title Quay Studies; volume 4"},
		{"Okafor, A. 1904. On tides. Quay Studies (N.S.) 4: 61–88.", "container-title Quay Studies; volume 4; issue –"},
		{"Brückner, A. 1908: Über Ebben. Quay Abh., N. F. 6: 345–419.", "volume 6; page 345–419"},
		{"Okafor, A. 1904. On tides. Quay Studies, New Series, 4: 61–88.", "container-title Quay Studies, New Series; volume 4"},
		{"Okafor, A. 1904. On tides. Quay Studies 7 (12): 345–348.", "volume 7; issue 12"},
		// a year that is the volume
		{"Okafor, A. 1978. Levies and bread. Quayia 1978(2): 345–358.", "volume 1978; issue 2; page 345–358"},
		{"Okafor, A. 1931. On tides. Proc. Quay Soc. 1931: 1107–1121.", "volume 1931; page 1107–1121"},
		{"Okafor, A. 1889. Sui carabidi. Annali del Museo del Molo, serie 2a, 7: 5–92.", "container-title Annali del Museo del Molo; volume 7; issue –; page 5–92"},
		{"Okafor, A., 1996. Isotopes de Lund. C. R. Acad. Sci. Paris, Sér. IIa, 322, 123-130.", "title Isotopes de Lund; volume 322; page 123-130"},
		// a volume belongs to what it follows
		{"Okafor, A. 1805. Histoire naturelle du quai. Tome 10. Dufart, Paris, 445 pp.", "container-title –; publisher Dufart; publisher-place Paris; volume 10; number-of-pages 445"},
		{"Okafor, A. 2003. Tides. In: Prado, C. (Ed.), Guide to the North. Vol. 2. Quay Books, Leiden, pp. 12–45.", "container-title Guide to the North; publisher Quay Books; publisher-place Leiden; volume 2; page 12–45"},
		{"Okafor (2014) 12 Quay L Rev 4", "container-title Quay L Rev; volume 12; page 4"},
		{"Brückner, A. (1936): Zweiflügler. In: Prado, P. (Hrsg.): Die Tierwelt des Nordens, Bd. 6, Lfg. 2. Quay Verlag, Leipzig, 1–259.", "volume 6; issue 2; page 1–259; publisher Quay Verlag"},
		{"Linnaeus, C. 1758. Systema Fluminum per regna tria. Tomus I. Editio decima, reformata. Laurentius Salvius, Holmiae, 824 pp.", "title Systema Fluminum per regna tria; volume I; edition decima; publisher Laurentius Salvius; publisher-place Holmiae"},
		{"Okafor, A. [continuously updated]. Index of quays: a directory. Quay Garden. http://quays.example.org/ih/ [accessed 15 May 2018].", "title Index of quays: a directory; accessed 2018-05-15"},
		// journals behind a colon or a dash
		{"Okafor, A.B., and Prado, C., 1994, Thrust tectonics of Lund: Quay Society Bulletin, v. 106, p. 345–360.", "title Thrust tectonics of Lund; container-title Quay Society Bulletin; volume 106"},
		{"Okafor, A.B., 1994, Salt and tides of the Moss Lake quadrangle, Idaho: Quay Geology, v. 12, no. 3, p. 4–9.", "title Salt and tides of the Moss Lake quadrangle, Idaho; container-title Quay Geology; issue 3"},
		{"Okafor, A.B., 1994, Salt: A history, Quay Geology, v. 12, p. 4–9.", "title Salt: A history; container-title Quay Geology"},
		{"Okafor, A.B., 1994, Salt and bread, Journal of Physics: Condensed Matter, v. 12, p. 4–9.", "title Salt and bread; container-title Journal of Physics: Condensed Matter"},
		{"Brückner, A. (1932): Die Gattung Quaya in den Ostalpen. – Koleopterologische Rundschau 18: 33–67.", "title Die Gattung Quaya in den Ostalpen; container-title Koleopterologische Rundschau; volume 18"},
		// scales, measures and initials
		{"Okafor, A. 1974. Geological map of Lund 1:50 000. Quay Press, Lund.", "title Geological map of Lund 1:50 000; volume –; page –"},
		{"Okafor, A. 1974. Geologic map of Lund. Quay Survey, Lund, scale 1:24,000.", "volume –; page –; publisher-place Lund"},
		{"Okafor, A. 1974. Tides of the Lund 7.5-minute quadrangle. Quay Studies 12: 4–9.", "title Tides of the Lund 7.5-minute quadrangle; volume 12; page 4–9"},
		{"Okafor, A. 1974. On tides. Quay Studies 1: 1200–1240.", "volume 1; page 1200–1240"},
		{"Okafor, A. 1813. British tides. F. C. & J. Prado, London. 178 pp.", "page –; number-of-pages 178"},
		{"Brückner, A. 2001: Kleine Ebbenkunde. 8. Aufl. – 1051 S., Ulmer, Stuttgart.", "number-of-pages 1051; publisher Ulmer"},
		{"U.S. Geological Survey, 2006, Mineral notes: Quay Press, Lund.", "author {U.S. Geological Survey}; issued 2006"},
		{"U.N. Prado, 2006. Mineral notes. Quay Press, Lund.", "author Prado, U.N."},
		// markup inside a title
		{"Okafor, A. 2004. The evolution of dewlaps in *Quayia* (Squamata). Quay Press, Lund.", "title The evolution of dewlaps in Quayia (Squamata)"},
		{"Okafor, A. 2004. A note on *Quaya lundii* and *Q. alba* from Peru. Quay Studies 12: 4–9.", "title A note on Quaya lundii and Q. alba from Peru; container-title Quay Studies"},
		{"Okafor, A. 2004. Harbour levies. *Quay Studies* 12: 4–9.", "title Harbour levies; container-title Quay Studies"},
	} {
		r := plainEntry(c.text)
		Parse(r)
		for _, wrong := range holdsAll(r, c.want) {
			t.Errorf("%s\n%s", c.text, wrong)
		}
	}
}
