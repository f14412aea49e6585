package main

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// skippedDirs hold other people's code, and no manuscripts.
var skippedDirs = []string{"node_modules", "vendor", "__pycache__", "CVS", "venv"}

// findAll fills the sources with what the paths name.
func (o *opener) findAll(paths []string) {
	o.seen, o.names, o.searched = make(map[string]int), make(map[string]bool), make(map[string]bool)
	for _, path := range paths {
		o.find(path)
	}
}

// find adds what a path names to the sources: a file, all files of a directory
// that might be manuscripts, or standard input.
func (o *opener) find(path string) {
	switch path {
	case "-":
		if err := o.unclaimed(o.stdinName); err != nil {
			o.leave(about("standard input", err))
			return
		}
		o.add(source{name: cmp.Or(o.stdinName, "-")})
		return
	case "":
		o.fail(errors.New("a path is empty: perhaps a variable is not set"))
		return
	}
	info, err := os.Stat(path)
	unclaimed := o.unclaimed(filepath.ToSlash(path))
	switch {
	case err != nil:
		o.leave(about(path, err))
	case o.forceExclude && o.leavesOut(path):
		o.note("%s: left out, as the settings of the project say", path)
	case info.IsDir():
		o.search(path)
	case unclaimed != nil:
		o.leave(about(path, unclaimed))
	default:
		o.add(source{name: path, path: path})
	}
}

// search adds the files of a directory, and of those in it, that might be
// manuscripts by their names. Hidden folders and those of other people's code
// are left out.
func (o *opener) search(dir string) {
	root := filepath.Clean(dir) + string(filepath.Separator) // follows a symbolic link
	o.searched[dir] = false
	var left leftOut
	walk := func(path string, entry fs.DirEntry, err error) error {
		hidden := path != root && strings.HasPrefix(entry.Name(), ".")
		switch {
		case err != nil:
			o.fail(about(path, err))
			if entry != nil && entry.IsDir() {
				return fs.SkipDir
			}
		case entry.IsDir():
			if path != root && (hidden || slices.Contains(skippedDirs, entry.Name()) || o.leavesOut(path)) {
				return fs.SkipDir
			}
		case !hidden && o.reads(path) && isRegular(path) && !o.leavesOut(path):
			o.add(source{name: path, path: path, dir: dir})
		case !hidden && !o.leavesOut(path):
			left.add(path)
		}
		return nil
	}
	if err := filepath.WalkDir(root, walk); err != nil {
		o.fail(about(dir, err))
	}
	o.leaveKinds(left)
}

// leavesOut says whether the settings of the project leave a path out.
func (o *opener) leavesOut(path string) bool { return o.excludes != nil && o.excludes(path) }

// add adds a source, unless it is there already under this name or another.
func (o *opener) add(s source) {
	real := realPath(s.path)
	s.name = filepath.ToSlash(filepath.Clean(s.name))
	switch at, again := o.seen[real]; {
	case again && s.dir == "":
		o.sources[at].dir = "" // named as well as searched
		return
	case again:
		o.searched[s.dir] = true // all it has may have been named before
		return
	case o.names[s.name]:
		o.fail(fmt.Errorf("%s: the name is taken: a file and standard input cannot share it", s.name))
		return
	}
	o.seen[real], o.names[s.name] = len(o.sources), true
	o.sources = append(o.sources, s)
}

// realPath is the absolute path behind symbolic links, as far as it is known;
// standard input has none.
func realPath(path string) string {
	if path == "" {
		return ""
	}
	if absolute, err := filepath.Abs(path); err == nil {
		path = absolute
	}
	if resolved, err := filepath.EvalSymlinks(path); err == nil {
		path = resolved
	}
	return path
}

func isRegular(path string) bool {
	info, err := os.Stat(path)
	return err != nil || info.Mode().IsRegular() // let opening tell what is wrong
}
