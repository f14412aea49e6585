package reference

import "github.com/bibfix/bibfix/internal/words"

// mostPlaceWords is the length of the longest names of towns: "Rothenburg ob der Tauber".
const mostPlaceWords = 4

// atSpot says whether an atom stands where only a place stands, in capitals, right
// before the year or before a remark that the publisher or the year is not known:
// "…, Reana del Rojale 1980", "…, Cividate Camuno, s. e., 1977".
func atSpot(dr *draft, a *atom) bool {
	if a.words == 0 || a.words > mostPlaceWords || a.publishers+a.bodies+a.journals+a.proceedings > 0 || a.known || a.quoted {
		return false
	}
	for k := a.first; k < a.end; k++ {
		t := &dr.tokens[k]
		if t.kind == word && (t.is(capital) && len(t.fold) > 1 || k > a.first && placeLinks[t.fold]) || k > a.first && (t.at('-') || t.at('.') || t.at('/')) {
			continue
		}
		return false
	}
	first := &dr.tokens[a.first]
	if !first.is(capital) || words.DateStatus(first.fold) != "" {
		return false
	}
	return dateTouches(dr, a.end) && dr.tokens[a.end].kind != sign || publisherMissing(dr.entry, a.end)
}

// placeLinks join the words of the names of towns.
var placeLinks = set("am", "an", "a", "der", "de", "del", "di", "da", "do", "dos", "das", "la", "le", "les", "el", "sur", "en", "in", "im", "bei", "ob", "upon", "on", "of", "the", "nad", "na", "und", "and", "e", "y", "et", "i")

// dateTouches says whether the date begins at token i, with no sign before it.
func dateTouches(dr *draft, i int) bool {
	if i >= len(dr.tokens) || dr.owner[i] != dateOwner && dr.owner[i] != locatorOwner {
		return false
	}
	_, year := dr.year(i)
	return year || dr.owner[i] == dateOwner
}

// datedBracket says whether the bracket at token i holds a date, as those of
// imprints do: "(Milano 1975)".
func datedBracket(dr *draft, i int) bool {
	if !dr.oneOf(i, "([") {
		return false
	}
	for k, end := i+1, dr.closingBracket(i); k < end; k++ {
		if _, year := dr.year(k); year && dr.owner[k] != free {
			return true
		}
	}
	return false
}

// publisherMissing says whether a remark that there is no publisher stands at token
// i, a comma before it perhaps: "s. e.", "s.n.".
func publisherMissing(en *entry, i int) bool {
	if en.at(i, ',') {
		i++
	}
	return en.wordAt(i, "s") && en.at(i+1, '.') && en.in(i+2, sineWhat) && !en.wordAt(i+2, "l") && en.at(i+3, '.')
}

// linkWords stand inside titles, and not in the names of publishers and journals
// that no table has.
var linkWords = set("in", "im", "on", "for", "from", "zu", "zur", "zum", "uber", "mit", "nach", "to", "with", "by", "am", "an", "auf", "aus", "bei", "vom", "nel", "nella", "nei", "sul", "sulla", "per", "dans", "sur", "pour", "par", "entre", "sobre", "em", "no", "na", "nos", "nas", "en", "con", "para", "als", "wie", "as", "into", "how", "what", "why", "is", "are", "come", "como", "que", "qui", "che")
