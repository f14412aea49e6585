package lint_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/bibfix/bibfix/lint"
)

func TestLintOrder(t *testing.T) {
	var docs []*lint.Document
	for _, name := range []string{"b", "a"} {
		docs = append(docs, readLines(lint.File{Name: name, Data: []byte("k: xy\n! broken\n")}))
	}
	rules := []lint.Rule{
		replaceRule("z-rule", "x", "1", lint.Safe),
		replaceRule("y-rule", "x", "1", lint.Safe),
		replaceRule("x-rule", "y", "1", lint.Safe),
		replaceRule("w-rule", "k", "1", lint.Safe),
	}
	rules[3].Check = func(p *lint.Pass) {
		for range 2 { // the same finding twice is shown once
			p.Report(lint.Diagnostic{Span: lint.Span{End: 1}, Message: "k"})
		}
	}
	var got []string
	for _, d := range lint.Lint(docs, rules, lint.Options{Ignore: map[string]bool{"x-rule": true}}) {
		got = append(got, fmt.Sprint(d.File, d.Span.Start, d.Rule))
	}
	want := []string{"a0w-rule", "a3y-rule", "a3z-rule", "a6syntax-error", "b0w-rule", "b3y-rule", "b3z-rule", "b6syntax-error"}
	if !slices.Equal(got, want) {
		t.Fatalf("got %q, want %q", got, want)
	}
}

func TestReportTakesTheLeastTrust(t *testing.T) {
	doc := &lint.Document{File: lint.File{Name: "a", Data: make([]byte, 40)}, References: []*lint.Reference{
		{Span: lint.Span{Start: 0, End: 10}, Trust: lint.Safe},
		{Span: lint.Span{Start: 11, End: 20}, Trust: lint.Unsafe},
		{Span: lint.Span{Start: 21, End: 30}, Trust: lint.Suggest},
	}}
	for _, test := range []struct {
		about *lint.Reference
		edits []lint.Span
		want  lint.Safety
	}{
		{nil, []lint.Span{{Start: 33, End: 35}}, lint.Safe},
		{nil, []lint.Span{{Start: 2, End: 4}}, lint.Safe},
		{nil, []lint.Span{{Start: 2, End: 4}, {Start: 12, End: 13}}, lint.Unsafe},
		{nil, []lint.Span{{Start: 5, End: 25}}, lint.Suggest},
		{doc.References[2], []lint.Span{{Start: 33, End: 35}}, lint.Suggest},
		{doc.References[0], []lint.Span{{Start: 30, End: 30}}, lint.Suggest},
	} {
		rule := lint.Rule{ID: "r", Check: func(p *lint.Pass) {
			fix := lint.Fix{Safety: lint.Safe}
			for _, span := range test.edits {
				fix.Edits = append(fix.Edits, lint.TextEdit{Span: span})
			}
			p.Report(lint.Diagnostic{Reference: test.about, Fixes: []lint.Fix{fix}})
		}}
		if got := lint.Check(doc, []lint.Rule{rule}, 2026)[0].Fixes[0].Safety; got != test.want {
			t.Errorf("edits %v: safety %v, want %v", test.edits, got, test.want)
		}
	}
}

// A run may weigh findings otherwise than their rule, and hold its fixes back.
func TestSeveritiesAndLimits(t *testing.T) {
	rule := replaceRule("z-rule", "x", "1", lint.Safe)
	rule.Severity = lint.Warning
	mild := lint.Rule{ID: "mild", Severity: lint.Warning, Check: func(p *lint.Pass) {
		p.ReportAs(lint.Info, lint.Diagnostic{Span: lint.Span{End: 1}, Message: "less"})
		p.Report(lint.Diagnostic{Span: lint.Span{End: 2}, Message: "more"})
	}}
	doc := func() []*lint.Document {
		return []*lint.Document{readLines(lint.File{Name: "a", Data: []byte("k: xy\n! broken\n")})}
	}
	for _, c := range []struct {
		severities map[string]lint.Severity
		want       string
	}{
		{nil, "mild info, mild warning, z-rule warning, syntax-error info"},
		{map[string]lint.Severity{"mild": lint.Error, "z-rule": lint.Info}, "mild info, mild error, z-rule info, syntax-error info"},
		{map[string]lint.Severity{"mild": lint.Info, "syntax-error": lint.Warning}, "mild info, mild info, z-rule warning, syntax-error warning"},
	} {
		var got []string
		for _, d := range lint.Lint(doc(), []lint.Rule{rule, mild}, lint.Options{Severities: c.severities}) {
			got = append(got, d.Rule+" "+d.Severity.String())
		}
		if got := strings.Join(got, ", "); got != c.want {
			t.Errorf("%v: got %s, want %s", c.severities, got, c.want)
		}
	}
	for limit, fixed := range map[lint.Safety]int{lint.Safe: 1, lint.Unsafe: 0, lint.Suggest: 0} {
		done := lint.Repair(doc(), readLines, []lint.Rule{rule}, lint.Options{Limits: map[string]lint.Safety{"z-rule": limit}}, lint.Safe)
		if done.Fixed != fixed {
			t.Errorf("limit %s: %d fixed, want %d; %v", limit, done.Fixed, fixed, done.LeftOut)
		}
	}
}

// What a baseline knows is left out and not fixed; what is new is not.
func TestBaseline(t *testing.T) {
	rules := []lint.Rule{replaceRule("z-rule", "x", "1", lint.Safe)}
	read := func(text string) []*lint.Document {
		return []*lint.Document{readLines(lint.File{Name: "a", Data: []byte(text)})}
	}
	known := make(map[string]bool)
	before := read("k: xy\n")
	for _, name := range lint.Fingerprints(before, lint.Every(before, rules, lint.Options{})) {
		known[name] = true
	}
	if len(known) != 1 {
		t.Fatalf("the baseline has %d findings, want 1", len(known))
	}
	for text, want := range map[string]int{"k: xy\n": 0, "a: new line\nk: xy\n": 0, "k: xy\nl: x\n": 1, "k: zz\n": 0} {
		options := lint.Options{Known: known}
		if found := lint.Lint(read(text), rules, options); len(found) != want {
			t.Errorf("%q: %d findings, want %d", text, len(found), want)
		}
		done := lint.Repair(read(text), readLines, rules, options, lint.Safe)
		if done.Fixed != want {
			t.Errorf("%q: %d fixed, want %d; %v", text, done.Fixed, want, done.LeftOut)
		}
	}
}

func TestStopped(t *testing.T) {
	for in, want := range map[string]string{
		"":                              "",
		"Perhaps: cite Adeyo":           "Perhaps: cite Adeyo.",
		"Perhaps: cite Adeyo et al.":    "Perhaps: cite Adeyo et al.",
		"It is by Adeyo et al. (three)": "It is by Adeyo et al. (three).",
		"What rots?":                    "What rots?",
		"Clipped…":                      "Clipped…",
		"The title is “Rope.”":          "The title is “Rope.”",
		`The title is "Rope"`:           `The title is "Rope".`,
		"Der Titel ist «Tau!»":          "Der Titel ist «Tau!»",
		"标题。":                           "标题。",
		"”":                             "”.",
	} {
		if got := lint.Stopped(in); got != want {
			t.Errorf("%q ends as %q, want %q", in, got, want)
		}
	}
	for want, w := range map[string]lint.Work{
		"record at Crossref: Lund, A. (2001). What rots? Quay Studies 3, 1-9. https://doi.org/10.9999/a": {Source: "crossref", Authors: []lint.Person{{Family: "Lund", Given: "A."}},
			Dates: []lint.Dated{{Kind: "issued", Year: 2001}}, Titles: []string{"What rots?"}, Containers: []string{"Quay Studies"}, Volume: "3", Page: "1-9", DOI: "10.9999/a"},
		"record at Crossref: Lund Rope et al. https://doi.org/10.9999/a": {Source: "crossref", Authors: []lint.Person{{Family: "Lund"}}, Titles: []string{"Rope et al."}, DOI: "10.9999/a"},
	} {
		if got := (&lint.Evidence{Work: &w}).String(); got != want {
			t.Errorf("the record is shown as\n%s, want\n%s", got, want)
		}
	}
}
