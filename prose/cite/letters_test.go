package cite_test

import (
	"strings"
	"testing"

	"github.com/bibfix/bibfix/format/txt"
	"github.com/bibfix/bibfix/lint"
)

// TestTornLabels reads brackets of labels as text of a PDF has them: "key=" is cited,
// "key?" has no entry.
func TestTornLabels(t *testing.T) {
	const list = `
References

[Oka14] A. Okafor. Harbour levies. Quay Studies 2, 2014.

[OLP+ 09] A. Okafor, B. Lund, C. Prado, D. Ito, and E. Ma. Piers. Quay Studies 1, 2009.

[R C93] R Core Group. Tides. Technical report, 1993.

[Pra11a] C. Prado. Moles. Quay Studies 3, 2011.
`
	for _, c := range []struct{ text, want string }{
		{"Levies rose [Oka14, OLP+ 09].", "Oka14= OLP+ 09="},
		{"Levies rose [OLP+09].", "OLP+09="},
		{"Levies rose [OLP+\n09].", "OLP+ 09="},
		{"As R Core Group [R C93] put it.", "R C93="},
		{"Levies rose [RC93; Pra11a].", "RC93= Pra11a="},
		{"Levies rose [Oka14, chap. 3].", "Oka14="},
		{"Abgaben stiegen [Oka14, S. 12; Pra11a].", "Oka14= Pra11a="},
		{"Levies rose [Pra11a, Oka14, and the works cited there].", "Pra11a= Oka14="},
		{"Levies rose [Oka14, and the references therein].", "Oka14="},
		{"Levies rose [see Oka14].", "Oka14="},
		{"Les taxes [voir aussi Pra11a ; Oka14].", "Pra11a= Oka14="},
		{"Levies rose [Zei99].", "Zei99?"},
		{"Levies rose [Oka14, Zei99].", "Oka14= Zei99?"},
		{"Levies rose [Zei99, p. 4].", "Zei99?"},
		{"Levies rose [mg/L] and [the port].", ""},
		{"Levies rose [Oka 14].", "Oka 14="},
		{"Levies rose [Zei99, which is much].", "Zei99?"},
		{"Levies rose [p. 14].", ""},
	} {
		doc := txt.Read(lint.File{Name: "a.txt", Data: []byte("Tides\n\n" + c.text + "\n" + list)})
		var got []string
		for _, one := range doc.Citations {
			sign := "="
			if one.Status == lint.Missing {
				sign = "?"
			}
			got = append(got, one.Text+sign)
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("%q: read %q, want %q", c.text, strings.Join(got, " "), c.want)
		}
	}
}
