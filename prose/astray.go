package prose

import (
	"bytes"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/bibfix/bibfix/internal/dates"
	"github.com/bibfix/bibfix/internal/fold"
	"github.com/bibfix/bibfix/lint"
)

// withholdAstray takes the certainty from missing works whose entry stands in the
// document all the same, where the list was not read so far: a label or number at the
// head of a line, or authors with initials and the year. It is the reading that failed
// there, and one finding says so.
func withholdAstray(doc *lint.Document) {
	var x *strays
	astray := 0
	first := lint.Span{}
	withhold := func(c *lint.Citation) {
		c.Certain, c.Likely = false, false
		if astray++; astray == 1 {
			first = c.Span
		}
	}
	var missing []*lint.Citation
	for _, c := range doc.Citations {
		if c.Status != lint.Missing || !c.Told() || c.Joined != nil || c.KeySpan.Len() > 0 || c.Placeholder || len(doc.Lists) == 0 {
			continue
		}
		if x == nil {
			x = findStrays(doc)
		}
		if x.has(c) {
			withhold(c)
		} else if len(c.Names) > 0 && c.Date.Year > 0 {
			missing = append(missing, c)
		}
	}
	for _, c := range swallowed(doc, missing) {
		withhold(c)
	}
	if astray > 0 && doc.Unlinked.Missing == 0 {
		doc.Unlinked = lint.Unlinked{Missing: astray, All: len(doc.Citations), First: first}
	}
}

// strays are the heads of entries in the lines of a document, read as entries or not.
type strays struct {
	labels  map[string]bool // of letters, alone in its brackets at the head of a line
	numbers map[int]bool    // at the head of a line, from the first list on
	names   map[string]bool // of the first author, folded, and a year: in lines of no entry
	persons map[string]bool // of the first author, folded, before given names: in lines of no entry
}

// How much of an entry is looked at, in bytes: its label, and what holds its
// first name and its year.
const (
	strayLabel = 40
	strayHead  = 300
)

func findStrays(doc *lint.Document) *strays {
	x := &strays{labels: make(map[string]bool), numbers: make(map[int]bool), names: make(map[string]bool), persons: make(map[string]bool)}
	entries := doc.References
	from := doc.Lists[0].Span.Start
	data := doc.Data
	for at := 0; at < len(data); {
		end := len(data)
		if i := bytes.IndexByte(data[at:], '\n'); i >= 0 {
			end = at + i
		}
		for len(entries) > 0 && entries[0].Span.End <= at {
			entries = entries[1:]
		}
		line := strings.ReplaceAll(strings.TrimLeft(string(data[at:min(end, at+strayHead)]), "-*•> \t"), `\`, "")
		x.label(line, at >= from)
		if line != "" && (len(entries) == 0 || end <= entries[0].Span.Start) {
			x.name(data[at:])
		}
		at = end + 1
	}
	return x
}

// label keeps the label or number at the head of a line.
func (x *strays) label(line string, listed bool) {
	if inner, ok := strings.CutPrefix(line, "["); ok {
		if i := strings.IndexByte(inner[:min(len(inner), strayLabel)], ']'); i > 0 {
			x.labels[strings.ReplaceAll(inner[:i], " ", "")] = true
			line = inner[:i]
		}
	}
	digits := len(line) - len(strings.TrimLeft(line, "0123456789"))
	if n, err := strconv.Atoi(line[:digits]); listed && err == nil && digits < 4 && (digits == len(line) || strings.IndexByte(".)", line[digits]) >= 0) {
		x.numbers[n] = true
	}
}

// name keeps the first author and the year of what begins as an entry does: a name,
// and an initial before the year.
func (x *strays) name(text []byte) {
	head := strings.TrimLeft(string(text[:min(len(text), strayHead)]), "-*•> \t")
	if i := strings.Index(head, "\n\n"); i >= 0 {
		head = head[:i]
	}
	year := dates.YearIn(head)
	if year < 0 {
		return
	}
	if name, rest, ok := strings.Cut(head[:year], ", "); ok && startsPerson(rest) {
		x.persons[fold.Letters(name)] = true
	}
	comma := strings.IndexAny(head[:year], ", ")
	if comma <= 0 || !hasInitial(head[:year]) {
		return
	}
	for _, sign := range [...]string{" ", ","} {
		if name, _, ok := strings.Cut(head[:year], sign); ok {
			x.names[fold.Letters(name)+head[year:year+4]] = true
		}
	}
}

// longestGiven bounds, in bytes, given names and initials before their full stop.
const longestGiven = 40

// startsPerson says whether given names or initials stand at the head of s, and end in a full
// stop or at a quotation mark: what follows a family name in an entry.
func startsPerson(s string) bool {
	end := strings.IndexAny(s, ".“\"„«")
	first, _ := utf8.DecodeRuneInString(s)
	return end > 0 && end <= longestGiven && unicode.IsUpper(first)
}

// hasInitial says whether a capital letter and its point stand in s by themselves.
func hasInitial(s string) bool {
	before := ' '
	for i, r := range s {
		if unicode.IsUpper(r) && !unicode.IsLetter(before) && strings.HasPrefix(s[i+len(string(r)):], ".") {
			return true
		}
		before = r
	}
	return false
}

// has says whether the entry of a cited work is among them.
func (x *strays) has(c *lint.Citation) bool {
	switch {
	case c.Kind == lint.ByNumber:
		return x.numbers[c.Number]
	case c.Kind == lint.ByLabel:
		return x.labels[strings.ReplaceAll(c.Key, " ", "")]
	case len(c.Names) == 0:
		return false
	case c.Kind == lint.ByAuthor:
		return x.persons[fold.Letters(c.Names[0].Sorted())]
	case c.Date.Year == 0:
		return false
	}
	return x.names[fold.Letters(c.Names[0].Sorted())+strconv.Itoa(c.Date.Year)]
}
