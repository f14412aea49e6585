package list

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/bibfix/bibfix/internal/ascii"
	"github.com/bibfix/bibfix/internal/fold"
	"github.com/bibfix/bibfix/internal/words"
	"github.com/bibfix/bibfix/lint"
	"github.com/bibfix/bibfix/prose/block"
)

// A heading is a place where a list may begin.
type heading struct {
	block      int // index of its block
	start, end int // the heading in the block's text; what follows belongs to the list
	text       string
	kind       words.Heading
	level      int  // of a real heading; 7 for a bold line, 8 for a plain one
	glued      bool // the first entry follows on the same line
	weak       bool // it says more than the headings of lists do: what follows must look like one
}

const (
	boldLevel  = 7
	plainLevel = 8
	maxHeading = 120 // bytes; no heading of a list is longer
)

// headings finds the places where a list may begin, in order; among the heads
// of pages as well if asked, since one that repeats the heading makes that look
// like a head itself.
func headings(blocks []block.Block, heads bool) []heading {
	var found []heading
	for i := range blocks {
		b := &blocks[i]
		s := b.Text.String
		if s == "" {
			if isRefsDiv(b) {
				found = append(found, heading{block: i, kind: words.References, level: boldLevel})
			}
			continue
		}
		switch b.Kind {
		case block.Heading:
			if kind, weak := listHeading(s, true); kind != words.NoList {
				found = append(found, heading{block: i, end: len(s), text: s, kind: kind, level: b.Level, weak: weak})
			} else if length, kind := gluedHeading(s); length > 0 {
				found = append(found, gluedAt(i, 0, s[:length], kind))
			}
		case block.Paragraph, block.Item, block.Quote, block.Row:
			found = plainHeadings(found, b, i)
		case block.Furniture:
			if kind, _ := listHeading(s, false); kind != words.NoList && heads {
				found = append(found, heading{block: i, end: len(s), text: s, kind: kind, level: plainLevel})
			}
		}
	}
	return found
}

// sourceHeadings finds the headings of lists that have none above the whole:
// "Primary sources", "Secondary literature".
func sourceHeadings(blocks []block.Block) []heading {
	var found []heading
	for i := range blocks {
		b := &blocks[i]
		s := b.Text.String
		if len(s) > maxHeading || b.Kind != block.Heading && b.Kind != block.Paragraph || !words.NamesSources(fold.Words(trimSection(s))) {
			continue
		}
		h := heading{block: i, end: len(s), text: s, kind: words.Sources, level: plainLevel}
		if b.Kind == block.Heading {
			h.level = b.Level
		} else if strongOver(b.Marks, 0, len(s)) {
			h.level = boldLevel
		}
		found = append(found, h)
	}
	return found
}

// isRefsDiv knows the divs that pandoc and citeproc put around a list.
func isRefsDiv(b *block.Block) bool {
	return b.Kind == block.Furniture && (strings.Contains(b.Marker, "#refs") || strings.Contains(b.Marker, "csl-bib-body") || strings.Contains(b.Marker, `id="refs"`))
}

// mostHeadings bounds the headings that are looked for in one paragraph, each of which is
// held against all lines behind it. A book whose pages a converter ran together may have
// one for each chapter, or a running head on each page of a list.
const mostHeadings = 200

// plainHeadings finds headings among the lines of a paragraph: a bold line, a
// line of its own, or a word in front of the first entry.
func plainHeadings(found []heading, b *block.Block, index int) []heading {
	s, most := b.Text.String, len(found)+mostHeadings
	for at := 0; at < len(s) && len(found) < most; {
		end := len(s)
		if i := strings.IndexByte(s[at:], '\n'); i >= 0 {
			end = at + i
		}
		start, stop := trim(s, at, end)
		at = end + 1
		if start == stop {
			continue
		}
		text := s[start:stop]
		alone, strong := start == 0 && stop == len(s), strongOver(b.Marks, start, stop)
		if len(text) <= maxHeading && mayBeHeading(text, alone, b.Kind) {
			if kind, weak := listHeading(text, alone || strong); kind != words.NoList {
				level := plainLevel
				if strong {
					level = boldLevel
				}
				found = append(found, heading{block: index, start: start, end: stop, text: text, kind: kind, level: level, weak: weak})
				continue
			}
		}
		if length, kind := gluedHeading(text); length > 0 && !goesOn(s[:start]) {
			found = append(found, gluedAt(index, start, text[:length], kind))
		}
	}
	return found
}

// goesOn says whether the line before breaks off in a sentence, so that what looks like a
// heading with an entry behind it is the end of a title: "… of American / Literature.
// Cambridge, Quay Press, 1993."
func goesOn(before string) bool {
	last, _ := utf8.DecodeLastRuneInString(strings.TrimRight(before, " \n"))
	return unicode.IsLower(last) || last == ',' || fold.IsDash(last)
}

// mayBeHeading keeps the last words of a sentence from passing for a heading:
// "…of the journal / literature."
func mayBeHeading(line string, alone bool, kind block.Kind) bool {
	r, _ := utf8.DecodeRuneInString(line)
	if alone {
		return !unicode.IsLower(r)
	}
	return kind != block.Item && !unicode.IsLower(r) && !strings.HasSuffix(line, ".")
}

// listHeading tells what a line announces as the heading of a list: its words,
// without the number of the section, the colon and what is bracketed. A weak
// heading says more; one that stands alone may say anything behind a dash or
// colon.
func listHeading(s string, alone bool) (kind words.Heading, weak bool) {
	if strings.Contains(s, "...") || strings.Contains(s, "…") || strings.Contains(s, ". . .") {
		return words.NoList, false // a line of a table of contents
	}
	s = strings.Trim(s, headingSigns)
	if !mayBeginHeading(s) {
		return words.NoList, false
	}
	forms := [...]string{s, trimSection(s), trimRemark(s), trimRemark(trimSection(s))}
	for _, form := range forms {
		if kind := plainHeading(form); kind != words.NoList {
			return kind, false
		}
	}
	if kind := bilingual(s); kind != words.NoList {
		return kind, false
	}
	for _, form := range forms {
		if kind := words.QualifiedHeading(fold.Words(form)); kind != words.NoList {
			return kind, true
		}
	}
	return remarked(forms[1], alone), true
}

// mayBeginHeading looks at the first word: every line of a text is asked for.
func mayBeginHeading(s string) bool {
	isLetter := func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }
	i := strings.IndexFunc(s, isLetter)
	if i < 0 {
		return false
	}
	for _, start := range [...]string{s[i:], strings.TrimLeft(trimSection(s[i:]), "(（[【 ")} {
		word, _ := firstWord(start)
		_, size := utf8.DecodeRuneInString(word)
		if word != "" && (size == len(word) || words.BeginsHeading(fold.Words(word))) {
			return true // a letter alone may be the first of letters set apart
		}
	}
	return false
}

// headingSigns stand around the words of a heading.
const headingSigns = " \t\n\u00a0\u3000*_#:：.–—-=~|【】〖〗〔〕［］[]<>《》"

// plainHeading tells what the words of a heading announce, be they spaced.
func plainHeading(s string) words.Heading {
	folded := fold.Words(s)
	if kind := words.ListHeading(folded); kind != words.NoList {
		return kind
	}
	if isSpacedOut(s) {
		return words.SpacedHeading(folded)
	}
	return words.NoList
}

// trimRemark takes off what is bracketed at the end of a heading. A bracket
// that closes before the end may be the label of the first entry.
func trimRemark(s string) string {
	for _, pair := range [...][2]string{{"(", ")"}, {"（", "）"}, {"[", "]"}} {
		i := strings.Index(s, pair[0])
		if i <= 0 {
			continue
		}
		if end := strings.LastIndex(s, pair[1]); end < 0 || end+len(pair[1]) == len(s) {
			return s[:i]
		}
	}
	return s
}

// longestRemark is in bytes, of what a heading says behind a dash or colon.
const longestRemark = 60

// remarked reads a heading with a remark behind a dash or colon: "References –
// books", "Bibliography: works on ropes". "Sources: the census" may stand under
// a table.
func remarked(s string, alone bool) words.Heading {
	for _, sign := range [...]string{" - ", " – ", " — ", ": ", "：", ":"} {
		left, right, ok := strings.Cut(s, sign)
		folded := fold.Words(right)
		if !ok || folded == "" || len(right) > longestRemark {
			continue
		}
		kind := plainHeading(left)
		if kind == words.NoList {
			kind = words.QualifiedHeading(fold.Words(left))
		}
		switch {
		case kind == words.NoList || kind == words.Notes:
		case words.PartOfList(folded):
			return kind
		case alone && kind <= words.Bibliography && !hasYear(right) && !hasAddress(right) && strings.Trim(folded, "0123456789 ") != "":
			return kind
		}
	}
	return words.NoList
}

// trimSection takes the number of a section off: "7.", "VII.", "A.2", "§ 7",
// "Chapter 7:", "第七章".
func trimSection(s string) string {
	rest := strings.TrimLeft(s, "§ ")
	for _, word := range [...]string{"Chapter ", "Section ", "Part ", "CHAPTER ", "SECTION ", "Kapitel ", "Appendix "} {
		rest = strings.TrimPrefix(rest, word)
	}
	i := 0
	for i < len(rest) && (ascii.Digit(rest[i]) || rest[i] == '.' || strings.IndexByte("IVXLC", rest[i]) >= 0) {
		i++
	}
	if i == 0 && len(rest) > 2 && rest[1] == '.' && unicode.IsUpper(rune(rest[0])) {
		i = 2
	}
	if i == 0 {
		return s
	}
	after := strings.TrimLeft(rest[i:], ".):–—- \t\u00a0")
	if len(after) == len(rest[i:]) && rest[i-1] != '.' && !ascii.Digit(rest[i-1]) {
		return s // "Citations" begins with a C that is no number
	}
	return after
}

// isSpacedOut knows letters set apart: "R E F E R E N C E S", "参 考 文 献"; and
// what small capitals come to out of a PDF: "R EFERENCES".
func isSpacedOut(s string) bool {
	fields := strings.Fields(s)
	if len(fields) < 2 {
		return false
	}
	single := 0
	for _, f := range fields {
		single += count(utf8.RuneCountInString(f) == 1)
	}
	first, _ := utf8.DecodeRuneInString(fields[0])
	switch {
	case fold.IsEastAsian(first):
		return single == len(fields)
	case len(fields) > 4:
		return single*5 >= len(fields)*4
	}
	return utf8.RuneCountInString(fields[0]) == 1 && strings.IndexFunc(s, unicode.IsLower) < 0
}

// bilingual knows headings in two languages: "Referências / References".
func bilingual(s string) words.Heading {
	for _, sign := range [...]string{"/", "|", " – ", " - ", " — ", ": "} {
		left, right, ok := strings.Cut(s, sign)
		if !ok {
			continue
		}
		kind := plainHeading(left)
		if kind != words.NoList && plainHeading(right) != words.NoList {
			return kind
		}
	}
	return words.NoList
}

// gluedAt makes a heading of the words in front of the first entry, which
// stand at a place of their block.
func gluedAt(block, start int, text string, kind words.Heading) heading {
	return heading{block: block, start: start, end: start + len(text), text: strings.TrimRight(text, gluedSigns), kind: kind, level: plainLevel, glued: true}
}

// gluedSigns stand between a heading and the entry behind it.
const gluedSigns = " :：.\t–—-\u3000"

// gluedHeading reads a heading that PDF converters leave before the first
// entry: "References Okafor, A. (2014). …", "REFERENCES [1] A. Okafor". It gives
// the length of the heading with the space after it.
func gluedHeading(s string) (length int, kind words.Heading) {
	at := 0
	if ascii.Digit(s[0]) {
		at = len(s) - len(trimSection(s))
	}
	for from, n := at, 0; n < 3; n++ {
		word, after := firstWord(s[from:])
		if word == "" || n == 0 && !startsUpper(word) {
			return 0, words.NoList
		}
		end := len(s) - len(after)
		kind = words.ListHeading(fold.Words(s[at:end]))
		rest := strings.TrimLeft(after, gluedSigns)
		if kind != words.NoList && kind != words.Notes && rest != "" {
			if l := readLabel(rest); gluedEntry(rest, l) && (len(rest) < len(after) || l.form == square) {
				return len(s) - len(rest), kind
			}
		}
		from = len(s) - len(strings.TrimLeft(after, " "))
		if from == end {
			return 0, words.NoList
		}
	}
	return 0, words.NoList
}

// gluedEntry says whether s, behind a word that may be a heading, is the first
// entry and not prose that begins with the word: it has the label 1, or its
// year stands near its start.
func gluedEntry(s string, l label) bool {
	switch head := s[:min(len(s), 200)]; {
	case l.number == 1 && (l.form == square || l.form == round):
		return looksLikeEntry(s[l.end:]) || hasYear(s) || hasAddress(s)
	case l.number == 1:
		return looksLikeEntry(s[l.end:])
	case l.number == 0:
		return looksLikeEntry(s) && hasYear(head)
	}
	return false
}

// strongOver says whether strong emphasis lies over all of a line.
func strongOver(marks []lint.Mark, start, end int) bool {
	for _, m := range marks {
		if m.Kind == lint.Strong && m.Start <= start && m.End >= end-1 && m.Start < m.End {
			return true
		}
	}
	return false
}
