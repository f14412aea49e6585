package list_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/bibfix/bibfix/format"
	"github.com/bibfix/bibfix/lint"
)

// TestNumbersOnTheirLines reads lists whose numbers stand on lines of their own: with a
// gap they are labels all the same, few among many lines they are pages.
func TestNumbersOnTheirLines(t *testing.T) {
	for _, tt := range []struct {
		name    string
		numbers string // of the entries, "-" for one without
		want    string
	}{
		{"without a gap", "1 2 3 4 5 6 7 8", "1 2 3 4 5 6 7 8"},
		{"with a gap", "1 2 3 4 5 9 10 11 12 13", "1 2 3 4 5 9 10 11 12 13"},
		{"with a fall", "1 2 3 4 5 2 6 7 8 9", ""},
		{"in no order", "1 5 9 14 20 31", ""},
		{"counted lines", "61 64 65 66 67 68 69 70", ""},
		{"pages", "- - - - - 14 - - - - - 15 -", ""},
	} {
		var text strings.Builder
		text.WriteString("Hemp was dear [1], and tar was not [2].\n\nReferences\n\n")
		for i, n := range strings.Fields(tt.numbers) {
			if n != "-" {
				text.WriteString(n + "\n\n")
			}
			text.WriteString(hemp[i] + "\n\n")
		}
		doc := format.Read(lint.File{Name: "a.txt", Data: []byte(text.String())})
		var got []string
		for _, ref := range doc.References {
			if ref.Label != "" {
				got = append(got, ref.Label)
			}
		}
		if strings.Join(got, " ") != tt.want {
			t.Errorf("%s: labels %q, want %q", tt.name, got, tt.want)
		}
	}
}

// TestHeadingInEntry reads entries whose titles or places break before a word that heads
// lists.
func TestHeadingInEntry(t *testing.T) {
	const before, behind = "Hemp was dear [1], and tar was not [2].\n\nReferences\n\n1. Adair, M. Ropes in the north. Kiel: Quay, 2011.\n2. Benoit, C. To wake the ports: hemp in the old\n", "Literature. Kiel, Quay Press, 2015.\n3. Castor, D. Knots at sea. Kiel: Quay, 2008.\n"
	doc := format.Read(lint.File{Name: "a.txt", Data: []byte(before + behind)})
	if got := entries(doc); len(doc.Lists) != 1 || !slices.Equal(got, []string{"1|Adair, M. Ropes in the north. Kiel: Quay, 2011.", "2|Benoit, C. To wake the ports: hemp in the old Literature. Kiel, Quay Press, 2015.", "3|Castor, D. Knots at sea. Kiel: Quay, 2008."}) {
		t.Errorf("%d lists, %q", len(doc.Lists), got)
	}
	doc = format.Read(lint.File{Name: "a.txt", Data: []byte("Hemp was dear (Adair, 2011).\nSo was tar.\nReferences Adair, M. (2011). Ropes. Kiel: Quay.\nBenoit, C. (2015). Hemp. Kiel: Quay.\n")})
	if len(doc.References) == 0 || !strings.HasPrefix(doc.References[0].Text.String, "Adair") {
		t.Errorf("a heading with an entry behind the end of a sentence: %q", entries(doc))
	}
}
