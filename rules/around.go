package rules

import (
	"sort"

	"github.com/bibfix/bibfix/lint"
)

// around is the entry that holds the span, nil for a place in the text.
func around(doc *lint.Document, span lint.Span) *lint.Reference {
	refs := doc.References
	i := sort.Search(len(refs), func(i int) bool { return refs[i].Span.End >= span.End })
	if i < len(refs) && refs[i].Span.Contains(span) {
		return refs[i]
	}
	return nil
}
