package main

import (
	"bytes"
	"fmt"
	"strconv"
	"strings"

	"github.com/bibfix/bibfix/lint"
	"github.com/bibfix/bibfix/report"
)

// lineAndColumn reads "12" or "12:40", counted from 1; the column is 0 where only
// the line is given.
func lineAndColumn(s string) (line, column int, err error) {
	first, second, both := strings.Cut(s, ":")
	line, err = strconv.Atoi(first)
	if err == nil && both {
		column, err = strconv.Atoi(second)
	}
	if err != nil || line < 1 || both && column < 1 {
		return 0, 0, fmt.Errorf("--citation %q: write a line, or a line and a column, as reports have them: 12 or 12:40", s)
	}
	return line, column, nil
}

// A spot is a line of a file, and a column of it or 0 for the whole line.
type spot struct {
	places       *report.Places
	line, column int
}

// has says whether a span lies on the line and over the column.
func (s *spot) has(span lint.Span) bool {
	from, to := s.places.Position(span.Start), s.places.Position(span.End)
	if s.column == 0 {
		return from.Line <= s.line && s.line <= to.Line
	}
	after := from.Line < s.line || from.Line == s.line && from.Column <= s.column
	before := s.line < to.Line || s.line == to.Line && s.column <= to.Column
	return after && before
}

// writeCitations prints what was read as a citation at a line and column.
func writeCitations(out *bytes.Buffer, doc *lint.Document, line, column int) {
	at := spot{report.NewPlaces(doc.Data), line, column}
	before := out.Len()
	for _, c := range doc.Citations {
		if at.has(c.Span) && c.Status != lint.Missing {
			writeLinked(out, at.head(doc, c.Span, c.Text), c)
		}
	}
	for i := range doc.Places {
		if p := &doc.Places[i]; at.has(p.Span) {
			writePlace(out, at.head(doc, p.Span, p.Text), p)
		}
	}
	for _, c := range doc.Citations {
		if at.has(c.Span) && c.Status == lint.Missing && c.Kind != lint.ByAuthorYear {
			fmt.Fprintf(out, "%s\n  a citation by %s: no entry has it\n", at.head(doc, c.Span, c.Text), c.Kind)
		}
	}
	if out.Len() == before {
		fmt.Fprintf(out, "%s:%d: nothing was read as a citation here\n", doc.Name, line)
	}
}

// head is the first line about a place: where it is and what it says.
func (s *spot) head(doc *lint.Document, span lint.Span, text string) string {
	p := s.places.Position(span.Start)
	return fmt.Sprintf("%s:%d:%d: %s", doc.Name, p.Line, p.Column, report.Printable(joinFields(text)))
}

func writeLinked(out *bytes.Buffer, head string, c *lint.Citation) {
	fmt.Fprintf(out, "%s\n  a citation by %s, %s\n", head, c.Kind, c.Status)
	for _, r := range c.References {
		fmt.Fprintf(out, "  entry %s: %s\n", r.ID, report.Printable(shown(r.Text.String)))
	}
	for _, f := range c.Faults {
		fmt.Fprintf(out, "  the text has %q, the entry %q\n", f.Cited, f.Listed)
	}
}

func writePlace(out *bytes.Buffer, head string, p *lint.TracedPlace) {
	fmt.Fprintf(out, "%s\n", head)
	switch {
	case p.Not != "":
		fmt.Fprintf(out, "  no entry, and not called missing: %s\n", p.Not)
		return
	case p.Told:
		out.WriteString("  a citation that no entry fits")
	default:
		out.WriteString("  no entry, and not called missing")
	}
	fmt.Fprintf(out, "; for a citation %+.1f:\n", float64(p.Odds)/100)
	for _, w := range p.Why {
		fmt.Fprintf(out, "  %+5.1f  %s\n", float64(w.Weight)/100, w.What)
	}
}
