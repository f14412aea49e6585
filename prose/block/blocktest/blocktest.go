// Package blocktest holds what must be true of the blocks of any reader, for
// its tests.
package blocktest

import (
	"testing"

	"github.com/bibfix/bibfix/lint"
	"github.com/bibfix/bibfix/prose/block"
)

// Check fails the test where the blocks and the document read from data break
// a promise: spans inside the file and in order, and every byte of text that
// claims to stand in the file standing there.
func Check(t *testing.T, data []byte, blocks []block.Block, doc *lint.Document) {
	t.Helper()
	at := 0
	for i := range blocks {
		b := &blocks[i]
		if b.Span.Start < at || b.Span.End < b.Span.Start || b.Span.End > len(data) {
			t.Fatalf("block %d at %v, after %d in %d bytes", i, b.Span, at, len(data))
		}
		at = b.Span.Start
		text(t, data, b.Text, b.Span)
		marks(t, b.Marks, b.Text.Len())
		for _, a := range b.Addresses {
			if a.Start < 0 || a.End < a.Start || a.End > b.Text.Len() {
				t.Fatalf("address over %d–%d of %d bytes", a.Start, a.End, b.Text.Len())
			}
			text(t, data, a.Text, lint.Span{Start: 0, End: len(data)})
		}
	}
	for _, r := range doc.References {
		if r.Span.Start < 0 || r.Span.End <= r.Span.Start || r.Span.End > len(data) {
			t.Fatalf("%s at %v in %d bytes", r.ID, r.Span, len(data))
		}
		text(t, data, r.Text, r.Span)
		marks(t, r.Marks, r.Text.Len())
		for _, a := range r.Addresses {
			text(t, data, a.Text, lint.Span{Start: 0, End: len(data)})
		}
	}
}

func text(t *testing.T, data []byte, s lint.Text, within lint.Span) {
	t.Helper()
	last := within.Start
	for i := 0; i < s.Len(); i++ {
		span := s.Span(i, i+1)
		if span.Start < last || !within.Contains(span) {
			t.Fatalf("byte %d of %q at %v, after %d within %v", i, s.String, span, last, within)
		}
		last = span.Start
		if s.Exact(i, i+1) && data[span.Start] != s.String[i] {
			t.Fatalf("byte %d of %q stands for %q at %d", i, s.String, data[span.Start], span.Start)
		}
	}
}

func marks(t *testing.T, marks []lint.Mark, n int) {
	t.Helper()
	last := 0
	for _, m := range marks {
		if m.Start < last || m.Start >= m.End || m.End > n {
			t.Fatalf("mark %v after %d in %d bytes", m, last, n)
		}
		last = m.Start
	}
}
