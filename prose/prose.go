// Package prose reads human text: reference lists into entries and fields, and
// the text around them into citations.
//
// A format takes the markup off and hands over blocks (prose/block). [Read]
// then works in an order that matters. First the lists are found and parted
// into entries (prose/list), which leaves the text that may cite. Then each
// entry is read into fields (prose/reference). Last the citations are read
// with the list in hand, and linked (prose/cite): a year in brackets means a
// work when the list knows the name before it.
//
// Whoever adds a format calls Read and nothing below it. Nothing here fails:
// what is not understood is left out, and what a user should know of it stands
// in the notes and errors of the document.
package prose

import (
	"strings"

	"github.com/bibfix/bibfix/lint"
	"github.com/bibfix/bibfix/prose/block"
	"github.com/bibfix/bibfix/prose/cite"
	"github.com/bibfix/bibfix/prose/list"
	"github.com/bibfix/bibfix/prose/reference"
)

// Read fills in the lists, references and citations of doc from its blocks.
// The list is read first, then the text with the list in hand.
func Read(doc *lint.Document, blocks []block.Block) {
	doc.HasText = true
	doc.Code = code(blocks)
	body := list.Find(doc, blocks)
	doc.Addresses = addresses(body)
	pairAddresses(doc.Data, doc.Addresses)
	for _, r := range doc.References {
		r.Nature = lint.Prose
		pairAddresses(doc.Data, r.Addresses)
	}
	reference.ParseAll(doc.References)
	cite.Read(doc, body)
	findJoined(doc)
	withholdAstray(doc)
	noteGuess(doc)
}

// noteGuess says once that what is held against a guessed list is no error.
func noteGuess(doc *lint.Document) {
	grounds := doc.Grounds()
	for i, l := range doc.Lists {
		if !l.Guessed && !l.Torn || l.Notes || l.Optional || grounds.Without(i) == lint.FirmGround {
			continue
		}
		if l.Torn {
			doc.Notes = append(doc.Notes, "the reference list stands in pieces, with text between them: the order of the text is in doubt, and nothing that rests on the list is an error")
			return
		}
		doc.Notes = append(doc.Notes, "no heading announces the reference list: where it was found is a guess, and nothing that rests on it is an error")
		return
	}
}

// code collects the places that are shown as they stand, and comments.
func code(blocks []block.Block) []lint.Span {
	var all []lint.Span
	for i := range blocks {
		b := &blocks[i]
		if b.Kind == block.Code {
			all = append(all, b.Span)
			continue
		}
		for _, m := range b.Marks {
			if m.Kind == lint.Code {
				all = append(all, b.Text.Span(m.Start, m.End))
			}
		}
	}
	return all
}

// pairAddresses tells which addresses are one link with the one before them: a text
// that is an address with the target behind it, in Markdown, or before it, in HTML.
func pairAddresses(data []byte, addresses []lint.Address) {
	for i := 1; i < len(addresses); i++ {
		switch before, a := &addresses[i-1], &addresses[i]; {
		case before.Second || before.Target == a.Target:
		case a.Target:
			a.Second = joins(between(data, before, a))
		default:
			a.Second = closes(between(data, before, a))
		}
	}
}

// between is the short piece of the file between two addresses, "" where they
// are too far apart to belong to one link.
func between(data []byte, first, second *lint.Address) string {
	start, end := first.Text.Span(0, first.Text.Len()).End, second.Text.Span(0, second.Text.Len()).Start
	const longest = 80 // of ` class="external">` and its kind
	if start > end || end-start > longest {
		return ""
	}
	return strings.TrimSpace(string(data[start:end]))
}

// joins says whether a text and the target behind it are one Markdown link:
// "](", with the ellipsis of a shortened text or the bracket of the target. Where
// a bracket opens between them, the target is another link's.
func joins(s string) bool {
	return strings.HasSuffix(strings.TrimSuffix(s, "<"), "](") && strings.IndexByte(s, '[') < 0
}

// closes says whether a target and the text behind it are one HTML link.
func closes(s string) bool {
	return strings.HasSuffix(s, ">") && strings.IndexByte("\"'>", s[0]) >= 0 && strings.Count(s, ">") == 1
}

// addresses collects the web addresses of the text. What is shown as code is
// an example, and no link of the manuscript.
func addresses(body []block.Block) []lint.Address {
	var all []lint.Address
	for i := range body {
		b := &body[i]
		if b.Kind == block.Code || b.Kind == block.Furniture {
			continue
		}
		marks := b.Marks // those that no address before lies behind; both are sorted
		for _, a := range b.Addresses {
			for len(marks) > 0 && (marks[0].Kind != lint.Code || marks[0].End <= a.Start) {
				marks = marks[1:]
			}
			if len(marks) == 0 || marks[0].Start > a.Start || a.End > marks[0].End {
				all = append(all, a.Address)
			}
		}
	}
	return all
}
