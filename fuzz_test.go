package bibfix_test

import (
	"io"
	"testing"

	"github.com/bibfix/bibfix/format"
	"github.com/bibfix/bibfix/lint"
	"github.com/bibfix/bibfix/report"
	"github.com/bibfix/bibfix/rules"
)

// FuzzRun takes any bytes through the whole program: reading, rules, fixes and
// every form of the report. All places lie in the file, and what comes to rest
// stays there.
func FuzzRun(f *testing.F) {
	for _, file := range examples(f) {
		f.Add(file.Data)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		if len(data) > 1<<16 {
			return
		}
		doc := format.Read(lint.File{Name: "fuzz.md", Data: data})
		checkPlaces(t, doc)
		docs := []*lint.Document{doc}
		options := lint.Options{Year: 2026}
		found := lint.Lint(docs, rules.All(), options)
		for _, d := range found {
			inside(t, doc, d.Span, d.Rule)
			for _, r := range d.Related {
				inside(t, doc, r.Span, d.Rule)
			}
		}
		checkSound(t, doc)
		for _, write := range []func(io.Writer) error{
			report.New(docs, found, lint.Safe).JSON,
			func(w io.Writer) error { return report.New(docs, found, lint.Safe).Text(w, report.Style{}) },
		} {
			if err := write(io.Discard); err != nil {
				t.Error(err)
			}
		}
		done, err := lint.Repair(docs, format.Read, rules.All(), options, lint.Unsafe)
		if err != nil {
			return // two rules at odds over nonsense: nothing is written
		}
		if again, err := lint.Repair(done.Documents, format.Read, rules.All(), options, lint.Unsafe); err != nil || again.Fixed > 0 {
			t.Errorf("a second run fixes %d more (%v)", again.Fixed, err)
		}
	})
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
