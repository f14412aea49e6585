package cite_test

import (
	"strings"
	"testing"

	"github.com/bibfix/bibfix/format/md"
	"github.com/bibfix/bibfix/lint"
)

// fleet is a numbered list of works by different people.
const fleet = `1. Okafor, A. (2014). Levies. *Quay Studies*, 2, 4–9.

2. Prado, B., & Lund, C. (2009). Tides. *Quay Studies*, 1, 1–3.

3. Ito, K. (2011). Docks. *Quay Studies*, 3, 5–8.

4. Roth, D., & Weir, E. (2016). Locks. *Quay Studies*, 4, 9–12.

5. Sund, F. (2018). Pilots. *Quay Studies*, 5, 2–7.
`

// TestSystems reads texts that cite in one system or in two. What is wanted are the
// citations, each as its text and the entry, "?" for a work that the list lacks.
func TestSystems(t *testing.T) {
	unnumbered := strings.NewReplacer("1. ", "", "2. ", "", "3. ", "", "4. ", "", "5. ", "").Replace(fleet)
	for _, c := range []struct {
		name, text, list, want string
		style                  lint.CitationStyle
	}{
		{"one work by name, the next by number", "Levies fell (Prado & Lund, 2009) [1].", fleet, "Prado & Lund, 2009=2 1=1", lint.StyleNumeric},
		{"a number beside the name of its work", "Prado and Lund (2009) saw levies fall [2], and Ito [3] did.", fleet, "2=2 3=3", lint.StyleNumeric},
		{"a name and the number of another work", "Prado and Lund (2009) saw levies fall [1], and Ito [3] did.", fleet, "Prado and Lund (2009=2 1=1 3=3", lint.StyleNumeric},
		{"a work by number, and named in passing", "Levies fell [2], [3]. The long and winding road of levies is old. As Prado and Lund (2009) say, they rose.", fleet, "2=2 3=3", lint.StyleNumeric},
		{"a work that a text of numbers names and the list lacks", "Levies fell [1], [3], [5] and rose (Prado & Lund, 2009), not fell (Ekdal & Riis, 2001).", fleet, "1=1 3=3 5=5 Prado & Lund, 2009=2", lint.StyleNumeric},
		{"the same where it names others", "Levies fell [1]. They rose (Prado & Lund, 2009), stood (Roth & Weir, 2016), sank (Sund, 2018), not fell (Ekdal & Riis, 2001).", fleet, "1=1 Prado & Lund, 2009=2 Roth & Weir, 2016=4 Sund, 2018=5 Ekdal & Riis, 2001?", lint.StyleAuthorYear},
		{"one number of a text of names", "Ito (2011) and Ito (2011), Ito (2011) and Ito (2011) saw it [1], not [7].", fleet, "Ito (2011=3 Ito (2011=3 Ito (2011=3 Ito (2011=3 1=1", lint.StyleAuthorYear},
		{"counts behind words", "Domains: dialog (4), meeting (3), quay (2), levy (1). Locks matter (Roth & Weir, 2016; Sund, 2018).", fleet, "Roth & Weir, 2016=4 Sund, 2018=5", lint.StyleAuthorYear},
		{"round numbers beside one name", "Levies fell (1,2), rose (3) and stood (4). They sank (Sund, 2018).", fleet, "1=1 2=2 3=3 4=4 Sund, 2018=5", lint.StyleNumeric},
		{"numbers of a list that has none", "Levies fell [1], rose [2], stood [3], sank [4] and rose [5].", unnumbered, "1=1 2=2 3=3 4=4 5=5", lint.StyleNumeric},
		{"four are too few", "Levies fell [1], rose [2], stood [3] and sank [4].", unnumbered, "", lint.StyleUnknown},
		{"pages behind the list are none", "Levies fell [1], rose [2], stood [3], sank [4] and rose [5], as on leaves [14] and [21].", unnumbered, "", lint.StyleUnknown},
		{"raised numbers, some without their sign", "Levies fell.^1^ They rose again.2 They stood in old harbours.^3^ They sank in ports4 and on quays.5 They rose.", fleet, "1=1 2=2 3=3 4=4 5=5", lint.StyleNumeric},
		{"where raised numbers cite all", "Levies fell.^1^ They rose.^2^ They stood.^3,4^ They sank.^5^ It ran on harbours.2 They rose.", fleet, "1=1 2=2 3=3 4=4 5=5", lint.StyleNumeric},
	} {
		doc := md.Read(lint.File{Name: "a.md", Data: []byte("# T\n\n" + c.text + "\n\n## References\n\n" + c.list + "\n")})
		if got := citedAs(doc); got != c.want {
			t.Errorf("%s: %q\n\tread %q\n\twant %q", c.name, c.text, got, c.want)
		}
		if doc.Style != c.style {
			t.Errorf("%s: style %d, want %d", c.name, doc.Style, c.style)
		}
	}
}
