package report

import (
	"compress/gzip"
	"fmt"
	"io"
	"unicode/utf8"

	"github.com/bibfix/bibfix/lint"
)

// Limits of GitHub's code scanning: it refuses a file of more than 10 MB, as
// gzip, and shows 5,000 results of a run and 100 places of a result. Beyond
// sarifText bytes a text says no more to a reader.
const (
	sarifSize    = 9_000_000
	sarifResults = 5_000
	sarifRelated = 100
	sarifText    = 4_096
	sarifSnippet = 512
	sarifMost    = 4 * sarifText // bytes of a message with all that it tells
	sarifNew     = 16_384        // bytes of new text in a fix
	sarifEdits   = 100           // edits of a fix
)

const (
	sarifSchema = "https://json.schemastore.org/sarif-2.1.0.json"
	homepage    = "https://github.com/bibfix/bibfix"
	sourceRoot  = "%SRCROOT%" // names the folder that bibfix runs in
)

// SARIF writes the report as a log of version 2.1.0 with one run, as small as
// GitHub's code scanning wants it: at most 5,000 results, the gravest first, and
// less than 10 MB as gzip. A notification of the invocation tells how many were
// left out. Places are given in lines and columns, which count code points, and
// in bytes of the file. A fix is applied whole; where there are several they
// are alternatives, and the property "safety" says how far each may be trusted.
func (r *Report) SARIF(w io.Writer) error {
	var packed counter
	zip := gzip.NewWriter(&packed)
	out := newJSONWriter(io.MultiWriter(w, zip))
	s := newSARIF(r)
	out.raw("{\n \"$schema\": ")
	out.value(sarifSchema)
	out.raw(",\n \"version\": \"2.1.0\",\n \"runs\": [{\n \"tool\": {\"driver\": ")
	out.value(s.driver())
	out.raw("},\n \"columnKind\": \"unicodeCodePoints\",\n \"originalUriBaseIds\": ")
	out.value(map[string]sarifBase{sourceRoot: {sarifMessage{"the folder that bibfix was run in"}}})
	out.open("artifacts")
	for _, doc := range r.Documents {
		out.item(s.artifact(doc))
	}
	out.close()
	out.open("results")
	names := lint.Fingerprints(r.Documents, r.Findings)
	written := 0
	for _, i := range r.gravest() {
		if written == sarifResults || packed >= sarifSize {
			break
		}
		out.item(s.result(&r.Findings[i], names[i]))
		written++
	}
	out.close()
	out.open("invocations")
	out.item(newInvocation(len(r.Findings) - written))
	out.close()
	out.raw("\n }]\n}\n")
	return out.flush()
}

// A counter counts the bytes that are written to it.
type counter int

func (c *counter) Write(p []byte) (int, error) {
	*c += counter(len(p))
	return len(p), nil
}

// A sarif makes the parts of a log.
type sarif struct {
	*Report
	rules     []sarifRule
	ruleIndex map[string]int
	fileIndex map[string]int
}

func newSARIF(r *Report) *sarif {
	s := &sarif{Report: r, rules: []sarifRule{}, ruleIndex: make(map[string]int), fileIndex: make(map[string]int, len(r.Documents))}
	for i, doc := range r.Documents {
		s.fileIndex[doc.Name] = i
	}
	for _, rule := range r.Rules {
		s.addRule(rule)
	}
	for i := range r.Findings {
		if _, known := s.ruleIndex[r.Findings[i].Rule]; !known {
			s.addRule(lint.Rule{ID: r.Findings[i].Rule, Severity: r.Findings[i].Severity})
		}
	}
	return s
}

func (s *sarif) addRule(rule lint.Rule) {
	s.ruleIndex[rule.ID] = len(s.rules)
	s.rules = append(s.rules, newSARIFRule(rule))
}

func newInvocation(left int) sarifInvocation {
	inv := sarifInvocation{ExecutionSuccessful: true}
	if left > 0 {
		inv.Notifications = []sarifNotification{{
			Level:   "warning",
			Message: sarifMessage{fmt.Sprintf("%s left out, the mildest first, to stay below the limits of code scanning; --format json has them all", Count(left, "result"))},
		}}
	}
	return inv
}

func (s *sarif) artifact(doc *lint.Document) sarifArtifact {
	location := s.location(doc.Name)
	location.Index = nil
	return sarifArtifact{Location: location, Length: len(s.Bytes(doc)), Encoding: s.encodingOf(doc), Roles: []string{"analysisTarget"}}
}

func (s *sarif) location(file string) sarifArtifactLocation {
	uri, absolute := fileURI(file)
	l := sarifArtifactLocation{URI: uri}
	if !absolute {
		l.Base = sourceRoot
	}
	if i, known := s.fileIndex[file]; known {
		l.Index = &i
	}
	return l
}

func (s *sarif) region(file string, span lint.Span) sarifRegion {
	from, to := s.positions(file, span)
	span = s.inFile(file, span)
	return sarifRegion{from.Line, from.Column, to.Line, to.Column, span.Start, span.Len(), nil}
}

func (s *sarif) place(file string, span lint.Span) sarifPhysical {
	p := sarifPhysical{s.location(file), s.region(file, span)}
	if span.Len() <= sarifSnippet {
		if text := s.Source(file, span); text != "" {
			p.Region.Snippet = &sarifContent{Text: text}
		}
	}
	return p
}

func (s *sarif) result(d *lint.Diagnostic, name string) sarifResult {
	result := sarifResult{
		Rule: d.Rule, Index: s.ruleIndex[d.Rule], Level: sarifLevels[d.Severity], Message: s.message(d),
		Locations: []sarifLocation{{Physical: s.place(d.File, d.Span)}},
		Fingerprints: map[string]string{
			"bibfix/v1": name,
			// The only one that GitHub looks at. What its uploader would put there is
			// the same for all findings of a line, and a paragraph is often one line.
			"primaryLocationLineHash": name,
		},
	}
	for i, rel := range d.Related[:min(len(d.Related), sarifRelated)] {
		result.Related = append(result.Related, sarifLocation{
			ID: i + 1, Physical: s.place(fileOr(rel.File, d.File), rel.Span), Message: newSARIFMessage(rel.Message),
		})
	}
	for i := range d.Fixes {
		if fix, ok := s.fix(&d.Fixes[i]); ok {
			result.Fixes = append(result.Fixes, fix)
		}
	}
	if len(d.Fixes) > 0 {
		result.Properties = &sarifSafety{d.Fixes[0].Safety.String()}
	}
	return result
}

// fix is false for one that edits nothing or too much; its words stand in the
// message in any case.
func (s *sarif) fix(fix *lint.Fix) (sarifFixed, bool) {
	size := 0
	for _, e := range fix.Edits {
		size += len(e.New)
	}
	if len(fix.Edits) == 0 || len(fix.Edits) > sarifEdits || size > sarifNew {
		return sarifFixed{}, false
	}
	var changes []sarifChange
	index := make(map[string]int)
	for _, e := range fix.Edits {
		i, known := index[e.File]
		if !known {
			i = len(changes)
			index[e.File] = i
			changes = append(changes, sarifChange{Location: s.location(e.File)})
		}
		changes[i].Replacements = append(changes[i].Replacements, sarifReplacement{s.region(e.File, e.Span), newContent(e.New)})
	}
	return sarifFixed{*newSARIFMessage(fix.Message), changes, sarifSafety{fix.Safety.String()}}, true
}

// newContent is nil for a deletion. Text of a file that is not UTF-8 is given
// as bytes.
func newContent(text string) *sarifContent {
	switch {
	case text == "":
		return nil
	case utf8.ValidString(text):
		return &sarifContent{Text: text}
	}
	return &sarifContent{Binary: []byte(text)}
}
