package bibname_test

import (
	"fmt"
	"slices"
	"testing"

	"github.com/bibfix/bibfix/internal/bibname"
	"github.com/bibfix/bibfix/lint"
)

func TestSplit(t *testing.T) {
	for text, want := range map[string][]string{
		"Lund, Ada and Berg, Bo":     {"Lund, Ada", "Berg, Bo"},
		" Lund\n\tAND Berg ":         {"Lund", "Berg"},
		"{Ropes and Sails} and Lund": {"{Ropes and Sails}", "Lund"},
		"Brandand, Sandy":            {"Brandand, Sandy"},
		"and Lund and and Berg":      {"", "Lund", "", "Berg"},
		"Lund and":                   {"Lund", ""},
		`Lund~and~Berg`:              {"Lund~and~Berg"},
		"":                           {""},
	} {
		l := bibname.Split(text)
		var got []string
		for i := range l.Names {
			got = append(got, l.Name(i))
		}
		if !slices.Equal(got, want) || len(l.Ands) != len(want)-1 {
			t.Errorf("%q is parted into %q with %d words between, want %q", text, got, len(l.Ands), want)
		}
	}
}

func TestOutside(t *testing.T) {
	l := bibname.Split("Lund, {Ada, M.}, B.")
	if got := fmt.Sprint(l.Outside(lint.Span{End: len(l.Text)}, ',')); got != "[4 15]" {
		t.Errorf("commas outside of braces at %s", got)
	}
}

func TestEtAl(t *testing.T) {
	for text, want := range map[string]string{
		"Lund, Ada and Berg, Bo et al.": "Lund, Ada and Berg, Bo",
		"Lund, Ada and et~al":           "Lund, Ada",
		`Lund, Ada, \emph{et al.}`:      "Lund, Ada",
		"Lund, Ada {et al.}":            "Lund, Ada",
		"Lund, Et Al":                   "", // given names
		"et al.":                        "",
		"{Lund, Ada et al.}":            "",
		"Lund et al. and Berg":          "",
		"Lund, Ada and Hetal":           "",
	} {
		l := bibname.Split(text)
		_, names, found := l.EtAl()
		if got := text[:names]; found != (want != "") || found && got != want {
			t.Errorf("%q has the names %q before its et al. (%v), want %q", text, got, found, want)
		}
	}
}
