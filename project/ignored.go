package project

import (
	"path/filepath"
	"strings"

	"github.com/bibfix/bibfix/internal/gitignore"
)

// maxIgnore is the largest file of patterns that is read, in bytes: each is held
// against every file of a search.
const maxIgnore = 64 << 10

// A level is the patterns of one folder that tell what git ignores, above which
// others stand.
type level struct {
	folder   string // behind links
	patterns gitignore.List
	above    *level
}

// level is what holds for a folder of a repository; nil where nothing is
// ignored. Outside of repositories git ignores nothing, whatever lies there.
func (w *walker) level(folder string) *level {
	if w.noIgnore {
		return nil
	}
	if known, again := w.levels[folder]; again {
		return known
	}
	root := w.tree.repository(folder)
	if root == "" {
		return nil
	}
	var l *level
	if folder == root {
		l = w.readLevel(filepath.Join(w.tree.gitFolder(root), "info", "exclude"), folder, nil)
	} else {
		l = w.level(filepath.Dir(folder))
	}
	l = w.readLevel(filepath.Join(folder, ".gitignore"), folder, l)
	w.levels[folder] = l
	return l
}

// readLevel puts the patterns of a file below those that are known. Git
// follows no link here, and nor do we.
func (w *walker) readLevel(name, folder string, above *level) *level {
	info, err := w.tree.Lstat(name)
	if err != nil || !info.Mode().IsRegular() {
		return above
	}
	data, err := w.tree.Read(name, maxIgnore, false)
	if err != nil {
		w.note(about(name, err).Error() + ": what it leaves out is read")
		return above
	}
	if list := gitignore.Parse(data); !list.Empty() {
		return &level{folder, list, above}
	}
	return above
}

// ignores says whether git ignores a path in the folder of the level or below,
// where it ignores no folder above. The nearest file that has something to say decides.
func (l *level) ignores(path string, folder bool) bool {
	for ; l != nil; l = l.above {
		name := filepath.ToSlash(strings.TrimPrefix(path[len(l.folder):], string(filepath.Separator)))
		if ignored, decided := l.patterns.Match(name, folder); decided {
			return ignored
		}
	}
	return false
}

// gitFolder is where git keeps what all work trees of a repository share. In a
// work tree or submodule .git is a file that says where.
func (t *Tree) gitFolder(root string) string {
	git := filepath.Join(root, ".git")
	if info, err := t.Lstat(git); err != nil || !info.Mode().IsRegular() {
		return git
	}
	line, _ := t.firstLine(git)
	dir, ok := strings.CutPrefix(line, "gitdir:")
	if !ok {
		return git
	}
	dir = below(root, strings.TrimSpace(dir))
	if common, ok := t.firstLine(filepath.Join(dir, "commondir")); ok {
		dir = below(dir, common)
	}
	return dir
}

func (t *Tree) firstLine(name string) (string, bool) {
	const longest = 8 << 10 // a path
	data, err := t.Read(name, longest, false)
	line, _, _ := strings.Cut(string(data), "\n")
	return strings.TrimSuffix(line, "\r"), err == nil
}

func below(folder, name string) string {
	name = filepath.FromSlash(name)
	if filepath.IsAbs(name) {
		return name
	}
	return filepath.Join(folder, name)
}
