package lint_test

import (
	"fmt"
	"slices"
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
