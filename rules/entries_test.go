package rules_test

import (
	"strings"
	"testing"
)

// A list of ten entries that follow one habit; a test puts one more among them.
var usual = strings.Split(`Adeyemi, T. (2011). Quays of the south. *Port Review*, 3(2), 11–19.
Berg, L. M. (2013). Ropes. *Port Review*, 5(1), 1–9.
Dahl, E. (2013). Knots. *Port Review*, 5(1), 10–19.
Ito, K. L. (2016). Cranes of the north. *Port Review*, 8(1), 1–12.
Lindqvist, C. (2011). Dredging by night. *Port Review*, 3(2), 20–29.
Okafor, A., & Prado, B. (2014). Harbour levies. *Quay Studies*, 12(3), 4–9.
Prado, B. (2009). *Tides and tolls*. Quay Press.
Rossi, F. (2012). Salt. *Quay Studies*, 10(1), 1–14.
Vance, D., & Ito, K. L. (2018). Lights. *Port Review*, 6(2), 2–8.
Weber, H. (2018). Sand. *Port Review*, 6(2), 9–17.`, "\n")

// Each rule is shown one entry among the usual ones: it must speak of what the
// message names, or be silent where that is "".
func TestOneAmongMany(t *testing.T) {
	for _, c := range []struct{ rule, entry, says string }{
		{"name-form", "Zorn, TA. (2020). Fog. *Port Review*, 7(4), 101–110.", `"TA." should be "T. A."`},
		{"name-form", "Zorn TA. (2020). Fog. *Port Review*, 7(4), 101–110.", `"TA." should be "T. A."`},
		{"name-form", "T. Zorn. (2020). Fog. *Port Review*, 7(4), 101–110.", `"T. Zorn" should be "Zorn, T."`},
		{"name-form", "ZORN, T. (2020). Fog. *Port Review*, 7(4), 101–110.", `"ZORN" should be "Zorn"`},
		{"name-form", "Zorn, T.-A. (2020). Fog. *Port Review*, 7(4), 101–110.", ""},
		{"name-form", "Zorn, Tilda. (2020). Fog. *Port Review*, 7(4), 101–110.", ""},
		{"name-form", "ZHU. (2020). *Fog*. Zentrale Hafen-Union.", ""},
		{"name-form", "U.S. Harbour Agency. (2020). *Fog*. Quay Press.", ""},
		{"name-form", "van der Zorn, T. (2020). Fog. *Port Review*, 7(4), 101–110.", ""},
		{"name-form", "Zorn, T., et al. (2020). Fog. *Port Review*, 7(4), 101–110.", ""},
		{"name-form", "Zorn, T., Jr. (2020). Fog. *Port Review*, 7(4), 101–110.", ""},

		{"incomplete-entry", "Zorn, T. (2020). Fog over the harbour of my youth.", "nothing says where this appeared"},
		{"incomplete-entry", "Zorn, T. (in press). Fog over the harbour of my youth.", ""},
		{"incomplete-entry", "Zorn, T. (2020). Fog over the harbour, Quay Press.", ""},
		{"incomplete-entry", "Zorn, T. (2020). Fog over the harbour of my youth. Unpublished.", ""},
		{"incomplete-entry", "Zorn, T. (2020). Fog over the harbour of my youth. Lund.", ""},
		{"incomplete-entry", "Zentrale Hafen-Union. (2020). *Fog over the harbour of my youth*.", ""},
		{"incomplete-entry", "Zorn, T. (2020). Fog over the harbour of my youth. https://example.org/fog", ""},
		{"incomplete-entry", "Zorn, T. (2020). Fog over the harbour. *Port Review*.", "where in Port Review this article is"},
		{"incomplete-entry", "Zorn, T. (2020). Fog over the harbour. *The Harbour Post*.", ""},

		{"year-form", "Zorn, T. (20220). Fog. *Port Review*, 7(4), 101–110.", "20220 is not a year"},
		{"year-form", "Zorn, T. (l998). Fog. *Port Review*, 7(4), 101–110.", "l998 is not a year"},
		{"year-form", "Zorn, T. (199). Fog. *Port Review*, 7(4), 101–110.", "199 is not a year"},
		{"year-form", "Zorn, T. (2020b). Fog. *Port Review*, 7(4), 101–110.", ""},
		{"year-form", "Zorn, T. (ca. 1640). *Fog*. Quay Press.", ""},
		{"year-form", "Zorn, T. (12020). Fog. *Port Review*, 7(4), 101–110.", "12020 is not a year"},

		{"future-year", "Zorn, T. (2031). Fog. *Port Review*, 17(4), 101–110.", "2031 lies in the future"},
		{"future-year", "Zorn, T. (forthcoming, 2031). *Fog*. Quay Press.", ""},
		{"future-year", "Zorn, T. (2020). *Fog until 2040*. Quay Press.", ""},
		{"future-year", "Zorn, T. (2020). Fog. Quay Blog. Retrieved May 4, 2031, from https://example.org/fog", "the date of access"},

		{"placeholder-author", "Author, A., & Author, B. (2020). Fog. *Port Review*, 7(4), 101–110.", `"Author, A."`},
		{"placeholder-author", "Nachname, V. (2020). Nebel. *Port Review*, 7(4), 101–110.", `"Nachname, V."`},
		{"placeholder-author", "Autor, A., & Autor, B. (2020). Nebel. *Port Review*, 7(4), 101–110.", `"Autor, A."`},
		{"placeholder-author", "Autor, D. (2020). Nebel. *Port Review*, 7(4), 101–110.", ""},
		{"placeholder-author", "Doe, J. (2020). Fog. *Port Review*, 7(4), 101–110.", ""},
		{"placeholder-author", "Doe, J. (2020). Title of article. *Port Review*, 7(4), 101–110.", `"Doe, J."`},

		{"list-order", "Adams, T. (2020). Fog. *Port Review*, 7(4), 101–110.", "Adams belongs at its head"},
		{"list-order", "Zorn, T. (2020). Fog. *Port Review*, 7(4), 101–110.", ""},
		{"list-order", "Östberg, T. (2020). Dimma. *Port Review*, 7(4), 101–110.", ""},
		{"list-order", "van Zorn, T. (2020). Fog. *Port Review*, 7(4), 101–110.", ""},
		{"list-order", "Соколова, А. (2020). Туман. *Port Review*, 7(4), 101–110.", ""},
	} {
		got := found(t, c.rule, append(usual[:len(usual):len(usual)], c.entry)...)
		switch all := strings.Join(got, "; "); {
		case c.says == "" && all != "":
			t.Errorf("%s should be silent about %s\nsays %s", c.rule, c.entry, all)
		case !strings.Contains(all, c.says):
			t.Errorf("%s about %s\nsays %q, should say %q", c.rule, c.entry, all, c.says)
		}
	}
}
