package list

import (
	"strings"
	"unicode"
	"unicode/utf8"

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
			if h, ok := listHeading(s); ok {
				found = append(found, heading{block: i, end: len(s), text: s, kind: h, level: b.Level})
			}
		case block.Paragraph, block.Item, block.Quote, block.Row:
			found = plainHeadings(found, b, i)
		case block.Furniture:
			if kind, ok := listHeading(s); ok && heads {
				found = append(found, heading{block: i, end: len(s), text: s, kind: kind, level: plainLevel})
			}
		}
	}
	return found
}

// isRefsDiv knows the divs that pandoc and citeproc put around a list.
func isRefsDiv(b *block.Block) bool {
	return b.Kind == block.Furniture && (strings.Contains(b.Marker, "#refs") || strings.Contains(b.Marker, "csl-bib-body") || strings.Contains(b.Marker, `id="refs"`))
}

// plainHeadings finds headings among the lines of a paragraph: a bold line, a
// line of its own, or a word in front of the first entry.
func plainHeadings(found []heading, b *block.Block, index int) []heading {
	s := b.Text.String
	for at := 0; at < len(s); {
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
		if len(text) <= maxHeading && mayBeHeading(text, start == 0 && stop == len(s), b.Kind) {
			if kind, ok := listHeading(text); ok {
				level := plainLevel
				if strongOver(b.Marks, start, stop) {
					level = boldLevel
				}
				found = append(found, heading{block: index, start: start, end: stop, text: text, kind: kind, level: level})
				continue
			}
		}
		if length, kind := gluedHeading(text); length > 0 {
			found = append(found, heading{
				block: index, start: start, end: start + length, text: strings.TrimRight(text[:length], " :.–—-"),
				kind: kind, level: plainLevel, glued: true,
			})
		}
	}
	return found
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

// listHeading says whether a line is the heading of a list: its words, without
// the number of the section, the colon and what is bracketed.
func listHeading(s string) (words.Heading, bool) {
	if strings.Contains(s, "...") || strings.Contains(s, "…") || strings.Contains(s, ". . .") {
		return words.NoList, false // a line of a table of contents
	}
	s = strings.Trim(s, " \t\n*_#:.–—-=【】[]")
	if kind := words.ListHeading(fold.Words(s)); kind != words.NoList {
		return kind, true
	}
	if rest := trimSection(s); rest != s {
		if kind := words.ListHeading(fold.Words(rest)); kind != words.NoList {
			return kind, true
		}
	}
	if i := strings.IndexAny(s, "(（"); i > 0 {
		if kind := words.ListHeading(fold.Words(s[:i])); kind != words.NoList {
			return kind, true
		}
	}
	if joined, ok := unspace(s); ok {
		kind := words.ListHeading(fold.Words(joined))
		return kind, kind != words.NoList
	}
	return bilingual(s)
}

// trimSection takes the number of a section off: "7.", "VII.", "A.2", "§ 7",
// "Chapter 7:", "第七章".
func trimSection(s string) string {
	rest := strings.TrimLeft(s, "§ ")
	for _, word := range [...]string{"Chapter ", "Section ", "Part ", "CHAPTER ", "SECTION ", "Kapitel ", "Appendix "} {
		rest = strings.TrimPrefix(rest, word)
	}
	i := 0
	for i < len(rest) && (isDigit(rest[i]) || rest[i] == '.' || strings.IndexByte("IVXLC", rest[i]) >= 0) {
		i++
	}
	if i == 0 && len(rest) > 2 && rest[1] == '.' && unicode.IsUpper(rune(rest[0])) {
		i = 2
	}
	if i == 0 {
		return s
	}
	after := strings.TrimLeft(rest[i:], ".):–—- \t\u00a0")
	if len(after) == len(rest[i:]) && rest[i-1] != '.' && !isDigit(rest[i-1]) {
		return s // "Citations" begins with a C that is no number
	}
	return after
}

// unspace joins letter-spaced capitals: "R E F E R E N C E S".
func unspace(s string) (string, bool) {
	fields := strings.Fields(s)
	if len(fields) < 5 {
		return "", false
	}
	single := 0
	for _, f := range fields {
		if utf8.RuneCountInString(f) == 1 {
			single++
		}
	}
	return strings.Join(fields, ""), single*5 >= len(fields)*4
}

// bilingual knows headings in two languages: "Referências / References".
func bilingual(s string) (words.Heading, bool) {
	for _, sign := range [...]string{"/", "|", " – ", " - ", " — "} {
		left, right, ok := strings.Cut(s, sign)
		if !ok {
			continue
		}
		kind := words.ListHeading(fold.Words(left))
		if kind != words.NoList && words.ListHeading(fold.Words(right)) != words.NoList {
			return kind, true
		}
	}
	return words.NoList, false
}

// gluedHeading reads a heading that PDF converters leave before the first
// entry: "References Okafor, A. (2014). …", "REFERENCES [1] A. Okafor". It gives
// the length of the heading with the space after it.
func gluedHeading(s string) (length int, kind words.Heading) {
	at := 0
	if isDigit(s[0]) {
		at = len(s) - len(trimSection(s))
	}
	for from, n := at, 0; n < 3; n++ {
		word, after := firstWord(s[from:])
		if word == "" || n == 0 && !startsUpper(word) {
			return 0, words.NoList
		}
		end := len(s) - len(after)
		kind = words.ListHeading(fold.Words(s[at:end]))
		rest := strings.TrimLeft(after, " :.\t–—-")
		if kind != words.NoList && kind != words.Notes && len(rest) < len(after) && rest != "" {
			l := readLabel(rest)
			if l.number == 1 && looksLikeEntry(rest[l.end:]) || l.number == 0 && looksLikeEntry(rest) && gluedEntry(rest) {
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

// gluedEntry guards against prose that begins with the word: the entry's year
// stands near its start.
func gluedEntry(s string) bool { return hasYear(s[:min(len(s), 200)]) }

// strongOver says whether strong emphasis lies over all of a line.
func strongOver(marks []lint.Mark, start, end int) bool {
	for _, m := range marks {
		if m.Kind == lint.Strong && m.Start <= start && m.End >= end-1 && m.Start < m.End {
			return true
		}
	}
	return false
}
