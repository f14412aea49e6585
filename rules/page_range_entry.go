package rules

import (
	"strconv"
	"strings"

	"github.com/bibfix/bibfix/lint"
)

// checkPagesField looks at the pages of a .bib entry that are one range of plain
// numbers, or several with commas between them. What has letters, points or
// further dashes may be the way in which its journal counts, and is left alone.
func checkPagesField(p *lint.Pass, r *lint.Reference) {
	f := ownField(r, "pages")
	if !literal(f) || strings.IndexByte(f.Text, ' ') < 0 && !strings.ContainsAny(f.Text, "-–—−‒‐p") {
		return
	}
	text := f.Text
	start := len(text) - len(strings.TrimLeft(text, " "))
	if n := pageLabel(text[start:]); n > 0 {
		reportPages(p, r, f, 0, start+n, "", "stand behind "+strings.TrimSpace(text[:start+n])+", which styles print as well", lint.Warning)
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
		if found && trimmed != "" && isDigit(trimmed[0]) && (len(trimmed) < len(rest) || strings.HasSuffix(label, ".")) {
			return len(text) - len(trimmed)
		}
	}
	return 0
}

// checkRange looks at one of several ranges and says whether to go on.
func checkRange(p *lint.Pass, r *lint.Reference, f *lint.Field, from, to int) bool {
	text := f.Text[from:to]
	first := strings.TrimLeft(text, " ")
	lead := len(text) - len(first)
	n := digitsAt(first)
	rest := strings.TrimLeft(first[n:], " ")
	dashes := len(rest) - len(strings.TrimLeft(rest, "-–—−‒‐‑"))
	last := strings.TrimLeft(rest[dashes:], " ")
	m := digitsAt(last)
	if n == 0 || n > 6 || dashes == 0 || m == 0 || m > 6 || strings.Trim(last[m:], " ") != "" {
		return false
	}
	low, _ := strconv.Atoi(first[:n])
	high, _ := strconv.Atoi(last[:m])
	dashFrom := from + lead + n
	dashTo := from + len(text) - len(last)
	written := rawBetween(p.Document, f, dashFrom, dashTo)
	switch {
	case n == m && high < low:
		p.Report(lint.Diagnostic{Span: f.Places.Span(from+lead, to), Reference: r, Message: "the pages " + strings.TrimSpace(text) + " run backwards"})
	case written == "--", p.Document.Dialect == lint.Biblatex && dashName(written) != "": // biber reads any dash as a range
	case strings.Trim(written, "-") == "" && len(written) > 2:
		reportPages(p, r, f, dashFrom, dashTo, "–", "have "+strconv.Itoa(len(written))+" hyphens between them", lint.Info)
	case first[0] == '0' || last[0] == '0' && (n == m || n == 4): // numbers of articles and reports, "2005-08"
	case isMonthOf(first[:n], last[:m]), n == 4 && isOwnYear(r, low):
	case !isStretch(first[:n], last[:m]): // 12-3 is a volume with its issue or a chapter with its page, 238102-5 the number of an article with its pages
		return true
	default:
		reportPages(p, r, f, dashFrom, dashTo, "–", "have "+dashWord(written)+" between them; BibTeX makes a dash of --", lint.Info)
	}
	return true
}

// isOwnYear says whether a number is the year of the work, or the one before.
func isOwnYear(r *lint.Reference, number int) bool {
	year := r.Issued().Year
	return year > 0 && year-1 <= number && number <= year
}

// isMonthOf says whether two numbers are a year and a month: "2005-11".
func isMonthOf(year, month string) bool {
	return len(year) == 4 && len(month) == 2 && (year[:2] == "19" || year[:2] == "20") && month <= "12"
}

func dashWord(written string) string {
	if name := dashName(strings.TrimSpace(written)); name != "" && strings.TrimSpace(written) != "--" {
		return withArticle(name)
	}
	if strings.IndexByte(written, ' ') < 0 {
		return "a dash"
	}
	return "blanks and a dash"
}

func digitsAt(s string) int {
	n := 0
	for n < len(s) && isDigit(s[n]) {
		n++
	}
	return n
}

func pow10(n int) int {
	p := 1
	for range n {
		p *= 10
	}
	return p
}

// rawBetween is what stands in the file for the decoded bytes [from, to).
func rawBetween(doc *lint.Document, f *lint.Field, from, to int) string {
	span := f.Places.Span(from, to)
	return string(doc.Data[span.Start:span.End])
}

// mayCount says whether one number behind a label may say how many pages a work
// has: "pp. 350", and "p. 350" of a book.
func mayCount(r *lint.Reference, text string, label int) bool {
	whole := r.Type == "book" || r.Type == "thesis" || r.Type == "report"
	return !strings.ContainsAny(text[label:], "-–—−‒‐‑,") && (whole || strings.HasPrefix(strings.TrimLeft(text, " "), "pp"))
}

// reportPages reports pages whose decoded bytes [from, to) should be other.
func reportPages(p *lint.Pass, r *lint.Reference, f *lint.Field, from, to int, text, problem string, severity lint.Severity) {
	d := lint.Diagnostic{Span: f.Span, Reference: r, Message: "the pages " + clip(f.Text) + " " + problem}
	safety := lint.Safe
	if text == "" && mayCount(r, f.Text, to) {
		safety = lint.Suggest
	}
	if edits := p.Document.Syntax.Cut(r, f, from, to, text); edits != nil {
		message := "write --"
		if text == "" {
			message = "take it out"
		}
		d.Fixes = []lint.Fix{{Message: message, Safety: safety, Edits: edits}}
	}
	p.ReportAs(severity, d)
}
