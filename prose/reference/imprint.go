package reference

import "github.com/bibfix/bibfix/internal/gazetteer"

// An imprint is what historians, lawyers and notes put in brackets behind the
// title: "(Leicester: Quay, 1971)", "(Truro, 1907)", "(Hart 2011)".
type bracketImprint struct {
	open, close      int
	place, publisher span // either may be empty
	date             dated
}

// findImprint takes the imprint in brackets, and the pages that follow it.
func findImprint(dr *draft, from int) {
	for i := from + 1; i+2 < len(dr.tokens); i++ {
		if !dr.at(i, '(') || dr.owner[i] != free || dr.quotedAt(i) {
			continue
		}
		if im, ok := imprintAt(dr, i); ok && !freeYear(dr, im.close) {
			takeImprint(dr, im)
			return
		}
	}
}

// freeYear says whether a year that nobody has claimed stands behind token i: then a
// bracket before it belongs to a title, "Review of Okafor, Tides (Keele, 1990)".
func freeYear(dr *draft, i int) bool {
	for ; i < len(dr.tokens); i++ {
		if _, ok := dr.year(i); ok && dr.owner[i] == free {
			return true
		}
	}
	return false
}

// imprintAt reads the imprint in the bracket at token open.
func imprintAt(dr *draft, open int) (bracketImprint, bool) {
	im := bracketImprint{open: open, close: dr.closingBracket(open)}
	if im.close == 0 || im.close-open > longestImprint || !imprintDate(dr, &im) {
		return im, false
	}
	first, end := open+1, im.date.first
	for dr.owner[first] == editionOwner || first > open+1 && dr.at(first, ',') {
		first++ // "(4th edn, Hart 2016)"
	}
	comma := dr.at(end-1, ',')
	if comma {
		end--
	}
	if first >= end || !allFree(dr, first, end) {
		return im, false
	}
	for k := first + 1; k < end-1; k++ {
		if dr.at(k, ':') {
			im.place, im.publisher = span{first, k}, withoutLead(dr.entry, span{k + 1, end})
			another := dr.dated && dr.issued.Year != im.date.date.Year // of the original
			return im, !another && capitalAt(dr.entry, first) && placeLike(dr.entry, im.place) && !dr.quotedAt(first)
		}
	}
	return im, !dr.dated && !numberBefore(dr.entry, open) && oneOfImprint(dr, &im, span{first, end}, comma)
}

// numberBefore says whether a number that is no year stands before token i: then the
// bracket holds where and when a volume came out, "72 (Napoli 1960) 234".
func numberBefore(en *entry, i int) bool {
	_, year := en.year(i - 1)
	return en.tokens[i-1].kind == number && !year
}

// longestImprint is in tokens, for a bracket with two towns, two publishers and the
// year of the first edition.
const longestImprint = 40

// imprintDate reads the date that ends the bracket; what follows it, behind a
// semicolon, may be the year of the first edition: "1932; 1st publ. 1899".
func imprintDate(dr *draft, im *bracketImprint) bool {
	original := 0
	for k := im.close - 1; k > im.open; k-- {
		y, ok := dr.year(k)
		if !ok || dr.owner[k] != free || dr.at(k-1, '[') && k-1 > im.open { // "1993 [1961]"
			continue
		}
		d, _ := dr.dateAt(k)
		switch {
		case d.first <= im.open || d.end > im.close:
			return false
		case d.end < im.close && original == 0 && !dr.at(d.end, ';'):
			return false
		case d.end == im.close && dr.in(k-1, firstPrinted) && original == 0, d.end == im.close && dr.at(k-1, '.') && dr.in(k-2, firstPrinted) && original == 0:
			original = y.Year
			continue
		}
		if im.date = d; original > 0 && original < d.date.Year {
			im.date.date.Original = original
		}
		return true
	}
	return false
}

// firstPrinted stand before the year of the first edition.
var firstPrinted = set("publ", "pub", "published", "edn", "ed", "edition", "printed", "orig", "originally", "erstmals", "zuerst", "first")

func allFree(dr *draft, first, end int) bool {
	for ; first < end; first++ {
		if dr.owner[first] != free || dr.tokens[first].kind == address {
			return false
		}
	}
	return true
}

// placeLike says whether a range before a colon can be a place: few words, all of
// them with capitals or small and short.
func placeLike(en *entry, s span) bool {
	words := 0
	for k := s.first; k < s.end; k++ {
		switch t := &en.tokens[k]; {
		case t.kind == word && (t.is(capital) || len(t.fold) <= 3):
			words++
		case !en.oneOf(k, ",.&/-;'’"):
			return false
		}
	}
	return words > 0 && words <= mostTownWords
}

// mostTownWords is for three towns: "New York, London and Rio de Janeiro".
const mostTownWords = 9

// withoutLead leaves out what leads to a printer or publisher of old: "printed for
// J. Roberts", "gedruckt bei".
func withoutLead(en *entry, s span) span {
	k := s.first
	if !en.in(k, printedWords) {
		return s
	}
	for k++; k < s.end && (en.in(k, printedBy) || en.in(k, printedWords)); k++ {
	}
	if k == s.end || k == s.first+1 || !capitalAt(en, k) {
		return s // "privately printed"
	}
	return span{k, s.end}
}

var (
	printedWords = set("printed", "sold", "gedruckt", "verlegt", "imprime", "stampato", "impreso", "gedrukt", "excudebat", "published", "and")
	printedBy    = set("for", "by", "at", "bei", "von", "durch", "chez", "par", "per", "da", "por", "door", "bij", "voor", "apud")
)

// oneOfImprint reads a bracket that has a place or a publisher and not both.
func oneOfImprint(dr *draft, im *bracketImprint, s span, comma bool) bool {
	words, plain := wordsOfImprint(dr, s)
	if !plain || words > mostTownWords || !capitalAt(dr.entry, s.first) {
		return false
	}
	key := dr.key(s)
	switch {
	case gazetteer.City(key) || gazetteer.Region(key) || severalTowns(dr.entry, s.first, s.end):
		im.place = s
	case townsLast(dr.entry, s) < s.end:
		im.publisher, im.place = publisherBefore(dr.entry, s)
	case dr.issued.Day > 0 || im.date.date.Day > 0:
		return false // a blog, a meeting
	case gazetteer.Publisher(key):
		im.publisher = s
	case thingWords(dr.entry, s.first, s.end) > 0 || dr.tokens[s.first].is(upper) || editionAdjectives[dr.tokens[s.first].fold]:
		return false // the weights know better
	default:
		return unknownImprint(dr, im, s, words, comma)
	}
	return true
}

// wordsOfImprint counts the words of a bracket that may hold a place or a publisher.
// It is plain where nothing but words and the signs inside names stands there.
func wordsOfImprint(dr *draft, s span) (n int, plain bool) {
	for k := s.first; k < s.end; k++ {
		switch t := &dr.tokens[k]; {
		case t.kind == word && !t.is(digits) && dr.month(k) == 0 && !season(dr.entry, k):
			n++
		case !dr.oneOf(k, ",.&/-'’"):
			return n, false
		}
	}
	return n, true
}

// The words of an imprint whose name is in no list, beside the year.
const (
	longestUnknownTown  = 2 // "(Nova Truro, 1907)"
	longestUnknownHouse = 3 // "(Hart & Lowe Books 2011) 45"
)

// unknownImprint reads a bracket whose name is in no list by how it is written: a town
// before the comma, the publisher of a law book without one and before a page.
func unknownImprint(dr *draft, im *bracketImprint, s span, words int, comma bool) bool {
	switch {
	case comma && words <= longestUnknownTown && im.date.date.Year < publishersAlone && afterTitle(dr, im.open):
		im.place = s // "(Truro, 1907)"
	case !comma && words <= longestUnknownHouse && im.close+1 < len(dr.tokens) && dr.tokens[im.close+1].kind == number:
		im.publisher = s // "(Hart 2011) 45"
	default:
		return false
	}
	return true
}

// publishersAlone is the year from which on books are cited by their publisher
// alone; an unknown name in the imprint of an older one is a town.
const publishersAlone = 1970

// publisherBefore parts an imprint whose last parts between commas are towns:
// "Quay Press, Lund", "Madison, WI".
func publisherBefore(en *entry, s span) (publisher, place span) {
	at := townsLast(en, s)
	if at == s.first {
		return span{}, s
	}
	return span{s.first, at - 1}, span{at, s.end}
}

// townsLast is the first token of the parts between commas at the end of a range that
// are towns and regions, the end of the range where the last is none.
func townsLast(en *entry, s span) int {
	first, end := s.end, s.end
	for k := s.end - 1; k >= s.first; k-- {
		if k > s.first && !en.at(k-1, ',') {
			continue
		}
		if key := en.key(span{k, end}); !gazetteer.City(key) && !gazetteer.Region(key) {
			break
		}
		first, end = k, k-1
	}
	return first
}

// afterTitle says whether the bracket at token open ends what the entry says of a
// book: pages follow it, or nothing.
func afterTitle(dr *draft, open int) bool {
	k := dr.closingBracket(open) + 1
	for dr.oneOf(k, ".,:;") {
		k++
	}
	if k >= len(dr.tokens) || dr.owner[k] != free || dr.tokens[k].kind == number {
		return true
	}
	field, _ := labelAt(dr.entry, k)
	return field != "" || isRoman(dr.tokens[k].fold)
}

func takeImprint(dr *draft, im bracketImprint) {
	if !im.place.empty() {
		dr.addSegment(place, im.place)
	}
	if !im.publisher.empty() {
		dr.addSegment(publisher, im.publisher)
	} else if !publisherEnds(dr, im.open) {
		dr.known |= 1 << publisher // there is none
	}
	dr.claimFree(im.open, im.close+1, noteOwner)
	if !dr.dated {
		dr.addDate(im.date, anchored)
	}
	pagesAfterImprint(dr, im.close+1)
}

// publisherEnds says whether a publisher may stand right before token i: "Quay Press
// (Lund, 1999)".
func publisherEnds(dr *draft, i int) bool {
	for k := i - 1; k > dr.begin && i-k <= longestHouse && dr.tokens[k].kind == word; k-- {
		if gazetteer.PublisherWord(dr.tokens[k].fold) || gazetteer.Publisher(dr.key(span{k, i})) {
			return true
		}
	}
	return false
}

// longestHouse is in words: "Presses universitaires de Rennes".
const longestHouse = 5

// pagesAfterImprint takes the numbers behind the bracket: a page, or a volume and a
// page, "III, 217". With labels they need no help.
func pagesAfterImprint(dr *draft, i int) {
	stop := dr.at(i, '.')
	for dr.oneOf(i, ",.:") {
		i++
	}
	end, ranged, ok := value(dr, i, "page")
	if ok && stop && !ranged && end == len(dr.tokens) { // the number of the page that the list was read from
		dr.claim(i, end, noteOwner)
		return
	}
	if !ok || end < len(dr.tokens) && dr.tokens[end].kind == word && dr.owner[end] == free {
		return
	}
	first := locator{span: span{i, end}, ranged: ranged}
	if !dr.oneOf(end, ",.") || ranged || dr.tokens[i].kind == number && len(dr.tokens[i].fold) > 2 {
		addLocator(dr, "page", &first)
		dr.claim(i, end, noteOwner)
		return
	}
	next, nextRanged, ok := value(dr, end+1, "page")
	if !ok {
		field := "page"
		if labelled, _ := labelAt(dr.entry, end+1); labelled == "page" && isRoman(dr.tokens[i].fold) {
			field = "volume"
		}
		addLocator(dr, field, &first)
		dr.claim(i, end, noteOwner)
		return
	}
	field := "volume"
	if dr.has("volume") || dr.tokens[i].kind == number {
		field = "" // "41, 43": pages
	}
	if field == "" {
		addLocator(dr, "page", &locator{span: span{i, next}})
	} else {
		addLocator(dr, field, &first)
		addLocator(dr, "page", &locator{span: span{end + 1, next}, ranged: nextRanged})
	}
	dr.claim(i, next, noteOwner)
}
