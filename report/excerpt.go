package report

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/width"

	"github.com/bibfix/bibfix/internal/charset"
	"github.com/bibfix/bibfix/lint"
)

// excerptWidth is how many terminal cells of a line are shown. Paragraphs are
// often one line of thousands of characters: the place is cut out of them.
const excerptWidth = 100

// before is how many of those cells stand before the place, where the line is
// long enough on both sides.
const before = excerptWidth / 3

const ellipsis = "…"

// excerpt shows the line in which a span starts, cut around the span, and a
// second line that marks the span with a caret. Both are free of characters
// that a terminal would obey. The work does not depend on the line's length.
func excerpt(data []byte, places *Places, span lint.Span) (text, marks string) {
	line := places.Line(span.Start)
	start := min(max(span.Start, line.Start), line.End)
	end := min(max(span.End, start), line.End)

	from := walkLeft(data, line.Start, start, before)
	to, room := walkRight(data, from, line.End, excerptWidth)
	if room > 0 && from > line.Start {
		from = walkLeft(data, line.Start, from, room)
	}
	var shown, caret strings.Builder
	if from > line.Start {
		shown.WriteString(ellipsis)
		caret.WriteByte(' ')
	}
	head, headCells := display(data[from:start])
	place, placeCells := display(data[start:min(end, to)])
	tail, _ := display(data[min(end, to):to])
	if from == line.Start {
		trimmed := strings.TrimLeft(head, " ")
		headCells -= len(head) - len(trimmed)
		head = trimmed
	}
	shown.WriteString(head + place + tail)
	if to < line.End {
		shown.WriteString(ellipsis)
	}
	caret.WriteString(strings.Repeat(" ", headCells))
	caret.WriteString("^" + strings.Repeat("~", max(placeCells-1, 0)))
	return shown.String(), caret.String()
}

// walkLeft goes back from at, but not before limit, over characters that fill
// no more than cells.
func walkLeft(data []byte, limit, at, cells int) int {
	for steps := 4 * excerptWidth; at > limit && steps > 0; steps-- {
		r, size := utf8.DecodeLastRune(data[limit:at])
		cells -= cellsOf(r)
		if cells < 0 {
			break
		}
		at -= size
	}
	return at
}

// walkRight goes forward from at, but not beyond limit, over characters that
// fill no more than cells, and tells how many cells are left.
func walkRight(data []byte, at, limit, cells int) (to, room int) {
	for steps := 4 * excerptWidth; at < limit && steps > 0; steps-- {
		r, size := utf8.DecodeRune(data[at:limit])
		if cells < cellsOf(r) {
			return at, 0
		}
		cells -= cellsOf(r)
		at += size
	}
	return at, cells
}

// display makes bytes fit to be shown and counts the cells they fill.
func display(data []byte) (text string, cells int) {
	text = charset.Text(data)
	for _, r := range text {
		cells += cellsOf(r)
	}
	return Printable(text), cells
}

// cellsOf is the number of terminal cells that a character fills once it is
// printable: two for the wide ones of East Asia and emoji, none for marks that
// combine with the character before.
func cellsOf(r rune) int {
	switch {
	case r < utf8.RuneSelf && r >= ' ' && r != 0x7F:
		return 1
	case invisible(r):
		return 0
	case r == '\t' || r == '\n' || r == '\r':
		return 1
	case dangerous(r):
		return len(printableRune(r))
	case unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf), r >= 0x1160 && r <= 0x11FF: // vowels and finals of Hangul join the initial
		return 0
	}
	switch width.LookupRune(r).Kind() {
	case width.EastAsianWide, width.EastAsianFullwidth:
		return 2
	}
	return 1
}
