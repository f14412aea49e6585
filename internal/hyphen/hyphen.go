// Package hyphen tells a hyphen that belongs to a word, and happens to stand
// at the end of a line, from one that the line's end put there: "long-" before
// "term" stays, "lev-" before "ies" goes.
//
// A dictionary would know more, one for each language. The text itself is a
// good witness without one: what it writes with a hyphen elsewhere it means to.
package hyphen

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Words holds the words that a text writes with a hyphen inside a line, by the
// hash of the parts around it.
type Words map[uint64]struct{}

// Find gives the words with a hyphen of a text. Time is linear in its length,
// memory in the number of such words.
func Find(text []byte) Words {
	var w Words
	for i, c := range text {
		size := 1
		switch {
		case c == '-':
		case c == 0xE2 && i+2 < len(text) && text[i+1] == 0x80 && text[i+2] == 0x90: // U+2010
			size = 3
		default:
			continue
		}
		before, after := lastLetters(text[:i]), firstLetters(text[i+size:])
		if len(before) == 0 || len(after) == 0 {
			continue
		}
		if w == nil {
			w = Words{}
		}
		w[key(before, after)] = struct{}{}
	}
	return w
}

// Keeps says whether the hyphen at the end of before, which is left out there,
// stays where after follows on the next line.
func (w Words) Keeps(before, after string) bool {
	first, second := lastLetters(before), firstLetters(after)
	if keepers[strings.ToLower(first)] && utf8.RuneCountInString(second) > 3 {
		return true // "well-known"; but "low-er", "high-est"
	}
	_, ok := w[key(first, second)]
	return ok
}

// keepers stand before a hyphen of their own in English, and are seldom the
// first syllable of a longer word.
var keepers = map[string]bool{
	"self": true, "long": true, "short": true, "well": true, "non": true, "high": true, "low": true, "quasi": true,
	"large": true, "small": true, "open": true, "peer": true, "cross": true,
}

// longestPart bounds the part of a word beside a hyphen, in bytes.
const longestPart = 64

func lastLetters[T string | []byte](s T) T {
	at := len(s)
	for at > 0 && len(s)-at < longestPart {
		r, size := utf8.DecodeLastRuneInString(string(s[max(0, at-utf8.UTFMax):at]))
		if !unicode.IsLetter(r) {
			break
		}
		at -= size
	}
	return s[at:]
}

func firstLetters[T string | []byte](s T) T {
	at := 0
	for at < len(s) && at < longestPart {
		r, size := utf8.DecodeRuneInString(string(s[at:min(len(s), at+utf8.UTFMax)]))
		if !unicode.IsLetter(r) {
			break
		}
		at += size
	}
	return s[:at]
}

// key is the FNV-1a hash of a word with a hyphen, small letters and capitals of
// ASCII alike.
func key[T string | []byte](before, after T) uint64 {
	h := uint64(14695981039346656037)
	for _, part := range [...]T{before, after} {
		for i := range len(part) {
			c := part[i]
			if 'A' <= c && c <= 'Z' {
				c |= 0x20
			}
			h = (h ^ uint64(c)) * 1099511628211
		}
		h = (h ^ '-') * 1099511628211
	}
	return h
}
