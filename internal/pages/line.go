package pages

import (
	"bytes"

	"github.com/bibfix/bibfix/internal/ascii"
	"github.com/bibfix/bibfix/internal/dates"
	"github.com/bibfix/bibfix/internal/lines"
)

// A line is one line that is not empty.
type line struct {
	start, end int
	row        int    // its place among all lines
	page       int    // form feeds before it
	key        uint64 // its text without the page number; 0 for what can be no head
	number     int    // the page number at one of its ends, 0 for none
	bare       bool   // it is a number, perhaps that of a page
	counts     bool   // it counts on from another close by, and so is none of a page
	gap        bool   // a blank line or a form feed stands before it
	sign       bool   // a page ends next to it
	edge       bool   // at a form feed
	outer      bool   // with nothing but numbers between
	head       bool
}

// read gives the lines of a file and counts its form feeds.
func read(data []byte) (found []line, feeds int) {
	found = make([]line, 0, bytes.Count(data, []byte("\n"))+1)
	gap, row := true, 0
	for at := 0; at < len(data); row++ {
		end, next := lines.Next(data, at)
		start, stop := lines.Trim(data, at, end)
		if n := bytes.Count(data[at:start], []byte("\f")); n > 0 {
			feeds, gap = feeds+n, true
		}
		if start == stop {
			gap = true
		} else {
			l := line{start: start, end: stop, row: row, page: feeds, gap: gap}
			l.read(data[start:stop])
			found = append(found, l)
			gap = false
		}
		at = next
	}
	return found, feeds
}

// read tells whether a line may be a head: not too long, some letters, no
// markup but that of headings and emphasis, no number of a list.
func (l *line) read(text []byte) {
	if n, ok := pageNumber(text); ok {
		l.bare, l.number = !dates.MayBeYear(n), n
		return
	}
	heading := text[0] == '#'
	text = bytes.Trim(text, "#*_ \t")
	if len(text) < shortest || width(text) > longest || bytes.IndexByte([]byte("|>[-+<:`~"), text[0]) >= 0 {
		return
	}
	number := 0
	if !heading { // "## Study 1", "## Study 2" are chapters
		var ok bool
		if text, number, ok = cutNumber(text); !ok {
			return
		}
	}
	key, letters := uint64(14695981039346656037), 0
	for _, b := range text {
		if b == ' ' || b == '\t' {
			continue
		}
		if b|0x20 >= 'a' && b|0x20 <= 'z' || b >= 0x80 {
			letters++
		}
		key = (key ^ uint64(b)) * 1099511628211 // FNV-1a
	}
	if letters >= shortest {
		l.key, l.number = key, number
	}
}

// width counts the bytes of a line, each run of blanks as one: what a layout
// sets at both ends of a line is one head.
func width(text []byte) int {
	n := 0
	for i, c := range text {
		if n > longest {
			break
		}
		n += count(c != ' ' && c != '\t' || i > 0 && text[i-1] != ' ' && text[i-1] != '\t')
	}
	return n
}

// cutNumber takes the page number off one end of a head; ok is false where a
// number begins the line as that of a list or section does.
func cutNumber(text []byte) (rest []byte, number int, ok bool) {
	text = cutTotal(text)
	to := len(text)
	for to > 0 && ascii.Digit(text[to-1]) {
		to--
	}
	inRange := to > 0 && (text[to-1] == '-' || text[to-1] >= 0x80 || ascii.Digit(text[to-1]))
	if n := value(text[to:], longestPage); n > 0 && !dates.MayBeYear(n) && !inRange {
		return text[:to], n, true
	}
	from := 0
	for from < len(text) && ascii.Digit(text[from]) {
		from++
	}
	if from == 0 {
		return text, 0, true
	}
	if from == len(text) || text[from] != ' ' && text[from] != '\t' && text[from] != '|' {
		return nil, 0, false
	}
	n := value(text[:from], longestPage)
	if n == 0 || dates.MayBeYear(n) {
		return nil, 0, false
	}
	return text[from:], n, true
}

// cutTotal takes the number of all pages off "Ropes 2019, 11, 101   3 of 12".
func cutTotal(text []byte) []byte {
	to := len(text)
	for to > 0 && ascii.Digit(text[to-1]) {
		to--
	}
	rest := bytes.TrimRight(text[:to], " ")
	i := bytes.LastIndexByte(rest, ' ')
	if to == len(text) || i < 1 || !ofWords[string(rest[i+1:])] || !ascii.Digit(text[i-1]) {
		return text
	}
	return text[:i]
}

// longestPage is in digits of a page number.
const longestPage = 4

// value is the number that up to so many digits write, 0 for anything else.
func value(digits []byte, longest int) int {
	if len(digits) > longest {
		return 0
	}
	n := 0
	for _, d := range digits {
		if !ascii.Digit(d) {
			return 0
		}
		n = 10*n + int(d-'0')
	}
	return n
}
