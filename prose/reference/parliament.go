package reference

// findPaper takes the number of a paper that a parliament or a commission has
// printed: "Drucksache 11/6576", "BT-Drs. 14/1224", "KOM (93) 457 endg.".
func findPaper(dr *draft, from int) {
	for i := from + 1; i < len(dr.tokens); i++ {
		if dr.owner[i] != free || dr.tokens[i].kind != word || !dr.tokens[i].is(capital) || dr.quotedAt(i) {
			continue
		}
		first, end := 0, 0
		switch {
		case dr.in(i, printedPapers):
			first, end = printedNumber(dr, i+1)
		case dr.in(i, commissionPapers):
			first, end = i, commissionNumber(dr, i+1)
		}
		if end == 0 {
			continue
		}
		dr.add(field{name: "number", text: dr.text(span{first, end}), start: dr.tokens[first].start, end: dr.tokens[end-1].end, confidence: 0.8})
		if first > i {
			dr.add(field{name: "genre", text: dr.text(span{i, i + 1}), start: dr.tokens[i].start, end: dr.tokens[i].end, confidence: 0.75})
		}
		dr.claim(i, end, genreOwner)
		if dr.kind == "" {
			dr.kind = "report"
		}
		return
	}
}

// printedPapers are what the papers of German parliaments are called.
var printedPapers = set("drucksache", "drs", "bt-drs", "bt-drucks", "bt-drucksache", "br-drs", "br-drucks", "br-drucksache", "bundestagsdrucksache", "bundestags-drucksache", "bundesratsdrucksache", "landtagsdrucksache", "lt-drs", "lt-drucksache", "drucks")

// printedNumber is the range of a number with a stroke behind the name of a paper
// that ends before token i.
func printedNumber(dr *draft, i int) (first, end int) {
	first = labelEndsAt(dr.entry, i)
	if dr.wordAt(first, "nr") {
		first = labelEndsAt(dr.entry, first+1)
	}
	if first+2 < len(dr.tokens) && dr.tokens[first].kind == number && dr.at(first+1, '/') && dr.tokens[first+2].kind == number {
		return first, first + 3
	}
	return 0, 0
}

// commissionPapers are the series of papers of the European Commission.
var commissionPapers = set("kom", "com", "sek", "sec", "swd")

// commissionNumber is the end of the year in brackets, the number and "endg." from
// token i on; 0 where they do not stand there.
func commissionNumber(dr *draft, i int) int {
	if !dr.at(i, '(') || !dr.at(i+2, ')') || i+3 >= len(dr.tokens) || dr.tokens[i+1].kind != number || dr.tokens[i+3].kind != number {
		return 0
	}
	if dr.in(i+4, finalWords) {
		return i + 5
	}
	return i + 4
}

var finalWords = set("endg", "endgultig", "final")
