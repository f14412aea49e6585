package columns

import (
	"slices"
	"unicode"
	"unicode/utf8"
)

// Bounds of the width of a column, in characters of its lines.
const (
	narrowColumn = 22
	wideColumn   = 72
	overhang     = 5 // more than most lines have
)

// columnWidth is how many characters the lines of a column have, if these lines
// are of two: most are as long as a column is wide, some as two. 0 where they are not.
func columnWidth(lengths []int) int {
	sorted := slices.Clone(lengths)
	slices.Sort(sorted)
	median := sorted[len(sorted)/2]
	n, _ := slices.BinarySearch(sorted, 13*median/10)
	if n == 0 {
		return 0
	}
	width := sorted[9*(n-1)/10]
	if width < narrowColumn || width > wideColumn {
		return 0
	}
	full, over := 0, 0
	for _, l := range lengths {
		full += count(l >= 4*width/5 && l <= width+overhang)
		over += count(l > width+overhang)
	}
	if 3*full < len(lengths) || 5*over > 2*len(lengths) {
		return 0
	}
	return width
}

// cut cuts a line into what it has of each column: where it is longer than a column
// is wide, a line of the other column was run on behind its last word, or in it, at
// the hyphen of a broken word.
func (w *weaver) cut(line lineOf, number, width int) {
	at := line.start
	for at < line.end {
		end, next, glued := w.plainCut(at, line.end, width)
		if end == 0 && utf8.RuneCount(w.data[at:line.end]) > width+overhang {
			end, next, glued = w.bestCut(at, line.end, number, width)
		}
		if end == 0 {
			break
		}
		w.fragments = append(w.fragments, fragment{start: at, end: end, line: number, glued: glued})
		at = next
	}
	w.fragments = append(w.fragments, fragment{start: at, end: line.end, line: number})
}

// plainCut finds a broken word with a label or a number of three digits run on behind
// it, that the line ends with: no word is like that.
func (w *weaver) plainCut(at, stop, width int) (end, next int, glued bool) {
	word := stop
	for word > at && w.data[word-1] != ' ' {
		word--
	}
	if word-at < width/3 {
		return 0, 0, false
	}
	n := 0
	for n < stop-word && lettersAt(w.data[word+n:stop]) > 0 && unicode.IsLower(first(w.data[word+n:stop])) {
		n += lettersAt(w.data[word+n : stop])
	}
	rest := w.data[word+n : stop]
	digits := 0
	for digits < len(rest) && rest[digits] >= '0' && rest[digits] <= '9' {
		digits++
	}
	if n < 2 || !isLabel(rest) && digits < 3 {
		return 0, 0, false
	}
	return word + n, word + n, true
}

// fewestPoints is what a cut must have for it.
const fewestPoints = 3

// bestCut finds where the first fragment ends of what begins at a place, and where
// the next begins; 0 for no cut.
func (w *weaver) bestCut(at, stop, number, width int) (end, next int, glued bool) {
	best, n := fewestPoints-1, 0
	for i := at; i < stop && n <= width+overhang; n++ {
		r, size := utf8.DecodeRune(w.data[i:stop])
		if n >= width/3 && i > at {
			switch {
			case r == ' ':
				if p := w.spacePoints(i, stop) - away(n, width); p > best && i+1 < stop {
					best, end, next, glued = p, i, i+1, false
				}
			default:
				if p := w.gluePoints(at, i, stop, number) - away(n, width); p > best {
					best, end, next, glued = p, i, i, true
				}
			}
		}
		i += size
	}
	return end, next, glued
}

// away is what a cut loses that leaves a short line.
func away(n, width int) int { return max(width-n-overhang, 0) / 4 }

// spacePoints says what speaks for a cut at a space.
func (w *weaver) spacePoints(at, stop int) int {
	after := w.data[at+1 : stop]
	r, _ := utf8.DecodeRune(after)
	last := w.data[at-1]
	switch {
	case isLabel(after):
		return 8
	case unicode.IsUpper(r) && (last == '.' || last == ',' || last == '-'):
		return 4
	case last == '-':
		return 6
	case unicode.IsUpper(r):
		return 2
	}
	return 1
}

// gluePoints says what speaks for a broken word that ends at a place in the midst of
// letters, or between a letter and something else.
func (w *weaver) gluePoints(from, at, stop, number int) int {
	stem := w.data[from:at]
	letters := lettersBefore(stem)
	if letters < 2 {
		return -1
	}
	stem = stem[len(stem)-letters:]
	rest := w.data[at:stop]
	r, _ := utf8.DecodeRune(rest)
	switch {
	case isLabel(rest):
		return 9
	case unicode.IsDigit(r):
		return 2 + w.completes(stem, number)
	case !unicode.IsLetter(r):
		return -1
	}
	first := rest[:lettersAt(rest)]
	points := w.completes(stem, number)
	switch {
	case w.words[hash(stem, first)] > 1:
		points -= 6
	case unicode.IsUpper(r) && !unicode.IsUpper(lastRune(stem)):
		points += 5
	}
	if len(first) > 1 && w.words[hash(first)] > 1 {
		points += 3
	}
	if w.continues(first, number) {
		points += 4
	}
	return points
}

func lastRune(s []byte) rune {
	r, _ := utf8.DecodeLastRune(s)
	return r
}

// reach is how many lines further down a broken word may go on.
const reach = 4

// completes gives points for a stem that a line below completes to a word of the text.
func (w *weaver) completes(stem []byte, number int) int {
	for i := number + 1; i < min(number+1+reach, len(w.lines)); i++ {
		line := w.data[w.lines[i].start:w.lines[i].end]
		if w.words[hash(stem, line[:lettersAt(line)])] > 0 {
			return 5
		}
	}
	return 0
}

// continues says whether letters complete a word that was broken in a line above.
func (w *weaver) continues(first []byte, number int) bool {
	for i := len(w.fragments) - 1; i >= 0 && w.fragments[i].line >= number-reach; i-- {
		if f := w.fragments[i]; f.glued {
			stem := w.data[f.start:f.end]
			if w.words[hash(stem[len(stem)-lettersBefore(stem):], first)] > 0 {
				return true
			}
		}
	}
	return false
}
