package pages

import (
	"fmt"
	"strings"
	"testing"
)

var paper = strings.Split(`Ropes and the people who
made them are well known, and
so are those (Adair 2011) who
sold them. Benoit (2015) holds

that hemp was dear.
References
Adair, M. (2011). Ropewalks of the
north. Lund: Tern Press, pp.
1-12.
Benoit, C. (2015). Hemp. Journal
of Cordage, 4, 3-9.
Castor, D. (2008). Knots at sea,
and on land. Kiel: Quay Press.`, "\n")

// numbered sets the paper with what number gives for each of its lines.
func numbered(number func(n int, text string) string) string {
	var b strings.Builder
	n := 0
	for range 3 {
		for _, text := range paper {
			if text != "" {
				n++
				text = number(n, text)
			}
			b.WriteString(text + "\n")
		}
	}
	return b.String()
}

func TestLineNumbers(t *testing.T) {
	lines := 3 * (len(paper) - 1)
	for _, tt := range []struct {
		name   string
		number func(n int, text string) string
		want   int
	}{
		{"in the margin", func(n int, text string) string { return fmt.Sprintf("%3d   %s", n, text) }, lines},
		{"glued", func(n int, text string) string { return fmt.Sprintf("%d%s", n, text) }, lines - 3}, // "91-12." shows none
		{"behind a tab", func(n int, text string) string { return fmt.Sprintf("%d\t%s", n, text) }, lines},
		{"beginning anew on each page", func(n int, text string) string {
			feed := ""
			if n%12 == 1 {
				feed = "\f"
			}
			return fmt.Sprintf("%s%2d  %s", feed, (n-1)%12+1, text)
		}, lines},
		{"at every fifth line", func(n int, text string) string {
			if n%5 > 0 {
				return "      " + text
			}
			return fmt.Sprintf("%4d  %s", n, text)
		}, lines / 5},
		{"in the right margin", func(n int, text string) string { return fmt.Sprintf("%-40s%d", text, n) }, lines},
		{"on lines of their own", func(n int, text string) string { return fmt.Sprintf("%s\n%d", text, n) }, lines},
		{"in columns", func(n int, text string) string {
			if n%4 > 0 {
				return text
			}
			return fmt.Sprintf("%s\n\n%d\n%d\n%d\n%d\n", text, n-3, n-2, n-1, n)
		}, lines / 4 * 4},
		{"in columns that a converter wrapped", func(n int, text string) string {
			if n%4 > 0 {
				return text
			}
			return fmt.Sprintf("%s\n\n%d %d %d %d\n", text, n-3, n-2, n-1, n)
		}, lines / 4},
	} {
		t.Run(tt.name, func(t *testing.T) {
			found, last := 0, -1
			for _, f := range Find([]byte(numbered(tt.number))) {
				if f.Start <= last {
					t.Errorf("%v behind %d", f, last)
				}
				last = f.Start
				found += count(f.Margin)
			}
			if found != tt.want {
				t.Errorf("%d line numbers, want %d", found, tt.want)
			}
		})
	}
}

func TestNoLineNumbers(t *testing.T) {
	repeat := func(n int, entry func(i int) string) string {
		var b strings.Builder
		for i := range n {
			b.WriteString(entry(i + 1))
		}
		return b.String()
	}
	for _, tt := range []struct{ name, data string }{
		{"a numbered list, a line each", repeat(40, func(i int) string { return fmt.Sprintf("%d Adair M. Ropes %d. Lund: Tern Press.\n", i, i) })},
		{"a numbered list that is wrapped", repeat(40, func(i int) string { return fmt.Sprintf("%d Adair M. Ropes of the\nnorth and the south. Lund.\n", i) })},
		{"labels on lines of their own", repeat(40, func(i int) string { return fmt.Sprintf("%d\nAdair M. Ropes %d. Lund: Tern Press.\n", i, i) })},
		{"labels between wrapped entries", repeat(40, func(i int) string { return fmt.Sprintf("%d\nAdair M. Ropes of the\nnorth and south.\n", i) })},
		{"years at the start", repeat(40, func(i int) string { return fmt.Sprintf("%d Ropes of the north.\n", 1950+i) })},
		{"ordinals", repeat(40, func(i int) string { return fmt.Sprintf("The %dth rope is\n%dth of its kind, says Adair.\n", i, i) })},
		{"a table of contents", repeat(40, func(i int) string { return fmt.Sprintf("Ropes, part %d    %d\n", i, 3*i) })},
		{"every fifth entry numbered", repeat(10, func(i int) string { return fmt.Sprintf("%d Adair M. Ropes.\nCastor D. Knots.\n", 5*i) })},
	} {
		for _, f := range Find([]byte("Ropes are dear, as Adair [1] says, and long, as all know.\n\nReferences\n\n" + tt.data)) {
			if f.Margin {
				t.Errorf("%s: a line number at %v", tt.name, f.Span)
				break
			}
		}
	}
}
