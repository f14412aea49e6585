package cite

import "strings"

// A bracket is a pair of round or square brackets, full-width ones included:
// the bytes from its opening to past its closing sign.
type bracket struct {
	open, inner int // of the opening sign and past it
	close, end  int // of the closing sign and past it
	square      bool
	labels      bool // it holds labels of letters, which were read
}

// longestBracket is in bytes; a longer one is no citation, and bounds the work
// that unbalanced brackets can make.
const longestBracket = 6000

// deepestBracket bounds how many brackets may stand around one that is read:
// each is read once more for every bracket around it.
const deepestBracket = 5

// mostOpen bounds how many brackets are open at once: what does not close is
// forgotten, and a line of nothing else must not fill the memory.
const mostOpen = 100

// brackets finds the pairs of s in the order of their opening signs. What does
// not pair ("1)", a smiley) is passed over.
func brackets(dst []bracket, s string) []bracket {
	dst = dst[:0]
	var stack []int // of indices into dst
	for i := 0; i < len(s); i++ {
		kind, size := bracketAt(s, i)
		switch kind {
		case '(', '[':
			for len(stack) > 0 && i-dst[stack[0]].open > longestBracket {
				stack = stack[1:] // nothing will close it
			}
			if len(stack) == mostOpen {
				break
			}
			stack = append(stack, len(dst))
			dst = append(dst, bracket{open: i, inner: i + size, square: kind == '['})
			i += size - 1
		case ')', ']':
			for depth := len(stack) - 1; depth >= 0 && depth >= len(stack)-4; depth-- {
				b := &dst[stack[depth]]
				if b.square == (kind == ']') {
					if i-b.open <= longestBracket {
						b.close, b.end = i, i+size
					}
					stack = stack[:depth]
					break
				}
			}
			i += size - 1
		}
	}
	paired := dst[:0]
	var around []int // ends of the brackets that are open
	for _, b := range dst {
		for len(around) > 0 && around[len(around)-1] <= b.open {
			around = around[:len(around)-1]
		}
		if b.end > 0 && len(around) < deepestBracket && !neverClosed(s, b) {
			paired = append(paired, b)
			around = append(around, b.end)
		}
	}
	return paired
}

// shortestSentences is in bytes: what a bracket that was never closed runs over before
// some other sign closes it.
const shortestSentences = 100

// neverClosed says whether a sentence ends behind an inner bracket and another begins: the
// sign that closes the outer one belongs to something else, "(Okafor et al., (2018). Ports …
// at 1) fast ones".
func neverClosed(s string, b bracket) bool {
	if b.square || b.close-b.inner < shortestSentences {
		return false
	}
	depth := 0
	for i := b.inner; i < b.close; i++ {
		switch s[i] {
		case '(':
			depth++
		case ')':
			depth--
			if depth == 0 && strings.HasPrefix(s[i+1:], ". ") && startsUpper(s[i+3:]) {
				return true
			}
		}
	}
	return false
}

// bracketAt gives the plain form and the size of the bracket sign at i, 0 for
// any other byte.
func bracketAt(s string, i int) (byte, int) {
	switch c := s[i]; c {
	case '(', ')', '[', ']':
		return c, 1
	case 0xef, 0xe3:
		for _, wide := range wideBrackets {
			if strings.HasPrefix(s[i:], wide.sign) {
				return wide.plain, len(wide.sign)
			}
		}
	}
	return 0, 0
}

var wideBrackets = [...]struct {
	sign  string
	plain byte
}{{"（", '('}, {"）", ')'}, {"［", '['}, {"］", ']'}, {"【", '['}, {"】", ']'}}
