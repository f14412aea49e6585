package csl

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"github.com/bibfix/bibfix/internal/ascii"
	"github.com/bibfix/bibfix/internal/charset"
	"github.com/bibfix/bibfix/lint"
)

// syntax answers with edits of one file. Each is tried first: the member is read
// again as it would be, and has to say what was asked for.
type syntax struct {
	*Database
	lint.NoEdits
}

// maxMember bounds the members that are edited, in bytes, where the edit has to be
// tried: there may be as many findings in one as it has words.
const maxMember = 32 << 10

// A target is a member of an item, read by itself.
type target struct {
	syntax
	tree
	field *lint.Field // the member; of a field that lies in a note, the note
	role  role
	flow  bool
	span  lint.Span // of the member
}

// target reads the member that a field is, or lies in; nil where nothing in it may be edited.
func (s syntax) target(r *lint.Reference, f *lint.Field) *target {
	if f.Inherited || r.Trust == lint.Suggest || s.notation == inYAML && !s.isPlainMember(f) {
		return nil
	}
	if note := noteOf(r, f); note != nil {
		f = note
	}
	t := &target{syntax: s, field: f, role: variables[f.Raw].role, span: f.Whole}
	t.flow = s.data[s.entries[s.index(f.Whole.Start)].start] == '{'
	if t.span.Len() > maxMember {
		return nil
	}
	t.tree, _ = s.memberAt(s.data, t.span.Start, s.end, t.flow, nil)
	if len(t.nodes) == 0 || t.nodes[root].start() != t.span.Start {
		return nil
	}
	return t
}

// isPlainMember says whether a member of YAML stands under a name that people write.
func (s syntax) isPlainMember(f *lint.Field) bool {
	for i := range len(f.Raw) {
		if c := f.Raw[i]; !ascii.Letter(c) && !ascii.Digit(c) && c != '-' && c != '_' {
			return false
		}
	}
	return f.Raw != ""
}

// index is the item that holds the place.
func (s syntax) index(at int) int {
	lo, hi := 0, len(s.entries)-1
	for lo < hi {
		if mid := (lo + hi) / 2; int(s.entries[mid].end) <= at {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return lo
}

// noteOf is the note that a field is a line of; nil for a member of the entry.
func noteOf(r *lint.Reference, f *lint.Field) *lint.Field {
	for i := range r.Fields {
		if note := &r.Fields[i]; note.Raw == "note" && note.Whole != f.Whole && note.Span.Contains(f.Whole) {
			return note
		}
	}
	return nil
}

// memberAt reads the member that begins at the place of some data, and says where the reader stopped.
func (s syntax) memberAt(data []byte, at, end int, flow bool, complain func(lint.Span, string, ...lint.Fix)) (tree, int) {
	r := reader{tree: tree{data: data}, at: at, end: end, complain: complain}
	if s.notation == inJSON {
		j := jsonReader{r}
		if n, ok := j.name(); ok {
			j.value(0, 0, n, 1)
		}
		return j.tree, j.at
	}
	y := yamlReader{reader: r}
	if flow {
		y.line = y.at
		y.flowMember(0, 0, true, -1, 1)
		return y.tree, y.at
	}
	y.setLine()
	if y.keyEnd() >= 0 {
		y.member(y.column(), 0, 0, 1)
	}
	return y.tree, y.at
}

// reads says what the field is if the bytes of the span, which lies in the member,
// were others; ok is false where the file could not be read then.
func (t *target) reads(span lint.Span, text string) (f lint.Field, ok bool) {
	indent := 0
	if t.notation == inYAML && !t.flow {
		indent = column(t.file(), t.span.Start)
	}
	made := strings.Repeat(" ", indent) + string(t.file()[t.span.Start:span.Start]) + text + string(t.file()[span.End:t.span.End])
	return t.fieldOf(made, indent)
}

// file is the bytes of the file.
func (t *target) file() []byte { return t.Database.data }

// fieldOf reads a member that would stand in the file.
func (s syntax) fieldOf(made string, at int) (lint.Field, bool) {
	return s.fieldIn(made, at, s.notation == inYAML && at == 0)
}

func (s syntax) fieldIn(made string, at int, flow bool) (f lint.Field, ok bool) {
	ok = true
	data := []byte(made)
	tr, stop := s.memberAt(data, at, len(data), flow, func(lint.Span, string, ...lint.Fix) { ok = false })
	if !ok || len(tr.nodes) == 0 || trimmed(data, 0, stop) != trimmed(data, 0, len(data)) {
		return f, false
	}
	db := &Database{name: s.name, data: data, valid: charset.Clean(data), notation: s.notation, markdown: s.markdown, end: len(data)}
	c := db.cursor()
	c.reference, c.TextBuilder = &lint.Reference{}, &lint.TextBuilder{}
	fields := c.member(nil, &tr, &tr.nodes[root])
	if len(fields) == 0 {
		return f, false
	}
	return fields[0], true
}

// column is how far in its line a place stands.
func column(data []byte, at int) int {
	n := 0
	for at-n > 0 && data[at-n-1] != '\n' {
		n++
	}
	return n
}

func (s syntax) edit(span lint.Span, text string) []lint.TextEdit {
	return []lint.TextEdit{{File: s.name, Span: span, New: text}}
}

// Plain writes plain text as the inside of a string.
func (s syntax) Plain(text string) string {
	if s.notation == inJSON {
		return s.habit().inJSON(text)
	}
	return text
}

// FieldName is CSL's own name.
func (s syntax) FieldName(_ *lint.Reference, name string) string { return variables[name].csl }

// Signs writes signs for entities.
func (s syntax) Signs(r *lint.Reference, f *lint.Field, entities []lint.Entity) ([]lint.TextEdit, lint.Safety) {
	if f == nil {
		return nil, lint.Suggest
	}
	return lint.CutSigns(s, r, f, entities)
}

// Set makes value, plain text, the value of the field.
func (s syntax) Set(r *lint.Reference, f *lint.Field, value string) []lint.TextEdit {
	if f.Name == "page" && strings.Contains(f.Text, "-") && !strings.Contains(f.Text, "–") {
		value = strings.ReplaceAll(value, "–", "-") // the sign that the field has
	}
	if noteOf(r, f) != nil {
		return s.Cut(r, f, 0, len(f.Text), value)
	}
	t := s.target(r, f)
	if t == nil || !utf8.ValidString(value) {
		return nil
	}
	switch n := &t.nodes[root]; {
	case t.role == dated && n.kind != scalar:
		return t.setDate(value)
	case t.role == people || n.style == alias || n.kind != scalar && n.kind != nothing:
		return nil
	default:
		return t.set(n, value)
	}
}

// set writes a scalar anew.
func (t *target) set(n *node, value string) []lint.TextEdit {
	span := n.value.span()
	for _, text := range t.ways(n, value) {
		if got, ok := t.reads(span, text); ok && got.Text == value {
			return t.edit(span, text)
		}
	}
	return nil
}

// ways are the ways to write a value in the place of a scalar, the best first.
func (t *target) ways(n *node, value string) []string {
	if t.notation == inJSON {
		text := `"` + t.habit().inJSON(value) + `"`
		if n.style == bare && n.kind == scalar && isNumber(value) {
			return []string{value}
		}
		return []string{text}
	}
	values := []string{value}
	if t.markdown && t.role == prose && escaped(value) != value {
		values = append(values, escaped(value))
	}
	var ways []string
	for _, v := range values {
		text := ""
		switch {
		case n.kind == nothing && n.value.empty():
			text = " " + t.habit().inYAML(v, plain, t.flow)
		case n.style == literal || n.style == folded:
			text = t.inLines(n, v)
		default:
			text = t.habit().inYAML(v, n.style, t.flow)
		}
		ways = append(ways, text)
	}
	return ways
}

// inLines writes a value below the sign of a literal or folded scalar.
func (t *target) inLines(n *node, value string) string {
	head := t.file()[n.value.start:n.value.end]
	end := strings.IndexByte(string(head), '\n')
	if end < 0 || strings.ContainsAny(value, "\r\n") {
		return inDouble(value)
	}
	return string(head[:end+1]) + strings.Repeat(" ", int(n.indent)) + value
}

// Cut replaces decoded bytes of the field's text.
func (s syntax) Cut(r *lint.Reference, f *lint.Field, start, end int, text string) []lint.TextEdit {
	if !f.Places.Severable(start, end) || !utf8.ValidString(text) || r.Trust == lint.Suggest || !utf8.ValidString(f.Text[start:end]) {
		return nil
	}
	span := f.Places.Span(start, end)
	if s.free(f, span, text) {
		return s.edit(span, s.habit().inJSON(text))
	}
	t := s.target(r, f)
	if t == nil {
		return nil
	}
	want := f.Text[:start] + text + f.Text[end:]
	if t.field != f {
		at := lineIn(t.field, f)
		if at < 0 {
			return nil
		}
		want = t.field.Text[:at] + want + t.field.Text[at+len(f.Text):]
	}
	n := t.scalarAt(span)
	if n == nil || !t.keepsTags(span) {
		return nil
	}
	for _, way := range t.pieces(n, text) {
		if got, ok := t.reads(span, way); ok && got.Text == want {
			return s.edit(span, way)
		}
	}
	if n == &t.nodes[root] && t.unmarked(n) == t.field.Text {
		return t.set(n, want)
	}
	return nil
}

// free says whether a stretch can be replaced whatever stands around it: of a
// string of JSON, in which nothing is markup.
func (s syntax) free(f *lint.Field, span lint.Span, text string) bool {
	return s.notation == inJSON && f.Form == lint.Quoted && f.Whole.End == f.Span.End+1 && f.Span.Contains(span) && f.Span.Len() <= maxFree &&
		s.data[f.Span.End] == '"' && s.data[f.Span.Start-1] == '"' && !strings.ContainsAny(text, "<>") &&
		bytes.IndexByte(s.data[f.Span.Start:f.Span.End], '<') < 0
}

// maxFree bounds the strings that are looked through for markup at each edit, in bytes.
const maxFree = 1 << 20

// lineIn is where the value of a field that lies in a note begins in its text, -1
// where it is not found.
func lineIn(note, f *lint.Field) int {
	for x := range extraLines(note.Text) {
		if note.Places.Span(x.value.Start, x.value.End) == f.Span {
			return x.value.Start
		}
	}
	return -1
}

// scalarAt is the scalar whose text the span lies in, nil for none.
func (t *target) scalarAt(span lint.Span) *node {
	for i := range t.nodes {
		if n := &t.nodes[i]; n.kind == scalar && n.inside().Contains(span) {
			return n
		}
	}
	return nil
}

// keepsTags says whether all tags that stand in the span have their partners there.
func (t *target) keepsTags(span lint.Span) bool {
	text := strings.NewReplacer(`\/`, "/", `\"`, `"`).Replace(string(t.file()[span.Start:span.End]))
	open, ok := balance(text)
	return open == 0 && ok
}

// pieces are the ways to write a piece of a scalar, the best first.
func (t *target) pieces(n *node, text string) []string {
	values := []string{text}
	if t.markdown && t.role == prose && escaped(text) != text {
		values = append(values, escaped(text))
	}
	for i, v := range values {
		switch n.style {
		case quoted:
			values[i] = t.habit().inJSON(v)
		case double:
			v = inDouble(v)
			values[i] = v[1 : len(v)-1]
		case single:
			values[i] = strings.ReplaceAll(v, "'", "''")
		case bare, plain:
			if t.role == dated && len(v) == 2 && v[0] == '0' {
				values[i] = v[1:]
			}
		}
	}
	return values
}

// unmarked is the text of a scalar with its tags.
func (t *target) unmarked(n *node) string {
	d := decoder{data: t.file(), valid: t.valid, TextBuilder: &lint.TextBuilder{}}
	return d.text(n).String
}

// setDate writes a date of parts anew: part by part where it has as many as before,
// else as a list of them.
func (t *target) setDate(value string) []lint.TextEdit {
	parts := partsOf(value)
	n := &t.nodes[root]
	if n.kind == object {
		for _, name := range [...]string{"date-parts", "raw", "edtf", "literal"} {
			m := t.member(n, name)
			if m == nil {
				continue
			}
			if m.kind == scalar {
				return t.set(m, value)
			}
			n = m
			break
		}
	}
	if parts == nil || n.kind != list {
		return nil
	}
	old := t.partsIn(n)
	if len(old) == len(parts) {
		var edits []lint.TextEdit
		for i, m := range old {
			if span := m.inside(); string(t.file()[span.Start:span.End]) != parts[i] {
				edits = append(edits, t.edit(span, parts[i])...)
			}
		}
		return edits
	}
	text := "[[" + strings.Join(parts, ", ") + "]]"
	if len(old) > 0 && old[0].style == quoted {
		text = `[["` + strings.Join(parts, `", "`) + `"]]`
	}
	span := n.value.span()
	if !n.flow { // a sequence in lines of its own, as deep in as its name
		span.Start = int(n.name.end) + 1
		text = " " + text
	}
	if got, ok := t.reads(span, text); ok && got.Date.Year != 0 && got.Text == isoOf(parts) {
		return t.edit(span, text)
	}
	return nil
}

// partsIn are the parts of a date that is one day; nil where it is more, or written
// in another way.
func (t *target) partsIn(n *node) []*node {
	if n.first == 0 || t.nodes[n.first].next != 0 || t.nodes[n.first].kind != list {
		return nil
	}
	var parts []*node
	t.children(&t.nodes[n.first], func(m *node) bool {
		parts = append(parts, m)
		return true
	})
	for _, m := range parts {
		if m.kind != scalar {
			return nil
		}
	}
	return parts
}

// isoOf is a date of its parts as the text of its field is.
func isoOf(parts []string) string {
	text := parts[0]
	for _, part := range parts[1:] {
		if len(part) == 1 {
			part = "0" + part
		}
		text += "-" + part
	}
	return text
}
