// Package scroll reads scrolls: a line that begins with "= " is a heading, and blank
// lines part paragraphs.
package scroll

import (
	"bytes"

	"github.com/bibfix/bibfix/format/kind"
	"github.com/bibfix/bibfix/internal/charset"
	"github.com/bibfix/bibfix/internal/lines"
	"github.com/bibfix/bibfix/lint"
	"github.com/bibfix/bibfix/prose"
	"github.com/bibfix/bibfix/prose/block"
)

const name = "scroll"

// Scroll is the format.
var Scroll = &kind.Format{
	Name: name, Title: "Scroll", One: "a scroll", Many: "scrolls",
	Extensions: []string{".scroll"}, Holds: kind.Manuscript,
	Tells: tells, Read: read, Cannot: kind.Layout,
}

func tells(data []byte) bool { return bytes.HasPrefix(data, []byte("= ")) }

func read(file lint.File, _ kind.Context) *lint.Document {
	doc := &lint.Document{File: file, Format: name, Errors: charset.Damage(file)}
	doc.Syntax = prose.Syntax{Document: doc} // plain text stands as it is
	doc.Comments = lint.CommentStyle{Line: "#"}
	prose.Read(doc, blocks(file.Data))
	return doc
}

// blocks are the headings and paragraphs, their text without signs.
func blocks(data []byte) []block.Block {
	var all []block.Block
	open := false // a paragraph that goes on
	for at := 0; at < len(data); {
		end, next := lines.Next(data, at)
		start, stop := lines.Trim(data, at, end)
		at = next
		text, heading := bytes.CutPrefix(data[start:stop], []byte("= "))
		switch {
		case start == stop:
			open = false
			continue
		case heading:
			all, open = append(all, made(block.Heading, data, stop-len(text), stop)), false
		case open:
			last := &all[len(all)-1]
			*last = made(block.Paragraph, data, last.Span.Start, stop)
		default:
			all, open = append(all, made(block.Paragraph, data, start, stop)), true
		}
	}
	return all
}

// made is a block of that piece of the file; its text knows the place of each byte.
func made(kind block.Kind, data []byte, start, end int) block.Block {
	var text lint.TextBuilder
	charset.Copy(&text, data[start:end], start)
	b := block.Block{Kind: kind, Level: 1, Span: lint.Span{Start: start, End: end}, Text: text.Text(), Gap: true}
	b.Addresses = block.FindAddresses(b.Text)
	return b
}
