package project

import (
	"path"
	"path/filepath"
	"slices"
	"strings"
)

// A guard is the one place that says which files a run may look at, whatever
// names them: a text, a file of settings, a link. What lies in a folder belongs to
// whoever filled it, and may lead to a file that is none of his. Devices, pipes and
// what is too large are refused by [Files].
type guard struct {
	*Tree
	searched []searchRoot
}

// A searchRoot is a directory that is searched.
type searchRoot struct {
	dir  string // as the user named it
	real string // behind links
}

// A verdict says whether a file may be looked at.
type verdict uint8

const (
	free    verdict = iota
	outside         // not in the root, by its path or by a link
	leaving         // in a folder that is searched, and a link out of it
)

// judge says whether a file may be looked at that somebody else than the user
// names. The root is a folder behind links: that of the project of who names it.
func (g *guard) judge(name, root string) verdict {
	switch {
	case !g.Holds(root, name):
		return outside
	case g.leaves(name):
		return leaving
	}
	return free
}

// leaves says whether a path lies in a folder that is searched, and what it
// leads to does not. What a text names by a path out of the folder is no such
// thing: the text shows it.
func (g *guard) leaves(name string) bool {
	return slices.ContainsFunc(g.searched, func(f searchRoot) bool {
		return within(g.absolute(f.dir), g.absolute(name)) && !g.Holds(f.real, name)
	})
}

// Holds says whether a path leads into a folder, links of the file system
// followed. The folder is a path behind links.
func (t *Tree) Holds(folder, name string) bool { return within(folder, t.RealPath(name)) }

// holdsPath says whether a path below a folder stays in it, links of the file
// system followed. Of what is not there yet the folders that are decide; a link that
// leads nowhere yet may lead anywhere. The folder is there, and a path behind links.
func (t *Tree) holdsPath(folder, name string) bool {
	for {
		if _, err := t.Lstat(name); err == nil {
			break
		}
		name = filepath.Dir(name)
	}
	real, err := t.Real(name)
	return err == nil && t.Holds(folder, real)
}

// within says whether a path is a folder or lies in it; both are absolute.
func within(folder, name string) bool {
	relative, err := filepath.Rel(folder, name)
	return err == nil && filepath.IsLocal(relative)
}

// isAbsolute says whether a name in a text leads from a root or a home, on any
// system: what it means elsewhere is not what its author has.
func isAbsolute(name string) bool {
	return path.IsAbs(name) || filepath.IsAbs(name) || strings.HasPrefix(name, `\`) || strings.HasPrefix(name, "~")
}

// isRegular says whether a file is there and no folder, device or pipe. Links are followed.
func isRegular(files Files, name string) bool {
	info, err := files.Stat(name)
	return err == nil && info.Mode().IsRegular()
}
