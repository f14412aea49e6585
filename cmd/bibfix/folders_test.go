package main

import (
	"io"
	"io/fs"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/bibfix/bibfix/internal/config"
	"github.com/bibfix/bibfix/internal/long"
)

// questions is how often the disk is asked about a path while a folder is
// searched, with settings that exclude something, and its links are followed.
func questions(t *testing.T, dir string) int {
	t.Helper()
	asked := 0
	count := func(name string) (fs.FileInfo, error) { asked++; return os.Lstat(name) }
	settings := projectConfig{Config: config.Config{Exclude: []string{"drafts/**", "old-*"}}, folder: dir, real: realPath(dir), out: make(map[string]bool)}
	settings.at = &folders{lstat: count}
	quiet := console{w: io.Discard, silent: true}
	open := opener{console: &quiet, follow: true, excludes: settings.excludes}
	open.lstat = count
	if _, docs := open.documents([]string{dir}); len(docs) == 0 {
		t.Fatal("nothing was read")
	}
	return asked
}

// Each folder is asked about once, however many files lie in it or below: the
// questions grow with the folders, not with the sum of their depths.
func TestQuestionsGrowWithFolders(t *testing.T) {
	const text = "---\nbibliography: refs.bib\n---\nSee [@k].\n"
	for name, make := range map[string]func(t *testing.T, dir string, n int){
		"nested": func(t *testing.T, dir string, n int) {
			for range n {
				dir = filepath.Join(dir, "d")
				must(os.Mkdir(dir, 0o755))
				put(t, filepath.Join(dir, "p.md"), text, 0o644)
			}
		},
		"one at the end": func(t *testing.T, dir string, n int) {
			dir = filepath.Join(dir, strings.Repeat("d/", n))
			must(os.MkdirAll(dir, 0o755))
			put(t, filepath.Join(dir, "p.md"), text, 0o644)
		},
		"siblings": func(t *testing.T, dir string, n int) {
			for i := range n {
				at := filepath.Join(dir, "d"+string(rune('a'+i%26))+strings.Repeat("x", i/26))
				must(os.Mkdir(at, 0o755))
				put(t, filepath.Join(at, "p.md"), text, 0o644)
			}
		},
		"files of one folder far down": func(t *testing.T, dir string, n int) {
			dir = filepath.Join(dir, strings.Repeat("d/", 50))
			must(os.MkdirAll(dir, 0o755))
			for i := range n {
				put(t, filepath.Join(dir, "p"+strings.Repeat("x", i/26)+string(rune('a'+i%26))+".md"), text, 0o644)
			}
		},
	} {
		t.Run(name, func(t *testing.T) {
			few, many := t.TempDir(), t.TempDir()
			n, times := long.Or(30, 100), 4
			for dir, n := range map[string]int{few: n, many: times * n} {
				must(os.Mkdir(filepath.Join(dir, ".git"), 0o755))
				make(t, dir, n)
			}
			one, more := questions(t, few), questions(t, many)
			if exponent := math.Log(float64(more)/float64(one)) / math.Log(float64(times)); exponent > 1.05 {
				t.Errorf("%d questions for %d, %d for %d: exponent %.2f", one, n, more, times*n, exponent)
			}
		})
	}
}

// Every file is opened and replaced by one package, which knows what may go
// wrong; nothing else opens one.
func TestOneWayIn(t *testing.T) {
	for _, pattern := range []string{"*.go", "../../crossref/*.go", "../../crossref/[a-eg-z]*/*.go"} { // but fakeregistry, which is for tests
		names, err := filepath.Glob(filepath.FromSlash(pattern))
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range names {
			if strings.HasSuffix(name, "_test.go") {
				continue
			}
			source := get(t, name)
			for _, call := range []string{"os.Open", "os.ReadFile", "os.Create", "os.WriteFile", "os.Rename", "os.CreateTemp", "ioutil."} {
				if strings.Contains(source, call) && !strings.Contains(filepath.ToSlash(name), "crossref/registry/") {
					t.Errorf("%s has %s: internal/disk opens and replaces files", name, call)
				}
			}
		}
	}
}
