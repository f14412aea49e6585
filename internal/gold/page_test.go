package gold

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/bibfix/bibfix/internal/golden"
	"github.com/bibfix/bibfix/rules"
)

const page = "../../docs/print.md"

const pageHead = `# What a safe fix may change in print

` + "`bibfix --write`" + ` applies safe fixes alone. A safe fix keeps what the reference means; what a style prints of it may still
differ in the ways of this table, and in no other. Whatever is not in it stays as it is, in every entry, in their order and in their labels.

The table is tested against the programs themselves. BibTeX (plain, alpha, abbrvnat, unsrt, and a style that prints every
field) and biber (authoryear) make bibliographies of some hundred .bib files of TeX Live, of those that bibfix exports and of 200
made ones that hold every fault a safe fix mends; pandoc reads Markdown, LaTeX and plain text. Each file is read before and after the fixes of
each rule. A difference that its row does not explain, one more warning of an engine, or a second run that changes anything fails the
test. So does any difference after ` + "`bibfix format`" + `.

| rule | what may differ in print after its safe fix |
|---|---|
`

// The table of what may differ in print is a page of the documentation.
func TestPage(t *testing.T) {
	var b strings.Builder
	b.WriteString(pageHead)
	ids := map[string]bool{}
	for _, r := range rules.All() {
		ids[r.ID] = true
	}
	for _, r := range table {
		if !ids[r.rule] {
			t.Errorf("the table has a row for %s, which is no rule", r.rule)
		}
		fmt.Fprintf(&b, "| [%s](rules/%s.md) | %s |\n", r.rule, r.rule, r.print)
	}
	if golden.Update() {
		if err := os.WriteFile(page, []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	got, err := os.ReadFile(page)
	if err != nil || string(got) != b.String() {
		t.Errorf("%s is not what the table says: run go test ./internal/gold -run Page -update (%v)", page, err)
	}
}
