package report

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"github.com/bibfix/bibfix/lint"
)

// A Style says how text is dressed up.
type Style struct {
	Color    bool // with the escapes of ANSI terminals
	Quiet    bool // without the closing line
	Terminal bool // a diff is for eyes, not for git: what a terminal would obey is made visible
}

// The colours, as parameters of the ANSI escape for a graphic rendition.
const (
	bold   = "1"
	red    = "1;31"
	green  = "32"
	yellow = "1;33"
	blue   = "1;34"
	cyan   = "36"
)

func (s Style) paint(color, text string) string {
	if !s.Color {
		return text
	}
	return "\x1b[" + color + "m" + text + "\x1b[0m"
}

// Text writes each finding with an excerpt, the places it is related to and
// its fixes, then the closing line.
func (r *Report) Text(w io.Writer, style Style) error {
	out := bufio.NewWriter(w)
	counts := r.fileCounts()
	for i := range r.Findings {
		d := &r.Findings[i]
		if len(counts) > 1 && (i == 0 || r.Findings[i-1].File != d.File) {
			if i > 0 {
				fmt.Fprintln(out)
			}
			fmt.Fprintf(out, "%s: %s\n", style.paint(bold, Printable(d.File)), counts[d.File])
		}
		r.writeHead(out, style, d)
		if doc := r.documents[d.File]; doc != nil {
			text, marks := excerpt(doc.Data, r.linesOf(doc), d.Span)
			fmt.Fprintf(out, "    %s\n    %s\n", text, style.paint(green, marks))
		}
		for _, line := range r.details(d, style) {
			fmt.Fprintf(out, "  %s\n", line)
		}
	}
	r.writeClose(out, style)
	return out.Flush()
}

// fileCounts says how many findings each file has that has any: "2 errors, 1 info".
func (r *Report) fileCounts() map[string]string {
	words := make(map[string]string)
	for _, g := range r.groups() {
		var n [lint.Error + 1]int
		for _, d := range g.found {
			n[d.Severity]++
		}
		var list []string
		for _, s := range severities {
			if n[s] > 0 {
				list = append(list, Count(n[s], s.String()))
			}
		}
		if len(list) > 0 {
			words[g.file] = strings.Join(list, ", ")
		}
	}
	return words
}

// Concise writes one line for each finding, then the closing line.
func (r *Report) Concise(w io.Writer, style Style) error {
	out := bufio.NewWriter(w)
	for i := range r.Findings {
		r.writeHead(out, style, &r.Findings[i])
	}
	r.writeClose(out, style)
	return out.Flush()
}

func (r *Report) writeHead(out io.Writer, style Style, d *lint.Diagnostic) {
	color := blue
	switch d.Severity {
	case lint.Error:
		color = red
	case lint.Warning:
		color = yellow
	}
	fmt.Fprintf(out, "%s: %s: %s [%s]\n",
		style.paint(bold, r.place(d.File, d.Span)), style.paint(color, d.Severity.String()), Printable(d.Message), d.Rule)
}

func (r *Report) writeClose(out io.Writer, style Style) {
	if !style.Quiet {
		fmt.Fprintln(out, r.Summary())
	}
}

// place is "paper.md:57:412".
func (r *Report) place(file string, span lint.Span) string {
	at := r.Position(file, span.Start)
	return fmt.Sprintf("%s:%d:%d", Printable(file), at.Line, at.Column)
}

func fixLabel(safety lint.Safety) string {
	switch safety {
	case lint.Safe:
		return "fix"
	case lint.Unsafe:
		return "unsafe fix"
	}
	return "suggestion"
}

// String is the closing line of a report.
func (s Summary) String() string {
	held := Count(s.References, "reference")
	if s.Texts > 0 || s.Files == 0 { // a bibliography cites nothing
		held += ", " + Count(s.Citations, "citation")
	}
	line := fmt.Sprintf("bibfix: %s, %s, %s, %d fixable in %s (%s)",
		Count(s.Errors, "error"), Count(s.Warnings, "warning"), Count(s.Infos, "info"), s.Fixable, Count(s.Files, "file"), held)
	if doubt := s.Doubt(); doubt != "" {
		line += "\nbibfix: " + doubt
	}
	if !s.Asked {
		return line
	}
	v := &s.Verdicts
	return line + fmt.Sprintf("\nbibfix: references: %d verified, %d unlike the record, %d contradicted; %d not found, %d not checkable, %d not checked",
		v[lint.Verified], v[lint.Differs], v[lint.Contradicted], v[lint.NotFound], v[lint.NotCheckable], v[lint.NotChecked])
}

// Doubt says how many places were left in doubt; "" for none, and where they are told.
func (s Summary) Doubt() string {
	switch {
	case s.Told || s.Doubtful == 0:
		return ""
	case s.Doubtful == 1:
		return "1 place may be a citation without an entry: --doubtful shows it"
	}
	return fmt.Sprintf("%d places may be citations without an entry: --doubtful shows them", s.Doubtful)
}

// Count is a number with its noun: "1 file", "2 files".
func Count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

// countOf is Count for a noun whose plural does not end in s alone.
func countOf(n int, noun, plural string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %s", n, plural)
}
