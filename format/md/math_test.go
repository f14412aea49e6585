package md

import "testing"

func TestIsSentence(t *testing.T) {
	for inner, want := range map[string]bool{
		"NFQUAY_01). Its role was shown in a network [1] and by McDon [2]. The price was US": true,
		"300 for each and":          false, // three words
		"300 for each port and the": true,
		"x + y":                     false,
		"a b c d e f g h":           false,
		`\mathrm{for all ports and harbours of} x`:   false,
		`x \mbox for all ports and the old harbours`: false,
		"f(x) = x if odd and x if even":              false,
		"p_{levy} for all ports and all the quays":   false,
		"n sin x cos y tan z":                        false,
	} {
		if got := isSentence([]byte(inner)); got != want {
			t.Errorf("%q: %t, want %t", inner, got, want)
		}
	}
}
