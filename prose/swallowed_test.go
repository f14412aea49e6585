package prose_test

import (
	"strings"
	"testing"

	"github.com/bibfix/bibfix/format/md"
	"github.com/bibfix/bibfix/lint"
)

// TestSwallowed asks whether works are called missing that stand, with name and year, inside
// the entries of others.
func TestSwallowed(t *testing.T) {
	const head = "Levies rose (Okafor, 2014; Prado, 2011; Weber, 2009; Ito, 2001). They fell (Aldana, 2003; Benfield, 2004; Coram, 2005; Drewett, 2006).\n\n# References\n\n"
	mixed := func(names string) string {
		var list strings.Builder
		for i, e := range strings.Split(names, ";") {
			list.WriteString([]string{"Ito, K. (2001). Docks of the", "Okafor, A. (2014). Harbour levies of the", "Prado, B. (2011). Tides of the", "Weber, C. (2009). Piers of the"}[i] +
				" north and of the south. Quay " + e + " Studies, 2(3), 4–9.\n\n")
		}
		return head + list.String()
	}
	for _, c := range []struct {
		name, text string
		missing    int
	}{
		{"lines of other entries in all", mixed("Aldana, R. with 2003 sands;Benfield, S. bays 2004;Coram, T. and 2005 capes;2006 Drewett, U. shoals"), 0},
		{"of three, as editors may be", mixed("Aldana, R. with 2003 sands;Benfield, S. bays 2004;Coram, T. and 2005 capes;shoals"), 4},
		{"names with other years", mixed("Aldana, R. with 1903 sands;Benfield, S. bays 1904;Coram, T. and 1905 capes;1906 Drewett, U. shoals"), 4},
		{"none", mixed(";;;"), 4},
	} {
		missing := 0
		for _, one := range md.Read(lint.File{Name: "a.md", Data: []byte(c.text)}).Citations {
			if one.Status == lint.Missing && one.Told() && one.Joined == nil {
				missing++
			}
		}
		if missing != c.missing {
			t.Errorf("%s: %d missing, want %d", c.name, missing, c.missing)
		}
	}
}
