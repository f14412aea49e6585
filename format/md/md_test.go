package md

import (
	"fmt"
	"strings"
	"testing"

	_ "github.com/bibfix/bibfix/internal/golden"
	"github.com/bibfix/bibfix/internal/long"
	"github.com/bibfix/bibfix/lint"
	"github.com/bibfix/bibfix/prose/block"
	"github.com/bibfix/bibfix/prose/block/blocktest"
)

// show writes blocks in one line each: kind, level, marker, text; marks as
// e(emphasis) s(strong) u(superscript) l(link) c(code) behind it.
func show(blocks []block.Block) string {
	kinds := [...]string{"p", "h", "li", "row", "quote", "note", "code", "page"}
	var b strings.Builder
	for _, x := range blocks {
		fmt.Fprintf(&b, "%s", kinds[x.Kind])
		if x.Level > 0 {
			fmt.Fprintf(&b, "%d", x.Level)
		}
		if x.Marker != "" {
			fmt.Fprintf(&b, " %s", x.Marker)
		}
		if x.Kind != block.Code || x.Indent > 0 {
			fmt.Fprintf(&b, " %q", x.Text.String)
		}
		for _, m := range x.Marks {
			fmt.Fprintf(&b, " %c(%s)", "esulc"[m.Kind], x.Text.String[m.Start:m.End])
		}
		b.WriteByte('\n')
	}
	return b.String()
}

func TestBlocks(t *testing.T) {
	for _, tt := range []struct{ name, in, want string }{
		{"ATX", "# One\n## Two ##\n###Three\n#tag\n", "h1 \"One\"\nh2 \"Two\"\nh3 \"Three\"\np \"#tag\"\n"},
		{"attributes of a heading", "# References {#refs .unnumbered}\n", "h1 \"References\"\n"},
		{"setext", "One\n===\n\nTwo\n---\n", "h1 \"One\"\nh2 \"Two\"\n"},
		{"rule", "a\n\n---\n\nb\n* * *\nc\n", "p \"a\"\np \"b\"\np \"c\"\n"},
		{"wrapped paragraph", "one\n  two\nthree\n\nfour\n", "p \"one\\ntwo\\nthree\"\np \"four\"\n"},
		{"items", "- a\n  b\n* c\n\n- d\n", "li1 - \"a\\nb\"\nli1 * \"c\"\nli1 - \"d\"\n"},
		{"nested items", "- a\n  - b\n    1. c\n- d\n", "li1 - \"a\"\nli2 - \"b\"\nli3 1. \"c\"\nli1 - \"d\"\n"},
		{"loose item", "1. a\n\n   more\n\n2. b\n", "li1 1. \"a\"\np1 \"more\"\nli1 2. \"b\"\n"},
		{"numbers carry on without blank lines", "Before\n\n9. a\n10. b\n2014. c\n", "p \"Before\"\nli1 9. \"a\"\nli1 10. \"b\\n2014. c\"\n"},
		{"a number in a wrapped item", "4. Ropes // Quay. – No.\n   12. – P. 3.\n5. Tar // Quay. – No.\n12. – P. 7.\n6. Hemp // Quay. – No.\n7. – P. 2.\n7. Oakum\n", "li1 4. \"Ropes // Quay. – No.\\n12. – P. 3.\"\nli1 5. \"Tar // Quay. – No.\\n12. – P. 7.\"\nli1 6. \"Hemp // Quay. – No.\"\nli1 7. \"– P. 2.\"\nli1 7. \"Oakum\"\n"},
		{"right-aligned numbers", " 9. a\n10. b\n11. c\n", "li1 9. \"a\"\nli1 10. \"b\"\nli1 11. \"c\"\n"},
		{"a year begins no list", "Tides rose in\n2014. Nobody knew.\n\n2015. It fell.\n", "p \"Tides rose in\\n2014. Nobody knew.\"\np \"2015. It fell.\"\n"},
		{"a dash in a numbered item", "1. World in Transition\n- a contract\n2. Next.\n", "li1 1. \"World in Transition\\n- a contract\"\nli1 2. \"Next.\"\n"},
		{"bullets of word processors", "• a\n• b\n", "li1 • \"a\"\nli1 • \"b\"\n"},
		{"an asterisk that is none", "*Adair, M. (2011).\n", "p \"*Adair, M. (2011).\"\n"},
		{"number alone", "12.\nAdair\n", "li1 12. \"Adair\"\n"},
		{"quote", "> a\n> b\n>\n> c\nlazy\n", "quote \"a\\nb\"\nquote \"c\\nlazy\"\n"},
		{"table", "| a | b |\n|---|:-:|\n| c \\| d | *e* |\n\nf\n", "row \"a\\tb\"\nrow \"c | d\\te\" e(e)\np \"f\"\n"},
		{"table without bars at the ends", "a | b\n--- | ---\nc | d\n", "row \"a\\tb\"\nrow \"c\\td\"\n"},
		{"page break in a citation", "As said (Adair,\n\n\f88\n\n2011) it is.\n", "p \"As said (Adair,\\n2011) it is.\"\npage \"88\"\n"},
		{"page number after a form feed", "As said (Adair,\n\n\f\n\n88\n\n2011) it is.\n\n\f\n\n89\n\nMore.\n", "p \"As said (Adair,\\n2011) it is.\"\npage \"88\"\npage \"89\"\np \"More.\"\n"},
		{"page number in a citation", "As said (Adair,\n\n88\n\n2011) it is.\n", "p \"As said (Adair,\\n2011) it is.\"\npage \"88\"\n"},
		{"page break before a year in brackets", "As Adair and Benoit\n\n88\n\f\n(2011) say.\n\nMore.\n", "p \"As Adair and Benoit\\n(2011) say.\"\npage \"88\"\np \"More.\"\n"},
		{"page break in an item", "- The ropes\n\f\nof the\n- North\n", "li1 - \"The ropes\\nof the\"\nli1 - \"North\"\n"},
		{"page break after a sentence", "Ropes.\n\n88\n\n\fThe north.\n", "p \"Ropes.\"\npage \"88\"\np \"The north.\"\n"},
		{"a number that is no page number", "There were\n\n88\n\nropes.\n", "p \"There were\"\np \"88\"\np \"ropes.\"\n"},
		{"fence", "```\n# no\n```\nyes\n", "code\np \"yes\"\n"},
		{"unclosed fence", "```\nyes\n", "p \"```\\nyes\"\n"},
		{"indented code", "a\n\n    b\n", "p \"a\"\ncode \"b\"\n"},
		{"signs of mathematics far apart", "$$\n" + strings.Repeat("Ropes are long.\n\n", 800) + "$$\nend\n", "p \"$$\\nRopes are long.\"\n" + strings.Repeat("p \"Ropes are long.\"\n", 799) + "p \"$$\\nend\"\n"},
		{"front matter", "---\ntitle: x\n---\na\n", "code\np \"a\"\n"},
		{"TOML front matter", "+++\ntitle = 'x'\n+++\na\n", "code\np \"a\"\n"},
		{"a rule that is no front matter", "---\n\na\n\n---\n", "p \"a\"\n"},
		{"comment", "<!-- a\n\nb -->\nc <!-- d --> e\n", "code\np \"c  e\"\n"},
		{"unclosed comment", "<!-- a\n\nb\n", "p \"<!-- a\"\np \"b\"\n"},
		{"HTML list", "<ol>\n<li id=r1>a <i>b</i></li>\n<li>c\nd</li></ol>\ne\n", "li1 #. \"a b\" e(b)\nli1 #. \"c\\nd\"\np \"e\"\n"},
		{"HTML paragraphs and headings", "<h2>One</h2><p>two</p>\n<p align=left>three\n", "h2 \"One\"\np \"two\"\np \"three\"\n"},
		{"HTML table", "<table><tr><td>a</td><td>b</td></tr>\n<tr><td>c</td></tr></table>\n", "row \"a\\tb\"\nrow \"c\"\n"},
		{"a tag that HTML does not know", "<harbour> and a < b and <0.05>\n", "p \"<harbour> and a < b and <0.05>\"\n"},
		{"footnote", "Text.[^1]\n\n[^1]: Note\n    more\n", "p \"Text.[^1]\"\nnote [^1]: \"Note\\nmore\"\n"},
		{"div", "::: {#refs}\na\n:::\n", "page ::: {#refs} \"\"\np \"a\"\npage ::: \"\"\n"},
		{"link definition", "[x]: https://example.org\n\nSee [x].\n", "p \"See x.\" l(x)\n"},
		{"sources of a chatbot", "As [[1]][1].\n\n**Sources**\n\n[1]: https://a.org \"A\"\n[2]: https://b.org\n", "p \"As [1]1.\" l(1) l(1)\np \"Sources\" s(Sources)\nnote [1]: \"https://a.org \\\"A\\\"\"\nnote [2]: \"https://b.org\"\n"},
		{"links under the same heading", "As [a][1].\n\n## Sources\n\n[1]: https://a.org \"A\"\n", "p \"As a.\" l(a)\nh2 \"Sources\"\n"},
		{"sources under no heading of a list", "As [[1]][1].\n\n## Tools\n\n[1]: https://a.org \"A\"\n", "p \"As [1]1.\" l(1) l(1)\nh2 \"Tools\"\n"},
		{"a labelled entry is no definition", "[1]: Adair, M. (2011).\n", "p \"[1]: Adair, M. (2011).\"\n"},
		{"display mathematics", "$$\nx\n$$\na\n", "code\np \"a\"\n"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := show(Blocks([]byte(tt.in))); got != tt.want {
				t.Errorf("blocks of %q:\n%swant:\n%s", tt.in, got, tt.want)
			}
		})
	}
}

func TestInline(t *testing.T) {
	for _, tt := range []struct{ in, want string }{
		{"*a* _b_ **c** __d__ ***e***", `"a b c d e" e(a) e(b) s(c) s(d) s(e) e(e)`},
		{"a*b*c a_b_c", `"abc a_b_c" e(b)`},
		{"*Harbour levies.*Lund", `"Harbour levies.Lund" e(Harbour levies.)`},
		{"**12**(3), 4–9", `"12(3), 4–9" s(12)`},
		{"2 * 3 * 4, a_ _b", `"2 * 3 * 4, a_ _b"`},
		{`\*a\* \[1\] \_`, `"*a* [1] _"`},
		{"&amp; &lt;i&gt; &eacute; &nbsp;x &bogus; AT&T", `"& <i> é \u00a0x &bogus; AT&T"`},
		{"`a*b*` ``c`d``", "\"a*b* c`d\" c(a*b*) c(c`d)"},
		{"a ` b", "\"a ` b\""},
		{"10^2^ and H~2~O and ~~no~~", `"102 and H2O and no" u(2)`},
		{"moved ^ 3^ <sup>,</sup> ^ 11^.", `"moved  3 ,  11." u( 3) u(,) u( 11)`},
		{"x<sup>1–3</sup> $^{4,5}$ $^6$ y¹˒²", `"x1–3 4,5 6 y¹˒²" u(1–3) u(4,5) u(6) u(¹˒²)`},
		{"[^3] and ^[not]", `"[^3] and ^[not]"`},
		{"$a_b$ costs $5 and $6", `"a_b costs $5 and $6" c(a_b)`},
		{`moved\({}^{4,5}\) and \(x^{2}\), see \(III\)`, `"moved4,5 and x^{2}, see (III)" u(4,5) c(x^{2})`},
		{"[a](https://x.org/b_c_d \"t\") [b](<c d>) ![e](f.png)", `"a b e" l(a) l(b)`},
		{"[[4]](#ref-4) [4](#ref4) [4]", `"[4] 4 [4]" l([4]) l(4)`},
		{"[*a* b](#c)", `"a b" l(a b) e(a)`},
		{"[@oka14; see @lin09]", `"[@oka14; see @lin09]"`},
		{"[Okafor]{.smallcaps} [a]{b}", `"Okafor [a]{b}"`},
		{"<https://x.org/a_b_c> <ada@example.org>", `"https://x.org/a_b_c ada@example.org"`},
		{"see https://x.org/_a_/b*c* end", `"see https://x.org/_a_/b*c* end"`},
		{"*https://x.org/a_b*", `"https://x.org/a_b" e(https://x.org/a_b)`},
		{"10.1234/a_b_c", `"10.1234/a_b_c"`},
		{"a<br>b<br/>c", `"a\nb\nc"`},
		{"<b>a</b> <i>b <b>c</b></i> <a href=\"https://x.org\">d</a>", `"a b c d" s(a) e(b c) s(c) l(d)`},
		{"<span class=\"x\">a</span> <a id=\"r1\"></a>b", `"a b"`},
		{"a\\\nb", `"a\nb"`},
		{"(***a*** *(b)*)", `"(a (b))" s(a) e(a) e((b))`},
	} {
		got := strings.TrimSuffix(strings.TrimPrefix(show(Blocks([]byte(tt.in))), "p "), "\n")
		if got != tt.want {
			t.Errorf("%q:\n%s\nwant\n%s", tt.in, got, tt.want)
		}
	}
}

func TestAddresses(t *testing.T) {
	for _, tt := range []struct {
		in   string
		want []string // text, or > and target
	}{
		{`[https://a\_b.org/c](https://a_b.org/c?utm\_source=x)`, []string{"https://a_b.org/c", ">https://a_b.org/c?utm_source=x"}},
		{`[https://a.org/?utm\\_source=x](https://a.org/?utm_source=x)`, []string{"https://a.org/?utm_source=x", ">https://a.org/?utm_source=x"}},
		{`[https://doi.org/10.1/g\(I\).05](https://doi.org/10.1/g(I).05)`, []string{"https://doi.org/10.1/g(I).05", ">https://doi.org/10.1/g(I).05"}},
		{"See https://a.org/b_c_d, and <http://c.org>.", []string{"https://a.org/b_c_d", "http://c.org"}},
		{"(https://a.org/b_(c)). www.d.org. doi.org/10.1/x; dx.doi.org/10.1/y", []string{"https://a.org/b_(c)", "www.d.org", "doi.org/10.1/x", "dx.doi.org/10.1/y"}},
		{`[a.org/b\_c](https://a.org/b_c) [a.org](https://a.org) [www.a.org/b](https://www.a.org/b)`, []string{"a.org/b_c", ">https://a.org/b_c", ">https://a.org", "www.a.org/b", ">https://www.a.org/b"}},
		{"[a](https://b.org/c?d=1&amp;e=2)", []string{">https://b.org/c?d=1&e=2"}},
		{"[x][1] and [1]\n\n[1]: https://a.org\n", []string{">https://a.org", ">https://a.org"}},
		{"[mail](mailto:ada@example.org) [up](#top)", []string{">mailto:ada@example.org"}},
		{"https://doi.org/10.1/(SICI)1-2(19980815)17:15/16<1661::AID-S9>3.0.CO;2-2.", []string{"https://doi.org/10.1/(SICI)1-2(19980815)17:15/16<1661::AID-S9>3.0.CO;2-2"}},
		{"“https://a.org/x” https://b.org/y。", []string{"https://a.org/x", "https://b.org/y"}},
	} {
		var got []string
		for _, a := range Blocks([]byte(tt.in))[0].Addresses {
			if a.Target {
				got = append(got, ">"+a.Text.String)
			} else {
				got = append(got, a.Text.String)
			}
		}
		if fmt.Sprint(got) != fmt.Sprint(tt.want) {
			t.Errorf("%q: %q, want %q", tt.in, got, tt.want)
		}
	}
}

// A manuscript with most of the markup there is.
const mixed = "---\ntitle: T\n---\n\n# Quays\n\nHemp *was* dear [1], see [x](https://a.org/b\\_c) &amp; `code`.\n> quoted\n\n| a | b |\n|---|---|\n| c | d |\n\n" +
	"<ol><li>one</li></ol>\n\n## References\n\n1. Adair, M. (2011). *Ropewalks of the\n   north*. Tern Press. <https://a.org/?utm_source=x>\n2. Müller, D. (2008). Knots at sea. Tern\n   Press.\n\n[^1]: A note.\n"

// TestSameEntries asks that the entries do not change with what ends the
// lines, with a byte order mark, without the last line ending, in Latin-1.
func TestSameEntries(t *testing.T) {
	want := texts(mixed)
	if len(want) != 2 {
		t.Fatalf("%d entries, want 2", len(want))
	}
	for name, text := range map[string]string{
		"CRLF":           strings.ReplaceAll(mixed, "\n", "\r\n"),
		"CR":             strings.ReplaceAll(mixed, "\n", "\r"),
		"BOM":            "\ufeff" + mixed,
		"no final line":  strings.TrimRight(mixed, "\n"),
		"Latin-1":        strings.ReplaceAll(mixed, "ü", "\xfc"),
		"prose before":   strings.Repeat("Hemp is grown in the north.\n\n", 4000) + strings.TrimPrefix(mixed, "---\ntitle: T\n---\n\n"),
		"trailing space": strings.ReplaceAll(mixed, "\n", "  \n"),
	} {
		if got := texts(text); fmt.Sprint(got) != fmt.Sprint(want) {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
		blocktest.Check(t, []byte(text), Blocks([]byte(text)), Read(lint.File{Data: []byte(text)}))
	}
}

func texts(text string) []string {
	var found []string
	for _, r := range Read(lint.File{Name: "a.md", Data: []byte(text)}).References {
		found = append(found, r.Label+" "+r.Text.String)
	}
	return found
}

func TestNotUTF8(t *testing.T) {
	doc := Read(lint.File{Name: "a.md", Data: []byte("# References\n\nM\xfcller, A. (2014). H\xe4fen \x96 Kai\x00.\n")})
	if got, want := doc.References[0].Text.String, "Müller, A. (2014). Häfen – Kai\ufffd."; got != want {
		t.Errorf("text %q, want %q", got, want)
	}
	if len(doc.Errors) != 1 || doc.Errors[0].Rule != "encoding-damage" || doc.Errors[0].Span != (lint.Span{Start: 15, End: 16}) {
		t.Errorf("complaints %+v, want one at byte 15", doc.Errors)
	}
}

// TestHostile reads what makes careless scanners slow: that all of it has its
// place in the file, and, at the length of a long test, that it comes to an end.
func TestHostile(t *testing.T) {
	size := long.Or(1<<13, 1<<19)
	for _, unit := range []string{
		"[", "]", "[](", "[](a ", "*a ", "**a* ", "_a*", "`", "`a``", "<", "<!--", "<a ", "$a ", "$", "^", "~", "&amp", "\\", "![[", "[a](b)",
		"https://", "http://a", "www.", "10.1234/", "> ", "- ", "1. ", "| ", "|\n", "<li>", "<div>", "</p>", ":::\n", "```\n", "# \n", "\n", "a\n", "[^1]: ", "[a]: b\n", "\r", "a\r", "\f\n88\n",
		"a. B, C. (2014). ", "(2014)\n", "1\n", "References\n", "References\n\nA, B. (2014).\n\n",
	} {
		data := []byte(strings.Repeat(unit, size/len(unit)))
		blocktest.Check(t, data, Blocks(data), Read(lint.File{Data: data}))
	}
}

func FuzzRead(f *testing.F) {
	f.Add([]byte(mixed))
	f.Add([]byte("\ufeffa\r\n\r\n* b\r* c\n\xff\x00"))
	f.Add([]byte("# References\n\n[1] A, B. (2014). [x](y \"z\") <a href='b'>c</a>\n\n88\n\n\\[2\\] C-\nD"))
	f.Fuzz(func(t *testing.T, data []byte) {
		blocktest.Check(t, data, Blocks(data), Read(lint.File{Data: data}))
	})
}

// manuscript makes about 1 MB with a thousand entries.
func manuscript() []byte {
	var b strings.Builder
	b.WriteString("# Quays\n\n")
	for b.Len() < 780_000 {
		b.WriteString(strings.Repeat("Hemp *was* dear in the north (Adair, 2011; Müller & Castor, 2008), and tar was not [12, 13]. Nobody knows why. ", 9) + "\n\n")
	}
	b.WriteString("## References\n\n")
	for i := range 1000 {
		fmt.Fprintf(&b, "%d. Adair, M., & Müller, D. (2011). Ropewalks of the north and of the west, seen from the sea. *Journal of Cordage*, *%d*(3), 4–9. "+
			"[https://example.org/a\\_b/%d](https://example.org/a_b/%d?utm_source=x)\n\n", i+1, i, i, i)
	}
	return []byte(b.String())
}

func BenchmarkBlocks(b *testing.B) {
	data := manuscript()
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	for b.Loop() {
		Blocks(data)
	}
}

func ExampleBlocks() {
	for _, b := range Blocks([]byte("# References\n\n- Adair, M. (2011). *Ropewalks*.\n")) {
		fmt.Printf("%d %q at %v\n", b.Kind, b.Text.String, b.Span)
	}
	// Output:
	// 1 "References" at {0 12}
	// 2 "Adair, M. (2011). Ropewalks." at {14 46}
}
