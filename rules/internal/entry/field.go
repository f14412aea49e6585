package entry

import (
	"strings"
	"unicode/utf8"

	"github.com/bibfix/bibfix/lint"
)

// Own is the entry's own field of that CSL name ("DOI"); nil for none, and for one
// that came from another entry.
func Own(r *lint.Reference, name string) *lint.Field {
	for i := range r.Fields {
		if f := &r.Fields[i]; f.Name == name && !f.Inherited {
			return f
		}
	}
	return nil
}

// OwnRaw is the entry's own field that the file calls by that name, for fields
// that CSL has no name for ("howpublished"); nil as of [Own].
func OwnRaw(r *lint.Reference, name string) *lint.Field {
	if f := r.Raw(name); f != nil && !f.Inherited {
		return f
	}
	return nil
}

// Filled says whether a field says something. A macro that this file does not
// define does: another may.
func Filled(f *lint.Field) bool {
	if f == nil {
		return false
	}
	return f.Form == lint.Bare || f.Form == lint.Joined || strings.TrimSpace(f.Text) != ""
}

// Literal says whether a field is one text in braces or quotes, so that its
// bytes may be looked at and replaced.
func Literal(f *lint.Field) bool {
	return f != nil && !f.Inherited && (f.Form == lint.Braced || f.Form == lint.Quoted)
}

// FieldName is the name of a field as the file writes it, for a message.
func FieldName(doc *lint.Document, f *lint.Field) string {
	return string(doc.Data[f.NameSpan.Start:f.NameSpan.End])
}

// maxQuoted is how much of a value a message quotes, in bytes: it may be as long
// as the file, and have a finding for each of its words.
const maxQuoted = 200

// Clip shortens a value to what a message quotes, with "…" where something is left out.
func Clip(value string) string {
	if len(value) <= maxQuoted {
		return value
	}
	end := maxQuoted
	for !utf8.RuneStart(value[end]) {
		end--
	}
	return value[:end] + "…"
}

// Renamed are the edits that make a field of another one: its name changes, and its
// value. They are nil where the format cannot do either.
func Renamed(doc *lint.Document, r *lint.Reference, f *lint.Field, name, value string) []lint.TextEdit {
	named, set := doc.Syntax.Rename(r, f, name), doc.Syntax.Set(r, f, value)
	if named == nil || set == nil {
		return nil
	}
	return append(named, set...)
}

// IsText says whether a value is text itself, and not the name of a macro or
// several pieces.
func IsText(form lint.Form) bool { return form != lint.Bare && form != lint.Joined }
