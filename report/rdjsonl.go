package report

import (
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/bibfix/bibfix/lint"
)

// reviewdog reads lines of less than 64 KB and gives up at the first that is
// longer. Messages and suggestions are for people, who read less.
const (
	rdLine    = 60_000
	rdMessage = 4_096
	rdSpan    = 4_096 // bytes that a suggestion replaces
	rdRelated = 20
)

type rdDiagnostic struct {
	Message     string         `json:"message"`
	Location    rdLocation     `json:"location"`
	Severity    string         `json:"severity"`
	Source      rdSource       `json:"source"`
	Code        rdCode         `json:"code"`
	Suggestions []rdSuggestion `json:"suggestions,omitempty"`
	Related     []rdRelatedTo  `json:"relatedLocations,omitempty"`
}

type rdLocation struct {
	Path  string  `json:"path"`
	Range rdRange `json:"range"`
}

type rdRange struct {
	Start rdPosition `json:"start"`
	End   rdPosition `json:"end"`
}

// An rdPosition counts from 1, the column in bytes.
type rdPosition struct {
	Line   int `json:"line"`
	Column int `json:"column"`
}

type rdSource struct {
	Name string `json:"name"`
	URL  string `json:"url"`
}

type rdCode struct {
	Value string `json:"value"`
	URL   string `json:"url"`
}

type rdSuggestion struct {
	Range rdRange `json:"range"`
	Text  string  `json:"text"`
}

type rdRelatedTo struct {
	Message  string     `json:"message"`
	Location rdLocation `json:"location"`
}

var rdSeverities = [...]string{lint.Error: "ERROR", lint.Warning: "WARNING", lint.Info: "INFO"}

// RDJSONL writes a line of JSON for each finding, in reviewdog's Diagnostic
// Format. A column counts bytes there, a byte order mark included.
//
// reviewdog lets each suggestion be taken by itself and shows it only where it
// replaces just the lines of the finding. So a suggestion is a whole fix, of
// however many edits, and the text between them goes with it; fixes that reach
// other lines or files are told in the message only, as the others are.
func (r *Report) RDJSONL(w io.Writer) error {
	out := newJSONWriter(w)
	for i := range r.Findings {
		line := r.rdDiagnostic(&r.Findings[i])
		if out.size(line) > rdLine {
			line.Suggestions, line.Related = nil, nil
		}
		out.value(line)
		out.raw("\n")
	}
	return out.flush()
}

func (r *Report) rdDiagnostic(d *lint.Diagnostic) rdDiagnostic {
	text := strings.Join(append([]string{Printable(d.Message)}, remarks(d, Style{})...), "\n")
	line := rdDiagnostic{
		Message: clip(text, rdMessage), Location: r.rdLocation(d.File, d.Span), Severity: rdSeverities[d.Severity],
		Source: rdSource{"bibfix", homepage}, Code: rdCode{d.Rule, PageURL(d.Rule)},
	}
	for i := range d.Fixes {
		if s, ok := r.rdSuggestion(d, &d.Fixes[i]); ok {
			line.Suggestions = append(line.Suggestions, s)
		}
	}
	for _, rel := range d.Related[:min(len(d.Related), rdRelated)] {
		line.Related = append(line.Related, rdRelatedTo{clip(Printable(rel.Message), rdMessage), r.rdLocation(fileOr(rel.File, d.File), rel.Span)})
	}
	return line
}

func (r *Report) rdLocation(file string, span lint.Span) rdLocation {
	if doc := r.documents[file]; doc != nil {
		span = doc.Order.Span(span)
	}
	return rdLocation{file, rdRange{r.rdPosition(file, span.Start), r.rdPosition(file, span.End)}}
}

func (r *Report) rdPosition(file string, offset int) rdPosition {
	p := r.placesOf(file)
	if p == nil {
		return rdPosition{1, 1}
	}
	offset = min(max(offset, 0), len(p.data))
	line := p.line(offset)
	return rdPosition{line + 1, offset - p.lines[line] + 1}
}

// rdSuggestion makes one replacement of a fix, which covers the finding as well
// so that both are of the same lines. It is false where that cannot be, or the
// file has what reviewdog does not know: a lone CR that ends a line, bytes that
// are not UTF-8, or columns.
func (r *Report) rdSuggestion(d *lint.Diagnostic, fix *lint.Fix) (rdSuggestion, bool) {
	places := r.placesOf(d.File)
	if places == nil || places.lone || len(fix.Edits) == 0 || r.documents[d.File].Order != nil {
		return rdSuggestion{}, false
	}
	span := d.Span
	for _, e := range fix.Edits {
		if e.File != d.File {
			return rdSuggestion{}, false
		}
		span = lint.Span{Start: min(span.Start, e.Span.Start), End: max(span.End, e.Span.End)}
	}
	found, whole := r.rdLocation(d.File, d.Span).Range, r.rdLocation(d.File, span).Range
	if whole.Start.Line != found.Start.Line || whole.End.Line != found.End.Line || span.Len() > rdSpan {
		return rdSuggestion{}, false
	}
	edits := slices.Clone(fix.Edits)
	for i := range edits {
		edits[i].Span = lint.Span{Start: edits[i].Span.Start - span.Start, End: edits[i].Span.End - span.Start}
	}
	text := lint.Apply(places.data[span.Start:span.End], edits)
	return rdSuggestion{whole, string(text)}, utf8.Valid(text)
}
