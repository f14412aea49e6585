package cite_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/bibfix/bibfix/format/md"
	"github.com/bibfix/bibfix/lint"
)

// TestNumberForms reads one place in a text that cites in square brackets: what is cited
// of entries 1 to 9, "?" for what the list lacks, and what is marked as mentioned ("~6").
func TestNumberForms(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		// a place in the work behind a colon
		{"It rose [7: 273].", "7"},
		{"It rose [7: fig. 10.5], [8: 290–293; 4: 2].", "7 8 4"},
		{"It rose [7: p. 4, 8].", "7 8"},
		{"It began at [7:30].", ""},
		{"The odds are [7:1].", ""},
		{"Keep [7: yes, 8: no].", ""},
		// places in round brackets
		{"It rose [7 (p. 4), 8].", "7 8"},
		{"It rose [7 (tons), 8].", ""},
		// a comma left over
		{"It rose [7,8,].", "7 8"},
		// a plus sign before the bracket
		{"BLAST+ [7] and CD5<sup>+</sup> [8].", "7 8"},
		{"x + [7] and 2 + [4, 6]", ""},
		{"(x) + [7]", ""},
		// ranges and rows
		{"A range [2, 4–5] of levies.", "2 4 5"},
		{"The range [2, 5] of levies.", ""},
		{"The vector [1, 2, 4] and the set [2, 4].", ""},
		{"x in [0, 1], [1, 4]", ""},
		// a line that ends between two digits
		{"税收上升[7,\n8]，下降[4–\n6]。", "7 8 4 5 6"},
		// called references
		{"As refs 7 and 8 say.", "7 8"},
		{"As refs. 4, 5 und 7 say.", "4 5 7"},
		{"As ref. 7 and 8 ports say.", "7 8"},
		{"As Refs. 7 and others say.", "7"},
		// half a bracket
		{"Tolls were acquired7, 8]. These", "7 8"},
		{"Tolls were acquired 7, 8]. These", "7 8"},
		{"It rose [7, 8 and fell", "7 8"},
		{"It rose [7 and [8] fell", "7 8"},
		{"It rose 44]. These", ""},
		{"The intervals (2, 5] and ]2, 5[ and (7]", ""},
		{"In levies[7 of them", "7"},
		{"Choose one: -7] or =8]", ""},
		{"It rose to 4.7] in 1999", ""},
	} {
		got, mentioned := citedBeside("Some [1], [3] and [9] say so.\n\n" + c.text)
		if got = strings.TrimSpace(strings.TrimPrefix(got, "1 3 9") + mentioned); got != c.want {
			t.Errorf("%s: read %q, want %q", c.text, got, c.want)
		}
	}
}

// TestRoundForms does so in a text that cites in round brackets.
func TestRoundForms(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"It rose (4, 5, for a review).", "4 5"},
		{"It rose(4,5).", "4 5"},
		{"It rose (4, p. 5).", "4"},
		{"税收(4)上升", "4"},
		{"F(2, 8) = 5.31", ""},
		{"F (2, 8) = 5.31, and *t* (7) = 2.1", ""},
		{"t(8), χ2(4), p(7), f(4), T1(4), log(5) and Fe(4)", ""},
		{"The test (4) ≤ 5", ""},
		{"eqs. (4) and (5), step (7) and table (8)", ""},
		{"in 4 (5) mg", ""},
		{"(n = 4), (4 mg), (4.5), (4 of 5)", ""},
	} {
		got, mentioned := citedBeside("Levies rose (1), fell (2,3), sank (6) and stood (9).\n\n" + c.text)
		if got = strings.TrimSpace(strings.TrimPrefix(got, "1 2 3 6 9") + mentioned); got != c.want {
			t.Errorf("%s: read %q, want %q", c.text, got, c.want)
		}
	}
}

// TestLinkedNumbers reads numbers that link out of the text: to their entry's source, as
// chatbots write them, and elsewhere.
func TestLinkedNumbers(t *testing.T) {
	const list = "1. Tides and tolls. <https://port.example.org/a>\n\n2. Pilots. <https://port.example.org/b/>\n\n3. Docks. <https://port.example.org/c?utm_source=x>\n"
	for text, want := range map[string]string{
		`Tides [\[1\]](https://port.example.org/a#:~:text=tides), [\[2\]](https://port.example.org/b), [3](https://port.example.org/c).`: "1 2 3",
		`Tides [1](https://port.example.org/a), [2](https://port.example.org/b?utm_source=y).`:                                           "1 2",
		`Tides [1](https://port.example.org/z), [2](https://port.example.org/a), [\[3\]](https://port.example.org).`:                     "",
		`Issues [1](https://code.example.org/issues/1) and [2](https://code.example.org/issues/2).`:                                      "",
	} {
		doc := md.Read(lint.File{Name: "a.md", Data: []byte("# T\n\n" + text + "\n\n## Sources\n\n" + list)})
		if got, _ := numbersOf(doc); got != want {
			t.Errorf("%s: read %q, want %q", text, got, want)
		}
	}
}

// TestBrokenNumbers reads numbers that the end of a line parts, as Japanese text has them.
func TestBrokenNumbers(t *testing.T) {
	var list strings.Builder
	for i := range 44 {
		fmt.Fprintf(&list, "[%d] Okafor A. Levies of quay %d. Quay Stud. 2001;%d:4-9.\n", i+1, i, i+1)
	}
	for text, want := range map[string]string{
		"税が上がった[41–4\n4]。港[1\n2,3]。": "41 42 43 44 12 3",
		"税が上がった[4\n44]。港[12,\n3]。":   "12 3", // 444 lies far behind the list
		"税が上がった[1\n]。港[\n3]。":        "1 3",
	} {
		if got, _ := numbersOf(readPlain(text, list.String())); got != want {
			t.Errorf("%q: read %q, want %q", text, got, want)
		}
	}
}

// TestLoneDollar reads numbers between two prices, and none in a formula.
func TestLoneDollar(t *testing.T) {
	for text, want := range map[string]string{
		"A motif (V$NFQ) was shown in the network [1] and by Roth [2]. The price was US$ 300 [3].": "1 2 3",
		"The set $x[1] + y[2]$ is open [3].": "3",
	} {
		if got, _ := citedBeside(text); got != want {
			t.Errorf("%s: read %q, want %q", text, got, want)
		}
	}
}
