package columns

// fewestNumbers is how many lines must have a number in the margin, each one more
// than the line above, for these to be line numbers.
const fewestNumbers = 8

// unnumber takes the line numbers of a manuscript for review off the rows of one
// column, those before the text or behind it. Where the left column has them on its
// left and the right column on its right, nothing shows them but the columns.
func (s *sheet) unnumber(rows []row, leading bool) {
	with, lines, last := 0, 0, -1
	for i := range rows {
		if len(rows[i].tokens) == 0 {
			continue
		}
		lines++
		n, ok := s.lineNumber(&rows[i], leading)
		if ok && (last < 0 || n == last+1) {
			with++
		}
		if ok {
			last = n
		}
	}
	if with < fewestNumbers || 5*with < 4*lines {
		return
	}
	for i := range rows {
		r := &rows[i]
		if _, ok := s.lineNumber(r, leading); !ok {
			continue
		}
		if n := len(r.tokens); leading {
			r.tokens = r.tokens[1:n:n]
		} else {
			r.tokens = r.tokens[: n-1 : n-1]
		}
	}
}

// lineNumber is the number at one end of a row, parted from its text.
func (s *sheet) lineNumber(r *row, leading bool) (int, bool) {
	n := len(r.tokens)
	if n == 0 {
		return 0, false
	}
	at, gap := r.tokens[n-1], 0
	if leading {
		at = r.tokens[0]
	}
	switch {
	case n == 1:
		gap = 2
	case leading:
		gap = r.tokens[1].from - at.to
	default:
		gap = at.from - r.tokens[n-2].to
	}
	number, digits := 0, s.data[at.start:at.end]
	for _, c := range digits {
		if c < '0' || c > '9' {
			return 0, false
		}
		number = 10*number + int(c-'0')
	}
	return number, gap > 1 && len(digits) <= 4
}
