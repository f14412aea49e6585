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

// layout finds the best reading of the atoms, of those without the segment
// banned if one is given.
func (sg *segmenter) layout(banned *segment) []segment {
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
		sg.extend(from, banned)
	}
	return sg.trace(n)
}

// extend tries every segment that starts at atom from.
func (sg *segmenter) extend(from int, banned *segment) {
	row := sg.cells[from*states : (from+1)*states]
	live := sg.live[:0]
	for s := range row {
		if row[s].score != impossible {
			live = append(live, int16(s))
		}
	}
	sg.live = live
	var words features
	var inside [labels]sum
	for end := from + 1; end <= len(sg.atoms); end++ {
		a := &sg.atoms[end-1]
		if end-1 > from && (a.owners != 0 || !sg.swallowed(&inside, end-1)) {
			return
		}
		words = words.plus(a.features)
		r := sg.run(from, end, words)
		for l := range labels {
			if inside[l].total < sg.w.Inside.TooMuch || banned != nil && *banned == (segment{from, end, l}) {
				continue
			}
			var s sum
			sg.content(&s, l, &r)
			sg.relax(row, live, &r, l, s.total+inside[l].total)
		}
	}
}

// swallowed adds to what each part has inside it the gap before atom k, and says
// whether any part bears it.
func (sg *segmenter) swallowed(inside *[labels]sum, k int) bool {
	borne := false
	for l := range labels {
		sg.swallow(&inside[l], l, k)
		borne = borne || inside[l].total >= sg.w.Inside.TooMuch
	}
	return borne
}

// relax carries every live state over one segment.
func (sg *segmenter) relax(row []cell, live []int16, r *run, l label, content float64) {
	bit := 0
	if l != note {
		bit = 1 << l
	}
	if sg.known&bit != 0 {
		return
	}
	target := sg.cells[r.end*states : (r.end+1)*states]
	for _, at := range live {
		mask, last := int(at)/int(labels+1), label(int(at)%int(labels+1))
		if mask&bit != 0 {
			continue
		}
		var s sum
		sg.step(&s, turning{last, l, mask, r.from})
		score := row[at].score + content + s.total
		to := (mask|bit)*int(labels+1) + int(l)
		if score > target[to].score {
			target[to] = cell{score, at, int16(r.from)}
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
		var whole sum
		sg.finish(&whole, s/int(labels+1))
		if score += whole.total; score > best {
			best, state = score, s
		}
	}
	out := sg.segments[:0]
	if best == impossible {
		return out
	}
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
