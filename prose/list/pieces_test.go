package list_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/bibfix/bibfix/format"
	"github.com/bibfix/bibfix/lint"
)

// hemp are entries in the order of the alphabet, from A to Z.
var hemp = []string{
	"Adair, M., 2011. Ropes.", "Benoit, C., 2015. Hemp.", "Castor, D., 2008. Knots.", "Dunn, P., 2009. Oakum.", "Eze, A., 2004. Splices.", "Fall, T., 1999. Tar.",
	"Gale, U., 2003. Pitch.", "Hale, V., 2005. Yarn.", "Ibe, W., 1988. Strands.", "Jung, X., 2012. Twine.", "Kofi, Y., 2013. Threads.", "Lund, Z., 2001. Flax.",
	"Moss, A., 1997. Jute.", "Nash, B., 2006. Sisal.", "Ost, C., 2010. Cotton.", "Pym, D., 1992. Manila.", "Roux, E., 1985. Coir.", "Sand, F., 2014. Nylon.",
}

func numberedHemp(n ...int) []string {
	var all []string
	for _, i := range n {
		all = append(all, fmt.Sprintf("[%d] %s", i, hemp[i-1]))
	}
	return all
}

func paragraphs(all []string) string { return strings.Join(all, "\n\n") + "\n\n" }

const talk = "Hemp was dear (Adair, 2011), and it has been said that tar was not.\n\n"

// TestPieces reads lists whose pieces stand in front of or behind other text, and
// lists beside which other entries stand that are none of theirs.
func TestPieces(t *testing.T) {
	for _, tt := range []struct {
		name, file, text string
		want             []string
		torn             bool
	}{
		{"behind a section, of items", "a.md", "Body.\n\n## References\n\n- " + strings.Join(hemp[:6], "\n- ") + "\n\n## Conclusion\n\n" + talk + "- " + strings.Join(hemp[6:11], "\n- ") + "\n", hemp[:11], true},
		{"behind a section, of lines", "a.txt", "Body.\n\nReferences\n\n" + strings.Join(hemp[:6], "\n") + "\n\nDISCUSSION\n\n" + talk + talk + strings.Join(hemp[6:12], "\n") + "\n", hemp[:12], true},
		{"in two pieces behind two sections", "a.md", "Body.\n\n## References\n\n" + paragraphs(hemp[:6]) + "## Results\n\n" + talk + paragraphs(hemp[6:12]) + "## Conclusion\n\n" + talk + paragraphs(hemp[12:]), hemp, true},
		{"behind a heading with one entry", "a.md", "Body.\n\n## References\n\n" + hemp[0] + "\n\n## Results\n\n" + talk + paragraphs(hemp[3:12]), slices.Concat(hemp[:1], hemp[3:12]), true},
		{"the middle of the list in front of its heading", "a.txt", "Body.\n\n" + strings.Join(hemp[5:11], "\n") + "\n\n" + talk + "\nReferences\n\n" + strings.Join(slices.Concat(hemp[:5], hemp[11:]), "\n") + "\n", slices.Concat(hemp[5:11], hemp[:5], hemp[11:]), true},
		{"names behind initials", "a.md", "Body.\n\n## References\n\n" + paragraphs(behind(hemp[:6])) + "## Results\n\n" + talk + paragraphs(behind(hemp[6:12])), behind(hemp[:12]), true},
		{"run together in front of its heading", "a.md", "Body.\n\n" + strings.Join(longer(hemp[6:12]), " ") + "\n\n" + talk + "## References\n\n" + paragraphs(longer(hemp[:6])), slices.Concat(longer(hemp[6:12]), longer(hemp[:6])), true},

		{"studies of an appendix", "a.md", "Body.\n\n## References\n\n" + paragraphs(hemp) + "## Appendix\n\n" + talk + paragraphs([]string{"Bell, A., 2001. Ropes of the east.", "Cole, B., 2002. Tar of the east.", "Hill, C., 2003. Hemp of the east.", "King, D., 2004. Yarn of the east.", "Pope, E., 2005. Jute of the east."}), hemp, false},
		{"a list in no order", "a.md", "Body.\n\n## References\n\n" + paragraphs(hemp[:6]) + "## Also read\n\n" + talk + paragraphs([]string{hemp[9], hemp[6], hemp[11], hemp[7], hemp[8]}), hemp[:6], false},
		{"too few for a piece", "a.md", "Body.\n\n## References\n\n" + paragraphs(hemp[:6]) + "## Also read\n\n" + talk + paragraphs(hemp[6:10]), hemp[:6], false},
		{"too few behind one entry", "a.md", "Body.\n\n## References\n\n" + hemp[0] + "\n\n## Also read\n\n" + talk + paragraphs(hemp[3:10]), hemp[:1], false},
		{"text that cites in the order of the alphabet", "a.md", "Body.\n\n## References\n\n" + paragraphs(hemp[:6]) + "## Discussion\n\n" + paragraphs([]string{"Gale (2003) has it that pitch was dear, and so it is.", "Hale (2005) is not of that mind, and has been read.", "Ibe (1988) has been there, as it was told to us.", "Jung (2012) has it that twine is not to be had.", "Kofi (2013) was told by those who have been there."}), hemp[:6], false},

		{"numbers behind a section", "a.md", "Body [1].\n\n## References\n\n" + paragraphs(numberedHemp(1, 2, 3)) + "## Limitations\n\nTar was dear [2].\n\n" + paragraphs(numberedHemp(6, 9, 7, 8, 10, 11, 12)), numbersOf(1, 2, 3, 6, 9, 7, 8, 10, 11, 12), true},
		{"the first numbers in front of the heading", "a.md", "Body [1].\n\n" + paragraphs(numberedHemp(1, 2, 3, 4)) + "Tar was dear, as all that is said of it has it.\n\n" + paragraphs(numberedHemp(5)) + "Hemp was not.\n\n## References\n\n" + paragraphs(numberedHemp(6, 7, 8, 9)), numbersOf(1, 2, 3, 4, 5, 6, 7, 8, 9), true},
		{"numbers in front of a list that has them", "a.md", "Body [1].\n\n" + paragraphs(numberedHemp(1, 2, 3, 4, 5)) + "Tar was dear, as all that is said of it has it.\n\n## References\n\n" + paragraphs(numberedHemp(1, 2, 3, 4, 5, 6)), numbersOf(1, 2, 3, 4, 5, 6), false},
		{"items that Markdown counts", "a.md", "Body.\n\n## References\n\n1. " + strings.Join(hemp[:6], "\n\n1. ") + "\n\n## Results\n\n" + talk + "1. " + strings.Join(hemp[6:12], "\n\n1. ") + "\n", numbersOf(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12), true},
		{"numbers of another list", "a.md", "Body [1].\n\n## References\n\n" + paragraphs(numberedHemp(1, 2, 3, 4, 5, 6)) + "## Appendix\n\nTar was dear [2].\n\n" + paragraphs(numberedHemp(1, 2, 3, 4, 5)), numbersOf(1, 2, 3, 4, 5, 6), false},
		{"numbers far beyond the list", "a.md", "Body [1].\n\n## References\n\n" + paragraphs(numberedHemp(1, 2, 3)) + "## Exhibits\n\nTar was dear [2].\n\n" + paragraphs(numberedHemp(13, 14, 15, 16, 17)), numbersOf(1, 2, 3), false},
	} {
		t.Run(tt.name, func(t *testing.T) {
			doc := format.Read(lint.File{Name: tt.file, Data: []byte(tt.text)})
			if got := entries(doc); !slices.Equal(got, tt.want) {
				t.Errorf("entries:\n%s\nwant:\n%s", strings.Join(got, "\n"), strings.Join(tt.want, "\n"))
			}
			if len(doc.Lists) != 1 || doc.Lists[0].Torn != tt.torn {
				t.Errorf("lists %+v, want one, torn: %t", doc.Lists, tt.torn)
			}
			noted := slices.ContainsFunc(doc.Notes, func(n string) bool { return strings.Contains(n, "stands in pieces") })
			if tt.torn != noted {
				t.Errorf("notes %q", doc.Notes)
			}
			checkPlaces(t, doc)
		})
	}
}

// behind puts the names of entries behind their initials.
func behind(all []string) []string {
	var turned []string
	for _, s := range all {
		name, rest, _ := strings.Cut(s, ", ")
		initial, rest, _ := strings.Cut(rest, ", ")
		turned = append(turned, initial+" "+name+", "+rest)
	}
	return turned
}

// longer gives entries a publisher.
func longer(all []string) []string {
	var long []string
	for _, s := range all {
		long = append(long, s+" Tern Press, Lund.")
	}
	return long
}

func numbersOf(n ...int) []string {
	var all []string
	for _, i := range n {
		all = append(all, fmt.Sprintf("%d|%s", i, hemp[i-1]))
	}
	return all
}
