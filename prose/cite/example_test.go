package cite_test

import (
	"fmt"

	"github.com/bibfix/bibfix/format/md"
	"github.com/bibfix/bibfix/lint"
	"github.com/bibfix/bibfix/prose/cite"
	"github.com/bibfix/bibfix/prose/list"
	"github.com/bibfix/bibfix/prose/reference"
)

// The list comes first: Read links what the text cites to what it holds.
func ExampleRead() {
	data := []byte("Ropes rot (Adair, 2012, p. 4), says Nordal (1998).\n\n## References\n\nAdair, M. (2011). *Ropewalks*. Tern Press.\n\nNordal, O. (1998). *Salt*. Tern Press.\n")
	doc := &lint.Document{File: lint.File{Name: "ropes.md", Data: data}}
	body := list.Find(doc, md.Blocks(data))
	reference.ParseAll(doc.References)
	cite.Read(doc, body)
	for _, c := range doc.Citations {
		fmt.Printf("%s: %s, %s\n", c.Text, c.Status, c.References[0].ID)
		for _, f := range c.Faults {
			fmt.Printf("  the text says %s, the list %s\n", f.Cited, f.Listed)
		}
	}
	// Output:
	// Adair, 2012: mismatch, r1
	//   the text says 2012, the list 2011
	// Nordal (1998: resolved, r2
}
