package reference

// findSeries claims the series in brackets that a book belongs to, with the
// number of the book in it: "(= Kaistudien, Bd. 12)", "(Schriften zur
// Hafengeschichte 8)", "(Reihe Häfen; 5)". The number is no volume of the work.
func findSeries(dr *draft, from int) {
	for i := from + 1; i < len(dr.tokens); i++ {
		if !dr.at(i, '(') || dr.owner[i] != free || dr.quotedAt(i) {
			continue
		}
		end := dr.closingBracket(i)
		if end == 0 {
			return // an open bracket: no search starts again in it
		}
		if name := seriesName(dr, i+1, end); !name.empty() {
			start, stop := dr.tokens[name.first].start, dr.tokens[name.end-1].end
			dr.add(field{name: "collection-title", text: clean(dr.text(name)), start: start, end: stop, confidence: 0.85})
			dr.claim(i, end+1, noteOwner)
		}
		i = end
	}
}

// longestSeries is the length in tokens of a bracket that names a series.
const longestSeries = 24

// seriesName is the name of the series in the tokens [i, end) of a bracket, less
// its number; empty for other brackets.
func seriesName(dr *draft, i, end int) span {
	surely := dr.at(i, '=')
	if surely {
		i++
	}
	if !capitalAt(dr.entry, i) || end-i > longestSeries || anotherYear(dr.entry, i, end) {
		return span{}
	}
	last, labelled := beforeSeriesNumber(dr.entry, i, end)
	switch numbered := last < end; {
	case surely, dr.in(i, seriesStarts) && last > i+1:
	case labelled && locatorLabels[dr.tokens[i].fold] == "":
	case last > i+1 && numbered && anyIn(dr.entry, i, last, seriesNames):
	default:
		return span{}
	}
	for k := i; k < last; k++ {
		if dr.owner[k] != free || dr.tokens[k].kind == number || dr.oneOf(k, "([;") {
			return span{}
		}
	}
	return span{i, last}
}

// beforeSeriesNumber is the end of the name in [i, end), whose number, its label and
// the sign before them are left out, and whether the number is labelled as a volume.
func beforeSeriesNumber(en *entry, i, end int) (last int, labelled bool) {
	last = end
	if last-1 > i && (en.tokens[last-1].kind == number || en.tokens[last-1].is(upper) && isRoman(en.tokens[last-1].fold)) {
		last--
	}
	if last == end {
		return end, false
	}
	k := last
	if en.at(k-1, '.') {
		k--
	}
	if t := &en.tokens[k-1]; k-1 > i && t.kind == word && locatorLabels[t.fold] != "" && locatorLabels[t.fold] != "page" {
		last, labelled = k-1, locatorLabels[t.fold] == "volume"
	}
	for last > i && en.oneOf(last-1, ",;:.") {
		last--
	}
	return last, labelled
}

func anyIn(en *entry, i, end int, table map[string]bool) bool {
	for ; i < end; i++ {
		if en.in(i, table) {
			return true
		}
	}
	return false
}

// seriesStarts are the words that only the name of a series begins with.
var seriesStarts = set("reihe", "schriftenreihe", "buchreihe", "publikationsreihe")

// seriesNames are the words that a series with a number has in its name.
var seriesNames = set("schriften", "studien", "beitrage", "forschungen", "abhandlungen", "veroffentlichungen", "quellen", "hochschulschriften", "beihefte", "beiheft", "untersuchungen", "arbeiten", "materialien", "texte", "bibliothek", "sammlung", "reihe", "schriftenreihe", "monographien", "monografien", "darstellungen", "publikationen", "mitteilungen", "berichte", "archiv",
	"studies", "series", "monographs", "contributions", "library", "publications", "collection", "cahiers", "etudes", "bibliotheque", "travaux", "studi", "collana", "quaderni", "biblioteca", "coleccion", "colecao", "estudios", "estudos", "cuadernos", "cadernos", "reeks", "skrifter", "serie",
	"ser", "notes", "texts", "monograph", "grundlehren", "coll", "memoirs", "papers", "paper", "supplements", "handbooks", "surveys", "lncs", "lnai", "lnm", "lnbip", "ccis", "memoires", "testi", "saggi", "studier", "prace", "studia", "acta", "bijdragen", "tutorials", "classics", "perspectives", "advances")
