package fold_test

import (
	"testing"

	"github.com/bibfix/bibfix/internal/fold"
)

func TestDigits(t *testing.T) {
	for in, want := range map[string]string{
		"2014a": "2014a", "٢٠١٤": "2014", "۱۳۹۰": "1390", "２０１４年": "2014年", "२०१४": "2014", "২০১৪": "2014", "๒๕๕๗": "2557", "²": "²", "十": "十", "\xd9": "\xd9",
	} {
		if got := fold.Digits(in); got != want {
			t.Errorf("Digits(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestEra(t *testing.T) {
	for s, want := range map[string][2]bool{"هـ": {true, true}, "ش": {true, true}, "م": {true, false}, "a": {}, "": {}, "مج": {}} {
		if era, flight := fold.IsEra(s); era != want[0] || flight != want[1] {
			t.Errorf("IsEra(%q) = %v, %v", s, era, flight)
		}
	}
	for year, want := range map[int]bool{1249: false, 1250: true, 1446: true, 1499: true, 1500: false, 2014: false} {
		if fold.IsFlightYear(year) != want {
			t.Errorf("IsFlightYear(%d) is %v", year, !want)
		}
	}
}

// What shows nothing parts or joins as the eye has it.
func TestInvisible(t *testing.T) {
	if got := fold.Words("کاشفی\u200cراد"); got != fold.Words("کاشفیراد") {
		t.Errorf("%q", got)
	}
	if got := fold.Words("a\u200fb"); got != "a b" {
		t.Errorf("%q", got)
	}
	for _, r := range "\u200e\u200f\u061c\u202a\u202e\u2066\u2069" {
		if !fold.IsDirection(r) {
			t.Errorf("%U turns the direction", r)
		}
	}
	for _, r := range "a \u200b\u200c\u202f\u206a" {
		if fold.IsDirection(r) {
			t.Errorf("%U does not turn the direction", r)
		}
	}
}
