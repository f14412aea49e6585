package reference

// longestSubtitle is how many atoms a subtitle has before the place.
const longestSubtitle = 5

// subtitleAt says whether the atoms from k on, behind the title and a point, are a
// subtitle that runs up to the place: "Brücken. Alltag und Arbeit am Fluss, Chur
// 1990", "Brücken. Alltag einer Zunft. Chur: Kai". They name no publisher and have
// words that names seldom have.
func (pa *parts) subtitleAt(k int) bool {
	if pa.inJournal() || pa.in(pa.atoms[k].first, talks) {
		return false
	}
	var f features
	phrase, noun := false, false
	for j := k; j < len(pa.atoms) && j-k <= longestSubtitle; j++ {
		a := &pa.atoms[j]
		if j > k && placeBehind(a) {
			return noun || phrase && f.words > 1
		}
		if !pa.ofSubtitle(j, j == k) {
			return false
		}
		f = f.plus(a.features)
		phrase = phrase || a.smalls+a.links > 0 || pa.phrase(a)
		noun = noun || pa.anyWord(a, subtitleNouns)
	}
	return false
}

// inJournal says whether the volume, issue or pages are a journal's.
func (pa *parts) inJournal() bool {
	return pa.has("issue") || pa.located && pa.whole == 0 && !pa.ofBook
}

// placeBehind says whether an atom is the place that a subtitle runs up to.
func placeBehind(a *atom) bool {
	return (a.city || a.spot) && a.owners&^beforeImprint == 0
}

// ofSubtitle says whether atom j may be the first or a later atom of a subtitle.
func (pa *parts) ofSubtitle(j int, first bool) bool {
	a := &pa.atoms[j]
	if first {
		return !pa.smallAtom(j) && !pa.namesHouse(a)
	}
	return a.owners == 0 && !pa.namesHouse(a)
}

// namesHouse says whether an atom names a publisher, a body, a journal or a series.
func (pa *parts) namesHouse(a *atom) bool {
	return a.known || a.publishers+a.bodies+a.proceedings+a.journals > 0 || pa.numberLast(a) || pa.anyWord(a, families)
}

// beforeImprint is what may stand between a title and its place.
const beforeImprint = 1<<editionOwner | 1<<noteOwner | 1<<editorOwner | 1<<genreOwner

// phrase says whether an atom has a word that joins nouns of a language with articles.
func (pa *parts) phrase(a *atom) bool {
	for k := a.first + 1; k < a.end; k++ {
		if !pa.tokens[k].is(capital) && pa.in(k, phraseWords) {
			return true
		}
	}
	return false
}

// anyWord says whether an atom has a word of a table.
func (pa *parts) anyWord(a *atom, table map[string]bool) bool {
	for k := a.first; k < a.end; k++ {
		if pa.in(k, table) {
			return true
		}
	}
	return false
}

// numberLast says whether an atom ends in the number of a series.
func (pa *parts) numberLast(a *atom) bool {
	_, year := pa.year(a.end - 1)
	return !year && pa.tokens[a.end-1].kind == number
}

// phraseWords are articles and links of German and English that names of publishers
// do not have. "And" is not among them, but the German "und" is: "Quellen und Texte".
var phraseWords = set("und", "u", "der", "die", "das", "des", "dem", "den", "von", "ein", "eine", "einer", "eines", "einem", "einen", "ihr", "ihre", "ihrer", "sein", "seine", "seiner", "um", "bis", "vor", "oder", "the", "an", "or", "its", "their", "pa", "til", "om", "med", "ved", "over", "uit", "voor", "met", "naar", "nel", "nella", "dans", "sur", "sous", "entre", "na", "v", "o", "do", "z", "w", "we", "ke", "bei", "auf", "mit", "nach", "uber")

// talks begin a clause that says where the work was presented.
var talks = set("paper", "vortrag", "referat", "lecture", "presentation", "poster", "presented", "ponencia", "comunicacao", "communication", "contribution")

// families are those whose houses publishers are: "Kai und Sohn".
var families = set("sohn", "sohne", "cie", "co", "comp", "nachf", "nachfolger", "erben", "gebruder", "bruder", "bros", "brothers", "figli", "figlio", "fils", "sons", "son", "filhos", "hijos", "zonen", "zoon")

// subtitleNouns say of themselves that they are subtitles.
var subtitleNouns = set("kommentar", "handkommentar", "lehrbuch", "studienbuch", "grundriss", "teil", "einfuhrung", "aufsatze", "essays", "gedichte", "roman", "erzahlungen", "briefe", "tagebuch", "tagebucher", "erinnerungen", "memoiren", "festschrift", "gedenkschrift", "katalog", "bibliographie", "dokumentation", "ergebnisse", "skizzen", "vortrage", "reden", "biographie", "biografie",
	"commentary", "poems", "stories", "letters", "memoirs", "lectures", "biography", "romanzo", "saggi", "poesie", "lettere", "ensaios", "poemas", "cuentos", "novela", "ensayos", "essais", "poemes", "nouvelles", "subsidios", "очерки", "стихи", "рассказы", "воспоминания")
