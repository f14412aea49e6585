package fold

import "strings"

// ASCII gives s with A to Z as a to z and every other byte as it is. A place in
// it is the same place in s, which strings.ToLower does not promise: İ grows by a
// byte in lower case, the Kelvin sign shrinks by two, and a byte that is no UTF-8
// becomes three.
func ASCII(s string) string {
	for i := 0; i < len(s); i++ {
		if !isCapital(s[i]) {
			continue
		}
		out := []byte(s)
		for ; i < len(out); i++ {
			out[i] = small(out[i])
		}
		return string(out)
	}
	return s
}

// HasPrefix says whether s begins with the prefix, whatever the case of its
// letters A to Z: s[len(prefix):] is then what follows.
func HasPrefix(s, prefix string) bool {
	return len(s) >= len(prefix) && equal(s[:len(prefix)], prefix)
}

// HasSuffix says whether s ends in the suffix, as [HasPrefix] does of its head.
func HasSuffix(s, suffix string) bool {
	return len(s) >= len(suffix) && equal(s[len(s)-len(suffix):], suffix)
}

// CutPrefix gives s without the prefix, and whether it began with it.
func CutPrefix(s, prefix string) (rest string, found bool) {
	if !HasPrefix(s, prefix) {
		return s, false
	}
	return s[len(prefix):], true
}

// CutSuffix gives s without the suffix, and whether it ended in it.
func CutSuffix(s, suffix string) (rest string, found bool) {
	if !HasSuffix(s, suffix) {
		return s, false
	}
	return s[:len(s)-len(suffix)], true
}

// Index is the first place in s where part stands in capitals or small letters, -1
// for none.
func Index(s, part string) int { return strings.Index(ASCII(s), ASCII(part)) }

// LastIndex is the last such place.
func LastIndex(s, part string) int { return strings.LastIndex(ASCII(s), ASCII(part)) }

func equal(a, b string) bool {
	for i := 0; i < len(a); i++ {
		if small(a[i]) != small(b[i]) {
			return false
		}
	}
	return true
}

func small(c byte) byte {
	if isCapital(c) {
		return c + 'a' - 'A'
	}
	return c
}

func isCapital(c byte) bool { return 'A' <= c && c <= 'Z' }
