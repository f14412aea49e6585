package entry_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	_ "github.com/bibfix/bibfix/internal/golden"
	"github.com/bibfix/bibfix/lint"
	"github.com/bibfix/bibfix/rules/internal/entry"
)

func TestAround(t *testing.T) {
	refs := []*lint.Reference{{Span: lint.Span{Start: 10, End: 20}}, {Span: lint.Span{Start: 22, End: 40}}}
	doc := &lint.Document{References: refs}
	for _, c := range []struct {
		span lint.Span
		want *lint.Reference
	}{
		{lint.Span{Start: 10, End: 20}, refs[0]}, {lint.Span{Start: 39, End: 40}, refs[1]},
		{lint.Span{Start: 0, End: 4}, nil}, {lint.Span{Start: 19, End: 23}, nil}, {lint.Span{Start: 41, End: 42}, nil},
	} {
		if got := entry.Around(doc, c.span); got != c.want {
			t.Errorf("around %v: %v", c.span, got)
		}
	}
}

// A message quotes whole characters.
func TestClip(t *testing.T) {
	just, over := strings.Repeat("a", 200), strings.Repeat("a", 199)+"öö"
	for _, value := range []string{"", "short", just, over, strings.Repeat("ö", 4000)} {
		got := entry.Clip(value)
		rest, cut := strings.CutSuffix(got, "…")
		if !utf8.ValidString(got) || !strings.HasPrefix(value, rest) || cut != (len(value) > 200) || len(rest) > 200 {
			t.Errorf("%q of %d bytes", got, len(value))
		}
	}
}

func TestExplained(t *testing.T) {
	const text = "Okafor, A. (2014). Levies. Available at: https://quay.example/a."
	field := func(name, part string) lint.Field {
		at := strings.Index(text, part)
		return lint.Field{Name: name, Start: at, End: at + len(part)}
	}
	r := &lint.Reference{Text: lint.PlainText(text, 0)}
	r.Fields = []lint.Field{field("author", "Okafor, A."), field("issued", "2014"), field("URL", "https://quay.example/a")}
	if entry.Explained(r) {
		t.Error("no field has the title")
	}
	if r.Fields = append(r.Fields, field("title", "Levies")); !entry.Explained(r) {
		t.Error("all words belong to fields or lead to one")
	}
}

// What came from another entry is not its own, and an empty field says nothing.
func TestFields(t *testing.T) {
	r := &lint.Reference{Fields: []lint.Field{
		{Name: "title", Raw: "title", Text: "Levies", Inherited: true, Form: lint.Braced},
		{Name: "DOI", Raw: "doi", Text: " ", Form: lint.Quoted},
		{Name: "container-title", Raw: "journal", Form: lint.Bare},
	}}
	if entry.Own(r, "title") != nil || entry.OwnRaw(r, "title") != nil || entry.Literal(&r.Fields[0]) {
		t.Error("the title is its parent's")
	}
	doi, journal := entry.Own(r, "DOI"), entry.OwnRaw(r, "journal")
	if doi == nil || entry.Filled(doi) || !entry.Literal(doi) {
		t.Error("the DOI is empty and in quotes")
	}
	if journal == nil || !entry.Filled(journal) || entry.Literal(journal) || entry.Filled(nil) || entry.Literal(nil) {
		t.Error("the journal is a macro")
	}
}
