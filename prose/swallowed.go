package prose

import (
	"strconv"
	"strings"
	"unicode"

	"github.com/bibfix/bibfix/internal/fold"
	"github.com/bibfix/bibfix/lint"
)

// fewestSwallowed is how many works must stand with name and year inside the entries of
// others for the list to have been misread: one or two may be named there, as editors and
// reviewed authors are.
const fewestSwallowed = 4

// mostInside bounds the names and years of one entry that are looked at together.
const mostInside = 40

// swallowed gives those of the missing works whose name and year stand inside an entry that
// begins with another, as they do where the lines of two columns were mixed; nil where
// there are few.
func swallowed(doc *lint.Document, missing []*lint.Citation) []*lint.Citation {
	if len(missing) < fewestSwallowed {
		return nil
	}
	sought := make(map[string]bool)
	for _, c := range missing {
		sought[lastOf(c)] = true
	}
	inside := make(map[string]bool) // name and year
	for _, ref := range doc.References {
		var names, years []string
		for w := range strings.FieldsFuncSeq(ref.Text.String, func(r rune) bool {
			return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '-' && r != '\'' && r != '’'
		}) {
			switch folded := fold.Letters(w); {
			case len(w) == 4 && (w[0] == '1' || w[0] == '2') && strings.Trim(w, "0123456789") == "":
				years = append(years, w)
			case sought[folded]:
				names = append(names, folded)
			}
		}
		for _, name := range names[:min(len(names), mostInside)] {
			for _, year := range years[:min(len(years), mostInside)] {
				inside[name+year] = true
			}
		}
	}
	var found []*lint.Citation
	works := make(map[string]bool)
	for _, c := range missing {
		if key := lastOf(c) + strconv.Itoa(c.Date.Year); inside[key] {
			found = append(found, c)
			works[key] = true
		}
	}
	if len(works) < fewestSwallowed {
		return nil
	}
	return found
}

// lastOf is the last word of the first cited name, folded.
func lastOf(c *lint.Citation) string {
	all := strings.Fields(c.Names[0].Family)
	if len(all) == 0 {
		return ""
	}
	return fold.Letters(all[len(all)-1])
}
