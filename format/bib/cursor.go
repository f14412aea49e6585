package bib

import (
	"strconv"
	"strings"

	"github.com/bibfix/bibfix/internal/dates"
	"github.com/bibfix/bibfix/internal/tex"
	"github.com/bibfix/bibfix/lint"
)

// A cursor makes references in memory that it uses again.
type cursor struct {
	*Database
	reference *lint.Reference
	builder   *lint.TextBuilder
	people    []lint.Name
	ancestors []ancestor // of the entry at hand
	digits    []byte
	macroText int // bytes that macros have given to the value at hand
	kept      bool
}

// Cursor returns a new cursor.
func (db *Database) Cursor() lint.Cursor { return &cursor{Database: db, kept: true} }

// Keep lets the last reference live on.
func (c *cursor) Keep() { c.kept = true }

// Read makes entry i.
func (c *cursor) Read(i int) *lint.Reference {
	if c.kept {
		c.reference, c.builder, c.people, c.kept = &lint.Reference{}, &lint.TextBuilder{}, nil, false
	}
	e := &c.entries[i]
	c.builder.Reset()
	c.people = c.people[:0]
	r := c.reference
	fields := r.Fields[:0]
	if cap(fields) == 0 {
		fields = make([]lint.Field, 0, int(e.fields)+4)
	}
	*r = lint.Reference{
		ID: c.id(i), Index: i, File: c.name, Trust: lint.Safe,
		Key: c.text[e.key:e.keyEnd], KeySpan: lint.Span{Start: int(e.key), End: int(e.keyEnd)},
		Span: lint.Span{Start: int(e.at), End: int(e.end)},
		Type: entryKinds[e.kind].csl, RawType: c.typeOf(e), TypeSpan: lint.Span{Start: int(e.word), End: int(e.wordEnd)},
	}
	if e.broken {
		r.Trust = lint.Suggest
	}
	_, r.Mentioned = c.parents[lowered(r.Key)]
	r.Fields = c.readFields(fields, c.of(e))
	if e.inherits {
		c.ancestors = c.ancestors[:0]
		r.Fields = c.inherit(r.Fields, e, 0)
	}
	c.finish(r)
	return r
}

// id is the name of an entry in reports: r1 for the first.
func (c *cursor) id(i int) string {
	c.digits = strconv.AppendInt(append(c.digits[:0], 'r'), int64(i)+1, 10)
	c.builder.Copy(c.digits, 0)
	return c.builder.Next().String
}

func (db *Database) typeOf(e *entry) string {
	if e.kind != 0 {
		return entryKinds[e.kind].raw
	}
	return lowered(db.text[e.word:e.wordEnd])
}

// lowered is s in lower case; the letters of types, names and keys are folded
// as BibTeX does, ASCII alone.
func lowered(s string) string {
	for i := range len(s) {
		if s[i] >= 'A' && s[i] <= 'Z' {
			return string(lower(make([]byte, 0, len(s)), []byte(s)))
		}
	}
	return s
}

// readFields appends the fields as they stand.
func (c *cursor) readFields(to []lint.Field, fields []field) []lint.Field {
	for i := range fields {
		to = append(to, lint.Field{})
		c.read(&to[len(to)-1], &fields[i])
	}
	return to
}

// read fills in a field.
func (c *cursor) read(to *lint.Field, f *field) {
	kind := c.kind(f)
	to.Name, to.Raw = kind.csl, c.names[f.id]
	if f.id == 0 {
		to.Raw = lowered(c.text[f.name:f.nameEnd])
	}
	to.NameSpan = lint.Span{Start: int(f.name), End: int(f.nameEnd)}
	to.Whole = lint.Span{Start: int(f.name), End: int(f.valueEnd)}
	to.Span = f.inside()
	to.Form = f.form
	to.Confidence = 1
	to.Places = c.decode(f, kind.role)
	to.Text = to.Places.String
	switch kind.role {
	case people:
		from := len(c.people)
		if f.form == lint.Braced || f.form == lint.Quoted {
			c.people, to.Open = parseNames(c.builder, c.people, c.data, to.Span)
		} else if to.Text != "" {
			c.people = append(c.people, lint.Name{Literal: to.Text, Span: to.Span})
		}
		to.Names = c.people[from:len(c.people):len(c.people)]
	case dated:
		to.Date, _ = dates.Parse(to.Text)
	case monthly:
		to.Date.Month = dates.Month(to.Text)
	}
}

// kind is what the table knows of a field.
func (db *Database) kind(f *field) *fieldKind {
	if int(f.id) < len(fieldKinds) {
		return &fieldKinds[f.id]
	}
	return &fieldKinds[0]
}

// decode is the text of a value.
func (c *cursor) decode(f *field, as role) lint.Text {
	inside := f.inside()
	switch {
	case f.form == lint.Bare && !f.odd, f.form == lint.Joined:
		c.macroText = 0
		c.pieces(f, func(p field) { c.piece(&p, as) })
	case !f.needs || as == opaque:
		return lint.PlainText(c.text[inside.Start:inside.End], inside.Start)
	default:
		c.value(inside, as)
	}
	return c.builder.Next()
}

// piece adds one part of a value that # joins.
func (c *cursor) piece(p *field, as role) {
	if p.form != lint.Bare {
		if as == verbatim || as == referring {
			c.value(p.inside(), as)
		} else {
			tex.DecodePart(c.builder, c.data, p.inside())
		}
		return
	}
	name := lowered(c.text[p.value:p.valueEnd])
	if m, known := c.macros[name]; known {
		if c.macroText += len(m.text); c.macroText > maxMacroText {
			return
		}
		name = m.text
	} else if as != monthly {
		return // BibTeX takes an unknown one for an empty text
	}
	c.builder.Put(name, p.inside())
}

func (c *cursor) value(inside lint.Span, as role) {
	if as == verbatim || as == referring {
		tex.DecodeVerbatim(c.builder, c.data, inside)
		return
	}
	tex.Decode(c.builder, c.data, inside)
}

// plain is the decoded text of a macro's value, cut where it is too long.
func (s *scanner) plain(f *field) string {
	c := cursor{Database: s.Database, builder: &lint.TextBuilder{}}
	text := c.decode(f, prose).String
	return strings.Clone(text[:min(len(text), maxMacroText)])
}

// finish adds what is known only from several fields together.
func (c *cursor) finish(r *lint.Reference) {
	issued := r.Field("issued")
	if m := r.Raw("month"); m != nil && issued != nil && issued.Date.Month == 0 {
		issued.Date.Month = m.Date.Month
	}
	number := r.Raw("number")
	switch {
	case number == nil || number.Name != "issue":
	case r.Type == "report" || r.Type == "patent" || r.Type == "standard" || r.Type == "thesis":
		number.Name = "number"
	case r.Type == "book" || r.Type == "chapter" || r.Type == "paper-conference":
		number.Name = "collection-number"
	}
	c.arxiv(r)
}

// arxiv tells an eprint of arXiv.
func (c *cursor) arxiv(r *lint.Reference) {
	eprint := r.Raw("eprint")
	if eprint == nil {
		return
	}
	for _, name := range [...]string{"archiveprefix", "eprinttype"} {
		if f := r.Raw(name); f != nil && strings.EqualFold(f.Text, "arxiv") {
			eprint.Name = "arxiv"
		}
	}
}
