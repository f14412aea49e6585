package reference

import (
	"strings"

	"github.com/bibfix/bibfix/internal/gazetteer"
)

// stopWeight says how surely the point at token k ends a clause, from 0 to 1.
func (dr *draft) stopWeight(k int) float64 {
	if k == 0 || dr.at(k-1, '.') && dr.at(k+1, '.') || dr.at(k+1, '.') && k+1 < len(dr.tokens) && !dr.tokens[k+1].is(spaced) {
		return 0
	}
	weight, prev := dr.w.Point.Sure, &dr.tokens[k-1]
	if k+1 < len(dr.tokens) {
		settled := false
		if weight, settled = stopBefore(dr, prev, &dr.tokens[k+1], k); settled {
			return weight
		}
	}
	if prev.kind != word || unitAt(dr.entry, k-1) {
		return weight
	}
	if initialsAfterArticle(dr, k-1) {
		return 0
	}
	if insideJournal(dr, k-1) {
		return 0
	}
	if abbreviated(dr, k-1) {
		weight = min(weight, dr.w.Point.Abbreviated)
	}
	return weight
}

// unitAt says whether token i is the letter of a unit behind its number, with which a
// title may end: "2.4 Å", "at 90 K".
func unitAt(en *entry, i int) bool {
	if i < 1 {
		return false
	}
	return en.tokens[i-1].kind == number && !en.oneOf(i-2, "(:;") && unitLetters[en.tokens[i].text(en.s)]
}

// unitLetters are those that stand before the point at the end of a title.
var unitLetters = set("Å", "K", "C", "V", "W", "Hz")

// stopBefore is the weight of the point at token k by the tokens on both sides of
// it, and whether that settles it.
func stopBefore(dr *draft, prev, next *token, k int) (weight float64, settled bool) {
	w, unclaimed := &dr.w.Point, dr.owner[k+1] == free
	switch {
	case pointInPhrase(prev, next):
		return 0, true
	case spacedDash(dr.entry, k+1):
		return w.Sure, true // "… von Halberstadt. – Geol. Abh."
	case next.kind == sign && strings.ContainsRune(",;:)]-/", next.sign):
		if unclaimed && shortWord(prev) {
			return 0, true // "(Suppl.)"
		}
		return w.BeforeSign, true
	case !next.is(spaced) && next.kind != address && unclaimed:
		weight = stopAgainst(dr, prev, next)
		return weight, weight == 0
	case unclaimed && goesOnSmall(prev, next):
		return w.BeforeSmall, false
	case unclaimed && next.kind == number:
		return w.BeforeNumber, false
	case ordinalAt(dr, k-1):
		return 0, true
	}
	return w.Sure, false
}

// longestPointed is how many bytes a word has that owns the point between it and
// another sign, and longer ones end a clause there: "Suppl.)" and not "Hamburg.)".
const longestPointed = 6

func shortWord(t *token) bool { return t.kind == word && t.end-t.start <= longestPointed }

// pointInPhrase says whether the point between two words belongs to a phrase that
// goes on: "Univ. Lund", "Frankfurt a. M.", "Berlin u. a."
func pointInPhrase(prev, next *token) bool {
	if next.kind != word || prev.kind != word {
		return false
	}
	switch prev.fold {
	case "univ":
		return true
	case "a":
		return !prev.is(capital) && len(next.fold) == 1
	case "u":
		return !prev.is(capital) && next.fold == "a"
	}
	return false
}

// goesOnSmall says whether a word in small letters and the same markup follows,
// with which a clause seldom begins.
func goesOnSmall(prev, next *token) bool {
	return next.kind == word && !next.is(capital) && !inWords[next.fold] && next.flags&emphasis == prev.flags&emphasis
}

// ordinalAt says whether token i is a German ordinal: "im 19. Jahrhundert".
func ordinalAt(dr *draft, i int) bool {
	t := &dr.tokens[i]
	return t.kind == number && len(t.fold) < 3 && i > 0 && dr.in(i-1, beforeOrdinals)
}

// spacedDash says whether token i is a dash with blanks on both sides.
func spacedDash(en *entry, i int) bool {
	return en.oneOf(i, "-—") && en.tokens[i].is(spaced) && i+1 < len(en.tokens) && en.tokens[i+1].is(spaced)
}

// stopAgainst is the weight of a point with no blank after it.
func stopAgainst(dr *draft, prev, next *token) float64 {
	switch {
	case next.kind == number && prev.kind == number:
		return 0
	case prev.kind == sign || next.flags&(emphasis|strong) != prev.flags&(emphasis|strong), prev.is(spaced) && next.kind == sign:
		return dr.w.Point.Sure
	case prev.kind == word && !prev.is(capital) && len(prev.fold) > 3 && next.kind == word && next.is(capital) && !next.is(upper) && len(next.fold) > 2:
		return dr.w.Point.LostBlank
	}
	return 0
}

// initialsAfterArticle says whether token i ends a run of initials behind an
// article, which a noun follows: "Atti del R. Istituto", "nella I. R. Accademia".
func initialsAfterArticle(dr *draft, i int) bool {
	for n := 0; n < 3 && i > 0 && len(dr.tokens[i].fold) == 1 && dr.tokens[i].is(capital); n++ {
		if dr.in(i-1, joinedArticles) {
			return true
		}
		if !dr.at(i-1, '.') || i < 2 {
			return false
		}
		i -= 2
	}
	return false
}

// joinedArticles stand before a noun and never end a clause.
var joinedArticles = set("del", "dello", "della", "dei", "degli", "delle", "dal", "dalla", "al", "alla", "nel", "nella", "sul", "sulla", "des", "der", "dem", "du", "den")

// beforeOrdinals are German words between which and a noun a number with a
// point is an ordinal.
var beforeOrdinals = set("der", "die", "das", "des", "dem", "den", "im", "am", "zum", "zur", "vom", "beim", "und", "bis", "ins", "erster", "seit")

// stops says whether the point at token k ends a clause.
func (dr *draft) stops(k int) bool { return dr.stopWeight(k) >= dr.w.Point.Stops }

// abbreviated says whether the word at token i is an initial or a common
// abbreviation, so that a point after it is its own.
func abbreviated(dr *draft, i int) bool {
	t := &dr.tokens[i]
	if t.kind != word || t.is(caseless) {
		return false
	}
	if len(t.fold) == 1 && t.is(capital) {
		return true
	}
	if abbreviations[t.fold] {
		return true
	}
	if !t.is(capital) || !dr.at(i+1, '.') {
		return false
	}
	return len(t.fold) <= 6 && gazetteer.JournalWord(t.fold) && shortJournalWord(t.fold) || opensJournal(dr, i)
}

// insideJournal says whether token i is a word of an abbreviated journal's name
// that goes on to its volume: "Electr" in "Trans. Electr. Dev. 12". The clause
// begins with the word or after another point, and all that follows is cut short.
func insideJournal(dr *draft, i int) bool {
	t := &dr.tokens[i]
	if !t.is(capital) || len(t.fold) > longestInside || gazetteer.City(t.fold) || gazetteer.Region(t.fold) {
		return false
	}
	return !behindWhole(dr, i) && endsCut(t) && runsToVolume(dr, i+2)
}

const (
	longestInside    = 8  // letters of a word that may be cut short anywhere: "Spectros"
	longestNameWord  = 10 // letters of a word that follows one: "Astrophys", "Instrument"
	longestNameToGo  = 14 // tokens from there to the volume, points included
	longestFirstWord = 10 // letters of the first word of a name: "Philosoph"
)

// behindWhole says whether a whole word stands before token i in its clause, as in
// "the Electr." but not in "IEEE Electr." or "J. of Electr."
func behindWhole(dr *draft, i int) bool {
	return i > dr.begin && dr.tokens[i-1].kind == word && !dr.tokens[i-1].is(upper) && !dr.wordAt(i-1, "of")
}

// endsCut says whether a word ends as words do that are cut short: in a consonant,
// and in no "s" of a plural, "Trans" but not "Ships".
func endsCut(t *token) bool {
	switch t.fold[len(t.fold)-1] {
	case 'a', 'e', 'i', 'o', 'u', 'y':
		return false
	case 's':
		return gazetteer.JournalWord(t.fold)
	}
	return true
}

// runsToVolume says whether from token from on words that are cut short lead to
// the number of a volume.
func runsToVolume(dr *draft, from int) bool {
	for k := from; k < len(dr.tokens) && k < from+longestNameToGo; k++ {
		t := &dr.tokens[k]
		if t.kind == number {
			return k > from
		}
		if !wordOfName(dr, k) && !joinsName(dr, k) {
			return false
		}
	}
	return false
}

// wordOfName says whether token k is a word as abbreviated names of journals have them.
func wordOfName(dr *draft, k int) bool {
	t := &dr.tokens[k]
	if t.kind != word || !t.is(capital) || t.is(digits) || len(t.fold) > longestNameWord {
		return false
	}
	return dr.at(k+1, '.') || len(t.fold) == 1 || gazetteer.JournalWord(t.fold)
}

// joinsName says whether token k stands between the words of such a name, or as a
// comma before its volume: "Nucl. Instrum. Methods A, 362".
func joinsName(dr *draft, k int) bool {
	t := &dr.tokens[k]
	if t.at(',') {
		return k+1 < len(dr.tokens) && dr.tokens[k+1].kind == number
	}
	return t.at('.') || t.at('&') || t.word("and") || t.word("of")
}

// opensJournal says whether token i begins the abbreviated name of a journal:
// the first of its clause, cut after a consonant, with another such word next.
func opensJournal(dr *draft, i int) bool {
	t := &dr.tokens[i]
	if i+2 >= len(dr.tokens) || len(t.fold) > longestFirstWord || i > 0 && dr.tokens[i-1].kind == word || i == dr.begin && dr.stopped || !endsCut(t) {
		return false
	}
	next := &dr.tokens[i+2]
	return next.kind == word && next.is(capital) && gazetteer.JournalWord(next.fold) && (dr.at(i+3, '.') || len(next.fold) <= 4)
}

// shortJournalWord leaves out whole words that are short: "acta", "news".
func shortJournalWord(s string) bool {
	switch s {
	case "acta", "news", "brain", "notes", "forum", "annals", "annual", "survey", "review", "health", "nature", "saude":
		return false
	}
	return true
}

// abbreviations are words that carry a point of their own.
var abbreviations = set("vol", "vols", "no", "nos", "nr", "ed", "eds", "st", "dr", "jr", "sr", "univ", "dept", "pp", "vs", "etc", "al", "ca", "cf", "mr", "mrs", "ms", "prof", "rev", "fig", "figs", "ch", "chap", "sec", "ser", "suppl", "spec", "hrsg", "hg", "bd", "aufl", "art", "tech", "rep", "conf", "proc", "int", "ltda", "inc", "ltd", "gov", "sen", "col", "fr", "ste", "mt", "ft", "u", "s", "z", "d", "v", "e", "i", "p", "n", "f", "h", "bzw", "ggf", "sog", "vgl", "trad", "trans", "transl", "org", "orgs", "coord", "dir", "eng", "engl", "amer", "natl", "acad", "sci", "jap", "russ", "ital", "rom", "fil", "phil", "theol", "wiss", "abt", "anm", "nat", "med", "изд", "вып", "т", "гос", "ун", "ред", "науч", "им", "voll", "voi", "cap", "sez", "secc", "par", "tav", "ill", "fasc", "num", "nro", "pref", "introd", "approx", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "ago", "out", "dez", "set", "fev", "abr", "ene", "okt", "subsp", "var", "sp", "spp", "cit", "op", "ibid", "mss", "fol", "inv", "bros", "cie", "assoc", "publ", "pubs", "natn", "j", "am", "mass", "calif", "conn", "tex", "fla", "penn", "wash", "wis", "minn", "ariz", "colo", "tenn", "mich", "geb", "frz", "cv", "sect", "gen", "comb", "auct", "cogn",
	"sig", "sigg", "mons", "card", "cav", "avv", "dott", "ing", "bayr", "preuss", "kgl", "kais", "konigl", "osterr", "schweiz", "ges", "sitzungsber", "io", "bapt", "batt", "gio", "ioh", "joh", "jac", "petr", "nic", "jos", "wilh", "friedr", "heinr", "geo", "wm", "chas", "thos", "jas", "robt", "edw", "benj")
