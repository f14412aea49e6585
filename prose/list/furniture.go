package list

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/bibfix/bibfix/internal/words"
	"github.com/bibfix/bibfix/prose/block"
)

// What stands in a list or behind it and is none of its entries shows by
// contrast: most entries begin with a name and have a year, or a label of one
// form, or are items; and this does not.

// A habit is what the entries of a region have in common.
type habit struct {
	form    form // of the first entry's label
	entries int  // blocks and lines that look like entries
	named   int  // of these without a label
	texts   int  // blocks with text
	items   int  // of these list items
	stops   int  // of these with a stop at their end
	bare    int  // of these without a label
}

// habit looks at the blocks of a region, up to the last that looks like an
// entry.
func (f *finder) habit(r region) habit {
	var h, core habit
	for i := r.block; i < r.last; i++ {
		b := &f.blocks[i]
		if b.Kind == block.Furniture || b.Kind == block.Heading && i > r.block {
			continue
		}
		from := 0
		if i == r.block {
			from = min(r.end, b.Text.Len())
		}
		text := strings.TrimSpace(b.Text.String[from:])
		if text == "" {
			continue
		}
		if i == r.block {
			rest := part(b, from, b.Text.Len())
			b = &rest
		}
		lab := labelOf(b, text)
		if h.entries == 0 && (lab.form != noLabel || looksLikeEntry(text)) {
			h.form = lab.form
		}
		n := f.entriesIn(b, h.form)
		h.entries += n
		if lab.form == noLabel {
			h.named += n
		}
		h.texts++
		h.items += count(b.Kind == block.Item)
		h.bare += count(lab.form == noLabel)
		h.stops += count(strings.HasSuffix(text, "."))
		if n > 0 {
			core = h
		}
	}
	return core
}

// entriesIn counts the entries that a block seems to hold.
func (f *finder) entriesIn(b *block.Block, labels form) int {
	n := f.entryLines(b)
	if labels != noLabel && labels != marker {
		labelled := 0
		for _, l := range linesOf(nil, b, 0, f.doc.Data) {
			labelled += count(readLabel(l.text).form == labels)
		}
		return max(n, labelled)
	}
	return max(n, count(f.isEntry(b)))
}

// labelOf reads the label of a block: its marker, or what its text begins with.
func labelOf(b *block.Block, text string) label {
	if n := markerNumber(b.Marker); b.Kind == block.Item && n > 0 {
		return label{form: marker, number: n}
	}
	return readLabel(text)
}

// label is labelOf in a list of that habit: beside labels of letters, one needs
// no year.
func (h *habit) label(b *block.Block, text string) label {
	if lab := labelOf(b, text); lab.form != noLabel || h.form != key {
		return lab
	}
	return looseLabel(text)
}

// most is the share of entries, in percent, that makes a habit.
const most = 80

// clear says whether nearly all blocks look like entries.
func (h *habit) clear() bool { return h.entries > 1 && 100*h.entries >= most*h.texts }

// stop says whether nearly all entries end with a stop.
func (h *habit) stop() bool { return 100*h.stops >= most*h.texts }

// trimEnd moves the end of a region back over what is no entry: notes,
// captions, tables, biographies, code.
func (f *finder) trimEnd(r region) int {
	if r.kind == words.Notes {
		return f.trimBlocks(r, habit{})
	}
	r.last = f.notesBehind(r)
	h := f.habit(r)
	r.last = f.matterBehind(r, h)
	return f.trimBlocks(r, h)
}

// trimBlocks takes blocks off the end of a region one by one.
func (f *finder) trimBlocks(r region, h habit) int {
	rows := r.block+1 < r.last && f.blocks[r.block+1].Kind == block.Row
	for r.last > r.block+1 {
		b := &f.blocks[r.last-1]
		s := b.Text.String
		foreign := b.Kind == block.Heading || b.Kind == block.Furniture || b.Text.Len() == 0 || b.Kind == block.Row && !rows ||
			b.Kind == block.Note && !r.notes || isCaption(s) && f.entryLines(b) == 0 || isProse(s) || isImprint(b) ||
			b.Kind == block.Paragraph && readLabel(s).form == noLabel && isRunning(s)
		if !foreign && !f.isMatter(r, h) {
			break
		}
		r.last--
	}
	return r.last
}

// unfinished says whether block i may be the end of the entry above it.
func (f *finder) unfinished(i int, h habit) bool {
	if beginsSmall(f.blocks[i].Text.String) {
		return true
	}
	for i--; i > 0 && (f.blocks[i].Kind == block.Furniture || f.blocks[i].Text.Len() == 0); i-- {
	}
	s := f.blocks[i].Text.String
	switch {
	case isLabel(s) || isLoose(s):
		return true
	case !h.stop():
		return false
	}
	return h.stop() && !isComplete(s) && !strings.HasSuffix(s, ".") && f.isEntry(&f.blocks[i])
}

func beginsSmall(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLower(r)
}

// matterBehind finds the line that announces what follows a list, whatever its
// words are: short, without a stop, and nothing below it looks like an entry.
func (f *finder) matterBehind(r region, h habit) int {
	if !h.clear() {
		return r.last
	}
	last := r.last
	for i := r.last - 1; i > r.block; i-- {
		b := &f.blocks[i]
		s := b.Text.String
		lab := h.label(b, s)
		switch {
		case s == "" || b.Kind == block.Furniture:
		case announces(s) && !f.unfinished(i, h):
			last = i
		case beginsSmall(s), f.isEntry(b) && !hasMail(s), hasAddress(s) && !hasMail(s), h.form != noLabel && lab.form == h.form:
			return last
		}
	}
	return last
}

// announces says whether a block is such a line, or begins with one that lists
// never have.
func announces(s string) bool {
	line, rest, ok := strings.Cut(s, "\n")
	return isTitleLine(line) && (!ok || endsList(line) || !looksLikeEntry(rest) && !hasAddress(rest) && tellsOfYears(rest))
}

// longestTitleLine is in bytes.
const longestTitleLine = 60

// isTitleLine says whether a line announces something: "Zur Person", "12.
// Correspondence".
func isTitleLine(s string) bool {
	s = strings.Trim(s, "*_ ")
	title := trimSection(s)
	return len(s) <= longestTitleLine && startsUpper(title) && strings.IndexByte(s, '\n') < 0 && strings.Count(title, " ") < 6 &&
		strings.IndexByte(".,;?!", s[len(s)-1]) < 0 && !hasYear(s) && !hasAddress(s) && (endsList(s) || !startsWithName(title) && !strings.ContainsAny(title, "0123456789")) && !isTrailer(s)
}

// hasMail says whether an address of e-mail stands in s.
func hasMail(s string) bool {
	i := strings.IndexByte(s, '@')
	if i <= 0 || i+1 == len(s) {
		return false
	}
	end := strings.IndexAny(s[i:], " \n,;)")
	if end < 0 {
		end = len(s) - i
	}
	return s[i-1] != ' ' && s[i-1] != '/' && strings.IndexByte(s[i:i+end], '.') > 1
}

// isRuler says whether s is a line of dashes.
func isRuler(s string) bool {
	return len(s) >= 5 && strings.Trim(s, "-–—_*= ") == ""
}

// leadsBack says whether a note ends with the arrow that leads back to the text.
func leadsBack(s string) bool {
	return strings.HasSuffix(strings.TrimRight(s, "\ufe0e\ufe0f "), "↩")
}

// notesBehind finds the footnotes that converters print behind the list, makes
// notes of their blocks, and gives the end of what stands before them. They
// count on to the end; the list has no labels, or its last is higher than
// their first.
func (f *finder) notesBehind(r region) int {
	first, next, arrows, notes, full, others := r.last, 0, 0, 0, 0, 0
	ruled := false
	for i := r.last - 1; i > r.block && !ruled && others < fewestStrays; i-- {
		b := &f.blocks[i]
		s := b.Text.String
		lab := labelOf(b, s)
		switch {
		case s == "" || b.Kind == block.Furniture:
		case isRuler(s):
			ruled = notes > 0
			if ruled {
				first = i
			}
		case lab.number > 0 && (next == 0 || lab.number == next-1):
			first, next, others = i, lab.number, 0
			notes++
			arrows += count(leadsBack(s))
			full += count(looksLikeEntry(s[lab.end:]))
		case lab.number > 0 || looksLikeEntry(s) || beginsSmall(s):
			others = fewestStrays // the end of an entry that a page cut
		default:
			others++ // a further paragraph of a note
		}
		if next == 1 && !(i > r.block+1 && isRuler(f.blocks[i-1].Text.String)) {
			break
		}
	}
	if notes == 0 {
		return r.last
	}
	before := r
	before.last = first
	h := f.habit(before)
	if !ruled && 2*arrows < notes && !f.areNotes(before, h, next, notes, full) {
		return r.last
	}
	for i := first; i < r.last; i++ {
		f.makeNote(i)
	}
	return first
}

// areNotes says whether the labelled blocks behind a region, which count from
// first, are notes: full of them look like entries.
func (f *finder) areNotes(before region, h habit, first, notes, full int) bool {
	b := &f.blocks[before.last]
	lab := labelOf(b, b.Text.String)
	switch {
	case first > 1 && notes == 1 || h.entries < 2 || before.last-1 > before.block && isPartHeading(&f.blocks[before.last-1]):
		return false
	case h.form == noLabel:
		return 2*h.named >= h.entries && (2*full < notes || lab.form != bare && 3*h.named > notes)
	}
	return first == 1 && 2*full < notes && f.lastLabel(before) >= first
}

// lastLabel is the number of the last label in a region.
func (f *finder) lastLabel(r region) int {
	for i := r.last - 1; i >= r.block; i-- {
		b := &f.blocks[i]
		from := 0
		if i == r.block {
			from = min(r.end, b.Text.Len())
		}
		if n := labelOf(b, strings.TrimSpace(b.Text.String[from:])).number; n > 0 {
			return n
		}
	}
	return 0
}

// makeNote makes a note of a block behind the list: its label is no number that
// the text cites.
func (f *finder) makeNote(i int) {
	b := &f.blocks[i]
	s := b.Text.String
	if isRuler(s) {
		b.Kind = block.Furniture
		return
	}
	lab := labelOf(b, s)
	if lab.number == 0 || b.Kind != block.Paragraph && b.Kind != block.Item {
		return
	}
	note := part(b, lab.end, len(s))
	note.Kind = block.Note
	note.Marker = strings.TrimSpace(s[:lab.end])
	f.blocks[i] = note
}
