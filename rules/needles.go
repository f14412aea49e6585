package rules

import "iter"

// needles are words that are looked for all at once, in one walk over a text:
// the file may have a gigabyte, or a million authors.
type needles struct {
	rule  string // that looks for them
	words []string
	pairs [1 << 16]bool // their first two bytes
}

// allNeedles are all that were made: a test looks for each of their words in a
// long file.
var allNeedles []*needles

// newNeedles takes the rule that looks for them and words of two bytes or more.
func newNeedles(rule string, words ...string) *needles {
	n := &needles{rule: rule, words: words}
	for _, w := range words {
		n.pairs[int(w[0])<<8|int(w[1])] = true
	}
	allNeedles = append(allNeedles, n)
	return n
}

// found are the places in the text where one of the words begins. Whoever looks
// further looks there, and not at the whole text once more: in a gigabyte every
// word stands somewhere.
func found[T string | []byte](n *needles, text T) iter.Seq[int] {
	return func(yield func(int) bool) {
		pair := 0
		for i := range len(text) {
			pair = pair<<8&0xff00 | int(text[i])
			if !n.pairs[pair] || i == 0 {
				continue
			}
			for _, w := range n.words {
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

// stands says whether one of the words stands in the text.
func stands[T string | []byte](n *needles, text T) bool {
	for range found(n, text) {
		return true
	}
	return false
}
