package list

import (
	"strconv"
	"strings"

	"github.com/bibfix/bibfix/internal/ascii"
	"github.com/bibfix/bibfix/internal/dates"
	"github.com/bibfix/bibfix/lint"
	"github.com/bibfix/bibfix/prose/block"
)

// labels tells in which form most entries are labelled, noLabel for a list
// without labels.
func (s *splitter) labels() form {
	var seen [marker + 1]struct{ count, ordered, last, line int }
	heads, outer := 0, 0      // outer is the indent of the block's first line
	alone := false            // the line before is a label and nothing else
	squares := map[int]bool{} // the numbers in square brackets so far: two columns count side by side
	for i, l := range s.lines {
		lab := s.label(l)
		if l.first {
			heads += count(!alone)
			outer = l.indent
		}
		alone = lab.form != noLabel && lab.form != marker && lab.end == len(l.text)
		f := &seen[lab.form]
		if lab.form == noLabel || l.indent >= outer+2 || dates.MayBeYear(lab.number) && lab.number != f.last+1 {
			continue
		}
		if f.count == 0 {
			f.line = i
		}
		f.count++
		switch {
		case lab.number == f.last+1, f.count == 1, lab.number == 0, lab.form == marker && lab.number == f.last, lab.form == square && squares[lab.number-1]:
			f.ordered++
		}
		if lab.form == square {
			squares[lab.number] = true
		}
		f.last = lab.number
	}
	s.squares = squares
	best := noLabel
	for f := square; f <= marker; f++ {
		if seen[f].ordered > seen[best].ordered {
			best = f
		}
	}
	// Numbers in order may be chance where lines wrap: the list must begin
	// with one, and forms that text has as well must hold throughout.
	f := seen[best]
	late := f.line > 3 && !(best == square && f.count >= fewestLate && 5*f.ordered >= 4*f.count && 4*f.line <= len(s.lines))
	switch {
	case best == noLabel, 2*f.ordered < f.count, mostLines*f.count < len(s.lines), late, f.line > 0 && 2*f.count < heads:
		return noLabel
	case best == square || best == point || best == marker:
		return best
	case f.count < 2 || 2*f.count < heads || f.line > 0 && 3*f.ordered < 2*f.count:
		return noLabel
	}
	return best
}

// fewestLate is how many labels in square brackets must count where something
// else stands in front of the first.
const fewestLate = 5

// mostLines is how many lines an entry has at most on average: where labels are
// rarer, wrapped lines begin with a number now and then.
const mostLines = 12

// label reads the label of a line: the format's own marker, or one in the
// text.
func (s *splitter) label(l line) label {
	b := &s.f.blocks[l.block]
	if !l.first || l.start > 0 {
		return s.textLabel(l)
	}
	switch b.Kind {
	case block.Item:
		if n := markerNumber(b.Marker); n > 0 {
			return label{form: marker, text: strconv.Itoa(n), number: n}
		}
	case block.Note:
		text := strings.Trim(b.Marker, "[^]:")
		n, _ := strconv.Atoi(text)
		return label{form: marker, text: text, number: max(n, 0)}
	}
	return s.textLabel(l)
}

// textLabel reads the label in the text of a line; in a list whose labels are
// letters, one without a year as well.
func (s *splitter) textLabel(l line) label {
	lab := readLabel(l.text)
	if lab.form == noLabel && s.loose {
		return looseLabel(l.text)
	}
	return lab
}

// markerNumber is the number of a list marker such as "12." or "12)"; 1 for
// "#.", which counts by itself; 0 for a bullet.
func markerNumber(m string) int {
	if m == "#." {
		return 1
	}
	if len(m) < 2 || m[len(m)-1] != '.' && m[len(m)-1] != ')' {
		return 0
	}
	n, err := strconv.Atoi(m[:len(m)-1])
	if err != nil {
		return 0
	}
	return max(n, 1)
}

// byLabel begins an entry at each label of the list's form.
func (s *splitter) byLabel(f form) {
	s.loose = f == key
	s.expect(func(l line) bool { return s.label(l).form == f })
	last, left := 0, -1 // left is the block that is being left to the text
	s.taken = make(map[int]bool)
	for i, l := range s.lines {
		lab := s.label(l)
		switch {
		case lab.form == f && s.carriesOn(i, lab, last):
			last, left = lab.number, -1
			s.taken[lab.number] = true
			s.begin(l, lab, lint.Safe)
		case l.block == left:
			s.leave(l)
		case len(s.units) == 0 && !looksLikeEntry(l.text):
			s.leave(l) // a note before the first entry
		case len(s.units) == 0:
			s.begin(l, label{}, lint.Safe)
		case l.first && i > 0 && s.ownEntry(l):
			s.begin(l, label{}, lint.Unsafe)
		case l.first && (s.isAnnotation(l) || s.isBody(i, f)):
			left = l.block
			s.leave(l)
		default:
			if l.first {
				s.units[len(s.units)-1].trust = lint.Unsafe
			}
			s.join(l)
		}
	}
	if f == marker {
		s.countMarkers()
	}
	s.partNumbers()
}

// isBody says whether a paragraph behind an entry that is at its end belongs to
// the text, which columns brought into the list: it cites by the labels of the
// list, or is a heading.
func (s *splitter) isBody(i int, f form) bool {
	l, u := s.lines[i], &s.units[len(s.units)-1]
	b := &s.f.blocks[l.block]
	if b.Kind != block.Paragraph || l.start > 0 || !isComplete(u.last()) || !u.dated() || isTrailer(l.text) {
		return false
	}
	end := i + 1
	for end < len(s.lines) && s.lines[end].block == l.block && s.label(s.lines[end]).form != f {
		end++
	}
	text := b.Text.String[:s.lines[end-1].end]
	if f == square {
		if i := strings.IndexByte(text, '['); i > 0 && i+1 < len(text) && ascii.Digit(text[i+1]) && !looksLikeEntry(text) {
			return true
		}
	}
	return b.Gap && isSectionTitle(text)
}

// longestSection is the length in bytes of headings that text without markup
// shows by nothing but their shortness.
const longestSection = 40

// isSectionTitle says whether s is a few words such as "Discussion" or "2.1 Data
// and methods".
func isSectionTitle(s string) bool {
	s = trimSection(s)
	return len(s) <= longestSection && startsUpper(s) && strings.IndexByte(s, '\n') < 0 && !strings.ContainsAny(s, "0123456789.,;:/()[]")
}

// widestGap is the most by which numbers without square brackets go on inside a
// paragraph, before a name: what a list leaves out in one place.
const widestGap = 9

// carriesOn says whether a label inside a block may begin an entry: a wrapped
// line may begin with a number that is none.
func (s *splitter) carriesOn(i int, lab label, last int) bool {
	l, step := s.lines[i], lab.number-last
	if dates.MayBeYear(lab.number) && (step < 0 || step > 3) {
		return false
	}
	if rest := l.text[lab.end:]; lab.form == square && rest != "" && strings.ContainsAny(rest[:1], "-,.;)") {
		return false // "[23]-[26]." at the start of a line of the text
	}
	if l.first || lab.form == key || lab.form == equals || len(s.units) == 0 {
		return true
	}
	if lab.form == square {
		return step > -3 && step < 20 || !s.taken[lab.number] && (s.taken[lab.number-1] || s.squares[lab.number+1] && startsUpper(l.text[lab.end:])) // of the other column
	}
	text := l.text[lab.end:]
	if text == "" && i+1 < len(s.lines) {
		text = s.lines[i+1].text // the label stands on a line of its own
	}
	return step == 1 || step >= 0 && step <= widestGap && startsWithName(text)
}

// ownEntry says whether a block without a label in a list with labels is an
// entry all the same.
func (s *splitter) ownEntry(l line) bool {
	u := &s.units[len(s.units)-1]
	return looksLikeEntry(l.text) && u.dated() && isComplete(u.last())
}

// countMarkers numbers the entries by their order where Markdown would: all
// markers say the same number.
func (s *splitter) countMarkers() {
	same, n := true, 0
	for _, u := range s.units {
		if u.label.form == marker {
			n++
			same = same && u.label.number == s.units[0].label.number
		}
	}
	if !same || n < 2 {
		return
	}
	n = 0
	for i := range s.units {
		if u := &s.units[i]; u.label.form == marker {
			n++
			u.label.number, u.label.text = n, strconv.Itoa(n)
		}
	}
}
