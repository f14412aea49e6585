package rules

import (
	"fmt"
	"strings"

	"github.com/bibfix/bibfix/internal/fold"
	"github.com/bibfix/bibfix/internal/gazetteer"
	"github.com/bibfix/bibfix/lint"
)

// initialsAtEnd is where the initials without points begin that end a name such
// as "Okafor AB"; 0 for none. Roman numbers are none, and a comma before them
// makes them a given name to BibTeX: "Lund, Ada M".
func initialsAtEnd(name string) int {
	at := strings.LastIndexByte(name, ' ') + 1
	if at < 2 || strings.IndexByte(name, ',') >= 0 || !areInitials(name[at:]) {
		return 0
	}
	for { // "Lund A M"
		before := strings.LastIndexByte(name[:at-1], ' ') + 1
		if before < 2 || at-1-before != 1 || !areInitials(name[before:at-1]) {
			break
		}
		at = before
	}
	if !isFamily(name[:at-1]) {
		return 0
	}
	return at
}

// areInitials says whether a word is one to three capitals and no Roman number.
func areInitials(word string) bool {
	if len(word) < 1 || len(word) > 3 || word != "I" && strings.Trim(word, "IVX") == "" {
		return false
	}
	for i := range len(word) {
		if word[i] < 'A' || word[i] > 'Z' {
			return false
		}
	}
	return true
}

// mayBeWord says whether capitals at the end of a name may be a word of their own:
// a family name in capitals has a vowel ("Wei XU"), and so have most forms of firms.
func mayBeWord(capitals string) bool {
	switch capitals {
	case "NG", "KG", "NV", "BV", "SL", "KK", "SRL", "LLC", "LLP", "LTD", "PLC", "TV", "XL":
		return true
	}
	return len(capitals) > 1 && strings.ContainsAny(capitals, "AEIOUY")
}

// bareInitials finds lists in which every name that has no comma ends in initials:
// BibTeX takes those for the family name. One name alone may be a firm's, unless
// another has initials without points behind its comma.
func bareInitials(l *nameList) (lint.Diagnostic, bool) {
	var bare []lint.Span
	alike, sure, bodies := 0, false, true
	for i, s := range l.names {
		name := l.name(i)
		if name == "others" && i > 0 {
			continue
		}
		if _, given, parted := strings.Cut(name, ","); parted {
			if areInitials(strings.TrimSpace(given)) {
				alike++
			}
			continue
		}
		at := initialsAtEnd(name)
		if at == 0 {
			return lint.Diagnostic{}, false
		}
		bare = append(bare, s)
		sure = sure || !mayBeWord(name[at:])
		bodies = bodies && namesBody(name[:at])
	}
	if len(bare) == 0 || len(bare)+alike < 2 || !sure && !bodies {
		return lint.Diagnostic{}, false
	}
	return l.lacking(bare, !bodies), true
}

// lacking says what names that end in initials lack: commas, or braces where
// they are the names of bodies.
func (l *nameList) lacking(names []lint.Span, commas bool) lint.Diagnostic {
	name := l.text[names[0].Start:names[0].End]
	reading := fmt.Sprintf("%q is read as the family name of %q", name[initialsAtEnd(name):], name)
	fix := lint.Fix{Message: "put commas before them", Safety: lint.Unsafe}
	d := lint.Diagnostic{Span: l.whole(), Message: "no comma stands before the initials: " + reading}
	if !commas {
		fix.Message, d.Message = "put them in braces", "no braces stand around the name of a body: "+reading
	}
	for _, s := range names {
		if at := s.Start + initialsAtEnd(l.text[s.Start:s.End]) - 1; commas {
			fix.Edits = append(fix.Edits, l.edit(at, at, ","))
		} else {
			fix.Edits = append(fix.Edits, l.edit(s.Start, s.Start, "{"), l.edit(s.End, s.End, "}"))
		}
	}
	d.Fixes = []lint.Fix{fix}
	return d
}

// namesBody says whether words are a body's: "Port Authority". One alone may be a
// family name: "Press WH and Banks TJ".
func namesBody(name string) bool {
	if !strings.Contains(strings.TrimSpace(name), " ") {
		return false
	}
	for word := range strings.FieldsSeq(name) {
		if gazetteer.Organisation(fold.Letters(word)) {
			return true
		}
	}
	return false
}
