package report

import (
	"bufio"
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math"
	"strconv"
	"unicode/utf8"

	"github.com/bibfix/bibfix/internal/charset"
	"github.com/bibfix/bibfix/internal/people"
	"github.com/bibfix/bibfix/lint"
)

// jsonVersion is the version of the JSON form. It only grows: names are added,
// none is renamed, removed or given another meaning.
const jsonVersion = 1

type jsonFile struct {
	Path       string `json:"path"`
	Format     string `json:"format"`
	References int    `json:"references"`
	Citations  int    `json:"citations"`
	Encoding   string `json:"encoding"`
}

// A jsonPlace is where something starts, and where it ends in bytes.
type jsonPlace struct {
	Path   string `json:"path"`
	Line   int    `json:"line"`
	Column int    `json:"column"`
	Start  int    `json:"start"`
	End    int    `json:"end"`
}

type jsonFinding struct {
	Rule      string        `json:"rule"`
	Severity  string        `json:"severity"`
	Path      string        `json:"path"`
	Line      int           `json:"line"`
	Column    int           `json:"column"`
	EndLine   int           `json:"endLine"`
	EndColumn int           `json:"endColumn"`
	Start     int           `json:"start"`
	End       int           `json:"end"`
	Message   string        `json:"message"`
	Text      string        `json:"text"`
	Reference string        `json:"reference"`
	Related   []jsonRelated `json:"related"`
	Evidence  *jsonEvidence `json:"evidence,omitempty"`
	Fixes     []jsonFix     `json:"fixes"`

	Fingerprint string `json:"fingerprint"`
}

// A jsonEvidence is the record that a finding rests on.
type jsonEvidence struct {
	Source  string   `json:"source"`
	DOI     string   `json:"doi"`
	Title   string   `json:"title"`
	Authors []string `json:"authors"`
	Year    int      `json:"year"`
	Score   float64  `json:"score"`
}

type jsonRelated struct {
	jsonPlace
	Message string `json:"message"`
}

type jsonFix struct {
	Message string     `json:"message"`
	Safety  string     `json:"safety"`
	Edits   []jsonEdit `json:"edits"`
}

type jsonEdit struct {
	Path  string `json:"path"`
	Start int    `json:"start"`
	End   int    `json:"end"`
	Text  string `json:"text"`
}

type jsonReference struct {
	ID           string           `json:"id"`
	Key          string           `json:"key"`
	Path         string           `json:"path"`
	Line         int              `json:"line"`
	Start        int              `json:"start"`
	End          int              `json:"end"`
	Pieces       []jsonPiece      `json:"pieces,omitempty"`
	Type         string           `json:"type"`
	Title        string           `json:"title"`
	Authors      []string         `json:"authors"`
	Year         string           `json:"year"`
	DOI          string           `json:"doi"`
	Cited        int              `json:"cited"`
	Verification jsonVerification `json:"verification"`
}

// A jsonPiece is a stretch of an entry that does not stand together in its file.
type jsonPiece struct {
	Start int `json:"start"`
	End   int `json:"end"`
}

// A jsonVerification says what a registry knows of a reference.
type jsonVerification struct {
	Status string  `json:"status"`
	Source string  `json:"source"`
	DOI    string  `json:"doi"`
	Score  float64 `json:"score"`
	Reason string  `json:"reason"`
}

type jsonCitation struct {
	jsonPlace
	Text       string   `json:"text"`
	Kind       string   `json:"kind"`
	Key        string   `json:"key"`
	References []string `json:"references"`
	Paths      []string `json:"paths"` // of the files in which the references stand
	Status     string   `json:"status"`
}

type jsonSummary struct {
	Errors     int `json:"errors"`
	Warnings   int `json:"warnings"`
	Infos      int `json:"infos"`
	Fixable    int `json:"fixable"`
	References int `json:"references"`
	Citations  int `json:"citations"`
	Verified   int `json:"verified"`
	NotChecked int `json:"notChecked"`
	Doubtful   int `json:"doubtful"`
}

// JSON writes the report as one JSON object, with a line for each file,
// finding, reference and citation. Lists are never null. Characters that a
// terminal would obey are written as escapes.
func (r *Report) JSON(w io.Writer) error {
	out := newJSONWriter(w)
	out.raw("{\n \"version\": ")
	out.value(jsonVersion)
	out.open("files")
	for _, doc := range r.Documents {
		out.item(jsonFile{doc.Name, doc.Format, doc.Count(), len(doc.Citations), r.encodingOf(doc)})
	}
	out.close()
	out.open("findings")
	names := lint.Fingerprints(r.Documents, r.Findings)
	for i := range r.Findings {
		f := r.jsonFinding(&r.Findings[i])
		f.Fingerprint = names[i]
		out.item(f)
	}
	out.close()
	out.open("references")
	for _, doc := range r.Documents {
		for ref := range doc.Entries() {
			out.item(r.jsonReference(doc.Name, ref))
		}
	}
	out.close()
	out.open("citations")
	for _, doc := range r.Documents {
		for _, cite := range doc.Citations {
			out.item(r.jsonCitation(doc.Name, cite))
		}
	}
	out.close()
	out.raw(",\n \"summary\": ")
	out.value(r.jsonSummary())
	out.raw("\n}\n")
	return out.flush()
}

// A jsonWriter writes an object piece by piece: a manuscript of 100,000
// entries makes 200 MB of JSON, which need not be in memory as a whole. The
// first error stays.
type jsonWriter struct {
	w       *bufio.Writer
	encoder *json.Encoder // into buffer
	buffer  bytes.Buffer
	items   int // of the open list
	err     error
}

func newJSONWriter(w io.Writer) *jsonWriter {
	j := &jsonWriter{w: bufio.NewWriter(w)}
	j.encoder = json.NewEncoder(&j.buffer)
	j.encoder.SetEscapeHTML(false)
	return j
}

func (j *jsonWriter) raw(text string) { j.w.WriteString(text) }

func (j *jsonWriter) value(v any) { j.w.Write(j.encode(v)) }

// size is the number of bytes that a value fills.
func (j *jsonWriter) size(v any) int { return len(j.encode(v)) }

// encode gives a value as JSON, which is good until the next call.
func (j *jsonWriter) encode(v any) []byte {
	j.buffer.Reset()
	if err := j.encoder.Encode(v); err != nil && j.err == nil {
		j.err = fmt.Errorf("writing JSON: %w", err)
	}
	return escapeJSON(bytes.TrimSuffix(j.buffer.Bytes(), []byte("\n")))
}

// open begins a list that is a member of the object.
func (j *jsonWriter) open(name string) {
	j.raw(",\n \"" + name + "\": [")
	j.items = 0
}

func (j *jsonWriter) item(v any) {
	if j.items > 0 {
		j.raw(",")
	}
	j.items++
	j.raw("\n  ")
	j.value(v)
}

func (j *jsonWriter) close() {
	if j.items > 0 {
		j.raw("\n ")
	}
	j.raw("]")
}

func (j *jsonWriter) flush() error { return errors.Join(j.err, j.w.Flush()) }

// encodingOf is the name of the encoding that a file is read in.
func (r *Report) encodingOf(doc *lint.Document) string {
	if e := r.Encodings[doc.Name]; e != charset.UTF8 || utf8.Valid(doc.Data) {
		return e.String()
	}
	return "windows-1252"
}

func (r *Report) jsonSummary() jsonSummary {
	s := r.Summary()
	return jsonSummary{
		Errors: s.Errors, Warnings: s.Warnings, Infos: s.Infos, Fixable: s.Fixable,
		References: s.References, Citations: s.Citations,
		Verified: s.Verdicts[lint.Verified], NotChecked: s.Verdicts[lint.NotChecked], Doubtful: s.Doubtful,
	}
}

func (r *Report) jsonPlace(file string, span lint.Span) jsonPlace {
	at := r.Position(file, span.Start)
	span = r.inFile(file, span)
	return jsonPlace{file, at.Line, at.Column, span.Start, span.End}
}

func (r *Report) jsonFinding(d *lint.Diagnostic) jsonFinding {
	from, to := r.positions(d.File, d.Span)
	place := r.inFile(d.File, d.Span)
	f := jsonFinding{
		Rule: d.Rule, Severity: d.Severity.String(), Path: d.File,
		Line: from.Line, Column: from.Column, EndLine: to.Line, EndColumn: to.Column,
		Start: place.Start, End: place.End,
		Message: d.Message, Text: r.Source(d.File, d.Span),
		Related:  make([]jsonRelated, 0, len(d.Related)),
		Fixes:    make([]jsonFix, 0, len(d.Fixes)),
		Evidence: newEvidence(d.Evidence),
	}
	if d.Reference != nil {
		f.Reference = d.Reference.ID
	}
	for _, rel := range d.Related {
		f.Related = append(f.Related, jsonRelated{r.jsonPlace(fileOr(rel.File, d.File), rel.Span), rel.Message})
	}
	for _, fix := range d.Fixes {
		edits := make([]jsonEdit, 0, len(fix.Edits))
		for _, e := range fix.Edits {
			place := r.inFile(e.File, e.Span)
			edits = append(edits, jsonEdit{e.File, place.Start, place.End, e.New})
		}
		f.Fixes = append(f.Fixes, jsonFix{fix.Message, fix.Safety.String(), edits})
	}
	return f
}

func (r *Report) jsonReference(file string, ref *lint.Reference) jsonReference {
	place := r.inFile(file, ref.Span)
	return jsonReference{
		ID: ref.ID, Key: ref.Key, Path: file, Line: r.Position(file, ref.Span.Start).Line,
		Start: place.Start, End: place.End, Pieces: r.jsonPieces(file, ref.Span),
		Type: ref.Type, Title: ref.Value("title"), Authors: authors(ref), Year: year(ref.Issued()),
		DOI: ref.Value("DOI"), Cited: ref.Cited,
		Verification: newVerification(r.documents[file].Answer(ref)),
	}
}

// jsonPieces are the stretches of the file that an entry is made of, nil where
// nothing but white space parts them.
func (r *Report) jsonPieces(file string, span lint.Span) []jsonPiece {
	doc := r.documents[file]
	var pieces []lint.Span
	for _, p := range doc.Order.Pieces(span) {
		if n := len(pieces); n > 0 && pieces[n-1].End <= p.Start && len(bytes.TrimSpace(doc.Written()[pieces[n-1].End:p.Start])) == 0 {
			pieces[n-1].End = p.End
			continue
		}
		pieces = append(pieces, p)
	}
	if len(pieces) < 2 {
		return nil
	}
	list := make([]jsonPiece, 0, len(pieces))
	for _, p := range pieces {
		p = r.encoded(file, p)
		list = append(list, jsonPiece{p.Start, p.End})
	}
	return list
}

// newVerification says what registries know: the record's DOI, or the one that
// was looked up.
func newVerification(a *lint.Answer) jsonVerification {
	v := jsonVerification{Status: a.Verdict.String(), DOI: a.Identifier, Score: round(a.Score), Reason: a.Reason}
	w := a.Record
	if w == nil {
		w = a.Claimed
	}
	if w != nil {
		v.Source, v.DOI = w.Source, w.DOI
	}
	return v
}

// newEvidence is nil where a finding rests on no record.
func newEvidence(e *lint.Evidence) *jsonEvidence {
	if e == nil {
		return nil
	}
	j := &jsonEvidence{Source: e.Work.Source, DOI: e.Work.DOI, Authors: make([]string, 0, len(e.Work.Authors)), Year: e.Work.Year(), Score: round(e.Score)}
	if len(e.Work.Titles) > 0 {
		j.Title = e.Work.Titles[0]
	}
	for _, p := range e.Work.Authors {
		j.Authors = append(j.Authors, people.Listed(p.Name()))
	}
	return j
}

// round gives scores two decimals: more say nothing.
func round(score float64) float64 { return math.Round(100*score) / 100 }

func (r *Report) jsonCitation(file string, cite *lint.Citation) jsonCitation {
	c := jsonCitation{
		jsonPlace:  r.jsonPlace(file, cite.Span),
		Text:       cite.Text,
		Kind:       cite.Kind.String(),
		Key:        cite.Key,
		References: make([]string, 0, len(cite.References)),
		Paths:      make([]string, 0, len(cite.References)),
		Status:     cite.Status.String(),
	}
	for _, ref := range cite.References {
		c.References = append(c.References, ref.ID)
		c.Paths = append(c.Paths, cmp.Or(ref.File, file))
	}
	return c
}

// authors lists the names as "Family, Given".
func authors(ref *lint.Reference) []string {
	names := ref.Names("author")
	list := make([]string, 0, len(names))
	for _, n := range names {
		list = append(list, people.Listed(n))
	}
	return list
}

// year is the year of publication with its letter, or what stands in its
// place: "2014a", "n.d.".
func year(d lint.Date) string {
	if d.Year == 0 {
		return d.Status
	}
	return strconv.Itoa(d.Year) + d.Letter
}

func fileOr(file, otherwise string) string {
	if file == "" {
		return otherwise
	}
	return file
}
