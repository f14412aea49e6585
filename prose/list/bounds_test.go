package list

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/bibfix/bibfix/lint"
	"github.com/bibfix/bibfix/prose/block"
)

// Tests of the numbers that decide where a list and its entries begin: the last value that
// is one thing, and the first that is the other.

// TestMostLines asks whether two labels hold for a list of so many lines.
func TestMostLines(t *testing.T) {
	for lines, want := range map[int]form{2: square, 24: square, 25: noLabel} {
		s := &splitter{f: &finder{blocks: []block.Block{{}}}}
		for i := range lines {
			text := "and the ropes of the north"
			if i < 2 {
				text = fmt.Sprintf("[%d] Okafor, A. Levies.", i+1)
			}
			s.lines = append(s.lines, line{text: text, start: i})
		}
		if got := s.labels(); got != want {
			t.Errorf("two labels in %d lines: form %d, want %d", lines, got, want)
		}
	}
}

// TestFewestCounted asks whether labels in order make a list among text that is none.
func TestFewestCounted(t *testing.T) {
	for labels, want := range map[int]bool{3: false, 4: true} {
		blocks := []block.Block{{Kind: block.Heading, Level: 2, Text: lint.PlainText("References", 0)}}
		for n := range labels {
			blocks = append(blocks, block.Block{Text: lint.PlainText(fmt.Sprintf("[%d] a torn line of the north and the south", n+1), 0)})
		}
		for range 9 {
			blocks = append(blocks, block.Block{Text: lint.PlainText(strings.Repeat("It is so that the ropes of the north were made of hemp. ", 4), 0)})
		}
		f := &finder{doc: &lint.Document{}, blocks: blocks}
		if got := f.bearsOut(region{heading: heading{block: 0, end: len("References"), level: 2}, last: len(blocks)}); got != want {
			t.Errorf("%d labels make a list: %t, want %t", labels, got, want)
		}
	}
}

// TestShortestPart asks where an entry of so many bytes is parted from the one that
// follows it on its line, and the one that follows from it.
func TestShortestPart(t *testing.T) {
	filled := func(head string, n int) string { return head + strings.Repeat("o", n-len(head)-1) + "." }
	const front, tail = 20, 21 // the blank behind the front counts; behind the label or year stand more bytes than the least
	for _, c := range []struct {
		name        string
		front, tail int
		parted      bool
	}{
		{"as short as may be", front - 1, tail, true},
		{"a front too short", front - 2, tail, false},
		{"a tail too short", front - 1, tail - 1, false},
	} {
		s := &splitter{}
		text := filled("Adair M. R", c.front) + " [2] " + filled("Castor D. K", c.tail)
		u := unit{lines: []line{{text: text}}, label: label{form: square, number: 1}}
		s.units = []unit{u}
		if got := s.nextLabel(&u, 0) > 0; got != c.parted {
			t.Errorf("labels, %s: %q is parted: %t", c.name, text, got)
		}
		text = "Adair, M. (2011)." + filled(" R", c.front) + " Castor, D. (2008)." + filled(" K", c.tail)
		if got := runTogether(text, yearPoint) > 0; got != c.parted {
			t.Errorf("years, %s: %q is parted: %t", c.name, text, got)
		}
	}
}

// TestLongestHead asks for the head of an entry whose year ends so far in, the byte behind
// it included.
func TestLongestHead(t *testing.T) {
	for end, want := range map[int]head{599: yearPoint, 600: yearPoint, 601: noHead} {
		names := "Adair, M., "
		for len(names)+len("Benoit, C., ") < end-12 {
			names += "Benoit, C., "
		}
		names += strings.Repeat("X", end-len(names)-len(", Y. (2011)")) + ", Y. (2011)"
		if _, got := headOf(names + ". Ropewalks."); got != want {
			t.Errorf("year up to %d of %q: head %d, want %d", end, names, got, want)
		}
	}
}

// TestFewestSorted asks whether so many starts in the order of the alphabet make a list
// sorted.
func TestFewestSorted(t *testing.T) {
	for starts, want := range map[int]bool{5: false, 6: true} {
		var looks []look
		for i := range starts {
			looks = append(looks, look{entry: true, begin: beginFamily, key: string(rune('a' + i))})
		}
		l := &listLook{}
		if l.sort(looks); l.sorted != want {
			t.Errorf("%d starts: sorted %t, want %t", starts, l.sorted, want)
		}
	}
}

// TestLongestNames asks how far into a line, and into the next, it is looked for names.
func TestLongestNames(t *testing.T) {
	wide := func(head string, n int, tail string) string {
		return head + strings.Repeat("o", n-len(head)-len(tail)) + tail
	}
	for _, c := range []struct {
		name, line, next string
		want             beginning
	}{
		{"a short line goes on", wide("Harbour Union of the Pr", 59, "vinces"), "(2014). Levies", beginFamily},
		{"a long one does not", wide("Harbour Union of the Pr", 60, "vinces"), "(2014). Levies", beginCapital},
		{"a year in the next line", "Harbour", wide("Uni", 55, "n") + " 2014", beginFamily},
		{"too far in the next line", "Harbour", wide("Uni", 56, "n") + " 2014", beginCapital},
		{"a volume", wide("Harbour Revi", 58, "w") + " 12(3), 4", "", beginHome},
		{"a volume too far in", wide("Harbour Revi", 59, "w") + " 12(3), 4", "", beginCapital},
	} {
		if got := beginningOf(c.line, c.next); got != c.want {
			t.Errorf("%s: %q begins with %s, want %s", c.name, c.line, beginningNames[got], beginningNames[c.want])
		}
	}
}

// TestLongestSection asks whether a line is a heading of the text.
func TestLongestSection(t *testing.T) {
	for length, want := range map[int]bool{8: true, 40: true, 41: false} {
		if s := "Data and" + strings.Repeat("s", length-8); isSectionTitle(s) != want {
			t.Errorf("%q: %t, want %t", s, !want, want)
		}
	}
}

// TestSorted asks of names, a letter each, whether their order is no chance.
func TestSorted(t *testing.T) {
	for _, tt := range []struct {
		names string
		want  bool
	}{
		{"abcd", false}, {"abcde", true}, {"abced", false},
		{"abcdefa", true}, {"abcdefba", false}, {"aabbcc", true},
		{"anbocpdqerfsgthuivjwkxlymz", false}, // two columns, line by line: half of them is too few
		{"abcdeafbghicdjklemnopf", true},
		{"fedcba", false}, {"", false},
	} {
		if got := isSorted(strings.Split(tt.names, "")); got != tt.want {
			t.Errorf("%s: %t", tt.names, got)
		}
	}
}

// TestCountTogether asks whether numbers behind a list are of it.
func TestCountTogether(t *testing.T) {
	for _, tt := range []struct {
		list, piece []int
		want        bool
	}{
		{[]int{1, 2, 3}, []int{6, 4, 7, 5, 8}, true},
		{[]int{1, 2, 3}, []int{6, 4, 7, 5}, false},
		{[]int{1, 2, 3, 4}, []int{6, 11, 13, 14, 15}, true},
		{[]int{1, 2, 3, 4}, []int{6, 11, 14, 15, 16}, false},
		{[]int{1, 2, 3}, []int{1, 4, 5, 6, 7, 8}, true},
		{[]int{1, 2, 3}, []int{1, 2, 4, 5, 6, 7, 8}, false},
		{nil, []int{1, 2, 3, 4, 5}, false},
	} {
		if got := countTogether(tt.list, tt.piece); got != tt.want {
			t.Errorf("%v and %v: %t", tt.list, tt.piece, got)
		}
	}
}

// TestLabelsIn reads the labels of a text whose columns are mixed.
func TestLabelsIn(t *testing.T) {
	text := "[12] J. Adair, “Hemp [3],” Tides, vol. 4 [13] M. Benoit, “The natu[5] T. Castor and P. Dunn\n[9] Hemp of old, as [7] has it, 1999 [17]"
	if got, want := labelsIn(text), []int{12, 13, 5, 9, 17}; !slices.Equal(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
}

func TestEndsInside(t *testing.T) {
	for s, want := range map[string]bool{
		"Adair, M. and van Benoit, C., 2011": false, "Brasil. (1998)": false, "St. Clair, D., 2001": false,
		"Tern Press, Oxford. Dunn, P., 2009": true, "Ropes, Occasional Publication 2. Dunn, P., 2009": true, "Hemp Board of the U.S. Coast, 1999": false,
	} {
		if got := endsInside(s); got != want {
			t.Errorf("%s: %t", s, got)
		}
	}
}

// TestMostHeadings asks whether the last heading of a paragraph is found that has so many.
func TestMostHeadings(t *testing.T) {
	for count, want := range map[int]bool{150: true, 200: true, 201: false} {
		text := strings.Repeat("Okafor, A. (2014). Levies.\nReferences\n", count)
		found := headings([]block.Block{{Text: lint.PlainText(text, 0)}}, false)
		if got := len(found) == count && found[count-1].end == len(text)-1; got != want {
			t.Errorf("of %d headings %d are found", count, len(found))
		}
	}
}
