package list

import (
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
		key := f.sortKey(b)
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
		if b.Kind != kind || f.sortKey(b) < keys[len(keys)-1-strayEnd] {
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
func (f *finder) sortKey(b *block.Block) string {
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
		key := f.sortKey(b)
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
