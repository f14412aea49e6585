package list

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/bibfix/bibfix/internal/fold"
	"github.com/bibfix/bibfix/internal/gazetteer"
	"github.com/bibfix/bibfix/lint"
	"github.com/bibfix/bibfix/prose/block"
)

// A layout is the way in which a list without labels sets its entries apart
// inside a paragraph.
type layout uint8

const (
	wrapped layout = iota // nothing but the look of a line tells
	single                // one line each
	hanging               // the following lines are indented
	reverse               // the first line is indented
	whole                 // blocks are entries, their lines are wrapped
)

// byLayout begins an entry at each block, and inside blocks of several lines
// as the list's layout says.
func (s *splitter) byLayout() {
	s.dropStrays()
	how := s.layout()
	s.expect(func(l line) bool { return l.first || how == single })
	bullets := s.bullets()
	for i := 0; i < len(s.lines); {
		j := i + 1
		for j < len(s.lines) && s.lines[j].block == s.lines[i].block {
			j++
		}
		s.paragraph(s.lines[i:j], how, bullets)
		i = j
	}
}

// fewestStrays is how many paragraphs in a row that show nothing of an entry
// are the labels of a figure, a table or the text after the list: one or two
// may be entries all the same.
const fewestStrays = 3

// dropStrays leaves out paragraphs that are no entries, where they come in a
// row and most of the list shows what its entries look like.
func (s *splitter) dropStrays() {
	var strays []bool // by line; nil while there are none
	entries, inRow, from := 0, 0, 0
	for i := 0; i < len(s.lines); {
		j := i + 1
		for j < len(s.lines) && s.lines[j].block == s.lines[i].block {
			j++
		}
		if !s.isStray(s.lines[i:j]) {
			entries += count(looksLikeEntry(s.f.blocks[s.lines[i].block].Text.String))
			inRow, from = 0, j
		} else if inRow++; inRow >= fewestStrays {
			if strays == nil {
				strays = make([]bool, len(s.lines))
			}
			for k := from; k < j; k++ {
				strays[k] = true
			}
			from = j
		}
		i = j
	}
	if strays == nil || entries < fewestStrays {
		return
	}
	kept := s.lines[:0]
	for i, l := range s.lines {
		if strays[i] {
			s.leave(l)
		} else {
			kept = append(kept, l)
		}
	}
	s.lines = kept
}

// isStray says whether the lines of a block show nothing of an entry: no name,
// year, address or last point, nor the end of an entry that a page break cut.
func (s *splitter) isStray(lines []line) bool {
	b := &s.f.blocks[lines[0].block]
	if b.Kind != block.Paragraph && b.Kind != block.Code || lines[0].broken || strings.HasSuffix(lines[len(lines)-1].text, ".") {
		return false
	}
	for _, l := range lines {
		if hasYear(l.text) || hasAddress(l.text) || isUndated(l.text) || startsWithName(l.text) || isNameLine(l.text) {
			return false
		}
	}
	return true
}

// bullets says whether most entries are list items.
func (s *splitter) bullets() bool {
	items, others := 0, 0
	for _, l := range s.lines {
		if !l.first {
			continue
		}
		if s.f.blocks[l.block].Kind == block.Item {
			items++
		} else {
			others++
		}
	}
	return items > others
}

// paragraph parts the lines of one block.
func (s *splitter) paragraph(lines []line, how layout, bullets bool) {
	first, b := lines[0], &s.f.blocks[lines[0].block]
	switch {
	case len(s.units) == 0 && s.isLeadNote(first, len(lines)):
		s.leave(first)
		lines = lines[1:]
		if len(lines) == 0 {
			return
		}
		s.begin(lines[0], label{}, lint.Safe)
	case len(s.units) > 0 && s.continues(first, b, bullets):
		s.units[len(s.units)-1].trust = lint.Unsafe
		s.join(first)
	case len(s.units) > 0 && b.Kind != block.Item && s.isAnnotation(first):
		s.leave(first)
		for _, l := range lines[1:] {
			s.leave(l)
		}
		return
	case b.Kind == block.Row && len(s.units) == 0 && !hasYear(first.text) && !hasAddress(first.text):
		s.leave(first) // the head of the table
		return
	default:
		s.begin(first, label{}, lint.Safe)
	}
	least := leastIndent(lines)
	for i, l := range lines[1:] {
		if b.Kind != block.Item && s.startsInside(lines, i+1, how, least) {
			if how == wrapped {
				s.units[len(s.units)-1].trust = lint.Unsafe // where it ends is a guess as well
				s.doubts++
			}
			s.begin(l, label{}, lineTrust(how))
			continue
		}
		s.join(l)
	}
}

func lineTrust(how layout) lint.Safety {
	if how == wrapped {
		return lint.Unsafe
	}
	return lint.Safe
}

// startsInside says whether line i of a block begins an entry; least is the
// smallest indent of its lines.
func (s *splitter) startsInside(lines []line, i int, how layout, least int) bool {
	l, u := lines[i], &s.units[len(s.units)-1]
	switch how {
	case whole:
		return false
	case single:
		return true
	case hanging:
		outer := l.indent == least && lines[i-1].indent == l.indent
		return l.indent < lines[i-1].indent || outer && (isComplete(u.last()) && u.dated() && mayBegin(l.text) || s.looksNew(u, lines, i))
	case reverse:
		return l.indent >= least+2
	}
	return s.looksNew(u, lines, i)
}

// looksNew says whether line i looks like the start of an entry after a unit
// that looks complete.
func (s *splitter) looksNew(u *unit, lines []line, i int) bool {
	text := lines[i].text
	if startsWithYear(text) && isNameLine(u.first()) {
		return len(u.lines) > 1
	}
	if (s.filled > 3 || s.filled > 0 && isComplete(u.last())) && u.dated() && s.fits(lines[i-1].text, text) && mayBegin(text) {
		return true
	}
	if !isComplete(u.last()) || !u.dated() {
		return false
	}
	if !startsWithName(text) && !(s.given && startsWithFullNames(text)) {
		return s.brokenEarly(lines[i-1].text, text)
	}
	for j := i; j < min(i+8, len(lines)); j++ {
		if hasYear(lines[j].text) || hasAddress(lines[j].text) || isUndated(lines[j].text) {
			return true
		}
	}
	return false
}

// brokenEarly says whether a wrapped line ends well before the margin, though
// the next word would have fitted: whoever broke it there meant to.
func (s *splitter) brokenEarly(line, next string) bool {
	r, _ := utf8.DecodeRuneInString(trimOrnaments(next))
	if !unicode.IsUpper(r) || s.width > 130 {
		return false
	}
	return 5*utf8.RuneCountInString(line) < 4*s.width && s.fits(line, next)
}

// fits says whether the first word of the next line had room on this one.
func (s *splitter) fits(line, next string) bool {
	word, _, _ := strings.Cut(next, " ")
	return utf8.RuneCountInString(line)+1+utf8.RuneCountInString(word) <= s.width
}

// mayBegin says whether an entry may begin with this line, if it is not the
// line itself that has to show it.
func mayBegin(s string) bool {
	word, _ := firstWord(trimOrnaments(s))
	return startsUpper(word) && !neverFirst[word] && !isTrailer(s) || startsWithName(s)
}

// margin finds the width of the lines, and whether breaks that are surely none
// between entries, since a small letter follows or a comma stands before, come
// where the next word had no room. In text out of a PDF they often do not.
func (s *splitter) margin() (within, early int) {
	for _, l := range s.lines {
		if strings.IndexByte(l.text, ' ') > 0 {
			s.width = max(s.width, utf8.RuneCountInString(l.text))
		}
	}
	ragged := 0
	for i, l := range s.lines {
		if l.first || s.f.blocks[l.block].Kind == block.Item {
			continue
		}
		before := s.lines[i-1].text
		fits := s.fits(before, l.text)
		early += count(fits)
		if strings.HasSuffix(before, ",") || !startsUpper(trimOrnaments(l.text)) && !startsWithName(l.text) {
			within++
			ragged += count(fits)
		}
	}
	if 20*ragged <= within {
		s.filled = within
	}
	return within, early
}

func leastIndent(lines []line) int {
	least := lines[0].indent
	for _, l := range lines {
		least = min(least, l.indent)
	}
	return least
}

// layout finds how the list sets apart the entries of blocks with several
// lines.
func (s *splitter) layout() layout {
	least := 1000
	for _, l := range s.lines {
		if s.f.blocks[l.block].Kind != block.Item {
			least = min(least, l.indent)
		}
	}
	var heads, inside, deeper, shallower, starting, outdented, byName, dated, complete, mayStart int
	within, early := s.margin()
	s.given = s.givenFirst()
	outer, named := 0, false // of the block: indent of its first line, whether that is a name alone
	for i, l := range s.lines {
		if l.first {
			outer, named = l.indent, isNameLine(l.text)
			heads++
			continue
		}
		if s.f.blocks[l.block].Kind == block.Item {
			continue
		}
		inside++
		switch {
		case l.indent >= least+2 && outer < least+2:
			deeper++
		case l.indent < least+2 && outer >= least+2:
			shallower++
		}
		hasName := startsWithName(l.text)
		byName += count(hasName)
		mayStart += count(mayBegin(l.text))
		starts := hasName || named && startsWithYear(l.text)
		starting += count(starts)
		outdented += count(starts && l.indent < least+2)
		dated += count(hasYear(l.text) || hasAddress(l.text))
		complete += count(isComplete(s.lines[i-1].text))
	}
	switch {
	case inside == 0:
		return wrapped
	case 3*deeper >= inside, deeper > 0 && shallower == 0 && 10*outdented >= 7*(inside-deeper):
		return hanging
	case 3*shallower >= inside:
		return reverse
	case heads > 2 && 5*starting < heads:
		return whole
	case inside > 2 && byName == inside && dated == inside:
		return single
	case 10*mayStart < 9*inside:
		return wrapped
	case 10*complete >= 9*inside && (s.width > 160 || 10*starting >= 7*inside || 10*dated >= 9*inside):
		return single
	case within == 0 && (10*early >= 8*inside && 10*dated >= 8*inside || 2*early >= inside && dated == inside):
		return single
	}
	return wrapped
}

// fewestGiven is how many entries must begin with a known given name for the
// others to be read so.
const fewestGiven = 3

// givenFirst says whether the entries begin with authors' given names, written
// out.
func (s *splitter) givenFirst() bool {
	n := 0
	for i, l := range s.lines {
		if i > 0 && !l.first && !isComplete(s.lines[i-1].text) {
			continue
		}
		if word := firstOf(l.text); gazetteer.Given(fold.Words(word)) && startsWithFullNames(l.text) {
			n++
		}
	}
	return n >= fewestGiven
}

func count(b bool) int {
	if b {
		return 1
	}
	return 0
}

// isComplete says whether an entry may end with this line.
func isComplete(s string) bool {
	s = strings.TrimRight(s, " \"”’»*_")
	if s == "" {
		return false
	}
	switch c := s[len(s)-1]; {
	case c == '.':
		// An initial or "In" before the point leaves the entry open.
		word := s[strings.LastIndexByte(s, ' ')+1:]
		return len(word) != 2 || !unicode.IsUpper(rune(word[0]))
	case c == ')' || c == ']' || c == '?' || c == '!' || c == '>' || c == '/' || isDigit(c):
		return true
	}
	if strings.HasSuffix(s, "．") || strings.HasSuffix(s, "。") {
		return true
	}
	return inAddress(s[strings.LastIndexByte(s, ' ')+1:])
}

// continues says whether a block carries on the entry before it: a page break
// or a stray blank line parted them.
func (s *splitter) continues(l line, b *block.Block, bullets bool) bool {
	u := &s.units[len(s.units)-1]
	before := &s.f.blocks[u.lines[len(u.lines)-1].block]
	switch {
	case b.Kind == block.Item && !bullets && !b.Gap && !isComplete(u.last()):
		return true // a dash at the start of a wrapped line
	case b.Kind == block.Item || b.Kind == block.Row:
		return b.Level > 1 && before.Kind == block.Item && before.Level < b.Level && !hasYear(l.text)
	case u.isNameLine() && (startsWithYear(l.text) || l.indent >= 2):
		return true
	case startsWithName(l.text) || readLabel(l.text).form != noLabel:
		return false
	case isTrailer(l.text):
		return true
	case len(u.lines) == 1 && onlyNamesAndYear(u.first()):
		return !hasYear(l.text)
	}
	r, _ := utf8.DecodeRuneInString(l.text)
	open := !isComplete(u.last()) && !strings.HasSuffix(u.last(), ".")
	if b.Level > 0 && before.Kind == block.Item {
		return open || !u.year
	}
	if l.broken {
		return open && !looksLikeEntry(l.text) || !hasYear(l.text) && unicode.IsDigit(r)
	}
	return open && bullets && unicode.IsLower(r)
}

// isTrailer knows what belongs to the entry before it: an address alone, a
// note of access.
func isTrailer(s string) bool {
	for _, word := range [...]string{"http://", "https://", "doi:", "DOI:", "[Last accessed", "[Accessed", "(Accessed", "Accessed ", "Retrieved ", "Available at", "Available from",
		"Zugriff", "Consulté le", "Disponible en", "Disponível em", "Acesso em"} {
		if strings.HasPrefix(s, word) {
			return len(s) < 300 && !strings.Contains(strings.TrimRight(s, ". "), ". ")
		}
	}
	return false
}

// onlyNamesAndYear says whether s is "Okafor, A. (2014)." and nothing more.
func onlyNamesAndYear(s string) bool {
	s = strings.TrimRight(s, ". ")
	return len(s) < 200 && strings.HasSuffix(s, ")") && startsWithName(s) && len(s) > 6 && hasYear(s[len(s)-6:]) && strings.Count(s, ")") == 1
}

// isNameLine says whether s is a name alone, over the entries of its author.
func isNameLine(s string) bool {
	if len(s) > 90 || strings.Count(s, " ") > 9 || strings.Contains(s, ": ") || !startsWithName(s) || hasYear(s) || hasAddress(s) {
		return false
	}
	for at := 0; ; { // a point ends nothing but initials
		i := strings.Index(s[at:], ". ")
		if i < 0 {
			return true
		}
		at += i + 2
		if word := s[strings.LastIndexByte(s[:at-2], ' ')+1 : at-2]; utf8.RuneCountInString(word) > 2 && !strings.Contains(word, ".") {
			return false
		}
	}
}

func (u *unit) isNameLine() bool { return len(u.lines) == 1 && isNameLine(u.first()) }

// startsWithYear knows the entries that stand under a name line: "2014 Harbour
// levies", "(2014) …", "2014a. …".
func startsWithYear(s string) bool {
	s = strings.TrimPrefix(s, "(")
	if len(s) < 6 || !isYear(s[:4]) {
		return false
	}
	rest := s[4:]
	if 'a' <= rest[0] && rest[0] <= 'z' {
		rest = rest[1:]
	}
	return rest != "" && strings.IndexByte(" .:,)\t", rest[0]) >= 0
}

// isLeadNote says whether the first line of a list is a note about it, such as
// "*indicates studies in the meta-analysis".
func (s *splitter) isLeadNote(l line, lines int) bool {
	if looksLikeEntry(l.text) || hasAddress(l.text) || hasYear(l.text) || len(l.text) > 250 {
		return false
	}
	if strings.HasPrefix(l.text, "*") || strings.HasPrefix(l.text, "Note") || strings.HasPrefix(l.text, "References marked") || strings.HasPrefix(l.text, "(") {
		return true
	}
	return proseWords(l.text) > 0 && lines == 1 && len(s.lines) > 2
}

// isAnnotation says whether a block says something about the entry before it:
// sentences without a year, after an entry that is complete.
func (s *splitter) isAnnotation(l line) bool {
	u := &s.units[len(s.units)-1]
	b, before := &s.f.blocks[l.block], &s.f.blocks[u.head.block]
	text := b.Text.String
	if hasYear(text) || hasAddress(text) || startsWithName(text) || !isComplete(u.last()) || !u.year {
		return false
	}
	inItem := b.Kind == block.Paragraph && b.Level > 0 && before.Kind == block.Item
	return inItem || b.Kind == block.Paragraph && b.Indent > before.Indent+1 || proseWords(text) > 1 && len(text) > 60
}
