package rules

import (
	"strconv"
	"strings"

	"github.com/bibfix/bibfix/internal/ascii"
	"github.com/bibfix/bibfix/lint"
)

// What pages look like: two numbers with a dash between them.

// A pageRange is two numbers with a dash between them, in decoded text.
type pageRange struct {
	start, end  int    // with the letters in front
	gap         [2]int // what stands between the two, blanks included
	dash        [2]int
	first, last string // digits
	head, tail  string // letters in front of them
	sign        string // the dash
}

// longestNumber is how many digits a number has that is a page and fits an int.
const longestNumber = 9

// readRange reads letters, digits, dashes, letters, digits in text[from:to], and
// nothing else.
func readRange(text string, from, to int) (pageRange, bool) {
	at := from
	skip := func(is func(byte) bool) string {
		begin := at
		for at < to && is(text[at]) {
			at++
		}
		return text[begin:at]
	}
	skip(isGap)
	r := pageRange{start: at}
	r.head = skip(ascii.Letter)
	r.first = skip(ascii.Digit)
	r.gap[0] = at
	skip(isGap)
	r.dash[0] = at
	r.sign = skip(func(c byte) bool { return c == '-' || c >= 0x80 })
	r.dash[1] = at
	skip(isGap)
	r.gap[1] = at
	r.tail = skip(ascii.Letter)
	r.last = skip(ascii.Digit)
	r.end = at
	skip(isGap)
	ok := at == to && r.first != "" && r.last != "" && max(len(r.first), len(r.last)) <= longestNumber && r.sign != "" && strings.Trim(r.sign, dashSigns) == ""
	return r, ok
}

func isGap(c byte) bool { return c == ' ' || c == '\n' }

// dashSigns are the signs that stand between pages.
const dashSigns = "-–—−‒‐‑"

// dashName names a dash between pages, "" for anything else.
func dashName(dash string) string {
	switch dash {
	case "-", "\u2010", "\u2011":
		return "hyphen"
	case "--":
		return "double hyphen"
	case "–":
		return "en dash"
	case "—":
		return "em dash"
	case "−":
		return "minus sign"
	case "‒":
		return "figure dash"
	}
	return ""
}

func withArticle(noun string) string {
	if strings.HasPrefix(noun, "e") {
		return "an " + noun
	}
	return "a " + noun
}

// isPages says whether the letters are short for "page" or "pages".
func isPages(letters string) bool {
	lower := strings.ToLower(letters)
	return lower == "p" || lower == "pp"
}

// padded says whether a number of up to three digits begins with a zero.
// Proceedings fill theirs up to four.
func padded(first, last string) bool {
	return max(len(first), len(last)) <= 3 && len(first) > 1 && first[0] == '0'
}

// longestWork is how many pages an article or chapter may have.
const longestWork = 999

// isStretch says whether two numbers are the first and last page of one work. The
// last may be shortened to the digits that differ: 768-82, but not 12-3, which is
// a page of a chapter as well.
func isStretch(first, last string) bool {
	low, _ := strconv.Atoi(first)
	high, _ := strconv.Atoi(last)
	if n, m := len(first), len(last); m < n {
		const shortest = 3 // digits of a number whose end is shortened
		if n < shortest || n > 4 && m == 1 {
			return false
		}
		high += low - low%pow10(m)
	}
	return low < high && high-low <= longestWork
}

// isOwnYear says whether a number is the year of the work, or the one before.
func isOwnYear(r *lint.Reference, number int) bool {
	year := r.Issued().Year
	return year > 0 && year-1 <= number && number <= year
}

// isMonthOf says whether two numbers are a year and a month: "2005-11".
func isMonthOf(year, month string) bool {
	return len(year) == 4 && len(month) == 2 && (year[:2] == "19" || year[:2] == "20") && month <= "12"
}

func pow10(n int) int {
	p := 1
	for range n {
		p *= 10
	}
	return p
}
