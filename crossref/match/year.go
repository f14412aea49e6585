package match

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/bibfix/bibfix/internal/fold"
	"github.com/bibfix/bibfix/lint"
)

// Months from which a work that is dated online belongs to the volume of the
// next year often enough: 10.1088/2058-9565/aae0fe is of October 2018 and volume
// of 2019; December issues in print as well (docs/sources.md, Crossref's interface).
const (
	lateOnline = 9
	lateIssue  = 11
)

// A yearMatch is how a year fares against a record.
type yearMatch struct {
	known bool
	apart int   // years to the nearest that is right; 0 where it is one
	right []int // those that the record gives, sorted, each once
}

// compareYear holds the year of the reference against all dates of publication
// on record, and the years that they allow for.
func (r *Reference) compareYear(c *Comparison) yearMatch {
	year, w := r.q.Issued.Year, c.Work
	m := yearMatch{apart: 1 << 20}
	if year == 0 || fold.IsFlightYear(year) { // records count as Europe does
		return m
	}
	for _, d := range w.Dates {
		if d.Kind != "event" && !slices.Contains(m.right, d.Year) {
			m.right = append(m.right, d.Year)
		}
		first, last := r.yearsOf(c, d)
		m.apart = min(m.apart, distance(year, first, last))
	}
	slices.Sort(m.right)
	m.known = len(m.right) > 0
	if m.known && m.apart > 0 && r.excusesYear(w, m.right) {
		m.apart = 0
	}
	return m
}

// yearsOf are the first and the last year by which a work may be cited that has
// the date on record.
func (r *Reference) yearsOf(c *Comparison, d lint.Dated) (first, last int) {
	switch {
	case c.earlier: // the year is that of the version that the reference names
		return d.Year, d.Year + maxDelay
	case c.preprint:
		return d.Year, d.Year + 1
	case r.preprint && d.Kind != "event": // the year is that of the preprint
		return d.Year - maxDelay, d.Year
	case d.Month > lateIssue, d.Month >= lateOnline && !hasDate(c.Work, "print"):
		return d.Year, d.Year + 1
	}
	return d.Year, d.Year
}

// excusesYear says whether something explains a year that is none of those on record.
func (r *Reference) excusesYear(w *lint.Work, right []int) bool {
	year, first, last := r.q.Issued.Year, right[0], right[len(right)-1]
	switch {
	case first < year && year < last: // after it was online, before it was in print
		return true
	case isBook(w) && year < first && hasDate(w, "online") && !hasDate(w, "print"): // the record is of the digital edition
		return true
	case r.q.Container == "" && (w.Type == "journal-article" || w.Type == "proceedings-article") && first-earlier <= year && year < first: // cited as a manuscript
		return true
	case slices.Contains(right, r.q.Issued.Original), slices.Contains(right, r.q.Issued.End): // "1978/2015", "1998–2004"
		return true
	case slices.ContainsFunc(right, func(y int) bool { return r.rawWords[strconv.Itoa(y)] }): // free text has two years: which is that of publication was a guess
		return true
	}
	return r.yearOfEvent(w)
}

func hasDate(w *lint.Work, kind string) bool {
	return slices.ContainsFunc(w.Dates, func(d lint.Dated) bool { return d.Kind == kind })
}

// earlier is how many years before it appeared a work without a venue may be cited.
const earlier = 2

// yearOfEvent says whether the year of the reference is in the name of the
// conference: proceedings appear later.
func (r *Reference) yearOfEvent(w *lint.Work) bool {
	year := strconv.Itoa(r.q.Issued.Year)
	return slices.ContainsFunc(slices.Concat(w.Containers, w.Events), func(name string) bool { return strings.Contains(name, year) })
}

// maxDelay is how many years after a preprint its published version may appear.
const maxDelay = 5

func distance(year, first, last int) int {
	switch {
	case year < first:
		return first - year
	case year > last:
		return year - last
	}
	return 0
}

// years writes them as a reader would: "2018 or 2019".
func (m yearMatch) years() string {
	var list []string
	for _, y := range m.right {
		list = append(list, strconv.Itoa(y))
	}
	return strings.Join(list, " or ")
}

// yearFault is the difference that a year makes, nil for none.
func (r *Reference) yearFault(m yearMatch) *lint.Difference {
	if !m.known || m.apart == 0 || r.q.Issued.Status != "" || r.q.Issued.Circa || len(m.right) == 0 {
		return nil
	}
	d := &lint.Difference{
		Field: "issued", Severity: lint.Warning,
		Message: fmt.Sprintf("the year is %s on record, not %d", m.years(), r.q.Issued.Year),
	}
	if len(m.right) == 1 {
		d.Value = strconv.Itoa(m.right[0])
		if m.apart == 1 {
			d.Severity = lint.Info // online and in print are often a year apart, and the record has one of them
		}
	}
	return d
}

// isBook says whether a record is of a book as a whole.
func isBook(w *lint.Work) bool {
	switch w.Type {
	case "book", "monograph", "edited-book", "reference-book":
		return true
	}
	return false
}

// isPreprint says whether a record is one of a preprint.
func isPreprint(w *lint.Work) bool {
	return w.Type == "posted-content" || strings.HasPrefix(w.DOI, "10.48550/arxiv.") || len(w.Containers) > 0 && isHost(w.Containers[0])
}
