package main

import (
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/bibfix/bibfix/internal/disk"
)

// plantProject makes a project of 13 files in two folders, whose bibliographies come first by name. Texts cite entries
// that are twins of others, in one bibliography and across two; every file has something to
// repair, and it comes to rest in one way only.
func plantProject(t *testing.T, dir string) {
	t.Helper()
	must(os.MkdirAll(filepath.Join(dir, "chapters"), 0o755))
	must(os.Mkdir(filepath.Join(dir, ".git"), 0o755))
	const full = `@article{%s, author = {Okafor, Ada}, title = {Harbour levies of the %s coast}, journal = {Quay Studies}, year = {2014}, volume = {12}, pages = {4--9}, doi = {10.1234/levy.%s}}
`
	const poor = `@article{%s, author = {Okafor, Ada}, title = {Harbour levies of the %s coast}, journal = {Quay Studies}, year = {2014}, doi = {10.1234/levy.%s}}
`
	const extra = `@article{%s, author = {Okafor, Ada}, title = {Harbour levies of the %s coast}, journal = {Quay Studies}, year = {2014}, doi = {10.1234/levy.%s}, issn = {2049-3630}}
`
	const tracked = `@misc{%s, author = {Prado, Luz}, title = {Tides of %s}, year = {2011}, url = {https://example.org/%s?utm_source=x}}
`
	bib := func(name string, entries ...string) {
		put(t, filepath.Join(dir, name), strings.Join(entries, "\n"), 0o644)
	}
	bib("all.bib", fmt.Sprintf(full, "west", "western", "w"), fmt.Sprintf(poor, "west2", "western", "w"), fmt.Sprintf(full, "east", "eastern", "e"), fmt.Sprintf(tracked, "ebb", "ebb", "ebb"))
	bib("base.bib", fmt.Sprintf(poor, "east2", "eastern", "e"), fmt.Sprintf(full, "south", "southern", "s"), fmt.Sprintf(extra, "north2", "northern", "n"))
	bib("books.bib", fmt.Sprintf(poor, "south2", "southern", "s"), fmt.Sprintf(full, "north", "northern", "n"), fmt.Sprintf(tracked, "flow", "flow", "flow"))
	for i := range 9 {
		text := "---\nbibliography: [../all.bib, ../base.bib, ../books.bib]\n---\n" + strings.Repeat("Levies fell here and rose there. ", 20*i) +
			"See [@west2; @ebb], [@east2; @flow] and [@south2; @north2].\nAlso [@west] and <https://example.org/x?utm_source=y>.\n"
		put(t, filepath.Join(dir, "chapters", fmt.Sprintf("c%d.md", i)), text, 0o644)
	}
	put(t, filepath.Join(dir, "main.tex"), "\\documentclass{article}\n\\begin{document}\nSee \\cite{west2,east2,south2,north2,ebb,flow}.\n\\bibliography{all,base,books}\n\\end{document}\n", 0o644)
}

// tree is what the files of a folder hold, by name.
func tree(t *testing.T, dir string) map[string]string {
	t.Helper()
	files := make(map[string]string)
	must(filepath.WalkDir(dir, func(path string, entry os.DirEntry, err error) error {
		if err == nil && !entry.IsDir() {
			name, _ := filepath.Rel(dir, path)
			files[filepath.ToSlash(name)] = get(t, path)
		}
		return err
	}))
	return files
}

// temporaries are the names in a tree that should not stay.
func temporaries(files map[string]string) []string {
	var names []string
	for name := range files {
		if disk.IsTemporary(filepath.Base(name)) {
			names = append(names, name)
		}
	}
	return names
}

// wantWhole wants every file to be the old one or the new one.
func wantWhole(t *testing.T, when string, now, before, after map[string]string) {
	t.Helper()
	for name := range before {
		if now[name] != before[name] && now[name] != after[name] {
			t.Errorf("%s: %s is neither the old file nor the new one", when, name)
		}
	}
}

// wantSame wants a project to be as it is when nothing stops a run.
func wantSame(t *testing.T, when string, now, after map[string]string) {
	t.Helper()
	for _, name := range slices.Sorted(maps.Keys(now)) {
		if text, there := after[name]; !there || text != now[name] {
			t.Errorf("%s: %s is not as it should be:\n%s", when, name, now[name])
			return
		}
	}
	if len(now) != len(after) {
		t.Errorf("%s: %d files, want %d", when, len(now), len(after))
	}
}

// repairProject repairs the project in a folder; before is called before each rename.
func repairProject(t *testing.T, dir string, before func(string) error) {
	t.Helper()
	var said strings.Builder
	sys := system{files: disk.System{Writer: disk.Writer{Before: before}}, stdin: strings.NewReader(""), stdout: io.Discard, stderr: &said, year: 2026, getenv: func(string) string { return "" }}
	c, err := newChecker(sys, options{write: true, unsafe: true, format: "text", color: "never", failOn: "never"}, []string{dir})
	must(err)
	if code := c.run([]string{dir}); code != exitClean {
		t.Fatalf("exit code %d: %s", code, said.String())
	}
}

// A run that is killed before any of its renames leaves a project that another
// run brings to the same end, with nothing left over.
func TestKilledAtEveryRename(t *testing.T) {
	dir := t.TempDir()
	plantProject(t, dir)
	before := tree(t, dir)
	var states []string // what a kill would leave, by rename
	repairProject(t, dir, func(string) error {
		state := t.TempDir()
		must(os.CopyFS(state, os.DirFS(dir)))
		states = append(states, state)
		return nil
	})
	after := tree(t, dir)
	if len(states) != 13 || len(temporaries(after)) > 0 {
		t.Fatalf("%d files were replaced, left over are %v", len(states), temporaries(after))
	}
	if strings.Count(after["base.bib"], "volume") < 2 {
		t.Errorf("base.bib does not gain what only an entry of books.bib said: %s", after["base.bib"])
	}
	for name := range before {
		if before[name] == after[name] {
			t.Errorf("%s has nothing to repair", name)
		}
	}
	for i, state := range states {
		when := fmt.Sprintf("killed before rename %d", i)
		now := tree(t, state)
		if len(temporaries(now)) != 13-i {
			t.Errorf("%s: temporary files %v", when, temporaries(now))
		}
		wantWhole(t, when, now, before, after)
		repairProject(t, state, nil)
		wantSame(t, when+", and run again", tree(t, state), after)
	}
}
