// Package punct tells the end of an address or an identifier from the
// punctuation of the sentence in which it stands.
package punct

import "strings"

// End is the length of s, in bytes, without the signs at its end. A closing
// bracket goes as well, unless it was opened in s: "(see https://a.org/b_(c))".
func End(s, signs string) int {
	round := strings.Count(s, ")") - strings.Count(s, "(") // closed but never opened
	square := strings.Count(s, "]") - strings.Count(s, "[")
	end := len(s)
	for ; end > 0; end-- {
		switch c := s[end-1]; {
		case strings.IndexByte(signs, c) >= 0:
		case c == ')' && round > 0:
			round--
		case c == ']' && square > 0:
			square--
		default:
			return end
		}
	}
	return end
}
