// Package tex reads LaTeX: the keys that a manuscript cites, the files that it
// names, the entries of its thebibliography, and its prose where a list of
// references is typed in it.
//
// TeX can be read by TeX alone. This reader goes over the file once, knows the
// commands of the packages that people cite with, learns from the definitions
// of the file what its own commands cite (\newcommand{\mycite}[1]{…\cite{#1}…}),
// and goes past all others: they are text, or nothing. Comments, verbatim text,
// \iffalse and what follows \end{document} are not read. What macros compute is
// not known, and then nothing is said to be missing.
//
// A file that is cut off or has too many braces is read to its end all the
// same: an argument whose end is not near is text.
package tex

import (
	"slices"

	"github.com/bibfix/bibfix/format/kind"
	"github.com/bibfix/bibfix/internal/charset"
	"github.com/bibfix/bibfix/internal/tex"
	"github.com/bibfix/bibfix/lint"
	"github.com/bibfix/bibfix/prose"
	"github.com/bibfix/bibfix/prose/block"
)

const name = "latex"

// Endings of names.
var (
	extensions = []string{".tex", ".ltx", ".latex", ".rtex"}
	sweave     = []string{".rnw", ".snw"}
	bbl        = []string{".bbl"}
)

// LaTeX is the format, Sweave the one that it is written in for a program that
// runs its code, and BBL the list of references that BibTeX or biber makes for it.
var (
	LaTeX = &kind.Format{
		Name: name, Title: "LaTeX", One: "a LaTeX file", Many: "LaTeX files", Extensions: extensions,
		Holds: kind.Manuscript, Tells: IsLaTeX, Read: ReadIn, Cannot: kind.Layout, Adopts: true,
	}
	Sweave = LaTeX.As("sweave", "a Sweave file", "Sweave files", sweave...)
	BBL    = &kind.Format{
		Name: "bbl", Title: "bbl", One: "a list that BibTeX or biber made", Many: "lists that BibTeX or biber made",
		Extensions: bbl, Remedy: "name the .bib file that %s was made of",
	}
)

// Read reads a LaTeX file.
func Read(file lint.File) *lint.Document { return ReadIn(file, kind.Context{}) }

// ReadIn reads a LaTeX file in which commands of the names that are known, without their
// backslash, cite as \cite does, or as their definition in the file says.
func ReadIn(file lint.File, about kind.Context) *lint.Document {
	doc := &lint.Document{File: file, Format: name, Errors: charset.Damage(file)}
	doc.Syntax = syntax{prose.Syntax{Document: doc, Write: Escape}}
	doc.Comments = lint.CommentStyle{Line: "%", Escaped: true, JoinsLine: true}
	s := scan(doc, about.Commands)
	prose.Read(doc, s.render())
	for _, r := range doc.References {
		r.Nature |= lint.TeX
	}
	s.keep()
	doc.Strict = func() lint.Strictness {
		return lint.Strictness{Program: "TeX", Faults: tex.Unbalanced(file.Data), Entries: doc.Count()}
	}
	return doc
}

// Escape writes plain text in LaTeX.
func Escape(text string) string { return tex.Encode(text, false) }

// Blocks gives the blocks of a LaTeX file, in order.
func Blocks(data []byte) []block.Block {
	return scan(&lint.Document{File: lint.File{Data: data}}, nil).render()
}

// keep puts together what the reading of keys and the reading of prose found. A
// file without a list of its own has no citations but those by key, and what only looks like a list is none; one that
// cites by key may have others beside, and only those are kept of which the list
// leaves no doubt.
func (s *scanner) keep() {
	doc := s.doc
	typed := slices.ContainsFunc(doc.References, func(r *lint.Reference) bool { return r.Key != "" })
	headed := slices.ContainsFunc(doc.Lists, func(l lint.List) bool { return l.Heading != "" })
	keyed := len(s.cited) > 0 || len(doc.Links) > 0 || doc.CitesAll
	if keyed && !typed && !headed {
		doc.Lists, doc.References, doc.Citations, doc.Notes = nil, nil, nil, nil
	}
	if !s.whole {
		doc.Notes = nil // nobody expects a list in a chapter or a preamble
	}
	if keyed {
		doc.Citations = slices.DeleteFunc(doc.Citations, func(c *lint.Citation) bool {
			return c.Kind != lint.ByAuthorYear || c.Status != lint.Resolved
		})
	}
	if typed {
		for _, c := range s.cited {
			c.List = 0
		}
	}
	doc.Citations = append(doc.Citations, s.cited...)
	slices.SortStableFunc(doc.Citations, func(a, b *lint.Citation) int { return a.Span.Start - b.Span.Start })
	doc.Code = append(doc.Code, s.code...)
	slices.SortFunc(doc.Code, func(a, b lint.Span) int { return a.Start - b.Start })
}
