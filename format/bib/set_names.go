package bib

import (
	"strings"

	"github.com/bibfix/bibfix/internal/bibname"
	"github.com/bibfix/bibfix/lint"
)

// SetNames replaces, takes out and puts in single names: what stands between those
// that stay does so as well.
func (db *Database) SetNames(r *lint.Reference, f *lint.Field, list []lint.NameSlot) []lint.TextEdit {
	if f.Inherited || r.Trust == lint.Suggest || len(f.Names) == 0 || f.Form != lint.Braced && f.Form != lint.Quoted {
		return nil
	}
	c := nameChange{db: db, names: f.Names}
	next := 0 // index of the first name that is not dealt with
	var others []string
	for _, slot := range list {
		if slot.Old < 0 {
			text := db.written(f, slot.New)
			if text == "" {
				return nil
			}
			others = append(others, text)
			continue
		}
		if slot.Old < next {
			return nil
		}
		c.gap(next, slot.Old, others)
		next, others = slot.Old+1, nil
	}
	c.gap(next, len(f.Names), others)
	if c.failed {
		return nil
	}
	return c.edits
}

// A nameChange is edits of a list of names.
type nameChange struct {
	db     *Database
	names  []lint.Name
	edits  []lint.TextEdit
	heads  int // how many names at the head are taken out
	failed bool
}

// gap makes the names [from, to) those others.
func (c *nameChange) gap(from, to int, others []string) {
	for i := from; i < to; i++ {
		if len(others) == 0 {
			c.remove(i)
			continue
		}
		c.edit(c.names[i].Span.Start, c.names[i].Span.End, others[0])
		others = others[1:]
	}
	switch text := strings.Join(others, bibname.And); {
	case text == "":
	case to > 0:
		c.edit(c.names[to-1].Span.End, c.names[to-1].Span.End, bibname.And+text)
	default:
		c.edit(c.names[0].Span.Start, c.names[0].Span.Start, text+bibname.And)
	}
}

// remove takes a name out, with the "and" before it, or with the one behind it
// where all names before it go. A list of no names is none.
func (c *nameChange) remove(i int) {
	switch {
	case i != c.heads:
		c.edit(c.names[i-1].Span.End, c.names[i].Span.End, "")
	case i+1 < len(c.names):
		c.heads++
		c.edit(c.names[i].Span.Start, c.names[i+1].Span.Start, "")
	default:
		c.failed = true
	}
}

func (c *nameChange) edit(start, end int, text string) {
	c.edits = append(c.edits, c.db.edit(lint.Span{Start: start, End: end}, text)...)
}
