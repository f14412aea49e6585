package reference

import "github.com/bibfix/bibfix/lint"

// leadingDate takes a year that stands before everything else: "1886 BORTOLAN
// Domenico, …", "2014. Tides." under a name of its own, "1736 silvestri c., …"
// where small capitals were lost.
func leadingDate(dr *draft, i int) int {
	d, ok := dr.dateAt(i)
	if !ok || d.first != i || d.end+1 >= len(dr.tokens) {
		return i
	}
	next := &dr.tokens[d.end]
	if !next.at('.') && !next.at(',') && !next.at(':') && !(next.kind == word && (next.is(capital) || smallName(dr.entry, d.end))) {
		return i
	}
	if next.kind == word && anotherYear(dr.entry, d.end, len(dr.tokens)) && !capitalName(dr.entry, d.end) {
		return i
	}
	dr.addDate(d, 0.85)
	if next.kind == sign {
		return d.end + 1
	}
	return d.end
}

// smallName says whether a family name in small letters with its initial and a
// comma stands at token i: "de monacis l., ".
func smallName(en *entry, i int) bool {
	for k := i; k < i+4 && k+2 < len(en.tokens) && en.tokens[k].kind == word && !en.tokens[k].is(capital); k++ {
		if t := &en.tokens[k+1]; t.kind == word && len(t.fold) == 1 && en.at(k+2, '.') && en.at(k+3, ',') {
			return true
		}
	}
	return false
}

// capitalName says whether a family name in capitals and a given name stand at
// token i: "FLANDRIN Jean".
func capitalName(en *entry, i int) bool {
	t := &en.tokens[i]
	return t.is(upper) && t.end-t.start > 3 && en.nameWord(i+1) && !en.tokens[i+1].is(upper)
}

// anotherYear says whether a year stands in the tokens [i, end).
func anotherYear(en *entry, i, end int) bool {
	for ; i < end; i++ {
		if _, ok := en.year(i); ok {
			return true
		}
	}
	return false
}

// dateAfterAuthors takes the date that follows the names at once and returns
// the token after it.
func dateAfterAuthors(dr *draft, i int) int {
	if dr.dated || i >= len(dr.tokens) {
		return i
	}
	at := i
	for at-i < 3 && dr.oneOf(at, ".,([:") {
		at++
	}
	bracket := at > i && dr.oneOf(at-1, "([")
	if end, d := status(dr.entry, at); end > at && (bracket || ends(dr.entry, end)) {
		dr.addDate(dated{span: span{at, end}, date: d}, 0.92)
		return closeDate(dr, i, end)
	}
	d, ok := dateBehindNames(dr.entry, at)
	if !ok || d.first-at > longestDate || !bracket && !standsBare(dr.entry, i, d) {
		return i
	}
	if d.first < at && !dr.at(d.first, '[') {
		d.first = at
	}
	dr.addDate(d, 0.95)
	return closeDate(dr, i, d.end)
}

// dateBehindNames reads the date at token at, whichever of its parts stands first.
func dateBehindNames(en *entry, at int) (dated, bool) {
	if d, ok := en.dateAt(at); ok {
		return d, true
	}
	return dateFrom(en, at)
}

// standsBare says whether a date without brackets, behind names that end at token i,
// stands by itself and is not the beginning of the title: "Marsh, A. 2013. Tides".
func standsBare(en *entry, i int, d dated) bool {
	if i == 0 && !en.at(d.end, '.') {
		return false
	}
	return endsDate(en, d.end) && !beginsTitle(en, d)
}

// beginsTitle says whether the year behind the names is the first word of the
// title, since another ends the entry: "Marsh, Adele. 1913: The Last Summer. Verso,
// 2013.", "Quay Analytics. 2021 Harbour Reports. (2022)."
func beginsTitle(en *entry, d dated) bool {
	if !en.at(d.first-1, '.') || !en.at(d.end, ':') && (d.end >= len(en.tokens) || en.tokens[d.end].kind != word) {
		return false
	}
	k := len(en.tokens) - 1
	for k > d.end && en.oneOf(k, ".)") {
		k--
	}
	y, ok := en.year(k)
	return ok && k > d.end && y.Year > d.date.Year && d.date.Letter == "" && en.oneOf(k-1, ",(")
}

// dateFrom finds a date whose day or month stands first: "(4 March 2019)".
func dateFrom(en *entry, at int) (dated, bool) {
	if at >= len(en.tokens) || en.month(at) == 0 && en.day(at) == 0 && !season(en, at) && !en.wordAt(at, "ca") && !en.wordAt(at, "c") && !en.at(at, '[') {
		return dated{}, false
	}
	for k := at + 1; k < at+6 && k < len(en.tokens); k++ {
		if d, ok := en.dateAt(k); ok && (d.first == at || d.first == at+1) {
			d.first = at
			return d, true
		}
	}
	return dated{}, false
}

// ends says whether a clause ends before token i.
func ends(en *entry, i int) bool {
	return i >= len(en.tokens) || en.tokens[i].kind != word && en.tokens[i].kind != number || en.at(i-1, '.')
}

// endsDate says whether a year without brackets stands by itself before token i.
func endsDate(en *entry, i int) bool {
	if i >= len(en.tokens) {
		return true
	}
	t := &en.tokens[i]
	switch t.kind {
	case sign:
		return t.sign != '-' && t.sign != '/'
	case word:
		return t.is(capital)
	}
	return false
}

// closeDate passes the brackets and signs after a date that stood after names
// from token i on, and claims all of it.
func closeDate(dr *draft, i, end int) int {
	for dr.oneOf(end, ")].,:;") {
		end++
	}
	if !dr.at(end-1, ')') && bracketOpen(dr.entry, i, end) {
		for k := end; k < end+8 && k < len(dr.tokens); k++ {
			if dr.at(k, ')') || dr.at(k, ']') {
				end = k + 1
				for dr.oneOf(end, ".,:") {
					end++
				}
				break
			}
		}
	}
	dr.claim(i, end, dateOwner)
	return end
}

func bracketOpen(en *entry, i, end int) bool {
	depth := 0
	for ; i < end; i++ {
		switch {
		case en.at(i, '(') || en.at(i, '['):
			depth++
		case en.at(i, ')') || en.at(i, ']'):
			depth--
		}
	}
	return depth > 0
}

// addDate adds the date of publication.
func (dr *draft) addDate(d dated, confidence float64) {
	dr.dated, dr.issued = true, d.date
	dr.add(field{name: "issued", start: dr.tokens[d.first].start, end: dr.tokens[d.end-1].end, date: d.date, confidence: confidence})
	dr.claim(d.first, d.end, dateOwner)
	if k := wordBefore(dr.entry, d.first); d.date.Day > 0 && dr.in(k, beforeDays) {
		dr.claim(k, d.first, dateOwner)
	}
	if (dr.at(d.first-1, '(') || dr.at(d.first-1, '[')) && (dr.at(d.end, ')') || dr.at(d.end, ']')) {
		dr.claim(d.first-1, d.end+1, dateOwner)
	}
}

// beforeDays lead from a newspaper to its day: "Die Welt vom 12.5.2010".
var beforeDays = set("vom", "dated", "du", "del")

// repeatedYear claims the year of publication where it stands a second time, in
// brackets or at the end: "2009. … Quay Studies (2009)."
func repeatedYear(dr *draft, i int) {
	if !dr.dated || dr.issued.Year == 0 {
		return
	}
	for k := i; k < len(dr.tokens); k++ {
		if dr.tokens[k].kind == sign || dr.owner[k] != free {
			continue
		}
		y, ok := dr.year(k)
		if !ok {
			continue
		}
		if k > i+1 && earlierYear(dr, k, y) {
			dr.claim(k, k+1, dateOwner)
			continue
		}
		if y.Year != dr.issued.Year {
			continue
		}
		if dr.at(k-1, '(') && dr.at(k+1, ')') {
			dr.claim(k-1, k+2, dateOwner)
		} else if d, _ := dr.dateAt(k); dr.oneOf(d.first-1, ",;") && !dr.at(d.end, '(') && signsOnly(dr, d.end) {
			dr.claim(d.first, d.end, dateOwner) // "…, Lund, Sweden, May 2009."
		}
	}
}

// earlierYear says whether the year at token k stands by itself and is that of a
// first edition: "Experience and Quays. 1938. New York: Collier, 1963."
func earlierYear(dr *draft, k int, y lint.Date) bool {
	return dr.at(k-1, '.') && dr.at(k+1, '.') && y.Year < dr.issued.Year && y.Letter == ""
}

// findFirstYear takes the year of the first edition out of a bracket that tells of
// it: "Göttingen 1979 (zuerst 1922)".
func findFirstYear(dr *draft, from int) {
	for i := from; i+2 < len(dr.tokens) && dr.issued.Original == 0; i++ {
		if dr.owner[i] != noteOwner || !dr.oneOf(i, "([") || !dr.in(i+1, firstEditions) {
			continue
		}
		end := dr.closingBracket(i)
		for k := i + 2; k < end; k++ {
			if y, ok := dr.year(k); ok && y.Year < dr.issued.Year {
				dr.amend(func(d *lint.Date) { d.Original = y.Year })
				break
			}
		}
	}
}

// firstEditions are those of originals that lead to the first edition and not to a
// later one.
var firstEditions = set("originally", "original", "orig", "originalmente", "originalausgabe", "erstausgabe", "erstausg", "erstaufl", "erstauflage", "erstmals", "erstdruck", "urspr", "ursprunglich", "zuerst", "erstveroffentlichung", "first", "primeira")

// amend changes the date of publication that was found.
func (dr *draft) amend(change func(*lint.Date)) {
	for i := range dr.fields {
		if f := &dr.fields[i]; f.name == "issued" {
			change(&f.date)
			dr.issued = f.date
			return
		}
	}
}

// findDay takes the day of a newspaper whose year stands behind the author:
// "Marsh, B. 2005. Boats for Rent. Lund Globe, August 7."
func findDay(dr *draft, i int) {
	if !dr.dated || dr.issued.Year == 0 || dr.issued.Month != 0 || dr.issued.End != 0 {
		return
	}
	for k := i + 1; k < len(dr.tokens); k++ {
		s, day := dayAround(dr.entry, k)
		if day == 0 || dr.owner[k] != free || dr.quotedAt(k) || !dayStandsAlone(dr, s) {
			continue
		}
		setDay(dr, s, dr.month(k), day)
		return
	}
}

// setDay gives the date its month and day, which stand at s.
func setDay(dr *draft, s span, month, day int) {
	dr.precise(lint.Date{Year: dr.issued.Year, Month: month, Day: day})
	dr.claim(s.first, s.end, dateOwner)
}

// dayAround reads the day before or behind the month at token k; day is 0 where
// there is none.
func dayAround(en *entry, k int) (s span, day int) {
	if en.month(k) == 0 {
		return s, 0
	}
	next := k + 1
	if en.at(next, '.') {
		next++ // "Sept. 3"
	}
	if day = en.small(next, 31); day > 0 {
		if en.at(next+1, '-') && en.small(next+2, 31) > day {
			return span{k, next + 3}, day // "November 19–22"
		}
		return span{k, next + 1}, day
	}
	before := k - 1
	for en.oneOf(before, ".º°") || en.wordAt(before, "de") {
		before-- // "14. August", "7 de agosto"
	}
	return span{before, k + 1}, en.small(before, 31)
}

// dayStandsAlone says whether a day stands between signs, and the page, an address
// or the end of the entry follows.
func dayStandsAlone(dr *draft, s span) bool {
	if !dr.oneOf(s.first-1, ",.)") {
		return false
	}
	if s.end >= len(dr.tokens) {
		return true
	}
	next := s.end + 1
	return dr.oneOf(s.end, ",.;") && (next >= len(dr.tokens) || dr.owner[next] != free || pageNext(dr, next))
}

// pageNext says whether a labelled page, or a number that ends the entry, stands
// at token i.
func pageNext(dr *draft, i int) bool {
	if field, _ := labelAt(dr.entry, i); field != "" {
		return field == "page"
	}
	if _, year := dr.year(i); year {
		return false // "… at Ipswich, May 3, 1774 (Boston, 1774)"
	}
	end, _, ok := value(dr, i, "")
	return ok && signsOnly(dr, end)
}

// signsOnly says whether nothing but signs and what was claimed follows from token i on.
func signsOnly(dr *draft, i int) bool {
	for ; i < len(dr.tokens); i++ {
		if dr.tokens[i].kind != sign && dr.owner[i] == free {
			return false
		}
	}
	return true
}

// findDate looks for the date anywhere after token i, when neither the names
// nor the locators were beside it.
func findDate(dr *draft, i int) {
	if dr.dated {
		return
	}
	best, score := bestDate(dr, i)
	if score > 0 {
		owner := dr.owner[best.first]
		dr.addDate(best, min(0.95, 0.55+score/12))
		if best.first > i && partOfName(dr, best) {
			dr.claim(best.first, best.end, owner)
		}
		return
	}
	findStatus(dr, i)
}

// partOfName says whether a date stays in the text it stands in: "Decreto nº 12.345,
// de 5 de junho de 2013".
func partOfName(dr *draft, d dated) bool {
	k := d.first - 1
	return dr.tokens[k].kind == word && dr.owner[k] == free && (!dr.tokens[k].is(capital) || dr.at(d.end, '-') && dr.tokens[d.end].is(spaced) || dr.at(d.end, ':'))
}

// findStatus takes what stands in the place of a date, from token i on: "in press".
func findStatus(dr *draft, i int) {
	for k := i; k < len(dr.tokens); k++ {
		if dr.tokens[k].kind != word || dr.owner[k] != free {
			continue
		}
		if end, d := status(dr.entry, k); end > k && (k == 0 || dr.tokens[k-1].kind == sign || d.Status == "n.d." && signsOnly(dr, end)) && (ends(dr.entry, end) || dr.wordAt(end, "in")) {
			dr.addDate(dated{span: span{k, end}, date: d}, 0.8)
			if dr.wordAt(end, "in") { // "to appear in Quay Studies"
				dr.claim(end, end+1, dateOwner)
			}
			return
		}
	}
}

// bestDate is the date from token i on that looks most like the one of
// publication, the last of equals; its score is 0 where there is none.
func bestDate(dr *draft, i int) (best dated, score float64) {
	for k := i; k < len(dr.tokens); k++ {
		if dr.owner[k] != free && dr.owner[k] != genreOwner || dr.tokens[k].kind == sign {
			continue
		}
		d, ok := dr.dateAt(k)
		if !ok {
			continue
		}
		if s := dateScore(dr, d); s > 0 && s >= score {
			best, score = d, s
		}
		k = d.end - 1
	}
	return best, score
}

// What speaks for a year as the date of publication, where several years are. A
// year without any sign has the weight of dateAlone, and counts.
const (
	dateAlone      = 1.0
	dateBracketed  = 1.0
	dateWithMonth  = 0.5
	dateLettered   = 4.0 // only the year that citations go by has a letter
	dateAtEnd      = 3.0
	dateBeforeTake = 2.0 // volume, pages or an address follow
	dateBehindSign = 1.0

	dateQuoted      = -3.0
	dateBeforeWord  = -2.0
	dateBehindWord  = -1.5 // "the floods of 1953"
	dateRange       = -2.0
	dateVolumeRange = -1.5 // "in «Atti», 1875-76, sez. V": the year of a volume, unless another is there
	dateTitleRange  = -6.0 // "… a Venezia (1784-1788)": what the title is about
	dateOfMeeting   = -1.0 // its days
	dateInSquare    = -3.0 // "[See also the edition of 1960]"
)

// dateScore says how much a date looks like the one of publication.
func dateScore(dr *draft, d dated) float64 {
	score := dateAlone + dateAround(dr, d) + dateSpan(dr, d)
	if d.bracketed {
		score += dateBracketed
	}
	if d.date.Month > 0 {
		score += dateWithMonth
	}
	if d.date.Letter != "" {
		score += dateLettered
	}
	if dr.quotedAt(d.first) {
		score += dateQuoted
	}
	if inBrackets(dr, d.first-1) {
		score += dateInSquare
	}
	return score
}

// dateAround weighs what stands before and after a date.
func dateAround(dr *draft, d dated) (score float64) {
	after := d.end
	for after < len(dr.tokens) && dr.tokens[after].kind == sign {
		after++
	}
	switch {
	case after >= len(dr.tokens):
		score = dateAtEnd
	case dr.owner[after] != free:
		score = dateBeforeTake
	case after == d.end && dr.tokens[after].kind == word:
		score = dateBeforeWord
	}
	if dr.oneOf(d.first-1, ",.([;") {
		score += dateBehindSign
	} else if k := d.first - 1; k >= 0 && dr.tokens[k].kind == word && !dr.tokens[k].is(capital) && d.date.Day == 0 {
		score += dateBehindWord
	}
	return score
}

// dateSpan weighs that a date covers several years or days.
func dateSpan(dr *draft, d dated) float64 {
	switch {
	case d.date.End > 0 && d.bracketed && dr.at(d.first-1, '(') && wordEndsTitle(dr, d.first-2) && signsOnly(dr, d.end):
		return dateTitleRange
	case d.date.End > 0 && dr.at(d.first-1, ',') && dr.at(d.end, ','):
		return dateVolumeRange
	case d.date.End > 0:
		return dateRange
	case d.date.Day > 0 && dr.at(d.first+1, '-') && dr.small(d.first+2, 31) > 0:
		return dateOfMeeting
	}
	return 0
}

// wordEndsTitle says whether token k is the last word of a title to which a clause
// in brackets belongs.
func wordEndsTitle(dr *draft, k int) bool {
	return k >= dr.begin && dr.tokens[k].kind == word && dr.owner[k] == free
}
