package years_test

import (
	"testing"

	_ "github.com/bibfix/bibfix/internal/golden"
	"github.com/bibfix/bibfix/lint"
	"github.com/bibfix/bibfix/rules/internal/years"
)

func TestToken(t *testing.T) {
	for text, want := range map[string]string{
		"Okafor, A. (20l4). Levies. Quay Press.":    "20l4",
		"Okafor, A. 20144. Levies. Quay Press.":     "20144",
		"Okafor, A. （201）. Levies.":                 "201",
		"Okafor, A. Levies. Quay Stud 2O14;12:4-9.": "2O14",
		"Okafor, A. Levies, l998.":                  "l998",
		"Okafor, A. Levies. Quay Press.":            "",
		"Okafor, A. (Levies4all). Quay Press.":      "",
	} {
		author := lint.Field{Name: "author", Start: 0, End: len("Okafor, A.")}
		at, token := years.Token(&lint.Reference{Text: lint.PlainText(text, 0), Fields: []lint.Field{author}})
		if token != want || token != "" && text[at:at+len(token)] != token {
			t.Errorf("%s: %q at %d, want %q", text, token, at, want)
		}
	}
}

// A year that was read is none, unless it is written with letters.
func TestTokenThatWasRead(t *testing.T) {
	for text, want := range map[string]string{"1998": "", "l998": "l998"} {
		issued := lint.Field{Name: "issued", Start: 8, End: 12, Date: lint.Date{Year: 1998}}
		r := &lint.Reference{Text: lint.PlainText("Okafor, "+text+".", 0), Fields: []lint.Field{issued}}
		if at, token := years.Token(r); token != want || token != "" && at != 8 {
			t.Errorf("%s: %q at %d", text, token, at)
		}
	}
}
