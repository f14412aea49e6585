package fold_test

import (
	"testing"

	"github.com/bibfix/bibfix/internal/fold"
	_ "github.com/bibfix/bibfix/internal/golden"
)

func TestFold(t *testing.T) {
	for _, c := range []struct{ in, words, letters string }{
		{"", "", ""},
		{"Lund-Berg", "lund berg", "lundberg"},
		{"Lund‐Berg", "lund berg", "lundberg"}, // U+2010
		{"O’Brennan", "obrennan", "obrennan"},
		{"O'Brennan & Sons", "obrennan sons", "obrennansons"},
		{"Öztürk, Çelik", "ozturk celik", "ozturkcelik"},
		{"Łódź, Ærø, Straße", "lodz aero strasse", "lodzaerostrasse"},
		{"ﬁnance", "finance", "finance"},
		{"  Ibáñez  Ruiz ", "ibanez ruiz", "ibanezruiz"},
		{"Соколова", "соколова", "соколова"},
		{"ΑΝΑΦΟΡΈΣ Αναφορές", "αναφορεσ αναφορεσ", "αναφορεσαναφορεσ"},
		{"佐藤", "佐藤", "佐藤"},
		{"12(3), 4–9", "12 3 4 9", "12349"},
		{"soft\u00adhyphen", "softhyphen", "softhyphen"},
	} {
		if got := fold.Words(c.in); got != c.words {
			t.Errorf("Words(%q) = %q, want %q", c.in, got, c.words)
		}
		if got := fold.Letters(c.in); got != c.letters {
			t.Errorf("Letters(%q) = %q, want %q", c.in, got, c.letters)
		}
	}
}

func TestGerman(t *testing.T) {
	for in, want := range map[string]string{"Brückner": "brueckner", "Bru\u0308ckner": "brueckner", "Ærø": "aeroe", "Lund": "lund"} {
		if got := fold.German(in); got != want {
			t.Errorf("German(%q) = %q, want %q", in, got, want)
		}
	}
}

// What is folded folds to itself, whatever the bytes.
func FuzzFold(f *testing.F) {
	for _, s := range []string{"Öztürk", "Lund-Berg", "O’Brennan", "\xff\xfe", "İstanbul", "ǅ", "가", "e\u0301"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		words := fold.Words(s)
		if again := fold.Words(words); again != words {
			t.Errorf("%q folds to %q, and that to %q", s, words, again)
		}
	})
}

func TestIsEastAsian(t *testing.T) {
	for text, want := range map[string]bool{"港税": true, "みなと": true, "カタ": true, "항구": true, "Lund": false, "порт": false, "、。": false, "1٢": false} {
		for _, r := range text {
			if got := fold.IsEastAsian(r); got != want {
				t.Errorf("%c: %t", r, got)
			}
		}
	}
}
