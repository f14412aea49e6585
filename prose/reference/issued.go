package reference

// leadingDate takes a year that stands before everything else: "1886 BORTOLAN
// Domenico, …", "2014. Tides." under a name of its own.
func (p *parser) leadingDate(i int) int {
	d, ok := p.dateAt(i)
	if !ok || d.first != i || d.end+1 >= len(p.tokens) {
		return i
	}
	next := &p.tokens[d.end]
	if !next.at('.') && !next.at(',') && !next.at(':') && !(next.kind == word && next.is(capital)) {
		return i
	}
	if next.kind == word && p.anotherYear(d.end, len(p.tokens)) {
		return i
	}
	p.addDate(d, 0.85)
	if next.kind == sign {
		return d.end + 1
	}
	return d.end
}

// anotherYear says whether a year stands in the tokens [i, end).
func (p *parser) anotherYear(i, end int) bool {
	for ; i < end; i++ {
		if _, ok := p.year(i); ok {
			return true
		}
	}
	return false
}

// dateAfterAuthors takes the date that follows the names at once and returns
// the token after it.
func (p *parser) dateAfterAuthors(i int) int {
	if p.dated || i >= len(p.tokens) {
		return i
	}
	at := i
	for at < len(p.tokens) && at-i < 3 && (p.at(at, '.') || p.at(at, ',') || p.at(at, '(') || p.at(at, '[') || p.at(at, ':')) {
		at++
	}
	bracket := at > i && (p.at(at-1, '(') || p.at(at-1, '['))
	if end, d := p.status(at); end > at && (bracket || p.ends(end)) {
		p.addDate(dated{span: span{at, end}, date: d}, 0.92)
		return p.closeDate(i, end)
	}
	d, ok := p.dateAt(at)
	if !ok {
		d, ok = p.dateFrom(at)
	}
	if !ok || d.first > at && d.first-at > 6 || i == 0 && !bracket && !p.at(d.end, '.') {
		return i
	}
	if d.first < at && !p.at(d.first, '[') {
		d.first = at
	}
	if !bracket && !p.endsDate(d.end) {
		return i
	}
	p.addDate(d, 0.95)
	return p.closeDate(i, d.end)
}

// dateFrom finds a date whose day or month stands first: "(4 March 2019)".
func (p *parser) dateFrom(at int) (dated, bool) {
	if at >= len(p.tokens) || p.month(at) == 0 && p.day(at) == 0 && !p.season(at) && !p.wordAt(at, "ca") && !p.wordAt(at, "c") && !p.at(at, '[') {
		return dated{}, false
	}
	for k := at + 1; k < at+6 && k < len(p.tokens); k++ {
		if d, ok := p.dateAt(k); ok && (d.first == at || d.first == at+1) {
			d.first = at
			return d, true
		}
	}
	return dated{}, false
}

// ends says whether a clause ends before token i.
func (p *parser) ends(i int) bool {
	return i >= len(p.tokens) || p.tokens[i].kind != word && p.tokens[i].kind != number || p.at(i-1, '.')
}

// endsDate says whether a year without brackets stands by itself before token i.
func (p *parser) endsDate(i int) bool {
	if i >= len(p.tokens) {
		return true
	}
	t := &p.tokens[i]
	switch t.kind {
	case sign:
		return t.sign != '-' && t.sign != '/' && t.sign != ')' || t.sign == ')'
	case word:
		return t.is(capital)
	}
	return false
}

// closeDate passes the brackets and signs after a date that stood after names
// from token i on, and claims all of it.
func (p *parser) closeDate(i, end int) int {
	for end < len(p.tokens) && (p.at(end, ')') || p.at(end, ']') || p.at(end, '.') || p.at(end, ',') || p.at(end, ':') || p.at(end, ';')) {
		end++
	}
	if !p.at(end-1, ')') && p.bracketOpen(i, end) {
		for k := end; k < end+8 && k < len(p.tokens); k++ {
			if p.at(k, ')') || p.at(k, ']') {
				end = k + 1
				for p.at(end, '.') || p.at(end, ',') || p.at(end, ':') {
					end++
				}
				break
			}
		}
	}
	p.claim(i, end, dateOwner)
	return end
}

func (p *parser) bracketOpen(i, end int) bool {
	depth := 0
	for ; i < end; i++ {
		switch {
		case p.at(i, '(') || p.at(i, '['):
			depth++
		case p.at(i, ')') || p.at(i, ']'):
			depth--
		}
	}
	return depth > 0
}

// addDate adds the date of publication.
func (p *parser) addDate(d dated, confidence float64) {
	p.dated, p.issued = true, d.date
	p.add(field{name: "issued", start: p.tokens[d.first].start, end: p.tokens[d.end-1].end, date: d.date, confidence: confidence})
	p.claim(d.first, d.end, dateOwner)
	if d.date.Day > 0 && p.in(d.first-1, beforeDays) {
		p.claim(d.first-1, d.first, dateOwner)
	}
	if (p.at(d.first-1, '(') || p.at(d.first-1, '[')) && (p.at(d.end, ')') || p.at(d.end, ']')) {
		p.claim(d.first-1, d.end+1, dateOwner)
	}
}

// beforeDays lead from a newspaper to its day: "Die Welt vom 12.5.2010".
var beforeDays = set("vom", "dated", "du", "del")

// repeatedYear claims the year of publication where it stands a second time, in
// brackets or at the end: "2009. … Quay Studies (2009)."
func (p *parser) repeatedYear(i int) {
	if !p.dated || p.issued.Year == 0 {
		return
	}
	for k := i; k < len(p.tokens); k++ {
		if p.tokens[k].kind == sign || p.owner[k] != free {
			continue
		}
		y, ok := p.year(k)
		if !ok {
			continue
		}
		if p.at(k-1, '.') && p.at(k+1, '.') && y.Year < p.issued.Year && y.Letter == "" && k > i+1 {
			p.claim(k, k+1, dateOwner) // "Experience and Quays. 1938. New York: Collier, 1963."
			continue
		}
		if y.Year != p.issued.Year {
			continue
		}
		if p.at(k-1, '(') && p.at(k+1, ')') {
			p.claim(k-1, k+2, dateOwner)
		} else if d, _ := p.dateAt(k); p.oneOf(d.first-1, ",;") && p.signsOnly(d.end) {
			p.claim(d.first, d.end, dateOwner) // "…, Lund, Sweden, May 2009."
		}
	}
}

// signsOnly says whether nothing but signs and what was claimed follows from token i on.
func (p *parser) signsOnly(i int) bool {
	for ; i < len(p.tokens); i++ {
		if p.tokens[i].kind != sign && p.owner[i] == free {
			return false
		}
	}
	return true
}

// findDate looks for the date anywhere after token i, when neither the names
// nor the locators were beside it.
func (p *parser) findDate(i int) {
	if p.dated {
		return
	}
	var best dated
	rank := 0.0
	for k := i; k < len(p.tokens); k++ {
		if p.owner[k] != free && p.owner[k] != genreOwner || p.tokens[k].kind == sign {
			continue
		}
		d, ok := p.dateAt(k)
		if !ok {
			continue
		}
		if score := p.dateScore(d); score > 0 && score >= rank {
			best, rank = d, score
		}
		k = d.end - 1
	}
	if rank > 0 {
		owner := p.owner[best.first]
		p.addDate(best, min(0.95, 0.55+rank/12))
		if k := best.first - 1; k >= i && p.tokens[k].kind == word && p.owner[k] == free && (!p.tokens[k].is(capital) || p.at(best.end, '-') && p.tokens[best.end].is(spaced) || p.at(best.end, ':')) {
			p.claim(best.first, best.end, owner) // "Decreto nº 12.345, de 5 de junho de 2013" stays whole
		}
		return
	}
	for k := i; k < len(p.tokens); k++ {
		if p.tokens[k].kind != word || p.owner[k] != free {
			continue
		}
		if end, d := p.status(k); end > k && (k == 0 || p.tokens[k-1].kind == sign) && p.ends(end) {
			p.addDate(dated{span: span{k, end}, date: d}, 0.8)
			return
		}
	}
}

// dateScore says how much a date looks like the one of publication.
func (p *parser) dateScore(d dated) float64 {
	score := 1.0
	if d.bracketed {
		score++
	}
	if p.quotedAt(d.first) {
		score -= 3
	}
	if d.date.Month > 0 {
		score += 0.5
	}
	if d.date.Letter != "" {
		score += 4 // only the year that citations go by has one
	}
	after := d.end
	for after < len(p.tokens) && p.tokens[after].kind == sign {
		after++
	}
	switch {
	case after >= len(p.tokens):
		score += 3
	case p.owner[after] != free:
		score += 2
	case after == d.end && p.tokens[after].kind == word:
		score -= 2
	}
	if d.first > 0 {
		t := &p.tokens[d.first-1]
		switch {
		case t.kind == sign && (t.sign == ',' || t.sign == '.' || t.sign == '(' || t.sign == '[' || t.sign == ';'):
			score++
		case t.kind == word && !t.is(capital) && d.date.Day == 0:
			score -= 1.5
		}
	}
	switch {
	case d.date.End > 0 && p.at(d.first-1, ',') && p.at(d.end, ','):
		score -= 1.5 // "in «Atti», 1875-76, sez. V": the year of a volume, unless another is there
	case d.date.End > 0:
		score -= 2
	}
	if d.date.Day > 0 && p.at(d.first+1, '-') && p.small(d.first+2, 31) > 0 {
		score-- // the days of a conference
	}
	if p.inBrackets(d.first - 1) {
		score -= 3 // "[See also the edition of 1960]"
	}
	return score
}
