package bib_test

import (
	"testing"

	"github.com/bibfix/bibfix/format/bib"
	"github.com/bibfix/bibfix/lint"
)

// What is put into a value in quotes does not end it, and an accent stays one.
func TestSetInQuotes(t *testing.T) {
	for value, want := range map[string]string{
		"Tröger":         `Tr{\"o}ger`,
		`the "old" quay`: `the {"}old{"} quay`,
		`"ö"`:            `{"}{\"o}{"}`,
	} {
		file := lint.File{Name: "x.bib", Data: []byte(`@misc{lund, title = "Quays", note = {Kept}}`)}
		doc := bib.Read(file)
		r := doc.Database.Cursor().Read(0)
		fixed := lint.Apply(file.Data, doc.Syntax.Set(r, r.Raw("title"), value))
		if got, want := string(fixed), `@misc{lund, title = "`+want+`", note = {Kept}}`; got != want {
			t.Errorf("%s is written as %s, want %s", value, got, want)
		}
		if got := bib.Read(lint.File{Name: "x.bib", Data: fixed}).Database.Cursor().Read(0).Value("title"); got != value {
			t.Errorf("%s is read again as %s", value, got)
		}
	}
}
