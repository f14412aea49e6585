package list

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/bibfix/bibfix/internal/ascii"
	"github.com/bibfix/bibfix/internal/dates"
	"github.com/bibfix/bibfix/internal/fold"
	"github.com/bibfix/bibfix/prose/block"
)

// Bounds of the notes at the foot of one page of a list.
const (
	longestNote = 6 // lines of a note
	loneNote    = 4 // the same, where one stands alone, with its number
	lostNumbers = 3 // numbers that may be missing in a row
)

// dropNotes takes out the notes at the foot of a page whose numbers stand on
// lines of their own, or at the head of their text: from the first to the end of the page
// the numbers rise. The numbers of pages stand where pages end, and those of entries go on
// from each other.
func (s *splitter) dropNotes() {
	if len(s.lines) == 0 || wholeNumber(s.lines[0].text) > 0 {
		return
	}
	kept, broken := s.lines[:0], false
	for i := 0; i < len(s.lines); {
		if n := s.notesFrom(i); n > 0 {
			for _, l := range s.lines[i : i+n] {
				if wholeNumber(l.text) == 0 {
					s.leave(l)
				}
			}
			i, broken = i+n, true
			continue
		}
		if n := s.headedNotesFrom(i); n > 0 {
			for _, l := range s.lines[i : i+n] {
				s.leave(l)
			}
			i, broken = i+n, true
			continue
		}
		l := s.lines[i]
		if n := wholeNumber(l.text); n > 0 {
			s.counted = n
		}
		l.broken = l.broken || broken
		broken = false
		kept = append(kept, l)
		i++
	}
	s.lines = kept
}

// notesFrom gives how many lines from line i on are notes, 0 for none: short
// texts without labels, up to the end of the page.
func (s *splitter) notesFrom(i int) int {
	first := wholeNumber(s.lines[i].text)
	if first == 0 || s.lines[i].broken || dates.MayBeYear(first) || s.counted > 0 && first > s.counted && first <= s.counted+lostNumbers {
		return 0
	}
	last, numbers, full, at, j := first, 1, 0, i, i+1
	for ; j < len(s.lines) && !s.lines[j].broken; j++ {
		l := &s.lines[j]
		n := wholeNumber(l.text)
		if n > 0 && (n <= last || n > last+lostNumbers) {
			break // the number of the page
		}
		if n > 0 {
			last, at = n, j
			numbers++
		} else if full += count(looksLikeEntry(l.text)); j-at > longestNote || readLabel(l.text).form != noLabel {
			return 0
		}
	}
	end := j
	if j < len(s.lines) && wholeNumber(s.lines[j].text) > 0 {
		j++
	}
	if j < len(s.lines) && !s.lines[j].broken || end == i+1 {
		return 0
	}
	if 2*full > numbers && numbers > 1 || numbers == 1 && (end-i > loneNote || !s.hasNumber(first-1) || s.holdsEntry(i+1, end)) {
		return 0
	}
	return end - i
}

// holdsEntry says whether a line from i to before j looks like an entry; "See
// Castor (2008)." at their end has no title.
func (s *splitter) holdsEntry(i, j int) bool {
	for k := i; k < j; k++ {
		if text := s.lines[k].text; looksLikeEntry(text) && !(k == j-1 && onlyNamesAndYear(text)) {
			return true
		}
	}
	return false
}

// hasNumber says whether a number stands on a line of its own before the list,
// as the one of the note before does; the first note has none before it.
func (s *splitter) hasNumber(n int) bool {
	if s.numbers == nil {
		s.numbers = map[int]bool{0: true}
		for i := range s.region.block {
			b := &s.f.blocks[i]
			if b.Kind == block.Furniture {
				continue
			}
			for line := range strings.SplitSeq(b.Text.String, "\n") {
				s.numbers[wholeNumber(line)] = true
			}
		}
	}
	return s.numbers[n]
}

// dropFeet takes out what stands at the foot of a page inside the list: lines
// of the journal, which nobody wrote as an entry, and notes, which still cite.
func (s *splitter) dropFeet() {
	feet := s.f.feet(s.region)
	if len(feet) == 0 {
		return
	}
	kept, broken := s.lines[:0], false
	for _, l := range s.lines {
		switch feet[l.block] {
		case footNote:
			s.leave(l)
			broken = true
		case footLine:
			broken = true
		default:
			l.broken = l.broken || broken
			broken = false
			kept = append(kept, l)
		}
	}
	s.lines = kept
}

// A foot is what a paragraph at the foot of a page may be.
type foot uint8

const (
	noFoot     foot = iota
	footLine        // of the journal
	footVolume      // the same, or the end of an entry
	footNote
)

// feet finds the paragraphs of a region that stand at the foot of a page, by
// block. Notes, and what may be the end of an entry, are told only where nearly
// all others look like entries, with a stop at their end.
func (f *finder) feet(r region) map[int]foot {
	h := f.habit(r)
	if h.entries < 2 {
		return nil
	}
	found := map[int]foot{}
	opening := f.opening(r.block)
	entries, stops, texts := 0, 0, 0
	for i := r.block + 1; i < r.last; i++ {
		b := &f.blocks[i]
		s := b.Text.String
		if b.Kind != block.Paragraph || s == "" {
			continue
		}
		next := f.textAfter(i)
		kind := h.foot(s, next)
		if kind == noFoot && isRunningTitle(s, opening) && !startsWithYear(next) {
			kind = footLine
		}
		if kind != noFoot {
			found[i] = kind
			continue
		}
		if beginsSmall(s) || f.cutOff(i, h) {
			continue // of an entry in two pieces
		}
		entries += count(f.isEntry(b))
		stops += count(strings.HasSuffix(s, "."))
		texts++
	}
	clear := 100*entries >= most*texts
	for i, kind := range found {
		switch {
		case kind == footNote && !clear, kind == footVolume && !(clear && 100*stops >= most*texts):
			delete(found, i)
		case kind == footVolume:
			found[i] = footLine
		}
	}
	return found
}

// opening gives the folded words with which the document begins, its title and
// its authors among them, up to a block.
func (f *finder) opening(end int) string {
	var words strings.Builder
	for i := range end {
		if words.Len() > longestOpening {
			break
		}
		s := f.blocks[i].Text.String
		words.WriteString(" " + fold.Words(s[:min(len(s), longestOpening)]) + " ")
	}
	return words.String()
}

// longestOpening is in bytes, of title, authors and date.
const longestOpening = 300

// isRunningTitle says whether a line repeats words of the document's opening:
// what journals print on each page, even where the list has one page break.
func isRunningTitle(s, opening string) bool {
	folded := fold.Words(s)
	return len(s) <= longestFoot && strings.Count(folded, " ") > 0 && strings.IndexByte(s, '\n') < 0 && !strings.HasSuffix(s, ".") &&
		!hasYear(s) && readLabel(s).form == noLabel && strings.Contains(opening, " "+folded+" ")
}

// cutOff says whether something that may stand at the foot of a page follows
// block i, which does not end as entries do.
func (f *finder) cutOff(i int, h habit) bool {
	next := f.textAfter(i)
	return !isComplete(f.blocks[i].Text.String) && h.foot(next, "") != noFoot
}

// textAfter is the text of the next block that has some.
func (f *finder) textAfter(i int) string {
	for i++; i < len(f.blocks); i++ {
		if b := &f.blocks[i]; b.Kind != block.Furniture && b.Text.Len() > 0 {
			return b.Text.String
		}
	}
	return ""
}

// longestFoot is in bytes.
const longestFoot = 90

// foot tells what a paragraph may be that journals print on their pages: a line
// with an ISSN, the address of a site without a path, an author's name with et
// al. alone, volume and pages alone, a note.
func (h *habit) foot(s, next string) foot {
	single := len(s) <= longestFoot && strings.IndexByte(s, '\n') < 0
	switch {
	case h.isNote(s):
		return footNote
	case !single:
		return noFoot
	case strings.Contains(s, "ISSN") && !startsWithName(s), strings.HasPrefix(s, "www.") && isHost(s):
		return footLine
	case strings.HasSuffix(s, "et al."), strings.HasSuffix(s, "et al"):
		if !hasYear(s) && startsUpper(s) && strings.Count(s, " ") < 5 && !startsWithYear(next) {
			return footLine
		}
	case isVolume(s):
		return footVolume
	}
	return noFoot
}

// isHost says whether s is the address of a site, and no page of it.
func isHost(s string) bool {
	host := strings.TrimSuffix(strings.ReplaceAll(s, " ", ""), "/")
	return strings.IndexByte(host, '/') < 0 && strings.IndexFunc(host, func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '.' && r != '-'
	}) < 0
}

// isVolume says whether s is a journal with volume and pages, or these alone:
// "J. Harbours 12 (2019) 101–130", "Vol. 12, 4, 201–214".
func isVolume(s string) bool {
	numbers, ranges, words := 0, 0, 0
	for _, field := range strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune(" ,;:()", r) }) {
		switch {
		case isRange(field):
			ranges++
		case ascii.Digit(field[0]):
			numbers++
		case startsUpper(field) || isSmall(field):
			words++
		default:
			return false
		}
	}
	name := s[:strings.IndexAny(s+"0", "0123456789")]
	return ranges == 1 && numbers > 0 && words < 6 && ascii.Digit(s[len(s)-1]) && strings.IndexByte(strings.TrimRight(name, ", "), ',') < 0
}

// isRange says whether s is two numbers with a dash between.
func isRange(s string) bool {
	dash := strings.IndexFunc(s, fold.IsDash)
	if dash <= 0 {
		return false
	}
	_, size := utf8.DecodeRuneInString(s[dash:])
	digits := func(s string) bool { return s != "" && strings.Trim(s, "0123456789") == "" }
	return digits(s[:dash]) && digits(s[dash+size:])
}

// isNote says whether a paragraph is a footnote: a number as the list has none,
// and sentences, or nothing that an entry has.
func (h *habit) isNote(s string) bool {
	lab := readLabel(s)
	if lab.form != bare && lab.form != raised || lab.form == h.form || lab.number > 200 || lab.end >= len(s) {
		return false
	}
	rest := s[lab.end:]
	if !startsUpper(strings.TrimLeft(rest, "“„«\"‘(")) || !strings.HasSuffix(s, ".") {
		return false
	}
	if looksLikeEntry(rest) {
		return isNarrative(rest)
	}
	return !hasYear(rest) && !hasAddress(rest) || proseWords(rest) > 0 || yearInside(rest) > 0
}

// yearInside finds the end of the first bracket, where words stand before it
// and a year in it; 0 where there is none.
func yearInside(s string) int {
	open, shut := strings.IndexByte(s, '('), strings.IndexByte(s, ')')
	if open > 0 && shut > open && hasYear(s[open:shut]) {
		return shut
	}
	return 0
}
