package reference

import "math"

// The free text of an entry is parted into labelled segments by dynamic
// programming: every run of atoms may be any part, each reading is scored by
// what the text looks like (score.go) and by what parts it from its
// neighbours, and the best reading of the whole wins. The weights are
// judgements of the trade, set by hand.

// A label says what part of a reference a segment is.
type label uint8

const (
	title label = iota
	container
	publisher
	place
	note
	labels
	opening = labels // no segment yet
)

const (
	masks  = 1 << 4 // which of title, container, publisher, place have been read
	states = masks * int(labels+1)
)

// A cell is the best reading of the first atoms that ends in one state.
type cell struct {
	score    float64
	previous int16 // state before
	from     int16 // first atom of the last segment
}

// A segment is a run of atoms with its label.
type segment struct {
	first, end int // atoms
	label      label
}

var impossible = math.Inf(-1)

// layout finds the best reading of the atoms.
func (sg *segmenter) layout() []segment {
	n := len(sg.atoms)
	if n == 0 {
		return nil
	}
	need := (n + 1) * states
	if cap(sg.cells) < need {
		sg.cells = make([]cell, need)
	}
	sg.cells = sg.cells[:need]
	for i := range sg.cells {
		sg.cells[i].score = impossible
	}
	sg.cells[int(opening)].score = 0
	for from := 0; from < n; from++ {
		sg.extend(from)
	}
	return sg.trace(n)
}

// extend tries every segment that starts at atom from.
func (sg *segmenter) extend(from int) {
	row := sg.cells[from*states : (from+1)*states]
	live := sg.live[:0]
	for s := range row {
		if row[s].score != impossible {
			live = append(live, int16(s))
		}
	}
	sg.live = live
	var sum features
	var swallowed [labels]float64
	for end := from + 1; end <= len(sg.atoms); end++ {
		a := &sg.atoms[end-1]
		if end-1 > from {
			if a.owners != 0 {
				return
			}
			closed := true
			for l := range labels {
				swallowed[l] += sg.swallow(l, end-1)
				closed = closed && swallowed[l] > 12
			}
			if closed {
				return
			}
		}
		sum = sum.plus(a.features)
		for l := range labels {
			if swallowed[l] > 12 {
				continue
			}
			content := sg.content(l, from, end, sum) - swallowed[l]
			sg.relax(row, live, from, end, l, content)
		}
	}
}

// relax carries every live state over one segment.
func (sg *segmenter) relax(row []cell, live []int16, from, end int, l label, content float64) {
	bit := 0
	if l != note {
		bit = 1 << l
	}
	target := sg.cells[end*states : (end+1)*states]
	for _, s := range live {
		mask, last := int(s)/int(labels+1), label(int(s)%int(labels+1))
		if mask&bit != 0 {
			continue
		}
		score := row[s].score + content + sg.step(last, l, mask, from)
		to := (mask|bit)*int(labels+1) + int(l)
		if score > target[to].score {
			target[to] = cell{score, s, int16(from)}
		}
	}
}

// trace reads the best labelling back from the last row.
func (sg *segmenter) trace(n int) []segment {
	best, state := impossible, 0
	row := sg.cells[n*states:]
	for s := range states {
		score := row[s].score
		if score == impossible {
			continue
		}
		if score += finish(s / int(labels+1)); score > best {
			best, state = score, s
		}
	}
	out := sg.segments[:0]
	for end := n; end > 0; {
		c := sg.cells[end*states+state]
		out = append(out, segment{int(c.from), end, label(state % int(labels+1))})
		end, state = int(c.from), int(c.previous)
	}
	for i, j := 0, len(out)-1; i < j; i, j = i+1, j-1 {
		out[i], out[j] = out[j], out[i]
	}
	sg.segments = out
	return out
}

// finish scores what a whole reading has: nearly every work has a title.
func finish(mask int) float64 {
	score := 0.0
	if mask&(1<<title) == 0 {
		score -= 3.5
		if mask&(1<<place|1<<publisher) != 0 {
			score -= 3
		}
	}
	if mask&(1<<place) != 0 && mask&(1<<publisher) == 0 && mask&(1<<container) != 0 {
		score -= 0.3
	}
	return score
}
