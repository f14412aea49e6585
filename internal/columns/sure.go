package columns

import (
	"bytes"
	"unicode"
	"unicode/utf8"
)

// sure says whether the text on both sides of the gutter is running text: lines
// that are about as long as the column is wide, of several words, and that go
// on in the line below. The right ones begin at one place. Text that is spaced out to even lines has gaps above
// each other as well, but no wider ones there than elsewhere.
func (s *sheet) sure() bool {
	l, r := s.tell(left), s.tell(right)
	crossing, clear, apart := 0, 0, 0
	for i := s.gutter.from; i < s.gutter.to; i++ {
		switch {
		case s.sides[i] == across && !s.rows[i].full:
			crossing++
		case s.pairs(i) && (s.sides[i] != both || s.gapAt(i) > 2):
			clear++
			apart += count(s.sides[i] == both && s.rows[i].tokens[s.cuts[i]].from > s.gutter.column+scattered)
		}
	}
	return 8*crossing <= l.lines && 3*clear >= min(l.lines, r.lines) && 5*apart <= 2*clear && !s.gappy() && l.runs(s.fewest) && r.runs(s.fewest)
}

// gappy says whether a third of the rows have another gap as wide as a gutter, and
// these do not stand above each other as those of a third column would.
func (s *sheet) gappy() bool {
	var at [widest/scattered + 2]int
	rows, gaps, most := 0, 0, 0
	for i := s.gutter.from; i < s.gutter.to; i++ {
		if s.sides[i] != both {
			continue
		}
		rows++
		for k := 1; k < len(s.rows[i].tokens); k++ {
			t := s.rows[i].tokens[k]
			if k != s.cuts[i] && t.from-s.rows[i].tokens[k-1].to >= broad {
				gaps++
				at[t.from/scattered]++
			}
		}
	}
	for k := 1; k < len(at); k++ {
		most = max(most, at[k-1]+at[k])
	}
	return 3*gaps > rows && 2*most < gaps
}

// broad is a gap that is surely none between words, in columns of characters.
const broad = 5

// scattered is how far from the gutter text begins that is none of a column, in
// columns of characters.
const scattered = 16

// fewestLetters is the share of letters, in percent of all signs, that tells text
// from a table of figures: pages of nothing but references have 60 to 70, for
// their initials, volumes, pages and DOIs, short ones under 50.
const fewestLetters = 40

// A look is what is seen of the text on one side, in the rows that show the gutter.
type look struct {
	width, lines   int
	long, wordy    int // of the lines
	pairs, flowing int // of lines below each other
	letters, signs int // letters, and all that is no space
}

func (l look) runs(fewest int) bool {
	return l.lines >= fewest && l.width >= narrowest && 2*l.long >= l.lines && 2*l.wordy >= l.lines &&
		5*l.flowing >= l.pairs && l.flowing > 0 && 100*l.letters >= fewestLetters*l.signs
}

func (s *sheet) tell(which side) look {
	var l look
	from, to := widest, 0
	s.each(which, func(_ int, t []token) {
		from, to = min(from, t[0].from), max(to, t[len(t)-1].to)
	})
	l.width = to - from
	last := -3
	var before []token
	s.each(which, func(i int, t []token) {
		if t[len(t)-1].to-t[0].from < 3 {
			return // a point that found no room
		}
		l.lines++
		if 10*(t[len(t)-1].to-from) >= 6*l.width {
			l.long++
		}
		if len(t) >= 3 || t[len(t)-1].end-t[0].start >= 3*narrowest/2 {
			l.wordy++
		}
		if i <= last+2 {
			l.pairs++
			if flows(s.text(before), s.text(t)) || s.fewest < fewestBoth && hangs(before, t, from) {
				l.flowing++
			}
		}
		for _, r := range string(s.text(t)) {
			switch {
			case unicode.IsLetter(r):
				l.letters++
				l.signs++
			case r != ' ':
				l.signs++
			}
		}
		last, before = i, t
	})
	return l
}

// each gives the text on one side of the rows that show the gutter.
func (s *sheet) each(which side, yield func(i int, t []token)) {
	for i := s.gutter.from; i < s.gutter.to; i++ {
		switch t := s.rows[i].tokens; {
		case s.sides[i] == which:
			yield(i, t)
		case s.sides[i] != both:
		case which == left:
			yield(i, t[:s.cuts[i]])
		default:
			yield(i, t[s.cuts[i]:])
		}
	}
}

// hangs says whether a line stands under one that begins at a margin, as the lines of
// an entry do under its first. In code they do so as well: it shows something only in a
// file that has columns.
func hangs(before, t []token, margin int) bool {
	return before[0].from == margin && t[0].from > margin+1 && t[0].from <= margin+mostHanging
}

// mostHanging is how far the lines of an entry stand under its first, in columns.
const mostHanging = 8

func (s *sheet) text(t []token) []byte { return s.data[t[0].start:t[len(t)-1].end] }

// flows says whether a line goes on in the next: at a hyphen or comma, or with a
// small letter or a script that has none. The next may have a number before it.
func flows(before, after []byte) bool {
	last, _ := utf8.DecodeLastRune(before)
	first, _ := utf8.DecodeRune(bytes.TrimLeft(after, "0123456789 "))
	return last == '-' || last == ',' || unicode.IsLetter(first) && !unicode.IsUpper(first) || bytes.HasSuffix(before, []byte(" and"))
}
