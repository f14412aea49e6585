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

	"github.com/bibfix/bibfix/report"
)

// skippedDirs hold other people's code, and no manuscripts.
var skippedDirs = []string{"node_modules", "vendor", "__pycache__", "CVS", "venv"}

// A walker goes through a folder and all below that may hold what is looked
// for: no hidden ones, none of other people's code, none that the settings exclude or
// that git ignores, no repository within another. It follows no link.
type walker struct {
	folders  *folders
	excludes func(string) bool // nil for none
	noIgnore bool              // git is not asked
	counts   func(string) bool // what is looked for, by its path; nil for folders alone
	note     func(string)      // says what is odd
	levels   map[string]*level // by real path of the folder
	nested   []string          // repositories that were left out
	ignored  int               // folders, and files that are looked for, that git ignores
}

func (w *walker) leavesOut(path string) bool { return w.excludes != nil && w.excludes(path) }

// walk hands in each folder before it goes through it, and each file.
func (w *walker) walk(dir string, visit func(path string, entry fs.DirEntry, err error) error) error {
	w.levels = make(map[string]*level)
	root := filepath.Clean(dir) + string(filepath.Separator) // follows a symbolic link
	return filepath.WalkDir(root, func(path string, entry fs.DirEntry, err error) error {
		if err == nil && path != root && w.passes(path, entry) {
			if entry.IsDir() {
				return fs.SkipDir
			}
			return nil
		}
		return visit(path, entry, err)
	})
}

// passes says whether an entry of a folder is left out.
func (w *walker) passes(path string, entry fs.DirEntry) bool {
	name, folder := entry.Name(), entry.IsDir()
	if strings.HasPrefix(name, ".") || folder && slices.Contains(skippedDirs, name) || w.leavesOut(path) {
		return true
	}
	if w.noIgnore {
		return false
	}
	above := w.folders.real(filepath.Dir(path))
	real := filepath.Join(above, name)
	if w.level(above).ignores(real, folder) {
		if folder || w.counts != nil && w.counts(path) {
			w.ignored++
		}
		return true
	}
	if folder && w.folders.repository(above) != "" && w.folders.repository(real) == real {
		w.nested = append(w.nested, filepath.ToSlash(path))
		return true
	}
	return false
}

// findAll fills the sources with what the paths name.
func (o *opener) findAll(paths []string) {
	o.seen, o.names, o.searched, o.ignored = make(map[string]int), make(map[string]bool), make(map[string]bool), make(map[string]int)
	for _, path := range paths {
		o.find(path)
	}
	for _, s := range o.searches {
		s.tell()
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
		o.add(source{name: path, path: path, named: true})
	}
}

// search adds the files of a directory, and of those in it, that might be
// manuscripts by their names.
func (o *opener) search(dir string) {
	o.searched[dir] = false
	s := &searching{opener: o, dir: dir, real: o.real(dir)}
	w := walker{folders: &o.projects.folders, excludes: o.excludes, noIgnore: o.noIgnore, counts: o.reads, note: func(text string) { o.note("%s", text) }}
	if err := w.walk(dir, s.visit); err != nil {
		o.fail(about(dir, err))
	}
	o.ignored[dir], s.nested = w.ignored, w.nested
	o.searches = append(o.searches, s)
}

// A searching is the search of one directory.
type searching struct {
	*opener
	dir       string   // as the user named it
	real      string   // behind links
	left      leftOut  // of other kinds
	strays    []string // links that lead out of the directory
	dangling  []string // links that lead nowhere
	irregular []string // devices, pipes and sockets
	nested    []string // repositories within the repository
}

// visit takes up a file, or notes why not.
func (s *searching) visit(path string, entry fs.DirEntry, err error) error {
	wanted := s.reads(path)
	switch {
	case err != nil:
		s.fail(about(path, err))
		if entry != nil && entry.IsDir() {
			return fs.SkipDir
		}
	case entry.IsDir():
	case entry.Type()&fs.ModeSymlink != 0:
		s.follow(path, wanted)
	case wanted && !entry.Type().IsRegular():
		s.irregular = append(s.irregular, filepath.ToSlash(path))
	case wanted:
		s.add(source{name: path, path: path, dir: s.dir})
	default:
		s.left.add(path)
	}
	return nil
}

// follow takes up the file behind a link, if it lies in the directory that is
// searched. A folder behind a link is not searched: what lies in the directory is
// found where it is.
func (s *searching) follow(path string, wanted bool) {
	info, err := os.Stat(path)
	inside := err == nil && within(s.real, s.opener.real(path))
	name := filepath.ToSlash(path)
	switch {
	case err != nil && wanted:
		s.dangling = append(s.dangling, name)
	case err != nil || inside && info.IsDir():
	case !inside && (wanted || info.IsDir()):
		s.strays = append(s.strays, name)
	case !wanted:
		s.left.add(path)
	case info.Mode().IsRegular():
		s.add(source{name: path, path: path, dir: s.dir})
	default:
		s.irregular = append(s.irregular, name)
	}
}

// tell notes what was left out, a line for each reason, but for what another
// path of the command line names.
func (s *searching) tell() {
	s.leaveKinds(s.left)
	s.leaveAll(s.unnamed(s.strays), "it is a link out of the folder that is searched; name it to have it read", "they are links out of the folder that is searched; name them to have them read")
	s.leaveAll(s.dangling, "it is a link that leads nowhere", "they are links that lead nowhere")
	s.leaveAll(s.irregular, "it is not a regular file", "they are not regular files")
	s.leaveAll(s.unnamed(s.nested), "it is a repository of its own; name it to have it searched", "they are repositories of their own; name them to have them searched")
}

// unnamed are those of the names that no path of the command line leads to.
func (o *opener) unnamed(names []string) []string {
	return slices.DeleteFunc(names, func(name string) bool {
		real := o.real(filepath.FromSlash(name))
		_, file := o.seen[real]
		return file || slices.ContainsFunc(o.searches, func(s *searching) bool { return s.real == real })
	})
}

// leaveAll notes what a search came upon and left out for one reason.
func (o *opener) leaveAll(names []string, it, they string) {
	for _, name := range names {
		o.unread = append(o.unread, name+": "+it)
	}
	switch len(names) {
	case 0:
	case 1:
		o.note("%s: left out: %s", names[0], it)
	default:
		o.note("%s and %d more: left out: %s", names[0], len(names)-1, they)
	}
}

// noneFound is the error of a directory without a manuscript: what was looked
// for, and what git kept from being looked at.
func (o *opener) noneFound(dir string) error {
	return fmt.Errorf("%s: no manuscript found: no file in it has a reference list, cites by key or is a bibliography%s; name a file to have it checked all the same", dir, ignoredByGit(o.ignored[dir]))
}

// ignoredByGit says how much git kept from being searched; "" for nothing.
func ignoredByGit(n int) string {
	if n == 0 {
		return ""
	}
	return fmt.Sprintf(" (git ignores %s: --no-ignore searches all)", report.Count(n, "path"))
}

// leavesOut says whether the settings of the project leave a path out.
func (o *opener) leavesOut(path string) bool { return o.excludes != nil && o.excludes(path) }

// add adds a source, unless it is there already under this name or another.
func (o *opener) add(s source) {
	real := o.real(s.path)
	s.name = filepath.ToSlash(filepath.Clean(s.name))
	switch at, again := o.seen[real]; {
	case again && s.dir == "":
		o.sources[at].dir, o.sources[at].named = "", true // named as well as searched
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
