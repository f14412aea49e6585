package cite

import (
	"strings"

	"github.com/bibfix/bibfix/internal/fold"
	"github.com/bibfix/bibfix/internal/words"
	"github.com/bibfix/bibfix/lint"
)

// Organisations are named in words that are small elsewhere, and some of them hold an
// "and": "Government of Norland", "Levy and Tide Office". Read backwards from the year they
// fall into pieces; where the list knows none of these, the whole is what was meant.

// institutions are the nouns that organisations have in their names.
var institutions = set("office", "agency", "ministry", "department", "commission", "council", "bank", "institute", "institution", "university", "association", "society", "organisation", "organization", "authority",
	"service", "services", "bureau", "board", "committee", "center", "centre", "foundation", "government", "parliament", "federation", "union", "administration", "corporation", "academy", "secretariat", "directorate", "conference", "chamber", "league", "trust", "fund", "forum",
	"ministerium", "bundesamt", "amt", "behorde", "verband", "gesellschaft", "stiftung", "kommission", "rat", "ministere", "institut", "agence", "conseil", "commissariat", "societe", "fondation", "universite",
	"ministerio", "instituto", "agencia", "consejo", "conselho", "comision", "comissao", "sociedad", "sociedade", "asociacion", "associacao", "fundacion", "fundacao", "universidad", "universidade", "gobierno", "governo", "camara", "secretaria",
	"ministero", "istituto", "agenzia", "consiglio", "commissione", "associazione", "fondazione", "universita", "ministerie", "instituut", "raad", "vereniging", "stichting", "universiteit", "ministerstwo", "instytut", "urzad", "komisja", "rada", "министерство", "институт", "комитет", "университет")

// joins are the small words inside the names of organisations.
var joins = set("of", "for", "the", "and", "on", "to", "in", "de", "des", "du", "la", "le", "les", "et", "pour", "der", "die", "das", "fur", "und", "von", "van", "voor", "en", "di", "della", "dei", "del", "per", "e", "do", "da", "dos", "das", "para", "los", "las", "y", "i", "og", "och", "для", "и", "по")

// wholeBody gives the names of a citation that has no entry as one organisation, where all
// that stands before the year is one: it has such a noun or the "of" of one, and no comma.
func (r *reader) wholeBody(w *work, n names) names {
	t := w.t
	start := n.wide
	for start < n.end && smallWords[t[start].folded()] { // "see the Ministry of Ports"
		start++
	}
	if w.narrative || n.etAl || start >= n.end || start == n.first && len(n.people) < 2 || !t[start].capital() {
		return n
	}
	noun, of := false, false
	for k := start; k < n.end; k++ {
		switch folded := t[k].folded(); {
		case t[k].is('.') && k > 0 && len(t[k-1].text) < 3, t[k].is('&'), t[k].kind == sign && fold.IsApostrophe(t[k].sign):
		case t[k].kind != word, !t[k].capital() && !joins[folded], folded == "the" && k > start && isJoint(&t[k-1]): // "Okafor and the Port Office"
			return n
		default:
			noun = noun || institutions[folded]
			of = of || !t[k].capital() && isOfBody(folded)
		}
	}
	if !noun && !of {
		return n
	}
	text := strings.Join(strings.Fields(r.text[t[start].start:t[n.end-1].end]), " ")
	n.people, n.first = []person{{family: []string{text}, first: start, end: n.end}}, start
	return n
}

// isOfBody tells the "of" between an organisation and what it is of, which no list of
// authors has.
func isOfBody(folded string) bool {
	return folded == "of" || folded == "for" || folded == "fur" || folded == "pour"
}

// leadsNames says whether what stands before person i in the same breath is no author
// itself: the acronym of a method or the organisation that he speaks for, "(AIC, Akaino,
// 1983)", "the Federal Council of Ports, Herreros (2016)".
func (x *index) leadsNames(w *work, i int) bool {
	people := w.names.people
	for k := range people[:i] {
		if x.listed(fold.Letters(people[k].text())) {
			return false
		}
	}
	if family := people[0].family; i == 1 && len(family) == 1 && isAcronym(family[0]) && allCapitals(family[0]) {
		return true
	}
	first, end := w.names.wide, people[i].first-1
	for k := first; k < end; k++ {
		if institutions[w.t[k].folded()] && k > first {
			return true
		}
	}
	return end-first > 2 && institutions[w.t[first].folded()]
}

func hasInstitution(words []string) bool {
	for _, w := range words {
		if institutions[fold.Letters(w)] {
			return true
		}
	}
	return false
}

// slipsInYear says whether an answer is one entry by the cited people with another year.
func slipsInYear(a *answer) bool {
	return a.status == lint.Mismatch && len(a.faults) == 1 && a.faults[0].Kind == lint.YearFault
}

// nations are the names by which offices begin, folded by fold.Letters, and what they
// are short for.
var nations = [...]struct{ long, short string }{{"unitedstatesofamerica", "us"}, {"unitedstates", "us"}, {"unitedkingdom", "uk"}, {"unitednations", "un"}, {"europeanunion", "eu"}, {"usa", "us"}}

// nationKey is the folded name of an office with its nation in the short form, empty
// where it begins with none.
func nationKey(folded string) string {
	for _, n := range nations {
		if rest, ok := strings.CutPrefix(folded, n.long); ok && len(rest) > 3 {
			return n.short + rest
		}
	}
	return ""
}

// games are what follows the words of whose "Games" are an event.
var games = set("olympic", "olympics", "paralympic", "commonwealth", "asian", "pan", "american", "european", "mediterranean", "summer", "winter", "youth", "world", "universiade", "highland", "invictus", "national", "panamerican", "african", "islander")

// lawWords begin the names of laws.
var lawWords = set("undang-undang", "undangundang", "peraturan", "keputusan", "perda", "uu", "ley", "lei", "decreto", "loi", "legge", "gesetz", "verordnung", "ustawa", "rozporzadzenie", "zakon", "vyhlaska", "закон", "указ", "постановление", "приказ", "resolucion", "resolucao", "portaria", "kanun", "yonetmelik")

// endsCaselessThing says whether a name in a script without capitals ends as those of laws,
// events and disasters do.
func endsCaselessThing(name string) bool {
	for _, tail := range [...]string{"法", "条例", "震災", "大震災", "地震", "戦争", "战争", "戰爭", "奥运会", "世博会", "万博", "博覧会", "博览会", "内閣", "内阁", "大会", "会议", "會議", "事件", "台风", "台風", "革命", "选举", "選挙", "条约", "条約", "법", "월드컵", "올림픽", "태풍", "지진", "전쟁", "대회", "선거", "조약", "사건"} {
		if rest, ok := strings.CutSuffix(name, tail); ok && rest != "" {
			return true
		}
	}
	return false
}

// opensLaw says whether a name begins as those of laws do, behind an article as well: "La Ley
// de Puertos". "Le Loi" alone is a name.
func opensLaw(name string) bool {
	w := strings.Fields(name)
	if len(w) > 2 && words.IsArticle(fold.Letters(w[0])) {
		w = w[1:]
	}
	return len(w) > 0 && lawWords[fold.Letters(w[0])]
}

// isEvent says whether a name ends in a word of what has a year and is no work. Games have
// makers as well: "Harbour Games".
func isEvent(name string) bool {
	last := lastWord(name)
	if opensLaw(name) || endsCaselessThing(name) {
		return true
	}
	if last != "games" {
		return things[last]
	}
	folded := strings.Fields(fold.Words(name))
	return len(folded) < 2 || games[folded[len(folded)-2]]
}
