//go:build unix

// Command bibbench runs bibfix and its peers side by side over made-up .bib
// files and writes docs/benchmarks.md:
//
//	go run ./internal/bibbench [-install] [-most 100000] [-rounds 5]
//
// With -install it fetches bibclean and bibtool by apt-get, which needs root.
// bibtex-tidy always comes from npm, into the temporary folder. Besides the
// page nothing is written outside that folder.
package main

import (
	"flag"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"

	"github.com/bibfix/bibfix/internal/bibgen"
)

// tidyVersion is the release of bibtex-tidy that is measured.
const tidyVersion = "1.14.0"

func main() {
	install := flag.Bool("install", false, "install bibclean, bibtool and time by apt-get")
	most := flag.Int("most", 100_000, "entries of the largest file, up to 1,000,000")
	rounds := flag.Int("rounds", 5, "runs of each tool over each file")
	page := flag.String("o", "docs/benchmarks.md", "the page to write")
	flag.Parse()
	if err := run(*install, *most, max(1, *rounds), *page); err != nil {
		fmt.Fprintln(os.Stderr, "bibbench:", err)
		os.Exit(1)
	}
}

func run(install bool, most, rounds int, page string) error {
	dir, err := os.MkdirTemp("", "bibbench")
	if err != nil {
		return err
	}
	defer func() { _ = os.RemoveAll(dir) }()
	if err := prepare(dir, install); err != nil {
		return err
	}
	var results []result
	for n := 1_000; n <= min(most, 1_000_000); n *= 10 {
		file := filepath.Join(dir, "refs.bib")
		if err := generate(file, n); err != nil {
			return err
		}
		some, err := measure(dir, file, n, rounds)
		if err != nil {
			return err
		}
		results = append(results, some...)
	}
	return os.WriteFile(page, render(results, rounds, findings(dir), versions()), 0o644)
}

// findings is the last line of bibfix's report on the last file: a speed at
// which nothing was found says little.
func findings(dir string) string {
	text, err := exec.Command(filepath.Join(dir, "bibfix"), "--format", "concise", filepath.Join(dir, "refs.bib")).Output()
	if err != nil && len(text) == 0 {
		return err.Error()
	}
	lines := strings.Split(strings.TrimSpace(string(text)), "\n")
	return lines[len(lines)-1]
}

// prepare builds bibfix and fetches its peers.
func prepare(dir string, install bool) error {
	steps := [][]string{
		{"go", "build", "-o", filepath.Join(dir, "bibfix"), "./cmd/bibfix"},
		{"npm", "install", "--silent", "--no-audit", "--no-fund", "--prefix", dir, "bibtex-tidy@" + tidyVersion},
	}
	if install {
		steps = append(steps, []string{"apt-get", "install", "-y", "bibclean", "bibtool", "time"})
	}
	for _, step := range steps {
		cmd := exec.Command(step[0], step[1:]...)
		cmd.Stdout, cmd.Stderr = os.Stderr, os.Stderr
		if err := cmd.Run(); err != nil {
			return fmt.Errorf("%v: %w", step, err)
		}
	}
	return nil
}

func generate(name string, entries int) error {
	f, err := os.Create(name)
	if err != nil {
		return err
	}
	if _, err := bibgen.Write(f, bibgen.Options{Entries: entries, Seed: 1}); err != nil {
		_ = f.Close()
		return err
	}
	return f.Close()
}

func copyFile(to, from string) error {
	in, err := os.Open(from)
	if err != nil {
		return err
	}
	defer func() { _ = in.Close() }()
	out, err := os.Create(to)
	if err != nil {
		return err
	}
	if _, err := io.Copy(out, in); err != nil {
		_ = out.Close()
		return err
	}
	return out.Close()
}
