package cite_test

import (
	"strings"
	"testing"
)

// TestRaised reads one place in a text that cites by raised numbers: what is cited of
// entries 1 to 9, and what is marked as mentioned ("~6").
func TestRaised(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"It is shown in^7^.", "7"},
		{"It is shown in⁷ and in that year⁸.", "7 8"},
		{"It measures 4 in^7^ or 5 ha^8^.", "~7 ~8"},
		{"It measures 4 in^2^ or 5 mm^3^, 6 km² in all.", ""},
		{"It began in the 1970s^7^.", "7"},
		{"The type 70s^7^ holds.", "~7"},
		{"Il termine risale a^7^ ed è ripreso e⁸.", "7 8"},
		{"Il termine risale a^2^ ed è ripreso.", "~2"},
		{"So a^2^ + b^2^ = c^2^, and x a^4^ b.", ""},
		{"\n\n^7^ and^8^ disagree.", "7 8"},
		{"\n\n⁷, for instance, disagrees.", "7"},
		{"\n\n^7^ University of Lund", "~7"},
		{"The salt^7^ and ^14^C, NH~4~^+^ and SO~4~^2-^.", "7"},
		{"By 10^7^ or 10⁸ tons, at m^4^ and s^-1^.", ""},
		{"On the 7^th^ and the 8ᵗʰ of May.", ""},
	} {
		got, mentioned := citedBeside("Some^1^ say so,^2,3^ and others too.^9^\n\n" + c.text)
		got, all := strings.CutPrefix(got, "1 2 3 9")
		want := strings.TrimSpace(c.want)
		if got = strings.TrimSpace(strings.TrimSpace(got) + mentioned); got != want || !all {
			t.Errorf("%s: read %q, want %q", c.text, got, want)
		}
	}
}
