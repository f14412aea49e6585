package main

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"github.com/bibfix/bibfix/internal/golden"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"bibfix": main})
}

// TestScripts runs the command as users do: each script holds its files, the
// commands, and what they should print. With -update, what "cmp stdout" or
// "cmp stderr" compares with is rewritten.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:                 filepath.Join("..", "..", "testdata", "script"),
		UpdateScripts:       golden.Update(),
		RequireExplicitExec: true,
		Cmds:                map[string]func(*testscript.TestScript, bool, []string){"code": code},
		Condition:           func(name string) (bool, error) { return name == "root" && os.Geteuid() == 0, nil },
	})
}

// code runs a command and wants that exit code: "code 2 bibfix --nonsense".
func code(ts *testscript.TestScript, negated bool, args []string) {
	if negated || len(args) < 2 {
		ts.Fatalf("usage: code N command [argument ...]")
	}
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	got := 0
	if err := ts.Exec(args[1], args[2:]...); err != nil {
		var exit *exec.ExitError
		if !errors.As(err, &exit) {
			ts.Fatalf("%v", err)
		}
		got = exit.ExitCode()
	}
	if got != want {
		ts.Fatalf("exit code %d, want %d", got, want)
	}
}
