package columns

import "unicode/utf8"

// Without its layout kept, pdftotext gives most columns one after the other. Where
// it takes two for one, their lines alternate; a label of the right column that
// reaches into the gutter is enough for that. Then the only witness of the order
// is the text. A weaver gives every line to one of two columns so that what then
// follows each other fits best.

// A lineOf is a line of a stretch of text.
type lineOf struct{ start, end int }

// A weaver looks at one stretch.
type weaver struct {
	data      []byte
	words     words // of the file
	lines     []lineOf
	fragments []fragment
	paths     [][window + 1]path
}

// Bounds of a stretch whose lines may alternate.
const (
	fewestLines = 6
	window      = 8 // fragments of one column between two of the other
)

// A path is the best way to give the fragments so far to two columns that ends with the
// last one in one of them, and the last of the other so many fragments back.
type path struct {
	score      int
	known      bool
	back       int  // last fragment of the other column; -1 for none yet
	from       int  // state of the path before
	turn       bool // the last fragment is not in the column of the one before
	own, other int  // last labels in the column of the last fragment and in the other; 0 for none
}

// stayCost is what two lines of one column in a row cost: where lines of two columns
// alternate, that happens where one of them has none at this height.
const stayCost = 1

// fewestGain is by how much two columns must fit better than one; for every line
// it is one more.
const fewestGain = 10

// weave gives each fragment of the lines its column; it says whether they are better
// read so than as they stand.
func (w *weaver) weave() bool {
	lengths := make([]int, 0, len(w.lines))
	for _, l := range w.lines {
		lengths = append(lengths, utf8.RuneCount(w.data[l.start:l.end]))
	}
	width := columnWidth(lengths)
	if width == 0 {
		return false
	}
	w.fragments = w.fragments[:0]
	for i, l := range w.lines {
		w.cut(l, i, width)
	}
	w.number()
	best, one, label := w.walk(), 0, 0
	for i := range w.fragments {
		if i > 0 {
			one += w.follow(i-1, i)
		}
		one += chain(&label, w.fragments[i].number)
	}
	last := w.paths[len(w.paths)-1]
	if last[best].score-one < max(fewestGain, len(w.lines)) {
		return false
	}
	column := w.trace(best)
	for i := range w.fragments {
		w.fragments[i].right = column[i]
	}
	return w.alternates(column)
}

// alternates says whether lines of two columns alternate: they change often, neither
// has few, and the text goes on wrongly where it is read as it stands.
func (w *weaver) alternates(column []bool) bool {
	turns, others, wrong := 0, 0, 0
	for i := range column {
		others += count(column[i])
		if i > 0 && column[i] != column[i-1] {
			turns++
			wrong += count(w.follow(i-1, i) < 0)
		}
	}
	n := len(column)
	return 2*turns >= n && 4*others >= n && 4*(n-others) >= n && fewestWrong*wrong >= n
}

// fewestWrong is the share of lines, as a divisor, after which the text must go on
// wrongly where it is read as it stands: behind a stop with a small letter, or with
// a label in the midst of a sentence.
const fewestWrong = 25

// isBroken says whether so many lines go on wrongly: without that nothing needs to
// be looked at more closely.
func (w *weaver) isBroken() bool {
	wrong := 0
	for i := 1; i < len(w.lines); i++ {
		a, b := w.lines[i-1], w.lines[i]
		wrong += count(w.link(&fragment{start: a.start, end: a.end}, &fragment{start: b.start, end: b.end}) < 0)
	}
	return fewestWrong*wrong >= len(w.lines)
}

// number notes the labels that fragments begin with.
func (w *weaver) number() {
	for i := range w.fragments {
		w.fragments[i].number = w.numberOf(&w.fragments[i])
	}
}

// chain says how well a label follows the last one of its column, and makes it the last.
func chain(last *int, n int) int {
	before := *last
	if n == 0 {
		return 0
	}
	*last = n
	switch {
	case before == 0:
		return 0
	case n == before+1:
		return sureLink
	case n > before && n < before+farLabel:
		return 0
	}
	return wrongLink
}

// farLabel is how far a label may be from the last: those between may stand elsewhere.
const farLabel = 9

// follow is how well a fragment follows the one before in the file.
func (w *weaver) follow(a, b int) int {
	f, g := &w.fragments[a], &w.fragments[b]
	switch {
	case f.line != g.line:
		return w.link(f, g)
	case g.number > 0:
		return wrongLink
	case f.glued:
		stem, rest := w.data[f.start:f.end], w.data[g.start:g.end]
		if w.words[hash(stem[len(stem)-lettersBefore(stem):], rest[:lettersAt(rest)])] > 1 {
			return goodLink
		}
	}
	return 0
}

// walk finds the best paths, and gives the state of the best that ends with the
// last fragment. State 0 is one column so far; state k a last fragment of the other
// column k back, or further for the last state.
func (w *weaver) walk() int {
	w.paths = make([][window + 1]path, len(w.fragments))
	w.paths[0][0] = path{known: true, back: -1, from: -1, own: w.fragments[0].number}
	for i := 1; i < len(w.fragments); i++ {
		stay, n := w.follow(i-1, i), w.fragments[i].number
		if w.fragments[i-1].line != w.fragments[i].line {
			stay -= stayCost
		}
		for k, p := range w.paths[i-1] {
			if !p.known {
				continue
			}
			next := k
			if k > 0 {
				next = min(k+1, window)
			}
			own, other := p.own, p.other
			w.offer(i, next, path{p.score + stay + chain(&own, n), true, p.back, k, false, own, other})
			turn := 0
			if p.back >= 0 {
				turn = w.link(&w.fragments[p.back], &w.fragments[i])
			}
			own, other = p.other, p.own
			w.offer(i, 1, path{p.score + turn + chain(&own, n), true, i - 1, k, true, own, other})
		}
	}
	best := 0
	for k, p := range w.paths[len(w.paths)-1] {
		if p.known && (!w.paths[len(w.paths)-1][best].known || p.score > w.paths[len(w.paths)-1][best].score) {
			best = k
		}
	}
	return best
}

func (w *weaver) offer(i, k int, p path) {
	if at := &w.paths[i][k]; !at.known || p.score > at.score {
		*at = p
	}
}

// trace tells the column of each fragment: whether it is another than that of the first.
func (w *weaver) trace(k int) []bool {
	column := make([]bool, len(w.fragments))
	other := false
	for i := len(w.fragments) - 1; i >= 0; i-- {
		column[i] = other
		p := w.paths[i][k]
		if p.turn {
			other = !other
		}
		k = p.from
	}
	if column[0] {
		for i := range column {
			column[i] = !column[i]
		}
	}
	return column
}
