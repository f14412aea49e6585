package reference

// upperRoman says whether token i is a roman number in capitals.
func upperRoman(en *entry, i int) bool {
	return i >= 0 && i < len(en.tokens) && en.tokens[i].kind == word && en.tokens[i].is(upper) && isRoman(en.tokens[i].fold)
}

// findRomanVolume claims a volume in roman capitals that stands between commas
// without a label: "Storia di Lund, III, Roma, 1962".
func findRomanVolume(dr *draft, from int) {
	if dr.has("volume") {
		return
	}
	for i := from + 2; i+2 < len(dr.tokens); i++ {
		if dr.owner[i] != free || !upperRoman(dr.entry, i) || !dr.at(i-1, ',') || !dr.at(i+1, ',') || dr.quotedAt(i) {
			continue
		}
		if dr.owner[i-1] != free || dr.owner[i-2] != free && dr.tokens[i-2].kind != sign || dr.tokens[i+2].kind != word || !dr.tokens[i+2].is(capital) || initialNext(dr.entry, i+2) {
			continue // a list of initials
		}
		addLocator(dr, "volume", &locator{span: span{i, i + 1}})
		dr.claim(i, i+1, locatorOwner)
		return
	}
}

// bookVolume says whether the volume is one of a book and so follows its title, not
// the name of a journal: no other clause stands before it, and place and publisher
// come next, "Storia di Lund, II, Roma, Molo, 1931".
func (pa *parts) bookVolume() bool {
	n := len(pa.atoms)
	if !pa.has("volume") || pa.has("issue") || pa.anyQuoted || pa.whole > 0 || pa.lawVenue || !pa.commas || n < 2 || n > 3 {
		return false
	}
	first := &pa.atoms[0]
	if first.journals+first.abbreviations > 0 || pa.atoms[1].owners&(1<<locatorOwner) == 0 || pa.atoms[1].sign == '(' {
		return false
	}
	for k := 1; k < n; k++ {
		if a := &pa.atoms[k]; a.words == 0 || a.words > houseWords {
			return false
		}
	}
	return pa.dateFollows(n)
}

// houseWords is how many words the names of towns and publishers have at most that
// are known by nothing but where they stand.
const houseWords = 4
