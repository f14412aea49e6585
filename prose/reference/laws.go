package reference

// laws are words before the number of a law: "Lei nº 13.409".
var laws = set("lei", "decreto", "portaria", "resolucao", "ley", "real", "decree", "law", "act", "directive", "regulation", "loi", "decret", "legge", "complementar", "emenda", "instrucao", "normativa", "decreto-lei", "resolucion", "dhhs", "publication", "document", "adm", "report", "standard", "projeto", "edital", "version", "versao", "release", "ssrn", "iso", "iec", "din", "rfc", "astm", "nbr", "patent", "patente", "std")

// lawNumber says whether the locator from token i numbers a law or a report.
func lawNumber(en *entry, i int) bool {
	return i > 0 && en.tokens[i-1].kind == word && laws[en.tokens[i-1].fold] && en.tokens[i].kind != sign
}

// statutes are the words that the name of a law or order begins with.
var statutes = set("lei", "decreto", "portaria", "resolucao", "ley", "decree", "loi", "decret", "legge", "emenda", "instrucao", "decreto-lei", "resolucion", "medida", "deliberacao")

// findLaw claims the clause that says what a law is about, so that the title of
// a law under its author is its name: "Brasil. Lei nº 12.815, de 5 de junho de
// 2013. Dispõe sobre …". Where the law stands first its matter goes on its title.
func findLaw(dr *draft, at int) {
	for dr.at(at, '.') || dr.at(at, ',') {
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
	end := at
	for end < len(dr.tokens) && end-at < 30 && !(dr.at(end, '.') && dr.stops(end)) {
		if dr.owner[end] != free {
			return
		}
		end++
	}
	if _, ok := dr.year(end - 1); !ok || end+1 >= len(dr.tokens) || dr.tokens[end+1].kind != word {
		return
	}
	stop := end + 1
	for stop < len(dr.tokens) && dr.owner[stop] == free && !(dr.at(stop, '.') && dr.stops(stop)) {
		stop++
	}
	if stop-end > 5 {
		dr.claim(end, stop, noteOwner)
	}
}

// frontVolume reads the order of law journals, volume before the name and page
// after it: "(2014) 12 Quay L Rev 4", "12 Harv. L. Rev. 345 (2014)".
func frontVolume(dr *draft, from int) bool {
	for i := from; i+2 < len(dr.tokens); i++ {
		t := &dr.tokens[i]
		if t.kind != number || dr.owner[i] != free || len(t.fold) > 3 || i == 0 || dr.quotedAt(i) {
			continue
		}
		before := &dr.tokens[i-1]
		if !before.at(')') && !before.at(']') && !before.at(',') && !closesAny(before.sign) && dr.owner[i-1] != dateOwner {
			continue
		}
		if end := venueRun(dr, i+1); end > 0 && (dr.has("issued") || before.at(')') || dr.at(end+1, '(')) {
			if before.at(')') && !dr.dated {
				if y, ok := dr.dateAt(i - 2); ok {
					dr.addDate(y, 0.9)
					dr.claim(y.first-1, i, dateOwner)
				}
			} else if before.at(',') && !dr.at(end+1, '(') {
				return false
			}
			addLocator(dr, "volume", &locator{span: span{i, i + 1}})
			if end == len(dr.tokens) { // no page
				dr.claim(i, i+1, locatorOwner)
				dr.lawVenue = true
				return true
			}
			last, ranged, _ := value(dr, end, "page")
			addLocator(dr, "page", &locator{span: span{end, last}, ranged: ranged})
			dr.claim(i, i+1, noteOwner)
			dr.claim(end, last, locatorOwner)
			dr.located = true
			return true
		}
	}
	return false
}

// venueRun is the token of the number that ends a run of capitalised words
// from token i on; the end of the tokens where the entry ends without one; 0
// where the run does not end so.
func venueRun(dr *draft, i int) int {
	words := 0
	for k := i; k < len(dr.tokens); k++ {
		if k-i > 16 {
			return 0
		}
		t := &dr.tokens[k]
		switch {
		case dr.owner[k] != free:
			return 0
		case t.kind == word && (t.is(capital) || len(t.fold) < 4) && !t.is(digits):
			words++
		case t.at('.') || t.at('&'):
		case t.kind == number && words > 0 && dr.tokens[k-1].kind == word || t.kind == number && dr.at(k-1, '.') && words > 1:
			if last, _, ok := value(dr, k, "page"); ok && endsVenue(dr, last) {
				return k
			}
			return 0
		default:
			return 0
		}
	}
	if words > 0 && i > 2 && dr.at(i-2, ')') && (dr.tokens[len(dr.tokens)-1].kind == word || dr.at(len(dr.tokens)-1, '.')) {
		return len(dr.tokens)
	}
	return 0
}

// endsVenue says whether the journal part of an entry can end before token i:
// the entry ends, or a bracket, a second page or an address follows.
func endsVenue(dr *draft, i int) bool {
	switch {
	case i >= len(dr.tokens) || dr.owner[i] != free || dr.at(i, '('):
		return true
	case dr.at(i, '.'):
		return i+1 >= len(dr.tokens) || dr.tokens[i+1].kind == address
	}
	return dr.at(i, ',') && i+1 < len(dr.tokens) && dr.tokens[i+1].kind == number
}
