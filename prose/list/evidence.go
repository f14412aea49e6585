package list

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/bibfix/bibfix/internal/ascii"
	"github.com/bibfix/bibfix/internal/dates"
	"github.com/bibfix/bibfix/internal/fold"
	"github.com/bibfix/bibfix/internal/gazetteer"
	"github.com/bibfix/bibfix/internal/words"
)

// What a stretch of text shows of an entry. The tests here look at shapes that
// all styles share; they are witnesses for finding and splitting a list, not a
// reading of the entry.

// startsWithName says whether s begins as an entry with authors does: "Okafor,
// A.", "A. Okafor", "Okafor AB,", "OKAFOR, Amara.", "Harbour Union (2014)",
// "Соколова А.", "佐藤太郎（2015）", "———." or "Ders.".
func startsWithName(s string) bool {
	s = trimOrnaments(s)
	if s == "" {
		return false
	}
	if repeatsAuthor(s) {
		return true
	}
	r, size := utf8.DecodeRuneInString(s)
	if fold.IsEastAsian(r) {
		return startsWithIdeographs(s)
	}
	if unicode.IsUpper(r) && strings.HasPrefix(s[size:], ".") {
		return startsWithInitials(s)
	}
	if isCaseless(r) {
		return startsWithCaseless(s)
	}
	return startsWithFamily(s)
}

// trimOrnaments takes off what may stand before the first author: an asterisk
// of a meta-analysis, a dagger, a quotation mark.
func trimOrnaments(s string) string {
	return strings.TrimLeftFunc(s, func(r rune) bool { return strings.ContainsRune("*†‡§ \t\"“„«'‘", r) || fold.IsDirection(r) })
}

// repeatsAuthor knows the signs for "the author of the entry above".
func repeatsAuthor(s string) bool {
	if lost, ok := strings.CutPrefix(s, ". "); ok && (startsUpper(lost) || startsWithYear(lost)) { // the dash was drawn as a rule
		return true
	}
	dashes, rest := 0, s
	for rest != "" {
		r, size := utf8.DecodeRuneInString(rest)
		switch {
		case r == '—' || r == '―' || r == '⸻':
			dashes += 3
		case r == '_' || fold.IsDash(r):
			dashes++
		case r == ' ' && dashes > 0 && dashes < 6:
		default:
			return dashes >= 3 && strings.ContainsRune(".,:;(", r) || dashes >= 3 && unicode.IsDigit(r) || dashes >= 5
		}
		rest = rest[size:]
	}
	for _, word := range [...]string{"Ders.", "Dies.", "Idem", "Id.", "Eadem", "Ead."} {
		if strings.HasPrefix(s, word) {
			after := s[len(word):]
			return after == "" || strings.ContainsAny(after[:1], " ,:(.")
		}
	}
	return false
}

// startsWithIdeographs reads "佐藤太郎（", "张三, 李四." and "佐藤・鈴木": a short
// run of ideographs and a sign that ends a name.
func startsWithIdeographs(s string) bool {
	n := 0
	for i, r := range s {
		switch {
		case fold.IsEastAsian(r):
			n++
		case n >= 2 && n <= 12 && strings.ContainsRune("，,．.、・·（(：:;； ", r):
			return r != ' ' || i > 0
		default:
			return false
		}
		if n > 12 {
			return false
		}
	}
	return false
}

// isCaseless knows the letters of Arabic, Hebrew and other scripts that have no
// capitals, those aside that do not part words.
func isCaseless(r rune) bool {
	return unicode.IsLetter(r) && !unicode.IsUpper(r) && !unicode.IsLower(r) && !unicode.IsTitle(r) && !fold.IsEastAsian(r)
}

// longestRoll is how many words without capitals the names of an entry's
// authors and bodies have at most.
const longestRoll = 16

// startsWithCaseless reads names where no capital shows them: words, commas and
// initials, up to a year that follows at once: "الراوندي، وائل. (٢٠٠٨)", "سازمان آب
// شهرستان (۱۳۹۷)"; or up to an initial: "שלף, א' ארבע מאות".
func startsWithCaseless(s string) bool {
	for n := range longestRoll {
		word, after := firstWord(s)
		if word == "" {
			return false
		}
		initial := n > 0 && utf8.RuneCountInString(word) == 1 && (strings.HasPrefix(after, ".") || fold.IsApostrophe(firstRune(after)))
		if initial || yearFollows(after) {
			return true
		}
		s = strings.TrimLeft(after, " \u00a0,،;؛.&'’׳\"״/")
	}
	return false
}

// startsWithInitials reads "A. B. Okafor", "J.-P. Lefèvre".
func startsWithInitials(s string) bool {
	for range 5 {
		r, size := utf8.DecodeRuneInString(s)
		if !unicode.IsUpper(r) {
			break
		}
		if !strings.HasPrefix(s[size:], ".") {
			next, _ := utf8.DecodeRuneInString(s[size:])
			return unicode.IsLetter(next) || next == '\'' || next == '’' || fold.IsDash(next)
		}
		s = strings.TrimLeft(s[size+1:], " -\u00a0‐")
	}
	word, _ := firstWord(s)
	return words.IsParticle(fold.Words(word))
}

// startsWithFamily reads a family name and what must follow it: a comma and a
// given name, initials, or a year close by.
func startsWithFamily(s string) bool {
	rest := s
	for n := 0; n < 8; n++ {
		word, after := firstWord(rest)
		if last, _ := utf8.DecodeLastRuneInString(word); word == "" || fold.IsDash(last) {
			return false // "CVE-2019-1348"
		}
		capital := startsUpper(word)
		if n == 0 && neverFirst[word] {
			return false
		}
		if !capital && !words.IsParticle(fold.Words(word)) && (n == 0 || !isSmall(word)) {
			return false
		}
		switch {
		case isSaint(word) && strings.HasPrefix(after, ". "):
			rest = after[len(". "):]
			continue
		case n > 0 && n < 5 && isInitials(word) && !isInitials(firstOf(s)):
			return endsName(after)
		case strings.HasPrefix(after, ","):
			return n < 4 && givenFollows(strings.TrimLeft(after[1:], " \u00a0")) || yearFollows(after)
		case strings.HasPrefix(after, "."), strings.HasPrefix(after, ":"), strings.HasPrefix(after, ";"):
			return yearFollows(after)
		case yearFollows(after):
			return true
		}
		rest = strings.TrimLeft(after, " \u00a0")
		if len(rest) == len(after) { // no white space: another sign
			return false
		}
	}
	return false
}

// isSaint knows what stands with a point in a family name: "St. Clair", "Ste. Marie".
func isSaint(word string) bool { return word == "St" || word == "Ste" || word == "Sta" }

// startsWithFullNames reads names that are written out, given names first, to
// the point after them: "Mona Adair. Ropes", "Mona B. Adair, Claude van Benoit,
// and Denis Castor. Knots"; or to the end of the line, after one name at least.
func startsWithFullNames(s string) bool {
	for names := 0; ; {
		parts := 0
		for s != "" {
			word, after := firstWord(s)
			initial := utf8.RuneCountInString(word) == 1 && strings.HasPrefix(after, ".")
			if word == "" || !startsUpper(word) && (parts == 0 || !words.IsParticle(fold.Words(word))) || parts == 0 && neverFirst[word] {
				return false
			}
			if initial {
				after = after[1:]
			}
			parts++
			rest := strings.TrimLeft(after, " ")
			next, _ := firstWord(rest)
			if s = rest; after == rest && rest != "" || joinsNames(next) || strings.HasPrefix(rest, "&") {
				break // a sign or "and" ends the name
			}
		}
		if parts < 2 || parts > 5 {
			return names > 0 && s == ""
		}
		names++
		if s == "" || strings.HasPrefix(s, ". ") {
			return names > 1 || s != ""
		}
		s = strings.TrimLeft(strings.TrimPrefix(s, ","), " ")
		if next, after := firstWord(s); joinsNames(next) {
			s = strings.TrimLeft(after, " ")
		}
		s = strings.TrimPrefix(s, "& ")
	}
}

// joinsNames knows "and". A capital alone is an initial, though "a" and "e" are
// such words elsewhere.
func joinsNames(word string) bool {
	return words.IsAnd(fold.Words(word)) && (len(word) > 1 || !startsUpper(word))
}

// endsName says whether what follows the initials of Vancouver ends the name:
// "Okafor AB, …", "Okafor AB. …", "Okafor AB (2014)", "Okafor AB and …"; not
// "N Engl J Med", "Proc Natl Acad Sci USA 104" and "PLOS ONE, 10(7)".
func endsName(after string) bool {
	if volume, ok := strings.CutPrefix(after, ", "); ok && volume != "" && ascii.Digit(volume[0]) && !yearFollows(volume) {
		return false
	}
	if after == "" || strings.IndexByte(",.;:", after[0]) >= 0 || yearFollows(after) {
		return true
	}
	rest := strings.TrimLeft(after, " \u00a0")
	if strings.HasPrefix(rest, "(") || strings.HasPrefix(rest, "&") || strings.HasPrefix(rest, "et al") {
		return true
	}
	word := fold.Words(firstOf(rest))
	return words.IsAnd(word) || words.IsNameSuffix(word)
}

// neverFirst holds words that begin a part of an entry, and none of an author.
var neverFirst = func() map[string]bool {
	m := map[string]bool{}
	for _, word := range strings.Fields(`Accessed Available Retrieved Epub Vol Volume No Issue In Edited Translated Published Doctoral Master PhD Thesis PubMed PMID PMCID DOI URL ISBN ISSN Pp Pages
		Zugriff Verfügbar Abgerufen Consulté Disponible Disponível Acesso Acessado Recuperado Online Last Accessible Cited Updated Reprint Reprinted Series Chapter Edition
		January February March April June July August September October November December Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec`) {
		m[word] = true
	}
	return m
}()

// firstWord cuts a word with its hyphens and apostrophes off s.
func firstWord(s string) (word, after string) {
	for i, r := range s {
		if !unicode.IsLetter(r) && !unicode.Is(unicode.Mn, r) && !(i > 0 && (fold.IsDash(r) || fold.IsApostrophe(r) || r == fold.NonJoiner)) {
			return s[:i], s[i:]
		}
	}
	return s, ""
}

func startsUpper(word string) bool {
	r, size := utf8.DecodeRuneInString(word)
	if unicode.IsUpper(r) || unicode.IsTitle(r) {
		return true
	}
	// "al-Rashidi", "d’Amico", "ʿAbd"; and scripts without case.
	rest := word[size:]
	if i := strings.IndexFunc(rest, func(r rune) bool { return fold.IsDash(r) || fold.IsApostrophe(r) }); i >= 0 && i < 4 {
		_, skip := utf8.DecodeRuneInString(rest[i:])
		next, _ := utf8.DecodeRuneInString(rest[i+skip:])
		return unicode.IsUpper(next)
	}
	return unicode.IsLetter(r) && !unicode.IsLower(r)
}

// isSmall knows the words that stand in the names of organisations.
func isSmall(word string) bool {
	switch word {
	case "and", "of", "for", "the", "on", "in", "to", "und", "für", "et", "y", "e", "para", "pour", "sur":
		return true
	}
	return false
}

// isInitials knows the initials of Vancouver: "AB" of "Okafor AB".
func isInitials(word string) bool {
	n := 0
	for _, r := range word {
		if !unicode.IsUpper(r) && !fold.IsDash(r) {
			return false
		}
		n++
	}
	return n >= 1 && n <= 3
}

// givenFollows says whether s begins with initials or a given name.
func givenFollows(s string) bool {
	word, after := firstWord(s)
	if word == "" || !startsUpper(word) {
		return words.IsNameSuffix(fold.Words(word)) && word != ""
	}
	if after == "" {
		return true
	}
	if isInitials(word) || utf8.RuneCountInString(word) == 1 {
		return after[0] != ':' && !isPages(after) // "Cambridge, MA: Quay Press" and "Kiel, S. 40" are places
	}
	switch after[0] {
	case '.', ',', ';', '(':
		return true
	case ':':
		return !isPlace(word) // "Adler, Mona: Reeperbahnen"
	case ' ':
		next, following := firstWord(strings.TrimLeft(after, " "))
		switch {
		case next == "":
			return strings.HasPrefix(strings.TrimLeft(after, " "), "&") || strings.HasPrefix(strings.TrimLeft(after, " "), "(") || strings.HasPrefix(strings.TrimLeft(after, " "), "/")
		case words.IsAnd(fold.Words(next)):
			return true
		}
		if strings.HasPrefix(following, ":") {
			return startsUpper(next) && gazetteer.Given(fold.Words(word))
		}
		return startsUpper(next) && (following == "" || strings.ContainsAny(following[:1], ".,; (-"))
	}
	return true
}

// isPlace says whether a word before a colon is a town or country, which
// publishers follow.
func isPlace(word string) bool {
	folded := fold.Words(word)
	return gazetteer.City(folded) || gazetteer.Region(folded)
}

// isPages says whether s is a point and a number that is no year, as after the
// "S" of German pages.
func isPages(s string) bool {
	number, ok := strings.CutPrefix(s, ". ")
	return ok && number != "" && ascii.Digit(number[0]) && !yearFollows(number)
}

// yearFollows says whether a year stands at the start of s, past a point or a
// bracket: " (2014", ". 2014", ", 2014", " [n.d.]".
func yearFollows(s string) bool {
	s = strings.TrimLeft(s, " .,:;([\u00a0（［〔،؛")
	if len(s) >= 4 && dates.IsYear(s[:4]) {
		return len(s) == 4 || s[4] < '0' || s[4] > '9'
	}
	if yearOfOther(s) > 0 {
		return true
	}
	if end := strings.IndexAny(s, ")],;"); end > 0 && end <= longestStatus {
		return isStatus(s[:end])
	}
	return false
}

// longestStatus is in bytes, of "n.d.", "im Druck" and whatever else stands in
// a year's place.
const longestStatus = 40

func isStatus(s string) bool {
	folded := fold.Words(s)
	return words.DateStatus(folded) != "" || folded == "u a" && strings.ContainsRune(s, 'å')
}

// isUndated says whether words stand in s, between brackets or commas, that
// say why there is no year.
func isUndated(s string) bool {
	for piece := range strings.FieldsFuncSeq(s, func(r rune) bool { return strings.ContainsRune("()[],;:", r) }) {
		piece = strings.TrimSpace(piece)
		if piece != "" && len(piece) <= longestStatus && isStatus(piece) {
			return true
		}
	}
	return false
}

// hasYear says whether a year stands anywhere in s: one from 1500 to 2099, or
// what yearOfOther knows.
func hasYear(s string) bool {
	for i := 0; i+4 <= len(s); i++ {
		switch c := s[i]; {
		case c == '1' || c == '2':
			if dates.IsYear(s[i:i+4]) && (i == 0 || !ascii.Digit(s[i-1])) && (i+4 == len(s) || !ascii.Digit(s[i+4])) {
				return true
			}
			if c == '1' && (i == 0 || !ascii.Digit(s[i-1])) && yearOfOther(s[i:]) > 0 {
				return true
			}
		case c == firstArabic || c == firstPersian || c == firstIndic || c == firstWide:
			if yearOfOther(s[i:]) > 0 && !endsInDigit(s[:i]) {
				return true
			}
		}
	}
	return false
}

// The first bytes of ٠–٩, of ۰–۹, of the digits of India and of Thai, and of ０–９.
const (
	firstArabic  = 0xD9
	firstPersian = 0xDB
	firstIndic   = 0xE0
	firstWide    = 0xEF
)

// yearOfOther gives the length of a year at the start of s that is written in
// other digits, ٢٠١٤, ۱۳۹۰ or ２０１４, or counted from the Flight: 1415هـ. The
// latter need their digits or the letter behind, since other numbers of that
// size are pages.
func yearOfOther(s string) int {
	year, at, n := 0, 0, 0
	for at < len(s) && n < 5 {
		r, size := utf8.DecodeRuneInString(s[at:])
		digit := fold.Digit(r)
		if digit < 0 {
			break
		}
		year, at, n = 10*year+digit, at+size, n+1
	}
	switch {
	case n != 4:
	case dates.MayBeYear(year):
		return at
	case fold.IsFlightYear(year) && (at > n || countsFromFlight(s[at:])):
		return at
	}
	return 0
}

// countsFromFlight says whether s begins with the letter of that calendar.
func countsFromFlight(s string) bool {
	word, _ := firstWord(strings.TrimPrefix(s, " "))
	_, flight := fold.IsEra(word)
	return flight
}

func firstRune(s string) rune { r, _ := utf8.DecodeRuneInString(s); return r }

func endsInDigit(s string) bool {
	r, _ := utf8.DecodeLastRuneInString(s)
	return unicode.IsDigit(r)
}

// hasAddress says whether a web address or DOI stands in s.
func hasAddress(s string) bool {
	return strings.Contains(s, "://") || strings.Contains(s, "www.") || strings.Contains(s, "doi")
}

// looksLikeEntry says whether s has both the start and the substance of an
// entry.
func looksLikeEntry(s string) bool {
	return startsWithName(s) && (hasYear(s) || hasAddress(s) || isUndated(s))
}

// isProse says whether s is running text that no entry would hold: many words,
// no year, no address, and the verbs and articles of sentences.
func isProse(s string) bool {
	if len(s) < 120 || hasYear(s) || hasAddress(s) {
		return false
	}
	return proseWords(s)*8 > strings.Count(s, " ")
}

// isRunning says whether s is long and reads as sentences, years or not, and
// does not begin as an entry: the text of an appendix, a biography.
func isRunning(s string) bool {
	return len(s) > 200 && proseWords(s)*10 > strings.Count(s, " ") && !looksLikeEntry(s)
}

// isNarrative says whether s is a sentence that begins with a citation: "Okafor
// (2014) shows …". Behind the year of an entry stands a sign or a capital.
func isNarrative(s string) bool {
	head := s[:min(len(s), 120)]
	shut := yearInside(head)
	if open := strings.IndexByte(head, '('); shut < open+5 || !dates.IsYear(s[open+1:open+5]) || !strings.HasPrefix(s[shut+1:], " ") {
		return false
	}
	r, _ := utf8.DecodeRuneInString(s[shut+2:])
	return unicode.IsLower(r) && startsWithName(s)
}

// isCaption says whether s begins as the caption of a figure or table.
func isCaption(s string) bool {
	word, after := firstWord(s)
	if !captions[word] {
		return false
	}
	after = strings.TrimLeft(after, ". \u00a0")
	number := strings.TrimLeft(after, "SA")
	return number != "" && ascii.Digit(number[0]) && len(after) < len(s) && !yearFollows(after)
}

var captions = map[string]bool{
	"Figure": true, "FIGURE": true, "Fig": true, "FIG": true, "Figs": true, "Table": true, "TABLE": true, "Tab": true, "Box": true, "Scheme": true, "Plate": true,
	"Abbildung": true, "Abb": true, "Tabelle": true, "Tableau": true, "Figura": true, "Tabla": true, "Tabela": true, "Cuadro": true, "Quadro": true, "Gráfico": true,
	"Tabella": true, "Figuur": true, "Tabel": true, "Рисунок": true, "Рис": true, "Таблица": true, "图": true, "表": true, "図": true,
}

// proseWords counts the words that tie sentences together and are rare in
// entries.
func proseWords(s string) int {
	n := 0
	for word := range strings.FieldsSeq(s) {
		switch word {
		case "is", "was", "are", "were", "has", "have", "had", "be", "been", "that", "which", "this", "these", "we", "our", "it", "they", "their", "not",
			"ist", "sind", "war", "wird", "werden", "hat", "est", "sont", "été", "qui", "que", "es", "son", "fue", "é", "são", "foi", "não":
			n++
		}
	}
	return n
}
