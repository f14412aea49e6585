package list

import (
	"bytes"
	"slices"
	"sort"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/bibfix/bibfix/internal/ascii"
	"github.com/bibfix/bibfix/internal/dates"
	"github.com/bibfix/bibfix/internal/fold"
	"github.com/bibfix/bibfix/internal/hyphen"
	"github.com/bibfix/bibfix/internal/words"
	"github.com/bibfix/bibfix/lint"
	"github.com/bibfix/bibfix/prose/block"
)

// reference makes an entry of a unit.
func (f *finder) reference(u *unit, list int) *lint.Reference {
	r := &lint.Reference{
		ID: "r" + strconv.Itoa(len(f.doc.References)+1), List: list,
		Label: u.label.text + u.letter, Number: u.label.number, Trust: u.trust,
		File: f.doc.Name, Index: len(f.doc.References),
		Key: f.blocks[u.head.block].Key, KeySpan: f.blocks[u.head.block].KeySpan,
	}
	f.fold(r, u)
	f.place(r, u)
	return r
}

// place finds the spans of an entry: from the label, or the first byte of text
// or markup, to the last.
func (f *finder) place(r *lint.Reference, u *unit) {
	b, at := &f.blocks[u.head.block], u.head.start
	r.Span.Start = f.lineStart(b, u.head)
	switch {
	case b.Key != "":
		r.Span.Start, r.LabelSpan = b.Span.Start, b.MarkerSpan
	case u.label.form == marker && isCounted(f.doc.Data[b.MarkerSpan.Start]):
	case u.label.form == marker:
		r.LabelSpan = b.MarkerSpan
		r.Span.Start = b.MarkerSpan.Start
	case u.label.form != noLabel:
		end := at + u.label.end
		if i := strings.Index(b.Text.String[at:end], u.label.text); i >= 0 && u.label.form != raised {
			at += i
			end = at + len(u.label.text)
		}
		r.LabelSpan = b.Text.Span(at, end)
	}
	if u.begins > 0 {
		first := u.lines[0]
		r.Span.Start = f.blocks[first.block].Text.Span(u.begins, first.end).Start
	}
	last := u.lines[len(u.lines)-1]
	r.Span.End = f.lineEnd(&f.blocks[last.block], last)
}

// isCounted knows markers whose number is counted, not written, by their first
// byte: <li> and \item.
func isCounted(c byte) bool { return c == '<' || c == '\\' }

// lineStart is where a line begins in the file, with the markup before its
// first byte where the line begins a block or follows a line ending.
func (f *finder) lineStart(b *block.Block, l line) int {
	at := l.start
	start := b.Text.Span(at, l.end).Start
	floor := b.Span.Start
	switch {
	case at > 0 && b.Text.String[at-1] != '\n':
		return start
	case at > 0:
		floor = b.Text.Span(at-1, at).End
	case b.MarkerSpan.End > floor:
		floor = b.MarkerSpan.End
	}
	for floor < start {
		switch c := f.doc.Data[floor]; {
		case ascii.Space(c) || c == '>':
			floor++
		case c == '<':
			n := frame(f.doc.Data[floor:start])
			if n == 0 {
				return floor
			}
			floor += n
		default:
			return floor
		}
	}
	return floor
}

// frame is the length of a tag at the start of s that belongs to the page and
// not to the entry: an item, a cell, an anchor. 0 for emphasis, a link and
// what is no tag.
func frame(s []byte) int {
	end := bytes.IndexByte(s, '>') + 1
	name := bytes.TrimLeft(s[:end], "</")
	name = bytes.ToLower(name[:len(name)-len(bytes.TrimLeft(name, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"))])
	switch string(name) {
	case "li", "p", "td", "tr", "dt", "dd", "div", "span":
		return end
	case "a":
		if !bytes.Contains(s[:end], []byte("href")) {
			return end
		}
	}
	return 0
}

// lineEnd is where a line ends in the file, with the markup after its last
// byte where the line ends a block or stands before a line ending.
func (f *finder) lineEnd(b *block.Block, l line) int {
	end := b.Text.Span(l.start, l.end).End
	rest := strings.TrimLeft(b.Text.String[l.end:], " \t")
	switch {
	case rest == "" && b.Span.End > end && bytes.HasPrefix(f.doc.Data[end:b.Span.End], []byte("]{")):
		// pandoc's attributes: "[Okafor, A. …]{.csl-right-inline}"
	case rest == "":
		end = max(end, b.Span.End)
	case rest[0] == '\n':
		at := b.Text.Len() - len(rest)
		end = max(end, b.Text.Span(at, at+1).Start)
	}
	for end > 0 && ascii.Space(f.doc.Data[end-1]) {
		end--
	}
	return end
}

// fold sets the text of an entry: line breaks and runs of spaces become one
// space, hyphens at line ends and breaks inside an address go; and with it the
// marks and addresses over that text.
func (f *finder) fold(r *lint.Reference, u *unit) {
	if len(u.lines) == 1 && u.name == nil && !strings.ContainsAny(u.lines[0].text, "\t") && !strings.Contains(u.lines[0].text, "  ") {
		f.whole(r, u.lines[0])
		return
	}
	var b lint.TextBuilder
	if u.name != nil {
		// The author stands elsewhere: shown here, but no bytes of the entry.
		start := f.lineStart(&f.blocks[u.head.block], u.head)
		b.Put(strings.TrimRight(u.name.text, " ")+" ", lint.Span{Start: start, End: start})
	}
	w := folder{out: &b}
	for i, l := range u.lines {
		if i > 0 {
			w.lineBreak(f, u.lines[i-1], l)
		}
		if i+1 < len(u.lines) && f.joint(l.text, u.lines[i+1].text) == hyphenated {
			l.end -= hyphenLength(l.text)
		}
		w.line(&f.blocks[l.block].Text, l)
	}
	r.Text = b.Text()
	found := block.FindAddresses(r.Text)
	for i, l := range u.lines {
		if i == 0 || l.block != u.lines[i-1].block {
			found = w.markup(r, &f.blocks[l.block], l, u.lines[lastOf(u.lines, i)].end, found)
		}
	}
	setAddresses(r, found)
	slices.SortStableFunc(r.Marks, func(a, b lint.Mark) int { return a.Start - b.Start })
}

// whole sets an entry that is one line as it stands.
func (f *finder) whole(r *lint.Reference, l line) {
	b := &f.blocks[l.block]
	if l.start == 0 && l.end == b.Text.Len() {
		r.Text, r.Marks = b.Text, b.Marks
	} else {
		r.Text = b.Text.Slice(l.start, l.end)
		r.Marks = shiftMarks(b.Marks, l.start, l.end)
	}
	var found []block.Address
	for _, a := range addressesOver(b.Addresses, l.start, l.end) {
		if a.End <= l.end {
			found = append(found, a)
		}
	}
	setAddresses(r, found)
}

// setAddresses puts the addresses of an entry in the order of the file.
func setAddresses(r *lint.Reference, found []block.Address) {
	for _, a := range found {
		r.Addresses = append(r.Addresses, a.Address)
	}
	if len(found) > 1 {
		place := func(a lint.Address) int { return a.Text.Span(0, a.Text.Len()).Start }
		slices.SortStableFunc(r.Addresses, func(a, b lint.Address) int { return place(a) - place(b) })
	}
}

// A folder writes the lines of an entry into one text.
type folder struct {
	out    *lint.TextBuilder
	pieces []piece
}

// A piece says where a stretch of a block's text went.
type piece struct{ block, start, end, at int }

// line writes one line. Runs of white space become one space.
func (w *folder) line(t *lint.Text, l line) {
	s, from := t.String, l.start
	for i := l.start; i < l.end; i++ {
		if !ascii.Space(s[i]) {
			continue
		}
		j := i + 1
		for j < l.end && ascii.Space(s[j]) {
			j++
		}
		if j-i > 1 || s[i] != ' ' {
			w.piece(t, l.block, from, i)
			w.out.Put(" ", t.Span(i, j))
			from = j
		}
		i = j - 1
	}
	w.piece(t, l.block, from, l.end)
}

func (w *folder) piece(t *lint.Text, index, start, end int) {
	w.pieces = append(w.pieces, piece{index, start, end, w.out.Len()})
	w.out.Append(t.Slice(start, end))
}

// lineBreak writes what stands for the break between two lines: nothing inside
// a broken address or word, else a space.
func (w *folder) lineBreak(f *finder, before, next line) {
	if f.joint(before.text, next.text) != spaced {
		return
	}
	end := f.blocks[before.block].Text.Span(before.start, before.end).End
	start := f.blocks[next.block].Text.Span(next.start, next.end).Start
	w.out.Put(" ", lint.Span{Start: min(end, start), End: max(end, start)})
}

// lastOf is the index of the last of the lines that stand in the block of line
// i, one after another.
func lastOf(lines []line, i int) int {
	for i+1 < len(lines) && lines[i+1].block == lines[i].block {
		i++
	}
	return i
}

// markup carries the marks and link targets of a block, from a line on to the
// place end, over to the entry.
func (w *folder) markup(r *lint.Reference, b *block.Block, l line, end int, found []block.Address) []block.Address {
	for _, m := range marksOver(b.Marks, l.start, end) {
		if start, end := w.over(l.block, m.Start, m.End); start < end {
			m.Start, m.End = start, end
			r.Marks = append(r.Marks, m)
		}
	}
	for _, a := range addressesOver(b.Addresses, l.start, end) {
		if !a.Target {
			continue
		}
		if start, end := w.over(l.block, a.Start, a.End); start < end {
			found = append(found, a)
		}
	}
	return found
}

// over gives the place in the entry of a stretch of a block's text; start is
// not before end where the entry holds none of it. Pieces stand in the order of
// the blocks and their text.
func (w *folder) over(index, start, end int) (from, to int) {
	first := sort.Search(len(w.pieces), func(i int) bool {
		p := w.pieces[i]
		return p.block > index || p.block == index && p.end > start
	})
	last := sort.Search(len(w.pieces), func(i int) bool {
		p := w.pieces[i]
		return p.block > index || p.block == index && p.start >= end
	}) - 1
	if first > last {
		return 0, 0
	}
	head, tail := w.pieces[first], w.pieces[last]
	return head.at + max(start-head.start, 0), tail.at + min(end, tail.end) - tail.start
}

// A jointKind tells what stands between two lines of an entry.
type jointKind uint8

const (
	spaced     jointKind = iota
	closed               // inside an address, or after a hyphen that stays
	hyphenated           // the hyphen goes
)

// joint tells how two lines of an entry join.
func (f *finder) joint(line, next string) jointKind {
	word := line[strings.LastIndexByte(line, ' ')+1:]
	r, _ := utf8.DecodeRuneInString(next)
	last, size := utf8.DecodeLastRuneInString(line)
	switch {
	case inAddress(word):
		if brokenAddress(word, next) {
			return closed
		}
	case last == '\u00ad':
		return hyphenated
	case (last == '-' || last == '‐') && len(word) > 2:
		stem := word[:len(word)-size]
		before, _ := utf8.DecodeLastRuneInString(stem)
		if !unicode.IsLetter(before) || unicode.IsUpper(r) || unicode.IsDigit(r) || strings.ContainsAny(stem, "-‐") {
			return closed // "Lund-Berg", "4-9": the hyphen is part of the word
		}
		if unicode.IsLower(r) && !words.IsAnd(fold.Words(firstOf(next))) {
			if f.keepsHyphen(stem, next) {
				return closed
			}
			return hyphenated
		}
	case (last == '–' || unicode.IsDigit(before(line)) && last == '-') && unicode.IsDigit(r):
		return closed
	case fold.IsEastAsian(last) && fold.IsEastAsian(r):
		return closed
	}
	return spaced
}

// keepsHyphen says whether the hyphen after stem belongs to the word.
func (f *finder) keepsHyphen(stem, next string) bool {
	if !f.looked {
		f.compounds, f.looked = hyphen.Find(f.doc.Data), true
	}
	return f.compounds.Keeps(stem, next)
}

func firstOf(s string) string { word, _ := firstWord(s); return word }

func before(s string) rune {
	_, size := utf8.DecodeLastRuneInString(s)
	r, _ := utf8.DecodeLastRuneInString(s[:len(s)-size])
	return r
}

func hyphenLength(s string) int { _, size := utf8.DecodeLastRuneInString(s); return size }

func inAddress(word string) bool {
	return strings.Contains(word, "://") || strings.HasPrefix(word, "www.") || strings.Contains(word, "doi.org/") || strings.HasPrefix(word, "10.") && strings.Contains(word, "/")
}

// brokenAddress says whether an address at a line end goes on in the next
// line: it does not end as an address does, or what follows is more of one.
func brokenAddress(word, next string) bool {
	rest := next
	if i := strings.IndexByte(next, ' '); i >= 0 {
		rest = next[:i]
	}
	if rest == "" {
		return false
	}
	if c := word[len(word)-1]; c == '/' || c == '-' || c == '_' || c == '=' || c == '?' || c == '&' || c == '%' || c == ':' {
		return rest[0] < utf8.RuneSelf && rest[0] != '(' && rest[0] != '['
	}
	if strings.HasSuffix(word, ".") && !strings.ContainsAny(rest, "/_=%") {
		r, _ := utf8.DecodeRuneInString(rest)
		if ascii.Digit(rest[0]) && len(rest) == len(next) && isDOI(word) && strings.Trim(rest, ".0123456789") == "" {
			return strings.Contains(strings.TrimRight(rest, "."), ".") // "10.1234/qs." before "2014.12"
		}
		return unicode.IsLower(r) && strings.Contains(strings.TrimRight(rest, "."), ".") || isFileEnd(rest)
	}
	if strings.HasSuffix(word, ",") || strings.HasSuffix(word, ")") || strings.HasSuffix(word, ">") {
		return false
	}
	switch c := rest[0]; {
	case c == '/' || c == '_' || c == '?' || c == '=' || c == '&' || c == '-' || c == '%' || c == '.':
		return true
	case strings.ContainsAny(rest, "/_=%"):
		return !strings.Contains(rest, "://")
	case ascii.Digit(c):
		return len(rest) >= 4 && !dates.IsYear(strings.TrimRight(rest, "."))
	}
	// One more word that ends the entry: the tail of the path.
	return len(rest) == len(next) && rest[0] >= 'a' && rest[0] <= 'z'
}

func isDOI(word string) bool {
	return strings.Contains(word, "doi.org/10.") || strings.HasPrefix(word, "10.") && strings.Contains(word, "/")
}

func isFileEnd(s string) bool {
	switch strings.TrimRight(s, ".,;)") {
	case "html", "htm", "pdf", "php", "aspx", "asp", "org", "com", "net", "edu":
		return true
	}
	return false
}
