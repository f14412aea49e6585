package tools_test

import (
	"os"
	"path/filepath"
	"testing"

	_ "github.com/bibfix/bibfix/internal/golden"
	"github.com/bibfix/bibfix/internal/tools"
)

// A test that needs a program runs where it is, with its path, and is skipped
// where it is not.
func TestPrograms(t *testing.T) {
	dir := t.TempDir()
	here := filepath.Join(dir, "here.exe")
	if err := os.WriteFile(here, []byte("#!/bin/sh\n"), 0o755); err != nil {
		t.Fatal(err)
	}
	t.Setenv("PATH", dir)
	if got := tools.Need(t, "here.exe"); got != here {
		t.Errorf("here.exe is %s, want %s", got, here)
	}
	ran := false
	t.Run("missing", func(t *testing.T) { tools.All(t, "here.exe", "missing.exe"); ran = true })
	if ran {
		t.Error("the test ran without its program")
	}
}
