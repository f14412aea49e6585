package reference

import "github.com/bibfix/bibfix/lint"

// findComing claims what says, beside a year that the work has not
// come out yet: "2020, PASP, in press", "Forthcoming 2002".
func findComing(dr *draft, from int) {
	if dr.issued.Status != "" {
		return
	}
	for i := from + 1; i < len(dr.tokens); i++ {
		if dr.owner[i] != free || dr.tokens[i].kind != word || !dr.oneOf(i-1, ".,;(") && dr.owner[i-1] == free || dr.quotedAt(i) {
			continue
		}
		end, d := status(dr.entry, i)
		if end == i || d.Status == "n.d." {
			continue
		}
		leads := dr.in(end, inWords)
		year, dated := dr.year(end)
		if !dr.dated && !dated || !leads && !dated && !ends(dr.entry, end) || dr.dated && numbersBehind(dr, end) {
			continue // without any year it is the date
		}
		dr.takeStatus(span{i, end}, d, year, dr.wordAt(i, "advance"))
		if leads && end+1 < len(dr.tokens) {
			dr.claim(end, end+1, inOwner)
		}
		return
	}
}

// numbersBehind says whether volume or pages stand from token i on: a work that has
// them has come out, and the words are its title's, "In situ, in vivo, in press?".
func numbersBehind(dr *draft, i int) bool {
	for ; i < len(dr.tokens); i++ {
		if _, year := dr.year(i); !year && dr.tokens[i].kind == number && len(dr.tokens[i].fold) < fewestRecordFigures && dr.owner[i] == free {
			return true
		}
	}
	return false
}

// fewestRecordFigures is how long the number of a record is, as PubMed's; volumes and
// pages are shorter.
const fewestRecordFigures = 6

// takeStatus adds the status of the tokens s to the date, or makes one of it. What
// is online before it is printed has come out in its year.
func (dr *draft) takeStatus(s span, d, year lint.Date, online bool) {
	if !dr.dated {
		if year.Year > 0 {
			s.end++
		}
		d.Year = year.Year
		dr.addDate(dated{span: s, date: d}, 0.8)
		return
	}
	if dr.issued.Status = d.Status; !online {
		dr.amend(func(issued *lint.Date) { issued.Status = d.Status })
	}
	dr.claim(s.first, s.end, dateOwner)
}
