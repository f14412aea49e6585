package reference

import (
	"strings"

	"github.com/bibfix/bibfix/internal/gazetteer"
)

// A run is a stretch of atoms that is weighed as one part.
type run struct {
	from, end int // atoms
	features
	located int // what follows it, see locatorFollows
}

// run is the atoms [from, end), whose features are already summed.
func (pa *parts) run(from, end int, f features) run {
	return run{from, end, f, pa.locatorFollows(end)}
}

// head is the first token of a run.
func (pa *parts) head(r *run) *token { return &pa.tokens[pa.atoms[r.from].first] }

// lowerStart says whether a run begins with a word in small letters.
func (pa *parts) lowerStart(r *run) bool { return pa.smallAtom(r.from) }

// marked says whether a run is emphasised as a whole.
func (r *run) marked() bool { return r.emphasised > 0 && r.emphasised == r.words }

// town says whether a run is the name of one town.
func (pa *parts) town(r *run) bool { return r.end-r.from == 1 && pa.atoms[r.from].city }

// content scores how much a run looks like the part.
func (sc *scorer) content(s *sum, l label, r *run) {
	switch l {
	case title:
		sc.titleScore(s, r)
	case container:
		sc.containerScore(s, r)
	case publisher:
		sc.publisherScore(s, r)
	case place:
		sc.placeScore(s, r)
	case note:
		sc.noteScore(s, r)
	}
}

// noteWords is the length beyond which a remark gets no less likely.
const noteWords = 12

func (sc *scorer) noteScore(s *sum, r *run) {
	w := &sc.w.Note
	switch {
	case r.words == 0:
		s.add(&w.Empty)
	case r.end-r.from == 1 && sc.bracketClause(r.from):
		s.add(&w.Bracket)
	default:
		s.add(&w.Base)
		s.count(&w.Word, min(r.words, noteWords))
	}
}

func (sc *scorer) titleScore(s *sum, r *run) {
	w := &sc.w.Title
	s.add(&w.Base)
	switch {
	case r.words == 0:
		s.add(&w.NoWord)
	case r.words == 1:
	case r.words < 4:
		s.add(&w.FewWords)
	case r.words < 8:
		s.add(&w.SomeWords)
	default:
		s.add(&w.ManyWords)
	}
	s.when(r.smalls > 0, &w.SmallWord)
	s.when(r.functions > 0, &w.Function)
	sc.titleMarks(s, r)
	s.when(sc.lowerStart(r), &w.LowerStart)
	sc.titleNames(s, r)
	s.when(r.end-r.from > 1 && sc.atoms[r.end-1].sign == '.' && sc.loneNumber(r.end-1) && !sc.wordAt(sc.atoms[r.end-1].first-2, "no"), &w.NumberLast)
	s.when(r.located == 2 && sc.has("page"), &w.BeforeVolume) // volume and pages are those of a journal
	s.when(r.end-r.from > 1 && sc.atoms[r.end-1].city && (sc.dateFollows(r.end) || sc.atoms[r.end].city && sc.atoms[r.end].sign == ',' && sc.dateFollows(r.end+1)), &w.TownLast)
}

// loneNumber says whether atom k is one number.
func (pa *parts) loneNumber(k int) bool {
	a := &pa.atoms[k]
	return a.end == a.first+1 && pa.tokens[a.first].kind == number
}

// titleMarks scores the quotation marks and the emphasis of a title.
func (sc *scorer) titleMarks(s *sum, r *run) {
	w, quoted := &sc.w.Title, sc.atoms[r.from].quoted
	switch {
	case sc.anyQuoted && quoted:
		s.add(&w.Quoted)
	case sc.anyQuoted:
		s.add(&w.OtherQuoted)
	case quoted:
		s.add(&w.QuoteLater)
	}
	s.when(!sc.anyQuoted && r.marked(), &w.Marked)
}

// titleNames scores what speaks against a title: it looks like the name of a
// town, journal or publisher.
func (sc *scorer) titleNames(s *sum, r *run) {
	w := &sc.w.Title
	s.when(sc.town(r), &w.Town)
	if r.smalls > 0 {
		return
	}
	s.count(&w.Abbreviation, min(r.abbreviations, 4))
	if !sc.atoms[r.from].quoted {
		s.when(r.words <= 2 && r.journals+r.abbreviations > 0, &w.JournalLike)
		s.when(r.words <= 4 && r.abbreviations >= r.words, &w.AllAbbreviated)
	}
	s.when(r.words <= 5 && r.publishers > 0, &w.PublisherLike)
}

func (sc *scorer) containerScore(s *sum, r *run) {
	w := &sc.w.Container
	sc.followScore(s, r)
	s.upTo(&w.Journal, &w.JournalMost, r.journals)
	s.upTo(&w.Proceedings, &w.ProceedingsMost, r.proceedings)
	s.upTo(&w.Abbreviation, &w.AbbreviationMost, r.abbreviations)
	s.when(r.words <= 6 && gazetteer.Journal(sc.key(sc.tokensOf(r.from, r.end))), &w.Known)
	s.when(r.words > 0 && r.capitals*4 >= 3*(r.capitals+r.smalls), &w.Capitals)
	if r.proceedings == 0 {
		s.count(&w.SmallWord, min(r.smalls-3, 6))
	}
	s.count(&w.LongWord, min(r.words-14, 20))
	s.when(sc.numbersOnly(r), &w.CountsOnly)
	sc.containerMarks(s, r)
	sc.notContainer(s, r)
}

// containerMarks scores emphasis, quotation marks and editors about a container.
func (sc *scorer) containerMarks(s *sum, r *run) {
	w := &sc.w.Container
	s.when(r.marked(), &w.Marked)
	s.when(sc.atoms[r.from].quoted && (r.from > 0 || !sc.anyQuoted), &w.Quoted)
	s.when(sc.anyQuoted && r.end < len(sc.atoms) && sc.atoms[r.end].owners&(1<<editorOwner) != 0 && r.from > 0, &w.EditorFollows)
}

// notContainer scores what a title that goes on or an imprint looks like.
func (sc *scorer) notContainer(s *sum, r *run) {
	w, first := &sc.w.Container, &sc.atoms[r.from]
	if sc.lowerStart(r) || r.words == 0 {
		s.add(&w.LowerStart)
		s.when(first.sign == '-', &w.DashStart)
	}
	s.when(sc.town(r) || r.end-r.from == 1 && first.region && r.located == 0, &w.Town)
	s.when(r.publishers > 0 && r.journals == 0 && r.located == 0, &w.PublisherLike)
	several := r.end-r.from > 1
	s.when(several && (first.city || first.region) && sc.atoms[r.from+1].sign == ':', &w.Imprint)
	s.when(sc.ordinalAtom(r.from) || several && sc.regionOfTitle(r.from), &w.TitleGoesOn)
	s.when(r.located == 0 && sc.in(first.first, articles), &w.Article)
	s.when(sc.known&(1<<publisher) != 0 && sc.whole == 0 && !sc.anyQuoted, &w.BookKnown)
}

// regionOfTitle says whether atom k is a region that ends a title and not the first
// word of what comes next: "… in Brazil. Quay Studies", "…, SC. Rev Bras Portos".
func (sc *scorer) regionOfTitle(k int) bool {
	a, next := &sc.atoms[k], &sc.atoms[k+1]
	if !a.region || next.sign != '.' {
		return false
	}
	return next.weight > sc.w.Point.Stops || a.sign == ',' && sc.tokens[a.first].is(upper)
}

// followScore says how much what comes after a run speaks for a container:
// volume and pages do, their lack speaks against.
func (sc *scorer) followScore(s *sum, r *run) {
	w := &sc.w.Container
	switch {
	case r.located == 2:
		s.add(&w.Volume)
	case sc.ledToTown(r):
		s.add(&w.Led)
	case r.located == 1:
		s.add(&w.Pages)
	case sc.issued.Day > 0 && r.words <= 5 && r.smalls <= 1: // a newspaper
	case sc.has("URL") || sc.issued.Day > 0 || toCome(sc.draft):
		s.add(&w.Site) // a site, a newspaper, a journal to come
	default:
		s.add(&w.Nothing)
		s.when(r.smalls > 0 && r.journals+r.proceedings == 0 && !sc.anyQuoted && sc.whole == 0, &w.Subtitle)
	}
}

// ledToTown says whether "In" stands before a run of one clause and a town behind it,
// as in "In Tides, Lund 2014, pp. 3–5".
func (sc *scorer) ledToTown(r *run) bool {
	if sc.whole == 0 || sc.atoms[r.from].owners&(1<<inOwner|1<<editorOwner) == 0 || r.end == len(sc.atoms) || !sc.atoms[r.end].city || sc.atoms[r.end].first < sc.whole || !sc.dateFollows(r.end+1) && !sc.at(sc.atoms[r.end].end, ',') && !sc.at(sc.atoms[r.end].end, ':') {
		return false
	}
	for k := r.from + 1; k < r.end; k++ {
		if a := &sc.atoms[k]; a.sign == ';' || a.sign == '.' && a.weight >= sc.w.Point.Stops && !sc.subtitleAt(k) {
			return false
		}
	}
	return true
}

// toCome says whether the work is in press or submitted.
func toCome(dr *draft) bool { return dr.issued.Status != "" && dr.issued.Status != "n.d." }

func (sc *scorer) publisherScore(s *sum, r *run) {
	w := &sc.w.Publisher
	s.add(&w.Base)
	s.when(r.words <= 6 && knownPublisher(sc.entry, sc.tokensOf(r.from, r.end)), &w.Known)
	s.upTo(&w.Word, &w.WordMost, r.publishers)
	s.upTo(&w.Body, &w.BodyMost, r.bodies)
	s.when(r.words > 0 && r.words <= 4, &w.Short)
	s.count(&w.LongWord, min(r.words-8, 12))
	s.count(&w.SmallWord, min(r.smalls, 5))
	if r.publishers+r.bodies == 0 {
		s.count(&w.Link, r.links)
		s.when(r.links == 0 && r.from > 0 && sc.atoms[r.from].sign == '.' && sc.subtitleAt(r.from), &w.Subtitle)
	}
	s.when(sc.dateFollows(r.end), &w.BeforeDate)
	sc.publisherOrSite(s, r)
	sc.notPublisher(s, r)
}

// publisherOrSite scores the doubt whether what stands before a day or an
// address is a publisher or what the work is in.
func (sc *scorer) publisherOrSite(s *sum, r *run) {
	w, first := &sc.w.Publisher, sc.head(r)
	named := r.publishers+r.bodies > 0
	switch {
	case r.words == 1 && first.is(upper) && len(first.fold) > 2 && r.located == 0 && sc.has("URL") && !sc.located && sc.atoms[r.from].sign == '.' && !sc.anyQuoted:
		s.add(&w.Initials)
	case named:
	case sc.issued.Day > 0:
		s.add(&w.Newspaper)
	case sc.has("URL") || toCome(sc.draft):
		s.add(&w.Site)
	}
}

// notPublisher scores what a title, a place or a journal looks like.
func (sc *scorer) notPublisher(s *sum, r *run) {
	w, first := &sc.w.Publisher, &sc.atoms[r.from]
	s.when(sc.lowerStart(r), &w.LowerStart)
	s.when(r.end-r.from == 1 && (first.city || first.region), &w.Town)
	s.when(r.located == 2, &w.Volume)
	s.when(r.journals+r.proceedings > 0 && r.publishers == 0, &w.JournalLike)
	s.when(sc.in(first.first, articles), &w.Article)
	s.when(first.quoted || r.emphasised > 0, &w.Marked)
	s.when(first.sign == '(' && r.words == 1 && sc.head(r).is(upper) && sc.at(first.end, ')'), &w.ShortForm)
	s.when(sc.countsOnly(r), &w.CountsOnly)
}

// knownPublisher says whether the tokens are the name of a publisher, perhaps
// with initials or "Ed." before it: "N. Zanichelli", "Ed. Vozes".
func knownPublisher(en *entry, s span) bool {
	if key := en.key(s); gazetteer.Publisher(key) || gazetteer.Publisher(strings.Replace(key, " und ", " & ", 1)) {
		return true
	}
	for s.first+2 < s.end && en.at(s.first+1, '.') && (len(en.tokens[s.first].fold) == 1 || en.wordAt(s.first, "ed") || en.wordAt(s.first, "edit")) {
		s.first += 2
		if gazetteer.Publisher(en.key(s)) {
			return true
		}
	}
	return false
}

// countsOnly says whether a run holds nothing but numbers, days, months and
// seasons: what is left of a date or volume that was not understood.
func (pa *parts) countsOnly(r *run) bool {
	for k := pa.atoms[r.from].first; k < pa.atoms[r.end-1].end; k++ {
		t := &pa.tokens[k]
		if t.kind != word || pa.month(k) > 0 || season(pa.entry, k) || pa.day(k) > 0 || t.is(upper) && isRoman(t.fold) || locatorLabels[t.fold] != "" {
			continue
		}
		return false
	}
	return true
}

// numbersOnly says whether a run holds nothing but numbers and months.
func (pa *parts) numbersOnly(r *run) bool {
	for k := pa.atoms[r.from].first; k < pa.atoms[r.end-1].end; k++ {
		if pa.tokens[k].kind == word && pa.month(k) == 0 {
			return false
		}
	}
	return true
}

// articles begin subtitles more than names of journals and publishers.
var articles = set("a", "an", "ein", "eine", "eines", "einer", "un", "une", "uma", "um", "una", "zur", "zum", "der", "die", "das")

func (sc *scorer) placeScore(s *sum, r *run) {
	w := &sc.w.Place
	s.add(&w.Base)
	sc.placeNames(s, r)
	s.count(&w.SmallWord, min(r.smalls, 4))
	s.count(&w.OtherWord, r.journals+r.proceedings+r.publishers+r.bodies)
	s.when(sc.atoms[r.from].quoted || r.emphasised > 0, &w.Marked)
	s.when(sc.countsOnly(r), &w.CountsOnly)
	if r.located == 2 {
		s.add(&w.Volume)
		s.when(sc.atoms[r.from].sign == '(', &w.VolumeBracket)
	}
	if dateTouches(sc.draft, sc.atoms[r.end-1].end) {
		s.add(&w.YearTouches)
	} else {
		s.when(sc.dateFollows(r.end), &w.BeforeDate)
	}
}

// placeNames scores the towns and regions of a place.
func (sc *scorer) placeNames(s *sum, r *run) {
	w, first := &sc.w.Place, &sc.atoms[r.from]
	switch {
	case first.city:
		s.add(&w.Town)
	case first.region:
		s.add(&w.Region)
	case first.spot:
		s.add(&w.Spot)
	case r.end > r.from+1 && sc.atoms[r.end-1].region && first.words <= 3:
		s.add(&w.TownInRegion)
	case r.words > 2:
		s.add(&w.Unknown)
	}
	for k := r.from + 1; k < r.end; k++ {
		if sc.atoms[k].city || sc.atoms[k].region {
			s.add(&w.Further)
		} else {
			s.add(&w.FurtherUnknown)
		}
	}
}

// tokensOf is the tokens of the atoms [from, end).
func (pa *parts) tokensOf(from, end int) span {
	return span{pa.atoms[from].first, pa.atoms[end-1].end}
}

// locatorFollows says whether a locator stands right after atom end-1: 2 for
// one with volume or issue, 1 for pages alone, 0 for none.
func (pa *parts) locatorFollows(end int) int {
	first := end
	for end < len(pa.atoms) && pa.atoms[end].owners == 0 && (pa.atoms[end].sign == ',' || pa.atoms[end].sign == '.') && (pa.atoms[end].city || pa.atoms[end].region) {
		end++ // "Revista do Cais, Porto Alegre, v. 12"
	}
	g := &pa.tail
	if end < len(pa.atoms) {
		g = &pa.atoms[end].gap
	}
	switch {
	case pa.lawVenue && end == len(pa.atoms):
		return 2
	case g.owners&(1<<locatorOwner) == 0 || pa.ofBook:
		return 0
	case g.volume || pa.frontVolume:
		return 2
	case !pa.has("page") || end > first && g.owners&(1<<dateOwner) != 0:
		return 0 // "Lund, 248 p.", "Quay Press, Lund 2014, p. 4"
	}
	return 1
}

func (pa *parts) dateFollows(end int) bool {
	if end >= len(pa.atoms) {
		return true
	}
	return pa.atoms[end].owners&(1<<dateOwner|1<<locatorOwner) != 0
}
