package reference

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
	}
	for k := range all {
		if k != best {
			takeLabelled(dr, &all[k])
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
		if k > 0 && l.before == ':' {
			score += runColon
		}
		if k > 0 && l.before == ';' {
			score += runSemicolon
		}
	}
	if plain >= runSeveralFrom {
		score += runSeveral
	}
	return score
}

// loneScore weighs an unlabelled number that is a cluster by itself, from token
// first on.
func loneScore(dr *draft, first int, l *locator) (score float64) {
	stopped := afterStop(dr, first)
	if dr.at(first-1, ',') && dr.dated && !l.year && !l.ranged && (len(dr.quotes) > 0 || stopped) {
		score = runVolumeInCommas
	}
	if first == 0 || dr.tokens[first-1].kind != word {
		return score
	}
	switch {
	case l.ranged && !l.year && l.first == first+1:
		return score + runInBrackets
	case l.ranged && !l.year && dr.dated && stopped:
		return score + runRangeBehindStop
	case l.ranged, !stopped, dr.tokens[l.first].kind != number:
		return score + runAlone
	case dr.dated && !l.year:
		return score + runVolumeAtStop
	}
	return score
}

// beforeCluster scores what stands before a cluster.
func beforeCluster(dr *draft, c *cluster) (score float64) {
	if dr.quotedAt(c.first) || lawNumber(dr.entry, c.first) {
		score += runInTitle
	}
	if dr.at(c.first-1, '[') || inBrackets(dr, c.first) {
		score += runInSquare
	}
	if c.first == 0 {
		return score
	}
	t := &dr.tokens[c.first-1]
	if t.kind == word && !t.is(capital) && !t.is(digits) && c.items[0].label == "" && !abbreviated(dr, c.first-1) && t.flags&(emphasis|strong) == 0 {
		score += runBehindWord
	}
	if t.flags&emphasis != 0 && dr.tokens[c.first].flags&emphasis == 0 {
		score += runBehindSlant
	}
	return score
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

// takeCluster names the locators of a cluster and adds their fields.
func takeCluster(dr *draft, c *cluster) {
	if countsAlone(dr, c) {
		return
	}
	year := clusterYear(dr, c)
	var plain []*locator
	labelled := map[string]bool{}
	for k := range c.items {
		l := &c.items[k]
		if !l.town.empty() {
			dr.add(field{name: "publisher-place", text: dr.text(l.town), start: dr.tokens[l.town.first].start, end: dr.tokens[l.town.end-1].end, confidence: 0.9})
		}
		switch {
		case slashed(dr.entry, l) && issueOfYear(dr, l):
			labelled["issue"] = true
		case l.skip:
		case k == year:
			clusterDate(dr, l)
		case l.count:
			addLocator(dr, l.label, l)
		case l.label != "":
			labelled[l.label] = true
			addLocator(dr, l.label, l)
		case l.year && dr.dated && sameYear(dr, l):
		case k > 0 && c.items[k-1].label == "page" && !c.items[k-1].count && l.before == ',' && !l.year:
			// "pp. A1, A4"
		default:
			plain = append(plain, l)
		}
	}
	namePlain(dr, plain, labelled)
	dr.claim(c.first, c.end, locatorOwner)
	dr.located = true
}

// countsAlone takes a cluster that only counts the pages of a book, "248 p.".
func countsAlone(dr *draft, c *cluster) bool {
	for k := range c.items {
		if !c.items[k].count {
			return false
		}
	}
	addLocator(dr, "page", &c.items[0])
	dr.claim(c.first, c.end, locatorOwner)
	return true
}

// clusterYear is the index of the item that is the date of publication, or -1.
func clusterYear(dr *draft, c *cluster) int {
	if dr.dated {
		return -1
	}
	best, rank := -1, 0
	for k := range c.items {
		l := &c.items[k]
		if !l.year || l.skip || l.label != "" {
			continue
		}
		r := 1
		switch {
		case l.before == ':' || l.ranged && anotherYear(dr.entry, c.end, len(dr.tokens)):
			continue
		case l.ranged:
		case k+1 < len(c.items) && c.items[k+1].before == ';':
			r = 6
		case l.bracketed:
			r = 5
		case l.end-l.first > 1:
			r = 5
		case k > 0 && l.before == ';' && k == len(c.items)-1:
			r = 4
		case k == 0 && len(c.items) > 2:
			r = 3
		case k == len(c.items)-1:
			r = 3
		case k == 0:
			r = 2
		}
		if r > rank {
			best, rank = k, r
		}
	}
	return best
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

// namePlain gives the unlabelled locators their fields by order and shape.
func namePlain(dr *draft, plain []*locator, labelled map[string]bool) {
	if len(plain) == 0 {
		return
	}
	for k := 1; k < len(plain); k++ {
		if plain[k].before == ':' && !plain[k].bracketed && !labelled["page"] {
			addLocator(dr, "page", plain[k])
			labelled["page"] = true
			plain = plain[:k]
		}
	}
	next := 0
	take := func(field string) {
		if !labelled[field] && next < len(plain) {
			addLocator(dr, field, plain[next])
			labelled[field] = true
			next++
		}
	}
	first := plain[0]
	switch {
	case len(plain) == 1 && (first.ranged || first.before == ':') && (!labelled["page"] && (first.before == ':' || labelled["volume"] || !labelled["issue"])):
		take("page")
		return
	case labelled["volume"]:
	case first.bracketed && len(plain) == 1 && labelled["page"] && !labelled["issue"] && yearBefore(dr.entry, first.first-1):
		take("issue") // "2010(3): 12-34"
	case first.bracketed && len(plain) > 2 && !plain[1].ranged && first.before != ';':
		next++ // "(3) 12, 163-178": the third series
		take("volume")
	case first.bracketed && len(plain) > 1 && !labelled["issue"]:
		take("issue")
	case slashed(dr.entry, first) && !labelled["issue"]:
		splitVolume(dr, first)
		labelled["volume"], labelled["issue"] = true, true
		next++
	default:
		take("volume")
	}
	if next >= len(plain) {
		return
	}
	l := plain[next]
	if !labelled["issue"] && (l.bracketed || len(plain)-next > 1 && !l.ranged || labelled["page"] && !l.ranged || l.before == '.' && l.glued && len(plain) > next) {
		take("issue")
	}
	if next < len(plain) {
		take("page")
	}
}

// issueOfYear takes an issue counted within its year, "4/1985", "Heft 4/1985".
func issueOfYear(dr *draft, l *locator) bool {
	y, ok := dr.year(l.first + 2)
	if !ok || dr.dated && y.Year != dr.issued.Year {
		return false
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

// slashed says whether a number is "12/3", volume and issue.
func slashed(en *entry, l *locator) bool {
	return l.end-l.first == 3 && en.at(l.first+1, '/') && !en.tokens[l.first+1].is(spaced)
}

func splitVolume(dr *draft, l *locator) {
	addLocator(dr, "volume", &locator{span: span{l.first, l.first + 1}})
	addLocator(dr, "issue", &locator{span: span{l.first + 2, l.end}})
}

// takeLabelled adds the labelled locators of a cluster that is not the chosen one.
func takeLabelled(dr *draft, c *cluster) {
	if dr.quotedAt(c.first) || lawNumber(dr.entry, c.first) {
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
	dr.add(field{name: name, text: dr.s[start:end], start: start, end: end, confidence: 0.9})
}
