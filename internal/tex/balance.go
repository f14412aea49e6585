package tex

import "bytes"

// Unbalanced counts the braces of a TeX text that have no partner. Those behind
// a backslash are signs, and what a comment holds is not read; braces in
// verbatim text are counted like others, so the number only serves to hold two
// versions of one text against each other.
func Unbalanced(data []byte) int {
	opened, unopened := 0, 0
	for i := 0; i < len(data); i++ {
		switch data[i] {
		case '\\':
			i++
		case '%':
			end := bytes.IndexAny(data[i:], "\r\n")
			if end < 0 {
				return opened + unopened
			}
			i += end
		case '{':
			opened++
		case '}':
			if opened == 0 {
				unopened++
			} else {
				opened--
			}
		}
	}
	return opened + unopened
}
