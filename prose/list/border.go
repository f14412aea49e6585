package list

import (
	"math"
	"slices"

	"github.com/bibfix/bibfix/lint"
	"github.com/bibfix/bibfix/prose/block"
)

// A borderer decides which lines of a list without labels begin an entry. It
// weighs the whole list: of all ways to part it, the one is taken whose starts
// and entries score best, each by a few dozen named signs (border_signs.go)
// whose weights were fitted to lists where the truth is known
// (border_weights.go).
//
// It reads the list twice. What the first reading takes for starts says how
// this list sets its entries apart (an indent, a blank line, family names
// first, so many characters an entry), and the second counts that as well.
type borderer struct {
	lines  []look
	list   listLook
	weight *weights
	starts []int32 // score of line i as a start
}

// longestEntry is the largest number of lines that an entry can have. The
// longest among twelve thousand published ones set at 45 characters has 19;
// what goes on longer is no entry, and is cut where that costs least.
const longestEntry = 24

// hung is what is taken off the score of a line that hangs, in a list that hangs
// its lines throughout: whatever it looks like, whoever set the list meant it
// to go on. It outweighs all other signs of a line together.
const hung = 2000

// lost is the score of a way that no list takes.
const lost = math.MinInt32 / 4

// borders reads the list twice. It gives the lines that begin an entry, and for
// each line by how much the best way to part the list that agrees with it beats
// the best one that does not, in hundredths of the natural logarithm of odds: 230
// is ten to one.
func (b *borderer) borders() (starts []bool, margin []int32) {
	b.weight = &firstWeights
	starts, _ = b.part(nil)
	b.list.learn(b.lines, starts)
	b.weight = &secondWeights
	starts, ahead := b.part(nil)
	return starts, b.margins(starts, ahead)
}

// part finds the best way to part the lines, and the score of the best way to
// part those before each place; cost is added to the score of each line as a
// start, nil for none.
func (b *borderer) part(cost []int32) (starts []bool, ahead []int32) {
	n := len(b.lines)
	starts = make([]bool, n)
	b.scoreStarts(cost)
	ahead, from := b.forward()
	for end := n; end > 0; end = int(from[end]) {
		starts[from[end]] = true
	}
	return starts, ahead
}

// margins gives for each line by how much the verdict on it won.
func (b *borderer) margins(starts []bool, ahead []int32) []int32 {
	behind, margin := b.backward(ahead)
	best := ahead[len(starts)]
	for i, s := range starts {
		if s {
			margin[i] = best - margin[i]
		} else {
			margin[i] = best - ahead[i] - behind[i]
		}
	}
	return margin
}

// scoreStarts weighs the signs at each line.
func (b *borderer) scoreStarts(cost []int32) {
	b.starts = make([]int32, len(b.lines))
	var signs []sign
	for i := range b.lines {
		signs = b.list.startSigns(signs[:0], b.lines, i)
		b.starts[i] = b.weight.sum(signs)
		if b.isHung(i) {
			b.starts[i] -= hung
		}
		if cost != nil {
			b.starts[i] += cost[i]
		}
	}
}

// isHung says whether a line hangs, in a list that hangs its lines.
func (b *borderer) isHung(i int) bool {
	return b.list.hangs && !b.lines[i].item && b.lines[i].indent >= b.list.least+2
}

// entriesFrom gives the scores of the entries that begin with line s, by their
// number of lines less one.
func (b *borderer) entriesFrom(s int, scores []int32) []int32 {
	var e entryLook
	var signs [8]sign
	for end := s; end < min(len(b.lines), s+longestEntry); end++ {
		e.add(&b.lines[end])
		scores = append(scores, b.starts[s]+b.weight.sum(b.list.entrySigns(signs[:0], &e)))
	}
	return scores
}

// forward gives the score of the best way to part the lines before each place,
// and where its last entry begins.
func (b *borderer) forward() (ahead, from []int32) {
	n := len(b.lines)
	ahead, from = make([]int32, n+1), make([]int32, n+1)
	for i := 1; i <= n; i++ {
		ahead[i] = lost
	}
	scores := make([]int32, 0, longestEntry)
	for s := range n {
		scores = b.entriesFrom(s, scores[:0])
		for i, score := range scores {
			if score += ahead[s]; score > ahead[s+1+i] {
				ahead[s+1+i], from[s+1+i] = score, int32(s)
			}
		}
	}
	return ahead, from
}

// backward gives the score of the best way to part the lines from each place
// on, and of the best way to part all of them in which that line does not
// begin an entry.
func (b *borderer) backward(ahead []int32) (behind, within []int32) {
	n := len(b.lines)
	behind, within = make([]int32, n+1), make([]int32, n)
	for i := range within {
		behind[i], within[i] = lost, lost
	}
	scores := make([]int32, 0, longestEntry)
	for s := n - 1; s >= 0; s-- {
		scores = b.entriesFrom(s, scores[:0])
		through := int32(lost)
		for i := len(scores) - 1; i >= 0; i-- {
			score := scores[i] + behind[s+1+i]
			behind[s] = max(behind[s], score)
			if i > 0 {
				through = max(through, score+ahead[s])
				within[s+i] = max(within[s+i], through)
			}
		}
	}
	return behind, within
}

// ratesOf counts, for each class, how many of its lines begin an entry; a
// negative class is none.
func ratesOf(n int, starts []bool, class func(int) int) []rate {
	rates := make([]rate, n)
	for i, s := range starts {
		k := class(i)
		if k < 0 {
			continue
		}
		r := &rates[k]
		r.lines++
		r.starts += count(s)
	}
	return rates
}

// A rate says how often the lines of one look begin an entry.
type rate struct{ lines, starts int }

// fewestAlike is how many lines of one look say something about the next.
const fewestAlike = 3

// level gives a rate in five steps, -1 where too few lines speak.
func (r rate) level() int {
	switch {
	case r.lines < fewestAlike:
		return -1
	case 20*r.starts <= r.lines:
		return 0
	case 4*r.starts <= r.lines:
		return 1
	case 4*r.starts <= 3*r.lines:
		return 2
	case 20*r.starts < 19*r.lines:
		return 3
	}
	return 4
}

// median gives the middle of some numbers, 0 for none.
func median(numbers []int) int {
	if len(numbers) == 0 {
		return 0
	}
	slices.Sort(numbers)
	return numbers[len(numbers)/2]
}

// doubtful is the margin below which a border passes for a guess: e^3 is odds
// of twenty to one. Of the lines of held lists, one in a hundred stood below
// it, and one in seven of those was wrong; of the others one in fourteen hundred
// (the head of border_weights.go).
const doubtful = 300

// byBorders parts the lines by weighing the whole list.
func (s *splitter) byBorders() {
	s.dropLeadNote()
	looks := s.looks()
	b := &borderer{lines: looks, list: lookAtList(looks)}
	starts, margin := b.borders()
	if s.f.doc.Trace {
		s.reasons(b, starts, margin)
	}
	if s.f.sample != nil {
		s.f.sample(s.lines, looks)
	}
	s.underNames(starts)
	s.expect(func(l line) bool { return l.first })
	for i := 0; i < len(s.lines); i++ {
		l := s.lines[i]
		sure := margin[i] >= doubtful
		s.doubts += count(!sure)
		switch {
		case starts[i] && l.first && len(s.units) > 0 && !looks[i].entry && s.isAnnotation(l):
			for i+1 < len(s.lines) && s.lines[i+1].block == l.block && !starts[i+1] {
				s.leave(s.lines[i])
				i++
			}
			s.leave(s.lines[i])
			continue
		case starts[i] || len(s.units) == 0:
			if !sure && len(s.units) > 0 {
				s.units[len(s.units)-1].trust = lint.Unsafe // where it ends is a guess as well
			}
			s.begin(l, label{}, lint.Safe)
		default:
			s.join(l)
		}
		if !sure {
			s.units[len(s.units)-1].trust = lint.Unsafe
		}
	}
}

// looks reads what the lines show.
func (s *splitter) looks() []look {
	looks := make([]look, len(s.lines))
	for i, l := range s.lines {
		next := ""
		if i+1 < len(s.lines) {
			next = s.lines[i+1].text
		}
		looks[i] = lookAt(l, next)
		b := &s.f.blocks[l.block]
		looks[i].gap = l.first && b.Gap
		looks[i].item = l.first && b.Kind == block.Item
	}
	return looks
}

// dropLeadNote leaves out a note before the first entry.
func (s *splitter) dropLeadNote() {
	n := 1
	for n < len(s.lines) && s.lines[n].block == s.lines[0].block {
		n++
	}
	if s.isLeadNote(s.lines[0], n) {
		s.leave(s.lines[0])
		s.lines = s.lines[1:]
	}
}

// underNames begins an entry at each year that stands first on a line, in lists
// that set names alone on a line over the years of their works, and none
// between a name and its first year. Seen by themselves such lines begin
// nothing.
func (s *splitter) underNames(starts []bool) {
	names, entries := 0, 0
	over := func(i int) bool {
		return i+1 < len(s.lines) && isNameLine(s.lines[i].text) && startsWithYear(s.lines[i+1].text)
	}
	for i := range s.lines {
		names += count(over(i))
		entries += count(starts[i])
	}
	if 3*names < entries {
		return
	}
	for i, l := range s.lines {
		closed := i == 0 || isComplete(s.lines[i-1].text)
		switch {
		case over(i):
			starts[i], starts[i+1] = closed, false
		case startsWithYear(l.text) && !(i > 0 && over(i-1)):
			starts[i] = closed
		}
	}
}

// wrapped says whether some block of the list that is no list item has several
// lines.
func (s *splitter) wrapped() bool {
	for _, l := range s.lines {
		if !l.first && s.f.blocks[l.block].Kind != block.Item {
			return true
		}
	}
	return false
}
