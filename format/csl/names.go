package csl

import (
	"strings"

	"github.com/bibfix/bibfix/internal/fold"
	"github.com/bibfix/bibfix/internal/words"
	"github.com/bibfix/bibfix/lint"
)

// names reads a list of names. The text of the field is the names as a list has them,
// "Adair, Mary; Harbour Union": each part of a name is where it stands, what parts
// them is made.
func (c *cursor) names(f *lint.Field, t *tree, n *node) {
	first, last := len(c.people), -1
	add := func(child *node) bool {
		at := c.TextBuilder.Len()
		if last >= 0 {
			c.Put("; ", lint.Span{Start: last, End: int(child.value.start)})
		}
		if name, ok := c.person(t, child); ok {
			c.people = append(c.people, name)
			last = int(child.value.end)
		} else if last >= 0 && c.TextBuilder.Len() > at {
			last = int(child.value.end)
		}
		return true
	}
	if n.kind == list {
		t.children(n, add)
	} else {
		add(n)
	}
	f.Places = c.Next()
	f.Names = c.people[first:len(c.people):len(c.people)]
	if k := len(f.Names); k > 1 && words.StandsForOthers(fold.Words(f.Names[k-1].Literal)) {
		f.Names, f.Open = f.Names[:k-1], true
	}
}

// person reads one name and appends its text, its parts in the order of the file. A
// text in the place of an object is a name that nobody parted.
func (c *cursor) person(t *tree, n *node) (name lint.Name, ok bool) {
	name.Span = n.value.span()
	if n.kind == scalar {
		name.Literal = c.part(n, "")
		return name, name.Literal != ""
	}
	var dropping, particle string
	sign, behind := "", ", " // what parts this part from the one before, and a given name from a family name
	t.children(n, func(child *node) bool {
		switch part := c.written(child.name); part {
		case "family":
			name.Family = c.part(child, sign)
		case "given":
			if name.Family != "" {
				sign = behind
			}
			name.Given = c.part(child, sign)
		case "dropping-particle":
			dropping = c.part(child, sign)
		case "non-dropping-particle":
			particle = c.part(child, sign)
		case "suffix":
			name.Suffix = c.part(child, before(sign, behind))
		case "literal", "name":
			name.Literal = c.part(child, sign)
		default:
			return true
		}
		sign = " "
		return true
	})
	name.Particle = strings.TrimSpace(dropping + " " + particle)
	if name.Family != "" {
		name.Literal = ""
	}
	return name, name.Family != "" || name.Given != "" || name.Literal != ""
}

// before is the sign, where something stands before it.
func before(text, sign string) string {
	if text == "" {
		return ""
	}
	return sign
}

// part appends a part of a name behind a sign, and returns it.
func (c *cursor) part(n *node, sign string) string {
	if n.kind != scalar || n.inside().Len() == 0 {
		return ""
	}
	span := n.inside()
	c.Put(sign, lint.Span{Start: span.Start, End: span.Start})
	if c.asItStands(n, span) {
		c.scalar(n)
		return c.written(placeOf(span.Start, span.End))
	}
	made := decoder{data: c.data, valid: c.valid, TextBuilder: &lint.TextBuilder{}}
	made.scalar(n)
	text := made.Text()
	c.Append(text)
	return text.String
}
