package dates

import "github.com/bibfix/bibfix/internal/ascii"

// The numbers that are years rather than pages, labels or volumes, where nothing
// else tells. Who knows more of what stands there has bounds of his own: the
// readers of entries and of citations.
const (
	first = 1500
	last  = 2099
)

// MayBeYear says whether a number could as well be a year.
func MayBeYear(n int) bool { return first <= n && n <= last }

// IsYear says whether s is four digits that may be a year.
func IsYear(s string) bool {
	return len(s) == 4 && (s[0] == '1' && s[1] >= '5' || s[0] == '2' && s[1] == '0') && ascii.Digit(s[1]) && ascii.Digit(s[2]) && ascii.Digit(s[3])
}

// YearIn is where the first year of s stands, with no digit beside it; -1 for none.
func YearIn(s string) int {
	for i := 0; i+4 <= len(s); i++ {
		if IsYear(s[i:i+4]) && (i == 0 || !ascii.Digit(s[i-1])) && (i+4 == len(s) || !ascii.Digit(s[i+4])) {
			return i
		}
	}
	return -1
}
