package charset

import (
	"testing"

	_ "github.com/bibfix/bibfix/internal/golden"
	"github.com/bibfix/bibfix/lint"
)

func TestCopy(t *testing.T) {
	for _, tt := range []struct{ in, want string }{
		{"Hafen", "Hafen"},
		{"H\xe4fen", "Häfen"},
		{"Häfen \x96 Kai", "Häfen – Kai"},
		{"a\x00b", "a\ufffdb"},
		{"\xff", "ÿ"},
		{"\ufffd", "\ufffd"},
	} {
		var b lint.TextBuilder
		Copy(&b, []byte(tt.in), 10)
		text := b.Text()
		if text.String != tt.want {
			t.Errorf("%q read as %q, want %q", tt.in, text.String, tt.want)
		}
		if got, want := text.Span(0, text.Len()), (lint.Span{Start: 10, End: 10 + len(tt.in)}); got != want {
			t.Errorf("%q stands at %v, want %v", tt.in, got, want)
		}
	}
}

func TestDamage(t *testing.T) {
	if d := Damage(lint.File{Data: []byte("Häfen\ufffd")}); d != nil {
		t.Errorf("complaint about UTF-8: %v", d)
	}
	d := Damage(lint.File{Name: "a.md", Data: []byte("Häfen H\xe4fen \x96")})
	if len(d) != 1 || d[0].Span != (lint.Span{Start: 8, End: 9}) || d[0].Message != "the file is not UTF-8: 2 bytes are read as Windows-1252, 0xE4 first; save it as UTF-8" {
		t.Errorf("complaint %+v", d)
	}
}
