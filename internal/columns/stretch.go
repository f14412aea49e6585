package columns

import (
	"unicode"
	"unicode/utf8"

	"github.com/bibfix/bibfix/internal/lines"
	"github.com/bibfix/bibfix/lint"
)

// weavePage looks for stretches of a page whose lines alternate, and writes them.
func (p *parter) weavePage(from, to int) {
	w := weaver{data: p.data}
	var stretch []lineOf
	gap := false
	flush := func() {
		if len(stretch) >= fewestLines && isProse(p.data[stretch[0].start:stretch[len(stretch)-1].end]) {
			w.lines = stretch
			p.weaveStretch(&w)
		}
		stretch = nil
	}
	for at := from; at < to; {
		end, next := lines.Next(p.data, at)
		start, _ := lines.Indent(p.data, at, end)
		_, stop := lines.Trim(p.data, start, end)
		if start == stop {
			gap = true
			flush()
		} else {
			stretch = append(stretch, lineOf{start, stop, gap})
			gap = false
		}
		at = next
	}
	flush()
}

func (p *parter) weaveStretch(w *weaver) {
	if !w.isBroken() {
		return
	}
	if p.words == nil {
		p.words = wordsOf(p.data)
	}
	w.words = p.words
	column := w.weave()
	if column == nil {
		return
	}
	p.copyTo(w.lines[0].start)
	first := w.isRightFirst(column)
	p.writeColumn(w, column, first)
	p.order.Put("\n\f")
	p.writeColumn(w, column, !first)
	p.done = w.lines[len(w.lines)-1].end
}

// isRightFirst says whether the column of the first fragment is the right one.
func (w *weaver) isRightFirst(column []bool) bool {
	votes := 0
	for i := 1; i < len(w.fragments); i++ {
		a, b := &w.fragments[i-1], &w.fragments[i]
		if a.line == b.line && !a.glued && column[i-1] != column[i] {
			if column[i] {
				votes++
			} else {
				votes--
			}
		}
	}
	return votes < 0
}

// writeColumn writes the fragments of one column.
func (p *parter) writeColumn(w *weaver, column []bool, which bool) {
	last := -1
	for i := range w.fragments {
		if column[i] != which {
			continue
		}
		f := &w.fragments[i]
		start := f.start
		switch {
		case last < 0:
		case last == i-1 && w.fragments[last].line == f.line:
			start = w.fragments[last].end
		default:
			if w.fragments[last].glued {
				p.order.Put("-")
			}
			p.order.Put("\n")
		}
		p.order.Copy(lint.Span{Start: start, End: f.end})
		last = i
	}
}

// isProse says whether text is made of words: most signs are letters.
func isProse(text []byte) bool {
	letters, signs := 0, 0
	for at := 0; at < len(text); {
		r, size := utf8.DecodeRune(text[at:])
		switch {
		case unicode.IsLetter(r):
			letters++
			signs++
		case r > ' ':
			signs++
		}
		at += size
	}
	return 10*letters >= 7*signs
}
