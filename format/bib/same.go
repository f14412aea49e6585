package bib

import (
	"bytes"
	"fmt"
	"slices"

	"github.com/bibfix/bibfix/internal/ascii"
	"github.com/bibfix/bibfix/lint"
)

// same holds what was written, read once more, against the file: the same
// entries with the same keys, types and fields, values that are the same piece
// by piece, the same macros and preambles, and no comment lost. It returns what
// differs, and nothing where nothing does.
func (w *writer) same(doc *lint.Document) string {
	after := doc.Database.(*Database)
	c := comparison{w: w, before: w.Database, after: after}
	if len(w.entries) != len(after.entries) || len(w.doc.Macros) != len(doc.Macros) || len(w.preambles) != len(after.preambles) {
		return fmt.Sprintf("its %d entries, %d macros and %d preambles to %d, %d and %d", len(w.entries), len(w.doc.Macros), len(w.preambles), len(after.entries), len(doc.Macros), len(after.preambles))
	}
	for n := range after.entries {
		i := n
		if w.sequence != nil {
			i = int(w.sequence[n])
		}
		if !c.entry(&w.entries[i], &after.entries[n]) {
			return fmt.Sprintf("the entry in line %d", w.line(w.entries[i].at))
		}
	}
	for n, m := range doc.Macros {
		if m.Name != w.doc.Macros[n].Name || !w.drops && m.Used != w.doc.Macros[n].Used || !c.macro(w.doc.Macros[n], m) {
			return "the macro " + m.Name
		}
	}
	if !w.drops && len(doc.Unknown) != len(w.doc.Unknown) || !c.text(doc) {
		return "what stands between its entries"
	}
	return ""
}

// A comparison is of a file and of what was made of it.
type comparison struct {
	w             *writer
	before, after *Database
	one, two      []field // scratch: pieces of values
}

func (c *comparison) entry(a, b *entry) bool {
	if !bytes.EqualFold(c.before.data[a.word:a.wordEnd], c.after.data[b.word:b.wordEnd]) ||
		!bytes.Equal(c.before.data[a.key:a.keyEnd], c.after.data[b.key:b.keyEnd]) || a.broken != b.broken {
		return false
	}
	if !c.w.whole(a) {
		return bytes.Equal(c.before.data[a.at:c.before.trimmed(int(a.at), int(a.end))], c.after.data[b.at:c.after.trimmed(int(b.at), int(b.end))])
	}
	olds, news := c.before.of(a), c.after.of(b)
	c.w.arrange(olds, c.w.commented(a))
	if len(c.w.order) != len(news) {
		return false
	}
	for n, i := range c.w.order {
		f, g := &olds[i], &news[n]
		if !bytes.EqualFold(c.before.data[f.name:f.nameEnd], c.after.data[g.name:g.nameEnd]) || !c.value(f, g) {
			return false
		}
	}
	return true
}

// value compares values piece by piece. A number is the text of its digits, and
// wrapping may change white space.
func (c *comparison) value(f, g *field) bool {
	old, now := c.before.data[f.value:f.valueEnd], c.after.data[g.value:g.valueEnd]
	if f.form == g.form && bytes.Equal(old, now) {
		return true
	}
	if f.form != lint.Joined && g.form == lint.Bare && c.w.style.Months == "macro" && c.before.kind(f).role == monthly {
		inside := f.inside()
		return monthMacro(c.before.data[inside.Start:inside.End]) == string(now)
	}
	wrapped := c.w.style.Wrap > 0 && f.form != lint.Joined && c.w.folds(f)
	c.one, c.two = c.one[:0], c.two[:0]
	c.before.pieces(f, func(p field) { c.one = append(c.one, p) })
	c.after.pieces(g, func(p field) { c.two = append(c.two, p) })
	return slices.EqualFunc(c.one, c.two, func(p, q field) bool {
		x, y := p.inside(), q.inside()
		a, b := c.before.data[x.Start:x.End], c.after.data[y.Start:y.End]
		return (p.form == lint.Bare) == (q.form == lint.Bare) && (bytes.Equal(a, b) || wrapped && sameWords(a, b))
	})
}

// sameWords compares texts but for the white space between words and around
// them; where one has an empty line between words, so has the other.
func sameWords(a, b []byte) bool {
	a, b = bytes.TrimSpace(a), bytes.TrimSpace(b)
	for {
		aStart, bStart := 0, 0
		for aStart < len(a) && ascii.Space(a[aStart]) {
			aStart++
		}
		for bStart < len(b) && ascii.Space(b[bStart]) {
			bStart++
		}
		blank := bytes.Count(a[:aStart], []byte{'\n'}) > 1
		if blank != (bytes.Count(b[:bStart], []byte{'\n'}) > 1) {
			return false
		}
		aEnd, bEnd := aStart, bStart
		for aEnd < len(a) && !ascii.Space(a[aEnd]) {
			aEnd++
		}
		for bEnd < len(b) && !ascii.Space(b[bEnd]) {
			bEnd++
		}
		if !bytes.Equal(a[aStart:aEnd], b[bStart:bEnd]) {
			return false
		}
		if aStart == aEnd {
			return true
		}
		a, b = a[aEnd:], b[bEnd:]
	}
}

func (c *comparison) macro(old, now lint.Macro) bool {
	f, _, _, _ := c.before.definition(old.Span.Start, old.Span.End, old.Value)
	g, _, _, _ := c.after.definition(now.Span.Start, now.Span.End, now.Value)
	return c.value(&f, &g)
}

// text compares what stands between the fields and entries, white space and
// commas left out: letter by letter, or, where entries were sorted, which
// letters there are and how many of each.
func (c *comparison) text(doc *lint.Document) bool {
	old, now := rest{db: c.before}, rest{db: c.after}
	old.walk(c.w.doc)
	now.walk(doc)
	if old.counts != now.counts || c.w.sequence == nil && old.sum != now.sum {
		return false
	}
	for i, span := range c.before.preambles {
		other := c.after.preambles[i]
		if !bytes.Equal(c.before.preamble(span), c.after.preamble(other)) {
			return false
		}
	}
	return true
}

// preamble is what stands behind the word.
func (db *Database) preamble(span lint.Span) []byte {
	return db.data[db.identifier(db.skip(span.Start+1), span.End):span.End]
}

// A rest is what a file holds besides entries and macros, summed up.
type rest struct {
	db     *Database
	counts [256]int
	sum    uint64
}

func (r *rest) walk(doc *lint.Document) {
	at, macro := 0, 0
	for i := range r.db.entries {
		e := &r.db.entries[i]
		for ; macro < len(doc.Macros) && doc.Macros[macro].Span.Start < int(e.at); macro++ {
			r.add(at, doc.Macros[macro].Span.Start)
			at = doc.Macros[macro].Span.End
		}
		r.add(at, int(e.at))
		at = int(e.keyEnd)
		for _, f := range r.db.of(e) {
			r.add(at, int(f.name))
			at = int(f.valueEnd)
		}
	}
	for ; macro < len(doc.Macros); macro++ {
		r.add(at, doc.Macros[macro].Span.Start)
		at = doc.Macros[macro].Span.End
	}
	r.add(at, len(r.db.data))
}

func (r *rest) add(from, to int) {
	for i := from; i < to; i++ {
		if c := r.db.data[i]; !ascii.Space(c) && c != ',' {
			if c >= 'A' && c <= 'Z' { // the word of a preamble
				c |= 0x20
			}
			r.counts[c]++
			r.sum = r.sum*1099511628211 + uint64(c) + 1 // as in FNV
		}
	}
}
