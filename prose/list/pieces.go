package list

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/bibfix/bibfix/internal/ascii"
	"github.com/bibfix/bibfix/internal/fold"
	"github.com/bibfix/bibfix/internal/words"
	"github.com/bibfix/bibfix/prose/block"
)

// A list may stand in pieces, with text between: a converter read the columns of
// its pages in another order. What shows that a stretch of entries is a piece is
// the order of the list, which has a place for them: numbers that are missing in
// it, or a part of the alphabet where it has no name.

// What makes entries behind or in front of other text a piece.
const (
	fewestOn     = 5  // entries of a piece
	fewestAlone  = 8  // the same, where the list has too few to show an order
	leastFresh   = 80 // of the numbers of a piece, in percent, that the list lacks
	leastCounted = 60 // of the numbers up to the highest, in percent, that list and piece have together
	mostInside   = 4  // one name of so many in a list may stand where the piece belongs
)

// collect moves the bounds of a list over other text to the pieces that belong to
// it, between the block after the list before and that of the next heading.
func (f *finder) collect(r *region, floor, before int) {
	if r.kind != words.References && r.kind != words.Bibliography {
		return
	}
	l := rankOf(f.starts(*r))
	if !l.ordered() {
		return
	}
	if l.numbered {
		if r.cut > 0 {
			before = r.last
		}
		f.collectNumbers(r, floor, min(before, r.last+farthestNumber))
		return
	}
	if r.first == r.block {
		f.collectBack(r, &l, floor)
	}
	if r.cut > 0 || r.last >= before {
		return
	}
	for f.collectOn(r, &l, min(before, r.last+farthestOn)) {
	}
}

// collectBack takes in a piece in front of the text that stands above the heading:
// the last column was read first.
func (f *finder) collectBack(r *region, l *rank, floor int) {
	least := max(floor, r.block-farthestOn)
	for end := r.block; end > least; {
		last := end - 1
		for last >= least && !f.isPiece(&f.blocks[last]) {
			last--
		}
		first := last
		for first > least && (f.isPiece(&f.blocks[first-1]) || f.blocks[first-1].Kind == block.Furniture) {
			first--
		}
		if first < least {
			return
		}
		piece := f.rankBetween(first, last+1)
		if len(l.names) >= fewestSorted && l.holds(&piece) {
			r.gaps = append(r.gaps, gap{last + 1, r.block})
			r.first, r.torn = first, true
			l.add(&piece)
			return
		}
		end = first
	}
}

// collectOn takes in the next piece of a sorted list, and says whether there was one.
func (f *finder) collectOn(r *region, l *rank, before int) bool {
	for j := r.last; j < before; j++ {
		if !f.isPiece(&f.blocks[j]) {
			continue
		}
		end := f.pieceEnd(j, before)
		piece := f.rankBetween(j, end)
		if l.holds(&piece) {
			f.takeIn(r, j, end)
			l.add(&piece)
			return true
		}
		j = end - 1
	}
	return false
}

// takeIn moves the end of a list to that of a piece, and leaves out the text in front
// of it and in it.
func (f *finder) takeIn(r *region, first, end int) {
	if r.last < first {
		r.gaps = append(r.gaps, gap{r.last, first})
	}
	for i := first; i < end; i++ {
		if b := &f.blocks[i]; b.Kind == block.Heading || !f.isListed(b) && (isRunning(b.Text.String) || isProse(b.Text.String) || citesNumbers(b.Text.String)) {
			r.gaps = append(r.gaps, gap{i, i + 1})
		}
	}
	r.last, r.torn = end, true
}

// fewestProse is the share of words, as a divisor, that tie sentences together in
// running text: of entries it is one in two hundred, of text one in twenty.
const fewestProse = 50

// isPiece says whether a block holds entries, and is no text that cites them.
func (f *finder) isPiece(b *block.Block) bool {
	s := b.Text.String
	return f.isListed(b) && (proseWords(s) < 2 || fewestProse*proseWords(s) <= strings.Count(s, " "))
}

// pieceEnd is the block after a run of entries that begins at block i. One block of
// something else may stand between two of them.
func (f *finder) pieceEnd(i, before int) int {
	end, others := i+1, 0
	for ; i < before && f.blocks[i].Kind != block.Heading && others < 2; i++ {
		switch b := &f.blocks[i]; {
		case b.Text.Len() < shortestText || b.Kind == block.Furniture:
		case f.isPiece(b):
			end, others = i+1, 0
		default:
			others++
		}
	}
	return end
}

// farthestNumber is how many blocks behind the end of a numbered list are searched
// for its other numbers.
const farthestNumber = 200

// A scatter is a stretch of blocks outside a list with numbers that may be of it.
type scatter struct {
	first, end int
	numbers    []int
}

// collectNumbers takes in the numbers in square brackets that stand behind the end
// of a list or in front of its heading, if they fill the gaps in those that it has.
func (f *finder) collectNumbers(r *region, floor, before int) {
	var list []int
	for i := r.block; i < r.last; i++ {
		if !r.inGap(i) {
			list = append(list, labelsIn(f.blocks[i].Text.String)...)
		}
	}
	front, behind := f.scattered(max(floor, r.block-farthestOn), r.block), f.scattered(r.last, before)
	if r.first < r.block {
		front = scatter{}
	}
	switch {
	case countTogether(list, slices.Concat(front.numbers, behind.numbers)):
	case countTogether(list, behind.numbers):
		front = scatter{}
	case countTogether(list, front.numbers):
		behind = scatter{}
	default:
		return
	}
	if len(front.numbers) > 0 {
		r.gaps, r.first, r.torn = append(r.gaps, gap{front.end, r.block}), front.first, true
		for i := front.first; i < front.end; i++ {
			if b := &f.blocks[i]; !isLabel(b.Text.String) && !f.isPiece(b) {
				r.gaps = append(r.gaps, gap{i, i + 1})
			}
		}
	}
	if len(behind.numbers) > 0 {
		for behind.end < before && f.goesOnAt(behind.end) {
			behind.end++
		}
		f.takeIn(r, behind.first, behind.end)
	}
}

// scattered gives the numbers that entries have between two blocks.
func (f *finder) scattered(from, to int) scatter {
	var s scatter
	for i := from; i < to; i++ {
		b := &f.blocks[i]
		if b.Kind != block.Paragraph && b.Kind != block.Item || !isLabel(b.Text.String) && !f.isPiece(b) {
			continue
		}
		found := labelsIn(b.Text.String)
		if len(found) == 0 {
			continue
		}
		if len(s.numbers) == 0 {
			s.first = i
		}
		s.end = i + 1
		s.numbers = append(s.numbers, found...)
	}
	return s
}

// labelsIn gives the numbers in square brackets in a text that entries follow, or
// nothing does. Where columns are mixed they stand inside lines as well.
func labelsIn(s string) []int {
	var found []int
	for at := 0; ; {
		i := strings.IndexByte(s[at:], '[')
		if i < 0 {
			return found
		}
		at += i
		l := readLabel(s[at:min(len(s), at+longestHead)])
		opens := at == 0 || ascii.Space(s[at-1])
		if l.form == square && l.number > 0 && (at+l.end == len(s) || opens && startsUpper(trimOrnaments(s[at+l.end:])) && (at == 0 || s[at-1] == '\n') || startsWithName(s[at+l.end:])) {
			found = append(found, l.number)
		}
		at++
	}
}

// goesOnAt says whether a block ends the entry above it, whose label stands alone.
func (f *finder) goesOnAt(i int) bool {
	return isLabel(f.blocks[i-1].Text.String) && f.isListed(&f.blocks[i])
}

// A rank is what the entries of a list or of a piece are ordered by.
type rank struct {
	numbered bool
	names    []string // of the first authors, folded
}

// rankOf gives the rank of entries half of which have numbers in square brackets, or
// nearly all have none; for others it is empty. The numbers that Markdown counts by itself are
// none.
func rankOf(starts []start) rank {
	var r rank
	labels, numbers := 0, 0
	for _, s := range starts {
		numbers += count(s.form == square && s.number > 0)
		if s.form != noLabel {
			labels++
			continue
		}
		r.names = append(r.names, s.family)
	}
	switch {
	case numbers > 1 && 2*numbers >= len(starts):
		return rank{numbered: true}
	case 5*labels > len(starts):
		return rank{}
	}
	return r
}

func (f *finder) rankBetween(first, last int) rank {
	return rankOf(f.starts(region{heading: heading{block: first}, last: last}))
}

// ordered says whether the list has an order that a piece can fit into.
func (l *rank) ordered() bool {
	return l.numbered || len(l.names) > 0 && mostAstray*(len(l.names)-rising(l.names)) <= len(l.names) || isSorted(l.names)
}

func (l *rank) add(p *rank) { l.names = append(l.names, p.names...) }

// holds says whether a piece of a sorted list fits into it.
func (l *rank) holds(p *rank) bool {
	if l.numbered || len(p.names) < fewestOn || len(l.names) < fewestSorted && len(p.names) < fewestAlone || !isSorted(p.names) {
		return false
	}
	names := slices.Sorted(slices.Values(p.names))
	low, high := names[len(names)/5], names[(len(names)-1)*4/5]
	inside := 0
	for _, name := range l.names {
		inside += count(low < name && name < high)
	}
	return mostInside*inside <= len(l.names) && low >= slices.Min(l.names)
}

// countTogether says whether the numbers of a piece are missing in the list, and
// both together count up to the highest.
func countTogether(list, piece []int) bool {
	if len(list) == 0 || len(piece) == 0 {
		return false
	}
	has := map[int]bool{}
	for _, n := range list {
		has[n] = true
	}
	fresh, most := 0, slices.Max(list)
	for _, n := range piece {
		fresh += count(!has[n])
		has[n] = true
		most = max(most, n)
	}
	return fresh >= fewestOn && 100*fresh >= leastFresh*len(piece) && 100*len(has) >= leastCounted*most
}

// What shows the order of the alphabet. Wrapped lines may look like starts, and columns
// that are mixed give two rows in one; but a few names are in order by chance.
const (
	mostAstray  = 5  // one name of so many in a list may stand out of it
	leastRising = 60 // of the names of a piece, in percent, that make one rising row
	mostChance  = 50 // one in so many runs of names in no order may have a row as long
)

// isSorted says whether so many names are in the order of the alphabet that it is no
// chance: of n names in no order, k make a rising row in at most C(n,k)/k! of all cases.
func isSorted(names []string) bool {
	n, k := len(names), rising(names)
	chance := 1.0
	for i := range k {
		chance *= float64(n-i) / float64((i+1)*(i+1))
	}
	return 100*k >= leastRising*n && mostChance*chance <= 1
}

// rising is how many names make the longest row that is in the order of the alphabet
// as it stands.
func rising(names []string) int {
	var tails []string // the least last name of a rising row of each length
	for _, name := range names {
		i, _ := slices.BinarySearchFunc(tails, name, func(tail, name string) int {
			if tail <= name {
				return -1
			}
			return 1
		})
		if i == len(tails) {
			tails = append(tails, name)
		}
		tails[i] = name
	}
	return len(tails)
}

// familyOf is the first word of an entry without initials and particles: "van der
// Berg" stands under B, or under V, and no order is broken by either.
func familyOf(s string) string {
	s = trimOrnaments(s)
	for range 8 {
		word, after := firstWord(s)
		r, size := utf8.DecodeRuneInString(word)
		initial := unicode.IsUpper(r) && size == len(word) && strings.HasPrefix(after, ".")
		if !initial && !words.IsParticle(fold.Words(word)) {
			return fold.Words(word)
		}
		s = strings.TrimLeft(after, " .’'-‐\u00a0")
	}
	return ""
}
