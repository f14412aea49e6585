package words

import "strings"

// longestHeading is how many words a heading may have that names a list and
// says more about it: "List of the works cited in chapters two and three".
const longestHeading = 14

// QualifiedHeading tells whether the folded words of a heading name a list and
// say more about it: which works ("Select references"), of which part ("Works
// cited in this chapter", "Appendix references"), or a second thing that stands
// there ("Sources and further reading"). Every word has to be one of these: a
// heading over text may have the same words among others ("References to
// ropes").
func QualifiedHeading(folded string) Heading {
	words := strings.Fields(folded)
	if len(words) < 2 || len(words) > longestHeading || PartOfList(folded) {
		return NoList
	}
	kind := NoList
	for i := 0; i < len(words); {
		if k, n := coreHeading(words[i:]); n > 0 {
			kind = stronger(kind, k)
			i += n
			continue
		}
		if !aroundHeading[words[i]] && !ands[words[i]] && !isPart(words, i) {
			return NoList
		}
		i++
	}
	return kind
}

// coreHeading finds the longest heading that the words begin with, and of how
// many words it is. What names text as well is none: "related literature",
// "general notes".
func coreHeading(words []string) (Heading, int) {
	for n := min(len(words), 5); n > 0; n-- {
		name := strings.Join(words[:n], " ")
		if kind := ListHeading(name); kind != NoList && kind != Notes && !alsoText[name] {
			return kind, n
		}
	}
	return NoList, 0
}

// alsoText names headings of lists that say something else with another word
// beside them.
var alsoText = set("reference", "literature", "literatur", "litteratur", "literatuur", "literatura", "citations", "kaynak", "viri", "viited", "note")

// stronger is the kind of a heading that names two: "Sources and further
// reading" holds sources.
func stronger(a, b Heading) Heading {
	if a == NoList || b != NoList && b < a {
		return b
	}
	return a
}

// isPart says whether words[i] numbers a part of the work: "chapter 3",
// "appendix B".
func isPart(words []string, i int) bool {
	w := words[i]
	if i == 0 || !(partsOfWork[words[i-1]] || appendices[words[i-1]]) {
		return false
	}
	return len(w) <= 4 && strings.Trim(w, "0123456789") == "" || len(w) == 1 || strings.Trim(w, "ivxlc") == "" || numerals[w]
}

// numerals are written out in the names of parts: "Part One", "Teil eins".
var numerals = set("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eins", "zwei", "drei", "vier", "funf", "un", "deux", "trois", "quatre", "cinq",
	"uno", "dos", "tres", "cuatro", "cinco", "due", "tre", "quattro", "cinque", "um", "dois", "quatro", "een", "twee", "drie", "jeden", "dva", "tri")

// partsOfWork are what a list may serve alone.
var partsOfWork = set("chapter", "chapters", "section", "sections", "part", "article", "paper", "text", "study", "book", "report", "thesis", "dissertation", "essay", "review", "volume", "module", "unit", "lecture", "supplement", "methods", "introduction",
	"kapitel", "kapiteln", "abschnitt", "teil", "aufsatz", "artikel", "beitrag", "arbeit", "chapitre", "chapitres", "partie", "article", "ouvrage", "capitulo", "capitulos", "articulo", "trabajo", "seccion", "parte", "texto", "artigo", "trabalho", "capitolo", "articolo",
	"testo", "hoofdstuk", "artikel", "глава", "главе", "главы", "статье", "статьи", "раздел", "разделу", "главі", "розділу", "розділ", "rozdział", "rozdziału", "kapitola", "kapitoly", "kapitole", "bolum", "fejezet", "bab", "chuong")

// aroundHeading holds what may stand beside the name of a list: which works,
// and what for.
var aroundHeading = func() map[string]bool {
	m := set(strings.Fields(`select selected key main principal major important essential core basic general cited quoted additional further other more supplementary supplemental supporting complementary
		complete full partial short brief numbered alphabetical annotated consolidated combined all normative informative informational the of in for to from this these that our my its list used consulted mentioned
		online printed scholarly academic scientific bibliographic material materials information main body extended data
		ausgewahlte ausgewahltes zitierte verwendete benutzte genutzte weitere wichtige wichtigste wesentliche zentrale allgemeine erganzende angefuhrte grundlegende zu zum zur diesem dieser des der im in
		geciteerde gebruikte geraadpleegde aangehaalde geselecteerde belangrijkste verdere bij van dit deze het de
		vald valda citerad citerade anford anforda anvand anvanda anvendt brukt valgt utvalgt utvalgte citeret ovrig ovrige till til for kap
		основная основные использованная использованные дополнительные избранная цитируемая цитированная к этой данной по використана основна
		cytowana wybrana wykorzystana podstawowa do tego vybrana citovana pouzita zakladni k teto
		selective indicative sommaire generale generales commentee critique complementaire complementaires principale principales citee citees utilisee utilisees consultee consultees du de la le l ce cet
		selecta basica esencial comentada general citada citadas consultada consultadas complementaria complementarias principales adicionales utilizada utilizadas seleccionada del este esta
		selecionada selecionadas essencial comentada geral complementar complementares principais adicionais do da deste desta
		essenziale selezionata ragionata generale citata citate utilizzata dell di questo questa
		felhasznalt hasznalt valogatott idezett tovabbi e ehhez
		secilmis temel bu icin pilihan utama untuk chon loc chinh cua`)...)
	for w := range partsOfWork {
		m[w] = true
	}
	for w := range appendices {
		m[w] = true
	}
	return m
}()

// BeginsHeading says whether the heading of a list may begin with the folded
// word. It is the cheap question before the others.
func BeginsHeading(folded string) bool { return headingWords[folded] }

var headingWords = func() map[string]bool {
	m := map[string]bool{}
	for name := range listHeadings {
		first, _, _ := strings.Cut(name, " ")
		m[first] = true
	}
	for w := range aroundHeading {
		m[w] = true
	}
	return m
}()
