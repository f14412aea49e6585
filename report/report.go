// Package report shows what was found: as text for people, in the forms that
// other programs read, and as a unified diff for git. Byte offsets become lines
// and columns here and nowhere before.
//
// [New] takes what a run found, each form is a method that writes it, and
// Summary counts it. For people there are Text (with excerpts and carets),
// Concise (one line each), Markdown (a page for a job's summary) and CSV (for a
// spreadsheet); for programs JSON, which is bibfix's own and complete, SARIF,
// GitHub, RDJSONL, JUnit and Checkstyle, each as its readers want it, with
// their limits. docs/formats.md tells which is for what. [Diff] stands beside
// them and needs only two texts.
//
// What a manuscript says to a terminal is made visible by [Printable] in every
// form, but for the text that JSON, SARIF and RDJSONL quote, where it is an
// escape, and a diff that goes to a file. What else a form would obey, each
// escapes for itself.
package report

import (
	"github.com/bibfix/bibfix/internal/charset"
	"github.com/bibfix/bibfix/lint"
)

// A Report is all that a run has to tell.
type Report struct {
	Documents []*lint.Document            // in the order they were named
	Findings  []lint.Diagnostic           // sorted by file, offset and rule
	Threshold lint.Safety                 // fixes at least that safe are counted as fixable
	Rules     []lint.Rule                 // all there are, sorted by ID, for forms that explain them; may be empty
	Version   string                      // of the program: "v0.1.0"
	Date      string                      // of the run: "2026-11-26"; "" leaves it out
	Remarks   []string                    // sentences on what was not checked or is not told: "Not checked: a.docx: it is a Word file."
	Encodings map[string]charset.Encoding // of the files that are not read as they stand, by name; nil for none
	places    map[string]*Places
	read      map[string]*Places // the same of files that are read in another order
	offsets   map[string]*charset.Offsets
	documents map[string]*lint.Document
}

// New makes a report on the findings of the documents.
func New(docs []*lint.Document, found []lint.Diagnostic, threshold lint.Safety) *Report {
	r := &Report{
		Documents: docs,
		Findings:  found,
		Threshold: threshold,
		places:    make(map[string]*Places, len(docs)),
		read:      make(map[string]*Places),
		offsets:   make(map[string]*charset.Offsets),
		documents: make(map[string]*lint.Document, len(docs)),
	}
	for _, doc := range docs {
		r.documents[doc.Name] = doc
	}
	return r
}

// Position gives the place of an offset in a file of the report.
func (r *Report) Position(file string, offset int) Position {
	from, _ := r.positions(file, lint.Span{Start: offset, End: offset})
	return from
}

// positions gives the places where a span of a file begins and ends.
func (r *Report) positions(file string, span lint.Span) (from, to Position) {
	p := r.placesOf(file)
	if p == nil {
		return Position{1, 1}, Position{1, 1}
	}
	span = r.documents[file].Order.Span(span)
	from = p.Position(span.Start)
	if span.Len() == 0 {
		return from, from
	}
	return from, p.Position(span.End)
}

// placesOf is the table of a file, made when somebody asks; nil for a file that
// is not of the report.
func (r *Report) placesOf(file string) *Places {
	if doc := r.documents[file]; doc != nil && r.places[file] == nil {
		r.places[file] = NewPlaces(doc.Written())
	}
	return r.places[file]
}

// linesOf is the table of a file as it is read, which for most is that of the file.
func (r *Report) linesOf(doc *lint.Document) *Places {
	if doc.Order == nil {
		return r.placesOf(doc.Name)
	}
	if r.read[doc.Name] == nil {
		r.read[doc.Name] = NewPlaces(doc.Data)
	}
	return r.read[doc.Name]
}

// Bytes are what the file of a document holds: its text in the encoding of the file.
func (r *Report) Bytes(doc *lint.Document) []byte { return r.Encodings[doc.Name].Encode(doc.Written()) }

// inFile is a span of the text as one of the bytes of its file.
func (r *Report) inFile(file string, span lint.Span) lint.Span {
	if doc := r.documents[file]; doc != nil {
		span = r.encoded(file, doc.Order.Span(span))
	}
	return span
}

// encoded is a span of a file that was decoded as one of its bytes on disk.
func (r *Report) encoded(file string, span lint.Span) lint.Span {
	if r.Encodings[file] == charset.UTF8 {
		return span
	}
	if r.offsets[file] == nil {
		r.offsets[file] = r.Encodings[file].Offsets(r.documents[file].Written())
	}
	return lint.Span{Start: r.offsets[file].At(span.Start), End: r.offsets[file].At(span.End)}
}

// Source is the text of a span, with its markup, as UTF-8.
func (r *Report) Source(file string, span lint.Span) string {
	doc := r.documents[file]
	if doc == nil {
		return ""
	}
	end := min(max(span.End, 0), len(doc.Data))
	start := min(max(span.Start, 0), end)
	return charset.Text(doc.Data[start:end])
}

// Rule is the rule of that ID; for one that is not among r.Rules, a rule with
// nothing but the ID.
func (r *Report) Rule(id string) lint.Rule {
	for _, rule := range r.Rules {
		if rule.ID == id {
			return rule
		}
	}
	return lint.Rule{ID: id}
}

// PageURL is the address of the page that explains a rule.
func PageURL(rule string) string {
	return "https://github.com/bibfix/bibfix/blob/main/docs/rules/" + rule + ".md"
}

// Summary counts what a report tells.
type Summary struct {
	Errors, Warnings, Infos int
	Fixable                 int // findings whose first fix is safe enough to be used
	Unsafe                  int // findings whose first fix --unsafe would use
	Files                   int
	Texts                   int // files that may cite
	References, Citations   int
	Doubtful                int                        // places that may be citations without an entry
	Told                    bool                       // they are among the findings
	Asked                   bool                       // registries were
	Verdicts                [lint.Contradicted + 1]int // references by what the registries said
}

// Summary counts the findings, references and citations.
func (r *Report) Summary() Summary {
	s := Summary{Files: len(r.Documents)}
	for i := range r.Findings {
		d := &r.Findings[i]
		s.Told = s.Told || d.Doubtful
		switch d.Severity {
		case lint.Error:
			s.Errors++
		case lint.Warning:
			s.Warnings++
		case lint.Info:
			s.Infos++
		}
		switch {
		case len(d.Fixes) == 0:
		case d.Fixes[0].Safety >= r.Threshold:
			s.Fixable++
		case d.Fixes[0].Safety == lint.Unsafe:
			s.Unsafe++
		}
	}
	for _, doc := range r.Documents {
		s.References += doc.Count()
		if !doc.IsBibliography() {
			s.Texts++
		}
		s.Citations += len(doc.Citations)
		s.Doubtful += doc.Doubts()
		s.Asked = s.Asked || doc.Asked()
		for i := range doc.Count() {
			s.Verdicts[doc.Answer(&lint.Reference{Index: i}).Verdict]++
		}
	}
	return s
}
