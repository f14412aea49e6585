package csl

import (
	"bytes"
)

// A yamlList reads the items of a file or of the metadata of a text, and where
// one is broken goes on with the next.
type yamlList struct {
	yamlReader
	found func(start, end, column int, broken bool) // an item; its nodes are good during the call
}

// documents reads all documents of a file.
func (l *yamlList) documents() {
	for l.document(); l.at < l.end; {
		if l.gap(); l.at == l.line && bytes.HasPrefix(l.data[l.at:l.end], []byte("---")) && l.ends() {
			l.document()
			continue
		}
		l.toLineEnd()
	}
}

// document reads the document that begins here: a list of items, or one under the
// name of references.
func (l *yamlList) document() {
	if bytes.HasPrefix(l.data[l.at:l.end], mark) && l.at == 0 {
		l.at, l.line = len(mark), len(mark)
	}
	for l.gap(); l.at < l.end && l.column() == 0; l.gap() {
		switch {
		case l.peek() == '%':
			l.toLineEnd()
			continue
		case bytes.HasPrefix(l.data[l.at:l.end], []byte("---")) && isMarker(l.data[l.at:l.end]):
			l.at += 3
			continue
		}
		break
	}
	l.properties()
	l.gap()
	switch c := l.peek(); {
	case l.at >= l.end:
	case l.isDash():
		if l.items(l.column(), -1); !l.ends() {
			l.misplaced()
		}
	case c == '[':
		l.flowItems(-1)
	case c == '{':
		l.flowReferences()
	case l.keyEnd() >= 0:
		l.members(l.column())
	}
}

// members looks for the references among the members of a mapping. What others
// hold is passed over by lines.
func (l *yamlList) members(column int) {
	for !l.ends() {
		if l.column() == column {
			if end := l.keyEnd(); end >= 0 {
				if n := l.name(end); string(l.data[n.name.start:n.name.end]) == "references" {
					l.references(column)
					return
				}
			}
		}
		l.toLineEnd()
		l.gap()
	}
}

// references reads the list behind its name.
func (l *yamlList) references(column int) {
	if l.properties(); l.lineGap() {
		l.gap()
		if l.ends() || l.column() < column {
			return
		}
	}
	switch {
	case l.isDash() && l.column() >= column:
		l.items(l.column(), column)
	case l.peek() == '[':
		l.flowItems(column)
	}
}

// items reads the items whose dashes stand in the column; what holds the list
// begins in the column of parent.
func (l *yamlList) items(column, parent int) {
	for {
		if !l.one(column, parent) {
			l.next(column)
		}
		l.gap()
		switch {
		case l.ends() || l.column() <= parent && l.column() != column:
			return
		case l.column() == column && l.isDash():
		case l.isDash():
			l.fault(l.at, l.at+1, "this dash stands in another column than those above it, so that it belongs to no list")
			column = l.column()
		case l.column() == parent: // a member behind a list that is not set in
			return
		default:
			l.misplaced()
			for !l.ends() && l.column() > parent && (l.column() > column || !l.isDash()) {
				l.toLineEnd()
				l.gap()
			}
			if l.ends() || !l.isDash() {
				return
			}
			column = l.column()
		}
	}
}

// one reads the item behind a dash. What is set in otherwise behind it, or begins
// its line without a dash, was meant to be part of it.
func (l *yamlList) one(column, parent int) bool {
	dash := l.at
	l.nodes = l.nodes[:0]
	ok := l.element(column, 0, 0, 0)
	if len(l.nodes) == 0 || l.nodes[root].kind != object {
		if ok {
			l.fault(dash, max(trimmed(l.data, dash, l.at), dash+1), "an entry should stand here, and these are no names and values")
		}
		return ok
	}
	item := &l.nodes[root]
	end := int(item.value.end)
	if !ok {
		end = max(end, trimmed(l.data, int(item.value.start), l.at))
	}
	l.gap()
	stray := !l.ends() && l.column() > parent && !l.isDash()
	l.found(int(item.value.start), end, column, !ok || stray)
	return ok
}

// next goes on to the next line that stands no further in than the column.
func (l *yamlList) next(column int) {
	for !l.ends() && l.column() > column {
		l.toLineEnd()
		l.gap()
	}
}

// flowItems reads the items of a list in brackets. Where one is broken, those
// that follow are looked for as in JSON.
func (l *yamlList) flowItems(column int) {
	open := l.at
	l.at++
	for {
		l.gap()
		switch c := l.peek(); {
		case c == ']':
			l.at++
			return
		case l.ends():
			l.fault(open, open+1, "the list of entries that begins here has no closing ]")
			return
		case c == ',':
			l.at++
			continue
		case c != '{':
			l.fault(l.at, l.at+1, "an entry should stand here, and "+l.shown(l.at)+" does; what follows is not read")
			return
		}
		l.nodes = l.nodes[:0]
		start := l.at
		ok := l.flow(column, 0, 0, node{}, 0)
		l.found(start, max(start+1, l.flowEnd(start)), column, !ok)
		if !ok && !l.nextFlow() {
			return
		}
	}
}

// flowReferences reads the list behind its name where the document stands in brackets,
// as JSON does that is called YAML.
func (l *yamlList) flowReferences() {
	name := []byte("references")
	for l.at < l.end {
		n := bytes.Index(l.data[l.at:l.end], name)
		if n < 0 {
			l.at = l.end
			return
		}
		l.at += n + len(name)
		if c := l.peek(); c == '"' || c == '\'' {
			l.at++
		}
		colon := skipBlanks(l.data, l.at, l.end)
		if colon >= l.end || l.data[colon] != ':' {
			continue
		}
		if list := skipBlanks(l.data, colon+1, l.end); list < l.end && l.data[list] == '[' {
			l.at = list
			l.setLine()
			l.flowItems(-1)
			return
		}
	}
}

// nextFlow goes on to a brace behind which an id or a type stands.
func (l *yamlList) nextFlow() bool {
	for l.at < l.end {
		n := bytes.IndexByte(l.data[l.at:l.end], '{')
		if n < 0 {
			break
		}
		l.at += n
		head := bytes.TrimLeft(l.data[l.at+1:min(l.end, l.at+maxShown)], " \t\r\n\"'")
		if bytes.HasPrefix(head, []byte("id")) || bytes.HasPrefix(head, []byte("type")) {
			l.line = l.at // the brace need not begin its line, and nobody asks for its column
			return true
		}
		l.at++
	}
	l.at = l.end
	return false
}
