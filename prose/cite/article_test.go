package cite

import "testing"

func TestWithoutArticle(t *testing.T) {
	for name, want := range map[string]string{
		"l'INSEE": "INSEE", "d’Okafor": "Okafor", "dell'Ufficio": "Ufficio", "qu'Okafor": "Okafor", "L’INSEE": "INSEE",
		"D'Amico": "", "O'Brennan": "", "Öztürk'e": "", "INSEE": "", "'t": "", "d'": "", "": "",
	} {
		if got := withoutArticle(name); got != want {
			t.Errorf("%q: %q, want %q", name, got, want)
		}
	}
}
