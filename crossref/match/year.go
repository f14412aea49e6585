package match

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/bibfix/bibfix/lint"
)

// Months from which a work that is dated online belongs to the volume of the
// next year often enough: 10.1088/2058-9565/aae0fe is of October 2018 and volume
// of 2019; December issues in print as well (guide 1.4).
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
func (r *Reference) compareYear(w *lint.Work) yearMatch {
	year := r.q.Issued.Year
	m := yearMatch{}
	if year == 0 || len(w.Dates) == 0 {
		return m
	}
	m.known, m.apart = true, 1<<20
	preprint := isPreprint(w)
	hasPrint := slices.ContainsFunc(w.Dates, func(d lint.Dated) bool { return d.Kind == "print" })
	for _, d := range w.Dates {
		if d.Kind != "event" && !slices.Contains(m.right, d.Year) {
			m.right = append(m.right, d.Year)
		}
		last := d.Year
		if !preprint && r.preprint && d.Kind != "event" { // the year is that of the preprint
			m.apart = min(m.apart, distance(year, d.Year-maxDelay, d.Year))
		}
		switch {
		case r.isEarlier(w):
			last += maxDelay // the year is that of the version it names
		case preprint:
			last++
		case d.Month > lateIssue || d.Month >= lateOnline && !hasPrint:
			last++
		}
		m.apart = min(m.apart, distance(year, d.Year, last))
	}
	slices.Sort(m.right)
	if len(m.right) == 0 {
		return yearMatch{}
	}
	if isBook(w) && year < m.right[0] && slices.ContainsFunc(w.Dates, func(d lint.Dated) bool { return d.Kind == "online" }) && !hasPrint {
		m.apart = 0 // the record is of the digital edition
	}
	if n := len(m.right); n > 1 && m.right[0] < year && year < m.right[n-1] {
		m.apart = 0 // after it was online, before it was in print
	}
	if r.q.Container == "" && (w.Type == "journal-article" || w.Type == "proceedings-article") && distance(year, m.right[0]-earlier, m.right[0]) == 0 {
		m.apart = 0 // cited as a manuscript, before it appeared
	}
	if m.apart > 0 && r.yearOfEvent(w) {
		m.apart = 0
	}
	if m.apart > 0 && slices.ContainsFunc(m.right, func(y int) bool { return r.rawWords[strconv.Itoa(y)] }) {
		m.apart = 0 // free text with two years: which is that of publication was a guess
	}
	for _, other := range [...]int{r.q.Issued.Original, r.q.Issued.End} { // "1978/2015", "1998–2004"
		if other != 0 && slices.Contains(m.right, other) {
			m.apart = 0
		}
	}
	return m
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
	return w.Type == "posted-content" || strings.HasPrefix(w.DOI, "10.48550/arxiv.") || len(w.Containers) > 0 && names(hosts, w.Containers[0])
}
