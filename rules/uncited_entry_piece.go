package rules

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/bibfix/bibfix/lint"
)

// What stands in a list and is no entry that anybody could cite.

// isNoEntry says whether a piece of a list is too little to be one: a line that
// has neither year nor address and names no more than somebody or something.
func isNoEntry(r *lint.Reference) bool {
	if r.Issued() != (lint.Date{}) || len(r.Addresses) > 0 || r.Field("container-title") != nil ||
		r.Field("publisher") != nil {
		return false
	}
	return len(r.Names("author")) == 0 || r.Value("title") == ""
}

// isPiece says whether what was taken for an entry reads as the rest of the one
// above: it has no author and no label, begins as no entry does, and the one above
// lacks what it may hold.
func isPiece(above, r *lint.Reference) bool {
	if len(r.Names("author")) > 0 || r.Label != "" || above.List != r.List {
		return false
	}
	return beginsInside(r.Text.String) || onlyAddress(r) && len(above.Addresses) == 0 || above.Issued() == (lint.Date{}) ||
		!hasHome(above)
}

// beginsInside says whether a text begins as a line within an entry does: with a
// small letter, a number, or a mark that closes.
func beginsInside(s string) bool {
	first, _ := utf8.DecodeRuneInString(strings.TrimLeft(s, "*_ "))
	return unicode.IsLower(first) || unicode.IsDigit(first) || strings.ContainsRune(").,;:]&–-/", first)
}

// onlyAddress says whether a web address, and perhaps the day somebody looked at
// it, is all there is.
func onlyAddress(r *lint.Reference) bool {
	return len(r.Addresses) > 0 && r.Field("container-title") == nil && r.Field("publisher") == nil &&
		r.Issued() == (lint.Date{})
}

// hasHome says whether an entry tells where its work is.
func hasHome(r *lint.Reference) bool {
	for _, name := range [...]string{"container-title", "publisher", "page", "DOI", "URL"} {
		if r.Field(name) != nil {
			return true
		}
	}
	return len(r.Addresses) > 0
}
