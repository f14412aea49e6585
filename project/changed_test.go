package project

import (
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/bibfix/bibfix/internal/tools"
)

// Whatever git is set to, its diff names the files and lines that changed.
func TestChangedByGit(t *testing.T) {
	tools.Need(t, "git")
	t.Chdir(t.TempDir())
	git := func(arguments ...string) []byte {
		t.Helper()
		out, err := exec.Command("git", append([]string{"-c", "user.name=n", "-c", "user.email=a@b.example"}, arguments...)...).Output()
		if err != nil {
			t.Fatalf("git %v: %v", arguments, err)
		}
		return out
	}
	write := func(name, text string) {
		t.Helper()
		if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	names := []string{"a.md", "b/a.md", "sub/a.md", "ü ber/a b.md"}
	if filepath.Separator == '/' {
		names = append(names, "ta\tb.md", `quo"te.md`)
	}
	git("init", "-q")
	for _, name := range names {
		write(name, "one\ntwo\nthree\n-- four\n")
	}
	const same = "\nfive\nsix\nseven\neight\nnine\nten\n"
	write("old.md", "one\ntwo\nthree\n-- four"+same)
	write("gone.md", "one\n")
	git("add", "-A")
	git("commit", "-qm", "x")
	write("old.md", "one\nzwei\nthree\n++ vier"+same)
	for _, name := range names {
		write(name, "one\nzwei\nthree\n++ vier") // without an end of the last line
	}
	git("mv", "old.md", "new.md")
	git("rm", "-q", "gone.md")
	for _, setting := range []string{"core.quotePath=true", "core.quotePath=false", "diff.noprefix=true", "diff.mnemonicPrefix=true", "diff.context=0"} {
		write("x.diff", string(git("-c", setting, "diff", "HEAD")))
		changed, err := readChanges("x.diff")
		if err != nil {
			t.Fatal(setting, err)
		}
		for _, name := range append(names, "new.md") {
			if got := changed[NewTree(Disk()).RealPath(name)]; !slices.Equal(got, []lineRange{{2, 2}, {4, 4}}) {
				t.Errorf("%s: lines %v of %q changed", setting, got, name)
			}
		}
	}
}

// What is no diff that can be read is not taken for one in which nothing changed.
func TestChangedRefuses(t *testing.T) {
	t.Chdir(t.TempDir())
	for text, want := range map[string]string{
		"":   "",
		"\n": "",
		"diff --git a/x b/y\nsimilarity index 100%\n": "",
		"\x1b[1mdiff --git a/x b/x\x1b[m\n":           "no unified diff",
		"# Text\n":                                    "no unified diff",
		"diff --cc x\n--- a/x\n+++ b/x\n@@@ -1,1 -1,1 +1,1 @@@\n++ both\n":  "several sides",
		"--- a/x\n+++ b/x\n@@ -1 +x @@\n":                                   "no range of lines",
		"--- a/x\n+++ b/x\n@@ -1\n":                                         "no head of a hunk",
		"--- a/x\n+++ b/x\n@@ -1 +1 @@\n-a\n\\ No newline\n+b\n\\ No new\n": "",
	} {
		if err := os.WriteFile("x.diff", []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
		_, err := readChanges("x.diff")
		if want == "" && err != nil || want != "" && (err == nil || !strings.Contains(err.Error(), want)) {
			t.Errorf("%q: error %v, want %q", text, err, want)
		}
	}
}

func readChanges(name string) (Changes, error) {
	file, err := os.Open(name)
	must(err)
	defer file.Close()
	return ReadChanges(Disk(), name, file)
}
