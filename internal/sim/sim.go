// Package sim measures how alike two spellings are. Fold them first (package
// fold): what is compared here is compared letter by letter.
package sim

import "unicode/utf8"

// Distance is the number of slips of the pen between a and b: letters
// inserted, left out, replaced, or swapped with their neighbour (the optimal
// string alignment of Damerau and Levenshtein), counted in code points. It
// gives up at limit and returns limit+1, so that its cost grows with the length
// times the limit, not with the square of the length.
func Distance(a, b string, limit int) int {
	if a == b {
		return 0
	}
	if limit <= 0 {
		return limit + 1
	}
	a, b = trim(a, b)
	if n := len(a) - len(b); n > utf8.UTFMax*limit || -n > utf8.UTFMax*limit { // each slip is one code point at most
		return limit + 1
	}
	s, t := []rune(a), []rune(b)
	if len(s) > len(t) {
		s, t = t, s
	}
	if len(t)-len(s) > limit {
		return limit + 1
	}
	far := limit + 1
	// Rows of the table of distances between s[:i] and t[:j]: two above, above, this.
	rows := make([]int, 3*(len(t)+1))
	two, above, row := rows[:len(t)+1], rows[len(t)+1:2*(len(t)+1)], rows[2*(len(t)+1):]
	for j := range above {
		above[j] = min(j, far)
		row[j] = far
	}
	for i := 1; i <= len(s); i++ {
		from, to := max(1, i-limit), min(len(t), i+limit)
		row[from-1] = far
		if from == 1 {
			row[0] = min(i, far)
		}
		best := row[from-1]
		for j := from; j <= to; j++ {
			step := 1
			if s[i-1] == t[j-1] {
				step = 0
			}
			d := min(above[j-1]+step, row[j-1]+1)
			if j < i+limit { // the cell above lies inside the band
				d = min(d, above[j]+1)
			}
			if i > 1 && j > 1 && s[i-1] == t[j-2] && s[i-2] == t[j-1] {
				d = min(d, two[j-2]+1)
			}
			row[j] = min(d, far)
			best = min(best, row[j])
		}
		if best > limit {
			return far
		}
		two, above, row = above, row, two
	}
	return above[len(t)]
}

// trim takes away what the two have in common at both ends.
func trim(a, b string) (string, string) {
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	for n > 0 && (n < len(a) && !utf8.RuneStart(a[n]) || n < len(b) && !utf8.RuneStart(b[n])) {
		n--
	}
	a, b = a[n:], b[n:]
	n = 0
	for n < len(a) && n < len(b) && a[len(a)-1-n] == b[len(b)-1-n] {
		n++
	}
	for n > 0 && !utf8.RuneStart(a[len(a)-n]) {
		n--
	}
	return a[:len(a)-n], b[:len(b)-n]
}
