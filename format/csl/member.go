package csl

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"github.com/bibfix/bibfix/lint"
)

// Members are put in and taken out as a whole, with the signs and the white space
// that part them from the others.

// Add puts a field at the end of the item, set out as the one before it.
func (s syntax) Add(r *lint.Reference, name, value string) []lint.TextEdit {
	v := variables[name]
	if v.role == opaque || v.role == people || v.csl != name || r.Trust == lint.Suggest || !utf8.ValidString(value) || r.Raw(name) != nil {
		return nil
	}
	flow := s.flows(r)
	text, ok := s.valueOf(v, value, flow)
	if !ok {
		return nil
	}
	got, ok := s.fieldIn(s.named(r, name)+text, 0, flow)
	if !ok || got.Text != value && v.role != dated || v.role == dated && got.Date.Year == 0 {
		return nil
	}
	return s.append(r, []written{{name, text}})
}

// flows says whether the item stands in brackets.
func (s syntax) flows(r *lint.Reference) bool { return s.data[r.Span.Start] == '{' }

// named is the head of a member as this entry has them: its name and the colon.
func (s syntax) named(r *lint.Reference, name string) string {
	f := lastOwn(r)
	if f == nil || s.notation == inJSON && f.NameSpan.Start == 0 {
		if s.notation == inJSON {
			return `"` + name + `": `
		}
		return name + ": "
	}
	quote := string(s.data[f.Whole.Start:f.NameSpan.Start])
	colon := ": "
	if s.flows(r) {
		end := f.NameSpan.End + len(quote)
		for end < len(s.data) && (isBlank(s.data[end]) || s.data[end] == ':') {
			end++
		}
		colon = string(s.data[f.NameSpan.End+len(quote) : end])
		if strings.Count(colon, ":") != 1 || strings.ContainsAny(colon, "\r\n") {
			colon = ": "
		}
	}
	return quote + name + quote + colon
}

// lastOwn is the last field that is a member of the item, nil for none.
func lastOwn(r *lint.Reference) *lint.Field {
	for i := len(r.Fields) - 1; i >= 0; i-- {
		if f := &r.Fields[i]; noteOf(r, f) == nil {
			return f
		}
	}
	return nil
}

// valueOf is a value as a new member has it.
func (s syntax) valueOf(v variable, value string, flow bool) (string, bool) {
	if v.role == dated {
		parts := partsOf(value)
		if parts == nil {
			return "", false
		}
		list := "[[" + strings.Join(parts, ", ") + "]]"
		if s.notation == inJSON {
			return `{"date-parts": ` + list + "}", true
		}
		return "{date-parts: " + list + "}", true
	}
	if s.notation == inJSON {
		return `"` + s.habit().inJSON(value) + `"`, true
	}
	if s.markdown && v.role == prose && escaped(value) != value {
		d := decoder{data: []byte(value), valid: true, TextBuilder: &lint.TextBuilder{}}
		if d.rich(lint.PlainText(value, 0), true).String != value {
			value = escaped(value)
		}
	}
	return s.habit().inYAML(value, plain, flow), true
}

// A written is a member that is put somewhere.
type written struct{ name, value string }

// append puts members at the end of the item.
func (s syntax) append(r *lint.Reference, fields []written) []lint.TextEdit {
	if s.flows(r) {
		return s.appendFlow(r, fields)
	}
	indent := column(s.data, r.Span.Start)
	if len(bytes.Trim(s.data[r.Span.Start-indent:r.Span.Start], " -")) > 0 {
		return nil // a tag of the first name, say: the members begin in its column
	}
	at := r.Span.End
	for at < s.end && s.data[at] != '\n' {
		at++ // a comment may stand behind the last value
	}
	if at > r.Span.End && s.data[at-1] == '\r' {
		at--
	}
	if rest := bytes.TrimLeft(s.data[r.Span.End:at], " \t:\r"); len(rest) > 0 && rest[0] != '#' {
		return nil
	}
	var text strings.Builder
	for _, f := range fields {
		text.WriteString(s.lineBreak(at) + strings.Repeat(" ", indent) + s.named(r, f.name) + f.value)
	}
	return s.edit(lint.Span{Start: at, End: at}, text.String())
}

// lineBreak is how lines end before the place.
func (s syntax) lineBreak(at int) string {
	if n := bytes.LastIndexByte(s.data[:at], '\n'); n > 0 && s.data[n-1] == '\r' {
		return "\r\n"
	}
	return "\n"
}

// appendFlow puts members before the closing bracket.
func (s syntax) appendFlow(r *lint.Reference, fields []written) []lint.TextEdit {
	if s.data[r.Span.End-1] != '}' {
		return nil
	}
	at := trimmed(s.data, r.Span.Start, r.Span.End-1)
	if c := s.data[at-1]; c == ',' || c == '{' {
		return nil
	}
	from := max(0, at-maxMember)
	from += bytes.LastIndexByte(s.data[from:at], '\n') + 1
	if s.notation == inYAML && bytes.Contains(s.data[from:at], []byte(" #")) {
		return nil // the end of the line is a comment
	}
	gap := ""
	if f := lastOwn(r); f != nil {
		start := f.Whole.Start
		for start > r.Span.Start && isBlank(s.data[start-1]) {
			start--
		}
		gap = string(s.data[start:f.Whole.Start])
	} else if bytes.HasPrefix(s.data[r.Span.Start:], []byte("{ ")) {
		gap = " "
	}
	var text strings.Builder
	for _, f := range fields {
		text.WriteString("," + gap + s.named(r, f.name) + f.value)
	}
	return s.edit(lint.Span{Start: at, End: at}, text.String())
}

// Carry puts fields at the end of the item with their bytes, in YAML those that
// stand on one line.
func (s syntax) Carry(r *lint.Reference, from *lint.Document, fields []*lint.Field) []lint.TextEdit {
	if r.Trust == lint.Suggest || r.Is(lint.Prose) {
		return nil
	}
	var members []written
	for _, f := range fields {
		quote := from.Source(lint.Span{Start: f.Whole.Start, End: f.NameSpan.Start})
		value := strings.TrimLeft(from.Source(lint.Span{Start: f.NameSpan.End + len(quote), End: f.Whole.End}), ": \t\r\n")
		m := written{from.Source(f.NameSpan), value}
		if _, ok := s.fieldIn(s.named(r, m.name)+m.value, 0, s.flows(r)); !ok || s.notation == inYAML && strings.ContainsAny(value, "\r\n") {
			return nil
		}
		members = append(members, m)
	}
	return s.append(r, members)
}

// Rename gives a member another name.
func (s syntax) Rename(r *lint.Reference, f *lint.Field, name string) []lint.TextEdit {
	if v := variables[name]; v.csl != name || r.Trust == lint.Suggest || r.Raw(name) != nil || noteOf(r, f) != nil {
		return nil
	}
	return s.edit(f.NameSpan, name)
}

// Remove takes the field out, with the comma and the lines that are its own. What
// lies in a note goes with its line.
func (s syntax) Remove(r *lint.Reference, f *lint.Field) []lint.TextEdit {
	if f.Inherited || r.Trust == lint.Suggest {
		return nil
	}
	if note := noteOf(r, f); note != nil {
		return s.removeLine(r, note, f)
	}
	if !s.flows(r) {
		return s.removeLines(r, f.Whole)
	}
	end := skipBlanks(s.data, f.Whole.End, r.Span.End)
	start := f.Whole.Start
	for start > r.Span.Start && isBlank(s.data[start-1]) {
		start--
	}
	switch before := s.data[start-1]; {
	case end < r.Span.End && s.data[end] == ',':
		if next := skipBlanks(s.data, end+1, r.Span.End); s.data[next] != '#' {
			return s.edit(lint.Span{Start: f.Whole.Start, End: next}, "")
		}
	case before == ',' && end == r.Span.End-1: // the last: the comma before it goes
		return s.edit(lint.Span{Start: start - 1, End: f.Whole.End}, "")
	}
	return nil
}

func skipBlanks(data []byte, at, end int) int {
	for at < end && isBlank(data[at]) {
		at++
	}
	return at
}

// removeLines takes a member out that has its lines for itself. The first, which
// stands behind a dash, makes way for the second.
func (s syntax) removeLines(r *lint.Reference, member lint.Span) []lint.TextEdit {
	end := member.End
	for end < s.end && s.data[end] != '\n' {
		if c := s.data[end]; !isBlank(c) && c != ':' {
			return nil // a comment stands beside it
		}
		end++
	}
	if member.Start == r.Span.Start {
		next := skipBlanks(s.data, end, r.Span.End)
		if next >= r.Span.End || s.data[next] == '#' {
			return nil
		}
		return s.edit(lint.Span{Start: member.Start, End: next}, "")
	}
	line := member.Start - column(s.data, member.Start)
	if end < s.end {
		return s.edit(lint.Span{Start: line, End: end + 1}, "")
	}
	return s.edit(lint.Span{Start: max(0, line-1), End: end}, "")
}

// removeLine takes a line out of a note, and the note with its only one.
func (s syntax) removeLine(r *lint.Reference, note, f *lint.Field) []lint.TextEdit {
	at := lineIn(note, f)
	if at < 0 {
		return nil
	}
	start := strings.LastIndexByte(note.Text[:at], '\n') + 1
	end := len(note.Text)
	if n := strings.IndexByte(note.Text[at:], '\n'); n >= 0 {
		end = at + n + 1
	} else if start > 0 {
		start--
	}
	if start == 0 && end == len(note.Text) {
		return s.Remove(r, note)
	}
	return s.Cut(r, note, start, end, "")
}

// Comment puts a comment above the member that holds the byte, where the item stands
// in lines: JSON has none, and in Markdown a comment of YAML is not looked for.
func (s syntax) Comment(at int, text string) []lint.TextEdit {
	if s.notation == inJSON || s.part || len(s.entries) == 0 || strings.ContainsAny(text, "\r\n") {
		return nil
	}
	e := &s.entries[s.index(at)]
	if s.data[e.start] == '{' || at < int(e.start)-column(s.data, int(e.start)) || at > int(e.end) || e.broken {
		return nil
	}
	reader := s.reader()
	t := reader.read(e)
	place := int(e.start)
	t.children(&t.nodes[root], func(n *node) bool {
		if n.start() <= at {
			place = n.start()
		}
		return n.start() <= at
	})
	line := place - column(s.data, place)
	if len(bytes.Trim(s.data[line:place], " -")) > 0 {
		return nil
	}
	indent := skipBlanks(s.data, line, place) - line
	return s.edit(lint.Span{Start: line, End: line}, strings.Repeat(" ", indent)+"# "+text+s.lineBreak(at))
}

// Drop takes the item out, with the comma or the lines that are its own.
func (s syntax) Drop(r *lint.Reference) []lint.TextEdit {
	if len(s.entries) == 0 || s.entries[s.index(r.Span.Start)].broken {
		return nil
	}
	start, end := r.Span.Start, r.Span.End
	if !s.flows(r) {
		return s.dropLines(start, end)
	}
	next := skipBlanks(s.data, end, s.end)
	for start > 0 && isBlank(s.data[start-1]) {
		start--
	}
	switch {
	case next < s.end && s.data[next] == ',':
		return s.edit(lint.Span{Start: r.Span.Start, End: skipBlanks(s.data, next+1, s.end)}, "")
	case start > 0 && s.data[start-1] == ',':
		return s.edit(lint.Span{Start: start - 1, End: end}, "")
	case start > 0 && s.data[start-1] == '[' && next < s.end && s.data[next] == ']':
		return s.edit(r.Span, "")
	case s.notation == inYAML:
		return s.dropLines(r.Span.Start, end)
	}
	return nil
}

// dropLines takes out the lines of an item behind a dash.
func (s syntax) dropLines(start, end int) []lint.TextEdit {
	line := start - column(s.data, start)
	if head := bytes.TrimSpace(s.data[line:start]); len(head) != 1 || head[0] != '-' {
		return nil
	}
	for end < s.end && s.data[end] != '\n' {
		end++
	}
	if end < s.end {
		end++
	}
	return s.edit(lint.Span{Start: line, End: end}, "")
}

// HoldsMore says whether the item has members that are no fields, or a comment.
func (s syntax) HoldsMore(r *lint.Reference) bool {
	if s.notation == inYAML && bytes.IndexByte(s.data[r.Span.Start:r.Span.End], '#') >= 0 {
		return true
	}
	fields := make(map[int]bool)
	for i := range r.Fields {
		fields[r.Fields[i].Whole.Start] = true
	}
	more := false
	reader := s.reader()
	t := reader.read(&s.entries[s.index(r.Span.Start)])
	t.children(&t.nodes[root], func(n *node) bool {
		switch string(s.data[n.name.start:n.name.end]) {
		case "id", "type":
		default:
			more = more || !fields[n.start()]
		}
		return !more
	})
	return more
}
