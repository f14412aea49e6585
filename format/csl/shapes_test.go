package csl

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/bibfix/bibfix/internal/golden"
	"github.com/bibfix/bibfix/internal/long"
	"github.com/bibfix/bibfix/lint"
)

// shapes are files as Zotero, Better BibTeX, pandoc, citation-js, Mendeley, Paperpile,
// JabRef and doi.org write them, of works that were made up.
func shapes(t *testing.T) []string {
	t.Helper()
	names, err := filepath.Glob("testdata/shapes/*.[jy]*")
	if err != nil || len(names) < 30 {
		t.Fatalf("%d files: %v", len(names), err)
	}
	return names
}

func readShape(t *testing.T, name string) *lint.Document {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	isJSON := filepath.Ext(name) == ".json"
	if IsJSON(data) != isJSON || !isJSON && !IsYAML(data) { // JSON is YAML as well
		t.Errorf("%s: its content tells that it is another file", name)
	}
	file := lint.File{Name: filepath.Base(name), Data: data}
	if isJSON {
		return ReadJSON(file)
	}
	return ReadYAML(file)
}

// told is what is compared of an entry: key, title, first author, year and DOI.
func told(r *lint.Reference) string {
	author := ""
	if names := r.Names("author"); len(names) > 0 {
		author = strings.TrimSpace(names[0].Particle + " " + names[0].Family + names[0].Literal)
	}
	doi := ""
	for i := range r.Fields {
		if f := &r.Fields[i]; f.Name == "DOI" {
			doi = f.Text
		}
	}
	title := strings.Join(strings.Fields(r.Value("title")), " ")
	return strings.Join([]string{r.Key, title, author, fmt.Sprint(r.Issued().Year), doi}, "\t")
}

// What is read of all files is what stands in the table, which was held against
// pandoc and citation-js, and has no complaint.
func TestShapes(t *testing.T) {
	const table = "testdata/shapes.tsv"
	var got strings.Builder
	for _, name := range shapes(t) {
		doc := readShape(t, name)
		for _, d := range doc.Errors {
			t.Errorf("%s: %s", name, d.Message)
		}
		for r := range doc.Entries() {
			got.WriteString(filepath.Base(name) + "\t" + told(r) + "\n")
		}
	}
	want, err := os.ReadFile(table)
	if golden.Update() {
		err = os.WriteFile(table, []byte(got.String()), 0o644)
	} else if string(want) != got.String() {
		t.Errorf("what is read differs from %s; -update writes it anew:\n%s", table, firstDifference(string(want), got.String()))
	}
	if err != nil {
		t.Fatal(err)
	}
}

func firstDifference(want, got string) string {
	a, b := strings.Split(want, "\n"), strings.Split(got, "\n")
	for i := range a {
		if i >= len(b) || a[i] != b[i] {
			return fmt.Sprintf("want %s\ngot  %s", a[i], append(b, "nothing more")[min(i, len(b))])
		}
	}
	return "lines more than there"
}

// Pandoc reads the same of every entry of every file that it takes.
func TestPandoc(t *testing.T) {
	long.Test(t)
	pandoc, err := exec.LookPath("pandoc")
	if err != nil {
		t.Skip("pandoc is not installed; what it read stands in testdata/shapes.tsv")
	}
	compared := 0
	for _, name := range shapes(t) {
		theirs := pandocReads(t, pandoc, name)
		if theirs == nil {
			continue
		}
		at := 0
		for r := range readShape(t, name).Entries() {
			if at >= len(theirs) {
				t.Errorf("%s: pandoc reads %d entries only", name, len(theirs))
				break
			}
			if got, want := plainly(told(r)), plainly(theirs[at]); got != want {
				t.Errorf("%s:\n%s\npandoc:\n%s", name, got, want)
			}
			at++
			compared++
		}
		if at < len(theirs) {
			t.Errorf("%s: %d entries, pandoc reads %d", name, at, len(theirs))
		}
	}
	const least = 100
	if compared < least {
		t.Errorf("%d entries were compared", compared)
	}
	t.Logf("%d entries are the same", compared)
}

// plainly is text without what pandoc makes of it in Markdown and tags.
func plainly(s string) string {
	s = regexp.MustCompile(`</?[a-z][^>]*>`).ReplaceAllString(s, "")
	return strings.NewReplacer("’", "'", "‘", "'", "“", `"`, "”", `"`, "–", "-").Replace(s)
}

// othersThanPandoc are files that pandoc refuses: objects around items, one item alone, a
// member that is null.
var othersThanPandoc = []string{"items.json", "references.json", "doi-org.json", "numbers.json"}

type pandocItem struct {
	ID, Title, DOI string
	Author         []map[string]any
	Issued         struct {
		Parts   [][]int `json:"date-parts"`
		Literal string
	}
}

// pandocReads are the entries as pandoc reads them; nil for a file that it does not take.
func pandocReads(t *testing.T, pandoc, name string) []string {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	from := "csljson"
	if filepath.Ext(name) != ".json" {
		from = "markdown"
		data = bytes.TrimSuffix(bytes.TrimPrefix(data, []byte("---\n")), []byte("---\n"))
		data = []byte("---\n" + string(bytes.TrimSuffix(data, []byte("...\n"))) + "---\n")
		if !bytes.Contains(data, []byte("references")) {
			data = []byte("---\nreferences:\n" + string(data[len("---\n"):]))
		}
	}
	for _, other := range othersThanPandoc {
		if filepath.Base(name) == other {
			return nil
		}
	}
	command := exec.Command(pandoc, "-f", from, "-t", "csljson")
	command.Stdin = bytes.NewReader(bytes.TrimPrefix(data, mark))
	out, err := command.Output()
	if err != nil {
		t.Errorf("%s: pandoc: %v", name, err)
		return nil
	}
	var items []pandocItem
	if err := json.Unmarshal(out, &items); err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	lines := []string{}
	for _, it := range items {
		lines = append(lines, it.told())
	}
	return lines
}

func (it *pandocItem) told() string {
	author, year := "", 0
	if len(it.Author) > 0 {
		part := func(name string) string { s, _ := it.Author[0][name].(string); return s }
		author = strings.Join(strings.Fields(part("dropping-particle")+" "+part("non-dropping-particle")+" "+part("family")+part("literal")), " ")
	}
	switch {
	case len(it.Issued.Parts) > 0 && len(it.Issued.Parts[0]) > 0:
		year = it.Issued.Parts[0][0]
	case len(it.Issued.Literal) == 4:
		_, _ = fmt.Sscan(it.Issued.Literal, &year)
	}
	return strings.Join([]string{it.ID, it.Title, author, fmt.Sprint(year), it.DOI}, "\t")
}
