package reference

import "github.com/bibfix/bibfix/internal/words"

// paperWords end the names of papers that are counted: "Technical Report 12".
// True where the word says so by itself, so that a bare number may follow; the
// others need "No.", a word of paperLeads or a code, since journals have them too.
var paperWords = map[string]bool{
	"report": false, "reports": false, "rep": false, "paper": false, "papers": false, "publication": false, "note": false, "memorandum": false, "memo": false, "abstract": false, "bericht": false, "rapport": false, "informe": false, "relatorio": false,
	"rfc": true, "arbeitspapier": true, "diskussionspapier": true, "forschungsbericht": true,
}

// paperLeads stand right before a word of paperWords in names of such papers.
var paperLeads = set("technical", "tech", "research", "internal", "working", "discussion", "policy", "occasional", "staff", "conference", "contractor", "project", "open-file", "progress", "interim", "survey", "investigations", "recherche", "tecnico", "abschluss")

// paperCodes begin the number of a paper themselves: "NASA TN D-1204".
var paperCodes = set("tn", "tr", "tm", "tp", "rm", "cmd", "cmnd")

// The lengths of the names and codes of papers, in tokens.
const (
	longestPaperName = 12 // "U.S. Geological Survey Open-File Report"
	longestCode      = 12 // "CERN-TH-6612/92", "TR-417 (22-B)-1"
)

// findPapers claims the clauses and brackets that say which paper of a series the
// work is, and take its number: "(Report No. 44)", "IZA Discussion Paper No. 812",
// "Technical Report CS-TR-87-14".
func findPapers(dr *draft, from int) {
	for i := from + 1; i+1 < len(dr.tokens); i++ {
		t := &dr.tokens[i]
		if t.kind != word || !t.is(telling) || !t.is(capital) || dr.owner[i] != free || dr.quotedAt(i) || episode(dr, i) {
			continue
		}
		if _, known := paperWords[t.fold]; !known && !paperCodes[t.fold] {
			continue
		}
		if first := paperName(dr, i, from); first >= 0 {
			if end := takePaper(dr, first, i); end > i {
				i = end - 1
			}
		}
	}
}

// episode takes the number of an episode, "(No. 14) [Audio podcast episode]", whose
// label is token i.
func episode(dr *draft, i int) bool {
	code, labelled := paperLabel(dr, i)
	end := codeEnd(dr.entry, code)
	if !labelled || end == code || !dr.at(i-1, '(') || !dr.at(end, ')') || !dr.at(end+1, '[') {
		return false
	}
	dr.add(field{name: "number", text: dr.text(span{code, end}), start: dr.tokens[code].start, end: dr.tokens[end-1].end, confidence: 0.8})
	dr.claim(i-1, end+1, noteOwner)
	return true
}

// paperName is the token where the name begins that ends in token i: all of its
// words have capitals and it fills its clause from the start. -1 for none, and for
// what the body begins with, which is a title.
func paperName(dr *draft, i, from int) int {
	first := i
	for first > from && i-first < longestPaperName && dr.owner[first-1] == free {
		if !inPaperName(dr, first-1) {
			break
		}
		first--
	}
	if first == from || dr.tokens[first].kind != word || !dr.tokens[first].is(capital) {
		return -1
	}
	if t := &dr.tokens[first-1]; t.kind != sign && dr.owner[first-1] == free || t.kind == sign && !dr.oneOf(first-1, ".,:;([?!”\"’") {
		return -1
	}
	return first
}

// inPaperName says whether token i can stand inside the name of a paper.
func inPaperName(dr *draft, i int) bool {
	t := &dr.tokens[i]
	if t.kind == word {
		return t.is(capital) || words.IsAnd(t.fold) || nameLinks[t.fold]
	}
	return t.at('-') || t.at('&') || t.at('.') && !dr.stops(i)
}

// nameLinks are the words in small letters inside names of papers.
var nameLinks = set("of", "for", "in", "on")

// takePaper takes the number behind token i, which ends the name of a paper that
// begins at token first, and gives the token after all of it; i where there is none.
func takePaper(dr *draft, first, i int) int {
	code, labelled, coded := i, false, paperCodes[dr.tokens[i].fold]
	if !coded {
		code, labelled = paperLabel(dr, i+1)
	}
	end := codeEnd(dr.entry, code)
	if end <= code || !ends(dr.entry, end) || dr.at(end, ':') || !labelled && !saysPaper(dr, first, i, code, end) {
		return i
	}
	dr.add(field{name: "number", text: dr.text(span{code, end}), start: dr.tokens[code].start, end: dr.tokens[end-1].end, confidence: 0.8})
	if !coded {
		namePaper(dr, first, i)
	} else if first < i {
		i = code // what stands before it is who had it printed
		first = i
	}
	if (dr.at(first-1, '(') || dr.at(first-1, '[')) && (dr.at(end, ')') || dr.at(end, ']')) {
		first, end = first-1, end+1
	}
	dr.claim(first, end, noteOwner)
	return end
}

// saysPaper says whether the name [first, i] without "No." is that of a paper:
// by its word, the one before it, or a number that no volume is written like.
func saysPaper(dr *draft, first, i, code, end int) bool {
	lead := i - 1
	for dr.at(lead, '.') {
		lead--
	}
	if y, year := dr.year(code); year && end == code+1 && (!dr.dated || y.Year >= dr.issued.Year || !dr.in(lead, paperLeads)) {
		return false // "World Development Report 2008"
	}
	switch {
	case paperWords[dr.tokens[i].fold], lead >= first && dr.in(lead, paperLeads):
		return true
	case dr.tokens[code].kind == number && end == code+1:
		return false // "Sci. Rep. 7"
	}
	return paperCodes[dr.tokens[i].fold] && end > code+1 || !dr.at(end, ',') || signsOnly(dr, end) || dr.dateNear(end)
}

// dateNear says whether a date follows token i and a sign.
func (dr *draft) dateNear(i int) bool {
	return dr.yearAhead(i) || dr.month(i+1) > 0
}

// paperLabel passes "No.", "Nr." and their like from token i on, and says whether
// one stood there.
func paperLabel(dr *draft, i int) (next int, labelled bool) {
	for dr.at(i, '.') {
		i++
	}
	i = afterLetters(dr, i)
	if field, next := labelAt(dr.entry, i); field == "issue" {
		for dr.oneOf(next, ".:") {
			next++
		}
		return next, true
	}
	return i, false
}

// afterLetters passes the letters of a department before a label, "SPS No. 99/3"; i
// where no label follows.
func afterLetters(dr *draft, i int) int {
	k := i
	for k < i+2 && k < len(dr.tokens) && dr.tokens[k].is(upper) && len(dr.tokens[k].fold) <= longestLetters {
		k++
	}
	if field, _ := labelAt(dr.entry, k); field == "issue" {
		return k
	}
	return i
}

// codeEnd is the token after the code from token i on: what is written without
// blanks and has a figure in it. It is i where there is none.
func codeEnd(en *entry, i int) int {
	end, figures := i, false
	for end < len(en.tokens) && end-i < longestCode {
		t := &en.tokens[end]
		if !inCode(en, i, end) {
			break
		}
		figures = figures || t.kind == number || t.is(digits)
		if end++; t.at('(') {
			end = en.closingBracket(end-1) + 1
		}
	}
	if !figures {
		return i
	}
	return end
}

// codeGoesOn says whether token k goes on the code from token i on behind a blank:
// "TN D-1204", "Cmd. 9611", "FS II 99-302".
func codeGoesOn(en *entry, i, k int) bool {
	first, t := &en.tokens[i], &en.tokens[k]
	switch {
	case t.kind == sign:
		return false
	case en.in(i, paperCodes):
		return k == i+1 || k == i+2 && en.at(i+1, '.')
	case !first.is(upper) || first.is(digits) || len(first.fold) > longestLetters || k > i+2:
		return false
	}
	return t.kind == number && k == i+2 || t.is(upper) && isRoman(t.fold) && k+1 < len(en.tokens) && en.tokens[k+1].kind == number
}

// longestLetters is the length of the letters of a department before a number:
// "FS II 99-302".
const longestLetters = 3

// inCode says whether token k goes on the code from token i on.
func inCode(en *entry, i, k int) bool {
	t := &en.tokens[k]
	switch {
	case k > i && t.is(spaced):
		return bracketInCode(en, k) || codeGoesOn(en, i, k)
	case t.kind == number, t.kind == word, k == i+1 && t.at('.') && en.in(i, paperCodes):
		return true
	}
	return k > i && en.oneOf(k, "-/.:–_") && k+1 < len(en.tokens) && !en.tokens[k+1].is(spaced) && en.tokens[k+1].kind != sign
}

// bracketInCode says whether the bracket at token i stands inside a code: "TR-417 (22-B)-1".
func bracketInCode(en *entry, i int) bool {
	if !en.at(i, '(') {
		return false
	}
	end := en.closingBracket(i)
	return end > 0 && end-i < longestCode && en.at(end+1, '-') && !en.tokens[end+1].is(spaced)
}

// namePaper adds what the tokens [first, i] say: the kind of paper alone, or the
// series with its publisher's name.
func namePaper(dr *draft, first, i int) {
	name := "collection-title"
	lead := i - 1
	for dr.at(lead, '.') {
		lead--
	}
	known := lead >= first && dr.in(lead, paperLeads)
	if known && lead == first {
		name = "genre"
	}
	end := i + 1
	if dr.at(end, '.') && len(dr.tokens[i].fold) <= 3 {
		end++
	}
	if first < i && !dr.has(name) { // "Report No. 44" says nothing more
		dr.add(field{name: name, text: dr.text(span{first, end}), start: dr.tokens[first].start, end: dr.tokens[end-1].end, confidence: 0.75})
	}
	switch dr.tokens[i].fold {
	case "report", "reports", "rep", "rfc", "forschungsbericht", "bericht", "rapport", "informe", "relatorio", "memorandum":
		known = true
	}
	if dr.kind == "" && known {
		dr.kind = "report"
	}
}
