package prose_test

import (
	"testing"

	"github.com/bibfix/bibfix/format/txt"
	"github.com/bibfix/bibfix/lint"
)

// TestAstray asks whether a work without an entry is held against a text in which its
// entry stands where the list was not read.
func TestAstray(t *testing.T) {
	const names = "Okafor, A. (2014). Harbour levies. Quay Studies, 2(3), 4–9.\n\nPrado, B. (2011). Tides of the north. Quay Studies, 1(1), 1–3.\n\nWeber, C. (2009). Piers. Quay Studies, 3(2), 5–8.\n"
	const numbers = "1. Okafor A. Harbour levies. Quay Stud. 2014;2:4-9.\n2. Prado B. Tides. Quay Stud. 2009;1:1-3.\n3. Ito K. Docks. Quay Stud. 2011;3:5-8.\n"
	const labels = "[Oka14] A. Okafor. Harbour levies. Quay Studies 2, 2014.\n\n[Ito11] K. Ito. Docks. Quay Studies 1, 2011.\n\n[Pra09] B. Prado. Tides. Quay Studies 1, 2009.\n"
	const text = "Levies rose (Okafor, 2014; Prado, 2011; Weber, 2009).\n\n"
	for _, c := range []struct {
		name, front, list, behind string
		withheld                  bool
	}{
		{"an entry in front", text + "So it was (Lund & Ma, 2001).\n\nLund, D., & Ma, E. (2001). Moles of the\nsouth. Quay Studies, 4(1), 2–6.\n\n", names, "", true},
		{"an entry behind other text", text + "So it was (van den Berg et al., 2001).\n\n", names, "\nDiscussion\n\nWe saw that levies rose in all ports of the north and the south.\n\nvan den Berg, D., Ma, E., & Lund, F. (2001). Moles of the\nsouth. Quay Studies, 4(1), 2–6.\n", true},
		{"no entry", text + "So it was (Lund & Ma, 2001).\n\n", names, "", false},
		{"cited at the head of a line", text + "So it was seen (see\nLund & Ma, 2001) and then\nLund and Ma (2001) said so.\n\n", names, "", false},
		{"another year", "Lund, D., & Ma, E. said so to\nA. Weber of the port in 2004.\n\n" + text + "So it was (Lund & Ma, 2001).\n\n", names, "", false},
		{"a label behind the list", "Levies rose [Oka14, Ito11, Pra09, Zei99].\n\n", labels, "\nDiscussion\n\nWe saw that levies rose in all ports of the north.\n\n[Zei99]\n\nSo it was.\n", true},
		{"no such label", "Levies rose [Oka14, Ito11, Pra09, Zei99].\n\n", labels, "", false},
		{"a number behind the list", "Levies rose [1,2,3], and again [1–3], and [4].\n\n", numbers, "\nDiscussion\n\nWe saw that levies rose in all ports of the north.\n\n4\nWeber C. Piers. Quay Stud. 2009;3:5-8.\n", true},
		{"no such number", "4\n\nLevies rose [1,2,3], and again [1–3], and [4].\n\n", numbers, "", false},
	} {
		doc := txt.Read(lint.File{Name: "a.txt", Data: []byte("Tides\n\n" + c.front + "References\n\n" + c.list + c.behind)})
		missing, certain := 0, 0
		for _, one := range doc.Citations {
			if one.Status == lint.Missing {
				missing++
				if one.Certain {
					certain++
				}
			}
		}
		if missing == 0 && !c.withheld || (certain == 0) != c.withheld {
			t.Errorf("%s: %d missing, %d of them certain; %d in the note; %d entries", c.name, missing, certain, doc.Unlinked.Missing, len(doc.References))
		}
	}
}
