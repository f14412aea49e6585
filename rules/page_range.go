package rules

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/bibfix/bibfix/internal/ascii"
	"github.com/bibfix/bibfix/lint"
	"github.com/bibfix/bibfix/rules/internal/entry"
	"github.com/bibfix/bibfix/rules/internal/habit"
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

In a field for the pages, a range that runs backwards and a label such as pp. in front of the pages are warnings. Numbers with zeros in front and a
year with a month are left alone there. In .bib files two hyphens stand between pages, which every style makes a dash of; one hyphen, a dash of print and blanks around it are
remarks (info), the first two not in a file for biblatex, which reads any dash as a range. Elsewhere programs make a dash of a hyphen and print
any other dash but the usual one (–) as it stands, which is a remark.

In a list it looks only at pages of articles and chapters: numbers behind a word for pages, or behind the volume or issue of a journal. Numbers of
reports, standards, patents, telephones and articles are left alone, and so are two numbers a thousand pages apart.

Silent about shortened ends (768-82), letters on both sides (S12-S19, e3-e9), article numbers, single pages, pages of four
digits and more that are filled up with zeros, as proceedings do, and a glued p or zeros in front that are the habit of the list.`,
	Fix:   "The dash is Safe, and so is taking a label out of a field in front of a range: it is the same range, and styles of BibTeX print a dash for one hyphen as well. The other repairs are suggestions, since only the work itself knows its pages.",
	Flood: "pages with another dash, or with a slip in them",
	Entry: checkPages,
})

func checkPages(p *lint.Pass, r *lint.Reference) {
	if r.Is(lint.Prose) {
		checkPagesInText(p, r)
		return
	}
	checkPagesField(p, r)
}

// listPages are the pages of a list and what it does on purpose, however odd: it
// glues a p to them, it fills numbers up with zeros, it has a dash of its own.
type listPages struct {
	glue, zeros bool
	dash        string        // "" where it has several
	first       int           // index of the first entry
	ranges      [][]pageRange // by entry
}

func pagesOf(_ *lint.Pass, entries []*lint.Reference) *listPages {
	list := &listPages{first: entries[0].Index, ranges: make([][]pageRange, len(entries))}
	all, glued, filled, short := 0, 0, 0, 0
	var dashes []string
	for i, ref := range entries {
		list.ranges[i] = pageRanges(ref)
		for _, r := range list.ranges[i] {
			all++
			dashes = append(dashes, r.sign)
			if r.glued() {
				glued++
			}
			if padded(r.first, r.last) {
				filled++
			} else if len(r.first) == 1 {
				short++
			}
		}
	}
	list.glue, list.zeros = glued*4 > all && glued > 2, filled > 2 && filled > short
	if usual, clear := habit.Majority(dashes); clear {
		list.dash = usual
	}
	return list
}

// pageRanges are the ranges of an entry's page field, which may name several.
func pageRanges(ref *lint.Reference) []pageRange {
	f := ref.Field("page")
	if f == nil || f.Start >= f.End || f.End > ref.Text.Len() {
		return nil
	}
	text, start := ref.Text.String, f.Start
	for start > 0 && ascii.Letter(text[start-1]) {
		start--
	}
	if !arePages(ref, start, f.End) {
		return nil
	}
	var ranges []pageRange
	for start < f.End {
		end := start
		for end < f.End && text[end] != ',' && text[end] != ';' {
			end++
		}
		if r, ok := readRange(text, pastLabel(text, start, end), end); ok && dashName(r.sign) != "" {
			ranges = append(ranges, r)
		}
		start = end + 1
	}
	return ranges
}

// pastLabel is where the pages begin behind "pp." or "p " in text[from:to].
func pastLabel(text string, from, to int) int {
	at := from
	for at < to && isGap(text[at]) {
		at++
	}
	label := at
	for at < to && ascii.Letter(text[at]) {
		at++
	}
	if at < to && isPages(text[label:at]) && (text[at] == '.' || isGap(text[at])) {
		return at + 1
	}
	return from
}

func (r *pageRange) glued() bool { return isPages(r.head) && r.tail == "" }

// plausible says whether the numbers are pages of one work: they run forwards,
// are no more than works have, none is filled up with zeros, and it
// is no year with a month or with the next year.
func (r *pageRange) plausible(ref *lint.Reference) bool {
	if r.head != r.tail || r.first[0] == '0' || r.last[0] == '0' || isMonthOf(r.first, r.last) {
		return false
	}
	first, _ := strconv.Atoi(r.first)
	return (len(r.first) != 4 || !isOwnYear(ref, first)) && isStretch(r.first, r.last)
}

// checkPagesInText holds the pages of an entry against those of its list.
func checkPagesInText(p *lint.Pass, ref *lint.Reference) {
	if f := ref.Field("page"); f == nil || f.Start >= f.End {
		return
	}
	list := lint.TableOfList(p, ref, pagesOf)
	ranges := list.ranges[ref.Index-list.first]
	for i := range ranges {
		checkSlips(p, ref, &ranges[i], list)
		checkDash(p, ref, &ranges[i], list)
	}
}

func checkSlips(p *lint.Pass, ref *lint.Reference, r *pageRange, list *listPages) {
	first, _ := strconv.Atoi(r.first)
	last, _ := strconv.Atoi(r.last)
	report := func(problem, repaired string) {
		span := ref.Text.Span(r.start, r.end)
		d := lint.Diagnostic{Span: span, Reference: ref, Message: "the pages " + entry.Clip(ref.Text.String[r.start:r.end]) + " " + problem}
		if ref.Text.Exact(r.start, r.end) {
			d.Fixes = []lint.Fix{{Message: "write " + repaired, Edits: []lint.TextEdit{{Span: span, New: repaired}}}}
		}
		p.Report(d)
	}
	switch {
	case r.glued() && !list.glue:
		report("carry a stray "+r.head, r.first+r.sign+r.last)
	case r.head != r.tail:
	case len(r.first) == len(r.last) && last < first:
		report("run backwards", r.head+r.last+r.sign+r.tail+r.first)
	case r.head == "" && padded(r.first, r.last) && !list.zeros:
		report("have zeros in front", strconv.Itoa(first)+r.sign+strconv.Itoa(last))
	}
}

// checkDash reports a dash that differs from the one most ranges of the list have.
func checkDash(p *lint.Pass, ref *lint.Reference, r *pageRange, list *listPages) {
	if list.dash == "" || dashName(r.sign) == dashName(list.dash) || !r.plausible(ref) {
		return
	}
	span := ref.Text.Span(r.dash[0], r.dash[1])
	p.ReportAs(lint.Info, lint.Diagnostic{
		Span: span, Reference: ref,
		Message: fmt.Sprintf("%s between pages; most entries have %s", withArticle(dashName(r.sign)), withArticle(dashName(list.dash))),
		Fixes:   []lint.Fix{{Message: "write " + withArticle(dashName(list.dash)), Safety: lint.Safe, Edits: []lint.TextEdit{{Span: span, New: p.Document.Syntax.Plain(list.dash)}}}},
	})
}

// checkPagesField looks at a field for the pages that is one range of plain
// numbers, or several with commas between them. What has letters, points or
// further dashes may be the way in which its journal counts, and is left alone.
func checkPagesField(p *lint.Pass, r *lint.Reference) {
	f := entry.Own(r, "page")
	if !entry.Literal(f) || strings.IndexByte(f.Text, ' ') < 0 && !strings.ContainsAny(f.Text, dashSigns+"p") {
		return
	}
	text := f.Text
	start := len(text) - len(strings.TrimLeft(text, " "))
	if n := pageLabel(text[start:]); n > 0 {
		reportLabel(p, r, f, start+n)
		return
	}
	for at := 0; at < len(text); {
		end := len(text)
		if i := strings.IndexByte(text[at:], ','); i >= 0 {
			end = at + i
		}
		if !checkRange(p, r, f, at, end) {
			return
		}
		at = end + 1
	}
}

// pageLabel is the length of "pp." or "p." with the blank behind it, 0 where the
// text does not begin with one and a number.
func pageLabel(text string) int {
	for _, label := range [...]string{"pp.", "pp", "p.", "p", "pages", "S."} {
		rest, found := strings.CutPrefix(text, label)
		trimmed := strings.TrimLeft(rest, " \u00a0")
		if found && trimmed != "" && ascii.Digit(trimmed[0]) && (len(trimmed) < len(rest) || strings.HasSuffix(label, ".")) {
			return len(text) - len(trimmed)
		}
	}
	return 0
}

// checkRange looks at one of several ranges and says whether to go on.
func checkRange(p *lint.Pass, r *lint.Reference, f *lint.Field, from, to int) bool {
	pages, ok := readRange(f.Text, from, to)
	first, last := pages.first, pages.last
	n, m := len(first), len(last)
	const longest = 6 // digits: longer ones are numbers of articles
	if !ok || pages.head+pages.tail != "" || n > longest || m > longest {
		return false
	}
	low, _ := strconv.Atoi(first)
	high, _ := strconv.Atoi(last)
	problem, hyphens := dashFault(p, r, f, &pages)
	switch {
	case n == m && high < low:
		p.Report(lint.Diagnostic{Span: f.Places.Span(pages.start, pages.end), Reference: r, Message: "the pages " + f.Text[pages.start:pages.end] + " run backwards"})
	case problem == "":
	case hyphens > 2:
		reportDash(p, r, f, &pages, problem)
	case first[0] == '0' || last[0] == '0' && (n == m || n == 4): // numbers of articles and reports, "2005-08"
	case isMonthOf(first, last), n == 4 && isOwnYear(r, low):
	case !isStretch(first, last): // 12-3 is a volume with its issue or a chapter with its page, 238102-5 the number of an article with its pages
	default:
		reportDash(p, r, f, &pages, problem)
	}
	return true
}

// dashFault says what is wrong with what parts two pages of a field, "" for
// nothing, and how many hyphens it is made of where TeX makes one dash of several.
func dashFault(p *lint.Pass, r *lint.Reference, f *lint.Field, pages *pageRange) (problem string, hyphens int) {
	name, apart := dashName(pages.sign), pages.gap != pages.dash
	if !r.Is(lint.TeX) {
		if pages.sign == "-" || pages.sign == "–" || name == "" {
			return "", 0
		}
		return "have " + withArticle(name) + " between them, which is printed as it stands", 0
	}
	hyphens = hyphensOf(f, pages)
	switch {
	case hyphens > 2 && !apart:
		return "have " + strconv.Itoa(hyphens) + " hyphens between them", hyphens
	case !apart && (hyphens == 2 || p.Document.Dialect == lint.Biblatex && name != ""): // biber reads any dash as a range
		return "", hyphens
	case name != "" && hyphens == 0:
		name = withArticle(name)
	case apart:
		name = "blanks and a dash"
	default:
		name = "a dash"
	}
	return "have " + name + " between them; BibTeX makes a dash of --", 0
}

// hyphensOf is how many hyphens of a file for TeX a dash stands for; 0 where it is
// a sign that stands as it is read, or a command.
func hyphensOf(f *lint.Field, pages *pageRange) int {
	if f.Places.Exact(pages.dash[0], pages.dash[1]) {
		if n := len(pages.sign); n > 1 && strings.Trim(pages.sign, "-") == "" {
			return n
		}
		return 0
	}
	n := strings.Count(pages.sign, "-") + 2*strings.Count(pages.sign, "–") + 3*strings.Count(pages.sign, "—")
	if f.Places.Span(pages.dash[0], pages.dash[1]).Len() != n {
		return 0
	}
	return n
}

// reportDash reports what parts the pages of a field. The format writes the dash.
func reportDash(p *lint.Pass, r *lint.Reference, f *lint.Field, pages *pageRange, problem string) {
	d := lint.Diagnostic{Span: f.Span, Reference: r, Message: "the pages " + entry.Clip(f.Text) + " " + problem}
	if edits := p.Document.Syntax.Cut(r, f, pages.gap[0], pages.gap[1], "–"); edits != nil {
		d.Fixes = []lint.Fix{{Message: "write " + p.Document.Syntax.Plain("–"), Safety: lint.Safe, Edits: edits}}
	}
	p.ReportAs(lint.Info, d)
}

// reportLabel reports a label that ends at decoded byte end of the field.
func reportLabel(p *lint.Pass, r *lint.Reference, f *lint.Field, end int) {
	d := lint.Diagnostic{Span: f.Span, Reference: r, Message: "the pages " + entry.Clip(f.Text) + " stand behind " + strings.TrimSpace(f.Text[:end]) + ", which styles print as well"}
	safety := lint.Safe
	if mayCount(r, f.Text, end) {
		safety = lint.Suggest
	}
	if edits := p.Document.Syntax.Cut(r, f, 0, end, ""); edits != nil {
		d.Fixes = []lint.Fix{{Message: "take it out", Safety: safety, Edits: edits}}
	}
	p.Report(d)
}

// mayCount says whether one number behind a label may say how many pages a work
// has: "pp. 350", and "p. 350" of a book.
func mayCount(r *lint.Reference, text string, label int) bool {
	whole := r.Type == "book" || r.Type == "thesis" || r.Type == "report"
	return !strings.ContainsAny(text[label:], dashSigns+",") &&
		(whole || strings.HasPrefix(strings.TrimLeft(text, " "), "pp"))
}
