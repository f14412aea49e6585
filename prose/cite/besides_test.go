package cite_test

import (
	"strings"
	"testing"

	"github.com/bibfix/bibfix/format/md"
	"github.com/bibfix/bibfix/lint"
)

// TestNamesBesideNumbers reads works that a text of numbers names with their years. Wanted
// are those that are kept in doubt.
func TestNamesBesideNumbers(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"Lund (2009) agrees [2].", "Lund (2009"}, // its entry is of 2005
		{"Lund (2005) agrees [2].", ""},
		{"Lund (2009) agrees.", ""}, // another work, or another Lund
		{"Lund (1950–2009) agrees [2].", ""},
		{"Tolls rose [1,2]. Riis et al. (2009) disagree.", "Riis et al. (2009"},
		{"So do others (Riis & Tandy, 2009). Tolls rose [1].", "Riis & Tandy, 2009"},
		{"Riis et al. (2009) disagree [1].", ""},
		{"Riis et al. (2009) disagree. [1]", ""},
		{"In [1], Riis et al. (2009) disagree.", ""},
	} {
		const list = "\n\n## References\n\n1. Ito C. Docks. Quay J. 2001;1:1-5.\n\n2. Lund D. Piers. Quay J. 2005;2:6-9.\n\n3. Prado B. Tides. Quay J. 2007;3:10-14.\n"
		doc := md.Read(lint.File{Name: "a.md", Data: []byte("Tolls rose [1,2], and fell [3], and rose again [1–3].\n\n" + c.text + list)})
		var got []string
		for _, d := range doc.Doubtful {
			got = append(got, d.Text)
		}
		if strings.Join(got, "|") != c.want {
			t.Errorf("%s: in doubt are %q, want %q", c.text, got, c.want)
		}
	}
}
