package csl

import (
	"bytes"
	"slices"
	"strings"

	"github.com/bibfix/bibfix/lint"
)

// SetNames replaces, takes out and puts in single names: what stands between those that
// stay does so as well. The member is tried as a whole before it is handed out.
func (s syntax) SetNames(r *lint.Reference, f *lint.Field, slots []lint.NameSlot) []lint.TextEdit {
	t := s.target(r, f)
	if t == nil || t.field != f || t.role != people || t.nodes[root].kind != list || len(f.Names) == 0 {
		return nil
	}
	c := nameChange{target: t, names: f.Names}
	c.learn()
	next := 0 // index of the first name that is not dealt with
	var others []string
	for _, slot := range slots {
		if slot.Old < 0 {
			others = append(others, c.written(slot.New))
			continue
		}
		if slot.Old < next {
			return nil
		}
		c.gap(next, slot.Old, others)
		next, others = slot.Old+1, nil
	}
	c.gap(next, len(f.Names), others)
	if c.failed || !c.says(slots) {
		return nil
	}
	return c.edits
}

// A nameChange is edits of a list of names.
type nameChange struct {
	*target
	names  []lint.Name
	edits  []lint.TextEdit
	heads  int  // how many names at the head are taken out
	failed bool // what is asked for cannot be done

	// How names of the list are set out.
	open, colon, between, closing string // behind the bracket, behind a name of a part, between parts, before the bracket
	quote                         string // around the names of parts
	part                          string // between names
	givenFirst                    bool
}

// learn takes the layout of new names from those that are there.
func (c *nameChange) learn() {
	data, n := c.file(), &c.nodes[root]
	c.open, c.between, c.colon = "", ", ", ": "
	if c.notation == inJSON {
		c.quote = `"`
		if bytes.IndexByte(data[c.span.Start:c.span.End], ' ') < 0 {
			c.between, c.colon = ",", ":"
		}
	}
	c.part = c.partition(n)
	c.children(n, func(child *node) bool {
		if child.kind != object || child.first == 0 {
			return true
		}
		c.setOut(child)
		return false
	})
	if !n.flow && c.open == "" && c.indent() >= 0 {
		c.between = c.lineBreak(c.span.End) + strings.Repeat(" ", c.indent())
	}
}

// setOut takes the layout of one name.
func (c *nameChange) setOut(name *node) {
	data, first := c.file(), &c.nodes[name.first]
	c.givenFirst = string(data[first.name.start:first.name.end]) == "given"
	if !name.flow {
		return
	}
	c.open = blanks(data[name.value.start+1 : first.start()])
	last := first
	for last.next != 0 {
		last = &c.nodes[last.next]
	}
	c.closing = blanks(data[last.value.end : name.value.end-1])
	c.colon = ":" + blanks(bytes.TrimLeft(data[int(first.name.end)+len(c.quote):first.value.start], ":"))
	if first.next != 0 {
		c.between = "," + blanks(bytes.TrimLeft(data[first.value.end:c.nodes[first.next].start()], ","))
	} else if c.open != "" {
		c.between = "," + c.open
	}
}

// blanks is the white space in what stands between two signs.
func blanks(data []byte) string {
	return string(bytes.Map(func(r rune) rune {
		if strings.ContainsRune(" \t\r\n", r) {
			return r
		}
		return -1
	}, data))
}

// partition is what parts two names of the list.
func (c *nameChange) partition(n *node) string {
	data, first := c.file(), &c.nodes[n.first]
	if n.flow && first.next != 0 {
		return "," + blanks(data[first.value.end:c.nodes[first.next].value.start])
	}
	if n.flow {
		gap := blanks(data[n.value.start+1 : first.value.start])
		if gap == "" && c.between == ", " {
			gap = " "
		}
		return "," + gap
	}
	dash := column(data, int(n.value.start))
	gap := column(data, int(first.value.start)) - dash - 1 // "-   family" where names are set in so
	return c.lineBreak(c.span.End) + strings.Repeat(" ", dash) + "-" + strings.Repeat(" ", max(gap, 1))
}

// indent is the column in which the parts of a name stand that has lines of its own; -1
// where the names stand in brackets.
func (c *nameChange) indent() int {
	n := &c.nodes[root]
	if first := &c.nodes[n.first]; first.kind == object && !first.flow {
		return column(c.file(), int(first.value.start))
	}
	return -1
}

// written is a name as an object.
func (c *nameChange) written(n lint.Name) string {
	parts := [][2]string{
		{"family", n.Family}, {"given", n.Given}, {"non-dropping-particle", n.Particle}, {"suffix", n.Suffix}, {"literal", n.Literal},
	}
	if c.givenFirst {
		parts[0], parts[1] = parts[1], parts[0]
	}
	inLines := c.indent() >= 0
	var members []string
	for _, part := range parts {
		if part[1] == "" {
			continue
		}
		value := `"` + c.habit().inJSON(part[1]) + `"`
		if c.notation == inYAML {
			value = c.habit().inYAML(part[1], plain, !inLines)
		}
		members = append(members, c.quote+part[0]+c.quote+c.colon+value)
	}
	if inLines {
		return strings.Join(members, c.between)
	}
	return "{" + c.open + strings.Join(members, c.between) + c.closing + "}"
}

// gap makes the names [from, to) those others.
func (c *nameChange) gap(from, to int, others []string) {
	for i := from; i < to; i++ {
		if len(others) == 0 {
			c.remove(i)
			continue
		}
		c.put(c.names[i].Span, others[0])
		others = others[1:]
	}
	switch text := strings.Join(others, c.part); {
	case text == "":
	case to > 0:
		end := c.names[to-1].Span.End
		c.put(lint.Span{Start: end, End: end}, c.part+text)
	default:
		start := c.names[0].Span.Start
		c.put(lint.Span{Start: start, End: start}, text+c.part)
	}
}

// remove takes a name out, with what parts it from the one before, or from the next where
// all names before it go. A list of no names is none.
func (c *nameChange) remove(i int) {
	rest, _, _ := bytes.Cut(c.file()[c.names[i].Span.End:], []byte("\n"))
	switch {
	case c.notation == inYAML && bytes.IndexByte(rest, '#') >= 0: // a comment is of this name
		c.failed = true
	case i != c.heads:
		c.put(lint.Span{Start: c.names[i-1].Span.End, End: c.names[i].Span.End}, "")
	case i+1 < len(c.names):
		c.heads++
		c.put(lint.Span{Start: c.names[i].Span.Start, End: c.names[i+1].Span.Start}, "")
	default:
		c.failed = true
	}
}

// put replaces a stretch, in which no comment stands.
func (c *nameChange) put(span lint.Span, text string) {
	if c.notation == inYAML && bytes.IndexByte(c.file()[span.Start:span.End], '#') >= 0 {
		c.failed = true
	}
	c.edits = append(c.edits, c.edit(span, text)...)
}

// says whether the member has those names and no others when the edits are made.
func (c *nameChange) says(slots []lint.NameSlot) bool {
	var made []byte
	data, at := c.file(), c.span.Start
	for _, e := range c.edits {
		if e.Span.Start < at {
			return false
		}
		made = append(append(made, data[at:e.Span.Start]...), e.New...)
		at = e.Span.End
	}
	made = append(made, data[at:c.span.End]...)
	indent := 0
	if c.notation == inYAML && !c.flow {
		indent = column(data, c.span.Start)
	}
	got, ok := c.fieldOf(strings.Repeat(" ", indent)+string(made), indent)
	return ok && got.Open == c.field.Open && slices.EqualFunc(got.Names, slots, func(n lint.Name, slot lint.NameSlot) bool {
		want := slot.New
		if slot.Old >= 0 {
			want = c.names[slot.Old]
		}
		n.Span, want.Span = lint.Span{}, lint.Span{}
		return n == want
	})
}
