package csl

import (
	"strings"

	"github.com/bibfix/bibfix/lint"
)

// Zotero has one field, Extra, for what it has no other for; it comes out as the
// note, in lines such as "PMID: 4567", "tex.eprint: 1901.00001", or for old programs
// "{:DOI: 10.5555/x}". Each becomes a field that lies within the note.

// texPrefix begins the names of what Zotero keeps for TeX.
const texPrefix = "tex."

// extras are what such lines say besides the variables of CSL, in lower case.
var extras = map[string]string{
	"arxiv": "arxiv", "arxiv id": "arxiv", "original date": "original-date", "original title": "original-title", "event date": "event-date",
	"event place": "event-place", "event title": "event-title", "container title": "container-title", "publisher place": "publisher-place",
	"number of pages": "number-of-pages", "number of volumes": "number-of-volumes", "collection title": "collection-title",
	"citation key": "", "bibtex": "", // where Better BibTeX keeps the key
	"tex.eprint": "", "tex.eprinttype": "", "tex.archiveprefix": "", "tex.primaryclass": "", "tex.eprintclass": "",
}

// extraOf is what such a name stands for, and whether it stands for anything.
func extraOf(name string) (v variable, ok bool) {
	if v, ok = variables[name]; ok {
		return v, v.role == verbatim || v.role == dated || v.csl == "original-title"
	}
	lower := strings.ToLower(name)
	csl, ok := extras[lower]
	if ok {
		v = variables[csl]
		return variable{csl, v.role}, true
	}
	if strings.HasPrefix(lower, texPrefix) && len(lower) > len(texPrefix) && !strings.Contains(lower, " ") {
		return variable{}, true
	}
	if v, ok = variables[lower]; !ok {
		v, ok = variables[strings.ToUpper(name)]
	}
	return v, ok && v.role == verbatim
}

// extra adds the fields that the note at the index holds.
func (c *cursor) extra(fields []lint.Field, at int) []lint.Field {
	note := fields[at].Places
	if !strings.ContainsRune(note.String, ':') {
		return fields
	}
	for x := range extraLines(note.String) {
		v, ok := extraOf(note.String[x.name.Start:x.name.End])
		if !ok {
			continue
		}
		value := note.Slice(x.value.Start, x.value.End)
		f := lint.Field{
			Name: v.csl, Raw: note.String[x.name.Start:x.name.End], Confidence: 1, Form: lint.Quoted,
			NameSpan: note.Span(x.name.Start, x.name.End), Span: note.Span(x.value.Start, x.value.End),
			Whole: note.Span(x.name.Start, x.value.End), Places: value, Text: value.String,
		}
		if v.role == dated {
			f.Date = parsed(f.Text)
		}
		fields = append(fields, f)
	}
	return fields
}

// An extraLine is where the name and the value of such a line stand in the note.
type extraLine struct{ name, value lint.Span }

// extraLines are the lines of a note that have a name, a colon and a value.
func extraLines(note string) func(yield func(extraLine) bool) {
	return func(yield func(extraLine) bool) {
		for at := 0; at < len(note); {
			end := at + strings.IndexByte(note[at:], '\n')
			if end < at {
				end = len(note)
			}
			if x, ok := extraIn(note, at, end); ok && !yield(x) {
				return
			}
			at = end + 1
		}
	}
}

func extraIn(note string, start, end int) (x extraLine, ok bool) {
	line := note[start:end]
	if strings.HasPrefix(line, "{:") && strings.HasSuffix(line, "}") {
		start, end = start+2, end-1
		line = note[start:end]
	}
	name, value, found := strings.Cut(line, ":")
	if !found || len(name) > maxShown {
		return x, false
	}
	from := end - len(strings.TrimLeft(value, " \t"))
	x = extraLine{
		name:  lint.Span{Start: start, End: start + len(strings.TrimRight(name, " \t"))},
		value: lint.Span{Start: from, End: from + len(strings.TrimRight(note[from:end], " \t\r"))},
	}
	return x, x.name.Len() > 0 && x.value.Len() > 0
}
