package people_test

import (
	"strings"
	"testing"

	_ "github.com/bibfix/bibfix/internal/golden"
	"github.com/bibfix/bibfix/internal/people"
	"github.com/bibfix/bibfix/lint"
)

func TestAroundFamily(t *testing.T) {
	for family, want := range map[string][2]int{
		"lund": {0, 0}, "van der lund": {2, 0}, "de la": {1, 0}, "okafor filho": {0, 1}, "da prado neto jr": {1, 2},
		"filho": {0, 0}, "lund van": {0, 0}, "": {0, 0}, "garcia de prado": {0, 0},
	} {
		words := strings.Fields(family)
		if got := [2]int{people.Particles(words), people.Suffixes(words)}; got != want {
			t.Errorf("%q has %v words before and behind it, want %v", family, got, want)
		}
	}
}

func TestInitials(t *testing.T) {
	for given, want := range map[string]string{
		"": "", "Amara B.": "ab", "Jean-Pierre": "jp", "J.-P.": "jp", "RMF": "rmf", "JP Marie": "jpm", "ADAM": "adam", "AMARA": "a",
		"Ö. Ş.": "os", "D'Arcy": "d", "Ада М.": "ам", "A. 2nd": "an", "建国": "建国", "Jose\u0301 A": "ja",
	} {
		if got := people.Initials(given); got != want {
			t.Errorf("%q has the initials %q, want %q", given, got, want)
		}
	}
}

func TestWritten(t *testing.T) {
	for _, c := range []struct {
		name           lint.Name
		listed, spoken string
	}{
		{lint.Name{}, "", ""},
		{lint.Name{Family: "Lund"}, "Lund", "Lund"},
		{lint.Name{Particle: "van", Family: "Lund", Given: "Ada", Suffix: "Jr."}, "van Lund, Ada, Jr.", "Ada van Lund"},
		{lint.Name{Family: "Lund", Suffix: "Jr."}, "Lund, Jr.", "Lund"},
		{lint.Name{Literal: "Quay Office"}, "Quay Office", "Quay Office"},
	} {
		if got := people.Listed(c.name); got != c.listed {
			t.Errorf("%v is listed as %q, want %q", c.name, got, c.listed)
		}
		if got := people.Spoken(c.name); got != c.spoken {
			t.Errorf("%v is spoken of as %q, want %q", c.name, got, c.spoken)
		}
	}
}

func TestIsVietnamese(t *testing.T) {
	for name, want := range map[string]bool{"Nguyễn": true, "Đình": true, "Trương": true, "ƯỚC": true, "Lund": false, "Măgureanu": false, "Łódź": false, "Ağaoğlu": false} {
		if got := strings.ContainsFunc(name, people.IsVietnamese); got != want {
			t.Errorf("%s: %v", name, got)
		}
	}
}
