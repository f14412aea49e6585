package list

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/bibfix/bibfix/internal/fold"
	"github.com/bibfix/bibfix/internal/words"
	"github.com/bibfix/bibfix/prose/block"
)

// Lists that chatbots and teachers write say something about each work: behind
// a dash on its line, or in an item below it. That is no part of the entry.

// fewestRemarks is how many entries must have a remark, and more than half of
// all: a single dash may stand in a title.
const fewestRemarks = 3

// fewestWords of a remark: what is shorter behind a dash may be a publisher.
const fewestWords = 4

// longestRemarked bounds the entries that are looked at, in bytes, since each of
// their dashes costs a look at the rest.
const longestRemarked = 3000

// dropRemarks takes the remarks behind dashes off the entries.
func (s *splitter) dropRemarks() {
	n := 0
	for i := range s.units {
		line, _ := s.units[i].remark()
		n += count(line >= 0)
	}
	if n < fewestRemarks || 2*n <= len(s.units) {
		return
	}
	for i := range s.units {
		s.dropRemark(&s.units[i])
	}
}

func (s *splitter) dropRemark(u *unit) {
	i, at := u.remark()
	if i < 0 {
		return
	}
	for k, l := range u.lines[i:] {
		if k == 0 {
			l.start += at
		}
		s.leave(l)
	}
	if at == 0 {
		u.lines = u.lines[:i]
		return
	}
	u.lines = u.lines[:i+1]
	l := &u.lines[i]
	l.text = strings.TrimRight(l.text[:at], " ")
	l.end = l.start + len(l.text)
}

// remark finds the dash behind an entry that is complete, with what reads as
// words about it: its line, -1 where there is none, and its byte there.
func (u *unit) remark() (line, at int) {
	size := 0
	for i := range u.lines {
		size += len(u.lines[i].text)
	}
	if size > longestRemarked {
		return -1, 0
	}
	dated := false
	for i := range u.lines {
		text := u.lines[i].text
		for at := 0; ; {
			dash := indexDash(text[at:])
			if dash < 0 {
				break
			}
			at += dash
			before := strings.TrimRight(text[:at], " ")
			if at == 0 && i > 0 {
				before = u.lines[i-1].text
			}
			if (dated || hasYear(before) || hasAddress(before)) && isComplete(before) && u.isRemark(i, at) {
				return i, at
			}
			at++
		}
		dated = dated || hasYear(text) || hasAddress(text)
	}
	return -1, 0
}

// indexDash finds a dash between spaces, or at the start of a line.
func indexDash(s string) int {
	for i := 0; i+1 < len(s); i++ {
		if i > 0 && s[i-1] != ' ' {
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		if strings.HasPrefix(s[i:], "--") {
			size = 2
		} else if !fold.IsDash(r) {
			continue
		}
		if i+size < len(s) && s[i+size] == ' ' {
			return i
		}
	}
	return -1
}

// isRemark says whether what follows byte at of line i is words and nothing
// that belongs to an entry.
func (u *unit) isRemark(i, at int) bool {
	n := 0
	for k, l := range u.lines[i:] {
		text := l.text
		if k == 0 {
			text = text[at:]
		}
		if hasAddress(text) || strings.ContainsFunc(text, unicode.IsDigit) {
			return false
		}
		n += len(strings.Fields(text))
	}
	return n > fewestWords // the dash is one
}

// dropPartLines takes out the headings of parts of a list that stand at the
// head of a block of entries: "Articles:" above "5. Okafor, A.".
func (s *splitter) dropPartLines() {
	kept := s.lines[:0]
	for i, l := range s.lines {
		if i+1 < len(s.lines) && s.lines[i+1].block == l.block && s.isPartLine(l, s.lines[i+1]) {
			s.leave(l)
			s.lines[i+1].first = true
			continue
		}
		kept = append(kept, l)
	}
	s.lines = kept
}

func (s *splitter) isPartLine(l, next line) bool {
	if !l.first || s.f.blocks[l.block].Kind != block.Paragraph || len(l.text) > maxHeading || readLabel(l.text).form != noLabel || hasYear(l.text) || hasAddress(l.text) {
		return false
	}
	begins := readLabel(next.text).number > 0 || looksLikeEntry(next.text)
	return begins && (words.PartOfList(fold.Words(l.text)) || strings.HasSuffix(l.text, ":") && readLabel(next.text).number > 0 && !strings.Contains(l.text, ","))
}
