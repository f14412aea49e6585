package html

import (
	"bytes"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/bibfix/bibfix/lint"
	"github.com/bibfix/bibfix/report"
)

// Lengths in bytes of what is shown of a manuscript around a place.
const (
	reach    = 240 // of a sentence, to either side
	maxEntry = 700 // of an entry that is shown whole
	maxText  = 900 // of any other text: a title of a megabyte is no title
)

const ellipsis = "…"

// A quote is a stretch of a manuscript with a place in it.
type quote struct {
	Before, Marked, After string
	Code                  bool // lines of a bibliography file
}

// quote cuts the sentence, the entry or the line around a place out of its file.
func (b *builder) quote(file string, span lint.Span) quote {
	doc := b.documents[file]
	if doc == nil {
		return quote{}
	}
	span = within(doc.Data, span)
	around := window(doc, span)
	q := quote{Code: doc.IsBibliography()}
	if span.Contains(around) {
		q.Before = b.stretch(file, around) // to mark all would mark nothing
		return q
	}
	span = whole(doc.Data, span)
	end := min(span.End, around.End)
	q.Before = b.stretch(file, lint.Span{Start: around.Start, End: span.Start})
	q.Marked = clip(b.text(file, lint.Span{Start: span.Start, End: end}))
	q.After = b.text(file, lint.Span{Start: end, End: around.End})
	q.Before, q.After = leadIn(doc, around)+strings.TrimLeft(q.Before, " "), strings.TrimRight(q.After, " ")+leadOut(doc, around)
	return q
}

// within is the part of the span that lies in the file.
func within(data []byte, span lint.Span) lint.Span {
	start := min(max(span.Start, 0), len(data))
	return lint.Span{Start: start, End: min(max(span.End, start), len(data))}
}

// whole takes in the bracket that closes "Okafor (2014", as readers see it.
func whole(data []byte, span lint.Span) lint.Span {
	end := span.End
	if end >= len(data) || span.Len() > reach {
		return span
	}
	if inside := data[span.Start:end]; data[end] == ')' && bytes.Count(inside, []byte("(")) > bytes.Count(inside, []byte(")")) {
		span.End++
	}
	return span
}

// stretch is text that may be long.
func (b *builder) stretch(file string, span lint.Span) string { return clip(b.text(file, span)) }

// text is what stands in a span, fit to be shown, in one line.
func (b *builder) text(file string, span lint.Span) string {
	return legible(b.Source(file, span))
}

// plain is the quote without its mark.
func (q quote) plain() string { return strings.TrimSpace(q.Before + q.Marked + q.After) }

// window is what of a file is shown for a place: in a bibliography file its
// lines, in a list the entry, elsewhere the sentence. It holds the beginning
// of the place.
func window(doc *lint.Document, span lint.Span) lint.Span {
	span = within(doc.Data, span)
	if doc.IsBibliography() {
		return lines(doc.Data, span)
	}
	if r := entryAt(doc, span.Start); r != nil {
		switch {
		case span.Contains(r.Span):
			return span // what takes a whole entry out has nothing around it
		case r.Span.Len() <= maxEntry && r.Span.Contains(span):
			return r.Span
		}
	}
	return lint.Span{Start: sentenceStart(doc.Data, span.Start), End: sentenceEnd(doc.Data, span.End)}
}

// entryAt is the entry of a manuscript's lists that holds the offset, or nil.
func entryAt(doc *lint.Document, offset int) *lint.Reference {
	i := sort.Search(len(doc.References), func(i int) bool { return doc.References[i].Span.Start > offset }) - 1
	if i < 0 || offset > doc.References[i].Span.End {
		return nil
	}
	return doc.References[i]
}

// lines is the span from the start of its first line to the end of its last,
// no further than reach.
func lines(data []byte, span lint.Span) lint.Span {
	from := max(span.Start-reach, 0)
	if i := bytes.LastIndexByte(data[from:span.Start], '\n'); i >= 0 {
		from += i + 1
	}
	to := min(span.End+reach, len(data))
	if i := bytes.IndexByte(data[span.End:to], '\n'); i >= 0 {
		to = span.End + i
	}
	return lint.Span{Start: runeStart(data, from), End: runeStart(data, to)}
}

// sentenceStart looks back for where a sentence or paragraph begins; if that
// is too far, for a blank between words.
func sentenceStart(data []byte, at int) int {
	limit := max(at-reach, 0)
	for i := at - 1; i > limit; i-- {
		if isBreak(data, i) {
			return i + 1
		}
	}
	if limit == 0 {
		return 0
	}
	if i := bytes.IndexAny(data[limit:at], " \n"); i >= 0 {
		return limit + i + 1
	}
	return runeStart(data, limit)
}

// sentenceEnd looks ahead in the same way.
func sentenceEnd(data []byte, at int) int {
	limit := min(at+reach, len(data))
	for i := max(at, 1); i < limit; i++ {
		if isBreak(data, i) {
			return i
		}
	}
	if limit == len(data) {
		return limit
	}
	if i := bytes.LastIndexAny(data[at:limit], " \n"); i > 0 {
		return at + i
	}
	return runeStart(data, limit)
}

// isBreak says whether the white space at i parts two sentences or paragraphs.
// A full stop behind a short word or an initial parts none: it may stand in
// "et al. (2014)".
func isBreak(data []byte, i int) bool {
	if data[i] == '\n' && (data[i-1] == '\n' || bytes.HasSuffix(data[:i], []byte("\n\r"))) {
		return true
	}
	if data[i] != ' ' && data[i] != '\n' && data[i] != '\r' {
		return false
	}
	if data[i] == '\n' {
		from := max(i-reach, 0)
		line := from + bytes.LastIndexByte(data[from:i], '\n') + 1
		if isCommandLine(data[line:]) || isCommandLine(data[i+1:]) {
			return true
		}
	}
	head := bytes.TrimRight(data[max(i-8, 0):i], `"'*_`)
	head = bytes.TrimSuffix(head, []byte("”"))
	if len(head) == 0 || !bytes.ContainsRune([]byte(".?!"), rune(head[len(head)-1])) {
		return false
	}
	if last := head[len(head)-1]; last != '.' {
		return true
	}
	word := head[:len(head)-1]
	if len(word) > 0 && (word[len(word)-1] == ')' || word[len(word)-1] == ']') {
		return true
	}
	letters := 0
	for j := len(word) - 1; j >= 0 && (word[j] >= 'a' && word[j] <= 'z' || word[j] >= utf8.RuneSelf); j-- {
		letters++
	}
	return letters >= 4
}

// isCommandLine says whether the text begins with a command of LaTeX that
// stands by itself and is no part of a sentence.
func isCommandLine(s []byte) bool {
	if len(s) == 0 || s[0] != '\\' {
		return false
	}
	end := 1
	for end < len(s) && end < 20 && (s[end] >= 'a' && s[end] <= 'z') {
		end++
	}
	switch string(s[1:end]) {
	case "documentclass", "usepackage", "newcommand", "renewcommand", "begin", "end", "part", "chapter", "section", "subsection", "subsubsection",
		"include", "input", "subfile", "addbibresource", "bibliography", "bibliographystyle", "printbibliography", "title", "author", "date", "maketitle", "item", "label", "caption":
		return true
	}
	return false
}

// runeStart goes back to where a character begins, in text that is UTF-8.
func runeStart(data []byte, at int) int {
	for i := at; i > 0 && at-i < utf8.UTFMax; i-- {
		if i == len(data) || utf8.RuneStart(data[i]) {
			return i
		}
	}
	return at
}

// leadIn is an ellipsis where the window begins within a sentence.
func leadIn(doc *lint.Document, w lint.Span) string {
	if w.Start == 0 || isBreak(doc.Data, w.Start-1) || doc.Data[w.Start-1] == '\n' || entryAt(doc, w.Start) != nil {
		return ""
	}
	return ellipsis
}

// leadOut is an ellipsis where the window ends within a sentence.
func leadOut(doc *lint.Document, w lint.Span) string {
	if w.End == len(doc.Data) || w.End > 0 && isBreak(doc.Data, w.End) || doc.Data[w.End] == '\n' || entryAt(doc, w.End) != nil {
		return ""
	}
	return ellipsis
}

// legible makes text from a manuscript fit to be shown: what cannot be seen
// becomes visible, and each stretch of white space one blank.
func legible(s string) string {
	s = report.Printable(s)
	var b strings.Builder
	blank := false
	for _, r := range s {
		if r == ' ' {
			if blank {
				continue
			}
			blank = true
		} else {
			blank = false
		}
		b.WriteRune(r)
	}
	return b.String()
}

// clip shortens what is too long to be read, at a character.
func clip(s string) string { return clipAt(s, maxText) }

func clipAt(s string, most int) string {
	if len(s) <= most {
		return s
	}
	for most > 0 && !utf8.RuneStart(s[most]) {
		most--
	}
	return strings.TrimRightFunc(s[:most], unicode.IsSpace) + ellipsis
}
