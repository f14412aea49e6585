package list

import (
	"github.com/bibfix/bibfix/lint"
	"github.com/bibfix/bibfix/prose/block"
)

// A Sample is a list without labels whose borders are known, from which the
// weights of border_weights.go are fitted. It is for internal/fit alone.
type Sample struct {
	Spans []lint.Span // of its lines, in order
	Texts []string    // of its lines
	b     borderer
}

// Samples gives the lists of a document that are parted by their look.
func Samples(doc *lint.Document, blocks []block.Block) []*Sample {
	var samples []*Sample
	f := &finder{doc: doc, blocks: blocks}
	f.sample = func(lines []line, looks []look) {
		s := &Sample{b: borderer{lines: looks, list: lookAtList(looks)}}
		for _, l := range lines {
			s.Spans = append(s.Spans, f.blocks[l.block].Text.Span(l.start, l.end))
			s.Texts = append(s.Texts, l.text)
		}
		samples = append(samples, s)
	}
	f.find()
	return samples
}

// Signs is the number of signs that are weighed.
const Signs = int(signs)

// SignName says what a sign is.
func SignName(i int) string { return sign(i).name() }

// Groups are the first signs of groups that say similar things, in order.
var Groups = []int{int(signBegin), int(signEnd), int(signPair), int(signRoom), int(signShort), int(signYearHere), int(signGap), int(signBroken), int(signLinkAgain), int(signDeeper), int(signSorted),
	int(signItem), int(signEndRate), int(signPairRate), int(signIndentRate), int(signBlockRate), int(signYears), int(signLength), int(signLines), int(signLinks), int(signMarks), int(signNames), int(signRatio), Signs}

// Part parts the list by some weights, with a cost added to the score of each
// line as a start, nil for none.
func (s *Sample) Part(w []int32, cost []int32) []bool {
	s.b.weight = (*weights)(w)
	starts, _ := s.b.part(cost)
	return starts
}

// Learn prepares the second reading: starts are those that the first found.
func (s *Sample) Learn(starts []bool) { s.b.list.learn(s.b.lines, starts) }

// Count adds n times the signs that the list shows when it is parted so.
func (s *Sample) Count(starts []bool, n int32, sum []int32) {
	var found []sign
	for i := 0; i < len(starts); {
		found = s.b.list.startSigns(found[:0], s.b.lines, i)
		var e entryLook
		for first := i; i < len(starts) && (i == first || !starts[i]); i++ {
			e.add(&s.b.lines[i])
		}
		for _, x := range append(found, s.b.list.entrySigns(nil, &e)...) {
			sum[x] += n
		}
	}
}

// Margins parts the list as Part does, and tells by how much each verdict won.
func (s *Sample) Margins(w []int32) ([]bool, []int32) {
	s.b.weight = (*weights)(w)
	starts, ahead := s.b.part(nil)
	return starts, s.b.margins(starts, ahead)
}
