package columns

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"
)

// tight sets two columns beside each other; in some rows one space parts them, wherever
// the line on the left ends.
func tight(width int, left, right []string, from, to int) string {
	rows := strings.Split(strings.TrimSuffix(beside(width, left, right), "\n"), "\n")
	for i := from; i < to; i++ {
		rows[i] = left[i] + " " + right[i]
	}
	return strings.Join(rows, "\n") + "\n"
}

// TestTight parts columns whose gutter is lost in a run of lines, and leaves a paragraph
// over the whole width between empty lines as it is.
func TestTight(t *testing.T) {
	left, right := filled(wrap(hemp+" "+tar+" "+knots, 49, ""), 49), wrap(knots+" "+hemp+" "+tar, 50, "")
	for _, run := range [][2]int{{8, 9}, {5, 10}, {4, 12}} {
		read(t, tight(58, left, right, run[0], run[1]), inOrder(left, right))
	}
	wide := strings.Join(wrap(tar, 104, ""), "\n") + "\n"
	read(t, beside(58, left, right)+"\n"+wide+"\n"+beside(58, right, left), inOrder(left, right)+" "+tar+" "+inOrder(right, left))
}

// filled makes the last words of lines longer, so that all but the last end where those of
// a set column do, one more or less.
func filled(lines []string, width int) []string {
	all := strings.Split(strings.Join(lines, "\n"), "\n")
	for i := range all[:len(all)-1] {
		all[i] += strings.Repeat("e", max(0, width+i%3-1-len(all[i])))
	}
	return all
}

func read(t *testing.T, in, want string) {
	t.Helper()
	order := Part([]byte(in))
	if order == nil {
		t.Fatalf("no columns found in:\n%s", in)
	}
	check(t, order)
	if got := squeezed(string(order.Text())); got != want {
		t.Errorf("%s\nread as\n%s\nwant\n%s", in, got, want)
	}
}

// TestLabelsInTheGutter gives labels to the right column that stand closer to the left
// one than to their entries.
func TestLabelsInTheGutter(t *testing.T) {
	var left, right []string
	for _, e := range entries {
		left = append(left, wrap(e, 44, "    ")...)
	}
	want := squeezed(strings.Join(left, " "))
	for n := 7; n <= 12; n++ {
		e := fmt.Sprintf("[%d] %s", n, entries[n-7][4:])
		want += " " + e
		for i, l := range wrap(e, 40, "") {
			switch {
			case i > 0:
				right = append(right, "     "+l)
			case n > 9:
				right = append(right, strings.Replace(l, "] ", "]   ", 1))
			default:
				right = append(right, l)
			}
		}
	}
	var b strings.Builder
	for i := range max(len(left), len(right)) {
		line := ""
		if i < len(left) {
			line = left[i]
		}
		if i < len(right) && right[i] != "" {
			at := 47
			if strings.HasPrefix(right[i], "[") {
				at = max(43, utf8.RuneCountInString(line)+1)
			}
			line += strings.Repeat(" ", max(at-utf8.RuneCountInString(line), 1)) + right[i]
		}
		b.WriteString(line + "\n")
	}
	read(t, b.String(), want)
}

// TestPagesWithoutFormFeeds parts pages that only their numbers part, more lines of them
// than are looked at as one.
func TestPagesWithoutFormFeeds(t *testing.T) {
	all, want := "", ""
	for p := range 4 {
		mark := strings.Repeat(string(rune('a'+p)), 9) // lines that repeat at the edge of pages would be heads
		left := wrap(mark+" "+hemp+" "+tar+" "+hemp+" "+knots+" and "+mark, 34, "")
		right := wrap(mark+" "+knots+" "+tar+" "+knots+" "+hemp+" and "+mark, 34, "")
		all += beside(40, left, right) + "\n" + strings.Repeat(" ", 36) + fmt.Sprint(p+3) + "\n\n"
		want += " " + inOrder(left, right) + " " + fmt.Sprint(p+3)
	}
	read(t, all, strings.TrimSpace(want))
}

// TestBend follows a gutter that moves to the right where the lines on the left get longer.
func TestBend(t *testing.T) {
	left := append(wrap(hemp, 46, ""), wrap(tar+" "+knots, 56, "")...)
	right := wrap(knots+" "+hemp+" "+tar, 46, "")
	var b strings.Builder
	for i := range max(len(left), len(right)) {
		line, at := "", 49
		if i < len(left) {
			line = left[i]
		}
		if i >= len(wrap(hemp, 46, "")) {
			at = 59
		}
		if i < len(right) {
			line += strings.Repeat(" ", at-utf8.RuneCountInString(line)) + right[i]
		}
		b.WriteString(line + "\n")
	}
	read(t, b.String(), inOrder(left, right))
}

// TestScattered parts a right column half of whose lines stand sixteen columns behind the
// gutter, since they are set wider there.
func TestScattered(t *testing.T) {
	left := wrap(hemp+" "+tar, 36, "")
	var right, want []string
	for i, e := range unlabelled() {
		e = fmt.Sprintf("[%d] %s", i+31, e)
		want = append(want, e)
		for k, l := range wrap(e, 34, "") {
			indent, hang := 0, 5
			if i > 1 {
				indent, hang = 9, 16
			}
			if k > 0 {
				indent = hang
			}
			right = append(right, strings.Repeat(" ", indent)+l)
		}
	}
	read(t, beside(38, left, right), inOrder(left, want))
}

// TestHanging parts a list of short entries from the text beside it, where the page before
// has shown columns.
func TestHanging(t *testing.T) {
	left := wrap(hemp+" "+tar, 48, "")
	var right []string
	for i, name := range []string{"Adair M.", "Brook A.", "Castor D.", "Dent C.", "Eze A.", "Frost E."} {
		right = append(right, fmt.Sprintf("%s, 19%d, in Proceedings of the Harbour Board", name, 60+i), fmt.Sprintf("   Number %d. Tern Press, pp %d", i+1, 40+i))
	}
	first := beside(54, left, wrap(knots, 48, "")) + "\f"
	read(t, first+beside(54, left, right), inOrder(left, wrap(knots, 48, ""), left, right))
}
