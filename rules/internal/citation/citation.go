// Package citation is what the rules of text against list ask of citations and of the
// entries that they mean, and what messages call both.
package citation

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/bibfix/bibfix/lint"
)

// Called is what a message calls an entry: "Okafor & Prado (2014a)", or the
// first words of one that nobody signed.
func Called(r *lint.Reference) string {
	name := Authors(r)
	if name == "" {
		if name = firstWords(r.Value("title"), 5); name == "" {
			name = firstWords(r.Text.String, 5)
		}
	}
	if year := Year(r.Issued()); year != "" {
		return name + " (" + year + ")"
	}
	return name
}

// Authors writes the authors of an entry as a citation would, or its editors where it
// has no author; "" where it has neither.
func Authors(r *lint.Reference) string {
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

// CountedAuthors names the authors of an entry and says how many there are, where not
// all are named.
func CountedAuthors(r *lint.Reference) string {
	names := r.Names("author")
	if len(names) == 0 {
		names = r.Names("editor")
	}
	if len(names) < 3 {
		return Authors(r)
	}
	return fmt.Sprintf("%s (%d authors)", Authors(r), len(names))
}

// Year writes a date as a citation would: "2014a", "n.d.", "" where nothing
// is known.
func Year(d lint.Date) string {
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

// Work names the work of a citation by its people and its year, where it has one.
func Work(c *lint.Citation) string {
	if c.Title != "" {
		return Names(c) + ", “" + firstWords(c.Title, longTitle) + "”"
	}
	if year := Year(c.Date); year != "" {
		return Names(c) + " (" + year + ")"
	}
	return Names(c)
}

// longTitle is in words.
const longTitle = 8

// Names writes the names of a citation: "Okafor & Prado", "Okafor et al.".
func Names(c *lint.Citation) string {
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

// PointTo is the place of an entry, for a finding about a citation: the message, and what
// the entry is called.
func PointTo(r *lint.Reference, message string) lint.Related {
	return lint.Related{Span: r.Span, Message: message + ": " + Called(r)}
}

// Fault gives the citation's first fault of that kind, nil for none.
func Fault(c *lint.Citation, kind lint.FaultKind) *lint.Fault {
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

// Replace is a fix that writes plain text in place of a span which holds old. It is not
// ok where the span holds markup or is no plain piece of the file.
func Replace(doc *lint.Document, span lint.Span, old, text, message string, safety lint.Safety) (lint.Fix, bool) {
	if span.Len() == 0 || text == "" || string(doc.Data[span.Start:span.End]) != old {
		return lint.Fix{}, false
	}
	edit := lint.TextEdit{Span: span, New: doc.Syntax.Plain(text)}
	return lint.Fix{Message: message, Safety: safety, Edits: []lint.TextEdit{edit}}, true
}
