package main

import (
	"bytes"
	"fmt"
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/bibfix/bibfix/internal/golden"
	"github.com/bibfix/bibfix/project"
	"github.com/bibfix/bibfix/rules"
)

var (
	// screen is a command of the README and what it prints, up to the end of
	// its block.
	screen = regexp.MustCompile("(?m)^\\$ (\\./bibfix|go run \\./cmd/bibfix) (.*)\n(?:[^`$].*\n|\n)*")
	table  = regexp.MustCompile(`(?s)(<!-- the rules -->\n).*(<!-- end -->)`)
)

// The README shows what the program prints and which rules it has; -update
// puts it right.
func TestReadme(t *testing.T) {
	t.Chdir("../..")
	old, err := os.ReadFile("README.md")
	if err != nil {
		t.Fatal(err)
	}
	if !screen.Match(old) || !table.Match(old) {
		t.Fatal("README.md has lost its screen or its table of rules")
	}
	want := screen.ReplaceAllFunc(old, func(block []byte) []byte {
		parts := screen.FindSubmatch(block)
		program, args := string(parts[1]), string(parts[2])
		var out bytes.Buffer
		code := run(strings.Fields(args), system{files: project.Disk(), stdout: &out, stderr: &out, year: 2026, getenv: func(string) string { return "" }})
		if code != exitClean && program != "./bibfix" { // go run tells it
			fmt.Fprintf(&out, "exit status %d\n", code)
		}
		return fmt.Appendf(nil, "$ %s %s\n%s", program, args, cut(out.String()))
	})
	want = table.ReplaceAll(want, fmt.Appendf(nil, "${1}%s${2}", ruleTable()))
	if bytes.Equal(old, want) {
		return
	}
	if golden.Update() {
		if err := os.WriteFile("README.md", want, 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	t.Errorf("README.md is stale: go test ./cmd/bibfix -run Readme -update; it should be\n%s", want)
}

// cut leaves out the middle of a long output: a screen shows its first
// findings and how it ends.
func cut(out string) string {
	const findings = 5
	lines := strings.SplitAfter(out, "\n")
	lines = lines[:len(lines)-1]
	ending := len(lines)
	for ending > 0 && (strings.HasPrefix(lines[ending-1], "bibfix: ") || strings.HasPrefix(lines[ending-1], "exit status ")) {
		ending--
	}
	seen := 0
	for i, line := range lines[:ending] {
		if !strings.HasPrefix(line, " ") {
			seen++
		}
		if seen > findings {
			return strings.Join(lines[:i], "") + "[…]\n" + strings.Join(lines[ending:], "")
		}
	}
	return out
}

func ruleTable() string {
	var b strings.Builder
	b.WriteString("| rule | severity | finds |\n|---|---|---|\n")
	for _, r := range rules.All() {
		fmt.Fprintf(&b, "| [%s](docs/rules/%s.md) | %s | %s |\n", r.ID, r.ID, r.Severity, r.Title)
	}
	return b.String()
}
