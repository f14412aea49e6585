package format

import (
	"slices"

	"github.com/bibfix/bibfix/format/kind"
	"github.com/bibfix/bibfix/lint"
)

// parts are the kinds of parts of texts that the formats read.
func (l List) parts() []string {
	var kinds []string
	for _, f := range l {
		if f.ReadPart != nil {
			kinds = append(kinds, f.Part)
		}
	}
	return kinds
}

// readPart hands the first part of a text that a format reads to it. Its entries
// become the database of the text, of which it has one.
func (l List) readPart(doc *lint.Document, about Context) {
	for _, part := range doc.Parts {
		i := slices.IndexFunc(l, func(f *Format) bool { return f.ReadPart != nil && f.Part == part.Kind })
		if i < 0 {
			continue
		}
		read, failure := guarded(doc.File, func() *lint.Document { return l[i].ReadPart(doc.File, part, about) })
		if failure != nil {
			doc.Errors = append(doc.Errors, *failure)
			return
		}
		doc.Database = read.Database
		doc.Errors = append(doc.Errors, read.Errors...)
		doc.Notes = append(doc.Notes, read.Notes...)
		return
	}
}

// doubt notes that a text in which nothing was found looks like one of a
// format that its name does not tell: it must not pass as clean.
func (l List) doubt(doc *lint.Document) {
	if doc.Database != nil || len(doc.References)+len(doc.Citations)+len(doc.Links) > 0 {
		return
	}
	other := l.filter(func(f *Format) bool { return f.Markup == kind.Formal && !f.Is(doc.Format) }).Tell(doc.Data)
	if other == nil {
		return
	}
	ending := slices.Concat(other.Extensions, other.Shared)[0]
	doc.Notes = []string{"nothing was found in it, and it looks like " + other.Title + ": a name that ends in " + ending + " has it read as that"}
}
