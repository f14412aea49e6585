package match

import (
	"fmt"
	"slices"
	"strings"

	"github.com/bibfix/bibfix/internal/fold"
	"github.com/bibfix/bibfix/lint"
)

// A venue is the name of a journal, book or proceedings, ready to be compared.
type venue struct {
	words   []string // folded, without small words, years and ordinals
	acronym []string // words in capitals or in brackets: "NAACL"
	section string   // the single letter at its end: "Physical Notes D"
	heads   string   // the first letters of all words that an acronym may take one from
	joined  string
}

// small are words that names of venues have or leave out.
var small = set("of", "the", "and", "for", "in", "on", "to", "a", "an", "at", "with", "de", "la", "le", "les", "des", "du", "et", "der", "die", "das", "und", "fur", "zur",
	"e", "y", "da", "do", "del", "della", "di", "van", "voor", "annual", "international", "int", "intl", "proceedings", "proc", "conference", "conf",
	"th", "st", "nd", "rd", "edition", "volume", "vol", "part", "series", "ser", "section", "sect", "acm", "ieee", "meeting", "advances", "adv", "journal", "j",
	"poster", "oral", "spotlight", "track", "long", "short", "papers", "main", "findings", "companion", "online", "print", "press", "usa", "uk", "london", "new")

// function are the words that acronyms pass over.
var function = set("of", "the", "and", "for", "in", "on", "to", "a", "an", "at", "with", "de", "la", "le", "les", "des", "du", "et", "der", "die", "das", "und")

func newVenue(name string) venue {
	var v venue
	if at := strings.IndexAny(name, "(["); at > 2 { // "Science (New York, N.Y.)"
		if inside := strings.TrimRight(name[at+1:], ")] "); capitals(inside) {
			v.acronym = append(v.acronym, fold.Letters(inside))
		}
		name = name[:at]
	}
	if words := strings.Fields(name); len(words) > 1 {
		if last := words[len(words)-1]; len(last) == 1 && 'A' <= last[0] && last[0] <= 'Z' {
			v.section = last
		}
	}
	for i, field := range strings.FieldsFunc(name, func(r rune) bool { return r == ' ' || r == '/' || r == '-' || r == '–' || r == ',' || r == '\u00a0' }) {
		word := fold.Letters(field)
		if word == "" {
			continue
		}
		if capitals(field) {
			v.acronym = append(v.acronym, strings.TrimRight(word, "0123456789"))
		}
		if isOrdinal(word) {
			continue
		}
		if !function[word] {
			v.heads += word[:1]
		}
		if small[word] {
			continue
		}
		if i > 0 && len(word) < 2 && !strings.HasSuffix(field, ".") {
			continue
		}
		v.words = append(v.words, word)
	}
	v.joined = fold.Letters(strings.TrimPrefix(strings.ToLower(name), "the "))
	return v
}

// capitals says whether a word is an acronym: two capitals or more, and hardly
// anything else.
func capitals(word string) bool {
	upper, lower := 0, 0
	for _, r := range word {
		switch {
		case 'A' <= r && r <= 'Z':
			upper++
		case 'a' <= r && r <= 'z':
			lower++
		}
	}
	return upper > 1 && lower <= 1+upper/3
}

// isOrdinal says whether a word is a year or counts the meeting.
func isOrdinal(word string) bool {
	if word[0] >= '0' && word[0] <= '9' {
		return true
	}
	return ordinals[word] || strings.HasSuffix(word, "th") && (strings.HasPrefix(word, "twent") || strings.HasPrefix(word, "thirt") || strings.HasPrefix(word, "fort"))
}

var ordinals = set("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth", "thirteenth",
	"fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth", "twentieth", "thirtieth", "fortieth", "fiftieth")

// hosts keep copies of what appeared elsewhere: their names are no venue.
var hosts = []string{"arxiv", "biorxiv", "medrxiv", "chemrxiv", "psyarxiv", "socarxiv", "ssrn", "zenodo", "figshare", "openreview", "researchgate", "hal", "preprint", "corr",
	"researchsquare", "osf", "pubmed", "jstor", "repec", "eprint", "techrxiv", "authorea", "engrxiv", "edarxiv", "mpra", "iacr", "cryptology"}

// bookSeries publish volumes that have titles of their own; references name
// either, records one or both.
var bookSeries = []string{"lecture notes", "lncs", "lnai", "communications in computer", "ccis", "advances in intelligent", "aisc", "ifip", "proceedings of machine learning",
	"pmlr", "procedia", "ceur", "spie", "smart innovation", "studies in computational", "studies in fuzziness", "studies in health technology", "springer proceedings", "astronomical society of the pacific", "acs symposium", "aip conference",
	"conference series", "methods in molecular", "leibniz", "lipics", "synthesis lectures", "grundlehren", "contemporary mathematics", "graduate texts",
	"advances in neural information", "nato science", "iop conference", "materials science forum", "key engineering", "applied mechanics", "icps", "international conference proceeding"}

func names(list []string, name string) bool {
	lower := strings.ToLower(name)
	return slices.ContainsFunc(list, func(part string) bool { return strings.Contains(lower, part) })
}

// A venueMatch is how the container of a reference fares.
type venueMatch struct {
	known, agrees bool
	theirs        string // the record's name for it
}

// compareVenue holds the container title against those on record: they agree
// unless they are clearly two.
func (r *Reference) compareVenue(w *lint.Work) venueMatch {
	if len(r.venues) == 0 || len(w.Containers) == 0 || isPreprint(w) || r.hosted || r.inSeries {
		return venueMatch{}
	}
	m := venueMatch{known: true, theirs: w.Containers[0]}
	theirs := slices.Concat(w.Containers, w.Events)
	for _, name := range theirs {
		if names(hosts, name) {
			return venueMatch{}
		}
		their := newVenue(name)
		for i := range r.venues {
			if sameVenue(&r.venues[i], &their) {
				m.agrees = true
				return m
			}
		}
		if r.rawLetters != "" && len(their.joined) > 3 && strings.Contains(r.rawLetters, their.joined) {
			m.agrees = true
			return m
		}
	}
	if names(bookSeries, w.Containers[0]) || len(w.ISSN) > 0 && slices.Contains(w.ISSN, r.q.ISSN) {
		return venueMatch{}
	}
	if !commonScript(r.q.Container, m.theirs) {
		return venueMatch{}
	}
	return m
}

// sameVenue says whether two names can be those of one venue. A workshop is not
// the conference that it is held at.
func sameVenue(a, b *venue) bool {
	if a.joined == b.joined || len(a.words) == 0 && len(b.words) == 0 {
		return true
	}
	if isWorkshop(a) != isWorkshop(b) || a.section != b.section && a.section != "" && b.section != "" {
		return false
	}
	if acronymFor(a, b) || acronymFor(b, a) {
		return true
	}
	if len(a.words) == 0 || len(b.words) == 0 {
		return len(a.words) == len(b.words) || strings.Contains(a.joined, b.joined) || strings.Contains(b.joined, a.joined)
	}
	shorter, longer := min(len(a.words), len(b.words)), max(len(a.words), len(b.words))
	if shorter == 1 && longer > 1 { // "Nature" is not "Nature Physics"
		return false
	}
	return 4*aligned(a.words, b.words) >= 3*shorter
}

func isWorkshop(v *venue) bool {
	return slices.ContainsFunc(v.words, func(w string) bool { return strings.HasPrefix(w, "workshop") || w == "wksh" || w == "workshops" })
}

// acronymFor says whether a names b by its acronym, or by first letters: NAACL, JMLR, PNAS.
func acronymFor(a, b *venue) bool {
	for _, acronym := range a.acronym {
		if len(acronym) < 2 {
			continue
		}
		for _, other := range b.acronym {
			if strings.HasSuffix(other, acronym) && len(acronym) > 2 { // SIGKDD, KDD
				return true
			}
		}
		if takesHeads(acronym, b.heads) {
			return true
		}
	}
	return false
}

// takesHeads says whether an acronym takes its letters from the heads of a
// name's words in order, and from two of five of them at least.
func takesHeads(acronym, heads string) bool {
	i := 0
	for j := 0; j < len(heads) && i < len(acronym); j++ {
		if heads[j] == acronym[i] {
			i++
		}
	}
	return i == len(acronym) && len(acronym) > 2 && 5*len(acronym) >= 2*len(heads)
}

// aligned counts the words that two names have in common, in order. A word may
// be abbreviated: "Philos.", "Quat Int", "Natl", "Zh.".
func aligned(a, b []string) int {
	best := make([]int, len(b)+1)
	for _, x := range a {
		diagonal := 0
		for j, y := range b {
			up := best[j+1]
			if abbreviates(x, y) {
				best[j+1] = max(up, diagonal+1)
			} else {
				best[j+1] = max(up, best[j])
			}
			diagonal = up
		}
	}
	return best[len(b)]
}

// abbreviates says whether one word is short for the other: the same first
// letter, and the letters of the shorter in order within the longer.
func abbreviates(x, y string) bool {
	if len(x) > len(y) {
		x, y = y, x
	}
	if x == y {
		return true
	}
	if x[0] != y[0] {
		return false
	}
	if strings.HasPrefix(y, x) {
		return true
	}
	if compareWords(x, y) != unlike {
		return true
	}
	if len(x) > 5 || len(y) < len(x)+3 {
		return common2(x, y)
	}
	i := 0
	for j := 0; j < len(y) && i < len(x); j++ {
		if x[i] == y[j] {
			i++
		}
	}
	return i == len(x)
}

// common2 says whether two words share a long head: "psychology", "psychological".
func common2(x, y string) bool {
	n := 0
	for n < len(x) && x[n] == y[n] {
		n++
	}
	return n >= 5 && 3*n >= 2*len(x)
}

// samePublisher says whether both name one publisher. Two names prove nothing:
// publishers have imprints and are bought.
func (r *Reference) samePublisher(w *lint.Work) bool {
	if r.q.Publisher == "" || w.Publisher == "" {
		return false
	}
	a, b := newVenue(r.q.Publisher), newVenue(w.Publisher)
	return len(a.words) > 0 && len(b.words) > 0 && aligned(a.words, b.words) == min(len(a.words), len(b.words)) || a.joined == b.joined
}

// sameISBN says whether the reference's book number is on record.
func (r *Reference) sameISBN(w *lint.Work) bool {
	ours := isbnKey(r.q.ISBN)
	return ours != "" && slices.ContainsFunc(w.ISBN, func(isbn string) bool { return isbnKey(isbn) == ours })
}

// isbnKey is what ISBN-10 and ISBN-13 of a book have in common: its nine digits
// before the check digit.
func isbnKey(s string) string {
	s = strings.Map(func(r rune) rune {
		if '0' <= r && r <= '9' || r == 'X' || r == 'x' {
			return r
		}
		return -1
	}, s)
	switch len(s) {
	case 10:
		return s[:9]
	case 13:
		return s[3:12]
	}
	return ""
}

// venueFault is the difference that a venue makes, nil for none.
func (r *Reference) venueFault(m venueMatch) *lint.Difference {
	if !m.known || m.agrees {
		return nil
	}
	return &lint.Difference{
		Field: "container-title", Value: m.theirs, Severity: lint.Warning,
		Message: fmt.Sprintf("on record it appeared in %q, not in %q", m.theirs, r.q.Container),
	}
}
