package gold

import (
	"bytes"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"

	"github.com/bibfix/bibfix/internal/long"
	"github.com/bibfix/bibfix/internal/tools"
)

// What is compared is pandoc's HTML, in which a paragraph is a line and the
// targets of links stand; its plain text has none of them, and its native form
// takes every word apart. Of LaTeX it is Markdown, which keeps the commands
// that pandoc does not know.
func pandoc(t *testing.T, folder, name string, data []byte) string {
	t.Helper()
	arguments := []string{"--wrap=none", "--from=markdown", "--to=html"}
	if filepath.Ext(name) == ".tex" {
		arguments = []string{"--wrap=none", "--from=latex+raw_tex", "--to=markdown+raw_tex"}
	}
	path := filepath.Join(folder, "text"+filepath.Ext(name))
	if err := os.WriteFile(path, data, 0o644); err != nil {
		t.Error(err)
	}
	return string(run(t, folder, "pandoc", append(arguments, path)...))
}

// misread are texts that pandoc itself does not read as TeX does.
var misread = map[string]string{
	"tracking-parameter.bad-command.tex": `pandoc takes a % within \url for a comment`,
}

// What pandoc makes of a text changes only where a safe fix stands, and only as
// the table says.
func TestTexts(t *testing.T) {
	long.Test(t)
	tools.All(t, "pandoc")
	files := chosen(texts(t))
	var all []step
	for _, f := range files {
		if why := misread[f.name]; why != "" {
			t.Logf("left out: %s (%s)", f.name, why)
			continue
		}
		all = append(all, steps(t, f.name, f.data)...)
	}
	folders := make([]string, runtime.GOMAXPROCS(0))
	for i := range folders {
		folders[i] = t.TempDir()
	}
	each(len(all), func(worker, i int) { compareText(t, folders[worker], all[i]) })
	t.Logf("%d texts, %d steps", len(files), len(all))
}

// compareText compares line by line what pandoc makes of a step.
func compareText(t *testing.T, folder string, s step) {
	t.Helper()
	before, after := pandoc(t, folder, s.name[:strings.Index(s.name, " after")], s.before), pandoc(t, folder, s.name[:strings.Index(s.name, " after")], s.after)
	old, now := strings.Split(before, "\n"), strings.Split(after, "\n")
	if len(old) != len(now) {
		t.Errorf("%s: pandoc makes %d lines of it and made %d%s", s.name, len(now), len(old), newLines(before, after))
		return
	}
	changed := 0
	for i := range old {
		if old[i] == now[i] {
			continue
		}
		changed++
		if a, b := flatten(old[i], s.rows), flatten(now[i], s.rows); a != b {
			t.Errorf("%s, line %d%s", s.name, i+1, differ(a, b))
		}
	}
	if edited := editedLines(s); changed > edited {
		t.Errorf("%s: %d lines were edited, and %d of what pandoc makes of them are others%s", s.name, edited, changed, newLines(before, after))
	}
}

// editedLines counts the lines of the source that a step changes, or takes away.
func editedLines(s step) int {
	old := map[string]int{}
	for line := range bytes.Lines(s.after) {
		old[string(bytes.TrimSpace(line))]++
	}
	n := 0
	for line := range bytes.Lines(s.before) {
		if text := string(bytes.TrimSpace(line)); old[text] == 0 {
			n++
		} else {
			old[text]--
		}
	}
	return n
}

// texts are the manuscripts to try. The sample has those of testdata and some
// made ones.
func texts(t *testing.T) []file {
	t.Helper()
	var files []file
	names, _ := filepath.Glob("../../testdata/manuscripts/*")
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, file{name, data})
	}
	made := 9
	if whole() {
		made = 90
		files = slices.Concat(files, examples(t, ".md", ".qmd", ".txt", ".tex"), manuscripts(t))
	}
	for i := range made {
		files = append(files, madeText(madeSeed, i, pick(chance(madeSeed, i), ".md", ".txt", ".tex", ".qmd")))
	}
	return files
}

// manuscripts are further ones, in the folders of BIBFIX_GOLD_FILES.
func manuscripts(t *testing.T) []file {
	t.Helper()
	var files []file
	for _, folder := range filepath.SplitList(os.Getenv("BIBFIX_GOLD_FILES")) {
		for _, pattern := range []string{"*.md", "*.txt", "*.tex", "*.qmd", "*/*.md", "*/*.txt", "*/*.tex", "*/*.qmd"} {
			names, _ := filepath.Glob(filepath.Join(folder, pattern))
			for _, name := range names {
				if data, err := os.ReadFile(name); err == nil {
					files = append(files, file{name, data})
				}
			}
		}
	}
	return files
}
