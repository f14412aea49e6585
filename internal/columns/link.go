package columns

import (
	"bytes"
	"unicode"
	"unicode/utf8"
)

// A fragment is what one line has of one column: the line, or a part of it where
// a line of the left and one of the right column were run together.
type fragment struct {
	start, end int
	line       int  // that it is of, by number
	glued      bool // a hyphen behind it was dropped where the line of the other column was run on
	number     int  // of the label that it begins with; 0 for none
	right      bool // it is of the right column
	label      int  // that belongs before it, by its index from 1; 0 for none
}

// What the end of one line says of the beginning of the next. The points are those of a
// reader who is asked whether the one goes on in the other; they are compared with
// each other only.
const (
	sureLink  = 4
	goodLink  = 2
	fairLink  = 1
	badLink   = -3
	wrongLink = -5
)

// link says how well the text of a goes on in that of b.
func (w *weaver) link(a, b *fragment) int {
	before, after := w.data[a.start:a.end], w.data[b.start:b.end]
	first, _ := utf8.DecodeRune(after)
	if a.glued {
		return w.linkGlued(before, after, first)
	}
	last, _ := utf8.DecodeLastRune(before)
	label := isLabel(after)
	lower := unicode.IsLower(first)
	switch {
	case last == '.' || last == '?' || last == '!':
		return afterStop(before, first, label, lower)
	case label:
		if last == ')' || unicode.IsDigit(last) || last == ']' || last == '/' {
			return fairLink
		}
		return wrongLink
	case last == ',' || last == ';' || last == ':':
		return goodLink - count(unicode.IsUpper(first))
	case last == '-':
		if lower || unicode.IsUpper(first) || unicode.IsDigit(first) {
			return goodLink
		}
		return badLink
	case last == '–' || last == '(' || last == '“' || last == '«':
		if last == '–' && unicode.IsDigit(first) {
			return sureLink
		}
		return fairLink
	case unicode.IsDigit(last) || last == ')' || last == ']' || last == '”' || last == '»':
		if lower {
			return fairLink
		}
		return 0
	case lower:
		return goodLink
	case unicode.IsLetter(last) && unicode.IsUpper(first):
		if endsOpen(before) {
			return goodLink
		}
		return 0
	}
	return 0
}

// afterStop links a line that ends in a point.
func afterStop(before []byte, first rune, label, lower bool) int {
	word := before[:len(before)-1]
	n := lettersBefore(word)
	short := n > 0 && utf8.RuneCount(word[len(word)-n:]) <= 4
	switch {
	case label:
		return sureLink - 2*count(short && n < 3)
	case lower && short:
		return 0
	case lower:
		return wrongLink
	case unicode.IsDigit(first) && short:
		return goodLink
	}
	return fairLink
}

// linkGlued links a line whose last word was broken.
func (w *weaver) linkGlued(before, after []byte, first rune) int {
	if !unicode.IsLower(first) {
		return wrongLink
	}
	stem := before[len(before)-lettersBefore(before):]
	if w.words[hash(stem, after[:lettersAt(after)])] > 0 {
		return 2 * sureLink
	}
	return goodLink
}

// openers end no line but in the midst of something.
var openers = [...]string{"and", "of", "the", "in", "for", "on", "to", "a", "&", "und", "der", "die", "et", "de", "la", "le", "e", "y", "da", "do", "van", "von", "In", "with", "from", "by", "as", "at"}

func endsOpen(line []byte) bool {
	word := line[bytes.LastIndexByte(line, ' ')+1:]
	for _, o := range openers {
		if string(word) == o {
			return true
		}
	}
	return false
}

// isLabel says whether text begins with a number in brackets that is a label: an
// entry may follow, or nothing. Before anything else it is a citation.
func isLabel(text []byte) bool {
	if len(text) < 3 || text[0] != '[' {
		return false
	}
	end := bytes.IndexByte(text[:min(len(text), 7)], ']') + 1
	if label(text[:end]) == 0 {
		return false
	}
	rest := text[end:]
	if len(rest) == 0 {
		return true
	}
	r := first(bytes.TrimLeft(rest, " “„«\"‘"))
	return rest[0] == ' ' && unicode.IsUpper(r)
}

func count(b bool) int {
	if b {
		return 1
	}
	return 0
}
