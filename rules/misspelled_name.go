package rules

import (
	"strings"
	"unicode"

	"github.com/bibfix/bibfix/lint"
	"github.com/bibfix/bibfix/rules/internal/citation"
)

var _ = add(lint.Rule{
	ID:       "misspelled-name",
	Title:    "a cited name is a slip away from the listed one",
	Severity: lint.Warning,
	Since:    "0.1.0",
	Needs:    lint.Manuscript,
	Question: "Which spelling is right?",
	Doc: `The year fits, and the cited name becomes the listed one by one edit: a letter left out, put in, replaced, or swapped
with its neighbour (two edits in names of eight letters and more). One of the two is wrong, and indexes of citations will
count two authors.

It is silent about accents, capitals, hyphens, apostrophes, particles, "ue" for "ü", and the short form of a double surname:
those are habits. It is silent when an entry of the cited spelling fits as well, and about names in another case ("Adornos
Satz", "według Nowaka") in texts whose language has cases.`,
	Fix:   "Writes the listed name into the text, or the cited one into the list when every citation has it. It is unsafe: the files do not tell which spelling is right.",
	Check: checkMisspelledName,
})

func checkMisspelledName(p *lint.Pass) {
	wrongList, grounds := listAtFault(p), p.Document.Grounds()
	for _, c := range p.Document.Citations {
		for i := range c.Faults {
			f := &c.Faults[i]
			if c.Status != lint.Mismatch || f.Kind != lint.SpellingFault || c.NamesSpan.Len() == 0 {
				continue // carried over from the work before it: "Okafro (2009, 2014)" is one slip
			}
			if nameLetters(f.Cited) == nameLetters(f.Listed) { // a number of a line or a broken word within the name
				continue
			}
			if isGermanCase(f.Cited, f.Listed, textAround(p, c.Span)) {
				continue
			}
			d := lint.Diagnostic{
				Span:    c.Span,
				Message: "the text says " + f.Cited + ", the list has " + f.Listed,
				Related: []lint.Related{citation.PointTo(f.Reference, "the entry")},
			}
			if place, ok := wrongList[f.Reference]; ok {
				if fix, ok := citation.Replace(p.Document, place, f.Listed, f.Cited, "write "+f.Cited+" in the entry", lint.Unsafe); ok {
					d.Fixes = append(d.Fixes, fix)
				}
			} else if fix, ok := citation.Replace(p.Document, f.Span, f.Cited, withoutRepeat(p, f), "write "+f.Listed, lint.Unsafe); ok {
				d.Fixes = append(d.Fixes, fix)
			}
			p.ReportOn(grounds.Of(f.Reference), d)
		}
	}
}

// nameLetters is the letters of a name, without case, spaces, digits and signs.
func nameLetters(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsMark(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, s)
}

// withoutRepeat is the listed name without a particle that stands before the
// cited one already.
func withoutRepeat(p *lint.Pass, f *lint.Fault) string {
	particle, rest, ok := strings.Cut(f.Listed, " ")
	if from := f.Span.Start - len(particle) - 1; ok && from >= 0 &&
		strings.EqualFold(p.Source(lint.Span{Start: from, End: f.Span.Start}), particle+" ") {
		return rest
	}
	return f.Listed
}

// textAround is the text near a place, enough of it to show its language.
func textAround(p *lint.Pass, span lint.Span) string {
	const near = 1000 // bytes on each side
	return p.Source(lint.Span{Start: max(span.Start-near, 0), End: min(span.End+near, len(p.Document.Data))})
}

// listAtFault gives the places of family names in entries that are cited more
// than once, and always in one and the same other spelling.
func listAtFault(p *lint.Pass) map[*lint.Reference]lint.Span {
	spelled := map[*lint.Reference]string{}
	listed := map[*lint.Reference]string{}
	times := map[*lint.Reference]int{}
	for _, c := range p.Document.Citations {
		for _, ref := range c.References {
			f := citation.Fault(c, lint.SpellingFault)
			if f == nil || spelled[ref] != "" && spelled[ref] != f.Cited {
				spelled[ref] = "-"
				continue
			}
			spelled[ref], listed[ref] = f.Cited, f.Listed
			times[ref]++
		}
	}
	wrong := map[*lint.Reference]lint.Span{}
	for ref, cited := range spelled {
		if cited == "-" || times[ref] < 2 {
			continue
		}
		if place, ok := familyIn(p, ref, listed[ref]); ok {
			wrong[ref] = place
		}
	}
	return wrong
}

// familyIn finds the family name in an entry's list of authors.
func familyIn(p *lint.Pass, ref *lint.Reference, family string) (lint.Span, bool) {
	if ref.File != p.Document.Name {
		return lint.Span{}, false
	}
	for _, n := range ref.Names("author") {
		if n.Sorted() != family {
			continue
		}
		if at := strings.Index(p.Source(n.Span), family); at >= 0 {
			return lint.Span{Start: n.Span.Start + at, End: n.Span.Start + at + len(family)}, true
		}
	}
	return lint.Span{}, false
}
