package reference

import (
	"testing"
)

// Ends of titles that look like something else, and what looks like them.
func TestTitlesThatEndOddly(t *testing.T) {
	for _, c := range []struct{ entry, title, container string }{
		{"Gray, J. Ribosome structure at 2.4 Å. Nature 3, 5–9 (2003).", "Ribosome structure at 2.4 Å", "Nature"},
		{"Bell, A. Superconductivity at 90 K. Science 12, 1–9 (2001).", "Superconductivity at 90 K", "Science"},
		{"Moor, S. (2018). Innovation in Germany: Patents 1877–1914. *History Now*, *3*(1), 20–29.", "Innovation in Germany: Patents 1877–1914", "History Now"},
		{"Joyce, S. (2017). In situ, in vivo, in press? *Biology Letters Now*, *13*(1), 20–29.", "In situ, in vivo, in press?", "Biology Letters Now"},
		{"Kahn, S. (2017). Death, forthcoming. *History Now*, *3*(1), 20–29.", "Death, forthcoming", "History Now"},
		{"Kahn, S. (2017). Tolls of the delta. *History Now*, in press. 25612050", "Tolls of the delta", "History Now"},
		{"Abel, T. (2001). Symphony No. 5. *Music Now*, *3*(1), 20–29.", "Symphony No. 5", "Music Now"},
	} {
		r := plainEntry(c.entry)
		Parse(r)
		if title, container := r.Value("title"), r.Value("container-title"); title != c.title || container != c.container {
			t.Errorf("%s\ngot  %q in %q\nwant %q in %q", c.entry, title, container, c.title, c.container)
		}
	}
}
