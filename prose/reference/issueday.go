package reference

import "github.com/bibfix/bibfix/lint"

// findIssueDay takes the day of a newspaper behind a word that leads to it: "FAZ
// v. 3.4.1998", "Die Zeit vom 12. März 1998, S. 7". Otherwise its day and month
// look like volume and issue. Where only the year stands behind the authors it
// gets month and day.
func findIssueDay(dr *draft, from int) {
	for i := from + 1; i < len(dr.tokens); i++ {
		if !dr.in(i, dayLeads) || dr.owner[i] != free || dr.tokens[i].is(capital) || dr.quotedAt(i) {
			continue
		}
		d, ok := dayFrom(dr.entry, labelEndsAt(dr.entry, i+1))
		if !ok || !issueBefore(dr, i) || !clauseOver(dr, d.end) {
			continue
		}
		if !dr.dated {
			if anotherYear(dr.entry, d.end, len(dr.tokens)) {
				continue // "Der Beschluss vom 3.4.1998, Lund 2001"
			}
			dr.addDate(d, 0.9)
		} else if !dr.precise(d.date) {
			continue
		}
		dr.claim(i, d.end, dateOwner)
		return
	}
}

// dayLeads lead from a newspaper, its issue or a decision to its day.
var dayLeads = set("vom", "v")

// dayFrom reads the date with a day that begins at token i.
func dayFrom(en *entry, i int) (dated, bool) {
	for k := i + 1; k < i+longestDate && k < len(en.tokens); k++ {
		if d, ok := en.dateAt(k); ok {
			return d, d.first == i && d.date.Day > 0
		}
	}
	return dated{}, false
}

// issueBefore says whether what stands before token i can be the name of a paper or
// the number of its issue: "DIE ZEIT", "Nr. 78".
func issueBefore(dr *draft, i int) bool {
	t := &dr.tokens[i-1]
	return dr.owner[i-1] == genreOwner || dr.owner[i-1] == noteOwner || dr.owner[i-1] == free && (t.kind == number || t.kind == word && t.is(capital) || t.at(','))
}

// clauseOver says whether nothing of a title goes on at token i.
func clauseOver(dr *draft, i int) bool {
	return i >= len(dr.tokens) || dr.owner[i] != free || dr.oneOf(i, ".,;:)")
}

// precise gives the date of publication the month and day that are found elsewhere,
// if it has none and the years are the same.
func (dr *draft) precise(d lint.Date) bool {
	if dr.issued.Year != d.Year || dr.issued.Month > 0 {
		return false
	}
	dr.amend(func(issued *lint.Date) { issued.Month, issued.Day = d.Month, d.Day })
	return true
}
