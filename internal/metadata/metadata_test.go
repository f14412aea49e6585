package metadata

import (
	"testing"

	_ "github.com/bibfix/bibfix/internal/golden"
	"github.com/bibfix/bibfix/lint"
)

// Items that cannot be parsed are found by their lines all the same.
func TestBrokenItems(t *testing.T) {
	for _, tt := range []struct{ yaml, want string }{
		{"title: a: b\nreferences:\n- id: a\n  title: c\nlang: en\n", "- id: a\n  title: c\n"},
		{"references: \n  # all\n\n  - id: a: b\n", "  # all\n\n  - id: a: b\n"},
		{"references:\n  - id: a: b\n", "  - id: a: b\n"},
		{"title: a: b\nreferences:\n", ""},
		{"references: x: y\n- id: a\n", ""},
	} {
		source := "--" + tt.yaml
		m := Read([]byte(source), lint.Span{Start: 2, End: len(source)})
		if got := source[m.Items.Start:m.Items.End]; got != tt.want {
			t.Errorf("%q: the items are %q, want %q", tt.yaml, got, tt.want)
		}
		if m.Cites() != (tt.want != "") {
			t.Errorf("%q cites: %v", tt.yaml, m.Cites())
		}
	}
}
