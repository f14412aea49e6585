package project_test

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/bibfix/bibfix/lint"
	"github.com/bibfix/bibfix/project"
)

const (
	paper = "# Text\n\nLevies fell (Okafor, 2013).\n\n# References\n\n- Okafor, A. (2014). Harbour levies of Lund. *Quay Studies*, *12*(3), 4–9.\n"
	agree = "# Text\n\nLevies fell (Okafor, 2014).\n\n# References\n\n- Okafor, A. (2014). Harbour levies of Lund. *Quay Studies*, *12*(3), 4–9.\n"
)

var year = project.Settings{Year: 2026}

// found are the rules of what is found, each with its file and line.
func found(p *project.Project) []string {
	var list []string
	r := p.Lint()
	for _, d := range r.Findings {
		list = append(list, fmt.Sprintf("%s:%d %s", d.File, r.Position(d.File, d.Span.Start).Line, d.Rule))
	}
	return list
}

func wantFound(t *testing.T, p *project.Project, want ...string) {
	t.Helper()
	if got := found(p); !slices.Equal(got, want) {
		t.Errorf("found %q, want %q; remarks %v", got, want, p.Remarks())
	}
}

// in puts files into a new folder, which the test then works in.
func in(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	t.Chdir(dir)
	for name, text := range files {
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// Memory answers as the disk does: the same files make the same documents, remarks
// and findings.
func TestMemoryIsLikeTheDisk(t *testing.T) {
	texts := map[string]string{
		".git/HEAD":          "ref: refs/heads/main\n",
		".gitignore":         "/build\n",
		"build/out.md":       paper,
		"paper.md":           paper,
		"README.md":          "Run it.\n",
		"notes.docx":         "PK\x03\x04",
		"book/_quarto.yml":   "bibliography: refs.bib\n",
		"book/one.qmd":       "See @west and @gone.\n",
		"book/refs.bib":      "@misc{west, author = {Okafor, Ada}, title = {Levies}, year = {2014}, url = {https://example.org/x?utm_source=letter}}\n",
		"thesis/main.tex":    "\\documentclass{book}\n\\begin{document}\n\\include{ch/one}\n\\bibliography{../book/refs}\n\\end{document}\n",
		"thesis/ch/one.tex":  "See \\cite{west, lost}.\n",
		"thesis/ch/stray.md": "It cites (West, 2001) and has no list.\n",
	}
	in(t, texts)
	files := make(map[string][]byte)
	for name, text := range texts {
		files[name] = []byte(text)
	}
	for _, path := range []string{".", "thesis/main.tex", "book", "nowhere.md", "notes.docx", "paper.py", "thesis/../paper.md"} {
		var told [2][]string
		for i, files := range []project.Files{project.Disk(), project.NewMemory(files)} {
			p := project.Open(files, []string{path}, year)
			for _, r := range p.Remarks() {
				told[i] = append(told[i], strings.ReplaceAll(fmt.Sprint(r), "file does not exist", "no such file or directory"))
			}
			for _, s := range p.Sources() {
				told[i] = append(told[i], s.Name)
			}
			told[i] = append(told[i], found(p)...)
		}
		if !slices.Equal(told[0], told[1]) || len(told[0]) == 0 {
			t.Errorf("%s: the disk tells\n%s\nand memory\n%s", path, strings.Join(told[0], "\n"), strings.Join(told[1], "\n"))
		}
	}
}

// An unsaved text is read in the place of its file, whatever path leads there.
func TestOverlay(t *testing.T) {
	dir := in(t, map[string]string{"paper.md": paper, "key.md": "---\nbibliography: refs.bib\n---\nSee [@west].\n", "refs.bib": "@misc{east,}\n"})
	if err := os.Symlink("paper.md", "link.md"); err != nil {
		t.Skip("no symbolic links here: ", err)
	}
	for _, name := range []string{"paper.md", filepath.Join(dir, "paper.md"), "./x/../paper.md"} {
		files := project.Overlay(project.Disk(), map[string][]byte{name: []byte(agree)})
		wantFound(t, project.Open(files, []string{"paper.md"}, year))
		wantFound(t, project.Open(files, []string{"link.md"}, year))
	}
	wantFound(t, project.Open(project.Disk(), []string{"paper.md"}, year), "paper.md:3 year-mismatch")

	// What a file on disk names may be a buffer, and that of a new file is found by a search.
	files := project.Overlay(project.Disk(), map[string][]byte{"new.md": []byte(paper), "refs.bib": []byte("@misc{west, author = {Okafor, Ada}, title = {Levies}, year = {2014}}\n")})
	wantFound(t, project.Open(files, []string{"key.md"}, year))
	p := project.Open(files, []string{"."}, year)
	wantFound(t, p, "link.md:3 year-mismatch", "new.md:3 year-mismatch") // a file is read once, under its first name
	if text, err := os.ReadFile("paper.md"); err != nil || string(text) != paper {
		t.Errorf("the file is %q, %v", text, err)
	}
}

// What may be looked at does not depend on what a run stands on: nothing is read
// that a text names by an absolute path, out of its project, or by way of a link out of it.
func TestGuard(t *testing.T) {
	dir := in(t, map[string]string{"in/.git/HEAD": "", "in/text/x.md": "", "in/one.bib": "@misc{west,}\n", "out.bib": "@misc{west,}\n"})
	if err := os.Symlink("../out.bib", "in/link.bib"); err != nil {
		t.Skip("no symbolic links here: ", err)
	}
	memory := project.NewMemory(map[string][]byte{"in/.git/HEAD": nil, "in/one.bib": []byte("@misc{west,}\n"), "out.bib": []byte("@misc{west,}\n"), "in/text/x.md": nil})
	const outside, absolute = "lies outside the project and is not opened", "has an absolute path: only files of the project are opened"
	for named, want := range map[string]string{
		"../one.bib": "", "../../out.bib": outside, "../link.bib": outside, "../new.bib": "", "../../new.bib": outside,
		filepath.Join(dir, "in", "one.bib"): absolute, "/in/one.bib": absolute, "~/one.bib": absolute, `\\one.bib`: absolute, "..": "is not there; looked for in",
	} {
		text := []byte("---\nbibliography: '" + named + "'\n---\nSee [@west].\n")
		buffers := map[string][]byte{"in/text/x.md": text, "in/new.bib": []byte("@misc{west,}\n"), "new.bib": []byte("@misc{west,}\n")}
		for name, files := range map[string]project.Files{"disk": project.Overlay(project.Disk(), buffers), "memory": project.Overlay(memory, buffers)} {
			p := project.Open(files, []string{"in/text/x.md"}, year)
			l := p.Documents()[0].Links[0]
			if name == "memory" && named == "../link.bib" {
				continue // it has no links
			}
			if opened := len(p.Sources()) == 2; l.Fault != want || opened != (want == "") {
				t.Errorf("%s: %s: fault %q, want %q; opened: %v", name, named, l.Fault, want, opened)
			}
		}
	}
}

// Saving over buffers changes these, and the files that have none.
func TestOverlaySave(t *testing.T) {
	const tracked = "[Levies](https://example.org/x?utm_source=letter)\n\n# References\n\n- Okafor, A. (2014). Harbour levies of %s. https://example.org/x?utm_source=letter\n"
	in(t, map[string]string{"a.md": fmt.Sprintf(tracked, "Lund"), "b.md": fmt.Sprintf(tracked, "Lund")})
	files := project.Overlay(project.Disk(), map[string][]byte{"b.md": []byte(fmt.Sprintf(tracked, "Ystad"))})
	p := project.Open(files, []string{"a.md", "b.md"}, year)
	p.Lint()
	written, err := p.Save(t.Context(), p.Repair())
	if err != nil || !slices.Equal(written, []string{"a.md", "b.md"}) {
		t.Fatalf("written %v, %v", written, err)
	}
	for name, want := range map[string]string{"a.md": "of Lund. https://example.org/x\n", "b.md": "of Lund. https://example.org/x?utm_source=letter\n"} {
		if text, _ := os.ReadFile(name); !strings.HasSuffix(string(text), want) {
			t.Errorf("the file %s holds %q", name, text)
		}
	}
	if text, err := files.Read("b.md", 1000, false); err != nil || !strings.HasSuffix(string(text), "of Ystad. https://example.org/x\n") {
		t.Errorf("the buffer holds %q, %v", text, err)
	}
	wantFound(t, p)
}

// What changed since it was read is not written, and a context that has ended stops
// the work before it begins.
func TestSaveRefuses(t *testing.T) {
	const tracked = "# References\n\n- Okafor, A. (2014). Harbour levies. https://example.org/x?utm_source=letter\n"
	for name, files := range map[string]project.Files{
		"memory":  project.NewMemory(map[string][]byte{"a.md": []byte(tracked), "b.md": []byte(tracked)}),
		"overlay": project.Overlay(project.NewMemory(map[string][]byte{"a.md": []byte(tracked)}), map[string][]byte{"b.md": []byte(tracked)}),
	} {
		p := project.Open(files, []string{"a.md", "b.md"}, year)
		repaired := p.Repair()
		ended, end := context.WithCancel(t.Context())
		end()
		if written, err := p.Save(ended, repaired); !errors.Is(err, context.Canceled) || len(written) > 0 {
			t.Errorf("%s: written %v after the end: %v", name, written, err)
		}
		theirs := project.Change{Path: "b.md", Old: []byte(tracked), New: []byte("theirs")}
		if _, err := files.Replace(t.Context(), []project.Change{theirs}); err != nil {
			t.Fatal(err)
		}
		written, err := p.Save(t.Context(), repaired)
		if err == nil || err.Error() != "b.md: changed since it was read: not written" || len(written) > 0 {
			t.Errorf("%s: written %v: %v", name, written, err)
		}
		if text, _ := files.Read("a.md", 1000, false); string(text) != tracked {
			t.Errorf("%s: a.md is %q", name, text)
		}
	}
}

// A file system refuses what is too large, and what is no file.
func TestFilesRefuse(t *testing.T) {
	in(t, map[string]string{"d/four": "1234"})
	memory := project.NewMemory(map[string][]byte{"d/four": []byte("1234")})
	for name, files := range map[string]project.Files{
		"disk": project.Disk(), "memory": memory,
		"overlay": project.Overlay(memory, map[string][]byte{"d/other": nil, "d/four": []byte("abcd")}),
	} {
		if data, err := files.Read("d/four", 4, false); err != nil || len(data) != 4 {
			t.Errorf("%s: read %q: %v", name, data, err)
		}
		if data, err := files.Head("d/four", 3); err != nil || len(data) != 3 {
			t.Errorf("%s: the beginning %q: %v", name, data, err)
		}
		if data, err := files.Head("d/four", 9); err != nil || len(data) != 4 {
			t.Errorf("%s: all of it %q: %v", name, data, err)
		}
		for path, want := range map[string]string{"d/four": "larger than the 0 kB that bibfix reads", "d": "not a regular file: not read"} {
			if _, err := files.Read(path, 3, false); err == nil || err.Error() != want {
				t.Errorf("%s: %s: %v, want %s", name, path, err, want)
			}
		}
		for what, ask := range map[string]func() error{
			"Stat":    func() error { _, err := files.Stat("d/none"); return err },
			"Lstat":   func() error { _, err := files.Lstat("d/none"); return err },
			"Real":    func() error { _, err := files.Real("d/none"); return err },
			"ReadDir": func() error { _, err := files.ReadDir("none"); return err },
			"Read":    func() error { _, err := files.Read("d/none", 9, true); return err },
		} {
			if err := ask(); !errors.Is(err, fs.ErrNotExist) {
				t.Errorf("%s: %s of no file: %v", name, what, err)
			}
		}
		if entries, err := files.ReadDir("."); err != nil || len(entries) != 1 || !entries[0].IsDir() || entries[0].Name() != "d" {
			t.Errorf("%s: the folder holds %v: %v", name, entries, err)
		}
	}
}

// A folding file system takes names that differ in case for one, as that of a Mac does.
type folding struct{ *project.Memory }

func (f folding) FoldsCase() bool { return true }
func (f folding) Real(path string) (string, error) {
	_, err := f.Stat(path)
	real, _ := f.Memory.Real(path)
	return real, err
}
func (f folding) Stat(path string) (fs.FileInfo, error) { return f.Memory.Stat(strings.ToLower(path)) }
func (f folding) Lstat(path string) (fs.FileInfo, error) {
	return f.Memory.Lstat(strings.ToLower(path))
}
func (f folding) Head(path string, size int64) ([]byte, error) {
	return f.Memory.Head(strings.ToLower(path), size)
}
func (f folding) Read(path string, limit int64, named bool) ([]byte, error) {
	return f.Memory.Read(strings.ToLower(path), limit, named)
}

// Where case tells no names apart, a file is read once, whatever it is called.
func TestCase(t *testing.T) {
	files := folding{project.NewMemory(map[string][]byte{
		"paper.md": []byte("---\nbibliography: Refs.bib\n---\nSee [@west].\n"), "refs.bib": []byte("@misc{west, author = {Okafor, Ada}, title = {Levies}, year = {2014}}\n"),
	})}
	for paths, want := range map[string]string{".": "paper.md refs.bib", "PAPER.md": "PAPER.md Refs.bib", "paper.md Paper.md": "paper.md Refs.bib", "refs.bib paper.md": "refs.bib paper.md"} {
		p := project.Open(files, strings.Fields(paths), year)
		var names []string
		for _, s := range p.Sources() {
			names = append(names, s.Name)
		}
		if got := strings.Join(names, " "); got != want {
			t.Errorf("%s: read %s, want %s", paths, got, want)
		}
		wantFound(t, p)
	}
}

// Runs of one project in one process, one after the other or at once, do not
// disturb each other: each finds what it would find alone.
func TestRunsDoNotDisturbEachOther(t *testing.T) {
	texts := map[string][]byte{
		"paper.md": []byte(paper), "refs.bib": []byte("@misc{west, author = {Okafor, Ada}, title = {Levies}, year = {2014}, url = {https://example.org/x?utm_source=letter}}\n"),
		"key.md": []byte("---\nbibliography: refs.bib\n---\nSee [@west; @east].\n"),
	}
	files := project.NewMemory(texts)
	settings := project.Settings{Year: 2026, Unsafe: true}
	settings.Config.Exclude = []string{"drafts/**"}
	alone := found(project.Open(files, []string{"."}, settings))
	if len(alone) != 3 {
		t.Fatalf("found %q", alone)
	}
	first, second := project.Open(files, []string{"."}, settings), project.Open(project.Overlay(files, map[string][]byte{"paper.md": []byte(agree)}), []string{"."}, settings)
	wantFound(t, second, alone[0], alone[2])
	first.Repair()
	wantFound(t, second, alone[0], alone[2])
	wantFound(t, first, alone...)

	var wait sync.WaitGroup
	for range 8 {
		wait.Go(func() {
			p := project.Open(files, []string{"."}, settings)
			p.Consult(func(queries []lint.Query) []lint.Answer { return make([]lint.Answer, len(queries)) })
			if got := found(p); !slices.Equal(got, alone) {
				t.Errorf("found %q, alone %q", got, alone)
			}
			if text := string(p.Repair().Bytes("refs.bib")); strings.Contains(text, "utm") {
				t.Errorf("not repaired: %s", text)
			}
		})
	}
	wait.Wait()
	if now := slices.Sorted(maps.Keys(texts)); len(now) != 3 || string(texts["paper.md"]) != paper {
		t.Errorf("the texts have changed: %v", now)
	}
}
