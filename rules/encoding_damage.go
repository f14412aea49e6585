package rules

import (
	"bytes"
	"fmt"

	"github.com/bibfix/bibfix/internal/mojibake"
	"github.com/bibfix/bibfix/lint"
	"github.com/bibfix/bibfix/rules/internal/entry"
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

// damagedLine is the finding for the damage of one line. Keys stay as they are: a
// damaged one is cited as it stands.
func damagedLine(p *lint.Pass, runs []mojibake.Run) lint.Diagnostic {
	doc := p.Document
	var edits []lint.TextEdit
	for _, run := range runs {
		if span := (lint.Span{Start: run.Start, End: run.End}); run.Text != "" && !p.TouchesKey(span) &&
			!doc.Syntax.Pinned(span) {
			edits = append(edits, lint.TextEdit{Span: span, New: run.Text})
		}
	}
	first := lint.Span{Start: runs[0].Start, End: runs[0].End}
	d := lint.Diagnostic{Span: first, Reference: entry.Around(doc, first)}
	switch shown := p.Source(first); {
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
