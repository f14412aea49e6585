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
func (en *entry) initialsAt(i int) (int, bool) { return initials(en, i, false) }

// initials is initialsAt; where they lead a name, one without a point may stand
// before the family name: "T. W Schacker".
func initials(en *entry, i int, leading bool) (int, bool) {
	end := i
	for n := 0; n < mostInitials; n++ {
		e, ok := initialAt(en, end)
		if !ok || n > 0 && !initialGoesOn(en, end, e, leading) {
			break
		}
		end = e
		if !en.at(end-1, '.') && n == 0 && !initialNext(en, end) {
			break
		}
		end = betweenInitials(en, end)
	}
	return end, end > i
}

// mostInitials is how many one name has.
const mostInitials = 8

// initialGoesOn says whether the further initial [i, e) belongs to those before it.
func initialGoesOn(en *entry, i, e int, leading bool) bool {
	if en.at(i-1, '.') && clump(en, i) || afterInitials(en, i) {
		return false
	}
	return en.at(e-1, '.') || !wordFollows(en, e) || leading && en.nameWord(e) // not "Prado, B. A quay": the title begins
}

// betweenInitials is the token after what may stand between initials at token i: a
// particle, "G. de S. Preussler", a hyphen, "Park, M.-j."
func betweenInitials(en *entry, i int) int {
	if en.at(i-1, '.') && en.particle(i) && initialNext(en, i+1) && en.oneOf(i+2, ".:,") {
		i++
	}
	if smallAfterHyphen(en, i) {
		i += 3
	}
	if hyphenedInitial(en, i) {
		i++
	}
	return i
}

// hyphenedInitial says whether initials go on behind the hyphen at token i: "J.-P.",
// and "J. -P." where pages were read badly.
func hyphenedInitial(en *entry, i int) bool {
	if !en.at(i, '-') || i+1 >= len(en.tokens) || en.tokens[i+1].is(spaced) {
		return false
	}
	e, ok := initialAt(en, i+1)
	return ok && (!en.tokens[i].is(spaced) || en.at(i-1, '.') && en.at(e-1, '.'))
}

// smallAfterHyphen says whether an initial goes on with a hyphen and a small
// letter with a point, as of Korean and Chinese given names.
func smallAfterHyphen(en *entry, i int) bool {
	return en.at(i, '-') && en.at(i+2, '.') && !en.tokens[i].is(spaced) && !en.tokens[i+1].is(spaced|upper) && en.tokens[i+1].kind == word &&
		utf8.RuneCountInString(en.tokens[i+1].text(en.s)) == 1
}

// afterInitials says whether what looks like one more initial at token i begins
// what comes after the name: "Okafor, A. *J. Quay Chem.*", "Okafor, A. Ph.D. Thesis".
func afterInitials(en *entry, i int) bool {
	emphasised := en.tokens[i].is(emphasis) && !en.tokens[i-1].is(emphasis)
	degree := en.wordAt(i, "ph") && en.wordAt(i+2, "d")
	patent := en.wordAt(i, "u") && en.wordAt(i+2, "s") && en.wordAt(i+4, "patent")
	return emphasised || degree || patent || journalInitial(en, i) || shortenedTitle(en, i)
}

// shortenedTitle says whether two abbreviations of two letters follow one another from
// token i on, of which the first is no initial: "Okafor, A.B. Sp. Pl. 1: 34".
func shortenedTitle(en *entry, i int) bool {
	short := func(k int) bool {
		return k < len(en.tokens) && en.tokens[k].kind == word && len(en.tokens[k].fold) == 2 && capitalWord(en, k) && en.at(k+1, '.')
	}
	return short(i) && short(i+2) && !digraph(en, i)
}

// journalInitial says whether the "J." of an abbreviated journal stands at token i:
// "Okafor, A. J. Phys. Chem. 2003".
func journalInitial(en *entry, i int) bool {
	return en.wordAt(i, "j") && en.at(i+1, '.') && en.at(i+3, '.') && (thingWords(en, i+2, i+3) > 0 || en.wordAt(i+2, "am") && journalRun(en, i))
}

// clump says whether token i holds several letters, none of them small: after
// initials with points it begins something else.
func clump(en *entry, i int) bool {
	t := &en.tokens[i]
	n := utf8.RuneCountInString(t.text(en.s))
	return t.is(upper) && len(t.fold) > 1 && n > 1 && n <= len(t.fold) // not "O'G."
}

// wordFollows says whether a plain word stands at token i, neither "and" nor a particle.
func wordFollows(en *entry, i int) bool {
	return i < len(en.tokens) && en.tokens[i].kind == word && !words.IsAnd(en.tokens[i].fold) && !en.particle(i) && !initialNext(en, i)
}

// initialNext says whether a further initial follows one without a point:
// "Probst, H. C" and "T. W Schacker" mix both.
func initialNext(en *entry, i int) bool {
	return i < len(en.tokens) && en.tokens[i].kind == word && en.tokens[i].is(upper) && utf8.RuneCountInString(en.tokens[i].text(en.s)) == 1
}

func initialAt(en *entry, i int) (int, bool) {
	if i >= len(en.tokens) {
		return i, false
	}
	t := &en.tokens[i]
	if t.kind != word || !t.is(capital) || t.is(digits|caseless) {
		return i, false
	}
	w := t.text(en.s)
	n := utf8.RuneCountInString(w)
	point := en.at(i+1, '.')
	switch {
	case n == 1:
	case shortInitials(en, i):
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

// notInitials are abbreviations of two letters that end the names of firms, stand after names or before
// numbers; "Am." begins the name of a journal.
var notInitials = set("jr", "sr", "ed", "de", "hg", "bd", "nr", "no", "jg", "st", "am", "pp", "re", "co")

// shortInitials says whether token i is a clump of initials: "AB", "JLM", "J-P".
func shortInitials(en *entry, i int) bool {
	if i < 0 || i >= len(en.tokens) {
		return false
	}
	t := &en.tokens[i]
	if t.kind != word || !t.is(upper) || t.is(digits) || t.fold == "ii" || t.fold == "iii" || t.fold == "and" || t.fold == "of" || t.fold == "for" || t.fold == "the" {
		return false
	}
	n := utf8.RuneCountInString(t.text(en.s))
	return n <= 4 || n == 5 && strings.Contains(t.fold, "-")
}

// longInitials says whether token i holds five initials, as names in Brazil may
// have: "Costa IBSDS, Bittar CS".
func longInitials(en *entry, i int) bool {
	t := &en.tokens[i]
	return t.is(upper) && len(t.fold) == 5 && t.end-t.start == 5 && !en.tokens[i-1].is(upper) && en.tokens[i-1].is(capital) && (en.at(i+1, ',') || en.at(i+1, '.')) && !gazetteer.Organisation(t.fold)
}

func allInitials(en *entry, s span) bool {
	for i := s.first; i < s.end; i++ {
		if !shortInitials(en, i) {
			return false
		}
	}
	return s.end-s.first > 1
}

// nameWord says whether token i can be a word of a name: a capital first, or
// one after the apostrophe or hyphen (d’Aspremont, al-Rashidi).
func (en *entry) nameWord(i int) bool {
	if i >= len(en.tokens) {
		return false
	}
	t := &en.tokens[i]
	switch {
	case t.kind != word || t.is(digits):
		return false
	case utf8.RuneCountInString(t.fold) < 2 && (!t.is(caseless) || words.IsAnd(t.fold)): // "لاله و نوبخت"
		return false
	case t.fold == "ほか" || t.fold == "等": // and others
		return false
	case neverNames[t.fold] || notNames[t.fold] && !t.is(upper) && !littleFamily(en, i) && !givenArticle(en, i):
		return false
	}
	return t.is(capital) || capitalInside(t, t.text(en.s))
}

// givenArticle says whether the article of other languages stands as a given name
// behind its family: "Prendergast, Una, and …".
func givenArticle(en *entry, i int) bool {
	return en.wordAt(i, "una") && en.tokens[i].is(capital) && en.at(i-1, ',') && en.oneOf(i+1, ",.(")
}

// capitalInside says whether the capital of a name stands behind a particle that is
// written as one word with it, or behind an apostrophe or hyphen: "vanEngelsdorp",
// "d’Aspremont", "al-Rashidi", the "hÓgáin" of Ó hÓgáin.
func capitalInside(t *token, w string) bool {
	for k, r := range w {
		switch {
		case unicode.IsUpper(r):
			return k < len(t.fold) && (words.IsParticle(t.fold[:k]) || t.fold[:k] == "h")
		case k > longestPrefix:
			return false
		case fold.IsApostrophe(r), r == '-', r == '\u2010', r == '\u2011':
			next, _ := utf8.DecodeRuneInString(w[k+utf8.RuneLen(r):])
			return unicode.IsUpper(next)
		}
	}
	return false
}

// notNames are capitalised words that begin titles and not names.
var notNames = union(neverFamilies, titleOpeners, set("zur", "el", "los", "las", "lo", "gli", "was", "were"))

// neverNames are no names in capitals either.
var neverNames = set("for", "and", "the", "of", "with")

// particle says whether token i is a particle of a name, in lower case.
func (en *entry) particle(i int) bool {
	if i < 0 || i >= len(en.tokens) {
		return false
	}
	t := &en.tokens[i]
	if t.kind != word || t.is(capital) || len(t.fold) > longestParticle {
		return false
	}
	switch t.fold {
	case "an": // "Mac an Bhaird"
		return en.wordAt(i-1, "mac") || en.wordAt(i-1, "nic") || en.wordAt(i-1, "mag")
	case "e", "y", "in", "a", "i", "te", "op", "en", "ed", "af", "auf", "tot", "aan":
		return t.fold == "te" || t.fold == "op" || t.fold == "af" || (t.fold == "y" || t.fold == "e") && i > 0 && en.nameWord(i-1) && en.nameWord(i+1) && (en.at(i+2, ',') || shortInitials(en, i+2))
	}
	return words.IsParticle(t.fold)
}

// longestParticle is in letters: "vanden".
const longestParticle = 6

// particlesAfter takes particles that follow the given name: "Paiva, C. de".
func particlesAfter(en *entry, n *person) {
	end := n.end
	for end-n.end < 3 && (en.particle(end) || upperParticle(en, n, end)) {
		end++
	}
	if end == n.end {
		return
	}
	if _, others := andOthers(en, end); others { // "Hoogland, Rosa van den u. a."
		n.after, n.end = span{n.end, end}, end
		return
	}
	if e, ok := en.initialsAt(end); ok && en.at(e-1, '.') { // "Baniwa, G. dos S. L."
		n.given.end, n.end = e, e
		return
	}
	if end < len(en.tokens) && en.tokens[end].kind == word && !words.IsAnd(en.tokens[end].fold) {
		return
	}
	n.after, n.end = span{n.end, end}, end
	if en.at(end, '.') && n.initials && end+1 < len(en.tokens) && en.at(end+1, ',') {
		n.end++
	}
}

// upperParticle says whether token i is a particle in capitals after a name in
// capitals: "SILVA, J. L. M. DA".
func upperParticle(en *entry, n *person, i int) bool {
	return i+1 < len(en.tokens) && en.tokens[i].kind == word && en.tokens[i].is(upper) && len(en.tokens[i].fold) > 1 && words.IsParticle(en.tokens[i].fold) &&
		en.tokens[n.family.first].is(upper) && en.tokens[i+1].kind == sign && en.tokens[i+1].sign != '.'
}

func suffixAt(en *entry, i int) (int, bool) {
	if i < 1 || i >= len(en.tokens) || en.tokens[i].kind != word {
		return i, false
	}
	if t := &en.tokens[i]; t.is(digits) && (t.fold == "2nd" || t.fold == "3rd" || t.fold == "4th") && en.tokens[i-1].kind == word {
		return i + 1, true
	} else if !words.IsNameSuffix(t.fold) || !t.is(capital) {
		return i, false
	}
	if en.at(i+1, '.') {
		return i + 2, true
	}
	return i + 1, true
}

// trailingSuffix takes ", Jr." and "Jr" after a name.
func trailingSuffix(en *entry, n *person) {
	at := n.end
	if en.at(at, ',') {
		at++
	}
	e, ok := suffixAt(en, at)
	if !ok {
		return
	}
	if e < len(en.tokens) && en.tokens[e].kind == word && at != n.end && !en.at(e-1, '.') && !words.IsAnd(en.tokens[e].fold) {
		return
	}
	if en.at(e, ',') && at != n.end && en.tokens[at].fold != "jr" && en.tokens[at].fold != "sr" {
		if _, ok := en.initialsAt(e + 1); ok {
			return // "Hall, C. F., Neto, V. B.": a family name
		}
	}
	n.suffix, n.end = span{at, e}, e
}
