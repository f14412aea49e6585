package habit_test

import (
	"slices"
	"testing"

	_ "github.com/bibfix/bibfix/internal/golden"
	"github.com/bibfix/bibfix/rules/internal/habit"
)

func TestMajority(t *testing.T) {
	values := func(a, b int) []string {
		return append(slices.Repeat([]string{"comma"}, a), slices.Repeat([]string{"stop"}, b)...)
	}
	for _, c := range []struct {
		comma, stop int
		usual       string
		clear       bool
	}{
		{0, 0, "", false},
		{7, 0, "comma", false}, // too few
		{8, 0, "comma", true},
		{7, 1, "comma", true},  // 87 %
		{9, 2, "comma", false}, // 82 %
		{2, 20, "stop", true},
		{4, 4, "comma", false}, // as many: the first by letters, whatever their order
	} {
		usual, clear := habit.Majority(values(c.comma, c.stop))
		if usual != c.usual || clear != c.clear {
			t.Errorf("%d and %d: %q, clear %t", c.comma, c.stop, usual, clear)
		}
	}
}

func TestFewOdd(t *testing.T) {
	for _, c := range []struct {
		odd, of int
		want    bool
	}{{0, 1, true}, {1, 2, true}, {2, 19, false}, {2, 20, true}, {3, 29, false}} {
		if got := habit.FewOdd(c.odd, c.of); got != c.want {
			t.Errorf("%d of %d: %t", c.odd, c.of, got)
		}
	}
}
