package rules

import (
	"fmt"
	"strings"

	"github.com/bibfix/bibfix/internal/fold"
	"github.com/bibfix/bibfix/internal/sim"
	"github.com/bibfix/bibfix/lint"
)

var _ = add(lint.Rule{
	ID:       "entry-type",
	Title:    "the type of an entry is misspelt",
	Severity: lint.Warning,
	Since:    "0.2.0",
	Question: "What kind of work is it?",
	Doc: `BibTeX and biber take an entry of a type they do not know for a @misc, and leave out its journal, its book or its school.

A type is reported where it is one slip away from exactly one of the usual types (two slips in long names): @inproceeding,
@incolection, @masterthesis, @artcile. Other unknown types are somebody's own, such as @glossdef or @tesis, and are left alone.`,
	Fix:   `Writes the type that was meant, in the capitals of the file. It is unsafe: the entry will be printed otherwise than before.`,
	For:   lint.Fielded | lint.TeX,
	Entry: checkEntryType,
})

// usualTypes are the types that a misspelt one is compared with.
var usualTypes = [...]string{
	"article", "book", "booklet", "collection", "conference", "dataset", "electronic", "inbook", "incollection", "inproceedings", "manual",
	"mastersthesis", "misc", "online", "phdthesis", "proceedings", "software", "techreport", "unpublished",
}

// ownTypes are types in use that are near to a usual one and mean something else.
var ownTypes = fold.Set(fold.Letters, "tesis", "ebook", "books", "bookpart", "mastersthese", "manuals")

func checkEntryType(p *lint.Pass, r *lint.Reference) {
	if r.Type != "" || len(r.RawType) < 4 || r.Trust == lint.Suggest || ownTypes[r.RawType] {
		return
	}
	meant := nearestType(r.RawType)
	span := r.TypeSpan
	if meant == "" || span.Len() != len(r.RawType) {
		return
	}
	word := p.Document.Source(span)
	p.Report(lint.Diagnostic{
		Span: span, Reference: r,
		Message: fmt.Sprintf("@%s is no type: programs take the entry for a @misc; @%s was probably meant", word, meant),
		Fixes: []lint.Fix{{
			Message: "write @" + meant, Safety: lint.Unsafe,
			Edits: []lint.TextEdit{{Span: span, New: likeCase(meant, word)}},
		}},
	})
}

// nearestType is the one usual type that a misspelt one is near to; "" for none
// or several. The first letter is rarely missed.
func nearestType(raw string) string {
	limit := 1
	if len(raw) >= 7 {
		limit = 2
	}
	best, nearest := limit+1, ""
	for _, usual := range usualTypes {
		if usual[0] != raw[0] {
			continue
		}
		switch n := sim.Distance(raw, usual, limit); {
		case n == 0:
			return ""
		case n < best:
			best, nearest = n, usual
		case n == best && n <= limit:
			nearest = ""
		}
	}
	return nearest
}

// likeCase writes a word in lower case as model is: in capitals, or with one at
// its head.
func likeCase(word, model string) string {
	switch {
	case strings.ToUpper(model) == model:
		return strings.ToUpper(word)
	case strings.ToUpper(model[:1]) == model[:1]:
		return strings.ToUpper(word[:1]) + word[1:]
	}
	return word
}
