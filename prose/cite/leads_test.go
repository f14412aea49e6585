package cite_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/bibfix/bibfix/format/md"
	"github.com/bibfix/bibfix/format/txt"
	"github.com/bibfix/bibfix/lint"
)

// TestWordsAmongNumbers reads one bracket in a text that cites in such brackets: what
// is cited of entries 1 to 9, and what else is marked as mentioned ("~6").
func TestWordsAmongNumbers(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"Levies rose [but see 4].", "4"},
		{"Levies rose [z. B. 4, 6].", "4 6"},
		{"Levies rose [4, sammenlign 6; jf. 7].", ""},
		{"Levies rose [4, jf. 6; f.eks. 7].", "4 6 7"},
		{"Levies rose [p. ex. 4].", "4"},
		{"Levies rose [4, p. 12].", "4"},
		{"Levies rose [p. 4].", ""},
		{"Levies rose [viz např. 4–6].", "4 5 6"},
		{"Levies rose [örneğin 4 ve 6].", "4 6"},
		{"Levies rose [lásd 4; esim. 6].", "4 6"},
		{"Levies rose [см. также 4, с. 8].", "4"},
		{"税が上がった［参照4］。", "4"},
		{"税收上升［例如4，6］。", "4 6"},
		{"Levies rose [4, u. v. m.].", "4"},
		{"Levies rose [4, and the references therein].", "4"},
		{"Levies rose [4, with thanks to the harbour office].", "4"}, // unknown words
		{"Levies rose [4, bland andra].", "4"},
		{"Levies rose [4, among others, 6].", "4 6"},
		{"Levies rose [4, entre autres, 6 ; voir aussi 7].", "4 6 7"},
		{"Levies rose [4,for example, 6].", "4 6"},
		{"Levies rose [4, u. a., 6, unter anderen].", "4 6"},
		{"Levies rose [4, tonnes, 6].", ""},
		{"Levies rose [44, with thanks].", ""}, // no entry, and too unsure to be missing
		{"Levies rose [44, among others].", "44?"},
		{"Levies rose [4, ~12 per cent].", ""},
		{"Levies rose [type 4].", ""},
		{"Levies rose [Step 4].", ""},
		{"Levies rose [4, which is more than the office had allowed for in all the years before].", ""},
	} {
		got, _ := citedBeside("Some [1], [2, 3] and [5] say so, and [8, 9] as well. " + c.text)
		if got = strings.TrimSpace(strings.TrimPrefix(got, "1 2 3 5 8 9")); got != c.want {
			t.Errorf("%s: read %q, want %q", c.text, got, c.want)
		}
	}
	for _, c := range []struct{ text, want string }{
		{"Levies rose (lihat 4).", "4"},
		{"Levies rose (4, among others).", "4"},
		{"Levies rose (4, men).", "~4"},
		{"\n\n(4) and (6) disagree.", "4 6"},
		{"\n\n(4)\n\nis the rule.", "~4"},
		{"\n\n(4) Ask the office.", "~4"},
		{"\n\n(1) ask the office;\n\n(2) pay the toll;\n\n(3) leave.", "~1 ~2 ~3"},
		{"\n\n(7), for its part, rose, and all (4, and the works cited there, 6) fell.", "7 4 6"},
	} {
		got, mentioned := citedBeside("Some (1) say so, (2, 3) and (5) too, and (8, 9) as well. " + c.text)
		if got = strings.TrimSpace(strings.TrimPrefix(got, "1 2 3 5 8 9") + mentioned); got != c.want {
			t.Errorf("%s: read %q, want %q", c.text, got, c.want)
		}
	}
}

// TestCaretBrackets reads the raised numbers that pandoc writes as "^(4,7)".
// TestPandocDashes reads ranges as pandoc's Markdown has them.
func TestPandocDashes(t *testing.T) {
	for text, want := range map[string]string{
		"Posters fail.^1--3^":                     "1--3=1 1--3=2 1--3=3",
		"Posters fail [1--3], [1]--[3].":          "1--3=1 1--3=2 1--3=3 1]--[3=1 1]--[3=2 1]--[3=3",
		"Posters [1---3] -- of 2014 -- fail [2].": "2=2",
		"Posters fail [2, pp. 4--9].":             "2=2",
		"It was, as the notes say, 10--12 [1].":   "1=1",
	} {
		doc := md.Read(lint.File{Name: "a.md", Data: []byte("# T\n\n" + text + "\n\n## References\n\n" + numbered + "\n")})
		if got := citedAs(doc); got != want {
			t.Errorf("%q: read %q, want %q", text, got, want)
		}
	}
}

func TestCaretBrackets(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"Levies¹ rose^(4,6) and fell²,³ again^(see 7).", "1 4 6 2 3 7"},
		{"Les taxes^\\[1\\]^ montent^\\[2–4\\]^.^\\[5\\]^ et^\\[6\\]^ le disent.", "1 2 3 4 5 6"},
		{"Les taxes^\\[voir\\ 6\\]^ montent^\\[4,\\ entre\\ autres,7\\]^.", "6 4 7"},
		{"Steuern^\\[vgl.\\ auch\\ 7,8\\]^ stiegen^\\[1\\]^. Sie fielen^\\[2\\]^.", "7 8 1 2"},
		{"Levies^\\(1\\)^ rose^2,\\ 3^ at x^\\*\\*^ and y^\\[a\\]^.", "1 2 3"},
		{"税收¹上升^(\\[4,6\\])。税收²下降^(\\[7\\])。", "1 4 6 2 7"},
		{"Levies^(1) rose^(2)^, then^(3)^ fell.", "1 2 3"},
		{"Levies¹ rose²,³ by x^(4) and 10^(6).", "1 2 3"},
	} {
		if got, _ := citedBeside(c.text); got != c.want {
			t.Errorf("%s: read %q, want %q", c.text, got, c.want)
		}
	}
	doc := txt.Read(lint.File{Name: "a.txt", Data: []byte("Tides\n\nLevies^(1) rose^(4,6) and fell^(see 7).\n\nReferences\n\n" + nine())})
	if got, _ := numbersOf(doc); got != "1 4 6 7" {
		t.Errorf("plain text: read %q", got)
	}
}

// TestNumbersOnTheirLines reads raised numbers that a PDF left on lines of their own, and
// leaves the numbers of pages.
func TestNumbersOnTheirLines(t *testing.T) {
	const raised = "Levies rose in the north.\n1\nThe piers of Reskin and Roos.\n2,3\nKenny and Acitelli\n4\ncompared two ports and\nfound tolls.\n5–7\nBy the rule of Hu,\n3\nthey fell."
	const pages = "Levies rose in the north.\n1\nThe piers of Reskin and Roos.\n2\nKenny and Acitelli\n3\ncompared two ports and\nfound tolls.\n4\nBy the rule of Hu,\n5\nthey fell."
	for text, want := range map[string]string{raised: "1 2 3 4 5 6 7 3", pages: "", raised + " So says Roth [8].": "8"} {
		doc := txt.Read(lint.File{Name: "a.txt", Data: []byte("Tides\n\n" + text + "\n\nReferences\n\n" + nine())})
		if got, _ := numbersOf(doc); got != want {
			t.Errorf("%s\n\tread %q, want %q", text, got, want)
		}
	}
}

func nine() string {
	var list strings.Builder
	for i := range 9 {
		fmt.Fprintf(&list, "%d. Okafor %c. Levies of quay %c. Quay Stud. %d;%d:4-9.\n", i+1, 'A'+i, 'A'+i, 2001+i, i+1)
	}
	return list.String()
}

func citedBeside(text string) (cited, mentioned string) {
	return numbersOf(md.Read(lint.File{Name: "a.md", Data: []byte("# T\n\n" + text + "\n\n## References\n\n" + nine())}))
}

func numbersOf(doc *lint.Document) (cited, mentioned string) {
	for _, c := range doc.Citations {
		cited += fmt.Sprint(c.Number)
		if c.Status == lint.Missing {
			cited += "?"
		}
		cited += " "
	}
	for _, ref := range doc.References {
		if ref.Mentioned {
			mentioned += fmt.Sprintf(" ~%d", ref.Number)
		}
	}
	return strings.TrimSpace(cited), mentioned
}
