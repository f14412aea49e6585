package project

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"

	"github.com/bibfix/bibfix/format"
)

// skippedDirs hold other people's code, and no manuscripts.
var skippedDirs = []string{"node_modules", "vendor", "__pycache__", "CVS", "venv"}

// A walker goes through a folder and all below that may hold what is looked
// for: no hidden ones, none of other people's code, none that the settings exclude or
// that git ignores, no repository within another. It follows no link.
type walker struct {
	tree     *Tree
	excluded *exclusion        // by the settings
	noIgnore bool              // git is not asked
	counts   func(string) bool // what is looked for, by its path; nil for folders alone
	note     func(string)      // says what is odd
	levels   map[string]*level // by real path of the folder
	nested   []string          // repositories that were left out
	ignored  int               // folders, and files that are looked for, that git ignores
}

// walk hands in each folder before it goes through it, and each file, sorted by
// name. The error of a folder that cannot be read is handed in with it.
func (w *walker) walk(dir string, visit func(path string, entry fs.DirEntry, err error)) {
	w.levels = make(map[string]*level)
	root := filepath.Clean(dir) + string(filepath.Separator) // follows a symbolic link
	info, err := w.tree.Lstat(root)
	if err != nil {
		visit(root, nil, err)
		return
	}
	w.step(root, fs.FileInfoToDirEntry(info), visit)
}

// step is walk from an entry that is not left out.
func (w *walker) step(path string, entry fs.DirEntry, visit func(path string, entry fs.DirEntry, err error)) {
	visit(path, entry, nil)
	if !entry.IsDir() {
		return
	}
	inside, err := w.tree.ReadDir(path)
	if err != nil {
		visit(path, entry, err)
		return
	}
	for _, entry := range inside {
		if below := filepath.Join(path, entry.Name()); !w.passes(below, entry) {
			w.step(below, entry, visit)
		}
	}
}

// passes says whether an entry of a folder is left out.
func (w *walker) passes(path string, entry fs.DirEntry) bool {
	name, folder := entry.Name(), entry.IsDir()
	if strings.HasPrefix(name, ".") || folder && slices.Contains(skippedDirs, name) || w.excluded.has(path) {
		return true
	}
	if w.noIgnore {
		return false
	}
	above := w.tree.RealPath(filepath.Dir(path))
	real := filepath.Join(above, name)
	if w.level(above).ignores(real, folder) {
		if folder || w.counts != nil && w.counts(path) {
			w.ignored++
		}
		return true
	}
	if folder && w.tree.repository(above) != "" && w.tree.repository(real) == real {
		w.nested = append(w.nested, filepath.ToSlash(path))
		return true
	}
	return false
}

// open finds the files that the paths mean.
func (o *opener) open(paths []string) {
	for _, path := range paths {
		o.find(path)
		info, err := o.Stat(path)
		o.partial = o.partial || err != nil || !info.IsDir()
	}
	for _, s := range o.searches {
		s.tell()
	}
	if !o.settings.NoLinks {
		o.findSetups()
	}
}

// find adds what a path names to the sources: a file, all files of a directory
// that might be manuscripts, or standard input.
func (o *opener) find(path string) {
	switch path {
	case "-":
		if err := o.unclaimed(o.settings.InputName); err != nil {
			o.leave(about("standard input", err))
			return
		}
		o.add(Source{Name: cmp.Or(o.settings.InputName, "-")})
		return
	case "":
		o.fail(errors.New("a path is empty: perhaps a variable is not set"))
		return
	}
	info, err := o.Stat(path)
	unclaimed := o.unclaimed(filepath.ToSlash(path))
	switch {
	case err != nil:
		o.leave(about(path, err))
	case o.settings.ForceExclude && o.excluded.has(path):
		o.note("%s: left out, as the settings of the project say", path)
	case info.IsDir():
		o.search(path)
	case unclaimed != nil:
		o.leave(about(path, unclaimed))
	default:
		o.add(Source{Name: path, Path: path, named: true})
	}
}

// search adds the files of a directory, and of those in it, that might be
// manuscripts by their names.
func (o *opener) search(dir string) {
	o.manuscripts[dir] = false
	s := &searching{opener: o, searchRoot: searchRoot{dir, o.RealPath(dir)}}
	w := walker{tree: o.Tree, excluded: &o.excluded, noIgnore: o.settings.NoIgnore, counts: o.reads, note: func(text string) { o.note("%s", text) }}
	w.walk(dir, s.visit)
	o.ignored += w.ignored
	o.ignoredIn[dir], s.nested = w.ignored, w.nested
	o.searches, o.searched = append(o.searches, s), append(o.searched, s.searchRoot)
}

// A searching is the search of one directory.
type searching struct {
	*opener
	searchRoot
	left      leftOut  // of other kinds
	leaving   []string // links that lead out of the directory
	dangling  []string // links that lead nowhere
	irregular []string // devices, pipes and sockets
	nested    []string // repositories within the repository
}

// visit takes up a file, or notes why not.
func (s *searching) visit(path string, entry fs.DirEntry, err error) {
	wanted := s.reads(path)
	switch {
	case err != nil:
		s.fail(about(path, err))
	case entry.IsDir():
	case entry.Type()&fs.ModeSymlink != 0:
		s.follow(path, wanted)
	case wanted && !entry.Type().IsRegular():
		if s.missed(path) {
			s.irregular = append(s.irregular, filepath.ToSlash(path))
		}
	case wanted:
		s.add(Source{Name: path, Path: path, dir: s.dir})
	default:
		s.left.add(path)
	}
}

// missed says whether a file that cannot be had would have been read, as its name
// says. Of what others call so too, such as settings in YAML, nobody is told.
func (s *searching) missed(path string) bool {
	return format.IsRead(filepath.ToSlash(path))
}

// follow takes up the file behind a link, if it lies in the directory that is
// searched. A folder behind a link is not searched: what lies in the directory is
// found where it is.
func (s *searching) follow(path string, wanted bool) {
	info, err := s.Stat(path)
	inside := err == nil && s.Holds(s.real, path)
	name := filepath.ToSlash(path)
	switch {
	case err != nil && wanted && s.missed(path):
		s.dangling = append(s.dangling, name)
	case err != nil || inside && info.IsDir():
	case !inside && (wanted && s.missed(path) || info.IsDir()):
		s.leaving = append(s.leaving, name)
	case !wanted:
		s.left.add(path)
	case !inside:
	case info.Mode().IsRegular():
		s.add(Source{Name: path, Path: path, dir: s.dir})
	case s.missed(path):
		s.irregular = append(s.irregular, name)
	}
}

// tell notes what was left out, a line for each reason, but for what another path
// of the run names.
func (s *searching) tell() {
	s.leaveKinds(s.left)
	s.leaveAll(s.unnamed(s.leaving), "it is a link out of the folder that is searched; name it to have it read", "they are links out of the folder that is searched; name them to have them read")
	s.leaveAll(s.dangling, "it is a link that leads nowhere", "they are links that lead nowhere")
	s.leaveAll(s.irregular, "it is not a regular file", "they are not regular files")
	s.leaveAll(s.unnamed(s.nested), "it is a repository of its own; name it to have it searched", "they are repositories of their own; name them to have them searched")
}

// unnamed are those of the names that no path of the run leads to.
func (o *opener) unnamed(names []string) []string {
	return slices.DeleteFunc(names, func(name string) bool {
		real := o.RealPath(filepath.FromSlash(name))
		_, file := o.seen[real]
		return file || slices.ContainsFunc(o.searched, func(f searchRoot) bool { return f.real == real })
	})
}

// leaveAll notes what a search came upon and left out for one reason.
func (o *opener) leaveAll(names []string, it, they string) {
	var unread []string
	for _, name := range names {
		unread = append(unread, name+": "+it)
	}
	switch len(names) {
	case 0:
	case 1:
		o.leaveOut(unread, "%s: left out: %s", names[0], it)
	default:
		o.leaveOut(unread, "%s and %d more: left out: %s", names[0], len(names)-1, they)
	}
}

// A NothingFoundError is that of a directory without a manuscript.
type NothingFoundError struct {
	Dir     string
	Ignored int // paths that were looked for, and that git ignores
}

func (e *NothingFoundError) Error() string { return e.Without("") }

// Without is the error with a clause about what was left out of the search.
func (e *NothingFoundError) Without(clause string) string {
	return e.Dir + ": no manuscript found: no file in it has a reference list, cites by key or is a bibliography" + clause + "; name a file to have it checked all the same"
}

// add adds a source, unless it is there already under this name or another.
func (o *opener) add(s Source) {
	real := o.RealPath(s.Path)
	s.Name = filepath.ToSlash(filepath.Clean(s.Name))
	switch at, again := o.seen[real]; {
	case again && s.dir == "":
		o.found[at].dir, o.found[at].named = "", true // named as well as searched
		return
	case again:
		o.manuscripts[s.dir] = true // all it has may have been named before
		return
	case o.names[s.Name]:
		o.fail(fmt.Errorf("%s: the name is taken: a file and standard input cannot share it", s.Name))
		return
	}
	o.seen[real], o.names[s.Name] = len(o.found), true
	o.found = append(o.found, s)
}

// Folders are those that a search of the paths goes through, most at most, with the
// paths themselves.
func Folders(files Files, paths []string, s Settings, most int) []string {
	var list []string
	t := NewTree(files)
	excluded := s.exclusion(t)
	for _, path := range paths {
		w := walker{tree: t, excluded: &excluded, noIgnore: s.NoIgnore, note: func(string) {}}
		w.walk(path, func(at string, entry fs.DirEntry, err error) { // who searches says what cannot be read
			if err == nil && entry.IsDir() && len(list) < most {
				list = append(list, filepath.Clean(at))
			}
		})
	}
	return list
}

// Matters says whether a file that is called so may change what a run finds,
// besides those that it is known to read.
func Matters(base string) bool {
	return base == SettingsName || base == ".gitignore" || format.MayBe(base, (*format.Format).IsRead) ||
		slices.ContainsFunc(setupFiles, func(f setupFile) bool { return f.name == base })
}
