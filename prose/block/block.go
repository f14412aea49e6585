// Package block holds what format readers hand to the reading of prose: the
// blocks of a manuscript, in the order of the file, with their markup taken
// off and the place of every byte kept.
package block

import "github.com/bibfix/bibfix/lint"

// A Block is one paragraph, heading, list item, table row or the like.
type Block struct {
	Kind       Kind
	Level      int    // of a heading, 1 to 6; depth of a list item, from 1
	Marker     string // of a list item or note, as written: "-", "12.", "[^3]:"
	MarkerSpan lint.Span
	Key        string // of an entry of a list that the format itself marks as one, as \bibitem does; its Marker is the label, "#." for one by order
	KeySpan    lint.Span
	Span       lint.Span   // the whole block in the file, marker included
	Text       lint.Text   // line breaks inside a paragraph stay as "\n"
	Marks      []lint.Mark // over Text, by start
	Addresses  []Address   // web addresses of the block, by Start
	Indent     int         // columns of white space before the first line
	Hanging    int         // columns of white space before the following lines, when they all have it
	Gap        bool        // a blank line (or a change of block kind) stands before it
	Page       int         // pages counted by form feeds and page furniture, from 0
}

// An Address is a web address at a place of the block's text: of link text and
// bare addresses the decoded range they lie over, of a target the range of the
// link text.
type Address struct {
	lint.Address
	Start, End int
}

// Kind tells what a block is.
type Kind uint8

// The kinds of blocks.
const (
	Paragraph Kind = iota
	Heading
	Item
	Row       // of a table: cells joined by a tab
	Quote     // a block quotation: the quoted author cites
	Note      // a footnote's text
	Code      // code, mathematics, front matter, comments: no prose
	Furniture // page heads and feet
)
