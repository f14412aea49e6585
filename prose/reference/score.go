package reference

import "github.com/bibfix/bibfix/internal/gazetteer"

// swallow is the cost for a segment to hold the gap before atom k inside it.
func (sg *segmenter) swallow(l label, k int) float64 {
	g := &sg.atoms[k].gap
	if sg.atoms[k].quoted || sg.atoms[k-1].quoted {
		if l == title && k == 1 && g.sign == ':' {
			return 0.5 // "“Bread”: the price of a word"
		}
		if l == title && sg.atoms[k-1].quoted && (g.sign == ':' || g.sign == '"' && !sg.atoms[k].quoted && !sg.closedQuote(k-1)) {
			return 2.5
		}
		return 5
	}
	return swallowing[l][signIndex(g.sign)]*stopFactor(sg.draft, l, g) + sg.special(l, k)
}

// closedQuote says whether the quotation of atom k ends with the point or comma
// that ends its part.
func (sg *segmenter) closedQuote(k int) bool {
	end := sg.atoms[k].end
	return sg.at(end, '.') || sg.at(end, ',') || sg.at(end+1, '.') || sg.at(end+1, ',')
}

func stopFactor(dr *draft, l label, g *gap) float64 {
	if g.sign == '.' {
		if dr.commas && l == title {
			return 0.45 * g.weight
		}
		return g.weight
	}
	return 1
}

// special adjusts the cost for what stands at the gap.
func (sg *segmenter) special(l label, k int) float64 {
	a := &sg.atoms[k]
	switch {
	case l == title && a.sign == '.' && (sg.ordinalAtom(k) || sg.ordinalAtom(k-1)):
		return -1.8 * a.weight
	case l == title && a.sign == '.' && sg.in(a.first, articles):
		return -1.5 * a.weight // "Quays of the north. A history"
	case (l == title || l == container) && a.sign == ',' && sg.tokens[a.first].kind == word && !sg.tokens[a.first].is(capital):
		return -0.25 * float64(min(int(l), 1)+1) // "… of science, practice, and bread"
	case l == place && (a.region || a.city) && a.sign == ',':
		return -0.6
	case l == container && a.sign == '(' && a.words == 1 && sg.tokens[a.first].is(upper) && sg.at(a.end, ')'):
		return -1 // "Symposium on Quays (SOQ)"
	case l == container && a.sign == '.' && sg.shortBefore(k):
		return -0.8 * a.weight
	case l == publisher && sg.at(sg.atoms[k-1].end, ']'):
		return 5 // "[PhD thesis, University of Lund]. Quay Repository"
	case l == publisher && a.sign == ',' && sg.in(a.first, companies):
		return -0.9 // "John Wiley and Sons, Inc."
	case l == publisher && a.sign == '.' && sg.shortBefore(k):
		return -1
	}
	return 0
}

// companies end the names of publishers after a comma.
var companies = set("inc", "incorporated", "ltd", "ltda", "limited", "llc", "gmbh", "co", "cia", "ag", "kg", "srl", "spa", "bv")

// ordinalAtom says whether atom k is a lone number or roman: the part of a work.
func (sg *segmenter) ordinalAtom(k int) bool {
	a := &sg.atoms[k]
	t := &sg.tokens[a.first]
	return a.end == a.first+1 && (t.kind == number && len(t.fold) < 3 || t.kind == word && t.is(upper) && isRoman(t.fold))
}

// shortBefore says whether the word before atom k is so short that its point
// may be that of an abbreviation.
func (sg *segmenter) shortBefore(k int) bool {
	t := &sg.tokens[sg.atoms[k-1].end-1]
	return t.kind == word && len(t.fold) <= 7 && t.is(capital) && !sg.at(sg.atoms[k-1].end, ']') && !sg.at(sg.atoms[k-1].end, ')')
}

// signIndex is the column of swallowing for a sign; 0 is no sign.
func signIndex(r rune) int {
	switch r {
	case '.':
		return 1
	case '?':
		return 2
	case ',':
		return 3
	case ';':
		return 4
	case ':':
		return 5
	case '-':
		return 6
	case '(':
		return 7
	case ')':
		return 8
	case 'm':
		return 9
	case '/':
		return 10
	}
	return 0
}

// swallowing is what it costs a part to run over a sign.
var swallowing = [labels][11]float64{
	//          none .    ?    ,     ;    :     -    (    )    mark //
	title:     {0, 2.6, 0.4, 0.25, 0.9, 0.05, 0.3, 0.3, 0.2, 1.8, 9},
	container: {0, 2.6, 1.8, 0.7, 1.5, 0.6, 0.6, 0.4, 0.4, 2.5, 9},
	publisher: {0, 2.2, 3, 1.0, 0.3, 1.6, 0.5, 0.9, 0.5, 2.5, 9},
	place:     {0, 2.2, 4, 1.0, 0.6, 3, 0.3, 1.5, 0.8, 2.5, 9},
	note:      {0, 0.2, 0.2, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 9},
}

// content scores how much the atoms [from, end) look like the part.
func (sg *segmenter) content(l label, from, end int, f features) float64 {
	switch l {
	case title:
		return sg.titleScore(from, end, f)
	case container:
		return sg.containerScore(from, end, f)
	case publisher:
		return sg.publisherScore(from, end, f)
	case place:
		return sg.placeScore(from, end, f)
	}
	score := -0.8 - 0.25*float64(min(f.words, 12))
	if f.words == 0 {
		score = -1
	}
	return score
}

func (sg *segmenter) titleScore(from, end int, f features) float64 {
	score := 1.0
	switch {
	case f.words == 0:
		score -= 3
	case f.words == 1:
	case f.words < 4:
		score += 0.6
	case f.words < 8:
		score += 1.5
	default:
		score += 2.2
	}
	if f.smalls > 0 {
		score += 0.8
	}
	if f.functions > 0 {
		score += 0.4
	}
	first := &sg.tokens[sg.atoms[from].first]
	switch {
	case sg.anyQuoted && sg.atoms[from].quoted:
		score += 5
	case sg.anyQuoted:
		score -= 2
	case sg.atoms[from].quoted:
		score--
	}
	if !sg.anyQuoted && f.emphasised > 0 && f.emphasised == f.words {
		score += 0.8
	}
	if first.kind == word && !first.is(capital) {
		score -= 1
	}
	if f.smalls == 0 {
		score -= 0.7 * float64(min(f.abbreviations, 4))
	}
	if end-from == 1 && sg.atoms[from].city {
		score -= 2.5
	}
	if f.words <= 2 && f.smalls == 0 && f.journals+f.abbreviations > 0 && !sg.atoms[from].quoted {
		score -= 2.5
	}
	if f.words <= 4 && f.smalls == 0 && f.abbreviations >= f.words && !sg.atoms[from].quoted {
		score -= 3
	}
	if sg.locatorFollows(end) == 2 && sg.has("page") {
		score -= 4 // volume and pages are those of a journal
	}
	if end-from > 1 && sg.atoms[end-1].city && sg.dateFollows(end) {
		score -= 1.5
	}
	if f.words <= 5 && f.publishers > 0 && f.smalls == 0 {
		score -= 1.2
	}
	return score
}

func (sg *segmenter) containerScore(from, end int, f features) float64 {
	located := sg.locatorFollows(end)
	score := sg.followScore(located, f)
	score += min(1.1*float64(f.journals), 3) + min(1.3*float64(f.proceedings), 2.6) + min(0.6*float64(f.abbreviations), 2.4)
	if f.words <= 6 && gazetteer.Journal(sg.key(sg.tokensOf(from, end))) {
		score += 2.5
	}
	if f.words > 0 && f.capitals*4 >= 3*(f.capitals+f.smalls) {
		score += 0.6
	}
	if f.smalls > 3 && f.proceedings == 0 {
		score -= 0.5 * float64(min(f.smalls-3, 6))
	}
	if f.words > 14 {
		score -= 0.12 * float64(min(f.words-14, 20))
	}
	if f.emphasised > 0 && f.emphasised == f.words {
		score += 2
	}
	if sg.atoms[from].quoted && (from > 0 || !sg.anyQuoted) {
		score += 2
	}
	if sg.anyQuoted && end < len(sg.atoms) && sg.atoms[end].owners&(1<<editorOwner) != 0 && from > 0 {
		score += 1.5 // "“Tides.” Harbours of the North. Ed. Carlo Prado"
	}
	first := &sg.tokens[sg.atoms[from].first]
	if first.kind == word && !first.is(capital) || f.words == 0 {
		score -= 1.5
		if sg.atoms[from].sign == '-' {
			score -= 2 // "… – a history" goes on a title
		}
	}
	if end-from == 1 && sg.atoms[from].city {
		score -= 2
	}
	if f.publishers > 0 && f.journals == 0 && located == 0 {
		score--
	}
	if end-from > 1 && sg.atoms[from].city && sg.atoms[from+1].sign == ':' {
		score -= 4 // "Lund: Quay Press"
	}
	if sg.ordinalAtom(from) || end-from > 1 && sg.atoms[from].region && sg.atoms[from+1].sign == '.' && sg.atoms[from+1].weight > 0.5 {
		score -= 3 // "II. Pathology", "Brazil. Quay Studies" go on a title
	}
	if located == 0 && sg.in(sg.atoms[from].first, articles) {
		score -= 2 // "A history" goes on one as well
	}
	return score
}

// followScore says how much what comes after a segment speaks for a container:
// volume and pages do (located, see locatorFollows), their lack speaks against.
func (sg *segmenter) followScore(located int, f features) float64 {
	switch {
	case located == 2:
		return 4
	case located == 1:
		return 2
	case sg.issued.Day > 0 && f.words <= 5 && f.smalls <= 1:
		return 0 // a newspaper
	case sg.has("URL") || sg.issued.Day > 0 || sg.issued.Status != "" && sg.issued.Status != "n.d.":
		return -1 // a site, a newspaper, a journal to come
	case f.smalls > 0 && f.journals+f.proceedings == 0 && !sg.anyQuoted && sg.whole == 0:
		return -2.5 - 0.8 // a subtitle, more likely
	}
	return -2.5
}

func (sg *segmenter) publisherScore(from, end int, f features) float64 {
	score := -0.5
	first, located := &sg.tokens[sg.atoms[from].first], sg.locatorFollows(end)
	if f.words <= 6 && knownPublisher(sg.entry, sg.tokensOf(from, end)) {
		score += 3.5
	}
	score += min(2.2*float64(f.publishers), 3.3) + min(1.3*float64(f.bodies), 2.2)
	switch {
	case f.words == 0:
		score -= 3
	case f.words <= 4:
		score += 0.5
	case f.words > 8:
		score -= 0.25 * float64(min(f.words-8, 12))
	}
	score -= 0.7 * float64(min(f.smalls, 5))
	if sg.dateFollows(end) {
		score += 0.8
	}
	if f.words == 1 && first.is(upper) && len(first.fold) > 2 && located == 0 && sg.has("URL") && !sg.located && sg.atoms[from].gap.sign == '.' && !sg.anyQuoted {
		score += 1.5 // "INEP.", the initials of a body
	} else if f.publishers+f.bodies == 0 && sg.issued.Day > 0 {
		score -= 2 // a newspaper, more likely
	} else if f.publishers+f.bodies == 0 && (sg.has("URL") || sg.issued.Status != "" && sg.issued.Status != "n.d.") {
		score -= 0.8 // a site or journal, more likely
	}
	if first.kind == word && !first.is(capital) {
		score -= 2
	}
	if end-from == 1 && (sg.atoms[from].city || sg.atoms[from].region) {
		score -= 2
	}
	if located == 2 {
		score -= 2.5
	}
	if f.journals > 0 && f.publishers == 0 {
		score -= 0.5
	}
	if sg.in(sg.atoms[from].first, articles) {
		score -= 2
	}
	if sg.atoms[from].quoted || f.emphasised > 0 {
		score -= 2.5
	}
	if sg.atoms[from].sign == '(' && f.words == 1 && first.is(upper) && sg.at(sg.atoms[from].end, ')') {
		score -= 3 // "Symposium on Quays (SOQ)"
	}
	if sg.countsOnly(from, end) {
		score -= 5
	}
	return score
}

// knownPublisher says whether the tokens are the name of a publisher, perhaps
// with initials or "Ed." before it: "N. Zanichelli", "Ed. Vozes".
func knownPublisher(en *entry, s span) bool {
	if gazetteer.Publisher(en.key(s)) {
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

// countsOnly says whether the atoms hold nothing but numbers, days, months and
// seasons: what is left of a date or volume that was not understood.
func (sg *segmenter) countsOnly(from, end int) bool {
	for k := sg.atoms[from].first; k < sg.atoms[end-1].end; k++ {
		t := &sg.tokens[k]
		if t.kind != word || sg.month(k) > 0 || season(sg.entry, k) || sg.day(k) > 0 || t.is(upper) && isRoman(t.fold) || locatorLabels[t.fold] != "" {
			continue
		}
		return false
	}
	return true
}

// articles begin subtitles more than names of journals and publishers.
var articles = set("a", "an", "ein", "eine", "eines", "einer", "un", "une", "uma", "um", "una", "zur", "zum", "der", "die", "das")

func (sg *segmenter) placeScore(from, end int, f features) float64 {
	score := -1.2
	if f.words == 0 || f.words > 8 {
		score -= 4
	}
	if sg.atoms[from].city {
		score += 4
	} else if sg.atoms[from].region {
		score += 1
	} else if end > from+1 && sg.atoms[end-1].region && sg.atoms[from].words <= 3 {
		score += 2.5 // "Atlantic Quays, NJ"
	} else if f.words > 2 {
		score -= 1
	}
	for k := from + 1; k < end; k++ {
		switch {
		case sg.atoms[k].city || sg.atoms[k].region:
			score += 0.8
		default:
			score -= 0.7
		}
	}
	score -= 1.2 * float64(min(f.smalls, 4))
	score -= 1.5 * float64(f.journals+f.proceedings+f.publishers+f.bodies)
	if sg.atoms[from].quoted || f.emphasised > 0 {
		score -= 3
	}
	if sg.countsOnly(from, end) {
		score -= 5
	}
	if sg.locatorFollows(end) == 2 {
		score -= 0.5
		if sg.atoms[from].sign == '(' {
			score -= 3 // "Paideia (Ribeirão Preto)" is the journal's name
		}
	}
	if sg.yearTouches(end) {
		score += 1.2
	} else if sg.dateFollows(end) {
		score += 0.4
	}
	return score
}

// yearTouches says whether the date follows atom end-1 with no sign between,
// as after a place: "Lund 2014".
func (sg *segmenter) yearTouches(end int) bool {
	k := sg.atoms[end-1].end
	return k < len(sg.tokens) && sg.owner[k] == dateOwner
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
	owners := sg.tail.owners
	if end < len(sg.atoms) {
		owners = sg.atoms[end].owners
	}
	switch {
	case sg.lawVenue && end == len(sg.atoms):
		return 2
	case owners&(1<<locatorOwner) == 0:
		return 0
	case sg.has("volume") || sg.has("issue"):
		return 2
	case !sg.has("page") || end > first && owners&(1<<dateOwner) != 0:
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
