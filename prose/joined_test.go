package prose

import (
	"strings"
	"testing"

	"github.com/bibfix/bibfix/lint"
)

// TestFindJoined asks which works are found inside the entry of Okafor. The entry is
// made by hand: the list may learn to part it.
func TestFindJoined(t *testing.T) {
	const text = "Okafor, A. (2014). Harbour levies. Retrieved from https://quay.example/levies Prado, B., & Lund, C. (2011). Piers of the north since 1950. Port Review, 7(4), 101–110. " +
		"https://quay.example/piers van den Berg, D. (in press). Moles and the towns behind them. Quay Studies. [4] Ito, K. (2001). Sounds of the moles. Quay Studies."
	for _, c := range []struct {
		cited string // names, then the year or what stands for it, or a number
		want  bool
	}{
		{"Prado+Lund 2011", true},
		{"Prado 2011", true}, // for two authors: a fault of the citation, not of the list
		{"Prado+Lund 1950", true},
		{"van den Berg in press", true},
		{"Berg in press", true},
		{"Ito 2001", true},
		{"4", true},
		{"Lund+Prado 2011", false},
		{"Lund 2011", false}, // the second author
		{"Prado+Zwart 2011", false},
		{"Prado+Lund 1987", false},
		{"Zwart 2011", false},
		{"Okafor 2012", false}, // the entry itself, which year-mismatch is about
		{"Berg n.d.", false},
		{"5", false},
	} {
		doc := &lint.Document{
			File: lint.File{Data: []byte(text)}, Lists: []lint.List{{N: 1}},
			References: []*lint.Reference{{Number: 2, Text: lint.PlainText(text, 0)}, {}},
		}
		one := citation(c.cited)
		one.Status, one.References = lint.Mismatch, doc.References[1:]
		doc.References[1].Cited = 1
		doc.Citations = []*lint.Citation{one}
		findJoined(doc)
		if got := one.Joined != nil; got != c.want {
			t.Errorf("%s: found inside the entry %t, want %t", c.cited, got, c.want)
		} else if got && (one.Status != lint.Missing || len(one.References) > 0 || one.Joined.Reference != doc.References[0] || doc.References[1].Cited > 0) {
			t.Errorf("%s: the other entry that was taken for it still stands: %+v", c.cited, one)
		}
	}
}

// TestFindJoinedOfOneAuthor finds a further work under the author's own entry, whose
// year begins a line.
func TestFindJoinedOfOneAuthor(t *testing.T) {
	const text = "Okafor, A. 1969a Levies of the harbours of the north, Quay Press, Lund.\n1969b “Tolls of the harbours”, Quay Studies, 60, 8, p. 289–312."
	for cited, want := range map[string]bool{"Okafor 1969b": true, "Okafor 1969c": false, "Okafor 1969": false, "Ito 1969b": false} {
		doc := &lint.Document{File: lint.File{Data: []byte(text)}, Lists: []lint.List{{N: 1}}, References: []*lint.Reference{{Text: lint.PlainText(text, 0)}}}
		one := citation(cited)
		one.Status = lint.Missing
		doc.Citations = []*lint.Citation{one}
		findJoined(doc)
		if got := one.Joined != nil; got != want {
			t.Errorf("%s: found inside the entry %t, want %t", cited, got, want)
		}
	}
}

func citation(s string) *lint.Citation {
	c := &lint.Citation{}
	cut := strings.LastIndexByte(strings.Replace(s, "in press", "in_press", 1), ' ')
	if cut < 0 {
		c.Kind, c.Number = lint.ByNumber, int(s[0]-'0')
		return c
	}
	for name := range strings.SplitSeq(s[:cut], "+") {
		c.Names = append(c.Names, lint.Name{Family: name})
	}
	switch year := s[cut+1:]; {
	case year[0] == '1' || year[0] == '2':
		for _, d := range year[:4] {
			c.Date.Year = 10*c.Date.Year + int(d-'0')
		}
		c.Date.Letter = year[4:]
	default:
		c.Date.Status = year
	}
	return c
}
