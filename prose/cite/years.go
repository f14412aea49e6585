package cite

import (
	"strings"
	"unicode/utf8"

	"github.com/bibfix/bibfix/internal/ascii"
	"github.com/bibfix/bibfix/internal/fold"
	"github.com/bibfix/bibfix/internal/words"
	"github.com/bibfix/bibfix/lint"
)

// The years that a citation may hold. Printing is older than the first, and
// nothing that is listed appears after the last.
const (
	firstYear = 1450
	lastYear  = 2099
)

// A when is a date as it stands in the text.
type when struct {
	date       lint.Date
	letters    []lettered // further letters of the same year: b and c of "2014a,b,c"
	first, end int        // tokens
	exact      bool       // the year alone, no month or day beside it
}

// A lettered is a further letter of a year with its place.
type lettered struct {
	letter     string
	start, end int // decoded bytes
}

// dateAt reads a date that starts at token i.
func dateAt(t []token, i int) (when, bool) {
	if w, ok := statusAt(t, i); ok {
		return w, true
	}
	if w, ok := dayAt(t, i); ok {
		return w, true
	}
	j, circa := i, false
	if t[j].kind == word && isCirca(t[j].text) && j+1 < len(t) {
		circa = true
		for j++; j < len(t) && t[j].is('.'); j++ {
		}
	}
	if j < len(t) && (t[j].is('[') || t[j].is('(')) {
		if w, ok := originalAt(t, i, j); ok && (circa || t[j].is('[') || w.date.Original != 0) {
			return w, true
		}
		return statusInBracket(t, i)
	}
	if j < len(t) && t[j].kind == sign && fold.IsApostrophe(t[j].sign) {
		return shortYearAt(t, j)
	}
	if j >= len(t) || t[j].kind != number {
		return when{}, false
	}
	w, ok := yearAt(t, j)
	w.first = i
	w.date.Circa = circa
	return w, ok
}

// yearAt reads a year with what may follow it: a letter and more letters, a
// reprint after a slash, the original in brackets, the end of a span.
func yearAt(t []token, i int) (when, bool) {
	year, letter, ok := t[i].year()
	if !ok {
		return when{}, false
	}
	w := when{first: i, end: i + 1, exact: true, date: lint.Date{Year: year, Letter: letter}}
	if i > 0 && t[i-1].kind == sign && !t[i].spaced && strings.ContainsRune("./_#=$€£~", t[i-1].sign) {
		return when{}, false
	}
	if w.end < len(t) && t[w.end].text == "年" { // "2014 年 a"
		w.end++
	}
	if letter == "" && w.end < len(t) && isLetterOf(t, w.end) {
		w.date.Letter = strings.ToLower(t[w.end].text)
		w.end++
	}
	if w.date.Letter == "" {
		if next, end := secondYear(t, w.end); end > w.end {
			w.setSecond(t, next, end)
		}
	}
	if w.date.Letter != "" {
		w.moreLetters(t)
	}
	if later, end := reprintYear(t, w.end); end > w.end && later > year {
		w.date.Original, w.date.Year, w.end = year, later, end
	}
	if original, end := originalBehind(t, w.end); end > w.end && w.date.Original == 0 {
		w.date.Original, w.end = original, end
	}
	if w.end < len(t) && !t[w.end].spaced && (t[w.end].is('%') || t[w.end].is('°')) {
		return when{}, false
	}
	if w.end+1 < len(t) && t[w.end].is('-') && isOpenEnd(&t[w.end+1]) { // "1721–?", "1998–today"
		return when{}, false
	}
	w.unpublished(t)
	return w, true
}

// originalBehind reads the year of the original behind that of the edition: "[1979]",
// "[1954-1961]", "[orig. 1979]".
func originalBehind(t []token, i int) (year, end int) {
	if i+2 >= len(t) || !t[i].is('[') {
		return 0, i
	}
	k := i + 1
	for k < len(t) && k < i+4 && (t[k].kind == word && printings[t[k].folded()] || t[k].is('.')) {
		k++
	}
	if k >= len(t) || t[k].kind != number {
		return 0, i
	}
	year, _, ok := splitYear(t[k].text)
	if k++; k+1 < len(t) && t[k].is('-') && t[k+1].kind == number {
		k += 2
	}
	if !ok || k >= len(t) || !t[k].is(']') {
		return 0, i
	}
	return year, k + 1
}

// isOpenEnd says whether a span of years that goes on or whose end is not known
// ends in the token.
func isOpenEnd(t *token) bool {
	switch t.folded() {
	case "present", "today", "now", "heute", "hoje", "hoy", "presente", "actualidad", "ongoing", "date":
		return true
	}
	return t.kind != word
}

// unpublished takes in what follows the year of a work that is not out yet:
// "2015, in revision".
func (w *when) unpublished(t []token) {
	i := w.end
	if i < len(t) && t[i].is(',') {
		i++
	}
	if i+1 >= len(t) || t[i].kind != word {
		return
	}
	switch t[i].folded() {
	case "in":
		switch t[i+1].folded() {
		case "revision", "preparation", "prep", "review", "submission":
			w.date.Status, w.end = "in preparation", i+2
		}
	case "submitted", "unpublished", "unpubl", "inprep":
		w.date.Status, w.end = "submitted", i+1
	case "private", "personal", "pers", "priv": // "1998, private communication"
		for i++; i < len(t) && t[i].is('.'); i++ {
		}
		if i < len(t) && strings.HasPrefix(t[i].folded(), "comm") {
			w.date.Status, w.end = "unpublished", i+1
		}
	}
}

// reprintYear reads the year of a later printing or translation after the
// first: ", trad. it. 1990", "; reprinted 2004", ", dt. 1990".
func reprintYear(t []token, i int) (year, end int) {
	if i >= len(t) || !t[i].is(',') && !t[i].is(';') {
		return 0, i
	}
	named := false
	for k := i + 1; k < len(t) && k < i+7; k++ {
		switch {
		case t[k].kind == word && printings[t[k].folded()]:
			named = true
		case t[k].is('.'), t[k].kind == word && named && len(t[k].text) <= 3 && !t[k].capital():
		case t[k].kind == number && named:
			if year, letter, ok := splitYear(t[k].text); ok && letter == "" {
				return year, k + 1
			}
			return 0, i
		default:
			return 0, i
		}
	}
	return 0, i
}

var printings = set("trad", "traducao", "traduccion", "traduction", "trans", "transl", "translated", "translation", "engl", "english", "dt", "deutsch", "repr", "rpt", "reprint", "reprinted",
	"orig", "original", "originally", "first", "published", "publ", "1st", "reimpr", "reimp", "reimpresion", "reed", "reedition", "reediert", "rist", "ristampa", "neuaufl", "neuauflage", "nachdruck", "republished", "reissued", "vert", "overs", "tlum", "wyd", "пер", "переизд")

// setSecond takes in the year after a slash or a dash.
func (w *when) setSecond(t []token, next lint.Date, end int) {
	slash := t[w.end].is('/')
	switch {
	case slash && next.Year > w.date.Year+1:
		w.date.Original, w.date.Year = w.date.Year, next.Year
	case next.Year > w.date.Year:
		w.date.End = next.Year
	default:
		return
	}
	w.date.Letter = next.Letter
	w.end = end
}

// secondYear reads "/2015", "–2004" or "–15" at token i.
func secondYear(t []token, i int) (lint.Date, int) {
	if i+1 >= len(t) || !t[i].is('/') && !t[i].is('-') || t[i+1].kind != number {
		return lint.Date{}, i
	}
	text := t[i+1].text
	if year, letter, ok := splitYear(text); ok {
		return lint.Date{Year: year, Letter: letter}, i + 2
	}
	first, _, _ := splitYear(t[i-1].text)
	if len(text) == 2 && ascii.Digits(text) == 2 {
		return lint.Date{Year: first/100*100 + atoi(text)}, i + 2
	}
	return lint.Date{}, i
}

// moreLetters takes in ",b", "–c" and "and b" after a year with a letter.
func (w *when) moreLetters(t []token) {
	last := w.date.Letter
	for w.end+1 < len(t) {
		joint, next := t[w.end], t[w.end+1]
		if next.kind != word || len(next.text) != 1 || next.text[0] < 'a' || next.text[0] > 'z' || next.text <= last {
			return
		}
		if w.end+2 < len(t) && t[w.end+2].is('.') {
			return
		}
		switch {
		case joint.is('-'):
			for c := last[0] + 1; c <= next.text[0]; c++ {
				w.letters = append(w.letters, lettered{string(c), next.start, next.end})
			}
		case joint.is(','), joint.is('/'), joint.is('&'), joint.kind == word && words.IsAnd(joint.folded()):
			w.letters = append(w.letters, lettered{next.text, next.start, next.end})
		default:
			return
		}
		last = next.text
		w.end += 2
	}
}

// isLetterOf says whether token i is the letter of the year before it, set
// apart by a space: "2014 a)".
func isLetterOf(t []token, i int) bool {
	if t[i].kind != word || len(t[i].text) != 1 || t[i].text[0] < 'a' || t[i].text[0] > 'h' {
		return false
	}
	return i+1 == len(t) || t[i+1].kind == sign && !t[i+1].is('.')
}

// originalAt reads "[1978] 2015" and "[1978]", which start at token i; the
// bracket is token j.
func originalAt(t []token, i, j int) (when, bool) {
	if j+2 >= len(t) || t[j+1].kind != number || !(t[j+2].is(']') || t[j+2].is(')')) {
		return when{}, false
	}
	original, letter, ok := splitYear(t[j+1].text)
	if !ok {
		return when{}, false
	}
	w := when{first: i, end: j + 3, exact: true, date: lint.Date{Year: original, Letter: letter}}
	if j+3 < len(t) && t[j+3].kind == number {
		if later, ok := yearAt(t, j+3); ok && later.date.Year > original {
			later.first = i
			later.date.Original = original
			return later, true
		}
	}
	return w, true
}

// shortYearAt reads "’84".
func shortYearAt(t []token, i int) (when, bool) {
	if i+1 >= len(t) || t[i+1].kind != number || t[i+1].spaced || len(t[i+1].text) != 2 || ascii.Digits(t[i+1].text) != 2 {
		return when{}, false
	}
	return when{first: i, end: i + 2, exact: true, date: lint.Date{Year: 1900 + atoi(t[i+1].text)}}, true
}

// dayAt reads a date with its day: "4 March 2019", "March 4, 2019",
// "04/03/2019", "2019, March 4".
func dayAt(t []token, i int) (when, bool) {
	at := func(k int) *token {
		if k < len(t) {
			return &t[k]
		}
		return &token{kind: sign}
	}
	month := func(k int) int {
		if at(k).kind != word {
			return 0
		}
		return monthOf(at(k))
	}
	k := i
	if at(k).kind == number && ascii.Digits(at(k).text) == len(at(k).text) && len(at(k).text) <= 2 {
		if at(k+1).is('/') || at(k+1).is('.') || at(k+1).is('-') {
			if at(k+2).kind == number && len(at(k+2).text) <= 2 && (at(k+3).is('/') || at(k+3).is('.') || at(k+3).is('-')) && at(k+4).kind == number {
				if year, letter, ok := splitYear(at(k + 4).text); ok {
					return when{first: i, end: k + 5, date: lint.Date{Year: year, Letter: letter}}, true
				}
			}
		}
		for k++; at(k).is('.') || at(k).kind == word && (at(k).text == "de" || at(k).text == "of" || at(k).text == "th"); k++ {
		}
	}
	m := month(k)
	if m == 0 {
		return when{}, false
	}
	for k++; at(k).is('.') || at(k).is(',') || at(k).kind == word && (at(k).text == "de" || at(k).text == "of"); k++ {
	}
	if at(k).kind == number && len(at(k).text) <= 2 {
		for k++; at(k).is(','); k++ {
		}
	}
	if at(k).kind != number {
		return when{}, false
	}
	year, letter, ok := splitYear(at(k).text)
	return when{first: i, end: k + 1, date: lint.Date{Year: year, Month: m, Letter: letter}}, ok
}

// monthOf is the month that a word names, of "May-August" the second; 0 for none.
func monthOf(t *token) int {
	m := words.Month(t.folded())
	if first, last, ok := strings.Cut(t.text, "-"); m == 0 && ok && words.Month(fold.Letters(first)) != 0 {
		return words.Month(fold.Letters(last))
	}
	return m
}

// longestStatus is in words: "in corso di stampa".
const longestStatus = 4

// statusAt reads "n.d.", "n.d.-a", "in press" and their like at token i, the
// longest first.
func statusAt(t []token, i int) (when, bool) {
	if t[i].kind != word || len(t[i].text) > 24 {
		return when{}, false
	}
	if first := t[i].folded(); first != "u" && !words.StartsDateStatus(first) {
		return when{}, false
	}
	for n := longestStatus; n > 0; n-- {
		status, end := statusOf(t, i, n)
		if status == "" {
			continue
		}
		w := when{first: i, end: end, exact: true, date: lint.Date{Status: status}}
		w.letterOfStatus(t)
		return w, true
	}
	return when{}, false
}

// statusOf reads n words from token i on, with points between them. The
// abbreviations need their points (or a slash: "s/d"), "SD" is something else.
func statusOf(t []token, i, n int) (status string, end int) {
	phrase, j := "", i
	for k := range n {
		if j >= len(t) || t[j].kind != word {
			return "", i
		}
		text := t[j].folded()
		short := utf8.RuneCountInString(text) == 1
		if k > 0 {
			phrase += " "
		}
		phrase += text
		j++
		if j < len(t) && (t[j].is('.') || short && k == 0 && t[j].is('/')) {
			j++
		} else if short && k == 0 && (n == 1 || j < len(t) && utf8.RuneCountInString(t[j].text) < 3) {
			return "", i // "à paraître" needs no point
		}
	}
	switch {
	case phrase == "u a" && isRing(t, i, j):
		return "n.d.", j
	case n == 2 && areInitials(t, i, j):
		return "", i
	}
	return words.DateStatus(phrase), j
}

// areInitials says whether capital letters, tokens [i, end), are those of a
// name rather than of "n.d.": "S. A. Prado, 2009", "Okafor, N. D., 2014".
func areInitials(t []token, i, end int) bool {
	if !t[i].capital() || len(t[i].text) > 1 || end == len(t) {
		return false
	}
	next := end
	for next < len(t) && (t[next].is(',') || t[next].is('.')) {
		next++
	}
	hyphened := t[end].is('-') && !t[end].spaced && end+1 < len(t) && t[end+1].capital() && len(t[end+1].text) > 1
	dated := t[end].is(',') && next < len(t) && t[next].kind == number
	return t[end].capital() || hyphened || dated
}

// isRing says whether "å" stands among the tokens: "u.å." is "utan år", where
// "u. a." is "unter anderem".
func isRing(t []token, i, end int) bool {
	for ; i < end; i++ {
		if t[i].text == "å" {
			return true
		}
	}
	return false
}

// statusInBracket reads "[n.d.]" and "[s.d.]", which open at token i.
func statusInBracket(t []token, i int) (when, bool) {
	if i+1 >= len(t) || !t[i].is('[') {
		return when{}, false
	}
	w, ok := statusAt(t, i+1)
	if !ok || w.end >= len(t) || !t[w.end].is(']') {
		return when{}, false
	}
	w.first, w.end = i, w.end+1
	return w, true
}

// letterOfStatus takes in the letter of "n.d.-a".
func (w *when) letterOfStatus(t []token) {
	if w.end+1 < len(t) && t[w.end].is('-') && t[w.end+1].kind == word && len(t[w.end+1].text) == 1 {
		w.date.Letter = strings.ToLower(t[w.end+1].text)
		w.end += 2
		w.moreLetters(t)
	}
}

// year reads the year of a token. In the digits of Arabic and Persian it may
// count from the Flight: "۱۳۹۰".
func (t *token) year() (year int, letter string, ok bool) {
	year, letter, ok = splitYear(t.text)
	if !ok && t.kind == number && len(t.text) == 4 && t.end-t.start > 4 && ascii.Digits(t.text) == 4 && fold.IsFlightYear(atoi(t.text)) {
		return atoi(t.text), "", true
	}
	return year, letter, ok
}

// splitYear parts "2014a" into year and letter.
func splitYear(s string) (year int, letter string, ok bool) {
	n := ascii.Digits(s)
	if n != 4 || len(s) > 8 {
		return 0, "", false
	}
	year = atoi(s[:4])
	if _, flight := fold.IsEra(s[4:]); flight && fold.IsFlightYear(year) {
		return year, "", true
	}
	if year < firstYear || year > lastYear {
		return 0, "", false
	}
	switch rest := s[4:]; {
	case rest == "", rest == "年", rest == "م":
		return year, "", true
	case len(rest) == 1 && 'a' <= rest[0]|0x20 && rest[0]|0x20 <= 'z' && rest[0]|0x20 != 's':
		return year, strings.ToLower(rest), true
	}
	return 0, "", false
}

func isCirca(s string) bool {
	switch s {
	case "c", "ca", "circa", "um", "cca", "около":
		return true
	}
	return false
}

// atoi reads the digits of s, which are few.
func atoi(s string) int {
	n := 0
	for i := 0; i < len(s) && i < 9; i++ {
		n = 10*n + int(s[i]-'0')
	}
	return n
}
