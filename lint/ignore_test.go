package lint_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/bibfix/bibfix/format"
	"github.com/bibfix/bibfix/internal/long"
	"github.com/bibfix/bibfix/lint"
)

// A rule that speaks wherever "wrong" stands.
var wrong = lint.Rule{ID: "wrong-word", Severity: lint.Warning, Check: func(p *lint.Pass) {
	for at, text := 0, string(p.Document.Data); ; {
		i := strings.Index(text[at:], "wrong ")
		if i < 0 {
			return
		}
		p.Report(lint.Diagnostic{Span: lint.Span{Start: at + i, End: at + i + 5}, Message: "wrong"})
		at += i + 5
	}
}}

func TestIgnore(t *testing.T) {
	for _, c := range []struct {
		name, ext, text string
		lines           []int // of what is still found, from 1
	}{
		{"none", ".md", "wrong a\nwrong b\n", []int{1, 2}},
		{"the next paragraph", ".md", "wrong a\n<!-- bibfix:ignore wrong-word: it is a name -->\n\nwrong b\nwrong c\n\nwrong d\n", []int{1, 7}},
		{"the line", ".md", "wrong a <!-- bibfix:ignore wrong-word: it is a name -->\nwrong b\n", []int{2}},
		{"another rule", ".md", "<!-- bibfix:ignore other-word: it is a name -->\nwrong a\n", []int{2}},
		{"several rules", ".md", "<!-- bibfix:ignore other-word, wrong-word: it is a name -->\nwrong a\n", nil},
		{"no comment", ".md", "bibfix:ignore wrong-word: as we say\nwrong a\n", []int{2}},
		{"LaTeX", ".tex", "% bibfix:ignore wrong-word: so it stands there\nwrong a\nwrong b\n\nwrong c\n", []int{5}},
		{"LaTeX, no comment", ".tex", "bibfix:ignore wrong-word: so it stands there\nwrong a\n", []int{2}},
		{"the next entry", ".bib", "@misc{a, title={wrong a}}\n% bibfix:ignore wrong-word: in print only\n@misc{b,\n title={wrong b},\n\n note={wrong b}}\n@misc{c, title={wrong c}}\n", []int{1, 7}},
		{"the next entry, by a comment entry", ".bib", "@comment{bibfix:ignore wrong-word: in print only, see https://a.example}\n@comment{more}\n@misc{b,\n title={wrong b}}\n@misc{c, title={wrong c}}\n", []int{5}},
		{"the entry that it stands in", ".bib", "@misc{a, title={wrong a},\n% bibfix:ignore wrong-word: in print only\n note={wrong b}}\n@misc{c, title={wrong c}}\n", []int{1, 4}},
		{"two entries", ".bib", "% bibfix:ignore wrong-word: in print only\n@misc{a, title={wrong a}}\n% bibfix:ignore wrong-word: in print only\n@misc{b, title={wrong b}}\n@misc{c, title={wrong c}}\n", []int{5}},
		{"an entry of a list", ".md", "# References\n\n<!-- bibfix:ignore wrong-word: a name -->\n- Okafor, A. (2014). Harbour wrong levies of Lund. *Quay Studies*, 12(3), 4–9.\n- Prado, B. (2011). Chalk wrong on barrels. *Quay Studies*, 9(1), 11–19.\n", []int{5}},
		{"a comment of several lines", ".md", "<!-- bibfix:ignore wrong-word: it is\n   a name -->\n\nwrong a\n\nwrong b\n", []int{6}},
		{"a stretch", ".md", "wrong a\n<!-- bibfix:ignore-start wrong-word: an exercise -->\nwrong b\n\nwrong c\n<!-- bibfix:ignore-end wrong-word -->\nwrong d\n", []int{1, 7}},
		{"a stretch, ended for all", ".tex", "% bibfix:ignore-start wrong-word, other-word: an exercise\nwrong b\n% bibfix:ignore-end\nwrong d\n", []int{4}},
		{"a stretch, ended for another", ".md", "<!-- bibfix:ignore-start wrong-word: an exercise -->\nwrong b\n<!-- bibfix:ignore-end other-word -->\nwrong d\n", nil},
		{"a file", ".bib", "@misc{a, title={wrong a}}\n@comment{bibfix:ignore-file wrong-word: from a database}\n", nil},
		{"all rules", ".md", "wrong a <!-- bibfix:ignore all: a quotation -->\nwrong b\n", []int{2}},
		{"plain text", ".txt", "wrong a <!-- bibfix:ignore wrong-word: a name -->\nwrong b\n", []int{2}},
		{"code", ".md", "wrong a `<!-- bibfix:ignore wrong-word: a name -->`\n\n```\n<!-- bibfix:ignore-file wrong-word: a name -->\n```\n", []int{1}},
		{"verbatim", ".tex", "\\begin{verbatim}\n% bibfix:ignore-file wrong-word: a name\n\\end{verbatim}\nwrong a\n", []int{4}},
		{"another word", ".md", "<!-- bibfix:ignored wrong-word: a name -->\nwrong a\n", []int{2}},
		{"a sign on a line of its own", ".md", "<!--\nbibfix:ignore wrong-word: it is a name\n-->\nwrong a\n\nwrong b\n", []int{6}},
		{"a sign with more dashes", ".md", "<!--- bibfix:ignore wrong-word: it is a name --->\nwrong a\n\nwrong b\n", []int{4}},
		{"a quotation", ".md", "> <!-- bibfix:ignore wrong-word: a name -->\n> wrong a\n>\n> wrong b\n", []int{4}},
		{"LaTeX, two signs", ".tex", "%% bibfix:ignore wrong-word: so it stands there\nwrong a\n\nwrong c\n", []int{4}},
		{"LaTeX, a per cent sign", ".tex", "100\\% bibfix:ignore-file wrong-word: we say\nwrong a\n", []int{2}},
		{"LaTeX, a per cent sign and a comment", ".tex", "wrong a 100\\%% bibfix:ignore wrong-word: we say\nwrong a\n", []int{2}},
		{"LaTeX, a line end and a comment", ".tex", "wrong a \\\\% bibfix:ignore wrong-word: we say\nwrong a\n", []int{2}},
		{"braces in a reason", ".bib", "@comment{bibfix:ignore wrong-word: the {ACM} has it so}\n@misc{b, title={wrong b}}\n@misc{c, title={wrong c}}\n", []int{3}},
		{"a blank before the brace", ".bib", "@Comment {\n  bibfix:ignore wrong-word: in print only\n}\n@misc{b, title={wrong b}}\n@misc{c, title={wrong c}}\n", []int{5}},
		{"many entries", ".bib", strings.Repeat("@misc{b, title={b}}\n", 9) + "% bibfix:ignore wrong-word: a name\n@misc{b, title={wrong b}}\n" + strings.Repeat("@misc{b, title={b}}\n", 30) + "% bibfix:ignore wrong-word: a name\n@misc{b, title={wrong b}}\n@misc{c, title={wrong c}}\n", []int{44}},
		{"without a reason", ".bib", "% bibfix:ignore wrong-word\n@misc{b, title={wrong b}}\n", nil},
	} {
		doc := format.Read(lint.File{Name: "f" + c.ext, Data: []byte(c.text)})
		var lines []int
		for _, d := range lint.Lint([]*lint.Document{doc}, []lint.Rule{wrong}, lint.Options{Year: 2026}) {
			if d.Rule == wrong.ID { // readers complain as well
				lines = append(lines, 1+strings.Count(c.text[:d.Span.Start], "\n"))
			}
		}
		if !slices.Equal(lines, c.lines) {
			t.Errorf("%s: found on lines %v, want %v", c.name, lines, c.lines)
		}
	}
}

// Whatever stands in a file, comments lie inside it, and what is said of them
// can be applied.
func FuzzIgnores(f *testing.F) {
	for _, text := range []string{
		"<!-- bibfix:ignore wrong-word, a: why -->\nwrong a\n",
		"a <!--bibfix:ignore-start all:\r\n why --> b\r\n<!-- bibfix:ignore-end -->",
		"% bibfix:ignore-file: x\n@comment{bibfix:ignore wrong-word\n@misc{a, title={wrong }}",
		"@comment(bibfix:ignore wrong-word: a) @misc{a,\n% bibfix:ignore wrong-word, wrong-word",
		"\uFEFF% bibfix:ignore wrong-word: why\r% bibfix:ignore",
	} {
		f.Add(text)
	}
	rules := []lint.Rule{wrong, {ID: lint.UnusedIgnore, Severity: lint.Warning}}
	f.Fuzz(func(t *testing.T, text string) {
		for _, name := range []string{"a.md", "a.txt", "a.tex", "a.bib"} {
			doc := format.Read(lint.File{Name: name, Data: []byte(text)})
			for _, ig := range doc.Ignores() {
				if ig.Span.Start < 0 || ig.Span.End > len(text) || !ig.Whole.Contains(ig.Span) || ig.Whole.End > len(text) {
					t.Fatalf("%s: a comment at %v in %v of %d bytes", name, ig.Span, ig.Whole, len(text))
				}
				for _, word := range ig.Rules {
					if text[word.Span.Start:word.Span.End] != word.Text {
						t.Fatalf("%s: %q stands at the place of %q", name, text[word.Span.Start:word.Span.End], word.Text)
					}
				}
			}
			files := map[string][]byte{name: []byte(text)}
			for _, d := range lint.Lint([]*lint.Document{doc}, rules, lint.Options{}) {
				for i := range d.Fixes {
					if err := d.Fixes[i].Sound(files); d.Rule == lint.UnusedIgnore && err != nil {
						t.Fatalf("%s: %v", name, err)
					}
				}
			}
		}
	})
}

// As many comments as a file has room for are read, however they stand: a
// reader whose time grows with the square would be at it until the test is
// stopped. TestLinear counts.
func TestManyIgnores(t *testing.T) {
	n := long.Or(2_000, 60_000)
	rules := make([]string, 64)
	for i := range rules {
		rules[i] = fmt.Sprint("r", i)
	}
	for name, text := range map[string]string{
		"lines.md":    strings.Repeat("<!-- bibfix:ignore wrong-word: x -->\n", n),
		"line.md":     "wrong" + strings.Repeat(" ", n) + strings.Repeat("<!-- bibfix:ignore wrong-word: x --> ", n) + strings.Repeat(" ", n),
		"parted.md":   strings.Repeat("<!-- bibfix:ignore wrong-word: x -->\n\nword\n\n", n),
		"open.md":     strings.Repeat("<!-- bibfix:ignore wrong-word: x\n", n),
		"open.bib":    strings.Repeat("@comment{bibfix:ignore wrong-word: x\n", n),
		"entries.bib": strings.Repeat("@comment{bibfix:ignore wrong-word: x}\n@misc{k, title={a}}\n", n),
		"ends.tex":    strings.Repeat("% bibfix:ignore-start "+strings.Join(rules, ",")+": x\n", n/60) + strings.Repeat("% bibfix:ignore-end y\n", n),
	} {
		doc := format.Read(lint.File{Name: name, Data: []byte(text)})
		if got := len(doc.Ignores()); got < n {
			t.Errorf("%s: %d comments of %d bytes", name, got, len(text))
		}
	}
}
