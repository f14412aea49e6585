package format

import (
	"slices"

	"github.com/bibfix/bibfix/lint"
)

// parts are the kinds of parts of texts that the formats read.
func (l List) parts() []string {
	var kinds []string
	for _, f := range l {
		if f.ReadPart != nil {
			kinds = append(kinds, f.Part)
		}
	}
	return kinds
}

// readPart hands the first part of a text that a format reads to it. Its entries
// become the database of the text, of which it has one.
func (l List) readPart(doc *lint.Document, about Context) {
	for _, part := range doc.Parts {
		i := slices.IndexFunc(l, func(f *Format) bool { return f.ReadPart != nil && f.Part == part.Kind })
		if i < 0 {
			continue
		}
		read, failure := guarded(doc.File, func() *lint.Document { return l[i].ReadPart(doc.File, part, about) })
		if failure != nil {
			doc.Errors = append(doc.Errors, *failure)
			return
		}
		doc.Database = read.Database
		doc.Syntax = syntaxes{doc.Syntax, read.Syntax, part.Span}
		if doc.Strict == nil {
			doc.Strict = read.Strict
		}
		doc.Errors = append(doc.Errors, read.Errors...)
		doc.Notes = append(doc.Notes, read.Notes...)
		return
	}
}

// syntaxes are those of a text and of a part of it.
type syntaxes struct {
	text, part lint.Syntax
	span       lint.Span // of the part
}

// of is the syntax that an entry is written in.
func (s syntaxes) of(r *lint.Reference) lint.Syntax { return s.at(r.Span) }

// at is the syntax of a place.
func (s syntaxes) at(span lint.Span) lint.Syntax {
	if s.span.Contains(span) {
		return s.part
	}
	return s.text
}

func (s syntaxes) Set(r *lint.Reference, f *lint.Field, value string) []lint.TextEdit {
	return s.of(r).Set(r, f, value)
}

func (s syntaxes) Cut(r *lint.Reference, f *lint.Field, start, end int, text string) []lint.TextEdit {
	return s.of(r).Cut(r, f, start, end, text)
}

func (s syntaxes) Add(r *lint.Reference, name, value string) []lint.TextEdit {
	return s.of(r).Add(r, name, value)
}

func (s syntaxes) Remove(r *lint.Reference, f *lint.Field) []lint.TextEdit {
	return s.of(r).Remove(r, f)
}

func (s syntaxes) Drop(r *lint.Reference) []lint.TextEdit { return s.of(r).Drop(r) }

// Move moves an entry within its list: from a part to the text nothing goes.
func (s syntaxes) Move(r, neighbour *lint.Reference, behind bool) []lint.TextEdit {
	if s.span.Contains(r.Span) != s.span.Contains(neighbour.Span) {
		return nil
	}
	return s.of(r).Move(r, neighbour, behind)
}

func (s syntaxes) Rename(r *lint.Reference, f *lint.Field, name string) []lint.TextEdit {
	return s.of(r).Rename(r, f, name)
}

func (s syntaxes) Signs(r *lint.Reference, f *lint.Field, entities []lint.Entity) ([]lint.TextEdit, lint.Safety) {
	return s.of(r).Signs(r, f, entities)
}

func (s syntaxes) FieldName(r *lint.Reference, name string) string { return s.of(r).FieldName(r, name) }

func (s syntaxes) Holder(f *lint.Field) string { return s.at(f.Span).Holder(f) }

func (s syntaxes) Escaped(f *lint.Field) bool { return s.at(f.Span).Escaped(f) }

func (s syntaxes) Targets(f *lint.Field) []lint.Text { return s.at(f.Span).Targets(f) }

func (s syntaxes) Carry(r *lint.Reference, from *lint.Document, fields []*lint.Field) []lint.TextEdit {
	return s.of(r).Carry(r, from, fields)
}

func (s syntaxes) Anchored(r *lint.Reference) bool { return s.of(r).Anchored(r) }

func (s syntaxes) HoldsMore(r *lint.Reference) bool { return s.of(r).HoldsMore(r) }

func (s syntaxes) SetNames(r *lint.Reference, f *lint.Field, list []lint.NameSlot) []lint.TextEdit {
	return s.of(r).SetNames(r, f, list)
}

func (s syntaxes) Unprotected(f *lint.Field, at int) lint.Span {
	return s.at(f.Span).Unprotected(f, at)
}

func (s syntaxes) Protect(span lint.Span) []lint.TextEdit { return s.at(span).Protect(span) }

func (s syntaxes) Comment(at int, text string) []lint.TextEdit {
	return s.at(lint.Span{Start: at, End: at}).Comment(at, text)
}

func (s syntaxes) Pinned(span lint.Span) bool { return s.at(span).Pinned(span) }

// Plain is asked for what is put into the text: values of fields are handed in as they are.
func (s syntaxes) Plain(text string) string { return s.text.Plain(text) }

// Balance counts what either has to pair.
func (s syntaxes) Balance(text []byte) int { return s.text.Balance(text) + s.part.Balance(text) }
