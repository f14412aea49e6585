package cite

import (
	"slices"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/bibfix/bibfix/internal/ascii"
	"github.com/bibfix/bibfix/lint"
	"github.com/bibfix/bibfix/prose/block"
)

// A page or a column ends in the midst of a citation, and what stands at its foot
// or at the top of the next comes between the name and the year: a figure, a
// table, a footnote, a running head that nobody knew for one. Such a citation is
// read across the blocks when the list has it, and else not at all: what makes
// the two halves one is that an entry has the name of the first and the year of
// the second.

// How far the halves may be apart, in blocks and pages; how long each is at most, in
// bytes; and how many lines at the end of the first and at the start of the second
// may belong to the page rather than to the text.
const (
	acrossBlocks = 12
	acrossPages  = 1
	longestHalf  = 400
	mostEdge     = 2
	noteLines    = 8  // lines of a footnote
	tableLines   = 16 // lines of a table
	widestCell   = 40 // bytes of a line of its cells
)

// A crossing is a block whose end may be the first half of a citation.
type crossing struct {
	at    int  // of its block
	start int  // decoded byte where the half begins
	end   int  // decoded byte where it ends: lines of the page are left out
	open  bool // a bracket is open there
}

// readAcross reads the citations that blocks cut in two.
func (r *reader) readAcross(body []block.Block) {
	var joined []*finding
	gone := map[*finding]bool{}
	for i := range body {
		if goesAcross(&body[i]) {
			joined = append(joined, r.across(body, i, gone)...)
		}
	}
	if len(joined) == 0 {
		return
	}
	drop := func(f *finding) bool { return gone[f] }
	r.found, r.bare = append(slices.DeleteFunc(r.found, drop), joined...), slices.DeleteFunc(r.bare, drop)
	slices.SortStableFunc(r.found, func(a, b *finding) int { return a.Span.Start - b.Span.Start })
}

func goesAcross(b *block.Block) bool {
	return b.Kind == block.Paragraph || b.Kind == block.Item || b.Kind == block.Quote
}

// across reads the citation whose first half ends block i, with the first block
// behind it that holds a second half.
func (r *reader) across(body []block.Block, i int, gone map[*finding]bool) []*finding {
	for _, c := range crossings(body, i) {
		for j := i + 1; j < len(body) && j <= i+acrossBlocks; j++ {
			b := &body[j]
			if b.Page > body[i].Page+acrossPages {
				break
			}
			if !goesAcross(b) || b.Kind != body[i].Kind && b.Kind != block.Paragraph {
				continue
			}
			for _, from := range lineStarts(b.Text.String) {
				if end := c.closes(b.Text.String, from); end > from {
					if f, alone := r.joinHalves(body, c, j, from, end); len(f) > 0 {
						for _, one := range alone {
							gone[one] = true
						}
						return f
					}
				}
			}
		}
	}
	return nil
}

// crossings are the ways in which the end of a block may be the first half of a
// citation: whole, without its last lines, and without the footnote that ends it.
func crossings(body []block.Block, i int) []crossing {
	var found []crossing
	s := body[i].Text.String
	for n, end := 0, len(s); n < noteLines && end >= 0; n++ {
		if n <= mostEdge || beginsNote(s[end:]) {
			for _, end := range [...]int{beforeNumber(s[:end]), end} {
				if start, open := firstHalf(s[:end]); start >= 0 {
					found = append(found, crossing{i, start, end, open})
				}
			}
		}
		end = strings.LastIndexByte(s[:end], '\n')
	}
	return found
}

// beforeNumber is where the number of a page or footnote begins that a converter left at
// the end of s, 0 where there is none.
func beforeNumber(s string) int {
	at := len(s)
	for at > 0 && '0' <= s[at-1] && s[at-1] <= '9' {
		at--
	}
	if n := len(s) - at; n == 0 || n > longestPage || at == 0 || s[at-1] != ' ' {
		return 0
	}
	return at - 1
}

// longestPage is in digits, of the number of a page or footnote.
const longestPage = 3

// beginsNote says whether a line break and then the number of a footnote begin s.
func beginsNote(s string) bool {
	n := ascii.Digits(strings.TrimLeft(s, "\n "))
	return n == 1 || n == 2
}

// lineStarts are the starts of the lines of a block with which the second half may
// begin: the first ones, and the first behind the cells of a table.
func lineStarts(s string) []int {
	var starts []int
	if n := ascii.Digits(s); n > 0 && n <= longestPage && strings.HasPrefix(s[n:], " ") { // "3 Sandberg (1991)"
		starts = append(starts, n+1)
	}
	starts = append(starts, 0)
	for at, n := 0, 0; n < tableLines; n++ {
		line, _, more := strings.Cut(s[at:], "\n")
		if !more || n >= mostEdge && len(line) > widestCell {
			break
		}
		at += len(line) + 1
		starts = append(starts, at)
	}
	return starts
}

// firstHalf says where the first half of a citation begins at the end of s, -1 where
// there is none: at a bracket that is open, or before names.
func firstHalf(s string) (start int, open bool) {
	from := max(0, len(s)-longestHalf)
	depth := 0
	for i := len(s) - 1; i >= from; i-- {
		switch s[i] {
		case ')', ']':
			depth++
		case '(', '[':
			if depth--; depth < 0 {
				return i, true
			}
		}
	}
	if endsSentenceOf(s) {
		return -1, false
	}
	from = max(from, len(s)-reachOfNames, strings.LastIndexAny(s, ")]")+1)
	for from > 0 && from < len(s) && (s[from]&0xc0 == 0x80 || alnum(s[from-1])) {
		from++
	}
	t := lex(nil, s, from, len(s))
	if n := len(t); n == 0 || !t[n-1].capital() && !isJoint(&t[n-1]) && etAlBefore(t, 0, n) < 0 {
		return -1, false
	}
	return t[0].start, false
}

// endsSentenceOf says whether a text ends as sentences do, and not in "et al.".
func endsSentenceOf(s string) bool {
	return s == "" || strings.IndexByte(".!?:;)]", s[len(s)-1]) >= 0 && !strings.HasSuffix(s, " al.")
}

// reachOfNames is in bytes, of the names in a sentence that a page cuts.
const reachOfNames = 160

// closes says where the second half of the citation ends that begins at byte from of
// s: past the bracket that closes the first, or past the first one, which holds a
// year. It is from where there is none.
func (c *crossing) closes(s string, from int) int {
	depth := 0
	for i := from; i < len(s) && i < from+longestHalf; i++ {
		switch s[i] {
		case '(', '[':
			if !c.open && depth == 0 && !opensYear(s, from, i) {
				return from
			}
			depth++
		case ')', ']':
			if depth--; depth < 0 && c.open || depth == 0 && !c.open {
				return i + 1
			}
			if depth < 0 {
				return from
			}
		}
	}
	return from
}

// opensYear says whether the bracket at byte i opens with a year, and nothing but names
// stands before it from byte from on.
func opensYear(s string, from, i int) bool {
	if i-from > reachOfNames || ascii.Digits(s[i+1:]) != 4 {
		return false
	}
	for _, t := range lex(nil, s, from, i) {
		if t.kind == number || t.kind == word && !t.capital() && !isJoint(&t) && t.text != "et" && t.text != "al" && !isOf(t.text) {
			return false
		}
	}
	return true
}

// joinHalves reads two halves as one text. It gives what that cites across the seam and
// in the bracket that the seam cuts, and what was read of the halves by themselves,
// which that replaces.
func (r *reader) joinHalves(body []block.Block, c crossing, j, from, end int) (found, alone []*finding) {
	alone = r.inHalves(c, j, from, end)
	if slices.ContainsFunc(alone, func(f *finding) bool { return f.Status == lint.Resolved && f.shape&bare == 0 }) {
		return nil, nil
	}
	a := body[c.at].Text
	text, seam := joinText(a.Slice(c.start, c.end), body[j].Text.Slice(from, end))
	joined := body[c.at]
	joined.Text, joined.Marks, joined.Addresses = text, nil, nil
	all, bare := r.found, r.bare
	r.found, r.at = nil, int32(c.at)
	r.readAuthors(&joined)
	found, r.found, r.bare = keepAcross(r.found, seam, c.open), all, bare
	for _, f := range found {
		f.cutAt(c, seam, len(a.String))
	}
	return found, alone
}

// joinText joins two halves, without the hyphen between those of a word, and says
// where the second begins.
func joinText(a, b lint.Text) (lint.Text, int) {
	var text lint.TextBuilder
	last, size := utf8.DecodeLastRuneInString(a.String)
	if first, _ := utf8.DecodeRuneInString(b.String); isHyphen(last) && unicode.IsLower(first) {
		text.Append(a.Slice(0, len(a.String)-size))
	} else {
		text.Append(a)
		place := b.Span(0, 1).Start
		text.Put("\n", lint.Span{Start: place, End: place})
	}
	seam := text.Len()
	text.Append(b)
	return text.Text(), seam
}

// keepAcross keeps what the list knows of the citations of two halves, if one stands
// on the seam, or each side of it has one.
func keepAcross(found []*finding, seam int, open bool) []*finding {
	before, after, on := false, false, false
	kept := found[:0]
	for _, f := range found {
		if f.Status != lint.Resolved {
			continue
		}
		kept = append(kept, f)
		on = on || f.decoded.Start < seam && seam <= f.decoded.End
		before = before || f.decoded.End <= seam
		after = after || f.decoded.Start >= seam
	}
	if !on && !(open && before && after) {
		return nil
	}
	return kept
}

// cutAt moves a finding of the joined text to where its names stand, which is in the
// first block: no edit may reach across what lies between the halves.
func (f *finding) cutAt(c crossing, seam, length int) {
	if f.decoded.Start < seam && seam <= f.decoded.End {
		f.NamesSpan = lint.Span{}
		f.Span.End = max(f.Span.Start, f.YearSpan.End)
	}
	f.decoded.Start = min(f.decoded.Start+c.start, length)
	f.decoded.End = min(f.decoded.End+c.start, length)
}

// inHalves gives what was read of the halves, each by itself.
func (r *reader) inHalves(c crossing, j, from, end int) []*finding {
	var found []*finding
	for _, half := range [...]struct{ block, from, end int }{{c.at, c.start, c.end}, {j, from, end}} {
		n := sort.Search(len(r.found), func(i int) bool { return int(r.found[i].block) >= half.block })
		for ; n < len(r.found) && int(r.found[n].block) == half.block; n++ {
			if f := r.found[n]; f.decoded.End > half.from && f.decoded.Start < half.end {
				found = append(found, f)
			}
		}
	}
	return found
}
