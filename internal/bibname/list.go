package bibname

import (
	"strings"
	"unicode/utf8"

	"github.com/bibfix/bibfix/internal/ascii"
	"github.com/bibfix/bibfix/internal/fold"
	"github.com/bibfix/bibfix/lint"
)

// A List is a list of names as a .bib file has it, parted at the word "and". All
// places are bytes of Text.
type List struct {
	Text  string
	Names []lint.Span // blanks aside; empty ones too
	Ands  []lint.Span // the words between them
}

// Split parts the names at the word "and" outside of braces, in any case of letters.
func Split(text string) List {
	l := List{Text: text}
	from, depth := 0, 0
	for i := 0; i < len(text); i++ {
		switch c := text[i]; {
		case c == '{':
			depth++
		case c == '}':
			depth--
		case depth == 0 && BlankAt(text, i-1) && BlankAt(text, i+3) && fold.HasPrefix(text[i:], "and"):
			l.take(from, i)
			l.Ands = append(l.Ands, lint.Span{Start: i, End: i + 3})
			from = i + 3
			i += 2
		}
	}
	l.take(from, len(text))
	return l
}

func (l *List) take(from, to int) {
	name := l.Text[from:to]
	end := from + len(strings.TrimRight(name, Blanks))
	l.Names = append(l.Names, lint.Span{Start: min(end, to-len(strings.TrimLeft(name, Blanks))), End: end})
}

// Blanks are the signs that part words.
const Blanks = " \t\r\n"

// BlankAt says whether white space, or nothing, stands at that place.
func BlankAt(s string, i int) bool {
	return i < 0 || i >= len(s) || strings.IndexByte(Blanks, s[i]) >= 0
}

// Name is name i as it stands.
func (l *List) Name(i int) string { return l.Text[l.Names[i].Start:l.Names[i].End] }

// Outside are the places of a sign in the range that stand in no braces.
func (l *List) Outside(span lint.Span, sign byte) []int {
	var at []int
	depth := 0
	for i := span.Start; i < span.End; i++ {
		switch l.Text[i] {
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

// etAlForms are the ways to write "et al.", without its last point.
var etAlForms = [...]string{"et al", "et. al", "et~al", "et.~al"}

// EtAl finds the "et al." that ends a list: where it begins, in braces or a command
// or in none, and where the names before it end.
func (l *List) EtAl() (at, names int, found bool) {
	at, rest := -1, ""
	for _, form := range etAlForms {
		if i := fold.LastIndex(l.Text, form); i > at {
			at, rest = i, l.Text[i+len(form):]
		}
	}
	if at < 1 || strings.IndexByte(" \n\t\r~{,", l.Text[at-1]) < 0 || strings.Trim(rest, " .}\r\n\t") != "" {
		return 0, 0, false
	}
	before := strings.TrimRight(l.Text[:at], Blanks)
	if strings.HasPrefix(l.Text[at:], "Et") && strings.HasSuffix(before, ",") {
		return 0, 0, false // somebody's given names
	}
	head := withoutOpening(before)
	if first, found := fold.CutSuffix(head, " and"); found {
		head = strings.TrimRight(first, Blanks+",;")
	}
	return at, len(head), head != "" && strings.Count(head, "{") == strings.Count(head, "}")
}

// withoutOpening is a list of names without what opens its "et al.": commas, and
// braces with the command that they belong to, "\emph{" and "{\it".
func withoutOpening(list string) string {
	for {
		head := strings.TrimRight(list, Blanks+",;&{")
		at := strings.LastIndexByte(head, '\\')
		if at < 0 || at+1 == len(head) || strings.ContainsFunc(head[at+1:], func(c rune) bool { return c >= utf8.RuneSelf || !ascii.Letter(byte(c)) }) {
			return head
		}
		list = head[:at]
	}
}
