package reference

import (
	"strings"

	"github.com/bibfix/bibfix/internal/gazetteer"
)

// thesisWords name theses in the languages of lists.
var thesisWords = set("thesis", "dissertation", "diss", "tese", "dissertacao", "tesis", "these", "tesi", "habilitationsschrift", "habil", "doktorarbeit", "diplomarbeit", "magisterarbeit", "diplom-arbeit", "magister-arbeit", "doktor-arbeit", "zulassungsarbeit", "examensarbeit", "lizentiatsarbeit", "lizenziatsarbeit", "dissertationsschrift", "masterarbeit", "bachelorarbeit", "staatsexamensarbeit", "proefschrift", "avhandling", "memoire", "monografia", "monography", "tcc", "дис", "диссертация", "автореф", "dizertacni", "scriptie", "disertacion", "tesina", "inauguraldissertation", "habil-schr", "habilschrift", "phd-thesis", "doctorat", "theses", "tezi", "teza", "prace", "praca", "rozprawa", "dysertacja", "disertace", "disertacija", "disszertacio", "ertekezes", "vaitoskirja", "afhandling", "doktorsavhandling", "masteroppgave", "hovedoppgave", "διατριβη", "doktoritoo", "magistritoo")

// degreeWords stand before or after the word for a thesis.
var degreeWords = set("habilitation", "phd", "ph", "d", "doctoral", "doctor", "doctorate", "master", "masters", "mastersthesis", "ma", "m", "a", "msc", "sc", "ms", "s", "mphil", "dphil", "bachelor", "bachelors", "ba", "bsc", "undergraduate", "graduate", "unpublished", "unveroff", "unveroffentlichte", "nicht", "veroffentlichte", "inaugural", "honours", "honors", "mestrado", "doutorado", "doutoramento", "licenciatura", "maestria", "grado", "doctorado", "doctorat", "de", "di", "laurea", "dottorato", "livre", "docencia", "livre-docencia", "phil", "med", "iur", "jur", "theol", "masch", "maschinenschr", "zugl", "zugleich", "ing", "dr", "rer", "pol", "nat", "oec", "habil", "graduacao", "conclusao", "curso", "trabalho", "pos-graduacao", "unpubl", "canddidate", "канд", "докт", "наук", "universitaire", "doctorale", "inedit", "magister", "nao", "no", "publicada", "publicado", "inedita", "engd", "mba", "edd", "экон", "филол", "пед", "техн", "физ-мат", "юрид", "ист", "биол", "психол", "социол", "полит", "хим", "геогр", "филос", "д-ра", "diplomova", "bakalarska", "disertacni", "rigorozni", "magisterska", "doktorska", "habilitacyjna", "licencjacka", "doktora", "yuksek", "lisans", "yayimlanmamis", "basilmamis", "doktori", "phd-ertekezes", "διδακτορικη", "magistrale", "specialistica")

// reportWords are the last words of phrases that name kinds of grey literature;
// the words that may stand before each.
var reportWords = map[string][]string{
	"report": {"technical", "research", "internal", "final"}, "rep": {"tech", "technical"}, "paper": {"working", "discussion", "policy", "white", "occasional"},
	"papers": {"working", "discussion"}, "manuscript": {"unpublished", ""}, "preprint": {"", "arxiv"}, "arbeitspapier": {""}, "arbeitspapiere": {""}, "diskussionspapier": {""}, "diskussionspapiere": {""}, "diskussionsbeitrag": {""}, "arbeitsbericht": {""}, "forschungsbericht": {""}, "ms": {"unveroff", "unpubl"}, "manuskript": {"unveroff", "unveroffentlichtes", ""}, "typoskript": {""}, "mimeo": {""}, "tecnico": {"relatorio", "informe"}, "trabajo": {"de"}, "presentation": {"poster", "conference"},
}

// reportLeads are the words of which one must stand before a word for grey
// literature, "" for none; a body may be joined to it: "KAI-Arbeitspapier".
func reportLeads(word string) []string {
	if at := strings.LastIndexByte(word, '-'); at > 0 {
		word = word[at+1:]
	}
	return reportWords[word]
}

// findReport claims a clause that says only what kind of grey literature the
// work is, "Technical report", "Working Paper 12", and the number in it.
func findReport(dr *draft, from int) {
	for i := from + 1; i < len(dr.tokens); i++ {
		t := &dr.tokens[i]
		if !t.is(telling) && !strings.HasSuffix(t.fold, "papier") || dr.owner[i] != free || dr.quotedAt(i) {
			continue
		}
		for _, lead := range reportLeads(t.fold) {
			first := i
			if lead != "" {
				first--
				if dr.at(first, '.') {
					first--
				}
				if !dr.wordAt(first, lead) {
					continue
				}
			}
			if first <= from || dr.tokens[first-1].kind != sign && dr.owner[first-1] == free {
				continue
			}
			takeReport(dr, first, i+1)
			break
		}
	}
}

// ofBodies stand before the body that makes a series of papers.
var ofBodies = set("des", "der", "of")

func takeReport(dr *draft, first, end int) {
	if dr.at(end, '.') && end+1 < len(dr.tokens) && dr.tokens[end].sign == '.' && dr.tokens[end-1].fold == "rep" {
		end++
	}
	stop := end
	if field, next := labelAt(dr.entry, stop); field == "issue" {
		stop = next
	}
	last, ranged, ok := value(dr, stop, "")
	if _, year := dr.year(stop); ok && !ranged && !year {
		dr.add(field{name: "number", text: dr.text(span{stop, last}), start: dr.tokens[stop].start, end: dr.tokens[last-1].end, confidence: 0.75})
		stop = last
	} else {
		stop = end
	}
	if stop > end && dr.in(stop, ofBodies) {
		for stop < len(dr.tokens) && dr.owner[stop] == free && !dr.at(stop, ',') && !(dr.at(stop, '.') && dr.stops(stop)) {
			stop++ // "Arbeitspapier Nr. 12 des Kai-Instituts"
		}
	}
	if stop < len(dr.tokens) && dr.owner[stop] == free && dr.tokens[stop].kind != sign {
		return
	}
	dr.add(field{name: "genre", text: dr.text(span{first, end}), start: dr.tokens[first].start, end: dr.tokens[end-1].end, confidence: 0.75})
	dr.claim(first, stop, genreOwner)
	if dr.kind == "" {
		dr.kind = kindOfPaper(dr.tokens[end-1].fold)
	}
}

// kindOfPaper is the CSL type by the last word of the kind of a paper.
func kindOfPaper(word string) string {
	switch word {
	case "preprint", "manuscript":
		return ""
	case "manuskript", "typoskript", "mimeo", "ms":
		return "manuscript"
	}
	return "report"
}

// findGenre claims the phrase that says what kind of thesis the work is.
func findGenre(dr *draft, from int) {
	for i := from; i < len(dr.tokens); i++ {
		t := &dr.tokens[i]
		if t.kind != word || dr.owner[i] != free || !(t.is(telling) && thesisWords[t.fold]) && t.fold != "phd" && !(t.fold == "ph" && dr.at(i+1, '.')) && t.fold != "doutorado" && t.fold != "mestrado" || dr.quotedAt(i) {
			continue
		}
		first, end := genreSpan(dr, i, from)
		if first < 0 {
			continue
		}
		dr.add(field{name: "genre", text: clean(dr.text(span{first, end})), start: dr.tokens[first].start, end: dr.tokens[end-1].end, confidence: 0.8})
		for dr.at(first-1, '(') || dr.at(first-1, '[') {
			first--
		}
		for dr.at(end, ')') || dr.at(end, ']') {
			end++
		}
		dr.claim(first, end, genreOwner)
		dr.kind = "thesis"
		return
	}
}

// handedIn stand between the kind of a thesis and where it was handed in.
var handedIn = set("apresentada", "apresentado", "defendida", "submitted", "presented", "presentada", "presentata", "soutenue", "eingereicht")

// genreSpan is the phrase around the thesis word at token i. It must fill its
// clause from the start: in a title the word is one of many.
func genreSpan(dr *draft, i, from int) (int, int) {
	first := degreesBefore(dr.entry, i, from)
	if otherPaper(dr.entry, i, first) || insideTitle(dr, i, first, from) {
		return -1, 0
	}
	if end := handedInEnd(dr, i); end > 0 {
		return first, end
	}
	if end := genreEnd(dr, i); end > 0 {
		return first, end
	}
	if end := fieldEnd(dr, i); end > 0 && first > from && (dr.owner[first-1] != free || dr.oneOf(first-1, ",.(")) {
		return first, end
	}
	return -1, 0
}

// degreesBefore is the token where the degrees before the thesis word at token i
// begin, "Unpublished Ph.D. thesis".
func degreesBefore(en *entry, i, from int) int {
	first := i
	for first > from && (en.in(first-1, degreeWords) || en.oneOf(first-1, ".'’") && en.in(first-2, degreeWords)) {
		first--
	}
	return first
}

// otherPaper says whether the word at token i is for something else than a thesis:
// the journal Dissertation Abstracts, a "praca" without a degree beside it.
func otherPaper(en *entry, i, first int) bool {
	return en.wordAt(i+1, "abstracts") || first == i && en.in(i, anyPapers) && !en.in(i+1, degreeWords)
}

// insideTitle says whether the phrase from token first on begins no clause of its own;
// the school may stand before it, or follow as in "… of quays PhD thesis University
// of Lund".
func insideTitle(dr *draft, i, first, from int) bool {
	if first <= from || dr.tokens[first-1].kind == sign || dr.owner[first-1] != free {
		return false
	}
	return !afterSchool(dr.entry, first, i+1, from) && !(dr.wordAt(first, "phd") && institutionAt(dr.entry, i+1))
}

// handedInEnd is the end of the clause that says where the thesis at token i was
// handed in, "Tese de doutorado apresentada à …"; 0 where none does.
func handedInEnd(dr *draft, i int) int {
	if !dr.in(i+1, handedIn) && !(dr.in(i+2, degreeWords) && dr.in(i+3, handedIn)) {
		return 0
	}
	return freeClause(dr, i+1)
}

// fieldEnd is the token after the words in small letters that fill the clause of the
// thesis word at token i, "thèse de doctorat d'histoire,"; 0 where others stand there.
func fieldEnd(dr *draft, i int) int {
	for end := i + 1; end < len(dr.tokens) && end-i <= longestField; end++ {
		if dr.oneOf(end, ",.)") {
			return end
		}
		if t := &dr.tokens[end]; t.kind != word || t.is(capital) {
			return 0
		}
	}
	return 0
}

// longestField is how many words in small letters may follow the word for a thesis
// in its clause: "de doctorat en droit public".
const longestField = 6

// anyPapers are theses only with a word beside them that says so: "diplomová práce".
var anyPapers = set("prace", "praca", "rozprawa", "teza")

func institutionAt(en *entry, i int) bool {
	return i < len(en.tokens) && en.tokens[i].is(capital) && gazetteer.InstitutionWord(en.tokens[i].fold)
}

// The lengths of what may follow the word for a thesis, in tokens.
const (
	longestDegree  = 12 // "Diss. rer. pol. habil."
	longestSubject = 14 // "(Doutorado em Linguística Aplicada e Estudos da Linguagem)"
)

// genreEnd is the token after the phrase that goes on from the word for a thesis
// at token i: degrees, a bracket with the subject, "em …". It is 0 where a word in
// lower case says that the phrase is part of a title.
func genreEnd(dr *draft, i int) int {
	for end := i + 1; ; {
		if end >= len(dr.tokens) || dr.owner[end] != free {
			return end
		}
		t := &dr.tokens[end]
		switch {
		case t.kind == word && (degreeWords[t.fold] || thesisWords[t.fold]), (t.at('.') || t.at('…')) && end-i < longestDegree:
			end++
			continue
		case dr.oneOf(end, "(["):
			if close := dr.closingBracket(end); close > 0 && close-end < longestSubject && !dr.yearAhead(end) {
				end = close + 1
				continue
			}
			return end
		case t.kind != word || t.is(capital) || t.fold == "at":
			return end
		case t.fold != "em" && t.fold != "en":
			return 0
		}
		for end < len(dr.tokens) && dr.tokens[end].kind == word {
			end++
		}
		return end
	}
}

// afterSchool says whether the kind of a thesis, the tokens [first, end), ends a
// clause that begins with the school after a colon: "Cambridge, MA: MIT dissertation".
func afterSchool(en *entry, first, end, from int) bool {
	school := false
	for k := first - 1; k > from && first-k < 8; k-- {
		t := &en.tokens[k]
		if t.at(':') {
			return school && (end >= len(en.tokens) || en.at(end, '.') || en.at(end, ','))
		}
		school = school || t.kind == word && t.is(capital) && (gazetteer.InstitutionWord(t.fold) || t.is(upper) && len(t.fold) > 2)
	}
	return false
}

// closingBracket is the token that closes the bracket at token i, 0 for none.
func (en *entry) closingBracket(i int) int {
	depth := 0
	for k := i; k < len(en.tokens) && k < i+200; k++ {
		switch {
		case en.at(k, '(') || en.at(k, '['):
			depth++
		case en.at(k, ')') || en.at(k, ']'):
			if depth--; depth == 0 {
				return k
			}
		}
	}
	return 0
}

// inWords lead from a part to its whole: "In", "em", "dans".
var inWords = union(shortestIns, set("in", "em", "en", "dans", "apud", "dalam", "στο", "στη", "στον", "teoksessa", "kirjassa"))

// findWholes claims the words that lead from a part to its whole.
func findWholes(dr *draft, from int) {
	for i := max(from, 1); i+1 < len(dr.tokens); i++ {
		t := &dr.tokens[i]
		if t.at('/') && dr.at(i+1, '/') && dr.kind != "" { // GB/T: "[C]//李四. 码头论文集"
			wholeEditors(dr, i+2)
		}
		if !t.is(telling) || dr.owner[i] != free || !inWords[t.fold] || dr.quotedAt(i) || i == from && t.is(capital) && !untitledPart(dr.entry, i) {
			continue
		}
		next := i + 1
		colon := dr.at(next, ':')
		if colon {
			next++
		}
		if colon && dr.at(i-1, '[') && dr.at(next, ']') { // "[w:]", "[in:]"
			next++
			dr.claim(i-1, next, inOwner)
		} else if next >= len(dr.tokens) || !leadsToWhole(dr, i, next, colon) {
			continue
		}
		dr.claim(i, next, inOwner)
		dr.whole = i
		wholeEditors(dr, next)
		if t.is(capital) || colon {
			return
		}
	}
}

// untitledPart says whether the "In" at token i leads to a whole though no title
// stands before it, as chemists have it: "Zheng, W. In *Salts*; …".
func untitledPart(en *entry, i int) bool {
	return en.tokens[i].fold == "in" && !en.tokens[i].is(emphasis) && en.tokens[i+1].is(emphasis)
}

// leadsToWhole says whether the "in" at token i leads to the whole that begins at
// token next, behind a colon perhaps.
func leadsToWhole(dr *draft, i, next int, colon bool) bool {
	t := &dr.tokens[i]
	switch {
	case colon && indiana(dr.entry, i), !colon && amountIn(dr.entry, i):
		return false
	case !partsBefore(dr, i):
		return colon && t.is(capital) && t.fold == "in"
	case t.fold == "in" && samePeople(dr.entry, next) > next:
		return true // "In ders., Kleine Schriften"
	case shortestIns[t.fold]:
		return (colon || editorsAt(dr, next)) && !numberedBefore(dr.entry, i) // Polish "W:", Swedish "I A. Okafor (red.)", and not "vol. I: Tides"
	case colon:
		return true
	}
	return plainInLeads(dr, i, next)
}

// plainInLeads judges an "in" without a colon by its case.
func plainInLeads(dr *draft, i, next int) bool {
	t := &dr.tokens[i]
	switch {
	case t.is(upper):
		return t.fold == "in"
	case t.fold == "in" && dr.in(next, latinWhere):
		return false
	case t.is(capital):
		return capitalInLeads(dr, i, next)
	}
	return smallInLeads(dr, i, next)
}

// shortestIns are the words of inWords that are letters and numerals, too.
var shortestIns = set("w", "u", "i", "v", "в", "ve")

// amountIn says whether a number that is no year, and ends no range, stands before the
// "in" in lower case at token i: "over 70,000 in Lund".
func amountIn(en *entry, i int) bool {
	before := &en.tokens[i-1]
	return before.kind == number && !en.tokens[i].is(capital) && len(before.fold) != len("1999") && !en.at(i-2, '-')
}

// indiana says whether "IN" at token i is the state behind a town: a comma stands
// before it and, in a clause of three words at most, a name, "South Bend, IN: Quay
// Press".
func indiana(en *entry, i int) bool {
	if !en.tokens[i].is(upper) || !en.at(i-1, ',') {
		return false
	}
	k := i - 2
	for ; k > 0 && i-k < 6 && capitalAt(en, k); k-- {
		if en.tokens[k].is(upper) {
			return false // a list in capitals
		}
	}
	return k < i-2 && en.oneOf(k, ".(;:")
}

// capitalInLeads judges an "In" with a capital and no colon.
func capitalInLeads(dr *draft, i, next int) bool {
	word, after := dr.tokens[i].fold, &dr.tokens[next]
	switch {
	case word == "em" && after.flags&emphasis == 0:
		return editorsAt(dr, next) // not the journal Em Questão
	case noWhole(after):
		return false
	}
	return !dr.at(i-1, ':') && (word != "en" || after.is(capital))
}

// noWhole says whether the token after an "in" begins no name of a whole: a word in
// lower case, or the press that a work is in.
func noWhole(t *token) bool {
	return t.kind == word && !t.is(capital) && t.flags&emphasis == 0 || t.word("press")
}

// quoteEnds says whether a quotation ends right before the comma at token i.
func quoteEnds(dr *draft, i int) bool {
	return i > 0 && dr.tokens[i-1].kind == sign && closesAny(dr.tokens[i-1].sign)
}

// latinWhere follow "in" in titles of the sciences.
var latinWhere = set("vitro", "vivo", "situ", "silico")

// partsBefore says whether something ends before token i: a number, a sign, what a
// finder claimed, or a change of markup.
func partsBefore(dr *draft, i int) bool {
	before := &dr.tokens[i-1]
	switch {
	case before.kind == number, dr.owner[i-1] != free, before.flags&emphasis != dr.tokens[i].flags&emphasis:
		return true
	}
	return before.kind == sign && before.sign != '(' && before.sign != '[' && before.sign != '-'
}

// numberedBefore says whether a word such as "vol." stands before token i, so that
// "I" is a number.
func numberedBefore(en *entry, i int) bool {
	return i > 1 && (locatorLabels[en.tokens[i-1].fold] != "" || locatorLabels[en.tokens[i-2].fold] != "")
}

// editorsAt says whether names that are called editors stand from token i on.
func editorsAt(dr *draft, i int) bool {
	list := authorsAt(dr, i)
	_, marked := editorMark(dr.entry, list.end)
	return marked && len(list.people) > 0
}

// smallInLeads judges an "in" in lower case: after a comma it leads to a whole
// where the parts of the entry end in commas, or a quotation ended.
func smallInLeads(dr *draft, i, next int) bool {
	word, after := dr.tokens[i].fold, &dr.tokens[next]
	switch {
	case noWhole(after):
		return false
	case word != "in":
		if dr.at(i-1, ',') && after.is(capital) && (dr.commas && (word == "em" || word == "dans" && !gazetteer.City(after.fold)) || quoteEnds(dr, i-1) || editorsAt(dr, next)) {
			return true // "en Ana López (ed.), Mareas"
		}
		return after.kind == sign && isOpeningQuote(after.sign)
	case dr.oneOf(i-1, ",)") && !dr.commas && after.flags&emphasis == 0 && !(i >= 2 && closesAny(dr.tokens[i-2].sign)):
		return false // "…, in Lund. Quay Studies"
	}
	_, year := dr.year(next)
	return !year || capitalAt(dr.entry, next+1)
}
