package rules

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/bibfix/bibfix/lint"
)

var _ = add(lint.Rule{
	ID:       "page-range",
	Title:    "pages that run backwards, or carry something that is no page",
	Severity: lint.Warning,
	Since:    "0.1.0",
	Needs:    lint.Program,
	Question: "Which pages are right?",
	Doc: `
Three slips: a range that runs backwards (177-176), zeros in front of short numbers (01-09), and a p that was left glued to the
first number only (P90-114). As a remark (info), a dash that differs from the one nearly all entries of the list use.

In .bib files two hyphens stand between pages, which every style makes a dash of; one hyphen, a dash of print and blanks around it are
remarks (info), the first two not in a file for biblatex, which reads any dash as a range. A range that runs backwards and a label such as pp. in front of the pages are warnings. Numbers with zeros in front and a
year with a month are left alone there.

It looks only at pages of articles and chapters: numbers behind a word for pages, or behind the volume or issue of a journal. Numbers of
reports, standards, patents, telephones and articles are left alone, and so are two numbers a thousand pages apart.

Silent about shortened ends (768-82), letters on both sides (S12-S19, e3-e9), article numbers, single pages, pages of four
digits and more that are filled up with zeros, as proceedings do, and a glued p or zeros in front that are the habit of the list.`,
	Fix:   "The dash is Safe, and so is taking a label out of a .bib field in front of a range: it is the same range, and styles of BibTeX print a dash for one hyphen as well. The other repairs are suggestions, since only the work itself knows its pages.",
	Flood: "pages with another dash, or with a slip in them",
	Check: checkPages,
	For:   lint.Fielded,
	Entry: checkPagesField,
})

// A pageRange is two numbers with a dash between them.
type pageRange struct {
	ref         *lint.Reference
	start, end  int // in ref.Text, prefixes included
	dash        [2]int
	first, last string // digits
	head, tail  string // letters in front of them
}

func checkPages(p *lint.Pass) {
	doc := p.Document
	for i := range doc.Lists {
		var ranges []pageRange
		for _, ref := range entriesOf(doc, i) {
			ranges = append(ranges, pageRanges(ref)...)
		}
		glued, filled, short := 0, 0, 0
		for _, r := range ranges {
			if r.glued() {
				glued++
			}
			if padded(r.first, r.last) {
				filled++
			} else if len(r.first) == 1 {
				short++
			}
		}
		for _, r := range ranges {
			r.check(p, habit{glue: glued*4 > len(ranges) && glued > 2, zeros: filled > 2 && filled > short})
		}
		checkDashes(p, ranges)
	}
}

// pageRanges are the ranges of an entry's page field, which may name several.
func pageRanges(ref *lint.Reference) []pageRange {
	f := ref.Field("page")
	if f == nil || f.Start >= f.End || f.End > ref.Text.Len() {
		return nil
	}
	start := f.Start
	for start > 0 && isLetter(ref.Text.String[start-1]) {
		start--
	}
	if !arePages(ref, start, f.End) {
		return nil
	}
	var ranges []pageRange
	for start < f.End {
		end := start
		for end < f.End && ref.Text.String[end] != ',' && ref.Text.String[end] != ';' {
			end++
		}
		if r, ok := parseRange(ref, start, end); ok {
			ranges = append(ranges, r)
		}
		start = end + 1
	}
	return ranges
}

// parseRange reads letters, digits, one dash, letters, digits, and nothing else.
func parseRange(ref *lint.Reference, from, to int) (pageRange, bool) {
	s := ref.Text.String
	at := from
	skip := func(is func(byte) bool) string {
		begin := at
		for at < to && is(s[at]) {
			at++
		}
		return s[begin:at]
	}
	space := func(c byte) bool { return c == ' ' || c == '\n' }
	skip(space)
	r := pageRange{ref: ref, start: at}
	r.head = skip(isLetter)
	if s[at:to] != "" && s[at] == '.' && isPages(r.head) { // "pp." is a label
		at++
		skip(space)
		r.start, r.head = at, ""
	} else if isPages(r.head) && at < to && space(s[at]) {
		skip(space)
		r.start, r.head = at, ""
	}
	r.first = skip(isDigit)
	skip(space)
	r.dash[0] = at
	skip(func(c byte) bool { return c == '-' || c >= 0x80 })
	r.dash[1] = at
	skip(space)
	r.tail = skip(isLetter)
	r.last = skip(isDigit)
	r.end = at
	skip(space)
	const longest = 9 // digits of a number that is a page and fits an int
	ok := at == to && r.first != "" && r.last != "" && len(r.first) <= longest && len(r.last) <= longest && dashName(s[r.dash[0]:r.dash[1]]) != ""
	return r, ok
}

// isPages says whether the letters are short for "page" or "pages".
func isPages(letters string) bool {
	lower := strings.ToLower(letters)
	return lower == "p" || lower == "pp"
}

func (r pageRange) glued() bool { return isPages(r.head) && r.tail == "" }

// A habit is what a list does on purpose, however odd: it glues a p to its
// pages, it fills numbers up with zeros.
type habit struct{ glue, zeros bool }

// check looks at one range.
func (r pageRange) check(p *lint.Pass, h habit) {
	text := r.ref.Text.String[r.start:r.end]
	first, _ := strconv.Atoi(r.first)
	last, _ := strconv.Atoi(r.last)
	report := func(problem, repaired string) {
		span := r.ref.Text.Span(r.start, r.end)
		d := lint.Diagnostic{Span: span, Reference: r.ref, Message: "the pages " + clip(text) + " " + problem}
		if r.ref.Text.Exact(r.start, r.end) {
			d.Fixes = []lint.Fix{{Message: "write " + repaired, Edits: []lint.TextEdit{{Span: span, New: repaired}}}}
		}
		p.Report(d)
	}
	dash := r.ref.Text.String[r.dash[0]:r.dash[1]]
	switch {
	case r.glued() && !h.glue:
		report("carry a stray "+r.head, r.first+dash+r.last)
	case r.head != r.tail:
	case len(r.first) == len(r.last) && last < first:
		report("run backwards", r.head+r.last+dash+r.tail+r.first)
	case r.head == "" && padded(r.first, r.last) && !h.zeros:
		report("have zeros in front", strconv.Itoa(first)+dash+strconv.Itoa(last))
	}
}

// padded says whether a number of up to three digits begins with a zero.
// Proceedings fill theirs up to four.
func padded(first, last string) bool {
	return max(len(first), len(last)) <= 3 && len(first) > 1 && first[0] == '0'
}

// dashName names a dash between pages, "" for anything else.
func dashName(dash string) string {
	switch dash {
	case "-", "\u2010", "\u2011":
		return "hyphen"
	case "--":
		return "double hyphen"
	case "–":
		return "en dash"
	case "—":
		return "em dash"
	case "−":
		return "minus sign"
	case "‒":
		return "figure dash"
	}
	return ""
}

// checkDashes reports the dashes that differ from the one most ranges have.
func checkDashes(p *lint.Pass, ranges []pageRange) {
	dashes := make([]string, len(ranges))
	for i, r := range ranges {
		dashes[i] = r.ref.Text.String[r.dash[0]:r.dash[1]]
	}
	usual, clear := majority(dashes)
	if !clear {
		return
	}
	for i, r := range ranges {
		if dashName(dashes[i]) == dashName(usual) || !r.plausible() {
			continue
		}
		span := r.ref.Text.Span(r.dash[0], r.dash[1])
		p.ReportAs(lint.Info, lint.Diagnostic{
			Span:      span,
			Reference: r.ref,
			Message:   fmt.Sprintf("%s between pages; most entries have %s", withArticle(dashName(dashes[i])), withArticle(dashName(usual))),
			Fixes:     []lint.Fix{{Message: "write " + withArticle(dashName(usual)), Safety: lint.Safe, Edits: []lint.TextEdit{{Span: span, New: p.Document.Syntax.Plain(usual)}}}},
		})
	}
}

func withArticle(noun string) string {
	if strings.HasPrefix(noun, "e") {
		return "an " + noun
	}
	return "a " + noun
}
