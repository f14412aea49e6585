package report_test

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"github.com/bibfix/bibfix/lint"
	"github.com/bibfix/bibfix/report"
)

// These are the messages of reviewdog's definition, in the names that its JSON
// has. (https://github.com/reviewdog/reviewdog/blob/master/proto/rdf/reviewdog.proto)
type rdDiagnostic struct {
	Message          string         `json:"message"`
	Location         rdLocation     `json:"location"`
	Severity         string         `json:"severity"` // UNKNOWN_SEVERITY, ERROR, WARNING, INFO
	Source           rdSource       `json:"source"`
	Code             rdCode         `json:"code"`
	Suggestions      []rdSuggestion `json:"suggestions"`
	OriginalOutput   string         `json:"originalOutput"`
	RelatedLocations []rdRelated    `json:"relatedLocations"`
}

type rdLocation struct {
	Path  string  `json:"path"`
	Range rdRange `json:"range"`
}

type rdRange struct {
	Start rdPosition `json:"start"`
	End   rdPosition `json:"end"`
}

type rdPosition struct {
	Line   int32 `json:"line"`
	Column int32 `json:"column"` // from 1, counted in bytes of UTF-8
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

type rdRelated struct {
	Message  string     `json:"message"`
	Location rdLocation `json:"location"`
}

// readRDJSONL refuses members that the definition does not have, and lines that
// reviewdog would not read.
func readRDJSONL(t *testing.T, r *report.Report) []rdDiagnostic {
	t.Helper()
	var list []rdDiagnostic
	for line := range strings.Lines(written(t, "rdjsonl", r)) {
		if len(line) >= 64<<10 || !strings.HasSuffix(line, "\n") {
			t.Errorf("a line of %d bytes", len(line))
		}
		decoder := json.NewDecoder(strings.NewReader(line))
		decoder.DisallowUnknownFields()
		var d rdDiagnostic
		if err := decoder.Decode(&d); err != nil {
			t.Fatal(err)
		}
		list = append(list, d)
	}
	if len(list) != len(r.Findings) {
		t.Fatalf("%d lines for %d findings", len(list), len(r.Findings))
	}
	return list
}

// offset is the place in a file that reviewdog takes a position for.
func offset(data []byte, at rdPosition) int {
	start := 0
	for range at.Line - 1 {
		start += bytes.IndexByte(data[start:], '\n') + 1
	}
	return start + int(at.Column) - 1
}

func rdSpan(data []byte, r rdRange) lint.Span {
	return lint.Span{Start: offset(data, r.Start), End: offset(data, r.End)}
}

func TestRDJSONL(t *testing.T) {
	for name, r := range map[string]*report.Report{"sample": sample(), "hostile": hostile(), "crowd": crowd(300, "m")} {
		for i, d := range readRDJSONL(t, r) {
			found := r.Findings[i]
			severity := map[lint.Severity]string{lint.Error: "ERROR", lint.Warning: "WARNING", lint.Info: "INFO"}[found.Severity]
			first, _, _ := strings.Cut(d.Message, "\n")
			if d.Severity != severity || d.Location.Path != strings.ToValidUTF8(found.File, "\uFFFD") || first != report.Printable(found.Message) {
				t.Errorf("%s: finding %d is %+v", name, i, d)
			}
			if d.Source.Name != "bibfix" || d.Code != (rdCode{found.Rule, report.PageURL(found.Rule)}) {
				t.Errorf("%s: source %v, code %v", name, d.Source, d.Code)
			}
			if name == "hostile" {
				continue // its lone CR ends a line for us, not for reviewdog
			}
			if span := rdSpan(sourceOf(r, found.File), d.Location.Range); span != found.Span {
				t.Errorf("%s: finding %d stands at %v, want %v", name, i, span, found.Span)
			}
			if len(d.RelatedLocations) != len(found.Related) {
				t.Errorf("%s: finding %d has the places %v", name, i, d.RelatedLocations)
			}
		}
	}
}

func sourceOf(r *report.Report, file string) []byte {
	for _, doc := range r.Documents {
		if doc.Name == file {
			return doc.Data
		}
	}
	return nil
}

// A suggestion is a whole fix, of the lines of its finding, or it is not there.
func TestRDJSONLSuggestions(t *testing.T) {
	const text = "\uFEFFÜber (Okafor,\n2014) and Ito.\r\nPrado.\n"
	edit := func(old, new string) lint.TextEdit {
		at := strings.Index(text, old)
		return lint.TextEdit{File: "p.md", Span: lint.Span{Start: at, End: at + len(old)}, New: new}
	}
	far := edit("Ito", "Itō")
	far.File = "q.md"
	for _, test := range []struct {
		name, data, place string
		edits             []lint.TextEdit
		want              string // the file afterwards, "" for no suggestion
	}{
		{"one edit", text, "Ito", []lint.TextEdit{edit("Ito", "Itō")}, strings.Replace(text, "Ito", "Itō", 1)},
		{"after a byte order mark", text, "Über", []lint.TextEdit{edit("Über", "On")}, strings.Replace(text, "Über", "On", 1)},
		{"several edits, unsorted", text, "Okafor,\n2014", []lint.TextEdit{edit("2014", "2009"), edit("Okafor", "Oka")}, strings.NewReplacer("Okafor", "Oka", "2014", "2009").Replace(text)},
		{"an edit beside the place", text, "Ito", []lint.TextEdit{edit("2014", "2009"), edit("Ito", "")}, strings.NewReplacer("2014", "2009", "Ito", "").Replace(text)},
		{"another line", text, "Ito", []lint.TextEdit{edit("Prado", "P")}, ""},
		{"another file", text, "Ito", []lint.TextEdit{edit("Ito", "I"), far}, ""},
		{"no edit", text, "Ito", nil, ""},
		{"too long", "Ito" + strings.Repeat("x", 5000), "Ito" + strings.Repeat("x", 5000), []lint.TextEdit{{File: "p.md", Span: lint.Span{Start: 0, End: 3}}}, ""},
		{"not UTF-8", "Ito \xff", "Ito \xff", []lint.TextEdit{{File: "p.md", Span: lint.Span{Start: 0, End: 3}}}, ""},
		{"a lone CR", "x\rIto", "Ito", []lint.TextEdit{{File: "p.md", Span: lint.Span{Start: 2, End: 5}}}, ""},
	} {
		at := strings.Index(test.data, test.place)
		doc := &lint.Document{File: lint.File{Name: "p.md", Data: []byte(test.data)}}
		found := []lint.Diagnostic{{Rule: "r", File: "p.md", Span: lint.Span{Start: at, End: at + len(test.place)}, Message: "m", Fixes: []lint.Fix{{Message: "f", Edits: test.edits}}}}
		d := readRDJSONL(t, report.New([]*lint.Document{doc}, found, lint.Safe))[0]
		if !strings.Contains(d.Message, "suggestion: f") {
			t.Errorf("%s: the message is %q", test.name, d.Message)
		}
		if test.want == "" {
			if len(d.Suggestions) > 0 {
				t.Errorf("%s: suggestions %v", test.name, d.Suggestions)
			}
			continue
		}
		if len(d.Suggestions) != 1 {
			t.Errorf("%s: suggestions %v", test.name, d.Suggestions)
			continue
		}
		s := d.Suggestions[0]
		got := lint.Apply(doc.Data, []lint.TextEdit{{Span: rdSpan(doc.Data, s.Range), New: s.Text}})
		if string(got) != test.want || s.Range.Start.Line != d.Location.Range.Start.Line || s.Range.End.Line != d.Location.Range.End.Line {
			t.Errorf("%s: %q, want %q", test.name, got, test.want)
		}
	}
}

// However much there is to say, a line is short enough to be read.
func TestRDJSONLLongLines(t *testing.T) {
	r := crowd(1, strings.Repeat("\"", 100_000))
	file := r.Documents[0].Name
	for range 40 {
		r.Findings[0].Related = append(r.Findings[0].Related, lint.Related{Message: strings.Repeat("\"", 10_000)})
		r.Findings[0].Fixes = append(r.Findings[0].Fixes, lint.Fix{Message: "f", Edits: []lint.TextEdit{{File: file, Span: lint.Span{Start: 0, End: 6}, New: strings.Repeat("\\", 4000)}}})
	}
	if d := readRDJSONL(t, r)[0]; !strings.HasSuffix(d.Message, "…") {
		t.Errorf("a message of %d bytes that is not cut", len(d.Message))
	}
}
