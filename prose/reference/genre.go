package reference

import "github.com/bibfix/bibfix/internal/gazetteer"

// thesisWords name theses in the languages of lists.
var thesisWords = set("thesis", "dissertation", "diss", "tese", "dissertacao", "tesis", "these", "tesi", "habilitationsschrift", "habil", "doktorarbeit", "diplomarbeit", "magisterarbeit", "masterarbeit", "bachelorarbeit", "staatsexamensarbeit", "proefschrift", "avhandling", "memoire", "monografia", "monography", "tcc", "дис", "диссертация", "автореф", "dizertacni", "scriptie", "disertacion", "tesina", "inauguraldissertation", "habil-schr", "habilschrift", "phd-thesis", "doctorat", "theses")

// degreeWords stand before or after the word for a thesis.
var degreeWords = set("phd", "ph", "d", "doctoral", "doctor", "doctorate", "master", "masters", "mastersthesis", "ma", "m", "a", "msc", "sc", "ms", "s", "mphil", "dphil", "bachelor", "bachelors", "ba", "bsc", "undergraduate", "graduate", "unpublished", "unveroff", "unveroffentlichte", "nicht", "veroffentlichte", "inaugural", "honours", "honors", "mestrado", "doutorado", "doutoramento", "licenciatura", "maestria", "grado", "doctorado", "doctorat", "de", "di", "laurea", "dottorato", "livre", "docencia", "livre-docencia", "phil", "med", "iur", "ing", "dr", "rer", "pol", "nat", "oec", "habil", "graduacao", "conclusao", "curso", "trabalho", "pos-graduacao", "unpubl", "canddidate", "канд", "докт", "наук", "universitaire", "doctorale", "inedit", "magister", "nao", "no", "publicada", "publicado", "inedita", "engd", "mba", "edd", "экон", "филол", "пед", "техн", "физ-мат", "юрид", "ист", "биол", "психол", "социол", "полит", "хим", "геогр", "филос", "д-ра")

// reportWords are the last words of phrases that name kinds of grey literature;
// the words that may stand before each.
var reportWords = map[string][]string{
	"report": {"technical", "research", "internal", "final"}, "rep": {"tech", "technical"}, "paper": {"working", "discussion", "policy", "white", "occasional"},
	"papers": {"working", "discussion"}, "manuscript": {"unpublished", ""}, "preprint": {"", "arxiv"}, "arbeitspapier": {""}, "diskussionspapier": {""}, "forschungsbericht": {""}, "tecnico": {"relatorio", "informe"}, "trabajo": {"de"}, "presentation": {"poster", "conference"},
}

// findReport claims a clause that says only what kind of grey literature the
// work is, "Technical report", "Working Paper 12", and the number in it.
func (p *parser) findReport(from int) {
	for i := from + 1; i < len(p.tokens); i++ {
		t := &p.tokens[i]
		if !t.is(telling) || p.owner[i] != free || p.quotedAt(i) {
			continue
		}
		for _, lead := range reportWords[t.fold] {
			first := i
			if lead != "" {
				first--
				if p.at(first, '.') {
					first--
				}
				if !p.wordAt(first, lead) {
					continue
				}
			}
			if first <= from || p.tokens[first-1].kind != sign && p.owner[first-1] == free {
				continue
			}
			p.takeReport(first, i+1)
			break
		}
	}
}

func (p *parser) takeReport(first, end int) {
	if p.at(end, '.') && end+1 < len(p.tokens) && p.tokens[end].sign == '.' && p.tokens[end-1].fold == "rep" {
		end++
	}
	stop := end
	if field, next := p.label(stop); field == "issue" {
		stop = next
	}
	last, ranged, ok := p.value(stop, "")
	if _, year := p.year(stop); ok && !ranged && !year {
		p.add(field{name: "number", text: p.text(span{stop, last}), start: p.tokens[stop].start, end: p.tokens[last-1].end, confidence: 0.75})
		stop = last
	} else {
		stop = end
	}
	if stop < len(p.tokens) && p.owner[stop] == free && p.tokens[stop].kind != sign {
		return
	}
	p.add(field{name: "genre", text: p.text(span{first, end}), start: p.tokens[first].start, end: p.tokens[end-1].end, confidence: 0.75})
	p.claim(first, stop, genreOwner)
	if p.kind == "" && p.tokens[end-1].fold != "manuscript" && p.tokens[end-1].fold != "preprint" {
		p.kind = "report"
	}
}

// findGenre claims the phrase that says what kind of thesis the work is.
func (p *parser) findGenre(from int) {
	for i := from; i < len(p.tokens); i++ {
		t := &p.tokens[i]
		if t.kind != word || p.owner[i] != free || !(t.is(telling) && thesisWords[t.fold]) && t.fold != "phd" && !(t.fold == "ph" && p.at(i+1, '.')) && t.fold != "doutorado" && t.fold != "mestrado" || p.quotedAt(i) {
			continue
		}
		first, end := p.genreSpan(i, from)
		if first < 0 {
			continue
		}
		p.add(field{name: "genre", text: clean(p.text(span{first, end})), start: p.tokens[first].start, end: p.tokens[end-1].end, confidence: 0.8})
		for p.at(first-1, '(') || p.at(first-1, '[') {
			first--
		}
		for p.at(end, ')') || p.at(end, ']') {
			end++
		}
		p.claim(first, end, genreOwner)
		p.kind = "thesis"
		return
	}
}

// handedIn stand between the kind of a thesis and where it was handed in.
var handedIn = set("apresentada", "apresentado", "defendida", "submitted", "presented", "presentada", "presentata", "soutenue", "eingereicht")

// genreSpan is the phrase around the thesis word at token i. It must fill its
// clause from the start: in a title the word is one of many.
func (p *parser) genreSpan(i, from int) (int, int) {
	first := i
	for first > from && (p.in(first-1, degreeWords) || p.oneOf(first-1, ".'’") && p.in(first-2, degreeWords)) {
		first--
	}
	if p.wordAt(i+1, "abstracts") {
		return -1, 0
	}
	end := i + 1
	if first > from && p.tokens[first-1].kind != sign && p.owner[first-1] == free && !p.afterSchool(first, end, from) && !(p.wordAt(first, "phd") && end < len(p.tokens) && p.tokens[end].is(capital) && gazetteer.InstitutionWord(p.tokens[end].fold)) {
		return -1, 0 // no clause of its own, and not "… of quays PhD thesis University of Lund"
	}
	if p.in(i+1, handedIn) || p.in(i+2, degreeWords) && p.in(i+3, handedIn) {
		for end < len(p.tokens) && p.owner[end] == free && !(p.at(end, '.') && p.stops(end)) {
			end++
		}
		return first, end
	}
	for end < len(p.tokens) && p.owner[end] == free {
		t := &p.tokens[end]
		switch {
		case t.kind == word && (degreeWords[t.fold] || thesisWords[t.fold]), (t.at('.') || t.at('…')) && end-i < 12:
			end++
			continue
		case t.at('(') || t.at('['):
			if close := p.closingBracket(end); close > 0 && close-end < 14 && !p.yearAhead(end) {
				end = close + 1
				continue
			}
		case t.kind == word && !t.is(capital) && (t.fold == "em" || t.fold == "en"):
			for end < len(p.tokens) && p.tokens[end].kind == word {
				end++
			}
		case t.kind == word && !t.is(capital) && t.fold != "at":
			return -1, 0
		}
		break
	}
	return first, end
}

// afterSchool says whether the kind of a thesis, the tokens [first, end), ends a
// clause that begins with the school after a colon: "Cambridge, MA: MIT dissertation".
func (p *parser) afterSchool(first, end, from int) bool {
	school := false
	for k := first - 1; k > from && first-k < 8; k-- {
		t := &p.tokens[k]
		if t.at(':') {
			return school && (end >= len(p.tokens) || p.at(end, '.') || p.at(end, ','))
		}
		school = school || t.kind == word && t.is(capital) && (gazetteer.InstitutionWord(t.fold) || t.is(upper) && len(t.fold) > 2)
	}
	return false
}

// closingBracket is the token that closes the bracket at token i, 0 for none.
func (p *parser) closingBracket(i int) int {
	depth := 0
	for k := i; k < len(p.tokens) && k < i+200; k++ {
		switch {
		case p.at(k, '(') || p.at(k, '['):
			depth++
		case p.at(k, ')') || p.at(k, ']'):
			if depth--; depth == 0 {
				return k
			}
		}
	}
	return 0
}

// inWords lead from a part to its whole: "In", "em", "dans".
var inWords = set("in", "em", "en", "dans", "w", "в", "u", "apud", "i", "dalam")

// findWholes claims the words that lead from a part to its whole.
func (p *parser) findWholes(from int) {
	for i := max(from, 1); i+1 < len(p.tokens); i++ {
		t := &p.tokens[i]
		if t.at('/') && p.at(i+1, '/') && p.kind != "" { // GB/T: "[C]//李四. 码头论文集"
			p.wholeEditors(i + 2)
		}
		if !t.is(telling) || p.owner[i] != free || !inWords[t.fold] || p.quotedAt(i) || i == from && t.is(capital) && !p.untitledPart(i) {
			continue
		}
		next := i + 1
		colon := p.at(next, ':')
		if colon {
			next++
		}
		if colon && p.at(i-1, '[') && p.at(next, ']') { // "[w:]", "[in:]"
			next++
			p.claim(i-1, next, inOwner)
		} else if next >= len(p.tokens) || !p.leadsToWhole(i, next, colon) {
			continue
		}
		p.claim(i, next, inOwner)
		p.whole = i
		p.wholeEditors(next)
		if t.is(capital) || colon {
			return
		}
	}
}

// untitledPart says whether the "In" at token i leads to a whole though no title
// stands before it, as chemists have it: "Zheng, W. In *Salts*; …".
func (p *parser) untitledPart(i int) bool {
	return p.tokens[i].fold == "in" && !p.tokens[i].is(emphasis) && p.tokens[i+1].is(emphasis)
}

// wholeEditors claims names that stand after "In" without a mark that calls
// them editors: "In: Grillo O. Changing diversity", "In: OKAFOR, A. Porto".
func (p *parser) wholeEditors(i int) {
	if p.in(i, repeaters) && p.at(i+1, '.') {
		if end, ok := p.editorMark(i + 2); ok { // "In: Dies. (Hg.): Häfen"
			p.claim(i, end, editorOwner)
			return
		}
	}
	list := p.authors(i)
	if len(list.people) == 0 || list.end+2 >= len(p.tokens) {
		return
	}
	first := &list.people[0]
	sure := first.initials && first.evidence >= 3 || p.tokens[i].is(caseless) && p.kind != "" || p.tokens[first.family.first].is(upper) && len(p.tokens[first.family.first].fold) > 2
	stop := p.at(list.end, '.') || p.at(list.end, ':') || p.at(list.end-1, '.') && p.tokens[list.end].kind == word && p.tokens[list.end].is(capital)
	if first.initials && first.given.first < first.family.first && p.at(first.given.end-1, '.') && p.at(list.end, ',') && p.tokens[list.end+1].kind == word && p.tokens[list.end+1].is(capital) && list.score >= 3 {
		p.takeRole("editor", list, i, list.end+1) // "In R. K. Prado, The sociology of quays"
		return
	}
	if sure && stop && first.family.first == i && !p.at(list.end, ',') {
		p.takeRole("editor", list, i, list.end)
	}
}

func (p *parser) leadsToWhole(i, next int, colon bool) bool {
	t, after, before := &p.tokens[i], &p.tokens[next], &p.tokens[i-1]
	boundary := before.kind == number || before.kind == sign && before.sign != '(' && before.sign != '[' && before.sign != '-' || p.owner[i-1] != free || before.flags&emphasis != t.flags&emphasis
	switch {
	case before.kind == number && !colon && !t.is(capital) && len(before.fold) != 4 && !p.at(i-2, '-'):
		return false // "over 70,000 in Lund"
	case !boundary:
		return colon && t.is(capital) && t.fold == "in"
	case t.fold == "i" || t.fold == "u" || t.fold == "w" || t.fold == "в":
		numbered := i > 1 && (locatorLabels[before.fold] != "" || locatorLabels[p.tokens[i-2].fold] != "") // "vol. I: Tides"
		return colon && !numbered
	case colon:
		return true
	case t.is(upper) && len(t.fold) > 1:
		return t.fold == "in"
	case t.fold == "in" && (after.word("vitro") || after.word("vivo") || after.word("situ") || after.word("silico")):
		return false
	case t.fold == "em" && t.is(capital) && after.flags&emphasis == 0:
		list := p.authors(next)
		_, marked := p.editorMark(list.end)
		return len(list.people) > 0 && marked // not the journal Em Questão
	case after.kind == word && !after.is(capital) && after.flags&emphasis == 0 || after.word("press"):
		return false
	case t.is(capital):
		return before.sign != ':' && (t.fold != "en" || after.is(capital))
	case t.fold == "in":
		if (before.at(',') || before.at(')')) && !p.commas && after.flags&emphasis == 0 && !(i >= 2 && closesAny(p.tokens[i-2].sign)) {
			return false // "…, in Lund. Quay Studies"
		}
		_, year := p.year(next)
		return !year || next+1 < len(p.tokens) && p.tokens[next+1].kind == word && p.tokens[next+1].is(capital)
	}
	if before.at(',') && after.is(capital) && (t.fold == "en" || t.fold == "dans" || t.fold == "em") {
		list := p.authors(next)
		if _, marked := p.editorMark(list.end); marked && len(list.people) > 0 {
			return true // "en Ana López (ed.), Mareas"
		}
	}
	return t.fold == "em" && before.at(',') && after.is(capital) && p.commas || after.kind == sign && isOpeningQuote(after.sign)
}
