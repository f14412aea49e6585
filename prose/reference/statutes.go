package reference

// statuteWords end the name of a law of England and the countries that took over its
// way to cite them: "Harbours Act 1964".
var statuteWords = set("act", "ordinance", "statute")

// unionActs are the laws of the European Union, unionLeads what may stand before
// these words.
var (
	unionActs  = set("directive", "regulation", "decision", "recommendation")
	unionLeads = set("council", "commission", "implementing", "delegated", "framework", "joint")
)

// sectionWords lead to the part of a law, or to its number in the year.
var sectionWords = set("c", "ch", "cap", "chap", "chapter", "s", "ss", "sec", "sections", "section", "art", "pub", "number", "sch", "pt")

// takeStatute takes a law that stands at the head of an entry, whose name is the
// title and who has no author, and gives the token after it; i where none does.
func takeStatute(dr *draft, i int) int {
	if end := statuteName(dr.entry, i); end > i {
		y, _ := dr.year(end - 1)
		dr.addDate(dated{span: span{end - 1, end}, date: y}, anchored)
		return takeLawName(dr, i, end)
	}
	if end := unionAct(dr, i); end > i {
		return takeLawName(dr, i, end)
	}
	return i
}

func takeLawName(dr *draft, i, end int) int {
	dr.kind = "legislation"
	dr.addSegment(title, span{i, end})
	dr.claim(i, end, nameOwner)
	if dr.at(end, '(') || dr.in(end, sectionWords) || dr.in(end+1, sectionWords) && !dr.wordAt(end+1, "pub") {
		dr.claim(end, len(dr.tokens), noteOwner)
	}
	return end
}

// statuteName is the token after the name and year of a law, "Harbours (Amendment)
// Act 1971", "Inland Waters Act of 1958", before its chapter, section or country or
// the end; i for other text.
func statuteName(en *entry, i int) int {
	for k := i; k+1 < len(en.tokens) && k-i < longestLawName; k++ {
		t := &en.tokens[k]
		if t.kind == sign && !en.oneOf(k, "()&'’-") && !(en.at(k, ',') && k > i) || t.kind == number || k == i && !en.nameWord(k) {
			return i
		}
		if k == i || !statuteWords[t.fold] || !t.is(capital) {
			continue
		}
		y := k + 1
		if en.wordAt(y, "of") {
			y++
		}
		if _, ok := en.year(y); ok && lawEnds(en, y+1) {
			return y + 1
		}
	}
	return i
}

// lawEnds says whether the name of a law can end before token i.
func lawEnds(en *entry, i int) bool {
	switch {
	case i >= len(en.tokens) || en.at(i, '.') && i+1 == len(en.tokens):
		return true
	case en.at(i, '('):
		close := en.closingBracket(i)
		return close > 0 && (close+2 >= len(en.tokens) || en.in(close+1, sectionWords))
	}
	return en.in(i, sectionWords) || en.at(i, ',') && en.in(i+1, sectionWords)
}

// unionAct is the token after the name of a law of the European Union, "Commission
// Regulation (EC) No 1234/2005 of 7 July 2005 on nets", which its gazette follows;
// i for other text.
func unionAct(dr *draft, i int) int {
	at := i
	for dr.in(at, unionLeads) {
		at++
	}
	if !dr.in(at, unionActs) || !dr.tokens[i].is(capital) {
		return i
	}
	for k := at + 1; k < len(dr.tokens) && k-at < longestUnionAct; k++ {
		if gazette, ok := gazetteAt(dr.entry, k); ok && dr.oneOf(k-1, ",.[]") {
			takeGazette(dr, gazette)
			if k--; dr.at(k, ']') {
				k -= 3 // "[2011] OJ L 12"
			}
			for dr.oneOf(k-1, ",.") {
				k--
			}
			return k
		}
	}
	return i
}

// longestUnionAct is in tokens: these names have clauses like no other title.
const longestUnionAct = 120

// gazettes are the official journals of the European Union in its languages.
var gazettes = set("oj", "abl", "jo", "do", "gu", "pb", "eut", "dz")

// A gazette is the place of a law in an official journal: "OJ L 140".
type gazette struct{ name, issue span }

func gazetteAt(en *entry, i int) (gazette, bool) {
	if !en.in(i, gazettes) || !en.tokens[i].is(capital) {
		return gazette{}, false
	}
	series := i + 1
	if en.at(series, '.') {
		series++
	}
	if !(en.wordAt(series, "l") || en.wordAt(series, "c")) || series+1 >= len(en.tokens) || en.tokens[series+1].kind != number {
		return gazette{}, false
	}
	return gazette{span{i, series + 1}, span{series + 1, series + 2}}, true
}

func takeGazette(dr *draft, g gazette) {
	dr.addSegment(container, g.name)
	addLocator(dr, "issue", &locator{span: g.issue})
	dr.claim(g.name.first, g.issue.end, noteOwner)
}

// documentSeries are the series of papers that commissions and parliaments number.
var documentSeries = set("com", "swd", "sec", "join", "cm", "cmnd", "cmd", "hc", "hl", "cp")

// findPublicPapers claims the number that a parliament, commission or congress gave
// a paper or law: "Pub. L. No. 85-999", "COM (2015) 888 final", "(Law Com No 912, 2009)".
func findPublicPapers(dr *draft, from int) {
	for i := max(from, 1); i+2 < len(dr.tokens); i++ {
		if dr.owner[i] != free || dr.quotedAt(i) {
			continue
		}
		switch {
		case dr.wordAt(i, "pub") && dr.at(i+1, '.') && dr.wordAt(i+2, "l"):
			dr.kind = "legislation"
			takePaperNumber(dr, i, i+3)
		case dr.in(i, documentSeries) && dr.tokens[i].is(upper) && dr.at(i+1, '(') && dr.yearAhead(i+1):
			takeUnionPaper(dr, i)
		case dr.at(i, '('):
			takeCommandPaper(dr, i)
		}
	}
}

// takePaperNumber claims what leads to the number of a paper from token i on, and
// the number.
func takePaperNumber(dr *draft, i, at int) {
	for dr.at(at, '.') || dr.wordAt(at, "no") {
		at++
	}
	end, _, ok := value(dr, at, "page")
	if !ok {
		return
	}
	dr.add(field{name: "number", text: dr.text(span{at, end}), start: dr.tokens[at].start, end: dr.tokens[end-1].end, confidence: anchored})
	dr.claim(i, end, noteOwner)
}

// takeUnionPaper takes "COM (2015) 888 final" at token i.
func takeUnionPaper(dr *draft, i int) {
	close := dr.closingBracket(i + 1)
	if close == 0 || close+1 >= len(dr.tokens) || dr.tokens[close+1].kind != number {
		return
	}
	if d, ok := dr.dateAt(i + 2); ok && !dr.dated {
		dr.addDate(d, anchored)
	}
	end := close + 2
	if dr.wordAt(end, "final") || dr.wordAt(end, "endg") {
		end++
	}
	dr.kind = "report"
	dr.add(field{name: "number", text: dr.text(span{i, end}), start: dr.tokens[i].start, end: dr.tokens[end-1].end, confidence: anchored})
	dr.claim(i, end, noteOwner)
}

// takeCommandPaper takes a bracket with a numbered series and a year, "(Law Com No
// 912, 2009)", "(White Paper, Cm 7240, 2007)".
func takeCommandPaper(dr *draft, open int) {
	close := dr.closingBracket(open)
	if close == 0 || close-open > longestCourt || dr.dated {
		return
	}
	y, ok := dr.year(close - 1)
	at := close - 3 // of the number
	if !ok || !dr.at(close-2, ',') || at <= open+1 || dr.tokens[at].kind != number || !(dr.wordAt(at-1, "no") || dr.in(at-1, documentSeries)) {
		return
	}
	dr.kind = "report"
	takePaperNumber(dr, open, at)
	dr.addDate(dated{span: span{close - 1, close}, date: y}, anchored)
	dr.claimFree(open, close+1, noteOwner)
}
