//go:build unix

package main

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"
)

// tool is a command to measure. FILE and OUT in its arguments stand for the
// file read and the file written.
type tool struct {
	args  []string
	most  int // entries above which it is not run, 0 for no limit
	out   where
	exits []int // codes of a run that went well
}

// where says which file a tool leaves the entries in.
type where int

const (
	report  where = iota // nowhere: it reports
	stdout               // its standard output
	outFile              // OUT
	inPlace              // FILE
)

// tools are run in this order. bibtool is quadratic: 100,000 entries take it
// minutes. bibtex-tidy cannot hold a million in a string.
var tools = []tool{
	{args: []string{"bibfix", "--format", "concise", "FILE"}, exits: []int{0, 1}},
	{args: []string{"bibfix", "--write", "FILE"}, out: inPlace, exits: []int{0, 1}},
	{args: []string{"bibfix", "format", "FILE"}, out: stdout, exits: []int{0}},
	{args: []string{"bibclean", "FILE"}, out: stdout, exits: []int{0, 1}},
	{args: []string{"bibtool", "-q", "-r", "biblatex", "FILE", "-o", "OUT"}, most: 10_000, out: outFile, exits: []int{0}},
	{args: []string{"bibtex-tidy", "FILE", "--v2", "-o", "OUT"}, most: 100_000, out: outFile, exits: []int{0}},
}

// result is what a tool took for a file: medians over the rounds.
type result struct {
	tool    string
	entries int
	bytes   int64
	wall    time.Duration
	peak    int // KiB
}

// measure runs the tools in turn, round after round, so that a drift of the
// machine meets all of them.
func measure(dir, file string, entries, rounds int) ([]result, error) {
	info, err := os.Stat(file)
	if err != nil {
		return nil, err
	}
	walls := make([][]time.Duration, len(tools))
	peaks := make([][]int, len(tools))
	for range rounds {
		for i, t := range tools {
			if t.most != 0 && entries > t.most {
				continue
			}
			wall, peak, err := t.run(dir, file, entries)
			if err != nil {
				return nil, fmt.Errorf("%s, %d entries: %w", t.args[0], entries, err)
			}
			walls[i], peaks[i] = append(walls[i], wall), append(peaks[i], peak)
		}
	}
	var results []result
	for i, t := range tools {
		if len(walls[i]) > 0 {
			results = append(results, result{strings.Join(t.args, " "), entries, info.Size(), median(walls[i]), median(peaks[i])})
		}
	}
	return results, nil
}

func median[T int | time.Duration](values []T) T {
	slices.Sort(values)
	return values[len(values)/2]
}

// run runs a tool once on a fresh copy and returns the wall time and the peak
// of memory in KiB. The peak comes from time(1): the kernel counts the memory
// of the process that starts another towards it, and this one is not small.
func (t tool) run(dir, file string, entries int) (time.Duration, int, error) {
	in, out, printed, rss := filepath.Join(dir, "in.bib"), filepath.Join(dir, "out.bib"), filepath.Join(dir, "printed"), filepath.Join(dir, "rss")
	_ = os.Remove(out)
	if err := copyFile(in, file); err != nil {
		return 0, 0, err
	}
	std, err := os.Create(printed)
	if err != nil {
		return 0, 0, err
	}
	defer func() { _ = std.Close() }()
	args := []string{"-q", "-f", "%M", "-o", rss, locate(dir, t.args[0])}
	for _, a := range t.args[1:] {
		switch a {
		case "FILE":
			a = in
		case "OUT":
			a = out
		}
		args = append(args, a)
	}
	cmd := exec.Command("/usr/bin/time", args...)
	cmd.Stdout = std
	start := time.Now()
	err = cmd.Run()
	wall := time.Since(start)
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		return 0, 0, err
	}
	if code := cmd.ProcessState.ExitCode(); !slices.Contains(t.exits, code) {
		return 0, 0, fmt.Errorf("exit code %d", code)
	}
	left := [...]string{report: "", stdout: printed, outFile: out, inPlace: in}[t.out]
	if err := holds(left, entries); err != nil {
		return 0, 0, err
	}
	text, err := os.ReadFile(rss)
	if err != nil {
		return 0, 0, err
	}
	peak, err := strconv.Atoi(strings.TrimSpace(string(text)))
	return wall, peak, err
}

// holds makes sure that a tool did the work: bibtex-tidy given its options in
// another order tidies nothing, and says that all went well.
func holds(name string, entries int) error {
	if name == "" {
		return nil
	}
	f, err := os.Open(name)
	if err != nil {
		return err
	}
	defer func() { _ = f.Close() }()
	n := 0
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<24)
	for lines.Scan() {
		if bytes.HasPrefix(bytes.ToLower(bytes.TrimSpace(lines.Bytes())), []byte("@article")) {
			n++
		}
	}
	if n != entries && lines.Err() == nil {
		return fmt.Errorf("%d entries written, not %d", n, entries)
	}
	return lines.Err()
}

// locate finds the program of a tool.
func locate(dir, name string) string {
	switch name {
	case "bibfix":
		return filepath.Join(dir, name)
	case "bibtex-tidy":
		return filepath.Join(dir, "node_modules", ".bin", name)
	}
	return name
}
