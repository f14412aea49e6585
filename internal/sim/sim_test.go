package sim

import (
	"testing"
	"unicode/utf8"
)

func TestDistance(t *testing.T) {
	for _, c := range []struct {
		a, b  string
		limit int
		want  int
	}{
		{"", "", 2, 0},
		{"quay", "quay", 0, 0},
		{"quay", "quai", 0, 1},
		{"quay", "quai", 2, 1},
		{"quay", "qauy", 2, 1},
		{"", "abc", 2, 3},
		{"", "abc", 3, 3},
		{"okafor", "okaforr", 1, 1},
		{"okafor", "kafor", 1, 1},
		{"lindqvist", "lundqwist", 2, 2},
		{"lindqvist", "lundqwist", 1, 2},
		{"harbour", "tides", 3, 4},
		{"соколова", "соколава", 2, 1},
		{"øre", "åre", 2, 1},
		{"ab", "ba", 1, 1},
		{"aab", "aba", 3, 1},
	} {
		if got := Distance(c.a, c.b, c.limit); got != c.want {
			t.Errorf("Distance(%q, %q, %d) = %d, want %d", c.a, c.b, c.limit, got, c.want)
		}
	}
}

// plain is the whole table, without band and early end.
func plain(a, b string) int {
	s, t := []rune(a), []rune(b)
	d := make([][]int, len(s)+1)
	for i := range d {
		d[i] = make([]int, len(t)+1)
		d[i][0] = i
	}
	for j := range d[0] {
		d[0][j] = j
	}
	for i := 1; i <= len(s); i++ {
		for j := 1; j <= len(t); j++ {
			step := 1
			if s[i-1] == t[j-1] {
				step = 0
			}
			d[i][j] = min(d[i-1][j]+1, d[i][j-1]+1, d[i-1][j-1]+step)
			if i > 1 && j > 1 && s[i-1] == t[j-2] && s[i-2] == t[j-1] {
				d[i][j] = min(d[i][j], d[i-2][j-2]+1)
			}
		}
	}
	return d[len(s)][len(t)]
}

func FuzzDistance(f *testing.F) {
	f.Add("lindqvist", "lundqwist", 2)
	f.Add("ab", "ba", 1)
	f.Add("öøo", "oø", 3)
	f.Add("aabbab", "abaabb", 4)
	f.Fuzz(func(t *testing.T, a, b string, limit int) {
		if limit < 0 || limit > 20 || len(a) > 60 || len(b) > 60 || !utf8.ValidString(a) || !utf8.ValidString(b) {
			t.Skip()
		}
		if got, want := Distance(a, b, limit), min(plain(a, b), limit+1); got != want {
			t.Errorf("Distance(%q, %q, %d) = %d, want %d", a, b, limit, got, want)
		}
	})
}
