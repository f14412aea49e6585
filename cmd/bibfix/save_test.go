package main

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

func put(t *testing.T, path, text string, mode os.FileMode) {
	t.Helper()
	if err := os.WriteFile(path, []byte(text), mode); err != nil {
		t.Fatal(err)
	}
}

func get(t *testing.T, path string) string {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func TestWriteAll(t *testing.T) {
	dir := t.TempDir()
	a, b, link := filepath.Join(dir, "a.md"), filepath.Join(dir, "b.md"), filepath.Join(dir, "link.md")
	put(t, a, "old a", 0o640)
	put(t, b, "old b", 0o600)
	if err := os.Symlink("b.md", link); err != nil {
		t.Skip("no symbolic links here: ", err)
	}
	written, err := writeAll([]change{{a, []byte("old a"), []byte("new a")}, {link, []byte("old b"), []byte("new b")}})
	if err != nil || !slices.Equal(written, []string{a, link}) {
		t.Fatalf("written %v, error %v", written, err)
	}
	if get(t, a) != "new a" || get(t, b) != "new b" {
		t.Errorf("a is %q, b is %q", get(t, a), get(t, b))
	}
	if info, err := os.Lstat(link); err != nil || info.Mode()&os.ModeSymlink == 0 {
		t.Errorf("the link is a link no more (%v)", err)
	}
	if info, err := os.Stat(a); err != nil || info.Mode().Perm() != 0o640 {
		t.Errorf("the mode of a is not what it was: %v, %v", info.Mode(), err)
	}
	if names, _ := filepath.Glob(filepath.Join(dir, ".bibfix-*")); len(names) > 0 {
		t.Errorf("left behind: %v", names)
	}
}

func TestWriteAllRefuses(t *testing.T) {
	for _, test := range []struct {
		name  string
		spoil func(t *testing.T, path string)
		want  string
	}{
		{"a foreign write", func(t *testing.T, path string) { put(t, path, "theirs", 0o644) }, "changed on disk since it was read: not written"},
		{"a longer file", func(t *testing.T, path string) { put(t, path, "old, and more", 0o644) }, "changed on disk since it was read: not written"},
		{"read-only", func(t *testing.T, path string) { must(os.Chmod(path, 0o444)) }, "read-only: not written"},
		{"gone", func(t *testing.T, path string) { must(os.Remove(path)) }, "no such file or directory"},
		{"a folder nobody may write to", func(t *testing.T, path string) {
			if os.Geteuid() == 0 {
				t.Skip("root may write anywhere")
			}
			folder := filepath.Dir(path)
			must(os.Chmod(folder, 0o555))
			t.Cleanup(func() { must(os.Chmod(folder, 0o755)) })
		}, "permission denied: no new file can be made beside it"},
		{"a folder now", func(t *testing.T, path string) { must(os.Remove(path)); must(os.Mkdir(path, 0o755)) }, "not a regular file: not written"},
	} {
		t.Run(test.name, func(t *testing.T) {
			dir := t.TempDir()
			good, bad := filepath.Join(dir, "good.md"), filepath.Join(dir, "sub", "bad.md")
			must(os.Mkdir(filepath.Dir(bad), 0o755))
			put(t, good, "old", 0o644)
			put(t, bad, "old", 0o644)
			test.spoil(t, bad)
			written, err := writeAll([]change{{good, []byte("old"), []byte("new")}, {bad, []byte("old"), []byte("new")}})
			if err == nil || !strings.HasSuffix(err.Error(), "bad.md: "+test.want) {
				t.Errorf("error %v, want %q", err, test.want)
			}
			if len(written) > 0 || get(t, good) != "old" {
				t.Errorf("%v written although another file could not be", written)
			}
			if names, _ := filepath.Glob(filepath.Join(dir, ".bibfix-*")); len(names) > 0 {
				t.Errorf("left behind: %v", names)
			}
		})
	}
}
