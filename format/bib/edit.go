package bib

import (
	"bytes"
	"slices"
	"sort"
	"strings"

	"github.com/bibfix/bibfix/internal/ascii"
	"github.com/bibfix/bibfix/internal/bibname"
	"github.com/bibfix/bibfix/internal/tex"
	"github.com/bibfix/bibfix/lint"
)

// Plain writes plain text as the inside of a value.
func (db *Database) Plain(text string) string { return tex.Encode(text, db.ascii()) }

// encode writes text as the inside of a value of that role.
func (db *Database) encode(text string, as role) (string, bool) {
	if as == verbatim || as == referring || as == opaque {
		return text, balanced(text)
	}
	text = db.Plain(text)
	return text, balanced(text)
}

// roleOf is how values of the field are read.
func roleOf(name string) role {
	if id, known := fieldIDs[name]; known {
		return fieldKinds[id].role
	}
	return prose
}

// balanced says whether every brace has its partner, as BibTeX counts.
func balanced(text string) bool {
	depth := 0
	for i := range len(text) {
		switch text[i] {
		case '{':
			depth++
		case '}':
			if depth--; depth < 0 {
				return false
			}
		}
	}
	return depth == 0
}

// inQuotes is the inside of a value as it may stand in quotes. A quote in braces
// may stay, and has to where it is the accent of a letter: {\"o}.
func inQuotes(value string) string {
	if strings.IndexByte(value, '"') < 0 {
		return value
	}
	var out strings.Builder
	depth := 0
	for i := range len(value) {
		switch c := value[i]; {
		case c == '"' && depth == 0:
			out.WriteString(`{"}`)
			continue
		case c == '{':
			depth++
		case c == '}':
			depth--
		}
		out.WriteByte(value[i])
	}
	return out.String()
}

// Set makes value, plain text, the value of the field. A value that is no
// literal text is replaced by one in braces. The short English name of a month is
// the macro that every style defines.
func (db *Database) Set(r *lint.Reference, f *lint.Field, value string) []lint.TextEdit {
	as := roleOf(f.Raw)
	text, ok := db.encode(value, as)
	if !ok || f.Inherited || r.Trust == lint.Suggest {
		return nil
	}
	if as == monthly && isMonthMacro(value) {
		return db.edit(lint.Span{Start: valueStart(f), End: f.Whole.End}, value)
	}
	switch f.Form {
	case lint.Braced:
		return db.edit(f.Span, text)
	case lint.Quoted:
		return db.edit(f.Span, inQuotes(text))
	}
	return db.edit(lint.Span{Start: f.Span.Start, End: f.Whole.End}, "{"+text+"}")
}

// monthMacros are the macros of months, jan at 0, feb at 4.
const monthMacros = "jan feb mar apr may jun jul aug sep oct nov dec"

func isMonthMacro(value string) bool {
	return len(value) == 3 && strings.Index(monthMacros, value)%4 == 0
}

// Cut replaces decoded bytes of the field's text.
func (db *Database) Cut(r *lint.Reference, f *lint.Field, start, end int, text string) []lint.TextEdit {
	if f.Inherited || f.Form != lint.Braced && f.Form != lint.Quoted || !f.Places.Severable(start, end) {
		return nil
	}
	span, as := f.Places.Span(start, end), roleOf(f.Raw)
	if as == prose && tex.InHolder(db.data, f.Span.Start, span.Start) { // \url{…} in a note
		as = verbatim
	}
	text, ok := db.encode(text, as)
	if !ok {
		return nil
	}
	if f.Form == lint.Quoted {
		text = inQuotes(text)
	}
	if !f.Span.Contains(span) || !balanced(db.text[span.Start:span.End]) {
		return nil
	}
	return db.edit(span, text)
}

// written is a name as it stands in the field's value, "" where it cannot.
func (db *Database) written(f *lint.Field, n lint.Name) string {
	text := bibname.Write(n, db.Plain)
	if f.Form != lint.Braced && f.Form != lint.Quoted || !balanced(text) {
		return ""
	}
	if f.Form == lint.Quoted {
		return inQuotes(text)
	}
	return text
}

// Add puts a field at the end of the entry, set out as the one before it.
func (db *Database) Add(r *lint.Reference, name, value string) []lint.TextEdit {
	if name = db.FieldName(r, name); name == "" {
		return nil
	}
	text, ok := db.encode(value, roleOf(name))
	last := lastOwn(r)
	if !ok || last == nil || r.Trust == lint.Suggest {
		return nil
	}
	open, closing := "{", "}"
	if last.Form == lint.Quoted {
		open, closing, text = `"`, `"`, inQuotes(text)
	}
	return db.edit(lint.Span{Start: last.Whole.End, End: last.Whole.End}, db.setOut(r, last, name)+open+text+closing)
}

// Carry puts fields at the end of the entry, with their bytes.
func (db *Database) Carry(r *lint.Reference, from *lint.Document, fields []*lint.Field) []lint.TextEdit {
	last := lastOwn(r)
	if last == nil || r.Trust == lint.Suggest {
		return nil
	}
	var text strings.Builder
	for _, f := range fields {
		name, value := from.Source(f.NameSpan), from.Source(lint.Span{Start: valueStart(f), End: f.Whole.End})
		text.WriteString(db.setOut(r, last, name) + value)
	}
	return db.edit(lint.Span{Start: last.Whole.End, End: last.Whole.End}, text.String())
}

// Comment puts a line above the entry that holds the byte: within entries BibTeX
// knows no comments.
func (db *Database) Comment(at int, text string) []lint.TextEdit {
	i := sort.Search(len(db.entries), func(i int) bool { return int(db.entries[i].end) > at })
	if i == len(db.entries) || strings.ContainsAny(text, "@\r\n") {
		return nil
	}
	if db.entries[i].broken || i > 0 && db.entries[i-1].broken { // nobody knows where it begins
		return nil
	}
	start := int(db.entries[i].at)
	if at < start || start > 0 && db.data[start-1] != '\n' {
		return nil
	}
	return db.edit(lint.Span{Start: start, End: start}, "% "+text+"\n")
}

// Balance is how many braces stay open, as BibTeX counts them: a backslash before
// one says nothing.
func (db *Database) Balance(text []byte) int {
	return bytes.Count(text, []byte{'{'}) - bytes.Count(text, []byte{'}'})
}

// longestName bounds how many bytes before or behind a place belong to one name:
// a file may be a single line.
const longestName = 300

// Pinned says whether a stretch lies in the name of a macro, where it is defined or
// between the signs that stand beside it in a value.
func (db *Database) Pinned(span lint.Span) bool {
	if inWordAt(db.data, span.Start) {
		return true
	}
	at, _ := slices.BinarySearchFunc(db.defined, span.Start, func(m lint.Macro, place int) int { return m.Value.Start - place })
	if at < len(db.defined) && db.defined[at].Span.Start <= span.Start {
		return true
	}
	const ends = "{}\"#=,() \t\r\n"
	before := db.data[max(0, span.Start-longestName):span.Start]
	before = bytes.TrimRight(before[:bytes.LastIndexAny(before, ends)+1], " \t\r\n")
	after := db.data[span.End:min(span.End+longestName, len(db.data))]
	after = bytes.TrimLeft(after[max(bytes.IndexAny(after, ends), 0):], " \t\r\n")
	return endsIn(before, "=#") && endsIn(after[:min(len(after), 1)], "#,})")
}

// inWordAt says whether a place lies in a word that begins with @.
func inWordAt(data []byte, at int) bool {
	before := data[max(0, at-longestName):at]
	sign := bytes.LastIndexAny(before, "@ \t\r\n[](),;")
	return sign >= 0 && before[sign] == '@'
}

// endsIn says whether data ends in one of the signs.
func endsIn(data []byte, signs string) bool {
	return len(data) > 0 && strings.IndexByte(signs, data[len(data)-1]) >= 0
}

// setOut is what stands before the value of a new field behind the last one: a
// comma, the white space that the entry has there, the name and the sign.
func (db *Database) setOut(r *lint.Reference, last *lint.Field, name string) string {
	before := db.data[r.KeySpan.End:last.NameSpan.Start]
	gap := before[len(bytes.TrimRight(before, " \t\r\n")):]
	equals := db.data[last.NameSpan.End:valueStart(last)]
	pad := ""
	if at := bytes.IndexByte(equals, '='); at > 1 { // the signs of a column stand below one another
		pad = strings.Repeat(" ", max(1, last.NameSpan.Len()+at-len(name)))
		equals = equals[at:]
	} else if at == 1 {
		pad, equals = " ", equals[at:]
	}
	return "," + string(gap) + name + pad + string(equals)
}

// valueStart is where the value begins, delimiter included.
func valueStart(f *lint.Field) int {
	if f.Form == lint.Braced || f.Form == lint.Quoted {
		return f.Span.Start - 1
	}
	return f.Span.Start
}

// lastOwn is the last field that stands in the entry itself.
func lastOwn(r *lint.Reference) *lint.Field {
	for i := len(r.Fields) - 1; i >= 0; i-- {
		if !r.Fields[i].Inherited {
			return &r.Fields[i]
		}
	}
	return nil
}

// Remove takes the field out, with the comma that parts it from the next and
// with its lines where nothing else stands on them. A comment beside it stays,
// and with it the field.
func (db *Database) Remove(r *lint.Reference, f *lint.Field) []lint.TextEdit {
	if f.Inherited || r.Trust == lint.Suggest {
		return nil
	}
	start, end := f.Whole.Start, f.Whole.End
	comma := end
	for comma < r.Span.End && ascii.Space(db.data[comma]) {
		comma++
	}
	if comma < r.Span.End && db.data[comma] == ',' {
		end = comma + 1
	} else { // the last: the comma before it goes
		for start > r.KeySpan.End && ascii.Space(db.data[start-1]) {
			start--
		}
		if start > r.KeySpan.End && db.data[start-1] == ',' && start-1 > r.KeySpan.End {
			return db.edit(lint.Span{Start: start - 1, End: end}, "")
		}
		return nil
	}
	lineStart, lineEnd := start, end
	for lineStart > 0 && (db.data[lineStart-1] == ' ' || db.data[lineStart-1] == '\t') {
		lineStart--
	}
	for lineEnd < len(db.data) && (db.data[lineEnd] == ' ' || db.data[lineEnd] == '\t' || db.data[lineEnd] == '\r') {
		lineEnd++
	}
	if lineStart > 0 && db.data[lineStart-1] == '\n' && lineEnd < len(db.data) && db.data[lineEnd] == '\n' {
		return db.edit(lint.Span{Start: lineStart, End: lineEnd + 1}, "")
	}
	for end < r.Span.End && (db.data[end] == ' ' || db.data[end] == '\t') {
		end++
	}
	return db.edit(lint.Span{Start: start, End: end}, "")
}

// Drop takes out the lines that an entry fills, with the blank lines after it, and
// at the end of the file those before it. Where something else stands on them only
// the entry goes.
func (db *Database) Drop(r *lint.Reference) []lint.TextEdit {
	data, span := db.data, r.Span
	head := bytes.TrimRight(data[:span.Start], " \t")
	rest := bytes.TrimLeft(data[span.End:], " \t\r\n")
	line, _, _ := bytes.Cut(data[span.End:], []byte("\n"))
	switch {
	case len(head) > 0 && head[len(head)-1] != '\n', len(bytes.TrimSpace(line)) > 0: // not alone on its lines
	case len(rest) > 0:
		next := len(data) - len(rest)
		span = lint.Span{Start: len(head), End: bytes.LastIndexByte(data[:next], '\n') + 1} // the indent of what follows stays
	default:
		before := bytes.TrimRight(head, " \t\r\n")
		span = lint.Span{Start: len(head), End: len(data)}
		if end := bytes.IndexByte(data[len(before):len(head)], '\n'); end >= 0 {
			span.Start = len(before)
			if bytes.HasSuffix(data, []byte("\n")) { // the last line ends as it did
				span.Start += end + 1
			}
		}
	}
	return db.edit(span, "")
}

// HoldsMore says whether something stands between the fields.
func (db *Database) HoldsMore(r *lint.Reference) bool {
	at := r.KeySpan.End
	for i := range r.Fields {
		f := &r.Fields[i]
		if f.Inherited {
			continue
		}
		if f.Whole.Start < at || len(bytes.Trim(db.data[at:f.Whole.Start], ", \t\r\n")) > 0 {
			return true
		}
		at = f.Whole.End
	}
	const closing = 1
	return len(bytes.Trim(db.data[at:r.Span.End], ", \t\r\n")) > closing
}

func (db *Database) edit(span lint.Span, text string) []lint.TextEdit {
	return []lint.TextEdit{{File: db.name, Span: span, New: text}}
}
