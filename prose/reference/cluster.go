package reference

import "strings"

// What a run of numbers must weigh to be taken for volume, issue and pages, and
// what each sign of it weighs. One label is enough; a number alone is not, and two
// numbers are where nothing speaks against them.
const (
	enoughLocator = 2.0

	// the numbers themselves
	runLabel       = 3.0 // "vol. 12"
	runIssue       = 2.0 // brackets behind a number: "12(3)"
	runRange       = 2.0 // "163–178"
	runNumber      = 0.7
	runYear        = 0.3 // a number that is as well a year
	runDated       = 0.8 // a year in brackets, or of a second range
	runSeveral     = 0.8 // two numbers without labels: volume and page
	runColon       = 1.5 // "12: 163"
	runSemicolon   = 1.0 // "2014;12"
	runSeveralFrom = 2   // how many runSeveral needs

	// a number alone
	runInBrackets      = 1.0  // "Harbours of the north (45–67)"
	runRangeBehindStop = -0.5 // "Quay Studies 45–67" behind the title of a dated entry
	runAlone           = -1.5 // the years, or the numbers, of a title
	runVolumeAtStop    = 0.5  // "Quay Studies 2."
	runVolumeInCommas  = 0.6  // "…”, Quay Studies, 14."

	// where the run stands
	runInTitle     = -6.0 // in the quoted title, or the number of a law
	runInSquare    = -3.0 // the translation of a journal article, or part of a title
	runAtStart     = -4.0 // a number that begins the title: "4364.0 – Survey"
	runBehindWord  = -1.0 // a plain word in lower case
	runBehindSlant = 1.0  // upright behind the name of a journal in italics
	runAtEnd       = 1.0  // nothing follows
	runBeforeQuote = -2.0 // the title is still to come
	runBeforeName  = -1.0 // a capitalised word follows at once
	runBeforeWord  = -2.5 // a sentence goes on
)

// findLocators finds volume, issue and pages, in the order of law journals or in
// another.
func findLocators(dr *draft, from int) {
	if !frontVolume(dr, from) {
		locate(dr, from)
	}
}

// locate chooses the cluster that says where in its journal or book the work
// stands, from token i on, and adds volume, issue and page.
func locate(dr *draft, i int) {
	passRecordNumber(dr)
	all := clusters(dr, i)
	best := -1
	for k := range all {
		all[k].score = clusterScore(dr, &all[k])
		if all[k].score >= enoughLocator && (best < 0 || all[k].score >= all[best].score) {
			best = k
		}
	}
	if best >= 0 {
		skipYears(all, best)
		takeCluster(dr, &all[best])
		takeBracketed(dr, all[best+1:])
	}
	for k := range all {
		if k != best {
			takeLabelled(dr, &all[k])
		}
	}
}

// recordNumber is how many digits the number of a record in PubMed has that was
// left at the end of an entry.
const (
	shortestRecord = 7
	longestRecord  = 8
)

// passRecordNumber claims the number of a record at the end of an entry: "Quay
// Studies 28. 14283062", "doi:10.9999/quay.7 14283062".
func passRecordNumber(dr *draft) {
	k := len(dr.tokens) - 1
	for k > 0 && dr.oneOf(k, ".,;") {
		k--
	}
	if k < 2 || dr.tokens[k].kind != number || dr.owner[k] != free || !dr.tokens[k].is(spaced) {
		return
	}
	if n := len(dr.tokens[k].fold); n < shortestRecord || n > longestRecord {
		return
	}
	if dr.owner[k-1] == addressOwner || dr.at(k-1, '.') && dr.tokens[k-2].kind == number {
		dr.claim(k, k+1, noteOwner)
	}
}

// takeBracketed takes the pages that stand by themselves behind the volume of a
// book, in brackets, "Handbook of quays, vol. III: Tides (4th edn) (841–889)", or at
// the end of a chapter, "In: …, Bd. 6. Quay Verlag, Lund, 1–259."
func takeBracketed(dr *draft, rest []cluster) {
	for k := range rest {
		c := &rest[k]
		l := &c.items[0]
		last := dr.whole > 0 && dr.at(c.first-1, ',') && (c.end >= len(dr.tokens) || c.end == len(dr.tokens)-1 && dr.at(c.end, '.'))
		if len(c.items) == 1 && l.ranged && (l.bracketed && dr.at(c.first, '(') || last) && l.label == "" && !l.year && !dr.has("page") {
			addLocator(dr, "page", l)
			dr.claim(c.first, c.end, locatorOwner)
		}
	}
}

// skipYears drops the years that a volume of the chosen cluster covers, "Vol. 5:
// 1918–1945", where a label says elsewhere which are the pages.
func skipYears(all []cluster, best int) {
	for k := range all {
		for i := range all[k].items {
			if k == best || all[k].items[i].label != "page" || all[k].items[i].count {
				continue
			}
			for j := range all[best].items {
				l := &all[best].items[j]
				l.skip = l.skip || l.label == "" && l.year && l.ranged
			}
		}
	}
}

// clusterScore says how much a cluster looks like volume, issue and pages.
func clusterScore(dr *draft, c *cluster) float64 {
	score := itemsScore(dr, c)
	if len(c.items) == 1 && c.items[0].label == "" {
		score += loneScore(dr, c.first, &c.items[0])
	}
	return score + beforeCluster(dr, c) + afterCluster(dr, c)
}

// itemsScore says how much the numbers of a cluster look like volume, issue and
// pages by themselves.
func itemsScore(dr *draft, c *cluster) float64 {
	score, plain := 0.0, 0
	for k := range c.items {
		l := &c.items[k]
		switch {
		case l.label != "":
			score += runLabel
		case l.year && !l.bracketed && !(l.ranged && dr.dated && k > 0):
			score += runYear
			plain++
		case l.year:
			score += runDated
		case l.bracketed && k > 0:
			score += runIssue
		case l.ranged:
			score += runRange
			plain++
		default:
			score += runNumber
			plain++
		}
		if k > 0 {
			score += signScore(l.before)
		}
	}
	if plain >= runSeveralFrom {
		score += runSeveral
	}
	return score
}

// signScore is what the sign before a number that goes on a cluster tells.
func signScore(before rune) float64 {
	switch before {
	case ':':
		return runColon
	case ';':
		return runSemicolon
	}
	return 0
}

// loneScore weighs an unlabelled number that is a cluster by itself, from token
// first on.
func loneScore(dr *draft, first int, l *locator) (score float64) {
	stopped := afterStop(dr, first)
	if volumeInCommas(dr, first, l) {
		score = runVolumeInCommas
	}
	if first == 0 || dr.tokens[first-1].kind != word {
		return score
	}
	switch pages := l.ranged && !l.year; {
	case pages && l.first == first+1 && !oldYears(dr.entry, l):
		return score + runInBrackets
	case pages && dr.dated && stopped:
		return score + runRangeBehindStop
	case l.ranged, !stopped, dr.tokens[l.first].kind != number:
		return score + runAlone
	case !l.year && (dr.dated || noDateAt(dr.entry, l.to) > l.to):
		return score + runVolumeAtStop
	}
	return score
}

// volumeInCommas says whether a number from token first on stands behind a comma, as
// the volume of a journal does where the title is quoted or has ended.
func volumeInCommas(dr *draft, first int, l *locator) bool {
	if !dr.at(first-1, ',') || !dr.dated || l.year || l.ranged {
		return false
	}
	return len(dr.quotes) > 0 || afterStop(dr, first)
}

// oldYears says whether a range in brackets is more likely years that a title is
// about than pages: "Women in the guild (1350–1380)".
func oldYears(en *entry, l *locator) bool {
	from, to := &en.tokens[l.first], &en.tokens[l.end-1]
	return len(from.fold) == 4 && len(to.fold) == 4 && from.fold < firstYearText && from.fold[0] == '1'
}

// firstYearText is firstYear; from it on a range may be one of years anyway.
const firstYearText = "1400"

// beforeCluster scores what stands before a cluster.
func beforeCluster(dr *draft, c *cluster) (score float64) {
	if dr.quotedAt(c.first) || numbersLaw(dr.entry, c) {
		score += runInTitle
	}
	if dr.at(c.first-1, '[') || inBrackets(dr, c.first) {
		score += runInSquare
	}
	if l := &c.items[0]; c.first == dr.begin && l.label == "" && !l.year && !signsOnly(dr, c.end) {
		score += runAtStart
	}
	if c.first == 0 {
		return score
	}
	t := &dr.tokens[c.first-1]
	if behindSmallWord(dr, c) {
		score += runBehindWord
	}
	if t.flags&emphasis != 0 && dr.tokens[c.first].flags&emphasis == 0 {
		score += runBehindSlant
	}
	return score
}

// behindSmallWord says whether a cluster without a label goes on a plain word in small
// letters and so is part of a sentence: "the quays of 1850".
func behindSmallWord(dr *draft, c *cluster) bool {
	t := &dr.tokens[c.first-1]
	if t.kind != word || t.is(capital) || t.is(digits) || t.flags&(emphasis|strong) != 0 {
		return false
	}
	return c.items[0].label == "" && !abbreviated(dr, c.first-1) && !volumeAlone(dr, c)
}

// volumeAlone says whether a cluster is a number between the name of a journal and
// an address: "Okafor (2011) Tides. Frontiers in quays 7. doi:10.…".
func volumeAlone(dr *draft, c *cluster) bool {
	return len(c.items) == 1 && dr.small(c.items[0].first, 99) > 0 && dr.dated && dr.at(c.end, '.') && c.end+1 < len(dr.tokens) && dr.owner[c.end+1] == addressOwner && afterStop(dr, c.first)
}

// numbersLaw says whether a cluster is the number of a law or a report. A volume
// with its year and pages is none: "Journal of Quay Law 47 (1999), S. 301–326",
// "Plants and Regulation 25: 302–312".
func numbersLaw(en *entry, c *cluster) bool {
	if !lawNumber(en, c.first) {
		return false
	}
	years, pages := false, false
	for k := range c.items {
		l := &c.items[k]
		years = years || k > 0 && l.year && !l.ranged
		pages = pages || k > 0 && (l.label == "page" || l.ranged && !l.year)
		if k > 0 && l.before == ':' && l.ranged {
			return false
		}
	}
	return !years || !pages
}

// afterCluster scores what follows: locators end an entry or its journal part.
func afterCluster(dr *draft, c *cluster) float64 {
	k := c.end
	for k < len(dr.tokens) && (dr.tokens[k].kind == sign || dr.owner[k] != free) {
		if dr.owner[k] == free && isOpeningQuote(dr.tokens[k].sign) {
			return runBeforeQuote
		}
		k++
	}
	switch {
	case k >= len(dr.tokens) || noDateAt(dr.entry, k) > k: // "123 in press"
		return runAtEnd
	case k != c.end:
		return 0
	case dr.tokens[k].is(capital):
		return runBeforeName
	}
	return runBeforeWord
}

// inBrackets says whether a square bracket before token i is still open.
func inBrackets(dr *draft, i int) bool {
	for k := i - 1; k >= dr.begin && i-k < 30; k-- {
		if dr.at(k, ']') {
			return false
		}
		if dr.at(k, '[') {
			return true
		}
	}
	return false
}

// afterStop says whether a clause has ended between the start of the body and
// token i, so that token i can belong to a journal.
func afterStop(dr *draft, i int) bool {
	for k := i - 1; k > max(dr.begin, i-longestClause); k-- {
		if dr.at(k, '.') && dr.stops(k) {
			return true
		}
	}
	return false
}

// longestClause bounds how many tokens of a clause are looked at: a text that is
// taken for one entry may have no stop at all.
const longestClause = 300

// takeLabelled adds the labelled locators of a cluster that is not the chosen one.
func takeLabelled(dr *draft, c *cluster) {
	if dr.quotedAt(c.first) || numbersLaw(dr.entry, c) {
		return
	}
	for k := range c.items {
		l := &c.items[k]
		if l.label == "" || l.label == "number" || dr.owner[l.from] != free {
			continue
		}
		if dr.has(l.label) {
			if l.label == "page" {
				dr.claim(l.from, l.to, noteOwner)
			}
			continue
		}
		if t := &dr.tokens[l.from]; l.label != "page" && l.from > 0 && dr.tokens[l.from-1].kind == word && !t.is(capital) && len(t.fold) > 3 {
			continue
		}
		addLocator(dr, l.label, l)
		dr.claim(l.from, l.to, locatorOwner)
	}
}

func addLocator(dr *draft, name string, l *locator) {
	if name == "page" && l.count {
		name = "number-of-pages"
	}
	if dr.has(name) {
		return
	}
	start, end := dr.tokens[l.first].start, dr.tokens[l.end-1].end
	if name == "number-of-pages" {
		end = start + len(strings.TrimRight(dr.s[start:end], "p")) // "118p"
	}
	dr.add(field{name: name, text: dr.s[start:end], start: start, end: end, confidence: 0.9})
}
