package reference

import (
	"strings"

	"github.com/bibfix/bibfix/internal/words"
)

// editionWords follow (or lead) the number of an edition.
var editionWords = set("ed", "edn", "edition", "aufl", "auflage", "auf", "edicao", "edicion", "edizione", "ediz", "uitg", "druk", "utg", "udg", "wyd", "vyd", "kiad", "изд", "bask", "bs", "basim", "editie", "upplagan", "版", "판")

// findEditions claims "2nd ed.", "3. Aufl.", "(2ª ed.)", "Rev. ed.".
func (p *parser) findEditions(from int) {
	for i := from + 1; i < len(p.tokens); i++ {
		t := &p.tokens[i]
		if p.bareEdition(i) {
			p.takeEdition(i, i, i+1)
			continue
		}
		if !t.is(telling) || p.owner[i] != free || !editionWords[t.fold] || p.quotedAt(i) {
			continue
		}
		first := i - 1
		for first > from && (p.oneOf(first, ".,°") || p.wordAt(first, "a") || p.in(first, editionAdjectives)) {
			first--
		}
		if p.at(first-1, '-') && p.small(first-2, 99) > 0 && len(p.tokens[first].fold) < 5 {
			first -= 2 // "2-е изд."
		}
		if k := p.farOrdinal(i); k > from {
			first = k
		} else if !p.ordinal(first) {
			for p.oneOf(first+1, ".,") {
				first++
			}
			if first++; !p.in(first, editionAdjectives) || words.IsAnd(p.tokens[first].fold) || first >= i || i-first > 5 {
				continue
			}
		}
		end := i + 1
		if p.at(end, '.') {
			end++
		}
		for k := end; k < end+9 && (p.oneOf(k, ",.") || p.in(k, editionAdjectives)); k++ {
			if p.in(k, editionAdjectives) && !p.tokens[k].is(capital) && p.at(k+1, '.') {
				end = k + 2 // "2-е изд., испр. и доп."
			}
		}
		p.takeEdition(first, i, end)
		i = end - 1
	}
}

// farOrdinal is the token of the ordinal that words no table knows part from the
// word for editions at token i: "3., grundlegend überarb. Aufl."; 0 for none.
func (p *parser) farOrdinal(i int) int {
	for k := i - 1; k > 0 && i-k < 10; k-- {
		t := &p.tokens[k]
		switch {
		case p.ordinal(k) && p.at(k+1, '.') && p.at(k+2, ','):
			return k
		case t.kind == word && !t.is(capital), p.oneOf(k, ".,"):
		default:
			return 0
		}
	}
	return 0
}

func (p *parser) takeEdition(first, at, end int) {
	value := span{first, at}
	if p.tokens[first].kind == number || p.tokens[first].is(digits) {
		value.end = first + 1
	} else {
		value.end = at + 1
	}
	if !p.has("edition") {
		start, end := p.tokens[value.first].start, p.tokens[value.end-1].end
		text := p.text(value)
		if n := len(text) - len(strings.TrimLeft(text, "0123456789")); n > 0 && end-start == len(text) && editionWords[text[n:]] {
			text, end = text[:n], start+n // "3ed."
		}
		p.add(field{name: "edition", text: text, start: start, end: end, confidence: 0.85})
	}
	if (p.at(first-1, '(') || p.at(first-1, '[')) && (p.at(end, ')') || p.at(end, ']')) {
		first--
		end++
	}
	if _, year := p.year(end); year && p.small(first, 1) == 1 && p.at(end+1, ')') && (p.dated || p.anotherYear(p.begin, first)) && p.at(first-1, '(') {
		first-- // "Beck 1997 (1. Aufl. 1984)"
		end += 2
	}
	p.claim(first, end, editionOwner)
}

// bareEdition takes an ordinal that is a clause by itself: "Geneva. 4th. …".
func (p *parser) bareEdition(i int) bool {
	t := &p.tokens[i]
	if t.kind != word || !t.is(digits) || !p.at(i+1, '.') || !p.at(i-1, '.') || p.owner[i] != free || len(t.fold) < 2 || len(t.fold) > 5 || t.fold[0] > '9' {
		return false
	}
	if _, year := p.year(i); year { // "2016a"
		return false
	}
	switch t.fold[len(t.fold)-2:] {
	case "st", "nd", "rd", "th", "ed": // and "4ed."
		return true
	}
	return t.fold[len(t.fold)-1] == 'a' || t.fold[len(t.fold)-1] == 'o'
}

// ordinal says whether token i can be the number of an edition.
func (p *parser) ordinal(i int) bool {
	if i < 0 || p.owner[i] != free {
		return false
	}
	t := &p.tokens[i]
	switch {
	case t.kind == number:
		return len(t.fold) <= 2
	case t.kind != word:
		return false
	case t.is(digits):
		_, year := p.year(i)
		return !year && len(t.fold) <= 5 && t.fold[0] <= '9'
	}
	return ordinals[t.fold]
}

var ordinals = set("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "zweite", "dritte", "vierte", "segunda", "tercera", "terceira", "primeira", "primera", "deuxieme", "troisieme")

var editionAdjectives = set("rev", "revised", "erw", "erweiterte", "erweiterter", "uberarb", "uberarbeitete", "neu", "unverand", "unveranderte", "verb", "aktualis", "aktualisierte", "vollst", "vollstandig", "durchges", "neubearb", "neubearbeitete", "erg", "expanded", "enlarged", "abridged", "international", "student", "and", "und", "u", "augm", "augmentee", "revue", "rvd", "ampl", "atual", "ampliada", "revista", "corr", "reimpr", "updated", "3d", "new", "anniversary", "special", "paperback", "illustrated", "annotated", "critical", "bilingual", "centennial", "facsimile", "american", "british", "english", "german", "bearb", "bearbeitete", "korr", "korrigierte", "reviewed", "reviste", "riveduta", "corretta", "aum", "aumentada", "испр", "доп", "перераб", "стер", "и", "e", "enl")
