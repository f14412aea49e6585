package rules

import (
	"strings"

	"github.com/bibfix/bibfix/lint"
)

// addressFields are the fields of a .bib entry in which addresses stand; in the
// first three nothing else does.
var addressFields = [...]string{"url", "adsurl", "bdsk-url-1", "howpublished", "note"}

// eachAddress calls do for every address of a .bib entry, with the field that
// holds it.
func eachAddress(r *lint.Reference, do func(f *lint.Field, address lint.Text)) {
	for _, name := range addressFields {
		f := ownField(r, name)
		if !literal(f) {
			continue
		}
		text := f.Text
		for at := 0; ; {
			i := strings.Index(text[at:], "://")
			if i < 0 {
				break
			}
			start := at + i
			for start > at && isLetter(text[start-1]) {
				start--
			}
			end := at + i + len("://")
			for end < len(text) && text[end] > ' ' && text[end] != '"' && text[end] != '>' && !strings.HasPrefix(text[end:], "\u00a0") {
				end++
			}
			do(f, f.Places.Slice(start, end))
			at = end
		}
	}
}
