package columns

import "slices"

// What a gutter is taken by. A gap of several spaces is a sign of it, one of a
// single space may be one between words; a word on it is a sign against it.
const (
	fewestBoth  = 5  // lines that have text on both sides of it
	fewestMore  = 3  // the same, in a file that has columns
	narrowest   = 20 // columns of characters of the text on each side
	gapWeight   = 2
	spaceWeight = 1
	crossWeight = 2
)

// follows says whether a gutter goes on with one before: it is nearby, and no row between is
// empty, as those between pages are and those around what is set over the whole width.
func follows(before *gutter, g gutter, rows []row) bool {
	if away := g.column - before.at(before.to); away < -nearby || away > nearby || g.from > before.to+longestRun {
		return false
	}
	for i := before.to; i < g.from; i++ {
		if rows[i].full || len(rows[i].tokens) == 0 {
			return false
		}
	}
	return true
}

// A gutter is a column of characters at which the rows from one to another, that
// one excluded, have a gap. Text on the right begins there or behind it.
type gutter struct {
	column, from, to int
	bends            []bend
}

// A bend is a row from which on the gutter is at another column: labels stand in it, or
// longer lines on the left push the right ones away.
type bend struct{ from, column int }

// at is the column of the gutter in a row.
func (g *gutter) at(row int) int {
	column := g.column
	for _, b := range g.bends {
		if row >= b.from {
			column = b.column
		}
	}
	return column
}

// less is the gutter where the first rows are left away.
func (g gutter) less(rows int) gutter {
	bends := make([]bend, 0, len(g.bends))
	for _, b := range g.bends {
		bends = append(bends, bend{b.from - rows, b.column})
	}
	return gutter{g.column, g.from - rows, g.to - rows, bends}
}

// join makes one gutter of those that follow each other at once or a few rows on, at
// columns nearby.
func join(found []gutter, rows []row) []gutter {
	var joined []gutter
	for _, g := range found {
		n := len(joined) - 1
		if n < 0 || !follows(&joined[n], g, rows) {
			joined = append(joined, g)
			continue
		}
		last := &joined[n]
		last.bends = append(last.bends, bend{g.from, g.column})
		last.to = g.to
	}
	return joined
}

// find gives the gutters of a page from above to below: of all ways to give each row
// one or none the one that has most rows with a gap there, less those that run
// over it, and no more gutters than it needs.
func find(rows []row, fewest int) []gutter {
	width := width(rows)
	if width < 2*narrowest {
		return nil
	}
	f := finder{left: margin(rows), rows: rows, width: width - narrowest + 1, cost: gapWeight*fewest - 1}
	return f.find()
}

// A finder goes through the rows with the best weight for each column so far. State
// 0 is none, the others are columns.
type finder struct {
	rows        []row
	left, width int
	cost        int      // of a gutter
	weights     []int    // by state
	wide        []uint8  // of the row, by column: what it speaks for
	begun       [][]bool // by row and column: a gutter began there
	ended       []int    // by row: the column whose gutter ended, 0 for none
}

func (f *finder) find() []gutter {
	f.weights, f.wide = make([]int, f.width), make([]uint8, f.width)
	f.begun, f.ended = make([][]bool, len(f.rows)), make([]int, len(f.rows))
	flags := make([]bool, f.width*len(f.rows))
	for c := range f.weights {
		f.weights[c] = -1 << 30
	}
	f.weights[0] = 0
	for i := range f.rows {
		f.begun[i] = flags[i*f.width : (i+1)*f.width]
		f.row(i)
	}
	return f.trace()
}

// What a row says of a column of characters.
const (
	nothing uint8 = iota
	crossed
	spaced
	gapped
)

// row adds a row: it may begin a gutter, go on with one, or end one.
func (f *finder) row(i int) {
	f.look(i)
	none := f.weights[0]
	best, from := none, 0
	for c := f.left + narrowest; c < f.width; c++ {
		w := f.weights[c]
		if f.wide[c] == gapped && none-f.cost > w {
			w, f.begun[i][c] = none-f.cost, true
		}
		switch f.wide[c] {
		case gapped:
			w += gapWeight
		case spaced:
			w += spaceWeight
		case crossed:
			w -= crossWeight
		}
		f.weights[c] = w
		if w > best && f.wide[c] == gapped { // of several as good the first: behind the next there may be labels
			best, from = w, c
		}
	}
	f.weights[0], f.ended[i] = best, from
}

// look notes what a row says of each column. A row that stands on the right alone
// counts together with one on the left above it: the lines of two columns may
// stand at different heights.
func (f *finder) look(i int) {
	clear(f.wide)
	r := &f.rows[i]
	if r.full {
		return
	}
	for k, t := range r.tokens {
		f.note(t.from+1, t.to-1, crossed)
		if k+1 < len(r.tokens) {
			f.note(t.to, t.to, crossed)
			f.gap(t.to+1, r.tokens[k+1].from)
		}
	}
	if n := len(r.tokens); n > 0 && i > 0 && len(f.rows[i-1].tokens) > 0 && !f.rows[i-1].full {
		above := f.rows[i-1].tokens
		if end := above[len(above)-1].to; end < r.tokens[0].from && end >= f.left+narrowest {
			f.gap(end+1, r.tokens[0].from)
		}
	}
}

func (f *finder) gap(from, to int) {
	if to > from {
		f.note(from, to, gapped)
	} else {
		f.note(from, to, spaced)
	}
}

// note notes something of the columns from one to another, both included.
func (f *finder) note(from, to int, what uint8) {
	for c := max(from, f.left+narrowest); c <= min(to, f.width-1); c++ {
		f.wide[c] = what
	}
}

// trace goes back over the best way.
func (f *finder) trace() []gutter {
	var found []gutter
	for i := len(f.rows) - 1; i >= 0; i-- {
		c := f.ended[i]
		if c == 0 {
			continue
		}
		g := gutter{column: c, to: i + 1}
		for !f.begun[i][c] {
			i--
		}
		g.from = i
		found = append(found, g)
	}
	slices.Reverse(found)
	return found
}

// margin is the column at which the leftmost row begins.
func margin(rows []row) int {
	least := widest
	for i := range rows {
		if r := &rows[i]; len(r.tokens) > 0 && !r.full && !r.pushed {
			least = min(least, r.tokens[0].from)
		}
	}
	return least
}

// width is the column at which the rightmost row ends.
func width(rows []row) int {
	most := 0
	for i := range rows {
		if r := &rows[i]; len(r.tokens) > 0 && !r.full {
			most = max(most, r.tokens[len(r.tokens)-1].to)
		}
	}
	return most
}
