package prose

import (
	"strings"
	"testing"

	"github.com/bibfix/bibfix/lint"
)

// Which addresses are the text and the target of one link. In the line, those that
// begin with t are targets.
func TestPairAddresses(t *testing.T) {
	for _, c := range []struct {
		line string
		want string // "2" for an address that is the second of a link
	}{
		{"[s://a](t://a)", "12"},
		{"[s://a…](<t://a>)", "12"},
		{`<a href="t://a">s://a</a>`, "12"},
		{`<a href='t://a' class="x">s://a</a>`, "12"},
		{"[s://a](t://a) s://b", "121"},
		{"s://a s://b", "11"},
		{"s://a [page](t://b)", "11"}, // another link's
		{"s://a and [s://b](t://b)", "112"},
		{"[s://a](t://a)[x](t://b)", "121"},
		{"t://a s://a", "11"},
		{"s://a" + strings.Repeat(" ", 90) + "](t://a", "11"}, // too far apart
	} {
		var all []lint.Address
		for at := 0; ; {
			i := strings.Index(c.line[at:], "://")
			if i < 0 {
				break
			}
			start, end := at+i-1, at+i+len("://a")
			all = append(all, lint.Address{Text: lint.PlainText(c.line[start:end], start), Target: c.line[start] == 't'})
			at = end
		}
		pairAddresses([]byte(c.line), all)
		got := ""
		for _, a := range all {
			if a.Second {
				got += "2"
			} else {
				got += "1"
			}
		}
		if got != c.want {
			t.Errorf("%s: %s, want %s", c.line, got, c.want)
		}
	}
}
