package words_test

import (
	"testing"

	"github.com/bibfix/bibfix/internal/fold"
	"github.com/bibfix/bibfix/internal/words"
)

func TestMonths(t *testing.T) {
	for month := 1; month <= words.Months; month++ {
		name, macro := words.MonthName(month), words.MonthMacro(month)
		if words.Month(fold.Words(name)) != month || words.Month(macro) != month || len(macro) != 3 {
			t.Errorf("month %d is %q, its macro %q", month, name, macro)
		}
	}
	for _, none := range []int{-1, 0, 13} {
		if got := words.MonthName(none) + words.MonthMacro(none); got != "" {
			t.Errorf("month %d is %q", none, got)
		}
	}
}
