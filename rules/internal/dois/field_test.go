package dois_test

import (
	"testing"

	_ "github.com/bibfix/bibfix/internal/golden"
	"github.com/bibfix/bibfix/rules/internal/dois"
)

func TestUnescaped(t *testing.T) {
	for name, want := range map[string]string{
		"10.1234/a%2Fb": "10.1234/a/b", "10.1234/a(b)": "10.1234/a(b)",
		"10.1234/100%": "", "10.1234/a%20b": "", "10.1234/a b": "", `10.1234/a\_b`: "", "10.1234/{a}": "", "10.1234/ä": "",
	} {
		got, ok := dois.Unescaped(name)
		if got != want || ok != (want != "") {
			t.Errorf("%q: %q, %t; want %q", name, got, ok, want)
		}
	}
}

func TestBare(t *testing.T) {
	for text, want := range map[string]string{
		"https://doi.org/10.1234/a": "10.1234/a", "doi:10.1234/a": "10.1234/a", "10.1234/a": "10.1234/a", "none": "none", "": "",
	} {
		if got := dois.Bare(text); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}
