package reference

// laws are words before the number of a law: "Lei nº 13.409".
var laws = set("lei", "decreto", "portaria", "resolucao", "ley", "real", "decree", "law", "act", "directive", "regulation", "loi", "decret", "legge", "complementar", "emenda", "instrucao", "normativa", "decreto-lei", "resolucion", "dhhs", "publication", "document", "adm", "report", "standard", "projeto", "edital", "version", "versao", "release", "ssrn", "iso", "iec", "din", "rfc", "astm", "nbr", "patent", "patente", "std")

// lawNumber says whether the locator from token i numbers a law or a report.
func (p *parser) lawNumber(i int) bool {
	return i > 0 && p.tokens[i-1].kind == word && laws[p.tokens[i-1].fold] && p.tokens[i].kind != sign
}

// statutes are the words that the name of a law or order begins with.
var statutes = set("lei", "decreto", "portaria", "resolucao", "ley", "decree", "loi", "decret", "legge", "emenda", "instrucao", "decreto-lei", "resolucion", "medida", "deliberacao")

// findLaw claims the clause that says what a law is about, so that the title of
// a law under its author is its name: "Brasil. Lei nº 12.815, de 5 de junho de
// 2013. Dispõe sobre …". Where the law stands first its matter goes on its title.
func (p *parser) findLaw(at int) {
	for p.at(at, '.') || p.at(at, ',') {
		at++
	}
	if !p.in(at, statutes) || !p.tokens[at].is(capital) {
		return
	}
	for k := at + 1; k < at+5 && k < len(p.tokens); k++ {
		if p.tokens[k].kind == number {
			p.kind = "legislation"
		}
	}
	if at == 0 {
		return
	}
	end := at
	for end < len(p.tokens) && end-at < 30 && !(p.at(end, '.') && p.stops(end)) {
		if p.owner[end] != free {
			return
		}
		end++
	}
	if _, ok := p.year(end - 1); !ok || end+1 >= len(p.tokens) || p.tokens[end+1].kind != word {
		return
	}
	stop := end + 1
	for stop < len(p.tokens) && p.owner[stop] == free && !(p.at(stop, '.') && p.stops(stop)) {
		stop++
	}
	if stop-end > 5 {
		p.claim(end, stop, noteOwner)
	}
}

// frontVolume reads the order of law journals, volume before the name and page
// after it: "(2014) 12 Quay L Rev 4", "12 Harv. L. Rev. 345 (2014)".
func (p *parser) frontVolume(from int) bool {
	for i := from; i+2 < len(p.tokens); i++ {
		t := &p.tokens[i]
		if t.kind != number || p.owner[i] != free || len(t.fold) > 3 || i == 0 || p.quotedAt(i) {
			continue
		}
		before := &p.tokens[i-1]
		if !before.at(')') && !before.at(']') && !before.at(',') && !closesAny(before.sign) && p.owner[i-1] != dateOwner {
			continue
		}
		if end := p.venueRun(i + 1); end > 0 && (p.has("issued") || before.at(')') || p.at(end+1, '(')) {
			if before.at(')') && !p.dated {
				if y, ok := p.dateAt(i - 2); ok {
					p.addDate(y, 0.9)
					p.claim(y.first-1, i, dateOwner)
				}
			} else if before.at(',') && !p.at(end+1, '(') {
				return false
			}
			p.addLocator("volume", &locator{span: span{i, i + 1}})
			if end == len(p.tokens) { // no page
				p.claim(i, i+1, locatorOwner)
				p.lawVenue = true
				return true
			}
			last, ranged, _ := p.value(end, "page")
			p.addLocator("page", &locator{span: span{end, last}, ranged: ranged})
			p.claim(i, i+1, noteOwner)
			p.claim(end, last, locatorOwner)
			p.located = true
			return true
		}
	}
	return false
}

// venueRun is the token of the number that ends a run of capitalised words
// from token i on; the end of the tokens where the entry ends without one; 0
// where the run does not end so.
func (p *parser) venueRun(i int) int {
	words := 0
	for k := i; k < len(p.tokens); k++ {
		if k-i > 16 {
			return 0
		}
		t := &p.tokens[k]
		switch {
		case p.owner[k] != free:
			return 0
		case t.kind == word && (t.is(capital) || len(t.fold) < 4) && !t.is(digits):
			words++
		case t.at('.') || t.at('&'):
		case t.kind == number && words > 0 && p.tokens[k-1].kind == word || t.kind == number && p.at(k-1, '.') && words > 1:
			if last, _, ok := p.value(k, "page"); ok && p.endsVenue(last) {
				return k
			}
			return 0
		default:
			return 0
		}
	}
	if words > 0 && i > 2 && p.at(i-2, ')') && (p.tokens[len(p.tokens)-1].kind == word || p.at(len(p.tokens)-1, '.')) {
		return len(p.tokens)
	}
	return 0
}

// endsVenue says whether the journal part of an entry can end before token i:
// the entry ends, or a bracket, a second page or an address follows.
func (p *parser) endsVenue(i int) bool {
	switch {
	case i >= len(p.tokens) || p.owner[i] != free || p.at(i, '('):
		return true
	case p.at(i, '.'):
		return i+1 >= len(p.tokens) || p.tokens[i+1].kind == address
	}
	return p.at(i, ',') && i+1 < len(p.tokens) && p.tokens[i+1].kind == number
}
