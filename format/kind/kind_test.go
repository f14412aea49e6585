package kind

import (
	"testing"

	_ "github.com/bibfix/bibfix/internal/golden"
)

// What has an ending and is of no kind is refused; what has none is read.
func TestEnding(t *testing.T) {
	for name, want := range map[string]string{
		"README": "", ".bashrc": "", "chapter.2": "", "Lund et al. draft": "", "a.": "", "x/.git": "",
		"refs.bib.bak": ".bak", "paper.tex~": ".tex~", "a.PY": ".py", ".a.md": ".md",
	} {
		if got := Ending(name); got != want {
			t.Errorf("%s ends in %q, want %q", name, got, want)
		}
	}
}
