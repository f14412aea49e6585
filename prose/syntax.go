package prose

import (
	"bytes"
	"sort"
	"strings"

	"github.com/bibfix/bibfix/lint"
)

// A Syntax answers what is asked of the entries of lists, which are the same in
// every format of text but for how plain text is written. A format of text embeds
// it and adds what only it knows.
type Syntax struct {
	lint.NoEdits
	Document *lint.Document
	Write    func(string) string // plain text in the format; nil where that is the text itself
}

// Plain writes plain text.
func (s Syntax) Plain(text string) string {
	if s.Write == nil {
		return text
	}
	return s.Write(text)
}

// Set writes another value where the field stands. A field that was read from
// other words than those that stand there is left alone.
func (s Syntax) Set(r *lint.Reference, f *lint.Field, value string) []lint.TextEdit {
	if !standsInText(r, f) {
		return nil
	}
	return s.edit(f.Span, value)
}

// Cut replaces a piece of the field.
func (s Syntax) Cut(r *lint.Reference, f *lint.Field, start, end int, text string) []lint.TextEdit {
	start, end = f.Start+start, f.Start+end
	if !standsInText(r, f) || !r.Text.Exact(start, end) {
		return nil
	}
	return s.edit(r.Text.Span(start, end), text)
}

// Add puts a DOI at the end of the entry, as most entries of its list have
// theirs. Of other fields nobody knows where a style wants them.
func (s Syntax) Add(r *lint.Reference, name, value string) []lint.TextEdit {
	if name != "DOI" {
		return nil
	}
	end := lint.Span{Start: r.Span.End, End: r.Span.End}
	return []lint.TextEdit{{File: s.Document.Name, Span: end, New: " " + s.Plain(doiPrefix(s.Document, r)+value)}}
}

// Signs writes each sign as plain text. What the text of an entry holds in
// addresses and commands is no part of what is asked here.
func (s Syntax) Signs(r *lint.Reference, f *lint.Field, entities []lint.Entity) ([]lint.TextEdit, lint.Safety) {
	var edits []lint.TextEdit
	from := 0
	if f != nil {
		from = f.Start
	}
	for _, e := range entities {
		edits = append(edits, lint.TextEdit{File: s.Document.Name, Span: r.Text.Span(from+e.Start, from+e.End), New: s.Plain(e.Sign)})
	}
	return edits, lint.Safe
}

// longestName bounds how many bytes before a place belong to one name: a file may
// be a single line.
const longestName = 300

// Before is what stands before a place and may be part of one name with it.
func (s Syntax) Before(at int) []byte { return s.Document.Data[max(0, at-longestName):at] }

// Pinned says whether a stretch lies in a key such as @okafor2014: texts cite by
// key that name no bibliography.
func (s Syntax) Pinned(span lint.Span) bool {
	before := s.Before(span.Start)
	at := bytes.LastIndexAny(before, "@ \t\r\n[](),;")
	return at >= 0 && before[at] == '@'
}

// InCode says whether a place is shown as it stands, or is a comment.
func (s Syntax) InCode(at int) bool {
	code := s.Document.Code
	i := sort.Search(len(code), func(i int) bool { return code[i].End > at })
	return i < len(code) && code[i].Start <= at
}

// Drop takes out the lines that an entry fills.
func (s Syntax) Drop(r *lint.Reference) []lint.TextEdit {
	lines, ok := wholeLines(s.Document, r)
	if !ok {
		return nil
	}
	return []lint.TextEdit{{File: s.Document.Name, Span: lines}}
}

// Move moves the lines that an entry fills. There are no edits where lines cannot be
// moved whole: at the end of a file without a last line end, and where a paragraph
// would lose the blank line that parts it from the next.
func (s Syntax) Move(r, neighbour *lint.Reference, behind bool) []lint.TextEdit {
	doc := s.Document
	lines, ok := wholeLines(doc, r)
	others, ok2 := wholeLines(doc, neighbour)
	if !ok || !ok2 {
		return nil
	}
	at := others.End
	if !behind {
		at = others.Start
	}
	bulleted := doc.Data[lines.Start] != doc.Data[r.Span.Start]
	if lines.Start <= at && at <= lines.End || !bulleted && lineEnds(doc, r, lines) != lineEnds(doc, neighbour, others) {
		return nil
	}
	return []lint.TextEdit{{File: doc.Name, Span: lint.Span{Start: at, End: at}, New: doc.Source(lines)}, {File: doc.Name, Span: lines}}
}

// lineEnds counts the line ends between the text of an entry and the next.
func lineEnds(doc *lint.Document, r *lint.Reference, lines lint.Span) int {
	return bytes.Count(doc.Data[r.Span.End:lines.End], []byte{'\n'})
}

// maxMarker is how far the text of an entry may stand from the start of its
// line, in bytes.
const maxMarker = 80

// wholeLines are the lines that an entry fills, with its list marker and the
// blank lines after it: what has to be cut to take the entry out of the file.
// It is not ok where something else stands in those lines, or where the last
// line has no end, so that cutting would join lines.
func wholeLines(doc *lint.Document, r *lint.Reference) (lines lint.Span, ok bool) {
	data := doc.Data
	start := r.Span.Start
	for start > 0 && data[start-1] != '\n' {
		if start--; r.Span.Start-start > maxMarker { // the line may be the whole file
			return lint.Span{}, false
		}
	}
	if !isMarker(string(data[start:r.Span.Start])) {
		return lint.Span{}, false
	}
	end, blank := r.Span.End, 0
	for at := r.Span.End; at < len(data) && strings.IndexByte(" \t\r\n", data[at]) >= 0; at++ {
		if data[at] == '\n' {
			end = at + 1
			blank++
		}
	}
	return lint.Span{Start: start, End: end}, blank > 0
}

// isMarker says whether the head of a line before an entry is nothing but
// white space and a bullet.
func isMarker(head string) bool {
	switch strings.TrimSpace(head) {
	case "", "-", "*", "+", "•":
		return true
	}
	return false
}

func (s Syntax) edit(span lint.Span, text string) []lint.TextEdit {
	return []lint.TextEdit{{File: s.Document.Name, Span: span, New: s.Plain(text)}}
}

func standsInText(r *lint.Reference, f *lint.Field) bool {
	return f.End <= len(r.Text.String) && r.Text.String[f.Start:f.End] == f.Text
}

// doiPrefix is what stands before most of the DOIs of an entry's list: "doi:", or
// the address of the resolver, which stands before the first as well.
func doiPrefix(doc *lint.Document, r *lint.Reference) string {
	const resolver = "https://doi.org/"
	counts := make(map[string]int)
	best := resolver
	for _, other := range doc.References {
		f := other.Field("DOI")
		if other.List != r.List || f == nil || f.Start > len(other.Text.String) {
			continue
		}
		before := other.Text.String[:f.Start]
		for _, prefix := range [...]string{resolver, "doi: ", "doi:", "DOI: ", "DOI:", "DOI "} {
			if strings.HasSuffix(before, prefix) {
				if counts[prefix]++; counts[prefix] > counts[best] {
					best = prefix
				}
				break
			}
		}
	}
	return best
}
