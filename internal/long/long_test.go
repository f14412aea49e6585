package long

import (
	"testing"

	_ "github.com/bibfix/bibfix/internal/golden"
)

// Only BIBFIX_LONG=1 without -short asks for long tests, and a long test is
// skipped otherwise.
func TestAsked(t *testing.T) {
	for value, want := range map[string]bool{"": false, "0": false, "yes": false, "1": !testing.Short()} {
		t.Setenv(variable, value)
		if Asked() != want {
			t.Errorf("%s=%q: Asked() = %v", variable, value, !want)
		}
		if got := Or(false, true); got != want {
			t.Errorf("%s=%q: Or takes all: %v", variable, value, got)
		}
		ran := false
		t.Run(value, func(t *testing.T) { Test(t); ran = true })
		if ran != want {
			t.Errorf("%s=%q: the test ran: %v", variable, value, ran)
		}
	}
}

// With -short, tests try each nth input and leave out what Short marks.
func TestShort(t *testing.T) {
	if every := Every(5) == 1; every == testing.Short() {
		t.Errorf("every input is tried: %v", every)
	}
	ran := false
	t.Run("marked", func(t *testing.T) { Short(t); ran = true })
	if ran == testing.Short() {
		t.Errorf("a test that -short leaves out ran: %v", ran)
	}
}
