package reference

import (
	"github.com/bibfix/bibfix/internal/fold"
)

// longestFamily is how many words a family name may have, with its particles.
const longestFamily = 5

// familyRun is the end of the longest run of at most limit words that can be a
// family name with its particles, from i; i where there is none.
func familyRun(en *entry, i, limit int) int {
	end, names := familyPrefix(en, i), 0
	for end < len(en.tokens) && end-i < limit {
		if end > i && (caseBreak(en, i, end) || suffixWord(en, end) || digraph(en, end)) {
			break
		}
		next := familyWord(en, i, end)
		if next == end {
			break
		}
		if en.nameWord(next - 1) {
			names++
		}
		end = next
	}
	for end > i && en.particle(end-1) {
		end--
	}
	if names == 0 {
		return i
	}
	return end
}

// familyWord is the token after the word at token end that may go on a family name
// which begins at token i; end itself where none may.
func familyWord(en *entry, i, end int) int {
	switch {
	case saint(en, end):
		return end + 2 // with the point
	case en.particle(end) && (end > i || en.nameWord(end+1) || en.particle(end+1)), en.nameWord(end):
		return end + 1
	case end > i && (upperAnd(en, end) || catalanAnd(en, end)):
		return end + 1
	case end > i && doubleFamily(en, end):
		return end + 1 // the hyphen
	case (en.wordAt(end, "v") || en.wordAt(end, "d")) && !en.tokens[end].is(capital) && en.at(end+1, '.') && en.nameWord(end+2):
		return end + 2 // "K. v. Bülow"
	}
	return end
}

// doubleFamily says whether the dash at token i joins the parts of a family name:
// "Bar–Joseph"; between blanks only where a comma or initials follow, "Pitt - Rivers, J."
func doubleFamily(en *entry, i int) bool {
	if !en.at(i, '-') || !en.nameWord(i+1) || en.tokens[i].is(spaced) != en.tokens[i+1].is(spaced) {
		return false
	}
	if !en.tokens[i].is(spaced) {
		return true
	}
	if shortInitials(en, i-1) || !en.nameWord(i-1) {
		return false
	}
	_, initials := en.initialsAt(i + 2)
	return initials || en.at(i+2, ',') && (en.nameWord(i+3) || initialNext(en, i+3))
}

// digraphs are initials of two letters, as Slavic, Uzbek and French names have them.
var digraphs = set("ch", "sh", "zh", "kh", "ts", "yu", "ya", "ye", "yo", "th", "ph", "st", "gy", "sz", "zs", "cs", "ty", "ny", "dz", "lj", "nj", "cz", "rz", "dž", "ju", "ja", "je", "chr", "fr", "wl", "kr", "ks", "gr")

// digraph says whether an initial of two letters with its point stands at token i.
func digraph(en *entry, i int) bool {
	return en.at(i+1, '.') && digraphs[en.tokens[i].fold] && en.tokens[i].is(capital)
}

// suffixWord says whether token i is a suffix that no family name has as its last
// word: "Okafor Jr", "Crawley III".
func suffixWord(en *entry, i int) bool {
	t := &en.tokens[i]
	if t.kind != word {
		return false
	}
	return (t.fold == "jr" || t.fold == "sr") && !t.is(upper) || (t.fold == "ii" || t.fold == "iii") && t.is(upper)
}

// familyPrefix is the token after a prefix that is written apart from its family name, "O’
// Campo", "D’ Angelo", "Ó Briain", at token i; i itself where there is none.
func familyPrefix(en *entry, i int) int {
	if i+2 >= len(en.tokens) || en.tokens[i].kind != word || !en.tokens[i].is(capital) || en.tokens[i].end-en.tokens[i].start > longestPrefix {
		return i
	}
	if en.tokens[i].text(en.s) == "Ó" && en.nameWord(i+1) {
		return i + 1
	}
	if en.tokens[i+1].kind == sign && fold.IsApostrophe(en.tokens[i+1].sign) && !en.tokens[i+1].is(spaced) && en.nameWord(i+2) {
		return i + 2
	}
	return i
}

// longestPrefix is in bytes, of what an apostrophe parts from a family name.
const longestPrefix = len("Dell")

// catalanAnd says whether token i is the "i" within a Catalan family name, whose
// capital a style made: "Prat I Fornells, N."
func catalanAnd(en *entry, i int) bool {
	if !en.wordAt(i, "i") || !en.at(i+2, ',') || !en.nameWord(i+1) {
		return false
	}
	e, ok := en.initialsAt(i + 3)
	return ok && en.at(e-1, '.')
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
