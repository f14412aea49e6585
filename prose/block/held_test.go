package block

import (
	"strings"
	"testing"
)

func TestHeld(t *testing.T) {
	for _, tt := range []struct{ in, want string }{
		{`Levies. \doi{10.1234/a}. \url {https://a.example/b}`, "10.1234/a https://a.example/b"},
		{`doi: \DOI*{10.1234/a}, \doi 10.1234/b; \mydoi{10.1234/c}`, "10.1234/a 10.1234/b; 10.1234/c"},
		{`\doi 10.1234/b`, "10.1234/b"},
		{`\href{https://a.example}{Levies}`, "https://a.example"},
		{`doi{10.1234/a} \emph{10.1234/b} C:\data\doings 10.1234/c \doi{10.1234/d`, ""},
		{`\doi{` + strings.Repeat("x", longestHeld) + `}`, ""},
	} {
		var got []string
		for _, m := range Held(tt.in) {
			got = append(got, tt.in[m.Start:m.End])
		}
		if strings.Join(got, " ") != tt.want {
			t.Errorf("%s: %q, want %q", tt.in, got, tt.want)
		}
	}
}
