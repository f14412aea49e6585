package rules

import (
	"fmt"
	"strings"

	"github.com/bibfix/bibfix/lint"
	"github.com/bibfix/bibfix/rules/internal/citation"
)

// Where the text cites a work of which no entry is found, since its entry begins in
// the midst of another: the border between the two was not seen.

// mostRelated is how many citations a finding points to.
const mostRelated = 5

// reportJoined tells of entries that may have run together: the text cites a work
// that begins in the middle of another entry. Several citations of it are one
// finding, at the entry, since that is where the border is missing.
func reportJoined(p *lint.Pass) {
	at := make(map[int]int) // of a place in the file, index in found
	var found []lint.Diagnostic
	for _, c := range p.Document.Citations {
		if c.Joined == nil {
			continue
		}
		i, told := at[c.Joined.At]
		if !told {
			i = len(found)
			at[c.Joined.At] = i
			found = append(found, joined(p.Document, c))
		}
		if d := &found[i]; len(d.Related) < mostRelated {
			d.Related = append(d.Related, lint.Related{Span: c.Span, Message: "cited here"})
		}
	}
	for _, d := range found {
		p.ReportAs(lint.Info, d)
	}
}

func joined(doc *lint.Document, c *lint.Citation) lint.Diagnostic {
	r := c.Joined.Reference
	what := citation.Work(c)
	if c.Kind == lint.ByNumber {
		what = fmt.Sprintf("number %d", c.Number)
	}
	d := lint.Diagnostic{Span: c.Joined.Span, Reference: r, Message: "two entries may have run together here: the text cites " + what + ", which begins inside the entry of " + citation.Called(r)}
	if gap, ok := gapBetween(doc, r.List); ok && (r.Number == 0 || c.Kind == lint.ByNumber) {
		start := c.Joined.At
		for start > r.Span.Start && strings.IndexByte(" \t\r\n", doc.Data[start-1]) >= 0 {
			start--
		}
		edit := lint.TextEdit{Span: lint.Span{Start: start, End: c.Joined.At}, New: gap}
		d.Fixes = []lint.Fix{{Message: "begin a new entry here", Safety: lint.Suggest, Edits: []lint.TextEdit{edit}}}
	}
	return d
}

// gapBetween is what stands between the last two entries of a list in prose:
// blank lines and a bullet; ok is false where more stands there.
func gapBetween(doc *lint.Document, list int) (gap string, ok bool) {
	l := doc.Lists[list]
	if l.N == 0 || doc.References[l.First].Is(lint.TeX) {
		return "", false
	}
	if gap = "\n\n"; l.N > 1 {
		last := doc.References[l.First+l.N-1]
		gap = string(doc.Data[doc.References[l.First+l.N-2].Span.End:last.Span.Start])
	}
	return gap, strings.Trim(gap, " \t\r\n-*+") == "" && strings.Contains(gap, "\n")
}
