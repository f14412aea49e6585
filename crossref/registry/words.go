package registry

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/bibfix/bibfix/internal/fold"
	"github.com/bibfix/bibfix/lint"
)

// A key stands for what works are looked up by: a DOI, a word, or a first author
// together with a word of the title. It is a hash, so that a file of 160 million
// works need not hold its words; two words of one key cost a candidate that the
// ranking throws out.
type key uint64

// The kinds of keys.
const (
	byDOI  = 'd'
	byWord = 'w'
	byBoth = 'b'
)

// keyOf hashes with FNV-1a, and mixes the result so that keys spread evenly:
// their differences are what is stored.
func keyOf(kind byte, parts ...string) key {
	const prime = 1099511628211
	h := (uint64(14695981039346656037) ^ uint64(kind)) * prime
	for _, part := range parts {
		for i := range len(part) {
			h = (h ^ uint64(part[i])) * prime
		}
		h *= prime // where one part ends counts
	}
	h ^= h >> 33
	h *= 0xff51afd7ed558ccd
	h ^= h >> 33
	h *= 0xc4ceb9fe1a85ec53
	return key(h ^ h>>33)
}

// maxWords bounds how many words of a title, or of an entry, are looked at.
const maxWords = 64

// wordsOf gives the different words of a text, folded, in order. Scripts without
// spaces give their pairs of signs.
func wordsOf(text string) []string {
	const long = 4000 // bytes; no title has as many
	if len(text) > long {
		text = strings.ToValidUTF8(text[:long], "")
	}
	var words []string
	add := func(w string) {
		if len(words) < maxWords && !slices.Contains(words, w) {
			words = append(words, w)
		}
	}
	for _, word := range strings.Fields(fold.Words(text)) {
		if !spaceless(word) {
			add(word)
			continue
		}
		signs := []rune(word)
		for i := range max(1, len(signs)-1) {
			add(string(signs[i:min(i+2, len(signs))]))
		}
	}
	return words
}

// spaceless says whether a word is of a script that does not part words.
func spaceless(word string) bool {
	for _, r := range word {
		if r >= utf8.RuneSelf {
			return unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai)
		}
	}
	return false
}

// longest gives the n longest words, the earlier first where they are equal.
func longest(words []string, n int) []string {
	sorted := slices.Clone(words)
	slices.SortStableFunc(sorted, func(a, b string) int { return cmp.Compare(len(b), len(a)) })
	return sorted[:min(n, len(sorted))]
}

// paired is how many words of a title are stored together with the first author.
// Two, so that one may be misspelled.
const paired = 2

// keysOf gives the keys that a work is found by: its DOI, the words of its
// titles and of its first author's name, and author and title together. The last
// are for works all of whose words are common, "Wang: Deep learning".
func keysOf(w *lint.Work) []key {
	keys := []key{keyOf(byDOI, w.DOI)}
	var all []string
	for _, title := range w.Titles[:min(len(w.Titles), 4)] {
		for _, word := range wordsOf(title) {
			if !slices.Contains(all, word) {
				all = append(all, word)
			}
		}
	}
	var family []string
	if len(w.Authors) > 0 {
		family = wordsOf(cmp.Or(w.Authors[0].Family, w.Authors[0].Literal))
	}
	for _, word := range family {
		if !slices.Contains(all, word) {
			all = append(all, word)
		}
	}
	for _, word := range all {
		keys = append(keys, keyOf(byWord, word))
	}
	if len(w.Titles) > 0 && len(family) > 0 {
		for _, word := range longest(wordsOf(w.Titles[0]), paired) {
			keys = append(keys, keyOf(byBoth, family[len(family)-1], word))
		}
	}
	return keys
}
