//go:build unix

package main

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"runtime"
	"strings"
)

// render writes the page. Ratios are to the first tool, bibfix.
func render(results []result, rounds int, found string, versions []string) []byte {
	var b bytes.Buffer
	b.WriteString("# Benchmarks\n\nWritten by `go run ./internal/bibbench`. Do not edit.\n\n")
	fmt.Fprintf(&b, "Made-up files (`internal/bibgen`, seed 1). Medians of %d runs, the tools in turn; a run is a whole process, start to end. ", rounds)
	b.WriteString("The tools do not do the same work: bibfix checks the file with all its rules, or repairs it (reading and checking it again until nothing is left to fix), or sets it out anew as the others do. Ratios are to the first line of each size.\n\n")
	b.WriteString("| entries | MB | command | s | MB/s | peak MiB | time, ratio | memory, ratio |\n|--:|--:|---|--:|--:|--:|--:|--:|\n")
	var base result
	for _, r := range results {
		if r.entries != base.entries {
			base = r
		}
		mb := float64(r.bytes) / 1e6
		fmt.Fprintf(&b, "| %d | %.1f | `%s` | %.3f | %.1f | %.0f | %.1f | %.1f |\n", r.entries, mb, r.tool, r.wall.Seconds(),
			mb/r.wall.Seconds(), float64(r.peak)/1024, r.wall.Seconds()/base.wall.Seconds(), float64(r.peak)/float64(base.peak))
	}
	b.WriteString("\nbibtool takes time with the square of the entries and is not run above 10,000; bibtex-tidy is not run above 100,000.\n\n")
	fmt.Fprintf(&b, "What bibfix found in the largest file: `%s`\n\nThe file has a fault planted in every fifty entries: where bibfix found none, its rules did not run on entries, and its figures are those of reading alone.\n\n## Machine and versions\n\n", found)
	for _, v := range versions {
		fmt.Fprintf(&b, "- %s\n", v)
	}
	return b.Bytes()
}

// versions tells what was measured, and on what.
func versions() []string {
	list := []string{
		fmt.Sprintf("%s, %d cores, %s/%s", processor(), runtime.NumCPU(), runtime.GOOS, runtime.GOARCH),
		runtime.Version(),
		"bibfix " + output("git", "describe", "--always", "--dirty"),
		"bibtex-tidy " + tidyVersion + ", node " + output("node", "--version"),
	}
	for _, name := range []string{"bibclean", "bibtool"} {
		list = append(list, name+" "+output("dpkg-query", "-W", "-f", "${Version}", name))
	}
	return list
}

func output(name string, args ...string) string {
	text, err := exec.Command(name, args...).Output()
	if err != nil {
		return "(unknown)"
	}
	return strings.TrimSpace(string(text))
}

func processor() string {
	text, _ := os.ReadFile("/proc/cpuinfo")
	for line := range strings.Lines(string(text)) {
		if name, value, ok := strings.Cut(line, ":"); ok && strings.TrimSpace(name) == "model name" {
			return strings.TrimSpace(value)
		}
	}
	return "unknown processor"
}
