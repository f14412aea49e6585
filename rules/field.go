package rules

import (
	"strings"
	"unicode/utf8"

	"github.com/bibfix/bibfix/lint"
)

// What several rules ask of the fields of an entry.

// own is the entry's own field of that CSL name ("DOI"); nil for none, and for one
// that came from another entry.
func own(r *lint.Reference, name string) *lint.Field {
	for i := range r.Fields {
		if f := &r.Fields[i]; f.Name == name && !f.Inherited {
			return f
		}
	}
	return nil
}

// ownField is the entry's own field that the file calls by that name, for fields
// that CSL has no name for ("howpublished"); nil as of [own].
func ownField(r *lint.Reference, name string) *lint.Field {
	if f := r.Raw(name); f != nil && !f.Inherited {
		return f
	}
	return nil
}

// filled says whether a field says something. A macro that this file does not
// define does: another may.
func filled(f *lint.Field) bool {
	if f == nil {
		return false
	}
	return f.Form == lint.Bare || f.Form == lint.Joined || strings.TrimSpace(f.Text) != ""
}

// literal says whether a field is one text in braces or quotes, so that its
// bytes may be looked at and replaced.
func literal(f *lint.Field) bool {
	return f != nil && !f.Inherited && (f.Form == lint.Braced || f.Form == lint.Quoted)
}

// fieldName is the name of a field as the file writes it, for a message.
func fieldName(doc *lint.Document, f *lint.Field) string {
	return string(doc.Data[f.NameSpan.Start:f.NameSpan.End])
}

// maxQuoted is how much of a value a message quotes, in bytes: it may be as long
// as the file, and have a finding for each of its words.
const maxQuoted = 200

// clip shortens a value to what a message quotes.
func clip(value string) string {
	if len(value) <= maxQuoted {
		return value
	}
	end := maxQuoted
	for !utf8.RuneStart(value[end]) {
		end--
	}
	return value[:end] + "…"
}
