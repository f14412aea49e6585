package match

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/bibfix/bibfix/internal/fold"
	"github.com/bibfix/bibfix/internal/people"
	"github.com/bibfix/bibfix/internal/sim"
	"github.com/bibfix/bibfix/internal/words"
	"github.com/bibfix/bibfix/lint"
)

// A person is a name made ready to be compared. Names are written in many ways
// and wrongly parted, by people and by registries, so that each has several keys.
type person struct {
	name     lint.Name
	family   string   // folded, without particle
	keys     []string // of the family name: whole, without particles, its first and its last word; umlauts spelt out
	given    []string // folded words
	initials string   // first letters of the given names
	whole    string   // all words in order of the alphabet, joined
	body     bool     // an organisation
	at       int      // its place in the list that it was taken from
	swapped  *person  // the name as it would be if PubMed's order was misread, nil where it cannot be
}

func newPerson(n lint.Name) person {
	p := person{name: n}
	if n.Literal != "" {
		p.family, p.body = fold.Letters(n.Literal), true
		p.keys = []string{p.family}
		if n.Acronym != "" {
			p.keys = append(p.keys, fold.Letters(n.Acronym))
		}
		parts := strings.Fields(fold.Words(n.Literal))
		slices.Sort(parts)
		p.whole = strings.Join(parts, "")
		return p
	}
	family := fold.Words(strings.TrimRight(n.Family, " 0123456789")) // "Yu Sun 0020" of DBLP
	if n.Particle != "" {
		family = fold.Words(n.Particle) + " " + family
	}
	parts := strings.Fields(family)
	core := parts[people.Particles(parts):]
	core = core[:len(core)-people.Suffixes(core)]
	p.family = strings.Join(core, "") // no copy, where it is one word
	p.keys = append(make([]string, 0, 4), strings.Join(parts, ""))
	add := func(key string) {
		if len(key) > 1 && !slices.Contains(p.keys, key) {
			p.keys = append(p.keys, key)
		}
	}
	add(p.family)
	if len(core) > 1 { // Iberian and double names: each half is used alone
		add(core[0])
		add(core[len(core)-1])
	}
	if !isASCII(n.Family) {
		add(fold.German(n.Family))
	}
	p.given = strings.Fields(fold.Words(n.Given))
	p.initials = people.Initials(n.Given)
	all := append(slices.Clone(parts), p.given...)
	slices.Sort(all)
	p.whole = strings.Join(all, "")
	return p
}

// unswapped puts right a name as PubMed has it, "Smith JR Jr", that was parted as
// if the family name stood last.
func unswapped(n lint.Name) lint.Name {
	const longest = 6 // letters of a suffix
	if len(n.Family) > longest || n.Given == "" || n.Particle != "" {
		return n
	}
	initials := len(n.Family) <= 3 && strings.ToUpper(n.Family) == n.Family && isASCII(n.Family)
	if !initials && !words.IsNameSuffix(fold.Words(n.Family)) && !isOrdinalSuffix(n.Family) {
		return n
	}
	given := strings.Fields(n.Given)
	if len(given) == 0 || len(given[0]) < 3 || strings.ToUpper(given[0]) == given[0] {
		return n
	}
	rest := strings.Join(given[1:], " ")
	if initials {
		rest = strings.TrimSpace(rest + " " + n.Family)
	}
	n.Family, n.Given = given[0], rest
	return n
}

func isOrdinalSuffix(s string) bool { return s == "2nd" || s == "3rd" || s == "4th" }

func newPeople(names []lint.Name) []person {
	list := make([]person, 0, len(names))
	for i, n := range names {
		before := len(list)
		list = appendPerson(list, n, i)
		if other := unswapped(n); other != n && len(list) > before {
			p := newPerson(other)
			list[before].swapped = &p
		}
	}
	return list
}

// appendPerson leaves out a name that says nothing, and one that stands twice.
func appendPerson(list []person, n lint.Name, at int) []person {
	if len(list) > maxPeople {
		return list
	}
	p := newPerson(n)
	p.at = at
	whole := len(p.given) > 0 && len(p.given[0]) > 2 // two authors may share initials
	if p.whole == "" || whole && slices.ContainsFunc(list, func(other person) bool { return other.whole == p.whole }) {
		return list
	}
	return append(list, p)
}

// peopleOf are the people of a record, without names that stand for others.
func peopleOf(persons []lint.Person) []person {
	list := make([]person, 0, len(persons))
	for i, p := range persons {
		if !isUnnamed(p) {
			list = appendPerson(list, recordName(p), i)
		}
	}
	return list
}

// recordName is a person as entries have them. A body may be on record as a
// family name: "the Quay Consortium", "on behalf of the Harbour Group".
func recordName(p lint.Person) lint.Name {
	n := p.Name()
	if first, _, several := strings.Cut(n.Family, " "); several && n.Given == "" && n.Suffix == "" && openers[fold.Letters(first)] {
		n.Literal, n.Family = n.Family, ""
	}
	return n
}

// openers begin the name of a body and of no person.
var openers = set("the", "on", "for", "and")

// isUnnamed says whether a person on record stands for those who are not named.
func isUnnamed(p lint.Person) bool {
	return words.StandsForOthers(strings.TrimSpace(fold.Words(p.Given + " " + p.Family + p.Literal)))
}

// isOpen says whether a record names some of its authors alone.
func isOpen(w *lint.Work) bool {
	return slices.ContainsFunc(w.Authors, func(p lint.Person) bool {
		_, open := withoutOthers(p.Name())
		return open || isUnnamed(p)
	})
}

// alike tells how well two names may be one person's.
type alike uint8

const (
	noPerson   alike = iota
	nearPerson       // the family name is a few letters off: a slip, another transcription
	otherGiven       // the family name is right and the given name is another's
	samePerson
)

// comparePersons compares two names.
func comparePersons(a, b *person) alike {
	kind := compareNames(a, b)
	if kind <= otherGiven && a.swapped != nil {
		if other := compareNames(a.swapped, b); other == samePerson {
			return other
		}
	}
	return kind
}

func compareNames(a, b *person) alike {
	if a.body || b.body {
		if !isASCII(a.whole) && joinedNames(a, b) {
			return samePerson
		}
		return compareBodies(a, b)
	}
	if a.whole == b.whole || !isASCII(a.whole) && joinedNames(a, b) {
		return samePerson
	}
	family := shares(a.keys, b.keys)
	if !family && (swapped(a, b) || swapped(b, a)) {
		return samePerson
	}
	switch {
	case family && givenAgree(a, b):
		return samePerson
	case family:
		return otherGiven
	case nearFamily(a.family, b.family) && givenAgree(a, b):
		return nearPerson
	}
	return noPerson
}

// joinedNames says whether two names are one in a script that writes no blanks
// between family and given name: 王建国.
func joinedNames(a, b *person) bool {
	x, y := fold.Letters(a.name.Family+a.name.Given+a.name.Literal), fold.Letters(b.name.Family+b.name.Given+b.name.Literal)
	return x == y || x == fold.Letters(b.name.Given+b.name.Family)
}

func compareBodies(a, b *person) alike {
	const account = 3 // letters of a family name that the name of an account holds
	switch {
	case a.body != b.body && !strings.Contains(a.name.Literal+b.name.Literal, " ") && len(a.family) >= account && len(b.family) >= account &&
		(strings.HasSuffix(a.family, b.family) || strings.HasSuffix(b.family, a.family)):
		return samePerson
	case a.whole == b.whole, shares(a.keys, b.keys):
		return samePerson
	case len(a.family) > 5 && strings.Contains(b.whole+" "+b.family, a.family), len(b.family) > 5 && strings.Contains(a.whole+" "+a.family, b.family):
		return samePerson
	case a.body && b.body && (acronymOf(a, b) || acronymOf(b, a)):
		return samePerson
	}
	return noPerson
}

// acronymOf says whether one body is written with the first letters of the other's name.
func acronymOf(short, long *person) bool {
	var b strings.Builder
	for word := range strings.FieldsSeq(fold.Words(long.name.Literal)) {
		if !isArticle(word) && !ands[word] && word != "of" && word != "for" {
			b.WriteByte(word[0])
		}
	}
	return len(short.family) > 1 && b.String() == short.family
}

func shares(a, b []string) bool {
	for _, x := range a {
		if slices.Contains(b, x) {
			return true
		}
	}
	return false
}

// swapped says whether a has as family name what b has as given name, as where
// East Asian names are parted by the rule of Western ones.
func swapped(a, b *person) bool {
	return len(a.given) > 0 && len(b.given) > 0 && a.family == strings.Join(b.given, "") &&
		(strings.Join(a.given, "") == b.family || a.initials != "" && strings.HasPrefix(b.family, a.initials[:1]))
}

// givenAgree says whether two given names may be one person's: as initials
// tell, or as a short form does. Where one has none, they may.
func givenAgree(a, b *person) bool {
	if a.initials == "" || b.initials == "" {
		return true
	}
	if strings.ContainsAny(transcribed.Replace(a.initials), transcribed.Replace(b.initials)) {
		return !differentNames(a.given, b.given)
	}
	for _, x := range a.given {
		for _, y := range b.given {
			if nickname(x, y) {
				return true
			}
		}
	}
	return !latin(a.initials) || !latin(b.initials)
}

// differentNames says whether two lists of given names are whole names, and none of
// one is a form of one of the other, though they share an initial: Samir, Sofia.
// Vowels vary with the transcription: Mohammed, Muhammad.
func differentNames(a, b []string) bool {
	const whole = 4 // letters
	for _, x := range a {
		for _, y := range b {
			if len(x) < whole || len(y) < whole || !isASCII(x) || !isASCII(y) || x[:2] == y[:2] || nickname(x, y) {
				return false
			}
			p, q := consonants.Replace(x), consonants.Replace(y)
			if len(p) < 2 || len(q) < 2 || p[:2] == q[:2] {
				return false
			}
		}
	}
	return len(a) > 0 && len(b) > 0
}

var consonants = strings.NewReplacer("a", "", "e", "", "i", "", "o", "", "u", "", "y", "")

// transcribed makes one of the letters by which a sound of another script is
// written: Iurii, Yuri, Jurij; Ekaterina, Yekaterina; Karl, Carl; Wladimir.
var transcribed = strings.NewReplacer("j", "i", "y", "i", "e", "i", "c", "k", "q", "k", "w", "v")

func latin(s string) bool { return s[0] < utf8.RuneSelf }

// nearFamily says whether two family names may be one, misspelt or transcribed
// in another way: "Chebyshev", "Tchebycheff".
func nearFamily(a, b string) bool {
	limit := 1
	switch n := min(len(a), len(b)); {
	case n < 5:
		return false
	case n > 7:
		limit = n / 4
	}
	return sim.Distance(a, b, limit) <= limit
}
