package reference

import (
	"testing"

	"github.com/bibfix/bibfix/lint"
)

// Editors between "In" and the whole, and behind the words that lead to them.
func TestEditorForms(t *testing.T) {
	for _, c := range []struct{ text, editors, container string }{
		{"Habbi, Jörn (1981). Die Moderne am Hafen. In ders., Kleine Schriften I-IV (S. 444-464). Bonn: Quai.", "", "Kleine Schriften I-IV"},
		{"Habbi, Jörn: Die Moderne am Hafen. In: ders.: Kleine Schriften. Bonn 1981, S. 444-464.", "", "Kleine Schriften"},
		{"Habbi, Jörn: Die Moderne am Hafen. In: Ders. (Hg.): Kleine Schriften. Bonn 1981, S. 444-464.", "", "Kleine Schriften"},
		{"Habbi, Jörn/Lund, Ute: Die Moderne am Hafen. In: dies. (Hrsg.): Kleine Schriften. Bonn 1981, S. 444-464.", "", "Kleine Schriften"},
		{"Dinart D. (2006) ‘The history of quays’, in: idem, ed., Origins of the ports, Oxford, 295-324.", "", "Origins of the ports"},
		{"Dinart, D., La storia del porto, in Id., Porti e navi, Roma 1979, pp. 292-352.", "", "Porti e navi"},
		{"Dinart, D., La storia del porto, in Id. (a cura di), Porti e navi, Roma 1979, pp. 292-352.", "", "Porti e navi"},
		{"Faro, Ralf (2000): Afterword. In: Harrbi, Silje J.; Putbi, Rolf D.: Quiet harbours. Princeton: Quay Press. S. 311-314.", "Harrbi|Silje J.; Putbi|Rolf D.", "Quiet harbours"},
		{"Faro, Ralf: Nachwort. In: Silje J. Harrbi, Rolf D. Putbi: Stille Häfen. Bonn: Quai 2000, S. 311-314.", "Harrbi|Silje J.; Putbi|Rolf D.", "Stille Häfen"},
		{"Faro, Ralf: Nachwort. In: Harrbi, Silje/Putbi, Rolf (2000): Stille Häfen. Bonn: Quai, S. 311-314.", "Harrbi|Silje; Putbi|Rolf", "Stille Häfen"},
		{"Lund A., Il molo, in Porti e navi, a cura di Janis Ioannu, Françoise Métralle, Marguerite Yonne, Roma 2000, pp. 71-77.", "Ioannu|Janis; Métralle|Françoise; Yonne|Marguerite", "Porti e navi"},
		{"Lund, A., ‘The quay’, in G. Jakobi & J. Barnes, ed., Ports of the north, Oxford: Quay Press, 2001, pp. 4–9.", "Jakobi|G.; Barnes|J.", "Ports of the north"},
		{"Lund, A. “The quay.” In Okafor and Prado, 15–51.", "Okafor; Prado", ""},
		{"Lund, A. “The quay.” In Okafor and Prado (2001), pp. 15–51.", "Okafor; Prado", ""},
		// no people
		{"Faro, Ralf: Nachwort. In: Häfen: Stille Orte. Bonn: Quai 2000, S. 311-314.", "", "Häfen: Stille Orte"},
		{"A. Lund, “Quays of the north,” in Levies and Control, 2001, pp. 4228–4233.", "", "Levies and Control"},
	} {
		r := &lint.Reference{Text: lint.PlainText(c.text, 0)}
		Parse(r)
		container := ""
		if f := r.Field("container-title"); f != nil {
			container = f.Text
		}
		if got := written(r.Names("editor")); got != c.editors || container != c.container {
			t.Errorf("%s\n got  %s in %s\n want %s in %s", c.text, got, container, c.editors, c.container)
		}
	}
}
