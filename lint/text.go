package lint

import (
	"slices"
	"sort"
	"unsafe"
)

// Text is decoded text together with the place of each of its bytes in the
// file: what a reader sees once the markup is taken off. Readers make one for
// every piece of prose, rules and edits use it to get back to exact bytes.
//
// String is what is read; it may leave out bytes of the file (emphasis marks,
// a hyphen at a line end) and may hold bytes that stand for several (an entity
// such as &amp; becomes one byte).
type Text struct {
	String string
	start  int   // of the only run, where runs is empty: all is copied
	runs   []run // in the order of the text; empty for a single copied stretch
}

// A run maps a stretch of Text.String to the file. Copied bytes correspond one
// to one; any other stretch stands for the whole source span and cannot be cut.
type run struct {
	at, length int // in Text.String
	start, end int // in the file
	copied     bool
}

// TextBuilder collects pieces of decoded text in the order of the file.
// The zero value is ready to use.
type TextBuilder struct {
	bytes []byte
	runs  []run
	from  mark // where the text being built begins
}

// A mark is a point in what was built so far.
type mark struct{ bytes, runs int }

// Copy appends source bytes that are shown as they stand; start is the byte
// offset of source in the file.
func (b *TextBuilder) Copy(source []byte, start int) {
	if len(source) == 0 {
		return
	}
	if n := len(b.runs); n > b.from.runs {
		last := &b.runs[n-1]
		if last.end == start && last.copied {
			last.length += len(source)
			last.end += len(source)
			b.bytes = append(b.bytes, source...)
			return
		}
	}
	b.runs = append(b.runs, run{b.Len(), len(source), start, start + len(source), true})
	b.bytes = append(b.bytes, source...)
}

// Put appends decoded text that stands for the source bytes of span: an
// entity, an escape, a folded line break. An empty decoded text is ignored.
func (b *TextBuilder) Put(decoded string, span Span) {
	if decoded == "" {
		return
	}
	b.runs = append(b.runs, run{b.Len(), len(decoded), span.Start, span.End, false})
	b.bytes = append(b.bytes, decoded...)
}

// Append adds a whole text, places included.
func (b *TextBuilder) Append(t Text) {
	base := b.Len()
	for i := range t.count() {
		r := t.at(i)
		r.at += base
		b.runs = append(b.runs, r)
	}
	b.bytes = append(b.bytes, t.String...)
}

// Grow makes room for n further bytes.
func (b *TextBuilder) Grow(n int) {
	if cap(b.bytes)-len(b.bytes) < n {
		b.bytes = append(make([]byte, 0, len(b.bytes)+n), b.bytes...)
	}
}

// Len is the number of decoded bytes so far.
func (b *TextBuilder) Len() int { return len(b.bytes) - b.from.bytes }

// Text returns what was collected.
func (b *TextBuilder) Text() Text {
	return Text{String: string(b.bytes[b.from.bytes:]), runs: b.runs[b.from.runs:]}
}

// Next returns what was collected, like Text, and begins a new text. The texts
// of one builder share its memory: they are good until Reset.
func (b *TextBuilder) Next() Text {
	t := Text{runs: slices.Clip(b.runs[b.from.runs:])}
	if made := b.bytes[b.from.bytes:]; len(made) > 0 {
		t.String = unsafe.String(&made[0], len(made)) // a million fields need no memory each
	}
	b.from = mark{len(b.bytes), len(b.runs)}
	return t
}

// Reset empties the builder and uses its memory again.
func (b *TextBuilder) Reset() { *b = TextBuilder{bytes: b.bytes[:0], runs: b.runs[:0]} }

// PlainText is the text of source as it stands, at byte offset start of the file.
func PlainText(source string, start int) Text { return Text{String: source, start: start} }

// count is the number of runs.
func (t Text) count() int {
	if len(t.runs) == 0 && t.String != "" {
		return 1
	}
	return len(t.runs)
}

// at is run i.
func (t Text) at(i int) run {
	if len(t.runs) == 0 {
		return run{0, len(t.String), t.start, t.start + len(t.String), true}
	}
	return t.runs[i]
}

// Len is the length of the decoded text in bytes.
func (t Text) Len() int { return len(t.String) }

// Span gives the bytes of the file that stand behind the decoded bytes
// [start, end). Markup between two pieces is inside; markup before the first
// and after the last is not. An empty range has an empty span.
func (t Text) Span(start, end int) Span {
	if len(t.runs) == 0 {
		return Span{t.start + start, t.start + max(start, end)}
	}
	if start >= end {
		at := t.offset(start)
		return Span{at, at}
	}
	first, last := t.run(start), t.run(end-1)
	span := Span{first.start, last.end}
	if first.copied {
		span.Start = first.start + start - first.at
	}
	if last.copied {
		span.End = last.start + end - last.at
	}
	return span
}

// Exact says whether every byte of the decoded range [start, end) stands in
// the file as it is and without a gap, so that it may be cut or replaced
// alone.
func (t Text) Exact(start, end int) bool {
	for start < end && len(t.runs) > 0 {
		r := t.run(start)
		if !r.copied {
			return false
		}
		next := r.at + r.length
		if next >= end {
			return true
		}
		if following := t.run(next); following.start != r.end {
			return false
		}
		start = next
	}
	return true
}

// Severable says whether the decoded range [start, end) can be replaced without
// the text around it: neither of its ends lies within what stands for several
// bytes of the file.
func (t Text) Severable(start, end int) bool {
	if start < 0 || end > len(t.String) || start >= end {
		return false
	}
	first, last := t.run(start), t.run(end-1)
	return (first.copied || first.at == start) && (last.copied || last.at+last.length == end)
}

// Slice is the text of the decoded bytes [start, end).
func (t Text) Slice(start, end int) Text {
	if start >= end {
		return Text{}
	}
	if len(t.runs) == 0 {
		return PlainText(t.String[start:end], t.start+start)
	}
	first := t.index(start)
	last := t.index(end - 1)
	runs := make([]run, 0, last-first+1)
	for _, r := range t.runs[first : last+1] {
		head, tail := max(start-r.at, 0), max(r.at+r.length-end, 0)
		if r.copied {
			r.start += head
			r.end -= tail
		}
		r.at = r.at + head - start
		r.length -= head + tail
		runs = append(runs, r)
	}
	return Text{String: t.String[start:end], runs: runs}
}

func (t Text) index(at int) int {
	return sort.Search(len(t.runs), func(i int) bool { return t.runs[i].at+t.runs[i].length > at })
}

func (t Text) run(at int) run {
	if len(t.runs) == 0 {
		return t.at(0)
	}
	i := min(t.index(at), len(t.runs)-1)
	return t.runs[i]
}

func (t Text) offset(at int) int {
	i := t.index(at)
	if i == len(t.runs) {
		return t.runs[i-1].end
	}
	r := t.runs[i]
	if r.copied {
		return r.start + at - r.at
	}
	return r.start
}
