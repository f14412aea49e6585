// Package action_test runs the shell of the GitHub Action as a runner would: on
// repositories that it makes, with an environment that it makes up, and with
// the program of this checkout.
package action_test

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"testing"

	_ "github.com/bibfix/bibfix/internal/golden"
	"github.com/bibfix/bibfix/internal/tools"
)

// built is the folder of the program, once a test has asked for it.
var built string

func TestMain(m *testing.M) {
	code := m.Run()
	if err := os.RemoveAll(built); err != nil {
		fmt.Fprintln(os.Stderr, err)
	}
	os.Exit(code)
}

// build builds bibfix of this checkout, once.
var build = sync.OnceValues(func() (program string, err error) {
	if built, err = os.MkdirTemp("", "bibfix-action"); err != nil {
		return "", err
	}
	program = filepath.Join(built, "bibfix")
	if out, err := exec.Command("go", "build", "-o", program, "../cmd/bibfix").CombinedOutput(); err != nil {
		return "", fmt.Errorf("go build: %w\n%s", err, out)
	}
	return program, nil
})

// binary is the program, for a test of the shell; where there is none the test
// is skipped, and in a short run.
func binary(t *testing.T) string {
	t.Helper()
	shellOnly(t)
	program, err := build()
	if err != nil {
		t.Fatal(err)
	}
	return program
}

// shellOnly skips a test where there is no shell for it, and in a short run.
func shellOnly(t *testing.T) {
	t.Helper()
	if runtime.GOOS == "windows" {
		t.Skip("the tests of the shell need Unix")
	}
	if testing.Short() {
		t.Skip("the shell is tested in a run that is not short")
	}
	tools.All(t, "bash", "git")
}

// A checkout is a folder that the Action runs in.
type checkout struct {
	*testing.T
	folder string // the workspace, a git repository unless made otherwise
	temp   string // RUNNER_TEMP
	env    map[string]string
}

// newCheckout is an empty repository, and a runner that has no token.
func newCheckout(t *testing.T) *checkout {
	t.Helper()
	c := &checkout{T: t, folder: filepath.Join(t.TempDir(), "work space"), temp: filepath.Join(t.TempDir(), "_temp")}
	for _, folder := range []string{c.folder, c.temp} {
		c.must(os.Mkdir(folder, 0o777))
	}
	c.env = map[string]string{
		"PATH": os.Getenv("PATH"), "HOME": t.TempDir(),
		"GITHUB_ACTIONS": "true", "RUNNER_TEMP": c.temp, "GITHUB_WORKSPACE": c.folder,
		"GITHUB_OUTPUT":       filepath.Join(t.TempDir(), "output"),
		"GITHUB_STEP_SUMMARY": filepath.Join(t.TempDir(), "summary"),
		"BIBFIX_BINARY":       binary(t), "INPUT_VERSION": "v0.1.0", "INPUT_FILES": ".",
		"GIT_CONFIG_GLOBAL": os.DevNull, "GIT_CONFIG_NOSYSTEM": "1",
	}
	c.git("init", "--quiet", "--initial-branch=main")
	return c
}

func (c *checkout) must(err error) {
	c.Helper()
	if err != nil {
		c.Fatal(err)
	}
}

// write puts a file into the checkout.
func (c *checkout) write(name, text string) {
	c.Helper()
	path := filepath.Join(c.folder, name)
	c.must(os.MkdirAll(filepath.Dir(path), 0o777))
	c.must(os.WriteFile(path, []byte(text), 0o666))
}

// git runs git in the checkout and returns what it prints.
func (c *checkout) git(args ...string) string {
	c.Helper()
	command := exec.Command("git", args...)
	command.Dir = c.folder
	command.Env = c.environ(
		"GIT_AUTHOR_NAME=A", "GIT_AUTHOR_EMAIL=a@example.org", "GIT_COMMITTER_NAME=A", "GIT_COMMITTER_EMAIL=a@example.org")
	var failed bytes.Buffer
	command.Stderr = &failed
	out, err := command.Output()
	if err != nil {
		c.Fatalf("git %s: %v\n%s", strings.Join(args, " "), err, failed.String())
	}
	return strings.TrimSpace(string(out))
}

// commit commits everything and returns the commit.
func (c *checkout) commit() string {
	c.Helper()
	c.git("add", "--all")
	c.git("commit", "--quiet", "--message", "a commit")
	return c.git("rev-parse", "HEAD")
}

func (c *checkout) environ(more ...string) []string {
	for name, value := range c.env {
		more = append(more, name+"="+value)
	}
	return more
}

// A result is what the runner gets to see.
type result struct {
	code     int
	log      string
	outputs  map[string]string
	summary  string
	commands []string // that the runner obeys, in order
}

// run runs the Action with more of an environment: "INPUT_MODE=diff".
func (c *checkout) run(more ...string) result {
	c.Helper()
	for _, name := range []string{"GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY"} {
		if path := c.env[name]; path != "" {
			c.must(os.WriteFile(path, nil, 0o666))
		}
	}
	return c.runAgain(more...)
}

// runAgain is run that leaves outputs and summary as they are.
func (c *checkout) runAgain(more ...string) result {
	c.Helper()
	script, err := filepath.Abs("run.sh")
	c.must(err)
	command := exec.Command("/bin/bash", script)
	command.Dir = c.folder
	command.Env = append(c.environ(), more...)
	log, err := command.CombinedOutput()
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		c.Fatal(err)
	}
	r := result{code: command.ProcessState.ExitCode(), log: string(log)}
	r.commands = obeyed(r.log)
	r.outputs = c.parseOutputs()
	summary, _ := os.ReadFile(c.env["GITHUB_STEP_SUMMARY"]) // there is none outside GitHub
	r.summary = string(summary)
	if left, _ := filepath.Glob(filepath.Join(c.temp, "bibfix.*")); len(left) > 0 {
		c.Errorf("left behind: %q", left)
	}
	return r
}

// obeyed are the commands in a log, as the runner finds them: behind blanks at
// the beginning of a line, or in the older form anywhere, unless they are
// stopped.
func obeyed(log string) []string {
	var commands []string
	stopped := ""
	for line := range strings.Lines(strings.ReplaceAll(log, "\r", "\n")) {
		text := strings.TrimSpace(line)
		switch {
		case stopped != "":
			if text == "::"+stopped+"::" {
				stopped = ""
			}
		case strings.HasPrefix(text, "::stop-commands::"):
			stopped = strings.TrimPrefix(text, "::stop-commands::")
		case strings.HasPrefix(text, "::"), strings.Contains(text, "##["):
			commands = append(commands, text)
		}
	}
	if stopped != "" {
		commands = append(commands, "commands stay stopped")
	}
	return commands
}

// parseOutputs reads the file of the outputs as the runner does.
func (c *checkout) parseOutputs() map[string]string {
	c.Helper()
	data, _ := os.ReadFile(c.env["GITHUB_OUTPUT"]) // there is none outside GitHub
	outputs := make(map[string]string)
	lines := strings.Split(string(data), "\n")
	for i := 0; i < len(lines); i++ {
		name, end, ok := strings.Cut(lines[i], "<<")
		if !ok {
			if lines[i] != "" {
				c.Errorf("output file: line %q", lines[i])
			}
			continue
		}
		var value []string
		for i++; i < len(lines) && lines[i] != end; i++ {
			value = append(value, lines[i])
		}
		outputs[name] = strings.Join(value, "\n")
	}
	return outputs
}

// want checks the exit code and some outputs: "errors=2".
func (r result) want(t *testing.T, code int, outputs ...string) {
	t.Helper()
	if r.code != code {
		t.Errorf("exit code %d, want %d; the log:\n%s", r.code, code, clip(r.log))
	}
	for _, output := range outputs {
		name, value, _ := strings.Cut(output, "=")
		if got, ok := r.outputs[name]; !ok || got != value {
			t.Errorf("output %s is %q, want %q; the log:\n%s", name, got, value, clip(r.log))
		}
	}
}

// annotated checks that the runner got these annotations and no other command;
// each is told by a part of it.
func (r result) annotated(t *testing.T, parts ...string) {
	t.Helper()
	if len(r.commands) != len(parts) {
		t.Errorf("%d commands, want %d: %q; the log:\n%s", len(r.commands), len(parts), r.commands, clip(r.log))
		return
	}
	for i, part := range parts {
		if !strings.Contains(r.commands[i], part) {
			t.Errorf("command %q does not contain %q", r.commands[i], part)
		}
	}
}

func clip(text string) string { return text[:min(len(text), 4000)] }

// Texts. In each citation without an entry is an error, and the address of
// the DOI is an info that bibfix repairs.

const list = `
## References

Okafor, A. (2014). Harbour levies of Lund. *Quay Studies*, *12*(3), 4–9. https://doi.org/10.5555/quay.2014.33
`

const (
	clean    = "# Tides\n\nThe levy is a price (Okafor, 2014).\n" + list
	findings = "# Tides\n\nThe levy is a price (Okafor, 2014). It was never paid (Bramhall, 2015).\n" + list
)

var fixable = strings.Replace(findings, "https://doi.org", "http://dx.doi.org", 1)
