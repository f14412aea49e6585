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

// Where a list begins is not always right behind its heading: converters leave
// a piece of another column there, or set the heading into the middle of the
// list, or another heading between it and the first entry.

// beginsIn says whether the block of a heading holds an entry behind it.
func (f *finder) beginsIn(h heading) bool {
	rest := f.blocks[h.block].Text.String[h.end:]
	return looksLikeEntry(strings.TrimLeft(rest, " \n\t")) || hasAddress(rest)
}

// fewestBehind is how many entries must follow a heading that would end a list
// before it began.
const fewestBehind = 3

// beginsBehind says whether what follows the heading at block i is a list
// without doubt.
func (f *finder) beginsBehind(i int) bool {
	entries, others := 0, 0
	for i++; i < len(f.blocks) && f.blocks[i].Kind != block.Heading && entries+others < 12; i++ {
		switch b := &f.blocks[i]; {
		case b.Text.Len() < shortestText || b.Kind == block.Furniture:
		case looksLikeEntry(b.Text.String[readLabel(b.Text.String).end:]) && !isRunning(b.Text.String):
			entries += max(1, f.entryLines(b))
		default:
			others++
		}
	}
	return entries >= fewestBehind && entries >= 3*others
}

// allNotes says whether a region holds definitions of footnotes and nothing
// else.
func (f *finder) allNotes(r region) bool {
	notes := 0
	if r.end < f.blocks[r.block].Text.Len() {
		return false
	}
	for i := r.block + 1; i < r.last; i++ {
		switch b := &f.blocks[i]; {
		case b.Kind == block.Note:
			notes++
		case b.Kind != block.Furniture && b.Text.Len() >= shortestText:
			return false
		}
	}
	return notes > 0
}

// linksOnly says whether hardly an entry of a region has an author.
func (f *finder) linksOnly(r region) bool {
	linked, named := 0, 0
	for i := r.block; i < min(r.last, r.block+200); i++ {
		b := &f.blocks[i]
		s := b.Text.String
		if i == r.block {
			s = s[r.end:]
		}
		switch {
		case strings.TrimSpace(s) == "":
		case looksLikeEntry(s[readLabel(s).end:]):
			named++
		default:
			linked += max(countLinks(s), count(isLinked(b)))
		}
	}
	return linked > 4*named
}

// dropLinks leaves out lists of bare links where the document has references
// as well.
func dropLinks(found []region) []region {
	isList := func(r region) bool { return !r.links && r.kind != words.Reading }
	if !slices.ContainsFunc(found, isList) {
		return found
	}
	return slices.DeleteFunc(found, func(r region) bool { return r.links })
}

// farthestLead is how many blocks may stand between a heading and the first
// entry that are none.
const farthestLead = 4

// leadOf is the index of the block that holds the first entry behind a heading
// which stands alone. What is before it, if a plain entry follows soon, is a
// piece of another column, the head of a page or a note.
func (f *finder) leadOf(r region) int {
	next := r.block + 1
	if r.glued || strings.TrimSpace(f.blocks[r.block].Text.String[r.end:]) != "" {
		return next
	}
	open := false // a block before ends in the middle of a sentence, and says nothing else
	for i := next; i < min(r.last, next+farthestLead); i++ {
		b := &f.blocks[i]
		switch s := b.Text.String; {
		case isLabel(s):
			return i
		case b.Kind == block.Furniture || b.Kind == block.Heading || b.Text.Len() < shortestText:
		case f.isFirst(b):
			if open && !isComplete(s) {
				return next // no entry here has a last point
			}
			return i
		case b.Kind != block.Paragraph:
			return next
		case isFragment(b):
		case !isComplete(s) && !hasAddress(s):
			open = true
		default:
			return next
		}
	}
	return next
}

// isLabel says whether s is a label and nothing else.
func isLabel(s string) bool {
	l := readLabel(s)
	return l.form != noLabel && l.end == len(s) && (l.form != bare || l.number == 1)
}

// isLoose is isLabel for labels of letters that have no year.
func isLoose(s string) bool {
	l := looseLabel(s)
	return l.form != noLabel && l.end == len(s)
}

// isFirst says whether a block is plainly an entry, or begins as one.
func (f *finder) isFirst(b *block.Block) bool {
	s := b.Text.String
	l := readLabel(s)
	return f.isListed(b) || startsWithName(s) || l.number == 1 || l.form != noLabel && l.form != bare
}

// isFragment says whether a block in front of the first entry is none: it
// begins in the middle of a sentence, belongs to an entry that is not there, or
// speaks about the list.
func isFragment(b *block.Block) bool {
	s := b.Text.String
	first, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLower(first) || isTrailer(s) || isCaption(s) || isImprint(b) || proseWords(s) > 1 || citesNumbers(s) ||
		strings.HasPrefix(s, "Note") || strings.HasPrefix(s, "*")
}

// citesNumbers says whether s cites twice by a number in square brackets, as no
// entry does.
func citesNumbers(s string) bool {
	n := 0
	for i := 1; i+1 < len(s); i++ {
		n += count(s[i] == '[' && ascii.Digit(s[i+1]) && s[i-1] == ' ')
	}
	return n > 1
}

// fewestInFront is how many entries must stand before a heading to be of its
// list: one may be an example that the text shows. A heading that the author
// marked as such was hardly set into the middle of a list, so it takes more.
const (
	fewestInFront       = 2
	fewestInFrontMarked = 3
)

// inFront is the index of the block with which a list begins whose first
// entries stand before its heading, where a converter put them: they are
// entries without doubt, and what follows the heading carries on their numbers
// or their alphabet. It is the heading's block for any other list.
func (f *finder) inFront(r region, floor int) int {
	first := r.block
	for i := r.block - 1; i >= floor; i-- {
		b := &f.blocks[i]
		if b.Kind == block.Furniture || b.Text.Len() < shortestText {
			continue
		}
		if b.Kind != block.Paragraph && b.Kind != block.Item || !f.isListed(b) && !isByFullNames(b) {
			break
		}
		first = i
	}
	if first == r.block || r.start > 0 || r.kind > words.Bibliography {
		return r.block
	}
	before := f.starts(region{heading: heading{block: first}, last: r.block})
	behind := f.starts(r)
	least := fewestInFront
	if r.level <= 6 {
		least = fewestInFrontMarked
	}
	if len(before) == 0 || len(behind) == 0 {
		return r.block
	}
	// The end of a list may stand there as well: its last column, read first.
	if carriesNumbersOn(before, behind) || carriesNumbersOn(behind, before) || len(before) >= least && (inAlphabet(before, behind) || inAlphabet(behind, before)) {
		return first
	}
	return r.block
}

// A start is a line that begins as an entry does.
type start struct {
	number int // of its label
	form   form
	name   string // what stands before the first comma or point
	family string // of the first author, folded
}

// mostStarts bounds how many lines are compared where a list begins.
const mostStarts = 100

// starts gives the lines of a region that begin as entries do.
func (f *finder) starts(r region) []start {
	var found []start
	alone := false // the line before is a label and nothing else
	for i := r.block; i < r.last && len(found) < mostStarts; i++ {
		b := &f.blocks[i]
		if r.inGap(i) {
			continue
		}
		if i == r.block && r.end > 0 && r.end >= b.Text.Len() {
			continue
		}
		lines := linesOf(nil, b, i, f.doc.Data)
		for j, l := range lines {
			if i == r.block && l.start < r.end {
				continue
			}
			lab := readLabel(l.text)
			number := lab.number
			if l.first && b.Kind == block.Item {
				number = max(number, markerNumber(b.Marker))
			}
			text := trimOrnaments(l.text[lab.end:])
			byFullNames := j+1 < len(lines) && startsWithYear(lines[j+1].text) && startsWithFullNames(strings.TrimSuffix(text, "."))
			dated := isUndated(l.text) || slices.ContainsFunc(lines[j:min(j+3, len(lines))], func(l line) bool { return hasYear(l.text) })
			labelled := alone
			alone = lab.form == square && text == ""
			if labelled {
				continue
			}
			if dated && (startsWithName(text) || byFullNames) || l.first && number > 0 {
				found = append(found, startOf(lab.form, number, text))
				if len(lines) == 1 && number == 0 {
					found = append(found, startsInside(text)...)
				}
			}
		}
	}
	return found
}

func startOf(in form, number int, text string) start {
	name, _, _ := strings.Cut(text, ",")
	name, _, _ = strings.Cut(name, ". ")
	return start{number, in, name, familyOf(text)}
}

// startsInside gives the other entries of a paragraph that begins with one, where a
// converter has left out the breaks between them.
func startsInside(text string) []start {
	var found []start
	_, like := headOf(text)
	for like != noHead {
		at := runTogether(text, like)
		if at == 0 {
			break
		}
		text = text[at:]
		found = append(found, startOf(noLabel, 0, text))
	}
	return found
}

// isByFullNames says whether a block begins with authors whose given names are
// written out, and a year.
func isByFullNames(b *block.Block) bool {
	line, rest, ok := strings.Cut(b.Text.String, "\n")
	return ok && startsWithFullNames(strings.TrimSuffix(line, ".")) && startsWithYear(rest)
}

// carriesNumbersOn says whether the labels count from 1 through both lists.
func carriesNumbersOn(before, behind []start) bool {
	for i := range before {
		if before[i].number != i+1 {
			return false
		}
	}
	for i := range behind[:min(len(behind), 2)] {
		if behind[i].number != len(before)+1+i {
			return false
		}
	}
	return true
}

// mostInversions is of how many lines one may be out of order in a list that has
// one: a wrapped line may begin as an entry does.
const mostInversions = 8

// inAlphabet says whether the entries of both lists, one after another, are in
// the order of their first authors, by the first or the last word of the name.
func inAlphabet(before, behind []start) bool {
	all := slices.Concat(before, behind)
	byFirst, byLast := 0, 0
	var first, last string
	for _, s := range all {
		if s.number > 0 {
			return false
		}
		fields := strings.Fields(s.name)
		if len(fields) == 0 {
			return false
		}
		head, tail := fold.Letters(fields[0]), fold.Letters(fields[len(fields)-1])
		byFirst, byLast = byFirst+count(head < first), byLast+count(tail < last)
		first, last = head, tail
	}
	return mostInversions*min(byFirst, byLast) <= len(all)
}

// repeats says whether a short line of its own, without a stop, stands twice in
// the document: the head of a page, though it has a year. An entry that is
// there twice has a stop in it.
func (f *finder) repeats(b *block.Block) bool {
	text := b.Text.String
	if !b.Gap || strings.ContainsAny(text, ".:;\n") || !hasYear(text) || readLabel(text).form != noLabel {
		return false
	}
	if f.alone == nil {
		f.alone = make(map[string]int)
		for i := range f.blocks {
			if x := &f.blocks[i]; x.Kind == block.Paragraph && x.Gap && x.Text.Len() <= maxHeading {
				f.alone[x.Text.String]++
			}
		}
	}
	return f.alone[text] > 1
}
