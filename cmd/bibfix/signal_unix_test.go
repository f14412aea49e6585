//go:build unix

package main

import (
	"bytes"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/bibfix/bibfix/internal/long"
)

// signals is how many a project has to stand in the test below, and kinds are
// what they are.
const signals = 200

var kinds = []syscall.Signal{syscall.SIGINT, syscall.SIGTERM, syscall.SIGKILL}

// Whenever a signal comes, no file is torn, only SIGKILL leaves something over
// and that until the next run, and the next run brings the project to where it should be.
func TestRandomSignals(t *testing.T) {
	long.Short(t)
	rounds := long.Or(len(moments)*len(kinds), signals)
	whole := t.TempDir()
	plantProject(t, whole)
	before := tree(t, whole)
	started := time.Now()
	if err := bibfix(whole).Run(); err != nil {
		t.Fatal(err)
	}
	takes := time.Since(started)
	after := tree(t, whole)
	random := rand.New(rand.NewPCG(1, uint64(time.Now().UnixNano())))
	ended := make(map[string]int)
	for i := range rounds {
		dir := t.TempDir()
		plantProject(t, dir)
		sent := kinds[i%len(kinds)]
		wait := time.Duration(random.Int64N(int64(takes)))
		when := fmt.Sprintf("%v after %v", sent, wait)
		code, said := interrupt(t, dir, sent, wait, moments[i/len(kinds)%len(moments)])
		now := tree(t, dir)
		wantWhole(t, when, now, before, after)
		if left := temporaries(now); sent != syscall.SIGKILL && len(left) > 0 {
			t.Errorf("%s: left over: %v", when, left)
		}
		switch code {
		case exitClean, -1: // too late, or before anything was written
		case exitFailure:
			if !strings.Contains(said, "interrupted") {
				t.Errorf("%s: exit code %d without a reason: %s", when, code, said)
			}
		default:
			t.Errorf("%s: exit code %d: %s", when, code, said)
		}
		end := outcome(now, before, after)
		ended[end]++
		if end == "half" && sent != syscall.SIGKILL {
			t.Errorf("%s: some files are written and some not", when)
		}
		if err := bibfix(dir).Run(); err != nil {
			t.Errorf("%s: the next run: %v", when, err)
		}
		wantSame(t, when+", and run again", tree(t, dir), after)
		if t.Failed() {
			return
		}
	}
	t.Logf("after %d signals: %v", rounds, ended)
}

// outcome says how far a run came, for whoever wants to know what was tested.
func outcome(now, before, after map[string]string) string {
	old, fresh := 0, 0
	for name := range before {
		switch now[name] {
		case before[name]:
			old++
		case after[name]:
			fresh++
		}
	}
	switch {
	case fresh == 0 && len(temporaries(now)) > 0:
		return "old, with temporary files"
	case fresh == 0:
		return "old"
	case old == 0:
		return "new"
	}
	return "half"
}

// bibfix repairs the project in a folder in a process of its own.
func bibfix(dir string) *exec.Cmd {
	c := exec.Command("bibfix", "--write", "--unsafe", "--fail-on", "never", ".")
	c.Dir = dir
	return c
}

// A moment says when a repair has come so far that the time to a signal begins.
type moment func(dir string) bool

// moments are the start, the first temporary file and the first file that is
// replaced: writing is a small part of a run.
var moments = []moment{
	func(string) bool { return true },
	func(dir string) bool {
		names, _ := filepath.Glob(filepath.Join(dir, "chapters", ".bibfix-*"))
		return len(names) > 0
	},
	func(dir string) bool {
		text, _ := os.ReadFile(filepath.Join(dir, "chapters", "c0.md"))
		return bytes.Contains(text, []byte("[@west; @ebb]"))
	},
}

// interrupt starts a repair and sends a signal at some time behind the moment:
// not long, where that is in the midst of writing.
func interrupt(t *testing.T, dir string, sent syscall.Signal, wait time.Duration, from moment) (code int, said string) {
	t.Helper()
	c := bibfix(dir)
	var output bytes.Buffer
	c.Stderr = &output
	must(c.Start())
	ended := make(chan error, 1)
	go func() { ended <- c.Wait() }()
	for began := true; !from(dir) && len(ended) == 0; began = false {
		if began {
			const part = 32
			wait /= part
		}
	}
	time.Sleep(wait)
	_ = c.Process.Signal(sent) // it may be over
	err := <-ended
	var exit *exec.ExitError
	if errors.As(err, &exit) {
		return exit.ExitCode(), output.String()
	}
	return exitClean, output.String()
}
