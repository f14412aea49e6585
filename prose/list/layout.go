package list

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/bibfix/bibfix/internal/ascii"
	"github.com/bibfix/bibfix/internal/dates"
	"github.com/bibfix/bibfix/internal/fold"
	"github.com/bibfix/bibfix/lint"
	"github.com/bibfix/bibfix/prose/block"
)

// byLayout parts a list without labels. Where bullets or blank lines part it,
// each block is an entry; where lines are wrapped, the whole list is weighed.
func (s *splitter) byLayout() {
	s.dropStrays()
	if len(s.lines) == 0 {
		return
	}
	bullets := s.bullets()
	if !bullets && s.wrapped() {
		s.byBorders()
		return
	}
	s.expect(func(l line) bool { return l.first })
	for i := 0; i < len(s.lines); {
		j := i + 1
		for j < len(s.lines) && s.lines[j].block == s.lines[i].block {
			j++
		}
		s.paragraph(s.lines[i:j], bullets)
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

// paragraph makes an entry of the lines of one block, or adds them to the entry
// before it.
func (s *splitter) paragraph(lines []line, bullets bool) {
	first, b := lines[0], &s.f.blocks[lines[0].block]
	switch {
	case len(s.units) == 0 && s.isLeadNote(first, len(lines)):
		s.leave(first)
		lines = lines[1:]
		if len(lines) == 0 {
			return
		}
		s.begin(lines[0], label{}, lint.Safe)
	case len(s.units) > 0 && !(b.Kind == block.Item && s.isAnnotation(first)) && s.continues(first, b, bullets):
		s.units[len(s.units)-1].trust = lint.Unsafe
		s.join(first)
	case len(s.units) > 0 && s.isAnnotation(first):
		for _, l := range lines {
			s.leave(l)
		}
		return
	case b.Kind == block.Row && len(s.units) == 0 && !hasYear(first.text) && !hasAddress(first.text):
		s.leave(first) // the head of the table
		return
	default:
		s.begin(first, label{}, lint.Safe)
	}
	for _, l := range lines[1:] {
		s.join(l)
	}
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
	case c == ')' || c == ']' || c == '?' || c == '!' || c == '>' || c == '/' || ascii.Digit(c):
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
	return open && (unicode.IsLower(r) || fold.IsDash(r))
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
	if len(s) < 6 || !dates.IsYear(s[:4]) {
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
	inItem := before.Kind == block.Item && (b.Kind == block.Paragraph && b.Level > 0 || b.Kind == block.Item && b.Level > before.Level && !showsHome(text))
	return inItem || b.Kind == block.Paragraph && b.Indent > before.Indent+1 || proseWords(text) > 1 && len(text) > 60
}
