package gazetteer

import (
	"strings"
	"testing"
	"unicode"

	_ "github.com/bibfix/bibfix/internal/golden"
)

func TestTables(t *testing.T) {
	for _, c := range []struct {
		name string
		is   func(string) bool
		yes  []string
		no   []string
	}{
		{"City", City, []string{"lund", "new york", "frankfurt a.m", "москва", "東京"}, []string{"", "harbour", "Lund"}},
		{"Region", Region, []string{"ma", "england", "rj"}, []string{"lund"}},
		{"Publisher", Publisher, []string{"springer", "leske + budrich", "наука"}, []string{"press"}},
		{"PublisherWord", PublisherWord, []string{"press", "verlag", "editora"}, []string{"harbour"}},
		{"InstitutionWord", InstitutionWord, []string{"university", "institut"}, []string{"press"}},
		{"Journal", Journal, []string{"nature", "mnras"}, []string{"harbour"}},
		{"JournalWord", JournalWord, []string{"journal", "zeitschrift", "phys"}, []string{"harbour"}},
		{"Proceedings", Proceedings, []string{"proceedings", "atti"}, []string{"journal"}},
		{"Given", Given, []string{"anna", "carlos", "сергеи"}, []string{"harbour"}},
		{"Organisation", Organisation, []string{"ministry", "hafen-union", "umweltbundesamt"}, []string{"harbour", "harbour-"}},
	} {
		for _, w := range c.yes {
			if !c.is(w) {
				t.Errorf("%s does not know %q", c.name, w)
			}
		}
		for _, w := range c.no {
			if c.is(w) {
				t.Errorf("%s knows %q", c.name, w)
			}
		}
	}
}

// A key that is not folded can never be found.
func TestKeysAreFolded(t *testing.T) {
	for name, keys := range map[string]table{
		"cities": cities, "regions": regions, "publishers": publishers, "publisherWords": publisherWords, "institutionWords": institutionWords,
		"journals": journals, "journalWords": journalWords, "proceedingsWords": proceedingsWords, "given": given, "organisationWords": organisationWords,
	} {
		for key := range keys {
			if strings.ToLower(key) != key || strings.Join(strings.Fields(key), " ") != key {
				t.Errorf("%s: %q is not lower case with single spaces", name, key)
			}
			for _, r := range key {
				if r > unicode.MaxASCII && unicode.Is(unicode.Latin, r) {
					t.Errorf("%s: %q has a letter with a diacritic", name, key)
				}
			}
		}
	}
}
