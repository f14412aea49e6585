package rules_test

import (
	"os"
	"path/filepath"
	"testing"

	"golang.org/x/tools/txtar"

	"github.com/bibfix/bibfix/format"
	"github.com/bibfix/bibfix/lint"
	"github.com/bibfix/bibfix/rules"
)

// FuzzRules runs all rules over any text: none may panic, and every place that
// they name is in the file. The seeds are the examples of the rules.
func FuzzRules(f *testing.F) {
	names, err := filepath.Glob("../testdata/rules/*.txtar")
	if err != nil || len(names) == 0 {
		f.Fatalf("no examples: %v", err)
	}
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		for _, file := range txtar.Parse(data).Files {
			f.Add(file.Data, filepath.Ext(file.Name) == ".txt")
		}
	}
	f.Fuzz(func(t *testing.T, data []byte, plain bool) {
		name := "paper.md"
		if plain {
			name = "paper.txt"
		}
		inside := func(s lint.Span) bool { return 0 <= s.Start && s.Start <= s.End && s.End <= len(data) }
		for _, d := range lint.Check(format.Read(lint.File{Name: name, Data: data}), rules.All(), 2026) {
			if !inside(d.Span) {
				t.Errorf("%s: %q at %v, in a file of %d bytes", d.Rule, d.Message, d.Span, len(data))
			}
			for _, fix := range d.Fixes {
				for _, e := range fix.Edits {
					if !inside(e.Span) {
						t.Errorf("%s: an edit at %v, in a file of %d bytes", d.Rule, e.Span, len(data))
					}
				}
			}
		}
	})
}
