package html

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/sergi/go-diff/diffmatchpatch"
)

// A piece is a stretch of a comparison: kept (' '), of the old text ('-') or
// of the new one ('+').
type piece struct {
	op   byte
	Text string
}

// Changed says whether the piece stands in one of the texts only.
func (p piece) Changed() bool { return p.op != ' ' }

// compareWords lists the pieces of both texts in the order of a diff. Words
// are compared and not characters: of "2015" and "2016" nobody wants to read
// that the last digit differs.
func compareWords(old, new string) []piece {
	table := map[string]rune{}
	var words []string
	number := func(text string) []rune {
		var runes []rune
		for _, w := range splitWords(text) {
			r, known := table[w]
			if !known {
				r = rune(len(words) + 1) // far below the surrogates: texts are clipped
				table[w] = r
				words = append(words, w)
			}
			runes = append(runes, r)
		}
		return runes
	}
	a, b := number(old), number(new)
	differ := diffmatchpatch.New()
	differ.DiffTimeout = 0 // else the result depends on the load of the machine
	var pieces []piece
	for _, d := range differ.DiffMainRunes(a, b, false) {
		var text strings.Builder
		for _, r := range d.Text {
			text.WriteString(words[r-1])
		}
		pieces = append(pieces, piece{" -+"[opOf(d.Type)], text.String()})
	}
	return joinChanges(pieces)
}

func opOf(t diffmatchpatch.Operation) int {
	switch t {
	case diffmatchpatch.DiffDelete:
		return 1
	case diffmatchpatch.DiffInsert:
		return 2
	}
	return 0
}

// splitWords parts text into words, blanks and single signs.
func splitWords(text string) []string {
	var words []string
	for len(text) > 0 {
		first, size := utf8.DecodeRuneInString(text)
		if class := classOf(first); class != isSign {
			size = strings.IndexFunc(text, func(r rune) bool { return classOf(r) != class })
			if size < 0 {
				size = len(text)
			}
		}
		words = append(words, text[:size])
		text = text[size:]
	}
	return words
}

// The classes of characters that words are made of.
const (
	isSign = iota
	isBlank
	inWord
)

func classOf(r rune) int {
	switch {
	case unicode.IsSpace(r):
		return isBlank
	case unicode.In(r, unicode.Letter, unicode.Digit, unicode.Mark) || r == '\u200C' || r == '\u200D':
		return inWord
	}
	return isSign
}

// parting is how many characters two changes must have between them to be two.
const parting = 4

// joinChanges makes one change of two that have next to nothing between them.
func joinChanges(pieces []piece) []piece {
	var joined []piece
	var old, new string
	flush := func() {
		if old != "" {
			joined = append(joined, piece{'-', old})
		}
		if new != "" {
			joined = append(joined, piece{'+', new})
		}
		old, new = "", ""
	}
	for i, p := range pieces {
		switch {
		case p.op == '-':
			old += p.Text
		case p.op == '+':
			new += p.Text
		case old+new != "" && i+1 < len(pieces) && utf8.RuneCountInString(p.Text) < parting:
			old += p.Text
			new += p.Text
		default:
			flush()
			joined = append(joined, p)
		}
	}
	flush()
	return joined
}

// sides gives the old and the new text of a comparison, each with what is
// common cut down to what stands near a change.
func sides(pieces []piece) (old, new []piece) {
	for i, p := range pieces {
		if p.op == ' ' {
			p.Text = shorten(p.Text, i == 0, i == len(pieces)-1)
		}
		if p.op != '+' {
			old = append(old, p)
		}
		if p.op != '-' {
			new = append(new, p)
		}
	}
	return old, new
}

// nearby is how many bytes of common text stand beside a change.
const nearby = 100

// shorten cuts the middle out of common text, or the end that is away from
// the change.
func shorten(text string, first, last bool) string {
	if first && last || len(text) <= 2*nearby {
		return text
	}
	head, tail := "", ""
	if !first {
		head = text[:lastBlank(text, nearby)]
	}
	if !last {
		tail = text[lastBlank(text, len(text)-nearby):]
	}
	return head + " " + ellipsis + " " + tail
}

// lastBlank is the offset of the last blank before at, or of a character there.
func lastBlank(text string, at int) int {
	if i := strings.LastIndexByte(text[:at], ' '); i > at-nearby/2 {
		return i
	}
	for at > 0 && !utf8.RuneStart(text[at]) {
		at--
	}
	return at
}
