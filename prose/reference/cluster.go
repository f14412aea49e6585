package reference

// locate chooses the cluster that says where in its journal or book the work
// stands, from token i on, and adds volume, issue and page.
func (p *parser) locate(i int) {
	all := p.clusters(i)
	best := -1
	for k := range all {
		all[k].score = p.clusterScore(&all[k])
		if all[k].score >= 2 && (best < 0 || all[k].score >= all[best].score) {
			best = k
		}
	}
	if best >= 0 {
		p.skipYears(all, best)
		p.takeCluster(&all[best])
	}
	for k := range all {
		if k != best {
			p.takeLabelled(&all[k])
		}
	}
}

// skipYears drops the years that a volume of the chosen cluster covers, "Vol. 5:
// 1918–1945", where a label says elsewhere which are the pages.
func (p *parser) skipYears(all []cluster, best int) {
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
func (p *parser) clusterScore(c *cluster) float64 {
	score := p.itemsScore(c)
	if len(c.items) == 1 && c.items[0].label == "" && c.first > 0 && p.tokens[c.first-1].kind == word {
		if l := &c.items[0]; l.ranged && l.first == c.first+1 && !l.year {
			score++ // "Harbours of the north (45–67)"
		} else if l.ranged && !l.year && p.dated && p.afterStop(c.first) {
			score -= 0.5
		} else if l.ranged || !p.afterStop(c.first) || p.tokens[l.first].kind != number {
			score -= 1.5
		} else if p.dated && !l.year {
			score += 0.5 // "Quay Studies 2."
		}
	}
	if p.quotedAt(c.first) || p.lawNumber(c.first) {
		score -= 6
	}
	if p.at(c.first-1, '[') || p.inBrackets(c.first) {
		score -= 3 // the translation of a journal article, or part of a title
	}
	if l := &c.items[0]; len(c.items) == 1 && l.label == "" && !l.year && !l.ranged && p.at(c.first-1, ',') && p.dated && (len(p.quotes) > 0 || p.afterStop(c.first)) {
		score += 0.6 // "…”, Quay Studies, 14."
	}
	if c.first > 0 {
		t := &p.tokens[c.first-1]
		if t.kind == word && !t.is(capital) && !t.is(digits) && c.items[0].label == "" && !p.abbreviated(c.first-1) && t.flags&(emphasis|strong) == 0 {
			score--
		}
		if t.flags&emphasis != 0 && p.tokens[c.first].flags&emphasis == 0 {
			score++
		}
	}
	return score + p.afterCluster(c)
}

// itemsScore says how much the numbers of a cluster look like volume, issue and
// pages by themselves.
func (p *parser) itemsScore(c *cluster) float64 {
	score, plain := 0.0, 0
	for k := range c.items {
		l := &c.items[k]
		switch {
		case l.label != "":
			score += 3
		case l.year && !l.bracketed && !(l.ranged && p.dated && k > 0):
			score += 0.3
			plain++
		case l.year:
			score += 0.8
		case l.bracketed && k > 0:
			score += 2
		case l.ranged:
			score += 2
			plain++
		default:
			score += 0.7
			plain++
		}
		if k > 0 && l.before == ':' {
			score += 1.5
		}
		if k > 0 && l.before == ';' {
			score++
		}
	}
	if plain >= 2 {
		score += 0.8
	}
	return score
}

// afterCluster scores what follows: locators end an entry or its journal part.
func (p *parser) afterCluster(c *cluster) float64 {
	k := c.end
	for k < len(p.tokens) && (p.tokens[k].kind == sign || p.owner[k] != free) {
		if p.owner[k] == free && isOpeningQuote(p.tokens[k].sign) {
			return -2
		}
		k++
	}
	if k >= len(p.tokens) {
		return 1
	}
	if k == c.end {
		if t := &p.tokens[k]; !t.is(capital) {
			return -2.5
		}
		return -1
	}
	return 0
}

// inBrackets says whether a square bracket before token i is still open.
func (p *parser) inBrackets(i int) bool {
	for k := i - 1; k >= p.begin && i-k < 30; k-- {
		if p.at(k, ']') {
			return false
		}
		if p.at(k, '[') {
			return true
		}
	}
	return false
}

// afterStop says whether a clause has ended between the start of the body and
// token i, so that token i can belong to a journal.
func (p *parser) afterStop(i int) bool {
	for k := i - 1; k > max(p.begin, i-longestClause); k-- {
		if p.at(k, '.') && p.stops(k) {
			return true
		}
	}
	return false
}

// longestClause bounds how many tokens of a clause are looked at: a text that is
// taken for one entry may have no stop at all.
const longestClause = 300

// takeCluster names the locators of a cluster and adds their fields.
func (p *parser) takeCluster(c *cluster) {
	if p.countsAlone(c) {
		return
	}
	year := p.clusterYear(c)
	var plain []*locator
	labelled := map[string]bool{}
	for k := range c.items {
		l := &c.items[k]
		if !l.town.empty() {
			p.add(field{name: "publisher-place", text: p.text(l.town), start: p.tokens[l.town.first].start, end: p.tokens[l.town.end-1].end, confidence: 0.9})
		}
		switch {
		case p.slashed(l) && p.issueOfYear(l):
			labelled["issue"] = true
		case l.skip:
		case k == year:
			p.clusterDate(l)
		case l.count:
			p.addLocator(l.label, l)
		case l.label != "":
			labelled[l.label] = true
			p.addLocator(l.label, l)
		case l.year && p.dated && p.sameYear(l):
		case k > 0 && c.items[k-1].label == "page" && !c.items[k-1].count && l.before == ',' && !l.year:
			// "pp. A1, A4"
		default:
			plain = append(plain, l)
		}
	}
	p.namePlain(plain, labelled)
	p.claim(c.first, c.end, locatorOwner)
	p.located = true
}

// countsAlone takes a cluster that only counts the pages of a book, "248 p.".
func (p *parser) countsAlone(c *cluster) bool {
	for k := range c.items {
		if !c.items[k].count {
			return false
		}
	}
	p.addLocator("page", &c.items[0])
	p.claim(c.first, c.end, locatorOwner)
	return true
}

// clusterYear is the index of the item that is the date of publication, or -1.
func (p *parser) clusterYear(c *cluster) int {
	if p.dated {
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
		case l.before == ':' || l.ranged && p.anotherYear(c.end, len(p.tokens)):
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

func (p *parser) sameYear(l *locator) bool {
	y, ok := p.year(l.first)
	if !ok {
		if d, ok := p.dateAt(l.end - 1); ok {
			y = d.date
		}
	}
	return l.bracketed || y.Year == p.issued.Year
}

func (p *parser) clusterDate(l *locator) {
	for k := l.first; k < l.end; k++ {
		if d, ok := p.dateAt(k); ok {
			d.first, d.end = min(d.first, l.first), max(d.end, l.end)
			p.addDate(d, 0.9)
			return
		}
	}
}

// namePlain gives the unlabelled locators their fields by order and shape.
func (p *parser) namePlain(plain []*locator, labelled map[string]bool) {
	if len(plain) == 0 {
		return
	}
	for k := 1; k < len(plain); k++ {
		if plain[k].before == ':' && !plain[k].bracketed && !labelled["page"] {
			p.addLocator("page", plain[k])
			labelled["page"] = true
			plain = plain[:k]
		}
	}
	next := 0
	take := func(field string) {
		if !labelled[field] && next < len(plain) {
			p.addLocator(field, plain[next])
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
	case first.bracketed && len(plain) == 1 && labelled["page"] && !labelled["issue"] && p.yearBefore(first.first-1):
		take("issue") // "2010(3): 12-34"
	case first.bracketed && len(plain) > 2 && !plain[1].ranged && first.before != ';':
		next++ // "(3) 12, 163-178": the third series
		take("volume")
	case first.bracketed && len(plain) > 1 && !labelled["issue"]:
		take("issue")
	case p.slashed(first) && !labelled["issue"]:
		p.splitVolume(first)
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
func (p *parser) issueOfYear(l *locator) bool {
	y, ok := p.year(l.first + 2)
	if !ok || p.dated && y.Year != p.issued.Year {
		return false
	}
	p.addLocator("issue", &locator{span: span{l.first, l.first + 1}})
	if !p.dated {
		p.addDate(dated{span: span{l.first + 2, l.end}, date: y}, 0.85)
	}
	return true
}

// yearBefore says whether a year ends right before token i.
func (p *parser) yearBefore(i int) bool {
	_, ok := p.year(i - 1)
	return ok && !p.tokens[i].is(spaced)
}

// slashed says whether a number is "12/3", volume and issue.
func (p *parser) slashed(l *locator) bool {
	return l.end-l.first == 3 && p.at(l.first+1, '/') && !p.tokens[l.first+1].is(spaced)
}

func (p *parser) splitVolume(l *locator) {
	p.addLocator("volume", &locator{span: span{l.first, l.first + 1}})
	p.addLocator("issue", &locator{span: span{l.first + 2, l.end}})
}

// takeLabelled adds the labelled locators of a cluster that is not the chosen one.
func (p *parser) takeLabelled(c *cluster) {
	if p.quotedAt(c.first) || p.lawNumber(c.first) {
		return
	}
	for k := range c.items {
		l := &c.items[k]
		if l.label == "" || l.label == "number" || p.owner[l.from] != free {
			continue
		}
		if p.has(l.label) {
			if l.label == "page" {
				p.claim(l.from, l.to, noteOwner)
			}
			continue
		}
		if t := &p.tokens[l.from]; l.label != "page" && l.from > 0 && p.tokens[l.from-1].kind == word && !t.is(capital) && len(t.fold) > 3 {
			continue
		}
		p.addLocator(l.label, l)
		p.claim(l.from, l.to, locatorOwner)
	}
}

func (p *parser) addLocator(name string, l *locator) {
	if name == "page" && l.count {
		name = "number-of-pages"
	}
	if p.has(name) {
		return
	}
	start, end := p.tokens[l.first].start, p.tokens[l.end-1].end
	p.add(field{name: name, text: p.s[start:end], start: start, end: end, confidence: 0.9})
}
