package csl

import (
	"strconv"
	"unicode"
	"unicode/utf8"

	"github.com/bibfix/bibfix/lint"
)

// Both notations say the same in other signs: objects of members, lists and
// scalars. What is read of an item is a tree of places, which the rest of the
// package looks at without asking what it was written in.

// A place is a range of bytes of the file. Half the size of a [lint.Span] is
// half the memory of a big item.
type place struct{ start, end uint32 }

func placeOf(start, end int) place { return place{uint32(start), uint32(end)} } //nolint:gosec // MaxSize holds

func (p place) span() lint.Span { return lint.Span{Start: int(p.start), End: int(p.end)} }

func (p place) empty() bool { return p.start == p.end }

// A shape is what a value is.
type shape uint8

const (
	nothing shape = iota // null, no value at all, or one that is not read
	scalar
	list
	object
)

// A style is how a scalar is written.
type style uint8

const (
	bare    style = iota // a number or a word of JSON
	quoted               // "a string of JSON"
	plain                // text of YAML without quotes
	single               // 'text of YAML'
	double               // "text of YAML"
	literal              // | and lines that are kept
	folded               // > and lines that are joined
	alias                // *name: what it stands for is not read
)

// A node is a value, and the name it has as a member of an object.
type node struct {
	name      place // without quotes
	value     place // with quotes and brackets; of a literal or folded scalar from its sign to the last line
	next      int32 // the node after this one in its object or list; 0 for none
	first     int32 // the first node inside; 0 for none
	indent    int32 // of a literal or folded scalar: columns before its lines
	kind      shape
	style     style
	nameStyle style
	flow      bool // stands in brackets, not in lines of its own
}

// inside is the value without quotes.
func (n *node) inside() lint.Span {
	span := n.value.span()
	if n.style == quoted || n.style == single || n.style == double {
		span.Start++
		span.End = max(span.End-1, span.Start)
	}
	return span
}

// isKey says whether a value can be a key: it stands on one line.
func (n *node) isKey() bool { return n.kind == scalar && n.style != literal && n.style != folded }

// start is where the member begins, the quote of its name included.
func (n *node) start() int {
	switch at := int(n.name.start); {
	case n.name == place{}:
		return int(n.value.start)
	case n.nameStyle == quoted || n.nameStyle == single || n.nameStyle == double:
		return at - 1
	default:
		return at
	}
}

// root is the node of the item itself.
const root = 0

// A tree is the nodes of one item.
type tree struct {
	data  []byte
	nodes []node
}

// children calls do for the nodes in a node, in the order of the file, until it
// returns false.
func (t *tree) children(n *node, do func(child *node) bool) {
	for i := n.first; i != 0; i = t.nodes[i].next {
		if !do(&t.nodes[i]) {
			return
		}
	}
}

// member is the member of that name, nil for none.
func (t *tree) member(n *node, name string) (found *node) {
	t.children(n, func(child *node) bool {
		if string(t.data[child.name.start:child.name.end]) == name {
			found = child
		}
		return found == nil
	})
	return found
}

// A reader is what the readers of both notations have in common. It makes the
// nodes of one item, and tells of what is wrong where somebody listens.
type reader struct {
	tree
	at       int // the next byte
	end      int // of what may be read
	complain func(span lint.Span, message string, fixes ...lint.Fix)
	aliases  bool // some value is an alias of YAML, which is not read
}

// maxDepth is how deep values may stand in one another. CSL needs seven.
const maxDepth = 64

// fault tells what is wrong at the place; with it an item is broken.
func (r *reader) fault(start, end int, message string, fixes ...lint.Fix) {
	if r.complain != nil {
		start = min(start, len(r.data))
		r.complain(lint.Span{Start: start, End: max(start, min(end, len(r.data)))}, message, fixes...)
	}
}

// add makes a node behind the last one of its parent; last is 0 for the first.
func (r *reader) add(parent, last int32, n node) int32 {
	at := int32(len(r.nodes)) //nolint:gosec // less than the bytes of a file
	r.nodes = append(r.nodes, n)
	if at == root {
		return at
	}
	if last == 0 {
		r.nodes[parent].first = at
	} else {
		r.nodes[last].next = at
	}
	return at
}

// peek is the next byte, 0 at the end.
func (r *reader) peek() byte {
	if r.at < r.end {
		return r.data[r.at]
	}
	return 0
}

// shown is what a message shows of the byte that stands at the place.
func (r *reader) shown(at int) string {
	if at >= r.end {
		return "the end of the file"
	}
	if c, size := utf8.DecodeRune(r.data[at:r.end]); unicode.IsGraphic(c) && !unicode.IsSpace(c) && (c != utf8.RuneError || size > 1) {
		return string(c)
	}
	if r.data[at] == '\n' || r.data[at] == '\r' {
		return "the end of the line"
	}
	return "a byte " + strconv.QuoteRuneToASCII(rune(r.data[at]))
}

// between is what to say of what stands between two values and is no comma.
func (r *reader) between(closing byte) string {
	return "a comma or " + string(rune(closing)) + " should stand here, and " + r.shown(r.at) + " does; the rest of the entry is not read"
}

func insert(at int, text, message string, safety lint.Safety) lint.Fix {
	return lint.Fix{Message: message, Safety: safety, Edits: []lint.TextEdit{{Span: lint.Span{Start: at, End: at}, New: text}}}
}

func cutOut(start, end int, message string, safety lint.Safety) lint.Fix {
	return lint.Fix{Message: message, Safety: safety, Edits: []lint.TextEdit{{Span: lint.Span{Start: start, End: end}}}}
}

func replace(start, end int, text, message string, safety lint.Safety) lint.Fix {
	return lint.Fix{Message: message, Safety: safety, Edits: []lint.TextEdit{{Span: lint.Span{Start: start, End: end}, New: text}}}
}

func isBlank(c byte) bool { return c == ' ' || c == '\t' || c == '\n' || c == '\r' }
