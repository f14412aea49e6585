// Package list finds the reference lists of a manuscript and parts them into
// entries.
//
// It works in three steps. Headings (in some forty languages, numbered,
// letter-spaced, glued to the first entry) say where a list may begin; what
// follows must bear them out, since a table of contents, a running head and a
// sentence may begin with the same words. A list ends at the next heading that
// is no part of it, or where entries give way to other text. Its lines are
// then parted into entries by what the list itself shows: labels, bullets,
// blank lines, indents, and last the look of the lines; where only the look
// speaks, the entries are trusted less.
package list

import (
	"slices"
	"strings"

	"github.com/bibfix/bibfix/internal/ascii"
	"github.com/bibfix/bibfix/internal/fold"
	"github.com/bibfix/bibfix/internal/hyphen"
	"github.com/bibfix/bibfix/internal/words"
	"github.com/bibfix/bibfix/lint"
	"github.com/bibfix/bibfix/prose/block"
)

// Find puts the lists and their entries (without fields) into doc and returns
// the blocks that are left: the text that may cite, in order.
func Find(doc *lint.Document, blocks []block.Block) []block.Block {
	f := &finder{doc: doc, blocks: blocks}
	f.find()
	return f.body
}

func (f *finder) find() {
	doc, blocks := f.doc, f.blocks
	regions := f.keyed()
	for _, heads := range [...]bool{false, true} {
		if len(regions) == 0 {
			regions = f.regions(headings(blocks, heads))
		}
	}
	if len(regions) == 0 {
		regions = f.regions(sourceHeadings(blocks))
	}
	if len(regions) == 0 {
		regions = f.withoutHeading()
	}
	f.take(regions)
	f.scopes()
	f.optional()
	switch {
	case len(blocks) == 0:
		doc.Notes = append(doc.Notes, "the file holds no text")
	case len(doc.Lists) == 0 && slices.ContainsFunc(headings(blocks, false), func(h heading) bool { return h.kind == words.References && blocks[h.block].Kind == block.Heading }):
		doc.Notes = append(doc.Notes, "there is a heading of a reference list, and no entry was found below it")
	case len(doc.Lists) == 0:
		doc.Notes = append(doc.Notes, "no reference list was found; if there is one, put a heading such as References above it")
	case f.doubts > 0:
		doc.Notes = append(doc.Notes, doubtNote(f.doubts))
	}
}

// A finder holds what the finding of one document's lists shares.
type finder struct {
	doc    *lint.Document
	blocks []block.Block
	body   []block.Block
	doubts int // entries that were parted by their look alone

	sample    func([]line, []look) // sees the lists that are parted by their look; for fitting only
	alone     map[string]int       // short paragraphs, and how often each stands in the document
	compounds hyphen.Words         // of the document, once it was looked for them
	looked    bool
}

// A region is the part of a document that one list fills.
type region struct {
	heading
	first int // index of the block that it begins with: the heading's, or one before
	lead  int // index of the block, behind the heading's, with the first entry: what stands between is none
	last  int // index of the block after it
	cut   int // where it ends in its last block, 0 for that block's end
	notes bool
	keyed bool // the format marks its entries
	torn  bool // it was put together of pieces
	guess bool // no heading announces it, or a weak one
	links bool // it holds web addresses, and hardly an author
	gaps  []gap
}

// regions gives the regions of the headings that entries follow.
func (f *finder) regions(heads []heading) []region {
	var found, notes []region
	floor := 0 // the block after the list before
	for i, h := range heads {
		if n := len(found); n > 0 && found[n-1].holds(h) {
			continue // a part, or a running head, of the list before
		}
		if h.text != "" && f.blocks[h.block].Kind == block.Furniture && !f.entryNext(h.block) {
			continue // the head of the page on which the list begins
		}
		r := region{heading: h, first: h.block, lead: h.block + 1}
		f.end(&r, heads[i+1:])
		r.notes = h.kind == words.Notes || f.allNotes(r)
		if r.cut == 0 {
			r.last = f.trimEnd(r)
		}
		switch {
		case !f.bearsOut(r):
		case h.kind == words.Notes:
			notes = append(notes, r)
		default:
			r.lead = f.leadOf(r)
			r.first = f.inFront(r, floor)
			r.links = h.kind == words.Sources && f.linksOnly(r)
			before := len(f.blocks)
			if i+1 < len(heads) {
				before = max(r.last, heads[i+1].block)
			}
			f.collect(&r, floor, before)
			floor = r.last
			found = append(found, r)
		}
	}
	if len(found) == 0 {
		return notes
	}
	return dropLinks(found)
}

// holds says whether a heading stands inside the region.
func (r region) holds(h heading) bool {
	return h.block < r.last && (r.cut == 0 || h.block < r.last-1 || h.start < r.cut)
}

// end finds the block after a list, and where the list ends inside the block
// before that.
func (f *finder) end(r *region, later []heading) {
	h := r.heading
	began, inParts := h.glued || f.beginsIn(h), false // a part of the list is the first thing below its heading
	var c chain
	c.follow(&f.blocks[h.block], h.end)
	for i := h.block; i < len(f.blocks); i++ {
		b := &f.blocks[i]
		for len(later) > 0 && later[0].block < i {
			later = later[1:]
		}
		var inside []heading
		for n := 0; n < len(later) && later[n].block == i; n++ {
			if !f.runningHead(h, later[n]) && !f.isPartOf(h, later[n]) {
				inside = later[n : n+1]
				break
			}
		}
		if i > h.block {
			if len(inside) > 0 && inside[0].start == 0 {
				r.last = i
				return
			}
			isPart := b.Kind == block.Heading && isPartName(b.Text.String)
			inParts = inParts || isPart && !began
			if f.endsAt(h, i) && !(isPart && inParts) && (began || h.weak || !f.beginsBehind(i)) {
				next := f.resumes(c, i, f.before(later))
				if next == 0 {
					r.last = i
					return
				}
				r.gaps = append(r.gaps, gap{i, next})
				i = next
				b = &f.blocks[i]
			}
			began = began || f.isEntry(b) || isLinked(b)
			c.follow(b, 0)
		}
		if r.cut = f.endInside(h, i, inside); r.cut > 0 {
			r.last = i + 1
			return
		}
	}
	r.last = len(f.blocks)
}

// before is the block of the next heading of a list, or the end.
func (f *finder) before(later []heading) int {
	if len(later) > 0 {
		return later[0].block
	}
	return len(f.blocks)
}

// endsAt says whether block i is a heading that ends the list of h.
func (f *finder) endsAt(h heading, i int) bool {
	if b := &f.blocks[i]; b.Kind != block.Heading {
		return f.lineEnds(b)
	}
	return f.headingEnds(h, i)
}

// endInside finds where a list ends in the midst of a block: at the heading of
// another, or at a line that announces what follows lists.
func (f *finder) endInside(h heading, i int, next []heading) int {
	b := &f.blocks[i]
	s := b.Text.String
	if strings.IndexByte(s, '\n') < 0 || b.Kind != block.Paragraph {
		return 0
	}
	from, to := 0, len(s)
	if i == h.block {
		from = h.end
	}
	if len(next) > 0 {
		to = next[0].start
	}
	complete, tries := false, 8 // each try looks at the rest of the block
	for at := from; at < to; {
		end := to
		if n := strings.IndexByte(s[at:to], '\n'); n >= 0 {
			end = at + n
		}
		start, stop := trim(s, at, end)
		line := s[start:stop]
		if complete && tries > 0 && len(line) < maxHeading && startsUpper(trimSection(line)) && !strings.HasSuffix(line, ".") && endsList(line) {
			tries--
			if rest := part(b, stop, to); (!f.isEntry(&rest) || hasMail(rest.Text.String)) && f.entryLines(&rest) < 2 && !f.entriesAfter(i+1) {
				return start
			}
		}
		complete = line != "" && isComplete(line)
		at = end + 1
	}
	if to < len(s) {
		return to
	}
	return 0
}

// runningHead says whether a heading only repeats the one of the list it
// stands in, as the head of a page does.
func (f *finder) runningHead(h, later heading) bool {
	return later.level == plainLevel && !later.glued && headingWords(later.text) == headingWords(h.text) && f.entriesAfter(later.block+1) && f.entryBefore(later.block)
}

// isPartOf says whether a heading names a part of the list of h, which covers
// all sources: "Secondary sources" under "Bibliography", where neither is marked
// as a heading.
func (f *finder) isPartOf(h, later heading) bool {
	return h.kind <= words.Bibliography && h.level >= boldLevel && later.level >= h.level && !words.PartOfList(headingWords(h.text)) && words.PartOfList(headingWords(later.text))
}

// headingWords are the words of a heading without the number of a section or
// page.
func headingWords(s string) string {
	return strings.TrimRight(fold.Words(trimSection(s)), "0123456789 ")
}

func (f *finder) entryBefore(i int) bool {
	for i--; i >= 0 && f.blocks[i].Text.Len() < 6; i-- {
	}
	return i >= 0 && f.isEntry(&f.blocks[i])
}

// headingEnds says whether the heading at block i ends the list of h.
func (f *finder) headingEnds(h heading, i int) bool {
	b := &f.blocks[i]
	switch {
	case endsList(b.Text.String):
		return true
	case isNamed(b.Text.String):
		return false // "10. Okafor A. Harbour levies of the north" on a line of its own
	case words.NamesSources(fold.Words(trimSection(b.Text.String))) && h.kind <= words.Bibliography:
		return false
	case isPartName(b.Text.String):
		return b.Level <= h.level && !f.entriesAfter(i+1) && !f.linkAfter(i+1) // archives and cases need not look like entries
	case b.Level <= h.level:
		return h.level > 6 && !f.entriesAfter(i+1) || h.level <= 6 && !f.isEntry(b)
	}
	return !f.entriesAfter(i + 1)
}

// lineEnds says whether a line that is no heading of the format is one all the
// same: "ACKNOWLEDGEMENTS" in a text without markup, or in bold.
func (f *finder) lineEnds(b *block.Block) bool {
	s := b.Text.String
	if line, rest, ok := strings.Cut(s, "\n"); ok && (!f.isEntry(b) && !hasYear(rest) || isTitleLine(line) && endsList(line)) {
		s = line // "Affiliation:" above an address, "Index" above its lines
	}
	if b.Kind != block.Paragraph || len(s) > maxHeading {
		return false
	}
	return endsList(s) && s != "" && (startsUpper(s) || ascii.Digit(s[0])) && !hasYear(s) // "Anexos do Museu 1922, 4, 12" is a journal
}

// isImprint says whether a paragraph belongs to the article, not to its list:
// "Received: 3 May 2011", "© 2012 …", "How to cite this article: …",
// "Funding: …".
func isImprint(b *block.Block) bool {
	s := strings.TrimLeft(b.Text.String, "*")
	if b.Kind != block.Paragraph || s == "" {
		return false
	}
	if strings.Contains(s[:min(len(s), 24)], "©") {
		return true // "© 2012", "1234-5678/© 2012"
	}
	if label, _, ok := strings.Cut(s[:min(len(s), 60)], ":"); ok && endsList(label) {
		return true
	}
	head, after := firstWord(s)
	after = strings.TrimLeft(after, " ")
	return words.DatesArticle(fold.Words(head)) && after != "" && ascii.Digit(after[0])
}

func endsList(s string) bool {
	if _, after := firstWord(s); strings.HasPrefix(after, ",") {
		return false // "Ek, T. (2014)": a family name that is a word for appendix elsewhere
	}
	return words.EndsList(fold.Words(s)) || words.EndsList(fold.Words(trimSection(s)))
}

// entriesAfter says whether most blocks from i up to the next heading look
// like entries.
func (f *finder) entriesAfter(i int) bool {
	entries, others := 0, 0
	for ; i < len(f.blocks) && f.blocks[i].Kind != block.Heading && entries+others < 12; i++ {
		b := &f.blocks[i]
		switch {
		case b.Text.Len() < 6 || b.Kind == block.Furniture || b.Kind == block.Code && b.Indent == 0:
		case f.isEntry(b):
			entries++
		default:
			others++
		}
	}
	return entries > 0 && entries >= others
}

// linkAfter says whether the next block with text is a link with a few words, as
// below "Internet sources".
func (f *finder) linkAfter(i int) bool {
	for i < len(f.blocks) && f.blocks[i].Kind != block.Heading && f.blocks[i].Text.Len() < shortestText {
		i++
	}
	return i < len(f.blocks) && f.blocks[i].Kind != block.Heading && isLinked(&f.blocks[i])
}

// isPartName says whether a heading names a part of a list.
func isPartName(s string) bool { return words.PartOfList(fold.Words(trimSection(s))) }

// entryNext says whether the first text after block i, a few blocks on, looks
// like an entry.
func (f *finder) entryNext(i int) bool {
	last := i + 12
	for i++; i < min(len(f.blocks), last) && (f.blocks[i].Kind == block.Furniture || f.blocks[i].Text.Len() < shortestText); i++ {
	}
	return i < len(f.blocks) && f.isEntry(&f.blocks[i])
}

// isEntry says whether a block looks like an entry or several.
func (f *finder) isEntry(b *block.Block) bool {
	s := b.Text.String
	if n := readLabel(s); n.form != noLabel && (hasYear(s[n.end:]) || hasAddress(s)) && !isProse(s) {
		return true
	}
	if b.Kind == block.Item || b.Kind == block.Row {
		return (hasYear(s) || hasAddress(s)) && !isProse(s)
	}
	return !isCaption(s) && (looksLikeEntry(s) || strings.IndexByte(s, '\n') > 0 && f.entryLines(b) > 2)
}

// shortestEntry is the least length of an entry that stands under a heading
// such as "Sources", in bytes.
const shortestEntry = 30

// plainEntries counts the lines of a region that look like entries whatever
// stands above them: "Census 2011" in a list of sources does not.
func (f *finder) plainEntries(r region) int {
	n := 0
	for i := r.block; i < min(r.last, r.block+200); i++ {
		b := &f.blocks[i]
		if i == r.block && r.end >= b.Text.Len() {
			continue
		}
		switch {
		case isProse(b.Text.String) || isRunning(b.Text.String) || isNarrative(b.Text.String):
		case b.Text.Len() >= shortestEntry:
			n += max(f.entryLines(b), countLinks(b.Text.String), count(looksLikeEntry(b.Text.String) || isLinked(b)))
		default:
			n += count(isLinked(b))
		}
	}
	return n
}

// shortestText is the least length of a block that speaks for or against a
// list, in bytes: the numbers on the axes of a figure do not.
const shortestText = 6

// isLinked says whether a block is a short text with a web address, as the
// sources are that chatbots list.
func isLinked(b *block.Block) bool {
	return b.Text.Len() < 600 && (len(b.Addresses) > 0 || hasAddress(b.Text.String)) && !isRunning(b.Text.String)
}

// linkedLines says whether s is a paragraph of such texts, a line or a few
// lines each.
func linkedLines(s string) bool {
	linked := countLinks(s)
	return linked > 1 && 4*linked > strings.Count(s, "\n")
}

// countLinks counts the lines of s with a web address.
func countLinks(s string) int {
	n := 0
	for line := range strings.SplitSeq(s, "\n") {
		n += count(hasAddress(line))
	}
	return n
}

// isNamed says whether s has a label and begins as an entry does: the first
// line of one whose lines a converter set apart, with no year in it.
func isNamed(s string) bool {
	n := readLabel(s)
	return n.number > 0 && n.form != bare && startsWithName(s[n.end:])
}

// fewestGlued is how many entries must stand behind a "Sources:" on the line of
// the first: below tables, one or two works follow it.
const fewestGlued = 3

// fewestCounted is how many labels in order make a list of what follows a
// heading, whatever it looks like: a converter may have torn its lines apart.
const fewestCounted = 4

// counts is how many lines of a region begin with the labels 1, 2, 3 … in
// brackets, in order. Two at the most may be missing in a row.
func (f *finder) counts(r region) int {
	n, last := 0, 0
	for i := r.block; i < min(r.last, r.block+200); i++ {
		b := &f.blocks[i]
		if b.Kind == block.Heading && i > r.block || strings.IndexByte(b.Text.String, '[') < 0 {
			continue
		}
		for _, l := range linesOf(nil, b, i, f.doc.Data) {
			if lab := readLabel(l.text); lab.form == square && lab.number > last && lab.number <= last+3 {
				n, last = n+1, lab.number
			}
		}
	}
	return n
}

// bearsOut says whether what follows a heading is a list.
func (f *finder) bearsOut(r region) bool {
	entries, texts, prose := 0, 0, 0
	if r.glued {
		entries, texts = 1, 1
	} else if rest := f.blocks[r.block].Text.String[r.end:]; len(rest) > 20 {
		texts++
		if lines := linesOf(nil, &f.blocks[r.block], 0, f.doc.Data); len(lines) > 1 {
			for _, l := range lines {
				if l.start >= r.end && (looksLikeEntry(l.text[readLabel(l.text).end:]) || hasAddress(l.text)) {
					entries++
					break
				}
			}
		}
	}
	for i := r.block + 1; i < r.last && texts < 200; i++ {
		b := &f.blocks[i]
		switch {
		case b.Text.Len() < shortestText && len(b.Addresses) == 0 || b.Kind == block.Heading || b.Kind == block.Furniture || b.Kind == block.Code && b.Indent == 0:
			continue
		case linkedLines(b.Text.String):
			entries++
		case isProse(b.Text.String) || isRunning(b.Text.String):
			prose++
		case f.isEntry(b) || isLinked(b) || isNamed(b.Text.String):
			n := f.entryLines(b)
			entries += max(n, 1)
			texts += max(n, 1) - 1
		}
		texts++
	}
	switch {
	case texts == 0:
		return false
	case r.kind == words.Notes:
		return 5*entries >= 3*texts
	case f.counts(r) >= fewestCounted:
		return true
	case r.kind == words.Sources:
		plain := f.plainEntries(r)
		return 2*plain >= texts && (!r.glued || plain >= fewestGlued)
	case r.weak:
		return entries > 0 && 2*entries >= texts
	case r.level <= 6:
		return 2*prose < texts
	}
	return entries > 0 && 4*entries >= texts
}
