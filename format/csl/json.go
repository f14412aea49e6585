package csl

import (
	"bytes"
	"fmt"

	"github.com/bibfix/bibfix/internal/ascii"
	"github.com/bibfix/bibfix/lint"
)

// The notation of JSON, RFC 8259. What programs of people get wrong in it is
// told and read all the same: a comma too many or too few, an escape that is
// none. Where more is wrong, the item ends there.

type jsonReader struct{ reader }

func (j *jsonReader) space() {
	for j.at < j.end && isBlank(j.data[j.at]) {
		j.at++
	}
}

// item reads the object that begins here. It is not ok where it could not be read to
// its end; the nodes then are those before that.
func (j *jsonReader) item() bool {
	j.nodes = j.nodes[:0]
	return j.value(0, 0, node{}, 0)
}

// value reads the value that begins here, as the node that n is made.
func (j *jsonReader) value(parent, last int32, n node, depth int) bool {
	start := j.at
	n.value = placeOf(start, start)
	switch c := j.peek(); {
	case depth > maxDepth:
		j.fault(start, start+1, fmt.Sprintf("values stand in one another more than %d deep here; the rest of the entry is not read", maxDepth))
		return false
	case c == '{' || c == '[':
		n.kind, n.flow = object, true
		if c == '[' {
			n.kind = list
		}
		at := j.add(parent, last, n)
		ok := j.inside(at, c, depth)
		j.nodes[at].value.end = placeOf(0, trimmed(j.data, start+1, j.at)).end
		return ok
	case c == '"':
		n.kind, n.style = scalar, quoted
		ok := j.str()
		if !ok {
			return false
		}
	case c == '-' || ascii.Digit(c) || ascii.Letter(c):
		n.kind, n.style = scalar, bare
		if !j.word() {
			return false
		}
		if string(j.data[start:j.at]) == "null" {
			n.kind = nothing
		}
	default:
		j.fault(start, start+1, "a value should stand here, and "+j.shown(start)+" does; the rest of the entry is not read")
		return false
	}
	n.value.end = placeOf(0, j.at).end
	j.add(parent, last, n)
	return true
}

// inside reads the members of an object or the values of a list.
func (j *jsonReader) inside(parent int32, opening byte, depth int) bool {
	closing := opening + 2 // [ and ], { and } stand two apart
	j.at++
	last, comma := int32(0), -1
	for {
		j.space()
		switch c := j.peek(); {
		case c == closing:
			if comma >= 0 {
				j.fault(comma, comma+1, "a comma stands before the closing "+string(rune(closing))+", and nothing between them",
					cutOut(comma, comma+1, "take it out", lint.Safe))
			}
			j.at++
			return true
		case c == ',':
			j.fault(j.at, j.at+1, "a comma stands here where a value should; the rest of the entry is not read")
			return false
		case last != 0 && comma < 0:
			if c != '"' && (opening == '{' || c != '{' && c != '[') || j.at == int(j.nodes[last].value.end) {
				j.fault(j.at, j.at+1, j.between(closing))
				return false
			}
			end := int(j.nodes[last].value.end)
			j.fault(end-1, end, "no comma stands between this value and the next", insert(end, ",", "put the comma there", lint.Safe))
		}
		n, ok := node{}, true
		if opening == '{' {
			n, ok = j.name()
		}
		next := int32(len(j.nodes)) //nolint:gosec // less than the bytes of a file
		if !ok || !j.value(parent, last, n, depth+1) {
			return false
		}
		last, comma = next, -1
		j.space()
		if j.peek() == ',' {
			comma = j.at
			j.at++
		}
	}
}

// name reads the name of a member and the colon behind it.
func (j *jsonReader) name() (node, bool) {
	start := j.at
	if j.peek() != '"' {
		j.fault(start, start+1, "a name in double quotes should stand here, and "+j.shown(start)+" does; the rest of the entry is not read")
		return node{}, false
	}
	if !j.str() {
		return node{}, false
	}
	n := node{name: placeOf(start+1, j.at-1), nameStyle: quoted}
	j.space()
	if j.peek() != ':' {
		j.fault(start, start+1, fmt.Sprintf("no colon stands behind %s; the rest of the entry is not read", j.data[start:min(j.at, start+maxShown)]))
		return node{}, false
	}
	j.at++
	j.space()
	return n, true
}

// maxShown is how much of a name a message shows, in bytes.
const maxShown = 80

// str reads the string that begins here. It may not go on in the next line: where
// a quote was lost, the entries that follow are saved.
func (j *jsonReader) str() bool {
	start := j.at
	for j.at++; j.at < j.end; j.at++ {
		switch c := j.data[j.at]; {
		case c == '"':
			j.at++
			return true
		case c == '\\':
			j.escape()
		case c == '\n' || c == '\r':
			j.fault(start, start+1, "the string that begins here has no closing quote on its line; the rest of the entry is not read")
			return false
		case c < ' ':
			j.fault(j.at, j.at+1, fmt.Sprintf("a control character (0x%02X) stands in a string, and has to be written as \\u%04X", c, c),
				replace(j.at, j.at+1, fmt.Sprintf("\\u%04X", c), "write it so", lint.Safe))
		}
	}
	j.fault(start, start+1, "the string that begins here has no closing quote")
	return false
}

// escape passes over a backslash and what it belongs to, up to its last byte.
func (j *jsonReader) escape() {
	start := j.at
	if start+1 >= j.end {
		return
	}
	switch c := j.data[start+1]; {
	case bytes.IndexByte([]byte(`"\/bfnrt`), c) >= 0:
		j.at++
		return
	case c == 'u' && start+6 <= j.end && hex(j.data[start+2:start+6]) >= 0:
		j.at += 5
		return
	case c == '\n' || c == '\r':
		return
	}
	j.fault(start, start+2, "no escape of JSON begins so: a backslash itself is written \\\\",
		insert(start, `\`, "write the backslash so", lint.Unsafe))
}

// hex is the number that four hexadecimal digits stand for, -1 where they are none.
func hex(digits []byte) rune {
	n := rune(0)
	for _, c := range digits {
		n <<= 4
		switch {
		case ascii.Digit(c):
			n |= rune(c - '0')
		case c|0x20 >= 'a' && c|0x20 <= 'f':
			n |= rune(c|0x20-'a') + 10
		default:
			return -1
		}
	}
	return n
}

// word reads a number, true, false or null.
func (j *jsonReader) word() bool {
	start := j.at
	for j.at < j.end && (isWord(j.data[j.at]) || j.data[j.at] == '.' || j.data[j.at] == '+' || j.data[j.at] == '-') {
		j.at++
	}
	switch text := string(j.data[start:j.at]); {
	case text == "null", text == "true", text == "false", isNumber(text):
		return true
	default:
		j.fault(start, j.at, fmt.Sprintf("%.*s is neither a number nor in quotes; the rest of the entry is not read", maxShown, text))
		return false
	}
}

func isWord(c byte) bool {
	return ascii.Digit(c) || ascii.Letter(c) || c == '_' || c >= 0x80
}

// isNumber says whether text is a number of JSON.
func isNumber(text string) bool {
	if text != "" && text[0] == '-' {
		text = text[1:]
	}
	n := ascii.Digits(text)
	if n == 0 || n > 1 && text[0] == '0' {
		return false
	}
	text = text[n:]
	if text != "" && text[0] == '.' {
		if n = ascii.Digits(text[1:]); n == 0 {
			return false
		}
		text = text[n+1:]
	}
	if text != "" && text[0]|0x20 == 'e' {
		text = text[1:]
		if text != "" && (text[0] == '+' || text[0] == '-') {
			text = text[1:]
		}
		return ascii.Number(text)
	}
	return text == ""
}
