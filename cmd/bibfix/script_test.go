package main

import (
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"github.com/bibfix/bibfix/crossref/crossreftest"
	"github.com/bibfix/bibfix/internal/charset"
	"github.com/bibfix/bibfix/internal/golden"
	"github.com/bibfix/bibfix/internal/long"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"bibfix": main})
}

// TestScripts runs the command as users do: each script holds its files, the
// commands, and what they should print. With -update, what "cmp stdout" or
// "cmp stderr" compares with is rewritten. A short run takes every fourth script: each
// command is a process, and there are hundreds.
func TestScripts(t *testing.T) {
	files, err := filepath.Glob(filepath.Join("..", "..", "testdata", "script", "*.txtar"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no scripts: %v", err)
	}
	if testing.Short() {
		at := -1
		files = slices.DeleteFunc(files, func(string) bool { at++; return at%4 != 0 })
	}
	testscript.Run(t, testscript.Params{
		Files:               files,
		UpdateScripts:       golden.Update(),
		RequireExplicitExec: true,
		Cmds:                map[string]func(*testscript.TestScript, bool, []string){"code": code, "registry": startRegistry, "utf16": writeUTF16},
		Condition:           condition,
	})
}

// condition is what a script asks for in brackets besides the conditions that
// testscript has.
func condition(name string) (bool, error) {
	switch name {
	case "root":
		return os.Geteuid() == 0, nil
	case "long":
		return long.Asked(), nil
	}
	return false, fmt.Errorf("unknown condition %s", name)
}

// startRegistry starts a server that answers as Crossref, doi.org and DataCite do, from
// a file of records, and points the program at it: "registry records.json". With
// "down" for a file it refuses everything.
func startRegistry(ts *testscript.TestScript, negated bool, args []string) {
	if negated || len(args) != 1 {
		ts.Fatalf("usage: registry records.json | down")
	}
	var handler http.Handler = http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusForbidden) })
	if args[0] != "down" {
		fake, err := crossreftest.Parse([]byte(ts.ReadFile(args[0])), nil)
		ts.Check(err)
		handler = fake
	}
	server := httptest.NewServer(handler)
	ts.Defer(server.Close)
	for _, name := range []string{"BIBFIX_CROSSREF_URL", "BIBFIX_DOI_URL", "BIBFIX_DATACITE_URL"} {
		ts.Setenv(name, server.URL)
	}
}

// writeUTF16 writes the text of a file to another in UTF-16: "utf16 le refs.bib wide.bib".
func writeUTF16(ts *testscript.TestScript, negated bool, args []string) {
	encodings := map[string]charset.Encoding{"le": charset.UTF16LE, "be": charset.UTF16BE}
	if negated || len(args) != 3 || encodings[args[0]] == charset.UTF8 {
		ts.Fatalf("usage: utf16 le|be FROM TO")
	}
	data := encodings[args[0]].Encode([]byte(ts.ReadFile(args[1])))
	ts.Check(os.WriteFile(ts.MkAbs(args[2]), data, 0o644))
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
