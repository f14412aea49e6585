package columns

import (
	"slices"

	"github.com/bibfix/bibfix/internal/pages"
	"github.com/bibfix/bibfix/lint"
)

// A side tells on which side of the gutter a row has text.
type side uint8

const (
	none side = iota
	left
	right
	both
	across // it runs over the gutter
)

// mostColumns is how often text is parted again: a page has two columns, or three,
// or four.
const mostColumns = 3

// A sheet is a stretch of rows with the gutter that parts them.
type sheet struct {
	data          []byte
	rows          []row
	gutter        gutter
	margin, width int // the columns at which the leftmost row begins and the rightmost ends
	fewest        int // lines with text on both sides
	sides         []side
	cuts          []int // of a row with text on both sides the number of tokens on the left
}

// part looks for columns among rows and writes them one after the other, with
// what stands above, between and below; it says whether there are any. Depth is
// how often the rows were parted before.
func (p *parter) part(rows []row, depth int) bool {
	switch {
	case depth > mostColumns:
		return false
	case depth == 0 && p.order != nil:
		return p.partAt(find(rows, fewestBoth), rows, fewestBoth, depth) || p.partAt(find(rows, fewestMore), rows, fewestMore, depth)
	}
	return p.partAt(find(rows, fewestBoth), rows, fewestBoth, depth)
}

// partAt parts rows at gutters.
func (p *parter) partAt(found []gutter, rows []row, fewest, depth int) bool {
	done := 0
	parted := false
	found = join(found, rows)
	for k, g := range found {
		end := len(rows)
		if k+1 < len(found) {
			end = found[k+1].from
		}
		s := sheet{data: p.data, rows: rows[done:end], gutter: g.less(done), margin: margin(rows), width: width(rows), fewest: fewest}
		s.sort()
		if !s.sure() {
			continue
		}
		parted = true
		done += p.sheet(&s, depth)
	}
	if parted && depth > 0 {
		p.write(rows[done:])
	}
	return parted
}

// sheet writes the sections of a sheet with what stands above and between them,
// and gives the number of its rows that are written.
func (p *parter) sheet(s *sheet, depth int) int {
	done := 0
	for from, to := s.section(0); from < to; from, to = s.section(to) {
		if depth > 0 {
			p.write(s.rows[done:from])
		}
		if at := s.listBelow(from, to); at > 0 {
			p.section(s, from, at, depth)
			from = at
		}
		p.section(s, from, to, depth)
		done = to
	}
	return done
}

// sort tells the side of each row. A row that runs over the gutter among rows that
// do not is cut where it has a gap nearby.
func (s *sheet) sort() {
	s.sides, s.cuts = make([]side, len(s.rows)), make([]int, len(s.rows))
	for i := range s.rows {
		r := &s.rows[i]
		n, crosses := r.cut(s.gutter.at(i))
		switch {
		case r.full || crosses:
			s.sides[i] = across
		case len(r.tokens) == 0:
		case n == 0:
			s.sides[i] = right
		case n == len(r.tokens):
			s.sides[i] = left
		case s.isEdge(i, n):
			s.sides[i], r.full = across, true
		case s.isChance(i, n):
			s.sides[i] = across
		default:
			s.sides[i], s.cuts[i] = both, n
		}
	}
	s.straighten()
	for i := range s.rows {
		s.widen(i, i-1)
		s.widen(len(s.rows)-1-i, len(s.rows)-i)
	}
	s.joinParagraphs()
	s.cutRuns()
	s.takeLabels()
}

// joinParagraphs takes rows for ones over the whole width whose gap at the gutter is no wider than a
// space, in a paragraph that runs over it and shows none.
func (s *sheet) joinParagraphs() {
	for i := 0; i < len(s.rows); i++ {
		from := i
		for i < len(s.rows) && s.sides[i] != none {
			i++
		}
		if !slices.Contains(s.sides[from:i], across) || s.shown(from) {
			continue
		}
		for k := from; k < i; k++ {
			if s.sides[k] == both {
				s.sides[k] = across
			}
		}
	}
}

// longestRun is how many rows in a row may have the gap at the gutter somewhere else.
const longestRun = 30

// cutRuns cuts the rows that run over the gutter in the midst of rows that keep to their
// columns, with no empty row above or below: lines that are set tight have more
// characters than their column has room for.
func (s *sheet) cutRuns() {
	end := 0
	for i := max(s.gutter.from-1, 0); i <= s.gutter.to && i < len(s.rows); i++ {
		to := i
		for to < len(s.rows) && s.sides[to] == across && !s.rows[to].full {
			to++
		}
		if to == i || !s.isTight(i, to) {
			i = max(i, to-1)
			continue
		}
		if end == 0 {
			end = s.leftEnd()
		}
		for ; i < to; i++ {
			s.cutNearby(i, end)
		}
	}
}

// isTight says whether rows that run over the gutter, up to but not the last one given, are
// such lines. A single one may be the first or the last.
func (s *sheet) isTight(from, to int) bool {
	if to == from+1 {
		return s.among(from) && from <= s.gutter.to
	}
	return to-from <= longestRun && to <= s.gutter.to+1 && s.keeps(from-1) && s.keeps(to)
}

// shown says whether a row with a gutter that is surely one stands in the paragraph that
// begins at a row.
func (s *sheet) shown(from int) bool {
	for i := from; i < len(s.rows) && s.sides[i] != none; i++ {
		if s.sides[i] == right || s.sides[i] == both && s.gapAt(i) > 1 {
			return true
		}
	}
	return false
}

// keeps says whether a row has text, and keeps to its columns.
func (s *sheet) keeps(i int) bool {
	return i >= 0 && i < len(s.rows) && s.sides[i] != across && s.sides[i] != none
}

// leftEnd is the column at which the lines of the left column end, the middle one of
// those that fill it.
func (s *sheet) leftEnd() int {
	var ends []int
	for i := s.gutter.from; i < s.gutter.to; i++ {
		if t := s.rows[i].tokens; s.sides[i] == both {
			ends = append(ends, t[s.cuts[i]-1].to)
		} else if s.sides[i] == left {
			ends = append(ends, t[len(t)-1].to)
		}
	}
	if len(ends) == 0 {
		return s.gutter.column - 1
	}
	slices.Sort(ends)
	n, _ := slices.BinarySearch(ends, ends[len(ends)-1]*9/10)
	return ends[(n+len(ends)-1)/2]
}

// straighten moves each stretch of the gutter to where the text on the right begins.
func (s *sheet) straighten() {
	g := &s.gutter
	from, to := g.from, 0
	for k := range len(g.bends) + 1 {
		column := &g.column
		if k > 0 {
			from, column = g.bends[k-1].from, &g.bends[k-1].column
		}
		if to = g.to; k < len(g.bends) {
			to = g.bends[k].from
		}
		least := widest
		for i := from; i < to; i++ {
			if s.sides[i] == both && s.gapAt(i) > 1 {
				least = min(least, s.rows[i].tokens[s.cuts[i]].from)
			}
		}
		if least < widest {
			*column = least
		}
	}
}

// widen takes a row for one over the whole width where the row beside it is
// one, and the gap at the gutter may be a space between words.
func (s *sheet) widen(i, beside int) {
	if s.sides[i] == both && beside >= 0 && beside < len(s.rows) && s.sides[beside] == across && !s.among(beside) && s.gapAt(i) < 2 {
		s.sides[i] = across
	}
}

// gapAt is the width of the gap at which a row is cut.
func (s *sheet) gapAt(i int) int {
	t, n := s.rows[i].tokens, s.cuts[i]
	return t[n].from - t[n-1].to
}

// farther is how much wider than a gutter the space in the head or foot of a page is,
// in columns of characters.
const farther = 25

// ragged is how far from the margin the foot of one page may end, in columns of
// characters, where the next page is wider.
const ragged = 10

// isChance says whether a row's gap at the gutter, before its token n, may be one
// between words: it stands alone, or beyond the rows that showed the gutter.
func (s *sheet) isChance(i, n int) bool {
	t := s.rows[i].tokens
	alone := i > 0 && s.rows[i-1].blank() && i+1 < len(s.rows) && s.rows[i+1].blank()
	return t[n].from-t[n-1].to < 2 && (alone || i < s.gutter.from || i >= s.gutter.to)
}

// isEdge says whether a row with a gap before its token n is the head or foot of a
// page: a number on one side, or two texts at the margins.
func (s *sheet) isEdge(i, n int) bool {
	above := i == 0 || s.rows[i-1].blank()
	below := i+1 == len(s.rows) || s.rows[i+1].blank()
	t := s.rows[i].tokens
	if pages.IsNumber(s.text(t[n:])) || pages.IsNumber(s.text(t[:n])) {
		return above || below
	}
	return above && below && t[n].from-t[n-1].to >= farther && t[0].from <= s.margin && t[len(t)-1].to >= s.width-ragged
}

// among says whether the rows above and below keep to their columns, one of them
// without a gap between.
func (s *sheet) among(i int) bool {
	breaks := func(i int) bool { return i >= 0 && i < len(s.rows) && s.sides[i] == across }
	return (s.keeps(i-1) || s.keeps(i+1)) && !breaks(i-1) && !breaks(i+1)
}

// nearby is how far from the gutter the gap of a single row may be, in columns.
const nearby = 12

// cutNearby cuts a row whose gutter is not where that of the others is: a line on the
// left that is set tight has more characters, and pushes the other away. Its
// gap is the widest nearby; of single spaces one behind a broken word or before a label, or the one that is
// nearest to where the lines of the left column end, but none between an initial and its name.
func (s *sheet) cutNearby(i, end int) {
	r, best := &s.rows[i], 4*nearby
	for k := 1; k < len(r.tokens); k++ {
		before, after := r.tokens[k-1], r.tokens[k]
		if away := after.from - s.gutter.at(i); away > nearby || away < -nearby {
			continue
		}
		cost := max(before.to-end, end-before.to)
		switch last := s.data[before.end-1]; {
		case after.from-before.to > 1:
			cost -= 4 * nearby
		case last == '-', label(s.data[after.start:after.end]) > 0 && k+1 < len(r.tokens) && opensEntry(s.data[r.tokens[k+1].start:]):
			cost -= 2 * nearby
		case last == '.' && before.to-before.from == 2:
			cost += nearby
		}
		if cost < best {
			best, s.sides[i], s.cuts[i], r.pushed = cost, both, k, true
		}
	}
}

// section is the next stretch of rows from one on that is set in columns.
func (s *sheet) section(from int) (int, int) {
	for from < len(s.rows) {
		for from < len(s.rows) && s.sides[from] == across {
			from++
		}
		to, pairs := from, 0
		for to < len(s.rows) && s.sides[to] != across {
			if s.pairs(to) && to >= s.gutter.from && to < s.gutter.to {
				pairs++
			}
			to++
		}
		if pairs > 0 {
			return s.belowParagraph(from, to), to
		}
		from = to
	}
	return from, from
}

// pairs says whether a row has text on both sides, or on the right where the row
// above has it on the left.
func (s *sheet) pairs(i int) bool {
	return s.sides[i] == both || s.sides[i] == right && i > 0 && s.sides[i-1] == left
}

// belowParagraph leaves out of a section the last lines of what runs over the
// whole width above it.
func (s *sheet) belowParagraph(from, to int) int {
	if from == 0 {
		return from
	}
	at := from
	for at < to && s.sides[at] == left {
		at++
	}
	if at < to && s.sides[at] == none {
		return at
	}
	return from
}

// section writes the rows of one: its left side, then its right.
func (p *parter) section(s *sheet, from, to, depth int) {
	rows := s.rows[from:to]
	if depth == 0 {
		p.copyTo(rows[0].start)
	}
	lefts, rights := s.side(from, to, left), s.side(from, to, right)
	if !p.part(lefts, depth+1) {
		p.write(lefts)
	}
	p.order.Put("\f")
	if !p.part(rights, depth+1) {
		p.write(rights)
	}
	p.done = rows[len(rows)-1].next
}

// copyTo copies the file up to a row as it stands, with the form feed before it.
func (p *parter) copyTo(at int) {
	if p.order == nil {
		p.order = &lint.Order{File: p.data}
	}
	for at < len(p.data) && p.data[at] == '\f' {
		at++
	}
	p.order.Copy(lint.Span{Start: p.done, End: at})
}

// side gives the rows of one side.
func (s *sheet) side(from, to int, which side) []row {
	rows := make([]row, 0, to-from)
	for i := from; i < to; i++ {
		r := s.rows[i]
		switch s.sides[i] {
		case both:
			if which == left {
				r.tokens, r.pushed = r.tokens[:s.cuts[i]], false
			} else {
				r.tokens = r.tokens[s.cuts[i]:]
			}
		case left, right:
			if s.sides[i] != which {
				r.tokens, r.beside = nil, true
			}
		}
		rows = append(rows, r)
	}
	s.unnumber(rows, true)
	s.unnumber(rows, false)
	return s.close(rows)
}

// close takes out empty rows that part no paragraphs: the lines of two columns do
// not stand at the same heights all down the page, and a line of one column
// then leaves an empty row in the other. That this is so shows where the text goes on
// behind such rows.
func (s *sheet) close(rows []row) []row {
	beside, going := 0, 0
	for i := range rows {
		if s.lone(rows, i) && rows[i].beside {
			beside++
			if flows(s.text(rows[i-1].tokens), s.text(rows[i+1].tokens)) {
				going++
			}
		}
	}
	loose := 3*going >= beside && going > 0
	kept := make([]row, 0, len(rows))
	for i, r := range rows {
		if s.lone(rows, i) && (loose && r.beside || flows(s.text(rows[i-1].tokens), s.text(rows[i+1].tokens))) {
			continue
		}
		kept = append(kept, r)
	}
	return kept
}

// lone says whether a row is empty and those above and below are not.
func (s *sheet) lone(rows []row, i int) bool {
	return i > 0 && i+1 < len(rows) && len(rows[i].tokens) == 0 && len(rows[i-1].tokens) > 0 && len(rows[i+1].tokens) > 0
}

// write writes rows as lines, their indents counted from where most begin.
func (p *parter) write(rows []row) {
	least := margin(rows)
	for i := 0; i < len(rows); {
		j := i + 1
		for j < len(rows) && len(rows[j-1].tokens) > 0 && !p.shifted(&rows[j-1], &rows[j]) {
			j++
		}
		base := least
		if own := margin(rows[i:j]); own >= least+shift && own < widest {
			base = own
		}
		for ; i < j; i++ {
			p.line(&rows[i], base)
		}
	}
}

// shift is the indent of a whole paragraph, in columns, that is none: the lines of a
// column do not begin at one place all down the page where those of the other
// are of other lengths. Labels hang out by less.
const shift = 6

// shifted says whether the column has moved between two lines.
func (p *parter) shifted(a, b *row) bool {
	if len(a.tokens) == 0 || len(b.tokens) == 0 || a.pushed || b.pushed {
		return false
	}
	from, to := a.tokens[0], b.tokens[0]
	away := max(from.from-to.from, to.from-from.from)
	return away >= shift && p.data[from.start] != '[' && p.data[to.start] != '['
}

const spaces = "                    "

func (p *parter) line(r *row, base int) {
	if n := len(r.tokens); n > 0 {
		if r.pushed {
			base = r.tokens[0].from
		}
		p.order.Put(spaces[:min(max(r.tokens[0].from-base, 0), len(spaces))])
		p.order.Copy(lint.Span{Start: r.tokens[0].start, End: r.tokens[n-1].end})
	}
	p.order.Put("\n")
}
