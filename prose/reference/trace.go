package reference

import (
	"slices"

	"github.com/bibfix/bibfix/lint"
)

// A Trace says how an entry was read.
type Trace struct {
	Anchors []Anchor // in the order in which they were found
	Chosen  Reading  // of the text between the anchors
	Next    Reading  // the best of all others; without parts where there is none
}

// An Anchor is a stretch of the entry that one finder claimed, or a field that it
// took without claiming anything.
type Anchor struct {
	Finder string
	Text   string       // as it stands in the entry; empty where nothing was claimed
	Fields []lint.Field // that the finder took in this stretch
}

// Explain reads an entry as Parse does and says how.
func Explain(r *lint.Reference) Trace {
	p := newParser()
	p.tracing = &tracer{}
	p.parse(r)
	return p.tracing.Trace
}

// A tracer compares a draft with what it was when the last finder had ended.
type tracer struct {
	Trace
	owner  []uint8
	fields int
}

// told tells the tracer, if there is one, that a finder has ended.
func (dr *draft) told(finder string) {
	if dr.tracing != nil {
		dr.tracing.note(dr, finder)
	}
}

func (tr *tracer) note(dr *draft, finder string) {
	if len(tr.owner) != len(dr.owner) {
		tr.owner = make([]uint8, len(dr.owner))
	}
	fields := dr.fields[tr.fields:]
	tr.fields = len(dr.fields)
	told := make([]bool, len(fields))
	for i := 0; i < len(dr.owner); i++ {
		if dr.owner[i] == tr.owner[i] {
			continue
		}
		first := i
		for i < len(dr.owner) && dr.owner[i] != tr.owner[i] {
			i++
		}
		a := Anchor{Finder: finder, Text: dr.text(span{first, i})}
		start, end := dr.tokens[first].start, dr.tokens[i-1].end
		for k := range fields {
			if f := &fields[k]; !told[k] && !f.elsewhere && f.start < end && start < f.end {
				told[k] = true
				a.Fields = append(a.Fields, dr.shown(f))
			}
		}
		tr.Anchors = append(tr.Anchors, a)
	}
	for k := range fields {
		if !told[k] {
			tr.Anchors = append(tr.Anchors, Anchor{Finder: finder, Fields: []lint.Field{dr.shown(&fields[k])}})
		}
	}
	tr.owner = slices.Clone(dr.owner)
}

// shown is a field as it stands in the draft.
func (dr *draft) shown(f *field) lint.Field {
	out := lint.Field{Name: f.name, Text: f.text, Start: f.start, End: f.end, Confidence: f.confidence, Names: f.names, Open: f.open, Date: f.date}
	if out.Text == "" && !f.elsewhere {
		out.Text = dr.s[f.start:f.end]
	}
	return out
}
