package dates_test

import (
	"fmt"
	"testing"

	"github.com/bibfix/bibfix/internal/dates"
)

func TestYears(t *testing.T) {
	for n := range 10000 {
		want := 1500 <= n && n < 2100
		if s := fmt.Sprintf("%04d", n); dates.MayBeYear(n) != want || dates.IsYear(s) != want {
			t.Errorf("%s may be a year: %v, %v", s, dates.MayBeYear(n), dates.IsYear(s))
		}
	}
	for s, want := range map[string]int{"": -1, "199": -1, "1999": 0, "in 1999a": 3, "12019, 2001": 7, "20011": -1, "1,2014": 2, "٢٠١٤": -1} {
		if got := dates.YearIn(s); got != want {
			t.Errorf("%q has a year at %d, want %d", s, got, want)
		}
	}
}
