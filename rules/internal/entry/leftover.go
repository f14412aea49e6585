package entry

import (
	"strings"

	"github.com/bibfix/bibfix/internal/fold"
	"github.com/bibfix/bibfix/lint"
)

// leftover is the text of an entry that lies in none of its fields: at least
// punctuation, at worst what the reader could not make out.
func leftover(r *lint.Reference) string {
	covered := make([]bool, r.Text.Len())
	for _, f := range r.Fields {
		for i := max(f.Start, 0); i < min(f.End, len(covered)); i++ {
			covered[i] = true
		}
	}
	var b strings.Builder
	for i := range covered {
		switch {
		case !covered[i]:
			b.WriteByte(r.Text.String[i])
		case i > 0 && !covered[i-1]:
			b.WriteByte(' ')
		}
	}
	return b.String()
}

// leadIns are words that introduce a field and belong to none.
var leadIns = fold.Set(fold.Letters, "doi", "https", "http", "org", "arxiv", "preprint", "in", "url", "available", "retrieved",
	"from", "at", "online", "accessed", "and", "isbn", "issn", "pp", "p", "vol", "no")

// Explained says whether every word and number in the text of an entry belongs to a
// field or introduces one.
func Explained(r *lint.Reference) bool {
	for word := range strings.FieldsSeq(fold.Words(leftover(r))) {
		if !leadIns[word] {
			return false
		}
	}
	return true
}
