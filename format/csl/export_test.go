package csl

import (
	"bytes"
	"encoding/json"
	"fmt"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/bibfix/bibfix/export"
	"github.com/bibfix/bibfix/format/bib"
	"github.com/bibfix/bibfix/lint"
)

// both are the fields that CSL and BibTeX have alike, and BibTeX a place for in
// all types of these files.
var both = []string{"title", "container-title", "publisher", "volume", "issue", "page", "ISBN", "ISSN", "DOI", "URL", "issued", "accessed"}

// What goes from CSL-JSON to BibTeX and back says what it said.
func TestThereAndBack(t *testing.T) {
	for _, name := range shapes(t) {
		doc := readShape(t, name)
		var there, back bytes.Buffer
		if err := export.BibTeX(&there, []*lint.Document{doc}); err != nil {
			t.Fatal(err)
		}
		tex := bib.Read(lint.File{Name: "a.bib", Data: there.Bytes()})
		for _, d := range tex.Errors {
			t.Errorf("%s: %s", name, d.Message)
		}
		if err := export.CSL(&back, []*lint.Document{tex}); err != nil {
			t.Fatal(err)
		}
		again := readJSON(back.String())
		if again.Database.Len() != doc.Database.Len() {
			t.Fatalf("%s: %d entries became %d", name, doc.Database.Len(), again.Database.Len())
		}
		for i := range doc.Database.Len() {
			compareBoth(t, filepath.Base(name), entryOf(doc, i), entryOf(again, i))
		}
	}
}

// Items of CSL-JSON come out as CSL-JSON with all that they had.
func TestItemsGoOutWhole(t *testing.T) {
	for _, name := range shapes(t) {
		if filepath.Ext(name) != ".json" {
			continue
		}
		doc := readShape(t, name)
		var out bytes.Buffer
		if err := export.CSL(&out, []*lint.Document{doc}); err != nil {
			t.Fatal(err)
		}
		var was any
		if err := json.Unmarshal(bytes.TrimPrefix(doc.Data, mark), &was); err != nil {
			t.Fatal(err)
		}
		if around, ok := was.(map[string]any); ok {
			was = []any{was}
			for _, name := range []string{"items", "references"} {
				if list, ok := around[name].([]any); ok {
					was = list
				}
			}
		}
		var now any
		if err := json.Unmarshal(out.Bytes(), &now); err != nil {
			t.Fatal(err)
		}
		if !reflect.DeepEqual(was, now) {
			t.Errorf("%s: %v became %v", name, was, now)
		}
	}
}

func compareBoth(t *testing.T, name string, was, now *lint.Reference) {
	t.Helper()
	if told(was) != told(now) {
		t.Errorf("%s:\n%s became\n%s", name, told(was), told(now))
	}
	for _, field := range both {
		a, b := said(was, field), said(now, field)
		if field == "container-title" && was.Type == "webpage" {
			continue
		}
		if a != b {
			t.Errorf("%s: %s of %s was %q and became %q", name, field, was.Key, a, b)
		}
	}
	for i, n := range was.Names("author") {
		if other := now.Names("author"); i >= len(other) || n.Sorted() != other[i].Sorted() || n.Given != other[i].Given || n.Suffix != other[i].Suffix {
			t.Errorf("%s: author %d of %s was %v", name, i, was.Key, n)
		}
	}
}

// said is the value of a field, its dashes and white space made alike.
func said(r *lint.Reference, name string) string {
	f := r.Field(name)
	switch {
	case f == nil:
		return ""
	case name == "issued" || name == "accessed":
		d := f.Date
		if d.End != 0 {
			d.Month = 0
		}
		return fmt.Sprint(d.Year, d.Month, d.End, d.Status) // BibTeX has the day in a field of its own
	}
	return strings.Join(strings.Fields(strings.NewReplacer("–", "-", "--", "-").Replace(f.Text)), " ")
}
