package format

import (
	"bytes"

	"github.com/bibfix/bibfix/format/kind"
	"github.com/bibfix/bibfix/internal/lines"
	"github.com/bibfix/bibfix/lint"
)

// IsBibTeX tells by its content whether a text is BibTeX: the first thing in it,
// but for comments, is an entry ("@article{"). A decorator or a rule of CSS has no
// brace right behind its name.
func IsBibTeX(data []byte) bool {
	data = bytes.TrimPrefix(data[:min(len(data), sample)], []byte("\ufeff"))
	for at := 0; at < len(data); {
		end, next := lines.Next(data, at)
		line := bytes.TrimSpace(data[at:end])
		at = next
		if len(line) == 0 || line[0] == '%' {
			continue
		}
		if line[0] != '@' {
			return false
		}
		name := bytes.TrimLeftFunc(line[1:], isASCIILetter)
		return len(name) < len(line)-1 && bytes.HasPrefix(bytes.TrimLeft(name, " \t"), []byte("{"))
	}
	return false
}

func isASCIILetter(r rune) bool { return 'a' <= r|0x20 && r|0x20 <= 'z' }

// openings stand at the head of a line in a LaTeX text or in its list.
var openings = [][]byte{[]byte(`\documentclass`), []byte(`\documentstyle`), []byte(`\begin{document}`), []byte(`\begin{thebibliography}`)}

// IsLaTeX tells by its content whether a text is LaTeX, and not one that shows
// some in a block of code.
func IsLaTeX(data []byte) bool {
	if !bytes.Contains(data, []byte(`\begin{`)) && !bytes.Contains(data, []byte(`\document`)) {
		return false
	}
	for at := 0; at < len(data); {
		end, next := lines.Next(data, at)
		line := bytes.TrimLeft(data[at:end], " \t")
		if bytes.HasPrefix(line, []byte("```")) || bytes.HasPrefix(line, []byte("~~~")) {
			return false
		}
		for _, opening := range openings {
			if bytes.HasPrefix(line, opening) {
				return true
			}
		}
		at = next
	}
	return false
}

// doubt notes that a text in which nothing was found looks like one of a
// format that its name does not tell: it must not pass as clean.
func doubt(doc *lint.Document) {
	if doc.Database != nil || len(doc.References)+len(doc.Citations)+len(doc.Links) > 0 {
		return
	}
	switch {
	case IsBibTeX(doc.Data):
		doc.Notes = []string{"nothing was found in it, and it looks like BibTeX: a name that ends in .bib has it read as that"}
	case doc.Format != kind.LaTeX && IsLaTeX(doc.Data):
		doc.Notes = []string{"nothing was found in it, and it looks like LaTeX: a name that ends in .tex has it read as that"}
	}
}
