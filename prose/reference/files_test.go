package reference

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// The comment of the package says of every file to which phase it belongs.
func TestFilesHaveAPhase(t *testing.T) {
	source, err := os.ReadFile("parse.go")
	if err != nil {
		t.Fatal(err)
	}
	comment, _, _ := strings.Cut(string(source), "\npackage reference")
	named := map[string]bool{}
	for _, word := range regexp.MustCompile(`[a-z]+`).FindAllString(comment, -1) {
		named[word] = true
	}
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		if name := strings.TrimSuffix(file, ".go"); !strings.HasSuffix(name, "_test") && !named[name] {
			t.Errorf("the comment of the package in parse.go does not name %s", file)
		}
	}
}
