package reference

import "github.com/bibfix/bibfix/internal/gazetteer"

// The lengths of the names of series, in tokens.
const (
	longestOpenSeries = 14 // "Grundlehren der mathematischen Wissenschaften in Einzeldarstellungen"
	imprintAway       = 24 // how far behind the number the publisher or town may stand
)

// findOpenSeries claims the series of a book and its number where publisher or place
// follow: "Lecture Notes in Tides, vol. 8. Quay Press", "volume 18 of Quay Studies".
func findOpenSeries(dr *draft, from int) {
	for i := from + 2; i < len(dr.tokens); i++ {
		if dr.owner[i] != free || dr.quotedAt(i) {
			continue
		}
		if end := volumeOfSeries(dr, i); end > i {
			return
		}
		if !seriesCount(dr, i) {
			continue
		}
		name := seriesOf(dr, i, from)
		if name.empty() || !imprintAhead(dr, i+1) {
			continue
		}
		takeSeries(dr, name, i)
		return
	}
}

// seriesCount says whether token i can number a book of a series: a number that
// ends its clause, and no volume of a journal with issue or pages behind it.
func seriesCount(dr *draft, i int) bool {
	t := &dr.tokens[i]
	if t.kind != number && !(t.kind == word && t.is(upper) && isRoman(t.fold)) || len(t.fold) > 5 {
		return false
	}
	if _, year := dr.year(i); year && !dr.oneOf(i-1, ".") && labelledSpan(dr, i) == i {
		return false
	}
	next := i + 1
	if dr.at(next, ')') {
		next++
	}
	if !dr.oneOf(next, ".,;") || next+1 >= len(dr.tokens) {
		return dr.at(next, '(') && next+2 < len(dr.tokens) && dr.tokens[next+1].kind == word && next == i+1
	}
	return dr.tokens[next+1].kind == word && !dr.tokens[next+1].is(digits) || dr.owner[next+1] == editorOwner
}

// labelledSpan is the token of the label before the number at token i, "vol.",
// "Bd.", "no.", or i itself.
func labelledSpan(dr *draft, i int) int {
	k := i - 1
	for dr.oneOf(k, ".°") {
		k--
	}
	if field, next := labelAt(dr.entry, k); k > 0 && (field == "volume" || field == "issue") && next == i {
		return k
	}
	return i
}

// seriesOf is the name that stands before the number at token i and fills its
// clause; it is empty where that names no series.
func seriesOf(dr *draft, i, from int) span {
	end := labelledSpan(dr, i)
	labelled := end < i
	for labelled && dr.oneOf(end-1, ",.") && !(dr.at(end-1, '.') && len(dr.tokens[max(end-2, 0)].fold) <= longestCutWord) {
		end--
	}
	first := end
	for first > from && end-first < longestOpenSeries && inSeriesName(dr, first-1) {
		first--
	}
	if !namesSeries(dr.entry, span{first, end}) || first <= from || end <= first || !dr.tokens[first].is(capital) || dr.tokens[first].kind != word || dr.owner[first-1] == inOwner {
		return span{}
	}
	if end == first+1 && !dr.tokens[first].is(upper) {
		return span{} // "Notes 12"
	}
	if dr.owner[first-1] == free && !dr.oneOf(first-1, ".,;(?") || dr.whole > 0 && !nameBetween(dr, dr.whole+1, first) {
		return span{}
	}
	return span{first, end}
}

// longestCutWord is in letters: "Math.", whose point is its own.
const longestCutWord = 4

// inSeriesName says whether token i can stand inside the name of a series.
func inSeriesName(dr *draft, i int) bool {
	t := &dr.tokens[i]
	return dr.owner[i] == free && (t.kind == word || t.at('&') || t.at('-') || t.at('.') && !dr.stops(i))
}

// nameBetween says whether the tokens [i, end) name a book: "In: Quay Studies 12"
// has no other name for the whole than that of the series.
func nameBetween(dr *draft, i, end int) bool {
	for ; i < end; i++ {
		if dr.owner[i] == free && dr.tokens[i].kind == word && !repeaters[dr.tokens[i].fold] {
			return true
		}
	}
	return false
}

// imprintAhead says whether a publisher or town stands as a clause near token i on.
func imprintAhead(dr *draft, i int) bool {
	first := -1
	for k := i; k <= len(dr.tokens) && k-i < imprintAway; k++ {
		if k < len(dr.tokens) && dr.owner[k] == free && dr.tokens[k].kind == word {
			if first < 0 {
				first = k
			}
			if dr.tokens[k].is(capital) && gazetteer.PublisherWord(dr.tokens[k].fold) {
				return true
			}
			continue
		}
		if first < 0 || k < len(dr.tokens) && dr.owner[k] == free && dr.at(k, '.') && !dr.stops(k) {
			continue
		}
		key := dr.key(span{first, k})
		if gazetteer.Publisher(key) || gazetteer.City(key) {
			return true
		}
		first = -1
	}
	return false
}

// takeSeries adds the series whose number is token i, and claims both.
func takeSeries(dr *draft, name span, i int) {
	dr.add(field{name: "collection-title", text: dr.text(name), start: dr.tokens[name.first].start, end: dr.tokens[name.end-1].end, confidence: 0.8})
	if kind, _ := labelAt(dr.entry, labelledSpan(dr, i)); kind == "volume" && !dr.has("volume") {
		addLocator(dr, "volume", &locator{span: span{i, i + 1}})
	}
	first, end := name.first, i+1
	if dr.at(first-1, '(') && dr.at(end, ')') {
		first, end = first-1, end+1
	}
	dr.claim(first, end, noteOwner)
}

func namesSeries(en *entry, name span) bool {
	for k := name.first; k < name.end; k++ {
		if en.in(k, seriesNames) && en.tokens[k].is(capital) {
			return true
		}
	}
	return false
}

// volumeOfSeries takes "volume 18 of Quay Studies" from token i on, and gives the
// token after it; i where there is none.
func volumeOfSeries(dr *draft, i int) int {
	count := numberOfWhole(dr, i)
	if count == i {
		return i
	}
	first := count + 2
	end := first
	for end < len(dr.tokens) && end-first < longestOpenSeries && inSeriesName(dr, end) && !caseBreak(dr.entry, first, end) {
		end++
	}
	if end == first || !ends(dr.entry, end) {
		return i
	}
	if name := (span{first, end}); namesSeries(dr.entry, name) {
		takeSeries(dr, name, count)
	} else { // a work of several volumes
		dr.add(field{name: "container-title", text: dr.text(name), start: dr.tokens[first].start, end: dr.tokens[end-1].end, confidence: 0.8})
		addLocator(dr, "volume", &locator{span: span{count, count + 1}})
	}
	dr.claim(i, end, noteOwner)
	return end
}

// numberOfWhole is the number between the label at token i and "of" with a name,
// "volume 18 of Quay Studies"; i where there is none.
func numberOfWhole(dr *draft, i int) int {
	t := &dr.tokens[i]
	if !t.is(telling) || dr.tokens[i-1].kind == word && dr.owner[i-1] == free {
		return i
	}
	field, count := labelAt(dr.entry, i)
	if field != "volume" && field != "issue" || count+2 >= len(dr.tokens) || dr.tokens[count].kind != number || !dr.wordAt(count+1, "of") {
		return i
	}
	if first := count + 2; dr.owner[first] != free || !dr.tokens[first].is(capital) {
		return i
	}
	return count
}
