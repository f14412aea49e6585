// Package ascii tells the kinds of single bytes. Bytes of other characters in
// UTF-8 are none of them.
package ascii

// Digit says whether c is one of 0 to 9.
func Digit(c byte) bool { return '0' <= c && c <= '9' }

// Letter says whether c is one of a to z, or A to Z.
func Letter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }

// Space says whether c is white space as C has it.
func Space(c byte) bool { return c == ' ' || '\t' <= c && c <= '\r' }

// Digits counts the digits at the start of s.
func Digits(s string) int {
	n := 0
	for n < len(s) && Digit(s[n]) {
		n++
	}
	return n
}

// Number says whether s is digits and nothing else; "" is no number.
func Number(s string) bool { return s != "" && Digits(s) == len(s) }
