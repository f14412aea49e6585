package punct_test

import (
	"testing"

	_ "github.com/bibfix/bibfix/internal/golden"
	"github.com/bibfix/bibfix/internal/punct"
)

func TestEnd(t *testing.T) {
	for in, want := range map[string]string{
		"":                        "",
		"...":                     "",
		"https://a.org/b":         "https://a.org/b",
		"https://a.org/b.),":      "https://a.org/b",
		"https://a.org/b_(c))":    "https://a.org/b_(c)",
		"https://a.org/b[c]]":     "https://a.org/b[c]",
		"10.1234/s0001(14)00001.": "10.1234/s0001(14)00001",
		"https://a.org/?b=c;":     "https://a.org/?b=c;",
	} {
		if got := in[:punct.End(in, ".,")]; got != want {
			t.Errorf("%q ends as %q, want %q", in, got, want)
		}
	}
}
