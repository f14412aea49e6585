package cite_test

import (
	"strings"
	"testing"

	"github.com/bibfix/bibfix/format"
	"github.com/bibfix/bibfix/lint"
)

const labelledList = `

References

[Ada01] Adair, M. (2001). Ropewalks of the north. Tern Press.

[Ben+02] Benoit, C., Adair, M. and Dunn, P. (2002). Tar. Tern Press.

[Cas, Den 2008] Castor, D. (2008). Knots at sea. Tern Press.

[Eze u. a. 2004] Eze, A.; Benoit, C.; Dunn, P. (2004). Splices. Tern Press.

[Harbour Board] Harbour Board. Report. Lund.

[DIN 4109] DIN 4109. Ropes. 2016.

[Oko] Okoye, O. Hemp. Forthcoming.
`

// TestLabels reads brackets of labels. Wanted are the labels cited, those that
// the list lacks with a question mark.
func TestLabels(t *testing.T) {
	for _, tt := range []struct{ text, want string }{
		{"Hemp was dear [Ada01].", "Ada01"},
		{"Hemp was dear [Ada01, Ben+02; Oko].", "Ada01|Ben+02|Oko"},
		{"Hemp was dear [Cas, Den 2008; Ada01].", "Cas, Den 2008|Ada01"},
		{"Hemp was dear [Eze u. a. 2004].", "Eze u. a. 2004"},
		{"Hemp was dear [Eze u. a.\n2004].", "Eze u. a. 2004"},
		{"Hemp was dear [Harbour Board], as a norm has it [DIN 4109].", "Harbour Board|DIN 4109"},
		{"Hemp was dear [Ada01, p. 12].", "Ada01"},
		{"Hemp was dear [Ada01, S. 12 f., Ben+02, 3].", "Ada01|Ben+02"},
		{"Hemp was dear [vgl. Ada01; see also Ben+02].", "Ada01|Ben+02"},
		{"Hemp was dear [Ada01, Xyz03].", "Ada01|Xyz03?"},
		{"Hemp was dear [see below], [sic], [Ada, unread] and [Hemp, tar].", ""},
		{"Hemp was dear [in the north, Ada01 says].", ""},
		{"An index x[Ada] and `code [Ada02]`.", ""},
	} {
		doc := format.Read(lint.File{Name: "a.md", Data: []byte(tt.text + labelledList)})
		var got []string
		for _, c := range doc.Citations {
			if c.Kind != lint.ByLabel {
				t.Errorf("%s: %q is read by name", tt.text, c.Text)
			}
			text := c.Text
			if c.Status == lint.Missing {
				text += "?"
			}
			got = append(got, text)
		}
		if strings.Join(got, "|") != tt.want {
			t.Errorf("%s: %q, want %s", tt.text, got, tt.want)
		}
	}
}
