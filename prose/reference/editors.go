package reference

import "github.com/bibfix/bibfix/internal/words"

// editorMarks are the words that make the names beside them editors.
var editorMarks = set("ed", "eds", "editor", "editors", "edit", "hg", "hgg", "hrsg", "hrg", "hsg", "herausgeber", "herausgeberin", "herausgegeben", "org", "orgs", "organizador", "organizadora", "organizadores", "organizadoras",
	"coord", "coords", "coordinador", "coordinadora", "coordinadores", "coordenador", "coordenadora", "coordenadores", "dir", "dirs", "directeur", "directeurs", "director", "directores", "comp", "comps", "compilador", "compiladores",
	"red", "redaktor", "cur", "curatore", "curatori", "edited", "edt", "redacteur", "redacteurs", "editeur", "editeurs", "herausgeberinnen", "redactie", "redaktion", "ред", "отв", "под", "сост", "编", "编著", "主编", "編", "編著", "編集", "szerk", "toim", "utg", "udg",
	"ur", "ured", "prir", "sest", "επιμ", "usp", "usporadal", "zost", "koost", "sast", "oprac", "haz", "dirige", "dirigee", "dirigido", "dirigida")

// editorMark reads "(Ed.)", "(Hrsg.)", ", eds.", "[org.]", "（編）", "(a cura di)" at
// token i and returns the token after it.
func editorMark(en *entry, i int) (int, bool) {
	at, open := i, false
	switch {
	case en.at(at, '(') || en.at(at, '['):
		open = true
		at++
	case en.at(at, ','):
		at++
		if en.at(at, '(') || en.at(at, '[') {
			open = true
			at++
		}
	}
	if at >= len(en.tokens) || en.tokens[at].kind != word {
		return i, false
	}
	t := &en.tokens[at]
	if t.fold == "a" && en.wordAt(at+1, "cura") && en.wordAt(at+2, "di") && (open || en.at(at+3, ',') || en.at(at+3, '.')) {
		if at += 3; !open {
			return at, true
		}
	} else if !t.is(telling) || !editorMarks[t.fold] {
		return i, false
	} else if t.fold == "red" || t.fold == "under" || t.fold == "под" || t.fold == "отв" {
		if !open && !en.at(at+1, '.') {
			return i, false
		}
		at++
	} else {
		at++
	}
	if !open {
		if en.at(at, '.') {
			return at + 1, true
		}
		if i == at-1 && !en.tokens[at-1].is(caseless) && t.fold != "eds" && t.fold != "editors" && t.fold != "hrsg" {
			return i, false
		}
		return at, at >= len(en.tokens) || en.tokens[at].kind == sign || en.tokens[at-1].is(caseless)
	}
	for n := 0; n < 6 && at < len(en.tokens); n++ {
		if en.at(at, ')') || en.at(at, ']') {
			return at + 1, true
		}
		at++
	}
	return i, false
}

func (en *entry) wordAt(i int, w string) bool {
	return i >= 0 && i < len(en.tokens) && en.tokens[i].word(w)
}

// editorLead reads "edited by", "hrsg. von", "a cura di", "sous la direction
// de", "ed." and the like before names and returns the token where those begin.
func editorLead(dr *draft, i int) (next int, role string, ok bool) {
	t := &dr.tokens[i]
	if t.kind != word {
		return i, "", false
	}
	switch {
	case editorLeads[t.fold]:
		role = "editor"
	case translatorLeads[t.fold]:
		role = "translator"
	case t.fold == "a" && (dr.wordAt(i+1, "cura") || dr.wordAt(i+1, "c") && dr.at(i+2, '.')):
		i++
		role = "editor"
	case underWords[t.fold]:
		if at := dutyAt(dr.entry, i+1); at > i {
			i, role = at, "editor"
		}
	}
	if role == "" {
		return i, "", false
	}
	next = i + 1
	linked := dr.tokens[i].fold == "cura" || dr.in(i, slavicDuties)
	for n := 0; n < 5 && next < len(dr.tokens); n++ {
		u := &dr.tokens[next]
		if u.at('.') || u.kind == word && leadWords[u.fold] && !u.is(capital) {
			linked = linked || u.kind == word
			next++
			continue
		}
		break
	}
	if role == "translator" {
		if at := byAhead(dr.entry, next); at > next {
			next, linked = at, true
		}
	}
	if t.is(capital) && next <= i+2 && dr.at(i-1, '.') && clauseOfEditors(dr, i, next) {
		return next, role, true
	}
	return next, role, linked || t.fold != "edition" && (editorMarks[t.fold] && !t.is(capital) || plainLeads[t.fold])
}

// byAhead is the token after the "by" that ends the words about a language at token
// i, "trad. du polonais par", "tr. it. di"; i where there is none.
func byAhead(en *entry, i int) int {
	for k := i; k < len(en.tokens) && k < i+languagePhrase; k++ {
		switch t := &en.tokens[k]; {
		case en.in(k, byWords):
			return k + 1
		case t.kind == word && !t.is(capital), t.at('.'):
		default:
			return i
		}
	}
	return i
}

// languagePhrase is how many tokens say from which language a work was translated.
const languagePhrase = 6

// Words for the duty of editors and what stands before them: "sous la direction de",
// "pod red.", "onder redactie van". In the Slavic ones the case of the names says "of".
var (
	underWords   = set("sous", "sob", "bajo", "sotto", "pod", "onder", "under", "unter")
	dutyWords    = set("direction", "dir", "direccion", "direcao", "direzione", "coordination", "coordinacion", "coordenacao", "coord", "organizacao", "red", "redactie", "redaktion", "redakcia", "redakcja", "redakci", "redakcji", "redakcio", "redakcijom", "ред", "редакциеи")
	slavicDuties = set("red", "redakcia", "redakcja", "redakci", "redakcijom", "ред", "редакциеи")
)

// dutyAt is the token of the word for what editors do, at token i or behind the
// article there; 0 for none.
func dutyAt(en *entry, i int) int {
	for k := i; k < i+2; k++ {
		if en.in(k, dutyWords) {
			return k
		}
	}
	return 0
}

// clauseOfEditors knows the forms "Ed. Carlo Prado." of MLA and "Tradução J.
// Prado.": names that fill the clause after the mark at token i.
func clauseOfEditors(dr *draft, i, next int) bool {
	if t := dr.tokens[i].fold; t != "ed" && t != "eds" && !translatorLeads[t] {
		return false
	}
	list := authorsAt(dr, next)
	if len(list.people) == 0 || !dr.at(list.end, '.') && !dr.at(list.end-1, '.') {
		return false
	}
	first := list.people[0]
	return !first.bare && first.given.first < first.family.first
}

// editorLeads and translatorLeads stand before the names they are about;
// plainLeads need no "by" after them.
var (
	editorLeads = set("szerk", "szerkesztette", "oprac", "ured", "uredil", "dirige", "dirigee", "dirigido", "dirigida", "edited", "herausgegeben", "hrsg", "hg", "ed", "eds", "editado", "editada", "org", "orgs", "organizado", "organizada", "organizacao", "coord", "coordinado", "coordenacao", "coordenado", "dir",
		"redigiert", "red", "curato", "edito", "herausgeg", "edition", "edicion", "edicao", "ausgewahlt", "edite", "comp", "compiled", "redaction", "ред", "под", "отв", "сост", "гл")
	translatorLeads = set("translated", "trans", "transl", "trad", "traducao", "traduccion", "traduzione", "traduction", "traduit", "ubers", "ubersetzt", "ubersetzung", "tradotto", "vertaald", "przel", "пер", "перевод", "traducido", "traduzido", "by", "prel", "preklad", "przeklad", "cev", "ceviren", "ford", "forditotta", "overs", "oversatt", "suom", "tr", "prev", "prevedel", "prevela")
	plainLeads      = set("trans", "by", "trad", "transl", "eds", "hrsg", "red", "szerk", "oprac", "ured", "przel", "prel", "cev", "ford", "overs", "suom", "prev")
)

var leadWords = set("by", "van", "av", "af", "von", "vom", "v", "de", "di", "da", "par", "por", "do", "del", "della", "dem", "and", "und", "y", "e", "with", "an", "introduction", "from", "the", "french", "german", "english", "c", "trans", "transl", "translated", "trad", "ed", "edited", "ред", "общ", "науч", "отв")

// findEditors claims the editors and translators of the body.
func findEditors(dr *draft, from int) {
	for i := from; i < len(dr.tokens); i++ {
		t := &dr.tokens[i]
		if !t.is(telling) || dr.owner[i] != free || !editorMarks[t.fold] && !leadFirst[t.fold] || dr.quotedAt(i) {
			continue
		}
		if next, role, ok := editorLead(dr, i); ok && next < len(dr.tokens) && clauseStart(dr, i) {
			if end := takeLead(dr, i, next, role); end > i {
				i = end - 1
				continue
			}
		}
		switch {
		case editorMarks[t.fold], t.fold == "a" && dr.wordAt(i+1, "cura"):
			i = max(i, editorsBefore(dr, i, from)-1)
		case translatorLeads[t.fold] && dr.at(i-1, '('):
			translatorsBefore(dr, i, from)
		case translatorLeads[t.fold] && dr.at(i-1, ','): // "(A. Prado, trans.)"
			for k := i - 2; k > from && i-k < 16; k-- {
				if end := dr.closingBracket(k); dr.at(k, '(') && (end == i+1 || end == i+2) {
					dr.claim(k, end+1, editorOwner)
				}
			}
		}
	}
}

// takeLead claims the names from token next on that the words from token i on
// lead to, and returns the token after them; i where no names follow.
func takeLead(dr *draft, i, next int, role string) int {
	list := namesAfterLead(dr, next)
	if dr.wordAt(next-1, "vom") {
		list.people = nil // a body: people have no article
	}
	by := next > i+1 && dr.in(next-1, byWords)
	switch {
	case len(list.people) > 0 && (list.score > 1 || role == "translator" && list.score > 0 && plainLeads[dr.tokens[i].fold] && dr.at(list.end, ',')):
	case by && len(list.people) > 0:
		list.people, list.end = list.people[:1], list.people[0].end
	case by && (dr.at(i-1, '.') && dr.tokens[i].is(capital) || dr.at(i-1, ',') && editorMarks[dr.tokens[i].fold]): // "Translated by Willa and Edwin Muir.", ", hrsg. vom Kaiwerk, "
		end, comma := next, dr.at(i-1, ',')
		for end < len(dr.tokens) && dr.owner[end] == free && end-next < 16 && !(dr.at(end, '.') && dr.stops(end)) && !(comma && dr.at(end, ',')) {
			end++
		}
		if dr.at(end, '.') || comma && dr.at(end, ',') {
			dr.claim(i, end, editorOwner)
			return end
		}
		return i
	default:
		return i
	}
	if dr.in(i, hungarianMarks) {
		familiesFirst(list.people)
	}
	end := restOfLead(dr, list.end)
	takeRole(dr, role, list, i, end)
	return end
}

// byWords close what leads to names, so that names must follow.
var byWords = set("by", "von", "vom", "par", "por", "di", "de")

// namesAfterLead reads the names after "edited by". They stand in the order of
// speech even where their first words look like a family and its initials:
// "Trans. Vern W. McGee".
func namesAfterLead(dr *draft, i int) roll {
	list := authorsAt(dr, i)
	if end := list.end; len(list.people) > 0 && dr.nameWord(end) && dr.owner[end] == free && dr.tokens[end].is(spaced) {
		if spoken := rollAt(dr, i, spokenNames); spoken.end > end && len(spoken.people) > 0 {
			return spoken
		}
	}
	return list
}

// restOfLead passes what goes on about the same people after their names:
// "with Walter Hettche", "; revised by E. M. Butler".
func restOfLead(dr *draft, i int) int {
	if !dr.at(i, ';') && !dr.wordAt(i, "with") || i+1 >= len(dr.tokens) || dr.tokens[i+1].kind != word || dr.at(i, ';') && dr.tokens[i+1].is(capital) {
		return i
	}
	for k := i; k < len(dr.tokens) && dr.owner[k] == free && k-i < 12; k++ {
		if dr.at(k, '.') && dr.stops(k) {
			return k
		}
	}
	return i
}

// clauseStart says whether something ends before token i, so that a word such
// as "Trans." there is not part of a name: "Phil. Trans. R. Soc.".
func clauseStart(dr *draft, i int) bool {
	if i == 0 || dr.owner[i-1] != free {
		return true
	}
	t := &dr.tokens[i-1]
	if t.at('.') {
		return dr.stopWeight(i-1) >= dr.w.Point.BeforeSmall && !(dr.tokens[i].is(capital) && abbreviated(dr, i-2))
	}
	return t.kind == sign || dr.tokens[i].fold == "edited" || dr.tokens[i].fold == "herausgegeben" || dr.tokens[i].fold == "translated" || dr.tokens[i].fold == "a"
}

// findResponsibility claims the names that stand a second time after the title,
// "Порт / А. Б. Соколова // Причал": the statement of responsibility of GOST and ISBD.
func findResponsibility(dr *draft, from int) {
	for i := from + 1; i+1 < len(dr.tokens); i++ {
		if !dr.at(i, '/') || !dr.tokens[i].is(spaced) || dr.at(i+1, '/') || !dr.tokens[i+1].is(spaced) || dr.quotedAt(i) {
			continue
		}
		list := authorsAt(dr, i+1)
		if _, marked := editorMark(dr.entry, list.end); marked {
			return // "In: Okafor, A. / Prado, B. (Hg.)"
		}
		if len(list.people) > 0 && list.people[0].initials {
			dr.claim(i, list.end, noteOwner)
			return
		}
	}
}

var leadFirst = set("edited", "herausgegeben", "editado", "editada", "organizado", "organizada", "organizacao", "coordinado", "coordenacao", "coordenado", "redigiert", "curato", "edito", "a", "sous", "sob", "bajo", "sotto", "pod", "onder", "under", "unter", "translated", "trans", "transl", "trad",
	"traducao", "traduccion", "traduzione", "traduction", "traduit", "ubers", "ubersetzt", "ubersetzung", "tradotto", "vertaald", "przel", "пер", "перевод", "traducido", "traduzido", "by", "edite", "compiled", "edicion", "edicao", "prel", "preklad", "przeklad", "cev", "ceviren", "ford", "forditotta", "overs", "oversatt", "suom", "tr", "prev", "prevedel", "prevela")

// editorsBefore claims the names before the mark whose word is token i, and
// returns the token after the mark.
func editorsBefore(dr *draft, i, from int) int {
	at := i
	for at > from && (dr.at(at-1, '(') || dr.at(at-1, '[') || dr.at(at-1, ',')) {
		at--
	}
	end, ok := editorMark(dr.entry, at)
	if !ok {
		return i
	}
	start := namesBefore(dr, at, from)
	if start < 0 {
		return i
	}
	list := authorsAt(dr, start)
	if dr.in(i, hungarianMarks) {
		familiesFirst(list.people)
	}
	takeRole(dr, "editor", list, start, end)
	return end
}

// hungarianMarks say that names are Hungarian and so have the family first.
var hungarianMarks = set("szerk", "szerkesztette", "ford", "forditotta")

// familiesFirst turns the full names round that were taken for names in the order
// of speech.
func familiesFirst(people []person) {
	for k := range people {
		if n := &people[k]; !n.initials && n.given.first < n.family.first && n.suffix.empty() {
			invert(n)
		}
	}
}

// translatorsBefore claims the names before "(trans.)", whose word is token i.
func translatorsBefore(dr *draft, i, from int) {
	end := dr.closingBracket(i - 1)
	if start := namesBefore(dr, i-1, from); start >= 0 && end > i {
		dr.claim(start, end+1, editorOwner)
	}
}

// namesBefore is the token where the names begin that end before token at, -1
// where none do.
func namesBefore(dr *draft, at, from int) int {
	best := roll{score: 1}
	start := -1
	for k, seen := at-1, 0; k >= from && seen < 12 && dr.owner[k] == free; k-- {
		if t := &dr.tokens[k]; k > from && !(t.kind == sign || dr.owner[k] != free || words.IsAnd(t.fold)) && dr.owner[k-1] == free && dr.tokens[k-1].kind != sign {
			continue
		}
		if dr.tokens[k].kind == sign {
			continue
		}
		seen++
		list := authorsAt(dr, k)
		if list.end == at && list.score >= best.score-1 {
			best, start = list, k
		}
	}
	return start
}

func takeRole(dr *draft, role string, list roll, first, end int) {
	if role == "editor" && !dr.has("editor") && dr.kind != "thesis" { // who directs a thesis edits nothing
		addNames(dr, "editor", list, 0.85)
	}
	for dr.at(first-1, '(') && dr.at(end, ')') {
		first--
		end++
	}
	dr.claim(first, end, editorOwner)
}
