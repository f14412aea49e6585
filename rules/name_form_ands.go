package rules

import (
	"strings"

	"github.com/bibfix/bibfix/internal/bibname"
	"github.com/bibfix/bibfix/internal/fold"
	"github.com/bibfix/bibfix/lint"
	"github.com/bibfix/bibfix/rules/internal/entry"
)

// What parts the names of a .bib entry: the word "and", which is all that BibTeX and
// biber understand.

func checkAnds(p *lint.Pass, r *lint.Reference) {
	for i := range r.Fields {
		f := &r.Fields[i]
		switch f.Name {
		case "author", "editor", "translator", "container-author":
		default:
			continue
		}
		if !entry.Literal(f) || r.Trust == lint.Suggest || !suspicious(f.Text) {
			continue
		}
		l := nameList{bibname.Split(p.Source(f.Span)), f.Span.Start}
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
// signs or words in it that a list parted by "and" has not. In braces they may be right.
func suspicious(text string) bool {
	commas := 0
	dotted, plain := false, true // the name at hand has a point, the word at hand is capitals alone
	word := 0                    // where that word begins
	for i := range len(text) {
		c := text[i]
		switch c {
		case '=':
			return false // biblatex's extended names
		case ';', '&':
			return true
		case ',':
			if commas++; commas > 1 || dotted {
				return true
			}
		case '.':
			dotted = true
		case ' ', '\n', '\t', '\r':
			if i == word+3 && isAnd(text[word:]) {
				commas, dotted = 0, false
			}
			word, plain = i+1, true
			continue
		}
		plain = plain && 'A' <= c && c <= 'Z'
	}
	return tailIs(text, "al") || tailIs(text, "Al") || tailIs(text, "AL") || tailIs(text, "and") ||
		len(text) > 4 && isAnd(text) && text[3] == ' ' ||
		plain && word > 0 && len(text)-word <= 3 && len(text) > word || strings.Contains(text, " and and ")
}

// isAnd says whether a text of three letters or more begins with "and".
func isAnd(text string) bool {
	return text[0]|' ' == 'a' && text[1]|' ' == 'n' && text[2]|' ' == 'd'
}

// tailIs says whether a text ends in the word, points aside. A tie may stand before it.
func tailIs(text, word string) bool {
	n := len(strings.TrimRight(text, " .\r\n\t"))
	return n > len(word) && text[n-len(word):n] == word && strings.IndexByte(" \n\xa0", text[n-len(word)-1]) >= 0
}

// A nameList is a list of names as the file has it.
type nameList struct {
	bibname.List
	start int // of its text in the file
}

// at is the place in the file.
func (l *nameList) at(start, end int) lint.Span {
	return lint.Span{Start: l.start + start, End: l.start + end}
}

func (l *nameList) edit(start, end int, text string) lint.TextEdit {
	return lint.TextEdit{Span: l.at(start, end), New: text}
}

// whole is the list without the blanks around it.
func (l *nameList) whole() lint.Span {
	return l.at(l.Names[0].Start, max(l.Names[len(l.Names)-1].End, l.Names[0].Start+1))
}

// etAlOf finds the "et al." that ends a list.
func etAlOf(l *nameList) (lint.Diagnostic, bool) {
	at, names, found := l.EtAl()
	end := len(strings.TrimRight(l.Text, bibname.Blanks))
	return lint.Diagnostic{
		Span: l.at(at, end), Message: `"et al." is read as somebody's name: .bib files say "and others"`,
		Fixes: []lint.Fix{{Message: "write and others", Safety: lint.Safe, Edits: []lint.TextEdit{l.edit(names, end, bibname.And+bibname.Others)}}},
	}, found
}

// emptyName finds an "and" beside which no name stands.
func emptyName(l *nameList) (lint.Diagnostic, bool) {
	var edits []lint.TextEdit
	last := len(l.Names) - 1
	filled := 0
	for i, s := range l.Names {
		switch {
		case s.Len() > 0:
			filled++
		case i < last: // the "and" behind it goes, with the blanks
			edits = append(edits, l.edit(l.Ands[i].Start, max(l.Names[i+1].Start, l.Ands[i].End), ""))
		case i > 0 && l.Names[i-1].Len() > 0:
			edits = append(edits, l.edit(l.Names[i-1].End, l.Ands[i-1].End, ""))
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
	cuts := l.Outside(lint.Span{End: len(l.Text)}, ';')
	if len(cuts) == 0 || strings.IndexByte(l.Text, '&') >= 0 || strings.ContainsFunc(l.Text, fold.IsEastAsian) {
		return lint.Diagnostic{}, false
	}
	var edits []lint.TextEdit
	for _, at := range cuts {
		before := len(strings.TrimRight(l.Text[:at], bibname.Blanks))
		after := len(l.Text) - len(strings.TrimLeft(l.Text[at+1:], bibname.Blanks))
		switch rest := l.Text[after:]; {
		case before == 0:
			return lint.Diagnostic{}, false
		case rest == "":
			edits = append(edits, l.edit(before, after, ""))
		case len(rest) > 4 && fold.HasPrefix(rest, "and") && bibname.BlankAt(rest, 3):
			edits = append(edits, l.edit(before, after, " "))
		default:
			edits = append(edits, l.edit(before, after, bibname.And))
		}
	}
	return lint.Diagnostic{
		Span: l.whole(), Message: `names are parted by "and", not by semicolons: these are read as one`,
		Fixes: []lint.Fix{{Message: "write and", Safety: lint.Unsafe, Edits: edits}},
	}, true
}

// ampersands finds "&" between two people. A firm's name has no initials.
func ampersands(l *nameList) (lint.Diagnostic, bool) {
	for _, at := range l.Outside(lint.Span{End: len(l.Text)}, '&') {
		start, end := at, at+1
		if start > 0 && l.Text[start-1] == '\\' {
			start--
		}
		if !bibname.BlankAt(l.Text, start-1) || !bibname.BlankAt(l.Text, end) {
			continue
		}
		left, right := l.Text[max(0, start-longestName):start], l.Text[end:min(len(l.Text), end+longestName)]
		if i := strings.LastIndex(left, bibname.And); i >= 0 {
			left = left[i+5:]
		}
		right, _, _ = strings.Cut(right, bibname.And)
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
