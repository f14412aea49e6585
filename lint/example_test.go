package lint_test

import (
	"fmt"
	"strings"

	"github.com/bibfix/bibfix/lint"
)

// A rule of one's own is a value with a function. It looks at what the reader
// found and reports with places in the file.
func Example() {
	ampersand := lint.Rule{
		ID:       "ampersand",
		Title:    "an entry joins its words by &",
		Severity: lint.Info,
		Check: func(p *lint.Pass) {
			for _, ref := range p.Document.References {
				at := strings.IndexByte(ref.Text.String, '&')
				if at < 0 {
					continue
				}
				place := ref.Text.Span(at, at+1)
				p.Report(lint.Diagnostic{
					Span: place, Reference: ref, Message: "this journal writes and",
					Fixes: []lint.Fix{{
						Message: "write and",
						Safety:  lint.Safe,
						Edits:   []lint.TextEdit{{Span: place, New: "and"}},
					}},
				})
			}
		},
	}
	doc := readLines(lint.File{Name: "list.txt", Data: []byte("a: Bread & Butter\nb: Ports\n")})
	for _, d := range lint.Lint([]*lint.Document{doc}, []lint.Rule{ampersand}, lint.Options{}) {
		fmt.Printf("%s, byte %d: %s: %s [%s]\n", d.File, d.Span.Start, d.Severity, d.Message, d.Rule)
	}
	done := lint.Repair([]*lint.Document{doc}, readLines, []lint.Rule{ampersand}, lint.Options{}, lint.Safe)
	fmt.Printf("%s", done.Documents[0].Data)
	// Output:
	// list.txt, byte 9: info: this journal writes and [ampersand]
	// a: Bread and Butter
	// b: Ports
}
