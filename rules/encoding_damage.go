package rules

import (
	"bytes"
	"fmt"
	"slices"
	"strings"

	"github.com/bibfix/bibfix/internal/mojibake"
	"github.com/bibfix/bibfix/lint"
)

var _ = add(lint.Rule{
	ID:       "encoding-damage",
	Title:    "letters that were read in the wrong encoding, or lost",
	Severity: lint.Warning,
	Since:    "0.1.0",
	Question: "What should stand there?",
	Doc: `
A program that takes UTF-8 for Windows-1252 turns é into Ã© and ’ into â€™; one that cannot read a byte leaves � behind. Names
that went through this are no longer found by anybody.

The rule looks at the whole text, one finding for each line, and reports only what decodes to a plausible character and cannot
have been meant: LIBERTÉ…” has the same bytes as garbage and is French.`,
	Fix:   "Unsafe: writes the character that was meant. What was lost cannot be restored and has no fix; nor has a key, an abbreviation, a label or the target of a link, which stand elsewhere as they stand here.",
	Check: checkEncoding,
})

func checkEncoding(p *lint.Pass) {
	data := p.Document.Data
	runs := mojibake.Find(data)
	for len(runs) > 0 {
		n := 1
		for n < len(runs) && bytes.IndexByte(data[runs[n-1].End:runs[n].Start], '\n') < 0 {
			n++
		}
		p.Report(damagedLine(p, runs[:n]))
		runs = runs[n:]
	}
}

// longestHandle bounds how many bytes before or behind a place belong to one name:
// a file may be a single line.
const longestHandle = 300

// isHandle says whether a stretch lies in a name by which something is found
// elsewhere: a key of a file that names no bibliography, an abbreviation, a label, a file.
func isHandle(doc *lint.Document, span lint.Span) bool {
	before := doc.Data[max(0, span.Start-longestHandle):span.Start]
	if at := bytes.LastIndexAny(before, "@ \t\r\n[](),;"); at >= 0 && before[at] == '@' {
		return true
	}
	switch {
	case doc.Database != nil:
		return isMacro(doc, span, before)
	case doc.Format == "latex":
		return behindCommand(before)
	case doc.Format == "markdown":
		word := before[bytes.LastIndexAny(before, " \t\r\n)")+1:]
		return bytes.Contains(word, []byte("](")) || bytes.Contains(word, []byte("{#"))
	}
	return false
}

// isMacro says whether a stretch of a .bib file lies in the name of an abbreviation,
// where it is defined or between the signs that stand beside it in a value.
func isMacro(doc *lint.Document, span lint.Span, before []byte) bool {
	at, _ := slices.BinarySearchFunc(doc.Macros, span.Start, func(m lint.Macro, place int) int { return m.Value.Start - place })
	if at < len(doc.Macros) && doc.Macros[at].Span.Start <= span.Start {
		return true
	}
	const ends = "{}\"#=,() \t\r\n"
	before = bytes.TrimRight(before[:bytes.LastIndexAny(before, ends)+1], " \t\r\n")
	after := doc.Data[span.End:min(span.End+longestHandle, len(doc.Data))]
	after = bytes.TrimLeft(after[max(bytes.IndexAny(after, ends), 0):], " \t\r\n")
	return endsIn(before, "=#") && endsIn(after[:min(len(after), 1)], "#,})")
}

// endsIn says whether data ends in one of the signs.
func endsIn(data []byte, signs string) bool {
	return len(data) > 0 && strings.IndexByte(signs, data[len(data)-1]) >= 0
}

// behindCommand says whether text for TeX ends in the argument of a command that
// holds a label or the name of a file.
func behindCommand(before []byte) bool {
	open := bytes.LastIndexAny(before, "{}\n")
	if open < 0 || before[open] != '{' {
		return false
	}
	before = before[:open]
	if bytes.HasSuffix(before, []byte("]")) {
		before = before[:max(bytes.LastIndexByte(before, '['), 0)]
	}
	command := string(before[bytes.LastIndexByte(before, '\\')+1:])
	switch strings.TrimSuffix(command, "*") {
	case "label", "input", "include", "subfile", "includegraphics", "bibliography", "addbibresource", "bibliographystyle", "hypertarget", "hyperlink", "url", "path":
		return true
	}
	return strings.HasSuffix(command, "ref")
}

// damagedLine is the finding for the damage of one line. Keys stay as they are: a
// damaged one is cited as it stands.
func damagedLine(p *lint.Pass, runs []mojibake.Run) lint.Diagnostic {
	doc := p.Document
	var edits []lint.TextEdit
	for _, run := range runs {
		if span := (lint.Span{Start: run.Start, End: run.End}); run.Text != "" && !p.TouchesKey(span) && !isHandle(doc, span) {
			edits = append(edits, lint.TextEdit{Span: span, New: run.Text})
		}
	}
	first := lint.Span{Start: runs[0].Start, End: runs[0].End}
	d := lint.Diagnostic{Span: first, Reference: around(doc, first)}
	switch shown := doc.Data[first.Start:first.End]; {
	case runs[0].Text != "":
		d.Message = fmt.Sprintf("%s is %s, read in the wrong encoding", shown, runs[0].Text)
	default:
		d.Message = fmt.Sprintf("%s stands where a character was lost", shown)
	}
	if len(runs) > 1 {
		d.Message += fmt.Sprintf("; %d places on this line", len(runs))
	}
	if len(edits) > 0 {
		d.Fixes = []lint.Fix{{Message: "write what was meant", Safety: lint.Unsafe, Edits: edits}}
	}
	return d
}
