package cite

import "github.com/bibfix/bibfix/internal/fold"

// isNoName says whether a capitalised word cannot be, or begin, a cited name:
// words that start sentences and lead-ins never do, the parts of a document,
// seasons and the like only when the list has such an author.
func (x *index) isNoName(s string) bool {
	if len(s) > 24 {
		return false
	}
	if s == "À" { // "A" is an initial
		return true
	}
	folded := foldWord(s)
	return smallWords[folded] || partWords[folded] && !x.listed(folded)
}

// listed says whether an author goes by the folded name.
func (x *index) listed(folded string) bool {
	for _, p := range x.first[folded] {
		if p.cost <= costParticle {
			return true
		}
	}
	return x.wordNames[folded]
}

var smallWords = set(
	"in", "on", "at", "by", "from", "since", "until", "after", "before", "during", "between", "as", "see", "cf", "eg", "ie", "also", "and", "or", "but", "the", "this", "that", "these", "those",
	"however", "although", "though", "while", "whereas", "when", "where", "because", "thus", "therefore", "moreover", "furthermore", "similarly", "likewise", "finally", "recently", "according",
	"following", "like", "unlike", "both", "for", "with", "to", "of", "if", "it", "we", "our", "they", "his", "her", "their", "i", "indeed", "first", "second", "third", "later", "earlier", "then",
	"contra", "pace", "compare", "consult", "via", "per", "reviewed", "adapted", "modified", "based", "source", "sources", "data", "note", "notes", "example", "examples", "summarized", "using", "here",
	"several", "many", "most", "some", "all", "such", "other", "others", "given", "yet", "so", "even", "only", "through", "within", "without", "despite", "among", "against", "under", "over",
	"neither", "nor", "either", "besides", "hence", "instead", "meanwhile", "compared", "contrary", "building", "conversely", "nevertheless", "nonetheless", "notably", "previously", "subsequently",
	// the same in other languages
	"dagegen", "ferner", "zudem", "ebenso", "bereits", "sowohl", "weder", "contrairement", "pourtant", "cependant", "toutefois", "tambien", "tampoco", "ademas", "tambem", "alem", "anche", "inoltre",
	"vgl", "siehe", "nach", "laut", "bei", "auch", "wie", "seit", "im", "die", "der", "das", "und", "ver", "vide", "vease", "voir", "selon", "segundo", "segun", "conforme", "para", "com", "em", "no", "na", "nos", "nas",
	"como", "de", "da", "do", "e", "o", "os", "y", "el", "los", "las", "en", "por", "pour", "dans", "depuis", "desde", "ja", "assim", "см", "по", "согласно", "в", "secondo", "nel", "volgens", "enligt", "ifolge", "dapres",
	"jfr", "jmf", "jamfor", "zie", "zdaniem", "wedlug", "zob", "bkz", "podle", "srov", "viz", "lasd", "vrt", "cfr", "vedi", "див", "пор", "за", "на", "як", "как", "انظر",
	"年", "dupa", "conform", "jf", "kuten", "dle", "jak", "menurut", "berdasarkan", "dalam", "seperti", "lihat", "aldus", "ook", "zoals", "hos", "som",
)

var partWords = set(
	// parts of documents and of studies
	"figure", "figures", "fig", "figs", "table", "tables", "tab", "appendix", "chapter", "section", "sections", "equation", "equations", "eq", "eqs", "box", "step", "phase", "experiment", "study", "studies", "model",
	"method", "methods", "results", "result", "discussion", "introduction", "conclusion", "supplementary", "supplement", "additional", "file", "version", "volume", "vol", "page", "pages", "line", "lines",
	"part", "item", "panel", "plate", "map", "text", "movie", "video", "day", "days", "week", "year", "years", "month", "author", "authors", "autor", "autores", "autoras", "autora", "verfasser", "auteurs", "auteur", "автор", "авторы",
	"phd", "msc", "mba", "isbn", "issn", "doi", "pmid", "copyright", "fonte", "fuente", "quelle", "http", "https", "www",
	"edition", "release", "update", "revision", "stand", "fassung", "auflage", "ausgabe", "etat", "versie", "versione", "wersja", "versao", "edicion", "edicao", "edizione", "utgava", "izdanie",
	"spring", "summer", "autumn", "fall", "winter", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
	"tabela", "tabla", "figura", "quadro", "grafico", "abbildung", "abb", "tabelle", "tableau",
	"lei", "decreto", "resolucao", "portaria", "artigo", "рис", "табл",
)

// things end the names of what has a year and is no work: acts of law, events.
var things = set("act", "acts", "law", "treaty", "convention", "directive", "regulation", "protocol", "code", "bill", "decree", "constitution", "charter", "amendment", "gesetz", "loi", "ley", "lei", "decreto", "wet", "lag",
	"cup", "olympics", "games", "war", "census", "festival", "exhibition", "election", "elections", "summit", "revolution", "crisis", "earthquake", "hurricane", "pandemic", "survey", "edition", "season", "corp", "inc", "ltd", "gmbh",
	"biennale", "biennial", "triennale", "triennial", "documenta", "expo", "usd", "eur", "gbp", "nok", "sek", "jpy", "cny", "brl", "chf",
	"completed", "progress", "finished", "done", "planned", "pending", "ongoing", "draft", "abgeschlossen", "erledigt", "geplant", "termine", "concluido", "terminado", "pendiente")

// ownSources end what authors name as the source of figures, numbers and
// quotations of their own: "(eigene Darstellung, 2022)", "(Interview, 2020)".
var ownSources = set("elaboration", "calculation", "calculations", "compilation", "fieldwork", "fieldnote", "fieldnotes", "observation", "observations", "questionnaire", "interview", "interviews", "interviewee", "respondent", "participant", "informant", "researcher", "researchers", "archive", "archives",
	"darstellung", "berechnung", "berechnungen", "erhebung", "aufnahme", "beobachtung", "umfrage", "feldnotiz", "feldnotizen", "feldtagebuch", "interviewpartner", "interviewpartnerin", "archiv",
	"entretien", "entretiens", "entrevue", "calculs", "enquete", "terrain", "entrevista", "entrevistas", "entrevistado", "entrevistada", "elaboracion", "elaboracao", "encuesta", "pesquisa", "pesquisador", "pesquisadora", "calculos",
	"intervista", "interviste", "elaborazione", "elaborazioni", "rilevazione", "wywiad", "opracowanie", "berekening", "berekeningen", "veldwerk", "intervju", "bearbetning", "haastattelu")

// isPreposition tells the particles that are prepositions first: they are no
// part of a name in running text.
func isPreposition(s string) bool {
	switch foldWord(s) {
	case "in", "auf", "op", "ap", "ab", "ad", "ed", "des", "las", "los", "les", "aan", "tot", "y", "e", "i", "a", "und":
		return true
	}
	return false
}

// isPlacing tells the words before a name that may make it a place.
func isPlacing(s string) bool {
	switch foldWord(s) {
	case "in", "at", "near", "between", "from", "to", "em", "en", "na", "no", "a", "entre", "zwischen", "aus", "bei", "i", "w", "в", "из":
		return true
	}
	return false
}

// isRole says whether the word marks an editor: "(ed.)", "Hg.", "orgs".
func isRole(s string) bool {
	if len(s) > 16 {
		return false
	}
	return roles[foldWord(s)]
}

var roles = set("ed", "eds", "edit", "editor", "editors", "hg", "hrsg", "hgg", "org", "orgs", "coord", "coords", "dir", "dirs", "trans", "transl", "comp", "comps", "ред", "red", "éd", "a cura di", "cur", "編", "编")

// isTitleOfPerson says whether the word is a form of address.
func isTitleOfPerson(folded string) bool { return titlesOfPersons[folded] }

var titlesOfPersons = set("dr", "prof", "professor", "professors", "judge", "justice", "sir", "lord", "lady", "mr", "mrs", "ms", "saint", "president", "senator", "father", "sister", "rev", "frau", "herr", "mme", "profa", "dra")

func set(words ...string) map[string]bool { return fold.Set(fold.Letters, words...) }
