package bib

import (
	"bytes"
	"unicode/utf8"

	"github.com/bibfix/bibfix/internal/ascii"
	"github.com/bibfix/bibfix/internal/tex"
	"github.com/bibfix/bibfix/lint"
)

// folds says whether a value is text that may be wrapped: a literal of a field
// that is known to hold text or names.
func (w *writer) folds(f *field) bool {
	role := w.kind(f).role
	known := f.id != 0 && int(f.id) < len(fieldKinds)
	return known && (role == prose || role == people) && (f.form == lint.Braced || f.form == lint.Quoted)
}

// fold writes a literal folded to the width of the style, each line below the
// first word. Programs take a line end for a space, so that nothing changes;
// an empty line stays, and where a line end might matter all stays as it is.
func (w *writer) fold(f *field, column int) {
	inside := f.inside()
	text := w.data[inside.Start:inside.End]
	const closing = 2 // the delimiter and the comma
	fits := column+utf8.RuneCount(text)+closing <= w.style.Wrap
	if fits && bytes.IndexByte(text, '\n') < 0 || !foldable(text) {
		w.piece(f)
		return
	}
	open, closer := w.delimiters(f)
	w.out = append(w.out, open)
	width := column
	for at := 0; ; {
		start, end, lines := nextWord(text, at)
		if start == end {
			break
		}
		length := utf8.RuneCount(text[start:end])
		needs := length
		if after, _, _ := nextWord(text, end); after == len(text) {
			needs += closing
		}
		switch {
		case at == 0:
		case lines > 1:
			w.lines(2)
			width = w.margin(column)
		case width+1+needs > w.style.Wrap:
			w.lines(1)
			width = w.margin(column)
		default:
			w.out = append(w.out, ' ')
			width++
		}
		w.out = append(w.out, text[start:end]...)
		width += length
		at = end
	}
	w.out = append(w.out, closer)
}

// margin writes the space before a line of a value, and returns its width. A
// name so long that little room is left beside it has the value below it.
func (w *writer) margin(column int) int {
	if column > w.style.Wrap/2 {
		column = 2 * max(1, len(w.style.Indent))
	}
	w.out = append(w.out, w.style.Indent...)
	w.pad(column - len(w.style.Indent))
	return column
}

// nextWord is the next part of a text between which lines may end, and how
// many line ends stand before it. It is empty at the end of the text.
func nextWord(text []byte, at int) (start, end, lines int) {
	for at < len(text) && ascii.Space(text[at]) {
		if text[at] == '\n' {
			lines++
		}
		at++
	}
	start = at
	for at < len(text) && !ascii.Space(text[at]) {
		at = step(text, at)
	}
	return start, min(at, len(text)), lines
}

// formula is the end of a formula that begins with $ or $$.
func formula(text []byte, at int) int {
	sign := 1
	if at+1 < len(text) && text[at+1] == '$' {
		sign = 2
	}
	for at += sign; at < len(text); at++ {
		switch text[at] {
		case '\\':
			at++
		case '$':
			return at + sign
		}
	}
	return len(text) + 1
}

// step is the end of what stands at that place and may not be parted: a command,
// a formula, or one byte; behind the end of the text where it is never closed.
func step(text []byte, at int) int {
	switch text[at] {
	case '\\':
		return command(text, at)
	case '$':
		return formula(text, at)
	}
	return at + 1
}

// command is the end of a command, with its argument where that is verbatim.
func command(text []byte, at int) int {
	end := at + 1
	for end < len(text) && ascii.Letter(text[end]) {
		end++
	}
	if end == at+1 {
		return end + 1 // \% and \ before a space
	}
	if !rigid[string(text[at+1:end])] {
		return end
	}
	for end < len(text) && ascii.Space(text[end]) {
		end++
	}
	if end == len(text) || text[end] != '{' {
		return len(text) + 1
	}
	end, closed := tex.GroupEnd(text, end)
	if !closed {
		return len(text) + 1
	}
	return end
}

// rigid are the commands whose argument is not text.
var rigid = map[string]bool{"url": true, "href": true, "path": true, "nolinkurl": true, "doi": true, "verb": true, "lstinline": true, "mintinline": true, "ensuremath": true}

// foldable refuses a text with a comment sign, a formula or address that has a
// line end in it or is not closed, a formula in \( \), or nothing in it at all.
func foldable(text []byte) bool {
	n := 0
	for at := 0; ; n++ {
		start, end, _ := nextWord(text, at)
		if start == end {
			return n > 0
		}
		word := text[start:end]
		if bytes.ContainsAny(word, "\n\r\f\v") || bytes.Contains(word, []byte(`\(`)) || bytes.Contains(word, []byte(`\[`)) || overruns(text, start, end) {
			return false
		}
		for i, c := range word {
			if c == '%' && (i == 0 || word[i-1] != '\\') {
				return false
			}
		}
		at = end
	}
}

// overruns says whether a word has something in it that is never closed.
func overruns(text []byte, start, end int) bool {
	if end < len(text) {
		return false
	}
	for at := start; at < end; {
		at = step(text, at)
		if at > end {
			return true
		}
	}
	return false
}
