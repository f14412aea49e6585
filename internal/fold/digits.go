package fold

import "unicode/utf8"

// zeros begin the digits with which years and volumes are written: of Europe,
// Arabic, Persian, Hindi, Bengali, Thai, and the wide ones of East Asia.
var zeros = [...]rune{'0', '٠', '۰', '०', '০', '๐', '０'}

// Digit is the value of a digit of any of these scripts, -1 for what is none.
func Digit(r rune) int {
	for _, zero := range zeros {
		if zero <= r && r <= zero+9 {
			return int(r - zero)
		}
	}
	return -1
}

// Digits turns the digits of other scripts into those of ASCII.
func Digits(s string) string {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return asciiDigits(s)
		}
	}
	return s
}

func asciiDigits(s string) string {
	out := make([]byte, 0, len(s))
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		if d := Digit(r); d >= 0 {
			out = append(out, byte('0'+d))
		} else {
			out = append(out, s[i:i+size]...)
		}
		i += size
	}
	return string(out)
}

// IsFlightYear says whether a year may be one of the calendars that count from
// the Flight, by the moon or by the sun, in which works are dated: 1250 began in
// 1834 or 1871. Other numbers of that size are pages.
func IsFlightYear(year int) bool { return 1250 <= year && year < 1500 }

// IsEra says whether s is the letter behind a year that tells its calendar, and
// whether it counts from the Flight: "1415هـ", "1390ش", "2018م".
func IsEra(s string) (era, flight bool) {
	switch s {
	case "ه", "هـ", "ش", "ق", "هـ.ش", "هـ.ق":
		return true, true
	case "م":
		return true, false
	}
	return false, false
}
