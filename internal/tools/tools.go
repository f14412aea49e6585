// Package tools skips tests of what other programs do (git, a shell, BibTeX)
// on machines that do not have them: .ci/run has them all.
package tools

import (
	"os/exec"
	"testing"
)

// Need is the path of a program. Where it cannot be found the test is skipped,
// and says so.
func Need(t testing.TB, name string) string {
	t.Helper()
	path, err := exec.LookPath(name)
	if err != nil {
		t.Skipf("needs %s: %v; .ci/run installs what can be had", name, err)
	}
	return path
}

// All skips a test for which one of the programs is missing.
func All(t testing.TB, names ...string) {
	t.Helper()
	for _, name := range names {
		Need(t, name)
	}
}
