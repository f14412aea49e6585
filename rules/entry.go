package rules

import (
	"strings"

	"github.com/bibfix/bibfix/internal/fold"
	"github.com/bibfix/bibfix/lint"
)

// What several rules ask of an entry: its list, its first author, what of its
// text no field explains, and the lines it fills in the file.

// entriesOf are the entries of the document's list of that index.
func entriesOf(doc *lint.Document, list int) []*lint.Reference {
	l := doc.Lists[list]
	return doc.References[l.First : l.First+l.N]
}

// A listOf is what is worked out once for a list is kept under; T is a rule's own type.
type listOf[T any] struct {
	doc  *lint.Document
	list int
}

// ofList is what make finds out about the list that an entry of a text stands in:
// its habits, which a rule holds each entry against.
func ofList[T any](p *lint.Pass, r *lint.Reference, make func(entries []*lint.Reference) T) T {
	return lint.Table(p, listOf[T]{p.Document, r.List}, func() T { return make(entriesOf(p.Document, r.List)) })
}

// firstAuthor is the name that an entry is listed under: its first author, or
// its first editor where it has no author.
func firstAuthor(r *lint.Reference) (lint.Name, bool) {
	for _, field := range []string{"author", "editor"} {
		if names := r.Names(field); len(names) > 0 {
			return names[0], true
		}
	}
	return lint.Name{}, false
}

// fewOdd says whether the exceptions among so many leave a habit one: a single
// one does, and one in ten.
func fewOdd(odd, of int) bool { return odd <= 1 || odd*10 <= of }

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
var leadIns = fold.Set(fold.Letters, "doi", "https", "http", "org", "arxiv", "preprint", "in", "url", "available", "retrieved", "from", "at", "online", "accessed", "and", "isbn", "issn", "pp", "p", "vol", "no")

// explained says whether every word and number of an entry belongs to a field
// or introduces one.
func explained(r *lint.Reference) bool {
	for word := range strings.FieldsSeq(fold.Words(leftover(r))) {
		if !leadIns[word] {
			return false
		}
	}
	return true
}
