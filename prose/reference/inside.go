package reference

// swallow scores that a part holds the gap before atom k inside it.
func (sc *scorer) swallow(s *sum, l label, k int) {
	g, w := &sc.atoms[k].gap, &sc.w.Inside
	if sc.atoms[k].quoted || sc.atoms[k-1].quoted {
		sc.swallowQuote(s, l, k)
		return
	}
	factor := 1.0
	if g.sign == '.' {
		factor = g.weight
		if sc.commas && l == title {
			factor *= w.TitleStop
		}
	}
	if sign := w.sign(l, g.sign); sign != nil {
		s.times(sign, factor)
	}
	s.when(sc.atoms[k].dated && l != note, &w.DatedBracket)
	switch l {
	case title:
		sc.titleGoesOn(s, k)
	case container:
		sc.containerGoesOn(s, k)
	case publisher:
		sc.publisherGoesOn(s, k)
	case place:
		s.when((sc.atoms[k].region || sc.atoms[k].city) && g.sign == ',', &w.Region)
	}
}

func (sc *scorer) swallowQuote(s *sum, l label, k int) {
	g, w := &sc.atoms[k].gap, &sc.w.Inside
	switch {
	case l == title && k == 1 && g.sign == ':':
		s.add(&w.QuoteColon)
	case l == title && sc.atoms[k-1].quoted && (g.sign == ':' || g.sign == '"' && !sc.atoms[k].quoted && !sc.closedQuote(k-1)):
		s.add(&w.QuoteGoesOn)
	case l == title && sc.atoms[k-1].quoted && sc.at(sc.atoms[k-1].end+1, '.') && sc.subtitleAt(k): // "„Flut!“. Rufe von der Küste, Husum 1983"
		s.add(&w.QuoteGoesOn)
		s.add(&w.Subtitle)
	default:
		s.add(&w.Quote)
	}
}

// closedQuote says whether the quotation of atom k ends with the point or comma
// that ends its part.
func (pa *parts) closedQuote(k int) bool {
	end := pa.atoms[k].end
	return pa.at(end, '.') || pa.at(end, ',') || pa.at(end+1, '.') || pa.at(end+1, ',')
}

// titleGoesOn scores what goes on a title after a sign.
func (sc *scorer) titleGoesOn(s *sum, k int) {
	a, w := &sc.atoms[k], &sc.w.Inside
	if (a.sign == '.' || a.sign == '?') && sc.subtitleAt(k) {
		s.add(&w.Subtitle)
		return
	}
	switch {
	case sc.bracketClause(k):
		s.add(&w.BracketClause)
	case a.sign == '.' && (sc.ordinalAtom(k) || sc.ordinalAtom(k-1)):
		s.times(&w.Ordinal, a.weight)
	case a.sign == '.' && sc.in(a.first, articles):
		s.times(&w.Article, a.weight)
	case a.sign == ',' && sc.smallAtom(k):
		s.add(&w.LowerTitle)
	}
}

// bracketClause says whether atom k is a clause of its own in square brackets:
// "El tema precios. [Entrevista cedida a Dolores Olvera]. El cronista".
func (pa *parts) bracketClause(k int) bool {
	a := &pa.atoms[k]
	return a.sign == '(' && pa.at(a.first-1, '[') && pa.at(a.first-2, '.') && pa.at(a.end, ']')
}

func (sc *scorer) containerGoesOn(s *sum, k int) {
	a, w := &sc.atoms[k], &sc.w.Inside
	switch {
	case a.sign == ',' && sc.smallAtom(k):
		s.add(&w.LowerContainer)
	case a.sign == ',' && sc.lastPlace(k):
		s.add(&w.PlaceLast)
	case a.sign == '(' && a.words == 1 && sc.tokens[a.first].is(upper) && sc.at(a.end, ')'):
		s.add(&w.ShortForm)
	case a.sign == '.' && sc.whole > 0 && sc.subtitleAt(k):
		s.times(&w.Subtitle, a.weight)
	case a.sign == '.' && sc.in(a.first, journalOpeners) && sc.atoms[k-1].words <= 3 && sc.atoms[k-1].smalls <= 1 && !(k > 1 && sc.ordinalAtom(k-2)):
		s.times(&w.SecondName, a.weight)
	case a.sign == '.' && sc.shortBefore(k):
		s.times(&w.Abbreviated, a.weight)
	}
}

func (sc *scorer) publisherGoesOn(s *sum, k int) {
	a, w := &sc.atoms[k], &sc.w.Inside
	switch {
	case sc.at(sc.atoms[k-1].end, ']'):
		s.add(&w.AfterBracket)
	case a.sign == ',' && sc.in(a.first, companies):
		s.add(&w.Company)
	case a.sign == ',' && sc.smallAtom(k):
		s.add(&w.LowerPublisher)
	case a.sign == '.' && sc.shortBefore(k):
		s.add(&w.PublisherAbbreviated)
	}
}

// smallAtom says whether atom k begins with a word in small letters.
func (pa *parts) smallAtom(k int) bool {
	t := &pa.tokens[pa.atoms[k].first]
	return t.kind == word && !t.is(capital)
}

// companies end the names of publishers after a comma.
var companies = set("fils", "sons", "figli", "hijos", "filhos", "inc", "incorporated", "ltd", "ltda", "limited", "llc", "gmbh", "co", "cia", "ag", "kg", "srl", "spa", "bv")

// ordinalAtom says whether atom k is a lone number or roman: the part of a work.
func (pa *parts) ordinalAtom(k int) bool {
	a := &pa.atoms[k]
	t := &pa.tokens[a.first]
	return a.end == a.first+1 && (t.kind == number && len(t.fold) < 3 || t.kind == word && t.is(upper) && isRoman(t.fold) && !initialLetters[t.fold])
}

// initialLetters are roman numbers that are an initial where they stand alone, as in
// "C. R. Acad. Sci.".
var initialLetters = set("c", "l", "d", "m")

// shortBefore says whether the word before atom k is so short that its point
// may be that of an abbreviation.
func (pa *parts) shortBefore(k int) bool {
	t := &pa.tokens[pa.atoms[k-1].end-1]
	return t.kind == word && len(t.fold) <= 7 && t.is(capital) && !pa.at(pa.atoms[k-1].end, ']') && !pa.at(pa.atoms[k-1].end, ')')
}
