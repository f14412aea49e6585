package reference

import "slices"

// A Reading is one way to part the text between claims.
type Reading struct {
	Parts []Part
	Whole []Share // what the reading as a whole has or lacks
	Score float64
}

// A Part is a stretch of text with what it was taken for.
type Part struct {
	Name       string // of the field, "note" for text that belongs to none
	Start, End int
	Looks      []Share // what speaks for the part and against it, for how it looks
	Turn       []Share // the same for its following the part before it
	Score      float64 // of all that
}

// A Share is what one weight gave, by its name in the table: "Title.Town".
type Share struct {
	Name string
	By   float64
}

// weighed tells the tracer, if there is one, what decided for the chosen
// segments, and what would have been read otherwise.
func (sg *segmenter) weighed(chosen []segment) {
	if sg.tracing == nil || len(chosen) == 0 {
		return
	}
	kept := slices.Clone(chosen) // layout uses its buffer again
	tr := &sg.tracing.Trace
	tr.Chosen = sg.reading(kept)
	for i := range kept {
		// The second best reading lacks one segment of the best.
		if next := sg.reading(sg.layout(&kept[i])); len(next.Parts) > 0 && (len(tr.Next.Parts) == 0 || next.Score > tr.Next.Score) {
			tr.Next = next
		}
	}
	copy(chosen[:len(kept)], kept)
}

// reading scores segments once more and keeps who said what.
func (sg *segmenter) reading(segments []segment) Reading {
	var out Reading
	if len(segments) == 0 {
		return out
	}
	mask, last := 0, opening
	for _, s := range segments {
		part := sg.part(s, mask, last)
		out.Parts = append(out.Parts, part)
		out.Score += part.Score
		if last = s.label; s.label != note {
			mask |= 1 << s.label
		}
	}
	whole := sum{log: new(ledger)}
	sg.finish(&whole, mask)
	out.Whole, out.Score = shares(sg.draft, &whole), out.Score+whole.total
	return out
}

func (sg *segmenter) part(s segment, mask int, last label) Part {
	start, end := sg.extent(s)
	looks, turn := sum{log: new(ledger)}, sum{log: new(ledger)}
	var words features
	for k := s.first; k < s.end; k++ {
		words = words.plus(sg.atoms[k].features)
		if k > s.first {
			sg.swallow(&looks, s.label, k)
		}
	}
	r := sg.run(s.first, s.end, words)
	sg.content(&looks, s.label, &r)
	sg.step(&turn, turning{last, s.label, mask, s.first})
	name := fieldNames[s.label]
	if s.label == note {
		name = "note"
	}
	return Part{name, start, end, shares(sg.draft, &looks), shares(sg.draft, &turn), looks.total + turn.total}
}

// shares is a ledger with names, what one weight gave several times in one.
func shares(dr *draft, s *sum) []Share {
	var out []Share
	at := map[string]int{}
	for _, e := range s.log.entries {
		name := dr.w.nameOf(e.weight)
		if i, ok := at[name]; ok {
			out[i].By += e.by
			continue
		}
		at[name] = len(out)
		out = append(out, Share{name, e.by})
	}
	return out
}
