package list

import (
	"slices"
	"strings"

	"github.com/bibfix/bibfix/internal/fold"
	"github.com/bibfix/bibfix/internal/words"
	"github.com/bibfix/bibfix/prose/block"
)

// fewestOn is how many entries in the order of the alphabet behind other text
// make that text a gap in the list: a converter read the columns of the last
// pages in another order.
const fewestOn = 5

// strayEnd is how many of the last entries may be none, sentences of the text
// that begin with a name.
const strayEnd = 2

// goOn moves the end of a list that is sorted, has no labels and ends at a
// heading of the text over that text, to where entries go on in the order of
// the alphabet.
func (f *finder) goOn(r *region, before int) {
	if r.kind != words.References && r.kind != words.Bibliography || r.cut > 0 || r.last >= before {
		return
	}
	var keys []string
	rising := 0
	items := 0
	for i := r.lead; i < r.last; i++ {
		b := &f.blocks[i]
		key := sortKey(b)
		if key == "" {
			continue
		}
		if n := len(keys); n > 0 && keys[n-1] <= key {
			rising++
		}
		keys = append(keys, key)
		items += count(b.Kind == block.Item)
	}
	if len(keys) < fewestSorted || 10*rising < 8*(len(keys)-1) {
		return
	}
	kind := block.Paragraph
	if 2*items > len(keys) {
		kind = block.Item
	}
	for j := r.last; j < min(before, r.last+farthestOn); j++ {
		b := &f.blocks[j]
		if b.Kind != kind || sortKey(b) < keys[len(keys)-1-strayEnd] {
			continue
		}
		if end := f.sortedRun(j, before, kind); end > 0 {
			r.gaps = append(r.gaps, gap{r.last, j})
			r.last = end
			return
		}
	}
}

// sortKey is the first word of an entry without a label, "" for what is none.
func sortKey(b *block.Block) string {
	s := b.Text.String
	if b.Kind != block.Item && b.Kind != block.Paragraph || labelOf(b, s).form != noLabel || !looksLikeEntry(s) || isRunning(s) {
		return ""
	}
	s = trimOrnaments(s)
	for range 2 { // "van der Berg" stands under B, or under V: no order is broken by either
		word, after := firstWord(s)
		if !words.IsParticle(fold.Words(word)) {
			break
		}
		s = strings.TrimLeft(after, " ’'")
	}
	return fold.Words(firstOf(s))
}

// sortedRun gives the block after a run of entries that begins at block i, 0
// where it is too short, not in order or mixed with other text.
func (f *finder) sortedRun(i, before int, kind block.Kind) int {
	last, entries, others, inRow, rising := "", 0, 0, 0, 0
	end := i
	for ; i < before && f.blocks[i].Kind != block.Heading && inRow < 2; i++ {
		b := &f.blocks[i]
		if b.Text.Len() < shortestText || b.Kind == block.Furniture {
			continue
		}
		key := sortKey(b)
		if key == "" || b.Kind != kind {
			inRow++
			others++
			continue
		}
		inRow, end = 0, i+1
		rising += count(last <= key)
		entries++
		last = key
	}
	if entries < fewestOn || 2*others > entries || 10*rising < 8*entries {
		return 0
	}
	return end
}

// goBack moves the beginning of a sorted list without labels back over other
// text, to where its last entries stand: a converter read its last column before
// the text that stands above the first.
func (f *finder) goBack(r *region, floor int) {
	if r.kind != words.References && r.kind != words.Bibliography || r.first < r.block {
		return
	}
	behind := f.starts(*r)
	if len(behind) < fewestSorted || !inAlphabet(nil, behind) {
		return
	}
	least := max(floor, r.block-farthestOn)
	for end := r.block; end > least; {
		last := end - 1
		for last >= least && !f.isListed(&f.blocks[last]) {
			last--
		}
		first := last
		for first > least && (f.isListed(&f.blocks[first-1]) || f.blocks[first-1].Kind == block.Furniture) {
			first--
		}
		if first < least {
			return
		}
		if carriesAlphabetOn(behind, f.starts(region{heading: heading{block: first}, last: last + 1})) {
			r.gaps = append(r.gaps, gap{last + 1, r.block})
			r.first = first
			return
		}
		end = first
	}
}

// carriesAlphabetOn says whether a run of entries is in order and stands behind
// the list in it: four fifths of their names behind four fifths of the list's. Wrapped
// lines may look like starts in both.
func carriesAlphabetOn(list, run []start) bool {
	if len(run) < fewestOn {
		return false
	}
	var names []string
	for _, s := range list {
		names = append(names, fold.Letters(s.name))
	}
	slices.Sort(names)
	bound, behind, rising, last := names[len(names)*4/5], 0, 0, ""
	for _, s := range run {
		name := fold.Letters(s.name)
		if s.number > 0 {
			return false
		}
		behind += count(name >= bound)
		rising += count(name >= last)
		last = name
	}
	return 10*behind >= 8*len(run) && 10*rising >= 8*len(run)
}
