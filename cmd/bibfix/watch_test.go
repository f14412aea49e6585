package main

import (
	"bufio"
	"context"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/bibfix/bibfix/project"
)

// Where nothing can be watched, watching ends.
func TestWatchNothing(t *testing.T) {
	t.Chdir(t.TempDir())
	ctx, stop := context.WithTimeout(t.Context(), 20*time.Second)
	defer stop()
	sys := system{files: project.Disk(), stdout: io.Discard, stderr: io.Discard, year: 2026, getenv: func(string) string { return "" }}
	if err := watch(ctx, sys, options{format: "concise", color: "never"}, []string{"gone/paper.md"}); err == nil {
		t.Error("a folder that is not there is watched")
	}
}

// A file that is saved, by an editor that replaces it, is checked again.
func TestWatch(t *testing.T) {
	t.Chdir(t.TempDir())
	const text = "# Text\n\nLevies fell (Okafor, 2013).\n\n# References\n\n- Okafor, A. (2014). Harbour levies of Lund. *Quay Studies*, *12*(3), 4–9.\n"
	save := func(name, text string) {
		t.Helper()
		if err := os.WriteFile(name+".new", []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		if err := os.Rename(name+".new", name); err != nil {
			t.Fatal(err)
		}
	}
	save("paper.md", text)
	ctx, stop := context.WithCancel(t.Context())
	out, in := io.Pipe()
	done := make(chan error, 1)
	go func() {
		done <- watch(ctx, system{files: project.Disk(), stdout: in, stderr: in, year: 2026, getenv: func(string) string { return "" }}, options{format: "concise", color: "never"}, nil)
		in.Close()
	}()
	lines := make(chan string)
	go func() {
		defer close(lines)
		for scanner := bufio.NewScanner(out); scanner.Scan(); {
			lines <- scanner.Text()
		}
	}()
	await := func(part string) {
		t.Helper()
		for limit := time.After(20 * time.Second); ; {
			select {
			case line := <-lines:
				if strings.Contains(line, part) {
					return
				}
			case <-limit:
				t.Fatalf("%q was not told", part)
			}
		}
	}
	await("1 error, 0 warnings")
	await("watching 1 folder; Ctrl-C ends")
	save("paper.md", strings.Replace(text, "2013", "2014", 1))
	await("0 errors, 0 warnings")
	await("watching")
	save(project.SettingsName, "profil = 1\n")
	await(`there is no setting "profil"`)
	await("watching")
	save(project.SettingsName, "")
	await("watching 1 folder;")
	mkdir := func() {
		t.Helper()
		if err := os.Mkdir("notes", 0o755); err != nil {
			t.Fatal(err)
		}
	}
	mkdir()
	await("watching 2 folders")
	save(filepath.Join("notes", "more.md"), text)
	await("1 error, 0 warnings")
	await("watching 2 folders")
	if err := os.RemoveAll("notes"); err != nil {
		t.Fatal(err)
	}
	await("watching 1 folder;")
	mkdir() // as a change of branch does
	await("watching 2 folders")
	save(filepath.Join("notes", "more.md"), text)
	await("1 error, 0 warnings")
	stop()
	for range lines { // what is still to come
	}
	if err := <-done; err != nil {
		t.Error(err)
	}
}
