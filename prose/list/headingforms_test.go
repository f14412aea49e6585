package list_test

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/bibfix/bibfix/format"
	"github.com/bibfix/bibfix/lint"
)

// TestListedHeadings sets each heading of the list of forms over two entries
// and asks that the list is found where the form says it starts, and not where
// it says it does not.
func TestListedHeadings(t *testing.T) {
	data, err := os.ReadFile(filepath.Join(shared, "eval/forms/forms.jsonl"))
	if err != nil {
		t.Skip("the forms are not here")
	}
	tested := 0
	for row := range bytes.Lines(data) {
		var form struct{ ID, Kind, Group, Form, Text, Reading string }
		if err := json.Unmarshal(row, &form); err != nil {
			t.Fatal(err)
		}
		if form.Kind != "list" || form.Group != "finding the list" || !strings.Contains(form.Reading, "start") || strings.Contains(form.Reading, "repeats") || strings.Contains(form.Text, "…") || strings.Contains(form.Text, "3+ lines") {
			continue
		}
		for _, heading := range strings.Split(form.Text, " · ") {
			for _, file := range []string{"a.md", "a.txt"} {
				tested++
				glued := strings.Contains(form.Form, "glued")
				start := !strings.HasPrefix(form.Reading, "not a start")
				if got := listUnder(file, heading, glued); got != start {
					t.Errorf("%s %s: %q in %s: list found %v, want %v", form.ID, form.Form, heading, file, got, start)
				}
			}
		}
	}
	t.Logf("%d headings", tested)
}

// listUnder says whether a list with that heading is found. A heading that is
// no start has its entries under a heading of their own.
func listUnder(file, heading string, glued bool) bool {
	text := "Hemp was dear in the north, and it was wet.\n\n" + heading + "\n\n" + adair + "\n\n" + benoit + "\n"
	if glued {
		text = "Hemp was dear.\n\n" + heading + "\n\n" + benoit + "\n"
	}
	doc := format.Read(lint.File{Name: file, Data: []byte(text)})
	return len(doc.Lists) == 1 && doc.Lists[0].Heading != "" && len(doc.References) == 2
}
