package prose_test

import (
	"testing"

	"github.com/bibfix/bibfix/format/md"
	_ "github.com/bibfix/bibfix/internal/golden"
	"github.com/bibfix/bibfix/lint"
)

// TestRead follows one text through all of reading: its list, the fields of
// its entries, its citations, and the addresses outside the list.
func TestRead(t *testing.T) {
	doc := md.Read(lint.File{Name: "a.md", Data: []byte(
		"Quays rose (Okafor, 2014), see https://quay.example/a and `https://quay.example/code`.\n\n" +
			"```\nhttps://quay.example/block\n```\n\n## References\n\n" +
			"Okafor, A. (2014). *Harbour levies*. Lund: Quay Press. https://quay.example/list\n")})
	if len(doc.Lists) != 1 || len(doc.References) != 1 || len(doc.Citations) != 1 {
		t.Fatalf("%d lists, %d entries, %d citations", len(doc.Lists), len(doc.References), len(doc.Citations))
	}
	entry, citation := doc.References[0], doc.Citations[0]
	if citation.Status != lint.Resolved || citation.References[0] != entry || entry.Cited != 1 {
		t.Errorf("the citation is not linked: %+v", citation)
	}
	if entry.Value("publisher") != "Quay Press" || entry.Issued().Year != 2014 {
		t.Errorf("the entry has the fields %+v", entry.Fields)
	}
	if len(doc.Addresses) != 1 || doc.Addresses[0].Text.String != "https://quay.example/a" {
		t.Errorf("addresses of the text: %+v", doc.Addresses)
	}
}
