package reference

// swallow scores that a part holds the gap before atom k inside it.
func (sg *segmenter) swallow(s *sum, l label, k int) {
	g, w := &sg.atoms[k].gap, &sg.w.Inside
	if sg.atoms[k].quoted || sg.atoms[k-1].quoted {
		sg.swallowQuote(s, l, k)
		return
	}
	factor := 1.0
	if g.sign == '.' {
		factor = g.weight
		if sg.commas && l == title {
			factor *= w.TitleStop
		}
	}
	if sign := w.sign(l, g.sign); sign != nil {
		s.times(sign, factor)
	}
	s.when(sg.atoms[k].dated && l != note, &w.DatedBracket)
	switch l {
	case title:
		sg.titleGoesOn(s, k)
	case container:
		sg.containerGoesOn(s, k)
	case publisher:
		sg.publisherGoesOn(s, k)
	case place:
		s.when((sg.atoms[k].region || sg.atoms[k].city) && g.sign == ',', &w.Region)
	}
}

func (sg *segmenter) swallowQuote(s *sum, l label, k int) {
	g, w := &sg.atoms[k].gap, &sg.w.Inside
	switch {
	case l == title && k == 1 && g.sign == ':':
		s.add(&w.QuoteColon)
	case l == title && sg.atoms[k-1].quoted && (g.sign == ':' || g.sign == '"' && !sg.atoms[k].quoted && !sg.closedQuote(k-1)):
		s.add(&w.QuoteGoesOn)
	case l == title && sg.atoms[k-1].quoted && sg.at(sg.atoms[k-1].end+1, '.') && sg.subtitleAt(k): // "„Flut!“. Rufe von der Küste, Husum 1983"
		s.add(&w.QuoteGoesOn)
		s.add(&w.Subtitle)
	default:
		s.add(&w.Quote)
	}
}

// closedQuote says whether the quotation of atom k ends with the point or comma
// that ends its part.
func (sg *segmenter) closedQuote(k int) bool {
	end := sg.atoms[k].end
	return sg.at(end, '.') || sg.at(end, ',') || sg.at(end+1, '.') || sg.at(end+1, ',')
}

// titleGoesOn scores what goes on a title after a sign.
func (sg *segmenter) titleGoesOn(s *sum, k int) {
	a, w := &sg.atoms[k], &sg.w.Inside
	if (a.sign == '.' || a.sign == '?') && sg.subtitleAt(k) {
		s.add(&w.Subtitle)
		return
	}
	switch {
	case sg.bracketClause(k):
		s.add(&w.BracketClause)
	case a.sign == '.' && (sg.ordinalAtom(k) || sg.ordinalAtom(k-1)):
		s.times(&w.Ordinal, a.weight)
	case a.sign == '.' && sg.in(a.first, articles):
		s.times(&w.Article, a.weight)
	case a.sign == ',' && sg.smallAtom(k):
		s.add(&w.LowerTitle)
	}
}

// bracketClause says whether atom k is a clause of its own in square brackets:
// "El tema precios. [Entrevista cedida a Dolores Olvera]. El cronista".
func (sg *segmenter) bracketClause(k int) bool {
	a := &sg.atoms[k]
	return a.sign == '(' && sg.at(a.first-1, '[') && sg.at(a.first-2, '.') && sg.at(a.end, ']')
}

func (sg *segmenter) containerGoesOn(s *sum, k int) {
	a, w := &sg.atoms[k], &sg.w.Inside
	switch {
	case a.sign == ',' && sg.smallAtom(k):
		s.add(&w.LowerContainer)
	case a.sign == ',' && sg.lastPlace(k):
		s.add(&w.PlaceLast)
	case a.sign == '(' && a.words == 1 && sg.tokens[a.first].is(upper) && sg.at(a.end, ')'):
		s.add(&w.ShortForm)
	case a.sign == '.' && sg.whole > 0 && sg.subtitleAt(k):
		s.times(&w.Subtitle, a.weight)
	case a.sign == '.' && sg.in(a.first, journalOpeners) && sg.atoms[k-1].words <= 3 && sg.atoms[k-1].smalls <= 1 && !(k > 1 && sg.ordinalAtom(k-2)):
		s.times(&w.SecondName, a.weight)
	case a.sign == '.' && sg.shortBefore(k):
		s.times(&w.Abbreviated, a.weight)
	}
}

func (sg *segmenter) publisherGoesOn(s *sum, k int) {
	a, w := &sg.atoms[k], &sg.w.Inside
	switch {
	case sg.at(sg.atoms[k-1].end, ']'):
		s.add(&w.AfterBracket)
	case a.sign == ',' && sg.in(a.first, companies):
		s.add(&w.Company)
	case a.sign == ',' && sg.smallAtom(k):
		s.add(&w.LowerPublisher)
	case a.sign == '.' && sg.shortBefore(k):
		s.add(&w.PublisherAbbreviated)
	}
}

// smallAtom says whether atom k begins with a word in small letters.
func (sg *segmenter) smallAtom(k int) bool {
	t := &sg.tokens[sg.atoms[k].first]
	return t.kind == word && !t.is(capital)
}

// companies end the names of publishers after a comma.
var companies = set("fils", "sons", "figli", "hijos", "filhos", "inc", "incorporated", "ltd", "ltda", "limited", "llc", "gmbh", "co", "cia", "ag", "kg", "srl", "spa", "bv")

// ordinalAtom says whether atom k is a lone number or roman: the part of a work.
func (sg *segmenter) ordinalAtom(k int) bool {
	a := &sg.atoms[k]
	t := &sg.tokens[a.first]
	return a.end == a.first+1 && (t.kind == number && len(t.fold) < 3 || t.kind == word && t.is(upper) && isRoman(t.fold) && !initialLetters[t.fold])
}

// initialLetters are roman numbers that are an initial where they stand alone, as in
// "C. R. Acad. Sci.".
var initialLetters = set("c", "l", "d", "m")

// shortBefore says whether the word before atom k is so short that its point
// may be that of an abbreviation.
func (sg *segmenter) shortBefore(k int) bool {
	t := &sg.tokens[sg.atoms[k-1].end-1]
	return t.kind == word && len(t.fold) <= 7 && t.is(capital) && !sg.at(sg.atoms[k-1].end, ']') && !sg.at(sg.atoms[k-1].end, ')')
}
