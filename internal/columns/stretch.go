package columns

import (
	"slices"
	"unicode"
	"unicode/utf8"

	"github.com/bibfix/bibfix/internal/lines"
	"github.com/bibfix/bibfix/lint"
)

// A chunk is a run of lines without a blank one between.
type chunk struct {
	lines  []lineOf
	labels bool // they are labels and nothing else
	woven  bool // its lines alternate
}

// chunks are those of a page.
func (p *parter) chunks(from, to int) []chunk {
	var all []chunk
	fresh := true
	for at := from; at < to; {
		end, next := lines.Next(p.data, at)
		start, _ := lines.Indent(p.data, at, end)
		_, stop := lines.Trim(p.data, start, end)
		switch {
		case start == stop:
			fresh = true
		default:
			if fresh {
				all = append(all, chunk{labels: true})
			}
			c := &all[len(all)-1]
			c.lines = append(c.lines, lineOf{start, stop})
			c.labels = c.labels && label(p.data[start:stop]) > 0
			fresh = false
		}
		at = next
	}
	return all
}

// weavePage looks for stretches of a page whose lines alternate, and writes them.
func (p *parter) weavePage(from, to int) {
	w := weaver{data: p.data}
	all := p.chunks(from, to)
	any := false
	for i := range all {
		c := &all[i]
		if c.labels || len(c.lines) < fewestLines || !isProse(p.data[c.lines[0].start:c.lines[len(c.lines)-1].end]) {
			continue
		}
		w.lines = c.lines
		c.woven = p.weaves(&w)
		any = any || c.woven
	}
	if !any {
		return
	}
	for i := 0; i < len(all); {
		if !all[i].woven {
			i++
			continue
		}
		first, last := around(all, i)
		if p.weaveChunks(&w, all[first:last]) {
			i = last
			continue
		}
		p.weaveChunks(&w, all[i:i+1])
		i++
	}
}

// around gives the chunks that a woven one is of a piece with: others, and labels that
// stand alone, since they have lost their entries to it.
func around(all []chunk, i int) (first, last int) {
	first, last = i, i+1
	for first > 0 && all[first-1].labels {
		first--
	}
	for last < len(all) && (all[last].labels || all[last].woven) {
		last++
	}
	return first, last
}

// weaves says whether the lines of the weaver alternate.
func (p *parter) weaves(w *weaver) bool {
	if !w.isBroken() {
		return false
	}
	if p.words == nil {
		p.words = wordsOf(p.data)
	}
	w.words = p.words
	return w.weave()
}

// weaveChunks writes chunks as two columns, if their lines alternate.
func (p *parter) weaveChunks(w *weaver, all []chunk) bool {
	if all[0].lines[0].start < p.done {
		return false
	}
	w.lines = nil
	var labels []lineOf
	for _, c := range all {
		if c.labels {
			labels = append(labels, c.lines...)
		} else {
			w.lines = append(w.lines, c.lines...)
		}
	}
	if !p.weaves(w) {
		return false
	}
	w.orient(labels)
	p.copyTo(all[0].lines[0].start)
	p.order.Guess = true
	placed := w.place(labels)
	for _, l := range labels {
		if !slices.Contains(placed, l) {
			p.order.Copy(lint.Span{Start: l.start, End: l.end})
			p.order.Put("\n\n")
		}
	}
	p.writeColumn(w, false, placed)
	p.order.Put("\n\f")
	p.writeColumn(w, true, placed)
	end := all[len(all)-1].lines
	p.done = end[len(end)-1].end
	return true
}

// orient makes the left column the first: its labels are the smaller ones, or are
// missing where those that stand alone are smaller, and where one line holds fragments
// of both, the left one's stands first.
func (w *weaver) orient(labels []lineOf) {
	votes := 0
	for i := 1; i < len(w.fragments); i++ {
		a, b := &w.fragments[i-1], &w.fragments[i]
		if a.line == b.line && !a.glued && a.right != b.right {
			votes += 2*count(b.right) - 1
		}
	}
	alone := noNumber
	for _, l := range labels {
		alone = min(alone, label(w.data[l.start:l.end]))
	}
	a, b := w.firstNumber(false), w.firstNumber(true)
	if a == noNumber {
		a = alone
	} else if b == noNumber {
		b = alone
	}
	if a < noNumber && b < noNumber && a != b {
		votes += labelVotes * (2*count(a < b) - 1)
	}
	if votes >= 0 {
		return
	}
	for i := range w.fragments {
		w.fragments[i].right = !w.fragments[i].right
	}
}

// labelVotes is how many lines with fragments of both columns labels outvote.
const labelVotes = 6

// writeColumn writes the fragments of one column.
func (p *parter) writeColumn(w *weaver, right bool, placed []lineOf) {
	last := -1
	for i := range w.fragments {
		f := &w.fragments[i]
		if f.right != right {
			continue
		}
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
		if f.label > 0 {
			l := placed[f.label-1]
			p.order.Copy(lint.Span{Start: l.start, End: l.end})
			p.order.Put(" ")
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
