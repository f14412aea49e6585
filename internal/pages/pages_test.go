package pages

import (
	"fmt"
	"strings"
	"testing"

	_ "github.com/bibfix/bibfix/internal/golden"
)

// on sets n pages of prose with what head gives for each.
func on(n int, head func(page int) string) []byte {
	var b strings.Builder
	for i := range n {
		b.WriteString(head(i))
		for j := range 15 {
			fmt.Fprintf(&b, "Line %d of page %d says that hemp is dear and tar is not, wherever\n", j, i)
		}
		b.WriteString("\n")
	}
	return []byte(b.String())
}

func TestFind(t *testing.T) {
	for _, tt := range []struct {
		name string
		head func(page int) string
		want int
	}{
		{"number behind", func(i int) string { return fmt.Sprintf("Adair: Ropewalks   %d\n\n", 88+i) }, 6},
		{"number before", func(i int) string { return fmt.Sprintf("%d   Journal of Cordage\n\n", 88+i) }, 6},
		{"head after a form feed", func(int) string { return "\fJournal of Cordage 4(2)\n\n" }, 6},
		{"head next to a number", func(i int) string { return fmt.Sprintf("%d\n\nJournal of Cordage\n\n", 88+i) }, 6},
		{"foot before a form feed", func(int) string { return "Journal of Cordage\n\f" }, 6},
		{"a heading that comes back", func(int) string { return "Method and material\n\n" }, 0},
		{"a head that comes twice", func(i int) string {
			if i > 1 {
				return ""
			}
			return "\fJournal of Cordage\n\n"
		}, 2},
		{"a line that comes twice", func(i int) string {
			if i > 1 {
				return ""
			}
			return "\nJournal of Cordage\n\n"
		}, 0},
		{"years do not number pages", func(i int) string { return fmt.Sprintf("Tern Press, %d\n\n", 2001+i) }, 0},
		{"Markdown is no head", func(i int) string { return fmt.Sprintf("## Rope %d\n\n- Rope %d\n\n", i, i) }, 0},
	} {
		t.Run(tt.name, func(t *testing.T) {
			data := on(6, tt.head)
			var found []Furniture
			for _, f := range Find(data) {
				if !IsNumber(data[f.Start:f.End]) {
					found = append(found, f)
				}
			}
			if len(found) != tt.want {
				t.Fatalf("%d heads, want %d", len(found), tt.want)
			}
			last := -1
			for _, s := range found {
				if s.Start <= last || strings.ContainsAny(string(data[s.Start:s.End]), "\n\f") {
					t.Errorf("head %q at %v after %d", data[s.Start:s.End], s, last)
				}
				last = s.Start
			}
		})
	}
}

// A list whose wrapped lines repeat must lose none of them.
func TestRepeatedLinesOfAList(t *testing.T) {
	var b strings.Builder
	for i := range 60 {
		fmt.Fprintf(&b, "Adair, M. (%d). Ropewalks of the north, part %d, seen from the sea and the land.\nLund: Tern Press.\n\n", 1950+i, i)
	}
	if found := Find([]byte(b.String())); len(found) > 0 {
		t.Errorf("%d lines of the list taken for page heads", len(found))
	}
}

func TestGoesOn(t *testing.T) {
	for _, tt := range []struct {
		before, after string
		want          bool
	}{
		{"as the ropes", "of the north", true},
		{"as said (Adair,", "2011) it is", true},
		{"as said (Adair, 2011;", "Benoit, 2015)", true},
		{"as said (", "Adair, 2011)", true},
		{"as said (Adair &", "Benoit, 2015)", true},
		{"as Adair et al.", "(2011) say", true},
		{"as Adair and Benoit", "(2011) say", true},
		{"Quay Studies, 12, 317–", "335. Tern Press.", true},
		{"hemp – tar –", "Ropes are long.", false},
		{"as they say.", "(Others do not.)", false},
		{"as they say.", "Ropes are long.", false},
		{"Ropes", "Hemp is dear.", false},
		{"there were 3", "ropes", false},
		{"", "", false},
	} {
		if got := GoesOn([]byte(tt.before), []byte(tt.after)); got != tt.want {
			t.Errorf("GoesOn(%q, %q) = %v", tt.before, tt.after, got)
		}
	}
}

func TestIsNumber(t *testing.T) {
	for s, want := range map[string]bool{"88": true, "– 88 –": true, "| 7": true, "": false, "–": false, "88a": false, "123456": false} {
		if IsNumber([]byte(s)) != want {
			t.Errorf("IsNumber(%q) = %v", s, !want)
		}
	}
}
