// Package mojibake finds letters that were written in UTF-8 and read in
// Windows-1252 or Latin-1 on the way: "Ã©" for é, "â€™" for ’. Only what
// decodes to a plausible character and could not have been meant as it stands
// is found: French capitals before a closing quotation mark ("LIBERTÉ…”") have
// the same bytes as garbage.
package mojibake

import (
	"bytes"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

// A Run is a stretch of damaged bytes.
type Run struct {
	Start, End int
	Text       string // what it was; "" where the bytes are lost
}

// Find returns the damaged stretches of data in order.
func Find(data []byte) []Run {
	var runs []Run
	for i := 0; i < len(data); {
		// Every sequence begins with one of U+00C2 to U+00F4, in UTF-8 C3 82 to
		// C3 B4; every replacement character with EF.
		if data[i] != 0xC3 && data[i] != 0xEF {
			i++
			continue
		}
		run := runAt(data, i)
		if run.End > i {
			runs = append(runs, run)
			i = run.End
			continue
		}
		_, size := utf8.DecodeRune(data[i:])
		i += size
	}
	return runs
}

// runAt reads the damaged characters that begin at i.
func runAt(data []byte, i int) Run {
	if bytes.HasPrefix(data[i:], []byte("\ufffd")) {
		end := i
		for bytes.HasPrefix(data[end:], []byte("\ufffd")) {
			end += len("\ufffd")
		}
		return Run{Start: i, End: end}
	}
	// Twice read wrongly: the result is garbage of the same kind, which needs
	// no other proof.
	if half, end, _ := decode(data, i, false); end > i {
		if text, whole, _ := decode(half, 0, true); whole == len(half) {
			return Run{i, end, string(text)}
		}
	}
	text, end, first := decode(data, i, true)
	const euro = "â€" // of a quotation mark whose last byte Windows-1252 does not have
	switch {
	case end == i && bytes.HasPrefix(data[i:], []byte(euro)):
		return Run{Start: i, End: i + len(euro)}
	case end == i, end == i+first.length && !first.proven(data, i):
		return Run{}
	}
	return Run{i, end, string(text)}
}

// decode reads the sequences that stand at i without a gap. The strict way
// takes those that end in a plausible character; the other way takes also what
// could be garbage once more.
func decode(data []byte, i int, strict bool) (text []byte, end int, first sequence) {
	end = i
	for strict || end-i < longestHalf {
		s, ok := sequenceAt(data, end)
		if _, again := windowsByte(s.meant); !ok || !plausible(s.meant) && (strict || !again) {
			return text, end, first
		}
		if end == i {
			first = s
		}
		text = utf8.AppendRune(text, s.meant)
		end += s.length
	}
	return text, end, first
}

// longestHalf bounds the bytes that are read in the hope of twofold garbage:
// words are shorter, and the hope may fail at every byte.
const longestHalf = 256

// A sequence is one character that was read as two to four.
type sequence struct {
	length int // in bytes of the damaged text
	lead   byte
	tail   []rune // the characters after the lead
	meant  rune
}

func sequenceAt(data []byte, i int) (sequence, bool) {
	r, size := utf8.DecodeRune(data[i:])
	if r < 0xC2 || r > 0xF4 {
		return sequence{}, false
	}
	s := sequence{length: size, lead: byte(r)}
	original := []byte{s.lead}
	for range following(s.lead) {
		r, size := utf8.DecodeRune(data[i+s.length:])
		b, ok := windowsByte(r)
		if !ok || b < 0x80 || b > 0xBF {
			return sequence{}, false
		}
		original = append(original, b)
		s.tail = append(s.tail, r)
		s.length += size
	}
	meant, size := utf8.DecodeRune(original)
	s.meant = meant
	return s, size == len(original) && meant != utf8.RuneError
}

// following is the number of bytes that follow a lead byte of UTF-8.
func following(lead byte) int {
	switch {
	case lead >= 0xF0:
		return 3
	case lead >= 0xE0:
		return 2
	}
	return 1
}

// windowsByte is the byte that Windows-1252 shows as r. The five bytes it
// leaves open are shown as control characters, as Latin-1 has them.
func windowsByte(r rune) (byte, bool) {
	if 0x80 <= r && r <= 0x9F {
		return byte(r), true
	}
	return charmap.Windows1252.EncodeRune(r)
}

// plausible says whether people write that character in a manuscript.
func plausible(r rune) bool {
	switch {
	case 0xA0 <= r && r <= 0x17F, 0x218 <= r && r <= 0x21B: // Latin, with Romanian
		return true
	case 0x300 <= r && r <= 0x36F: // combining marks
		return true
	case 0x386 <= r && r <= 0x3CE, 0x401 <= r && r <= 0x451, 0x5D0 <= r && r <= 0x5EA, 0x620 <= r && r <= 0x64A:
		return true
	case 0x1E00 <= r && r <= 0x1EFF: // Latin of Vietnam
		return true
	case 0x2009 <= r && r <= 0x203A, 0x20AC == r, 0x2122 == r, 0x2190 <= r && r <= 0x2193, 0x2212 == r, 0x2260 <= r && r <= 0x2265:
		return true
	case r == 0xFEFF, 0xFB00 <= r && r <= 0xFB06: // byte order mark, ligatures
		return true
	}
	return unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul)
}

// proven says whether a sequence that stands alone at i cannot have been
// meant as it stands.
func (s sequence) proven(data []byte, i int) bool {
	if s.lead == 0xE2 && s.tail[0] == '€' {
		return true
	}
	signs, dash := true, false // all of the tail may follow a letter in good text
	for _, r := range s.tail {
		if 0x80 <= r && r <= 0x9F { // nobody types control characters
			return true
		}
		signs = signs && punctuates(r)
		dash = dash || r == '–' || r == '—'
	}
	before, _ := utf8.DecodeLastRune(data[:i])
	after, _ := utf8.DecodeRune(data[i+s.length:])
	switch {
	case s.lead >= 0xCE && s.lead <= 0xDF: // Greek, Cyrillic, Hebrew and Arabic words have two letters
		return false
	case !signs:
		return true
	case dash, s.lead == 0xE1: // á with two signs is a letter of Vietnam within a word
		return unicode.IsLower(before) && unicode.IsLetter(after)
	}
	return following(s.lead) == 1 && (unicode.IsLower(before) || unicode.IsLetter(after))
}

// punctuates says whether r may follow a letter in good text.
func punctuates(r rune) bool {
	switch r {
	case '‘', '’', '“', '”', '„', '‚', '«', '»', '‹', '›', '…', '–', '—', '\u00a0', '·', '†', '‡', '*', '¹', '²', '³', '´', '°', 'º', 'ª', '™', '®', '©', '§', '¿', '¡', '\u00ad':
		return true
	}
	return false
}
