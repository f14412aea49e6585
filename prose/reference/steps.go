package reference

// A turning is the place where one part gives way to another.
type turning struct {
	last, next label
	mask       int // which parts have been read before
	k          int // the first atom of the next
}

// imprint is the parts that only books and reports have.
const imprint = 1<<place | 1<<publisher

// step scores going from one part to the next over the gap before its first atom.
func (sc *scorer) step(s *sum, t turning) {
	if t.next != note && sc.intoWhole(s, t) {
		return
	}
	g, w := &sc.atoms[t.k].gap, &sc.w.Step
	if g.sign == '.' && g.weight < sc.w.Point.Stops && t.last != opening {
		s.times(&w.SoftPoint, sc.w.Point.Stops-g.weight)
	}
	if t.k > 0 && g.sign != 'm' && g.owners == 0 && sc.wholly(t.k-1) && sc.wholly(t.k) {
		s.add(&w.MarkupCut) // one stretch of markup is one part
	}
	if t.next == note {
		sc.toNote(s, t)
		return
	}
	if sc.whole > 0 {
		s.when(t.next == container && t.last == opening, &w.WholeBeforeIn)
		s.when(t.last == title && sc.atoms[t.k].first < sc.whole, &w.TitleEndsBeforeIn)
	}
	sc.order(s, t)
	sc.across(s, t)
	sc.turn(s, t)
}

// toNote scores calling a part a note: most at the head of the text, less where
// place and publisher are still to come.
func (sc *scorer) toNote(s *sum, t turning) {
	a, w := &sc.atoms[t.k], &sc.w.Step
	if t.last == title {
		s.when(a.first < sc.whole || a.sign == '.' && a.owners == 0 && !sc.located && a.words < 7, &w.NoteAfterTitle)
	}
	switch {
	case t.last == opening:
		s.add(&w.NoteFirst)
	case t.mask&imprint == 0:
		s.add(&w.NoteInside)
	}
}

// intoWhole scores "In" and "//" in the gap, which lead to the whole and settle
// the step: it says whether one of them stands there.
func (sc *scorer) intoWhole(s *sum, t turning) bool {
	g, w := &sc.atoms[t.k].gap, &sc.w.Step
	in := g.owners&(1<<inOwner) != 0
	switch {
	case !in && g.sign != '/':
		return false
	case in && t.next == container:
		s.add(&w.In)
	case in && t.next == title && t.last == opening && !untitledPart(sc.entry, sc.whole):
		s.add(&w.UntitledIn)
	case in:
		s.add(&w.InOther)
	case t.next == container:
		s.add(&w.Slashes)
	default:
		s.add(&w.SlashesOther)
	}
	return true
}

// order scores that one part follows another at all.
func (sc *scorer) order(s *sum, t turning) {
	a, w := &sc.atoms[t.k], &sc.w.Step
	book := t.next == place || t.next == publisher
	if t.next == container {
		s.when(t.last == note && !sc.bracketClause(t.k-1), &w.ContainerAfterNote)
		s.when(t.mask&imprint != 0, &w.ContainerAfterImprint)
	}
	if t.last == container {
		s.when(book && sc.whole == 0 && (a.owners == 0 || !sc.located), &w.ImprintAfterContainer)
		s.when(t.next == publisher && a.sign == ',' && !a.known && a.namesNobody(), &w.NameGoesOn)
	}
	s.when(t.next == place && t.mask&(1<<container) == 0 && sc.paperBeforeDay(a), &w.PlaceBeforeDay)
	s.when(book && t.last == title && sc.wholeAfterQuote(a), &w.ImprintAfterQuote)
}

// namesNobody says whether an atom has no word of publishers or of bodies.
func (a *atom) namesNobody() bool { return a.publishers+a.bodies == 0 }

// paperBeforeDay says whether an atom may be a newspaper and no place: newspapers
// have days, and come before their town.
func (sc *scorer) paperBeforeDay(a *atom) bool {
	return sc.whole == 0 && sc.issued.Day > 0 && !a.city && !a.region && !a.spot
}

// wholeAfterQuote says whether an atom that follows a title is a whole and no
// imprint, since the title is in quotation marks.
func (sc *scorer) wholeAfterQuote(a *atom) bool {
	if !sc.anyQuoted || a.owners != 0 || a.sign == '(' || a.city || a.region {
		return false
	}
	return a.namesNobody() || a.journals+a.proceedings > 0
}

// across scores a step over what was claimed in the gap: the kind of a thesis,
// locators, editors, an edition.
func (sc *scorer) across(s *sum, t turning) {
	claimed, w := sc.atoms[t.k].owners, &sc.w.Step
	if claimed == 0 {
		return
	}
	if claimed&(1<<genreOwner) != 0 && t.next == publisher {
		s.add(&w.Thesis)
		s.when(t.last == opening, &w.ThesisUntitled)
	}
	s.when(claimed&(1<<locatorOwner) != 0 && (t.next == title || t.next == container) && sc.located, &w.TitleAfterVolume)
	s.when(claimed&(1<<editorOwner) != 0 && t.next == container && t.mask&(1<<title) != 0 && !sc.houseAfterEditors(t.k), &w.ContainerAfterEditors)
	s.when(claimed&(1<<editionOwner) != 0 && (t.next == place || t.next == publisher), &w.ImprintAfterEdition)
}

// houseAfterEditors says whether atom k stands where the publisher of a book stands,
// between its editors or translators and the year: "Translated by Carlo Prado, New Quays, 1986".
func (pa *parts) houseAfterEditors(k int) bool {
	a := &pa.atoms[k]
	return a.publishers > 0 || a.sign == ',' && pa.whole == 0 && !pa.anyQuoted && !pa.located && pa.dateFollows(k+1)
}

// wholly says whether atom k lies under markup as a whole.
func (pa *parts) wholly(k int) bool {
	a := &pa.atoms[k]
	return a.emphasised > 0 && a.emphasised == a.words
}

// turn scores the sign at which one part gives way to the next.
func (sc *scorer) turn(s *sum, t turning) {
	w, g := &sc.w.Turn, &sc.atoms[t.k].gap
	switch {
	case t.last == opening:
		begins(sc.draft, s, t.next)
	case t.next == title && t.last == note:
		s.add(&w.TitleAfterNote)
	case t.next == title:
		s.add(&w.TitleLater)
	case t.last == place && t.next == publisher:
		s.sign(w.PlacePublisher.at(g.sign))
		s.when(isRareTurn(g.sign), &w.PublisherOther)
		s.when(sc.houseLast(t.k), &w.HouseLast)
	case t.last == publisher && t.next == place:
		s.sign(w.PublisherPlace.at(g.sign))
	case t.next == container:
		sc.toContainer(s, t)
	case t.next == place:
		sc.toImprint(s, t, &w.Place)
	default:
		sc.toImprint(s, t, &w.Publisher)
	}
}

// houseLast says whether place and publisher stand before the year with commas, in
// a list that has commas for everything: "Leeuwarden, Osinga, 1948". Where nothing
// touches the year the town is seldom the last. Atom k is the second.
func (pa *parts) houseLast(k int) bool {
	a, b := &pa.atoms[k-1], &pa.atoms[k]
	return pa.commas && b.sign == ',' && a.words <= 3 && b.words <= houseWords && !b.city && !b.region && !a.known && a.publishers == 0 && pa.dateFollows(k+1) && !dateTouches(pa.draft, b.end)
}

// begins scores what a text begins with.
func begins(dr *draft, s *sum, next label) {
	switch next {
	case title:
		s.add(&dr.w.Turn.TitleFirst)
	case container:
		s.add(&dr.w.Turn.ContainerFirst)
	default:
		s.add(&dr.w.Turn.OtherFirst)
	}
}

func (sc *scorer) toContainer(s *sum, t turning) {
	w, g := &sc.w.Turn, &sc.atoms[t.k].gap
	switch {
	case g.sign == '-' && sc.has("accessed") && !sc.has("author"):
		s.add(&w.Site)
	case g.closing:
		s.add(&w.AfterQuote)
	default:
		s.sign(w.Container.at(g.sign))
		s.when(g.sign == ':' && sc.journalBehindColon(t.k), &w.ColonJournal)
		sc.titleEnds(s, t)
	}
}

// journalBehindColon says whether the colon before atom k parts title and journal,
// as geologists have it: "Okafor, A., 1994, Tides of Lund: Quay Bulletin, v. 12".
// What follows is one part with the volume behind it.
func (pa *parts) journalBehindColon(k int) bool {
	return pa.commas && k > 0 && pa.atoms[k-1].journals == 0 && pa.atoms[k].smalls == 0 && pa.locatorFollows(k+1) == 2
}

// toImprint scores the sign before a place or publisher.
func (sc *scorer) toImprint(s *sum, t turning, signs *turns) {
	g := &sc.atoms[t.k].gap
	if g.sign == '(' {
		sc.bracketTurn(s, t.k)
		return
	}
	s.sign(signs.at(g.sign))
	s.when(t.next == publisher && isRareTurn(g.sign), &sc.w.Turn.PublisherOther)
	if t.next == place && t.last == title && sc.stopped && g.sign == ',' && sc.lastPlace(t.k) {
		s.add(&sc.w.Turn.TitleCommaPlace)
		return
	}
	sc.titleEnds(s, t)
}

// lastPlace says whether atom k is a place, or the first of several, after which
// nothing but the date follows, or a colon and the publisher.
func (pa *parts) lastPlace(k int) bool {
	for k+1 < len(pa.atoms) && pa.atoms[k].city && pa.atoms[k+1].city && pa.atoms[k+1].owners == 0 {
		k++
	}
	a := &pa.atoms[k]
	return (a.city || a.spot || a.region) && (k+1 == len(pa.atoms) || pa.atoms[k+1].owners != 0 || a.city && pa.atoms[k+1].sign == ':')
}

// titleEnds scores a title that ends at another sign than the parts of the entry do.
func (sc *scorer) titleEnds(s *sum, t turning) {
	if t.last != title {
		return
	}
	switch sc.atoms[t.k].sign {
	case '.', '?':
		s.when(sc.commas, &sc.w.Turn.TitleStop)
	case ',', '"', 'm', 0:
		// The comma in "[PhD thesis, University of Lund]" is one of the bracket.
		s.when(sc.stopped && sc.atoms[t.k].owners&(1<<genreOwner) == 0, &sc.w.Turn.TitleComma)
	}
}

// bracketTurn scores a bracket that may hold place and publisher: nothing of
// the title comes after it.
func (sc *scorer) bracketTurn(s *sum, k int) {
	w := &sc.w.Turn
	for ; k < len(sc.atoms); k++ {
		end := sc.atoms[k].end
		switch {
		case !sc.at(end, ')'):
			continue
		case end+1 < len(sc.tokens) && sc.owner[end+1] == free && sc.tokens[end+1].kind == word:
			s.add(&w.BracketInside)
		case k+1 < len(sc.atoms):
			s.add(&w.BracketMore)
		default:
			s.add(&w.Bracket)
		}
		return
	}
	s.add(&w.Bracket)
}

// untitledChapter says whether the whole follows the authors, and no date stands
// between: "T. Wold, in Ionic Liquids for Painters, ed. B. Falk".
func untitledChapter(dr *draft) bool {
	i := dr.whole
	if i == 0 || i > dr.begin+1 {
		return false
	}
	return dr.owner[i-1] != dateOwner && (i < 2 || dr.owner[i-2] != dateOwner)
}

// finish scores what a whole reading has: nearly every work has a title.
func (sc *scorer) finish(s *sum, mask int) {
	w := &sc.w.Whole
	mask |= sc.known
	if sc.bare && mask&(1<<title|1<<container) == 1<<container {
		s.add(&w.BareJournal)
		return
	}
	if mask&(1<<title) == 0 && !(mask&(1<<container) != 0 && untitledChapter(sc.draft)) {
		s.add(&w.NoTitle)
		s.when(mask&imprint != 0, &w.ImprintOnly)
	}
	s.when(mask&(1<<place) != 0 && mask&(1<<publisher) == 0 && mask&(1<<container) != 0, &w.PlaceOnly)
}
