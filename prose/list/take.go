package list

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/bibfix/bibfix/internal/dates"
	"github.com/bibfix/bibfix/internal/fold"
	"github.com/bibfix/bibfix/internal/words"
	"github.com/bibfix/bibfix/lint"
	"github.com/bibfix/bibfix/prose/block"
)

// take makes lists of the regions and leaves the other blocks to the body.
func (f *finder) take(regions []region) {
	next, from := 0, 0 // what is not yet taken: blocks[next:], the first from that byte on
	for _, r := range regions {
		if next < r.first {
			f.leave(span{next, from, f.blocks[next].Text.Len()})
			f.body = append(f.body, f.blocks[next+1:r.first]...)
			from = 0
		}
		if r.first == r.block && from < r.start {
			f.leave(span{r.block, from, r.start})
		}
		parted := f.split(r)
		f.list(r, parted.units)
		rest := parted.rest
		if f.doc.Trace {
			f.trace(r, parted.units, rest, parted.why)
		}
		slices.SortStableFunc(rest, func(a, b span) int {
			if a.block != b.block {
				return a.block - b.block
			}
			return a.start - b.start
		})
		for _, s := range rest {
			f.leave(s)
		}
		next, from = max(r.last, r.block+1), 0
		if r.cut > 0 {
			next, from = r.last-1, r.cut
		}
	}
	if next < len(f.blocks) {
		f.leave(span{next, from, f.blocks[next].Text.Len()})
		f.body = append(f.body, f.blocks[next+1:]...)
	}
}

// leave gives a stretch of a block to the body.
func (f *finder) leave(s span) {
	b := &f.blocks[s.block]
	if s.start == 0 && s.end == b.Text.Len() {
		f.body = append(f.body, *b)
		return
	}
	if rest := part(b, s.start, s.end); rest.Text.Len() > 0 {
		f.body = append(f.body, rest)
	}
}

// list adds a list and its entries to the document.
func (f *finder) list(r region, units []unit) {
	l := lint.List{
		Heading: r.text, First: len(f.doc.References), Notes: r.notes, Optional: r.kind == words.Reading,
		Guessed: r.guess, Torn: r.torn, Span: f.headingSpan(r),
	}
	numbered := 0
	for i := range units {
		u := &units[i]
		ref := f.reference(u, len(f.doc.Lists))
		if ref.Text.Len() == 0 {
			continue
		}
		f.doc.References = append(f.doc.References, ref)
		l.N++
		l.Span.Start = min(l.Span.Start, ref.Span.Start)
		l.Span.End = max(l.Span.End, ref.Span.End)
		if ref.Number > 0 {
			numbered++
		}
	}
	if l.N == 0 {
		return
	}
	l.Numbered = 2*numbered > l.N
	if r.links && !l.Numbered {
		l.Optional = true // what the text links to, it need not cite
	}
	f.doc.Lists = append(f.doc.Lists, l)
}

func (f *finder) headingSpan(r region) lint.Span {
	b := &f.blocks[r.block]
	if b.Key != "" {
		return lint.Span{Start: b.Span.Start, End: b.Span.Start}
	}
	if r.end > r.start && r.start == 0 && r.end == b.Text.Len() || b.Kind == block.Furniture {
		return b.Span
	}
	return b.Text.Span(r.start, r.end)
}

// scopes says which part of the file each list serves. Lists that follow each
// other without text between them (primary and secondary sources) serve the
// text before the first; the last ones serve the rest of the file as well.
func (f *finder) scopes() {
	lists := f.doc.Lists
	from := 0
	for i := 0; i < len(lists); {
		j := i + 1
		for j < len(lists) && !f.chapterBetween(&lists[j-1], &lists[j]) {
			j++
		}
		end := lists[j-1].Span.End
		if j == len(lists) {
			end = len(f.doc.Data)
		}
		for k := i; k < j; k++ {
			lists[k].Scope = lint.Span{Start: from, End: end}
		}
		from, i = end, j
	}
}

// optional marks the bibliographies of a document that has references as
// well: they hold works for reading on; and lists that the entries of the one
// before cite, as those of a chatbot do.
func (f *finder) optional() {
	lists := f.doc.Lists
	for i := 1; i < len(lists); i++ {
		lists[i].Optional = lists[i].Optional || lists[i].Numbered && f.citedByEntries(&lists[i-1], lists[i].N)
	}
	isReferences := func(l lint.List) bool {
		kind, _ := listHeading(l.Heading, true)
		return kind == words.References || kind == words.Sources
	}
	if !slices.ContainsFunc(lists, isReferences) {
		return
	}
	for i := range lists {
		if kind, _ := listHeading(lists[i].Heading, true); kind == words.Bibliography {
			lists[i].Optional = true
		}
	}
}

// citedByEntries says whether an entry of a list ends with a number in square
// brackets, of a list with n entries.
func (f *finder) citedByEntries(l *lint.List, n int) bool {
	return slices.ContainsFunc(f.doc.References[l.First:l.First+l.N], func(r *lint.Reference) bool {
		s := strings.TrimRight(r.Text.String, " .")
		number, err := strconv.Atoi(strings.TrimSuffix(s[strings.LastIndexByte(s, '[')+1:], "]"))
		return strings.HasSuffix(s, "]") && err == nil && number > 0 && number <= n
	})
}

// chapterBetween says whether text stands between two lists that cites by the
// second: a page of it, or some where both lists bear the same heading.
func (f *finder) chapterBetween(a, b *lint.List) bool {
	text := f.textBetween(a.Span.End, b.Span.Start)
	return text >= 300 || text >= 60 && a.Heading != "" && fold.Words(a.Heading) == fold.Words(b.Heading)
}

// textBetween counts the bytes of text between two places of the file.
func (f *finder) textBetween(start, end int) int {
	n := 0
	i, _ := slices.BinarySearchFunc(f.body, start, func(b block.Block, at int) int { return b.Span.Start - at })
	for ; i < len(f.body) && f.body[i].Span.Start < end; i++ {
		if k := f.body[i].Kind; k == block.Paragraph || k == block.Item || k == block.Quote {
			n += f.body[i].Text.Len()
		}
	}
	return n
}

// withoutHeading finds a list that no heading announces: footnotes that hold
// references, or the last entries of the text.
func (f *finder) withoutHeading() []region {
	if r, ok := f.tail(); ok {
		f.doc.Notes = append(f.doc.Notes, "no heading announces the reference list: the last paragraphs look like one and were read as such")
		return []region{r}
	}
	if r, ok := f.footnotes(); ok {
		return []region{r}
	}
	return nil
}

// tail finds the last run of blocks that look like entries: three or more, with
// few in a row between them that do not, or all that the file holds.
func (f *finder) tail() (region, bool) {
	first, last, entries, others := -1, -1, 0, 0
	for i := len(f.blocks) - 1; i >= 0 && others < min(3+entries/5, 8); i-- {
		b := &f.blocks[i]
		switch {
		case b.Text.Len() < 6 || b.Kind == block.Furniture || b.Kind == block.Note:
			continue
		case f.isListed(b):
			if last < 0 {
				last = i + 1
			}
			first, others = i, 0
			entries += f.entryLines(b)
			if n := f.numbersFromOne(b); n > 2 {
				entries, others = entries+n, 8 // the list begins here
			}
		case last < 0 && len(f.blocks)-i < 40:
			// What follows a list: a caption, a biography.
		case b.Kind == block.Heading || isProse(b.Text.String) || isRunning(b.Text.String):
			others = 8
		case !hasYear(b.Text.String) && !hasAddress(b.Text.String):
			others++
		}
	}
	r := region{heading: heading{block: first, kind: words.References, level: plainLevel}, first: first, lead: first + 1, last: last, guess: true}
	if first > 0 && f.blocks[first-1].Kind == block.Heading && 2*f.plainEntries(r) < entries {
		return region{}, false // the heading says what these lines are: steps, links, releases
	}
	if first >= 0 {
		entries += f.carryBack(&r)
	}
	return r, entries >= 3 || entries > 0 && f.isAll(first, last)
}

// isAll says whether nothing but page furniture stands outside blocks[first:last].
func (f *finder) isAll(first, last int) bool {
	for i := range f.blocks {
		if b := &f.blocks[i]; (i < first || i >= last) && b.Text.Len() > 0 && b.Kind != block.Furniture {
			return false
		}
	}
	return true
}

// numbersFromOne counts the lines of a block with the labels 1, 2, 3 …; 0 for a
// block that does not begin with the label 1.
func (f *finder) numbersFromOne(b *block.Block) int {
	last := 0
	for _, l := range linesOf(nil, b, 0, f.doc.Data) {
		switch n := readLabel(l.text).number; {
		case n == last+1:
			last = n
		case last == 0:
			return 0
		}
	}
	return last
}

// isListed asks more of a block than isEntry: without a heading, a paragraph
// that happens to begin with a name must not pass for an entry, nor a section
// or a line of code that begins with its number.
func (f *finder) isListed(b *block.Block) bool {
	if n := readLabel(b.Text.String); n.form == bare && !looksLikeEntry(b.Text.String[n.end:]) {
		return false
	}
	return b.Kind != block.Heading && b.Kind != block.Note && b.Kind != block.Code && f.isEntry(b) && !isRunning(b.Text.String) && !isNarrative(b.Text.String) && f.entryLines(b) > 0
}

// entryLines counts the lines of a block that begin as entries do.
func (f *finder) entryLines(b *block.Block) int {
	n := 0
	for _, l := range linesOf(nil, b, 0, f.doc.Data) {
		lab := readLabel(l.text)
		labelled := lab.number > 0 && !dates.MayBeYear(lab.number) && b.Text.Len() < 600
		if startsWithName(l.text[lab.end:]) && hasYear(l.text) || n == 0 && l.first && labelled {
			n++
		}
	}
	if n == 0 && looksLikeEntry(b.Text.String) {
		return 1
	}
	return n
}

// footnotes makes a list of the notes of a document that has no other, when
// most of them hold references.
func (f *finder) footnotes() (region, bool) {
	first, last, notes, entries := -1, -1, 0, 0
	for i := range f.blocks {
		b := &f.blocks[i]
		if b.Kind != block.Note {
			continue
		}
		if first < 0 {
			first = i
		}
		last = i + 1
		notes++
		if looksLikeEntry(b.Text.String) || hasAddress(b.Text.String) {
			entries++
		}
	}
	r := region{heading: heading{block: first, kind: words.Notes}, first: first, lead: first + 1, last: last, notes: true, guess: true}
	return r, entries > 0 && 2*entries >= notes
}

func doubtNote(n int) string {
	if n == 1 {
		return "where one entry of the reference list begins is a guess: nothing but its look parts it from the one before"
	}
	return fmt.Sprintf("where %d entries of the reference list begin is a guess: nothing but their look parts them from the ones before", n)
}
