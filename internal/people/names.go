// Package people holds what readers and comparers of people's names have in
// common: what of a family name it may be called by, initials, and a name
// written out.
//
// How a name is parted is not here. Five grammars are read, each by its own
// reader: BibTeX's (format/bib), the words of an entry (prose/reference), those
// of a text before a year (prose/cite), records with and without a comma
// (crossref/record, crossref/registry). Nor is what makes two names one: a
// citation is linked at a price (prose/cite), a record is held against an entry
// (crossref/match), and two entries of a list are one work only by the same
// name (rules/internal/works).
package people

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/bibfix/bibfix/internal/fold"
	"github.com/bibfix/bibfix/internal/words"
	"github.com/bibfix/bibfix/lint"
)

// Particles is how many of the folded words of a family name stand before what
// it is called by without them: "van der" of "van der Lund". The last word is
// none.
func Particles(family []string) int {
	n := 0
	for n < len(family)-1 && words.IsParticle(family[n]) {
		n++
	}
	return n
}

// Suffixes is how many of the folded words of a family name stand behind it,
// as "filho" does. The first word is none.
func Suffixes(family []string) int {
	n := 0
	for n < len(family)-1 && words.IsNameSuffix(family[len(family)-1-n]) {
		n++
	}
	return n
}

// longestClump is how many letters initials without points may have: "RMF" of
// PubMed. More in capitals are a name.
const longestClump = 4

// Initials are the first letters of given names, folded: "ab" for "Amara B.",
// "jp" for "Jean-Pierre", "rmf" for "RMF".
func Initials(given string) string {
	var most [8]byte // no memory for what names have
	out := most[:0]
	for part := range strings.FieldsFuncSeq(given, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.Is(unicode.Mn, r) && !fold.IsApostrophe(r) }) {
		clump := strings.ToUpper(part) == part && utf8.RuneCountInString(part) <= longestClump
		for i, r := range fold.Letters(part) {
			if i == 0 || clump {
				out = utf8.AppendRune(out, r)
			}
		}
	}
	return string(out)
}

// Listed is a name as lists sort it: "van Lund, Ada, Jr.", as far as it is known.
func Listed(n lint.Name) string {
	s := n.Sorted()
	for _, part := range [...]string{n.Given, n.Suffix} {
		if part != "" {
			s += ", " + part
		}
	}
	return s
}

// Spoken is a name as a sentence has it: "Ada van Lund".
func Spoken(n lint.Name) string {
	return strings.TrimSpace(n.Given + " " + n.Sorted())
}

// IsVietnamese tells letters by which names of three and four words are known to
// be Vietnamese. Romanian has ă as well, so that is none of them.
func IsVietnamese(r rune) bool {
	return 0x1ea0 <= r && r <= 0x1ef9 || strings.ContainsRune("đĐơƠưƯ", r)
}
