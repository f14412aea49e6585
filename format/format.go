// Package format reads files, each in the format that its name or content shows.
//
// A format is a package below this one with a function Read(lint.File)
// *lint.Document. It cuts the bytes into blocks without markup, keeps the place
// of every byte, lets package prose read them, and sets Document.Escape to what
// writes plain text in its syntax. Reading never fails; that the bytes are text
// at all is seen to before (cmd/bibfix). A new format is one more package, one
// more line in the table of package format/kind and one more case in [Read].
package format

import (
	"bytes"

	"github.com/bibfix/bibfix/format/bib"
	"github.com/bibfix/bibfix/format/kind"
	"github.com/bibfix/bibfix/format/md"
	"github.com/bibfix/bibfix/format/tex"
	"github.com/bibfix/bibfix/format/txt"
	"github.com/bibfix/bibfix/internal/lines"
	"github.com/bibfix/bibfix/lint"
)

// Context is what is known of a file besides its bytes.
type Context struct {
	Citing   bool         // its project names a bibliography: in Markdown "@name" then is a citation
	LaTeX    bool         // it is part of a LaTeX text, which may call its parts as it likes
	Dialect  lint.Dialect // the program that .bib files are for
	Commands []string     // commands of LaTeX that cite, besides those that are known
}

// Read reads a file in the format that its name and content show. The ending of
// a name settles it, but for that of plain text: such a file is Markdown where it
// holds the markup, since converters give their Markdown the name of plain text.
// Of one without an ending and of standard input the content tells. What no reader
// claims is for the caller to refuse: here it is text.
func Read(file lint.File) *lint.Document { return Context{}.Read(file) }

// Read reads a file as [Read] does, in the light of what is known of it. Where a
// reader panics, the document holds that one finding and nothing else.
func (c Context) Read(file lint.File) *lint.Document { return guarded(file, c.read) }

func guarded(file lint.File, read func(lint.File) *lint.Document) (doc *lint.Document) {
	defer func() {
		if cause := recover(); cause != nil {
			failure := lint.Failure(file.Name, "the reader", cause)
			doc = &lint.Document{File: file, Format: "text", Errors: []lint.Diagnostic{failure}}
		}
	}()
	doc = read(file)
	doubt(doc)
	return doc
}

func (c Context) read(file lint.File) *lint.Document {
	switch {
	case kind.Is(file.Name, kind.Markdown):
		return c.markdown(file)
	case c.LaTeX, kind.Is(file.Name, kind.LaTeX):
		return tex.ReadWith(file, c.Commands)
	case kind.Is(file.Name, kind.BibTeX):
		return bib.ReadAs(file, c.Dialect)
	}
	switch told := kind.Ending(file.Name) == ""; {
	case told && IsBibTeX(file.Data):
		return bib.ReadAs(file, c.Dialect)
	case told && IsLaTeX(file.Data):
		return tex.ReadWith(file, c.Commands)
	case IsMarkdown(file.Data):
		return c.markdown(file)
	}
	return txt.Read(file)
}

func (c Context) markdown(file lint.File) *lint.Document {
	if c.Citing {
		return md.ReadCiting(file)
	}
	return md.Read(file)
}

// sample is how much of a file's beginning and end is looked at, in bytes: the
// end often holds the reference list.
const sample = 64 << 10

// IsMarkdown tells by its content whether a text is Markdown. A single sign
// may be chance, an asterisk for a note or a hash for a number: two are asked
// for, or a heading between blank lines, or front matter that names a bibliography.
func IsMarkdown(data []byte) bool {
	if head := data[:min(len(data), sample)]; bytes.HasPrefix(head, []byte("---")) && bytes.Contains(head, []byte("\nbibliography:")) {
		return true
	}
	if len(data) <= 2*sample {
		return markup(data) >= enough
	}
	return markup(data[:sample])+markup(data[len(data)-sample:]) >= enough
}

const enough = 2

// markup weighs the Markdown in a text, up to what is enough.
func markup(data []byte) int {
	weight := 0
	blankBefore := true
	for at := 0; at < len(data) && weight < enough; {
		end, next := lines.Next(data, at)
		start, stop := lines.Trim(data, at, end)
		line := data[start:stop]
		after, _ := lines.Next(data, min(next, len(data)))
		blankAfter := len(bytes.TrimSpace(data[min(next, len(data)):after])) == 0
		weight += weigh(line, blankBefore && blankAfter)
		blankBefore = len(line) == 0
		at = next
	}
	return weight
}

// weigh weighs one line.
func weigh(line []byte, alone bool) int {
	if len(line) == 0 {
		return 0
	}
	weight := 0
	switch {
	case alone && line[0] == '#' && isHeading(line), bytes.Contains(line, []byte("](http")), bytes.Contains(line, []byte("](#")):
		return 2
	case bytes.HasPrefix(line, []byte("```")), bytes.HasPrefix(line, []byte("::: ")), bytes.HasPrefix(line, []byte("[^")), bytes.HasPrefix(line, []byte("> ")):
		weight++
	case bytes.HasPrefix(line, []byte("|")) && bytes.HasSuffix(line, []byte("|")) && len(line) > 4:
		weight++
	}
	if bytes.Contains(line, []byte("[@")) {
		weight++
	}
	if paired(line, "**") || paired(line, "*") || paired(line, "_") {
		weight++
	}
	if bytes.Contains(line, []byte(`\_`)) || bytes.Contains(line, []byte(`\[`)) || bytes.Contains(line, []byte("<sup>")) || bytes.Contains(line, []byte("<i>")) {
		weight++
	}
	return weight
}

func isHeading(line []byte) bool {
	level := 0
	for level < len(line) && line[level] == '#' {
		level++
	}
	return level <= 6 && level+1 < len(line) && line[level] == ' '
}

// paired says whether a pair of emphasis signs stands around words.
func paired(line []byte, sign string) bool {
	i := bytes.Index(line, []byte(sign))
	if i < 0 || i > 0 && line[i-1] != ' ' && line[i-1] != '(' {
		return false
	}
	from := i + len(sign)
	if from >= len(line) || line[from] == ' ' || line[from] == sign[0] {
		return false
	}
	j := bytes.Index(line[from:], []byte(sign))
	return j > 1 && line[from+j-1] != ' '
}
