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
func (sg *segmenter) run(from, end int, f features) run {
	return run{from, end, f, sg.locatorFollows(end)}
}

// head is the first token of a run.
func (sg *segmenter) head(r *run) *token { return &sg.tokens[sg.atoms[r.from].first] }

// lowerStart says whether a run begins with a word in small letters.
func (sg *segmenter) lowerStart(r *run) bool { return sg.smallAtom(r.from) }

// marked says whether a run is emphasised as a whole.
func (r *run) marked() bool { return r.emphasised > 0 && r.emphasised == r.words }

// town says whether a run is the name of one town.
func (sg *segmenter) town(r *run) bool { return r.end-r.from == 1 && sg.atoms[r.from].city }

// content scores how much a run looks like the part.
func (sg *segmenter) content(s *sum, l label, r *run) {
	switch l {
	case title:
		sg.titleScore(s, r)
	case container:
		sg.containerScore(s, r)
	case publisher:
		sg.publisherScore(s, r)
	case place:
		sg.placeScore(s, r)
	case note:
		sg.noteScore(s, r)
	}
}

// noteWords is the length beyond which a remark gets no less likely.
const noteWords = 12

func (sg *segmenter) noteScore(s *sum, r *run) {
	w := &sg.w.Note
	switch {
	case r.words == 0:
		s.add(&w.Empty)
	case r.end-r.from == 1 && sg.bracketClause(r.from):
		s.add(&w.Bracket)
	default:
		s.add(&w.Base)
		s.count(&w.Word, min(r.words, noteWords))
	}
}

func (sg *segmenter) titleScore(s *sum, r *run) {
	w := &sg.w.Title
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
	sg.titleMarks(s, r)
	s.when(sg.lowerStart(r), &w.LowerStart)
	sg.titleNames(s, r)
	s.when(r.end-r.from > 1 && sg.atoms[r.end-1].sign == '.' && sg.loneNumber(r.end-1), &w.NumberLast)
	s.when(r.located == 2 && sg.has("page"), &w.BeforeVolume) // volume and pages are those of a journal
	s.when(r.end-r.from > 1 && sg.atoms[r.end-1].city && (sg.dateFollows(r.end) || sg.atoms[r.end].city && sg.atoms[r.end].sign == ',' && sg.dateFollows(r.end+1)), &w.TownLast)
}

// loneNumber says whether atom k is one number.
func (sg *segmenter) loneNumber(k int) bool {
	a := &sg.atoms[k]
	return a.end == a.first+1 && sg.tokens[a.first].kind == number
}

// titleMarks scores the quotation marks and the emphasis of a title.
func (sg *segmenter) titleMarks(s *sum, r *run) {
	w, quoted := &sg.w.Title, sg.atoms[r.from].quoted
	switch {
	case sg.anyQuoted && quoted:
		s.add(&w.Quoted)
	case sg.anyQuoted:
		s.add(&w.OtherQuoted)
	case quoted:
		s.add(&w.QuoteLater)
	}
	s.when(!sg.anyQuoted && r.marked(), &w.Marked)
}

// titleNames scores what speaks against a title: it looks like the name of a
// town, journal or publisher.
func (sg *segmenter) titleNames(s *sum, r *run) {
	w := &sg.w.Title
	s.when(sg.town(r), &w.Town)
	if r.smalls > 0 {
		return
	}
	s.count(&w.Abbreviation, min(r.abbreviations, 4))
	if !sg.atoms[r.from].quoted {
		s.when(r.words <= 2 && r.journals+r.abbreviations > 0, &w.JournalLike)
		s.when(r.words <= 4 && r.abbreviations >= r.words, &w.AllAbbreviated)
	}
	s.when(r.words <= 5 && r.publishers > 0, &w.PublisherLike)
}

func (sg *segmenter) containerScore(s *sum, r *run) {
	w := &sg.w.Container
	sg.followScore(s, r)
	s.upTo(&w.Journal, &w.JournalMost, r.journals)
	s.upTo(&w.Proceedings, &w.ProceedingsMost, r.proceedings)
	s.upTo(&w.Abbreviation, &w.AbbreviationMost, r.abbreviations)
	s.when(r.words <= 6 && gazetteer.Journal(sg.key(sg.tokensOf(r.from, r.end))), &w.Known)
	s.when(r.words > 0 && r.capitals*4 >= 3*(r.capitals+r.smalls), &w.Capitals)
	if r.proceedings == 0 {
		s.count(&w.SmallWord, min(r.smalls-3, 6))
	}
	s.count(&w.LongWord, min(r.words-14, 20))
	s.when(sg.numbersOnly(r), &w.CountsOnly)
	sg.containerMarks(s, r)
	sg.notContainer(s, r)
}

// containerMarks scores emphasis, quotation marks and editors about a container.
func (sg *segmenter) containerMarks(s *sum, r *run) {
	w := &sg.w.Container
	s.when(r.marked(), &w.Marked)
	s.when(sg.atoms[r.from].quoted && (r.from > 0 || !sg.anyQuoted), &w.Quoted)
	s.when(sg.anyQuoted && r.end < len(sg.atoms) && sg.atoms[r.end].owners&(1<<editorOwner) != 0 && r.from > 0, &w.EditorFollows)
}

// notContainer scores what a title that goes on or an imprint looks like.
func (sg *segmenter) notContainer(s *sum, r *run) {
	w, first := &sg.w.Container, &sg.atoms[r.from]
	if sg.lowerStart(r) || r.words == 0 {
		s.add(&w.LowerStart)
		s.when(first.sign == '-', &w.DashStart)
	}
	s.when(sg.town(r) || r.end-r.from == 1 && first.region && r.located == 0, &w.Town)
	s.when(r.publishers > 0 && r.journals == 0 && r.located == 0, &w.PublisherLike)
	several := r.end-r.from > 1
	s.when(several && (first.city || first.region) && sg.atoms[r.from+1].sign == ':', &w.Imprint)
	s.when(sg.ordinalAtom(r.from) || several && sg.regionOfTitle(r.from), &w.TitleGoesOn)
	s.when(r.located == 0 && sg.in(first.first, articles), &w.Article)
	s.when(sg.known&(1<<publisher) != 0 && sg.whole == 0 && !sg.anyQuoted, &w.BookKnown)
}

// regionOfTitle says whether atom k is a region that ends a title and not the first
// word of what comes next: "… in Brazil. Quay Studies", "…, SC. Rev Bras Portos".
func (sg *segmenter) regionOfTitle(k int) bool {
	a, next := &sg.atoms[k], &sg.atoms[k+1]
	if !a.region || next.sign != '.' {
		return false
	}
	return next.weight > sg.w.Point.Stops || a.sign == ',' && sg.tokens[a.first].is(upper)
}

// followScore says how much what comes after a run speaks for a container:
// volume and pages do, their lack speaks against.
func (sg *segmenter) followScore(s *sum, r *run) {
	w := &sg.w.Container
	switch {
	case r.located == 2:
		s.add(&w.Volume)
	case sg.ledToTown(r):
		s.add(&w.Led)
	case r.located == 1:
		s.add(&w.Pages)
	case sg.issued.Day > 0 && r.words <= 5 && r.smalls <= 1: // a newspaper
	case sg.has("URL") || sg.issued.Day > 0 || toCome(sg.draft):
		s.add(&w.Site) // a site, a newspaper, a journal to come
	default:
		s.add(&w.Nothing)
		s.when(r.smalls > 0 && r.journals+r.proceedings == 0 && !sg.anyQuoted && sg.whole == 0, &w.Subtitle)
	}
}

// ledToTown says whether "In" stands before a run of one clause and a town behind it,
// as in "In Tides, Lund 2014, pp. 3–5".
func (sg *segmenter) ledToTown(r *run) bool {
	if sg.whole == 0 || sg.atoms[r.from].owners&(1<<inOwner|1<<editorOwner) == 0 || r.end == len(sg.atoms) || !sg.atoms[r.end].city || sg.atoms[r.end].first < sg.whole || !sg.dateFollows(r.end+1) && !sg.at(sg.atoms[r.end].end, ',') && !sg.at(sg.atoms[r.end].end, ':') {
		return false
	}
	for k := r.from + 1; k < r.end; k++ {
		if a := &sg.atoms[k]; a.sign == ';' || a.sign == '.' && a.weight >= sg.w.Point.Stops && !sg.subtitleAt(k) {
			return false
		}
	}
	return true
}

// toCome says whether the work is in press or submitted.
func toCome(dr *draft) bool { return dr.issued.Status != "" && dr.issued.Status != "n.d." }

func (sg *segmenter) publisherScore(s *sum, r *run) {
	w := &sg.w.Publisher
	s.add(&w.Base)
	s.when(r.words <= 6 && knownPublisher(sg.entry, sg.tokensOf(r.from, r.end)), &w.Known)
	s.upTo(&w.Word, &w.WordMost, r.publishers)
	s.upTo(&w.Body, &w.BodyMost, r.bodies)
	s.when(r.words > 0 && r.words <= 4, &w.Short)
	s.count(&w.LongWord, min(r.words-8, 12))
	s.count(&w.SmallWord, min(r.smalls, 5))
	if r.publishers+r.bodies == 0 {
		s.count(&w.Link, r.links)
		s.when(r.links == 0 && r.from > 0 && sg.atoms[r.from].sign == '.' && sg.subtitleAt(r.from), &w.Subtitle)
	}
	s.when(sg.dateFollows(r.end), &w.BeforeDate)
	sg.publisherOrSite(s, r)
	sg.notPublisher(s, r)
}

// publisherOrSite scores the doubt whether what stands before a day or an
// address is a publisher or what the work is in.
func (sg *segmenter) publisherOrSite(s *sum, r *run) {
	w, first := &sg.w.Publisher, sg.head(r)
	named := r.publishers+r.bodies > 0
	switch {
	case r.words == 1 && first.is(upper) && len(first.fold) > 2 && r.located == 0 && sg.has("URL") && !sg.located && sg.atoms[r.from].sign == '.' && !sg.anyQuoted:
		s.add(&w.Initials)
	case named:
	case sg.issued.Day > 0:
		s.add(&w.Newspaper)
	case sg.has("URL") || toCome(sg.draft):
		s.add(&w.Site)
	}
}

// notPublisher scores what a title, a place or a journal looks like.
func (sg *segmenter) notPublisher(s *sum, r *run) {
	w, first := &sg.w.Publisher, &sg.atoms[r.from]
	s.when(sg.lowerStart(r), &w.LowerStart)
	s.when(r.end-r.from == 1 && (first.city || first.region), &w.Town)
	s.when(r.located == 2, &w.Volume)
	s.when(r.journals+r.proceedings > 0 && r.publishers == 0, &w.JournalLike)
	s.when(sg.in(first.first, articles), &w.Article)
	s.when(first.quoted || r.emphasised > 0, &w.Marked)
	s.when(first.sign == '(' && r.words == 1 && sg.head(r).is(upper) && sg.at(first.end, ')'), &w.ShortForm)
	s.when(sg.countsOnly(r), &w.CountsOnly)
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
func (sg *segmenter) countsOnly(r *run) bool {
	for k := sg.atoms[r.from].first; k < sg.atoms[r.end-1].end; k++ {
		t := &sg.tokens[k]
		if t.kind != word || sg.month(k) > 0 || season(sg.entry, k) || sg.day(k) > 0 || t.is(upper) && isRoman(t.fold) || locatorLabels[t.fold] != "" {
			continue
		}
		return false
	}
	return true
}

// numbersOnly says whether a run holds nothing but numbers and months.
func (sg *segmenter) numbersOnly(r *run) bool {
	for k := sg.atoms[r.from].first; k < sg.atoms[r.end-1].end; k++ {
		if sg.tokens[k].kind == word && sg.month(k) == 0 {
			return false
		}
	}
	return true
}

// articles begin subtitles more than names of journals and publishers.
var articles = set("a", "an", "ein", "eine", "eines", "einer", "un", "une", "uma", "um", "una", "zur", "zum", "der", "die", "das")

func (sg *segmenter) placeScore(s *sum, r *run) {
	w := &sg.w.Place
	s.add(&w.Base)
	sg.placeNames(s, r)
	s.count(&w.SmallWord, min(r.smalls, 4))
	s.count(&w.OtherWord, r.journals+r.proceedings+r.publishers+r.bodies)
	s.when(sg.atoms[r.from].quoted || r.emphasised > 0, &w.Marked)
	s.when(sg.countsOnly(r), &w.CountsOnly)
	if r.located == 2 {
		s.add(&w.Volume)
		s.when(sg.atoms[r.from].sign == '(', &w.VolumeBracket)
	}
	if dateTouches(sg.draft, sg.atoms[r.end-1].end) {
		s.add(&w.YearTouches)
	} else {
		s.when(sg.dateFollows(r.end), &w.BeforeDate)
	}
}

// placeNames scores the towns and regions of a place.
func (sg *segmenter) placeNames(s *sum, r *run) {
	w, first := &sg.w.Place, &sg.atoms[r.from]
	switch {
	case first.city:
		s.add(&w.Town)
	case first.region:
		s.add(&w.Region)
	case first.spot:
		s.add(&w.Spot)
	case r.end > r.from+1 && sg.atoms[r.end-1].region && first.words <= 3:
		s.add(&w.TownInRegion)
	case r.words > 2:
		s.add(&w.Unknown)
	}
	for k := r.from + 1; k < r.end; k++ {
		if sg.atoms[k].city || sg.atoms[k].region {
			s.add(&w.Further)
		} else {
			s.add(&w.FurtherUnknown)
		}
	}
}

// tokensOf is the tokens of the atoms [from, end).
func (sg *segmenter) tokensOf(from, end int) span {
	return span{sg.atoms[from].first, sg.atoms[end-1].end}
}

// locatorFollows says whether a locator stands right after atom end-1: 2 for
// one with volume or issue, 1 for pages alone, 0 for none.
func (sg *segmenter) locatorFollows(end int) int {
	first := end
	for end < len(sg.atoms) && sg.atoms[end].owners == 0 && (sg.atoms[end].sign == ',' || sg.atoms[end].sign == '.') && (sg.atoms[end].city || sg.atoms[end].region) {
		end++ // "Revista do Cais, Porto Alegre, v. 12"
	}
	g := &sg.tail
	if end < len(sg.atoms) {
		g = &sg.atoms[end].gap
	}
	switch {
	case sg.lawVenue && end == len(sg.atoms):
		return 2
	case g.owners&(1<<locatorOwner) == 0 || sg.ofBook:
		return 0
	case g.volume || sg.frontVolume:
		return 2
	case !sg.has("page") || end > first && g.owners&(1<<dateOwner) != 0:
		return 0 // "Lund, 248 p.", "Quay Press, Lund 2014, p. 4"
	}
	return 1
}

func (sg *segmenter) dateFollows(end int) bool {
	if end >= len(sg.atoms) {
		return true
	}
	return sg.atoms[end].owners&(1<<dateOwner|1<<locatorOwner) != 0
}
