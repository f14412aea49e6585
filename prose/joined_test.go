package prose_test

import (
	"strings"
	"testing"

	"github.com/bibfix/bibfix/format/md"
	"github.com/bibfix/bibfix/lint"
)

// TestJoined asks which citations are found inside another entry, here that of Okafor.
func TestJoined(t *testing.T) {
	const list = "\n\n## References\n\nIto, K. (2009). Tides and tolls. *Quay Studies*, 7(1), 20–31.\n\n" +
		"Okafor, A. (2014). Harbour levies. Retrieved from https://quay.example/levies Prado, B., & Lund, C. (2011). Piers of the north since 1950. *Port Review*, 7(4), 101–110. " +
		"https://quay.example/piers van den Berg, D. (in press). Moles and the towns behind them. *Quay Studies*.\n\n" +
		"Prado, B. (2012). Locks. *Port Review*, 8(4), 1–10.\n"
	for _, c := range []struct {
		text string
		want bool
	}{
		{"(Prado & Lund, 2011)", true},
		{"(Prado et al., 2011)", true}, // for two authors: a fault of the citation, not of the list
		{"(Lund & Prado, 2011)", false},
		{"(Prado & Zwart, 2011)", false},
		{"(Prado & Lund, 1950)", true}, // one of the first years behind the name
		{"(Prado & Lund, 1987)", false},
		{"(Berg, in press; Ito & Zwart, 2020)", true},
		{"(Zwart et al., 2011)", false},
		{"(Lund et al., 2011)", false}, // the second author
	} {
		doc := md.Read(lint.File{Name: "a.md", Data: []byte("Quays rose (Ito, 2009; Okafor, 2014; Prado, 2012), and fell " + c.text + "." + list)})
		got := false
		for _, one := range doc.Citations {
			if one.Joined == nil {
				continue
			}
			got = true
			if one.Status != lint.Missing || !strings.HasPrefix(one.Joined.Reference.Text.String, "Okafor") || len(one.References) > 0 {
				t.Errorf("%s: %s is %v, found in %s", c.text, one.Text, one.Status, one.Joined.Reference.Text.String)
			}
		}
		if got != c.want {
			t.Errorf("%s: found inside an entry %t, want %t", c.text, got, c.want)
		}
	}
}

// TestJoinedNumbers finds the number that the list skips behind the entry before it.
func TestJoinedNumbers(t *testing.T) {
	doc := md.Read(lint.File{Name: "a.md", Data: []byte("Quays rose [1], stood [2, 4] and fell [3, 9].\n\n## References\n\n" +
		"\\[1\\] Ito K. Tides and tolls. Quay Stud. 2009;7:20-31.\n\n\\[2\\] Okafor A. Harbour levies. Quay Stud. 2014;12:4-9. https://quay.example/levies \\[3\\] Prado B. Piers of the north. Port Rev. 2011;7:101-110.\n\n" +
		"\\[4\\] Zheng W. Locks. Port Rev. 2016;8:1-10.\n")})
	for _, c := range doc.Citations {
		if got, want := c.Joined != nil, c.Number == 3; got != want {
			t.Errorf("number %d: found inside an entry %t, want %t", c.Number, got, want)
		}
	}
}
