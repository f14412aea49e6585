package columns

import (
	"bytes"
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	_ "github.com/bibfix/bibfix/internal/golden"
	"github.com/bibfix/bibfix/lint"
)

// wrap breaks text into lines no longer than a width, each but the first behind an indent.
func wrap(text string, width int, indent string) []string {
	var lines []string
	line := ""
	for word := range strings.FieldsSeq(text) {
		switch {
		case line == "":
			line = word
		case utf8.RuneCountInString(line)+1+utf8.RuneCountInString(word) > width:
			lines = append(lines, line)
			line = indent + word
		default:
			line += " " + word
		}
	}
	return append(lines, line)
}

// beside sets columns beside each other, each so many characters wide.
func beside(width int, columns ...[]string) string {
	var b strings.Builder
	rows := 0
	for _, c := range columns {
		rows = max(rows, len(c))
	}
	for i := range rows {
		line := ""
		for k, c := range columns {
			line += strings.Repeat(" ", max(k*width-utf8.RuneCountInString(line), 0))
			if i < len(c) {
				line += c[i]
			}
		}
		b.WriteString(strings.TrimRight(line, " ") + "\n")
	}
	return b.String()
}

// squeezed is a text without the white space that columns need.
func squeezed(s string) string { return strings.Join(strings.Fields(s), " ") }

// order gives the words of columns in the order of reading.
func inOrder(parts ...[]string) string {
	var all []string
	for _, p := range parts {
		all = append(all, p...)
	}
	return squeezed(strings.Join(all, " "))
}

const (
	hemp  = "Hemp was dear in the winter of the long frost, and the ropewalks of the north stood empty until the ice went out in March. Those who could pay bought what the navy had left, and those who could not went to sea with ropes that were older than their boats. Nobody has counted the ships that were lost for want of a sound cable."
	tar   = "Tar came from the forests behind the bay, where whole villages lived on it and paid their tithes in barrels. The price rose with every war and fell with every peace, so that a careful merchant watched the newspapers more closely than the weather. In the end it was iron, and not the peace, that made an end of the trade."
	knots = "A knot is a machine without parts: it does its work by friction alone, and it can be taken apart and used again. Sailors knew some forty that they could tie in the dark with wet hands, and used about six of them. The others were for winter evenings and for the sons of officers who had asked to be taught."
)

var entries = []string{
	"[1] M. Adair, “Ropewalks of the north and the men who owned them,” Quay Studies, vol. 12, no. 3, pp. 317–335, 2011.",
	"[2] D. Müller and P. Okafor, Knots at sea. Tern Press, 2008.",
	"[3] B. Prado, “On the price of tar in the lower delta, with an appendix on barrels,” Harbour Times, vol. 4, pp. 1–19, 1999.",
	"[4] Ministry of Inland Waters, Towpaths and tolls: a report on the canals of the plain, 2nd ed. Northgate, 2015.",
	"[5] E. Lund, A. Brook and C. Dent, “What the harbour masters wrote down,” in Paper and water, H. Quill, Ed. Foz, 2020, pp. 44–61.",
	"[6] T. Ibsen, “Friction without parts,” Notes on Machines, vol. 31, pp. 202–210, 1987.",
}

// list sets entries with their lines hanging by an indent.
func list(width int, indent string, entries ...string) []string {
	var lines []string
	for _, e := range entries {
		lines = append(lines, wrap(e, width, indent)...)
	}
	return lines
}

func unlabelled() []string {
	var all []string
	for _, e := range entries {
		all = append(all, e[4:])
	}
	return all
}

func TestPart(t *testing.T) {
	text := func(s string) []string { return wrap(s, 48, "") }
	plain := unlabelled()
	uneven := text(hemp)[:5]
	for _, tt := range []struct {
		name, in, want string
	}{
		{"two columns of text", beside(54, text(hemp), text(tar)), inOrder(text(hemp), text(tar))},
		{"three columns", beside(40, wrap(hemp, 34, ""), wrap(tar, 34, ""), wrap(knots, 34, "")), inOrder(text(hemp), text(tar), text(knots))},
		{"a list with labels", beside(56, list(50, "    ", entries[:3]...), list(50, "    ", entries[3:]...)), inOrder(entries)},
		{"a hanging list without labels", beside(56, list(50, "  ", plain[:3]...), list(50, "  ", plain[3:]...)), inOrder(plain)},
		{"text beside a list", beside(56, text(hemp+" "+tar), list(50, "    ", entries...)), inOrder(text(hemp+" "+tar), entries)},
		{"uneven columns", beside(54, text(hemp+" "+knots), uneven), inOrder(text(hemp+" "+knots), uneven)},
		{"a title above and a caption between", "              Ropes and what became of them: a history of the trade in hemp\n\n" + beside(54, text(hemp), text(tar)) + "\nFigure 1: The price of hemp and tar in the harbours of the north, 1790 to 1850, by year and by port\n\n" + beside(54, text(knots), text(hemp)),
			squeezed("Ropes and what became of them: a history of the trade in hemp ") + " " + inOrder(text(hemp), text(tar)) + " Figure 1: The price of hemp and tar in the harbours of the north, 1790 to 1850, by year and by port " + inOrder(text(knots), text(hemp))},
		{"head and foot", "Ada Brook" + strings.Repeat(" ", 74) + "Ropes and tar\n\n" + beside(54, text(hemp), text(tar)) + "\n" + strings.Repeat(" ", 58) + "12\n",
			"Ada Brook Ropes and tar " + inOrder(text(hemp), text(tar)) + " 12"},
		{"pages of different widths", beside(54, text(hemp), text(tar)) + "\f" + beside(62, wrap(knots, 55, ""), wrap(hemp, 55, "")), inOrder(text(hemp), text(tar), text(knots), text(hemp))},
		{"pages that no form feed parts", beside(54, text(hemp+" "+tar), text(tar+" "+knots)) + "\n\n" + beside(66, wrap(knots+" "+tar, 60, ""), wrap(hemp, 60, "")), inOrder(text(hemp+" "+tar), text(tar+" "+knots), text(knots+" "+tar), text(hemp))},
		{"a last page of three lines", beside(54, text(hemp), text(tar)) + "\f" + beside(54, text(knots)[:3], text(hemp)[:3]), inOrder(text(hemp), text(tar), text(knots)[:3], text(hemp)[:3])},
		{"a footnote", beside(54, append(text(hemp), "", "1 The accounts are those of the navy, which", "bought more than it used."), text(tar+" "+knots)),
			inOrder(text(hemp)) + " 1 The accounts are those of the navy, which bought more than it used. " + inOrder(text(tar+" "+knots))},
		{"a few line numbers", beside(60, numbered(text(hemp), 1), numbered(text(tar), 51)), inOrder(numbered(text(hemp), 1), numbered(text(tar), 51))},
		{"line numbers", beside(60, numbered(text(hemp+" "+tar), 98), numbered(text(tar+" "+knots), 151)), inOrder(text(hemp+" "+tar), text(tar+" "+knots))},
		{"line numbers at both margins", beside(60, numbered(text(hemp+" "+tar), 98), behind(text(tar+" "+knots), 151)), inOrder(text(hemp+" "+tar), text(tar+" "+knots))},
		{"Chinese, counted by characters", beside(30, chinese(7), chinese(7)), inOrder(chinese(7), chinese(7))},
		{"lines at other heights", staggered(text(hemp), text(tar)), inOrder(text(hemp), text(tar))},
	} {
		t.Run(tt.name, func(t *testing.T) {
			order := Part([]byte(tt.in))
			if order == nil {
				if tt.want != "" {
					t.Fatalf("no columns found in:\n%s", tt.in)
				}
				return
			}
			check(t, order)
			if got := squeezed(string(order.Text())); got != tt.want {
				t.Errorf("read as\n%s\nwant\n%s", got, tt.want)
			}
		})
	}
}

// numbered puts the numbers before lines that manuscripts for review have.
func numbered(lines []string, from int) []string {
	var all []string
	for i, l := range lines {
		all = append(all, fmt.Sprintf("%03d  %s", from+i, l))
	}
	return all
}

// behind puts them at the right.
func behind(lines []string, from int) []string {
	var all []string
	for i, l := range lines {
		all = append(all, fmt.Sprintf("%-52s%03d", l, from+i))
	}
	return all
}

func chinese(n int) []string {
	var all []string
	for i := range n {
		all = append(all, strings.Repeat("港口与航运的历史研究，", 2)+string(rune('一'+i))+"章绳索")
	}
	return all
}

// staggered sets two columns beside each other whose lines stand at half the height.
func staggered(left, right []string) string {
	var b strings.Builder
	for i := range max(len(left), len(right)) {
		if i < len(left) {
			b.WriteString(left[i] + "\n")
		}
		if i < len(right) {
			b.WriteString(strings.Repeat(" ", 54) + right[i] + "\n")
		}
	}
	return b.String()
}

// check holds an order against its file: every byte of it but white space is
// read, once, and where the order says it stands.
func check(t *testing.T, o *lint.Order) {
	t.Helper()
	read := make([]bool, len(o.File))
	for i, c := range o.Text() {
		all := o.Pieces(lint.Span{Start: i, End: i + 1})
		if len(all) == 0 {
			if !bytes.ContainsRune([]byte(" \n\f-"), rune(c)) {
				t.Fatalf("byte %d, %q, stands nowhere", i, c)
			}
			continue
		}
		at := all[0].Start
		if read[at] || o.File[at] != c {
			t.Fatalf("byte %d, %q, stands at %d, where %q is; read before: %v", i, c, at, o.File[at], read[at])
		}
		read[at] = true
	}
	for at, c := range o.File {
		if !read[at] && c > ' ' && (c < '0' || c > '9') { // line numbers are left out
			t.Fatalf("byte %d, %q, is not read", at, c)
		}
	}
}

func TestNoColumns(t *testing.T) {
	table := ""
	for i, port := range []string{"Lund", "Küstenau", "Minas", "Oxbridge", "Tern", "Northgate", "Foz", "Adair"} {
		table += fmt.Sprintf("%-24s%-24s%8d\n", port, "Harbour No. "+fmt.Sprint(i), 1790+i*7)
	}
	wide := ""
	for _, w := range []string{"Hemp from the north", "Tar of the second boiling", "Sailcloth, bleached and raw", "Oak for ribs and planking", "Pine for masts and yards", "Iron for bolts and anchors"} {
		wide += fmt.Sprintf("%-36sBought by the navy at %d the barrel\n", w, len(w))
	}
	poem := strings.Repeat("The hemp is spun, the tar is hot,\n        the rope is laid and stretched and wound,\n    and what was grass is now a knot,\n", 6)
	code := ""
	for i := range 12 {
		code += fmt.Sprintf("\tx%d := find(rows[%d:], width)    // the left side of row %d\n", i, i, i)
	}
	tabs := ""
	for _, e := range entries {
		tabs += e[:3] + "\t" + e[4:] + "\n"
	}
	hanging := ""
	for _, e := range entries {
		for i, l := range wrap(e[4:], 60, "") {
			label := "      "
			if i == 0 {
				label = e[:3] + "   "
			}
			hanging += label + l + "\n"
		}
	}
	contents := ""
	for i, h := range []string{"Hemp and those who grew it", "Tar and its price in war", "Knots that nobody needs", "Ropewalks of the north coast", "Sources and how they lie", "What the navy left over"} {
		contents += fmt.Sprintf("%-50s%10d\n", h, 12*i+3)
	}
	justified := ""
	for _, l := range wrap(hemp+" "+tar+" "+knots, 60, "") {
		justified += spacedOut(l, 62) + "\n"
	}
	raised := ""
	for i, l := range wrap(hemp+" "+tar+" "+knots, 90, "")[:8] {
		at := strings.IndexByte(l[24+i%4*18:], ' ') + 24 + i%4*18
		raised += strings.Repeat(" ", at+3) + fmt.Sprint(i+4) + "\n" + l[:at] + "        " + l[at:] + "\n"
	}
	for name, text := range map[string]string{
		"raised numbers":       raised,
		"one column":           strings.Join(wrap(hemp+" "+tar, 70, ""), "\n"),
		"a list":               strings.Join(list(70, "    ", entries...), "\n"),
		"labels before a gap":  hanging,
		"tab stops":            tabs,
		"a table":              table,
		"a table of sentences": wide,
		"a poem":               poem,
		"code":                 code,
		"contents":             contents,
		"text spaced out":      justified,
		"four lines":           beside(54, wrap(hemp, 48, "")[:4], wrap(tar, 48, "")[:4]),
		"typed with tabs":      strings.ReplaceAll(beside(54, wrap(hemp, 48, ""), wrap(tar, 48, "")), "   ", "\t"),
		"empty":                "",
	} {
		if order := Part([]byte(text)); order != nil {
			t.Errorf("%s: read as\n%s", name, order.Text())
		}
	}
}

// spacedOut widens the spaces of a line until it is so long.
func spacedOut(line string, width int) string {
	words := strings.Fields(line)
	for i := 0; len(words) > 3 && utf8.RuneCountInString(strings.Join(words, " ")) < width; i++ {
		words[(i*5+len(line))%(len(words)-1)] += " "
	}
	return strings.Join(words, " ")
}

func TestIndents(t *testing.T) {
	plain := unlabelled()
	left, right := list(50, "   ", plain[:3]...), list(50, "   ", plain[3:]...)
	order := Part([]byte(beside(56, left, right)))
	if order == nil {
		t.Fatal("no columns found")
	}
	want := strings.Join(left, "\n") + "\n\f" + strings.Join(right, "\n") + "\n"
	if got := strings.ReplaceAll(string(order.Text()), "\n\n", "\n"); strings.TrimSpace(got) != strings.TrimSpace(want) {
		t.Errorf("read as\n%s\nwant\n%s", got, want)
	}
}

func TestListBelow(t *testing.T) {
	left := append(append(wrap(hemp, 48, ""), "", ""), list(48, "    ", entries[:3]...)...)
	right := append(append(wrap(tar, 48, ""), "", ""), list(48, "    ", entries[3:]...)...)
	for len(wrap(hemp, 48, "")) != len(wrap(tar, 48, "")) {
		t.Fatal("the columns are to be of one length")
	}
	order := Part([]byte(beside(56, left, right)))
	if order == nil {
		t.Fatal("no columns found")
	}
	if got, want := squeezed(string(order.Text())), inOrder([]string{hemp, tar}, entries); got != want {
		t.Errorf("read as\n%s\nwant\n%s", got, want)
	}
}

func FuzzPart(f *testing.F) {
	f.Add([]byte(beside(54, wrap(hemp, 48, ""), wrap(tar, 48, ""))))
	f.Add([]byte("\ufeff" + beside(40, wrap(hemp, 34, ""), wrap(tar, 34, ""), wrap(knots, 34, "")) + "\f\r\n\xff\x00"))
	f.Add([]byte(known + "[1]\n\n[2]\n\n" + woven(leftList, labelled(rightList, 4)) + "\n[3]\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		if order := Part(data); order != nil {
			check(t, order)
		}
	})
}

func BenchmarkPart(b *testing.B) {
	page := beside(54, wrap(hemp, 48, ""), wrap(tar, 48, "")) + "\f"
	for name, data := range map[string][]byte{
		"two columns": bytes.Repeat([]byte(page), 500),
		"one column":  bytes.Repeat([]byte(hemp+"\n"), 1500),
		"spaces":      bytes.Repeat([]byte(" "), 1<<20),
		"short lines": bytes.Repeat([]byte("a  b\n"), 1<<18),
	} {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(data)))
			for b.Loop() {
				Part(data)
			}
		})
	}
}

// TestDenseList parts a page of nothing but references, half of whose signs are
// figures and points; a table of figures stays as it is.
func TestDenseList(t *testing.T) {
	var left, right []string
	table := ""
	for i := 1; i <= 6; i++ {
		left = append(left, fmt.Sprintf("[%d] A. Lund, “Rope,” Tides, vol. %d,", i, i), fmt.Sprintf("    no. %d, pp. 1%d–19, 200%d.", i, i, i))
		right = append(right, fmt.Sprintf("[%d] F. Lund, “Buoys,” Tides, vol. %d,", i+6, i+6), fmt.Sprintf("    no. %d, pp. 6%d–69, 201%d.", i, i, i))
		table += fmt.Sprintf("19%d  1,2%d3  44.%d  1,0%d1            19%d  2,3%d1  51.%d  1,4%d7\n", 10+i, i, i, i, 60+i, i, i, i)
	}
	text := beside(42, left, right)
	order := Part([]byte(text))
	if order == nil {
		t.Fatal("the columns of a dense list are not seen")
	}
	if got, want := squeezed(string(order.Text())), inOrder(left, right); got != want {
		t.Errorf("read as\n%s\nwant\n%s", got, want)
	}
	if order := Part([]byte(table)); order != nil {
		t.Errorf("a table of figures is read as columns:\n%s", order.Text())
	}
}
