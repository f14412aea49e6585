package report_test

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"pgregory.net/rapid"

	_ "github.com/bibfix/bibfix/internal/golden"
	"github.com/bibfix/bibfix/internal/long"
	"github.com/bibfix/bibfix/internal/tools"
	"github.com/bibfix/bibfix/report"
)

func unified(t testing.TB, name, old, new string) string {
	var out bytes.Buffer
	if err := report.Diff(&out, name, []byte(old), []byte(new), report.Style{}); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func TestDiff(t *testing.T) {
	for _, test := range []struct{ name, old, new, want string }{
		{"equal", "a\n", "a\n", ""},
		{"context", "1\n2\n3\n4\n5\n6\n7\n8\n9\n", "1\n2\n3\n4\nfive\n6\n7\n8\n9\n",
			"@@ -2,7 +2,7 @@\n 2\n 3\n 4\n-5\n+five\n 6\n 7\n 8\n"},
		{"contexts that meet", "1\n2\n3\n4\n5\n6\n7\n8\n", "one\n2\n3\n4\n5\n6\n7\neight\n",
			"@@ -1,8 +1,8 @@\n-1\n+one\n 2\n 3\n 4\n 5\n 6\n 7\n-8\n+eight\n"},
		{"contexts apart", "1\n2\n3\n4\n5\n6\n7\n8\n9\n", "one\n2\n3\n4\n5\n6\n7\n8\nnine\n",
			"@@ -1,4 +1,4 @@\n-1\n+one\n 2\n 3\n 4\n@@ -6,4 +6,4 @@\n 6\n 7\n 8\n-9\n+nine\n"},
		{"no final newline", "1\n2", "1\ntwo",
			"@@ -1,2 +1,2 @@\n 1\n-2\n\\ No newline at end of file\n+two\n\\ No newline at end of file\n"},
		{"all gone", "1\n", "", "@@ -1,1 +0,0 @@\n-1\n"},
		{"from nothing", "", "1\n", "@@ -0,0 +1,1 @@\n+1\n"},
		{"windows", "1\r\n2\r\n", "1\r\ntwo\r\n", "@@ -1,2 +1,2 @@\n 1\r\n-2\r\n+two\r\n"},
	} {
		t.Run(test.name, func(t *testing.T) {
			want := test.want
			if want != "" {
				want = "--- a/p.md\n+++ b/p.md\n" + want
			}
			if got := unified(t, "p.md", test.old, test.new); got != want {
				t.Errorf("got\n%swant\n%s", got, want)
			}
		})
	}
}

func TestDiffForTerminal(t *testing.T) {
	var out bytes.Buffer
	style := report.Style{Terminal: true, Color: true}
	if err := report.Diff(&out, "p.md", []byte("a \x1b]0;owned\a b\n"), []byte("a \u202eb\n"), style); err != nil {
		t.Fatal(err)
	}
	want := "\x1b[36m@@ -1,1 +1,1 @@\x1b[0m\n\x1b[1;31m-a <U+001B>]0;owned<U+0007> b\x1b[0m\n\x1b[32m+a <U+202E>b\x1b[0m\n"
	if !strings.HasSuffix(out.String(), want) {
		t.Errorf("got %q, want the end %q", out.String(), want)
	}
}

// git applies a change as it was meant, whatever the names and bytes.
func TestDiffAppliesWithGit(t *testing.T) {
	names := []string{"plain.md", "two words.md", "ümläut.md", `quo"te.md`, "folder/in it/p.md", "back\\slash.md", "tab\there.md", "日本.txt", "-dash.md"}
	line := rapid.SampledFrom([]string{"", "a", "b", "a b", "\tc", "x\u2028y", "\xff\xfe", "é", "\f", "-- ", "@@ -1,1 +1,1 @@", "\\ No newline at end of file", "diff --git a/x b/x", "\rlone", "日本語 "})
	text := rapid.Custom(func(t *rapid.T) string {
		end := rapid.SampledFrom([]string{"\n", "\r\n"}).Draw(t, "end")
		all := strings.Join(rapid.SliceOfN(line, 0, 30).Draw(t, "lines"), end)
		if all != "" && rapid.Bool().Draw(t, "ended") {
			all += end
		}
		return all
	})
	tools.Need(t, "git")
	rapid.Check(t, func(rt *rapid.T) {
		dir := t.TempDir()
		old, new := make(map[string]string), make(map[string]string)
		var diff strings.Builder
		for _, name := range rapid.SliceOfNDistinct(rapid.SampledFrom(names), 1, 3, rapid.ID[string]).Draw(rt, "names") {
			// an empty text would need the headers of a file that comes or goes
			old[name] = "first\n" + text.Draw(rt, "old")
			new[name] = "first\n" + text.Draw(rt, "new")
			write(t, filepath.Join(dir, name), old[name])
			diff.WriteString(unified(t, name, old[name], new[name]))
		}
		if diff.Len() == 0 {
			return
		}
		apply(rt, dir, diff.String())
		for name, want := range new {
			got, err := os.ReadFile(filepath.Join(dir, name))
			if err != nil || string(got) != want {
				rt.Fatalf("%s: %q became %q (%v), want %q by\n%s", name, old[name], got, err, want, diff.String())
			}
		}
	})
}

// In a folder of a repository git takes the names as they are there.
func TestDiffAppliesInFolder(t *testing.T) {
	dir := t.TempDir()
	if out, err := exec.Command(tools.Need(t, "git"), "init", "-q", dir).CombinedOutput(); err != nil {
		t.Fatalf("git init: %v: %s", err, out)
	}
	folder := filepath.Join(dir, "chapters")
	var diff string
	for _, name := range []string{"one.md", "two words.md", "in/drei ü.md"} {
		write(t, filepath.Join(folder, name), "a\n")
		diff += unified(t, name, "a\n", "b\n")
	}
	apply(t, folder, diff)
	for _, name := range []string{"one.md", "two words.md", "in/drei ü.md"} {
		if got, err := os.ReadFile(filepath.Join(folder, name)); err != nil || string(got) != "b\n" {
			t.Errorf("%s is %q (%v)", name, got, err)
		}
	}
}

// large makes a text of 100,000 entries, and what becomes of it when every
// entry changes, when one moves, and when a third goes and a third changes.
func large() (old string, changed map[string]string) {
	var first, every, moved, fewer strings.Builder
	moved.WriteString("entry 70000\n\n")
	for i := range 100_000 {
		fmt.Fprintf(&first, "entry %d\n\n", i)
		fmt.Fprintf(&every, "Entry %d\n\n", i)
		if i != 70_000 {
			fmt.Fprintf(&moved, "entry %d\n\n", i)
		}
		if i%3 != 0 {
			fmt.Fprintf(&fewer, "entry %d%s\n\n", i, strings.Repeat("!", i%2))
		}
	}
	return first.String(), map[string]string{"every.md": every.String(), "moved.md": moved.String(), "fewer.md": fewer.String()}
}

// BenchmarkDiff compares large texts, which are cut into pieces so that the
// time does not explode.
func BenchmarkDiff(b *testing.B) {
	old, changed := large()
	for name, new := range changed {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				unified(b, name, old, new)
			}
		})
	}
}

// Large texts are compared in pieces, and git still applies the result.
func TestDiffOfLargeTexts(t *testing.T) {
	long.Short(t)
	tools.Need(t, "git")
	old, changed := large()
	for name, new := range changed {
		dir := t.TempDir()
		write(t, filepath.Join(dir, name), old)
		diff := unified(t, name, old, new)
		apply(t, dir, diff)
		if got, err := os.ReadFile(filepath.Join(dir, name)); err != nil || string(got) != new {
			t.Errorf("%s: git made something else of it (%v)", name, err)
		}
		if name == "moved.md" && len(diff) > 1000 {
			t.Errorf("one entry moved, and the diff has %d bytes", len(diff))
		}
	}
}

func write(t *testing.T, name, data string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(data), 0o644); err != nil {
		t.Fatal(err)
	}
}

// apply runs git in dir, which may lie in a repository of the test's own.
func apply(t interface{ Fatalf(string, ...any) }, dir, diff string) {
	git := exec.Command("git", "apply", "--whitespace=nowarn", "-")
	git.Dir = dir
	git.Env = append(os.Environ(), "GIT_CEILING_DIRECTORIES="+os.TempDir(), "GIT_CONFIG_NOSYSTEM=1", "GIT_CONFIG_GLOBAL=/dev/null")
	git.Stdin = strings.NewReader(diff)
	if out, err := git.CombinedOutput(); err != nil {
		t.Fatalf("git apply: %v: %s\n%.2000s", err, out, diff)
	}
}
