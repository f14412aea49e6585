package reference

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/bibfix/bibfix/internal/fold"
	"github.com/bibfix/bibfix/internal/words"
	"github.com/bibfix/bibfix/lint"
)

// Years outside these bounds are page or order numbers.
const (
	firstYear = 1400
	lastYear  = 2039
)

// A dated is a date as a range of tokens, brackets left out.
type dated struct {
	span
	date      lint.Date
	bracketed bool
}

// year reads a year, perhaps with a letter or a "c" for circa or copyright, from token i.
func (en *entry) year(i int) (lint.Date, bool) {
	if i < 0 || i >= len(en.tokens) {
		return lint.Date{}, false
	}
	t := &en.tokens[i]
	if t.kind != number && !(t.kind == word && t.is(digits)) {
		return lint.Date{}, false
	}
	s := t.fold
	if len(s) == 5 && s[0] == 'c' {
		if y, ok := fourDigits(s[1:]); ok {
			return lint.Date{Year: y}, true
		}
	}
	if y, ok := flightYear(en, t); ok {
		return lint.Date{Year: y}, true
	}
	return letteredYear(s)
}

// letteredYear reads a year with or without the letter that tells the works of one year
// apart: "2019", "2019a".
func letteredYear(s string) (lint.Date, bool) {
	if len(s) != 4 && len(s) != 5 {
		return lint.Date{}, false
	}
	y, ok := fourDigits(s[:4])
	if !ok {
		return lint.Date{}, false
	}
	d := lint.Date{Year: y}
	if len(s) == 5 {
		if s[4] < 'a' || s[4] > 'z' {
			return lint.Date{}, false
		}
		d.Letter = s[4:]
	}
	return d, true
}

// flightYear reads a year that counts from the Flight: its digits or the letter
// behind tell it from a page. "2018م" says that it does not count so.
func flightYear(en *entry, t *token) (int, bool) {
	s := t.fold
	if len(s) < 4 {
		return 0, false
	}
	for _, c := range []byte(s[:4]) {
		if c < '0' || c > '9' {
			return 0, false
		}
	}
	n := 1000*int(s[0]-'0') + 100*int(s[1]-'0') + 10*int(s[2]-'0') + int(s[3]-'0')
	era, flight := fold.IsEra(s[4:])
	other := len(s) == 4 && t.end-t.start > 4 && en.s[t.start] != firstWide
	return n, era && flight == fold.IsFlightYear(n) || other && fold.IsFlightYear(n)
}

// firstWide is the first byte of the digits of East Asia, ２０１４.
const firstWide = 0xEF

func fourDigits(s string) (int, bool) {
	n := 0
	for i := 0; i < len(s); i++ {
		if s[i] < '0' || s[i] > '9' {
			return 0, false
		}
		n = 10*n + int(s[i]-'0')
	}
	return n, len(s) == 4 && n >= firstYear && n <= lastYear
}

// dateAt reads the date that stands around the year at token i: "4 March
// 2019", "March 4, 2019", "2019 Mar 4", "2019-03-04", "04/03/2019",
// "1978/2015", "[1978] 2015", "2014 [1978]", "2014a", "1998–2004".
func (en *entry) dateAt(i int) (dated, bool) {
	d, ok := en.year(i)
	if !ok {
		return dated{}, false
	}
	out := dated{span: span{i, i + 1}, date: d}
	dateBefore(en, &out)
	dateAfter(en, &out)
	out.bracketed = (en.at(out.first-1, '(') || en.at(out.first-1, '[')) && (en.at(out.end, ')') || en.at(out.end, ']') || en.at(out.end, ',') || en.at(out.end, ';'))
	return out, true
}

// dateBefore takes the day and month before the year.
func dateBefore(en *entry, d *dated) {
	if circaBefore(en, d) || numericBefore(en, d) {
		return
	}
	k := d.first - 1
	if en.oneOf(k, ",.") || en.wordAt(k, "de") || en.wordAt(k, "del") {
		k--
	}
	if k < 0 {
		return
	}
	if m := monthThenDay(en, k); m < k { // March 4, 2019
		_, day := dayEndsAt(en, k)
		d.date.Month, d.date.Day, d.first = en.month(m), day, m
		return
	}
	m := en.month(k)
	if m == 0 {
		return
	}
	d.date.Month, d.first = m, k
	if en.oneOf(k-1, "-/") { // "July-August 1988"
		if en.month(k-2) > 0 {
			d.first, d.date.Month = k-2, en.month(k-2)
		}
		return
	}
	k--
	if en.at(k, '.') || en.at(k, '°') || en.wordAt(k, "de") {
		k--
	}
	if first, day := dayEndsAt(en, k); day > 0 {
		d.date.Day, d.first = day, first
	}
}

// circaBefore takes "ca.", "circa", "c." and "um" before a year.
func circaBefore(en *entry, d *dated) bool {
	w := d.first - 1
	switch {
	case en.wordAt(w, "ca"), en.wordAt(w, "circa"), en.wordAt(w, "um"):
	case en.at(w, '.') && (en.wordAt(w-1, "ca") || en.wordAt(w-1, "c") && !en.tokens[w-1].is(capital)):
		w--
	default:
		return false
	}
	d.date.Circa, d.first = true, w
	return true
}

// numericBefore takes the day and month of 04-Mar-2021, 04/03/2019, 4.3.2019.
func numericBefore(en *entry, d *dated) bool {
	k := d.first - 1
	if !en.oneOf(k, "-/.") || k < 3 {
		return false
	}
	month, ok := monthOrNumber(en, k-1)
	day := en.small(k-3, 31)
	if !ok || !en.at(k-2, en.tokens[k].sign) || day == 0 {
		return false
	}
	if month > 12 {
		month, day = day, month
	}
	d.date.Month, d.date.Day, d.first = month, day, k-3
	return true
}

// monthThenDay is the token of the month before the day, or the days, that end at
// token k: "March 4", "Oct. 23–26"; k where there is none.
func monthThenDay(en *entry, k int) int {
	first, day := dayEndsAt(en, k)
	if day == 0 {
		return k
	}
	m := first - 1
	if en.at(m, '.') {
		m--
	}
	if en.month(m) == 0 {
		return k
	}
	return m
}

// dayEndsAt reads the day of a month that ends at token k, or the first of two,
// "3–5", "26th–30th", "2 nd", and returns its first token; day is 0 for none.
func dayEndsAt(en *entry, k int) (first, day int) {
	if first, day = ordinalDay(en, k); day == 0 || !en.at(first-1, '-') {
		return first, day
	}
	if from, earlier := ordinalDay(en, first-2); earlier > 0 && earlier < day {
		return from, earlier
	}
	return first, day
}

// ordinalDay reads the day that ends at token k, whose ending may stand apart.
func ordinalDay(en *entry, k int) (first, day int) {
	if en.in(k, ordinalEndings) && en.small(k-1, 31) > 0 {
		return k - 1, en.small(k-1, 31)
	}
	return k, en.day(k)
}

var ordinalEndings = set("st", "nd", "rd", "th")

// dateAfter takes the letter, the second year, the month and day after the year.
func dateAfter(en *entry, d *dated) {
	if wordForYear(en, d) {
		return
	}
	k := d.end
	if d.date.Letter == "" && looseLetter(en, k) {
		d.date.Letter = en.tokens[k].fold
		k++
		d.end = k
	}
	switch {
	case en.at(k, '-') || en.at(k, '/'):
		secondYear(en, d, k)
		return
	case en.at(k, '.') && en.at(k+2, '.') && en.small(k+1, 12) > 0 && en.small(k+3, 31) > 0 && !en.tokens[k+1].is(spaced): // 2019.03.04
		d.date.Month, d.date.Day, d.end = en.small(k+1, 12), en.small(k+3, 31), k+4
		return
	}
	if !originalAfter(en, d, k) && d.date.Month == 0 {
		dayAfter(en, d, k)
	}
}

// wordForYear passes the word for a year behind it: "2014年", "2014 年", "1811 г.".
func wordForYear(en *entry, d *dated) bool {
	if d.end >= len(en.tokens) || en.tokens[d.end].kind != word {
		return false
	}
	switch t := &en.tokens[d.end]; {
	case t.fold == "年", !t.is(spaced) && strings.HasPrefix(t.fold, "年"):
		d.end++
		if looseLetter(en, d.end) {
			d.date.Letter = en.tokens[d.end].fold
			d.end++
		}
		return true
	case t.fold == "г", t.fold == "гг":
		if d.end++; en.at(d.end, '.') {
			d.end++
		}
		return true
	}
	return false
}

// originalAfter takes the first of two years of which one is in brackets, "2015
// [1978]", "[1978] 2015", from token k on, which ends the year read so far.
func originalAfter(en *entry, d *dated, k int) bool {
	y, ok := en.year(k + 1)
	switch {
	case !ok:
		return false
	case en.at(k, '[') && en.oneOf(k+2, "])"):
		d.date.Original = y.Year
		d.end = k + 3
		return true
	case en.at(k, ']') && en.at(d.first-1, '['):
		d.date.Original, d.date.Year, d.date.Letter = d.date.Year, y.Year, y.Letter
		d.first--
		d.end = k + 2
		return true
	}
	return false
}

// dayAfter takes the month and day from token k on, behind the year.
func dayAfter(en *entry, d *dated, k int) {
	if en.at(k, ',') && en.month(k+1) > 0 && en.at(d.first-1, '(') {
		k++
	}
	if m := en.month(k); m > 0 && !running(en, k+1) {
		d.date.Month = m
		daysOfMonth(en, d, k+1)
		return
	}
	if en.at(k, ',') { // (2019, 4 March)
		k++
	} else if k >= len(en.tokens) || en.tokens[k].kind != number {
		return
	}
	month := k + 1
	if en.at(month, '.') { // (2019, 4. März)
		month++
	}
	if day, m := en.day(k), en.month(month); day > 0 && m > 0 {
		d.date.Day, d.date.Month, d.end = day, m, month+1
	}
}

// daysOfMonth takes the days from token k on, behind year and month: "2003 Mar
// 20-22", "2003 Nov-Dec".
func daysOfMonth(en *entry, d *dated, k int) {
	d.end = k
	if en.at(k, '.') && !en.at(k+1, ';') && en.day(k+1) > 0 {
		d.end++
	}
	if en.at(d.end, '-') && en.month(d.end+1) > 0 {
		d.end += 2
	}
	day := en.day(d.end)
	if day == 0 {
		return
	}
	d.date.Day, d.end = day, d.end+1
	if en.at(d.end, '-') && en.small(d.end+1, 31) > day {
		d.end += 2
	}
}

// looseLetter says whether token k is the letter of a year that stands apart:
// "(2014 a)".
func looseLetter(en *entry, k int) bool {
	if k >= len(en.tokens) {
		return false
	}
	t := &en.tokens[k]
	return t.kind == word && !t.is(capital) && len(t.fold) == 1 && t.fold[0] <= 'h' && en.oneOf(k+1, ")]:.,")
}

// running says whether plain words go on at token k, so that the month before
// it belongs to a sentence.
func running(en *entry, k int) bool {
	return k < len(en.tokens) && en.tokens[k].kind == word && !en.tokens[k].is(digits) && en.month(k) == 0
}

// secondYear reads what a dash or stroke after a year leads to.
func secondYear(en *entry, d *dated, k int) {
	slash := en.at(k, '/')
	if y, ok := en.year(k + 1); ok {
		d.end = k + 2
		switch {
		case slash && y.Year-d.date.Year > 1:
			d.date.Original, d.date.Year, d.date.Letter = d.date.Year, y.Year, y.Letter
		case y.Year >= d.date.Year:
			d.date.End, d.date.Letter = y.Year, y.Letter
		}
		return
	}
	month, day := en.small(k+1, 12), 0
	if month > 0 && (en.at(k+2, '-') || en.at(k+2, '/')) { // 2019-03-04
		if day = en.small(k+3, 31); day > 0 {
			d.date.Month, d.date.Day, d.end = month, day, k+4
			return
		}
	}
	shortYear(en, d, k)
}

// shortYear takes the last figures of a second year behind the dash at token k:
// "1914–15", "1963-4)".
func shortYear(en *entry, d *dated, k int) {
	if k+1 >= len(en.tokens) || en.tokens[k+1].kind != number {
		return
	}
	n, _ := strconv.Atoi(en.tokens[k+1].fold)
	switch figures := len(en.tokens[k+1].fold); {
	case figures == 2 && n > d.date.Year%100:
		d.date.End, d.end = d.date.Year/100*100+n, k+2
	case figures == 1 && n > d.date.Year%10 && (k+2 >= len(en.tokens) || en.oneOf(k+2, ").,;]")) && !en.at(k, '/'):
		d.date.End, d.end = d.date.Year/10*10+n, k+2
	}
}

// month is the month that token i names, in words; 0 for none.
func (en *entry) month(i int) int {
	if i < 0 || i >= len(en.tokens) || en.tokens[i].kind != word || en.tokens[i].is(digits) {
		return 0
	}
	s := en.tokens[i].fold
	if s == "janeiro" && en.wordAt(i-1, "de") && en.wordAt(i-2, "rio") {
		return 0
	}
	if k := strings.IndexByte(s, '-'); k > 0 && words.Month(s[k+1:]) > 0 { // "Nov-Dec"
		return words.Month(s[:k])
	}
	return words.Month(s)
}

func monthOrNumber(en *entry, i int) (int, bool) {
	if m := en.month(i); m > 0 {
		return m, true
	}
	n := en.small(i, 31)
	return n, n > 0
}

// small is the value of the number at token i when it lies in 1 to limit; 0 else.
func (en *entry) small(i, limit int) int {
	if i < 0 || i >= len(en.tokens) || en.tokens[i].kind != number || len(en.tokens[i].fold) > 2 {
		return 0
	}
	n, err := strconv.Atoi(en.tokens[i].fold)
	if err != nil || n > limit {
		return 0
	}
	return n
}

// day is small for days, which may be written as ordinals: "1st", "1er".
func (en *entry) day(i int) int {
	if n := en.small(i, 31); n > 0 {
		return n
	}
	if i < 0 || i >= len(en.tokens) || en.tokens[i].kind != word || !en.tokens[i].is(digits) {
		return 0
	}
	s := en.tokens[i].fold
	n, k := 0, 0
	for ; k < len(s) && s[k] >= '0' && s[k] <= '9' && k < 2; k++ {
		n = 10*n + int(s[k]-'0')
	}
	switch s[k:] {
	case "st", "nd", "rd", "th", "er", "o":
		if n <= 31 {
			return n
		}
	}
	return 0
}

// noDateAt reads "n.d.", "s. d.", "o. J.", "in press", "forthcoming" and the
// like from token i and returns the token after it; i where there is none.
func noDateAt(en *entry, i int) int {
	end, _ := status(en, i)
	return end
}

// status reads a date without a year. The statuses are those of lint.Date.
func status(en *entry, i int) (int, lint.Date) {
	if i >= len(en.tokens) || en.tokens[i].kind != word || !words.StartsDateStatus(en.tokens[i].fold) && !en.tokens[i].word("u") {
		return i, lint.Date{}
	}
	for n := 4; n >= 1; n-- {
		s, end := statusOf(en, i, n)
		if s == "" {
			continue
		}
		d := lint.Date{Status: s}
		if en.at(end, '.') {
			end++
		}
		if en.at(end, '-') && end+1 < len(en.tokens) && en.tokens[end+1].kind == word && len(en.tokens[end+1].fold) == 1 {
			d.Letter, end = en.tokens[end+1].fold, end+2
		}
		return end, d
	}
	return i, lint.Date{}
}

// statusOf is what the n words from token i on say of a date, "" for nothing, and
// the token after them.
func statusOf(en *entry, i, n int) (status string, end int) {
	key, end := phrase(en, i, n)
	if end == i {
		return "", i
	}
	if key == "u a" && en.tokens[end-1].text(en.s) == "å" { // Scandinavian "uten år", not "unter anderem"
		return "n.d.", end
	}
	if key == "i e" && !en.tokens[end-1].is(capital) { // German "i. E.", not Latin "i. e."
		return "", i
	}
	if n == 2 && utf8.RuneCountInString(key) == 3 && (!en.at(i+1, '.') || en.tokens[i].is(capital) && !en.oneOf(i-1, "([")) {
		return "", i // "S. D. Okafor" is no "s. d."
	}
	return words.DateStatus(key), end
}

// phrase joins the n words from token i by spaces, points between them
// ignored, and returns the token after the last.
func phrase(en *entry, i, n int) (string, int) {
	if n == 1 {
		return en.tokens[i].fold, i + 1
	}
	buf := en.phraseBuf[:0]
	at := i
	for k := 0; k < n; k++ {
		if k > 0 && en.at(at, '.') {
			at++
		}
		if at >= len(en.tokens) || en.tokens[at].kind != word {
			return "", i
		}
		if k > 0 {
			buf = append(buf, ' ')
		}
		buf = append(buf, en.tokens[at].fold...)
		at++
	}
	en.phraseBuf = buf
	return string(buf), at
}
