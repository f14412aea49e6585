package txt

import (
	"fmt"
	"strings"
	"testing"

	_ "github.com/bibfix/bibfix/internal/golden"
	"github.com/bibfix/bibfix/lint"
	"github.com/bibfix/bibfix/prose/block"
	"github.com/bibfix/bibfix/prose/block/blocktest"
)

func show(blocks []block.Block) string {
	kinds := [...]string{"p", "h", "li", "row", "quote", "note", "code", "page"}
	var b strings.Builder
	for _, x := range blocks {
		fmt.Fprintf(&b, "%s", kinds[x.Kind])
		if x.Level > 0 {
			fmt.Fprintf(&b, "%d", x.Level)
		}
		fmt.Fprintf(&b, " %q", x.Text.String)
		if x.Page > 0 {
			fmt.Fprintf(&b, " on page %d", x.Page)
		}
		b.WriteByte('\n')
	}
	return b.String()
}

func TestBlocks(t *testing.T) {
	for _, tt := range []struct{ name, in, want string }{
		{"paragraphs", "one\ntwo\n\n\nthree\n", "p \"one\\ntwo\"\np \"three\"\n"},
		{"headings", "INTRODUCTION\n\nText.\n\n2 Methods\n\nText.\n\n2.1 More of them\n\nText.\n", "h1 \"INTRODUCTION\"\np \"Text.\"\nh1 \"2 Methods\"\np \"Text.\"\nh2 \"2.1 More of them\"\np \"Text.\"\n"},
		{"underlined headings", "Ropes\n=====\nText.\n\nHemp\n----\n\nText.\n", "h1 \"Ropes\"\np \"Text.\"\nh2 \"Hemp\"\np \"Text.\"\n"},
		{"no headings", "ADAIR, M. Ropes.\n\n12 ropes were made.\n", "p \"ADAIR, M. Ropes.\"\np \"12 ropes were made.\"\n"},
		{"markup is text", "*a* _b_ [c](d) # e &amp;\n", "p \"*a* _b_ [c](d) # e &amp;\"\n"},
		{"bullets", "• one\n  two\n• three\n- four\n", "li1 \"one\\ntwo\"\nli1 \"three\"\nli1 \"four\"\n"},
		{"a heading ends an item", "• We used\n  ropes\nReferences\nAdair, M.\n", "li1 \"We used\\nropes\"\np \"References\\nAdair, M.\"\n"},
		{"an item that is a heading", "■ REFERENCES\n(1) Adair, M.\n", "li1 \"REFERENCES\"\np \"(1) Adair, M.\"\n"},
		{"lines left of the bullet end an item", "    • We used ropes.\nHemp was dear.\n", "li1 \"We used ropes.\"\np \"Hemp was dear.\"\n"},
		{"lines back under the bullet end an item", "• We used\n  ropes.\nHemp was dear.\n", "li1 \"We used\\nropes.\"\np \"Hemp was dear.\"\n"},
		{"an item of wrapped lines", "• We used ropes.\nHemp was dear, as the\nreferences say.\n", "li1 \"We used ropes.\\nHemp was dear, as the\\nreferences say.\"\n"},
		{"a sentence that goes on left of the bullet", "    • We used ropes of\nhemp.\n", "li1 \"We used ropes of\\nhemp.\"\n"},
		{"a year is no section", "1982 The structure of ports\n\n12 The structure of ports\n\n", "p \"1982 The structure of ports\"\nh1 \"12 The structure of ports\"\n"},
		{"hyphens", "lev-\nies of Lund-\nBerg, 4-\n9, soft\u00ad\nly, https://a.org/b-\nc\n", "p \"levies of Lund-Berg, 4-\\n9, softly, https://a.org/b-\\nc\"\n"},
		{"hyphens of compounds", "Ropes of three-strand hemp, self-\nmade, are three-\nstrand, not four-\nstrand or high-\ner.\n", "p \"Ropes of three-strand hemp, self-made, are three-strand, not fourstrand or higher.\"\n"},
		{"page break in a sentence", "The ropes\nof the\n\n88\n\f\nnorth are long.\n", "p \"The ropes\\nof the\\nnorth are long.\"\npage \"88\"\n"},
		{"page break after a sentence", "Ropes.\n\n88\n\fThe north.\n", "p \"Ropes.\"\npage \"88\"\np \"The north.\" on page 1\n"},
		{"a dash in a sentence", "The painters of the long eighteenth century in\n- Venice were poor.\n", "p \"The painters of the long eighteenth century in\\n- Venice were poor.\"\n"},
		{"dashes below what announces them", "These are the ropes that we have found in the north:\n- Hemp\n- Tar\n", "p \"These are the ropes that we have found in the north:\"\nli1 \"Hemp\"\nli1 \"Tar\"\n"},
		{"dashes below a short line", "Ropes\n- Hemp\n", "p \"Ropes\"\nli1 \"Hemp\"\n"},
		{"a number that is no page number", "There were\n\n88\n\nropes.\n", "p \"There were\"\np \"88\"\np \"ropes.\"\n"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := show(Blocks([]byte(tt.in))); got != tt.want {
				t.Errorf("blocks of %q:\n%swant:\n%s", tt.in, got, tt.want)
			}
		})
	}
}

// printed sets prose on pages with a head and a number.
func printed(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "Adair: Ropewalks of the north   %d\n\n", 88+i)
		for j := range 18 {
			fmt.Fprintf(&b, "Line %d of page %d says that hemp is dear and tar is not, wherever\n", j, i)
		}
		b.WriteString("\n\f")
	}
	return b.String()
}

func TestPageHeads(t *testing.T) {
	var heads, texts int
	for _, b := range Blocks([]byte(printed(5))) {
		switch {
		case b.Kind == block.Furniture:
			heads++
		case strings.Contains(b.Text.String, "Adair"):
			t.Errorf("a page head stands in the text: %.60q", b.Text.String)
		default:
			texts++
		}
	}
	if heads != 5 {
		t.Errorf("%d page heads, want 5", heads)
	}
}

const list = "Hemp was dear (Adair, 2011).\n\nREFERENCES\n\nAdair, M. (2011). Ropewalks of the no-\nrth. Tern Press.\n\nMüller, D. (2008). Knots at sea. https://a.org/b\n/c\n"

func TestSameEntries(t *testing.T) {
	want := texts(list)
	if len(want) != 2 {
		t.Fatalf("entries %q, want 2", want)
	}
	for name, text := range map[string]string{
		"CRLF":          strings.ReplaceAll(list, "\n", "\r\n"),
		"CR":            strings.ReplaceAll(list, "\n", "\r"),
		"BOM":           "\ufeff" + list,
		"no final line": strings.TrimRight(list, "\n"),
		"Latin-1":       strings.ReplaceAll(list, "ü", "\xfc"),
		"pages before":  printed(30) + list,
		"indented":      "  " + strings.ReplaceAll(list, "\n", "\n  "),
	} {
		if got := texts(text); fmt.Sprint(got) != fmt.Sprint(want) {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
		checkRead(t, []byte(text))
	}
}

func checkRead(t *testing.T, data []byte) {
	t.Helper()
	doc := Read(lint.File{Data: data})
	blocktest.Check(t, doc.Data, Blocks(doc.Data), doc)
}

// twoColumns sets a text in two columns, the second from line half on.
func twoColumns(text string, half int) string {
	lines := strings.Split(text, "\n")
	var b strings.Builder
	for i := range half {
		line := lines[i]
		if half+i < len(lines) {
			line = fmt.Sprintf("%-54s%s", line, lines[half+i])
		}
		b.WriteString(strings.TrimRight(line, " ") + "\n")
	}
	return b.String()
}

func TestTwoColumns(t *testing.T) {
	const paper = `Hemp was dear in the winter of the long frost
(Adair, 2011), and the ropewalks stood empty until
the ice went out. Those who could pay bought what
the navy had left (Ibsen, 1987; Lund et al., 2020),
and those who could not went to sea with ropes
that were older than their boats (Müller, 2008).

References

Adair, M. (2011). Ropewalks of the north and the
   men who owned them. Quay Studies, 12(3), 317–
   335. https://doi.org/10.9999/quay.2011.12
Ibsen, T. (1987). Friction without parts, with
   notes on the machines of the harbour. Notes on
   Machines, 31, 202–210.
Lund, E., Brook, A., & Dent, C. (2020). What the
   harbour masters wrote down. Foz.
Müller, D. (2008). Knots at sea, and some of those
   who could not tie them. Tern Press.`
	want := texts(paper)
	for half := 11; half < 15; half++ {
		text := twoColumns(paper, half)
		doc := Read(lint.File{Name: "a.txt", Data: []byte(text)})
		if got := texts(text); doc.Order == nil || fmt.Sprint(got) != fmt.Sprint(want) || len(want) != 4 {
			t.Errorf("the second column from line %d on: %q, want %q; in:\n%s", half, got, want, text)
		}
		for _, r := range doc.References {
			if place := doc.Order.Span(r.Span); !strings.HasPrefix(text[place.Start:], r.Text.String[:5]) || r.Cited == 0 {
				t.Errorf("%s stands at %v, where %.20q is; cited %d times", r.ID, place, text[place.Start:], r.Cited)
			}
		}
		checkRead(t, []byte(text))
	}
}

// Lines that alternate are a guess, and it is said so.
func TestMixedColumns(t *testing.T) {
	const mixed = `Hemp was dear in the harbour of Lund (Adair, 2011), and there were some who could pay, and those who could not leave the harbour (Müller, 2008).

References

Adair, M. (2011). Ropewalks of the north and of
Müller, D. (2008). Knots at sea, and some of those
the men who owned them, with notes on the harwho could not tie them. Tern Press, Oxbridge.
bour of Lund. Quay Studies, 12(3), 317–335.
Northgate, P. (1999). The price of tar in the lower
Ibsen, T. (1987). Friction without parts, and what
delta: a history of what the newspapers wrote.
became of it in the winter of the long frost. Notes
Harbour Times, 4, 1–19.
on Machines, 31, 202–210.
`
	doc := Read(lint.File{Name: "a.txt", Data: []byte(mixed)})
	if doc.Order == nil || !doc.Order.Guess || len(doc.Notes) == 0 || len(doc.References) != 4 {
		t.Fatalf("%d references, notes %q", len(doc.References), doc.Notes)
	}
	for i, want := range []string{"Adair, M. (2011). Ropewalks of the north and of the men who owned them, with notes on the harbour of Lund.", "Ibsen", "Müller", "Northgate"} {
		if got := doc.References[i].Text.String; !strings.HasPrefix(got, want) {
			t.Errorf("entry %d is %q", i+1, got)
		}
	}
	checkRead(t, []byte(mixed))
}

func texts(text string) []string {
	var found []string
	for _, r := range Read(lint.File{Name: "a.txt", Data: []byte(text)}).References {
		found = append(found, r.Label+" "+r.Text.String)
	}
	return found
}

func FuzzRead(f *testing.F) {
	f.Add([]byte(list))
	f.Add([]byte("\ufeffa\r\n\r\n• b\r* c\n\xff\x00\f\n88\n\fd"))
	f.Add([]byte(printed(4)))
	f.Fuzz(func(t *testing.T, data []byte) {
		checkRead(t, data)
	})
}

func BenchmarkBlocks(b *testing.B) {
	data := []byte(printed(700))
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	for b.Loop() {
		Blocks(data)
	}
}

func ExampleBlocks() {
	for _, b := range Blocks([]byte("REFERENCES\n\nAdair, M. (2011). Rope-\nwalks.\n")) {
		fmt.Printf("%d %q at %v\n", b.Kind, b.Text.String, b.Span)
	}
	// Output:
	// 1 "REFERENCES" at {0 10}
	// 0 "Adair, M. (2011). Ropewalks." at {12 42}
}
