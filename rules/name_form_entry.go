package rules

import (
	"bytes"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/bibfix/bibfix/internal/fold"
	"github.com/bibfix/bibfix/internal/words"
	"github.com/bibfix/bibfix/lint"
)

// checkNameFields looks at the names of a .bib entry as they are parted: by
// "and", which BibTeX and biber alone understand.
func checkNameFields(p *lint.Pass, r *lint.Reference) {
	for i := range r.Fields {
		f := &r.Fields[i]
		switch f.Raw {
		case "author", "editor", "translator", "bookauthor":
		default:
			continue
		}
		if !literal(f) || r.Trust == lint.Suggest || !suspicious(p.Document.Data[f.Span.Start:f.Span.End]) {
			continue
		}
		l := nameList{text: rawValue(p.Document, f), start: f.Span.Start}
		l.split()
		for _, look := range nameFaults {
			if d, found := look(&l); found {
				d.Reference = r
				p.Report(d)
				break
			}
		}
	}
}

// nameFaults look for one fault each; the first that finds one speaks.
var nameFaults = [...]func(*nameList) (lint.Diagnostic, bool){etAlOf, emptyName, semicolons, ampersands, commas, bareInitials}

// suspicious is a quick look at whether a list of names needs a slow one:
// signs or words in it that a list parted by "and" has not.
func suspicious(data []byte) bool {
	depth, commas := 0, 0
	dotted, plain := false, true // the name at hand has a point, the word at hand is capitals alone
	word := 0                    // where that word begins
	for i, c := range data {
		switch c {
		case '{':
			depth++
		case '}':
			depth--
		case '=':
			if i == 0 || data[i-1] != '\\' {
				return false // biblatex's extended names
			}
		case ';', '&':
			if depth == 0 {
				return true
			}
		case ',':
			if depth > 0 {
				continue
			}
			if commas++; commas > 1 || dotted {
				return true
			}
		case '.':
			dotted = true
		case ' ', '\n', '\t', '\r':
			if depth == 0 && i == word+3 && (data[word]|' ') == 'a' && (data[word+1]|' ') == 'n' && (data[word+2]|' ') == 'd' {
				commas, dotted = 0, false
			}
			word, plain = i+1, true
			continue
		}
		plain = plain && 'A' <= c && c <= 'Z'
	}
	return tailIs(data, "al") || tailIs(data, "Al") || tailIs(data, "AL") || tailIs(data, "and") || len(data) > 4 && (data[0]|' ') == 'a' && (data[1]|' ') == 'n' && (data[2]|' ') == 'd' && data[3] == ' ' ||
		plain && word > 0 && len(data)-word <= 3 && len(data) > word || hasDoubledAnd(data)
}

// tailIs says whether data ends in the word, points and braces aside.
func tailIs(data []byte, word string) bool {
	n := len(data)
	for n > 0 && strings.IndexByte(" .}\n\r\t", data[n-1]) >= 0 {
		n--
	}
	return n > len(word) && string(data[n-len(word):n]) == word && strings.IndexByte(" ~\n", data[n-len(word)-1]) >= 0
}

func hasDoubledAnd(data []byte) bool {
	return bytes.Contains(data, []byte(" and and "))
}

// A nameList is a list of names as the file has it.
type nameList struct {
	text  string
	start int         // of text in the file
	names []lint.Span // within text, blanks aside; empty ones too
	ands  []lint.Span // the words between them
}

// split parts the names at the word "and" outside of braces.
func (l *nameList) split() {
	from, depth := 0, 0
	for i := 0; i < len(l.text); i++ {
		switch c := l.text[i]; {
		case c == '{':
			depth++
		case c == '}':
			depth--
		case depth == 0 && blankAt(l.text, i-1) && blankAt(l.text, i+3) && fold.HasPrefix(l.text[i:], "and"):
			l.take(from, i)
			l.ands = append(l.ands, lint.Span{Start: i, End: i + 3})
			from = i + 3
			i += 2
		}
	}
	l.take(from, len(l.text))
}

// blankAt says whether white space, or nothing, stands at that place.
func blankAt(s string, i int) bool {
	return i < 0 || i >= len(s) || strings.IndexByte(" \t\r\n", s[i]) >= 0
}

func (l *nameList) take(from, to int) {
	name := l.text[from:to]
	end := from + len(strings.TrimRight(name, " \t\r\n"))
	l.names = append(l.names, lint.Span{Start: min(end, to-len(strings.TrimLeft(name, " \t\r\n"))), End: end})
}

func (l *nameList) name(i int) string { return l.text[l.names[i].Start:l.names[i].End] }

// at is the place in the file.
func (l *nameList) at(start, end int) lint.Span {
	return lint.Span{Start: l.start + start, End: l.start + end}
}

func (l *nameList) edit(start, end int, text string) lint.TextEdit {
	return lint.TextEdit{Span: l.at(start, end), New: text}
}

// whole is the list without the blanks around it.
func (l *nameList) whole() lint.Span {
	return l.at(l.names[0].Start, max(l.names[len(l.names)-1].End, l.names[0].Start+1))
}

// etAlForms are the ways to write "et al.", without its last point.
var etAlForms = [...]string{"et al", "et. al", "et~al", "et.~al"}

// etAlOf finds the "et al." that ends a list.
func etAlOf(l *nameList) (lint.Diagnostic, bool) {
	at, rest := -1, ""
	for _, form := range etAlForms {
		if i := fold.LastIndex(l.text, form); i > at {
			at, rest = i, l.text[i+len(form):]
		}
	}
	if at < 1 || strings.IndexByte(" \n\t\r~{,", l.text[at-1]) < 0 || strings.Trim(rest, " .}\r\n\t") != "" {
		return lint.Diagnostic{}, false
	}
	end := len(strings.TrimRight(l.text, " \t\r\n"))
	before := strings.TrimRight(l.text[:at], " \t\r\n")
	if strings.HasPrefix(l.text[at:], "Et") && strings.HasSuffix(before, ",") {
		return lint.Diagnostic{}, false // somebody's given names
	}
	head := withoutOpening(before)
	if first, found := fold.CutSuffix(head, " and"); found {
		head = strings.TrimRight(first, " \t\r\n,;")
	}
	if head == "" || !evenBraces(head) {
		return lint.Diagnostic{}, false
	}
	return lint.Diagnostic{
		Span: l.at(at, end), Message: `"et al." is read as somebody's name: .bib files say "and others"`,
		Fixes: []lint.Fix{{Message: "write and others", Safety: lint.Safe, Edits: []lint.TextEdit{l.edit(len(head), end, " and others")}}},
	}, true
}

// withoutOpening is a list of names without what opens its "et al.": commas, and
// braces with the command that they belong to, "\emph{" and "{\it".
func withoutOpening(list string) string {
	for {
		head := strings.TrimRight(list, " \t\r\n,;&{")
		at := strings.LastIndexByte(head, '\\')
		if at < 0 || at+1 == len(head) || strings.ContainsFunc(head[at+1:], func(c rune) bool { return c >= utf8.RuneSelf || !isLetter(byte(c)) }) {
			return head
		}
		list = head[:at]
	}
}

func evenBraces(s string) bool { return strings.Count(s, "{") == strings.Count(s, "}") }

// emptyName finds an "and" beside which no name stands.
func emptyName(l *nameList) (lint.Diagnostic, bool) {
	var edits []lint.TextEdit
	last := len(l.names) - 1
	filled := 0
	for i, s := range l.names {
		switch {
		case s.Len() > 0:
			filled++
		case i < last: // the "and" behind it goes, with the blanks
			edits = append(edits, l.edit(l.ands[i].Start, max(l.names[i+1].Start, l.ands[i].End), ""))
		case i > 0 && l.names[i-1].Len() > 0:
			edits = append(edits, l.edit(l.names[i-1].End, l.ands[i-1].End, ""))
		}
	}
	if len(edits) == 0 || filled == 0 {
		return lint.Diagnostic{}, false
	}
	return lint.Diagnostic{
		Span: l.whole(), Message: `an "and" too many: no name stands beside it, and biber leaves the entry out`,
		Fixes: []lint.Fix{{Message: "take it out", Safety: lint.Safe, Edits: edits}},
	}, true
}

// semicolons finds names parted by semicolons. Chinese and Japanese names are
// left alone: styles print such a list as it stands.
func semicolons(l *nameList) (lint.Diagnostic, bool) {
	cuts := outside(l.text, 0, len(l.text), ';')
	if len(cuts) == 0 || strings.IndexByte(l.text, '&') >= 0 || strings.ContainsFunc(l.text, isEastAsian) {
		return lint.Diagnostic{}, false
	}
	var edits []lint.TextEdit
	for _, at := range cuts {
		before := len(strings.TrimRight(l.text[:at], " \t\r\n"))
		after := len(l.text) - len(strings.TrimLeft(l.text[at+1:], " \t\r\n"))
		switch rest := l.text[after:]; {
		case before == 0:
			return lint.Diagnostic{}, false
		case rest == "":
			edits = append(edits, l.edit(before, after, ""))
		case len(rest) > 4 && fold.HasPrefix(rest, "and") && blankAt(rest, 3):
			edits = append(edits, l.edit(before, after, " "))
		default:
			edits = append(edits, l.edit(before, after, " and "))
		}
	}
	return lint.Diagnostic{
		Span: l.whole(), Message: `names are parted by "and", not by semicolons: these are read as one`,
		Fixes: []lint.Fix{{Message: "write and", Safety: lint.Unsafe, Edits: edits}},
	}, true
}

func isEastAsian(c rune) bool {
	return unicode.In(c, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul)
}

// ampersands finds "&" between two people. A firm's name has no initials.
func ampersands(l *nameList) (lint.Diagnostic, bool) {
	for _, at := range outside(l.text, 0, len(l.text), '&') {
		start, end := at, at+1
		if start > 0 && l.text[start-1] == '\\' {
			start--
		}
		if !blankAt(l.text, start-1) || !blankAt(l.text, end) {
			continue
		}
		left, right := l.text[max(0, start-longestName):start], l.text[end:min(len(l.text), end+longestName)]
		if i := strings.LastIndex(left, " and "); i >= 0 {
			left = left[i+5:]
		}
		right, _, _ = strings.Cut(right, " and ")
		if !hasInitial(left) || !hasInitial(right) {
			continue
		}
		return lint.Diagnostic{
			Span: l.at(start, end), Message: `names are parted by "and", not by "&": these are read as one`,
			Fixes: []lint.Fix{{Message: "write and", Safety: lint.Unsafe, Edits: []lint.TextEdit{l.edit(start, end, "and")}}},
		}, true
	}
	return lint.Diagnostic{}, false
}

// longestName is how far from a sign the name beside it is read, in bytes.
const longestName = 200

// hasInitial says whether a word of the text is a capital with a point.
func hasInitial(s string) bool {
	for word := range strings.FieldsSeq(s) {
		if isInitial(strings.TrimSuffix(word, ",")) {
			return true
		}
	}
	return false
}

// isInitial says whether a word is initials with points: "A.", "A.B.", "J.-P.".
func isInitial(word string) bool {
	return strings.HasSuffix(word, ".") && len(word) <= 9 && isInitials(word)
}

// outside are the places of a sign in the range that stand in no braces.
func outside(s string, start, end int, sign byte) []int {
	var at []int
	depth := 0
	for i := start; i < end; i++ {
		switch s[i] {
		case '{':
			depth++
		case '}':
			depth--
		case sign:
			if depth == 0 {
				at = append(at, i)
			}
		}
	}
	return at
}

// commas finds names with commas where "and" should stand.
func commas(l *nameList) (lint.Diagnostic, bool) {
	for _, s := range l.names {
		cuts := outside(l.text, s.Start, s.End, ',')
		if len(cuts) == 0 {
			continue
		}
		parts := partsOf(l.text, s, cuts)
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
			start := from + strings.Index(l.text[from:s.End], part) + at
			edits = append(edits, l.edit(start-1, start-1, ","))
		}
		if i == len(cuts) {
			break
		}
		after := s.End - len(strings.TrimLeft(l.text[cuts[i]+1:s.End], " \t\r\n"))
		switch {
		case after == s.End:
			edits = append(edits, l.edit(cuts[i], after, ""))
		case !turned || i%2 == 1:
			edits = append(edits, l.edit(cuts[i], after, " and "))
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
