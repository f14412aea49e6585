package reference

import (
	"strings"

	"github.com/bibfix/bibfix/internal/gazetteer"
	"github.com/bibfix/bibfix/internal/words"
)

// An atom is a stretch of free text between two places where a field may end.
type atom struct {
	span
	gap
	features
	quoted bool
	city   bool // names a town
	region bool // names a state or country
	known  bool // names a well-known publisher
	dated  bool // stands behind a bracket that holds a date
	spot   bool // stands where a place stands, whatever it is, see atSpot
}

// A gap is what stands before an atom.
type gap struct {
	sign    rune    // the strongest sign: '.', '?', ',', ';', ':', '(', ')', '-', '"', 'm' for a change of markup, '/' for "//", 0 for none
	weight  float64 // of a point: how surely it ends a clause, 0 to 1
	owners  owners  // what was claimed between the two atoms
	closing bool    // a quotation ended before it
	volume  bool    // volume or issue stands in it
}

// Features are counts over words; those of a segment are the sums of its atoms'.
type features struct {
	words, capitals, smalls, functions, abbreviations int
	journals, proceedings, publishers, bodies         int
	emphasised, links                                 int
}

func (f features) plus(g features) features {
	return features{
		f.words + g.words, f.capitals + g.capitals, f.smalls + g.smalls, f.functions + g.functions, f.abbreviations + g.abbreviations,
		f.journals + g.journals, f.proceedings + g.proceedings, f.publishers + g.publishers, f.bodies + g.bodies,
		f.emphasised + g.emphasised, f.links + g.links,
	}
}

// maxAtoms bounds the parts of an entry that the layout weighs, since its work
// grows with their square; entries with more keep only strong gaps.
const maxAtoms = 36

// cut parts the free text from token i on into atoms.
func (pa *parts) cut(i int) {
	pa.cutAt(i, false)
	if len(pa.atoms) > maxAtoms {
		pa.cutAt(i, true)
	}
	if len(pa.atoms) > maxAtoms {
		pa.atoms = pa.atoms[:maxAtoms]
	}
	for k := range pa.atoms {
		a := &pa.atoms[k]
		measure(pa.draft, a)
		a.spot = k > 0 && atSpot(pa.draft, a)
		a.dated = a.sign == '(' && datedBracket(pa.draft, a.first-1)
	}
}

// noteVolumes says in which gaps volume and issue stand. Those that stand before all
// text are of what follows, wherever that ends: "(2014) 12 Quay Studies 4".
func (pa *parts) noteVolumes() {
	for i := range pa.fields {
		f := &pa.fields[i]
		if f.name != "volume" && f.name != "issue" {
			continue
		}
		g := &pa.tail
		for k := range pa.atoms {
			if pa.tokens[pa.atoms[k].first].start > f.start {
				g = &pa.atoms[k].gap
				break
			}
		}
		g.volume = true
	}
	pa.frontVolume = len(pa.atoms) > 0 && pa.atoms[0].volume
}

// cutAt cuts at every sign that may end a field, or at the strong ones alone.
func (pa *parts) cutAt(from int, coarse bool) {
	pa.atoms, pa.tail = pa.atoms[:0], gap{}
	journal := pa.journalBeforeVolume(from)
	start := -1 // of the atom under way
	for k := from; k < len(pa.tokens); k++ {
		t := &pa.tokens[k]
		if k == journal.first && start >= 0 && pa.tokens[k-1].kind == word && k < journal.end {
			pa.endAtom(&start, k)
			pa.tail.note('.', pa.w.Point.Sure)
		}
		switch {
		case pa.owner[k] != free:
			pa.endAtom(&start, k)
			pa.tail.owners |= 1 << pa.owner[k]
		case t.kind == sign && journal.first < k && k < journal.end: // a point of its abbreviations
		case t.kind == sign:
			k = pa.cutAtSign(&start, k, coarse)
		case start < 0:
			start = k
		case markupParts(pa.draft, k):
			pa.endAtom(&start, k)
			pa.tail.note('m', 0)
			start = k
		}
	}
	pa.endAtom(&start, len(pa.tokens))
}

// cutAtSign cuts at the sign of token k, if it parts, and is the last token that it
// took: a quotation that is a part is taken whole.
func (pa *parts) cutAtSign(start *int, k int, coarse bool) int {
	if q, ok := quoteFrom(pa.entry, k); ok && pa.quoteParts(q) {
		pa.endAtom(start, k)
		pa.quotedAtom(q)
		return q.end - 1
	}
	if r, w := boundary(pa.draft, k); r != 0 && !(coarse && weakSign(pa.draft, r, w)) {
		pa.endAtom(start, k)
		pa.tail.note(r, w)
	} else if *start < 0 && !strayAtStart(pa.tokens[k].sign) {
		*start = k
	}
	return k
}

// endAtom closes the atom that began at token *start, if one did. The gap that
// was collected stands before it, and a new one begins.
func (pa *parts) endAtom(start *int, end int) {
	if *start >= 0 && end > *start {
		town := townAfterPublisher(pa.entry, *start, end)
		if town > *start {
			pa.atoms = append(pa.atoms, atom{span: span{*start, town}, gap: pa.tail})
			*start, pa.tail = town, gap{sign: ','}
		}
		pa.atoms = append(pa.atoms, atom{span: span{*start, end}, gap: pa.tail})
		pa.tail = gap{}
	}
	*start = -1
}

// townAfterPublisher is the token of the town that ends the range behind the
// name of a publisher with nothing between: "Springer Berlin". 0 for other ranges.
func townAfterPublisher(en *entry, first, end int) int {
	for town := end - 1; town > first && end-town <= 2; town-- {
		if end-first > 6 || en.tokens[town].kind != word || !en.tokens[town].is(capital) || !gazetteer.City(en.key(span{town, end})) {
			continue
		}
		if gazetteer.Publisher(en.key(span{first, town})) {
			return town
		}
	}
	return 0
}

// quotedAtom makes an atom of a quotation.
func (pa *parts) quotedAtom(q quotation) {
	inner := insideQuote(pa.entry, q)
	if inner.end <= inner.first {
		return
	}
	pa.tail.note('"', 0)
	pa.atoms = append(pa.atoms, atom{span: inner, gap: pa.tail, quoted: true})
	pa.tail = gap{closing: true, sign: '"'}
}

// strayAtStart says whether a sign that parts nothing is left out before an atom.
func strayAtStart(r rune) bool {
	switch r {
	case '.', ',', '-', ')', ']', '*', ';', ':', '/', '—', '<', '>':
		return true
	}
	return false
}

// note adds a sign to the gap; the strongest is kept.
func (g *gap) note(r rune, weight float64) {
	if rank(r) > rank(g.sign) || g.sign == r && weight > g.weight {
		g.sign, g.weight = r, weight
	}
}

func rank(r rune) int {
	switch r {
	case 0:
		return 0
	case 'm':
		return 1
	case ')':
		return 2
	case ',':
		return 3
	case '-':
		return 4
	case ';':
		return 5
	case '"':
		return 6
	case ':':
		return 7
	case '?':
		return 8
	case '.':
		return 9
	case '(':
		return 10
	}
	return 11
}

func weakSign(dr *draft, r rune, weight float64) bool {
	return r == ',' || r == '-' || r == '(' || r == ')' || r == '.' && weight < dr.w.Point.Strong
}

// insideQuote is what a quotation holds, less final punctuation.
func insideQuote(en *entry, q quotation) span {
	inner := span{q.first + 1, q.end - 1}
	for en.at(inner.first, en.tokens[q.first].sign) {
		inner.first++
	}
	for inner.end > inner.first && (en.at(inner.end-1, ',') || en.at(inner.end-1, '.') && !en.at(inner.end-2, '.') || en.at(inner.end-1, '\'')) {
		inner.end--
	}
	return inner
}

// quoteParts says whether a quotation is a part by itself and not a few quoted
// words of a title: what stands before it must end a clause.
func (pa *parts) quoteParts(q quotation) bool {
	k := q.first - 1
	if k < 0 || pa.owner[k] != free {
		return true
	}
	t := &pa.tokens[k]
	switch {
	case t.kind != sign:
		return t.is(caseless) || pa.partsAfterWord(q)
	case t.sign == '(' || t.sign == '-' && !(spacedDash(pa.entry, k) && len(pa.atoms) == 0):
		return false
	}
	return !pa.smallBehind(q)
}

// partsAfterWord says whether a quotation is a part though a word stands before it,
// by its marks: those of Japanese, or "Revista «Muelles», 12".
func (pa *parts) partsAfterWord(q quotation) bool {
	switch pa.tokens[q.first].sign {
	case '『', '「':
		return true
	case '«':
		return q.end >= len(pa.tokens) || pa.at(q.end, ',')
	}
	return false
}

// smallBehind says whether the clause goes on behind a quotation with a word in
// small letters: "“Bread” and its price".
func (pa *parts) smallBehind(q quotation) bool {
	if q.end >= len(pa.tokens) || pa.owner[q.end] != free {
		return false
	}
	t := &pa.tokens[q.end]
	return t.kind == word && !t.is(capital) && !inWords[t.fold]
}

// boundary says whether a field may end at the sign of token k, and how surely.
func boundary(dr *draft, k int) (rune, float64) {
	t := &dr.tokens[k]
	switch t.sign {
	case '.':
		if w := dr.stopWeight(k); w >= dr.w.Point.Parts {
			return '.', w
		}
		return 0, 0
	case '?', '!':
		return '?', 1
	}
	r := partingSign(t.sign)
	if r == 0 || joiningSign(dr, k) {
		return 0, 0
	}
	return r, 0
}

// partingSign is the sign that stands in a gap for one of its kind, 0 for a sign
// that parts nothing.
func partingSign(r rune) rune {
	switch r {
	case ',', ';', ':', '/':
		return r
	case '(', '[':
		return '('
	case ')', ']':
		return ')'
	case '-', '—', '·', '|', '•':
		return '-'
	}
	return 0
}

// joiningSign says whether the sign of token k stands inside a word, a number or a
// name: "1,5", "3:2", "Frankfurt (Oder)", "sea-level", "and/or".
func joiningSign(dr *draft, k int) bool {
	switch t := &dr.tokens[k]; t.sign {
	case ',', ';':
		return k > 0 && dr.tokens[k-1].kind == number && figuresAgainst(dr.entry, k)
	case ':':
		return !t.is(spaced) && figuresAgainst(dr.entry, k)
	case '(', '[':
		return riverBracket(dr, k)
	case ')', ']':
		return k > 1 && riverBracket(dr, k-2)
	case '-':
		return !spacedDash(dr.entry, k)
	case '/':
		return !dr.at(k+1, '/') && !dr.at(k-1, '/')
	}
	return false
}

// figuresAgainst says whether a number follows token k with no blank between.
func figuresAgainst(en *entry, k int) bool {
	return k+1 < len(en.tokens) && en.tokens[k+1].kind == number && !en.tokens[k+1].is(spaced)
}

// measure counts the words of an atom.
func measure(dr *draft, a *atom) {
	for k := a.first; k < a.end; k++ {
		t := &dr.tokens[k]
		if t.kind != word {
			continue
		}
		a.words++
		countWord(dr, a, k, t)
	}
	if a.words > 0 && a.words <= longestName {
		recognise(dr, a)
	}
	if !a.city && a.words <= longestTowns && dr.tokens[a.first].is(capital) {
		a.city = severalTowns(dr.entry, a.first, a.end)
	}
}

// longestName is how many words the names have that the gazetteer is asked for.
const longestName = 4

// dotless takes the points and blanks out of an abbreviated state: "N. J."
var dotless = strings.NewReplacer(".", "", " ", "")

// recognise asks the gazetteer what an atom names.
func recognise(dr *draft, a *atom) {
	key := dr.key(a.span)
	a.known = gazetteer.Publisher(key) || gazetteer.Publisher(strings.Replace(key, " und ", " & ", 1))
	if dr.tokens[a.first].is(capital) {
		if riverBracket(dr, a.first+1) {
			key = dr.tokens[a.first].fold
		}
		a.city = gazetteer.City(key) || strings.Contains(key, ". ") && gazetteer.City(strings.ReplaceAll(key, ". ", "."))
		a.region = gazetteer.Region(key) || strings.IndexByte(key, '.') > 0 && gazetteer.Region(dotless.Replace(key))
		if !a.city && !a.region && !a.known && a.smalls == 0 && !leadsToAddress(dr.entry, a.end) {
			a.city = gazetteer.Town(key)
		}
	}
}

func countWord(dr *draft, a *atom, k int, t *token) {
	f := &a.features
	if t.is(capital) {
		f.capitals++
		if gazetteer.PublisherWord(t.fold) || shortPress(dr.entry, a, k) {
			f.publishers++
		}
		if gazetteer.InstitutionWord(t.fold) {
			f.bodies++
		}
	} else if len(t.fold) > 4 {
		f.smalls++
	} else {
		f.functions++
		if linkWords[t.fold] {
			f.links++
		}
	}
	if gazetteer.JournalWord(t.fold) && (t.is(capital) || len(t.fold) > 3) {
		f.journals++
	}
	if gazetteer.Proceedings(t.fold) && (t.is(capital) || len(t.fold) > 4) {
		f.proceedings++
	}
	if dr.at(k+1, '.') && t.is(capital) && len(t.fold) <= 8 && k+2 < len(dr.tokens) && dr.stopWeight(k+1) <= dr.w.Point.Stops {
		f.abbreviations++
	}
	if t.flags&(emphasis|strong) != 0 {
		f.emphasised++
	}
}

// shortPress says whether token k is MLA's "P" or "UP" for a press: "U of Nebraska P",
// "Oxford UP".
func shortPress(en *entry, a *atom, k int) bool {
	t := &en.tokens[k]
	return t.is(upper) && k == a.end-1 && k > a.first && (t.fold == "up" || t.fold == "p" && !en.at(k+1, '.')) && en.tokens[k-1].kind == word
}

// leadsToAddress says whether a colon and an address stand from token i on, as
// after the name of a site: "Vigía: https://…".
func leadsToAddress(en *entry, i int) bool {
	return en.at(i, ':') && i+1 < len(en.tokens) && en.tokens[i+1].kind == address
}

// longestTowns is the length in words of the towns of one place.
const longestTowns = 8

// severalTowns knows "New York and London", "Wien - Köln", "Köln-Weimar-Wien",
// "Bern/Frankfurt am Main", "Berlin u. a." in the tokens [first, end).
func severalTowns(en *entry, first, end int) bool {
	last := beforeOthers(en, first, end)
	part, towns := first, 0
	for k := first; k <= last; k++ {
		if k < last && !betweenTowns(en, k) {
			continue
		}
		if k == last && part == first && last == end && (last > first+1 || strings.IndexByte(en.tokens[first].fold, '-') < 0) {
			return false // one name
		}
		n := townsIn(en.key(span{part, k}))
		if n == 0 {
			return false
		}
		towns, part = towns+n, k+1
	}
	return towns > 1 || towns == 1 && last < end
}

// beforeOthers is the end of [first, end) without the "u. a." that says that there
// are more towns.
func beforeOthers(en *entry, first, end int) int {
	k := end
	if en.at(k-1, '.') {
		k--
	}
	switch {
	case en.wordAt(k-1, "ua"):
		k--
	case en.wordAt(k-1, "a") && en.at(k-2, '.') && en.wordAt(k-3, "u"):
		k -= 3
	default:
		return end
	}
	return max(k, first)
}

func betweenTowns(en *entry, k int) bool {
	switch t := &en.tokens[k]; {
	case t.kind == word:
		return words.IsAnd(t.fold) && !t.is(capital)
	default:
		return t.at('/') && !en.in(k+1, rivers) || t.at('-') || t.at('—') || t.at('&')
	}
}

// rivers tell two towns of one name apart: "Frankfurt/M.", "Halle/Saale".
var rivers = set("m", "main", "o", "oder", "s", "saale", "lahn", "ts", "taunus", "br", "breisgau", "west", "ruhr", "neckar", "donau", "inn", "weser", "spree", "havel", "ww")

// riverBracket says whether the bracket at token k holds the river of a town:
// "Halle (Saale)".
func riverBracket(dr *draft, k int) bool {
	return dr.at(k, '(') && dr.in(k+1, rivers) && dr.at(k+2, ')') && dr.in(k-1, riverTowns)
}

// riverTowns are the towns whose river stands in brackets.
var riverTowns = set("frankfurt", "halle", "freiburg", "marburg", "offenbach", "muhlhausen", "rothenburg", "neustadt")

// townsIn is how many towns a phrase names, one or several that are joined by
// hyphens; 0 where one of them is none.
func townsIn(key string) int {
	if gazetteer.Town(key) || gazetteer.Region(key) && len(key) > longestState {
		return 1
	}
	n := 0
	for town := range strings.SplitSeq(key, "-") {
		if !gazetteer.City(town) {
			return 0
		}
		n++
	}
	return n
}

// longestState is the length of the abbreviation of a state, which names no town
// by itself.
const longestState = 3

// key is the folded text of a short range: words and numbers with single
// spaces, the signs that belong to names kept.
func (en *entry) key(s span) string {
	buf := en.phraseBuf[:0]
	for k := s.first; k < s.end; k++ {
		t := &en.tokens[k]
		if t.kind == sign {
			switch t.sign {
			case '.', '&', '/', '+':
				if t.is(spaced) && len(buf) > 0 {
					buf = append(buf, ' ')
				}
				if t.sign == '.' && k == s.end-1 {
					continue
				}
				buf = append(buf, byte(t.sign))
			}
			continue
		}
		if t.is(spaced) && len(buf) > 0 {
			buf = append(buf, ' ')
		}
		buf = append(buf, t.fold...)
	}
	en.phraseBuf = buf
	return string(buf)
}
