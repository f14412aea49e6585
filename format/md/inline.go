package md

import (
	"bytes"
	"math"
	"slices"
	"unicode/utf8"

	"github.com/bibfix/bibfix/internal/ascii"
	"github.com/bibfix/bibfix/internal/charset"
	"github.com/bibfix/bibfix/lint"
	"github.com/bibfix/bibfix/prose/block"
)

// A token is a stretch of the buffer that is not shown as it stands, or may
// not be. It is kept small: a hostile file holds millions.
type token struct {
	start, end        int32 // in the buffer
	from, to          int32 // decoded places before and after it
	left              int32 // of a run: signs that are not used up; of put: index of its text
	kind              tokenKind
	canOpen, canClose bool
}

type tokenKind uint8

const (
	put     tokenKind = iota // shown as another text
	escaped                  // shown as its last byte
	run                      // a run of * or _
	bracket                  // "[" or "![", shown unless it opens a link
	hidden                   // markup that is not shown; a mark may begin or end here
)

// A pair is a mark between two tokens.
type pair struct {
	kind        lint.MarkKind
	open, close int // tokens
	target      string
}

// An opener is a "[" that may begin a link.
type opener struct {
	token int
	runs  int // emphasis runs before it
	image bool
}

// inline takes the inline markup off one block at a time. Its slices are used
// again for the next block.
type inline struct {
	data        []byte
	definitions map[string]lint.Span
	dirty       bool // bytes that are no UTF-8, or zeros

	buf     []byte      // text of the block: its pieces joined by one sign
	pieces  []lint.Span // of the file
	starts  []int       // where they begin in buf
	piece   int         // cursor of offset
	tokens  []token
	texts   []string
	runs    []int // tokens that are runs
	pairs   []pair
	openers []opener
	outer   int // openers[:outer] have a link inside and can open none
	html    []htmlOpen
	targets []block.Address
	limits  limits
}

// limits remember what a search to the end of the block did not find, so that
// no input makes the scanner search it again and again.
type limits struct {
	ticks   [16]bool // no further run of that many back quotes
	comment bool     // no further "-->"
	dollar  int      // next "$" that may close mathematics; -1 for unknown
	link    int      // next "]" that may end a link text; -1 for unknown
}

type htmlOpen struct {
	name  string
	token int
}

func newInline(data []byte, definitions map[string]lint.Span) *inline {
	return &inline{data: data, definitions: definitions, dirty: !charset.Clean(data)}
}

// block reads one raw block.
func (in *inline) block(r *raw, pieces []lint.Span) block.Block {
	b := block.Block{
		Kind: r.kind, Level: r.level, MarkerSpan: r.marker, Marker: string(in.data[r.marker.Start:r.marker.End]),
		Span: r.span, Indent: r.indent, Hanging: r.hanging, Gap: r.gap, Page: r.page,
	}
	if r.auto {
		b.Marker = "#."
	}
	in.load(pieces[r.first:r.last], r.kind == block.Row)
	if !r.literal && len(in.buf) < math.MaxInt32 {
		in.scan()
	}
	in.emit(&b)
	return b
}

// load joins the pieces in the buffer.
func (in *inline) load(pieces []lint.Span, row bool) {
	in.pieces, in.piece = pieces, 0
	in.starts, in.tokens, in.texts, in.runs, in.pairs = in.starts[:0], in.tokens[:0], in.texts[:0], in.runs[:0], in.pairs[:0]
	in.openers, in.outer, in.html, in.targets = in.openers[:0], 0, in.html[:0], in.targets[:0]
	in.limits = limits{dollar: -1, link: -1}
	if len(pieces) == 1 {
		in.buf = in.data[pieces[0].Start:pieces[0].End:pieces[0].End]
		in.starts = append(in.starts, 0)
		return
	}
	joint := byte('\n')
	if row {
		joint = '\t'
	}
	// A buffer of its own: the one before may be a part of the file.
	size := 0
	for _, p := range pieces {
		size += p.Len() + 1
	}
	in.buf = make([]byte, 0, size)
	for i, p := range pieces {
		if i > 0 {
			in.buf = append(in.buf, joint)
		}
		in.starts = append(in.starts, len(in.buf))
		in.buf = append(in.buf, in.data[p.Start:p.End]...)
	}
}

// offset is the place in the file of the buffer's byte at. Calls mostly
// ascend, so a cursor is nearly always right.
func (in *inline) offset(at int) int {
	if in.piece >= len(in.starts) || in.starts[in.piece] > at {
		in.piece = 0
	}
	if in.piece+1 < len(in.starts) && in.starts[in.piece+1] <= at {
		if in.piece+2 >= len(in.starts) || in.starts[in.piece+2] > at {
			in.piece++
		} else {
			i, found := slices.BinarySearch(in.starts, at)
			if !found {
				i--
			}
			in.piece = i
		}
	}
	if len(in.pieces) == 0 {
		return 0
	}
	return in.pieces[in.piece].Start + at - in.starts[in.piece]
}

// special holds the bytes at which plain text may end.
var special = func() (table [256]bool) {
	for _, c := range []byte("\\`*_^~<&[]!$:0") {
		table[c] = true
	}
	return table
}()

// scan cuts the buffer into tokens.
func (in *inline) scan() {
	buf := in.buf
	for at := 0; at < len(buf); {
		if !special[buf[at]] {
			at++
			continue
		}
		next := in.markup(at)
		if next == 0 {
			at++
			continue
		}
		at = next
	}
	in.emphasis(0)
}

// markup reads the markup at buf[at] and gives the place after it, 0 where the
// sign is text.
func (in *inline) markup(at int) int {
	rest := in.buf[at:]
	switch rest[0] {
	case '\\':
		return in.backslash(at)
	case '`':
		return in.codeSpan(at)
	case '*', '_':
		return in.run(at)
	case '^', '~':
		return in.script(at)
	case '<':
		return in.angle(at)
	case '&':
		if decoded, n := entity(rest); n > 0 {
			return in.put(at, at+n, decoded)
		}
	case '!':
		if len(rest) > 1 && rest[1] == '[' {
			return in.bracket(at, 2)
		}
	case '[':
		return in.bracket(at, 1)
	case ']':
		return in.closeBracket(at)
	case '$':
		return in.math(at)
	case ':':
		if bytes.HasPrefix(rest, []byte("://")) && at > 0 && ascii.Letter(in.buf[at-1]) {
			return in.bare(at + 3)
		}
	case '0':
		// A bare DOI: "10.1234/x_y" is no emphasis.
		if at > 0 && in.buf[at-1] == '1' && isDOI(rest) {
			return in.bare(at + 1)
		}
	}
	return 0
}

func isDOI(rest []byte) bool {
	if len(rest) < 7 || rest[1] != '.' {
		return false
	}
	for i := 2; i < min(len(rest), 12); i++ {
		if rest[i] == '/' {
			return i >= 6
		}
		if rest[i] < '0' || rest[i] > '9' {
			return false
		}
	}
	return false
}

func (in *inline) token(kind tokenKind, start, end int) {
	in.tokens = append(in.tokens, token{kind: kind, start: int32(start), end: int32(end)})
}

// put shows buf[start:end] as another text.
func (in *inline) put(start, end int, text string) int {
	in.tokens = append(in.tokens, token{kind: put, start: int32(start), end: int32(end), left: int32(len(in.texts))})
	in.texts = append(in.texts, text)
	return end
}

func (in *inline) hide(start, end int) int {
	in.token(hidden, start, end)
	return end
}

// mark records a mark between two tokens.
func (in *inline) mark(kind lint.MarkKind, open, close int) {
	in.pairs = append(in.pairs, pair{kind: kind, open: open, close: close})
}

func (in *inline) backslash(at int) int {
	rest := in.buf[at:]
	if len(rest) == 1 || rest[1] == '\n' {
		return in.hide(at, at+1)
	}
	if rest[1] == '(' {
		if end := in.texMath(at); end > 0 {
			return end
		}
	}
	if escape(rest, false) == 0 {
		if rest[1] == ' ' { // pandoc's no-break space
			return in.put(at, at+2, "\u00a0")
		}
		return 0
	}
	in.token(escaped, at, at+2)
	return at + 2
}

// bare reads the rest of a web address or DOI: nothing in it is markup but
// escapes, which are taken off.
func (in *inline) bare(at int) int {
	buf, from := in.buf, at
	for at < len(buf) {
		switch c := buf[at]; {
		case c <= ' ', c == '>', c == ']', c == '"', c == '|', c == '`':
			return in.endBare(from, at)
		case c == '<':
			if at+1 == len(buf) || buf[at+1] < '0' || buf[at+1] > '9' {
				return in.endBare(from, at)
			}
		case c == '\\':
			n := escape(buf[at:], true)
			if n == 0 || buf[at+n-1] == '[' || buf[at+n-1] == '*' {
				return in.endBare(from, at)
			}
			in.token(escaped, at, at+n)
			at += n
			from = at
			continue
		case c == '&':
			if decoded, n := entity(buf[at:]); n > 0 {
				at = in.put(at, at+n, decoded)
				from = at
				continue
			}
		case c >= utf8.RuneSelf:
			if r, _ := utf8.DecodeRune(buf[at:]); r == '”' || r == '»' || r == '\u00a0' {
				return in.endBare(from, at)
			}
		}
		at++
	}
	return in.endBare(from, at)
}

// endBare leaves emphasis signs and points at the end of an address to the
// scanner.
func (in *inline) endBare(from, at int) int {
	for at > from && (in.buf[at-1] == '*' || in.buf[at-1] == '_' || in.buf[at-1] == '~' || in.buf[at-1] == '.' || in.buf[at-1] == ',' || in.buf[at-1] == ')') {
		at--
	}
	return at
}

// emit writes the tokens into the block and makes its marks.
func (in *inline) emit(b *block.Block) {
	var out lint.TextBuilder
	out.Grow(len(in.buf))
	at := 0
	for i := range in.tokens {
		t := &in.tokens[i]
		start, end := int(t.start), int(t.end)
		in.copy(&out, at, start)
		at = end
		t.from = int32(out.Len())
		switch t.kind {
		case put:
			out.Put(in.texts[t.left], in.place(start, end))
		case escaped:
			out.Put(string(in.buf[end-1]), in.place(start, end))
		case bracket:
			in.copy(&out, start, end)
		case run:
			in.copy(&out, start, start+int(t.left))
		}
		t.to = int32(out.Len())
	}
	in.copy(&out, at, len(in.buf))
	b.Text = out.Text()
	for _, p := range in.pairs {
		start, end := int(in.tokens[p.open].to), int(in.tokens[p.close].from)
		if start < end {
			b.Marks = append(b.Marks, lint.Mark{Kind: p.kind, Start: start, End: end, Target: p.target})
		}
	}
	b.Marks = append(b.Marks, block.Superscripts(b.Text.String)...)
	b.Marks = append(b.Marks, block.Held(b.Text.String)...)
	slices.SortStableFunc(b.Marks, func(x, y lint.Mark) int {
		if x.Start != y.Start {
			return x.Start - y.Start
		}
		return y.End - x.End
	})
	in.addresses(b)
}

// place is the span in the file of buf[start:end].
func (in *inline) place(start, end int) lint.Span {
	return lint.Span{Start: in.offset(start), End: in.offset(end-1) + 1}
}

// copy writes buf[start:end] as it stands; bytes that are no UTF-8 are read as
// Windows-1252.
// What joins two pieces stands for all that the file has there: a line ending
// and the indent after it.
func (in *inline) copy(out *lint.TextBuilder, start, end int) {
	for start < end {
		at := in.offset(start)
		piece := in.pieces[in.piece]
		if at == piece.End {
			out.Put(string(in.buf[start]), lint.Span{Start: at, End: in.pieces[in.piece+1].Start})
			start++
			continue
		}
		stop := min(end, start+piece.End-at)
		in.copyFrom(out, in.buf[start:stop], at)
		start = stop
	}
}

func (in *inline) copyFrom(out *lint.TextBuilder, source []byte, at int) {
	if !in.dirty {
		out.Copy(source, at)
		return
	}
	charset.Copy(out, source, at)
}
