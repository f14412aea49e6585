package roman_test

import (
	"strings"
	"testing"

	_ "github.com/bibfix/bibfix/internal/golden"
	"github.com/bibfix/bibfix/internal/roman"
)

func TestValue(t *testing.T) {
	for s, want := range map[string]int{"": 0, "i": 1, "IV": 4, "iiii": 4, "xiv": 14, "XL": 40, "MCMXCIX": 1999, "mix": 1009, "vi2": 0, "iv-x": 0, "kv": 0} {
		if got := roman.Value(s); got != want || roman.Of(s) != (want > 0) {
			t.Errorf("%q counts %d, is one %v, want %d", s, got, roman.Of(s), want)
		}
	}
}

// All numerals that Usual knows are made here in another way, digit by digit.
func TestUsual(t *testing.T) {
	ones := [...]string{"", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"}
	numeral := func(n int) string {
		tens := strings.NewReplacer("i", "x", "v", "l", "x", "c").Replace(ones[n/10%10])
		return strings.Repeat("c", n/100) + tens + ones[n%10]
	}
	known := map[string]int{}
	for n := range 400 {
		known[numeral(n)] = n
		if got := roman.Usual(numeral(n)); got != n {
			t.Errorf("%s is %d, want %d", numeral(n), got, n)
		}
	}
	var words func(s string)
	words = func(s string) { // all words of up to five letters
		if got := roman.Usual(s); got != known[s] {
			t.Errorf("%s is %d, want %d", s, got, known[s])
		}
		if len(s) < 5 {
			for _, c := range "ivxlcdm" {
				words(s + string(c))
			}
		}
	}
	words("")
	for _, s := range []string{"IV", "cccc", "xivth", "v ", "cd", "mm"} {
		if got := roman.Usual(s); got != 0 {
			t.Errorf("%q is %d, want none", s, got)
		}
	}
}
