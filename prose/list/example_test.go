package list_test

import (
	"fmt"

	"github.com/bibfix/bibfix/format/md"
	"github.com/bibfix/bibfix/lint"
	"github.com/bibfix/bibfix/prose/list"
)

func ExampleFind() {
	data := []byte("Ropes rot [1].\n\n## References\n\n[1] Adair, M. (2011). *Ropewalks*.\nTern Press.\n")
	doc := &lint.Document{File: lint.File{Name: "ropes.md", Data: data}}
	body := list.Find(doc, md.Blocks(data))
	fmt.Println(len(body), "block left for the text")
	for _, r := range doc.References {
		fmt.Printf("%s: %s (%v)\n", r.Label, r.Text.String, r.Span)
	}
	// Output:
	// 1 block left for the text
	// 1: Adair, M. (2011). Ropewalks. Tern Press. ({31 77})
}
