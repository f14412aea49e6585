package list

import (
	"strings"

	"github.com/bibfix/bibfix/internal/ascii"
	"github.com/bibfix/bibfix/prose/block"
)

// A chain is a count of labels in one form, at the starts of lines. It shows
// that a list goes on where a converter put something else into it.
type chain struct {
	form form
	last int // number of the last label, 0 before the first
}

// latestFirst is the greatest number that a chain may begin with: the first
// labels may be lost.
const latestFirst = 3

// follow carries the chain on over the lines of a block.
func (c *chain) follow(b *block.Block, from int) {
	if n := markerNumber(b.Marker); b.Kind == block.Item && n > 0 {
		c.add(label{form: marker, number: n})
	}
	for line := range strings.SplitSeq(b.Text.String[min(from, b.Text.Len()):], "\n") {
		line = strings.TrimLeft(line, " \t")
		if mayBeLabelled(line) {
			c.add(readLabel(line))
		}
	}
}

// mayBeLabelled is the cheap question before readLabel, for labels that count.
func mayBeLabelled(line string) bool {
	return line != "" && (line[0] == '[' || line[0] == '(' || ascii.Digit(line[0]))
}

// add adds a label if it is the next.
func (c *chain) add(l label) bool {
	switch {
	case l.number == 0 || l.form == bare || c.last > 0 && l.form != c.form:
		return false
	case c.last == 0 && l.number <= latestFirst, c.last > 0 && l.number == c.last+1:
		c.form, c.last = l.form, l.number
		return true
	}
	return false
}

// farthestOn is how many blocks behind the apparent end of a list are searched
// for the label that comes next: the rest of a page.
const farthestOn = 40

// shortestChain is how many labels must have counted before a list may go on
// behind other text.
const shortestChain = 3

// resumes finds the block before another where the list goes on that seems to
// end at block i: it begins with the next label, and an entry follows it or the
// label after that comes soon as well. It gives 0 if there is none.
func (f *finder) resumes(c chain, i, before int) int {
	if c.last < shortestChain || c.form != square && c.form != marker {
		return 0 // sections have numbers with points
	}
	for j := i + 1; j < min(before, i+farthestOn); j++ {
		b := &f.blocks[j]
		lab := labelOf(b, b.Text.String)
		if lab.form != c.form || lab.number != c.last+1 {
			continue
		}
		if looksLikeEntry(b.Text.String[lab.end:]) {
			return j
		}
		if c.form == marker {
			continue // a question of an appendix may count on as well
		}
		next := c
		for k := j; k < min(before, j+farthestOn); k++ {
			if next.follow(&f.blocks[k], 0); next.last > c.last+1 {
				return j
			}
		}
	}
	return 0
}

// A gap is a stretch of blocks inside a list that are none of it.
type gap struct{ first, last int }

// inGap says whether block i is one of them.
func (r *region) inGap(i int) bool {
	for _, g := range r.gaps {
		if g.first <= i && i < g.last {
			return true
		}
	}
	return false
}

// carryBack moves the beginning of a list whose first label is not 1 back over
// other text, to where its labels begin, and says how many labels it found.
func (f *finder) carryBack(r *region) int {
	begins, _ := labelRange(&f.blocks[r.block], square)
	if begins < 2 {
		return 0
	}
	first, number := r.block, begins
	var gaps []gap
	for i, tried := r.block-1, 0; i >= 0 && number > 1 && tried < farthestOn; i-- {
		b := &f.blocks[i]
		lowest, highest := labelRange(b, square)
		if tried++; highest != number-1 {
			continue
		}
		for j := i + 1; j < first; j++ {
			if f.blocks[j].Kind == block.Heading {
				gaps = append(gaps, gap{j, first})
				break
			}
		}
		first, number, tried = i, lowest, 0
	}
	if number > 1 {
		return 0
	}
	r.block, r.first, r.lead, r.gaps = first, first, first+1, gaps
	return begins - 1
}

// labelRange gives the lowest and the highest label of a form in a block.
func labelRange(b *block.Block, in form) (lowest, highest int) {
	see := func(l label) {
		if l.form != in || l.number == 0 {
			return
		}
		if lowest == 0 {
			lowest = l.number
		}
		highest = l.number
	}
	see(labelOf(b, b.Text.String))
	for line := range strings.SplitSeq(b.Text.String, "\n") {
		if line = strings.TrimLeft(line, " \t"); mayBeLabelled(line) {
			see(readLabel(line))
		}
	}
	return lowest, highest
}
