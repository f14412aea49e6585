package reference

// laws are words before the number of a law: "Lei nº 13.409".
var laws = set("lei", "decreto", "portaria", "resolucao", "ley", "real", "decree", "law", "act", "directive", "regulation", "loi", "decret", "legge", "complementar", "emenda", "instrucao", "normativa", "decreto-lei", "resolucion", "dhhs", "publication", "document", "adm", "report", "standard", "projeto", "edital", "version", "versao", "release", "ssrn", "iso", "iec", "din", "rfc", "astm", "nbr", "patent", "patente", "std")

// lawNumber says whether the locator from token i numbers a law or a report.
func lawNumber(en *entry, i int) bool {
	return i > 0 && en.tokens[i-1].kind == word && laws[en.tokens[i-1].fold] && en.tokens[i].kind != sign
}

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

// frontVolume reads the order of law journals, volume before the name and page
// after it: "(2014) 12 Quay L Rev 4", "12 Harv. L. Rev. 345 (2014)".
func frontVolume(dr *draft, from int) bool {
	for i := max(from, 1); i+2 < len(dr.tokens); i++ {
		if t := &dr.tokens[i]; t.kind != number || dr.owner[i] != free || len(t.fold) > 3 || dr.quotedAt(i) || !mayPrecedeVolume(dr, i-1) {
			continue
		}
		bracket := dr.at(i-1, ')')
		end := venueRun(dr, i+1)
		if end == 0 || !bracket && !dr.has("issued") && !dr.at(end+1, '(') {
			continue
		}
		if dr.at(i-1, ',') && !dr.at(end+1, '(') {
			return false
		}
		if y, ok := dr.dateAt(i - 2); bracket && ok && !dr.dated {
			dr.addDate(y, 0.9)
			dr.claim(y.first-1, i, dateOwner)
		}
		takeFrontVolume(dr, i, end)
		return true
	}
	return false
}

// mayPrecedeVolume says whether a volume may follow token i: what stands before it
// has ended.
func mayPrecedeVolume(dr *draft, i int) bool {
	return dr.oneOf(i, ")],") || closesAny(dr.tokens[i].sign) || dr.owner[i] == dateOwner
}

// takeFrontVolume takes the volume at token i, and the page at token end, if the
// entry goes so far.
func takeFrontVolume(dr *draft, i, end int) {
	addLocator(dr, "volume", &locator{span: span{i, i + 1}})
	if end == len(dr.tokens) {
		dr.claim(i, i+1, locatorOwner)
		dr.lawVenue = true
		return
	}
	last, ranged, _ := value(dr, end, "page")
	addLocator(dr, "page", &locator{span: span{end, last}, ranged: ranged})
	dr.claim(i, i+1, noteOwner)
	dr.claim(end, last, locatorOwner)
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
	case dr.owner[k] == free && (afterWord || afterStop && words > 1):
		if last, _, ok := value(dr, k, "page"); ok && endsVenue(dr, last) {
			return k
		}
	}
	return 0
}

// capitalRun is the token after a run of words with capitals, short words and
// points from token i on, the number or the end that stops it, and how many words
// it has; 0 words where something else stops it.
func capitalRun(dr *draft, i int) (end, words int) {
	for ; i < len(dr.tokens) && dr.tokens[i].kind != number; i++ {
		switch t := &dr.tokens[i]; {
		case dr.owner[i] != free || end > longestVenue:
			return i, 0
		case t.kind == word && (t.is(capital) || len(t.fold) < 4) && !t.is(digits):
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
	case i >= len(dr.tokens) || dr.owner[i] != free || dr.at(i, '('):
		return true
	case dr.at(i, '.'):
		return i+1 >= len(dr.tokens) || dr.tokens[i+1].kind == address
	}
	return dr.at(i, ',') && i+1 < len(dr.tokens) && dr.tokens[i+1].kind == number
}
