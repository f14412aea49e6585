package csl

import (
	"bytes"

	"github.com/bibfix/bibfix/lint"
)

// A jsonList reads the items of a file, or of a part of one that stands in
// brackets, and where one is broken looks for the next.
type jsonList struct {
	jsonReader
	found func(start, end int, broken bool) // an item; its nodes are good during the call
	first []byte                            // name of the first member of the item read last
	head  []byte                            // what stands before an item on its line, where it begins one
	lined bool                              // items begin lines
}

// mark is what some programs put before a text in UTF-8.
var mark = []byte("\ufeff")

// file reads all that stands in a file.
func (l *jsonList) file() {
	if bytes.HasPrefix(l.data, mark) {
		l.at = len(mark)
	}
	l.space()
	switch l.peek() {
	case '[':
		l.items()
	case '{':
		if at := l.wrapped(); at >= 0 {
			l.at = at
			l.items()
			l.rest("}")
			return
		}
		l.one()
	default:
		l.fault(l.at, l.at+1, "a list of entries should begin here, and "+l.shown(l.at)+" does; nothing is read")
		return
	}
	l.rest("")
}

// rest complains of what stands behind the items, but for one closing bracket.
func (l *jsonList) rest(closing string) {
	l.space()
	if closing != "" && l.at < l.end { // other members of the object around the items are of no interest
		return
	}
	if l.at < l.end {
		l.fault(l.at, l.at+1, "the list of entries has ended, and "+l.shown(l.at)+" follows: what stands from here on is not read")
	}
}

// wrapped is where the list begins that an object holds under the name of items
// or references; -1 where there is none.
func (l *jsonList) wrapped() int {
	skip := jsonReader{reader{tree: tree{data: l.data}, at: l.at + 1, end: l.end}}
	for {
		skip.space()
		if skip.peek() == ',' {
			skip.at++
			continue
		}
		n, ok := skip.name()
		if !ok {
			return -1
		}
		name := string(l.data[n.name.start:n.name.end])
		if (name == "items" || name == "references") && skip.peek() == '[' {
			return skip.at
		}
		skip.nodes = skip.nodes[:0]
		if !skip.value(0, 0, node{}, 0) {
			return -1
		}
	}
}

// one reads one item. It says whether it could be read to its end.
func (l *jsonList) one() bool {
	start := l.at
	ok := l.item()
	end := max(l.at, start+1)
	if !ok {
		end = max(start+1, trimmed(l.data, start, l.at))
	}
	if len(l.nodes) > 1 {
		l.first = l.data[l.nodes[1].name.start:l.nodes[1].name.end]
	}
	line := start
	for !l.lined && line > 0 && (l.data[line-1] == ' ' || l.data[line-1] == '\t') {
		line--
	}
	if !l.lined && line > 0 && l.data[line-1] == '\n' {
		l.head, l.lined = l.data[line:start], true
	}
	l.found(start, end, !ok)
	return ok
}

// trimmed is where what stands before end and is not white space ends.
func trimmed(data []byte, start, end int) int {
	for end > start && isBlank(data[end-1]) {
		end--
	}
	return end
}

// items reads the list that begins here.
func (l *jsonList) items() {
	open := l.at
	l.at++
	items, comma := 0, -1 // 0 behind what is broken: what parts it from the next was looked at
	for {
		l.space()
		switch c := l.peek(); {
		case c == ']':
			if comma > 0 {
				l.fault(comma, comma+1, "a comma stands behind the last entry", cutOut(comma, comma+1, "take it out", lint.Safe))
			}
			l.at++
			return
		case l.at >= l.end:
			if comma == 0 {
				return // the bracket is lost in what was not read
			}
			l.fault(open, open+1, "the list of entries that begins here has no closing ]")
			return
		case c != '{':
			l.stray()
			comma = 0
			continue
		}
		if items > 0 && comma < 0 {
			end := trimmed(l.data, open, l.at)
			l.fault(end-1, end, "no comma stands between this entry and the next", insert(end, ",", "put the comma there", lint.Safe))
		}
		items++
		comma = -1
		if !l.one() {
			l.next()
			comma = 0
			continue
		}
		l.space()
		if l.peek() == ',' {
			comma = l.at
			l.at++
		}
	}
}

// stray complains of what is no item, and goes on behind it.
func (l *jsonList) stray() {
	start := l.at
	if l.peek() == ',' {
		l.fault(start, start+1, "a comma stands here where an entry should", cutOut(start, start+1, "take it out", lint.Safe))
		l.at++
		return
	}
	l.nodes = l.nodes[:0]
	quiet := jsonReader{reader{tree: tree{data: l.data, nodes: l.nodes}, at: start, end: l.end}}
	if quiet.value(0, 0, node{}, 0) {
		l.fault(start, quiet.at, "an entry should stand here, and this is no object")
		l.at = quiet.at
		if l.space(); l.peek() == ',' {
			l.at++
		}
		return
	}
	l.fault(start, start+1, "an entry should stand here, and "+l.shown(start)+" does; what stands up to the next entry is not read")
	l.at = start + 1
	l.next()
}

// next goes on to where the next item begins: a brace at the head of a line that
// is set in as other items are, or one behind which a member begins that items
// begin with.
func (l *jsonList) next() {
	for l.at < l.end {
		n := bytes.IndexByte(l.data[l.at:l.end], '{')
		if n < 0 {
			break
		}
		l.at += n
		if l.begins(l.at) {
			return
		}
		l.at++
	}
	l.at = l.end
}

func (l *jsonList) begins(at int) bool {
	name := at + 1
	for name < l.end && isBlank(l.data[name]) {
		name++
	}
	if name >= l.end || l.data[name] != '"' {
		return false
	}
	if l.lined && at >= len(l.head)+1 && l.data[at-len(l.head)-1] == '\n' && bytes.Equal(l.data[at-len(l.head):at], l.head) {
		return true
	}
	rest := l.data[name+1 : min(l.end, name+1+maxShown)]
	n := bytes.IndexByte(rest, '"')
	if n < 0 {
		return false
	}
	switch member := string(rest[:n]); member {
	case "id", "type":
		return true
	case "family", "given", "literal", "date-parts", "raw":
		return false
	default:
		return member == string(l.first)
	}
}
