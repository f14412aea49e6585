package format

import (
	"bytes"
	"os"
	"slices"
	"testing"

	"github.com/bibfix/bibfix/format/kind"
	"github.com/bibfix/bibfix/format/testdata/scroll"
	"github.com/bibfix/bibfix/lint"
	"github.com/bibfix/bibfix/rules"
)

// toys are the formats with one that is nothing but a folder and a line, as a
// contributor would add it.
var toys = append(All(), scroll.Scroll)

// A format that is added as CONTRIBUTING says is read, linted and repaired.
func TestToy(t *testing.T) {
	const first = "Okafor, A. (2014). Harbour levies of Lund. Quay Studies, 12(3), 4–9. https://doi.org/10.5555/quay.14"
	const others = "\n\nPrado, B. (2009). Tides and tolls. Quay Studies, 7(1), 20–31.\n\nRoth, C. (2011). Ropes of hemp. Tern Press.\n"
	const text = "= Levies\n\nLevies rose (Okafor, 2014; Ito, 2019) and fell (Prado, 2009; Roth, 2011).\n\n= References\n\n"
	const before, after = text + first + "?utm_source=mail" + others, text + first + others
	for _, fault := range faults(scroll.Scroll) {
		t.Error(fault)
	}
	read := func(f lint.File) *lint.Document { return toys.ReadFile(f, Context{}) }
	for _, name := range []string{"paper.scroll", "PAPER.Scroll", "-"} {
		doc := read(lint.File{Name: name, Data: []byte(before)})
		if doc.Format != "scroll" || doc.FormatTitle != "Scroll" || len(doc.References) != 3 || len(doc.Citations) != 4 {
			t.Fatalf("%s: read as %s (%s) with %d references, %d citations", name, doc.Format, doc.FormatTitle, len(doc.References), len(doc.Citations))
		}
		var found []string
		for _, d := range lint.Lint([]*lint.Document{doc}, rules.All(), lint.Options{Year: 2026}) {
			found = append(found, d.Rule)
		}
		if len(found) != 2 || found[0] != "missing-entry" || found[1] != "tracking-parameter" {
			t.Errorf("%s: found %v", name, found)
		}
		done := lint.Repair([]*lint.Document{doc}, read, rules.All(), lint.Options{Year: 2026}, lint.Safe)
		if got := string(done.Documents[0].Data); got != after {
			t.Errorf("%s: repaired to\n%s", name, got)
		}
	}
}

// No fix is written into files of a format of which that cannot be done.
func TestReadOnly(t *testing.T) {
	printed := *scroll.Scroll
	printed.Cannot |= kind.Edit
	list := append(List{&printed}, All()...)
	read := func(f lint.File) *lint.Document { return list.ReadFile(f, Context{}) }
	const text = "= References\n\nOkafor, A. (2014). Levies. Tern Press. https://example.org/a?utm_source=mail\n\nIto, B. (2019). Moors. Tern Press.\n\nRoth, C. (2011). Ropes. Tern Press.\n"
	done := lint.Repair([]*lint.Document{read(lint.File{Name: "a.scroll", Data: []byte(text)})}, read, rules.All(), lint.Options{Year: 2026}, lint.Unsafe)
	if got := string(done.Documents[0].Data); got != text || done.Fixed != 0 {
		t.Errorf("%d were fixed:\n%s", done.Fixed, got)
	}
	i := slices.IndexFunc(done.Findings, func(d lint.Diagnostic) bool { return d.Rule == "tracking-parameter" })
	if i < 0 || len(done.Findings[i].Fixes) != 1 || done.Findings[i].Fixes[0].Safety != lint.Suggest {
		t.Errorf("found %v", done.Findings)
	}
}

// The toy that CONTRIBUTING shows is the one that is tested.
func TestToyIsShown(t *testing.T) {
	page, err := os.ReadFile("../CONTRIBUTING.md")
	if err != nil {
		t.Fatal(err)
	}
	code, err := os.ReadFile("testdata/scroll/scroll.go")
	if err != nil {
		t.Fatal(err)
	}
	var want bytes.Buffer
	want.WriteString("   ```go\n")
	for line := range bytes.Lines(code) {
		if len(bytes.TrimSpace(line)) > 0 {
			want.WriteString("   ")
		}
		want.Write(line)
	}
	want.WriteString("   ```\n")
	if !bytes.Contains(page, want.Bytes()) {
		t.Errorf("CONTRIBUTING.md does not show format/testdata/scroll/scroll.go as it is; it should have\n%s", &want)
	}
}
