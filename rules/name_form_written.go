package rules

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/bibfix/bibfix/internal/fold"
	"github.com/bibfix/bibfix/internal/words"
	"github.com/bibfix/bibfix/lint"
)

// How names are written: their order, initials, points and capitals.

// givenFirst says whether a name stands with its given name in front of a
// family name of one word. "Kok K" begins with its initial and yet does not.
func givenFirst(p *lint.Pass, n lint.Name) bool {
	text := p.Source(n.Span)
	return strings.HasPrefix(text, n.Given) && !strings.HasPrefix(text, n.Sorted()) && !strings.Contains(n.Family, " ") &&
		!isInitials(n.Family)
}

// isPersonal says whether initials in front of a name are those of a person:
// they have points, and no state is abbreviated so.
func isPersonal(given string) bool {
	switch strings.ReplaceAll(given, " ", "") {
	case "U.S.", "U.K.", "U.N.", "E.U.", "U.S.A.":
		return false
	}
	return strings.HasSuffix(given, ".")
}

// isFullName says whether a text is two or more words that begin with a capital,
// none of them an initial.
func isFullName(s string) bool {
	parts := strings.Fields(s)
	for _, word := range parts {
		first, _ := utf8.DecodeRuneInString(word)
		if !unicode.IsUpper(first) || isInitials(word) || strings.HasSuffix(word, ".") || utf8.RuneCountInString(word) < 3 {
			return false
		}
	}
	return len(parts) >= 2
}

// isInitials says whether a given name consists of capitals, one to four, with
// or without points.
func isInitials(given string) bool {
	n := 0
	for _, c := range given {
		switch {
		case unicode.IsUpper(c):
			n++
		case unicode.IsLetter(c), unicode.IsDigit(c):
			return false
		}
	}
	return 1 <= n && n <= 4
}

// isGlued says whether two or three initials stand side by side: "AB", "AB."; a
// point behind several capitals ends something else. Four may be a word, as in
// "RSTUDIO TEAM", and "J-C." is a habit of its own.
func isGlued(n lint.Name) bool {
	if words.IsNameSuffix(fold.Letters(n.Given)) || len(n.Given) > 1 && strings.Trim(n.Given, "IVX") == "" {
		return false // "Couto JR.", "History of Lund, VI"
	}
	run := 0
	for _, c := range n.Given {
		switch {
		case unicode.IsUpper(c):
			run++
		case run == 2 || run == 3:
			return isInitials(n.Given)
		default:
			run = 0
		}
	}
	return (run == 2 || run == 3) && isInitials(n.Given)
}

// lacksLastPoint says whether the last of a name's initials has no point: "A".
func lacksLastPoint(n lint.Name) bool {
	last, _ := utf8.DecodeLastRuneInString(n.Given)
	return isInitials(n.Given) && !isGlued(n) && unicode.IsUpper(last)
}

// hasPoint says whether a name's initials have points: "A. B.". The point of a single one may end
// the list of names.
func hasPoint(n lint.Name) bool {
	return isInitials(n.Given) && strings.HasSuffix(n.Given, ".") && strings.Count(n.Given, ".") > 1
}

// unpointed takes the points and blanks out of initials.
var unpointed = strings.NewReplacer(".", "", " ", "")

// pointed puts a point, and a space where the list has them, after each
// initial; hyphens stay: "J-P" is "J.-P.".
func pointed(given string, spaced bool) string {
	var b strings.Builder
	for _, c := range given {
		switch {
		case unicode.IsUpper(c):
			if s := b.String(); spaced && strings.HasSuffix(s, ".") {
				b.WriteByte(' ')
			}
			b.WriteRune(c)
			b.WriteByte('.')
		case c == '-' || c == '\u2010':
			b.WriteRune(c)
		}
	}
	return b.String()
}

// longestAcronym is in letters: what is longer in capitals is a name.
const longestAcronym = 6

// inCapitals leaves out "Chapin FS III", whose initials a reader may take for a
// family name, and bodies that were read as persons: "ATLAS Collaboration",
// "NCPD Resource Coordinators".
func inCapitals(n lint.Name) bool {
	body := utf8.RuneCountInString(n.Family) <= longestAcronym && strings.ContainsFunc(n.Given, unicode.IsLower)
	return isCapitals(n.Family) && !strings.Contains(n.Family, " ") && n.Given != "" && !body &&
		!strings.HasPrefix(n.Given, "Collab")
}

// isCapitals says whether a name of three or more letters has capitals only.
func isCapitals(s string) bool {
	letters := 0
	for _, c := range s {
		switch {
		case unicode.IsUpper(c):
			letters++
		case unicode.IsLetter(c):
			return false
		}
	}
	return letters >= 3
}

// smallLetters leaves a capital at the head of each part of a name.
func smallLetters(s string) string {
	out := []rune(s)
	inside := false
	for i, c := range out {
		if inside {
			out[i] = unicode.ToLower(c)
		}
		inside = unicode.IsLetter(c)
	}
	return string(out)
}
