package reference

import "github.com/bibfix/bibfix/internal/words"

// editorMarks are the words that make the names beside them editors.
var editorMarks = set("ed", "eds", "editor", "editors", "edit", "hg", "hgg", "hrsg", "hrg", "hsg", "herausgeber", "herausgeberin", "herausgegeben", "org", "orgs", "organizador", "organizadora", "organizadores", "organizadoras",
	"coord", "coords", "coordinador", "coordinadora", "coordinadores", "coordenador", "coordenadora", "coordenadores", "dir", "dirs", "directeur", "directeurs", "director", "directores", "comp", "comps", "compilador", "compiladores",
	"red", "redaktor", "cur", "curatore", "curatori", "edited", "edt", "redacteur", "redacteurs", "editeur", "editeurs", "herausgeberinnen", "redactie", "redaktion", "ред", "отв", "под", "сост", "编", "编著", "主编", "編", "編著", "編集", "szerk", "toim", "utg", "udg")

// editorMark reads "(Ed.)", "(Hrsg.)", ", eds.", "[org.]", "（編）", "(a cura di)" at
// token i and returns the token after it.
func (p *parser) editorMark(i int) (int, bool) {
	at, open := i, false
	switch {
	case p.at(at, '(') || p.at(at, '['):
		open = true
		at++
	case p.at(at, ','):
		at++
		if p.at(at, '(') || p.at(at, '[') {
			open = true
			at++
		}
	}
	if at >= len(p.tokens) || p.tokens[at].kind != word {
		return i, false
	}
	t := &p.tokens[at]
	if t.fold == "a" && p.wordAt(at+1, "cura") && p.wordAt(at+2, "di") && (open || p.at(at+3, ',') || p.at(at+3, '.')) {
		if at += 3; !open {
			return at, true
		}
	} else if !t.is(telling) || !editorMarks[t.fold] {
		return i, false
	} else if t.fold == "red" || t.fold == "under" || t.fold == "под" || t.fold == "отв" {
		if !open && !p.at(at+1, '.') {
			return i, false
		}
		at++
	} else {
		at++
	}
	if !open {
		if p.at(at, '.') {
			return at + 1, true
		}
		if i == at-1 && !p.tokens[at-1].is(caseless) && t.fold != "eds" && t.fold != "editors" && t.fold != "hrsg" {
			return i, false
		}
		return at, at >= len(p.tokens) || p.tokens[at].kind == sign || p.tokens[at-1].is(caseless)
	}
	for n := 0; n < 6 && at < len(p.tokens); n++ {
		if p.at(at, ')') || p.at(at, ']') {
			return at + 1, true
		}
		at++
	}
	return i, false
}

func (p *parser) wordAt(i int, w string) bool {
	return i >= 0 && i < len(p.tokens) && p.tokens[i].word(w)
}

// editorLead reads "edited by", "hrsg. von", "a cura di", "sous la direction
// de", "ed." and the like before names and returns the token where those begin.
func (p *parser) editorLead(i int) (next int, role string, ok bool) {
	t := &p.tokens[i]
	if t.kind != word {
		return i, "", false
	}
	switch {
	case editorLeads[t.fold]:
		role = "editor"
	case translatorLeads[t.fold]:
		role = "translator"
	case t.fold == "a" && (p.wordAt(i+1, "cura") || p.wordAt(i+1, "c") && p.at(i+2, '.')):
		i++
		role = "editor"
	case t.fold == "sous" && p.wordAt(i+1, "la") && p.wordAt(i+2, "direction"):
		i += 2
		role = "editor"
	}
	if role == "" {
		return i, "", false
	}
	next = i + 1
	linked := p.tokens[i].fold == "cura"
	for n := 0; n < 5 && next < len(p.tokens); n++ {
		u := &p.tokens[next]
		if u.at('.') || u.kind == word && leadWords[u.fold] && !u.is(capital) {
			linked = linked || u.kind == word
			next++
			continue
		}
		break
	}
	if t.is(capital) && next <= i+2 && p.at(i-1, '.') && p.clauseOfEditors(i, next) {
		return next, role, true
	}
	return next, role, linked || t.fold != "edition" && (editorMarks[t.fold] && !t.is(capital) || plainLeads[t.fold])
}

// clauseOfEditors knows the forms "Ed. Carlo Prado." of MLA and "Tradução J.
// Prado.": names that fill the clause after the mark at token i.
func (p *parser) clauseOfEditors(i, next int) bool {
	if t := p.tokens[i].fold; t != "ed" && t != "eds" && !translatorLeads[t] {
		return false
	}
	list := p.authors(next)
	if len(list.people) == 0 || !p.at(list.end, '.') && !p.at(list.end-1, '.') {
		return false
	}
	first := list.people[0]
	return !first.bare && first.given.first < first.family.first
}

// editorLeads and translatorLeads stand before the names they are about;
// plainLeads need no "by" after them.
var (
	editorLeads = set("edited", "herausgegeben", "hrsg", "hg", "ed", "eds", "editado", "editada", "org", "orgs", "organizado", "organizada", "organizacao", "coord", "coordinado", "coordenacao", "coordenado", "dir",
		"redigiert", "red", "curato", "edito", "herausgeg", "edition", "edicion", "edicao", "ausgewahlt", "edite", "comp", "compiled", "redaction", "ред", "под", "отв", "сост", "гл")
	translatorLeads = set("translated", "trans", "transl", "trad", "traducao", "traduccion", "traduzione", "traduction", "traduit", "ubers", "ubersetzt", "ubersetzung", "tradotto", "vertaald", "przel", "пер", "перевод", "traducido", "traduzido", "by")
	plainLeads      = set("trans", "by", "trad", "transl", "eds", "hrsg", "red")
)

var leadWords = set("by", "von", "vom", "v", "de", "di", "da", "par", "por", "do", "del", "della", "dem", "and", "und", "y", "e", "with", "an", "introduction", "from", "the", "french", "german", "english", "c", "trans", "transl", "translated", "trad", "ed", "edited", "ред", "общ", "науч", "отв")

// findEditors claims the editors and translators of the body.
func (p *parser) findEditors(from int) {
	for i := from; i < len(p.tokens); i++ {
		t := &p.tokens[i]
		if !t.is(telling) || p.owner[i] != free || !editorMarks[t.fold] && !leadFirst[t.fold] || p.quotedAt(i) {
			continue
		}
		if next, role, ok := p.editorLead(i); ok && next < len(p.tokens) && p.clauseStart(i) {
			if end := p.takeLead(i, next, role); end > i {
				i = end - 1
				continue
			}
		}
		switch {
		case editorMarks[t.fold], t.fold == "a" && p.wordAt(i+1, "cura"):
			i = max(i, p.editorsBefore(i, from)-1)
		case translatorLeads[t.fold] && p.at(i-1, '('):
			p.translatorsBefore(i, from)
		case translatorLeads[t.fold] && p.at(i-1, ','): // "(A. Prado, trans.)"
			for k := i - 2; k > from && i-k < 16; k-- {
				if end := p.closingBracket(k); p.at(k, '(') && (end == i+1 || end == i+2) {
					p.claim(k, end+1, editorOwner)
				}
			}
		}
	}
}

// takeLead claims the names from token next on that the words from token i on
// lead to, and returns the token after them; i where no names follow.
func (p *parser) takeLead(i, next int, role string) int {
	list := p.namesAfterLead(next)
	if p.wordAt(next-1, "vom") {
		list.people = nil // a body: people have no article
	}
	by := next > i+1 && p.in(next-1, byWords)
	switch {
	case len(list.people) > 0 && list.score > 1:
	case by && len(list.people) > 0:
		list.people, list.end = list.people[:1], list.people[0].end
	case by && (p.at(i-1, '.') && p.tokens[i].is(capital) || p.at(i-1, ',') && editorMarks[p.tokens[i].fold]): // "Translated by Willa and Edwin Muir.", ", hrsg. vom Kaiwerk, "
		end, comma := next, p.at(i-1, ',')
		for end < len(p.tokens) && p.owner[end] == free && end-next < 16 && !(p.at(end, '.') && p.stops(end)) && !(comma && p.at(end, ',')) {
			end++
		}
		if p.at(end, '.') || comma && p.at(end, ',') {
			p.claim(i, end, editorOwner)
			return end
		}
		return i
	default:
		return i
	}
	end := p.restOfLead(list.end)
	p.takeRole(role, list, i, end)
	return end
}

// byWords close what leads to names, so that names must follow.
var byWords = set("by", "von", "vom", "par", "por", "di", "de")

// namesAfterLead reads the names after "edited by". They stand in the order of
// speech even where their first words look like a family and its initials:
// "Trans. Vern W. McGee".
func (p *parser) namesAfterLead(i int) roll {
	list := p.authors(i)
	if end := list.end; len(list.people) > 0 && p.nameWord(end) && p.owner[end] == free && p.tokens[end].is(spaced) {
		if spoken := p.roll(i, spokenNames); spoken.end > end && len(spoken.people) > 0 {
			return spoken
		}
	}
	return list
}

// restOfLead passes what goes on about the same people after their names:
// "with Walter Hettche", "; revised by E. M. Butler".
func (p *parser) restOfLead(i int) int {
	if !p.at(i, ';') && !p.wordAt(i, "with") || i+1 >= len(p.tokens) || p.tokens[i+1].kind != word || p.at(i, ';') && p.tokens[i+1].is(capital) {
		return i
	}
	for k := i; k < len(p.tokens) && p.owner[k] == free && k-i < 12; k++ {
		if p.at(k, '.') && p.stops(k) {
			return k
		}
	}
	return i
}

// clauseStart says whether something ends before token i, so that a word such
// as "Trans." there is not part of a name: "Phil. Trans. R. Soc.".
func (p *parser) clauseStart(i int) bool {
	if i == 0 || p.owner[i-1] != free {
		return true
	}
	t := &p.tokens[i-1]
	if t.at('.') {
		return p.stopWeight(i-1) >= 0.25 && !(p.tokens[i].is(capital) && p.abbreviated(i-2))
	}
	return t.kind == sign || p.tokens[i].fold == "edited" || p.tokens[i].fold == "herausgegeben" || p.tokens[i].fold == "translated" || p.tokens[i].fold == "a"
}

// findResponsibility claims the names that stand a second time after the title,
// "Порт / А. Б. Соколова // Причал": the statement of responsibility of GOST and ISBD.
func (p *parser) findResponsibility(from int) {
	for i := from + 1; i+1 < len(p.tokens); i++ {
		if !p.at(i, '/') || !p.tokens[i].is(spaced) || p.at(i+1, '/') || !p.tokens[i+1].is(spaced) || p.quotedAt(i) {
			continue
		}
		list := p.authors(i + 1)
		if _, marked := p.editorMark(list.end); marked {
			return // "In: Okafor, A. / Prado, B. (Hg.)"
		}
		if len(list.people) > 0 && list.people[0].initials {
			p.claim(i, list.end, noteOwner)
			return
		}
	}
}

var leadFirst = set("edited", "herausgegeben", "editado", "editada", "organizado", "organizada", "organizacao", "coordinado", "coordenacao", "coordenado", "redigiert", "curato", "edito", "a", "sous", "translated", "trans", "transl", "trad",
	"traducao", "traduccion", "traduzione", "traduction", "traduit", "ubers", "ubersetzt", "ubersetzung", "tradotto", "vertaald", "przel", "пер", "перевод", "traducido", "traduzido", "by", "edite", "compiled", "edicion", "edicao")

// editorsBefore claims the names before the mark whose word is token i, and
// returns the token after the mark.
func (p *parser) editorsBefore(i, from int) int {
	at := i
	for at > from && (p.at(at-1, '(') || p.at(at-1, '[') || p.at(at-1, ',')) {
		at--
	}
	end, ok := p.editorMark(at)
	if !ok {
		return i
	}
	start := p.namesBefore(at, from)
	if start < 0 {
		return i
	}
	list := p.authors(start)
	p.takeRole("editor", list, start, end)
	return end
}

// translatorsBefore claims the names before "(trans.)", whose word is token i.
func (p *parser) translatorsBefore(i, from int) {
	end := p.closingBracket(i - 1)
	if start := p.namesBefore(i-1, from); start >= 0 && end > i {
		p.claim(start, end+1, editorOwner)
	}
}

// namesBefore is the token where the names begin that end before token at, -1
// where none do.
func (p *parser) namesBefore(at, from int) int {
	best := roll{score: 1}
	start := -1
	for k, seen := at-1, 0; k >= from && seen < 12 && p.owner[k] == free; k-- {
		if t := &p.tokens[k]; k > from && !(t.kind == sign || p.owner[k] != free || words.IsAnd(t.fold)) && p.owner[k-1] == free && p.tokens[k-1].kind != sign {
			continue
		}
		if p.tokens[k].kind == sign {
			continue
		}
		seen++
		list := p.authors(k)
		if list.end == at && list.score >= best.score-1 {
			best, start = list, k
		}
	}
	return start
}

func (p *parser) takeRole(role string, list roll, first, end int) {
	if role == "editor" && !p.has("editor") && p.kind != "thesis" { // who directs a thesis edits nothing
		p.addNames("editor", list, 0.85)
	}
	for p.at(first-1, '(') && p.at(end, ')') {
		first--
		end++
	}
	p.claim(first, end, editorOwner)
}
