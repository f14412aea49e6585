package cite

import (
	"strings"

	"github.com/bibfix/bibfix/internal/ascii"
	"github.com/bibfix/bibfix/internal/fold"
	"github.com/bibfix/bibfix/lint"
)

// isPage says whether the year of a work that goes by the names before it, and that no
// entry has, is a page of the work before it: "(Okafor 1997, 1536)" where the entry has
// pages 1530–1545, or where no work is so old. The work before gets it as its locator.
func (r *reader) isPage(w *work, group lint.Span) bool {
	d := &w.date
	if len(r.found) == 0 || d.date.Letter != "" || len(d.letters) > 0 || d.date.Status != "" || d.date.End != 0 {
		return false
	}
	before := r.found[len(r.found)-1]
	if before.Group != group || before.Status != lint.Resolved || before.Locator != "" {
		return false
	}
	page := d.date.Year
	if first, last := pagesOf(before.References[0].Value("page")); (page < first || last < page) && page >= r.oldest() {
		return false
	}
	from, to := w.dt[d.first].start, w.dt[d.end-1].end
	before.Locator, before.LocatorSpan = r.text[from:to], r.span(from, to)
	return true
}

// pagesOf reads "1530–1545" and "1530–45"; zeros are no range.
func pagesOf(s string) (first, last int) {
	n := ascii.Digits(s)
	rest := strings.TrimLeftFunc(s[n:], func(c rune) bool { return fold.IsDash(c) || fold.IsSpace(c) })
	m := ascii.Digits(rest)
	if n == 0 || m == 0 || n > 6 || m > n || rest == s[n:] {
		return 0, 0
	}
	first, last = atoi(s[:n]), atoi(rest[:m])
	if m < n {
		last += first / pow10(m) * pow10(m)
	}
	return first, last
}

// firstRead is the year before which deeds are told rather than works cited,
// unless the list has older ones: of "Napoleon (1812)" nobody looks for an entry.
const firstRead = 1900

// oldest is the first year from which a work may be meant.
func (r *reader) oldest() int {
	if r.firstYear > 0 {
		return r.firstYear
	}
	oldest := firstRead
	for _, ref := range r.doc.References {
		if year := ref.Issued().Year; year > 0 {
			oldest = min(oldest, year)
		}
	}
	r.firstYear = oldest
	return oldest
}
