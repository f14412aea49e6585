package reference

import "strconv"

// takeCluster names the locators of a cluster and adds their fields.
func takeCluster(dr *draft, c *cluster) {
	if countsAlone(dr, c) {
		return
	}
	year := clusterYear(dr, c)
	var plain []*locator
	named := map[string]bool{}
	for k := range c.items {
		l := &c.items[k]
		if !l.town.empty() {
			dr.add(field{name: "publisher-place", text: dr.text(l.town), start: dr.tokens[l.town.first].start, end: dr.tokens[l.town.end-1].end, confidence: 0.9})
		}
		switch {
		case slashed(dr.entry, l) && issueOfYear(dr, l):
			named["issue"] = true
		case l.skip:
		case k == year:
			clusterDate(dr, l)
		case l.count:
			addLocator(dr, l.label, l)
		case k == 0 && supplementVolume(dr, c):
			plain = append(plain, &locator{span: span{l.end - 1, l.end}})
		case l.label != "":
			named[l.label] = true
			addLocator(dr, l.label, l)
		case saysNothing(dr, c, k):
		default:
			plain = append(plain, l)
		}
	}
	namePlain(dr, plain, named)
	dr.claim(c.first, c.end, locatorOwner)
	dr.located = true
}

// supplementVolume says whether a cluster begins with the number of a journal of
// supplements, which is its volume: "Quays B Proc. Suppl. 49 (1996) 12".
func supplementVolume(dr *draft, c *cluster) bool {
	l := &c.items[0]
	if !dr.in(l.first, issueWords) || l.end != l.first+2 && !(l.end == l.first+3 && dr.at(l.first+1, '.')) || l.before != 0 && l.before != '.' || c.first <= dr.begin {
		return false
	}
	for k := 1; k < len(c.items); k++ {
		if other := &c.items[k]; other.label == "volume" || other.label == "issue" {
			return false
		}
	}
	return len(c.items) > 2 && c.items[1].year && c.items[1].bracketed
}

// saysNothing says whether item k of a cluster is neither volume, issue nor page:
// the year of publication again, a day, another page.
func saysNothing(dr *draft, c *cluster, k int) bool {
	l := &c.items[k]
	if l.year && (monthIn(dr.entry, l.span) || !yearIsVolume(dr, c, k) && dr.dated && sameYear(dr, l)) {
		return true
	}
	return k > 0 && c.items[k-1].label == "page" && !c.items[k-1].count && (l.before == ',' || l.before == 0 && !l.bracketed) && !l.year // "pp. A1, A4"
}

func monthIn(en *entry, s span) bool {
	for k := s.first; k < s.end; k++ {
		if en.month(k) > 0 {
			return true
		}
	}
	return false
}

// yearIsVolume says whether the year that is item k of a cluster is the volume of
// a journal that counts by years, behind the date: "Okafor (2017). … Tides 2017:
// 1-7", "Proc. Quay Soc. 1931(2): 4–9".
func yearIsVolume(dr *draft, c *cluster, k int) bool {
	l := &c.items[k]
	if !dr.dated || k != 0 || l.bracketed || l.ranged || l.before != 0 && l.before != '.' {
		return false
	}
	if c.items[len(c.items)-1].label == "page" {
		return false // "Historisk tidskrift 1995:2, s. 188"
	}
	page := 1
	if len(c.items) > 2 && c.items[1].bracketed && !c.items[1].year {
		page = 2
	}
	return page < len(c.items) && c.items[page].before == ':' && c.items[page].label == ""
}

// countsAlone takes a cluster that only counts the pages of a book, "248 p.".
func countsAlone(dr *draft, c *cluster) bool {
	for k := range c.items {
		if !c.items[k].count {
			return false
		}
	}
	addLocator(dr, "page", &c.items[0])
	dr.claim(min(c.first, frontMatter(dr, c.items[0].first)), c.end, locatorOwner)
	return true
}

// clusterYear is the index of the item that is the date of publication, or -1.
func clusterYear(dr *draft, c *cluster) int {
	if dr.dated {
		return -1
	}
	best, rank := -1, 0
	for k := range c.items {
		if r := yearRank(dr.entry, c, k); r > rank {
			best, rank = k, r
		}
	}
	return best
}

// yearRank orders the items of a cluster by how likely each is the date; 0 is
// none. Only the order of the ranks counts.
func yearRank(en *entry, c *cluster, k int) int {
	l := &c.items[k]
	last := k == len(c.items)-1
	switch {
	case !l.year || l.skip || l.label != "" || l.before == ':' && !(k == 0 && en.in(l.from-2, inWords)):
		return 0
	case l.ranged && (anotherYear(en, c.end, len(en.tokens)) || anotherYear(en, 0, c.first)):
		return 0
	case l.ranged:
		return 1
	case !last && c.items[k+1].before == ';': // "2014;12"
		return 6
	case l.bracketed, l.end-l.first > 1: // "12 (2014)", "July 2014"
		return 5
	case yearThenPage(c, k): // "Quay Commun., 1988, 1931"
		return 4
	}
	return yearByPlace(l, k, len(c.items))
}

// yearByPlace ranks a plain year that is item k of n by its place alone: most stand
// last, or before volume and page.
func yearByPlace(l *locator, k, n int) int {
	switch last := k == n-1; {
	case k > 0 && last && l.before == ';':
		return 4
	case last, k == 0 && n > 2:
		return 3
	case k == 0:
		return 2
	}
	return 1
}

// yearThenPage says whether item k of a cluster and the last one behind it are two
// numbers that both may be years: chemists put the year before the page.
func yearThenPage(c *cluster, k int) bool {
	n := len(c.items)
	last := &c.items[n-1]
	return k == n-2 && last.year && last.before == ',' && !last.bracketed && !last.ranged && last.end-last.first == 1 && c.items[k].label == ""
}

func sameYear(dr *draft, l *locator) bool {
	y, ok := dr.year(l.first)
	if !ok {
		if d, ok := dr.dateAt(l.end - 1); ok {
			y = d.date
		}
	}
	return l.bracketed || y.Year == dr.issued.Year
}

func clusterDate(dr *draft, l *locator) {
	for k := l.first; k < l.end; k++ {
		if d, ok := dr.dateAt(k); ok {
			d.first, d.end = min(d.first, l.first), max(d.end, l.end)
			dr.addDate(d, 0.9)
			return
		}
	}
}

// namePlain gives the unlabelled locators their fields by order and shape. The
// fields in named are there already.
func namePlain(dr *draft, plain []*locator, named map[string]bool) {
	plain = pageBehindColon(dr, plain, named)
	if len(plain) == 0 {
		return
	}
	take := func(field string) {
		if field != "" && !named[field] && len(plain) > 0 {
			addLocator(dr, field, plain[0])
			named[field] = true
			plain = plain[1:]
		}
	}
	switch first := firstPlain(dr, plain, named); first {
	case "page":
		take("page")
		return
	case "series":
		plain = plain[1:]
		take("volume")
	case "volume/issue":
		splitVolume(dr, plain[0])
		named["volume"], named["issue"] = true, true
		plain = plain[1:]
	default:
		take(first)
	}
	switch {
	case len(plain) == 0:
		return
	case plain[0].bracketed && named["issue"] && len(plain) > 1: // "128(170) (1985), no. 3, 383–402"
		plain = plain[1:]
	case issueNext(plain, named):
		take("issue")
	}
	take("page")
}

// issueNext says whether the first of the locators behind a volume is the issue:
// "12(3)", "12.3", or where the pages stand elsewhere, "12, 3, 45–67".
func issueNext(plain []*locator, named map[string]bool) bool {
	l := plain[0]
	if l.bracketed || l.before == '.' && l.glued {
		return true
	}
	return !l.ranged && (len(plain) > 1 || named["page"] || named["number"])
}

// pageBehindColon takes the page that follows a colon, "12: 163", and returns the
// locators before it.
func pageBehindColon(dr *draft, plain []*locator, named map[string]bool) []*locator {
	for k := 1; k < len(plain) && !named["page"]; k++ {
		if plain[k].before == ':' && !plain[k].bracketed && !issueBehindColon(dr.entry, plain[k:]) {
			addLocator(dr, "page", plain[k])
			named["page"] = true
			return plain[:k]
		}
	}
	return plain
}

// Behind a colon stands the issue where pages follow that it does not belong to:
// "103: 675, 307–313", "50: 3 (2015), 394–419", but pages in "12: 345, 350–352".
const (
	highestIssue  = 24 // that is told from a page by its size alone
	furthestPages = 20 // pages that belong together are closer
)

func issueBehindColon(en *entry, plain []*locator) bool {
	if len(plain) < 2 || plain[0].ranged || !plain[1].ranged || plain[1].year {
		return false
	}
	issue, page := valueOf(en, plain[0]), valueOf(en, plain[1])
	return issue > page && page > 0 || issue > 0 && issue <= highestIssue && page >= issue+furthestPages
}

// valueOf is the number that a locator begins with, 0 for another.
func valueOf(en *entry, l *locator) int {
	n, _ := strconv.Atoi(en.tokens[l.first].fold)
	return n
}

// firstPlain says what the first of the unlabelled locators is: "volume", "issue",
// "page", the number of a "series", or "volume/issue" for both; "" for nothing new.
func firstPlain(dr *draft, plain []*locator, named map[string]bool) string {
	first, alone := plain[0], len(plain) == 1
	switch {
	case alone && lastIsPage(dr, first, named):
		return "page"
	case named["volume"]:
		return ""
	case named["issue"]:
		return "volume"
	case first.bracketed && !alone:
		return seriesOrIssue(plain, named)
	case alone && named["page"] && issueOnly(dr.entry, first), monthly(dr.entry, first):
		return "issue"
	case slashed(dr.entry, first), named["page"] && volumeDashIssue(dr.entry, first):
		return "volume/issue"
	}
	return "volume"
}

// lastIsPage says whether the only unlabelled locator left is the page: "12: 163",
// "163–178", or a number alone where no volume is known.
func lastIsPage(dr *draft, l *locator, named map[string]bool) bool {
	if named["page"] {
		return false
	}
	return l.before == ':' || l.ranged || !named["volume"] && pageAlone(dr, l)
}

// seriesOrIssue says what a number in brackets before others is: a series where a
// volume follows, "(3) 12, 163-178", "(7) 12: 345", else an issue.
func seriesOrIssue(plain []*locator, named map[string]bool) string {
	if next := plain[1]; !next.ranged && !next.bracketed && plain[0].before != ';' && (len(plain) > 2 || named["page"]) {
		return "series"
	}
	return "issue"
}

// issueOnly says whether a number is the issue of a journal without volumes, behind
// its year: "1995:2, s. 188–210", "2010(3): 12-34", "2010;(3): 12-34".
func issueOnly(en *entry, l *locator) bool {
	behindYear := yearBefore(en, l.first-1)
	return l.before == ':' && behindYear || l.bracketed && (behindYear || l.before == ';')
}

// highestVolume is the number above which a number alone is a page: "Chem. Lett.
// 1259 (1980)". Series of books and reports count further.
const highestVolume = 900

// pageAlone says whether a number alone is the page of a journal without volumes,
// or the number of an article: "Quay Commun. 1053 (1980)", "J. Tide Mech. P06007".
func pageAlone(dr *draft, l *locator) bool {
	if l.end != l.first+1 {
		return false
	}
	if dr.issued.Day > 0 && dr.dated {
		return true // of a newspaper: "1999-08-21(5)", "3 January 1987, 5"
	}
	if l.bracketed {
		return false
	}
	_, behindYear := dr.year(l.first - 2)
	behindYear = behindYear && l.before == ','
	switch t := &dr.tokens[l.first]; {
	case l.year:
		return behindYear // "J. Quay Soc., 1988, 1931"
	case behindPublisher(dr, l.first), behindYear && yearOfAcronym(dr, l.first-2):
		return true
	case t.kind == word:
		return articleNumber(dr, t.fold)
	}
	return valueOf(dr.entry, l) >= highestVolume && !inLongSeries(dr, l.first)
}

// yearOfAcronym says whether the year at token i stands for the volume of a journal
// that is called by its letters: "NJW 2004, 123".
func yearOfAcronym(dr *draft, i int) bool {
	return i > dr.begin && acronym(dr.entry, i-1) && dr.tokens[i-1].is(upper)
}

// articleNumber says whether a word is the number of an article, "P06007", or the
// page of a newspaper, "B4".
func articleNumber(dr *draft, w string) bool {
	letters := leadingLetters(w)
	return letters > 0 && (len(w)-letters >= shortestID || dr.issued.Day > 0)
}

// inLongSeries says whether the number at token i stands behind the name of a series
// that counts further than volumes do.
func inLongSeries(dr *draft, i int) bool {
	for k := i - 1; k >= dr.begin && i-k < longestSeriesName; k-- {
		if dr.in(k, longSeries) {
			return true
		}
	}
	return false
}

// behindPublisher says whether token i follows a bracket with place, publisher and
// year or two of these: "(New Haven: Quay Press, 1979), 41", "(Hart 2011) 45".
func behindPublisher(dr *draft, i int) bool {
	k := i - 1
	for dr.oneOf(k, ",.") {
		k--
	}
	if !dr.at(k, ')') {
		return false
	}
	named, parted := false, false
	for k--; k > dr.begin && !dr.at(k, '('); k-- {
		t := &dr.tokens[k]
		named = named || t.kind == word && t.is(capital) && dr.month(k) == 0
		parted = parted || t.kind == number || t.at(':') || t.at(',')
	}
	return named && parted // "Frontiers (Lausanne), 14" is a journal
}

// longestSeriesName is in tokens, points included.
const longestSeriesName = 10

// longSeries are words in the names of series whose volumes go into the thousands.
var longSeries = set("notes", "lncs", "lnai", "proc", "proceedings", "conf", "spie", "series", "ser", "serie", "report", "reports", "paper", "papers", "bulletin", "bull", "reihe", "bar", "number", "sitzungsber")

// monthly says whether a number is the month of a journal that counts its volumes
// by years and its issues by months: "JHEP 07 (2002) 012".
func monthly(en *entry, l *locator) bool {
	if l.ranged || en.small(l.first, 12) == 0 {
		return false
	}
	k := wordBefore(en, l.first)
	return en.wordAt(k, "jhep") || en.wordAt(k, "jcap")
}

// mostStops is how many points and commas stand between two words at most; texts
// that are taken for entries may have thousands.
const mostStops = 4

// wordBefore is the token before token i and the points and commas there.
func wordBefore(en *entry, i int) int {
	for n := 0; n < mostStops && en.oneOf(i-1, ".,"); n++ {
		i--
	}
	return i - 1
}

// issueOfYear takes an issue counted within its year, "4/1985", "Heft 4/1985", or
// "4/85" behind the year itself.
func issueOfYear(dr *draft, l *locator) bool {
	if short := dr.tokens[l.first+2].fold; len(short) == 2 && dr.dated && dr.small(l.first+2, 99) == dr.issued.Year%100 && dr.small(l.first, weeks) > 0 {
		addLocator(dr, "issue", &locator{span: span{l.first, l.first + 1}})
		return true
	}
	y, ok := dr.year(l.first + 2)
	if _, years := dr.year(l.first); years || !ok || dr.dated && y.Year != dr.issued.Year {
		return false // "42 (1999/2000)"
	}
	addLocator(dr, "issue", &locator{span: span{l.first, l.first + 1}})
	if !dr.dated {
		dr.addDate(dated{span: span{l.first + 2, l.end}, date: y}, 0.85)
	}
	return true
}

// yearBefore says whether a year ends right before token i.
func yearBefore(en *entry, i int) bool {
	_, ok := en.year(i - 1)
	return ok && !en.tokens[i].is(spaced)
}

// volumeDashIssue says whether a number is "45-2", where the pages stand elsewhere.
func volumeDashIssue(en *entry, l *locator) bool {
	return l.end-l.first == 3 && l.ranged && !l.year && en.at(l.first+1, '-') && en.small(l.first+2, highestIssue) > 0 && valueOf(en, l) > en.small(l.first+2, highestIssue)
}

// slashed says whether a number is "12/3", volume and issue.
func slashed(en *entry, l *locator) bool {
	return l.end-l.first == 3 && en.at(l.first+1, '/') && !en.tokens[l.first+1].is(spaced)
}

func splitVolume(dr *draft, l *locator) {
	addLocator(dr, "volume", &locator{span: span{l.first, l.first + 1}})
	addLocator(dr, "issue", &locator{span: span{l.first + 2, l.end}})
}
