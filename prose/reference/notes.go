package reference

import (
	"strings"

	"github.com/bibfix/bibfix/internal/ascii"
	"github.com/bibfix/bibfix/internal/fold"
)

// accessWords begin a remark on when a page was looked at.
var accessWords = set("accessed", "access", "acesso", "acessado", "acessada", "acedido", "accesso", "accessado", "consulted", "consultado", "consultada", "consultato", "consulte", "consultee", "consulta", "zugriff", "zugegriffen", "abgerufen", "abruf", "aufgerufen", "eingesehen", "stand", "visited", "retrieved", "viewed", "cited", "citado", "cite", "geraadpleegd", "hamtad", "besokt", "lest", "hentet", "dostep", "обращения", "обращение", "звернення", "доступа", "доступу", "checked", "recuperado", "abgefragt", "gesehen", "besucht", "erisim", "acevsso", "acess", "downloaded", "heruntergeladen", "diakses", "viitattu", "referred", "accede", "acceso", "accessible", "repere", "gepruft", "aktualisiert", "obrashcheniia", "recupere", "obtenido", "obtido", "tratto", "opgehaald", "pobrano", "haettu", "cit", "letoltve", "letoltes",
	"посетен", "приступљено", "pristupljeno", "preuzeto", "skatits", "vaadatud", "accesat", "ziureta", "ανακτηθηκε", "προσπελαση", "visitado", "visitada", "besogt", "truy",
	"الاطلاع", "استرجع", "استرجعت", "بازیابی", "دسترسی", "אוחזר", "נדלה", "访问日期", "访问时间", "引用日期", "检索日期", "閲覧日", "검색일", "접속일", "접근일")

// leadIns stand before an address and belong to no field.
var leadIns = set("available", "from", "at", "in", "disponivel", "em", "disponible", "en", "disponibile", "disponibles", "verfugbar", "unter", "url", "download", "einsehbar", "zuganglich", "retrieved", "online", "on", "line", "recuperado", "de", "repere", "a", "internet", "web", "http", "html", "pdf", "see", "link", "website", "site", "homepage", "wwwdokument", "www", "abrufbar", "adresse", "ladresse", "address", "sur", "acesso", "acessado", "доступа", "режим", "electronic", "document", "doi", "obtido", "via", "on-line", "beschikbaar", "op", "tillganglig", "pa", "internetquelle", "im", "auf", "dostepne", "dostupne", "z", "na", "источник", "электронный", "ресурс", "arxiv", "epub", "pmid", "quelle", "extraido", "access", "pubmed", "central", "preprint", "osoitteesta")

// remark words in brackets that say the medium.
var mediumWords = set("internet", "online", "en", "on", "print", "em", "elektronische", "ressource", "web", "pdf", "cd-rom", "electronic", "resource", "электронный", "ресурс", "текст", "on-line", "linea", "ligne", "linha", "dvd", "serial", "media", "video", "preprint", "ebook", "e-book", "s", "l", "n", "sn", "sl", "inspire", "spires", "computer", "software", "dataset", "data", "set", "poster", "abstract", "database", "podcast", "film", "streaming", "motion", "picture", "audio", "episode", "tv", "broadcast", "powerpoint", "slides", "blog", "post", "manuscript", "unpublished", "crossref", "pubmed", "medline", "google", "scholar")

// findAccess claims remarks such as "Accessed 4 March 2019", "[cited 2024 Apr
// 04]", "(Zugriff am 4.3.2019)" and adds the date as accessed.
func findAccess(dr *draft, from int) {
	for i := from; i < len(dr.tokens); i++ {
		t := &dr.tokens[i]
		if !t.is(telling) || dr.owner[i] != free || !accessWords[t.fold] || !remarkStart(dr, i) || elided(dr.entry, t) {
			continue
		}
		takeAccess(dr, i)
	}
}

// elided says whether a word begins with an article cut short, so that its folded
// form is another word: "l'Est" is no Norwegian "lest".
func elided(en *entry, t *token) bool {
	_, size := decode(en.s, t.start)
	r, _ := decode(en.s, min(t.start+size, t.end-1))
	return fold.IsApostrophe(r)
}

// remarkStart says whether a remark may begin at token i: something ended before it.
func remarkStart(dr *draft, i int) bool {
	if i == 0 {
		return false
	}
	t := &dr.tokens[i-1]
	return t.kind != word || dr.owner[i-1] != free || accessBefore[t.fold] || !dr.tokens[i].is(capital)
}

// findRemarks claims what MLA and others add about the medium, and brackets
// that tell of the first edition.
func findRemarks(dr *draft, from int) {
	for i := from + 1; i < len(dr.tokens); i++ {
		if dr.owner[i] != free || dr.tokens[i].kind != word || !dr.tokens[i].is(telling) && !dr.at(i-1, '=') {
			continue
		}
		first, end := remarkAt(dr, i)
		if end <= i {
			continue // none, or a bracket that is never closed
		}
		dr.claim(first, end, noteOwner)
		i = end - 1
		if dr.in(first, mediumClauses) {
			takeAccess(dr, first) // MLA: "Web. 4 Mar. 2019."
		}
	}
}

// publisherLeads stand before the publisher: "Ed: Quay Press".
var publisherLeads = set("ed", "editora", "editorial", "verlag", "publisher", "uitgever", "editeur", "editore")

// otherRemarks begin remarks that no table holds.
var otherRemarks = set("version", "updated", "modified", "revised", "posted", "released", "world", "continuously", "epub", "last", "published", "o", "rn", "rdn", "rdnr", "randnr", "rz", "vorwort", "vorw", "nachwort", "nachw", "geleitwort", "einleitung", "einl", "einfuhrung", "foreword", "preface", "afterword", "introduction")

// remarkForms are tried in this order at a word. Each gives the range of the
// remark that begins or ends there; one that ends there or before is none.
var remarkForms = [...]func(dr *draft, i int) (first, end int){
	bracketedRemark, versionOf, loneMedium, exhibition, printerLead, missingImprint, marginNumber, foreword, webEdition, namedSeries, countedPlates, numberedPlates, mapScale, numberedPart, countOfVolumes, publisherLead, electronicDate,
}

func remarkAt(dr *draft, i int) (first, end int) {
	for _, form := range remarkForms {
		if first, end := form(dr, i); end > 0 {
			return first, end
		}
	}
	return i, i
}

// bracketedRemark knows a series, "(= Kaistudien 12)", a language, "[in Greek]",
// and the first edition, "(first published 1931)".
func bracketedRemark(dr *draft, i int) (first, end int) {
	open := i - 1
	switch {
	case dr.at(open, '=') && dr.at(open-1, '('):
		open--
	case !dr.oneOf(open, "([") || !languageRemark(dr, i) && !originals[dr.tokens[i].fold]:
		return 0, 0
	}
	return open, dr.closingBracket(open) + 1
}

// versionOf knows a clause that only tells the version of a program: "R package
// version 1.2".
func versionOf(dr *draft, i int) (first, end int) {
	if !dr.tokens[i].word("version") || i+1 >= len(dr.tokens) || dr.tokens[i+1].kind != number {
		return 0, 0
	}
	first = i
	for first > 0 && dr.in(first-1, packageWords) {
		first--
	}
	if first == i && !dr.tokens[i].is(capital) || !dr.oneOf(first-1, ".,") {
		return 0, 0
	}
	for end = i + 2; end+1 < len(dr.tokens) && dr.at(end, '.') && dr.tokens[end+1].kind == number; {
		end += 2
	}
	return first, end
}

var packageWords = set("r", "python", "package", "software", "stata", "release")

// loneMedium knows a clause of one word: MLA's "Web."
func loneMedium(dr *draft, i int) (first, end int) {
	if t := &dr.tokens[i]; !mediumClauses[t.fold] || !t.is(capital) || !dr.oneOf(i-1, ".)") || !dr.at(i+1, '.') && i+1 < len(dr.tokens) {
		return 0, 0
	}
	return i, i + 1
}

// missingImprint knows "s. l.", "s. n.", "s. e." for a place or publisher that is
// not known, and "n. p." for pages.
func missingImprint(dr *draft, i int) (first, end int) {
	if dr.tokens[i-1].kind != sign || !dr.at(i+1, '.') {
		return 0, 0
	}
	switch {
	case dr.wordAt(i, "n") && dr.in(i+2, notPaged) && dr.at(i+3, '.'):
		return i, i + 4
	case dr.wordAt(i, "o") && dr.wordAt(i+2, "o") && !dr.tokens[i].is(capital):
		return i, i + 4 // "o. O."
	case dr.wordAt(i, "s") && dr.in(i+2, sineWhat) && !dr.at(i-1, '-'):
		return i, i + 3
	}
	return 0, 0
}

var (
	notPaged = set("pag", "p", "s")
	sineWhat = set("l", "n", "e")
)

// numberedPart knows the number of a series, plate or chapter: "ser. 2".
func numberedPart(dr *draft, i int) (first, end int) {
	if t := &dr.tokens[i]; dr.tokens[i-1].kind != sign || !seriesWords[t.fold] && !illustrations[t.fold] {
		if t.fold == "s" && seriesBefore(dr.entry, i) {
			return i, i + 3
		}
		return 0, 0
	}
	return i, afterNumber(dr, i+1)
}

// marginNumber knows where in a commentary on a law something stands: "§ 12 Rn. 3",
// "Art. 5 Abs. 2 Rdnr. 14".
func marginNumber(dr *draft, i int) (first, end int) {
	if !marginWords[dr.tokens[i].fold] {
		return 0, 0
	}
	if end = labelEndsAt(dr.entry, i+1); end >= len(dr.tokens) || dr.tokens[end].kind != number {
		return 0, 0
	}
	for first = i; first > dr.begin && i-first < longestParagraph && dr.owner[first-1] == free; first-- {
		if t := &dr.tokens[first-1]; t.kind != number && !t.at('§') && !t.at('.') && !paragraphWords[t.fold] {
			break
		}
	}
	return first, end + 1
}

// longestParagraph is how many tokens name the paragraph before a margin number.
const longestParagraph = 12

var (
	marginWords    = set("rn", "rdn", "rdnr", "randnr", "rz")
	paragraphWords = set("art", "abs", "satz", "nr", "einl", "vor", "vorb")
)

// foreword knows who wrote the words before or behind the work: "Mit einem Vorwort
// von Carlo Prado", "With a foreword by C. Prado".
func foreword(dr *draft, i int) (first, end int) {
	at := labelEndsAt(dr.entry, i+1)
	if !dr.in(at, writtenBy) || !capitalAt(dr.entry, labelEndsAt(dr.entry, at+1)) {
		return 0, 0
	}
	for first = i; first > dr.begin && (dr.in(first-1, beforeForewords) || dr.at(first-1, '.') && dr.in(first-2, beforeForewords)); first-- {
	}
	if first == i || !dr.in(first, withWords) || dr.tokens[first-1].kind != sign && dr.owner[first-1] == free {
		return 0, 0
	}
	for end = at + 1; end < len(dr.tokens) && dr.owner[end] == free && !dr.oneOf(end, ",;:(") && !(dr.at(end, '.') && dr.stops(end)); end++ {
	}
	return first, end
}

var (
	withWords       = set("mit", "with")
	writtenBy       = set("von", "v", "by")
	beforeForewords = set("mit", "with", "einem", "einer", "e", "a", "an", "neuen", "new", "und", "and")
)

// countOfVolumes knows "2 vols." as a clause, with no number after it.
func countOfVolumes(dr *draft, i int) (first, end int) {
	if !volumesWords[dr.tokens[i].fold] || dr.small(i-1, mostVolumes) == 0 || i >= 2 && dr.tokens[i-2].kind != sign || dr.small(i+1, 999) > 0 || dr.small(i+2, 999) > 0 {
		return 0, 0
	}
	return i - 1, i + 1
}

// mostVolumes is how many volumes a work is said to have; more is a number of
// something else.
const mostVolumes = 60

// publisherLead knows the word before a publisher: "Ed: Quay Press".
func publisherLead(dr *draft, i int) (first, end int) {
	if t := &dr.tokens[i]; dr.tokens[i-1].kind != sign || !t.is(capital) || !dr.at(i+1, ':') || !publisherLeads[t.fold] {
		return 0, 0
	}
	return i, i + 2
}

// electronicDate knows when a work came out or changed on a site: "Epub 2014 Mar
// 4", "last modified 4 March 2014"; of "Published 2014" the word alone.
func electronicDate(dr *draft, i int) (first, end int) {
	switch t := &dr.tokens[i]; {
	case t.fold == "epub" && dr.oneOf(i-1, ".;("):
		return i, max(afterDate(dr.entry, i+1), i+1)
	case t.fold == "last" && dr.in(i+1, changedWords):
		return i, afterDate(dr.entry, i+2)
	case updateWords[t.fold] && (t.is(capital) || dr.oneOf(i-1, "[(")) && dr.tokens[i-1].kind == sign:
		if end = afterDate(dr.entry, i+1); end > 0 && !dr.dated && !unclaimedYear(dr, dr.begin, i) && !unclaimedYear(dr, end, len(dr.tokens)) {
			return i, i + 1 // the only date that there is
		}
		return i, end
	case (t.fold == "published" || t.fold == "released") && t.is(capital) && i+1 < len(dr.tokens) && (dr.yearAhead(i+1) || dr.month(i+1) > 0):
		return i, i + 1
	}
	return 0, 0
}

// updateWords stand before the day a page was changed: "Updated January 3, 2018".
var updateWords = set("updated", "modified", "revised", "posted")

// unclaimedYear says whether a year that nobody has claimed stands in the tokens [i, end).
func unclaimedYear(dr *draft, i, end int) bool {
	for ; i < end; i++ {
		if dr.owner[i] == free && dr.tokens[i].kind != sign && anotherYear(dr.entry, i, i+1) {
			return true
		}
	}
	return false
}

var changedWords = set("modified", "updated", "revised")

// afterNumber is the token after the number or roman at token i and its point
// before it; 0 where there is none.
func afterNumber(dr *draft, i int) int {
	if dr.at(i, '.') {
		i++
	}
	if dr.at(i+1, '(') && dr.yearAhead(i+2) { // "Conf. Ser. 832 (2017)", a volume
		return 0
	}
	if !seriesNumber(dr.entry, i) && !(dr.at(i-1, '.') && numeral(dr, i, "page")) {
		return 0
	}
	end, _, ok := value(dr, i, "page")
	if !ok {
		return 0
	}
	return end
}

// languageRemark says whether the bracket from token i on ends the entry and says
// in which language the work is: "[in Greek]". Behind a title it belongs to that.
func languageRemark(dr *draft, i int) bool {
	return dr.wordAt(i, "in") && dr.in(i+1, languages) && signsOnly(dr, dr.closingBracket(i-1))
}

var languages = set("english", "german", "french", "spanish", "portuguese", "italian", "russian", "chinese", "japanese", "korean", "polish", "czech", "dutch", "greek", "turkish", "hungarian", "swedish", "danish", "norwegian", "finnish", "ukrainian", "romanian", "serbian", "croatian", "hebrew", "arabic", "persian", "latin", "catalan", "indonesian")

// afterDate is the token after the date that begins near token i, 0 for none.
func afterDate(en *entry, i int) int {
	for k := i; k < i+5 && k < len(en.tokens); k++ {
		if d, ok := en.dateAt(k); ok {
			return d.end
		}
	}
	return 0
}

// mediumClauses are clauses of one word that say the medium.
var mediumClauses = set("print", "web", "dvd", "film", "impresso", "online")

var seriesWords = set("ser", "serie", "series")

// seriesNumber says whether token i numbers a series: a small number, an ordinal or roman.
func seriesNumber(en *entry, i int) bool {
	return en.small(i, 20) > 0 || i < len(en.tokens) && en.tokens[i].is(digits) && ascii.Digits(en.tokens[i].fold) > 0 && len(en.tokens[i].fold) <= longestOrdinal || i < len(en.tokens) && en.tokens[i].kind == word && isRoman(en.tokens[i].fold) && len(en.tokens[i].fold) < 5
}

// longestOrdinal is that of "12th" and "2ème".
const longestOrdinal = 4

// illustrations are words before the numbers of plates, figures and chapters.
var illustrations = set("pl", "pls", "plate", "plates", "fig", "figs", "taf", "tab", "tav", "lam", "sect", "section", "secao", "seccion", "caderno", "chap", "chapter", "ch", "kap", "cap", "chapitre", "capitulo", "map", "maps", "est", "табл", "гл")

// volumesWords follow the number of volumes of a work: "2 voll.".
var volumesWords = set("vols", "voll", "voli", "vol", "volumes", "bde", "baende", "bande", "tomi", "tomos", "tomes", "volumi", "voil")

var originals = union(firstEditions, set("reprint", "reprinted", "repr", "traducao", "paru", "work", "obra", "ristampa", "rist", "nachdruck", "reimpr", "neudruck", "riproduzione",
	"facsimile", "faksimile", "facsim", "anastatica", "reimpresion", "reimpressao", "reimpression", "репринт"))

// accessWindow is how many tokens after its word the date of an access may end.
const accessWindow = 9

// takeAccess claims the remark whose word stands at token i, with its date.
func takeAccess(dr *draft, i int) {
	d, ok := accessDate(dr, i)
	if !ok || d.first < i {
		return
	}
	first, end := i, afterClock(dr.entry, d.end)
	for dr.in(first-1, accessBefore) || dr.oneOf(first-1, "[(<") {
		first--
	}
	for dr.oneOf(end, "]).") {
		end++
	}
	if !dr.has("accessed") {
		dr.add(field{name: "accessed", start: dr.tokens[d.first].start, end: dr.tokens[d.end-1].end, date: d.date, confidence: 0.92})
	}
	dr.claim(first, end, noteOwner)
}

// accessDate is the date that follows the word for an access at token i, before an
// address or the end of the clause.
func accessDate(dr *draft, i int) (dated, bool) {
	for k := i + 1; k < len(dr.tokens) && k < i+accessWindow; k++ {
		if d, ok := dr.dateAt(k); ok {
			return d, true
		}
		if t := &dr.tokens[k]; t.kind == address || t.word("from") || t.at('.') && dr.tokens[k-1].kind != number && dr.stopWeight(k) > dr.w.Point.Strong {
			break
		}
	}
	return dated{}, false
}

// afterClock is the token after a time of day at token i, "10:30" or ", 10.30
// Uhr", or i itself. Two numbers and a dash are pages of a volume.
func afterClock(en *entry, i int) int {
	k := i
	if en.at(k, ',') {
		k++
	}
	if en.small(k, 24) == 0 || k+2 >= len(en.tokens) || en.tokens[k+2].kind != number || len(en.tokens[k+2].fold) != 2 {
		return i
	}
	switch named := en.in(k+3, clockWords); {
	case named && en.oneOf(k+1, ":."):
		return k + 4
	case en.at(k+1, ':') && !en.oneOf(k+3, "-–"):
		return k + 3
	}
	return i
}

var clockWords = set("uhr", "am", "pm", "h", "hrs")

var accessBefore = set("last", "letzter", "datum", "zuletzt", "dernier", "ultimo", "date", "data", "дата", "ultima", "am", "on", "fecha", "de", "le", "page", "acesso", "the", "تاريخ", "تاریخ")

// claimLeads claims the words that lead to each address: "Available from:".
func claimLeads(dr *draft, from int) {
	for i := from; i < len(dr.tokens); i++ {
		if dr.tokens[i].kind != address {
			continue
		}
		dr.owner[i] = addressOwner
		claimSiteLead(dr, i, from)
		first := leadsFrom(dr, i, from)
		if first == i || !leadStart(dr.entry, first, i) && !afterNote(dr, first) {
			continue
		}
		for dr.oneOf(first-1, "[(") {
			first--
		}
		dr.claim(first, i, noteOwner)
	}
}

// siteLinks stand between the word for an access and the name of a site.
var siteLinks = set("from", "von", "sur", "de", "da", "do", "van", "fra", "fran")

// claimSiteLead claims the words that lead to the name of a site before the
// address at token i, as Word puts them: "Retrieved from Quay Watch: https://…",
// "Retrieved 3 March 2019, from Quay Watch: https://…". The name is left: it
// holds the work.
func claimSiteLead(dr *draft, i, from int) {
	if !dr.at(i-1, ':') {
		return
	}
	for k := i - 2; k > from && i-k < 12 && dr.owner[k] == free && !dr.at(k, ':'); k-- {
		switch {
		case !dr.in(k, siteLinks) || k == i-2:
		case afterNote(dr, k): // the date of access is claimed already
			dr.claim(k, k+1, noteOwner)
			return
		case (dr.in(k-1, accessWords) || dr.wordAt(k-1, "available")) && dr.tokens[k-1].is(capital) && dr.owner[k-1] == free:
			dr.claim(k-1, k+1, noteOwner)
			return
		}
	}
}

// leadsFrom is the first of the words that lead to the address at token i.
func leadsFrom(dr *draft, i, from int) int {
	first := i
	for k := i - 1; k >= from && i-k < 12; k-- {
		switch {
		case dr.in(k, leadIns) && dr.owner[k] == free:
			first = k
		case dr.oneOf(k, ":<[(]"):
		case dr.at(k, '.') && dr.in(k-1, leadIns) && !dr.wordAt(k-1, "a") && !dr.wordAt(k-1, "de"): // "[Online]."
		default:
			return first
		}
	}
	return first
}

// afterNote says whether a remark ends right before token i: "Pobrano 4 maja
// 2019 z https://…".
func afterNote(dr *draft, i int) bool {
	if dr.at(i-1, ',') {
		i--
	}
	return i > 0 && dr.owner[i-1] == noteOwner
}

// leadStart drops prepositions that only happen to stand before an address.
func leadStart(en *entry, first, end int) bool {
	for k := first; k < end; k++ {
		if t := &en.tokens[k]; t.kind == word && len(t.fold) > 2 {
			return true
		}
	}
	return en.tokens[first].is(capital)
}

// findMedia claims bracketed remarks on the medium, "[Internet]", "[en línea]",
// and the type marks of GB/T 7714, "[J]", "[EB/OL]".
func findMedia(dr *draft, from int) {
	for i := from; i+1 < len(dr.tokens); i++ {
		if !dr.at(i, '[') || dr.owner[i] != free {
			continue
		}
		end := i + 1
		for end < len(dr.tokens) && end-i < 12 && !dr.at(end, ']') {
			end++
		}
		if !dr.at(end, ']') {
			continue
		}
		if kind := typeMark(dr.s[dr.tokens[i+1].start:dr.tokens[end].start]); kind != "" {
			dr.kind = kind
			dr.claim(i, end+1, mediumOwner)
			i = end
			continue
		}
		if allIn(dr.entry, i+1, end, mediumWords) && end-i < 11 {
			if kind := mediumTypes[dr.tokens[end-1].fold]; dr.kind == "" {
				dr.kind = kind
			}
			dr.claim(i, end+1, mediumOwner)
			i = end
		} else if d, ok := dateWithin(dr.entry, i+1, end); ok && d.date.Day > 0 && !dr.has("accessed") && (dr.dated || anotherYear(dr.entry, dr.begin, i)) {
			dr.add(field{name: "accessed", start: dr.tokens[d.first].start, end: dr.tokens[d.end-1].end, date: d.date, confidence: 0.85})
			dr.claim(i, end+1, noteOwner) // "(2010-05-12)[2012-03-04]"
			i = end
		}
	}
}

// mediumTypes are the CSL types that the last word of a bracket tells: "[Data set]".
var mediumTypes = map[string]string{"set": "dataset", "dataset": "dataset", "software": "software", "film": "motion_picture", "video": "motion_picture", "podcast": "broadcast", "picture": "motion_picture", "preprint": "article"}

func allIn(en *entry, i, end int, table map[string]bool) bool {
	n := 0
	for ; i < end; i++ {
		t := &en.tokens[i]
		if t.kind == word {
			if !table[t.fold] {
				return false
			}
			n++
		} else if t.kind != sign {
			return false
		}
	}
	return n > 0
}

// typeMarks are the CSL types of the marks of GB/T 7714-2015.
var typeMarks = map[string]string{
	"J": "article-journal", "M": "book", "D": "thesis", "C": "paper-conference", "G": "paper-conference", "A": "paper-conference", "R": "report",
	"EB": "webpage", "P": "patent", "S": "standard", "N": "article-newspaper", "DB": "dataset", "DS": "dataset", "CP": "software", "Z": "document",
}

// typeMark is the CSL type of a mark, perhaps with a medium, "EB/OL"; "" for
// other text.
func typeMark(s string) string {
	mark, medium, more := strings.Cut(s, "/")
	switch strings.TrimSpace(medium) {
	case "OL", "CD", "DK", "MT":
	default:
		if more {
			return ""
		}
	}
	return typeMarks[strings.TrimSpace(mark)]
}

// afterAddresses claims what follows an address and belongs to it: the day it
// was looked at in brackets, the subject class of a preprint, "[hep-th]".
func afterAddresses(dr *draft, from int) {
	for i := from; i+2 < len(dr.tokens); i++ {
		if dr.tokens[i].kind != address || !dr.at(i+1, '(') && !dr.at(i+1, '[') {
			continue
		}
		end := dr.closingBracket(i + 1)
		if end == 0 || end-i > 9 {
			continue
		}
		if d, ok := dateWithin(dr.entry, i+2, end); ok && !dr.has("accessed") && dr.dated {
			dr.add(field{name: "accessed", start: dr.tokens[d.first].start, end: dr.tokens[d.end-1].end, date: d.date, confidence: 0.85})
			dr.claim(i+1, end+1, noteOwner)
		} else if dr.at(i+1, '[') && dr.tokens[i+2].kind == word && !dr.tokens[i+2].is(capital) {
			dr.claim(i+1, end+1, noteOwner)
		}
	}
}

// dateWithin reads a date that fills the tokens [i, end).
func dateWithin(en *entry, i, end int) (dated, bool) {
	for k := i; k < end; k++ {
		if d, ok := en.dateAt(k); ok {
			return d, d.first <= i && d.end >= end
		}
	}
	return dated{}, false
}
