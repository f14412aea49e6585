package rules

import (
	"strconv"
	"strings"

	"github.com/bibfix/bibfix/lint"
)

// What the rules of text against list ask of citations and of the entries that
// they mean.

// called is what a message calls an entry: "Okafor & Prado (2014a)", or the
// first words of one that nobody signed.
func called(r *lint.Reference) string {
	name := authorsOf(r)
	if name == "" {
		if name = firstWords(r.Value("title"), 5); name == "" {
			name = firstWords(r.Text.String, 5)
		}
	}
	if year := yearOf(r.Issued()); year != "" {
		return name + " (" + year + ")"
	}
	return name
}

// authorsOf writes the authors of an entry as a citation would.
func authorsOf(r *lint.Reference) string {
	names := r.Names("author")
	if len(names) == 0 {
		names = r.Names("editor")
	}
	switch len(names) {
	case 0:
		return ""
	case 1:
		if f := r.Field("author"); f != nil && f.Open {
			return names[0].Sorted() + " et al."
		}
		return names[0].Sorted()
	case 2:
		return names[0].Sorted() + " & " + names[1].Sorted()
	}
	return names[0].Sorted() + " et al."
}

// yearOf writes a date as a citation would: "2014a", "n.d.", "" where nothing
// is known.
func yearOf(d lint.Date) string {
	switch {
	case d.Status != "" && d.Letter != "":
		return d.Status + "-" + d.Letter
	case d.Status != "":
		return d.Status
	case d.Year == 0:
		return ""
	}
	return strconv.Itoa(d.Year) + d.Letter
}

// workOf names the work of a citation by its people and its year, where it has one.
func workOf(c *lint.Citation) string {
	if c.Title != "" {
		return namesOf(c) + ", “" + firstWords(c.Title, longTitle) + "”"
	}
	if year := yearOf(c.Date); year != "" {
		return namesOf(c) + " (" + year + ")"
	}
	return namesOf(c)
}

// longTitle is in words.
const longTitle = 8

// namesOf writes the names of a citation.
func namesOf(c *lint.Citation) string {
	var out []string
	for _, n := range c.Names {
		out = append(out, n.Sorted())
	}
	text := strings.Join(out, ", ")
	if len(out) == 2 {
		text = out[0] + " & " + out[1]
	}
	if c.EtAl {
		text += " et al."
	}
	return text
}

func firstWords(s string, n int) string {
	words := strings.Fields(s)
	if len(words) > n {
		return strings.Join(words[:n], " ") + " …"
	}
	return strings.Join(words, " ")
}

// pointTo makes the related place of an entry.
func pointTo(r *lint.Reference, message string) lint.Related {
	return lint.Related{Span: r.Span, Message: message + ": " + called(r)}
}

// faultOf gives the citation's first fault of that kind, nil for none.
func faultOf(c *lint.Citation, kind lint.FaultKind) *lint.Fault {
	if c.Status != lint.Mismatch {
		return nil
	}
	for i := range c.Faults {
		if c.Faults[i].Kind == kind {
			return &c.Faults[i]
		}
	}
	return nil
}

// replace is a fix that writes plain text in place of a span; ok is false
// where the span holds markup or is no plain piece of the file.
func replace(doc *lint.Document, span lint.Span, old, text, message string, safety lint.Safety) (lint.Fix, bool) {
	if span.Len() == 0 || text == "" || string(doc.Data[span.Start:span.End]) != old {
		return lint.Fix{}, false
	}
	return lint.Fix{Message: message, Safety: safety, Edits: []lint.TextEdit{{Span: span, New: doc.Syntax.Plain(text)}}}, true
}
