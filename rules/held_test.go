package rules

import (
	"bytes"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/bibfix/bibfix/format"
	"github.com/bibfix/bibfix/internal/long"
	"github.com/bibfix/bibfix/lint"
)

// holding are commands that hold what stands for %s.
var holding = []string{
	`\doi{%s}`, `\doi {%s}`, `\DOI{%s}`, `\doi*{%s}`, `doi: \doi{%s}`, `DOI\doi{%s}`, `\doi %s`, `\mydoi{%s}`, `\bibinfo{doi}{%s}`, `\bibinfo {doi} {%s}`,
	`\url{%s}`, `\path{%s}`, `\nolinkurl{%s}`, `\burl{%s}`, `\urlprefix\url{%s}`, `\href{%s}{here}`, `\href{https://quay.example/}{\nolinkurl{%s}}`,
	`\href{%s}{\path{%[1]s}}`, `\Eprint{%s}{arXiv:1401.0001}`, `\eprint{%s}`, `\url{%s}PMID: 12345`, `\bibnamefont{%s}`, `\unknown{%s}`,
}

// faulty are what they hold, with the faults of most rules about links.
var faulty = []string{
	"10.1234/qs.3.1", "10.1234/qs.3.1-9", "10.1234%%2Fqs.3.1", "10. 1234/qs.3.1", "10.1234/qs.3.1.", "doi:10.1234/qs.3.1", "doi: doi:10.1234/qs.3.1", "doi10.1234/qs.3.1",
	"http://dx.doi.org/10.1234/qs.3.1", "https://doi.org/https://doi.org/10.1234/qs.3.1", "https://doi.org/10.1234/qs.3.1/full", "https://doi.org10.1234/qs.3.1",
	"https://quay.example/?a=1&amp;b=2", "https://quay.example/?utm_source=x", "https://quay.example/a?b=1&amp;utm_source=x#c", "https: //quay.example/a", "www.quay.example/a", "https://quay.example/a%%20", "arXiv:1401.0001", "N/A",
}

var commands = regexp.MustCompile(`\\[A-Za-z]+|[{}]`)

// A command with the blanks and the star behind it, right before its argument.
var commandBefore = regexp.MustCompile(`\\[A-Za-z]+\*?[ \n]*$`)

// No fix comes between a command and its argument, or takes a command away: not
// in LaTeX, and not in raw TeX in Markdown.
func TestFixesLeaveCommands(t *testing.T) {
	for _, name := range []string{"paper.tex", "paper.md"} {
		for i, command := range holding {
			for j, text := range faulty {
				if (i+j)%long.Every(4) != 0 {
					continue
				}
				checkCommands(t, name, list(name, fmt.Sprintf(command, strings.ReplaceAll(text, "%%", "%"))))
			}
		}
	}
}

// list is a list of nine entries, of which the last has the text at its end.
func list(name, text string) []byte {
	var b bytes.Buffer
	item := "- %s. %[2]s. *Quay Studies*, %d, 1–9. %[4]s\n"
	if name == "paper.tex" {
		b.WriteString("Quays \\cite{a}.\n\\begin{thebibliography}{9}\n")
		item = "\\bibitem{%[3]d} %[1]s. %s. Quay Studies, %d, 1--9. %s\n"
	} else {
		b.WriteString("# References\n\n")
	}
	for i, author := range strings.Fields("Dahl Ek Falk Gran Holm Ito Jansen Kern") {
		fmt.Fprintf(&b, item, author+", A. (1991)", "Locks", i, "https://doi.org/10.1234/qs."+fmt.Sprint(i+20))
	}
	fmt.Fprintf(&b, item, "Lund, B. (1992)", "Ropes", 9, text)
	if name == "paper.tex" {
		b.WriteString("\\end{thebibliography}\n")
	}
	return b.Bytes()
}

func checkCommands(t *testing.T, name string, data []byte) {
	t.Helper()
	doc := format.Read(lint.File{Name: name, Data: data})
	for _, d := range lint.Lint([]*lint.Document{doc}, All(), lint.Options{Year: 2026}) {
		for _, fix := range d.Fixes {
			for _, e := range fix.Edits {
				if e.Span.Len() == 0 && commandBefore.Match(data[:e.Span.Start]) {
					t.Errorf("%s: %s puts %q behind the command in %s", name, d.Rule, e.New, data[bytes.LastIndex(data, []byte("Lund")):])
				}
			}
			after := lint.Apply(data, fix.Edits)
			if old, now := commands.FindAll(data, -1), commands.FindAll(after, -1); d.Rule != "list-order" && !slices.EqualFunc(old, now, bytes.Equal) {
				t.Errorf("%s: %s: %q became %q", name, d.Rule, old, now)
			}
		}
	}
}
