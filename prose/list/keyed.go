package list

import (
	"strconv"

	"github.com/bibfix/bibfix/internal/words"
	"github.com/bibfix/bibfix/lint"
	"github.com/bibfix/bibfix/prose/block"
)

// keyed gives the lists whose entries the format itself marks as such, with
// the key that each is cited by. Nothing has to be guessed of them, and nothing
// else in their file is a list.
func (f *finder) keyed() []region {
	var found []region
	for i := 0; i < len(f.blocks); i++ {
		if f.blocks[i].Key == "" {
			continue
		}
		r := region{heading: heading{block: i, kind: words.References, level: plainLevel}, keyed: true, first: i}
		if i > 0 && f.blocks[i-1].Kind == block.Heading {
			text := f.blocks[i-1].Text.String
			if kind, _ := listHeading(text, true); kind != words.NoList {
				r.first = i - 1
				r.heading = heading{block: i - 1, end: len(text), text: text, kind: kind, level: f.blocks[i-1].Level}
			}
		}
		for i < len(f.blocks) && f.blocks[i].Key != "" {
			i++
		}
		r.last = i
		found = append(found, r)
	}
	return found
}

// byKey makes an entry of each block with a key. Those whose labels are counted
// have their number by order.
func (s *splitter) byKey() {
	number := 0
	for i := s.region.block; i < s.region.last; i++ {
		b := &s.f.blocks[i]
		if b.Key == "" {
			continue // the heading
		}
		lab := label{form: marker, text: b.Marker}
		switch n, err := strconv.Atoi(b.Marker); {
		case b.Marker == "#.":
			number++
			lab.number, lab.text = number, strconv.Itoa(number)
		case err == nil && n > 0:
			lab.number = n
		case b.Marker == "":
			lab.form = noLabel
		}
		lines := linesOf(nil, b, i, s.f.doc.Data)
		for j, l := range lines {
			if j == 0 {
				s.begin(l, lab, lint.Safe)
			} else {
				s.join(l)
			}
		}
	}
}
