package report

import (
	"encoding/xml"
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/bibfix/bibfix/lint"
)

type junitCase struct {
	XMLName xml.Name      `xml:"testcase"`
	Name    string        `xml:"name,attr"`
	Class   string        `xml:"classname,attr"`
	Failure *junitFailure `xml:"failure"`
	Out     string        `xml:"system-out,omitempty"`
}

type junitFailure struct {
	Type    string `xml:"type,attr"`
	Message string `xml:"message,attr"`
	Text    string `xml:",chardata"`
}

// JUnit writes the findings as the results of tests: a suite for each file, a
// case for each finding. Errors and warnings are failures; an info is a case
// that passes and tells itself as its output, since a dashboard that shows it
// red would cry wolf. A file without findings is one case that passes.
//
// The names of a suite's cases differ, for GitLab shows only the first of each.
func (r *Report) JUnit(w io.Writer) error {
	groups := r.groups()
	tests, failures := 0, 0
	for _, g := range groups {
		tests += max(len(g.found), 1)
		failures += g.failures()
	}
	out := newXMLWriter(w)
	out.open("testsuites", "name", "bibfix", "tests", strconv.Itoa(tests), "failures", strconv.Itoa(failures), "errors", "0")
	for _, g := range groups {
		r.writeSuite(out, g)
	}
	out.close("testsuites")
	return out.flush()
}

func (r *Report) writeSuite(out *xmlWriter, g group) {
	name := Printable(g.file)
	out.open("testsuite", "name", name, "tests", strconv.Itoa(max(len(g.found), 1)), "failures", strconv.Itoa(g.failures()), "errors", "0")
	if len(g.found) == 0 {
		out.element(junitCase{Name: "references", Class: name})
	}
	seen := make(map[string]int)
	for _, d := range g.found {
		c := r.junitCase(d)
		seen[c.Name]++
		if n := seen[c.Name]; n > 1 {
			c.Name += fmt.Sprintf(" (%d)", n)
		}
		out.element(c)
	}
	out.close("testsuite")
}

func (g group) failures() int {
	n := 0
	for _, d := range g.found {
		if d.Severity > lint.Info {
			n++
		}
	}
	return n
}

func (r *Report) junitCase(d *lint.Diagnostic) junitCase {
	at := r.Position(d.File, d.Span.Start)
	c := junitCase{Name: fmt.Sprintf("%s at %d:%d", d.Rule, at.Line, at.Column), Class: Printable(d.File)}
	message := Printable(d.Message)
	lines := append([]string{r.place(d.File, d.Span) + ": " + d.Severity.String() + ": " + message}, r.details(d, Style{})...)
	text := strings.Join(lines, "\n")
	if d.Severity == lint.Info {
		c.Out = text
	} else {
		c.Failure = &junitFailure{Type: d.Severity.String(), Message: message, Text: text}
	}
	return c
}
