package list

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/bibfix/bibfix/internal/ascii"
	"github.com/bibfix/bibfix/internal/dates"
	"github.com/bibfix/bibfix/internal/fold"
	"github.com/bibfix/bibfix/internal/words"
)

// A label is what a list puts before an entry to cite it by.
type label struct {
	form   form
	text   string // without brackets: "12", "Oka14"
	number int    // 0 for a label with letters
	end    int    // where the entry begins, in bytes after the start of the label
}

// form is the way in which labels are written.
type form uint8

const (
	noLabel form = iota
	square       // [12]
	round        // (12)
	point        // 12.
	bracket      // 12)
	raised       // ¹²
	bare         // 12 Okafor
	key          // [Oka14]
	equals       // Okafor 2014 = A. Okafor, …
	marker       // the format's own: "12." in Markdown, <li> in <ol>
)

// readLabel reads the label at the start of s.
func readLabel(s string) label {
	if s == "" {
		return label{}
	}
	switch c := s[0]; {
	case c == '[':
		return bracketLabel(s, ']', square)
	case c == '(':
		if l := bracketLabel(s, ')', round); l.number > 0 {
			return l
		}
	case ascii.Digit(c):
		return numberLabel(s)
	case strings.HasPrefix(s, "［"):
		return bracketLabel(strings.Replace(strings.Replace(s[:min(len(s), 40)], "［", "[", 1), "］", "]", 1), ']', square).wider(4)
	case c >= utf8.RuneSelf:
		return raisedLabel(s)
	default:
		return equalsLabel(s)
	}
	return label{}
}

// wider moves the end of a label whose brackets take more bytes than ASCII's.
func (l label) wider(n int) label {
	if l.form != noLabel {
		l.end += n
	}
	return l
}

// longestLabel is in bytes, of what stands in square brackets.
const longestLabel = 60

// bracketLabel reads "[12]", "[Oka14]", "[RFC9999]", "[Okafor, 2014]", the
// "(12)" of some journals, and "[^Okafor, 2014]:" where it is no footnote to
// the format. "[Last accessed …]" is none.
func bracketLabel(s string, closing byte, f form) label {
	i := strings.IndexByte(s[:min(len(s), longestLabel+2)], closing)
	if i < 2 {
		return label{}
	}
	text := strings.ReplaceAll(strings.TrimSpace(s[1:i]), "\n", " ")
	end := i + 1
	for end < len(s) && (ascii.Space(s[end]) || s[end] == ':' || s[end] == '.' && f == square) {
		end++
	}
	if note, ok := strings.CutPrefix(text, "^"); ok && strings.HasPrefix(s[i+1:], ":") {
		n, _ := strconv.Atoi(note)
		return label{key, note, max(n, 0), end}
	}
	if n, err := strconv.Atoi(text); err == nil && n > 0 && len(text) < 7 {
		return label{f, text, n, end}
	}
	apart := i+1 == len(s) || ascii.Space(s[i+1])
	if f == square && !saysMore(text) && (isKey(text) || apart && (isName(text) || isNameYear(text))) {
		return label{form: key, text: text, end: end}
	}
	return label{}
}

// saysMore says whether what stands in brackets is said of a work, and no label
// of it: "Accessed 4 March 2019", "Online".
func saysMore(text string) bool {
	word, _ := firstWord(text)
	return neverFirst[word] || formats[text]
}

// isNameYear knows labels that are a short citation: "Okafor, 2014a", "Alder u. a.
// 2001", "Smi, Jon 2010", "Okafor et al., in press".
func isNameYear(s string) bool {
	word, after := firstWord(s)
	if after == "" || !startsUpper(word) && !words.IsParticle(fold.Words(word)) || strings.Count(s, " ") > 8 {
		return false
	}
	year := strings.TrimRight(s[strings.LastIndexAny(s, " ,(")+1:], ")abcdefgh")
	if dates.IsYear(year) {
		return true
	}
	_, status, ok := strings.Cut(s, ",")
	return ok && isStatus(strings.TrimSpace(status))
}

// looseLabel reads what is a label only among others: one without a year, as a
// style makes it for a work without: "[Oko]", "[Harbour Board]".
func looseLabel(s string) label {
	if !strings.HasPrefix(s, "[") {
		return label{}
	}
	i := strings.IndexByte(s[:min(len(s), longestLabel+2)], ']')
	if i < 2 || i+1 < len(s) && !ascii.Space(s[i+1]) {
		return label{}
	}
	text := strings.TrimSpace(s[1:i])
	if !startsUpper(text) || saysMore(text) || strings.Count(text, " ") > 4 || strings.ContainsAny(text, "?!…=") {
		return label{}
	}
	return label{form: key, text: text, end: i + 1 + len(s[i+1:]) - len(strings.TrimLeft(s[i+1:], " \t"))}
}

// isName knows labels without digits, as standards have them: "QUAY-ARCH",
// "HTTP", "I-D.quay-levy". Capitals or a hyphen tell them from what lists say
// in brackets: "[Online]", "[Film]", "[EB/OL]".
func isName(s string) bool {
	capitals := 0
	for _, r := range s {
		switch {
		case unicode.IsUpper(r):
			capitals++
		case !unicode.IsLower(r) && !unicode.IsDigit(r) && !strings.ContainsRune("-._+", r):
			return false
		}
	}
	return startsUpper(s) && (capitals >= 3 || capitals == 2 && strings.ContainsAny(s, "-."))
}

// formats are no labels: searches put them before titles.
var formats = map[string]bool{"PDF": true, "HTML": true, "DVD": true, "CD-ROM": true, "DOCX": true, "EPUB": true, "BOOK": true, "CITATION": true, "VIDEO": true}

// isKey knows alphabetic labels: letters and then digits, perhaps with "+",
// ":" or a space between: "Oka14", "OLP+09", "RFC9999", "Okafor 2014a".
func isKey(s string) bool {
	letters, digits := 0, 0
	for _, r := range s {
		switch {
		case unicode.IsLetter(r):
			letters++
		case unicode.IsDigit(r):
			digits++
		case !strings.ContainsRune("+-:.'’*&/ ", r):
			return false
		}
	}
	if letters == 0 || digits == 0 || !startsUpper(s) && strings.Contains(s, " ") {
		return false
	}
	return letters+digits >= 3 && strings.Count(s, " ") <= 3 && !hasYear(s[:min(len(s), 4)])
}

// numberLabel reads "12. ", "12) " and "12 Okafor". A year is no label.
func numberLabel(s string) label {
	i := 0
	for i < len(s) && ascii.Digit(s[i]) {
		i++
	}
	if i > 6 {
		return label{}
	}
	n, _ := strconv.Atoi(s[:i])
	if n == 0 {
		return label{}
	}
	l := label{text: s[:i], number: n}
	rest := s[i:]
	switch {
	case rest == "":
		l.form, l.end = bare, i
		return l
	case rest[0] == '.':
		l.form = point
		i++
	case rest[0] == ')':
		l.form = bracket
		i++
	case ascii.Space(rest[0]):
		l.form = bare
	default:
		return label{}
	}
	glued := l.form == point && i < len(s) && !ascii.Digit(s[i]) && !ascii.Space(s[i])
	if glued {
		// "1.OKAFOR": a capital must follow at once.
		if r, _ := utf8.DecodeRuneInString(s[i:]); !unicode.IsUpper(r) {
			return label{}
		}
	} else if i < len(s) && !ascii.Space(s[i]) {
		return label{}
	}
	for i < len(s) && ascii.Space(s[i]) {
		i++
	}
	if word := firstOf(s[i:]); l.form == bare && word != "" && !startsUpper(word) && !words.IsParticle(fold.Words(word)) {
		return label{} // "48 p."
	}
	l.end = i
	return l
}

// raisedLabel reads "¹² Okafor" and the circled "①王小明" of Chinese notes.
func raisedLabel(s string) label {
	if r, size := utf8.DecodeRuneInString(s); '①' <= r && r <= '⑳' {
		rest := strings.TrimLeft(s[size:], " \u3000")
		return label{raised, s[:size], int(r-'①') + 1, len(s) - len(rest)}
	}
	n, end := 0, 0
	for i, r := range s {
		d := raisedDigit(r)
		if d < 0 {
			end = i
			break
		}
		n = 10*n + d
		end = i + utf8.RuneLen(r)
		if n > 9999 {
			return label{}
		}
	}
	if n == 0 {
		return label{}
	}
	for end < len(s) && s[end] == ' ' {
		end++
	}
	return label{raised, strconv.Itoa(n), n, end}
}

func raisedDigit(r rune) int {
	switch {
	case r == '¹':
		return 1
	case r == '²' || r == '³':
		return int(r-'²') + 2
	case r == '⁰' || r >= '⁴' && r <= '⁹':
		return int(r - '⁰')
	}
	return -1
}

// equalsLabel reads "Okafor 2014 = A. Okafor, Harbour levies".
func equalsLabel(s string) label {
	i := strings.Index(s[:min(len(s), 60)], " = ")
	if i < 4 || !hasYear(s[:i]) {
		return label{}
	}
	return label{form: equals, text: s[:i], end: i + len(" = ")}
}
