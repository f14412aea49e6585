package project

import (
	"io/fs"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/bibfix/bibfix/internal/config"
	_ "github.com/bibfix/bibfix/internal/golden" // knows -update
	"github.com/bibfix/bibfix/internal/long"
)

// A counting file system counts how often it is asked about a path.
type counting struct {
	Files
	asked int
}

func (c *counting) Lstat(path string) (fs.FileInfo, error) { c.asked++; return c.Files.Lstat(path) }

// questions is how often the disk is asked about a path while a folder is
// searched, with settings that exclude something, and its links are followed.
func questions(t *testing.T, dir string) int {
	t.Helper()
	files := &counting{Files: Disk()}
	settings := Settings{Config: config.Config{Exclude: []string{"drafts/**", "old-*"}}, Folder: dir}
	if len(Open(files, []string{dir}, settings).Documents()) == 0 {
		t.Fatal("nothing was read")
	}
	return files.asked
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

func put(t *testing.T, path, text string, mode os.FileMode) {
	t.Helper()
	if err := os.WriteFile(path, []byte(text), mode); err != nil {
		t.Fatal(err)
	}
}

func must(err error) {
	if err != nil {
		panic(err)
	}
}
