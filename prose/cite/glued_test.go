package cite

import "testing"

func TestGluedToName(t *testing.T) {
	for before, want := range map[string]bool{
		"As Okafor": true, "Guidelines": true, "harbours": false, "the NATO": false, "an RTX": false, "a McB": false, "B": false, "": false,
	} {
		if got := gluedToName(before); got != want {
			t.Errorf("gluedToName(%q) = %t, want %t", before, got, want)
		}
	}
}
