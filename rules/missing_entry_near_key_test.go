package rules

import (
	"strings"
	"testing"

	"github.com/bibfix/bibfix/lint"
)

func TestNearKeys(t *testing.T) {
	doc := &lint.Document{}
	for key := range strings.FieldsSeq("okafor2014 okafor2014a prado2011harbour DBLP:conf/quay/Lind09 lind09 abc x1") {
		doc.References = append(doc.References, &lint.Reference{Key: key})
	}
	near := nearKeys{[]*keyTable{newKeyTable(doc)}, make(map[string][]nearKey)}
	for _, tt := range []struct{ key, want string }{
		{"okafor2041", "okafor2014 okafor2014a"},
		{"okaffor2014", "okafor2014 okafor2014a"},
		{"Okafor2015", "okafor2014 okafor2014a"},
		{"prado2011harbor", "prado2011harbour"},
		{"dblp:conf/quay/Lind9", "DBLP:conf/quay/Lind09"},
		{"lind10", ""},
		{"abd", ""},
		{"x2", ""},
		{"zwart2019", ""},
	} {
		var got []string
		for _, n := range near.to(tt.key) {
			got = append(got, n.key)
		}
		if all := strings.Join(got, " "); all != tt.want {
			t.Errorf("near %s: %s, want %s", tt.key, all, tt.want)
		}
	}
}
