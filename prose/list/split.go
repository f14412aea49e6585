package list

import (
	"slices"
	"strings"

	"github.com/bibfix/bibfix/internal/ascii"
	"github.com/bibfix/bibfix/internal/dates"
	"github.com/bibfix/bibfix/lint"
	"github.com/bibfix/bibfix/prose/block"
)

// A unit is one entry: its lines, and the label before it.
type unit struct {
	lines  []line // without the label; none only while the label stands on a line of its own
	label  label
	head   line // the line with the label, as it stands
	trust  lint.Safety
	letter string // of a part: several works share a label
	begins int    // of a part but the first: where it begins in its first line's block, its letter included
	name   *line  // the author's line, where it stands once for several entries
	year   bool   // a year stands in it
	link   bool   // an address or DOI stands in it
	bare   bool   // it says that it has no year, or none yet
}

// A splitter parts the lines of one list into entries.
type splitter struct {
	f       *finder
	region  region
	lines   []line
	rest    []span // text of the region that belongs to no entry
	units   []unit
	doubts  int
	counted int              // the last number on a line of its own that begins no note
	numbers map[int]bool     // that stand on lines of their own before the list; nil until one is asked for
	heads   map[int]bool     // that begin lines before the list; the same
	why     map[place]reason // what the lines of a weighed list showed; nil unless the file is traced
	squares map[int]bool     // the numbers in square brackets at the start of lines
	taken   map[int]bool     // the labels that entries have got so far
	loose   bool             // labels are letters, and need no year
}

// A span is a stretch of a block's text.
type span struct{ block, start, end int }

// split parts a region into its entries and the text in it that is none.
func (f *finder) split(r region) *splitter {
	s := &splitter{f: f, region: r}
	if r.keyed {
		s.byKey()
		s.carryNames()
		return s
	}
	s.gather()
	s.dropNotes()
	s.dropPageNumbers()
	s.dropFeet()
	s.dropPartLines()
	if form := s.labels(); form != noLabel {
		s.byLabel(form)
	} else {
		s.byLayout()
	}
	s.units = slices.DeleteFunc(s.units, func(u unit) bool { return len(u.lines) == 0 })
	s.carryNames()
	s.partRunTogether()
	s.dropRemarks()
	f.doubts += s.doubts
	return s
}

// gather collects the lines of the region; what is plainly no entry goes to
// the rest.
func (s *splitter) gather() {
	r := s.region
	s.lines = make([]line, 0, r.last-r.first)
	quoted := s.mostlyQuotes()
	table := r.block+1 < r.last && s.f.blocks[r.block+1].Kind == block.Row
	defer s.cut()
	page, broken := s.f.blocks[r.first].Page, false
	for i := r.first; i < r.last; i++ {
		b := &s.f.blocks[i]
		broken = broken || b.Page != page || b.Kind == block.Furniture && b.Text.Len() > 0
		page = b.Page
		if i == r.block {
			if r.first < r.block && r.start > 0 {
				s.rest = append(s.rest, span{i, 0, r.start})
			}
			if r.end >= b.Text.Len() {
				continue
			}
			first := part(b, r.end, b.Text.Len())
			if first.Text.Len() > 0 {
				at := len(s.lines)
				s.lines = linesOf(s.lines, b, i, s.f.doc.Data)
				s.lines = append(s.lines[:at], after(s.lines[at:], r.end)...)
			}
			continue
		}
		at, from := len(s.lines), 0
		switch {
		case r.block < i && i < r.lead, r.inGap(i):
			from = b.Text.Len()
		case !s.belongs(b, quoted, table):
			from = s.entriesBehind(b, i)
		}
		if from > 0 && b.Kind != block.Furniture {
			s.rest = append(s.rest, span{i, 0, from})
		}
		if from < b.Text.Len() {
			s.lines = linesOf(s.lines, b, i, s.f.doc.Data)
			s.lines = append(s.lines[:at], after(s.lines[at:], from)...)
		}
		if at < len(s.lines) {
			s.lines[at].broken = broken
			broken = false
		}
	}
}

// entriesBehind is where the entries begin in a paragraph that begins as
// something else, a caption or a table, and holds the rest of the list all the
// same, since no blank line stands between; its end where there are none.
func (s *splitter) entriesBehind(b *block.Block, index int) int {
	if b.Kind != block.Paragraph || strings.IndexByte(b.Text.String, '\n') < 0 {
		return b.Text.Len()
	}
	last := s.lastNumber()
	lines := linesOf(nil, b, index, s.f.doc.Data)
	for i, l := range lines {
		lab := readLabel(l.text)
		if lab.number > 0 && lab.number == last+1 && lab.form != bare && startsUpper(trimOrnaments(l.text[lab.end:])) {
			return l.start
		}
		next := ""
		if i+1 < len(lines) {
			next = lines[i+1].text
		}
		if last == 0 && startsWithName(l.text) && (hasYear(l.text) || hasYear(next)) && len(lines)-i >= fewestStrays {
			return l.start
		}
	}
	return b.Text.Len()
}

// lastNumber is the number of the last label so far, 0 where the lines have none.
func (s *splitter) lastNumber() int {
	for i := len(s.lines) - 1; i >= 0; i-- {
		if l := readLabel(s.lines[i].text); l.number > 0 && l.form != bare && !dates.MayBeYear(l.number) {
			return l.number
		}
	}
	return 0
}

// cut leaves out the lines behind the end of the list in its last block.
func (s *splitter) cut() {
	if s.region.cut == 0 {
		return
	}
	s.lines = slices.DeleteFunc(s.lines, func(l line) bool { return l.block == s.region.last-1 && l.start >= s.region.cut })
}

// after leaves out the lines that end before a place in their block, and the
// part before it of the line it stands in.
func after(lines []line, at int) []line {
	kept := lines[:0]
	for _, l := range lines {
		if l.end <= at {
			continue
		}
		if l.start < at {
			text := strings.TrimLeft(l.text[at-l.start:], " ")
			l.start = l.end - len(text)
			l.text = text
		}
		l.first = len(kept) == 0
		kept = append(kept, l)
	}
	return kept
}

func (s *splitter) mostlyQuotes() bool {
	quotes, others := 0, 0
	for i := s.region.block + 1; i < s.region.last; i++ {
		switch s.f.blocks[i].Kind {
		case block.Quote:
			quotes++
		case block.Paragraph, block.Item:
			others++
		}
	}
	return quotes > others
}

// belongs says whether a block inside the region may hold entries.
func (s *splitter) belongs(b *block.Block, quoted, table bool) bool {
	text := b.Text.String
	switch b.Kind {
	case block.Heading:
		return looksLikeEntry(text) || isNamed(text)
	case block.Quote:
		return quoted
	case block.Row:
		return table
	case block.Code:
		return b.Indent >= 4 && !isProse(text)
	case block.Note:
		return s.region.notes
	case block.Furniture:
		return false
	}
	if len(text) <= maxHeading && b.Kind == block.Paragraph && s.region.text != "" && headingWords(text) == headingWords(s.region.text) {
		return false // the head of a page repeats it
	}
	if len(text) <= maxHeading && b.Kind == block.Paragraph && (isPartHeading(b) || s.f.repeats(b)) {
		return false
	}
	if s.region.notes && s.region.text == "" {
		return false // footnotes stand among the text
	}
	return !isProse(text) && (!isCaption(text) || looksLikeEntry(text))
}

// isPartHeading says whether a line names a part of the list: by its words, or
// because it is bold and neither a name nor dated.
func isPartHeading(b *block.Block) bool {
	text := b.Text.String
	if hasYear(text) || hasAddress(text) || strings.IndexByte(text, '\n') >= 0 {
		return false
	}
	return isPartName(text) || strongOver(b.Marks, 0, len(text)) && !startsWithName(text)
}

// dropPageNumbers takes out lines of digits alone, unless they are the labels
// of the lines after them.
func (s *splitter) dropPageNumbers() {
	numbers, next, ordered, falls := 0, 0, 0, 0
	for _, l := range s.lines {
		n := wholeNumber(l.text)
		if n == 0 {
			continue
		}
		numbers++
		switch {
		case n == next+1:
			ordered++
		case n < next, next == 0, n > next+widestGap:
			falls++ // pages, or lines that are counted
		}
		next = n
	}
	if numbers == 0 || falls == 0 && 100*ordered >= most*numbers && 3*numbers >= len(s.lines)-numbers {
		return
	}
	kept, broken, first := s.lines[:0], false, -1
	for _, l := range s.lines {
		if wholeNumber(l.text) > 0 {
			broken = true
			if l.first {
				first = l.block
			}
			continue
		}
		l.broken = l.broken || broken
		l.first = l.first || l.block == first
		broken, first = false, -1
		kept = append(kept, l)
	}
	s.lines = kept
}

// wholeNumber is the number that is all of s, 0 for any other text. "– 12 –"
// and "Page 12 of 40" are page numbers as well.
func wholeNumber(s string) int {
	if len(s) > 20 {
		return 0
	}
	s = strings.Trim(s, " -–—|")
	s = strings.TrimPrefix(strings.TrimPrefix(s, "Page "), "p. ")
	s, _, _ = strings.Cut(s, " of ")
	n := 0
	for i := 0; i < len(s); i++ {
		if !ascii.Digit(s[i]) || n > 99999 {
			return 0
		}
		n = 10*n + int(s[i]-'0')
	}
	return n
}

// expect makes room for the entries that the lines for which begins is true
// will begin, and one before.
func (s *splitter) expect(begins func(line) bool) {
	n := 1
	for _, l := range s.lines {
		n += count(begins(l))
	}
	s.units = make([]unit, 0, n)
}

// begin begins a unit with a line that has a label or none.
func (s *splitter) begin(l line, lab label, trust lint.Safety) {
	s.units = append(s.units, unit{label: lab, head: l, trust: trust})
	l.text = trimBacklink(l.text[lab.end:])
	l.start = l.end - len(l.text)
	if l.text != "" {
		s.join(l)
	}
}

// trimBacklink takes off the arrow with which some exports lead back to the
// text: "↑ Okafor", "^ Okafor".
func trimBacklink(s string) string {
	if rest := strings.TrimLeft(s, "↑^"); len(rest) < len(s) {
		return strings.TrimLeft(rest, " \u00a0")
	}
	return s
}

// join adds a line to the last unit.
func (s *splitter) join(l line) {
	u := &s.units[len(s.units)-1]
	u.lines = append(u.lines, l)
	u.year = u.year || hasYear(l.text)
	u.link = u.link || hasAddress(l.text)
	u.bare = u.bare || !u.year && isUndated(l.text)
}

// leave puts a line with the text around the list.
func (s *splitter) leave(l line) {
	s.rest = append(s.rest, span{l.block, l.start, l.end})
}

func (u *unit) first() string {
	if len(u.lines) == 0 {
		return ""
	}
	return u.lines[0].text
}

func (u *unit) last() string {
	if len(u.lines) == 0 {
		return ""
	}
	return u.lines[len(u.lines)-1].text
}

// dated says whether the unit has the substance of an entry.
func (u *unit) dated() bool { return u.year || u.link || u.bare }
