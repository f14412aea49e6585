package bibfix_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/bibfix/bibfix/internal/long"
)

// unopenable finds pointers to pages that whoever reads the repository cannot
// open. Facts have their sources in docs/sources.md.
var unopenable = regexp.MustCompile(`\.\./shared|\bguide/[\w-]+\.md|\bguide \(?\d`)

// measuring are the tests that measure on data beside the repository, which
// cannot be published with it. They skip without it.
var measuring = []string{
	"crossref/match/gold_test.go", "lineends_test.go", "prose/cite/forms_test.go", "prose/list/measure_test.go",
	"prose/reference/parse_test.go", "repair_test.go", "sources_test.go",
}

func TestPointersCanBeFollowed(t *testing.T) {
	long.Short(t)
	t.Parallel()
	for _, path := range tracked(t, "*.go", "*.md", "*.yml", "*.yaml", "*.sh", ".ci/*") {
		data := read(t, path)
		if at := unopenable.FindIndex(data); at != nil && !slices.Contains(measuring, path) {
			t.Errorf("%s points to %q, which its reader cannot open: docs/sources.md has the facts and their sources", path, data[at[0]:at[1]])
		}
	}
	for _, path := range measuring {
		if !strings.Contains(string(read(t, path)), "shared") {
			t.Errorf("%s does not use the data any more: it needs no exception", path)
		}
	}
}

// A comment names a section of docs/sources.md by its heading.
func TestSectionsOfSources(t *testing.T) {
	t.Parallel()
	page := string(read(t, "docs/sources.md"))
	named := regexp.MustCompile(`docs/sources\.md, ([^):;\n]+)\)`)
	found := 0
	for _, path := range tracked(t, "*.go") {
		for _, m := range named.FindAllSubmatch(read(t, path), -1) {
			found++
			if !strings.Contains(page, "\n## "+string(m[1])+"\n") {
				t.Errorf("%s: docs/sources.md has no section %q", path, m[1])
			}
		}
	}
	if found == 0 {
		t.Error("no comment names a section of docs/sources.md: is it still read?")
	}
}

// tracked are the files of the repository that fit one of the patterns.
func tracked(t *testing.T, patterns ...string) []string {
	t.Helper()
	out, err := exec.Command("git", append([]string{"ls-files", "-z", "--"}, patterns...)...).Output()
	if err != nil {
		t.Skipf("git does not say which files belong to the repository: %v", err)
	}
	var paths []string
	for path := range strings.SplitSeq(strings.TrimRight(string(out), "\x00"), "\x00") {
		if _, err := os.Stat(filepath.FromSlash(path)); err == nil { // it may be deleted and not yet committed
			paths = append(paths, path)
		}
	}
	return paths
}
