package tex

import (
	"bytes"
	"strings"

	"github.com/bibfix/bibfix/internal/tex"
	"github.com/bibfix/bibfix/lint"
	"github.com/bibfix/bibfix/prose"
)

// A syntax answers edits in LaTeX.
type syntax struct{ prose.Syntax }

// Signs writes the signs of entities, which may have been a part of commands.
func (s syntax) Signs(r *lint.Reference, f *lint.Field, entities []lint.Entity) ([]lint.TextEdit, lint.Safety) {
	edits, safety := s.Syntax.Signs(r, f, entities)
	w := tex.Entities(s.Document.Data, r.Span)
	for i := range edits {
		edit, sure := w.Write(edits[i], entities[i].Sign)
		edits[i], safety = edit, min(safety, sure)
	}
	return edits, safety
}

// Comment puts a line above the one that holds the byte: behind a line it would
// take the line's end with it, which is a blank.
func (s syntax) Comment(at int, text string) []lint.TextEdit {
	start := bytes.LastIndexByte(s.Document.Data[:at], '\n') + 1
	if strings.ContainsAny(text, "\r\n") || s.InCode(start) {
		return nil
	}
	return []lint.TextEdit{{File: s.Document.Name, Span: lint.Span{Start: start, End: start}, New: "% " + text + "\n"}}
}

// Balance is how many braces stay open; one behind a backslash is a sign.
func (s syntax) Balance(text []byte) int {
	text = bytes.ReplaceAll(bytes.ReplaceAll(text, []byte(`\{`), nil), []byte(`\}`), nil)
	return bytes.Count(text, []byte{'{'}) - bytes.Count(text, []byte{'}'})
}

// Pinned says whether a stretch lies in a key, or in the argument of a command that
// holds a label or the name of a file.
func (s syntax) Pinned(span lint.Span) bool {
	if s.Syntax.Pinned(span) {
		return true
	}
	before := s.Before(span.Start)
	open := bytes.LastIndexAny(before, "{}\n")
	if open < 0 || before[open] != '{' {
		return false
	}
	before = before[:open]
	if bytes.HasSuffix(before, []byte("]")) {
		before = before[:max(bytes.LastIndexByte(before, '['), 0)]
	}
	command := string(before[bytes.LastIndexByte(before, '\\')+1:])
	switch strings.TrimSuffix(command, "*") {
	case "label", "input", "include", "subfile", "includegraphics", "bibliography", "addbibresource", "bibliographystyle", "hypertarget", "hyperlink", "url", "path":
		return true
	}
	return strings.HasSuffix(command, "ref")
}

// Anchored says whether the entry bears a label that links lead to.
func (s syntax) Anchored(r *lint.Reference) bool {
	text := s.Document.Source(r.Span)
	for _, sign := range [...]string{`\label`, `\hypertarget`} {
		if strings.Contains(text, sign) {
			return true
		}
	}
	return false
}
