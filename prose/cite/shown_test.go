package cite_test

import (
	"testing"

	"github.com/bibfix/bibfix/format/md"
	"github.com/bibfix/bibfix/lint"
)

// TestShownEntries shows an entry in the text that the list does not have: it
// cites nothing. What looks like it and is a sentence does.
func TestShownEntries(t *testing.T) {
	for _, tt := range []struct {
		text string
		want int // citations that the list lacks
	}{
		{"Hendby, A., & Tjoby, A. M. (2014). Towards semantic tools. *Proceedings of Ports*, 1–9.", 0},
		{"Hendby, A., Anjomby, B. and Tjoby, C. (2014). “Semantic tools”. Quay Press.", 0},
		{"Hendby, A. & Tjoby, A. (2014) say that levies rose.", 1},
		{"Hendby et al. (2014) say that levies rose. Towards the west they fell.", 1},
		{"Levies rose, as Hendby et al. (2014) say. They fell in the west.", 1},
		{"Levies rose (Hendby et al., 2014). They fell in the west.", 1},
	} {
		doc := md.Read(lint.File{Name: "a.md", Data: []byte("Quays rose (Okafor, 2014; Prado, 2011). They fell (Prado, 2011).\n\n" + tt.text + "\n\n## References\n\n" +
			"Okafor, A. (2014). Harbour levies. *Quay Studies*, *12*(3), 4–9.\n\nPrado, B. (2011). Piers. *Quay Studies*, *9*(1), 4–9.\n")})
		missing := 0
		for _, c := range doc.Citations {
			if c.Status == lint.Missing {
				missing++
			}
		}
		if missing != tt.want {
			t.Errorf("%s: %d missing, want %d", tt.text, missing, tt.want)
		}
	}
}
