package hyphen

import (
	"testing"

	_ "github.com/bibfix/bibfix/internal/golden"
)

func TestKeeps(t *testing.T) {
	w := Find([]byte("The tar-\nbound ropes, Three-Strand or rope‐like, and 4-strand; Ölhanf-seil."))
	for _, tt := range []struct {
		before, after string
		want          bool
	}{
		{"three", "strand", true},
		{"(three", "strand)", true},
		{"rope", "like", true},
		{"Ölhanf", "seil,", true},
		{"tar", "bound", false}, // not seen inside a line
		{"lev", "ies", false},
		{"long", "term", true},
		{"Well", "known", true},
		{"low", "er", false},
		{"", "", false},
		{"4", "strand", false},
	} {
		if got := w.Keeps(tt.before, tt.after); got != tt.want {
			t.Errorf("Keeps(%q, %q) = %v", tt.before, tt.after, got)
		}
	}
}

func FuzzFind(f *testing.F) {
	f.Add([]byte("a-b\xff-\xe2\x80\x90c"))
	f.Fuzz(func(t *testing.T, text []byte) {
		w := Find(append(text, " tar-sand"...))
		w.Keeps(string(text), string(text))
		if !w.Keeps("tar", "sand") {
			t.Errorf("behind %q a word that is written with a hyphen is not known", text)
		}
	})
}

func BenchmarkFind(b *testing.B) {
	text := []byte("Ropes are long-lived where tar is cheap, and short where it is not. ")
	for len(text) < 1<<20 {
		text = append(text, text...)
	}
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		Find(text)
	}
}
