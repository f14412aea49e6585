package rules

import (
	"bytes"
	"strings"

	"github.com/bibfix/bibfix/internal/tex"
	"github.com/bibfix/bibfix/lint"
)

// addressFields are the fields of a .bib entry in which addresses stand; in the
// first three nothing else does.
var addressFields = [...]string{"url", "adsurl", "bdsk-url-1", "howpublished", "note"}

// eachAddress calls do for every address of a .bib entry, with the field that
// holds it.
func eachAddress(doc *lint.Document, r *lint.Reference, do func(f *lint.Field, address lint.Text)) {
	for _, name := range addressFields {
		f := ownField(r, name)
		if !literal(f) {
			continue
		}
		eachTarget(doc, f, do)
		text := f.Text
		for at := 0; ; {
			i := strings.Index(text[at:], "://")
			if i < 0 {
				break
			}
			start := at + i
			for start > at && isLetter(text[start-1]) {
				start--
			}
			end := at + i + len("://")
			for end < len(text) && text[end] > ' ' && text[end] != '"' && text[end] != '>' && !strings.HasPrefix(text[end:], "\u00a0") {
				end++
			}
			do(f, f.Places.Slice(start, end))
			at = end
		}
	}
}

// eachTarget calls do for the targets of \href, which are not shown.
func eachTarget(doc *lint.Document, f *lint.Field, do func(f *lint.Field, address lint.Text)) {
	const command = `\href`
	value := doc.Data[f.Span.Start:f.Span.End]
	for at := 0; ; {
		i := bytes.Index(value[at:], []byte(command))
		if i < 0 {
			return
		}
		at += i + len(command)
		for at < len(value) && strings.IndexByte(" \t\r\n", value[at]) >= 0 {
			at++
		}
		if at == len(value) || value[at] != '{' {
			continue
		}
		end, closed := tex.GroupEnd(value, at)
		if !closed {
			return
		}
		var b lint.TextBuilder
		tex.DecodeVerbatim(&b, doc.Data, lint.Span{Start: f.Span.Start + at + 1, End: f.Span.Start + end - 1})
		do(f, b.Text())
		at = end
	}
}
