package disk

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

func must(err error) {
	if err != nil {
		panic(err)
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

// changing is a change of a small file.
func changing(path, from, to string) Change { return Change{path, []byte(from), []byte(to), 1 << 20} }

func remains(t *testing.T, dir string) {
	t.Helper()
	if names, _ := filepath.Glob(filepath.Join(dir, ".bibfix-*")); len(names) > 0 {
		t.Errorf("left behind: %v", names)
	}
}

func putMode(t *testing.T, path, text string, mode os.FileMode) {
	t.Helper()
	if err := os.WriteFile(path, []byte(text), mode); err != nil {
		t.Fatal(err)
	}
}

func TestReplace(t *testing.T) {
	dir := t.TempDir()
	a, b, link := filepath.Join(dir, "a.md"), filepath.Join(dir, "b.md"), filepath.Join(dir, "link.md")
	putMode(t, a, "old a", 0o640)
	putMode(t, b, "old b", 0o600)
	if err := os.Symlink("b.md", link); err != nil {
		t.Skip("no symbolic links here: ", err)
	}
	written, err := Writer{}.Replace(t.Context(), []Change{changing(a, "old a", "new a")}, []Change{changing(link, "old b", "new b")})
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
	remains(t, dir)
}

func TestReplaceRefuses(t *testing.T) {
	for _, test := range []struct {
		name  string
		spoil func(t *testing.T, path string)
		want  string
	}{
		{"a foreign write", func(t *testing.T, path string) { putMode(t, path, "theirs", 0o644) }, "changed on disk since it was read: not written"},
		{"a longer file", func(t *testing.T, path string) { putMode(t, path, "old, and more", 0o644) }, "changed on disk since it was read: not written"},
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
			putMode(t, good, "old", 0o644)
			putMode(t, bad, "old", 0o644)
			test.spoil(t, bad)
			written, err := Writer{}.Replace(t.Context(), []Change{changing(good, "old", "new"), changing(bad, "old", "new")})
			if err == nil || !strings.HasSuffix(err.Error(), "bad.md: "+test.want) {
				t.Errorf("error %v, want %q", err, test.want)
			}
			if len(written) > 0 || get(t, good) != "old" {
				t.Errorf("%v written although another file could not be", written)
			}
			remains(t, dir)
		})
	}
}

// A context that ends before the first rename leaves all as it was; after it
// the rest is written.
func TestReplaceInterrupted(t *testing.T) {
	dir := t.TempDir()
	a, b := filepath.Join(dir, "a"), filepath.Join(dir, "b")
	put(t, a, "old")
	put(t, b, "old")
	ctx, cancel := context.WithCancel(t.Context())
	w := Writer{Before: func(string) error { cancel(); return nil }}
	if written, err := w.Replace(ctx, []Change{changing(a, "old", "new"), changing(b, "old", "new")}); err != nil || len(written) != 2 {
		t.Errorf("interrupted after the first: %v, %v", written, err)
	}
	if written, err := w.Replace(ctx, []Change{changing(a, "new", "newer")}); !errors.Is(err, context.Canceled) || len(written) > 0 || get(t, a) != "new" {
		t.Errorf("interrupted before the first: %v, %v", written, err)
	}
	remains(t, dir)
}

// When renaming fails, those before it are told, and nothing is left over.
func TestReplaceHalf(t *testing.T) {
	dir := t.TempDir()
	a, b, c := filepath.Join(dir, "a"), filepath.Join(dir, "b"), filepath.Join(dir, "c")
	var all []Change
	for _, name := range []string{a, b, c} {
		put(t, name, "old")
		all = append(all, changing(name, "old", "new"))
	}
	full := errors.New("full")
	w := Writer{Before: func(name string) error {
		if name == b {
			return full
		}
		return nil
	}}
	written, err := w.Replace(t.Context(), all)
	if !errors.Is(err, full) || !slices.Equal(written, []string{a}) || get(t, a)+get(t, b)+get(t, c) != "newoldold" {
		t.Errorf("%v, %v", written, err)
	}
	remains(t, dir)
}

func TestWrite(t *testing.T) {
	dir := t.TempDir()
	name, link := filepath.Join(dir, "a"), filepath.Join(dir, "link")
	for _, text := range []string{"one", "two"} {
		if err := Write(name, []byte(text)); err != nil || get(t, name) != text {
			t.Errorf("%q: %v", text, err)
		}
	}
	must(os.Chmod(name, 0o640))
	must(Write(name, []byte("three")))
	if info, _ := os.Stat(name); info.Mode().Perm() != 0o640 {
		t.Errorf("mode %v", info.Mode())
	}
	if err := Write(filepath.Join(dir, "none", "a"), nil); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("no folder: %v", err)
	}
	if err := Create(name, []byte("four")); !errors.Is(err, fs.ErrExist) || get(t, name) != "three" {
		t.Errorf("made anew: %v", err)
	}
	if err := Create(filepath.Join(dir, "b"), []byte("four")); err != nil || get(t, filepath.Join(dir, "b")) != "four" {
		t.Errorf("not made: %v", err)
	}
	if err := Write(dir, nil); err == nil || !strings.Contains(err.Error(), "not a regular file: not written") {
		t.Errorf("a folder: %v", err)
	}
	if os.Symlink("a", link) == nil {
		if err := Write(link, []byte("five")); !errors.Is(err, ErrLink) || get(t, name) != "three" {
			t.Errorf("through a link: %v", err)
		}
	}
	remains(t, dir)
}

// Remains are taken away, what another program writes or owns is not.
func TestSweep(t *testing.T) {
	dir := t.TempDir()
	if !canHold {
		t.Skip("what is old enough to be a remain takes an hour")
	}
	busy, err := writeTemporary(filepath.Join(dir, "a"), nil, nil, options{hold: true})
	must(err)
	defer busy.discard()
	put(t, filepath.Join(dir, ".bibfix-12.tmp"), "")
	must(os.Mkdir(filepath.Join(dir, ".bibfix-13.tmp"), 0o755))
	for _, name := range []string{".bibfix-x.tmp", ".bibfix.toml", ".bibfix-1.tmp.md", ".bibfix-.tmp"} {
		put(t, filepath.Join(dir, name), "")
	}
	if gone := Sweep(dir); !slices.Equal(gone, []string{filepath.Join(dir, ".bibfix-12.tmp")}) {
		t.Errorf("taken away: %v", gone)
	}
	left, _ := os.ReadDir(dir)
	if len(left) != 6 {
		t.Errorf("left: %v", left)
	}
}
