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
	at := i
	if en.at(at, ',') {
		at++
	}
	open := en.oneOf(at, "([")
	if open {
		at++
	}
	if at >= len(en.tokens) || en.tokens[at].kind != word {
		return i, false
	}
	if en.wordAt(at, "a") && en.wordAt(at+1, "cura") && en.wordAt(at+2, "di") && (open || en.oneOf(at+3, ",.")) {
		if !open {
			return at + 3, true
		}
		return bracketEnds(en, i, at+3)
	}
	if t := &en.tokens[at]; !t.is(telling) || !editorMarks[t.fold] || wordsAlso[t.fold] && !open && !en.at(at+1, '.') {
		return i, false
	}
	if open {
		return bracketEnds(en, i, at+1)
	}
	if en.tokens[at].is(capital) && journalRun(en, at) {
		return i, false // "Okafor, A. Org. Lett. 2009"
	}
	return markEnds(en, i, at)
}

// wordsAlso are marks of editors that are words of titles as well: they need a point or
// a bracket.
var wordsAlso = set("red", "under", "под", "отв")

// longestMark is how many tokens a bracket may have behind the mark: "(eds. and trans.)".
const longestMark = 6

// bracketEnds is the token after the bracket that holds the mark of editors at token i
// and goes on at token at.
func bracketEnds(en *entry, i, at int) (int, bool) {
	for n := 0; n < longestMark && at < len(en.tokens); n++ {
		if en.oneOf(at, ")]") {
			return at + 1, true
		}
		at++
	}
	return i, false
}

// markEnds is the token after the mark of editors at token at, without brackets, in the
// text from token i on. By itself, without comma and point, only a mark counts that is
// no other word.
func markEnds(en *entry, i, at int) (int, bool) {
	t := &en.tokens[at]
	if en.at(at+1, '.') {
		return at + 2, true
	}
	if i == at && !t.is(caseless) && t.fold != "eds" && t.fold != "editors" && t.fold != "hrsg" {
		return i, false
	}
	return at + 1, at+1 >= len(en.tokens) || en.tokens[at+1].kind == sign || t.is(caseless)
}

func (en *entry) wordAt(i int, w string) bool {
	return i >= 0 && i < len(en.tokens) && en.tokens[i].word(w)
}

// editorLead reads "edited by", "hrsg. von", "a cura di", "sous la direction
// de", "ed." and the like before names and returns the token where those begin.
func editorLead(dr *draft, i int) (next int, role string, ok bool) {
	t := &dr.tokens[i]
	at, role := leadRole(dr.entry, i)
	if role == "" {
		return i, "", false
	}
	next = at + 1
	linked := dr.tokens[at].fold == "cura" || dr.in(at, slavicDuties)
	for n := 0; n < longestLead && next < len(dr.tokens); n++ {
		u := &dr.tokens[next]
		if !u.at('.') && !(u.kind == word && leadWords[u.fold] && !u.is(capital)) {
			break
		}
		linked = linked || u.kind == word
		next++
	}
	if role == "translator" {
		if by := byAhead(dr.entry, next); by > next {
			next, linked = by, true
		}
	}
	if t.is(capital) && next <= at+2 && dr.at(at-1, '.') && clauseOfEditors(dr, at, next) {
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

// longestLead is how many words and points stand between the word for the duty and the
// names: "and with an introduction by".
const longestLead = 5

// leadRole is the role that the words from token i on give to the names behind them,
// and the last of these words; "" where they give none.
func leadRole(en *entry, i int) (at int, role string) {
	t := &en.tokens[i]
	switch {
	case t.kind != word:
	case editorLeads[t.fold]:
		return i, "editor"
	case translatorLeads[t.fold]:
		return i, "translator"
	case t.fold == "a" && (en.wordAt(i+1, "cura") || en.wordAt(i+1, "c") && en.at(i+2, '.')):
		return i + 1, "editor"
	case underWords[t.fold]:
		if at := dutyAt(en, i+1); at > i {
			return at, "editor"
		}
	}
	return i, ""
}

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
		if t.fold == "by" && dr.at(i-1, ',') && reviewed(dr, i, from) {
			continue
		}
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
		case translatorLeads[t.fold] && dr.at(i-1, ','):
			translatorsInBrackets(dr, i, from)
		}
	}
}

// reviewed says whether the "by" at token i names the author of a work that is
// reviewed: "Review of Tides, by Carlo Prado".
func reviewed(dr *draft, i, from int) bool {
	for k := i - 1; k >= from && dr.owner[k] == free && i-k < longestClause && !(dr.at(k, '.') && dr.stops(k)); k-- {
		if !dr.oneOf(k-1, "[(") && (dr.wordAt(k, "review") || dr.wordAt(k, "reviews")) && (dr.wordAt(k+1, "of") || dr.wordAt(k+1, "essay")) {
			return true
		}
	}
	return false
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
	case by:
		return takeLeadClause(dr, i, next)
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

// takeLeadClause claims the clause from token i on whose words lead to names that
// cannot be told apart, "Translated by Willa and Edwin Muir.", or to a body, ", hrsg.
// vom Kaiwerk, ", and returns the token after it.
func takeLeadClause(dr *draft, i, next int) int {
	comma := dr.at(i-1, ',')
	if !(dr.at(i-1, '.') && dr.tokens[i].is(capital) || comma && editorMarks[dr.tokens[i].fold]) {
		return i
	}
	end := next
	for end < len(dr.tokens) && dr.owner[end] == free && end-next < longestLeadClause && !(dr.at(end, '.') && dr.stops(end)) && !(comma && dr.at(end, ',')) {
		end++
	}
	if !dr.at(end, '.') && !(comma && dr.at(end, ',')) {
		return i
	}
	dr.claim(i, end, editorOwner)
	return end
}

// longestLeadClause is in tokens, behind the words that lead to names.
const longestLeadClause = 16

// translatorsInBrackets claims a bracket that ends in the mark of translators at token
// i: "(A. Prado, trans.)".
func translatorsInBrackets(dr *draft, i, from int) {
	for k := i - 2; k > from && i-k < longestLeadClause; k-- {
		if end := dr.closingBracket(k); dr.at(k, '(') && (end == i+1 || end == i+2) {
			dr.claim(k, end+1, editorOwner)
		}
	}
}

// byWords close what leads to names, so that names must follow.
var byWords = set("by", "von", "vom", "par", "por", "di", "de")

// namesAfterLead reads the names after "edited by". They stand in the order of
// speech even where their first words look like a family and its initials, "Trans.
// Vern W. McGee", or where two of them look like one turned about: "a cura di Nila
// Prado, Wexa Lund".
func namesAfterLead(dr *draft, i int) roll {
	list := authorsAt(dr, i)
	if len(list.people) == 0 {
		return list
	}
	end, first := list.end, list.people[0]
	glued := dr.nameWord(end) && dr.owner[end] == free && dr.tokens[end].is(spaced)
	turned := !first.initials && !first.given.empty() && first.family.first < first.given.first && first.family.end-first.family.first > 1
	if !glued && !turned {
		return list
	}
	if spoken := rollAt(dr, i, spokenNames); len(spoken.people) > 0 && (turned || spoken.end > end) {
		return spoken
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
			addResponsible(dr, list)
			dr.claim(i, list.end, noteOwner)
			return
		}
	}
}

// addResponsible adds the further authors of a statement of responsibility whose first
// is the one author in front: the heading of GOST holds no more.
func addResponsible(dr *draft, list roll) {
	for k := range dr.fields {
		f := &dr.fields[k]
		if f.name != "author" || len(f.names) != 1 || f.names[0].Family == "" || f.names[0].Family != dr.text(list.people[0].family) {
			continue
		}
		for _, n := range list.people[1:] {
			f.names = append(f.names, nameOf(dr, n))
		}
		f.open = f.open || list.open
	}
}

var leadFirst = union(translatorLeads, set("edited", "herausgegeben", "editado", "editada", "organizado", "organizada", "organizacao", "coordinado", "coordenacao", "coordenado",
	"redigiert", "curato", "edito", "a", "sous", "sob", "bajo", "sotto", "pod", "onder", "under", "unter", "edite", "compiled", "edicion", "edicao"))

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
