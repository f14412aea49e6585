package md

import (
	"bytes"
	"strings"
	"unicode"

	"github.com/bibfix/bibfix/lint"
	"github.com/bibfix/bibfix/prose"
)

// A syntax answers edits in Markdown.
type syntax struct{ prose.Syntax }

// Pinned says whether a stretch lies in a key, the target of a link or a label.
func (s syntax) Pinned(span lint.Span) bool {
	before := s.Before(span.Start)
	word := before[bytes.LastIndexAny(before, " \t\r\n)")+1:]
	return s.Syntax.Pinned(span) || bytes.Contains(word, []byte("](")) || bytes.Contains(word, []byte("{#"))
}

// Comment puts a comment behind the line: on a line of its own it would cut a
// paragraph in two. Where a line is no prose, or its end means something, there is none.
func (s syntax) Comment(at int, text string) []lint.TextEdit {
	data := s.Document.Data
	start := bytes.LastIndexByte(data[:at], '\n') + 1
	end := len(data)
	if n := bytes.IndexByte(data[start:], '\n'); n >= 0 {
		end = start + n
	}
	line := bytes.TrimRight(data[start:end], " \t\r")
	if strings.Contains(text, "--") || strings.ContainsAny(text, "\r\n") || s.InCode(start) || s.inFrontMatter(start) ||
		!bytes.ContainsFunc(line, unicode.IsLetter) || bytes.HasPrefix(bytes.TrimLeft(line, " "), []byte("[")) && bytes.Contains(line, []byte("]:")) {
		return nil
	}
	if last := line[len(line)-1]; last == '\\' || last == '|' {
		return nil
	}
	behind := lint.Span{Start: start + len(line), End: start + len(line)}
	return []lint.TextEdit{{File: s.Document.Name, Span: behind, New: " <!-- " + text + " -->"}}
}

// inFrontMatter says whether a line stands in the settings at the head of the file.
func (s syntax) inFrontMatter(start int) bool {
	data := s.Document.Data
	if !bytes.HasPrefix(data, []byte("---")) {
		return false
	}
	end := bytes.Index(data[3:], []byte("\n---"))
	return end < 0 || start <= 3+end+1
}

// Anchored says whether the entry bears a label that links lead to.
func (s syntax) Anchored(r *lint.Reference) bool {
	text := s.Document.Source(r.Span)
	for _, sign := range [...]string{"{#", "id=", "name="} {
		if strings.Contains(text, sign) {
			return true
		}
	}
	return false
}
