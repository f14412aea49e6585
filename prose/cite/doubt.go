package cite

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/bibfix/bibfix/internal/ascii"
	"github.com/bibfix/bibfix/internal/fold"
	"github.com/bibfix/bibfix/internal/words"
	"github.com/bibfix/bibfix/lint"
)

// Entries are read by form, and sometimes wrongly: a co-author ends up in the
// title, the year of the first printing is taken for the volume. What follows
// looks at the plain text of an entry for whatever speaks for a citation,
// before the citation is called wrong.

// yearReach bounds, in bytes, how much of an entry is searched for years, and
// mostYears how many are kept.
const (
	yearReach = 2000
	mostYears = 6
)

// otherYears are the years of an entry, besides its own, that stand by
// themselves between points, commas or brackets, as dates do: both of "Quay
// Press, 2001, 2002" and of "[1966 reprint]". Those of pages, identifiers and
// days of access are none, and a title has its years among its words.
func otherYears(r *lint.Reference, own lint.Date) []int {
	s := r.Text.String[:min(len(r.Text.String), yearReach)]
	var years []int
	if year, _ := labelYear(r.Label); year > 0 && year != own.Year {
		years = append(years, year)
	}
	first := true // number of the entry
	for i := 0; i < len(s) && len(years) < mostYears; {
		n := ascii.Digits(s[i:])
		if n == 0 {
			i++
			continue
		}
		if year, _, ok := splitYear(s[i : i+n]); ok && year != own.Year && (standsAlone(s, i, i+n) || first && opensTitle(s, i, i+n)) && (!inOtherField(r, i) || r.Value("page") == s[i:i+n]) { // or what was taken for the only page
			years = append(years, year)
		}
		first = false
		i += n
	}
	return years
}

// labelYear is the year at the end of a label of names, with its letter: "Okafor 2014b".
func labelYear(label string) (year int, letter string) {
	if cut := strings.LastIndexByte(label, ' '); cut > 0 {
		if year, letter, ok := splitYear(label[cut+1:]); ok {
			return year, letter
		}
	}
	return 0, ""
}

// longestStatusBytes is in bytes: of "n.d." and its like, which may go on behind the
// first point of an entry.
const longestStatusBytes = 12

// statusAfter is where the words for a missing date begin behind an author who was
// read with them, "ISO s. d. What remains", 0 where there are none. They become the
// date of an entry that has none.
func (e *entry) statusAfter(s string) int {
	t := lex(nil, s, 0, len(s))
	for i := 1; i < len(t); i++ {
		if w, ok := statusAt(t, i); ok {
			if e.date.IsZero() {
				e.date = w.date
			}
			return t[i].start
		}
	}
	return 0
}

// firstYearIn is where the first year of s stands, -1 for none.
func firstYearIn(s string) int {
	for i := 0; i < len(s); i++ {
		n := ascii.Digits(s[i:])
		if _, _, ok := splitYear(s[i : i+n]); ok {
			return i
		}
		i += n
	}
	return -1
}

// latestHead is in bytes: the authors of an entry and its year are no longer where the
// year follows them without a sign.
const latestHead = 400

// opensTitle says whether the year at bytes [i, end) stands between the last of the
// authors and a title, with no sign: "Quay Union 2014 Levies", "A. Okafor 2014 « Levies".
func opensTitle(s string, i, end int) bool {
	if i > latestHead || i < 2 || s[i-1] != ' ' || end+1 >= len(s) || s[end] != ' ' {
		return false
	}
	before, _ := utf8.DecodeLastRuneInString(s[:i-1])
	after, _ := utf8.DecodeRuneInString(s[end+1:])
	last := s[strings.LastIndexByte(s[:i-1], ' ')+1 : i-1]
	return (unicode.IsLetter(before) || before == '.') && startsUpper(last) && (unicode.IsUpper(after) || strings.ContainsRune("«“„\"", after))
}

// standsAlone says whether the year at bytes [i, end) has a sign on each side
// that parts it from the words around, or a bracket before it.
func standsAlone(s string, i, end int) bool {
	before := strings.TrimRight(s[:i], " \n")
	if before == "" {
		return false
	}
	switch before[len(before)-1] {
	case '[', '(':
		return end == len(s) || s[end] != '-' && !strings.HasPrefix(s[end:], "–")
	case '.', ',', ';':
		return end == len(s) || strings.IndexByte(".,;)]", s[end]) >= 0 || s[end] == ' ' && end+1 < len(s) && (s[end+1] == '[' || s[end+1] == '(')
	}
	return false
}

// datedByTitle says whether what was read as the year of an entry goes on with the
// words before it, as the end of a title does: "Harbours: The view from 1968", or is the first
// of a span of years that the title tells of: "Tariffs, 1850–1914".
func (e *entry) datedByTitle() bool {
	if e.date.End > e.date.Year+1 {
		return true
	}
	f := e.ref.Field("issued")
	if f == nil || f.End > e.ref.Text.Len() || f.Start >= f.End {
		return false
	}
	before := e.ref.Text.String[:f.Start]
	word := before[strings.LastIndexByte(strings.TrimRight(before, " \n"), ' ')+1:]
	first, _ := utf8.DecodeRuneInString(word)
	return unicode.IsLower(first) && !standsAlone(e.ref.Text.String, f.Start, f.End)
}

// inOtherField says whether the decoded byte of an entry lies in a field whose
// numbers are no years of the work.
func inOtherField(r *lint.Reference, at int) bool {
	for i := range r.Fields {
		f := &r.Fields[i]
		switch f.Name {
		case "page", "number", "accessed", "DOI", "URL", "ISBN", "ISSN", "arxiv", "PMID", "PMCID":
			if f.Start <= at && at < f.End {
				return true
			}
		}
	}
	return false
}

// mayHaveMore says whether names may follow the last author that was read: a
// comma or an "and" stands behind it and then a capital letter. What a style
// sets between author and title as well is no proof, but reason to doubt.
func (e *entry) mayHaveMore() bool {
	f := e.ref.Field("author")
	s := e.ref.Text.String
	if f == nil || f.End <= 0 || f.End >= len(s) {
		return false
	}
	rest := strings.TrimLeft(s[f.End:], " .\n")
	if inner, after, ok := strings.Cut(strings.TrimPrefix(rest, "("), ")"); ok && rest[0] == '(' && isRole(strings.TrimRight(inner, ".")) { // "(Hrsg.) ; Prado"
		rest = strings.TrimLeft(after, " ")
	}
	joint := strings.TrimLeft(rest, ",;&+ \n")
	if word, after, ok := strings.Cut(joint, " "); ok && words.IsAnd(fold.Letters(word)) && len(word) > 1 {
		joint = strings.TrimLeft(after, " ")
	}
	first, _ := utf8.DecodeRuneInString(joint)
	return len(joint) < len(rest) && unicode.IsUpper(first)
}

// longestBody is in words: what is read as a further author and is longer is a
// title.
const longestBody = 5

// misreadAuthors says whether something among the authors is none.
func (e *entry) misreadAuthors() bool {
	for _, a := range e.authors[min(1, len(e.authors)):] {
		if len(strings.Fields(a.name.Literal)) > longestBody {
			return true
		}
	}
	return false
}
