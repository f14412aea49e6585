package columns

import (
	"unicode"
	"unicode/utf8"
)

// words counts the words of a text by their hash, up to two.
type words map[uint64]uint8

// wordsOf are the words of a text that stand inside lines: at the end of a line they may
// be broken.
func wordsOf(data []byte) words {
	w := words{}
	for at := 0; at < len(data); {
		r, size := utf8.DecodeRune(data[at:])
		if !unicode.IsLetter(r) {
			at += size
			continue
		}
		n := lettersAt(data[at:])
		edge := at == 0 || data[at-1] == '\n' || at+n == len(data) || data[at+n] == '\n' || data[at+n] == '-'
		if key := hash(data[at : at+n]); !edge && w[key] < 2 {
			w[key]++
		}
		at += n
	}
	return w
}

// longestWord bounds what is looked at as one word, in bytes.
const longestWord = 60

// lettersAt is the length of the letters that a text begins with.
func lettersAt(s []byte) int {
	n := 0
	for n < min(len(s), longestWord) {
		r, size := utf8.DecodeRune(s[n:])
		if !unicode.IsLetter(r) {
			break
		}
		n += size
	}
	return max(n, 1)
}

// lettersBefore is the length of the letters that a text ends with.
func lettersBefore(s []byte) int {
	n := 0
	for n < min(len(s), longestWord) {
		r, size := utf8.DecodeLastRune(s[:len(s)-n])
		if !unicode.IsLetter(r) {
			break
		}
		n += size
	}
	return n
}

func hash(parts ...[]byte) uint64 {
	h := uint64(14695981039346656037) // FNV-1a
	for _, p := range parts {
		for at := 0; at < len(p); {
			r, size := utf8.DecodeRune(p[at:])
			h = (h ^ uint64(unicode.ToLower(r))) * 1099511628211
			at += size
		}
	}
	return h
}
