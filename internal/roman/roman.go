// Package roman reads Roman numerals.
package roman

// Of says whether s is made of the letters of numerals and of nothing else, in
// whatever order. So are "mix" and "Civil": ask where a number is expected.
func Of(s string) bool {
	for i := range len(s) {
		if digit(s[i]) == 0 {
			return false
		}
	}
	return s != ""
}

// Value is what a numeral counts, "IIII" as well; 0 for what is none.
func Value(s string) int {
	n := 0
	for i := range len(s) {
		v := digit(s[i])
		switch {
		case v == 0:
			return 0
		case i+1 < len(s) && digit(s[i+1]) > v:
			n -= v
		default:
			n += v
		}
	}
	return n
}

// Usual is what a numeral counts that is written in the one usual way, in small
// letters: "xiv" and not "xiiii". It is 0 for all others, and from 400 on.
//
// There the letters d and m begin, and with them words and abbreviations: "cd",
// "md", "mild".
func Usual(s string) int {
	hundreds := 0
	for hundreds < 3 && hundreds < len(s) && s[hundreds] == 'c' {
		hundreds++
	}
	tens, rest := decimal(s[hundreds:], 'x', 'l', 'c')
	ones, rest := decimal(rest, 'i', 'v', 'x')
	if rest != "" {
		return 0
	}
	return 100*hundreds + 10*tens + ones
}

// decimal reads one decimal at the start of s, which is written in the letters
// for one, five and ten of its size.
func decimal(s string, one, five, ten byte) (n int, rest string) {
	if len(s) > 1 && s[0] == one && (s[1] == ten || s[1] == five) {
		if s[1] == ten {
			return 9, s[2:]
		}
		return 4, s[2:]
	}
	if s != "" && s[0] == five {
		n, s = 5, s[1:]
	}
	for i := 0; i < 3 && s != "" && s[0] == one; i++ {
		n, s = n+1, s[1:]
	}
	return n, s
}

func digit(c byte) int {
	switch c | 0x20 {
	case 'i':
		return 1
	case 'v':
		return 5
	case 'x':
		return 10
	case 'l':
		return 50
	case 'c':
		return 100
	case 'd':
		return 500
	case 'm':
		return 1000
	}
	return 0
}
