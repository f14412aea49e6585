package report_test

import (
	"encoding/xml"
	"os/exec"
	"strings"
	"testing"

	"github.com/bibfix/bibfix/internal/tools"
	"github.com/bibfix/bibfix/lint"
	"github.com/bibfix/bibfix/report"
)

// These have what the XSD of Jenkins' xUnit plugin (junit-10.xsd) allows and
// bibfix uses. Any collects what else there may be.
type junitSuites struct {
	XMLName  xml.Name     `xml:"testsuites"`
	Name     string       `xml:"name,attr"`
	Tests    int          `xml:"tests,attr"`
	Failures int          `xml:"failures,attr"`
	Errors   *int         `xml:"errors,attr"`
	Suites   []junitSuite `xml:"testsuite"`
	anything
}

type junitSuite struct {
	Name     string      `xml:"name,attr"`
	Tests    *int        `xml:"tests,attr"`
	Failures *int        `xml:"failures,attr"`
	Errors   *int        `xml:"errors,attr"`
	Cases    []junitCase `xml:"testcase"`
	anything
}

type junitCase struct {
	Name      string `xml:"name,attr"`
	Classname string `xml:"classname,attr"`
	Failure   *struct {
		Type    string `xml:"type,attr"`
		Message string `xml:"message,attr"`
		Text    string `xml:",chardata"`
		anything
	} `xml:"failure"`
	Out string `xml:"system-out"`
	anything
}

type anything struct {
	Attrs    []xml.Attr `xml:",any,attr"`
	Elements []struct {
		XMLName xml.Name
	} `xml:",any"`
}

func (a anything) check(t *testing.T) {
	t.Helper()
	if len(a.Attrs)+len(a.Elements) > 0 {
		t.Errorf("attributes %v and elements %v that no XSD knows", a.Attrs, a.Elements)
	}
}

func TestJUnit(t *testing.T) {
	for name, r := range map[string]*report.Report{"sample": sample(), "hostile": hostile(), "empty": report.New(nil, nil, lint.Safe), "crowd": crowd(300, "m")} {
		t.Run(name, func(t *testing.T) { checkJUnit(t, r) })
	}
}

func checkJUnit(t *testing.T, r *report.Report) {
	var all junitSuites
	if err := xml.Unmarshal([]byte(written(t, "junit", r)), &all); err != nil {
		t.Fatal(err)
	}
	all.check(t)
	tests, failures := 0, 0
	for _, suite := range all.Suites {
		suite.check(t)
		failed := 0
		seen := make(map[string]bool)
		for _, c := range suite.Cases {
			c.check(t)
			if seen[c.Name] || c.Classname != suite.Name {
				t.Errorf("the case %q of %q in %q", c.Name, c.Classname, suite.Name)
			}
			seen[c.Name] = true
			if c.Failure != nil {
				c.Failure.check(t)
				failed++
			}
		}
		if suite.Tests == nil || suite.Failures == nil || suite.Errors == nil || *suite.Tests != len(suite.Cases) || *suite.Failures != failed || *suite.Errors != 0 {
			t.Errorf("%s counts wrongly", suite.Name)
		}
		tests += len(suite.Cases)
		failures += failed
	}
	s := r.Summary()
	if all.Tests != tests || all.Failures != failures || failures != s.Errors+s.Warnings || len(all.Suites) != s.Files {
		t.Errorf("%d tests and %d failures in %d suites; said are %d and %d", tests, failures, len(all.Suites), all.Tests, all.Failures)
	}
}

// A file without findings is a test that passed; cases that would share a name
// are told apart.
func TestJUnitCases(t *testing.T) {
	clean := &lint.Document{File: lint.File{Name: "clean.md"}}
	found := []lint.Diagnostic{
		{Rule: "r", File: "p.md", Severity: lint.Warning, Message: "one"},
		{Rule: "r", File: "p.md", Severity: lint.Info, Message: "two"},
	}
	var all junitSuites
	if err := xml.Unmarshal([]byte(written(t, "junit", report.New([]*lint.Document{clean}, found, lint.Safe))), &all); err != nil {
		t.Fatal(err)
	}
	if len(all.Suites) != 2 || len(all.Suites[0].Cases) != 1 || all.Suites[0].Cases[0].Failure != nil {
		t.Fatalf("suites %+v", all.Suites)
	}
	cases := all.Suites[1].Cases
	if cases[0].Name != "r at 1:1" || cases[1].Name != "r at 1:1 (2)" || cases[0].Failure.Type != "warning" || cases[1].Failure != nil || !strings.Contains(cases[1].Out, "info: two") {
		t.Errorf("cases %+v", cases)
	}
}

type checkstyleReport struct {
	XMLName xml.Name `xml:"checkstyle"`
	Version string   `xml:"version,attr"`
	Files   []struct {
		Name   string `xml:"name,attr"`
		Errors []struct {
			Line     int    `xml:"line,attr"`
			Column   int    `xml:"column,attr"`
			Severity string `xml:"severity,attr"`
			Message  string `xml:"message,attr"`
			Source   string `xml:"source,attr"`
			anything
		} `xml:"error"`
		anything
	} `xml:"file"`
	anything
}

func TestCheckstyle(t *testing.T) {
	for name, r := range map[string]*report.Report{"sample": sample(), "hostile": hostile(), "empty": report.New(nil, nil, lint.Safe), "crowd": crowd(300, "m")} {
		var all checkstyleReport
		if err := xml.Unmarshal([]byte(written(t, "checkstyle", r)), &all); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		all.check(t)
		i := 0
		for _, file := range all.Files {
			file.check(t)
			for _, e := range file.Errors {
				e.check(t)
				found := r.Findings[i]
				at := r.Position(found.File, found.Span.Start)
				message, _, _ := strings.Cut(report.Printable(found.Message), "; ")
				if file.Name != report.Printable(found.File) || (report.Position{Line: e.Line, Column: e.Column}) != at ||
					e.Severity != found.Severity.String() || e.Source != "bibfix."+found.Rule || !strings.HasPrefix(e.Message, message) {
					t.Errorf("%s: finding %d is %+v of %s", name, i, e, file.Name)
				}
				i++
			}
		}
		if all.Version == "" || i != len(r.Findings) {
			t.Errorf("%s: version %q, %d of %d findings", name, all.Version, i, len(r.Findings))
		}
	}
}

// A reader of XML that is not Go's finds nothing wrong either.
func TestXMLLint(t *testing.T) {
	tool := tools.Need(t, "xmllint")
	for _, form := range []string{"junit", "checkstyle"} {
		for name, r := range map[string]*report.Report{"sample": sample(), "hostile": hostile(), "empty": report.New(nil, nil, lint.Safe)} {
			command := exec.Command(tool, "--noout", "-")
			command.Stdin = strings.NewReader(written(t, form, r))
			if out, err := command.CombinedOutput(); err != nil {
				t.Errorf("%s of %s: %v\n%s", form, name, err, out)
			}
		}
	}
}
