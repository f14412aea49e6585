package reference

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/bibfix/bibfix/internal/fold"
	"github.com/bibfix/bibfix/internal/gazetteer"
	"github.com/bibfix/bibfix/internal/words"
)

// initialsAt reads initials from token i: "A.", "A. B.", "J.-P.", "AB", "Yu. V.".
func (p *parser) initialsAt(i int) (int, bool) { return p.initials(i, false) }

// initials is initialsAt; where they lead a name, one without a point may stand
// before the family name: "T. W Schacker".
func (p *parser) initials(i int, leading bool) (int, bool) {
	end := i
	for n := 0; n < 8; n++ {
		e, ok := p.initialAt(end)
		if !ok || n > 0 && p.at(end-1, '.') && p.clump(end) || n > 0 && p.afterInitials(end) {
			break
		}
		if n > 0 && !p.at(e-1, '.') && p.wordFollows(e) && !(leading && p.nameWord(e)) {
			break // "Prado, B. A quay": the title begins
		}
		end = e
		if !p.at(end-1, '.') && n == 0 && !p.initialNext(end) {
			break
		}
		if p.at(end-1, '.') && p.particle(end) && p.initialNext(end+1) && (p.at(end+2, '.') || p.at(end+2, ':') || p.at(end+2, ',')) {
			end++ // "G. de S. Preussler"
		}
		if p.smallAfterHyphen(end) { // "Park, M.-j."
			end += 3
		}
		if p.at(end, '-') && end+1 < len(p.tokens) && !p.tokens[end].is(spaced) {
			if _, ok := p.initialAt(end + 1); ok {
				end++
			}
		}
	}
	return end, end > i
}

// smallAfterHyphen says whether an initial goes on with a hyphen and a small
// letter with a point, as of Korean and Chinese given names.
func (p *parser) smallAfterHyphen(i int) bool {
	return p.at(i, '-') && p.at(i+2, '.') && !p.tokens[i].is(spaced) && !p.tokens[i+1].is(spaced|upper) && p.tokens[i+1].kind == word &&
		utf8.RuneCountInString(p.tokens[i+1].text(p.s)) == 1
}

// afterInitials says whether what looks like one more initial at token i begins
// what comes after the name: "Okafor, A. *J. Quay Chem.*", "Okafor, A. Ph.D. Thesis".
func (p *parser) afterInitials(i int) bool {
	emphasised := p.tokens[i].is(emphasis) && !p.tokens[i-1].is(emphasis)
	degree := p.wordAt(i, "ph") && p.wordAt(i+2, "d")
	patent := p.wordAt(i, "u") && p.wordAt(i+2, "s") && p.wordAt(i+4, "patent")
	return emphasised || degree || patent
}

// clump says whether token i holds several letters, none of them small: after
// initials with points it begins something else.
func (p *parser) clump(i int) bool {
	t := &p.tokens[i]
	n := utf8.RuneCountInString(t.text(p.s))
	return t.is(upper) && len(t.fold) > 1 && n > 1 && n <= len(t.fold) // not "O'G."
}

// wordFollows says whether a plain word stands at token i, neither "and" nor a particle.
func (p *parser) wordFollows(i int) bool {
	return i < len(p.tokens) && p.tokens[i].kind == word && !words.IsAnd(p.tokens[i].fold) && !p.particle(i) && !p.initialNext(i)
}

// initialNext says whether a further initial follows one without a point:
// "Probst, H. C" and "T. W Schacker" mix both.
func (p *parser) initialNext(i int) bool {
	return i < len(p.tokens) && p.tokens[i].kind == word && p.tokens[i].is(upper) && utf8.RuneCountInString(p.tokens[i].text(p.s)) == 1
}

func (p *parser) initialAt(i int) (int, bool) {
	if i >= len(p.tokens) {
		return i, false
	}
	t := &p.tokens[i]
	if t.kind != word || !t.is(capital) || t.is(digits|caseless) {
		return i, false
	}
	w := t.text(p.s)
	n := utf8.RuneCountInString(w)
	point := p.at(i+1, '.')
	switch {
	case n == 1:
	case p.shortInitials(i):
	case point && n <= 2 && !gazetteer.Given(t.fold) && !notInitials[t.fold]:
	case point && n == 3 && strings.Contains(w, "-"):
	default:
		return i, false
	}
	if point {
		i++
	}
	return i + 1, true
}

// notInitials are abbreviations of two letters that stand after names or before
// numbers; "Am." begins the name of a journal.
var notInitials = set("jr", "sr", "ed", "de", "hg", "bd", "nr", "no", "jg", "st", "am", "pp")

// shortInitials says whether token i is a clump of initials: "AB", "JLM", "J-P".
func (p *parser) shortInitials(i int) bool {
	if i < 0 || i >= len(p.tokens) {
		return false
	}
	t := &p.tokens[i]
	if t.kind != word || !t.is(upper) || t.is(digits) || t.fold == "ii" || t.fold == "iii" || t.fold == "and" || t.fold == "of" || t.fold == "for" || t.fold == "the" {
		return false
	}
	n := utf8.RuneCountInString(t.text(p.s))
	return n <= 4 || n == 5 && strings.Contains(t.fold, "-")
}

// longInitials says whether token i holds five initials, as names in Brazil may
// have: "Costa IBSDS, Bittar CS".
func (p *parser) longInitials(i int) bool {
	t := &p.tokens[i]
	return t.is(upper) && len(t.fold) == 5 && t.end-t.start == 5 && !p.tokens[i-1].is(upper) && p.tokens[i-1].is(capital) && (p.at(i+1, ',') || p.at(i+1, '.')) && !gazetteer.Organisation(t.fold)
}

func (p *parser) allInitials(s span) bool {
	for i := s.first; i < s.end; i++ {
		if !p.shortInitials(i) {
			return false
		}
	}
	return s.end-s.first > 1
}

// nameWord says whether token i can be a word of a name: a capital first, or
// one after the apostrophe or hyphen (d’Aspremont, al-Rashidi).
func (p *parser) nameWord(i int) bool {
	if i >= len(p.tokens) {
		return false
	}
	t := &p.tokens[i]
	switch {
	case t.kind != word || t.is(digits):
		return false
	case utf8.RuneCountInString(t.fold) < 2 && (!t.is(caseless) || words.IsAnd(t.fold)): // "لاله و نوبخت"
		return false
	case t.fold == "ほか" || t.fold == "等": // and others
		return false
	case notNames[t.fold] && !t.is(upper) && !p.articleOfName(i) || neverNames[t.fold]:
		return false
	}
	if t.is(capital) {
		return true
	}
	w := t.text(p.s)
	for k, r := range w {
		if unicode.IsUpper(r) { // vanEngelsdorp
			return k < len(t.fold) && words.IsParticle(t.fold[:k])
		}
		if k > 4 {
			return false
		}
		if fold.IsApostrophe(r) || r == '-' || r == '\u2010' || r == '\u2011' {
			next, _ := utf8.DecodeRuneInString(w[k+utf8.RuneLen(r):])
			return unicode.IsUpper(next)
		}
	}
	return false
}

// notNames are capitalised words that begin titles and not names.
var notNames = set("the", "a", "in", "on", "of", "for", "and", "from", "with", "by", "at", "how", "what", "why", "when", "where", "who", "is", "are",
	"toward", "towards", "some", "about", "as", "does", "this", "that", "zur", "uber", "ueber", "eine", "ein", "fur", "und", "die", "les", "une", "sur", "pour",
	"available", "retrieved", "accessed", "new", "no", "not", "its", "our", "under", "between", "beyond", "into", "after", "before", "during", "using", "vol", "univ", "ed", "eds", "hrsg", "hg", "bd", "bde", "nr", "jg", "aufl", "edn",
	"et", "al", "sobre", "para", "por", "uma", "um", "una", "el", "los", "las", "il", "lo", "gli", "introduction", "introducao", "we", "if", "or", "but", "be", "was", "were", "has")

// neverNames are no names in capitals either.
var neverNames = set("for", "and", "the", "of", "with")

// articleOfName says whether an article with a capital begins a family name
// that initials follow: "El Khoury, R.", "Lo Presti, A.".
func (p *parser) articleOfName(i int) bool {
	switch t := &p.tokens[i]; t.fold {
	case "el", "al", "lo", "los", "las":
		if !t.is(capital) || !p.at(i+2, ',') || !p.nameWord(i+1) {
			return false
		}
		e, ok := p.initialsAt(i + 3)
		return ok && p.at(e-1, '.')
	}
	return false
}

// particle says whether token i is a particle of a name, in lower case.
func (p *parser) particle(i int) bool {
	if i < 0 || i >= len(p.tokens) {
		return false
	}
	t := &p.tokens[i]
	if t.kind != word || t.is(capital) || len(t.fold) > 5 {
		return false
	}
	switch t.fold {
	case "an": // "Mac an Bhaird"
		return p.wordAt(i-1, "mac") || p.wordAt(i-1, "nic") || p.wordAt(i-1, "mag")
	case "e", "y", "in", "a", "i", "te", "op", "en", "ed", "af", "auf", "tot", "aan":
		return t.fold == "te" || t.fold == "op" || t.fold == "af" || (t.fold == "y" || t.fold == "e") && i > 0 && p.nameWord(i-1) && p.nameWord(i+1) && (p.at(i+2, ',') || p.shortInitials(i+2))
	}
	return words.IsParticle(t.fold)
}

// particlesAfter takes particles that follow the given name: "Paiva, C. de".
func (p *parser) particlesAfter(n *person) {
	end := n.end
	for end-n.end < 3 && (p.particle(end) || p.upperParticle(n, end)) {
		end++
	}
	if end == n.end {
		return
	}
	if _, others := p.andOthers(end); others { // "Hoogland, Rosa van den u. a."
		n.after, n.end = span{n.end, end}, end
		return
	}
	if e, ok := p.initialsAt(end); ok && p.at(e-1, '.') { // "Baniwa, G. dos S. L."
		n.given.end, n.end = e, e
		return
	}
	if end < len(p.tokens) && p.tokens[end].kind == word && !words.IsAnd(p.tokens[end].fold) {
		return
	}
	n.after, n.end = span{n.end, end}, end
	if p.at(end, '.') && n.initials && end+1 < len(p.tokens) && p.at(end+1, ',') {
		n.end++
	}
}

// upperParticle says whether token i is a particle in capitals after a name in
// capitals: "SILVA, J. L. M. DA".
func (p *parser) upperParticle(n *person, i int) bool {
	return i+1 < len(p.tokens) && p.tokens[i].kind == word && p.tokens[i].is(upper) && len(p.tokens[i].fold) > 1 && words.IsParticle(p.tokens[i].fold) &&
		p.tokens[n.family.first].is(upper) && p.tokens[i+1].kind == sign && p.tokens[i+1].sign != '.'
}

func (p *parser) suffixAt(i int) (int, bool) {
	if i < 1 || i >= len(p.tokens) || p.tokens[i].kind != word {
		return i, false
	}
	if t := &p.tokens[i]; t.is(digits) && (t.fold == "2nd" || t.fold == "3rd" || t.fold == "4th") && p.tokens[i-1].kind == word {
		return i + 1, true
	} else if !words.IsNameSuffix(t.fold) || !t.is(capital) {
		return i, false
	}
	if p.at(i+1, '.') {
		return i + 2, true
	}
	return i + 1, true
}

// trailingSuffix takes ", Jr." and "Jr" after a name.
func (p *parser) trailingSuffix(n *person) {
	at := n.end
	if p.at(at, ',') {
		at++
	}
	e, ok := p.suffixAt(at)
	if !ok {
		return
	}
	if e < len(p.tokens) && p.tokens[e].kind == word && at != n.end {
		return
	}
	if p.at(e, ',') && at != n.end && p.tokens[at].fold != "jr" && p.tokens[at].fold != "sr" {
		if _, ok := p.initialsAt(e + 1); ok {
			return // "Hall, C. F., Neto, V. B.": a family name
		}
	}
	n.suffix, n.end = span{at, e}, e
}
