package records_test

import (
	"strings"
	"testing"

	_ "github.com/bibfix/bibfix/internal/golden"
	"github.com/bibfix/bibfix/rules/internal/records"
)

// A record may hold anything, and what it holds is written into files.
func TestOneLine(t *testing.T) {
	for text, want := range map[string]string{
		"Harbour\n  levies ":               "Harbour levies",
		"Harbour\u2028levies":              "Harbour levies",
		"Harbour\x00\x1b[31m levies":       "Harbour[31m levies",
		"\u202eseivel\u202c \u2066a\u2069": "seivel a",
		"\n\t":                             "",
	} {
		if got := records.OneLine(text); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

func TestClipTitle(t *testing.T) {
	if short := "Harbour levies"; records.ClipTitle(short) != short {
		t.Error("a short title is cut")
	}
	if got := records.ClipTitle(strings.Repeat("ö", 119) + " levies"); got != strings.Repeat("ö", 119)+"…" {
		t.Errorf("a long one is %s", got)
	}
}
