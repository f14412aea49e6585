package sim

import "testing"

func TestNearest(t *testing.T) {
	words := []string{"exclude", "profile", "dialect", "rules"}
	for typed, want := range map[string]string{
		"profil": "profile", "Exclude": "exclude", "exlude": "exclude", "rule": "rules", "dialects": "dialect", "citations": "", "x": "", "": "",
	} {
		if got := Nearest(typed, words); got != want {
			t.Errorf("Nearest(%q) = %q, want %q", typed, got, want)
		}
	}
}
