package list_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/bibfix/bibfix/format"
	"github.com/bibfix/bibfix/lint"
)

// TestHeadedNotes reads a list on whose first page notes stand, each with its number at the
// head of its line, after a page with notes.
func TestHeadedNotes(t *testing.T) {
	const (
		before = "Hemp was dear1 in the north2, and wet3 too.\n\n1 Adair, Ropewalks.\n2 Castor, Knots.\n3 See Adair.\n\f"
		text   = "It was dear4 and wet5, so6 it was.\n\nReferences\n\n"
	)
	first, rest := adair+"\n"+benoit+"\n", "\n\f"+castor+"\n"
	all := []string{adair, benoit, castor}
	for _, tt := range []struct {
		name, text string
		want       []string
	}{
		{"short notes", before + text + first + "4 Adair, Ropewalks, 7.\n5 Castor, see n. 2.\n6 Ibid.\n" + rest, all},
		{"notes with points, one of two lines", before + text + first + "4. Adair, Ropewalks, 7; Castor, Knots, 9,\nwith more of the same.\n5. Castor, see n. 2.\n" + rest, all},
		{"a work in full", before + text + first + "4 Mona Adair, Ropewalks of the north (Tern Press, 2011).\n5 Ibid.\n" + rest, all},
		{"a lost number", before + text + first + "4 Adair, Ropewalks, 7.\n6 Ibid.\n" + rest, all},
		{"numbers that go on from none", before + text + first + "14 knots and more of a title, Zoll, E. (2014). Tern Press.\n15 knots of Zoll, E. (2015). Tern Press.\n" + rest, nil},
		{"a numbered list whose first numbers stand alone", before + "It was dear3.\n\nReferences\n\n1.\n" + adair + "\n2.\n" + benoit + "\n3.\n" + castor + "\n4. Zoll, E. (2014). Tern Press.\n5. Zoll, F. (2015). Tern Press.\n\fThe end.\n", nil},
		{"one line that begins with a number", before + text + first + "Zoll, E. (2014). The knots of a ship, in Rope and Tar,\n4 (3). Tern Press.\n" + rest, []string{adair, benoit, "Zoll, E. (2014). The knots of a ship, in Rope and Tar, 4 (3). Tern Press.", castor}},
	} {
		doc := format.Read(lint.File{Name: "a.txt", Data: []byte(tt.text)})
		got := entries(doc)
		if tt.want == nil {
			if len(got) < 4 {
				t.Errorf("%s: taken for notes:\n%s", tt.name, strings.Join(got, "\n"))
			}
			continue
		}
		if !slices.Equal(got, tt.want) {
			t.Errorf("%s:\n%s", tt.name, strings.Join(got, "\n"))
		}
	}
}
