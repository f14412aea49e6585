package cite_test

import (
	"strings"
	"testing"
)

// TestRangesOfValues reads ranges in square brackets behind a number, in a text whose list
// has nine entries: what is cited, and what is marked as mentioned ("~6").
func TestRangesOfValues(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		// the range of a value
		{"Median age was 6 [4–8] years.", ""},
		{"They stayed 14 [9–17] days.", ""},
		{"In 62 [55–70] the levy rose.", ""},
		{"The rate was 62% [55–70].", ""},
		{"The mean load was 6.5 [4–8].", ""},
		{"Der Median lag bei 6,5 [4–8].", ""},
		{"La mediana fue de 6 [4-8] meses.", ""},
		{"The load was 6 kg [4–8].", "~4 ~5 ~6 ~7 ~8"},
		{"The score was 6 [4–8].", "~4 ~5 ~6 ~7 ~8"},
		{"After 12 years [10–15] it fell.", ""},
		// works
		{"It rose in 2014 [4–6].", "4 5 6"},
		{"Of 45 ports [4–6] none rose.", "4 5 6"},
		{"Of 45 [4–6].", "4 5 6"},
		{"Of 5 [4, 6].", "4 6"},
		{"Of 5 [5].", "5"},
		{"Levies of type 5 [4–6] rose.", "4 5 6"},
		{"The median levy of type 5 [4–6] rose.", "4 5 6"},
		{"Table 5 [4–6] has them.", "4 5 6"},
		{"COVID-5 [4–6] and H5 [4–6].", "4 5 6 4 5 6"},
		{"The tolls [4–6] years ago.", "4 5 6"},
		{"It has 3 parts [4–6].", "4 5 6"},
		{"It has 5 parts [4–6].", "4 5 6"},
		// in turn
		{"There were 3 [2–4].", "2 3 4"},
		// words that turn to another work
		{"It rose [4, 5 but see 6].", "4 5 6"},
		{"It rose [4 see also 6], [4 aber 7], [5 cf. 8].", "4 6 4 7 5 8"},
		{"It rose [4 in 5], [4 for 5], [4 but].", ""},
	} {
		first, lead := "Some [1], [3] and [9] say so.\n\n", "1 3 9"
		if strings.HasPrefix(c.text, "There") {
			first, lead = "Some [1] say so.\n\n", "1"
		}
		got, mentioned := citedBeside(first + c.text)
		if got = strings.TrimSpace(strings.TrimPrefix(got, lead) + mentioned); got != c.want {
			t.Errorf("%s: read %q, want %q", c.text, got, c.want)
		}
	}
}
