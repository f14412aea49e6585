package bibfix_test

import (
	"bytes"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/bibfix/bibfix/format"
	"github.com/bibfix/bibfix/internal/golden"
	"github.com/bibfix/bibfix/lint"
	"github.com/bibfix/bibfix/rules"
)

// cleanBibliographies are well-formed files in the habits of the programs and
// databases that write .bib files: there is next to nothing to say of them.
func cleanBibliographies(tb testing.TB) []lint.File {
	tb.Helper()
	names, err := filepath.Glob("testdata/bib/clean/*.bib")
	if err != nil || len(names) == 0 {
		tb.Fatalf("no clean bibliographies: %v", err)
	}
	var files []lint.File
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			tb.Fatal(err)
		}
		files = append(files, lint.File{Name: filepath.Base(name), Data: data})
	}
	return files
}

// cleanWarnings are the warnings that stand in clean files after all: what the
// exporter writes does harm, and whoever has the file wants to know.
var cleanWarnings = map[string]int{
	"publishers.bib":    1, // doi = {https://doi.org/…}, which styles put an address before once more
	"sciencedirect.bib": 6, // the same
}

// What is said of the clean files is written down whole, so that a new rule
// that speaks of a common exporter's habits is seen at once.
func TestCleanBibliographies(t *testing.T) {
	var got strings.Builder
	for _, file := range cleanBibliographies(t) {
		counts := make(map[string]int)
		warnings := 0
		for _, d := range lint.Lint([]*lint.Document{format.Read(file)}, rules.All(), options) {
			counts[fmt.Sprintf("%s %s", d.Severity, d.Rule)]++
			switch d.Severity {
			case lint.Error:
				t.Errorf("%s: %s: %s", file.Name, d.Rule, d.Message)
			case lint.Warning:
				warnings++
			}
		}
		if warnings != cleanWarnings[file.Name] {
			t.Errorf("%s: %d warnings of a clean file, not %d", file.Name, warnings, cleanWarnings[file.Name])
		}
		fmt.Fprintf(&got, "%s\n", file.Name)
		for _, rule := range slices.Sorted(maps.Keys(counts)) {
			fmt.Fprintf(&got, "  %s: %d\n", rule, counts[rule])
		}
	}
	const name = "testdata/bib/clean/findings.txt"
	if golden.Update() {
		if err := os.WriteFile(name, []byte(got.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if got.String() != string(want) {
		t.Errorf("the findings are not those of %s; got\n%s", name, got.String())
	}
}

// entryHead is the line that begins an entry; what else begins with @ is none.
var (
	entryHead = regexp.MustCompile(`(?m)^\s*@(\w+)\s*[{(]`)
	noEntry   = regexp.MustCompile(`(?i)^(comment|string|preamble)$`)
)

func countHeads(data []byte) int {
	n := 0
	for _, m := range entryHead.FindAllSubmatch(bytes.TrimPrefix(data, []byte("\uFEFF")), -1) {
		if !noEntry.Match(m[1]) {
			n++
		}
	}
	return n
}

// Every entry is read, and safe fixes lose none and rename none.
func TestCleanBibliographiesStayWhole(t *testing.T) {
	for _, original := range cleanBibliographies(t) {
		text := bytes.ReplaceAll(original.Data, []byte("\r\n"), []byte("\n"))
		for _, file := range variants(lint.File{Name: original.Name, Data: bytes.TrimPrefix(text, []byte("\uFEFF"))}) {
			doc := format.Read(file)
			if got, want := len(keys(doc)), countHeads(file.Data); got != want {
				t.Errorf("%s: %d entries read of %d", file.Name, got, want)
			}
			if !bytes.Equal(lint.Apply(doc.Data, nil), file.Data) {
				t.Errorf("%s: read and written, the bytes are others", file.Name)
			}
			fixed := fix(t, file, lint.Safe)
			if after := keys(format.Read(lint.File{Name: file.Name, Data: fixed})); !slices.Equal(keys(doc), after) {
				t.Errorf("%s: the keys were %q and are %q", file.Name, keys(doc), after)
			}
			checkFixed(t, file, fixed, lint.Safe)
		}
	}
}

// keys are the keys of a bibliography's entries, in the file's order.
func keys(doc *lint.Document) []string {
	all := make([]string, doc.Database.Len())
	for i := range all {
		all[i] = doc.Database.Key(i)
	}
	return all
}
