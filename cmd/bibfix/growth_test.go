package main

import (
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/bibfix/bibfix/internal/growth"
	"github.com/bibfix/bibfix/internal/long"
	"github.com/bibfix/bibfix/project"
)

// layouts are projects as folders, by what they have many of: the names of
// their files for a size, which counts the bytes of the files and of their paths.
var layouts = map[string]func(size int) []string{
	"files of one folder": func(size int) []string { return filesNamed(size, func(i int) string { return strconv.Itoa(i) }) },
	"folders":             func(size int) []string { return filesNamed(size, func(i int) string { return strconv.Itoa(i) + "/p" }) },
	"folders within ten": func(size int) []string {
		return filesNamed(size, func(i int) string { return strconv.Itoa(i/10) + strings.Repeat("/d", i%10) + "/p" })
	},
	"folders within folders": func(size int) []string {
		return filesNamed(size, func(i int) string { return strings.Repeat("d/", i+1) + "p" })
	},
}

// inFolders is what each file of a project holds.
const inFolders = "Levies fell (Okafor, 2014).\n\n# References\n\nOkafor, A. (2014). Harbour levies. https://example.org/levies?utm_source=letter\n"

// filesNamed are as many names as make files of about that size.
func filesNamed(size int, name func(i int) string) []string {
	var names []string
	for size > 0 {
		names = append(names, name(len(names))+".md")
		size -= len(inFolders) + len(names[len(names)-1])
	}
	return names
}

// A whole run over many files and folders, from their paths to what is written,
// is work that grows with their sizes and paths.
func TestGrowthOfRuns(t *testing.T) {
	long.Test(t)
	effort := growth.Effort{Enough: 10 * growth.Full.Enough, Largest: 1 << 17} // to start is most of the work for little
	for name, layout := range layouts {
		t.Run(name, func(t *testing.T) {
			growth.Linear(t, effort, func(size int) []growth.Step { return runsOver(t, layout(size)) })
		})
	}
}

// runsOver are runs over a new folder with files of those names.
func runsOver(t *testing.T, names []string) []growth.Step {
	t.Helper()
	dir := t.TempDir()
	for _, name := range names {
		must(os.MkdirAll(filepath.Join(dir, filepath.Dir(name)), 0o755))
	}
	fill := func() {
		for _, name := range names {
			must(os.WriteFile(filepath.Join(dir, name), []byte(inFolders), 0o644))
		}
	}
	fill()
	bibfix := func(want int, args ...string) {
		quiet := system{files: project.Disk(), stdin: strings.NewReader(""), stdout: io.Discard, stderr: io.Discard, year: 2026, getenv: func(string) string { return "" }}
		if code := run(append(args, "--no-config", "--quiet", dir), quiet); code != want {
			t.Errorf("bibfix %q over %d files ends with %d", args, len(names), code)
		}
	}
	out := filepath.Join(t.TempDir(), "out.")
	return []growth.Step{
		{Name: "checking", Do: func() { bibfix(exitFindings) }},
		{Name: "telling", Do: func() { bibfix(exitFindings, "--output", "json="+out+"json", "--output", "html="+out+"html") }},
		{Name: "writing", Do: func() { bibfix(exitClean, "--write"); fill() }},
	}
}
