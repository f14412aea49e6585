// Package dates reads dates as bibliographies write them: ISO 8601-2, and what
// people put into the year.
package dates

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/bibfix/bibfix/internal/ascii"
	"github.com/bibfix/bibfix/internal/fold"
	"github.com/bibfix/bibfix/internal/words"
	"github.com/bibfix/bibfix/lint"
)

// Parse reads the decoded value of a year or date: what ISO 8601-2 (EDTF)
// has of it, as biblatex takes it (manual, section 2.3.8), and what people
// write into the years of BibTeX. It is not ok where the text is no date or
// holds more than one; the date is then what can be told of the year all the
// same, so that "2009 [Online]" is still found by who looks for 2009.
func Parse(text string) (lint.Date, bool) {
	if y := fourDigits(text); y >= 0 && len(text) == 4 {
		return lint.Date{Year: y}, true
	}
	s := bare(text)
	if d, ok := interval(s); ok {
		return d, true
	}
	s, circa := approximate(s)
	if d, ok := point(s); ok {
		d.Circa = d.Circa || circa
		return d, true
	}
	if d, ok := spelledDate(s); ok {
		d.Circa = circa
		return d, true
	}
	if status := words.DateStatus(fold.Words(s)); status != "" {
		return lint.Date{Status: status}, true
	}
	return rescued(s)
}

// fourDigits is the number that s begins with if its first four bytes are
// digits, else -1.
func fourDigits(s string) int {
	if len(s) < 4 {
		return -1
	}
	return number(s[:4])
}

// number is what the digits of s count, -1 where it is none or too long for a date.
func number(s string) int {
	if s == "" || len(s) > 4 {
		return -1
	}
	n := 0
	for i := range len(s) {
		if !ascii.Digit(s[i]) {
			return -1
		}
		n = 10*n + int(s[i]-'0')
	}
	return n
}

// bare is the text without white space, brackets around it and a final stop.
func bare(text string) string {
	s := strings.TrimSpace(text)
	for len(s) > 1 {
		last := s[len(s)-1]
		switch {
		case s[0] == '{' && last == '}', s[0] == '(' && last == ')', s[0] == '[' && last == ']':
			if strings.ContainsAny(s[1:len(s)-1], "{}()[]") {
				return s // [1978] [2015]
			}
			s = s[1 : len(s)-1]
		case (last == '.' || last == ',' || last == ';') && ascii.Digit(s[len(s)-2]):
			s = s[:len(s)-1]
		default:
			return s
		}
		s = strings.TrimSpace(s)
	}
	return s
}

// interval reads two dates with a slash or a dash between them, either of which
// may be open in the forms of ISO 8601-2.
func interval(s string) (lint.Date, bool) {
	from, to, sign := cutInterval(s)
	if sign == "" {
		return lint.Date{}, false
	}
	start, startOK := point(from)
	if sign == "/" && startOK && isOpen(to) {
		return start, true
	}
	end, endOK := point(to)
	if sign == "/" && endOK && isOpen(from) {
		return end, true
	}
	if n := number(to); startOK && n >= 0 && len(to) == 2 && fourDigits(from) >= 0 && len(from) == 4 { // 1998-99
		end, endOK = lint.Date{Year: start.Year/100*100 + n}, true
	}
	if !startOK || !endOK || end.Year < start.Year {
		return lint.Date{}, false
	}
	start.Circa = start.Circa || end.Circa
	switch {
	case end.Year == start.Year && end.End == 0:
	case sign == "/" && start.Month == 0 && end.Year-start.Year > longestSpan:
		return lint.Date{Year: end.Year, Original: start.Year, Circa: start.Circa}, true
	default:
		start.End = max(end.Year, end.End)
	}
	return start, true
}

// longestSpan is how many years a work takes to appear: with more of them
// between its years, it appeared in the second and first in the other.
const longestSpan = 25

func isOpen(s string) bool { return s == "" || s == ".." || s == "open" || s == "*" || s == "unknown" }

// cutInterval parts a text at the one sign that can be between two dates; the
// sign is "" where there is none. Of hyphens only one between two years is
// such a sign, or one between a year and what can be no month.
func cutInterval(s string) (from, to, sign string) {
	if strings.Count(s, "/") == 1 {
		from, to, _ = strings.Cut(s, "/")
		return strings.TrimSpace(from), strings.TrimSpace(to), "/"
	}
	for _, dash := range [...]string{"–", "—", "--", "‐", "‑"} {
		if from, to, found := strings.Cut(s, dash); found {
			return strings.TrimSpace(from), strings.TrimSpace(to), "–"
		}
	}
	from, to, _ = strings.Cut(s, "-")
	from, to = strings.TrimSpace(from), strings.TrimSpace(to)
	if len(from) == 4 && number(from) >= 0 {
		if n := number(to); len(to) == 4 && n >= 0 || len(to) == 2 && n > 24 {
			return from, to, "-"
		}
	}
	return "", "", ""
}

// approximate takes the signs off that make a date approximate or uncertain.
func approximate(s string) (string, bool) {
	for _, word := range [...]string{"circa ", "ca. ", "ca ", "c. ", "c ", "ca.", "c.", "~", "um ", "about ", "around ", "vers ", "cerca ", "hacia "} {
		if rest, found := fold.CutPrefix(s, word); found {
			if rest = strings.TrimSpace(rest); rest != "" && ascii.Digit(rest[0]) {
				return rest, true
			}
		}
	}
	if strings.HasSuffix(s, "?") {
		return strings.TrimSpace(s[:len(s)-1]), true
	}
	return s, false
}

// point reads one date in figures: 2019, 2019-05, 2019-05-03, 2019-05-03T10:00,
// 2019~, 199X, -0044, 2014a.
func point(s string) (lint.Date, bool) {
	var d lint.Date
	if n := len(s); n > 4 && (s[n-1] == '~' || s[n-1] == '?' || s[n-1] == '%') {
		d.Circa = true
		s = s[:n-1]
	}
	before := strings.HasPrefix(s, "-")
	s = strings.TrimPrefix(s, "-")
	if len(s) == 4 {
		if start, end, ok := unspecified(s); ok && !before {
			return lint.Date{Year: start, End: end, Circa: true}, true
		}
	}
	d.Year = fourDigits(s)
	if d.Year < 0 {
		return lint.Date{}, false
	}
	if before {
		d.Year = -d.Year
	}
	s = s[4:]
	switch {
	case s == "":
		return d, true
	case len(s) == 1 && s[0] >= 'a' && s[0] <= 'z':
		d.Letter = s
		return d, true
	}
	return day(d, s)
}

// unspecified reads a decade or century whose years are not told: 199X, 19uu.
func unspecified(s string) (start, end int, ok bool) {
	known := strings.TrimRight(s, "XUxu")
	n := number(known)
	if len(known) != 2 && len(known) != 3 || n < 0 {
		return 0, 0, false
	}
	size := 10
	if len(known) == 2 {
		size = 100
	}
	return n * size, n*size + size - 1, true
}

// day reads the month, the day and the time after a year.
func day(d lint.Date, s string) (lint.Date, bool) {
	if len(s) < 3 || s[0] != '-' && s[0] != '.' && s[0] != '/' {
		return lint.Date{}, false
	}
	sign := s[0]
	month := number(s[1:3])
	switch {
	case month >= 1 && month <= 12:
		d.Month = month
	case month >= 21 && month <= 24 && sign == '-': // seasons
	case strings.EqualFold(s[1:3], "XX") || s[1:3] == "uu":
	default:
		return lint.Date{}, false
	}
	s = s[3:]
	if s == "" {
		return d, sign == '-'
	}
	if len(s) < 3 || s[0] != sign {
		return lint.Date{}, false
	}
	n := number(s[1:3])
	switch {
	case d.Month > 0 && n >= 1 && n <= daysIn(d.Year, d.Month):
		d.Day = n
	case strings.EqualFold(s[1:3], "XX") || s[1:3] == "uu":
	default:
		return lint.Date{}, false
	}
	s = s[3:]
	return d, s == "" || len(s) > 5 && (s[0] == 'T' || s[0] == ' ') && number(s[1:3]) >= 0 && s[3] == ':'
}

func daysIn(year, month int) int {
	switch month {
	case 4, 6, 9, 11:
		return 30
	case 2:
		if year%4 == 0 && (year%100 != 0 || year%400 == 0) {
			return 29
		}
		return 28
	}
	return 31
}

// spelledDate reads dates with words or with the year behind: "3 May 2019",
// "May 3, 2019", "2019 May", "03.05.2019", "in press, 2020", "[1978] 2015".
func spelledDate(s string) (lint.Date, bool) {
	var d lint.Date
	var numbers [2]int
	n, years := 0, 0
	var rest strings.Builder // what is neither a number nor a month
	for w := range strings.FieldsFuncSeq(s, partsDates) {
		month := 0
		if !ascii.Digit(w[0]) {
			month = words.Month(fold.Words(w))
		}
		y := number(strings.TrimPrefix(strings.TrimPrefix(w, "©"), "c"))
		switch {
		case y >= 0 && len(w) >= 4 && years < 2:
			if d.Year, d.Original = max(d.Year, y), min(d.Year, y); years == 0 {
				d.Original = 0
			}
			years++
		case month > 0 && d.Month == 0:
			d.Month = month
		case number(ordinal(w)) >= 0 && n < len(numbers):
			numbers[n] = number(ordinal(w))
			n++
		case w == "de" || w == "del" || w == "of" || w == "den" || w == "der" || w == "vom":
		default:
			rest.WriteString(w + " ")
		}
	}
	if rest.Len() > 0 {
		d.Status = words.DateStatus(fold.Words(rest.String()))
		if d.Status == "" {
			return lint.Date{}, false
		}
	}
	if years == 2 && (d.Month > 0 || n > 0 || !strings.ContainsAny(s, "([")) {
		return lint.Date{}, false
	}
	return placed(d, numbers[:n], years)
}

// partsDates says whether the sign parts the words of a date.
func partsDates(r rune) bool {
	return unicode.IsSpace(r) || strings.ContainsRune("./,;()[]-", r)
}

// ordinal is a day without its ending: 3rd, 1er.
func ordinal(w string) string {
	if len(w) > 2 && ascii.Digit(w[0]) {
		for _, ending := range [...]string{"st", "nd", "rd", "th", "er"} {
			if figure, found := strings.CutSuffix(w, ending); found {
				return figure
			}
		}
	}
	return w
}

// placed makes days and months of the numbers of a date. Where both orders of
// day and month are possible, neither is known.
func placed(d lint.Date, numbers []int, years int) (lint.Date, bool) {
	if years == 0 {
		return lint.Date{}, false
	}
	switch {
	case len(numbers) == 0:
		return d, true
	case len(numbers) == 1 && d.Month > 0:
		d.Day = numbers[0]
	case len(numbers) == 2 && d.Month == 0:
		first, second := numbers[0], numbers[1]
		switch {
		case first == second || first > 12:
			d.Day, d.Month = first, second
		case second > 12:
			d.Month, d.Day = first, second
		case first < 1 || second < 1:
			return lint.Date{}, false
		default:
			return d, true
		}
	default:
		return lint.Date{}, false
	}
	if d.Month < 1 || d.Month > 12 || d.Day < 1 || d.Day > daysIn(d.Year, d.Month) {
		return lint.Date{}, false
	}
	return d, true
}

// rescued is the one year of a text that is no date.
func rescued(s string) (lint.Date, bool) {
	year := -1
	for at := 0; at < len(s); {
		if !ascii.Digit(s[at]) {
			_, size := utf8.DecodeRuneInString(s[at:])
			at += size
			continue
		}
		end := at
		for end < len(s) && ascii.Digit(s[end]) {
			end++
		}
		if end-at == 4 {
			if year >= 0 {
				return lint.Date{}, false // two of them
			}
			year = number(s[at:end])
		}
		at = end
	}
	return lint.Date{Year: max(year, 0)}, false
}

// Month is the month, 1 to 12, that the decoded value of a month begins
// with; 0 where it is not known: jan, January, 1, 01, März, "3 May", "May--June".
func Month(text string) int {
	first, rest := firstWord(text)
	if month := monthNamed(first); month > 0 {
		return month
	}
	n := number(ordinal(first))
	second, _ := firstWord(rest)
	switch {
	case n < 1:
		return 0
	case second == "" && len(first) <= 2 && n <= 12 && !strings.ContainsAny(rest, "0123456789"):
		return n
	case second != "" && len(first) <= 4 && n <= 31: // the day before it
		return monthNamed(second)
	}
	if d, ok := Parse(text); ok {
		return d.Month
	}
	return 0
}

// firstWord is the first run of letters and digits of s, and what follows.
func firstWord(s string) (word, rest string) {
	isSign := func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) }
	s = strings.TrimLeftFunc(s, isSign)
	end := strings.IndexFunc(s, isSign)
	if end < 0 {
		return s, ""
	}
	return s[:end], s[end:]
}

func monthNamed(word string) int {
	for month := 1; month <= words.Months; month++ { // nearly all files have these, and no word needs to be folded
		if strings.EqualFold(word, words.MonthMacro(month)) || strings.EqualFold(word, words.MonthName(month)) {
			return month
		}
	}
	if word == "" || ascii.Digit(word[0]) {
		return 0
	}
	return words.Month(fold.Words(word))
}
