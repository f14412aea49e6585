// Package needles looks for many words at once, in one walk over a text: the file may
// have a gigabyte, or a million authors.
package needles

import "iter"

// A Set is words that are looked for all at once.
type Set struct {
	Rule  string // that looks for them
	Words []string
	pairs [1 << 16]bool // their first two bytes
}

// New takes the rule that looks for them and words of two bytes or more. It is for
// variables of packages: sets are listed as they are made.
func New(rule string, words ...string) *Set {
	n := &Set{Rule: rule, Words: words}
	for _, w := range words {
		n.pairs[int(w[0])<<8|int(w[1])] = true
	}
	all = append(all, n)
	return n
}

var all []*Set

// All are the sets that were made: a test looks for each of their words in a long file.
func All() []*Set { return all }

// Find are the places in the text where one of the words begins. Whoever looks
// further looks there, and not at the whole text once more: in a gigabyte every
// word stands somewhere.
func Find[T string | []byte](n *Set, text T) iter.Seq[int] {
	return func(yield func(int) bool) {
		pair := 0
		for i := range len(text) {
			pair = pair<<8&0xff00 | int(text[i])
			if !n.pairs[pair] || i == 0 {
				continue
			}
			for _, w := range n.Words {
				if len(text)-i >= len(w)-1 && string(text[i-1:i-1+len(w)]) == w {
					if !yield(i - 1) {
						return
					}
					break
				}
			}
		}
	}
}

// Any says whether one of the words stands in the text.
func Any[T string | []byte](n *Set, text T) bool {
	for range Find(n, text) {
		return true
	}
	return false
}
