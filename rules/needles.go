package rules

// needles are words that are looked for all at once, in one walk over a text:
// the file may have a gigabyte, or a million authors.
type needles struct {
	words []string
	pairs [1 << 16]bool // their first two bytes
}

// newNeedles takes words of two bytes or more.
func newNeedles(words ...string) *needles {
	n := &needles{words: words}
	for _, w := range words {
		n.pairs[int(w[0])<<8|int(w[1])] = true
	}
	return n
}

// stands says whether one of the words stands in the text.
func stands[T string | []byte](n *needles, text T) bool {
	pair := 0
	for i := range len(text) {
		pair = pair<<8&0xff00 | int(text[i])
		if !n.pairs[pair] {
			continue
		}
		for _, w := range n.words {
			if i > 0 && len(text)-i >= len(w)-1 && string(text[i-1:i-1+len(w)]) == w {
				return true
			}
		}
	}
	return false
}
