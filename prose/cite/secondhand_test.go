package cite_test

import (
	"testing"

	"github.com/bibfix/bibfix/format/md"
	"github.com/bibfix/bibfix/lint"
)

// TestSecondhand tells works that are quoted from another one, which the list need not
// have, from those that it lacks.
func TestSecondhand(t *testing.T) {
	const before = "# T\n\nTides were studied early (Marlow, 2005). Benfield (2011) argues that they matter (Benfield, 2011; Marlow, 2005). "
	const list = "\n\n## References\n\nBenfield, C. (2011). *Sands*. Quill.\n\nMarlow, A. (2005). *Tides*. Quill.\n"
	for _, c := range []struct {
		text   string
		quoted bool
	}{
		{"Lasker (1951) held that tides sing (as cited in Benfield, 2011).", true},
		{"Lasker (1951) held that tides sing (quoted by Benfield, 2011, p. 4).", true},
		{"As cited in Benfield (2011), Lasker (1951) held that tides sing.", true},
		{"Quoted in Benfield (2011), Lasker (1951) held that tides sing.", true},
		{"Lasker (1951), as cited in Benfield (2011), held that tides sing.", true},
		{"Lasker (1951) (as cited in Benfield, 2011) held that tides sing.", true},
		{"Lasker (1951) in Benfield (2011) held that tides sing.", true},
		{"Lasker (1951), in Benfield (2011), held that tides sing.", true},
		{"So Lasker (1951) zitiert nach Benfield (2011).", true},
		{"So Lasker (1951), zit. n. Benfield (2011).", true},
		{"So Lasker (1951; zit. n.: Benfield, 2011).", true},
		{"Lasker (1951), cité dans Benfield (2011), insiste.", true},
		{"Lasker (1951), tel que cité par Benfield (2011), insiste.", true},
		{"Lasker (1951), citado por Benfield (2011), insiste.", true},
		{"Lasker (1951), citato da Benfield (2011), insiste.", true},
		{"Lasker (1951, akt. Benfield, 2011) katılır.", true},
		{"Menurut Lasker (1951, dalam Benfield, 2011), pasar itu hidup.", true},
		{"Menurut Lasker (1951) dalam Benfield (2011), pasar itu hidup.", true},
		{"Tako Lasker (1951, cyt. za: Benfield, 2011).", true},
		{"Lasker (1951) 认为（转引自 Benfield，2011）书店是聚会场所。", true},
		{"Lasker (1951), citerad i Benfield (2011), menar detta.", true},
		{"Lasker (1951), apud Benfield (2011), argumenta.", true},
		{"Lasker (1951) held, in brief, that tides sing (as cited in Benfield, 2011).", true},

		{"Lasker (1951) held that tides sing (Benfield, 2011).", false},
		{"Lasker (1951) held that tides sing. They do (as cited in Benfield, 2011).", false},
		{"Lasker (1951) and Benfield (2011) held that tides sing.", false},
		{"Lasker (1951) argued in vain; tides sing (as cited in Benfield, 2011).", false},
		{"Lasker (1951), like Benfield (2011), argued that tides sing.", false},
		{"Lasker (1951) argued it before it was cited in Benfield (2011).", false},
		{"In Benfield (2011), Lasker (1951) argued nothing.", false},
		{"Lasker (1951) argued it in Benfield’s sense (Benfield, 2011).", false},
	} {
		doc := md.Read(lint.File{Name: "a.md", Data: []byte(before + c.text + list)})
		found := false
		for _, cited := range doc.Citations {
			if len(cited.Names) == 1 && cited.Names[0].Family == "Lasker" {
				found = true
			}
		}
		quoted, quoting := 0, 0
		for _, ref := range doc.References {
			quoting += ref.Cited
		}
		if !found {
			quoted++
		}
		if (quoted == 1) != c.quoted || quoting < 5 {
			t.Errorf("%s\n\tquoted at second hand: %v, want %v; %d citations of listed works", c.text, quoted == 1, c.quoted, quoting)
		}
	}
}
