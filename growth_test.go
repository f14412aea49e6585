package bibfix_test

import (
	"io"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/bibfix/bibfix/export"
	"github.com/bibfix/bibfix/format"
	"github.com/bibfix/bibfix/format/bib"
	"github.com/bibfix/bibfix/internal/growth"
	"github.com/bibfix/bibfix/internal/long"
	"github.com/bibfix/bibfix/lint"
	"github.com/bibfix/bibfix/report"
	"github.com/bibfix/bibfix/report/html"
	"github.com/bibfix/bibfix/rules"
)

// A project makes the files of a run, in about so many bytes.
type project = func(size int) []lint.File

// one is a project of one file.
func one(name string, text func(size int) string) project {
	return func(size int) []lint.File { return []lint.File{{Name: name, Data: []byte(text(size))}} }
}

// Whatever files hold, and however many there are, reading, checking and fixing
// them is work that grows with their size and not with its square.
func TestGrowth(t *testing.T) {
	long.Short(t)
	all := projects()
	for _, name := range chosen(slices.Sorted(maps.Keys(all))) {
		t.Run(name, func(t *testing.T) {
			growth.Linear(t, long.Or(growth.Quick, growth.Full), func(size int) []growth.Step { return stages(all[name](size)) })
		})
	}
}

// chosen leaves one of the names with the same word in front, where not all are
// to be tried.
func chosen(names []string) []string {
	kind := func(name string) string { before, _, _ := strings.Cut(name, ","); return before }
	alike := func(a, b string) bool { return !long.Asked() && kind(a) == kind(b) }
	return slices.CompactFunc(names, alike)
}

// stages are a whole run without the disk, fixes and formatting among it.
func stages(files []lint.File) []growth.Step {
	read := func(f lint.File) *lint.Document { return format.ReadIn(f, format.Context{Citing: true}) }
	options := lint.Options{Year: 2026}
	var docs []*lint.Document
	var repaired lint.Repaired
	steps := []growth.Step{
		{Name: "reading", Do: func() {
			docs = nil
			for _, f := range files {
				docs = append(docs, read(f))
			}
		}},
		{Name: "checking", Do: func() { lint.Lint(docs, rules.All(), options) }},
		{Name: "fixing", Do: func() { repaired = lint.Repair(docs, read, rules.All(), options, lint.Unsafe) }},
		{Name: "comparing", Do: func() {
			for i, f := range files {
				_ = report.Diff(io.Discard, f.Name, f.Data, repaired.Documents[i].Data, report.Style{})
			}
		}},
		{Name: "exporting", Do: func() { _ = export.CSL(io.Discard, docs) }},
	}
	if len(files) == 1 && files[0].Name == "refs.bib" {
		style := bib.DefaultStyle()
		style.Wrap, style.Fields, style.Entries, style.DropEmpty = 72, []string{"standard"}, []string{"author"}, true
		steps = append(steps, growth.Step{Name: "formatting", Do: func() { _, _ = bib.Format(files[0], style) }})
	}
	return steps
}

// forms are those in which findings are told, by their names.
var forms = map[string]func(*report.Report, io.Writer) error{
	"text":       func(r *report.Report, w io.Writer) error { return r.Text(w, report.Style{}) },
	"concise":    func(r *report.Report, w io.Writer) error { return r.Concise(w, report.Style{}) },
	"github":     func(r *report.Report, w io.Writer) error { return r.GitHub(w, report.Style{}) },
	"markdown":   (*report.Report).Markdown,
	"csv":        (*report.Report).CSV,
	"joss":       (*report.Report).JOSS,
	"json":       (*report.Report).JSON,
	"sarif":      (*report.Report).SARIF,
	"rdjsonl":    (*report.Report).RDJSONL,
	"junit":      (*report.Report).JUnit,
	"checkstyle": (*report.Report).Checkstyle,
	"html":       html.Write,
}

// So is telling what was found, in each form.
func TestGrowthOfReports(t *testing.T) {
	long.Test(t)
	effort := growth.Full
	effort.Enough *= 4 // there are twelve steps
	for name, made := range findings() {
		t.Run(name, func(t *testing.T) {
			growth.Linear(t, effort, func(size int) []growth.Step {
				var docs []*lint.Document
				for _, f := range made(size) {
					docs = append(docs, format.Read(f))
				}
				found := lint.Lint(docs, rules.All(), lint.Options{Year: 2026})
				var steps []growth.Step
				for _, form := range slices.Sorted(maps.Keys(forms)) {
					steps = append(steps, growth.Step{Name: form, Do: func() {
						r := report.New(docs, found, lint.Safe)
						r.Rules = rules.All()
						_ = forms[form](r, io.Discard)
					}})
				}
				return append(steps, growth.Step{Name: "fingerprints", Do: func() { lint.Fingerprints(docs, found) }})
			})
		})
	}
}
