package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/bibfix/bibfix/format"
	"github.com/bibfix/bibfix/format/kind"
)

// Hooks and plugins are told the files that are read, but for plain text, most
// of which is no manuscript.
func TestHooksNameTheEndings(t *testing.T) {
	var endings []string
	for _, f := range format.All().Read() {
		if f.Markup != kind.Plain {
			endings = append(endings, f.Extensions...)
		}
	}
	var bare []string
	for _, e := range endings {
		bare = append(bare, e[1:])
	}
	hooks, err := os.ReadFile("../../.pre-commit-hooks.yaml")
	if err != nil {
		t.Fatal(err)
	}
	if want := `  files: (?i)\.(` + strings.Join(bare, "|") + ")$\n"; bytes.Count(hooks, []byte(want)) != 2 {
		t.Errorf(".pre-commit-hooks.yaml should have twice\n%s", want)
	}
	descriptor, err := os.ReadFile(filepath.Join(docs, "examples", "mega-linter-plugin-bibfix", "bibfix.megalinter-descriptor.yml"))
	if err != nil {
		t.Fatal(err)
	}
	list := regexp.MustCompile(`(?m)^file_extensions:\n((?:  - .*\n)+)`).FindSubmatch(descriptor)
	if list == nil {
		t.Fatal("the descriptor has lost its endings")
	}
	got := strings.Fields(strings.ToLower(strings.ReplaceAll(string(list[1]), "  - ", " ")))
	slices.Sort(got)
	slices.Sort(endings)
	if got = slices.Compact(got); !slices.Equal(got, endings) {
		t.Errorf("the descriptor has %v, want %v", got, endings)
	}
}

// The page about files lists the kinds that there are; -update writes it.
func TestFilesPage(t *testing.T) {
	var b bytes.Buffer
	b.WriteString("| files | endings | in a folder |\n|---|---|---|\n")
	for _, k := range format.All() {
		found := "named as left out"
		switch {
		case k.IsRead() && k.Markup == kind.Plain:
			found = "read as plain text, or as Markdown where it holds its markup"
		case k.IsRead():
			found = "read as " + k.Title
		case k.Holds == 0:
			found = "passed over"
		}
		fmt.Fprintf(&b, "| %s | `%s` | %s |\n", k.Many, strings.Join(k.Extensions, "`, `"), found)
	}
	name := filepath.Join(docs, "files.md")
	page, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	list := regexp.MustCompile(`(?s)(<!-- the kinds -->\n).*(<!-- end -->)`)
	if !list.Match(page) {
		t.Fatalf("%s has lost its list of kinds", name)
	}
	current(t, name, list.ReplaceAll(page, []byte("${1}"+b.String()+"${2}")))
}
