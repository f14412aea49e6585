package reference

// misreadYear reads a year in which a scanned page has letters for digits: "l962",
// "19O7". One letter alone may be wrong.
func misreadYear(s string) (int, bool) {
	if len(s) != len("1962") {
		return 0, false
	}
	var b [4]byte
	wrong := 0
	for i := range len(b) {
		switch c := s[i]; {
		case c == 'l' || c == 'i':
			b[i] = '1'
			wrong++
		case c == 'o':
			b[i] = '0'
			wrong++
		default:
			b[i] = c
		}
	}
	y, ok := fourDigits(string(b[:]))
	return y, ok && wrong == 1
}
