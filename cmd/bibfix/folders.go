package main

import (
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
)

// Folders are what is known of the folders of a run: where they really are, and
// in which repository. Each is asked about once, since a file at the end of a
// long path would ask about all of them again. The zero value knows nothing yet.
type folders struct {
	lstat func(string) (fs.FileInfo, error) // nil for os.Lstat
	here  string                            // the working directory, behind links
	reals map[string]string                 // paths behind links, by absolute path
	gits  map[string]string                 // the nearest folder upwards that has .git, "" for none; by path behind links
}

// realPath is the absolute path behind symbolic links, as far as it is known;
// standard input, "", has none.
func realPath(path string) string { return new(folders).real(path) }

// real is the absolute path behind symbolic links, as far as it is known.
func (f *folders) real(path string) string {
	if path == "" {
		return ""
	}
	return f.behind(f.absolute(path))
}

// absolute is the path from the root of the disk.
func (f *folders) absolute(path string) string {
	if filepath.IsAbs(path) {
		return filepath.Clean(path)
	}
	if f.here == "" {
		here, err := os.Getwd()
		if err != nil {
			return filepath.Clean(path)
		}
		if f.here, err = filepath.EvalSymlinks(here); err != nil {
			f.here = here
		}
	}
	return filepath.Join(f.here, path)
}

// behind is the real path of an absolute one.
func (f *folders) behind(path string) string {
	above := filepath.Dir(path)
	if above == path {
		return path
	}
	if real, known := f.reals[path]; known {
		return real
	}
	if f.reals == nil {
		f.reals = make(map[string]string)
	}
	real := f.follow(f.behind(above), filepath.Base(path))
	f.reals[path] = real
	return real
}

// follow is the path of what a folder holds under that name, behind links.
func (f *folders) follow(folder, base string) string {
	path := filepath.Join(folder, base)
	info, err := f.ask(path)
	if err == nil && (info.Mode()&fs.ModeSymlink != 0 || runtime.GOOS == "windows") { // where a name has several spellings
		if real, err := filepath.EvalSymlinks(path); err == nil {
			return real
		}
	}
	return path
}

func (f *folders) ask(path string) (fs.FileInfo, error) {
	if f.lstat != nil {
		return f.lstat(path)
	}
	return os.Lstat(path)
}

// root is the folder that no link leads out of: the nearest upwards that has
// .git; without one the working directory if dir lies in it, else dir itself.
func (f *folders) root(dir string) string {
	dir = f.real(dir)
	if git := f.repository(dir); git != "" {
		return git
	}
	if here := f.real("."); within(here, dir) {
		return here
	}
	return dir
}

// repository is the root of the repository that a folder lies in, "" for
// none. The folder is a path behind links.
func (f *folders) repository(dir string) string {
	if f.gits == nil {
		f.gits = make(map[string]string)
	}
	var passed []string
	git := ""
	for at := dir; ; at = filepath.Dir(at) {
		known, again := f.gits[at]
		if again {
			git = known
			break
		}
		passed = append(passed, at)
		if f.isRepository(at) {
			git = at
			break
		}
		if at == filepath.Dir(at) {
			break
		}
	}
	for _, at := range passed {
		f.gits[at] = git
	}
	return git
}

func (f *folders) isRepository(dir string) bool {
	_, err := f.ask(filepath.Join(dir, ".git"))
	return err == nil
}

// within says whether a path is a folder or lies in it; both are absolute.
func within(folder, name string) bool {
	relative, err := filepath.Rel(folder, name)
	return err == nil && filepath.IsLocal(relative)
}
