package rules

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/bibfix/bibfix/format"
	"github.com/bibfix/bibfix/lint"
)

// twinFix is the one fix that duplicate-entry has for the files.
func twinFix(t *testing.T, files ...lint.File) lint.Fix {
	t.Helper()
	var docs []*lint.Document
	for _, f := range files {
		docs = append(docs, format.Read(f))
	}
	found := only("duplicate-entry", lint.Lint(docs, All(), lint.Options{Year: 2026}))
	if len(found) != 1 || len(found[0].Fixes) != 1 {
		t.Fatalf("%s: %d findings: %v", files[0].Data, len(found), found)
	}
	return found[0].Fixes[0]
}

const twinHead = "author = {Lund, Ada}, title = {Tides of the northern ports}, journal = {Quay Studies}, volume = 3, year = 1991"

// Two entries a and b for one work with further fields, and what may be written.
func TestTwins(t *testing.T) {
	for _, tt := range []struct{ a, b, safety, message string }{
		{"", "", "unsafe", "take out b; citations of b → a"},
		{"", ", note = {Signed}", "unsafe", "take out a; citations of a → b"},
		{", note = {Signed}", ", abstract = {Long}", "unsafe", "take out b; citations of b → a; a gets its abstract"},
		{", note = {Signed}", ", file = {:a.pdf:PDF}, keywords = {x, y}", "unsafe", "take out b; citations of b → a; a gets its file, keywords"},
		{", note = {Signed}", ", note = {signed }", "unsafe", "take out b; citations of b → a"},
		{", note = {Signed}", ", note = {Torn}", "suggest", "take out b; citations of b → a; they differ in note"},
		{", keywords = {x}", ", keywords = {y}", "suggest", "take out b; citations of b → a; they differ in keywords"},
		{", file = {:a.pdf:PDF}", ", file = {:b.pdf:PDF}", "suggest", "take out b; citations of b → a; they differ in file"},
		{", abstract = {One}", ", abstract = {}", "unsafe", "take out b; citations of b → a"},
		{", timestamp = {2014}, owner = {ada}", ", timestamp = {2015}, note = {Signed}", "unsafe", "take out b; citations of b → a; a gets its note"},
		{", month = may", ", month = {May}, note = {Signed}", "unsafe", "take out a; citations of a → b"},
		{", month = 5, pages = {1-9}", ", month = may, pages = {1--9}, note = {x}", "unsafe", "take out a; citations of a → b"},
		{", note = {x}", ", month = jun", "unsafe", "take out b; citations of b → a; a gets its month"},
		{", note = {x}", ", series = quays", "unsafe", "take out b; citations of b → a; a gets its series"},
		{", note = {x}", `, series = "The " # quays # { of}`, "unsafe", "take out b; citations of b → a; a gets its series"},
		{", note = {x}", ", series = later", "unsafe", "take out a; citations of a → b; b gets its note"},
		{", ids = {new}", ", series = later", "suggest", "take out b; citations of b → a; they differ in series"},
		{", note = {x}", ", crossref = {book}", "unsafe", "take out a; citations of a → b; b gets its note"},
		{", ids = {new}", ", ids = {old}", "suggest", "take out b; citations of b → a; they differ in ids"},
		{", key = {L}", ", options = {skipbib}, shorthand = {T}", "suggest", "take out b; citations of b → a; they differ in options, shorthand"},
		{", url = {https://quay.example/tides}", ", url = {https://quay.example/ropes}", "suggest", "take out b; citations of b → a; they differ in url"},
		{", doi = {10.1234/QS.3}", ", doi = {https://doi.org/10.1234/qs.3}, note = {x}", "unsafe", "take out a; citations of a → b"},
		{", publisher = {Port Press}", ", publisher = {The Port Press}, note = {x}", "unsafe", "take out a; citations of a → b"},
		{", note = {x}", ",\n % the better one\n abstract = {y}", "unsafe", "take out a; citations of a → b; b gets its note"},
		{",\n % the shorter one\n note = {x}", ",\n % the better one\n abstract = {y}", "suggest", "take out b; citations of b → a; a gets its abstract"},
		{", ids = {c}", ", abstract = {y}, abstract = {z}", "suggest", "take out b; citations of b → a; a gets its abstract; they differ in abstract"},
	} {
		macro := ""
		if strings.Contains(tt.b, "later") {
			macro = "@string{later = {Later}}\n"
		}
		data := "@string{quays = {Quays}}\n@article{a, " + twinHead + tt.a + "}\n" + macro + "@article{b, " + twinHead + tt.b + "}\n"
		fix := twinFix(t, lint.File{Name: "refs.bib", Data: []byte(data)})
		if fix.Safety.String() != tt.safety || fix.Message != tt.message {
			t.Errorf("%s / %s: %v: %s\n\twant %s: %s", tt.a, tt.b, fix.Safety, fix.Message, tt.safety, tt.message)
		}
	}
}

// What hangs on an entry that would go is not cut off: the other one goes, and
// where both are needed, none.
func TestBoundTwins(t *testing.T) {
	a, b := "@article{a, "+twinHead+", note = {x}}\n", "@article{b, "+twinHead+"}\n"
	for name, more := range map[string]string{
		"crossref": "@misc{c, title = {Part}, crossref = {%s}}\n",
		"xref":     "@misc{c, title = {Part}, xref = {%s}}\n",
		"xdata":    "@misc{c, title = {Part}, xdata = {%s}}\n",
		"related":  "@misc{c, title = {Part}, related = {d,%s}}\n@misc{d, title = {Whole}}\n",
		"entryset": "@set{c, entryset = {%s,d}}\n@misc{d, title = {Whole}}\n",
	} {
		one, other := fmt.Sprintf(more, "b"), strings.ReplaceAll(fmt.Sprintf(more, "a"), "{c,", "{e,")
		if fix := twinFix(t, lint.File{Name: "refs.bib", Data: []byte(one + a + b)}); fix.Removes[0].Key != "a" {
			t.Errorf("%s: %s", name, fix.Message)
		}
		if fix := twinFix(t, lint.File{Name: "refs.bib", Data: []byte(one + other + a + b)}); fix.Safety != lint.Suggest {
			t.Errorf("%s of both: %v: %s", name, fix.Safety, fix.Message)
		}
	}
	paper := lint.File{Name: "paper.tex", Data: []byte(`\cite{a}\cite{b}\bibliography{one,two}`)}
	one, two := lint.File{Name: "one.bib", Data: []byte(a)}, lint.File{Name: "two.bib", Data: []byte(b)}
	if fix := twinFix(t, paper, one, two); fix.Safety != lint.Unsafe || len(fix.Edits) != 2 {
		t.Errorf("two files: %v", fix)
	}
	one.Data = append(one.Data, "@misc{c, title = {Part}, related = {b}}\n"...)
	if fix := twinFix(t, paper, one, two); fix.Removes[0].Key != "a" || fix.Safety != lint.Unsafe {
		t.Errorf("an entry of another file builds on b: %v", fix)
	}
}

// A carried field keeps its bytes, and is set out as the entry that gets it.
func TestCarriedField(t *testing.T) {
	data := "@article{a,\n  author  = {Lund, Ada},\n  title   = {Tides of the northern ports},\n  journal = {Quay Studies},\n  year    = 1991,\n  volume  = 3,\n}\n\n" +
		"@ARTICLE(b, AUTHOR=\"Lund, Ada\", TITLE=\"Tides of the northern ports\", JOURNAL=\"Quay Studies\", YEAR=1991, Abstract = {Of {\\\"o} and\n\t\"ropes\", 5\\% ~ }, NUMBER=4)\n"
	fix := twinFix(t, lint.File{Name: "refs.bib", Data: []byte(data)})
	want := "@article{a,\n  author  = {Lund, Ada},\n  title   = {Tides of the northern ports},\n  journal = {Quay Studies},\n  year    = 1991,\n  volume  = 3,\n" +
		"  Abstract = {Of {\\\"o} and\n\t\"ropes\", 5\\% ~ },\n  NUMBER  = 4,\n}\n"
	if got := string(lint.Apply([]byte(data), fix.Edits)); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// Whatever two twins say, nothing is lost with the one that goes: each value is
// still there, or one that says as much.
func TestNothingIsLost(t *testing.T) {
	fields := []string{
		"note = {Signed}", "note = {signed}", "note = {Torn}", "abstract = {Of {\\\"o}ther things}", "keywords = {x, y}", "pages = {1--9}", "pages = \"1-9\"", "month = may", "month = {May}",
		"series = {Quays}", "series = \"Quays of old\"", "publisher = {Port Press}", "address = {Lund}", "location = {Lund}", "annote = {a}", "annotation = {b}", "issn = {2049-3630}",
		"file = {:a.pdf:PDF}", "url = {https://quay.example/a}", "eprint = {1401.0001}", "langid = {english}", "editor = {Vik, Bo}", "editor = {Vik, B.}", "editor = {Vik, Bo and Dahl, Cy}", "urldate = {2020-01-02}", "custom = {ä}",
	}
	rapid.Check(t, func(rt *rapid.T) {
		pick := func(label string) string {
			var b strings.Builder
			seen := map[string]bool{}
			for _, f := range rapid.SliceOfNDistinct(rapid.SampledFrom(fields), 0, 6, rapid.ID).Draw(rt, label) {
				if name, _, _ := strings.Cut(f, " "); !seen[name] {
					seen[name] = true
					b.WriteString(", " + f)
				}
			}
			return b.String()
		}
		data := []byte(fmt.Sprintf("@article{a, %s%s}\n@article{b, %s%s}\n", twinHead, pick("a"), twinHead, pick("b")))
		doc := format.Read(lint.File{Name: "refs.bib", Data: data})
		for _, d := range only("duplicate-entry", lint.Lint([]*lint.Document{doc}, All(), lint.Options{Year: 2026})) {
			if d.Fixes[0].Safety == lint.Suggest {
				continue
			}
			after := format.Read(lint.File{Name: "refs.bib", Data: lint.Apply(data, d.Fixes[0].Edits)})
			if after.Count() != 1 || len(after.Errors) > 0 {
				rt.Fatalf("%s\nbecame\n%s", data, after.Data)
			}
			stays := after.Database.Cursor().Read(0)
			cursor := doc.Database.Cursor()
			for i := range 2 {
				r := cursor.Read(i)
				for j := range r.Fields {
					f := &r.Fields[j]
					g := counterpart(stays, f)
					if g == nil || !sayAlike(g, f) {
						rt.Fatalf("%s is lost:\n%s\nbecame\n%s", f.Raw, data, after.Data)
					}
				}
			}
		}
	})
}
