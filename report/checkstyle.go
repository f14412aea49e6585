package report

import (
	"encoding/xml"
	"fmt"
	"io"
	"strings"

	"github.com/bibfix/bibfix/lint"
)

type checkstyleError struct {
	XMLName  xml.Name `xml:"error"`
	Line     int      `xml:"line,attr"`
	Column   int      `xml:"column,attr"`
	Severity string   `xml:"severity,attr"`
	Message  string   `xml:"message,attr"`
	Source   string   `xml:"source,attr"`
}

// checkstyleVersion is the version of Checkstyle whose form this is; programs
// that read it want one.
const checkstyleVersion = "4.3"

// Checkstyle writes the findings as Checkstyle does, which Jenkins and many
// services read: an element for each file that has any, with one for each
// finding. Columns count code points; the source is "bibfix." and the rule.
func (r *Report) Checkstyle(w io.Writer) error {
	out := newXMLWriter(w)
	out.open("checkstyle", "version", checkstyleVersion)
	for _, g := range r.groups() {
		if len(g.found) == 0 {
			continue
		}
		out.open("file", "name", Printable(g.file))
		for _, d := range g.found {
			out.element(r.checkstyleError(d))
		}
		out.close("file")
	}
	out.close("checkstyle")
	return out.flush()
}

func (r *Report) checkstyleError(d *lint.Diagnostic) checkstyleError {
	at := r.Position(d.File, d.Span.Start)
	text := append([]string{Printable(d.Message)}, r.details(d, Style{})...)
	return checkstyleError{
		Line: at.Line, Column: at.Column, Severity: d.Severity.String(),
		Message: strings.Join(text, "; "), Source: "bibfix." + d.Rule,
	}
}

// An xmlWriter writes a document element by element. The first error stays.
// What XML forbids, as NUL, it writes as U+FFFD.
type xmlWriter struct {
	w       io.Writer
	encoder *xml.Encoder
	err     error
}

func newXMLWriter(w io.Writer) *xmlWriter {
	x := &xmlWriter{w: w, encoder: xml.NewEncoder(w)}
	x.encoder.Indent("", " ")
	_, x.err = io.WriteString(w, xml.Header)
	return x
}

// open begins an element with attributes, which are pairs of name and value.
func (x *xmlWriter) open(name string, attributes ...string) {
	start := xml.StartElement{Name: xml.Name{Local: name}}
	for i := 0; i+1 < len(attributes); i += 2 {
		start.Attr = append(start.Attr, xml.Attr{Name: xml.Name{Local: attributes[i]}, Value: attributes[i+1]})
	}
	x.keep(x.encoder.EncodeToken(start))
}

func (x *xmlWriter) element(v any) { x.keep(x.encoder.Encode(v)) }

func (x *xmlWriter) close(name string) {
	x.keep(x.encoder.EncodeToken(xml.EndElement{Name: xml.Name{Local: name}}))
}

func (x *xmlWriter) keep(err error) {
	if err != nil && x.err == nil {
		x.err = fmt.Errorf("writing XML: %w", err)
	}
}

func (x *xmlWriter) flush() error {
	x.keep(x.encoder.Flush())
	if x.err == nil {
		_, x.err = io.WriteString(x.w, "\n")
	}
	return x.err
}
