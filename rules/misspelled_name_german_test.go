package rules

import "testing"

func TestIsGermanCase(t *testing.T) {
	const (
		german  = "Die Abgabe ist mit der Zeit und nach dem Satz nicht auf den Kai gefallen."
		english = "The levy failed in the harbour, and the reply of the union settled it."
	)
	for _, c := range []struct {
		cited, listed, around string
		want                  bool
	}{
		{"Adornos", "Adorno", german, true},
		{"Adornos", "Adorno", english, false},
		{"Adornas", "Adorno", german, false},
		{"Statistische Bundesamt", "Statistisches Bundesamt", german, true},
		{"Statistischen Bundesamts", "Statistisches Bundesamt", german, true},
		{"Statistisches Landesamt", "Statistisches Bundesamt", german, false},
		{"Statistische Landesamt", "Statistisches Landesamt", english, true},
		{"Statistischa Landesamt", "Statistisches Landesamt", english, false},
		{"Fernandes Silva", "Fernande Silva", english, false},
		{"Folki", "Falki", german, false},
		{"", "Falki", german, false},
		{"Falki", "Falki", "", false},
	} {
		if got := isGermanCase(c.cited, c.listed, c.around); got != c.want {
			t.Errorf("isGermanCase(%q, %q) = %t, want %t", c.cited, c.listed, got, c.want)
		}
	}
}
