package cite

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/bibfix/bibfix/internal/ascii"
	"github.com/bibfix/bibfix/internal/fold"
	"github.com/bibfix/bibfix/internal/words"
	"github.com/bibfix/bibfix/lint"
	"github.com/bibfix/bibfix/prose/block"
)

// An unfound is a work that a text by author and page names and no entry fits, with what
// tells whether it is a citation at all.
type unfound struct {
	*finding
	known   bool // nothing but words of citing leads to it
	titled  bool // a title in quotes or emphasis stands behind the name
	hints   hints
	shared  int  // works of the same bracket that have an entry
	apposed bool // "Wetzlar, Germany": nothing but a comma parts two names
}

// Hints are what the place of such a name says.
type hints uint8

const (
	atClauseEnd hints = 1 << iota // a clause ends behind its bracket
	noName                        // no name and no number stands before the bracket, that it could explain
	afterQuote                    // a quotation ends before it
	led                           // "unlike Tollby (7)": a word for a source leads to the name
	agent                         // "contested by Tollby (p. 7)"
	pageWord                      // "S. 33": the page says that it is one
	verse                         // "3.16": chapter and verse rather than a page
)

// What a sign weighs, and from what sum on a name without an entry is a citation beyond
// doubt. A sign that may be chance weighs one, what hardly anything else has three.
const (
	weightShared   = 3 // works of the same bracket have entries
	weightEtAl     = 3 // "et al."
	weightPageWord = 3
	weightTitle    = 3
	weightQuote    = 2
	weightLed      = 2
	weightSeveral  = 2 // "Tollby and Marsh"
	weightAgent    = 1
	weightNear     = 2 // the name is a slip away from a listed one
	weightClosing  = 1
	weightPlain    = 1
	weightHabit    = 1  // nearly all such brackets of the text have an entry
	weightRule     = 2  // all but a few of them have
	weightAgain    = 1  // the name is cited twice, or spoken of as often as an author is
	weightWord     = -4 // the text has it as an ordinary word
	weightNumbered = -4 // the text has "Apollo 11" without a bracket
	weightVerse    = -2
	weightSpoken   = -2 // the text speaks of it all the time, as of a character
	certainFrom    = 3
)

// What makes brackets with one name a habit of the text: so many have an entry, and so many
// times as many as have none; and what makes them a rule. Without a page it takes more: a bracket explains as well
// ("the narrator (Marlow)").
const (
	habitPaged = 3
	habitBare  = 10
	habitTimes = 3
	ruleTimes  = 10
)

// hintsOf reads the hints of a bracket, whose token is at, and of the work in it.
func (r *reader) hintsOf(u *undated, t []token, at int, b bracket) (s hints) {
	if r.closesClause(b) {
		s |= atClauseEnd
	}
	if at > 0 {
		before := &t[at-1]
		if before.kind != number && !before.capital() {
			s |= noName
		}
		if isQuote(before) || at > 1 && (before.is(',') || before.is('.')) && isQuote(&t[at-2]) {
			s |= afterQuote
		}
	}
	if u.paged() {
		s |= pageHints(u.t[u.locator:])
	}
	return s
}

// pageHints tells a page with its word, and chapters with verses.
func pageHints(t []token) (s hints) {
	if t[0].kind == word && !isLowerRoman(t[0].text) {
		s |= pageWord
	}
	for i := 1; i+1 < len(t); i++ {
		if (t[i].is('.') || t[i].is(':')) && t[i-1].kind == number && t[i+1].kind == number {
			s |= verse
		}
	}
	return s
}

// A usage is how a text has the last word of a name outside of brackets.
type usage struct {
	small    int // as an ordinary word, without a capital
	numbered int // with a number behind it: "Apollo 11"
	spoken   int // with a capital
	cited    int // in brackets that no entry fits
}

// judgeUnfound keeps what is a citation that no entry fits, and counts what may be one.
func (a *authorReader) judgeUnfound(blocks []block.Block) {
	var kept []*unfound
	for i := range a.unfound {
		u := &a.unfound[i]
		switch refs := a.byText(u); {
		case !u.mayCite(a.index):
		case len(refs) > 0:
			u.Status, u.References, u.Nearest = lint.Resolved, refs[:1], nil
			for _, ref := range refs[1:] {
				ref.Mentioned = true
			}
			a.found = append(a.found, u.finding)
		default:
			kept = append(kept, u)
		}
	}
	if len(kept) == 0 {
		return
	}
	use, h := usages(kept, blocks), a.bracketHabits(kept)
	for _, u := range kept {
		weight, near := u.weight(h, use[u.lastName()]), a.nearlyListed(u, use[u.lastName()])
		if near != nil {
			weight += weightNear
		}
		if weight >= certainFrom && near != nil {
			u.misspell(near)
			a.found = append(a.found, u.finding)
		} else if weight >= certainFrom && !a.runTogether(u) {
			u.sure = true
			a.found = append(a.found, u.finding)
		} else if u.Locator != "" || u.hints&atClauseEnd != 0 && h.bare > 0 {
			a.doubt(u.Span, u.Text, byNameOnly)
		}
	}
}

// mayCite says whether a work that no entry fits can be one. In a sentence a name needs
// "et al.", or a word for a source before it: people, towns and teams have numbers in
// brackets behind them as well.
func (u *unfound) mayCite(x *index) bool {
	switch {
	case u.apposed:
		return false
	case u.Narrative && !u.EtAl && u.hints&led == 0 && u.hints&(agent|pageWord) != agent|pageWord:
		return false
	}
	return u.mayBeByAuthor() && (u.shared > 0 || !u.arePlaces(x))
}

// mayBeByAuthor says whether the names can be those of authors.
func (f *finding) mayBeByAuthor() bool {
	return len(f.Names) > 0 && f.arePersons() && !f.isThing() && !countedWords[f.lastName()]
}

// oftenSpoken is how often a text speaks of an author it cites. Of a character, a ship or
// a firm it speaks more often.
const oftenSpoken = 2

// arePersons says whether each cited name has the look of that of a person: one or
// two words with a capital, besides particles, none a month, a number or an
// acronym, and the last of several no town, as in "University of Lund".
func (f *finding) arePersons() bool {
	for _, n := range f.Names {
		capitals, all := 0, strings.Fields(n.Family)
		if len(all) > 1 && isTown(fold.Words(all[len(all)-1])) {
			return false
		}
		for _, w := range all {
			first, _ := utf8.DecodeRuneInString(w)
			switch {
			case strings.ContainsAny(w, "0123456789"), isAcronym(w), words.Month(fold.Letters(w)) > 0:
				return false
			case unicode.IsUpper(first):
				capitals++
			}
		}
		if capitals > 2 {
			return false
		}
	}
	return true
}

// weight adds up what speaks for a citation.
func (u *unfound) weight(h authorHabits, use *usage) int {
	sum := 0
	add := func(yes bool, weight int) {
		if yes {
			sum += weight
		}
	}
	add(u.shared > 0 && u.known, weightShared)
	add(u.EtAl, weightEtAl)
	add(u.hints&pageWord != 0, weightPageWord)
	add(u.titled, weightTitle)
	add(u.hints&afterQuote != 0, weightQuote)
	add(u.hints&led != 0, weightLed)
	add(u.hints&agent != 0, weightAgent)
	add(len(u.Names) > 1, weightSeveral)
	add(u.hints&atClauseEnd != 0, weightClosing)
	add(u.hints&noName != 0, weightPlain)
	habit := h.bare
	if u.Locator != "" {
		habit = h.paged
	}
	if !u.Narrative {
		sum += habit
	}
	add(use.cited > 1 || 0 < use.spoken && use.spoken <= oftenSpoken, weightAgain)
	if u.shape&several == 0 {
		add(use.small > 0, weightWord)
		add(use.numbered > 0, weightNumbered)
		add(use.spoken > oftenSpoken, weightSpoken)
	}
	add(u.hints&verse != 0, weightVerse)
	return sum
}

// authorHabits weighs how often a bracket with one name has an entry, with a page and
// without.
type authorHabits struct{ paged, bare int }

func (a *authorReader) bracketHabits(kept []*unfound) authorHabits {
	var with, without [2]int // an entry; with a page, and none
	count := func(of *[2]int, f *finding) {
		switch {
		case f.Kind != lint.ByAuthor || f.shape&several != 0 || f.shape&bracketed == 0:
		case f.Locator != "":
			of[0]++
		default:
			of[1]++
		}
	}
	for _, f := range a.found {
		count(&with, f)
	}
	for _, u := range kept {
		if u.shared == 0 {
			count(&without, u.finding)
		}
	}
	return authorHabits{weightOfHabit(with[0], without[0], habitPaged), weightOfHabit(with[1], without[1], habitBare)}
}

func weightOfHabit(with, without, fewest int) int {
	switch {
	case with < fewest || with < habitTimes*without:
		return 0
	case with < ruleTimes*without:
		return weightHabit
	}
	return weightRule
}

// byText gives the entries that begin with the first of the names and have the others near
// their beginning: their authors were misread.
func (a *authorReader) byText(u *unfound) []*lint.Reference {
	if u.Title != "" || len(u.Names) == 0 || u.Names[0].Given != "" {
		return nil
	}
	if a.texts == nil {
		for i := range a.index.entries {
			text := a.index.entries[i].ref.Text.String
			a.texts = append(a.texts, " "+fold.Words(text[:min(len(text), openingWords)])+" ")
		}
	}
	var refs []*lint.Reference
	for i, text := range a.texts {
		if a.asked++; a.asked > mostAsked {
			return nil
		}
		if !strings.HasPrefix(text, " "+fold.Words(u.Names[0].Family)+" ") {
			continue
		}
		all := true
		for _, n := range u.Names[1:] {
			all = all && strings.Contains(text, " "+fold.Words(n.Family)+" ")
		}
		if all {
			refs = append(refs, a.index.entries[i].ref)
		}
	}
	return refs
}

// runTogether says whether an entry that begins with the name may stand at the end of
// another: the name follows a full stop there, and a comma follows it.
func (a *authorReader) runTogether(u *unfound) bool {
	name := ". " + u.Names[0].Family + ","
	for i := range a.index.entries {
		if a.asked++; a.asked > mostAsked {
			return false
		}
		if strings.Contains(a.index.entries[i].ref.Text.String, name) {
			return true
		}
	}
	return false
}

// Names shorter than this, in letters, are a letter apart by chance, Kim and Lim; one letter
// more is asked for where the entry is cited by its own name as well.
const shortestSlip = 5

// nearlyListed gives the only entry whose authors the names are but for one slip in the
// first, nil for none. Who is cited twice so is another author, if the entry is cited as well.
func (a *authorReader) nearlyListed(u *unfound, use *usage) *entry {
	first := person{family: strings.Fields(u.Names[0].Family), initials: u.Names[0].Given}
	length := utf8.RuneCountInString(fold.Letters(u.Names[0].Family))
	if u.Title != "" || length < shortestSlip {
		return nil
	}
	var found *entry
	cited := a.citedEntries()
	spellings := first.spellings()
	for i := range a.index.entries {
		if a.asked++; a.asked > mostAsked {
			return nil
		}
		e := &a.index.entries[i]
		if len(e.authors) == 0 || cited[e.ref] && (length == shortestSlip || use.cited > 1) || !nearly(spellings, &e.authors[0]) || first.givenCost(&e.authors[0]) >= costGiven || !u.sameOthers(e) {
			continue
		}
		if found != nil && found.authors[0].name.Sorted() != e.authors[0].name.Sorted() {
			return nil
		}
		if found == nil {
			found = e
		}
	}
	return found
}

// citedEntries are those that a citation with the right name means.
func (a *authorReader) citedEntries() map[*lint.Reference]bool {
	if a.cited == nil {
		a.cited = map[*lint.Reference]bool{}
		for _, f := range a.found {
			if f.Status == lint.Resolved {
				a.cited[f.References[0]] = true
			}
		}
	}
	return a.cited
}

// sameOthers says whether the co-authors cited are the entry's, as they were read or as
// its text begins.
func (u *unfound) sameOthers(e *entry) bool {
	var others []person
	for _, n := range u.Names[1:] {
		others = append(others, person{family: strings.Fields(n.Family)})
	}
	if len(e.authors) == 1 && len(others) > 0 {
		return opensWithAll(e.ref.Text.String, others)
	}
	for i := range others {
		if i+1 >= len(e.authors) || others[i].is(&e.authors[i+1]) == impossibleCost {
			return false
		}
	}
	return u.EtAl && (e.etAl || len(e.authors) > len(u.Names)) || !u.EtAl && len(e.authors) == len(u.Names)
}

// misspell makes the citation one of the entry with a slip in its first name.
func (u *unfound) misspell(e *entry) {
	u.Status, u.References, u.Nearest = lint.Mismatch, []*lint.Reference{e.ref}, nil
	u.Faults = []lint.Fault{{Kind: lint.SpellingFault, Reference: e.ref, Span: u.Names[0].Span, Cited: u.Names[0].Family, Listed: e.authors[0].name.Sorted()}}
}

// usages counts how the text has the last words of the names that no entry fits.
func usages(kept []*unfound, blocks []block.Block) map[string]*usage {
	use := map[string]*usage{}
	for _, u := range kept {
		if use[u.lastName()] == nil {
			use[u.lastName()] = &usage{}
		}
		use[u.lastName()].cited++
	}
	for i := range blocks {
		if isProse(&blocks[i]) {
			countUsages(use, blocks[i].Text.String)
		}
	}
	for _, u := range use {
		u.spoken -= u.cited
	}
	return use
}

func countUsages(use map[string]*usage, s string) {
	inside := false // a bracket
	for i := 0; i < len(s); {
		start := strings.IndexFunc(s[i:], unicode.IsLetter)
		if start < 0 {
			return
		}
		start += i
		if at := strings.LastIndexAny(s[i:start], "()"); at >= 0 {
			inside = s[i+at] == '('
		}
		i = wordEnd(s, start, len(s))
		u := use[foldWord(unpossess(s[start:i]))]
		if u == nil {
			continue
		}
		switch {
		case !startsUpper(s[start:]):
			u.small++
		case !inside && ascii.Digits(strings.TrimLeft(s[i:], " \n\u00a0")) > 0:
			u.numbered++
		default:
			u.spoken++
		}
	}
}

// countedWords are those of things that have a number behind them and are no authors, in
// brackets as well: parts of works and of documents, rooms, teams, scripture.
var countedWords = set("act", "scene", "numbers", "homily", "cuadro", "quadro", "zug", "canto", "sonnet", "stanza", "verse", "psalm", "psalms", "ps", "genesis", "gen", "exodus", "leviticus", "deuteronomy", "isaiah", "jeremiah", "ezekiel", "proverbs", "ecclesiastes", "matthew", "mark", "luke", "john", "acts", "romans", "corinthians", "galatians", "ephesians", "hebrews", "revelation", "surah", "sura", "quran",
	"room", "hall", "gate", "route", "highway", "road", "street", "platform", "track", "channel", "level", "grade", "class", "group", "team", "unit", "district", "ward", "zone", "site", "area", "sample", "subject", "participant", "patient", "respondent", "interviewee", "informant", "case", "task", "test", "trial", "condition", "question", "hypothesis", "theme", "episode", "season", "series", "issue", "number", "no", "nr", "opus", "op", "symphony", "sonata", "windows", "apollo", "boeing", "airbus", "formula", "aged", "age", "article", "clause", "rule", "amendment", "lesson", "unit", "module", "slide", "frame", "exhibit", "plate", "image", "photo", "photograph", "illustration", "diagram", "chart", "graph", "folio", "leaf", "sheet", "world", "type", "category", "stage", "round", "match", "game", "lot", "batch", "scheme", "example", "ex", "col", "row", "column", "paragraph",
	"akt", "szene", "abschnitt", "abschnitte", "ziff", "seccion", "seccao", "sezione", "sectie", "paragraaf", "avsnitt", "kapittel", "hoofdstuk", "capitolo", "chapitre", "раздел", "глава", "пример", "задача", "часть", "статья", "gesang", "psalm", "raum", "zimmer", "saal", "gleis", "tor", "gruppe", "klasse", "stufe", "fall", "probe", "teil", "band", "heft", "kapitel", "bild", "beispiel", "frage", "aufgabe", "artikel", "absatz", "ziffer", "nummer", "strophe", "vers", "buch", "szenario", "anhang", "anlage", "schaubild", "skizze", "karte", "tafel", "jahrgang", "folge",
	"acte", "scene", "chant", "psaume", "salle", "groupe", "niveau", "classe", "cas", "essai", "partie", "tome", "chapitre", "image", "exemple", "question", "article", "alinea", "numero", "strophe", "livre", "annexe", "schema", "carte", "planche", "episode", "saison", "zone",
	"acto", "escena", "canto", "salmo", "sala", "grupo", "nivel", "clase", "caso", "muestra", "parte", "tomo", "capitulo", "imagen", "ejemplo", "pregunta", "articulo", "numero", "libro", "anexo", "mapa", "lamina", "episodio", "temporada", "ato", "cena", "turma", "amostra", "imagem", "exemplo", "pergunta", "artigo", "livro",
	"atto", "scena", "aula", "gruppo", "livello", "campione", "immagine", "esempio", "domanda", "articolo", "libro", "allegato", "tavola", "bedrijf", "zaal", "kamer", "groep", "niveau", "klas", "geval", "voorbeeld", "vraag", "artikel", "boek", "bijlage", "kaart", "afbeelding", "rozdzial", "grupa", "klasa", "przyklad", "pytanie", "rysunek", "ksiega", "kisim", "bolum", "sekil", "tablo", "ornek", "soru", "madde", "grup", "oda", "gambar", "bab", "pasal", "contoh", "kelompok", "lampiran")

// isSourceWord says whether a word before a name, or the words, name it as a source: "unlike
// Tollby", "according to Tollby".
func isSourceWord(t []token, i int) bool {
	if i < 0 || t[i].kind != word {
		return false
	}
	folded := t[i].folded()
	if folded == "to" || folded == "zu" || folded == "a" {
		return i > 0 && sourceWords[t[i-1].folded()]
	}
	return sourceWords[folded]
}

var sourceWords = set("unlike", "like", "according", "pace", "contra", "following", "see", "cf", "thus", "vgl", "siehe", "laut", "gemäß", "zufolge", "anders", "selon", "d'apres", "suivant", "contrairement", "voir", "según", "segun", "segundo", "conforme", "secondo", "volgens", "enligt", "ifølge", "ifolge", "wedlug", "zdaniem", "podle", "menurut", "согласно")

// isAgentWord tells the words before whoever did something: "contested by Tollby (p. 7)".
func isAgentWord(t []token, i int) bool {
	return i >= 0 && agentWords[t[i].folded()]
}

var agentWords = set("by", "par", "por", "von", "da", "dal", "dalla", "door", "av", "af", "przez", "od", "oleh", "bei", "chez", "with", "from", "in")
