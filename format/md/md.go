// Package md reads Markdown, as people write it and as converters make it:
// CommonMark, the extensions of GitHub and pandoc that manuscripts use, and
// what comes out of PDF and word processor converters (doubled escapes, broken
// superscripts, bullets of any kind, page furniture).
//
// The reader works on the bytes of the file in two passes. The first cuts
// lines into blocks and remembers only places; the second takes the inline
// markup off each block and keeps the place of every byte that is left. It
// prints nothing and resolves nothing beyond what prose needs, and it never
// fails: what is no markup is text.
//
// Where CommonMark would lose a reader's prose it is not followed: an unclosed
// fence, comment or front matter is text, numbers may begin anywhere, and a
// tag that HTML does not know is text.
package md

import (
	"github.com/bibfix/bibfix/format/kind"
	"github.com/bibfix/bibfix/internal/charset"
	"github.com/bibfix/bibfix/lint"
	"github.com/bibfix/bibfix/prose"
	"github.com/bibfix/bibfix/prose/block"
)

const name = "markdown"

// Endings of names.
var (
	extensions = []string{".md", ".markdown", ".mdown", ".mdwn", ".mkd", ".mkdn", ".mkdown", ".mdx"}
	quarto     = []string{".qmd"}
	rMarkdown  = []string{".rmd", ".rmarkdown"}
)

// Markdown is the format, and Quarto and RMarkdown are those that it is written in
// for programs that run its code.
var (
	Markdown = &kind.Format{
		Name: name, Title: "Markdown", One: "a Markdown file", Many: "Markdown files", Extensions: extensions,
		Holds: kind.Manuscript, Markup: kind.Light, Tells: IsMarkdown, Read: ReadIn, Cannot: kind.Layout, Keys: true,
	}
	Quarto    = Markdown.As("quarto", "a Quarto file", "Quarto files", quarto...)
	RMarkdown = Markdown.As("rmarkdown", "an R Markdown file", "R Markdown files", rMarkdown...)
)

// isMarkdown says whether the name of a file is that of Markdown in any variant.
func isMarkdown(file string) bool {
	return kind.EndsIn(file, extensions...) || kind.EndsIn(file, quarto...) || kind.EndsIn(file, rMarkdown...)
}

// Read reads a Markdown file.
func Read(file lint.File) *lint.Document { return ReadIn(file, kind.Context{}) }

// ReadIn reads a Markdown file in the light of what is known of it.
func ReadIn(file lint.File, about kind.Context) *lint.Document {
	doc := &lint.Document{File: file, Format: name, Errors: charset.Damage(file)}
	doc.Syntax = syntax{prose.Syntax{Document: doc, Write: Escape}}
	doc.Comments = lint.CommentStyle{Open: "<!--", Close: "-->", Quote: ">"}
	s := scan(file.Data)
	blocks := s.inline()
	prose.Read(doc, blocks)
	readKeys(doc, blocks, s, about)
	return doc
}

// Blocks gives the blocks of a Markdown file, in order.
func Blocks(data []byte) []block.Block { return scan(data).inline() }

// inline takes the markup off the blocks.
func (s *scanner) inline() []block.Block {
	in := newInline(s.data, s.definitions)
	blocks := make([]block.Block, 0, len(s.blocks))
	for i := range s.blocks {
		blocks = append(blocks, in.block(&s.blocks[i], s.pieces))
	}
	return blocks
}

// Escape writes plain text as Markdown: signs that would be markup in one of its
// dialects get a backslash, formulas, citations and raised letters of pandoc included.
func Escape(text string) string {
	out := make([]byte, 0, len(text)+8)
	for i := 0; i < len(text); i++ {
		switch c := text[i]; c {
		case '\\', '*', '_', '`', '[', ']', '<', '>', '$', '^', '~', '@', '|', '{', '}':
			out = append(out, '\\', c)
		default:
			out = append(out, c)
		}
	}
	return string(out)
}
