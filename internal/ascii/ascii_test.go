package ascii_test

import (
	"strings"
	"testing"

	"github.com/bibfix/bibfix/internal/ascii"
	_ "github.com/bibfix/bibfix/internal/golden"
)

func TestKinds(t *testing.T) {
	for i := range 256 {
		c := byte(i)
		for kind, holds := range map[string]struct {
			got bool
			of  string
		}{
			"digit":  {ascii.Digit(c), "0123456789"},
			"letter": {ascii.Letter(c), "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"},
			"space":  {ascii.Space(c), " \t\n\v\f\r"},
		} {
			if want := strings.IndexByte(holds.of, c) >= 0; holds.got != want {
				t.Errorf("%q is a %s: %v", c, kind, holds.got)
			}
		}
	}
}

func TestDigits(t *testing.T) {
	for s, want := range map[string]int{"": 0, "a1": 0, "12": 2, "1999a": 4, "1٢": 1} {
		if got := ascii.Digits(s); got != want {
			t.Errorf("%q begins with %d digits, want %d", s, got, want)
		}
	}
}

func TestNumber(t *testing.T) {
	for s, want := range map[string]bool{"": false, "a1": false, "12": true, "1999a": false, "1٢": false} {
		if got := ascii.Number(s); got != want {
			t.Errorf("%q is a number: %t", s, got)
		}
	}
}
