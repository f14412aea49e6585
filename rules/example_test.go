package rules_test

import (
	"fmt"

	"github.com/bibfix/bibfix/format"
	"github.com/bibfix/bibfix/lint"
	"github.com/bibfix/bibfix/rules"
)

// All is what a run checks, unless it was told otherwise.
func ExampleAll() {
	doc := format.Read(lint.File{Name: "ropes.md", Data: []byte(
		"Ropes rot (Adair, 2012).\n\n# References\n\nAdair, M. (2011). *Ropewalks*. Tern Press.\n")})
	for _, d := range lint.Lint([]*lint.Document{doc}, rules.All(), lint.Options{Year: 2026}) {
		fmt.Printf("%s: %s [%s]\n", d.Severity, d.Message, d.Rule)
	}
	// Output:
	// error: the text says Adair (2012), the list has 2011 [year-mismatch]
}
