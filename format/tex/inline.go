package tex

import (
	"bytes"
	"slices"

	"github.com/bibfix/bibfix/internal/tex"
	"github.com/bibfix/bibfix/lint"
	"github.com/bibfix/bibfix/prose/block"
)

// fonts are commands whose argument is marked, and declarations that mark the
// rest of their group.
var fonts = map[string]struct {
	kind        lint.MarkKind
	declaration bool
}{
	"emph": {lint.Emphasis, false}, "textit": {lint.Emphasis, false}, "textsl": {lint.Emphasis, false}, "enquote": {none, false}, "mkbibemph": {lint.Emphasis, false},
	"em": {lint.Emphasis, true}, "it": {lint.Emphasis, true}, "itshape": {lint.Emphasis, true}, "sl": {lint.Emphasis, true}, "slshape": {lint.Emphasis, true},
	"textbf": {lint.Strong, false}, "bf": {lint.Strong, true}, "bfseries": {lint.Strong, true},
	"textsuperscript": {lint.Superscript, false}, "texttt": {none, false},
}

// none marks a group without markup.
const none lint.MarkKind = 255

// spaces are commands that part words; they and the space after them are one
// space.
var spaces = map[string]bool{"urlprefix": true, "doiprefix": true, "newblock": true, "quad": true, "qquad": true, "newline": true, "linebreak": true, "footnote": true, "hfill": true, "space": true, "enspace": true, "par": true}

// An open group: what is marked in it, from which decoded byte on.
type open struct {
	kind  lint.MarkKind
	start int
}

// An inline takes the markup off one block.
type inline struct {
	data   []byte
	out    lint.TextBuilder
	groups []open
	marks  []lint.Mark
	links  []block.Address
	depth  int // of links in one another
	from   int // in the file: what is not yet decoded
}

// render takes the markup off all blocks.
func (s *scanner) render() []block.Block {
	all := make([]block.Block, len(s.blocks))
	for i := range s.blocks {
		in := inline{data: s.data}
		for _, p := range s.blocks[i].pieces {
			in.piece(p)
		}
		b := &all[i]
		*b = s.blocks[i].Block
		b.Text = in.out.Text()
		b.Marks = in.finish(b.Text)
		b.Addresses = append(block.FindAddresses(b.Text), in.links...)
		block.SortAddresses(b.Addresses)
	}
	return all
}

// finish closes what is open and puts the marks in order.
func (in *inline) finish(t lint.Text) []lint.Mark {
	for len(in.groups) > 0 {
		in.close()
	}
	marks := append(in.marks, block.Superscripts(t.String)...)
	slices.SortStableFunc(marks, func(a, b lint.Mark) int {
		if a.Start != b.Start {
			return a.Start - b.Start
		}
		return b.End - a.End
	})
	return marks
}

// piece decodes one stretch of the file.
func (in *inline) piece(p lint.Span) {
	in.from = p.Start
	for at := p.Start; at < p.End; {
		switch in.data[at] {
		case '{':
			in.flush(at)
			in.groups = append(in.groups, open{kind: none})
			at++
			in.from = at
		case '}':
			in.flush(at)
			in.close()
			at++
			in.from = at
		case '$':
			in.flush(at)
			at = in.math(at, p.End)
			in.from = at
		case '\\':
			at = in.command(at, p.End)
		default:
			at++
		}
	}
	in.flush(p.End)
}

// flush decodes what was passed over.
func (in *inline) flush(to int) {
	if in.from < to {
		tex.DecodePart(&in.out, in.data, lint.Span{Start: in.from, End: to})
	}
	in.from = to
}

// close ends the innermost group.
func (in *inline) close() {
	n := len(in.groups)
	if n == 0 {
		return
	}
	g := in.groups[n-1]
	in.groups = in.groups[:n-1]
	if g.kind != none {
		in.mark(g.kind, g.start, "")
	}
}

func (in *inline) mark(kind lint.MarkKind, start int, target string) {
	if end := in.out.Len(); start < end {
		in.marks = append(in.marks, lint.Mark{Kind: kind, Start: start, End: end, Target: target})
	}
}

// math keeps a formula as it stands: it is no prose.
func (in *inline) math(at, end int) int {
	sign := 1
	if at+1 < end && in.data[at+1] == '$' {
		sign = 2
	}
	i := bytes.Index(in.data[at+sign:min(end, at+sign+maxArgument)], in.data[at:at+sign])
	if i < 0 {
		return at + sign
	}
	stop, start := at+sign+i+sign, in.out.Len()
	tex.DecodePart(&in.out, in.data, lint.Span{Start: at, End: stop})
	in.mark(lint.Code, start, "")
	return stop
}

// command reads a command and gives the place after it. What is not known here
// is left to be decoded.
func (in *inline) command(at, end int) int {
	after := at + 1
	for after < end && inCommand(in.data[after]) {
		after++
	}
	if after == at+1 {
		return in.sign(at, min(after+1, end), end)
	}
	name := string(in.data[at+1 : after])
	if f, known := fonts[name]; known {
		in.flush(at)
		return in.font(f.kind, f.declaration, after, end)
	}
	switch {
	case spaces[name]:
		in.flush(at)
		next := in.pastSpace(after, end)
		in.out.Put(" ", lint.Span{Start: at, End: next})
		in.from = next
		return next
	case name == "penalty":
		in.flush(at)
		next := in.pastSpace(after, end)
		for next < end && (in.data[next] == '-' || '0' <= in.data[next] && in.data[next] <= '9') {
			next++
		}
		in.from = in.pastSpace(next, end)
		return in.from
	case name == "bibinfo":
		return in.bibinfo(at, after, end)
	case tex.Holders(name) == tex.HoldsTarget:
		return in.href(at, after, end)
	case tex.Holders(name) != tex.HoldsNothing:
		return in.held(at, after, end)
	case len(name) == 1 && bytes.IndexByte([]byte("cdbHkruvtG"), name[0]) >= 0:
		return in.accented(after, end)
	}
	return in.unknown(at, after, end)
}

// unknown reads a command that nothing is known of here. Before an argument in
// braces it vanishes, unless it prints a letter or sign.
func (in *inline) unknown(at, after, end int) int {
	argument := after
	if argument < end && in.data[argument] == '*' {
		argument++
	}
	if argument = in.pastSpace(argument, end); argument < end && in.data[argument] == '{' && tex.Vanishes(string(in.data[at+1:after])) {
		if in.holds(string(in.data[at+1:after]), argument, end) {
			return in.held(at, after, end)
		}
		in.flush(at)
		in.from = argument
		return argument
	}
	if next := in.pastOption(after, end); next > after { // \footnotemark[3]
		in.flush(after)
		in.from = next
		return next
	}
	return after
}

// holds says whether a command that nothing is known of holds a DOI or an
// address: by its name, or by what its argument begins with.
func (in *inline) holds(name string, argument, end int) bool {
	span, ok := in.argument(argument, end)
	inside := in.data[span.Start:span.End]
	return ok && bytes.IndexByte(inside, '\\') < 0 && (tex.NamesHolder(name) || bytes.HasPrefix(bytes.TrimLeft(inside, " \n"), []byte("10.")))
}

// maxShortOption is how far the end of an option within an entry is looked for,
// in bytes: it is a number or a few words.
const maxShortOption = 200

// sign reads a command of one character: an accent with its letter, or a line
// break.
func (in *inline) sign(at, after, end int) int {
	if after == at+1 {
		return after
	}
	switch in.data[at+1] {
	case '\\':
		in.flush(at)
		next := after
		if next < end && in.data[next] == '[' {
			if i := bytes.IndexByte(in.data[next:min(end, next+40)], ']'); i >= 0 {
				next += i + 1
			}
		}
		in.out.Put(" ", lint.Span{Start: at, End: next})
		in.from = next
		return next
	case '"', '\'', '`', '^', '~', '=', '.':
		return in.accented(after, end)
	}
	return after
}

// accented goes over the letter of an accent, in braces or not.
func (in *inline) accented(at, end int) int {
	at = in.pastSpace(at, end)
	if at < end && in.data[at] == '{' {
		if i := balanced(in.data[at+1 : min(end, at+40)]); i >= 0 {
			return at + i + 2
		}
	}
	return at
}

func (in *inline) pastSpace(at, end int) int {
	for at < end && isSpace(in.data[at]) {
		at++
	}
	return at
}

// font begins a marked group, or marks the rest of the one around it.
func (in *inline) font(kind lint.MarkKind, declaration bool, after, end int) int {
	next := in.pastSpace(after, end)
	switch n := len(in.groups); {
	case declaration && n > 0:
		in.groups[n-1].kind, in.groups[n-1].start = kind, in.out.Len()
	case !declaration && next < end && in.data[next] == '{':
		next++
		in.groups = append(in.groups, open{kind: kind, start: in.out.Len()})
	}
	in.from = next
	return next
}

// argument is what stands in the braces at at, as it stands.
func (in *inline) argument(at, end int) (lint.Span, bool) {
	at = in.pastSpace(at, end)
	if at < end && in.data[at] == '{' {
		if i := balanced(in.data[at+1 : min(end, at+1+maxArgument)]); i >= 0 {
			return lint.Span{Start: at + 1, End: at + 1 + i}, true
		}
	}
	return lint.Span{}, false
}

// held reads \url{…}, \doi{…} and their kin: the argument is text. Without
// braces it is the word that follows.
func (in *inline) held(at, after, end int) int {
	if after < end && in.data[after] == '*' {
		after++
	}
	span, ok := in.argument(in.pastOption(after, end), end)
	if !ok {
		return in.heldWord(at, after, end)
	}
	in.flush(at)
	start := in.out.Len()
	tex.DecodeHeld(&in.out, in.data, lint.Span{Start: at, End: span.End + 1}, span)
	in.mark(lint.Held, start, "")
	in.from = span.End + 1
	return in.from
}

func (in *inline) heldWord(at, after, end int) int {
	in.flush(at)
	word := in.pastSpace(after, end)
	next := word
	for next < end && !isSpace(in.data[next]) && bytes.IndexByte([]byte(`\{}$`), in.data[next]) < 0 {
		next++
	}
	start := in.out.Len()
	tex.DecodePart(&in.out, in.data, lint.Span{Start: word, End: next})
	in.mark(lint.Held, start, "")
	in.from = next
	return next
}

// bibinfo reads \bibinfo{doi}{…}. Of its other parts the scanner has left the
// second argument alone.
func (in *inline) bibinfo(at, after, end int) int {
	part, ok := in.argument(after, end)
	if !ok {
		return after
	}
	in.flush(at)
	return in.held(part.End+1, part.End+1, end)
}

// pastOption skips an argument in square brackets.
func (in *inline) pastOption(at, end int) int {
	if next := in.pastSpace(at, end); next < end && in.data[next] == '[' {
		if i := bytes.IndexByte(in.data[next:min(end, next+maxShortOption)], ']'); i >= 0 {
			return next + i + 1
		}
	}
	return at
}

// href reads \href{address}{text}: the address is the target of a link.
func (in *inline) href(at, after, end int) int {
	target, ok := in.argument(in.pastOption(after, end), end)
	if !ok {
		return after
	}
	in.flush(at)
	next := target.End + 1
	var address lint.TextBuilder
	tex.DecodeVerbatim(&address, in.data, target)
	if text, ok := in.argument(next, end); ok {
		start := in.out.Len()
		in.from = text.Start
		if in.depth++; in.depth < deepest {
			in.piece(text)
		}
		in.depth--
		in.mark(lint.Link, start, address.Text().String)
		in.addLink(address.Text(), start)
		next = text.End + 1
	} else {
		in.addLink(address.Text(), in.out.Len())
	}
	in.from = next
	return next
}

func (in *inline) addLink(t lint.Text, start int) {
	if t.Len() > 0 {
		in.links = append(in.links, block.Address{Address: lint.Address{Text: t, Target: true}, Start: start, End: in.out.Len()})
	}
}

// decoded is the text of a stretch of the file.
func (s *scanner) decoded(span lint.Span) string {
	in := inline{data: s.data}
	in.piece(span)
	return in.out.Text().String
}
