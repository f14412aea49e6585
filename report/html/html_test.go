package html_test

import (
	"bytes"
	"cmp"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/bibfix/bibfix/format"
	"github.com/bibfix/bibfix/internal/golden"
	"github.com/bibfix/bibfix/lint"
	"github.com/bibfix/bibfix/report"
	"github.com/bibfix/bibfix/report/html"
	"github.com/bibfix/bibfix/rules"
)

// check reads files, lints them with all rules and makes a report.
func check(facts lint.Facts, threshold lint.Safety, files ...lint.File) *report.Report {
	var docs []*lint.Document
	for _, file := range files {
		docs = append(docs, format.Read(file))
	}
	found := lint.Lint(docs, rules.All(), lint.Options{Year: 2026, Facts: facts})
	r := report.New(docs, found, threshold)
	r.Rules, r.Version = rules.All(), "v0.0.0-test"
	return r
}

// write is the page of a report.
func write(t *testing.T, r *report.Report) string {
	t.Helper()
	var out bytes.Buffer
	if err := html.Write(r, &out); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

// manuscript is a file of testdata/manuscripts.
func manuscript(t *testing.T, name string) lint.File {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("..", "..", "testdata", "manuscripts", name))
	if err != nil {
		t.Fatal(err)
	}
	return lint.File{Name: name, Data: data}
}

// harbour is a report on a manuscript with faults of many kinds, whose
// references a registry was asked about.
func harbour(t *testing.T) *report.Report {
	return check(known, lint.Safe, manuscript(t, "harbour-levies.md"))
}

// known are a registry's answers about the references of harbour-levies.md.
func known(queries []lint.Query) []lint.Answer {
	answers := make([]lint.Answer, len(queries))
	for i, q := range queries {
		answers[i] = answer(q)
	}
	return answers
}

func answer(q lint.Query) lint.Answer {
	switch {
	case strings.HasPrefix(q.Title, "The purse"):
		w := recorded(q, "10.5555/jch.2013.1804")
		w.Authors[1].Family = "Lindgren"
		return lint.Answer{
			Verdict: lint.Differs, Identifier: w.DOI, Identified: lint.ThisWork, Record: w, Score: .9,
			Differences: []lint.Difference{{Field: "author", Message: "the second author on record is Lindgren", Severity: lint.Warning}},
		}
	case strings.HasPrefix(q.Title, "The labour of boys"):
		w := recorded(q, "10.5555/ww.2003.2201")
		w.Updates = []lint.Update{{Kind: "retraction", Notice: "10.5555/ww.2004.2301", Date: "2004-03-01", Source: "publisher"}}
		return lint.Answer{Verdict: lint.Verified, Identifier: w.DOI, Identified: lint.ThisWork, Record: w, Score: 1}
	case strings.HasPrefix(q.Title, "Levies by name"):
		return lint.Answer{Verdict: lint.Contradicted, Identifier: q.DOI, Identified: lint.Nowhere, Reason: "the DOI is unknown to the handle system"}
	case q.DOI != "":
		return lint.Answer{Verdict: lint.Verified, Identifier: q.DOI, Identified: lint.ThisWork, Record: recorded(q, q.DOI), Score: 1}
	case q.Type == "book":
		return lint.Answer{Verdict: lint.NotFound}
	case strings.HasPrefix(q.Title, "Large ports"):
		return lint.Answer{Verdict: lint.NotChecked, Reason: "was not answered by Crossref"}
	}
	return lint.Answer{Verdict: lint.NotCheckable, Reason: "registries hold no works of this kind"}
}

// recorded is a record that agrees with what was asked.
func recorded(q lint.Query, doi string) *lint.Work {
	w := &lint.Work{
		Source: "crossref", DOI: doi, Titles: []string{q.Title}, Containers: []string{q.Container},
		Volume: q.Volume, Issue: q.Issue, Page: q.Page, Dates: []lint.Dated{{Kind: "issued", Year: q.Issued.Year}},
	}
	for _, n := range q.Authors {
		w.Authors = append(w.Authors, lint.Person{Family: n.Family, Given: n.Given, Literal: n.Literal})
	}
	return w
}

var _ = cmp.Or[string]
var _ = fmt.Sprint
var _ = golden.Update
