package reference

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/bibfix/bibfix/internal/gazetteer"
	"github.com/bibfix/bibfix/internal/words"
	"github.com/bibfix/bibfix/lint"
)

// A person is one name as ranges of tokens. Empty ranges are absent parts.
type person struct {
	family, given, suffix span
	after                 span // a particle that stands after the given name: "Paiva, C. de"
	end                   int
	evidence              float64 // how much it looks like a name and nothing else
	initials              bool
	bare                  bool // a full name without initials whose given name no table knows
}

// A span is a half-open range of tokens.
type span struct{ first, end int }

func (s span) empty() bool { return s.first >= s.end }

// familyFirst reads "Okafor, A. B.", "Okafor, Amara B.", "OKAFOR, Amara", "Okafor (A.)".
func familyFirst(en *entry, i int) (person, bool) {
	end := familyRun(en, i, 5)
	if end == i {
		return person{}, false
	}
	n := person{family: span{i, end}}
	if en.at(end, '(') {
		if _, ok := editorMark(en, end); ok {
			return person{}, false
		}
		if e, ok := en.initialsAt(end + 1); ok && en.at(e, ')') && (en.at(e-1, '.') || initialNext(en, end+1)) {
			n.given, n.end, n.initials, n.evidence = span{end + 1, e}, e+1, true, 4
			return n, true
		}
		if e, known := givenRun(en, end+1); e > end+1 && en.at(e, ')') && en.tokens[i].is(upper) && (known || nameEnds(en, e+1)) && thingWords(en, i, e) == 0 || givenInBracket(en, i, end, e) {
			n.given, n.end, n.evidence = span{end + 1, e}, e+1, 3 // "OKAFOR (Amara), PRADO (Carlo)"
			return n, true
		}
		return person{}, false
	}
	if e, ok := suffixAt(en, end); ok && en.at(e, ',') { // "Okafor Jr., A. B."
		n.suffix, end = span{end, e}, e
	}
	if !en.at(end, ',') {
		return person{}, false
	}
	at := end + 1
	if e, ok := suffixAt(en, at); ok && en.at(e, ',') {
		n.suffix, at = span{at, e}, e+1
	}
	if !givenPart(en, &n, at) {
		return person{}, false
	}
	if len := n.family.end - n.family.first; len > 3 {
		n.evidence -= float64(len - 3)
	}
	trailingSuffix(en, &n)
	return n, true
}

// givenInBracket says whether a given name stands in the bracket between token open
// and token close behind a family name that begins at token i, and a title in
// quotation marks or another name follows: "Courtemanche (Delphine), « …".
func givenInBracket(en *entry, i, open, close int) bool {
	if close == open+1 || close-open > 3 || !en.at(close, ')') || open-i > 3 || thingWords(en, i, close) > 0 || !en.at(close+1, ',') || close+2 >= len(en.tokens) {
		return false
	}
	_, known := givenRun(en, open+1)
	next := &en.tokens[close+2]
	return !gazetteer.City(en.key(span{open + 1, close})) && (known || next.kind == sign && isOpeningQuote(next.sign))
}

// givenPart reads what stands after "Family,": initials or given names.
func givenPart(en *entry, n *person, at int) bool {
	if e, ok := en.initialsAt(at); ok {
		n.given, n.end, n.initials = span{at, e}, e, true
		n.evidence = 3
		if en.at(e-1, '.') {
			n.evidence = 4
			if e+1 < len(en.tokens) && en.nameWord(e) && (en.tokens[e+1].kind == sign && gazetteer.Given(en.tokens[e].fold) || e == at+2 && joined(en, e+2) && personAt(en, e+2)) {
				n.given.end, n.end = e+1, e+1 // "Okafor, J. Edgar"
			}
		}
		if things := thingWords(en, n.family.first, n.family.end); things > 0 {
			if en.nameWord(e) || !en.at(e-1, '.') && e == at+1 && len(en.tokens[at].fold) > 2 {
				return false // "Quay Data Group, A. Okafor", "IHU Collaboration, JHEP 1703"
			}
			n.evidence -= 3 * float64(things)
		}
		particlesAfter(en, n)
		return true
	}
	e, known := givenRun(en, at)
	if e == at {
		return false
	}
	n.given, n.end = span{at, e}, e
	n.evidence = 1.5
	if known {
		n.evidence = 3.5
	} else {
		n.bare = true
	}
	n.evidence -= 2 * float64(thingWords(en, n.family.first, e))
	if words := n.family.end - n.family.first; words > 1 && !en.tokens[n.family.first].is(upper) && !en.particle(n.family.first) {
		switch {
		case gazetteer.Given(en.tokens[n.family.first].fold):
			n.evidence -= 3 // "Anna Brückner, Hafengebühren"
		case n.bare:
			n.evidence--
		}
	}
	if n.bare && e-at == 1 && gazetteer.City(en.tokens[at].fold) {
		n.evidence -= 2
	}
	particlesAfter(en, n)
	return true
}

// personAt says whether a name in the order of speech that no title can be
// stands at token i: with initials, or with a known given name.
func personAt(en *entry, i int) bool {
	n, ok := givenFirst(en, i)
	return ok && !n.bare && n.evidence >= 2
}

// familyInitials reads "Okafor AB", "SILVA JLM da", "Stacy A.", "Okafor A. B.".
func familyInitials(en *entry, i int) (person, bool) {
	end := familyRun(en, i, 5)
	if end == i {
		return person{}, false
	}
	n := person{family: span{i, end}, initials: true, evidence: 3}
	if e, ok := en.initialsAt(end); ok { // family words never end in initials with a point
		n.given, n.end = span{end, e}, e
	} else if pointedInitial(en, i, end) {
		n.family.end, n.given, n.end = end-1, span{end - 1, end + 1}, end+1
	} else {
		last := end - 1
		if last == i || !shortInitials(en, last) && !longInitials(en, last) {
			return person{}, false
		}
		n.family.end, n.given, n.end = last, span{last, end}, end
		if en.at(end, '.') && (en.at(end+1, ',') || en.at(end+1, ';')) {
			n.end++ // "Walter BMT., Silva SPC"
		}
	}
	if g := &en.tokens[n.given.first]; n.given.end-n.given.first == 1 && len(g.fold) > 3 && gazetteer.Organisation(g.fold) {
		return person{}, false // "WORLD BANK"
	}
	if t := &en.tokens[i]; t.is(upper) && len(t.fold) > 2 {
		n.evidence += 0.7
	}
	if last := n.family.end - 1; allInitials(en, n.family) || en.particle(last) || last > i && en.tokens[last].is(upper) && words.IsParticle(en.tokens[last].fold) { // "ASSOCIAÇÃO DO CAIS"
		return person{}, false
	}
	n.evidence -= 2 * float64(thingWords(en, n.family.first, n.family.end))
	if first := &en.tokens[i]; n.family.end-i == 1 && !first.is(upper) && gazetteer.Given(first.fold) && en.at(n.end-1, '.') && en.nameWord(n.end) {
		n.evidence -= 2.5 // "Jennifer M. Okafor"
	}
	if n.family.end-n.family.first > 3 {
		n.evidence -= 2
	}
	particlesAfter(en, &n)
	trailingSuffix(en, &n)
	return n, true
}

// pointedInitial says whether the last word of the run [i, end) is an initial of two
// letters with its point, "Okafor Ch.", and the name ends there.
func pointedInitial(en *entry, i, end int) bool {
	if end-i < 2 || !en.at(end, '.') || en.tokens[end-1].is(upper) {
		return false
	}
	_, ok := initialAt(en, end-1)
	return ok && (en.oneOf(end+1, ",;:") || en.yearAhead(end+1))
}

// givenFirst reads "A. B. Okafor", "AB Okafor", "Amara B. van der Okafor".
func givenFirst(en *entry, i int) (person, bool) {
	if n, ok := capitalsFirst(en, i); ok {
		return n, true
	}
	if e, ok := initials(en, i, true); ok {
		end := familyRun(en, e, 4)
		if end == e || onlyParticles(en, e, end) || clump(en, i) && !en.at(i+1, '.') && e > i+1 {
			return person{}, false // "ZIV M. Tides" is a family name with its initial
		}
		n := person{given: span{i, e}, family: span{e, end}, end: end, initials: true, evidence: 3.5}
		if !en.at(e-1, '.') {
			n.evidence = 2.5 - 0.8*float64(end-e-1)
			if gazetteer.City(en.key(span{i, end})) {
				n.evidence -= 4 // "SÃO PAULO"
			}
		}
		n.evidence -= 3 * float64(thingWords(en, e, end))
		if t := &en.tokens[i]; e == i+1 && (t.fold == "a" || t.fold == "o" || t.fold == "i" || t.fold == "e") {
			n.evidence -= 2 // an article, more likely
		}
		if clump(en, i) && len(en.tokens[i].fold) > 2 && en.at(i+1, '.') {
			n.evidence -= 2 // "NBR. Resíduos sólidos"
		}
		trailingSuffix(en, &n)
		return n, true
	}
	return fullName(en, i)
}

// fullName reads a name in the order of speech without leading initials.
func fullName(en *entry, i int) (person, bool) {
	end, middle := fullNameEnd(en, i)
	if end-i < 2 || end-i > 6 {
		return person{}, false
	}
	if _, short := initialAt(en, end-1); short && en.at(end, '.') && end-i == 2 {
		return person{}, false // "Okafor Ch." has the family first
	}
	family := end - 1
	for family-1 > i && en.particle(family-1) {
		family--
	}
	if _, ok := suffixAt(en, end-1); ok && family-1 > i {
		family--
	}
	n := person{given: span{i, family}, family: span{family, end}, end: end, evidence: 0.6}
	switch {
	case gazetteer.Given(en.tokens[i].fold) || gazetteer.Given(firstPart(en.tokens[i].fold)):
		n.evidence += 2.4
	case middle > 0 && en.tokens[i].is(upper) && !en.tokens[end-1].is(upper):
		n.evidence++ // "OKAFOR A. Tides": the title has begun
	case middle > 0:
		n.evidence += 2
	default:
		n.bare = true
	}
	if last := &en.tokens[end-1]; n.bare && end-i <= 3 {
		if en.tokens[i].is(upper) && !last.is(upper) && len(en.tokens[i].fold) > 2 { // "TESSARI Sebastiano"
			n.family, n.given, n.evidence, n.bare = span{i, i + 1}, span{i + 1, end}, 3, false
		} else if gazetteer.Given(last.fold) && !alsoFamilies[last.fold] { // "Quataert Donald"
			n.family, n.given, n.evidence, n.bare = span{i, end - 1}, span{end - 1, end}, 2, false
		}
	} else if n.bare && end-i == 4 && gazetteer.Given(last.fold) && gazetteer.Given(en.tokens[end-2].fold) && !gazetteer.Given(en.tokens[i+1].fold) { // "Dal Prado Anna Maria"
		n.family, n.given, n.evidence, n.bare = span{i, end - 2}, span{end - 2, end}, 2, false
	}
	if end-i > 4 {
		n.evidence--
	}
	n.evidence -= 2 * float64(thingWords(en, i, end))
	if key := en.key(span{i, end}); gazetteer.City(key) || gazetteer.Region(key) {
		n.evidence -= 4
	}
	trailingSuffix(en, &n)
	return n, true
}

// alsoFamilies are given names that are family names as often: in "Wexa Morris"
// nothing says that the family comes first.
var alsoFamilies = set("morris", "scott", "lee", "lewis", "allen", "owen", "davis", "nelson", "russell", "craig", "stuart", "ross", "lloyd", "gordon", "graham", "douglas", "bruce", "gilbert", "harvey", "lawrence", "stewart", "wallace", "wilson", "kelly", "jordan", "austin", "cameron", "clark", "cole", "elliott", "ellis", "franklin", "grant", "kent", "mason", "mitchell", "morgan", "murray", "parker", "perry", "porter", "reed", "reid", "spencer", "taylor", "tyler", "wesley", "thomas", "james", "martin", "henry", "simon", "george", "kim")

// fullNameEnd is the token after the words and initials from token i that may
// make a full name, and how many of them are middle initials.
func fullNameEnd(en *entry, i int) (end, middle int) {
	end = i
	for n := 0; n < 6 && end < len(en.tokens); n++ {
		if e, ok := en.initialsAt(end); ok && end > i && en.tokens[e-1].at('.') {
			middle++
			end = e
			continue
		}
		if end > i && initialNext(en, end) && en.nameWord(end+1) && !en.at(end+1, '.') { // "Chris J Lintott"
			middle++
			end++
			continue
		}
		if end > i && (en.tokens[end].word("jr") || en.tokens[end].word("sr")) {
			break
		}
		if end > i && en.particle(end) && en.nameWord(end+1) || en.nameWord(end) && !caseBreak(en, i, end) {
			end++
			continue
		}
		break
	}
	for end > i && !en.nameWord(end-1) {
		end--
	}
	return end, middle
}

// caseBreak says whether the word at end stands apart from what came before:
// a bracket or stop would have ended the run already, a change of markup does too.
func caseBreak(en *entry, i, end int) bool {
	return end > i && (en.tokens[end].flags^en.tokens[end-1].flags)&(emphasis|strong) != 0
}

// single reads a name of one word in a script without spaces: "佐藤太郎".
func single(en *entry, i int) (person, bool) {
	if i >= len(en.tokens) || !en.tokens[i].is(caseless) {
		return person{}, false
	}
	n := utf8.RuneCountInString(en.tokens[i].text(en.s))
	r, _ := decode(en.s, en.tokens[i].start)
	if hasOf(en.tokens[i].text(en.s)) { // a title
		return person{}, false
	}
	if !isCJK(r) || n < 1 || n > 6 || n == 1 && !(i+1 < len(en.tokens) && en.tokens[i+1].is(caseless)) {
		return person{}, false
	}
	long := max(0, n-3)
	if endsInKana(en.tokens[i].text(en.s)) {
		long = max(0, n-5) // "北園しのぶ": given names in kana are longer
	}
	out := person{family: span{i, i + 1}, end: i + 1, evidence: 3.2 - 0.4*float64(long)}
	if i+1 < len(en.tokens) && n <= 3 && en.tokens[i+1].is(caseless) && en.tokens[i+1].is(spaced) && utf8.RuneCountInString(en.tokens[i+1].text(en.s)) <= 3 {
		out.given, out.end = span{i + 1, i + 2}, i+2 // "佐藤 太郎"
	}
	return out, true
}

// hasOf says whether the "of" of Japanese stands in a word, "港の歴史", and not the
// syllable of a name, "しのぶ".
func hasOf(s string) bool {
	before, _, found := strings.Cut(s, "の")
	last, _ := utf8.DecodeLastRuneInString(before)
	return found && !unicode.Is(unicode.Hiragana, last)
}

// endsInKana says whether a word is of ideographs first and of kana then.
func endsInKana(s string) bool {
	first, _ := utf8.DecodeRuneInString(s)
	last, _ := utf8.DecodeLastRuneInString(s)
	return unicode.Is(unicode.Han, first) && unicode.In(last, unicode.Hiragana, unicode.Katakana)
}

func firstPart(s string) string {
	if i := strings.IndexByte(s, '-'); i > 0 {
		return s[:i]
	}
	return s
}

// familyRun is the end of the longest run of at most limit words that can be a
// family name with its particles, from i; i where there is none.
func familyRun(en *entry, i, limit int) int {
	end, names := i, 0
	for end < len(en.tokens) && end-i < limit {
		if end > i && caseBreak(en, i, end) {
			break
		}
		switch {
		case en.particle(end) && (end > i || en.nameWord(end+1) || en.particle(end+1)):
		case saint(en, end):
			end++ // the point
		case en.nameWord(end) && !(end > i && (en.tokens[end].fold == "jr" || en.tokens[end].fold == "sr") && !en.tokens[end].is(upper)):
			names++
		case end > i && upperAnd(en, end):
		case end > i && en.at(end, '-') && !en.tokens[end].is(spaced) && en.nameWord(end+1) && !en.tokens[end+1].is(spaced):
			// "Bar–Joseph"
		default:
			goto done
		}
		end++
	}
done:
	for end > i && en.particle(end-1) {
		end--
	}
	if names == 0 {
		return i
	}
	return end
}

// saint says whether the "St." of "St. John" stands at token i.
func saint(en *entry, i int) bool {
	return (en.wordAt(i, "st") || en.wordAt(i, "ste")) && en.tokens[i].is(capital) && en.at(i+1, '.') && en.nameWord(i+2) && !en.tokens[i+2].is(upper)
}

// upperAnd says whether token i is the "e" or "y" within a family name in
// capitals: "COSTA E SILVA, R.".
func upperAnd(en *entry, i int) bool {
	long := func(k int) bool { return en.nameWord(k) && en.tokens[k].is(upper) && len(en.tokens[k].fold) > 2 }
	return (en.wordAt(i, "e") || en.wordAt(i, "y")) && en.tokens[i].is(upper) && long(i-1) && long(i+1) && en.at(i+2, ',')
}

func onlyParticles(en *entry, i, end int) bool {
	for ; i < end; i++ {
		if !en.particle(i) {
			return false
		}
	}
	return true
}

// givenRun is the end of a run of given names from i, and whether one of them
// is well known.
func givenRun(en *entry, i int) (int, bool) {
	end, known := i, false
	for end-i < 5 {
		if e, ok := en.initialsAt(end); ok && end > i {
			end = e
			continue
		}
		if en.at(end-1, '.') && end > i {
			break // "Okafor, Amara B. Tides": the initial ends the name
		}
		if end > i && en.particle(end) && !words.IsAnd(en.tokens[end].fold) { // "Okafor, Amara e Prado, Carlo"
			end++
			continue
		}
		if !en.nameWord(end) || end > i && (caseBreak(en, i, end) || words.IsOthersAlone(en.tokens[end].fold) && uncapital(en, end)) {
			break
		}
		known = known || gazetteer.Given(en.tokens[end].fold) || gazetteer.Given(firstPart(en.tokens[end].fold))
		end++
	}
	for end > i && en.particle(end-1) {
		end--
	}
	return end, known
}

// thingWords counts the words of the range that name bodies, journals or
// publishers, not people.
func thingWords(en *entry, i, end int) int {
	n := 0
	for ; i < end; i++ {
		if t := &en.tokens[i]; t.kind == word && (len(t.fold) > 3 || len(t.fold) == 3 && en.at(i+1, '.')) && !gazetteer.Given(t.fold) &&
			(gazetteer.Organisation(t.fold) || gazetteer.JournalWord(t.fold) || gazetteer.PublisherWord(t.fold) || gazetteer.Proceedings(t.fold)) {
			n++
		}
	}
	return n
}

// in says whether token i is a word of the table.
func (en *entry) in(i int, table map[string]bool) bool {
	return i >= 0 && i < len(en.tokens) && en.tokens[i].kind == word && table[en.tokens[i].fold]
}

// oneOf says whether token i is one of the signs.
func (en *entry) oneOf(i int, signs string) bool {
	return i >= 0 && i < len(en.tokens) && en.tokens[i].kind == sign && strings.ContainsRune(signs, en.tokens[i].sign)
}

// at says whether token i is the sign r.
func (en *entry) at(i int, r rune) bool { return i >= 0 && i < len(en.tokens) && en.tokens[i].at(r) }

// text is the text of a range of tokens as written, less a final point.
func (en *entry) text(s span) string {
	if s.empty() {
		return ""
	}
	return en.s[en.tokens[s.first].start:en.tokens[s.end-1].end]
}

// nameOf makes the name of a person, with particles apart from the family name.
func nameOf(dr *draft, n person) lint.Name {
	family := n.family
	for family.end-family.first > 1 && dr.particle(family.first) {
		family.first++
	}
	out := lint.Name{
		Family:   dr.text(family),
		Given:    dr.text(n.given),
		Particle: dr.text(span{n.family.first, family.first}),
		Suffix:   strings.TrimRight(dr.text(n.suffix), "."),
	}
	if !n.after.empty() {
		out.Given += " " + dr.text(n.after)
	}
	first := n.family.first
	if !n.given.empty() {
		first = min(first, n.given.first)
	}
	out.Span = dr.r.Text.Span(dr.tokens[first].start, dr.tokens[n.end-1].end)
	return out
}

// set makes a table of folded words.
func set(list ...string) map[string]bool {
	m := make(map[string]bool, len(list))
	for _, w := range list {
		m[cyrillic.Replace(w)] = true
	}
	return m
}

// cyrillic does to the letters of tables what folding does to those of texts.
var cyrillic = strings.NewReplacer("й", "и", "ё", "е", "ї", "і")
