package csl

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/bibfix/bibfix/lint"
)

// The notation of YAML 1.2, as far as bibliographies use it: mappings and
// sequences in lines of their own or in brackets, scalars in all five styles,
// comments. Anchors and tags are passed over. Aliases, merge keys and keys that
// are no plain text on one line are not read.

type yamlReader struct {
	reader
	line int // where the line of the next byte begins
}

// column is how far in its line the next byte stands.
func (y *yamlReader) column() int { return y.at - y.line }

// setLine finds the line of the next byte anew.
func (y *yamlReader) setLine() { y.line = bytes.LastIndexByte(y.data[:y.at], '\n') + 1 }

// gap passes over white space and a comment up to the next thing on this line, or
// to the head of the next line that has one.
func (y *yamlReader) gap() {
	for y.at < y.end {
		switch c := y.data[y.at]; {
		case c == '\n':
			y.at++
			y.line = y.at
		case c == ' ' || c == '\t' || c == '\r':
			y.at++
		case c == '#' && (y.at == y.line || isBlank(y.data[y.at-1])):
			y.toLineEnd()
		default:
			return
		}
	}
}

func (y *yamlReader) toLineEnd() {
	if n := bytes.IndexByte(y.data[y.at:y.end], '\n'); n >= 0 {
		y.at += n
	} else {
		y.at = y.end
	}
}

// lineGap passes over blanks, and says whether nothing else but a comment stands on this line.
func (y *yamlReader) lineGap() bool {
	for y.at < y.end && (y.data[y.at] == ' ' || y.data[y.at] == '\t' || y.data[y.at] == '\r') {
		y.at++
	}
	return y.at >= y.end || y.data[y.at] == '\n' || y.data[y.at] == '#' && (y.at == y.line || isBlank(y.data[y.at-1]))
}

// ends says whether the document ends here: with the file, or a line of three
// dashes or points.
func (y *yamlReader) ends() bool {
	return y.at >= y.end || y.at == y.line && isMarker(y.data[y.at:y.end])
}

func isMarker(line []byte) bool {
	return (bytes.HasPrefix(line, []byte("---")) || bytes.HasPrefix(line, []byte("..."))) && (len(line) == 3 || isBlank(line[3]))
}

// isDash says whether an item of a sequence begins here.
func (y *yamlReader) isDash() bool {
	return y.peek() == '-' && (y.at+1 >= y.end || isBlank(y.data[y.at+1])) && !y.ends()
}

// properties passes over anchors and tags, and the blanks around them on this line.
func (y *yamlReader) properties() {
	for !y.lineGap() && (y.data[y.at] == '&' || y.data[y.at] == '!') {
		signs := flowSigns
		if bytes.HasPrefix(y.data[y.at:y.end], []byte("!<")) {
			signs = ""
		}
		y.at += wordEnd(y.data[y.at:y.end], signs)
	}
}

// flowSigns are what no anchor, alias or tag holds, but for a tag in angle brackets.
const flowSigns = ",[]{}"

// wordEnd is where the first blank or one of the signs stands.
func wordEnd(data []byte, signs string) int {
	at := 0
	for at < len(data) && !isBlank(data[at]) && strings.IndexByte(signs, data[at]) < 0 {
		at++
	}
	return at
}

// block reads the value that begins here, which may take several lines; parent is
// the column of what holds it.
func (y *yamlReader) block(parent int, over, last int32, n node, depth int) bool {
	if depth > maxDepth {
		y.fault(y.at, y.at+1, fmt.Sprintf("values stand in one another more than %d deep here; the rest of the entry is not read", maxDepth))
		return false
	}
	y.properties()
	switch {
	case y.isDash():
		return y.sequence(y.column(), over, last, n, depth)
	case y.keyEnd() >= 0:
		return y.mapping(y.column(), over, last, n, depth)
	}
	return y.inline(parent, over, last, n, depth)
}

// inline reads a value that is no mapping and no sequence in lines of its own.
func (y *yamlReader) inline(parent int, over, last int32, n node, depth int) bool {
	y.properties()
	start := y.at
	n.kind, n.value = scalar, placeOf(start, start)
	ok := true
	switch c := y.peek(); c {
	case '[', '{':
		return y.flow(parent, over, last, n, depth)
	case '"', '\'':
		n.style = double
		if c == '\'' {
			n.style = single
		}
		if ok = y.quotes(parent); !ok {
			n.style, n.value.start = plain, n.value.start+1 // what is there of it
		}
	case '|', '>':
		n.style = literal
		if c == '>' {
			n.style = folded
		}
		n.indent, ok = y.lines(parent)
	case '*':
		n.kind, n.style, y.aliases = nothing, alias, true
		y.at += wordEnd(y.data[y.at:y.end], flowSigns)
	case '@', '`', '%', ',', ']', '}':
		y.fault(start, start+1, "no text without quotes begins with "+y.shown(start)+"; the rest of the entry is not read")
		return false
	default:
		n.style = plain
		ok = y.plain(parent)
	}
	n.value.end = placeOf(0, trimmed(y.data, int(n.value.start), max(y.at, int(n.value.start)))).end
	if n.style == plain && isNull(y.data[n.value.start:n.value.end]) {
		n.kind = nothing
	}
	y.add(over, last, n)
	return ok
}

func isNull(text []byte) bool {
	switch string(text) {
	case "", "~", "null", "Null", "NULL":
		return true
	}
	return false
}

// mapping reads members that begin in the column.
func (y *yamlReader) mapping(column int, over, last int32, n node, depth int) bool {
	n.kind, n.value = object, placeOf(y.at, y.at)
	self := y.add(over, last, n)
	last = 0
	for {
		next, ok := y.member(column, self, last, depth)
		y.nodes[self].value.end = placeOf(0, max(y.last(next), int(y.nodes[self].value.end))).end
		if !ok {
			return false
		}
		last = next
		y.gap()
		switch {
		case y.ends() || y.column() < column || y.column() == column && y.isDash():
			return true
		case y.column() > column || y.keyEnd() < 0:
			y.misplaced()
			return false
		}
	}
}

// last is where the value of the node ends, and what has none where its name does.
func (y *yamlReader) last(i int32) int {
	if int(i) >= len(y.nodes) {
		return 0
	}
	return int(max(y.nodes[i].value.end, y.nodes[i].name.end))
}

// misplaced complains of what stands where a member should.
func (y *yamlReader) misplaced() {
	if bytes.IndexByte(y.data[y.line:y.at], '\t') >= 0 {
		y.fault(y.line, y.at, "this line is set in by a tab, which YAML does not allow; the rest of the entry is not read")
		return
	}
	end := y.at
	for end < y.end && y.data[end] != '\n' && y.data[end] != '\r' {
		end++
	}
	y.fault(y.at, end, "this line is neither a member of the entry, set in as the others are, nor part of the value above; "+
		"the rest of the entry is not read")
}

// member reads one "name: value".
func (y *yamlReader) member(column int, over, last int32, depth int) (int32, bool) {
	next := int32(len(y.nodes)) //nolint:gosec // less than the bytes of a file
	n := y.name(y.keyEnd())
	start := y.at
	if y.properties(); y.lineGap() {
		end := trimmed(y.data, start, y.at)
		n.value = placeOf(end, end)
		y.gap()
		if y.ends() || y.column() < column || y.column() == column && !y.isDash() {
			y.add(over, last, n)
			return next, true
		}
		return next, y.block(column, over, last, n, depth+1)
	}
	if !y.inline(column, over, last, n, depth+1) {
		return next, false
	}
	if y.lineGap() {
		return next, true
	}
	at := &y.nodes[next]
	if at.style == plain || at.kind == nothing {
		return next, true // its end was found by what follows
	}
	y.fault(y.at, y.at+1, fmt.Sprintf("the value of %s has ended, and %s follows; the rest of the entry is not read",
		y.data[n.name.start:n.name.end], y.shown(y.at)))
	return next, false
}

// name makes a node of the name that begins here and passes over its colon.
func (y *yamlReader) name(end int) node {
	n := node{name: placeOf(y.at, end), nameStyle: plain}
	switch y.peek() {
	case '"':
		n.name, n.nameStyle = placeOf(y.at+1, end-1), double
	case '\'':
		n.name, n.nameStyle = placeOf(y.at+1, end-1), single
	}
	y.at = end
	for y.at < y.end && y.data[y.at] != ':' {
		y.at++
	}
	y.at++
	return n
}

// keyEnd is where the name of a member ends that begins here, on one line and
// with a colon behind it; -1 where there is none.
func (y *yamlReader) keyEnd() int {
	at := y.at
	switch c := y.peek(); c {
	case 0, '[', ']', '{', '}', ',', '#', '|', '>', '@', '`', '%', '*', '&', '!', '\n', '\r':
		return -1
	case '"', '\'':
		for at++; at < y.end && y.data[at] != c; at++ {
			if y.data[at] == '\n' {
				return -1
			}
			if y.data[at] == '\\' && c == '"' {
				at++
			}
		}
		if at >= y.end {
			return -1
		}
		at++
		end := at
		for at < y.end && (y.data[at] == ' ' || y.data[at] == '\t') {
			at++
		}
		if at < y.end && y.data[at] == ':' && y.endsName(at) {
			return end
		}
		return -1
	}
	for ; at < y.end && at-y.at < maxName; at++ {
		switch y.data[at] {
		case '\n':
			return -1
		case '#':
			if isBlank(y.data[at-1]) {
				return -1
			}
		case ':':
			if y.endsName(at) {
				return trimmed(y.data, y.at, at)
			}
		}
	}
	return -1
}

// maxName is how long a name may be, in bytes: YAML allows 1024.
const maxName = 1024

// endsName says whether the colon at the place ends a name.
func (y *yamlReader) endsName(at int) bool { return at+1 >= y.end || isBlank(y.data[at+1]) }

// sequence reads the items whose dashes stand in the column.
func (y *yamlReader) sequence(column int, over, last int32, n node, depth int) bool {
	n.kind, n.value = list, placeOf(y.at, y.at)
	self := y.add(over, last, n)
	last = 0
	for {
		next := int32(len(y.nodes)) //nolint:gosec // less than the bytes of a file
		dash := y.at
		ok := y.element(column, self, last, depth)
		y.nodes[self].value.end = placeOf(0, max(y.last(next), dash+1)).end
		if !ok {
			return false
		}
		last = next
		y.gap()
		switch {
		case y.ends() || y.column() < column || y.column() == column && !y.isDash():
			return true
		case y.column() > column:
			y.misplaced()
			return false
		}
	}
}

// element reads what stands behind a dash.
func (y *yamlReader) element(column int, over, last int32, depth int) bool {
	next := int32(len(y.nodes)) //nolint:gosec // less than the bytes of a file
	y.at++
	start := y.at
	if y.properties(); y.lineGap() {
		end := trimmed(y.data, start, y.at)
		empty := node{value: placeOf(end, end)}
		y.gap()
		if y.ends() || y.column() <= column {
			y.add(over, last, empty)
			return true
		}
	}
	if !y.block(column, over, last, node{}, depth+1) {
		return false
	}
	if at := &y.nodes[next]; (at.flow || at.kind == scalar && at.style != plain) && !y.lineGap() {
		y.fault(y.at, y.at+1, "this value has ended, and "+y.shown(y.at)+" follows; the rest of the entry is not read")
		return false
	}
	return true
}

// unsafely offers to put a text in double quotes that was meant to stand without.
func (y *yamlReader) unsafely(start, end int) lint.Fix {
	text := inDouble(string(y.data[start:end]))
	return replace(start, end, text, "put it in quotes", lint.Unsafe)
}
