package cite_test

import (
	"strings"
	"testing"

	"github.com/bibfix/bibfix/format/txt"
	"github.com/bibfix/bibfix/lint"
)

const acrossList = `

References

Brown, A. (1954). A tale of ports. Oslo: North.

Darò, B. (1821). A tale of quays. Oslo: North.

Okafor, C., & Prado, D. (2014). The tides. Oslo: North.

Park, Y., & Sandberg, A. (1991). The ports of old. Oslo: North.

World Harbour Organization. (2012). The ports. Oslo: North.
`

// TestAcross reads citations that something at the foot or head of a page cuts in two,
// and what must not be joined.
func TestAcross(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"a page number", "As we know (Okafor and\n\n12\n\nPrado, 2014), it held.", "Okafor and Prado, 2014=3"},
		{"a figure", "The share was small (Okafor & Prado,\nPreprint of the port\n\nFigure 1: The harbour, 1882–1925.\n\n2014), which is so.", "Okafor & Prado, 2014=3"},
		{"a footnote", "It was so (Brown, 1954; World Harbour Organization,\n1\n\nOur results agree with Brown (1954).\n\n2012; Darò, 1821), and held.", "Brown, 1954=1 World Harbour Organization, 2012=5 Brown (1954=1 Darò, 1821=2"},
		{"a footnote below the line", "It was not until Park and\n1 Older estimates (Brown, 1954) should be read with care.\n\n2\n\nSandberg (1991) that it was.", "Park and Sandberg (1991=4 Brown, 1954=1"},
		{"a table", "One exception is World\n\nTable 1: Households by year\nYear Rural\n1998\n312\n540\nHarbour Organization (2012), which is so.", "World Harbour Organization (2012=5"},
		{"a running head", "Examples are in Park and\n\n\f3\n\nSandberg (1991). The rest was not known to them.", "Park and Sandberg (1991=4"},
		{"numbers on the lines", "It was so (Brown, 1954; World Harbour Organization, 1\n\nNothing agrees with it at all.\n\n3 2012; Darò, 1821), and it held.", "Brown, 1954=1 World Harbour Organization, 2012=5 Darò, 1821=2"},
		{"a hyphen", "It was so (Okafor and Pra-\n\n12\n\ndo, 2014), and it held.", "Okafor and Prado, 2014=3"},
		{"between two works", "It was so (Brown, 1954;\n\nFigure 2: A port.\n\nDarò, 1821), and it held.", "Brown, 1954=1 Darò, 1821=2"},
		{"no work of the list", "As we know (Okafor and\n\n12\n\nZheng, 2015), it held.", ""},
		{"a heading and a year", "Brown\n\n(1954) was a good year for the ports of the north.", "Brown (1954=1"},
		{"a sentence that ended", "The ship was bought by Okafor and Prado.\n\n2014) is a year.", ""},
		{"too far", "As we know (Okafor and" + strings.Repeat("\n\nA paragraph of its own, which ends.", 13) + "\n\nPrado, 2014), it held.", ""},
		{"another bracket first", "As we know (Okafor and\n\nThe year (then) was Prado, 2014), it held.", ""},
	} {
		doc := txt.Read(lint.File{Name: "a.txt", Data: []byte("Ports\n\nThe first paragraph is long enough to be one and cites nothing at all.\n\n" + c.text + acrossList)})
		if got := citedAs(doc); got != c.want {
			t.Errorf("%s\n\tread %q\n\twant %q", c.name, got, c.want)
		}
	}
}

// TestAcrossSpans holds that no span that a fix may write to reaches across what lies between
// the halves.
func TestAcrossSpans(t *testing.T) {
	text := "Ports\n\nAs we know (Okafor and\n\nFigure 1: A port.\n\nPrado, 2014), it held." + acrossList
	doc := txt.Read(lint.File{Name: "a.txt", Data: []byte(text)})
	if len(doc.Citations) != 1 {
		t.Fatalf("%d citations, want 1", len(doc.Citations))
	}
	c := doc.Citations[0]
	if c.NamesSpan.Len() != 0 || text[c.YearSpan.Start:c.YearSpan.End] != "2014" {
		t.Errorf("names at %v, year %q", c.NamesSpan, text[c.YearSpan.Start:c.YearSpan.End])
	}
}
