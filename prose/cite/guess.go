package cite

import (
	"strings"
	"unicode/utf8"

	"github.com/bibfix/bibfix/internal/ascii"
	"github.com/bibfix/bibfix/internal/fold"
	"github.com/bibfix/bibfix/internal/words"
	"github.com/bibfix/bibfix/lint"
)

// What an entry is by, and when, where its fields were not read, or not rightly.

// guessAuthor makes the words before the first comma or stop the author of an
// entry whose authors were not read: "Filippo, D. O que o Brasil publica".
func (e *entry) guessAuthor() {
	text := e.ref.Text.String
	cut := strings.IndexAny(text, ",.;:([")
	if year := firstYearIn(text[:max(cut, 0)]); year > 1 && text[year-1] == ' ' { // "Quay Union 2014 Levies, Lund"
		cut = year
	}
	if status := e.statusAfter(text[:min(len(text), max(cut, 0)+longestStatusBytes)]); status > 0 {
		cut = status
	}
	if cut < 2 {
		return
	}
	head := strings.Trim(text[:cut], " \t\"“”*_")
	name := lint.Name{Literal: head}
	switch words := strings.Fields(head); {
	case !startsUpper(head) && !opensParticle(head):
		return
	case len(words) > 4 && text[cut] == ',', len(words) > 12, len(words) > 4 && isAcronym(words[0]): // "ISO The making of ports"
		name = lint.Name{Family: words[0]}
	case text[cut] == ',':
		name = lint.Name{Family: head}
	default:
		if at := particleIn(head); at > 0 {
			name = lint.Name{Given: strings.TrimSpace(head[:at]), Family: head[at:]}
		}
	}
	if a := (author{name: name}); len(a.spelled()) > 0 {
		e.authors, e.open = []author{a}, true
	}
}

// particleIn is where the particle of a person's name stands, and nothing but one
// capitalised word on each side of it: "Xiaoming van der Molenaar". 0 for none.
func particleIn(head string) int {
	t := lex(nil, head, 0, len(head))
	end := 1
	for end < len(t) && t[end].kind == word && !t[end].capital() && words.IsParticle(t[end].folded()) && !isJoint(&t[end]) {
		end++
	}
	if end == 1 || end+1 != len(t) || !t[0].capital() || !t[end].capital() || isOf(t[1].text) || isPreposition(t[1].text) {
		return 0
	}
	return t[1].start
}

// opensParticle says whether a head begins with the particles of a name in small letters,
// "van ’t Hoffman".
func opensParticle(head string) bool {
	t := lex(nil, head, 0, len(head))
	for i := range t {
		switch {
		case t[i].capital():
			return i > 0
		case t[i].kind == sign && fold.IsApostrophe(t[i].sign), t[i].text == "t", t[i].kind == word && words.IsParticle(t[i].folded()):
		default:
			return false
		}
	}
	return false
}

// mend gives the names of one read author: several people of a Vietnamese list that were
// read as one, none for what is a piece of another name, and without the words for a
// missing date or for further authors at its end, which it takes into the entry.
func (e *entry) mend(n lint.Name) []lint.Name {
	if n.Literal == "" {
		if len(e.authors) > 0 && onlyParticles(n.Family) {
			e.open = true
			return nil
		}
		return []lint.Name{n}
	}
	if cut := e.statusAfter(n.Literal); cut > 0 {
		n.Literal = strings.TrimRight(n.Literal[:cut], " ,.")
	}
	t := lex(nil, n.Literal, 0, len(n.Literal))
	if others := etAlBefore(t, 0, len(t)); others > 0 { // "Hoogland, Rosa van den u. a"
		e.open, e.etAl = true, true
		n.Literal = strings.TrimRight(n.Literal[:t[others].start], " ,.")
		n.Family, n.Given, _ = strings.Cut(n.Literal, ", ")
		n.Literal = ""
		return []lint.Name{n}
	}
	if people := vietnamese(n); len(people) > 1 {
		return people
	}
	e.open = e.open || strings.Contains(n.Literal, ",") && strings.ContainsAny(n.Literal, "/;")
	return []lint.Name{n}
}

// onlyParticles says whether a name is the particles of another, the "VAN DEN" of
// "HOOGLAND, VAN DEN Q.", and no particle that is a name as well, as Du and Le are.
func onlyParticles(family string) bool {
	all := strings.Fields(family)
	for _, w := range all {
		switch fold.Letters(w) {
		case "van", "von", "vom", "der", "den", "ter", "ten", "zur", "dos", "das", "della":
		default:
			return false
		}
	}
	return len(all) > 0
}

// dropGiven drops what was read as further authors behind a family name in capitals and
// is no such name: the given names and the opening of the title, "ROBERTS, Brian E. A
// Senator". More authors may stand behind.
func (e *entry) dropGiven() {
	first := e.authors[0].name.Family + e.authors[0].name.Literal
	if utf8.RuneCountInString(first) < 3 || !allCapitals(first) || !startsUpper(first) {
		return
	}
	for i := 1; i < len(e.authors); i++ {
		if family := e.authors[i].name.Family; family != "" && !allCapitals(family) {
			e.authors, e.open = e.authors[:i], true
			return
		}
	}
}

// guessYears takes the years that stand in an entry whose date was not read.
func guessYears(s string) []int {
	var years []int
	for i := 0; i < len(s) && len(years) < 4; {
		n := ascii.Digits(s[i:])
		if n == 0 {
			i++
			continue
		}
		if year, _, ok := splitYear(s[i : i+n]); ok {
			years = append(years, year)
		}
		i += n
	}
	return years
}
