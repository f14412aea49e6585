package bibfix_test

import (
	"io"
	"path"
	"slices"
	"testing"

	"github.com/bibfix/bibfix/format"
	"github.com/bibfix/bibfix/internal/long"
	"github.com/bibfix/bibfix/lint"
	"github.com/bibfix/bibfix/report"
	"github.com/bibfix/bibfix/rules"
)

// endings are the formats that any bytes are taken for. The corpus tells them by
// their places, so that further formats come after these.
var endings = func() []string {
	all := []string{".md", ".qmd", ".txt", ".tex", ".Rnw", ".bib"}
	for _, f := range format.All().Holding(0) {
		own := slices.Concat(f.Extensions, f.Shared)
		if !slices.ContainsFunc(all, func(e string) bool { return slices.Contains(own, e) }) {
			all = append(all, own[0])
		}
	}
	return all
}()

// FuzzRun takes any bytes through the whole program, in each format: reading,
// rules, fixes, reading what was fixed, and every form of the report. All places
// lie in the file, no part of bibfix fails, and what comes to rest stays there.
func FuzzRun(f *testing.F) {
	for i, file := range examples(f) {
		if i%long.Every(4) == 0 {
			f.Add(formatOf(file.Name), file.Data)
		}
	}
	for _, data := range traps(f) {
		f.Add(formatOf("a.bib"), data)
	}
	f.Fuzz(func(t *testing.T, format byte, data []byte) {
		if len(data) > 1<<16 {
			return
		}
		run(t, lint.File{Name: "fuzz" + endings[int(format)%len(endings)], Data: data})
	})
}

// formatOf is the index of the file's ending, that of plain text for any other.
func formatOf(name string) byte {
	i := slices.Index(endings, path.Ext(name))
	if i < 0 {
		i = slices.Index(endings, ".txt")
	}
	return byte(i)
}

// run takes a file through the whole program.
func run(t *testing.T, file lint.File) {
	t.Helper()
	doc := format.Read(file)
	checkPlaces(t, doc)
	docs := []*lint.Document{doc}
	found := lint.Lint(docs, rules.All(), options)
	checkFindings(t, doc, found)
	checkSound(t, doc)
	for _, write := range []func(io.Writer) error{
		report.New(docs, found, lint.Safe).JSON,
		func(w io.Writer) error { return report.New(docs, found, lint.Safe).Text(w, report.Style{}) },
	} {
		if err := write(io.Discard); err != nil {
			t.Error(err)
		}
	}
	for _, safety := range [...]lint.Safety{lint.Safe, lint.Unsafe} {
		done := lint.Repair(docs, format.Read, rules.All(), options, safety)
		checkPlaces(t, done.Documents[0])
		checkFindings(t, done.Documents[0], done.Findings)
		if again := lint.Repair(done.Documents, format.Read, rules.All(), options, safety); again.Fixed > 0 {
			t.Errorf("a second run with %s fixes makes %d more", safety, again.Fixed)
		}
	}
}

// checkFindings looks at the places of findings, and whether a part of bibfix failed.
func checkFindings(t *testing.T, doc *lint.Document, found []lint.Diagnostic) {
	t.Helper()
	for _, d := range found {
		inside(t, doc, d.Span, d.Rule)
		for _, r := range d.Related {
			inside(t, doc, r.Span, d.Rule)
		}
		if d.Rule == lint.InternalError {
			t.Error(d.Message)
		}
	}
}

// checkPlaces looks at the spans of all that was read.
func checkPlaces(t *testing.T, doc *lint.Document) {
	t.Helper()
	end := 0
	for _, r := range doc.References {
		inside(t, doc, r.Span, r.ID)
		if r.Span.Start < end {
			t.Errorf("%s starts at byte %d, the entry before it ends at %d", r.ID, r.Span.Start, end)
		}
		end = r.Span.End
		for _, field := range r.Fields {
			inside(t, doc, field.Span, r.ID+" "+field.Name)
		}
	}
	for _, c := range doc.Citations {
		inside(t, doc, c.Span, c.Text)
	}
	n := 0
	for _, l := range doc.Lists {
		if l.First != n {
			t.Errorf("a list starts at entry %d, the one before it ends at %d", l.First, n)
		}
		n += l.N
	}
	if n != len(doc.References) {
		t.Errorf("the lists have %d entries, the document %d", n, len(doc.References))
	}
}

func inside(t *testing.T, doc *lint.Document, span lint.Span, what string) {
	t.Helper()
	if span.Start < 0 || span.End < span.Start || span.End > len(doc.Data) {
		t.Errorf("%s: %v lies outside the %d bytes of the file", what, span, len(doc.Data))
	}
}
