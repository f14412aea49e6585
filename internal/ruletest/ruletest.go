// Package ruletest holds each rule against its file of examples.
//
// The examples of the rule doi-form live in testdata/rules/doi-form.txtar:
//
//	When the rule speaks and when it is silent, for the reader of its page.
//	-- bad.md --
//	a manuscript the rule complains about
//	-- good.md --
//	near misses: a manuscript the rule is silent about
//	-- want --
//	what it reports for every bad file
//	-- safe/bad.md --
//	bad.md after the safe fixes, where they change it and unsafe ones change more
//	-- fixed/bad.md --
//	bad.md after the safe and unsafe fixes, where they change it
//
// An example may be a folder: bad/paper.md, bad/refs.bib. Its files are read
// together. A rule that rests on registries finds their records in records.json,
// a list of works in the JSON of Crossref, and datacite.json, a list of answers of DataCite.
//
// People write the comment, the files whose names begin with "bad" and those
// whose names begin with "good"; the tests write the rest, and the page
// docs/rules/doi-form.md with the same examples, when they run with -update.
// Without it, anything stale fails the test.
//
// What else a rule owes is checked for every example unasked: see [Check].
package ruletest

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"github.com/bibfix/bibfix/internal/golden"
	"github.com/bibfix/bibfix/lint"
	"github.com/bibfix/bibfix/rules"
)

// Year is the current year as far as examples are concerned.
const Year = 2026

// A Reader makes what a rule looks at.
type Reader struct {
	Read  func(lint.File) *lint.Document                     // as format.Read does
	Facts func(records, datacite []byte) (lint.Facts, error) // answers from the archive's records.json and datacite.json; nil where no rule asks
}

// Dirs are the folders of the project that the tests read and write.
type Dirs struct {
	Examples string // of ID.txtar
	Pages    string // of ID.md
	Source   string // of the rules' own files
}

// Run tests all rules and the index of their pages, one subtest for each rule.
func Run(t *testing.T, all []lint.Rule, read Reader, dirs Dirs) {
	for _, rule := range all {
		t.Run(rule.ID, func(t *testing.T) {
			for _, fault := range CheckRule(rule, dirs.Source) {
				t.Error(fault)
			}
			name := filepath.Join(dirs.Examples, rule.ID+".txtar")
			data, err := os.ReadFile(name)
			if err != nil {
				t.Fatalf("a rule needs its examples: %v", err)
			}
			archive := txtar.Parse(data)
			for _, fault := range Check(rule, archive, read) {
				t.Errorf("%s: %s", name, fault)
			}
			settle(t, name, txtar.Format(Fill(rule, archive, read)))
			settle(t, filepath.Join(dirs.Pages, rule.ID+".md"), Page(rule, archive, read))
		})
	}
	settle(t, filepath.Join(dirs.Pages, "README.md"), []byte(rules.Index(all)))
	strays(t, all, dirs)
	for _, fault := range CheckSources(all, dirs.Source) {
		t.Error(fault)
	}
}

// settle compares a generated file with what is there, or writes it.
func settle(t *testing.T, name string, want []byte) {
	t.Helper()
	got, _ := os.ReadFile(name)
	if bytes.Equal(got, want) {
		return
	}
	if golden.Update() {
		if err := os.WriteFile(name, want, 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	t.Errorf("%s is stale; look at the change with go test ./rules -update and git diff:\n%s", name, firstDifference(string(got), string(want)))
}

// firstDifference shows the first line in which two texts differ.
func firstDifference(got, want string) string {
	g, w := strings.Split(got, "\n"), strings.Split(want, "\n")
	for i := range max(len(g), len(w)) {
		switch {
		case i >= len(g):
			return "missing: " + w[i]
		case i >= len(w):
			return "too much: " + g[i]
		case g[i] != w[i]:
			return "there:  " + g[i] + "\nwanted: " + w[i]
		}
	}
	return ""
}

// strays complains about examples and pages whose rule is gone.
func strays(t *testing.T, all []lint.Rule, dirs Dirs) {
	known := map[string]bool{filepath.Join(dirs.Pages, "README.md"): true}
	for _, rule := range all {
		known[filepath.Join(dirs.Examples, rule.ID+".txtar")] = true
		known[filepath.Join(dirs.Pages, rule.ID+".md")] = true
	}
	for _, pattern := range []string{filepath.Join(dirs.Examples, "*"), filepath.Join(dirs.Pages, "*")} {
		names, err := filepath.Glob(pattern)
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range names {
			if !known[name] {
				t.Errorf("%s belongs to no rule", name)
			}
		}
	}
}
