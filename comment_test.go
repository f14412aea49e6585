package bibfix_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"github.com/bibfix/bibfix/format"
	"github.com/bibfix/bibfix/internal/long"
	"github.com/bibfix/bibfix/lint"
	"github.com/bibfix/bibfix/rules"
)

// A comment that a syntax offers for a finding silences it, and changes nothing
// else: neither what is read nor what is found.
func TestCommentSilences(t *testing.T) {
	paths, err := filepath.Glob("testdata/rules/*.txtar")
	if err != nil || len(paths) == 0 {
		t.Fatalf("no examples of rules: %v", err)
	}
	offered := make(map[string]int)
	for i, path := range paths {
		if i%long.Every(3) != 0 {
			continue
		}
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range txtar.Parse(data).Files {
			if !format.IsRead(f.Name) || !strings.HasPrefix(filepath.Base(f.Name), "bad") {
				continue
			}
			before := format.Read(lint.File{Name: f.Name, Data: f.Data})
			found := lint.Every([]*lint.Document{before}, rules.All(), lint.Options{Year: 2026})
			for i := range found {
				if silenceOne(t, filepath.Base(path), before, found, i) {
					offered[before.Format]++
				}
			}
		}
	}
	t.Logf("comments offered: %v", offered)
	for _, name := range []string{"markdown", "latex", "bibtex"} {
		if offered[name] == 0 {
			t.Errorf("no comment was offered in %s", name)
		}
	}
}

// silenceOne puts the comment for one finding into the file and says whether there was one.
func silenceOne(t *testing.T, from string, before *lint.Document, found []lint.Diagnostic, i int) bool {
	d := &found[i]
	edits := before.Syntax.Comment(d.Span.Start, "bibfix:ignore "+d.Rule+": checked")
	if edits == nil || d.Rule == lint.UnusedIgnore || d.Rule == "ignore-form" {
		return false
	}
	e := edits[0]
	data := slices.Concat(before.Data[:e.Span.Start], []byte(e.New), before.Data[e.Span.End:])
	after := format.Read(lint.File{Name: before.Name, Data: data})
	left := lint.Every([]*lint.Document{after}, rules.All(), lint.Options{Year: 2026})
	gone := len(found) - len(left)
	if gone < 1 || slices.ContainsFunc(left, func(l lint.Diagnostic) bool {
		return l.Rule == d.Rule && l.Message == d.Message && l.Span.Start == shifted(d.Span.Start, e)
	}) {
		t.Errorf("%s: %s: %q at byte %d is still told behind the comment %q", from, before.Name, d.Message, d.Span.Start, e.New)
	}
	for _, l := range left {
		if !slices.ContainsFunc(found, func(f lint.Diagnostic) bool { return f.Rule == l.Rule && f.Message == l.Message }) {
			t.Errorf("%s: %s: the comment %q makes a new finding: %s", from, before.Name, e.New, l.Message)
		}
	}
	if after.Count() != before.Count() || len(after.Citations) != len(before.Citations) {
		t.Errorf("%s: %s: behind the comment %q there are %d entries and %d citations, before %d and %d",
			from, before.Name, e.New, after.Count(), len(after.Citations), before.Count(), len(before.Citations))
	}
	return true
}

func shifted(at int, e lint.TextEdit) int {
	if at >= e.Span.Start {
		return at + len(e.New)
	}
	return at
}
