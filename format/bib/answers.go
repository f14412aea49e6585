package bib

import (
	"bytes"
	"strings"

	"github.com/bibfix/bibfix/internal/ascii"
	"github.com/bibfix/bibfix/internal/tex"
	"github.com/bibfix/bibfix/lint"
)

// What rules ask of a value besides its text, and edits that change more than one.

// FieldName is what BibTeX calls a field by its CSL name, "" where it depends on
// the entry or there is none.
func (db *Database) FieldName(_ *lint.Reference, csl string) string {
	raw := ""
	for i := 1; i < len(fieldKinds); i++ {
		if k := &fieldKinds[i]; k.csl == csl && k.side == lint.AnyDialect {
			if raw != "" {
				return ""
			}
			raw = k.raw
		}
	}
	return raw
}

// Rename gives the field another name: in capitals where it has them, and with
// the sign behind it in its column.
func (db *Database) Rename(r *lint.Reference, f *lint.Field, name string) []lint.TextEdit {
	if name = db.FieldName(r, name); name == "" || f.Inherited || r.Trust == lint.Suggest {
		return nil
	}
	old := db.text[f.NameSpan.Start:f.NameSpan.End]
	if old == strings.ToUpper(old) {
		name = strings.ToUpper(name)
	}
	gap := db.text[f.NameSpan.End:f.Span.Start]
	blanks := len(gap) - len(strings.TrimLeft(gap, " "))
	span := f.NameSpan
	if column := len(old) + blanks; blanks > 1 && column >= len(name) {
		name += strings.Repeat(" ", column-len(name))
		span.End += blanks
	}
	return db.edit(span, name)
}

// Holder is the command around the value.
func (db *Database) Holder(f *lint.Field) string {
	return tex.HolderAround(db.text[f.Span.Start:f.Span.End])
}

// Escaped says whether a command stands in the value.
func (db *Database) Escaped(f *lint.Field) bool {
	return strings.IndexByte(db.text[f.Span.Start:f.Span.End], '\\') >= 0
}

// Targets are what \href leads to.
func (db *Database) Targets(f *lint.Field) []lint.Text {
	const command = `\href`
	var found []lint.Text
	value := db.data[f.Span.Start:f.Span.End]
	for at := 0; ; {
		i := bytes.Index(value[at:], []byte(command))
		if i < 0 {
			return found
		}
		at += i + len(command)
		for at < len(value) && ascii.Space(value[at]) {
			at++
		}
		if at == len(value) || value[at] != '{' {
			continue
		}
		end, closed := tex.GroupEnd(value, at)
		if !closed {
			return found
		}
		var b lint.TextBuilder
		tex.DecodeVerbatim(&b, db.data, lint.Span{Start: f.Span.Start + at + 1, End: f.Span.Start + end - 1})
		found = append(found, b.Text())
		at = end
	}
}

// Signs writes the signs of entities. In an address they stand for themselves.
func (db *Database) Signs(r *lint.Reference, f *lint.Field, entities []lint.Entity) (edits []lint.TextEdit, safety lint.Safety) {
	safety = lint.Safe
	w := tex.Entities(db.data, f.Span)
	for _, e := range entities {
		cut := db.Cut(r, f, e.Start, e.End, e.Sign)
		if len(cut) != 1 {
			return nil, lint.Suggest
		}
		edit := cut[0]
		if roleOf(f.Raw) != verbatim && !tex.InHolder(db.data, f.Span.Start, edit.Span.Start) {
			written, sure := w.Write(edit, e.Sign)
			edit, safety = written, min(safety, sure)
		}
		edits = append(edits, edit)
	}
	return edits, safety
}
