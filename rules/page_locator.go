package rules

import (
	"fmt"
	"strings"

	"github.com/bibfix/bibfix/internal/ascii"
	"github.com/bibfix/bibfix/lint"
	"github.com/bibfix/bibfix/rules/internal/citation"
)

var _ = add(lint.Rule{
	ID:       "page-locator",
	Title:    "the cited page lies outside the entry's pages",
	Severity: lint.Warning,
	Since:    "0.1.0",
	Needs:    lint.Manuscript,
	Question: "Which page is meant, and which pages does the work have?",
	Doc: `A citation points to a page that the article or chapter does not have: "(Okafor, 2014, p. 88)" for an article on pages
4–9. Either the page, the range or the work is wrong.

The rule looks at plain page numbers only, and at entries whose field of pages is one range. It is silent about pages that count
from the article's own first page (page 3 of an article on 201–220), unless another citation of that work uses the printed
ones, about books, whose number of pages is no range, and about
anything that may be a volume, section, figure or note.`,
	Check: checkPageLocator,
})

func checkPageLocator(p *lint.Pass) {
	grounds := p.Document.Grounds()
	var cited []pageCited
	printed := map[*lint.Reference]bool{} // works that a citation quotes by a page of the volume
	for _, c := range p.Document.Citations {
		if one, ok := pageOf(c); ok {
			cited = append(cited, one)
			printed[one.ref] = printed[one.ref] || one.first <= one.page && one.page <= one.last
		}
	}
	for _, one := range cited {
		if one.first <= one.page && one.page <= one.last || one.page <= one.last-one.first+1 && !printed[one.ref] ||
			one.lostDash() {
			continue
		}
		p.ReportOn(grounds.Of(one.ref), lint.Diagnostic{
			Span:    one.citation.LocatorSpan,
			Message: fmt.Sprintf("page %d of %s is cited, the entry has pages %d–%d", one.page, citation.Called(one.ref), one.first, one.last),
			Related: []lint.Related{citation.PointTo(one.ref, "the entry")},
		})
	}
}

// A pageCited is a page of an article or chapter that a citation points to, with the
// first and last page that the entry gives.
type pageCited struct {
	citation          *lint.Citation
	ref               *lint.Reference
	page, first, last int
}

func pageOf(c *lint.Citation) (pageCited, bool) {
	if c.Locator == "" || len(c.References) != 1 || c.Status != lint.Resolved {
		return pageCited{}, false
	}
	r := c.References[0]
	if r.Type == "book" || r.Type == "thesis" || r.Type == "report" {
		return pageCited{}, false
	}
	page, ok := citedPage(c.Locator)
	if !ok {
		return pageCited{}, false
	}
	first, last, ok := articlePages(r.Value("page"))
	return pageCited{citation: c, ref: r, page: page, first: first, last: last}, ok
}

// lostDash says whether the page may be two of the entry's whose dash was lost on the way from
// a PDF: "7879" for 78–79.
func (c pageCited) lostDash() bool {
	half := 1
	for half*half <= c.page {
		half *= 10
	}
	from, to := c.page/half, c.page%half
	return c.first <= from && from <= to && to <= c.last
}

// citedPage reads "p. 12", "pp. 12–15", "S. 45 f.", "hlm. 3" or a bare number.
func citedPage(locator string) (int, bool) {
	s := strings.TrimSpace(locator)
	for _, lead := range [...]string{"pp.", "p.", "pp", "p", "S.", "s.", "ss.", "с.", "стр.", "págs.", "pág.", "pags.", "pag.", "blz.", "hlm.", "str.", "sid."} {
		if rest, ok := strings.CutPrefix(s, lead); ok {
			s = strings.TrimSpace(rest)
			break
		}
	}
	page, n := leadingNumber(s)
	if n == 0 || n > 5 {
		return 0, false
	}
	rest := strings.TrimLeft(s[n:], " ")
	if rest == "" || strings.HasPrefix(rest, "-") || strings.HasPrefix(rest, "–") || strings.HasPrefix(rest, "f") {
		return page, true
	}
	return 0, false
}

// articlePages reads one range of pages, shortened ("177–89") or not.
func articlePages(s string) (first, last int, ok bool) {
	first, n := leadingNumber(s)
	if n == 0 || n > 6 {
		return 0, 0, false
	}
	rest := strings.TrimLeft(s[n:], " ")
	tail := strings.TrimLeft(rest, "-–—‐‑ ")
	if tail == rest {
		return 0, 0, false
	}
	last, m := leadingNumber(tail)
	if m == 0 || m != len(tail) {
		return 0, 0, false
	}
	if last < first && m < n {
		step := 1
		for range m {
			step *= 10
		}
		last += first / step * step
	}
	return first, last, last > first
}

// leadingNumber reads the digits at the start of s and counts them.
func leadingNumber(s string) (value, n int) {
	for n < len(s) && n < 9 && ascii.Digit(s[n]) {
		value = 10*value + int(s[n]-'0')
		n++
	}
	return value, n
}
