package lint_test

import (
	"slices"
	"strings"
	"testing"

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
		name, format, text string
		lines              []int // of what is still found, from 1
	}{
		{"none", "markdown", "wrong a\nwrong b\n", []int{1, 2}},
		{"the next paragraph", "markdown", "wrong a\n<!-- bibfix:ignore wrong-word: it is a name -->\n\nwrong b\nwrong c\n\nwrong d\n", []int{1, 7}},
		{"the line", "markdown", "wrong a <!-- bibfix:ignore wrong-word: it is a name -->\nwrong b\n", []int{2}},
		{"another rule", "markdown", "<!-- bibfix:ignore other-word: it is a name -->\nwrong a\n", []int{2}},
		{"several rules", "markdown", "<!-- bibfix:ignore other-word, wrong-word: it is a name -->\nwrong a\n", nil},
		{"no comment", "markdown", "bibfix:ignore wrong-word: as we say\nwrong a\n", []int{2}},
		{"LaTeX", "latex", "% bibfix:ignore wrong-word: so it stands there\nwrong a\nwrong b\n\nwrong c\n", []int{5}},
		{"LaTeX, no comment", "latex", "bibfix:ignore wrong-word: so it stands there\nwrong a\n", []int{2}},
		{"the next entry", "bibtex", "@misc{a, title={wrong a}}\n% bibfix:ignore wrong-word: in print only\n@misc{b,\n title={wrong b},\n\n note={wrong b}}\n@misc{c, title={wrong c}}\n", []int{1, 7}},
		{"the next entry, by a comment entry", "bibtex", "@comment{bibfix:ignore wrong-word: in print only, see https://a.example}\n@comment{more}\n@misc{b,\n title={wrong b}}\n@misc{c, title={wrong c}}\n", []int{5}},
		{"without a reason", "bibtex", "% bibfix:ignore wrong-word\n@misc{b, title={wrong b}}\n", nil},
	} {
		doc := &lint.Document{File: lint.File{Name: "f", Data: []byte(c.text)}, Format: c.format}
		var lines []int
		for _, d := range lint.Lint([]*lint.Document{doc}, []lint.Rule{wrong}, lint.Options{Year: 2026}) {
			lines = append(lines, 1+strings.Count(c.text[:d.Span.Start], "\n"))
		}
		if !slices.Equal(lines, c.lines) {
			t.Errorf("%s: found on lines %v, want %v", c.name, lines, c.lines)
		}
	}
}
