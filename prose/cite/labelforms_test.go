package cite_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/bibfix/bibfix/format/md"
	"github.com/bibfix/bibfix/lint"
)

// TestFormsOfLabels reads brackets in texts whose labels have other forms. Wanted are the
// labels cited, "?" for one that the list lacks, "~" for an entry marked as mentioned.
func TestFormsOfLabels(t *testing.T) {
	alpha, years, spaced, long := "Ada01 Ben02 Cas03", "Ada2001 Ben2002 Cas2003", "ADA_01 BEN_02 CAS_03", "Adair2001 Benoit2002 Castor2003"
	for _, c := range []struct{ labels, text, want string }{
		{years, "[Cor2012, Ada2001; Ben2002]", "Cor2012?|Ada2001|Ben2002"},
		{years, "[Cor2012] and [CD2012], [Cor2012a]", "Cor2012?|CD2012?|Cor2012a?"},
		{years, "[Ada2001, 2012], [Ada2001, p. 12]", "Ada2001|Ada2001"},
		{alpha, "[see Cor12, Chap. 3; Ada01]", "Cor12?|Ada01"},
		{alpha, "[Ada01; see also Cor12, S. 3]", "Ada01|Cor12?"},
		{alpha, "[RFC8259] and [ISO9001, Ada01]", "RFC8259?|ISO9001?|Ada01"},
		{alpha, "[Ada01, 12 f., Ben02, 2001]", "Ada01|Ben02"},
		{spaced, "[COR 12; ADA 01, p. 4]", "COR 12?|ADA 01"},
		{spaced, "[COR 12]", "COR 12?"},
		{long, "[Corbet2012] and [Den2012; Adair2001]", "Corbet2012?|Den2012?|Adair2001"},
		// another form than those of the list, and no labels
		{alpha, "[Cor2012], [COR 12]", ""},
		{alpha, "[PMID12345678], [A4], [B2012], [Fig. 12], [Table 12]", ""},
		{years, "[COR 12], [Corbettson2012]", ""},
		{spaced, "[PP 12], [SEC 12], [Kap 12], [Lund 12]", ""},
		{spaced, "[COR 2012], [see below 12]", ""},
		{"Oko Harbour Tern", "[RFC8259], [Cor2012]", ""},
		{"Ada01 Ben02", "[RFC8259]", ""},
		// a bracket with other words in it
		{alpha, "[Ada01, tar: dear; Ben02]", "Ada01~|Ben02~"},
	} {
		list := ""
		for i, label := range strings.Fields(c.labels) {
			list += fmt.Sprintf("[%s] Adair, M. (200%d). Ropewalks %d. Tern Press.\n\n", strings.ReplaceAll(label, "_", " "), i+1, i)
		}
		doc := md.Read(lint.File{Name: "a.md", Data: []byte("Hemp was dear " + c.text + ".\n\n# References\n\n" + list)})
		var got []string
		for _, one := range doc.Citations {
			text := one.Text
			if one.Status == lint.Missing {
				text += "?"
			}
			got = append(got, text)
		}
		for _, ref := range doc.References {
			if ref.Mentioned {
				got = append(got, ref.Label+"~")
			}
		}
		if strings.Join(got, "|") != c.want {
			t.Errorf("%s: %s: read %q, want %q", c.labels, c.text, got, c.want)
		}
	}
}
