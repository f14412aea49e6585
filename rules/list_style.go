package rules

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/bibfix/bibfix/internal/ascii"
	"github.com/bibfix/bibfix/internal/fold"
	"github.com/bibfix/bibfix/lint"
	"github.com/bibfix/bibfix/rules/internal/entry"
	"github.com/bibfix/bibfix/rules/internal/habit"
)

var _ = add(lint.Rule{
	ID:       "list-style",
	Title:    "an entry that leaves the style of its own list",
	Severity: lint.Info,
	Since:    "0.1.0",
	Doc: `
Whatever style a list follows, its entries should follow it alike. The rule asks no style guide: it learns from the list, and
remarks on the entry that does otherwise than nearly all the others (85 % of at least eight that could). It looks at

- the full stop at the end, where an entry does not end in an address,
- the comma before the last author, apart for two authors and for more,
- & against and before the last author,
- the brackets around a year that follows the authors, and the sign behind them,
- the full stop before a year in brackets,
- the emphasis of the journal's name.`,
	Fix:   "Unsafe, as a reader sees the change: adds or removes the sign. Emphasis is not set.",
	Check: checkStyle,
})

// A trait is one thing in which the entries of a list may differ.
type trait struct {
	group  string // entries are compared within a group: "two authors"
	value  string
	span   lint.Span       // where it shows
	change []lint.TextEdit // to the other value; nil where that cannot be written
}

// A styleHabit reads a trait of an entry, and says how it differs from the others.
type styleHabit struct {
	read func(*lint.Reference) (trait, bool)
	says map[string]string // by what the others have
}

var styleHabits = []styleHabit{
	{finalPoint, map[string]string{"yes": "no full stop at the end; nearly all other entries have one", "no": "a full stop at the end; nearly all other entries have none"}},
	{commaBeforeLast, map[string]string{"yes": "no comma before the last author; nearly all other entries have one", "no": "a comma before the last author; nearly all other entries have none"}},
	{conjunction, map[string]string{"&": "no & before the last author; nearly all other entries have one", "and": "no word such as and before the last author; nearly all other entries have one"}},
	{yearBrackets, map[string]string{"yes": "no brackets around the year; nearly all other entries have them", "no": "brackets around the year; nearly all other entries have none"}},
	{signBehindYear, map[string]string{".": "no full stop behind the year; nearly all other entries have one", ",": "no comma behind the year; nearly all other entries have one",
		":": "no colon behind the year; nearly all other entries have one", "none": "a sign behind the year; nearly all other entries have none"}},
	{pointBeforeYear, map[string]string{"yes": "no full stop before the year; nearly all other entries have one", "no": "a full stop before the year; nearly all other entries have none"}},
	{journalEmphasis, map[string]string{"yes": "the journal's name is not in italics; in nearly all other entries it is", "no": "the journal's name is in italics; in nearly all other entries it is not"}},
}

func checkStyle(p *lint.Pass) {
	for i := range p.Document.Lists {
		refs := entry.OfList(p.Document, i)
		for _, h := range styleHabits {
			checkHabit(p, refs, h)
		}
	}
}

func checkHabit(p *lint.Pass, refs []*lint.Reference, h styleHabit) {
	traits := make([]trait, len(refs))
	groups := map[string][]string{}
	for i, ref := range refs {
		if t, ok := h.read(ref); ok {
			traits[i] = t
			groups[t.group] = append(groups[t.group], t.value)
		}
	}
	usual := map[string]string{}
	for group, values := range groups {
		if value, clear := habit.Majority(values); clear {
			usual[group] = value
		}
	}
	for i, t := range traits {
		says := h.says[usual[t.group]]
		if t.value == "" || says == "" || t.value == usual[t.group] {
			continue
		}
		d := lint.Diagnostic{Span: t.span, Reference: refs[i], Message: says}
		if t.change != nil {
			d.Fixes = []lint.Fix{{Message: "write it as the others do", Safety: lint.Unsafe, Edits: t.change}}
		}
		p.Report(d)
	}
}

// insertBehind puts text behind the decoded byte before at.
func insertBehind(ref *lint.Reference, at int, text string) []lint.TextEdit {
	end := ref.Text.Span(at-1, at).End
	return []lint.TextEdit{{Span: lint.Span{Start: end, End: end}, New: text}}
}

// finalPoint reads how an entry ends. One that ends in an address, a number of
// a database, a question, or in a sign that no full stop follows says nothing.
func finalPoint(ref *lint.Reference) (trait, bool) {
	s := strings.TrimRightFunc(ref.Text.String, func(r rune) bool { return unicode.IsSpace(r) || unicode.Is(unicode.Cf, r) })
	last, size := utf8.DecodeLastRuneInString(s)
	if len(s) < 2 || strings.ContainsRune("?!,;:…", last) || strings.HasSuffix(s, ".”") ||
		strings.HasSuffix(s, `."`) || endsInRemark(s) || endsInAddress(ref, len(s)) {
		return trait{}, false
	}
	t := trait{value: "no", span: ref.Text.Span(len(s)-size, len(s))}
	switch {
	case last == '.':
		t.value = "yes"
		if !isAbbreviated(s) {
			t.change = []lint.TextEdit{{Span: t.span}}
		}
	case !marked(ref, len(s)-size, len(s)):
		t.change = insertBehind(ref, len(s), ".")
	}
	return t, true
}

// endsInRemark says whether the text ends in brackets of their own, which APA
// leaves without a full stop: "(Original work published 1949)", not "8(28)".
func endsInRemark(s string) bool {
	open := strings.LastIndexByte(s, '(')
	return open > 0 && s[open-1] == ' ' && s[len(s)-1] == ')'
}

// endsInStandardNumber says whether a word is the ISSN or ISBN that the text
// before it says it is.
func endsInStandardNumber(before, word string) bool {
	before = strings.TrimRight(before, ": \n")
	return word != "" && strings.Trim(word, "0123456789-–xX") == "" &&
		(fold.HasSuffix(before, "issn") || fold.HasSuffix(before, "isbn"))
}

// endsInAddress says whether the text, of that length, ends in an address or
// an identifier, with or without a full stop behind it.
func endsInAddress(ref *lint.Reference, length int) bool {
	from := strings.LastIndexAny(ref.Text.String[:length], " \n") + 1
	word := strings.TrimRight(ref.Text.String[from:length], ".>)]")
	const shortest = 7 // digits of a number in PubMed and its like
	number := len(word) >= shortest && strings.Trim(word, "0123456789") == ""
	if number || endsInStandardNumber(ref.Text.String[:from], word) || strings.Contains(word, "/") ||
		strings.HasPrefix(word, "www.") || strings.HasPrefix(word, "doi:") {
		return true
	}
	for _, m := range ref.Marks {
		if m.Kind == lint.Link && m.End >= length-1 {
			return true
		}
	}
	return false
}

// marked says whether any markup ends at the decoded range or lies over it.
func marked(ref *lint.Reference, start, end int) bool {
	for _, m := range ref.Marks {
		if m.Start < end && start < m.End {
			return true
		}
	}
	return false
}

// lastJoint finds the word or sign before the last of two or more authors, with
// the blank in front of it.
func lastJoint(ref *lint.Reference) (start, end int, word string) {
	f := ref.Field("author")
	if f == nil || len(f.Names) < 2 || f.Open || f.End > ref.Text.Len() {
		return 0, 0, ""
	}
	text := ref.Text.String[f.Start:f.End]
	for _, joint := range [...]string{"&", "and", "und", "et", "y", "e", "en", "och", "og"} {
		if at := strings.LastIndex(text, " "+joint+" "); at > 0 && at > start-f.Start {
			start, end, word = f.Start+at, f.Start+at+1+len(joint), joint
		}
	}
	return start, end, word
}

func commaBeforeLast(ref *lint.Reference) (trait, bool) {
	start, end, word := lastJoint(ref)
	if word == "" {
		return trait{}, false
	}
	t := trait{group: "two", value: "no", span: ref.Text.Span(start+1, end)}
	if len(ref.Names("author")) > 2 {
		t.group = "more"
	}
	if ref.Text.String[start-1] == ',' {
		t.value = "yes"
		t.span = ref.Text.Span(start-1, end)
		t.change = []lint.TextEdit{{Span: ref.Text.Span(start-1, start)}}
	} else {
		t.change = insertBehind(ref, start, ",")
	}
	return t, true
}

func conjunction(ref *lint.Reference) (trait, bool) {
	start, end, word := lastJoint(ref)
	if word == "" {
		return unjoined(ref)
	}
	t := trait{value: "and", span: ref.Text.Span(start+1, end)}
	if word == "&" {
		t.value = "&"
	} else if ref.Text.Exact(start+1, end) {
		t.change = []lint.TextEdit{{Span: t.span, New: "&"}}
	}
	return t, true
}

// unjoined reads a row of people that nothing joins. Long rows may end in an
// ellipsis, bodies hold words of their own.
func unjoined(ref *lint.Reference) (trait, bool) {
	const longest = 7
	f := ref.Field("author")
	if f == nil || f.Open || len(f.Names) < 2 || len(f.Names) > longest || yearBehindAuthors(ref) == nil {
		return trait{}, false // without the year behind them there may be more of them
	}
	for _, n := range f.Names {
		if n.Literal != "" || n.Given == "" || n.Repeated {
			return trait{}, false
		}
	}
	return trait{value: "none", span: f.Names[len(f.Names)-1].Span}, true
}

// yearBrackets looks at a year that follows the authors.
func yearBrackets(ref *lint.Reference) (trait, bool) {
	f := yearBehindAuthors(ref)
	if f == nil {
		return trait{}, false
	}
	t := trait{value: "no", span: ref.Text.Span(f.Start, f.End)}
	if strings.HasSuffix(strings.TrimRight(ref.Text.String[:f.Start], " "), "(") {
		t.value = "yes"
	}
	return t, true
}

// yearBehindAuthors is the year of an entry where it follows the authors, with
// nothing between them but signs.
func yearBehindAuthors(ref *lint.Reference) *lint.Field {
	author, issued := ref.Field("author"), ref.Field("issued")
	if author == nil || issued == nil || ref.Field("title") == nil || author.Start > 0 || issued.Start <= author.End ||
		issued.End > ref.Text.Len() || issued.Date.End != 0 || issued.Date.Original != 0 {
		return nil
	}
	for _, n := range author.Names {
		if strings.Count(n.Literal, ",") > 1 {
			return nil // more than a name
		}
	}
	if strings.Trim(ref.Text.String[author.End:issued.Start], " .,(\n") != "" {
		return nil
	}
	if rest := strings.TrimLeft(ref.Text.String[issued.End:], ")] "); rest != "" && ascii.Digit(rest[0]) {
		return nil // two years: "(1951) 2002"
	}
	return issued
}

// signBehindYear looks at the sign behind the bracket of such a year.
func signBehindYear(ref *lint.Reference) (trait, bool) {
	f := yearBehindAuthors(ref)
	if f == nil || ref.Text.String[f.Start-1] != '(' || !strings.HasPrefix(ref.Text.String[f.End:], ")") {
		return trait{}, false
	}
	at := f.End + 1
	t := trait{value: "none", span: ref.Text.Span(f.Start-1, at)}
	switch rest := ref.Text.String[at:]; {
	case rest == "" || marked(ref, at-1, at):
		return trait{}, false
	case strings.IndexByte(".,:", rest[0]) >= 0:
		t.value = rest[:1]
	case rest[0] != ' ' && rest[0] != '\n':
		return trait{}, false
	}
	return t, true
}

// pointBeforeYear looks at what stands before the year in brackets that
// follows the authors.
func pointBeforeYear(ref *lint.Reference) (trait, bool) {
	author, issued := ref.Field("author"), ref.Field("issued")
	if author == nil || issued == nil || issued.Start < 2 || issued.End > ref.Text.Len() {
		return trait{}, false
	}
	s := ref.Text.String
	open := issued.Start - 1
	if s[open] != '(' || author.End > open {
		return trait{}, false
	}
	at := len(strings.TrimRight(s[:open], " \n"))
	if at == 0 || at-author.End > 1 || marked(ref, at-1, at) {
		return trait{}, false
	}
	t := trait{value: "no", span: ref.Text.Span(open, issued.End)}
	switch c := s[at-1]; {
	case c == '.' && isAbbreviated(s[:at]):
		return trait{}, false // the point of an initial proves nothing
	case c == '.':
		t.value = "yes"
		t.change = []lint.TextEdit{{Span: ref.Text.Span(at-1, at)}}
	case ascii.Letter(c) || c >= utf8.RuneSelf:
		t.change = insertBehind(ref, at, ".")
	default:
		return trait{}, false
	}
	return t, true
}

// isAbbreviated says whether the last word of s, which ends in a point, is an
// initial or the like: "B.", "Jr.", "al.", "Th.".
func isAbbreviated(s string) bool {
	word := strings.TrimRight(s, ".")
	word = word[strings.LastIndexAny(word, " .-,&\n")+1:]
	return utf8.RuneCountInString(word) < 4 && !strings.ContainsAny(word, "0123456789")
}

// journalEmphasis says whether the journal's name of an article is emphasised.
// Emphasis between a plain name and its volume says that the name was read
// wrong, and without a volume it may be that of a publisher.
func journalEmphasis(ref *lint.Reference) (trait, bool) {
	f, volume := ref.Field("container-title"), ref.Field("volume")
	if f == nil || volume == nil || ref.Type != "article-journal" || f.End <= f.Start || f.End > ref.Text.Len() {
		return trait{}, false
	}
	t := trait{value: "no", span: ref.Text.Span(f.Start, f.End)}
	middle := (f.Start + f.End) / 2
	for _, m := range ref.Marks {
		switch {
		case m.Kind != lint.Emphasis:
		case m.Start <= middle && middle < m.End:
			t.value = "yes"
		case f.End <= m.Start && m.End <= volume.Start:
			return trait{}, false
		}
	}
	return t, true
}
