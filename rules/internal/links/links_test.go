package links_test

import (
	"testing"

	_ "github.com/bibfix/bibfix/internal/golden"
	"github.com/bibfix/bibfix/lint"
	"github.com/bibfix/bibfix/rules/internal/links"
)

// What is shown and what lies behind it are one link; what stands alone is another.
func TestFrom(t *testing.T) {
	shown := lint.Address{Text: lint.PlainText("https://quay.example/a", 10)}
	behind := lint.Address{Text: lint.PlainText("https://quay.example/b", 40), Target: true, Second: true}
	alone := lint.Address{Text: lint.PlainText("https://quay.example/c", 70), Target: true}
	all := links.From([]lint.Address{shown, behind, alone})
	if len(all) != 2 {
		t.Fatalf("%d links, want 2", len(all))
	}
	if first := all[0].Addresses(); len(first) != 2 || first[0].Target || !first[1].Target {
		t.Errorf("the first has %v", first)
	}
	if all[1].Shown != nil || links.Span(all[1].Target) != (lint.Span{Start: 70, End: 92}) {
		t.Errorf("the second is %v", all[1])
	}
	if got := links.From([]lint.Address{behind}); len(got) != 1 || got[0].Target == nil {
		t.Errorf("a second address without a first: %v", got)
	}
}

func TestHost(t *testing.T) {
	for address, want := range map[string]string{
		"https://WWW.Quay.example/a": "quay.example", "quay.example?a=b": "quay.example",
		"https://ada@quay.example:8080#c": "quay.example",
		"https://":                        "", "": "",
	} {
		if got := links.Host(address); got != want {
			t.Errorf("%q: %q, want %q", address, got, want)
		}
	}
}

func TestPlain(t *testing.T) {
	for address, want := range map[string]string{
		"https://www.quay.example/a%20b/":        "quay.example/a b",
		"http://quay.example/A?utm_source=x&b=2": "quay.example/a?b=2",
		`quay.example/a\_b`:                      "quay.example/a_b",
		"https://quay.example/a?b=1&amp;c=2.":    "quay.example/a?b=1&c=2",
		"https://quay.exam\nple/\u00adlong":      "quay.example/long",
		"https://quay.example/100%":              "quay.example/100%",
	} {
		if got := links.Plain(address); got != want {
			t.Errorf("%q: %q, want %q", address, got, want)
		}
	}
	if got := links.Page("https://www.quay.example/"); got != "" {
		t.Errorf("a site alone is no page: %q", got)
	}
	if got := links.Page("https://www.quay.example/a"); got != "quay.example/a" {
		t.Errorf("a page: %q", got)
	}
}
