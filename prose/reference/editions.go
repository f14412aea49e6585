package reference

import (
	"strings"

	"github.com/bibfix/bibfix/internal/words"
)

// editionWords follow (or lead) the number of an edition.
var editionWords = set("ed", "edn", "edition", "aufl", "auflage", "auf", "edicao", "edicion", "edizione", "ediz", "uitg", "druk", "utg", "udg", "wyd", "vyd", "kiad", "изд", "bask", "bs", "basim", "editie", "uppl", "upplaga", "upplagan", "dr", "baski", "kiadas", "painos", "editio", "版", "판")

// findEditions claims "2nd ed.", "3. Aufl.", "(2ª ed.)", "Rev. ed.".
func findEditions(dr *draft, from int) {
	for i := from + 1; i < len(dr.tokens); i++ {
		t := &dr.tokens[i]
		if bareEdition(dr, i) {
			takeEdition(dr, i, i, i+1)
			continue
		}
		if !t.is(telling) || dr.owner[i] != free || !editionWords[t.fold] || dr.quotedAt(i) || yearEdition(dr, i) {
			continue
		}
		if leadingEdition(dr, i) {
			continue
		}
		first := editionStart(dr, from, i)
		if first < 0 || t.fold == "dr" && t.is(capital) {
			continue
		}
		end := editionEnd(dr.entry, i+1)
		takeEdition(dr, first, i, end)
		i = end - 1
	}
}

// leadingEdition takes the edition whose word stands before its number, as Slavic
// lists and "Science" have it: "wyd. 2,", "ed. 4,". The word is at token i.
func leadingEdition(dr *draft, i int) bool {
	number := i + 1
	if dr.at(number, '.') {
		number++
	}
	if !dr.in(i, leadEditions) || !ordinal(dr, number) && !dr.in(number, latinOrdinals) || dr.small(number, highestEdition) == 0 && dr.tokens[i].fold == "ed" || !dr.oneOf(i-1, ",.;") && dr.owner[i-1] == free || number+1 < len(dr.tokens) && !dr.oneOf(number+1, ",.;)") {
		return false
	}
	dr.add(field{name: "edition", text: dr.text(span{number, number + 1}), start: dr.tokens[number].start, end: dr.tokens[number].end, confidence: 0.85})
	end := number + 1
	for dr.at(end, ',') && dr.in(end+1, latinRevised) {
		end += 2
	}
	dr.claim(i, end, editionOwner)
	return true
}

// highestEdition is the number of an edition above which "Ed. 34" is something else.
const highestEdition = 20

// latinOrdinals and latinRevised are the numbers of editions in Latin, and what was
// done to them: "Editio decima, reformata".
var (
	latinOrdinals = set("prima", "secunda", "altera", "tertia", "quarta", "quinta", "sexta", "septima", "octava", "nona", "decima", "undecima", "duodecima", "nova")
	latinRevised  = set("reformata", "aucta", "emendata", "correcta", "emendatior", "auctior", "revisa")
)

// leadEditions stand before the number of an edition.
var leadEditions = set("wyd", "vyd", "izd", "изд", "baski", "bs", "bask", "ed", "aufl", "editio")

// editionStart is the first token of the edition whose word is at token i, behind
// token from; -1 where nothing numbers or describes it.
func editionStart(dr *draft, from, i int) int {
	first := i - 1
	for first > from && (dr.oneOf(first, ".,°") || dr.wordAt(first, "a") || dr.in(first, editionAdjectives)) {
		first--
	}
	if dr.at(first-1, '-') && dr.small(first-2, 99) > 0 && len(dr.tokens[first].fold) < 5 {
		first -= 2 // "2-е изд."
	}
	if k := farOrdinal(dr, i); k > from {
		return k
	}
	if ordinal(dr, first) {
		return first
	}
	for dr.oneOf(first+1, ".,") {
		first++
	}
	if first++; !dr.in(first, editionAdjectives) || words.IsAnd(dr.tokens[first].fold) || first >= i || i-first > 5 {
		return -1
	}
	return first
}

// editionEnd passes the point and what was done to an edition, from token end on.
func editionEnd(en *entry, end int) int {
	if en.at(end, '.') {
		end++
	}
	for k := end; k < end+9 && (en.oneOf(k, ",.") || en.in(k, editionAdjectives)); k++ {
		if en.in(k, editionAdjectives) && !en.tokens[k].is(capital) && en.at(k+1, '.') {
			end = k + 2 // "2-е изд., испр. и доп."
		}
	}
	return end
}

// yearEdition takes the edition of a work of reference that goes by its year,
// "Encyclopedia of Quays. 1991 ed.", where it ends the entry. The word is at token i.
func yearEdition(dr *draft, i int) bool {
	y, ok := dr.year(i - 1)
	if !ok || dr.owner[i-1] != free || !dr.oneOf(i-2, ".,;(") || dr.dated || anotherYear(dr.entry, dr.begin, i-1) || anotherYear(dr.entry, i, len(dr.tokens)) {
		return false
	}
	dr.addDate(dated{span: span{i - 1, i}, date: y}, 0.85)
	dr.claim(i, i+1, editionOwner)
	return true
}

// farOrdinal is the token of the ordinal that words no table knows part from the
// word for editions at token i: "3., grundlegend überarb. Aufl."; 0 for none.
func farOrdinal(dr *draft, i int) int {
	for k := i - 1; k > 0 && i-k < 10; k-- {
		t := &dr.tokens[k]
		switch {
		case ordinal(dr, k) && dr.at(k+1, '.') && dr.at(k+2, ','):
			return k
		case t.kind == word && !t.is(capital), dr.oneOf(k, ".,"):
		default:
			return 0
		}
	}
	return 0
}

func takeEdition(dr *draft, first, at, end int) {
	value := span{first, at}
	if dr.tokens[first].kind == number || dr.tokens[first].is(digits) {
		value.end = first + 1
	} else {
		value.end = at + 1
	}
	if !dr.has("edition") {
		start, end := dr.tokens[value.first].start, dr.tokens[value.end-1].end
		text := dr.text(value)
		if n := len(text) - len(strings.TrimLeft(text, "0123456789")); n > 0 && end-start == len(text) && editionWords[text[n:]] {
			text, end = text[:n], start+n // "3ed."
		}
		dr.add(field{name: "edition", text: text, start: start, end: end, confidence: 0.85})
	}
	if (dr.at(first-1, '(') || dr.at(first-1, '[')) && (dr.at(end, ')') || dr.at(end, ']')) {
		first--
		end++
	}
	if firstEditionYear(dr, first, end) {
		first--
		end += 2
	}
	dr.claim(first, end, editionOwner)
}

// firstEditionYear says whether an edition is the first, told with its year in a bracket
// behind another's: "Beck 1997 (1. Aufl. 1984)".
func firstEditionYear(dr *draft, first, end int) bool {
	if _, year := dr.year(end); !year || dr.small(first, 1) != 1 || !dr.at(first-1, '(') || !dr.at(end+1, ')') {
		return false
	}
	return dr.dated || anotherYear(dr.entry, dr.begin, first)
}

// bareEdition takes an ordinal that is a clause by itself: "Geneva. 4th. …".
func bareEdition(dr *draft, i int) bool {
	t := &dr.tokens[i]
	if t.kind != word || !t.is(digits) || !dr.at(i+1, '.') || !dr.at(i-1, '.') || dr.owner[i] != free || len(t.fold) < 2 || len(t.fold) > 5 || t.fold[0] > '9' {
		return false
	}
	if _, year := dr.year(i); year { // "2016a"
		return false
	}
	switch t.fold[len(t.fold)-2:] {
	case "st", "nd", "rd", "th", "ed": // and "4ed."
		return true
	}
	return t.fold[len(t.fold)-1] == 'a' || t.fold[len(t.fold)-1] == 'o'
}

// ordinal says whether token i can be the number of an edition.
func ordinal(dr *draft, i int) bool {
	if i < 0 || i >= len(dr.tokens) || dr.owner[i] != free {
		return false
	}
	t := &dr.tokens[i]
	switch {
	case t.kind == number:
		return len(t.fold) <= 2
	case t.kind != word:
		return false
	case t.is(digits):
		_, year := dr.year(i)
		return !year && len(t.fold) <= 5 && t.fold[0] <= '9'
	}
	return ordinals[t.fold]
}

var ordinals = set("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "zweite", "dritte", "vierte", "segunda", "tercera", "terceira", "primeira", "primera", "deuxieme", "troisieme")

var editionAdjectives = set("rev", "revised", "erw", "erweiterte", "erweiterter", "uberarb", "uberarbeitete", "neu", "unverand", "unveranderte", "verb", "aktualis", "aktualisierte", "vollst", "vollstandig", "durchges", "neubearb", "neubearbeitete", "erg", "expanded", "enlarged", "abridged", "international", "student", "and", "und", "u", "augm", "augmentee", "revue", "rvd", "ampl", "atual", "ampliada", "revista", "corr", "reimpr", "updated", "3d", "new", "anniversary", "special", "paperback", "illustrated", "annotated", "critical", "bilingual", "centennial", "facsimile", "american", "british", "english", "german", "bearb", "bearbeitete", "korr", "korrigierte", "reviewed", "reviste", "riveduta", "corretta", "aum", "aumentada", "испр", "доп", "перераб", "стер", "и", "e", "enl")
