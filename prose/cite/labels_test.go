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
		{"Hemp was dear [e.g., Ada01, p. 3], [por ejemplo, Ben+02], [see, for instance, Oko].", "Ada01|Ben+02|Oko"},
		{"Hemp was dear [Ada01, see, for instance, Ben+02].", ""},
		{"Hemp was dear [e.g., tar], [see, for instance, below].", ""},
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

// TestDisplacedLabels reads lists whose labels a converter put elsewhere: the label of the
// next entry at the end of one, on two lines, in the middle of an entry. Wanted are the
// labels cited, "?" for a certain one that the list lacks.
func TestDisplacedLabels(t *testing.T) {
	const first, last = "[Ada01]\n\nAdair, M. (2001). Ropewalks of the north. Tern Press.", "[Dun04]\n\nDunn, P. (2004). Knots at sea. Tern Press."
	for _, c := range []struct{ list, want string }{
		{first + "\n\n[Ben+02]\n\nBenoit, C. (2002). Tar. Tern Press.\n\n" + last, "Ada01|Ben+02|Dun04|Eze05?"},
		{first + " [Ben+02]\n\nBenoit, C. (2002). Tar. Tern Press.\n\n" + last, "Ada01|Ben+02|Dun04|Eze05?"},
		{first + " [online]\n\nBenoit, C. (2002). Tar. Tern Press.\n\n" + last, "Ada01|Ben+02?|Dun04|Eze05?"},
		{first + " [Ben+02] Benoit, C. (2002). Tar. Tern Press.\n\n" + last, "Ada01|Ben+02|Dun04|Eze05?"},
		{"[Ada01] Adair, M. (2001). Ropewalks of the north. Tern Press.\n[Ben+\n02] Benoit, C. (2002). Tar. Tern Press.\n[Dun04] Dunn, P. (2004). Knots at sea. Tern Press.", "Ada01|Ben+02|Dun04|Eze05?"},
	} {
		doc := format.Read(lint.File{Name: "a.md", Data: []byte("Hemp was dear [Ada01; Ben+02; Dun04; Eze05].\n\n# References\n\n" + c.list + "\n")})
		var got []string
		for _, c := range doc.Citations {
			text := c.Text
			if c.Status == lint.Missing && c.Certain {
				text += "?"
			}
			got = append(got, text)
		}
		if strings.Join(got, "|") != c.want {
			t.Errorf("%s:\n\t%q, want %s", c.list, got, c.want)
		}
	}
}
