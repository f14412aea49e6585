package rules_test

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/bibfix/bibfix/format"
	"github.com/bibfix/bibfix/lint"
	"github.com/bibfix/bibfix/rules"
)

func ruleOf(t testing.TB, id string) lint.Rule {
	t.Helper()
	for _, r := range rules.All() {
		if r.ID == id {
			return r
		}
	}
	t.Fatalf("no rule %s", id)
	return lint.Rule{}
}

// Each rule is shown one .bib entry: it must say what the text names, or
// nothing where that is "".
func TestOneBibEntry(t *testing.T) {
	const rest = ", title = {Fog}, journal = {Port Review}, year = 2020}"
	for _, c := range []struct{ rule, entry, says string }{
		{"name-form", "@article{a, author = {Zorn, Tilda and Ito, Ken}" + rest, ""},
		{"name-form", "@article{a, author = {Tilda Zorn, Ken Ito, Ola Lund}" + rest, `family "Tilda Zorn"`},
		{"name-form", "@article{a, author = {T. Zorn, K. Ito, and B. Lund}" + rest, `family "T. Zorn"`},
		{"name-form", "@article{a, author = {Zorn, T., Ito, K., and Lund, B.}" + rest, "not by commas"},
		{"name-form", "@article{a, author = {Zorn, T. and et al}" + rest, "and others"},
		{"name-form", "@article{a, author = {Zorn, T. and others}" + rest, ""},
		{"name-form", "@article{a, author = {Zorn, T. and Et Al.}" + rest, "and others"},
		{"name-form", "@article{a, author = {Zorn, T. and {et~al.}}" + rest, "and others"},
		{"name-form", "@article{a, author = {Zorn, T. and Ito, Et Al}" + rest, ""},
		{"name-form", "@article{a, author = {Zorn, T. and {\\it et al.}}" + rest, "and others"},
		{"name-form", "@article{a, author = {Z{\\=o}rn, T.~et al.}" + rest, "and others"},
		{"name-form", "@article{a, author = {Zorn, T. and Vilmet al}" + rest, ""},
		{"name-form", "@article{a, author = {and Zorn, T.}" + rest, "too many"},
		{"name-form", "@article{a, author = {Zorn, T. and\n  Ito, K.}" + rest, ""},
		{"name-form", "@article{a, author = {Zorn, Alexander and Rolando, Sandy}" + rest, ""},
		{"name-form", "@article{a, author = {Zorn, T. (ed.); Ito, K.}" + rest, "semicolons"},
		{"name-form", "@article{a, author = {Zorn &amp; Ito}" + rest, ""},
		{"name-form", "@article{a, author = {Johnson & Johnson}" + rest, ""},
		{"name-form", "@article{a, author = {R Core Team}" + rest, ""},
		{"name-form", "@article{a, author = {Zorn, Ph.D., Tilda}" + rest, ""},
		{"name-form", "@article{a, author = {Barnes and Noble, Inc.}" + rest, ""},
		{"name-form", "@article{a, author = {van der Zorn, Jr., T.}" + rest, ""},
		{"name-form", "@article{a, author = {Zorn, Al}" + rest, ""},
		{"name-form", "@article{a, author = {Zorn, Tilda M and Ito, K}" + rest, ""},
		{"name-form", "@article{a, author = {Zorn, T M and Ito, KL and others}" + rest, ""},
		{"name-form", "@article{a, author = {Zorn, T and Ito KL}" + rest, `"KL" is read as the family name`},
		{"name-form", "@article{a, author = {Zorn, Tilda and Ito KL}" + rest, ""},
		{"name-form", "@article{a, author = {Zorn T and others}" + rest, ""},
		{"name-form", "@article{a, author = {Quay Works AG and Salt Sons AB}" + rest, ""},
		{"name-form", "@article{a, author = {Port Authority EU and Harbour Union UN}" + rest, `"EU" is read as the family name`},
		{"name-form", "@article{a, author = {{Port Authority EU} and {Harbour Union UN}}" + rest, ""},

		{"title-capitals", "@article{a, title = {On NASA ships}}", "capitals of NASA"},
		{"title-capitals", "@article{a, title = {{NASA} ships}}", ""},
		{"title-capitals", "@article{a, title = {Fog in 3D}}", "capitals of 3D"},
		{"title-capitals", "@article{a, title = {Fog in 1998 and the 2nd Dock}}", ""},
		{"title-capitals", "@article{a, title = {Überseehafen and Ørsted}}", ""},
		{"title-capitals", "@article{a, title = {Fog \\& {\\O}sterbro}}", ""},
		{"title-capitals", "@article{a, title = {Fog \\LaTeX\\ and \\textsc{DNA}}}", ""},
		{"title-capitals", "@book{a, title = {On NASA ships}}", ""},
		{"title-capitals", "@article{a, title = {$unclosed DNA}}", ""},

		{"title-stop", "@article{a, title = {Fog over the harbour.}}", "full stop"},
		{"title-stop", "@article{a, title = {Fog over the harbour...}}", ""},
		{"title-stop", "@article{a, title = {Fog of Harbour Corp.}}", ""},

		{"month-form", "@misc{a, month = {january}}", "jan"},
		{"month-form", "@misc{a, month = {Jan.--Feb.}}", ""},
		{"month-form", "@misc{a, month = {0}}", ""},
		{"month-form", "@misc{a, month = {Mär}}", "the macro is mar"},

		{"entry-type", "@inproceedings{a, title = {Fog}}", ""},
		{"entry-type", "@Incolection{a, title = {Fog}}", "Incolection"},
		{"entry-type", "@thesys{a, title = {Fog}}", ""},
		{"entry-type", "@bookchapter{a, title = {Fog}}", ""},

		{"incomplete-entry", "@article{a, author = {Zorn, T.}" + rest, ""},
		{"incomplete-entry", "@article{a, author = {Zorn, T.}, title = {Fog}}", "no journal, no year"},
		{"incomplete-entry", "@article{a, author = {Zorn, T.}, title = {Fog}, year = 2020, url = {https://arxiv.org/abs/2001.01234}}", ""},
		{"incomplete-entry", "@book{a, author = {Zorn, T.}, title = {Fog}, year = 2020}", ""},
		{"incomplete-entry", "@misc{a}", ""},
		{"incomplete-entry", "@set{a, entryset = {b, c}}", ""},
		{"incomplete-entry", "@inproceedings{a, author = {Zorn, T.}, title = {Fog}, xdata = {days}}", ""},

		{"duplicate-field", "@misc{a, note = {x}, note = {y}}", "different values"},
		{"duplicate-field", "@misc{a, note = {x}, annote = {y}}", ""},

		{"year-form", "@misc{a, year = {2014 [Internet]}}", "not a year"},
		{"year-form", "@misc{a, year = {1998–2004}}", ""},
		{"year-form", "@misc{a, year = {2014?}}", ""},
		{"year-form", "@misc{a, year = { 2014 }}", ""},
		{"year-form", "@misc{a, year = {20}}", ""},
		{"year-form", "@misc{a, year = {2014 (accepted)}}", ""},
	} {
		doc := format.Read(lint.File{Name: "a.bib", Data: []byte(c.entry + "\n")})
		var got []string
		for _, d := range lint.Check(doc, []lint.Rule{ruleOf(t, c.rule)}, 2026) {
			if d.Rule == c.rule {
				got = append(got, d.Message)
			}
		}
		switch all := strings.Join(got, "; "); {
		case c.says == "" && all != "":
			t.Errorf("%s should be silent about %s\nsays %s", c.rule, c.entry, all)
		case !strings.Contains(all, c.says):
			t.Errorf("%s about %s\nsays %q, should say %q", c.rule, c.entry, all, c.says)
		}
	}
}

// readCiting reads .bib files, and as manuscripts lines of keys in brackets,
// which cite what all of refs.bib and more.bib have.
func readCiting(file lint.File) *lint.Document {
	if strings.HasSuffix(file.Name, ".bib") {
		return format.Read(file)
	}
	doc := &lint.Document{File: file, Format: "markdown"}
	for _, name := range []string{"refs.bib", "more.bib"} {
		doc.Links = append(doc.Links, lint.FileLink{Kind: lint.Bibliography, Target: name, Names: []string{name}})
	}
	for at := 0; ; {
		open := bytes.IndexByte(file.Data[at:], '[')
		if open < 0 {
			return doc
		}
		start := at + open + 1
		end := start + bytes.IndexByte(file.Data[start:], ']')
		group := lint.Span{Start: start - 1, End: end + 1}
		for part := range strings.SplitSeq(string(file.Data[start:end]), ",") {
			span := lint.Span{Start: start, End: start + len(part)}
			doc.Citations = append(doc.Citations, &lint.Citation{Kind: lint.ByKey, Key: part, KeySpan: span, Span: span, Group: group})
			start = span.End + 1
		}
		at = end
	}
}

// Citations follow the entry that stays, over all files of the run.
func TestMergedEntriesAreCited(t *testing.T) {
	const (
		full  = "@book{zorn, author = {Zorn, T.}, title = {Fog over the harbour}, publisher = {Quay Press}, year = 2020}\n"
		twin  = "@book{fog20, author = {Zorn, T.}, title = {Fog over the Harbour}, publisher = {Quay Press}, year = 2020}\n"
		other = "@book{ito, author = {Ito, K.}, title = {Cranes}, publisher = {Quay Press}, year = 2011}\n"
	)
	for _, c := range []struct{ name, text, want string }{
		{"each is renamed", "One [zorn], two [fog20], three [ito,fog20].", "One [zorn], two [zorn], three [ito,zorn]."},
		{"a bracket that would name it twice", "One [zorn,fog20].", "One [zorn,fog20]."},
		{"nothing cites it", "One [ito].", "One [ito]."},
	} {
		docs := []*lint.Document{
			readCiting(lint.File{Name: "paper.md", Data: []byte(c.text)}),
			readCiting(lint.File{Name: "refs.bib", Data: []byte(full + other)}),
			readCiting(lint.File{Name: "more.bib", Data: []byte(twin)}),
		}
		repaired := lint.Repair(docs, readCiting, []lint.Rule{ruleOf(t, "duplicate-entry")}, lint.Options{Year: 2026}, lint.Unsafe)
		if len(repaired.LeftOut) > 0 {
			t.Fatal(repaired.LeftOut)
		}
		if got := string(repaired.Documents[0].Data); got != c.want {
			t.Errorf("%s: the text is %q, want %q", c.name, got, c.want)
		}
		if left := repaired.Documents[2].Count(); left != min(1, strings.Count(c.want, "fog20")) {
			t.Errorf("%s: %d entries are left in more.bib", c.name, left)
		}
	}
}

// FuzzBibRules runs all rules over any .bib file: fixes come to rest and stay
// in the file.
func FuzzBibRules(f *testing.F) {
	f.Add([]byte("@article{a, author = {B, and and C; D et al.}, title = {The DNA.}, month = {5}, year = {2014a}, year = {x}}"))
	f.Add([]byte("@inproceeding(b, author = \"A. B, C. D\", crossref = {c},)\n@misc{c, doi = {10.1/x}}\n@misc{d, DOI = {10.1/X}}"))
	f.Fuzz(func(t *testing.T, data []byte) {
		docs := []*lint.Document{format.Read(lint.File{Name: "a.bib", Data: data})}
		for _, d := range lint.Lint(docs, rules.All(), lint.Options{Year: 2026, Ignore: map[string]bool{"syntax-error": true}}) { // the reader has tests of its own
			for _, fix := range d.Fixes {
				if err := fix.Sound(map[string][]byte{"a.bib": data}); err != nil {
					t.Errorf("%s: %q: %v", d.Rule, d.Message, err)
				}
			}
		}
	})
}

// BenchmarkBibRules runs each rule over a file of ten thousand entries.
func BenchmarkBibRules(b *testing.B) {
	const entries = 10000
	var text strings.Builder
	for i := range entries {
		fmt.Fprintf(&text, "@article{okafor%d,\n  author = {Okafor, A. and Prado, Bea},\n  title = {Harbour levies %d of {Lund}},\n  journal = {Quay Studies},\n  volume = %d,\n  pages = {%d--%d},\n  month = jan,\n  year = %d,\n  doi = {10.1234/quay.%d}\n}\n\n",
			i, i, i%90, i, i+9, 1950+i%70, i)
	}
	doc := format.Read(lint.File{Name: "refs.bib", Data: []byte(text.String())})
	for _, rule := range rules.All() {
		if rule.Entry == nil && rule.Alike == nil {
			continue
		}
		b.Run(rule.ID, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				lint.Check(doc, []lint.Rule{rule}, 2026)
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*entries), "ns/entry")
		})
	}
}
