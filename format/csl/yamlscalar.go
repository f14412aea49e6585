package csl

import (
	"bytes"
	"strings"

	"github.com/bibfix/bibfix/lint"
)

// quotes reads the text in quotes that begins here. Its further lines stand
// further in than what holds it: where a quote was lost, the entries that follow
// are saved.
func (y *yamlReader) quotes(parent int) bool {
	start, quote := y.at, y.data[y.at]
	for y.at++; y.at < y.end; y.at++ {
		switch c := y.data[y.at]; {
		case c == quote && quote == '\'' && y.at+1 < y.end && y.data[y.at+1] == quote:
			y.at++
		case c == quote:
			y.at++
			return true
		case c == '\\' && quote == '"':
			if y.at+1 < y.end && y.data[y.at+1] != '\n' && y.data[y.at+1] != '\r' {
				y.escape()
			}
		case c == '\n':
			if !y.goesOn(parent) {
				y.fault(start, start+1, "the text that begins here has no closing quote; the rest of the entry is not read")
				return false
			}
		}
	}
	y.fault(start, start+1, "the text that begins here has no closing quote")
	return false
}

// escape passes over a backslash and looks at what it belongs to.
func (y *yamlReader) escape() {
	start := y.at
	y.at++
	digits := 0
	switch c := y.data[y.at]; c {
	case 'x':
		digits = 2
	case 'u':
		digits = 4
	case 'U':
		digits = 8
	default:
		if _, known := yamlEscapes[c]; !known {
			y.noEscape(start)
		}
		return
	}
	if y.at+digits >= y.end || hex(y.data[y.at+1:y.at+1+digits]) < 0 {
		y.noEscape(start)
		return
	}
	y.at += digits
}

func (y *yamlReader) noEscape(at int) {
	y.fault(at, at+2, "no escape of YAML begins so: in double quotes a backslash itself is written \\\\",
		insert(at, `\`, "write the backslash so", lint.Unsafe))
}

// yamlEscapes are the letters behind a backslash, and what they stand for.
var yamlEscapes = map[byte]string{
	'0': "\x00", 'a': "\a", 'b': "\b", 't': "\t", '\t': "\t", 'n': "\n", 'v': "\v", 'f': "\f", 'r': "\r", 'e': "\x1b",
	' ': " ", '"': `"`, '/': "/", '\\': `\`, 'N': "\u0085", '_': "\u00a0", 'L': "\u2028", 'P': "\u2029",
}

// goesOn goes from the end of a line to the last of the white space at the head
// of the next line with text. It is false where that line stands no further in than
// the column, or the document ends: the place then is that of its head.
func (y *yamlReader) goesOn(column int) bool {
	for y.at < y.end && y.data[y.at] == '\n' {
		y.line = y.at + 1
		at := y.line
		for at < y.end && (y.data[at] == ' ' || y.data[at] == '\t' || y.data[at] == '\r') {
			at++
		}
		y.at = at
		if at < y.end && y.data[at] == '\n' {
			continue
		}
		if at >= y.end || at-y.line <= column || at == y.line && isMarker(y.data[at:y.end]) {
			return false
		}
		y.at--
		return true
	}
	return false
}

// plain reads text without quotes, and further lines of it that stand further in
// than the column.
func (y *yamlReader) plain(column int) bool {
	start := y.at
	end, ok := y.plainLine(start)
	for ok {
		y.at = end
		if !y.lineGap() || y.at >= y.end || y.data[y.at] == '#' || !y.goesOn(column) {
			break
		}
		y.at++
		if y.peek() == '#' {
			break
		}
		if y.keyEnd() >= 0 {
			y.misplaced()
			ok = false
			break
		}
		end, ok = y.plainLine(y.at)
	}
	y.at = end
	y.setLine()
	return ok
}

// plainLine is where a line of text without quotes ends. A colon in it that a
// blank follows would begin a value: the text is taken as it was meant.
func (y *yamlReader) plainLine(start int) (end int, ok bool) {
	colon := -1
	at := start
scan:
	for ; at < y.end && y.data[at] != '\n'; at++ {
		switch y.data[at] {
		case '#':
			if at > start && isBlank(y.data[at-1]) {
				break scan
			}
		case ':':
			if colon < 0 && y.endsName(at) {
				colon = at
			}
		}
	}
	end = trimmed(y.data, start, at)
	if colon >= 0 {
		y.fault(colon, colon+1, "a colon with a blank behind it stands in a text without quotes: YAML takes what stands before it for a name",
			y.unsafely(start, end))
	}
	return end, true
}

// lines reads the lines of a literal or folded scalar, and gives the columns that
// they are set in by.
func (y *yamlReader) lines(parent int) (indent int32, ok bool) {
	start := y.at
	for y.at++; y.at < y.end; y.at++ {
		c := y.data[y.at]
		if c >= '1' && c <= '9' {
			indent = int32(max(parent, 0)) + int32(c-'0') //nolint:gosec // columns
		} else if c != '+' && c != '-' {
			break
		}
	}
	header := y.at
	if !y.lineGap() {
		y.fault(start, header, "behind the sign "+string(rune(y.data[start]))+" the line has to end; the rest of the entry is not read")
		return 0, false
	}
	y.toLineEnd()
	end := header
	for y.at < y.end && y.data[y.at] == '\n' {
		line := y.at + 1
		stop := y.end
		if n := bytes.IndexByte(y.data[line:y.end], '\n'); n >= 0 {
			stop = line + n
		}
		text := line
		for text < stop && y.data[text] == ' ' {
			text++
		}
		if text == trimmed(y.data, text, stop) { // an empty line
			y.at = stop
			continue
		}
		if indent == 0 && text-line > parent {
			indent = int32(text - line) //nolint:gosec // columns
		}
		if indent == 0 || text-line < int(indent) || text == line && isMarker(y.data[line:y.end]) {
			break
		}
		y.at, end = stop, trimmed(y.data, text, stop)
	}
	y.at = end
	y.setLine()
	return indent, true
}

// flow reads an object or a list in brackets. Its lines stand further in than the
// column, but for the one with the closing bracket.
func (y *yamlReader) flow(column int, over, last int32, n node, depth int) bool {
	opening := y.data[y.at]
	closing := opening + 2
	n.kind, n.flow, n.value = object, true, placeOf(y.at, y.at)
	if opening == '[' {
		n.kind = list
	}
	self := y.add(over, last, n)
	if depth > maxDepth {
		return y.block(column, over, last, n, depth)
	}
	ok := y.inFlow(self, closing, column, depth)
	y.nodes[self].value.end = placeOf(0, y.flowEnd(int(n.value.start)+1)).end
	return ok
}

// flowEnd is where what was read of brackets ends, an empty value behind a blank included.
func (y *yamlReader) flowEnd(start int) int {
	return max(trimmed(y.data, start, y.at), y.last(int32(len(y.nodes)-1))) //nolint:gosec // less than the bytes of a file
}

func (y *yamlReader) inFlow(self int32, closing byte, column, depth int) bool {
	open := y.at
	y.at++
	last := int32(0)
	for {
		line := y.line
		y.gap()
		c := y.peek()
		if y.ends() || y.line != line && (y.column() < column || y.column() == column && c != closing) {
			y.fault(open, open+1, "the bracket that opens here is never closed; the rest of the entry is not read")
			return false
		}
		switch {
		case c == closing:
			y.at++
			return true
		case c == ',' || c == ']' || c == '}':
			y.fault(y.at, y.at+1, "a value should stand here, and "+y.shown(y.at)+" does; the rest of the entry is not read")
			return false
		}
		next := int32(len(y.nodes)) //nolint:gosec // less than the bytes of a file
		if !y.flowMember(self, last, closing == '}', column, depth) {
			return false
		}
		last = next
		y.gap()
		if c := y.peek(); c == ',' {
			y.at++
		} else if c != closing && !y.ends() {
			y.fault(y.at, y.at+1, y.between(closing))
			return false
		}
	}
}

// flowMember reads a value in brackets, with its name in those of an object.
func (y *yamlReader) flowMember(over, last int32, named bool, column, depth int) bool {
	n := node{}
	if named {
		start := y.at
		if c := y.peek(); c == '"' || c == '\'' {
			if !y.quotes(column) {
				return false
			}
			n = node{name: placeOf(start+1, y.at-1), nameStyle: double}
			if c == '\'' {
				n.nameStyle = single
			}
		} else {
			n = node{name: placeOf(start, y.flowText()), nameStyle: plain}
			y.at = int(n.name.end)
		}
		n.value = placeOf(y.at, y.at)
		if y.gap(); y.peek() != ':' {
			y.add(over, last, n)
			return true
		}
		y.at++
		colon := y.at
		if y.gap(); y.ends() { // the end of the item is that of what stands in it
			n.value = placeOf(colon, colon)
			y.add(over, last, n)
			return true
		}
	}
	n.kind, n.value = scalar, placeOf(y.at, y.at)
	y.properties()
	y.gap()
	switch c := y.peek(); c {
	case '[', '{', '"', '\'', '*':
		return y.inline(column, over, last, n, depth+1)
	}
	n.style = plain
	n.value.start = placeOf(y.at, y.at).start
	y.flowPlain(column)
	n.value.end = placeOf(0, y.at).end
	if isNull(y.data[n.value.start:n.value.end]) {
		n.kind = nothing
	}
	y.add(over, last, n)
	return true
}

// flowPlain passes over the text without quotes that begins here, in brackets, and
// over further lines of it that stand further in than the column. A line that begins
// with a name is none of it: the comma before it was lost.
func (y *yamlReader) flowPlain(column int) {
	y.at = y.flowText()
	for {
		end, line := y.at, y.line
		if !y.lineGap() || y.peek() != '\n' || !y.goesOn(column) {
			y.at, y.line = end, line
			return
		}
		y.at++
		next := y.flowText()
		colon := skipBlanks(y.data, next, y.end)
		if strings.IndexByte(",[]{}#", y.peek()) >= 0 || colon < y.end && y.data[colon] == ':' {
			y.at, y.line = end, line
			return
		}
		y.at = next
	}
}

// flowText is where the text without quotes ends that begins here, in brackets
// and on this line.
func (y *yamlReader) flowText() int {
	at := y.at
	for ; at < y.end; at++ {
		switch y.data[at] {
		case ',', '[', ']', '{', '}', '\n':
			return trimmed(y.data, y.at, at)
		case '#':
			if at > y.at && isBlank(y.data[at-1]) {
				return trimmed(y.data, y.at, at)
			}
		case ':':
			if at+1 >= y.end || isBlank(y.data[at+1]) || bytes.IndexByte([]byte(",[]{}"), y.data[at+1]) >= 0 {
				return trimmed(y.data, y.at, at)
			}
		}
	}
	return trimmed(y.data, y.at, at)
}
