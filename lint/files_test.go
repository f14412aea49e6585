package lint

import (
	"strings"
	"testing"
)

func TestFiles(t *testing.T) {
	for _, tt := range []struct{ name, base, want string }{
		{"paper.md", "", "refs.bib refs"},
		{"chapters/one.tex", "", "chapters/refs.bib chapters/refs"},
		{"chapters/one.tex", ".", "refs.bib refs chapters/refs.bib chapters/refs"},
		{"one.tex", ".", "refs.bib refs"},
		{"../a/b/one.tex", "../a", "../a/refs.bib ../a/refs ../a/b/refs.bib ../a/b/refs"},
	} {
		d := &Document{File: File{Name: tt.name}, Base: tt.base}
		if got := strings.Join(d.Files(&FileLink{Names: []string{"refs.bib", "refs"}}), " "); got != tt.want {
			t.Errorf("%s from %q: %s, want %s", tt.name, tt.base, got, tt.want)
		}
	}
}
