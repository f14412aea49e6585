package rules

import (
	"strings"

	"github.com/bibfix/bibfix/lint"
)

var _ = add(lint.Rule{
	ID:       "missing-file",
	Title:    "a bibliography or part of the text is not there",
	Severity: lint.Error,
	Needs:    lint.Manuscript,
	Since:    "0.2.0",
	Question: "Please send us the file.",
	Doc: `A manuscript names a bibliography or includes a file, and no such file is there, it cannot be read, or it lies outside
the project. It is one finding: of the keys that may stand in it, none is called missing.

The project is the nearest folder upwards that is a git repository; without one, the working directory, or the folder of a
manuscript that lies elsewhere. Nothing outside it is opened, symbolic links are followed before that is judged, and absolute
paths are refused: a manuscript that somebody sent should not decide what is read.

The rule is silent about files on the web, about names that a program has yet to work out, and about bibliographies in forms
that bibfix does not read, such as CSL-JSON.`,
	Check: checkMissingFile,
})

func checkMissingFile(p *lint.Pass) {
	for _, l := range p.Document.Absent() {
		if l.Fault == "" {
			continue
		}
		what := "the bibliography "
		if l.Kind == lint.Include {
			what = "the included file "
		}
		severity := p.Rule.Severity
		if strings.Contains(l.Fault, "is not opened") { // the author has it; it is bibfix that will not look
			severity = lint.Warning
		}
		p.ReportAs(severity, lint.Diagnostic{Span: l.Span, Message: what + l.Target + " " + l.Fault})
	}
}
