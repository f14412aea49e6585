package reference

// laws are words before the number of a law: "Lei nº 13.409".
var laws = set("lei", "decreto", "portaria", "resolucao", "ley", "real", "decree", "law", "act", "directive", "regulation", "loi", "decret", "legge", "complementar", "emenda", "instrucao", "normativa", "decreto-lei", "resolucion", "dhhs", "publication", "document", "adm", "report", "standard", "projeto", "edital", "version", "versao", "release", "ssrn", "iso", "iec", "din", "rfc", "astm", "nbr", "patent", "patente", "std")

// lawNumber says whether the locator from token i numbers a law or a report.
func lawNumber(en *entry, i int) bool {
	if en.in(i-1, lawJournals) && en.at(i+1, '(') && en.at(i+3, ')') && en.wordAt(i-2, "of") != en.tokens[max(i-2, 0)].is(capital) {
		if _, year := en.year(i + 2); year {
			return false // "American Journal of Comparative Law 47 (1999)"
		}
	}
	return i > 0 && en.tokens[i-1].kind == word && laws[en.tokens[i-1].fold] && en.tokens[i].kind != sign
}

// lawJournals are words of laws and reports that names of journals end with.
var lawJournals = set("law", "report", "publication", "standard")

// statutes are the words that the name of a law or order begins with.
var statutes = set("lei", "decreto", "portaria", "resolucao", "ley", "decree", "loi", "decret", "legge", "emenda", "instrucao", "decreto-lei", "resolucion", "medida", "deliberacao")

// How far the clauses of a law are looked at, in tokens.
const (
	longestLawName = 30
	shortestMatter = 5 // of the clause that says what it is about; less is a publisher
)

// findLaw claims the clause that says what a law is about, so that the title of
// a law under its author is its name: "Brasil. Lei nº 12.815, de 5 de junho de
// 2013. Dispõe sobre …". Where the law stands first its matter goes on its title.
func findLaw(dr *draft, at int) {
	for dr.oneOf(at, ".,") {
		at++
	}
	if !dr.in(at, statutes) || !dr.tokens[at].is(capital) {
		return
	}
	for k := at + 1; k < at+5 && k < len(dr.tokens); k++ {
		if dr.tokens[k].kind == number {
			dr.kind = "legislation"
		}
	}
	if at == 0 {
		return
	}
	end := freeClause(dr, at)
	if _, ok := dr.year(end - 1); !ok || end-at > longestLawName || !dr.at(end, '.') || end+1 >= len(dr.tokens) || dr.tokens[end+1].kind != word {
		return
	}
	if stop := freeClause(dr, end+1); stop-end > shortestMatter {
		dr.claim(end, stop, noteOwner)
	}
}

// freeClause is the token after the clause from token i on: the stop that ends it,
// or what a finder has claimed.
func freeClause(dr *draft, i int) int {
	for i < len(dr.tokens) && dr.owner[i] == free && !(dr.at(i, '.') && dr.stops(i)) {
		i++
	}
	return i
}

// A lawReport is where law journals and reports say that a work stands, with the
// numbers in front: "(2002) 26(3) Quay Law Review 581", "[1999] Conv 203".
type lawReport struct {
	volume, issue span // may be empty
	venue         span
	page          int // its token; the end of the tokens where the entry ends without one
}

// frontVolume reads the order of law journals, volume before the name and page
// after it: "(2014) 12 Quay L Rev 4", "12 Harv. L. Rev. 345 (2014)".
func frontVolume(dr *draft, from int) bool {
	for i := max(from, 1); i+1 < len(dr.tokens); i++ {
		if dr.owner[i] != free || dr.quotedAt(i) || !mayPrecedeVolume(dr, i-1) {
			continue
		}
		law, ok := lawReportAt(dr, i)
		if !ok {
			continue
		}
		bracket, dated := dr.oneOf(i-1, ")]"), courtAndYear(dr, afterPinpoint(dr, law.page+1)) > 0
		if !bracket && !dr.has("issued") && !dated {
			continue
		}
		if dr.at(i-1, ',') && !dated {
			return false
		}
		if y, ok := dr.dateAt(i - 2); bracket && ok && !dr.dated {
			dr.addDate(y, 0.9)
			dr.claim(y.first-1, i, dateOwner)
		}
		takeFrontVolume(dr, law)
		return true
	}
	return false
}

// lawReportAt reads a report whose volume stands at token i; behind a year in
// square brackets it may have none.
func lawReportAt(dr *draft, i int) (lawReport, bool) {
	law, at := lawReport{}, i
	if t := &dr.tokens[i]; t.kind == number && len(t.fold) <= 3 {
		law.volume = span{i, i + 1}
		law.issue, at = frontIssue(dr, i+1)
	} else if !dr.at(i-1, ']') || t.kind != word || !t.is(capital) {
		return law, false
	}
	if _, year := dr.year(i - 2); law.volume.empty() && !year {
		return law, false
	}
	law.page = venueRun(dr, at)
	law.venue = span{at, law.page}
	return law, law.page > 0 && !(law.volume.empty() && law.page == len(dr.tokens))
}

// frontIssue reads the issue behind a volume, "26(3)", "39:2", and gives the token
// after it.
func frontIssue(dr *draft, i int) (issue span, next int) {
	switch {
	case dr.at(i, '(') && dr.at(i+2, ')') && dr.small(i+1, mostIssues) > 0:
		return span{i + 1, i + 2}, i + 3
	case dr.at(i, ':') && !dr.tokens[i].is(spaced) && dr.small(i+1, mostIssues) > 0:
		return span{i + 1, i + 2}, i + 2
	}
	return span{}, i
}

// mostIssues is how many issues a volume has at most where weeks are counted.
const mostIssues = 53

// afterPinpoint passes the page that is meant behind the first page of a work,
// "77, 91", "495, 501–02".
func afterPinpoint(dr *draft, i int) int {
	if dr.at(i, ',') && !dr.at(i+1, '[') {
		if end, _, ok := value(dr, i+1, "page"); ok {
			return end
		}
	}
	return i
}

// courtAndYear is the token after a bracket that ends in a year, "(1984)", "(2d
// Cir. 1987)", 0 for none.
func courtAndYear(dr *draft, i int) int {
	end := dr.closingBracket(i)
	if !dr.at(i, '(') || end == 0 || end-i > longestCourt {
		return 0
	}
	if _, ok := dr.year(end - 1); !ok {
		return 0
	}
	return end + 1
}

// takeCourt claims the bracket [open, close] with the court and the date of a
// report: "(CA)", "(2d Cir. 1987)".
func takeCourt(dr *draft, open, close int) {
	if d, ok := dr.dateAt(close - 1); ok && !dr.dated {
		dr.addDate(d, anchored)
	}
	dr.claimFree(open, close+1, noteOwner)
}

// longestCourt is in tokens: "(N.D. Cal. Mar. 4, 1987)" has fourteen.
const longestCourt = 15

// mayPrecedeVolume says whether a volume may follow token i: what stands before it
// has ended.
func mayPrecedeVolume(dr *draft, i int) bool {
	return dr.oneOf(i, ")],") || closesAny(dr.tokens[i].sign) || dr.owner[i] == dateOwner
}

// takeFrontVolume takes the numbers of a report, and its name where it ends in
// the page.
func takeFrontVolume(dr *draft, law lawReport) {
	if !law.volume.empty() {
		addLocator(dr, "volume", &locator{span: law.volume})
	}
	if !law.issue.empty() {
		addLocator(dr, "issue", &locator{span: law.issue})
	}
	if law.page == len(dr.tokens) {
		dr.claim(law.volume.first, law.venue.first, locatorOwner)
		dr.lawVenue = true
		return
	}
	last, ranged, _ := value(dr, law.page, "page")
	addLocator(dr, "page", &locator{span: span{law.page, last}, ranged: ranged})
	dr.addSegment(container, law.venue)
	end := afterPinpoint(dr, last)
	if dr.at(end, ',') && dr.at(end+1, '[') && dr.yearAhead(end+1) {
		end = len(dr.tokens) // "[1967] 2 QB 118, [1967] 1 WLR 77": the same case in another report
	} else if close := dr.closingBracket(end); dr.at(end, '(') && close > 0 && close-end < longestCourt {
		takeCourt(dr, end, close)
	}
	first := law.venue.first
	if !law.volume.empty() {
		first = law.volume.first
	}
	dr.claim(first, end, noteOwner)
	dr.located = true
}

// longestVenue is the length of a journal's name in tokens.
const longestVenue = 16

// venueRun is the token of the number that ends a run of capitalised words
// from token i on; the end of the tokens where the entry ends without one; 0
// where the run does not end so.
func venueRun(dr *draft, i int) int {
	k, words := capitalRun(dr, i)
	if words == 0 {
		return 0
	}
	afterWord, afterStop := dr.tokens[k-1].kind == word, dr.at(k-1, '.')
	switch {
	case k == len(dr.tokens):
		if dr.at(i-2, ')') && (afterWord || afterStop) {
			return k
		}
	case dr.owner[k] == free && (afterWord || afterStop):
		if last, _, ok := value(dr, k, "page"); ok && endsVenue(dr, last) && (afterWord || words > 1 || courtAndYear(dr, afterPinpoint(dr, last)) > 0) {
			return k
		}
	}
	return 0
}

// reportSeries follow the names of reports that began to count anew: "F. Supp. 2d".
var reportSeries = set("2d", "3d", "4th", "5th")

// capitalRun is the token after a run of words with capitals, short words and
// points from token i on, the number or the end that stops it, and how many words
// it has; 0 words where something else stops it.
func capitalRun(dr *draft, i int) (end, words int) {
	for ; i < len(dr.tokens) && dr.tokens[i].kind != number; i++ {
		switch t := &dr.tokens[i]; {
		case dr.owner[i] != free || end > longestVenue:
			return i, 0
		case t.kind == word && (t.is(capital) || len(t.fold) < 4) && !t.is(digits), words > 0 && dr.in(i, reportSeries):
			words++
		case !t.at('.') && !t.at('&'):
			return i, 0
		}
		end++
	}
	return i, words
}

// endsVenue says whether the journal part of an entry can end before token i:
// the entry ends, or a bracket, a second page or an address follows.
func endsVenue(dr *draft, i int) bool {
	switch {
	case i >= len(dr.tokens) || dr.owner[i] != free || dr.oneOf(i, "(;"):
		return true
	case dr.at(i, '.'):
		return i+1 >= len(dr.tokens) || dr.tokens[i+1].kind == address
	}
	return dr.at(i, ',') && i+1 < len(dr.tokens) && (dr.tokens[i+1].kind == number || dr.at(i+1, '['))
}
