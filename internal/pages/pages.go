// Package pages finds what text from a PDF or a word processor holds among its
// lines though nobody wrote it there: heads and feet of pages, their numbers,
// and the line numbers of manuscripts for review.
//
// No word tells a head. It comes back, and it stands where pages end: next to a
// form feed, a page number or another head, or in the midst of a sentence. A
// line of a list that comes back, "London: Quay Press.", does so here and there
// alone.
package pages

import (
	"bytes"
	"slices"

	"github.com/bibfix/bibfix/internal/fold"
	"github.com/bibfix/bibfix/internal/words"
	"github.com/bibfix/bibfix/lint"
)

// Furniture is a piece of a line that is none of the text.
type Furniture struct {
	lint.Span
	Margin bool // a line number, or a head that sticks to a line: the text goes on as if it were not there
}

// Bounds of what passes for furniture.
const (
	longest   = 120 // bytes of a head
	shortest  = 4   // letters of a head: fewer are a label, or a cell of a table
	nearest   = 300 // bytes between two heads, where only their text shows them
	average   = 700 // bytes between all of them
	fewest    = 3   // lines of one text that may be heads; two must both stand at an edge
	edgeLines = 3   // lines at each end of a page that may be its head or foot
	sheet     = 8   // lines of a page that has more than one such line
	cluster   = 5   // lines between two pages: feet, heads, a number
	crowd     = 3   // numbers in a row, each close to the next, that are no pages' numbers; from one, any are none
)

// Find gives the furniture of a file, in order. Heads, feet and page numbers
// are whole lines without the white space around them; a line number may have
// text beside it.
func Find(data []byte) []Furniture {
	s := &sheets{data: data}
	s.lines, s.feeds = read(data)
	found := s.margin()
	s.edges()
	s.findHeads()
	s.breaks()
	s.numbers()
	for i := range s.lines {
		if l := &s.lines[i]; l.head {
			found = append(found, Furniture{Span: lint.Span{Start: l.start, End: l.end}})
		}
	}
	found = append(found, s.glued()...)
	slices.SortFunc(found, func(a, b Furniture) int { return a.Start - b.Start })
	return found
}

// sheets are the lines of a file and what their places show.
type sheets struct {
	data  []byte
	lines []line
	feeds int // of the file
}

// edges notes which lines stand where pages end.
func (s *sheets) edges() {
	s.count()
	for from := 0; from < len(s.lines); {
		to := from + 1
		for to < len(s.lines) && s.lines[to].page == s.lines[from].page {
			to++
		}
		s.edgesOf(s.lines[from:to], s.lines[from].page > 0, s.lines[from].page < s.feeds)
		from = to
	}
	for i := range s.lines {
		if l := &s.lines[i]; l.bare && !l.counts {
			s.sign(i - 1)
			s.sign(i + 1)
		}
	}
}

// edgesOf notes the first and last lines of one page.
func (s *sheets) edgesOf(page []line, before, after bool) {
	n := 1
	if len(page) >= sheet {
		n = edgeLines
	}
	outer := true
	for i := 0; before && i < len(page) && (i < n || outer); i++ {
		page[i].sign, page[i].edge, page[i].outer = true, true, outer
		outer = outer && page[i].bare
	}
	outer = true
	for i := len(page) - 1; after && i >= 0 && (len(page)-1-i < n || outer); i-- {
		page[i].sign, page[i].edge, page[i].outer = true, true, outer || page[i].outer
		outer = outer && page[i].bare
	}
}

func (s *sheets) sign(i int) {
	if i >= 0 && i < len(s.lines) {
		s.lines[i].sign = true
	}
}

// count marks the numbers that count on from one not far above: the labels of
// entries do, those of notes, and the cells of a table. Pages are longer.
func (s *sheets) count() {
	var chain []*line
	flush := func() {
		if len(chain) >= crowd || len(chain) > 1 && chain[0].number == 1 {
			for _, l := range chain {
				l.counts = true
			}
		}
		chain = chain[:0]
	}
	for i := range s.lines {
		l := &s.lines[i]
		if !l.bare {
			continue
		}
		if n := len(chain); n > 0 && (l.number != chain[n-1].number+1 || l.start-chain[n-1].start >= 2*nearest) {
			flush()
		}
		chain = append(chain, l)
	}
	flush()
}

// A sighting is what is known of the lines with one text.
type sighting struct {
	count, first, last int // how often, and places
	signs, edges       int // how often where a page ends, and of these next to a form feed
	hard               int // signs that no other head gave
	number             int // the page number it had last
	ascending          bool
	near               bool
	open               bool // no stop ends it, and it is no web address
	outer              bool // nothing but numbers parts it from the form feed, ever
	head               bool
}

// findHeads finds the lines whose text comes back where pages end.
func (s *sheets) findHeads() {
	seen := s.sightings()
	for _, v := range seen {
		v.head = v.isHead()
	}
	for i := range s.lines {
		if l := &s.lines[i]; l.key != 0 && !l.sign && s.inCompany(seen, i) {
			l.sign = true
			seen[l.key].signs++
		}
	}
	for _, v := range seen {
		v.head = v.head || v.isHead()
	}
	for i := range s.lines {
		l := &s.lines[i]
		if l.key != 0 && l.outer && l.number == l.page+1 && l.number > 1 {
			l.head = true // pages are counted from one, and it has the number of this
		}
		if v := seen[l.key]; v != nil && v.head {
			l.head = (l.sign || v.ascending && l.number > 0 || s.alone(i) && 2*v.signs >= v.count) && !s.isHeading(l)
		}
	}
}

// isHeading says whether a line has the words of the heading of a list, and no
// page number: one that comes back may still be the heading.
func (s *sheets) isHeading(l *line) bool {
	text := bytes.Trim(s.data[l.start:l.end], "#*_ \t.:0123456789")
	return len(text) < 60 && l.number == 0 && words.ListHeading(fold.Words(string(text))) != words.NoList
}

// sightings counts the lines of each text that may be a head.
func (s *sheets) sightings() map[uint64]*sighting {
	seen := map[uint64]*sighting{}
	for i := range s.lines {
		l := &s.lines[i]
		if l.key == 0 {
			continue
		}
		if !l.sign && !l.gap && !s.closes(i) {
			l.key = 0 // inside a paragraph
			continue
		}
		v := seen[l.key]
		if v == nil {
			v = &sighting{first: l.start, ascending: l.number > 0, open: s.isOpen(l), outer: true}
			seen[l.key] = v
		} else {
			v.near = v.near || l.start-v.last < nearest && !l.sign
			v.ascending = v.ascending && l.number > v.number
		}
		v.count++
		v.number, v.last = l.number, l.start
		v.outer = v.outer && l.outer
		if l.sign {
			v.signs++
			v.hard++
		}
		if l.edge {
			v.edges++
		}
	}
	return seen
}

// isOpen says whether a line ends as no entry does: those of one author may end
// with the same address.
func (s *sheets) isOpen(l *line) bool {
	text := s.data[l.start:l.end]
	return text[len(text)-1] != '.' && !bytes.Contains(text, []byte("://"))
}

func (v *sighting) isHead() bool {
	far := !v.near && v.last-v.first >= (v.count-1)*average
	switch {
	case v.count < 2:
		return false
	case v.edges >= fewest && v.count-v.edges <= v.edges/4:
		return true
	case v.count < fewest:
		return v.signs == v.count && v.open && (v.outer || v.edges < v.count)
	}
	return far && (v.ascending || 2*v.signs >= v.count)
}

// inCompany says whether the line next to line i is a head, or comes back as
// often, so that both may be.
func (s *sheets) inCompany(seen map[uint64]*sighting, i int) bool {
	v := seen[s.lines[i].key]
	for _, j := range [...]int{i - 1, i + 1} {
		if j < 0 || j >= len(s.lines) {
			continue
		}
		w := seen[s.lines[j].key]
		if w == nil || w == v {
			continue
		}
		if w.head || v.count >= fewest && w.count >= v.count-1 && w.count <= v.count+1 && s.alone(i) && s.alone(j) {
			return true
		}
		if v.count > 1 && w.count == v.count && v.hard+w.hard > 0 && s.lines[max(i, j)].gap {
			return true
		}
	}
	return false
}

// closes says whether line i is the last of its paragraph.
func (s *sheets) closes(i int) bool { return i+1 == len(s.lines) || s.lines[i+1].gap }

// alone says whether line i is a paragraph.
func (s *sheets) alone(i int) bool { return s.lines[i].gap && s.closes(i) }

// breaks finds the lines between two pages that part a sentence: as few as do.
func (s *sheets) breaks() {
	for j := 1; j < len(s.lines); j++ {
		if s.lines[j].head || s.lines[j].bare {
			continue
		}
		known := false
		for i := j - 1; i > 0 && j-i <= cluster && s.mayPart(i); i-- {
			known = known || s.lines[i].head || s.lines[i].bare
			if (known || s.lines[i-1].page < s.lines[j].page) && s.parts(i, j) {
				for ; i < j; i++ {
					s.lines[i].head = true
				}
				break
			}
		}
	}
}

// parts says whether the lines from i to before j stand in the midst of a
// sentence. A lone number may be part of it, unless a comma or bracket shows
// that it is not, or it stands on the edge of a paragraph.
func (s *sheets) parts(i, j int) bool {
	before, after := &s.lines[i-1], &s.lines[j]
	if before.head || before.bare || !s.lines[i].gap && !after.gap || !GoesOn(s.data[before.start:before.end], s.data[after.start:after.end]) {
		return false
	}
	if j-i > 1 || s.lines[i].head || before.page < after.page || s.lines[i].gap != after.gap {
		return true
	}
	return bytes.IndexByte([]byte(",;(["), s.data[before.end-1]) >= 0 || bytes.IndexByte([]byte("(["), s.data[after.start]) >= 0
}

// mayPart says whether line i may stand between two pages.
func (s *sheets) mayPart(i int) bool {
	l := &s.lines[i]
	return l.head || l.bare && !l.counts || l.key != 0 && s.alone(i) && s.data[l.end-1] != '.' && s.data[l.start] != '#' && !s.isHeading(l)
}

// numbers finds the page numbers: they stand at the edge of a page, or next to
// a head.
func (s *sheets) numbers() {
	for i := range s.lines {
		l := &s.lines[i]
		if l.bare && !l.counts {
			l.head = l.head || l.edge && l.outer || i > 0 && s.lines[i-1].head || i+1 < len(s.lines) && s.lines[i+1].head
		}
	}
}
