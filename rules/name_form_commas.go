package rules

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/bibfix/bibfix/internal/bibname"
	"github.com/bibfix/bibfix/internal/fold"
	"github.com/bibfix/bibfix/internal/gazetteer"
	"github.com/bibfix/bibfix/internal/words"
	"github.com/bibfix/bibfix/lint"
)

// Commas of the names of a .bib entry: those that stand where "and" should, and
// those that are missing before initials.

// commas finds names with commas where "and" should stand.
func commas(l *nameList) (lint.Diagnostic, bool) {
	for _, s := range l.Names {
		cuts := l.Outside(s, ',')
		if len(cuts) == 0 {
			continue
		}
		parts := partsOf(l.Text, s, cuts)
		if len(cuts) == 2 && (isSuffix(parts[1]) || isSuffix(parts[2])) {
			continue
		}
		d := lint.Diagnostic{Span: l.at(s.Start, s.End)}
		fix := lint.Fix{Message: "put and between the names", Safety: lint.Unsafe, Edits: l.join(s, cuts, parts)}
		switch {
		case fix.Edits != nil:
			d.Message = fmt.Sprintf("names are parted by %q, not by commas: this is read as one person of the family %q", "and", parts[0])
			d.Fixes = []lint.Fix{fix}
		case len(cuts) == 1:
			continue
		case len(cuts) == 2 && parts[2] == "":
			d.Message = "a comma too many stands behind this name"
			if strings.Contains(parts[0], " ") {
				break // "Tomas Rossi, Anna Dahl, and Bo Lund": two people, or one with two family names
			}
			d.Fixes = []lint.Fix{{Message: "take it out", Safety: lint.Unsafe, Edits: []lint.TextEdit{l.edit(cuts[1], cuts[1]+1, "")}}}
		case len(cuts) == 2:
			d.Message = fmt.Sprintf("this name has two commas: %q is read as what Jr. would be", parts[1])
		default:
			d.Message = fmt.Sprintf("this name has %d commas, where BibTeX and biber allow two", len(cuts))
		}
		return d, true
	}
	return lint.Diagnostic{}, false
}

// partsOf are the pieces of a name between its commas.
func partsOf(text string, s lint.Span, cuts []int) []string {
	var parts []string
	from := s.Start
	for _, at := range cuts {
		parts = append(parts, strings.TrimSpace(text[from:at]))
		from = at + 1
	}
	return append(parts, strings.TrimSpace(text[from:s.End]))
}

// isSuffix says whether a part of a name is a suffix, title or degree.
func isSuffix(part string) bool {
	folded := fold.Letters(part)
	switch folded {
	case "phd", "md", "dr", "prof", "sj", "op", "osb", "2nd", "3rd", "4th", "v", "vi", "vii", "mba", "esq", "frs", "ret":
		return true
	}
	return words.IsNameSuffix(folded)
}

// join are the edits that make a list of people of one name with commas: of "A.
// Okafor, B. Lund", of "Okafor A, Lund B" and of "Okafor, A., Lund, B.". Nil
// where it is none of them.
func (l *nameList) join(s lint.Span, cuts []int, parts []string) []lint.TextEdit {
	if n := len(parts); parts[n-1] == "" && n > 2 { // "A. Okafor, B. Lund, and C. Prado"
		parts = parts[:n-1]
	}
	given, bare, turned := true, true, len(parts)%2 == 0 && len(parts) > 2
	for i, part := range parts {
		given = given && isGivenFirst(part, len(parts) > 2)
		bare = bare && initialsAtEnd(part) > 0
		turned = turned && (i%2 == 0 && isFamily(part) || i%2 == 1 && isInitialsOnly(part))
	}
	if !given && !bare && !turned {
		return nil
	}
	var edits []lint.TextEdit
	from := s.Start
	for i, part := range parts {
		if at := initialsAtEnd(part); bare && !given {
			start := from + strings.Index(l.Text[from:s.End], part) + at
			edits = append(edits, l.edit(start-1, start-1, ","))
		}
		if i == len(cuts) {
			break
		}
		after := s.End - len(strings.TrimLeft(l.Text[cuts[i]+1:s.End], bibname.Blanks))
		switch {
		case after == s.End:
			edits = append(edits, l.edit(cuts[i], after, ""))
		case !turned || i%2 == 1:
			edits = append(edits, l.edit(cuts[i], after, bibname.And))
		}
		from = after
	}
	return edits
}

// isGivenFirst says whether a text is a person's name with the given name
// first: with initials or, where several stand together, in full.
func isGivenFirst(part string, several bool) bool {
	tokens := strings.Fields(part)
	if len(tokens) < 2 || len(tokens) > 4 || !isFamily(tokens[len(tokens)-1]) {
		return false
	}
	if isInitial(tokens[0]) {
		return true
	}
	return several && isFullName(part) && !isOffice(tokens)
}

// isOffice says whether a word of a name is one of a body's.
func isOffice(tokens []string) bool {
	for _, t := range tokens {
		switch strings.ToLower(t) {
		case "of", "for", "department", "university", "institute", "ministry", "school", "faculty", "centre", "center", "office", "society", "college", "agency",
			"team", "group", "inc", "inc.", "ltd", "ltd.", "gmbh", "united", "national", "research", "bank", "press", "division", "council", "committee":
			return true
		}
	}
	return false
}

// isFamily says whether a text may be a family name: letters, a capital first, a small one behind.
func isFamily(s string) bool {
	first, size := utf8.DecodeRuneInString(s)
	if !unicode.IsUpper(first) || len(s) < 3 || strings.ContainsAny(s, ".0123456789{}\\") || len(strings.Fields(s)) > 2 {
		return false
	}
	return strings.ContainsFunc(s[size:], unicode.IsLower)
}

// isInitialsOnly says whether every word is initials with points.
func isInitialsOnly(s string) bool {
	for word := range strings.FieldsSeq(s) {
		if !isInitial(word) {
			return false
		}
	}
	return s != ""
}

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
	for i, s := range l.Names {
		name := l.Name(i)
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
	name := l.Text[names[0].Start:names[0].End]
	reading := fmt.Sprintf("%q is read as the family name of %q", name[initialsAtEnd(name):], name)
	fix := lint.Fix{Message: "put commas before them", Safety: lint.Unsafe}
	d := lint.Diagnostic{Span: l.whole(), Message: "no comma stands before the initials: " + reading}
	if !commas {
		fix.Message, d.Message = "put them in braces", "no braces stand around the name of a body: "+reading
	}
	for _, s := range names {
		if at := s.Start + initialsAtEnd(l.Text[s.Start:s.End]) - 1; commas {
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
