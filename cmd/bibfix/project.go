package main

import (
	"bytes"
	"os"
	"path"
	"path/filepath"
	"slices"

	"github.com/bibfix/bibfix/format"
	"github.com/bibfix/bibfix/format/kind"
	"github.com/bibfix/bibfix/internal/disk"
	"github.com/bibfix/bibfix/internal/metadata"
	"github.com/bibfix/bibfix/lint"
)

// A project is a folder whose file names the bibliography of all texts in it.
type project struct {
	folder string // as names of files in it begin
	links  []lint.FileLink
	shared bool // it cites entries that no text names, or has texts that this run does not read
}

// A projectFile is a file that may name the bibliography of a project. Only
// one that holds a certain word is meant: the same name serves other programs.
type projectFile struct{ name, word string }

var projectFiles = []projectFile{
	{"_quarto.yml", "bibliography"}, {"_quarto.yaml", "bibliography"}, {"_metadata.yml", "bibliography"},
	{"_bookdown.yml", "bibliography"}, {"index.Rmd", "bookdown"}, {"index.rmd", "bookdown"},
	{"_config.yml", "bibtex_bibfiles"}, {"conf.py", "bibtex_bibfiles"}, {"myst.yml", ""},
}

// findProjects looks for the project of every Markdown file that is to be read.
// What stands beside the work, a README, does not cite.
func (o *opener) findProjects() {
	for _, s := range o.sources {
		if f := format.Of(s.name); f == nil || !f.Keys || s.path == "" || isCompanion(s.name) {
			continue
		}
		p := o.project(path.Dir(s.name))
		if p == nil {
			continue
		}
		about := o.about(s.name)
		about.citing = true
		about.links = slices.Clone(p.links)
		for i := range about.links {
			about.links[i].Shared = p.shared
		}
	}
}

// searchesAll says whether all files of a folder are read.
func (o *opener) searchesAll(folder string) bool {
	for dir := range o.searched {
		if within(o.real(dir), o.real(filepath.FromSlash(folder))) {
			return true
		}
	}
	return false
}

// project is the project that a folder belongs to, nil for none: it or one
// above it, up to the root, has a file that names a bibliography.
func (o *opener) project(folder string) *project {
	if o.known == nil {
		o.known = make(map[string]*project)
	}
	root := o.root(filepath.FromSlash(folder))
	var passed []string
	var found *project
	for at := folder; ; at = path.Join(at, "..") {
		known, again := o.known[at]
		if again {
			found = known
			break
		}
		real := o.real(filepath.FromSlash(at))
		if !within(root, real) { // what is above a symbolic link need not be its project
			break
		}
		passed = append(passed, at)
		if found = o.projectIn(at, root); found != nil || real == root {
			break
		}
	}
	for _, at := range passed {
		o.known[at] = found
	}
	return found
}

// maxProject is the largest file of a project's settings that is read, in bytes.
const maxProject = 8 << 20

// readProject reads a file that may be one of a project's settings; nil where
// there is none. One that cannot be read, or is a link out of the root, is said: keys
// may seem to be missing without it.
func (o *opener) readProject(name, root string) []byte {
	path := filepath.FromSlash(name)
	if _, err := o.ask(path); err != nil {
		return nil
	}
	switch {
	case !within(root, o.real(path)):
		o.note("%s: a link out of the project: not read", name)
		return nil
	case o.strays(path):
		o.note("%s: a link out of the folder that is searched: not read", name)
		return nil
	}
	data, err := disk.Read(path, maxProject)
	if err != nil {
		o.note("%s", about(name, err))
		return nil
	}
	return data
}

// projectIn reads the files of one folder that may name a bibliography.
func (o *opener) projectIn(folder, root string) *project {
	for _, f := range projectFiles {
		name := path.Join(folder, f.name)
		data := o.readProject(name, root)
		if data == nil || !bytes.Contains(data, []byte(f.word)) {
			continue
		}
		yaml := lint.Span{End: len(data)}
		if format.IsRead(f.name) {
			yaml = frontMatter(data)
		}
		about := metadata.Read(data, yaml)
		links := about.Bibliographies
		switch {
		case f.name == "conf.py":
			links = sphinxBibliographies(data)
		case f.name == "myst.yml" && len(links) == 0:
			links = bibliographiesIn(folder)
		}
		if len(links) > 0 {
			o.settled = append(o.settled, name)
			return &project{folder, o.settle(name, folder, links), len(about.Nocite) > 0 || !o.searchesAll(folder)}
		}
	}
	return nil
}

// sphinxBibliographies are the names that a configuration of Sphinx gives to
// bibtex_bibfiles: strings in a list.
func sphinxBibliographies(data []byte) []lint.FileLink {
	_, after, _ := bytes.Cut(data, []byte("\nbibtex_bibfiles"))
	list, _, closed := bytes.Cut(after, []byte("]"))
	_, list, opened := bytes.Cut(list, []byte("["))
	if !closed || !opened {
		return nil
	}
	var links []lint.FileLink
	for item := range bytes.SplitSeq(list, []byte(",")) {
		if name := string(bytes.Trim(item, " \t\r\n\"'")); format.MayHold(name, kind.Bibliography) {
			links = append(links, metadata.Link(name, lint.Span{}))
		}
	}
	return links
}

// frontMatter is the YAML at the head of a file.
func frontMatter(data []byte) lint.Span {
	if !bytes.HasPrefix(data, []byte("---")) {
		return lint.Span{}
	}
	end := bytes.Index(data[3:], []byte("\n---"))
	if end < 0 {
		return lint.Span{}
	}
	return lint.Span{Start: 3, End: 3 + end + 1}
}

// bibliographiesIn are the files of a folder that are bibliographies by their names, all of
// which MyST reads when none is named.
func bibliographiesIn(folder string) []lint.FileLink {
	entries, err := os.ReadDir(filepath.FromSlash(folder))
	if err != nil {
		return nil
	}
	var links []lint.FileLink
	for _, entry := range entries {
		if f := format.Of(entry.Name()); f.IsRead() && f.Holds.Has(kind.Bibliography) {
			links = append(links, metadata.Link(entry.Name(), lint.Span{}))
		}
	}
	return links
}

// settle makes links of a project's file links of any file in it. What is not
// there is said once, here: no text of the project holds the name.
func (o *opener) settle(file, folder string, links []lint.FileLink) []lint.FileLink {
	for i := range links {
		l := &links[i]
		l.Span = lint.Span{}
		names := l.Names
		l.Names = nil
		if slices.ContainsFunc(names, isAbsolute) {
			o.note("%s: %s has an absolute path and is not opened: no key is called missing", file, l.Target)
			continue
		}
		for _, name := range names {
			name = path.Join(folder, name)
			if disk.IsRegular(filepath.FromSlash(name)) {
				l.File = name
				break
			}
		}
		if l.File == "" && len(names) > 0 {
			o.note("%s: the bibliography %s is not there: no key is called missing", file, l.Target)
		}
	}
	return links
}
