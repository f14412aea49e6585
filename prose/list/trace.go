package list

import (
	"cmp"
	"slices"
	"strings"

	"github.com/bibfix/bibfix/lint"
	"github.com/bibfix/bibfix/prose/block"
)

// A place is where a line ends: labels and other beginnings are cut off lines
// as they become entries.
type place struct{ block, end int }

// A reason is what spoke for the verdict on a line.
type reason struct {
	odds int32
	why  string
}

// reasons keeps what the lines of a weighed list showed.
func (s *splitter) reasons(b *borderer, starts []bool, margin []int32) {
	s.why = make(map[place]reason, len(s.lines))
	for i, l := range s.lines {
		s.why[place{l.block, l.end}] = reason{margin[i], b.why(i, starts[i])}
	}
}

// fewestReasons is how many signs of a line are named, the heaviest first.
const fewestReasons = 3

// why names the signs that spoke loudest for the verdict on a line.
func (b *borderer) why(i int, start bool) string {
	found := b.list.startSigns(nil, b.lines, i)
	weigh := func(x sign) int32 {
		if start {
			return b.weight[x]
		}
		return -b.weight[x]
	}
	slices.SortStableFunc(found, func(x, y sign) int { return cmp.Compare(weigh(y), weigh(x)) })
	var names []string
	if !start && b.isHung(i) {
		names = append(names, "hangs in a list that hangs its lines")
	}
	for _, x := range found {
		if weigh(x) > 0 && len(names) < fewestReasons {
			names = append(names, x.name())
		}
	}
	if len(names) == 0 {
		return "fits best so with the lines around it"
	}
	return strings.Join(names, "; ")
}

// trace keeps what each line of a region was taken for.
func (f *finder) trace(r region, units []unit, rest []span, why map[place]reason) {
	index := len(f.doc.Lists) - 1
	if len(units) == 0 {
		index = -1
	}
	before := len(f.doc.Traced)
	add := func(b *block.Block, start, end int, v lint.LineVerdict, odds int32, why string) {
		f.doc.Traced = append(f.doc.Traced, lint.TracedLine{List: index, Span: b.Text.Span(start, end), Verdict: v, Odds: int(odds), Why: why})
	}
	for i := range units {
		u := &units[i]
		label := u.label.form != noLabel
		for k, l := range u.lines {
			b, w := &f.blocks[l.block], why[place{l.block, l.end}]
			verdict := lint.GoesOn
			if k == 0 {
				verdict = lint.StartsEntry
			}
			switch {
			case label && k == 0:
				w.why = "has the label " + u.label.text + u.letter
			case w.why == "" && k == 0:
				w.why = "begins " + nameOf(b)
			case w.why == "":
				w.why = "no label, bullet or blank line parts it from the line above"
			}
			add(b, l.start, l.end, verdict, w.odds, w.why)
		}
	}
	for _, s := range rest {
		b := &f.blocks[s.block]
		for _, l := range linesOf(nil, b, s.block, f.doc.Data) {
			if l.end > s.start && l.start < s.end {
				add(b, l.start, l.end, lint.NoEntry, 0, "does not read as one, and the entries around it do")
			}
		}
	}
	for i := r.block; i < r.last; i++ {
		if b := &f.blocks[i]; b.Kind == block.Furniture && b.Text.Len() > 0 {
			add(b, 0, b.Text.Len(), lint.NoEntry, 0, "the head or foot of a page")
		}
	}
	slices.SortStableFunc(f.doc.Traced[before:], func(a, b lint.TracedLine) int { return a.Span.Start - b.Span.Start })
}

func nameOf(b *block.Block) string {
	switch b.Kind {
	case block.Item:
		return "a list item"
	case block.Row:
		return "a row of a table"
	case block.Note:
		return "a note"
	}
	return "a paragraph"
}
