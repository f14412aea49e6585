package reference

import (
	"strings"
	"unicode"

	"github.com/bibfix/bibfix/internal/ascii"
	"github.com/bibfix/bibfix/internal/gazetteer"
	"github.com/bibfix/bibfix/internal/words"
)

// Where pages were read badly, or typed in haste, words stand glued to numbers.
// A glued word is parted when what stands around it says what the number is.

// A glue is a token that is two or three: where the parts begin, and their flags.
type glue struct {
	cuts   [2]int // offsets in the token; 0 for none
	flags  [3]flags
	spaced bool // the second part counts as standing apart
}

// glued says how the word t parts; ok is false for most words.
func glued(en *entry, t token) (g glue, ok bool) {
	if t.kind != word || t.end-t.start < 2 {
		return g, false
	}
	if t.is(digits) {
		s := en.s[t.start:t.end]
		for _, find := range [...]func(*entry, token, string) (glue, bool){gluedVolume, gluedYear, gluedLabel, gluedDate, gluedNumber, gluedSeries} {
			if g, ok = find(en, t, s); ok {
				return g, true
			}
		}
	}
	if g, ok = gluedName(en, t); ok || !t.is(capital) {
		return g, ok
	}
	if s := en.s[t.start:t.end]; len(s) > 5 && strings.HasPrefix(s, "PoS") && s[3] >= 'A' && s[3] <= 'Z' {
		return glue{cuts: [2]int{len("PoS")}, flags: [3]flags{capital, t.flags &^ upper}, spaced: true}, true // "PoSLATTICE 2011"
	}
	if gluedAnd(en, t) {
		return glue{cuts: [2]int{len("و")}, flags: [3]flags{0, capital | caseless}}, true // no name by itself
	}
	if cut := gluedSuffix(en, t); cut > 0 && t.end-t.start <= longestSuffixed {
		second := capital
		if t.is(digits) {
			second = digits
		}
		return glue{cuts: [2]int{cut}, flags: [3]flags{capital | upper, second}}, true
	}
	return g, false
}

// longestSuffixed is in bytes, with a suffix: "ABCJr". Longer words are no initials.
const longestSuffixed = 6

// pushParted adds the token t as the parts of g. All of t is ASCII, but for the
// first part of Arabic's "and".
func pushParted(en *entry, t token, g glue, gap bool) {
	folded, from := en.folded, t.start
	for k := range g.flags {
		end := t.end
		if k < len(g.cuts) && g.cuts[k] > 0 {
			end = t.start + g.cuts[k]
		}
		part := token{start: from, end: end, flags: g.flags[k]}
		if strings.Trim(en.s[from:end], numerals) == "" {
			part.kind, part.flags = number, 0
		}
		en.folded = folded[:len(folded)-(t.end-end)]
		push(en, part, gap)
		gap, from = g.spaced, end
		if end == t.end {
			break
		}
	}
	en.folded = folded
}

// foldOf is the folded form of token n while the text is scanned.
func foldOf(en *entry, n int) string {
	from := 0
	if n > 0 {
		from = en.bounds[n-1]
	}
	return string(en.folded[from:en.bounds[n]])
}

const numerals = "0123456789"

// volumePatterns are what follows the volume that was glued to the name of its
// journal. In them a 9 is a number, a Y a year, a B a blank that must be there;
// other blanks do not count. A year in brackets alone says nothing: "Python3 (2019)".
var volumePatterns = [...]string{",9(Y", ",9-9", "(Y)9", "(Y):9", "(Y),9", ":9-9", "(9)(Y", "(9):9", "(9),9", "B-9(Y"}

// gluedVolume parts the volume from the name of its journal: "Heringia28(1)",
// "Acta6, 110 (1933)", "JHEP01 (2016) 006".
func gluedVolume(en *entry, t token, s string) (glue, bool) {
	stem := strings.TrimRight(s, numerals)
	if len(stem) < 4 || len(stem) == len(s) || len(s)-len(stem) > 4 || !lettersOnly(stem) {
		return glue{}, false
	}
	if len(s)-len(stem) == 4 && (!t.is(upper) || !yearMonth(s[len(stem):])) {
		return glue{}, false // "Horizon2020", "LATTICE2014"
	}
	short := t.is(capital) && !t.is(upper) && len(stem) >= 6 && len(s)-len(stem) < 4 && t.end+1 < len(en.s) &&
		(en.s[t.end] == '(' || en.s[t.end] == ':') && isDigit(rune(en.s[t.end+1]))
	if !short && !followsAny(en.s[t.end:], volumePatterns[:]) {
		return glue{}, false
	}
	return glue{cuts: [2]int{len(stem)}, flags: [3]flags{t.flags &^ digits, 0}}, true
}

// yearMonth says whether four digits are the volume of a journal that counts by
// year and month: "JHEP1403". A year of four digits is none.
func yearMonth(s string) bool {
	month := s[2:]
	return s[:2] != "19" && s[:2] != "20" && month > "00" && month <= "12"
}

// lettersOnly says whether s has no ASCII sign but hyphens inside and ends in a
// plain letter.
func lettersOnly(s string) bool {
	for i := 0; i < len(s); i++ {
		if c := s[i] | ' '; (c < 'a' || c > 'z') && !(s[i] == '-' && i > 0) && s[i] < 0x80 {
			return false
		}
	}
	return s[len(s)-1] != '-' && s[len(s)-1] < 0x80
}

// followsAny says whether s begins with what one of the patterns describes.
func followsAny(s string, patterns []string) bool {
	for _, pattern := range patterns {
		if follows(s, pattern) {
			return true
		}
	}
	return false
}

func follows(s, pattern string) bool {
	i := 0
	for k := 0; k < len(pattern); k++ {
		from := i
		i = skipBlanks(s, i)
		switch c := pattern[k]; c {
		case 'B':
			if i == from {
				return false
			}
		case '9', 'Y':
			n := len(s[i:]) - len(strings.TrimLeft(s[i:], numerals))
			if n == 0 || n > 7 {
				return false
			}
			if _, year := fourDigits(s[i : i+n]); c == 'Y' && !year {
				return false
			}
			i += n
		default:
			if i >= len(s) {
				return false
			}
			r, size := decode(s, i)
			if plainSign(r) != rune(c) {
				return false
			}
			i += size
		}
	}
	return true
}

// misreadYear is the year that four signs were before a page was read, "19O7",
// "l962", "2OO4"; two of them must be figures still.
func misreadYear(s string) (string, bool) {
	if len(s) != 4 {
		return "", false
	}
	var b [4]byte
	figures := 0
	for i := range b {
		switch c := s[i]; c {
		case 'O', 'o':
			b[i] = '0'
		case 'I', 'l':
			b[i] = '1'
		default:
			b[i] = c
			figures++
		}
	}
	if figures < 2 || figures == 4 {
		return "", false
	}
	_, ok := fourDigits(string(b[:]))
	return string(b[:]), ok
}

// gluedYear parts the year from the town or journal before it: "…, Graz1968.",
// "Ann Tides2004;63:1120-5".
func gluedYear(en *entry, t token, s string) (glue, bool) {
	stem := strings.TrimRight(s, numerals)
	if len(s)-len(stem) != 4 || len(stem) < 4 || !t.is(capital) || t.is(upper) {
		return glue{}, false
	}
	if _, year := fourDigits(s[len(stem):]); !year {
		return glue{}, false
	}
	rest := strings.TrimLeft(en.s[t.end:], " ")
	if !follows(rest, ";9:") && !follows(rest, ";9(") && !(gazetteer.City(strings.ToLower(stem)) && (rest == "" || rest[0] == '.' || rest[0] == ',')) {
		return glue{}, false
	}
	return glue{cuts: [2]int{len(stem)}, flags: [3]flags{t.flags &^ digits, 0}, spaced: true}, true
}

// gluedLabels are the labels that numbers are glued to. "Band3" is a protein.
var gluedLabels = set("vol", "volume", "volumen", "issue", "number", "heft", "pages", "pp", "jg", "jahrgang", "fasc", "tome", "tomo", "num", "suppl", "supplement")

// gluedLabel parts a label from its number: "Volume21, Number11", "Vol. 1Issue 2".
func gluedLabel(_ *entry, t token, s string) (glue, bool) {
	if stem := strings.TrimRight(s, numerals); len(stem) < len(s) && len(s)-len(stem) <= 4 && gluedLabels[strings.ToLower(stem)] {
		return glue{cuts: [2]int{len(stem)}, flags: [3]flags{t.flags &^ digits, 0}}, true
	}
	if cut := ascii.Digits(s); cut > 0 && cut < 4 && len(s)-cut > 3 && gluedLabels[strings.ToLower(s[cut:])] {
		return glue{cuts: [2]int{cut}, flags: [3]flags{0, wordFlags(s[cut:])}}, true
	}
	return glue{}, false
}

// wordFlags are the flags of a word of plain letters.
func wordFlags(s string) flags {
	if unicode.IsUpper(rune(s[0])) {
		if strings.ToUpper(s) == s {
			return capital | upper
		}
		return capital
	}
	return 0
}

// gluedDate parts a month from day and year: "July2016", "20January2011",
// "14August". Short names with a day are too often something else: "Sep7".
func gluedDate(_ *entry, t token, s string) (glue, bool) {
	day := ascii.Digits(s)
	month := strings.TrimRight(s[day:], numerals)
	year := s[day+len(month):]
	if day > 2 || len(month) < 3 || words.Month(strings.ToLower(month)) == 0 {
		return glue{}, false
	}
	if _, ok := fourDigits(year); !ok && (year != "" || len(month) < 4) {
		return glue{}, false
	}
	f := wordFlags(month)
	switch {
	case day == 0 && f != 0:
		return glue{cuts: [2]int{len(month)}, flags: [3]flags{f, 0}}, true
	case day == 0 || f == 0:
		return glue{}, false
	case year == "":
		return glue{cuts: [2]int{day}, flags: [3]flags{0, f}}, true
	}
	return glue{cuts: [2]int{day, day + len(month)}, flags: [3]flags{0, f, 0}}, true
}

// gluedNumber parts the number of an entry from its first word, "12Okafor AB".
func gluedNumber(en *entry, _ token, s string) (glue, bool) {
	cut := ascii.Digits(s)
	if len(en.tokens) > 0 || cut == 0 || cut > 3 || len(s) < cut+3 || s[cut] < 'A' || s[cut] > 'Z' || s[cut+1] < 'a' || s[cut+1] > 'z' {
		return glue{}, false
	}
	return glue{cuts: [2]int{cut}, flags: [3]flags{0, capital}, spaced: true}, true
}

// lettered are the last words of the names of journals that come out in series
// with letters.
var lettered = set("physics", "letters", "review", "physica", "acta", "crystallographica", "section", "series", "nature", "transactions", "proceedings", "journal", "crystallography", "chemistry", "phys", "lett", "rev", "nucl", "instrum")

// gluedSeries parts the letter of a journal's series from its volume, after the
// point of an abbreviation, "Phys. Rev. D74", or where volume, page and year
// follow: "Nuclear Physics B12, 345 (1969)".
func gluedSeries(en *entry, t token, s string) (glue, bool) {
	n := len(en.tokens)
	if !t.is(upper) || len(s) > 4 || s[0] > 'H' || strings.Trim(s[1:], numerals) != "" || n < 2 {
		return glue{}, false
	}
	g := glue{cuts: [2]int{1}, flags: [3]flags{capital | upper, 0}}
	last := &en.tokens[n-1]
	if last.kind == word {
		return g, lettered[foldOf(en, n-1)] && followsAny(en.s[t.end:], volumePatterns[:])
	}
	before := &en.tokens[n-2]
	if !en.at(n-1, '.') || before.kind != word || before.end-before.start > 6 || !before.is(capital) && en.s[before.start] < 0x80 {
		return glue{}, false // "p. A1"
	}
	return g, locatorLabels[foldOf(en, n-2)] == "" // "No. B10"
}

// gluedAnd says whether the word begins with the "and" of Arabic and is a family
// name after another name: "سمير وحداد، ليلى". After a comma it must be a name
// with the article, "نجاة، والراوندي، وائل", since names begin with that letter.
func gluedAnd(en *entry, t token) bool {
	n := len(en.tokens)
	if !t.is(caseless) || n < 2 || t.end-t.start <= 6 || !strings.HasPrefix(en.s[t.end:], "،") {
		return false
	}
	if en.tokens[n-1].at(',') {
		return n > 3 && strings.HasPrefix(en.s[t.start:], "وال") && t.end-t.start >= longestWal
	}
	return strings.HasPrefix(en.s[t.start:], "و") && en.tokens[n-1].kind == word && en.tokens[n-2].at(',')
}

// longestWal is in bytes: shorter words with these letters are names like "والتر".
const longestWal = 12

// gluedSuffix is the length of the initials before a suffix, 0 for other words.
func gluedSuffix(en *entry, t token) int {
	s := en.s[t.start:t.end]
	for _, suffix := range [...]string{"Jr", "Sr", "2nd", "3rd", "4th"} {
		if cut := len(s) - len(suffix); strings.HasSuffix(s, suffix) && cut >= 1 && strings.Trim(s[:cut], "ABCDEFGHIJKLMNOPQRSTUVWXYZ") == "" {
			return cut
		}
	}
	return 0
}
