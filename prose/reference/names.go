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
func (p *parser) familyFirst(i int) (person, bool) {
	end := p.familyRun(i, 5)
	if end == i {
		return person{}, false
	}
	n := person{family: span{i, end}}
	if p.at(end, '(') {
		if _, ok := p.editorMark(end); ok {
			return person{}, false
		}
		if e, ok := p.initialsAt(end + 1); ok && p.at(e, ')') && (p.at(e-1, '.') || p.initialNext(end+1)) {
			n.given, n.end, n.initials, n.evidence = span{end + 1, e}, e+1, true, 4
			return n, true
		}
		if e, known := p.givenRun(end + 1); e > end+1 && p.at(e, ')') && p.tokens[i].is(upper) && (known || p.nameEnds(e+1)) && p.thingWords(i, e) == 0 {
			n.given, n.end, n.evidence = span{end + 1, e}, e+1, 3 // "OKAFOR (Amara), PRADO (Carlo)"
			return n, true
		}
		return person{}, false
	}
	if e, ok := p.suffixAt(end); ok && p.at(e, ',') { // "Okafor Jr., A. B."
		n.suffix, end = span{end, e}, e
	}
	if !p.at(end, ',') {
		return person{}, false
	}
	at := end + 1
	if e, ok := p.suffixAt(at); ok && p.at(e, ',') {
		n.suffix, at = span{at, e}, e+1
	}
	if !p.givenPart(&n, at) {
		return person{}, false
	}
	if len := n.family.end - n.family.first; len > 3 {
		n.evidence -= float64(len - 3)
	}
	p.trailingSuffix(&n)
	return n, true
}

// givenPart reads what stands after "Family,": initials or given names.
func (p *parser) givenPart(n *person, at int) bool {
	if e, ok := p.initialsAt(at); ok {
		n.given, n.end, n.initials = span{at, e}, e, true
		n.evidence = 3
		if p.at(e-1, '.') {
			n.evidence = 4
			if e+1 < len(p.tokens) && p.nameWord(e) && (p.tokens[e+1].kind == sign && gazetteer.Given(p.tokens[e].fold) || e == at+2 && p.joined(e+2) && p.personAt(e+2)) {
				n.given.end, n.end = e+1, e+1 // "Okafor, J. Edgar"
			}
		}
		if things := p.thingWords(n.family.first, n.family.end); things > 0 {
			if p.nameWord(e) || !p.at(e-1, '.') && e == at+1 && len(p.tokens[at].fold) > 2 {
				return false // "Quay Data Group, A. Okafor", "IHU Collaboration, JHEP 1703"
			}
			n.evidence -= 3 * float64(things)
		}
		p.particlesAfter(n)
		return true
	}
	e, known := p.givenRun(at)
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
	n.evidence -= 2 * float64(p.thingWords(n.family.first, e))
	if words := n.family.end - n.family.first; words > 1 && !p.tokens[n.family.first].is(upper) && !p.particle(n.family.first) {
		switch {
		case gazetteer.Given(p.tokens[n.family.first].fold):
			n.evidence -= 3 // "Anna Brückner, Hafengebühren"
		case n.bare:
			n.evidence--
		}
	}
	if n.bare && e-at == 1 && gazetteer.City(p.tokens[at].fold) {
		n.evidence -= 2
	}
	p.particlesAfter(n)
	return true
}

// personAt says whether a name in the order of speech that no title can be
// stands at token i: with initials, or with a known given name.
func (p *parser) personAt(i int) bool {
	n, ok := p.givenFirst(i)
	return ok && !n.bare && n.evidence >= 2
}

// familyInitials reads "Okafor AB", "SILVA JLM da", "Stacy A.", "Okafor A. B.".
func (p *parser) familyInitials(i int) (person, bool) {
	end := p.familyRun(i, 5)
	if end == i {
		return person{}, false
	}
	n := person{family: span{i, end}, initials: true, evidence: 3}
	if e, ok := p.initialsAt(end); ok { // family words never end in initials with a point
		n.given, n.end = span{end, e}, e
	} else {
		last := end - 1
		if last == i || !p.shortInitials(last) && !p.longInitials(last) {
			return person{}, false
		}
		n.family.end, n.given, n.end = last, span{last, end}, end
		if p.at(end, '.') && (p.at(end+1, ',') || p.at(end+1, ';')) {
			n.end++ // "Walter BMT., Silva SPC"
		}
	}
	if g := &p.tokens[n.given.first]; n.given.end-n.given.first == 1 && len(g.fold) > 3 && gazetteer.Organisation(g.fold) {
		return person{}, false // "WORLD BANK"
	}
	if t := &p.tokens[i]; t.is(upper) && len(t.fold) > 2 {
		n.evidence += 0.7
	}
	if last := n.family.end - 1; p.allInitials(n.family) || p.particle(last) || last > i && p.tokens[last].is(upper) && words.IsParticle(p.tokens[last].fold) { // "ASSOCIAÇÃO DO CAIS"
		return person{}, false
	}
	n.evidence -= 2 * float64(p.thingWords(n.family.first, n.family.end))
	if first := &p.tokens[i]; n.family.end-i == 1 && !first.is(upper) && gazetteer.Given(first.fold) && p.at(n.end-1, '.') && p.nameWord(n.end) {
		n.evidence -= 2.5 // "Jennifer M. Okafor"
	}
	if n.family.end-n.family.first > 3 {
		n.evidence -= 2
	}
	p.particlesAfter(&n)
	p.trailingSuffix(&n)
	return n, true
}

// givenFirst reads "A. B. Okafor", "AB Okafor", "Amara B. van der Okafor".
func (p *parser) givenFirst(i int) (person, bool) {
	if n, ok := p.capitalsFirst(i); ok {
		return n, true
	}
	if e, ok := p.initials(i, true); ok {
		end := p.familyRun(e, 4)
		if end == e || p.onlyParticles(e, end) || p.clump(i) && !p.at(i+1, '.') && e > i+1 {
			return person{}, false // "ZIV M. Tides" is a family name with its initial
		}
		n := person{given: span{i, e}, family: span{e, end}, end: end, initials: true, evidence: 3.5}
		if !p.at(e-1, '.') {
			n.evidence = 2.5 - 0.8*float64(end-e-1)
			if gazetteer.City(p.key(span{i, end})) {
				n.evidence -= 4 // "SÃO PAULO"
			}
		}
		n.evidence -= 3 * float64(p.thingWords(e, end))
		if t := &p.tokens[i]; e == i+1 && (t.fold == "a" || t.fold == "o" || t.fold == "i" || t.fold == "e") {
			n.evidence -= 2 // an article, more likely
		}
		if p.clump(i) && len(p.tokens[i].fold) > 2 && p.at(i+1, '.') {
			n.evidence -= 2 // "NBR. Resíduos sólidos"
		}
		p.trailingSuffix(&n)
		return n, true
	}
	return p.fullName(i)
}

// fullName reads a name in the order of speech without leading initials.
func (p *parser) fullName(i int) (person, bool) {
	end, middle := p.fullNameEnd(i)
	if end-i < 2 || end-i > 6 {
		return person{}, false
	}
	family := end - 1
	for family-1 > i && p.particle(family-1) {
		family--
	}
	if _, ok := p.suffixAt(end - 1); ok && family-1 > i {
		family--
	}
	n := person{given: span{i, family}, family: span{family, end}, end: end, evidence: 0.6}
	switch {
	case gazetteer.Given(p.tokens[i].fold) || gazetteer.Given(firstPart(p.tokens[i].fold)):
		n.evidence += 2.4
	case middle > 0 && p.tokens[i].is(upper) && !p.tokens[end-1].is(upper):
		n.evidence++ // "OKAFOR A. Tides": the title has begun
	case middle > 0:
		n.evidence += 2
	default:
		n.bare = true
	}
	if last := &p.tokens[end-1]; n.bare && end-i <= 3 {
		if p.tokens[i].is(upper) && !last.is(upper) && len(p.tokens[i].fold) > 2 { // "TESSARI Sebastiano"
			n.family, n.given, n.evidence, n.bare = span{i, i + 1}, span{i + 1, end}, 3, false
		} else if gazetteer.Given(last.fold) && !alsoFamilies[last.fold] { // "Quataert Donald"
			n.family, n.given, n.evidence, n.bare = span{i, end - 1}, span{end - 1, end}, 2, false
		}
	}
	if end-i > 4 {
		n.evidence--
	}
	n.evidence -= 2 * float64(p.thingWords(i, end))
	if key := p.key(span{i, end}); gazetteer.City(key) || gazetteer.Region(key) {
		n.evidence -= 4
	}
	p.trailingSuffix(&n)
	return n, true
}

// alsoFamilies are given names that are family names as often: in "Wexa Morris"
// nothing says that the family comes first.
var alsoFamilies = set("morris", "scott", "lee", "lewis", "allen", "owen", "davis", "nelson", "russell", "craig", "stuart", "ross", "lloyd", "gordon", "graham", "douglas", "bruce", "gilbert", "harvey", "lawrence", "stewart", "wallace", "wilson", "kelly", "jordan", "austin", "cameron", "clark", "cole", "elliott", "ellis", "franklin", "grant", "kent", "mason", "mitchell", "morgan", "murray", "parker", "perry", "porter", "reed", "reid", "spencer", "taylor", "tyler", "wesley", "thomas", "james", "martin", "henry", "simon", "george", "kim")

// fullNameEnd is the token after the words and initials from token i that may
// make a full name, and how many of them are middle initials.
func (p *parser) fullNameEnd(i int) (end, middle int) {
	end = i
	for n := 0; n < 6 && end < len(p.tokens); n++ {
		if e, ok := p.initialsAt(end); ok && end > i && p.tokens[e-1].at('.') {
			middle++
			end = e
			continue
		}
		if end > i && p.initialNext(end) && p.nameWord(end+1) && !p.at(end+1, '.') { // "Chris J Lintott"
			middle++
			end++
			continue
		}
		if end > i && (p.tokens[end].word("jr") || p.tokens[end].word("sr")) {
			break
		}
		if end > i && p.particle(end) && p.nameWord(end+1) || p.nameWord(end) && !p.caseBreak(i, end) {
			end++
			continue
		}
		break
	}
	for end > i && !p.nameWord(end-1) {
		end--
	}
	return end, middle
}

// caseBreak says whether the word at end stands apart from what came before:
// a bracket or stop would have ended the run already, a change of markup does too.
func (p *parser) caseBreak(i, end int) bool {
	return end > i && (p.tokens[end].flags^p.tokens[end-1].flags)&(emphasis|strong) != 0
}

// single reads a name of one word in a script without spaces: "佐藤太郎".
func (p *parser) single(i int) (person, bool) {
	if i >= len(p.tokens) || !p.tokens[i].is(caseless) {
		return person{}, false
	}
	n := utf8.RuneCountInString(p.tokens[i].text(p.s))
	r, _ := decode(p.s, p.tokens[i].start)
	if hasOf(p.tokens[i].text(p.s)) { // a title
		return person{}, false
	}
	if !isCJK(r) || n < 1 || n > 6 || n == 1 && !(i+1 < len(p.tokens) && p.tokens[i+1].is(caseless)) {
		return person{}, false
	}
	long := max(0, n-3)
	if endsInKana(p.tokens[i].text(p.s)) {
		long = max(0, n-5) // "北園しのぶ": given names in kana are longer
	}
	out := person{family: span{i, i + 1}, end: i + 1, evidence: 3.2 - 0.4*float64(long)}
	if i+1 < len(p.tokens) && n <= 3 && p.tokens[i+1].is(caseless) && p.tokens[i+1].is(spaced) && utf8.RuneCountInString(p.tokens[i+1].text(p.s)) <= 3 {
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
func (p *parser) familyRun(i, limit int) int {
	end, names := i, 0
	for end < len(p.tokens) && end-i < limit {
		if end > i && p.caseBreak(i, end) {
			break
		}
		switch {
		case p.particle(end) && (end > i || p.nameWord(end+1) || p.particle(end+1)):
		case p.saint(end):
			end++ // the point
		case p.nameWord(end) && !(end > i && (p.tokens[end].fold == "jr" || p.tokens[end].fold == "sr") && !p.tokens[end].is(upper)):
			names++
		case end > i && p.upperAnd(end):
		case end > i && p.at(end, '-') && !p.tokens[end].is(spaced) && p.nameWord(end+1) && !p.tokens[end+1].is(spaced):
			// "Bar–Joseph"
		default:
			goto done
		}
		end++
	}
done:
	for end > i && p.particle(end-1) {
		end--
	}
	if names == 0 {
		return i
	}
	return end
}

// saint says whether the "St." of "St. John" stands at token i.
func (p *parser) saint(i int) bool {
	return (p.wordAt(i, "st") || p.wordAt(i, "ste")) && p.tokens[i].is(capital) && p.at(i+1, '.') && p.nameWord(i+2) && !p.tokens[i+2].is(upper)
}

// upperAnd says whether token i is the "e" or "y" within a family name in
// capitals: "COSTA E SILVA, R.".
func (p *parser) upperAnd(i int) bool {
	long := func(k int) bool { return p.nameWord(k) && p.tokens[k].is(upper) && len(p.tokens[k].fold) > 2 }
	return (p.wordAt(i, "e") || p.wordAt(i, "y")) && p.tokens[i].is(upper) && long(i-1) && long(i+1) && p.at(i+2, ',')
}

func (p *parser) onlyParticles(i, end int) bool {
	for ; i < end; i++ {
		if !p.particle(i) {
			return false
		}
	}
	return true
}

// givenRun is the end of a run of given names from i, and whether one of them
// is well known.
func (p *parser) givenRun(i int) (int, bool) {
	end, known := i, false
	for end-i < 5 {
		if e, ok := p.initialsAt(end); ok && end > i {
			end = e
			continue
		}
		if p.at(end-1, '.') && end > i {
			break // "Okafor, Amara B. Tides": the initial ends the name
		}
		if end > i && p.particle(end) && !words.IsAnd(p.tokens[end].fold) { // "Okafor, Amara e Prado, Carlo"
			end++
			continue
		}
		if !p.nameWord(end) || end > i && (p.caseBreak(i, end) || words.IsOthersAlone(p.tokens[end].fold) && p.uncapital(end)) {
			break
		}
		known = known || gazetteer.Given(p.tokens[end].fold) || gazetteer.Given(firstPart(p.tokens[end].fold))
		end++
	}
	for end > i && p.particle(end-1) {
		end--
	}
	return end, known
}

// thingWords counts the words of the range that name bodies, journals or
// publishers, not people.
func (p *parser) thingWords(i, end int) int {
	n := 0
	for ; i < end; i++ {
		if t := &p.tokens[i]; t.kind == word && (len(t.fold) > 3 || len(t.fold) == 3 && p.at(i+1, '.')) && !gazetteer.Given(t.fold) &&
			(gazetteer.Organisation(t.fold) || gazetteer.JournalWord(t.fold) || gazetteer.PublisherWord(t.fold) || gazetteer.Proceedings(t.fold)) {
			n++
		}
	}
	return n
}

// in says whether token i is a word of the table.
func (p *parser) in(i int, table map[string]bool) bool {
	return i >= 0 && i < len(p.tokens) && p.tokens[i].kind == word && table[p.tokens[i].fold]
}

// oneOf says whether token i is one of the signs.
func (p *parser) oneOf(i int, signs string) bool {
	return i >= 0 && i < len(p.tokens) && p.tokens[i].kind == sign && strings.ContainsRune(signs, p.tokens[i].sign)
}

// at says whether token i is the sign r.
func (p *parser) at(i int, r rune) bool { return i >= 0 && i < len(p.tokens) && p.tokens[i].at(r) }

// text is the text of a range of tokens as written, less a final point.
func (p *parser) text(s span) string {
	if s.empty() {
		return ""
	}
	return p.s[p.tokens[s.first].start:p.tokens[s.end-1].end]
}

// name makes the name of a person, with particles apart from the family name.
func (p *parser) name(n person) lint.Name {
	family := n.family
	for family.end-family.first > 1 && p.particle(family.first) {
		family.first++
	}
	out := lint.Name{
		Family:   p.text(family),
		Given:    p.text(n.given),
		Particle: p.text(span{n.family.first, family.first}),
		Suffix:   strings.TrimRight(p.text(n.suffix), "."),
	}
	if !n.after.empty() {
		out.Given += " " + p.text(n.after)
	}
	first := n.family.first
	if !n.given.empty() {
		first = min(first, n.given.first)
	}
	out.Span = p.r.Text.Span(p.tokens[first].start, p.tokens[n.end-1].end)
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
