// Package entry is what several rules ask of an entry and of its fields: which are
// its own, what they say beyond their text, what no field explains.
package entry

import (
	"sort"

	"github.com/bibfix/bibfix/lint"
)

// OfList are the entries of the document's list of that index, in order.
func OfList(doc *lint.Document, list int) []*lint.Reference {
	l := doc.Lists[list]
	return doc.References[l.First : l.First+l.N]
}

// FirstAuthor is the name that an entry is listed under: its first author, or
// its first editor where it has no author. It is not ok where it has neither.
func FirstAuthor(r *lint.Reference) (lint.Name, bool) {
	for _, field := range []string{"author", "editor"} {
		if names := r.Names(field); len(names) > 0 {
			return names[0], true
		}
	}
	return lint.Name{}, false
}

// Around is the entry of a list that holds a span of the file; nil for a place in the
// text, and for one in a bibliography.
func Around(doc *lint.Document, span lint.Span) *lint.Reference {
	refs := doc.References
	i := sort.Search(len(refs), func(i int) bool { return refs[i].Span.End >= span.End })
	if i < len(refs) && refs[i].Span.Contains(span) {
		return refs[i]
	}
	return nil
}

// IsHeld says whether any of the decoded bytes [start, end) of an entry lies in the
// argument of a command that holds an address or identifier, as \doi{…} does.
func IsHeld(ref *lint.Reference, start, end int) bool {
	for _, m := range ref.Marks {
		if m.Kind == lint.Held && m.Start < end && start < m.End {
			return true
		}
	}
	return false
}

// IsDashed says whether a dash stands for the author of an entry: that of the entry above.
func IsDashed(r *lint.Reference) bool {
	author, ok := FirstAuthor(r)
	return ok && author.Repeated
}

// Unique drops repeated words and keeps the order, for a message.
func Unique(words []string) []string {
	seen := map[string]bool{}
	var list []string
	for _, w := range words {
		if !seen[w] {
			seen[w] = true
			list = append(list, w)
		}
	}
	return list
}

// Listed is a name as a list has it, without what stands behind it: "van Lund, Ada".
func Listed(n lint.Name) string {
	if n.Given == "" || n.Literal != "" {
		return n.Sorted()
	}
	return n.Sorted() + ", " + n.Given
}
