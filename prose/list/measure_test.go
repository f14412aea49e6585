package list_test

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/bibfix/bibfix/format"
	"github.com/bibfix/bibfix/internal/long"
	"github.com/bibfix/bibfix/lint"
)

// shared is the folder of measuring data beside the worktree; its files are no
// part of the repository.
const shared = "../../../shared"

// TestEntriesOfPublishedArticles holds the entries found in published articles
// against the publishers' own: an entry is right when it starts within four
// characters of the gold one and covers four fifths of it.
func TestEntriesOfPublishedArticles(t *testing.T) {
	long.Test(t)
	files, _ := filepath.Glob(filepath.Join(shared, "eval/linked/*.gold.json"))
	if len(files) == 0 {
		t.Skip("the labelled articles are not here")
	}
	var right, wrong, missed int
	for _, name := range files {
		var gold struct{ Refs []struct{ Start, End int } }
		readJSON(t, name, &gold)
		doc := read(t, strings.TrimSuffix(name, ".gold.json")+".md")
		point := codePoints(doc.Data)
		found := map[int]lint.Span{}
		for _, r := range doc.References {
			found[point(r.Span.Start)] = lint.Span{Start: point(r.Span.Start), End: point(r.Span.End)}
		}
		hits := 0
		for _, g := range gold.Refs {
			ok := false
			for d := -8; d <= 4 && !ok; d++ { // a label stands before
				f, exists := found[g.Start+d]
				ok = exists && 10*(min(f.End, g.End)-g.Start) >= 8*(g.End-g.Start) && f.End-g.End <= max(8, (g.End-g.Start)/10)
			}
			if ok {
				hits++
			} else {
				t.Logf("%s: no entry at %d: %.80q", filepath.Base(name), g.Start, string([]rune(string(doc.Data))[g.Start:g.End]))
			}
		}
		right += hits
		missed += len(gold.Refs) - hits
		wrong += len(doc.References) - hits
		if hits != len(gold.Refs) || len(doc.References) != hits {
			t.Logf("%s: %d entries, %d found, %d right", filepath.Base(name), len(gold.Refs), len(doc.References), hits)
		}
	}
	f1 := 200 * float64(right) / float64(2*right+wrong+missed)
	t.Logf("entries: F1 %.2f (%d right, %d wrong, %d missed)", f1, right, wrong, missed)
	if f1 < 99 {
		t.Errorf("entries: F1 %.2f, want 99 or more", f1)
	}
}

// TestParagraphsAreEntries reads lists of reference strings, each a paragraph
// of its own: none may be split or joined.
func TestParagraphsAreEntries(t *testing.T) {
	long.Test(t)
	files, _ := filepath.Glob(filepath.Join(shared, "eval/refs/*.jsonl"))
	if len(files) == 0 {
		t.Skip("the labelled reference strings are not here")
	}
	for _, name := range files {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		var text bytes.Buffer
		text.WriteString("# References\n\n")
		var starts []int
		for line := range bytes.Lines(data) {
			var row struct{ Raw string }
			if err := json.Unmarshal(line, &row); err != nil {
				t.Fatal(err)
			}
			starts = append(starts, text.Len())
			text.WriteString(strings.Join(strings.Fields(row.Raw), " ") + "\n\n")
		}
		doc := format.Read(lint.File{Name: "refs.md", Data: text.Bytes()})
		found := map[int]bool{}
		for _, r := range doc.References {
			found[bytes.LastIndexByte(doc.Data[:r.Span.Start], '\n')+1] = true
		}
		missed := 0
		for i, s := range starts {
			if !found[s] {
				end := text.Len()
				if i+1 < len(starts) {
					end = starts[i+1]
				}
				if missed++; missed < 12 {
					t.Logf("%s: no entry: %.200q", filepath.Base(name), text.Bytes()[s:end])
				}
			}
		}
		t.Logf("%s: %d paragraphs, %d entries, %d missed", filepath.Base(name), len(starts), len(doc.References), missed)
		if 1000*missed > 3*len(starts) || len(doc.References) > len(starts)+len(starts)/300 {
			t.Errorf("%s: %d paragraphs gave %d entries, %d paragraphs begin none", filepath.Base(name), len(starts), len(doc.References), missed)
		}
	}
}

func read(t *testing.T, name string) *lint.Document {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return format.Read(lint.File{Name: name, Data: data})
}

func readJSON(t *testing.T, name string, v any) {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(data, v); err != nil {
		t.Fatal(err)
	}
}

// codePoints turns byte offsets into code point offsets.
func codePoints(data []byte) func(int) int {
	points := make([]int, len(data)+1)
	n := 0
	for i := range data {
		points[i] = n
		if i+1 == len(data) || utf8.RuneStart(data[i+1]) {
			n++
		}
	}
	points[len(data)] = n
	return func(at int) int { return points[at] }
}
