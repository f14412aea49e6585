package cite

import (
	"iter"
	"strings"

	"github.com/bibfix/bibfix/lint"
	"github.com/bibfix/bibfix/prose/block"
)

// What lets an uncited entry be cited after all, in a text whose raised numbers lost their
// sign: its number stands where its turn is, in whatever form. So many numbers around it
// are looked at, and so many bytes may numbers have been moved.
const (
	nearTurn  = 3
	movedTurn = 400
)

// mentionInTurn marks the entries whose number stands, in whatever form, between the first
// citations of the numbers around it.
func (r *reader) mentionInTurn(blocks []block.Block) {
	first := map[int]int{}
	for _, c := range r.doc.Citations {
		if _, seen := first[c.Number]; !seen && c.Kind == lint.ByNumber && c.Status == lint.Resolved {
			first[c.Number] = c.Span.Start
		}
	}
	for i := range blocks {
		if !isProse(&blocks[i]) {
			continue
		}
		s, text := blocks[i].Text.String, &blocks[i].Text
		for at := 0; at < len(s); at++ {
			if s[at] < '1' || s[at] > '9' {
				continue
			}
			end := numbersEnd(s, at, false)
			if standsByItself(s, at, end) {
				place := text.Span(at, end).Start
				for low, high := range r.spans(s[at:end]) {
					for n := low; n <= high; n++ {
						if isTurn(first, n, place) {
							r.mentionNumber(n)
						}
					}
				}
			}
			at = end - 1
		}
	}
}

// spans gives the numbers and ranges of a list, and of a number behind the list's end the
// ranges it is without its dash: "1721" is 17–21.
func (r *reader) spans(s string) iter.Seq2[int, int] {
	return func(yield func(low, high int) bool) {
		items, ok := numberList(s, 0, len(s))
		if !ok {
			return
		}
		highest := r.highest()
		for _, it := range items {
			if it.low <= highest && !yield(it.low, min(it.high, highest)) {
				return
			}
			plain := s[it.start:it.end]
			for cut := 1; it.low > highest && it.low == it.high && cut < len(plain); cut++ {
				low, high := atoi(plain[:cut]), atoi(plain[cut:])
				if low < high && high <= min(highest, low+longestTorn) && !yield(low, high) {
					return
				}
			}
		}
	}
}

// longestTorn is how many works a range has at most whose dash was lost.
const longestTorn = 12

// standsByItself says whether the digits s[from:to] are no part of a word or of a decimal.
func standsByItself(s string, from, to int) bool {
	part := func(at, beyond int) bool {
		if at < 0 || at >= len(s) {
			return false
		}
		return strings.IndexByte(".,:", s[at]) >= 0 && beyond >= 0 && beyond < len(s) && '0' <= s[beyond] && s[beyond] <= '9'
	}
	return !part(from-1, from-2) && !part(to, to+1) && (to == len(s) || !alnum(s[to]))
}

// isTurn says whether the place lies between the first citations of numbers right before and
// behind an uncited one.
func isTurn(first map[int]int, number, place int) bool {
	if _, cited := first[number]; cited {
		return false
	}
	before, behind := false, false
	for d := 1; d <= nearTurn; d++ {
		at, ok := first[number-d]
		before = before || ok && at <= place+movedTurn
		at, ok = first[number+d]
		behind = behind || ok && place <= at+movedTurn
	}
	return before && behind
}

// mentionNumber marks the entries that have the number.
func (r *reader) mentionNumber(number int) {
	for i := range r.numbers {
		for _, ref := range r.numbers[i].byNumber[number] {
			ref.Mentioned = true
		}
	}
}
