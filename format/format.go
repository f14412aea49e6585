// Package format reads files, each in the format that its name or content shows.
//
// A format is a value in a folder below this one: what it is called, which
// endings and contents are its own, and a function that reads a file. It cuts
// the bytes into blocks without markup, keeps the place of every byte, lets
// package prose read them, and sets Document.Syntax to what answers with
// edits. Reading never fails; that the bytes are text at all is seen to before. A
// new format is one more folder and one more line in list.go.
package format

import (
	"slices"

	"github.com/bibfix/bibfix/format/kind"
	"github.com/bibfix/bibfix/lint"
)

// A Format is a kind of file.
type Format = kind.Format

// Context is what is known of a file besides its bytes.
type Context = kind.Context

// Of is the format of a file of that name, as its ending tells; nil for none.
func Of(name string) *Format { return all.Of(name) }

// Named is the format of that name, which is what Document.Format says; nil for none.
func Named(name string) *Format { return all.Named(name) }

// MayBe says whether a file of that name is of a format that is so by its ending, or may
// be of one: its content has to tell.
func MayBe(name string, so func(*Format) bool) bool { return all.MayBe(name, so) }

// IsRead says whether a file is read by the ending of its name, whatever it holds.
func IsRead(name string) bool { return all.IsRead(name) }

// Limit is the size in bytes of the largest file of that name that is read.
func Limit(name string) int64 { return all.Limit(name) }

// Read reads a file in the format that its name and content show.
func Read(file lint.File) *lint.Document { return all.ReadFile(file, Context{}) }

// ReadIn reads a file as [Read] does, in the light of what is known of it.
func ReadIn(file lint.File, about Context) *lint.Document { return all.ReadFile(file, about) }

// ReadFile reads a file in the format that its name and content show. The ending of
// a name settles it, but for that of plain text: such a file is Markdown where it
// holds the markup, since converters give their Markdown the name of plain text.
// Of one without an ending and of standard input the content tells. What no reader
// claims is for the caller to refuse: here it is text. Where a reader panics, the
// document holds that one finding and nothing else.
func (l List) ReadFile(file lint.File, about Context) *lint.Document {
	f := l.choose(file, about)
	about.Parts = l.parts()
	doc, failure := guarded(file, func() *lint.Document { return f.Read(file, about) })
	if failure != nil {
		doc = &lint.Document{File: file, Format: f.Name, Errors: []lint.Diagnostic{*failure}}
	}
	doc.FormatTitle, doc.ReadOnly = f.Title, !f.Can(kind.Edit)
	l.readPart(doc, about)
	l.doubt(doc)
	return doc
}

func guarded(file lint.File, read func() *lint.Document) (doc *lint.Document, failure *lint.Diagnostic) {
	defer func() {
		if cause := recover(); cause != nil {
			d := lint.Failure(file.Name, "the reader", cause)
			failure = &d
		}
	}()
	return read(), nil
}

// choose is the format that a file is read in.
func (l List) choose(file lint.File, about Context) *Format {
	f := l.Of(file.Name)
	if f != nil && f.IsRead() && f.Markup != kind.Plain {
		return f
	}
	if within := l.Named(about.Within); within.IsRead() {
		return within
	}
	if told := l.told(file.Name).Tell(file.Data); told != nil {
		return told
	}
	return l[slices.IndexFunc(l, func(f *Format) bool { return f.Markup == kind.Plain })]
}

// told are the formats that a content tells under that name: all where it has no
// ending, else those that share its ending and light markup.
func (l List) told(name string) List {
	if kind.Ending(name) == "" {
		return l
	}
	return append(l.Sharing(name), l.filter(func(f *Format) bool { return f.Markup == kind.Light })...)
}

// doubt notes that a text in which nothing was found looks like one of a
// format that its name does not tell: it must not pass as clean.
func (l List) doubt(doc *lint.Document) {
	if doc.IsBibliography() || doc.Count()+len(doc.Citations)+len(doc.Links) > 0 {
		return
	}
	other := l.filter(func(f *Format) bool { return f.Markup == kind.Formal && !f.Is(doc.Format) }).Tell(doc.Data)
	if other == nil {
		return
	}
	ending := slices.Concat(other.Extensions, other.Shared)[0]
	doc.Notes = []string{"nothing was found in it, and it looks like " + other.Title + ": a name that ends in " + ending + " has it read as that"}
}
