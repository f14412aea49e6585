package lint

import "sort"

// An Order is a text that is read in another order than its file has it, as the
// columns of a page are that stand side by side in each of its lines, with the
// place of every byte in the file. A nil Order is a file that is read as it stands.
type Order struct {
	File   []byte // as it stands
	Guess  bool   // nothing but the look of its words told the order of some of it
	text   []byte // as it is read
	pieces []piece
}

// A piece is a stretch of the file that is read in one. Bytes of the text that
// are in none were put between: they stand nowhere in the file.
type piece struct{ at, start, length int }

// Copy goes on with a stretch of the file.
func (o *Order) Copy(span Span) {
	if span.Len() <= 0 {
		return
	}
	if n := len(o.pieces); n > 0 {
		last := &o.pieces[n-1]
		if last.start+last.length == span.Start && last.at+last.length == len(o.text) {
			last.length += span.Len()
			o.text = append(o.text, o.File[span.Start:span.End]...)
			return
		}
	}
	o.pieces = append(o.pieces, piece{len(o.text), span.Start, span.Len()})
	o.text = append(o.text, o.File[span.Start:span.End]...)
}

// Put goes on with text that the file does not have: a line break, a hyphen.
func (o *Order) Put(text string) { o.text = append(o.text, text...) }

// Text is what was put together.
func (o *Order) Text() []byte { return o.text }

// Offset is the place in the file of a byte of the text. What was put between
// stands where the piece before it ends.
func (o *Order) Offset(at int) int {
	i := o.index(at)
	if i < 0 {
		return 0
	}
	p := o.pieces[i]
	return p.start + min(at-p.at, p.length)
}

// index is the last piece that begins at a byte of the text or before it, -1
// where none does.
func (o *Order) index(at int) int {
	return sort.Search(len(o.pieces), func(i int) bool { return o.pieces[i].at > at }) - 1
}

// Span is the place in the file of a stretch of the text: from its first byte
// to its last, and where the text goes back in the file, as from the foot of a column to
// the head of the next, to the last byte before.
func (o *Order) Span(span Span) Span {
	if o == nil {
		return span
	}
	all := o.Pieces(span)
	if len(all) == 0 {
		at := o.Offset(span.Start)
		return Span{at, at}
	}
	whole := all[0]
	for _, p := range all[1:] {
		if p.Start < whole.End {
			break
		}
		whole.End = p.End
	}
	return whole
}

// Pieces are the stretches of the file that a stretch of the text is made of, in
// the order in which they are read; nil of a file that is read as it stands.
func (o *Order) Pieces(span Span) []Span {
	if o == nil {
		return nil
	}
	var all []Span
	for i := max(o.index(span.Start), 0); i < len(o.pieces) && o.pieces[i].at < span.End; i++ {
		p := o.pieces[i]
		from, to := max(span.Start-p.at, 0), min(span.End-p.at, p.length)
		if from < to {
			all = append(all, Span{p.start + from, p.start + to})
		}
	}
	return all
}

// whole says whether the stretch of the text stands in the file in one piece, so
// that an edit of it touches nothing else.
func (o *Order) whole(span Span) bool {
	if span.Len() == 0 {
		i := o.index(span.Start)
		return i >= 0 && span.Start <= o.pieces[i].at+o.pieces[i].length
	}
	all := o.Pieces(span)
	return len(all) == 1 && all[0].Len() == span.Len()
}

// isGuess says whether the order itself is in doubt.
func (o *Order) isGuess() bool { return o != nil && o.Guess }

// trust is how far edits of the text may go. The text is not the file: it is read
// again after each round of edits, but cannot be put back into its columns.
func (o *Order) trust() Safety {
	if o != nil {
		return Suggest
	}
	return Safe
}
