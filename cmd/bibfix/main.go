// Command bibfix checks the references of manuscripts against their text and
// writes the repairs as a diff.
//
// Findings and diffs go to standard output, notes and errors to standard
// error. The exit code is 0 when nothing was found at or over --fail-on, 1
// when something was, and 2 when bibfix could not do its work.
package main

import (
	"io"
	"os"
	"time"

	"github.com/bibfix/bibfix/project"
)

func main() { os.Exit(Main()) }

// Main runs the command with the arguments and files of the process.
func Main() int {
	return run(os.Args[1:], system{
		files:  newSparing(project.Disk()),
		stdin:  os.Stdin,
		stdout: os.Stdout,
		stderr: os.Stderr,
		year:   time.Now().Year(),
		date:   time.Now().Format(time.DateOnly),
		getenv: os.Getenv,
	})
}

// A system is what the command takes from the world around it, besides the
// files it is told to read.
type system struct {
	files          project.Files
	stdin          io.Reader
	stdout, stderr io.Writer
	year           int    // the current year
	date           string // of today: "2026-11-26"
	getenv         func(string) string
}

// The exit codes.
const (
	exitClean    = 0 // nothing at or over --fail-on
	exitFindings = 1
	exitFailure  = 2 // bibfix could not do its work
)

// colors says whether text for w is coloured, where --color is when.
func (s system) colors(w io.Writer, when string) bool {
	if when != "auto" {
		return when == "always"
	}
	if s.getenv("NO_COLOR") != "" { // https://no-color.org
		return false
	}
	forced := s.getenv("CLICOLOR_FORCE")
	return forced != "" && forced != "0" || isTerminal(w) && s.getenv("TERM") != "dumb"
}

// inActions says whether GitHub's runner reads what is written.
func (s system) inActions() bool { return s.getenv("GITHUB_ACTIONS") == "true" }

// isTerminal says whether w is a screen.
func isTerminal(w io.Writer) bool {
	file, ok := w.(*os.File)
	if !ok {
		return false
	}
	info, err := file.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0
}
