package report

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"github.com/bibfix/bibfix/lint"
)

// githubLimit is how many annotations of a kind GitHub shows of one step; it
// drops the rest without a word.
const githubLimit = 10

// githubMessage is the most bytes of a message: GitHub refuses those of 64 KB.
const githubMessage = 4096

// githubKinds are the commands that make annotations.
var githubKinds = [...]string{lint.Error: "error", lint.Warning: "warning", lint.Info: "notice"}

// GitHub writes the findings as workflow commands, of which GitHub makes
// annotations at the lines they are about: errors, then warnings, then infos as
// notices. Of more than ten of a kind the last of ten tells how many there are.
// The closing line is no command.
func (r *Report) GitHub(w io.Writer, style Style) error {
	out := bufio.NewWriter(w)
	for _, severity := range severities {
		r.writeAnnotations(out, severity)
	}
	r.writeClose(out, style)
	return out.Flush()
}

func (r *Report) writeAnnotations(out io.Writer, severity lint.Severity) {
	var found []*lint.Diagnostic
	for i := range r.Findings {
		if d := &r.Findings[i]; d.Severity == severity {
			found = append(found, d)
		}
	}
	shown := len(found)
	if shown > githubLimit {
		shown = githubLimit - 1
	}
	for _, d := range found[:shown] {
		fmt.Fprintf(out, "::%s %s::%s\n", githubKinds[severity], r.githubPlace(d), escapeData(clip(r.githubText(d), githubMessage)))
	}
	if left := len(found) - shown; left > 0 {
		fmt.Fprintf(out, "::%s title=bibfix::%s\n", githubKinds[severity], escapeData(fmt.Sprintf(
			"and %s that GitHub would not show; --output markdown=FILE and --format text list them all", Count(left, "more "+severity.String()))))
	}
}

// githubPlace is the properties of a command. GitHub takes columns only where
// they are of one line.
func (r *Report) githubPlace(d *lint.Diagnostic) string {
	from, to := r.positions(d.File, d.Span)
	place := fmt.Sprintf("file=%s,line=%d,endLine=%d", escapeProperty(Printable(d.File)), from.Line, to.Line)
	if from.Line == to.Line {
		place += fmt.Sprintf(",col=%d,endColumn=%d", from.Column, to.Column)
	}
	return place + ",title=" + escapeProperty("bibfix: "+d.Rule)
}

// githubText is the message with the lines below it, which GitHub shows as
// lines. Runners that do not know a command look for one of the older form,
// "##[name]", anywhere in the line.
func (r *Report) githubText(d *lint.Diagnostic) string {
	text := strings.Join(append([]string{Printable(d.Message)}, r.details(d, Style{})...), "\n")
	return strings.ReplaceAll(text, "##[", "## [")
}

// A command ends where its line ends, and its properties at a colon or a
// comma: those and the sign of the escapes themselves are escaped.
var (
	dataEscapes     = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A")
	propertyEscapes = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C")
)

func escapeData(text string) string     { return dataEscapes.Replace(text) }
func escapeProperty(text string) string { return propertyEscapes.Replace(text) }
