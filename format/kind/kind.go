// Package kind says what a format is. A format is a value of type [Format], and
// each folder beside this one declares its own; package format lists them, and
// whatever asks for an ending, a name or a size asks that list.
//
// That TeX adds ".tex" to the name of a chapter, and BibTeX ".bib" to that of a
// bibliography, is no question of formats: those programs know no other.
package kind

import (
	"path"
	"slices"
	"strings"
	"unicode"

	"github.com/bibfix/bibfix/lint"
)

// A Format is a kind of file: one that is read, or one that is known and not read.
type Format struct {
	Name    string // "markdown", as Document.Format and the JSON call it
	Variant string // "quarto", of files that a reader takes for those of another format; "" for the format itself
	Title   string // the format for people: "Markdown"
	One     string // a file in a sentence: "a Markdown file"
	Many    string // several: "Markdown files"

	Extensions []string // in lower case and with the point, the usual one first; no other format has them
	Shared     []string // endings that other files have as well, as .json: such a file is of this format where Tells says so
	Holds      Holds
	Markup     Markup
	Limit      int64 // size in bytes of the largest file that is read; 0 for MaxSize

	// Tells says whether a content, which may be cut off at its end, is of this
	// format; nil where only a name can tell. It is asked about names that tell
	// nothing, and where a text looks like another format than its name says.
	Tells func(data []byte) bool

	// Read reads a file; it never fails. It is nil for a format that is not read,
	// and Remedy then is what a user can do with %s, which is "it" or "them"; ""
	// for the usual advice.
	Read   func(file lint.File, about Context) *lint.Document
	Remedy string
	Cannot Ability // what is not done with such a file though it is read

	// ReadPart reads a part of a text that is of the kind Part, whose entries
	// become the Database of the text. All places are of the file, and so are the
	// edits that the document's Syntax answers with.
	Part     string
	ReadPart func(file lint.File, part lint.Part, about Context) *lint.Document

	Keys   bool // whether such a text cites by key may depend on Context.Citing
	Adopts bool // what such a text includes is of its format, unless the name says otherwise: to TeX "chapter.inc" is TeX
}

// Context is what is known of a file besides its bytes.
type Context struct {
	Citing   bool         // its project names a bibliography: in Markdown "@name" then is a citation
	Within   string       // name of the format that who names it says it is of: the text that includes it, where that adopts it; "" for none
	Dialect  lint.Dialect // the program that .bib files are for
	Commands []string     // commands of LaTeX that cite, besides those that are known
	Parts    []string     // kinds of parts whose entries another format reads, and that the reader of the text leaves to it
}

// The kinds of parts that texts have.
const (
	CSLItems = "csl-yaml" // a list of CSL items in YAML, as "references:" in the front matter has it
)

// Holds says what files of a format usually hold; zero is what programs made,
// data, pages of the web: seldom a manuscript.
type Holds uint8

// What files hold, and may hold together.
const (
	Manuscript   Holds = 1 << iota // text that may cite
	Bibliography                   // entries
)

// Has says whether all of what is held in other.
func (h Holds) Has(other Holds) bool { return h&other == other }

// Markup says how much of a file is markup, and so how surely a name or a content tells
// its format.
type Markup uint8

// How much is markup.
const (
	Formal Markup = iota // the file has a grammar: LaTeX, BibTeX
	Light                // signs in plain text: a file that calls itself plain text may hold them, and they are weighed last
	Plain                // none: what no other format claims
)

// Ability is what may be done with files, besides checking them.
type Ability uint8

// What may be done.
const (
	Edit   Ability = 1 << iota // fixes are written into it
	Layout                     // "bibfix format" sets it out anew
)

// MaxSize is the largest file of a format that sets no limit, in bytes. Reading a
// manuscript needs some fifteen times as much memory.
const MaxSize = 256 << 20

// Sample is how much of a file's beginning tells what it is, in bytes, and of its end, which
// often holds the reference list.
const Sample = 64 << 10

// IsRead says whether there is such a format and its files are read.
func (f *Format) IsRead() bool { return f != nil && f.Read != nil }

// Can says whether that may be done with files of this format, which are read.
func (f *Format) Can(a Ability) bool { return f.IsRead() && f.Cannot&a == 0 }

// Is says whether this is the format of that name, or a variant of it.
func (f *Format) Is(name string) bool { return f != nil && f.Name == name }

// As is a variant of a format: what reads it is the same.
func (f *Format) As(variant, one, many string, extensions ...string) *Format {
	v := *f
	v.Variant, v.One, v.Many = variant, one, many
	v.Extensions, v.Shared, v.Tells = extensions, nil, nil
	v.Part, v.ReadPart = "", nil
	return &v
}

// EndsIn says whether a name has one of those endings, which are in lower case.
func EndsIn(name string, endings ...string) bool {
	return slices.Contains(endings, Ending(name))
}

// Ending is the ending of a name in lower case and with its point: ".md". There
// is none in the name of a hidden file (".latexmkrc"), in a number or version
// ("chapter.2") and in words behind a full stop ("Lund et al. final").
func Ending(name string) string {
	base := path.Base(name)
	ending := path.Ext(base)
	if ending == "." || ending == base || strings.ContainsFunc(ending, unicode.IsSpace) || !strings.ContainsFunc(ending, unicode.IsLetter) {
		return ""
	}
	return strings.ToLower(ending)
}
