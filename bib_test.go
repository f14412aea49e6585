package bibfix_test

import (
	"bytes"
	"fmt"
	"os"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"github.com/bibfix/bibfix/format/bib"
	"github.com/bibfix/bibfix/internal/bibgen"
	"github.com/bibfix/bibfix/internal/long"
	"github.com/bibfix/bibfix/lint"
	"github.com/bibfix/bibfix/rules"
)

func readBib(data []byte) *lint.Document { return bib.Read(lint.File{Name: "refs.bib", Data: data}) }

func lintBib(doc *lint.Document) []lint.Diagnostic {
	return lint.Lint([]*lint.Document{doc}, rules.All(), lint.Options{Year: 2026})
}

// One very deep and one very long value do no harm to the entry that follows.
func TestLargeValues(t *testing.T) {
	long.Short(t)
	many := long.Or(100_000, 1_000_000)
	for name, value := range map[string]string{
		"deep":     strings.Repeat("{", 10_000) + "x" + strings.Repeat("}", 10_000),
		"deeper":   strings.Repeat("{a", many) + strings.Repeat("}", many),
		"long":     strings.Repeat("Ropes and quays. ", many/16),
		"lines":    strings.Repeat("Ropes and quays.\n  ", many/16),
		"accents":  strings.Repeat(`{\"o}`, many/5),
		"zeros":    strings.Repeat("\x00", many),
		"of names": strings.Repeat("Okafor, Adaeze and ", many/20) + "Lund, Kai",
	} {
		for _, field := range []string{"title", "author", "abstract", "url", "doi", "pages", "year", "file"} {
			doc := readBib([]byte("@misc{a, " + field + " = {" + value + "}}\n@misc{b, note = {kept}}\n"))
			lintBib(doc)
			if doc.Database.Len() != 2 || len(doc.Errors) > 0 {
				t.Errorf("%s %s: %d entries, %d complaints", name, field, doc.Database.Len(), len(doc.Errors))
			}
		}
	}
}

// traps are the odd files of the reader's own tests.
func traps(tb testing.TB) map[string][]byte {
	tb.Helper()
	data, err := os.ReadFile("format/bib/testdata/traps.txtar")
	if err != nil {
		tb.Fatal(err)
	}
	all := make(map[string][]byte)
	for _, f := range txtar.Parse(data).Files {
		if strings.HasSuffix(f.Name, ".bib") {
			all[f.Name] = f.Data
		}
	}
	for _, f := range cleanBibliographies(tb) {
		all[f.Name] = f.Data
	}
	return all
}

// A file that is cut anywhere keeps the entries that are whole.
func TestCutAnywhere(t *testing.T) {
	const whole = "@misc{first, note = {kept}}\n\n"
	for name, data := range traps(t) {
		for cut := 0; cut < min(len(data), 1500); cut += long.Or(31, 1) {
			text := append([]byte(whole), data[:cut]...)
			doc := readBib(text)
			if doc.Database.Len() == 0 || doc.Database.Key(0) != "first" || doc.Database.Cursor().Read(0).Value("note") != "kept" {
				t.Fatalf("%s, cut at %d: the entry before it is gone", name, cut)
			}
			checkBib(t, doc)
			lintBib(doc)
		}
	}
}

// What follows a damaged file is read as if nothing had been before.
func TestEntryAfter(t *testing.T) {
	for name, data := range traps(t) {
		doc := readBib(append(bytes.Clone(data), "\n\n@misc{last,\n  note = {kept}\n}\n"...))
		n := doc.Database.Len()
		if n == 0 || doc.Database.Key(n-1) != "last" {
			t.Errorf("%s: the entry behind it is gone", name)
		}
	}
}

// checkBib looks at the places of all that was read.
func checkBib(t *testing.T, doc *lint.Document) {
	t.Helper()
	end := 0
	for r := range doc.Entries() {
		inside(t, doc, r.Span, r.Key)
		if r.Span.Start < end {
			t.Errorf("entry %d starts at byte %d, the one before it ends at %d", r.Index, r.Span.Start, end)
		}
		end = r.Span.End
		for _, f := range r.Fields {
			inside(t, doc, f.Span, f.Raw)
			inside(t, doc, f.Whole, f.Raw)
			if !f.Whole.Contains(f.NameSpan) || !f.Whole.Contains(f.Span) || !f.Inherited && !r.Span.Contains(f.Whole) {
				t.Errorf("the spans of the field %s are not within one another: %v %v %v %v", f.Raw, r.Span, f.Whole, f.NameSpan, f.Span)
			}
			if f.Text != "" && f.Places.Len() == len(f.Text) {
				inside(t, doc, f.Places.Span(0, len(f.Text)), f.Raw)
			}
			for _, n := range f.Names {
				inside(t, doc, n.Span, f.Raw)
			}
		}
	}
	for _, d := range doc.Errors {
		inside(t, doc, d.Span, d.Message)
	}
}

// Fixes change their own spans and nothing else, keep keys, entries and macros,
// and leave nothing for a second run.
func TestBibFixes(t *testing.T) {
	for name, data := range traps(t) {
		for _, safety := range []lint.Safety{lint.Safe, lint.Unsafe} {
			repairBib(t, name, data, safety)
		}
	}
}

func repairBib(t *testing.T, name string, data []byte, safety lint.Safety) {
	t.Helper()
	before := readBib(data)
	again := func(f lint.File) *lint.Document { return bib.Read(f) }
	options := lint.Options{Year: 2026}
	done := lint.Repair([]*lint.Document{before}, again, rules.All(), options, safety)
	if len(done.LeftOut) > 0 {
		t.Logf("%s: %v", name, done.LeftOut)
	}
	after := done.Documents[0]
	if safety == lint.Safe && after.Database.Len() < before.Database.Len() {
		t.Errorf("%s: %d entries of %d are left", name, after.Database.Len(), before.Database.Len())
	}
	if len(after.Macros) != len(before.Macros) {
		t.Errorf("%s: %d macros of %d are left", name, len(after.Macros), len(before.Macros))
	}
	if twice := lint.Repair(done.Documents, again, rules.All(), options, safety); twice.Fixed > 0 {
		t.Errorf("%s: a second run fixes %d more", name, twice.Fixed)
	}
}

// FuzzBib takes any bytes for a bibliography: it is read, checked and fixed,
// and all places lie in the file.
func FuzzBib(f *testing.F) {
	for _, data := range traps(f) {
		f.Add(data)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		if len(data) > 1<<14 {
			return
		}
		doc := readBib(data)
		checkBib(t, doc)
		checkSound(t, doc)
		repairBib(t, "fuzz", data, lint.Unsafe)
	})
}

// What the generator planted is found, and nothing else.
func TestPlanted(t *testing.T) {
	var file bytes.Buffer
	planted, err := bibgen.Write(&file, bibgen.Options{Entries: 4000, Seed: 7})
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]int{}
	doc := readBib(file.Bytes())
	for _, d := range lintBib(doc) {
		n := 1
		if _, err := fmt.Sscanf(d.Message, "%d more ", &n); err != nil {
			n = 1
		}
		got[d.Rule] += n
	}
	want := map[string]int{"duplicate-entry": planted.Twins, "tracking-parameter": planted.Tracking, "doi-form": planted.DOIURLs, "page-range": planted.Hyphens}
	if fmt.Sprint(got) != fmt.Sprint(want) || doc.Database.Len() != planted.Entries {
		t.Errorf("found %v in %d entries, planted %v in %d", got, doc.Database.Len(), want, planted.Entries)
	}
}

// Of two equal fields one goes before the other is mended: they would differ
// afterwards, and both would stay.
func TestEqualFieldsGoFirst(t *testing.T) {
	const before, after = "@misc{a,\n  url = {https://quay.example/?utm_source=b},\n  url = {https://quay.example/?utm_source=b},\n}\n", "@misc{a,\n  url = {https://quay.example/},\n}\n"
	done := lint.Repair([]*lint.Document{readBib([]byte(before))}, bib.Read, rules.All(), lint.Options{Year: 2026}, lint.Safe)
	if got := string(done.Documents[0].Data); got != after {
		t.Errorf("got %s", got)
	}
}
