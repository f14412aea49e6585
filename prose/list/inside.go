package list

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/bibfix/bibfix/internal/ascii"
	"github.com/bibfix/bibfix/internal/dates"
	"github.com/bibfix/bibfix/internal/fold"
	"github.com/bibfix/bibfix/internal/words"
	"github.com/bibfix/bibfix/lint"
)

// A Seam is a place inside the text of an entry at which another may begin.
type Seam struct {
	At     int  // decoded byte
	Dated  bool // the stretch begins with its year: the authors are those of the entry
	Number int  // of the label that stands there, 0 for none
}

// The bounds of what is looked at inside an entry, in bytes, and the fewest
// letters of a title that an entry has besides its authors and its year.
const (
	longestInside = 8_000
	fewestLetters = 14
	leastSwallow  = 40
)

// Seams gives the places inside an entry where two may have run together: a
// stretch begins as entries do, with a name or a label, and what stands before
// it is whole by itself. A work that is only named, "a review of Okafor, A.
// (2014)", "In: Lund, B. (ed.) 2014", gives none.
func Seams(r *lint.Reference, data []byte) []Seam {
	s := r.Text.String[:min(len(r.Text.String), longestInside)]
	var seams []Seam
	for i := 1; i < len(s); i++ {
		if !ascii.Space(s[i-1]) || ascii.Space(s[i]) {
			continue
		}
		if len(s)-i < leastSwallow {
			break
		}
		label, end := labelInside(s[i:], r.Number)
		dated := label == 0 && beginsDated(s[i:]) && opensLine(r, data, i)
		if label == 0 && !dated && !(mayBeName(s[i:]) && startsWithName(s[i:])) {
			continue
		}
		before := strings.TrimRightFunc(s[:i], unicode.IsSpace)
		if !isWhole(before, label > 0 || opensLine(r, data, i)) {
			continue
		}
		seams = append(seams, Seam{i, dated, label})
		i += end
	}
	return seams
}

// labelInside is the number of a label before a name, and its end, if it is higher
// than that of the entry it stands in: of "2014. [25] G. H. Okafor", 25.
func labelInside(s string, own int) (number, end int) {
	l := readLabel(s[:min(len(s), 200)])
	if own == 0 || l.number <= own || l.number > own+nextLabels || l.form == raised || l.end >= len(s) {
		return 0, 0
	}
	if l.form == bare && !startsWithName(s[l.end:]) || !beginsUpper(s[l.end:]) {
		return 0, 0
	}
	return l.number, l.end
}

// nextLabels is how far the number of a swallowed entry may be from that of the
// entry it stands in: two columns that are mixed swallow several.
const nextLabels = 40

// beginsDated says whether s begins as one more work of the same authors does:
// "2014b Levies", "2014 : Levies".
func beginsDated(s string) bool {
	if len(s) < 8 || !dates.IsYear(s[:4]) {
		return false
	}
	if s[4] >= 'a' && s[4] <= 'h' {
		return s[5] == ' ' || s[5] == ':' || s[5] == '.'
	}
	return strings.HasPrefix(s[4:], " :") || s[4] == ':' || s[4] == ' ' && beginsUpper(s[5:]) || s[4] == '.' && s[5] == ' '
}

// mayBeName is a quick look at a word that may begin a name: it has a capital, or
// is a particle that is no preposition.
func mayBeName(s string) bool {
	if beginsUpper(s) {
		return true
	}
	word := fold.Words(firstOf(s))
	return words.IsParticle(word) && !leadsName[word]
}

func beginsUpper(s string) bool {
	r, _ := utf8.DecodeRuneInString(trimOrnaments(s))
	return unicode.IsUpper(r) || unicode.IsLetter(r) && !unicode.IsLower(r)
}

// opensLine says whether the decoded byte at i of an entry is the first of a
// line of the file.
func opensLine(r *lint.Reference, data []byte, i int) bool {
	at := r.Text.Span(i, i+1).Start
	for at > 0 && at <= len(data) && strings.IndexByte(" \t>*_-+", data[at-1]) >= 0 {
		at--
	}
	return at > 0 && at <= len(data) && (data[at-1] == '\n' || data[at-1] == '\f')
}

// isWhole says whether the text before a seam can be the end of an entry, and
// reads as one by itself: it is closed, says when or where the work is, and has
// a title's worth of letters besides. Where a line begins, an entry need not end
// in a stop, and need not tell its year.
func isWhole(before string, opens bool) bool {
	if before == "" || mustGoOn(before, opens) {
		return false
	}
	at := dates.YearIn(before)
	switch {
	case at < 0:
		return (opens || hasAddress(before)) && lettersIn(before) > 3*fewestLetters
	case lettersIn(before[at:]) >= fewestLetters:
		return true
	}
	return lettersIn(before[:at]) >= 2*fewestLetters
}

// mustGoOn says whether a text must go on: it ends in a comma, an initial, the mark
// of an editor, or a word that a name follows.
func mustGoOn(before string, opens bool) bool {
	last, _ := utf8.DecodeLastRuneInString(before)
	word := before[strings.LastIndexFunc(before, unicode.IsSpace)+1:]
	switch {
	case hasAddress(word):
		return false
	case strings.ContainsRune(",;:&([{/„“‘«-–—=+", last):
		return !opens || last != ','
	case last == '.':
		plain := strings.TrimRight(word, ".")
		n := utf8.RuneCountInString(plain)
		return n == 1 && !ascii.Digit(plain[0]) || strings.Contains(plain, ".") && n <= 3 || leadsName[fold.Words(plain)]
	case unicode.IsLetter(last):
		folded := fold.Words(word)
		return !opens || leadsName[folded] || words.IsAnd(folded) || words.IsParticle(folded) || utf8.RuneCountInString(word) <= 3 && !startsUpper(word)
	}
	return false
}

// leadsName holds words that a name follows inside an entry.
var leadsName = set("ed", "eds", "editor", "editors", "hg", "hrsg", "org", "orgs", "coord", "dir", "trans", "transl", "übers", "of", "by", "in", "to", "on", "with", "from", "von", "zu", "über", "mit",
	"par", "sur", "avec", "por", "sobre", "con", "com", "di", "su", "vs", "und", "st", "dr", "prof", "vol", "no", "nr", "p", "pp", "s", "jr")

func set(all ...string) map[string]bool { return fold.Set(fold.Words, all...) }

func lettersIn(s string) int {
	n := 0
	for _, r := range s {
		if unicode.IsLetter(r) {
			if n++; fold.IsEastAsian(r) {
				n += 2 // a word has two of them, and six letters
			}
		}
	}
	return n
}
