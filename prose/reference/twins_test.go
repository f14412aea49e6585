package reference

import (
	"testing"

	"github.com/bibfix/bibfix/lint"
)

// Two full names that no table knows are people when they come as a pair
// before a year; bodies stay bodies.
func TestTwins(t *testing.T) {
	for text, want := range map[string]string{
		"Yusra Tahanwa, Ojiro Ulmberg. (2018). Lamps. Quay Studies, 16(2), 70–81.":               "Tahanwa",
		"Ministry of Ports, Department of Quays. (2018). Lamps. Quay Studies, 16(2), 70–81.":     "Ministry of Ports",
		"Statistics Norrland, Statistics Sundland. (2018). Lamps. Quay Studies, 16(2), 70–81.":   "Statistics Norrland",
		"Tahanwa Ulmberg, Y., Prado, B. (2018). Lamps of the north. Quay Studies, 16(2), 70–81.": "Tahanwa Ulmberg",
	} {
		r := &lint.Reference{Text: lint.PlainText(text, 0)}
		Parse(r)
		names := r.Names("author")
		if len(names) == 0 || names[0].Sorted() != want {
			t.Errorf("%s\n%+v, want %s first", text, names, want)
		}
	}
}
