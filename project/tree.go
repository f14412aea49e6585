package project

import (
	"cmp"
	"io/fs"
	"path/filepath"
	"strings"
)

// A Tree is a file system with what is known of its folders: where they really
// are, and in which repository. Each is asked about once, since a file at the end
// of a long path would ask about all of them again. What it knows grows old when
// links change: each run has its own.
type Tree struct {
	Files
	here      string                       // the working directory, behind links
	reals     map[string]string            // paths behind links, by absolute path
	gits      map[string]string            // the nearest folder upwards that has .git, "" for none; by path behind links
	spellings map[string]map[string]string // where case tells no names apart: by folder, what it holds by name in lower case
}

// NewTree is the tree of a file system of which nothing is known yet.
func NewTree(files Files) *Tree {
	return &Tree{
		Files: files, reals: make(map[string]string), gits: make(map[string]string),
		spellings: make(map[string]map[string]string),
	}
}

// RealPath is the absolute path behind symbolic links, as far as it is there;
// standard input, "", has none.
func (t *Tree) RealPath(path string) string {
	if path == "" {
		return ""
	}
	return t.behind(t.absolute(path))
}

// absolute is the path from the root of the disk.
func (t *Tree) absolute(path string) string {
	if filepath.IsAbs(path) {
		return filepath.Clean(path)
	}
	if t.here == "" {
		here, err := t.Here()
		if err != nil {
			return filepath.Clean(path)
		}
		if t.here, err = t.Real(here); err != nil {
			t.here = here
		}
	}
	return filepath.Join(t.here, path)
}

// behind is the real path of an absolute one.
func (t *Tree) behind(path string) string {
	above := filepath.Dir(path)
	if above == path {
		return path
	}
	if real, known := t.reals[path]; known {
		return real
	}
	real := t.follow(t.behind(above), filepath.Base(path))
	t.reals[path] = real
	return real
}

// follow is the path of what a folder holds under that name, behind links. A file
// that has several names would be read, and written, once for each.
func (t *Tree) follow(folder, base string) string {
	path := filepath.Join(folder, base)
	info, err := t.Lstat(path)
	if err != nil {
		return path
	}
	link, folds := info.Mode()&fs.ModeSymlink != 0, t.FoldsCase()
	real := path
	if link || folds {
		if behind, err := t.Real(path); err == nil {
			real = behind
		}
	}
	switch {
	case !folds:
		return real
	case link && real != path:
		return t.behind(real)
	}
	return filepath.Join(filepath.Dir(real), t.spelling(filepath.Dir(real), filepath.Base(real)))
}

// spelling is a name that is there, as its folder has it.
func (t *Tree) spelling(folder, base string) string {
	names, known := t.spellings[folder]
	if !known {
		names = make(map[string]string)
		entries, _ := t.ReadDir(folder) // of one that cannot be read the name is kept
		for _, e := range entries {
			names[e.Name()], names[strings.ToLower(e.Name())] = e.Name(), e.Name()
		}
		t.spellings[folder] = names
	}
	if names[base] == base { // this disk tells case apart
		return base
	}
	return cmp.Or(names[strings.ToLower(base)], base)
}

// root is the folder that no link leads out of: the nearest upwards that has
// .git; without one the working directory if dir lies in it, else dir itself.
func (t *Tree) root(dir string) string {
	dir = t.RealPath(dir)
	if git := t.repository(dir); git != "" {
		return git
	}
	if here := t.RealPath("."); within(here, dir) {
		return here
	}
	return dir
}

// repository is the root of the repository that a folder lies in, "" for
// none. The folder is a path behind links.
func (t *Tree) repository(dir string) string {
	var passed []string
	git := ""
	for at := dir; ; at = filepath.Dir(at) {
		known, again := t.gits[at]
		if again {
			git = known
			break
		}
		passed = append(passed, at)
		if t.isRepository(at) {
			git = at
			break
		}
		if at == filepath.Dir(at) {
			break
		}
	}
	for _, at := range passed {
		t.gits[at] = git
	}
	return git
}

func (t *Tree) isRepository(dir string) bool {
	_, err := t.Lstat(filepath.Join(dir, ".git"))
	return err == nil
}
