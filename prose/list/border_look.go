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

// A look is what one line shows of borders.
type look struct {
	text    string
	begin   beginning
	end     ending
	key     string // its first word, folded: what lists are sorted by
	width   int    // characters
	word    int    // characters of its first word
	indent  int    // columns
	years   int    // that stand outside addresses
	first   bool   // it begins a block
	gap     bool   // a blank line stands before it
	broken  bool   // a page ended before it
	item    bool   // it has a bullet
	address bool
	undated bool // it says that there is no year
	home    bool // pages, a volume, a publisher: what stands near an entry's end
	entry   bool // begins with names and has a year, or the next line has
	quotes  int  // quotation marks and brackets opened and not closed, negative where more are closed
}

// A beginning is the shape of a line's first words.
type beginning uint8

const (
	beginCapital    beginning = iota // any other word with a capital
	beginSmall                       // a small letter
	beginDigit                       // a number that is no year
	beginYear                        // a year
	beginTail                        // "pp.", "Accessed", an address: never an entry's first word
	beginOpen                        // a bracket
	beginQuote                       // a quotation mark
	beginFamily                      // "Okafor, A."
	beginInitials                    // "A. Okafor"
	beginGiven                       // "Amara Okafor and"
	beginRepeat                      // "———." for the author above
	beginIdeographs                  // "佐藤太郎（"
	beginHome                        // "J. Harb. 12(3)", "Port Review 9, 1–9": where a work stands
	beginOther                       // anything else
	beginnings                       // their number
)

// isName says whether names begin so.
func (b beginning) isName() bool { return b >= beginFamily && b <= beginIdeographs }

// An ending is the shape of a line's last word.
type ending uint8

const (
	endSmall   ending = iota // a word without a capital
	endJoining               // "of", "and", "&"
	endCapital               // a word with a capital
	endComma                 // , ; :
	endHyphen                // a hyphen or dash
	endInitial               // "A."
	endShort                 // "Proc.", "vol."
	endStop                  // a point behind a word
	endPages                 // "12–34." or "12–34"
	endYear                  // "2014." or "2014)"
	endNumber                // any other digits
	endLink                  // an address or DOI
	endClosing               // a bracket, quotation mark, ? or !
	endings                  // their number
)

// lookAt reads what a line shows, next the line after it, "" for none.
func lookAt(l line, next string) look {
	v := look{
		text: l.text, indent: l.indent, first: l.first, broken: l.broken,
		width: utf8.RuneCountInString(l.text), years: countYears(l.text),
		address: hasAddress(l.text), undated: isUndated(l.text),
		home: showsHome(l.text), quotes: openMarks(l.text),
	}
	v.word = utf8.RuneCountInString(unbroken(l.text))
	v.key = fold.Words(firstOf(trimOrnaments(l.text)))
	v.begin = beginningOf(l.text, next)
	v.end = endingOf(l.text)
	v.entry = (v.begin.isName() || v.begin == beginCapital && v.years > 0) && (v.years > 0 || v.address || v.undated || hasYear(next) || isUndated(next))
	return v
}

// unbroken is what stands at the start of s that no line break parts: a word,
// or one sign of a script that does not part words.
func unbroken(s string) string {
	for i, r := range s {
		switch {
		case r == ' ' || i > 0 && fold.IsEastAsian(r):
			return s[:i]
		case fold.IsEastAsian(r):
			return s[:utf8.RuneLen(r)]
		}
	}
	return s
}

// longestNames bounds how much of the next line is looked at to see whether
// names that a line begins with go on there, in bytes.
const longestNames = 60

func beginningOf(s, next string) beginning {
	r, _ := utf8.DecodeRuneInString(s)
	word, after := firstWord(s)
	switch {
	case repeatsAuthor(s):
		return beginRepeat
	case isTail(s, word, after):
		return beginTail
	case startsWithYear(s) || len(s) == 4 && dates.IsYear(s):
		return beginYear
	case ascii.Digit(s[0]):
		return beginDigit
	case r == '(' || r == '[' || r == '（':
		return beginOpen
	}
	bare := trimOrnaments(s)
	r, _ = utf8.DecodeRuneInString(bare)
	switch {
	case fold.IsEastAsian(r):
		if startsWithIdeographs(bare) {
			return beginIdeographs
		}
		return beginOther
	case len(bare) < len(s) && !strings.HasPrefix(s, "*"):
		return beginQuote
	}
	if strings.HasSuffix(s, ",") || len(s) < longestNames {
		s += " " + next[:min(len(next), longestNames)]
	}
	switch {
	case startsWithHome(bare):
		return beginHome
	case startsWithName(s):
		if len(bare) > 1 && unicode.IsUpper(r) && strings.HasPrefix(bare[utf8.RuneLen(r):], ".") {
			return beginInitials
		}
		return beginFamily
	case startsWithFullNames(s) && gazetteer.Given(fold.Words(word)):
		return beginGiven
	case unicode.IsLower(r):
		return beginSmall
	case unicode.IsLetter(r):
		return beginCapital
	}
	return beginOther
}

// startsWithHome says whether a line begins with a journal and its volume: words
// without a comma between them, a number that is no year, and what stands
// behind volumes, an issue, a colon or pages; or the number ends the line.
func startsWithHome(s string) bool {
	at := strings.IndexFunc(s[:min(len(s), longestNames)], unicode.IsDigit)
	if at < 4 || !ascii.Digit(s[at]) {
		return false
	}
	words := strings.TrimRight(s[:at], " ,")
	if strings.ContainsAny(words, ",;:([“\"") || len(words) == at || !strings.Contains(words, " ") {
		return false
	}
	end := at
	for end < len(s) && ascii.Digit(s[end]) {
		end++
	}
	rest := s[end:]
	switch {
	case end-at > 4 || dates.IsYear(s[at:end]):
		return false
	case rest == "", strings.HasPrefix(rest, "("), strings.HasPrefix(rest, ":"), strings.HasPrefix(rest, " ("):
		return true
	case strings.HasPrefix(rest, ", "):
		return len(rest) > 2 && ascii.Digit(rest[2]) && !yearFollows(rest[2:])
	}
	return false
}

// isTail says whether a line begins as no entry does.
func isTail(s, word, after string) bool {
	return neverFirst[word] || inAddress(s[:min(len(s), 40)]) || strings.HasPrefix(s, "http") || strings.HasPrefix(s, "//") ||
		!strings.ContainsFunc(s, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) || r == '_' || fold.IsDash(r) }) ||
		(word == "pp" || word == "vol" || word == "no" || word == "doi" || word == "url") && strings.IndexAny(after, ".: ") == 0
}

func endingOf(s string) ending {
	s = strings.TrimRight(s, "*_ ")
	word := s[strings.LastIndexByte(s, ' ')+1:]
	last, size := utf8.DecodeLastRuneInString(s)
	switch {
	case size == 0:
		return endSmall
	case inAddress(word):
		return endLink
	case strings.ContainsRune(",;:，；：、،؛/", last):
		return endComma
	case fold.IsDash(last) || last == '\u00ad':
		return endHyphen
	case strings.ContainsRune(")]?!»”’\"）］」』", last):
		if len(word) >= 5 && hasYear(word) {
			return endYear
		}
		return endClosing
	}
	point := strings.HasSuffix(word, ".")
	bare := strings.TrimRight(word, ".,")
	switch {
	case bare == "":
		return endStop
	case hasYear(bare[max(0, len(bare)-5):]) && !strings.ContainsAny(bare, "–-"):
		return endYear
	case endsInDigit(bare) && strings.ContainsAny(bare, "–-:"):
		return endPages
	case endsInDigit(bare):
		return endNumber
	case point && isShort(bare):
		if utf8.RuneCountInString(bare) == 1 || strings.Contains(bare, ".") {
			return endInitial
		}
		return endShort
	case point || last == '。' || last == '．':
		return endStop
	case last == '&' || words.IsAnd(fold.Words(word)) || isSmall(word) || joins[word]:
		return endJoining
	case startsUpper(word):
		return endCapital
	}
	return endSmall
}

// joins holds words after which no entry ends, besides those that stand in the
// names of organisations.
var joins = map[string]bool{"In": true, "in": true, "a": true, "an": true, "de": true, "del": true, "der": true, "des": true, "die": true, "das": true, "du": true, "la": true, "le": true, "les": true, "da": true, "do": true, "von": true, "van": true, "by": true, "from": true, "with": true, "at": true, "as": true, "to": true, "zur": true, "zum": true, "im": true, "di": true, "della": true, "en": true, "el": true, "los": true, "las": true, "et": true, "The": true}

// isShort says whether a word before a point is an initial or shortened.
func isShort(word string) bool {
	n := utf8.RuneCountInString(word)
	if n <= 2 && startsUpper(word) || strings.Contains(word, ".") {
		return true
	}
	return shortForms[word] || n <= 5 && startsUpper(word) && gazetteer.JournalWord(fold.Words(word))
}

var shortForms = func() map[string]bool {
	m := map[string]bool{}
	for _, word := range strings.Fields(`ed eds vol vols no nos p pp nr Nr Bd Aufl Hrsg hrsg trans St Univ Inst Proc Int Acad Natl Sci Rev Res Med Phys Chem Lett Appl Eng Assoc Soc Conf Symp
		Trans Ann Rep Dept Comput Eur Amer Am Math Biol Psychol Econ Stud Tech Bull Arch Mar Fish Environ Clin Exp Neurosci Ecol Geophys Astron Mol Cell Mech Inf Syst Vol No Ed Eds Dr al vs cf tr Zeitschr Jahrb Diss Ver Publ Assn Dev Mgmt Educ`) {
		m[word] = true
	}
	return m
}()

// countYears counts the years in s that stand outside its addresses.
func countYears(s string) int {
	n := 0
	if i := strings.Index(s, "://"); i >= 0 {
		end := strings.IndexByte(s[i:], ' ')
		if end < 0 {
			return countYears(s[:i])
		}
		return countYears(s[:i]) + countYears(s[i+end:])
	}
	for i := 0; i+4 <= len(s); i++ {
		if dates.IsYear(s[i:i+4]) && (i == 0 || !ascii.Digit(s[i-1]) && s[i-1] != '.' && s[i-1] != '/') && (i+4 == len(s) || !ascii.Digit(s[i+4])) {
			if strings.HasPrefix(s[i+4:], "-") || strings.HasPrefix(s[i+4:], "–") || i > 0 && (s[i-1] == '-' || strings.HasSuffix(s[:i], "–")) {
				i += 4
				continue // pages, or the span of a title
			}
			n++
			i += 4
		} else if s[i] >= utf8.RuneSelf && !endsInDigit(s[:i]) {
			if size := yearOfOther(s[i:]); size > 0 {
				n++
				i += size - 1
			}
		}
	}
	return n
}

// showsHome says whether s names where a work stands: pages, a volume, a
// publisher.
func showsHome(s string) bool {
	for i := 0; i < len(s); i++ {
		switch {
		case ascii.Digit(s[i]) && i+1 < len(s) && !ascii.Digit(s[i+1]):
			rest := s[i+1:]
			if strings.HasPrefix(rest, "–") || strings.HasPrefix(rest, "-") && len(rest) > 1 && ascii.Digit(rest[1]) || rest[0] == '(' || rest[0] == ':' && len(rest) > 1 && (ascii.Digit(rest[1]) || rest[1] == ' ') {
				return true
			}
		case strings.HasPrefix(s[i:], "pp.") || strings.HasPrefix(s[i:], "vol.") || strings.HasPrefix(s[i:], "Vol.") || strings.HasPrefix(s[i:], "Press") || strings.HasPrefix(s[i:], "Verlag") || strings.HasPrefix(s[i:], "[J]") || strings.HasPrefix(s[i:], "[M]"):
			return true
		}
	}
	return false
}

// openMarks counts the brackets and quotation marks of s that are opened and
// not closed there.
func openMarks(s string) int {
	n := 0
	for _, r := range s {
		switch r {
		case '(', '[', '“', '«', '（':
			n++
		case ')', ']', '”', '»', '）':
			n--
		}
	}
	return n
}
