package lint

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// A choice is a fix that is applied in this round, with the rules that asked
// for it.
type choice struct {
	fix   *Fix
	rules []string
}

// choose takes the first fix of each finding, in the order of holdersFirst,
// where it is at least as safe as threshold and nothing taken before stands
// against it; what is refused now may be taken in the next round. Findings
// that ask for the same edits share one choice. A fix that is not sound is a
// mistake of its rule and never taken; nor is one that is refused.
func choose(docs []*Document, found []Diagnostic, threshold Safety, refused func(rule string, fix *Fix) bool) []choice {
	files := make(map[string][]byte, len(docs))
	for _, doc := range docs {
		files[doc.Name] = doc.Data
	}
	var chosen []choice
	equal := make(map[string]int) // index into chosen by the fix's edits
	taken := newBoard()
	for _, d := range holdersFirst(found, threshold) {
		fix := &d.Fixes[0]
		if fix.Sound(files) != nil || refused(d.Rule, fix) {
			continue
		}
		key := signature(fix)
		if at, ok := equal[key]; ok {
			chosen[at].rules = append(chosen[at].rules, d.Rule)
			continue
		}
		if taken.add(fix) {
			equal[key] = len(chosen)
			chosen = append(chosen, choice{fix, []string{d.Rule}})
		}
	}
	return chosen
}

// holdersFirst are the findings whose first fix is safe enough, those first whose
// fix holds another place. What is held can be edited in the next round; but a
// fix that takes one of two equal fields away is lost when the other is edited
// before.
func holdersFirst(found []Diagnostic, threshold Safety) []*Diagnostic {
	var holders, others []*Diagnostic
	for i := range found {
		switch d := &found[i]; {
		case len(d.Fixes) == 0 || d.Fixes[0].Safety < max(threshold, Unsafe):
		case len(d.Fixes[0].Holds) > 0:
			holders = append(holders, d)
		default:
			others = append(others, d)
		}
	}
	return append(holders, others...)
}

// Sound says what is wrong with a fix by itself: that it has no edits, or one
// that lies outside its file, changes nothing or overlaps another. Files are
// the bytes of the files it may edit, by name.
func (fix *Fix) Sound(files map[string][]byte) error {
	for _, e := range fix.Edits {
		data, known := files[e.File]
		switch {
		case !known:
			return fmt.Errorf("an edit is for %s, which was not read", e.File)
		case e.Span.Start < 0 || e.Span.End < e.Span.Start || e.Span.End > len(data):
			return fmt.Errorf("an edit of %s lies outside the file", e.File)
		case string(data[e.Span.Start:e.Span.End]) == e.New:
			return fmt.Errorf("an edit of %s at byte %d changes nothing", e.File, e.Span.Start)
		}
	}
	if e := overlap(fix.Edits); e != nil {
		return fmt.Errorf("two edits of %s overlap at byte %d", e.File, e.Span.Start)
	}
	if len(fix.Edits) == 0 {
		return fmt.Errorf("it has no edits")
	}
	return nil
}

// overlap is an edit that overlaps another of its file, or stands at the very
// place of another; nil for none. A fix may have an edit for each word of a file.
func overlap(edits []TextEdit) *TextEdit {
	if len(edits) < 2 {
		return nil
	}
	sorted := slices.Clone(edits)
	slices.SortFunc(sorted, func(a, b TextEdit) int {
		return cmp.Or(cmp.Compare(a.File, b.File), a.Span.Start-b.Span.Start, a.Span.End-b.Span.End)
	})
	for i := 1; i < len(sorted); i++ {
		if a, b := &sorted[i-1], &sorted[i]; a.File == b.File && (a.Span.Overlaps(b.Span) || a.Span == b.Span) {
			return b
		}
	}
	return nil
}

// signature is equal for fixes that make the same edits, in whatever order.
func signature(fix *Fix) string {
	lines := make([]string, len(fix.Edits))
	for i, e := range fix.Edits {
		lines[i] = fmt.Sprintf("%q %d %d %q", e.File, e.Span.Start, e.Span.End, e.New)
	}
	slices.Sort(lines)
	return strings.Join(lines, "\n")
}

// A board shows which bytes of which file the fixes taken so far edit, and
// which they need to stay.
type board struct{ edited, held map[string]*cover }

func newBoard() *board {
	return &board{make(map[string]*cover), make(map[string]*cover)}
}

// add enters a fix unless it clashes with what is there, and says whether it
// did. Edits that merely touch clash as well: two rules that delete
// neighbouring words or insert at one point do not know what the other leaves.
// A held span clashes only with edits that change its bytes.
func (b *board) add(fix *Fix) bool {
	for _, e := range fix.Edits {
		if b.edited[e.File].touches(e.Span) || b.held[e.File].overlaps(e.Span) {
			return false
		}
	}
	for _, h := range fix.Holds {
		if b.edited[h.File].overlaps(h.Span) {
			return false
		}
	}
	for _, e := range fix.Edits {
		enter(b.edited, e.File, e.Span)
	}
	for _, h := range fix.Holds {
		enter(b.held, h.File, h.Span)
	}
	return true
}

func enter(covers map[string]*cover, file string, span Span) {
	if covers[file] == nil {
		covers[file] = &cover{}
	}
	covers[file].add(span)
}

// A cover is a set of spans, sorted, of which none overlap. Spans may be
// empty: an insertion has a place and no bytes. A nil cover is empty.
type cover struct{ spans []Span }

// reach is the range of spans that touch or overlap s.
func (c *cover) reach(s Span) (from, to int) {
	if c == nil {
		return 0, 0
	}
	from, _ = slices.BinarySearchFunc(c.spans, s.Start, func(t Span, start int) int {
		if t.End < start {
			return -1
		}
		return 1
	})
	for to = from; to < len(c.spans) && c.spans[to].Start <= s.End; {
		to++
	}
	return from, to
}

func (c *cover) touches(s Span) bool {
	from, to := c.reach(s)
	return from < to
}

func (c *cover) overlaps(s Span) bool {
	from, to := c.reach(s)
	for ; from < to; from++ {
		if c.spans[from].Overlaps(s) {
			return true
		}
	}
	return false
}

// add puts s in, melted together with the spans that it touches.
func (c *cover) add(s Span) {
	from, to := c.reach(s)
	if from < to {
		s.Start = min(s.Start, c.spans[from].Start)
		s.End = max(s.End, c.spans[to-1].End)
	}
	c.spans = slices.Replace(c.spans, from, to, s)
}
