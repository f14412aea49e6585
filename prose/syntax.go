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
