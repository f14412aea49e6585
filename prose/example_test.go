package prose_test

import (
	"fmt"

	"github.com/bibfix/bibfix/format/txt"
	"github.com/bibfix/bibfix/lint"
	"github.com/bibfix/bibfix/prose"
)

// A format cuts the file into blocks; Read does the rest.
func ExampleRead() {
	data := []byte("Ropes rot (Adair, 2011; Nordal, 1998).\n\nReferences\n\nAdair, M. (2011). Ropewalks. Tern Press.\n")
	doc := &lint.Document{File: lint.File{Name: "ropes.txt", Data: data}}
	prose.Read(doc, txt.Blocks(data))
	for _, ref := range doc.References {
		fmt.Printf("%s: %q by %s, cited %d×\n", ref.ID, ref.Value("title"), ref.Names("author")[0].Family, ref.Cited)
	}
	for _, c := range doc.Citations {
		fmt.Printf("%s: %s\n", c.Text, c.Status)
	}
	// Output:
	// r1: "Ropewalks" by Adair, cited 1×
	// Adair, 2011: resolved
	// Nordal, 1998: missing
}
