package csl

import (
	"strconv"
	"strings"
	"unsafe"

	"github.com/bibfix/bibfix/lint"
)

// A cursor makes references in memory that it uses again.
type cursor struct {
	db *Database
	decoder
	reader    itemReader
	reference *lint.Reference
	people    []lint.Name
	digits    []byte
	kept      bool
}

// Cursor returns a new cursor.
func (db *Database) Cursor() lint.Cursor { return db.cursor() }

func (db *Database) cursor() *cursor {
	return &cursor{db: db, decoder: decoder{data: db.data, valid: db.valid}, reader: db.reader(), kept: true}
}

// Keep lets the last reference live on.
func (c *cursor) Keep() { c.kept = true }

// Read makes entry i.
func (c *cursor) Read(i int) *lint.Reference {
	if c.kept {
		c.reference, c.TextBuilder, c.people, c.kept = &lint.Reference{}, &lint.TextBuilder{}, nil, false
	}
	e := &c.db.entries[i]
	c.Reset()
	c.people = c.people[:0]
	t := c.reader.read(e)
	r := c.reference
	fields := r.Fields[:0]
	*r = lint.Reference{
		ID: c.id(i), Index: i, File: c.db.name, Trust: lint.Safe, Nature: lint.Fielded,
		Span: lint.Span{Start: int(e.start), End: int(e.end)},
	}
	if e.broken {
		r.Trust = lint.Suggest
	}
	t.children(&t.nodes[root], func(n *node) bool {
		fields = c.member(fields, t, n)
		return true
	})
	r.Fields = fields
	c.finish()
	return r
}

// id is the name of an entry in reports: r1 for the first.
func (c *cursor) id(i int) string {
	c.digits = strconv.AppendInt(append(c.digits[:0], 'r'), int64(i)+1, 10)
	c.Copy(c.digits, 0)
	return c.Next().String
}

// written is what stands in the file.
func (c *cursor) written(p place) string {
	if p.start >= p.end {
		return ""
	}
	return unsafe.String(&c.data[p.start], int(p.end-p.start))
}

// member reads a member of an item: its id and type, or a field.
func (c *cursor) member(fields []lint.Field, t *tree, n *node) []lint.Field {
	name := c.written(n.name)
	r := c.reference
	switch name {
	case "id":
		if n.isKey() {
			r.Key, r.KeySpan = c.text(n).String, n.inside()
		}
		return fields
	case "type":
		if n.kind == scalar {
			r.RawType, r.TypeSpan = c.text(n).String, n.inside()
			r.Type = typeOf(r.RawType)
		}
		return fields
	}
	v := variables[name]
	if v.role == opaque && n.kind != scalar {
		return fields
	}
	fields = append(fields, lint.Field{})
	f := &fields[len(fields)-1]
	f.Name, f.Raw, f.Confidence, f.Form = v.csl, name, 1, lint.Quoted
	f.NameSpan, f.Span = n.name.span(), n.inside()
	f.Whole = lint.Span{Start: n.start(), End: max(int(n.value.end), n.start())}
	c.value(f, t, n, v.role)
	f.Text = f.Places.String
	if v.csl == "note" {
		fields = c.extra(fields, len(fields)-1)
	}
	return fields
}

// value reads the value of a field.
func (c *cursor) value(f *lint.Field, t *tree, n *node, as role) {
	switch as {
	case people:
		c.names(f, t, n)
	case dated:
		c.date(f, t, n)
	case prose:
		f.Places = c.rich(c.joined(t, n), c.db.markdown)
	default:
		f.Places = c.joined(t, n)
	}
	switch {
	case n.style == alias:
		f.Form = lint.Bare // it says something that stands elsewhere
	case as == people:
		f.Form = lint.Joined
	case as == dated && n.kind != scalar:
		f.Form = lint.Number
	}
}

// joined is the text of a scalar, or of the scalars of a list with commas between:
// Crossref gives several ISSNs so.
func (c *cursor) joined(t *tree, n *node) lint.Text {
	if n.kind != list {
		return c.text(n)
	}
	last := -1
	t.children(n, func(child *node) bool {
		if child.kind != scalar {
			return true
		}
		if last >= 0 {
			c.Put(", ", lint.Span{Start: last, End: int(child.value.start)})
		}
		c.scalar(child)
		last = int(child.value.end)
		return true
	})
	return c.Next()
}

// finish adds what is known only from several fields together.
func (c *cursor) finish() {
	r := c.reference
	if archive := r.Field("archive"); archive != nil && strings.EqualFold(archive.Text, "arxiv") {
		if at := r.Field("archive_location"); at != nil {
			at.Name = "arxiv"
		}
	}
	if n := r.Field("number"); n != nil && len(n.Text) > len(arxivSign) && strings.EqualFold(n.Text[:len(arxivSign)], arxivSign) {
		n.Name = "arxiv"
	}
	for i := range r.Fields {
		if f := &r.Fields[i]; strings.HasPrefix(f.Raw, texPrefix) && c.isArXiv(f) {
			f.Name = "arxiv"
		}
	}
}

const arxivSign = "arXiv:"

// isArXiv tells an eprint of arXiv among what Zotero keeps for TeX.
func (c *cursor) isArXiv(f *lint.Field) bool {
	if !strings.EqualFold(f.Raw, texPrefix+"eprint") {
		return false
	}
	for i := range c.reference.Fields {
		switch other := &c.reference.Fields[i]; strings.ToLower(other.Raw) {
		case texPrefix + "archiveprefix", texPrefix + "eprinttype":
			return strings.EqualFold(other.Text, "arxiv")
		}
	}
	return false
}
