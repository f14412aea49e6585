package export_test

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"github.com/bibfix/bibfix/export"
	"github.com/bibfix/bibfix/format/bib"
	"github.com/bibfix/bibfix/lint"
)

const bibFile = `@string{quay = "Quay Press"}
@xdata{house, location = {Lagos}}
@inbook{okafor2014,
  author    = {Okafor, Adaeze and {Harbour Union} and M{\"u}ller, Kai and others},
  title     = {Levies}, subtitle = {A {Reader}},
  publisher = quay, xdata = {house}, crossref = {lund2001},
  date      = {2014-05}, urldate = {2020-01-02},
  doi       = {10.5555/quay_14}, file = {:a.pdf:PDF}, keywords = {quays, tolls}, myfield = {x},
  journal   = {Quay Studies}, pages = {1--4}
}
@book{lund2001, title = {Harbours}, editor = {Lund, Kai}, year = 2001, month = jan, number = 7}
`

// Entries of a .bib file go out as they came in.
func TestBibTeXOfBib(t *testing.T) {
	doc := bib.Read(lint.File{Name: "refs.bib", Data: []byte(bibFile)})
	var out bytes.Buffer
	if err := export.BibTeX(&out, []*lint.Document{doc}); err != nil {
		t.Fatal(err)
	}
	again := bib.Read(lint.File{Name: "out.bib", Data: out.Bytes()})
	if again.Database.Len() != 3 || len(again.Macros) != 1 || len(again.Errors) > 0 {
		t.Errorf("%d entries, %d macros, %d complaints in\n%s", again.Database.Len(), len(again.Macros), len(again.Errors), out.String())
	}
	for r := range doc.Entries() {
		if text := bibFile[r.Span.Start:r.Span.End]; !strings.Contains(out.String(), text) {
			t.Errorf("%s is not in the output", text)
		}
	}
}

// Every field of an entry is in its item, under its CSL name or its own.
func TestCSLOfBib(t *testing.T) {
	doc := bib.Read(lint.File{Name: "refs.bib", Data: []byte(bibFile)})
	var out bytes.Buffer
	if err := export.CSL(&out, []*lint.Document{doc}); err != nil {
		t.Fatal(err)
	}
	var items []map[string]any
	if err := json.Unmarshal(out.Bytes(), &items); err != nil {
		t.Fatal(err)
	}
	if len(items) != 2 {
		t.Fatalf("%d items, want 2: @xdata is no work", len(items))
	}
	for _, want := range []string{
		`"id": "okafor2014"`, `"literal": "Harbour Union"`, `"family": "Müller"`, `"title": "Levies: A Reader"`, `"container-title": "Quay Studies"`,
		`"publisher": "Quay Press"`, `"publisher-place": "Lagos"`, `"DOI": "10.5555/quay_14"`, `"keyword": "quays, tolls"`, `"page": "1–4"`,
		`"file": ":a.pdf:PDF"`, `"myfield": "x"`, `"booktitle": "Harbours"`, `"crossref": "lund2001"`, `"collection-number": "7"`, `"family": "Lund"`,
	} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("%s is not in\n%s", want, out.String())
		}
	}
}
