package project

import (
	"bytes"
	"path"
	"path/filepath"
	"slices"

	"github.com/bibfix/bibfix/format"
	"github.com/bibfix/bibfix/format/kind"
	"github.com/bibfix/bibfix/internal/metadata"
	"github.com/bibfix/bibfix/lint"
)

// A setup is what a file of a folder says for all texts in it: the bibliography
// that they cite.
type setup struct {
	folder string // as names of files in it begin
	links  []lint.FileLink
	shared bool // it cites entries that no text names, or has texts that this run does not read
}

// A setupFile is a file that may name the bibliography of a project. Only
// one that holds a certain word is meant: the same name serves other programs.
type setupFile struct{ name, word string }

var setupFiles = []setupFile{
	{"_quarto.yml", "bibliography"}, {"_quarto.yaml", "bibliography"}, {"_metadata.yml", "bibliography"},
	{"_bookdown.yml", "bibliography"}, {"index.Rmd", "bookdown"}, {"index.rmd", "bookdown"},
	{"_config.yml", "bibtex_bibfiles"}, {"conf.py", "bibtex_bibfiles"}, {"myst.yml", ""},
}

// findSetups looks for the setup of every Markdown file that is to be read.
// What stands beside the work, a README, does not cite.
func (o *opener) findSetups() {
	for _, s := range o.found {
		if f := format.Of(s.Name); f == nil || !f.Keys || s.Path == "" || isCompanion(s.Name) {
			continue
		}
		p := o.setup(path.Dir(s.Name))
		if p == nil {
			continue
		}
		about := o.surroundingsOf(s.Name)
		about.citing = true
		about.links = slices.Clone(p.links)
		for i := range about.links {
			about.links[i].Shared = p.shared
		}
	}
}

// searchesAll says whether all files of a folder are read.
func (o *opener) searchesAll(folder string) bool {
	return slices.ContainsFunc(o.searched, func(f searchRoot) bool { return o.Holds(f.real, filepath.FromSlash(folder)) })
}

// setup is that of a folder or of one above it, up to the root; nil for none.
func (o *opener) setup(folder string) *setup {
	root := o.root(filepath.FromSlash(folder))
	var passed []string
	var found *setup
	for at := folder; ; at = path.Join(at, "..") {
		known, again := o.setups[at]
		if again {
			found = known
			break
		}
		real := o.RealPath(filepath.FromSlash(at))
		if !within(root, real) { // what is above a symbolic link need not be its project
			break
		}
		passed = append(passed, at)
		if found = o.setupIn(at, root); found != nil || real == root {
			break
		}
	}
	for _, at := range passed {
		o.setups[at] = found
	}
	return found
}

// maxSetup is the largest file of a project's settings that is read, in bytes.
const maxSetup = 8 << 20

// readSetup reads a file that may be one of a project's settings; nil where
// there is none. One that cannot be read, or is a link out of the root, is said: keys
// may seem to be missing without it.
func (o *opener) readSetup(name, root string) []byte {
	path := filepath.FromSlash(name)
	if _, err := o.Lstat(path); err != nil {
		return nil
	}
	switch o.judge(path, root) {
	case outside:
		o.note("%s: a link out of the project: not read", name)
		return nil
	case leaving:
		o.note("%s: a link out of the folder that is searched: not read", name)
		return nil
	}
	data, err := o.Read(path, maxSetup, false)
	if err != nil {
		o.note("%s", about(name, err))
		return nil
	}
	return data
}

// setupIn reads the files of one folder that may name a bibliography.
func (o *opener) setupIn(folder, root string) *setup {
	for _, f := range setupFiles {
		name := path.Join(folder, f.name)
		data := o.readSetup(name, root)
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
			links = o.bibliographiesIn(folder)
		}
		if len(links) > 0 {
			o.settled = append(o.settled, name)
			return &setup{folder, o.settle(name, folder, links), len(about.Nocite) > 0 || !o.searchesAll(folder)}
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
		if name := string(bytes.Trim(item, " \t\r\n\"'")); format.MayBe(name, isBibliography) {
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
func (o *opener) bibliographiesIn(folder string) []lint.FileLink {
	entries, err := o.ReadDir(filepath.FromSlash(folder))
	if err != nil {
		return nil
	}
	var links []lint.FileLink
	for _, entry := range entries {
		if isBibliography(format.Of(entry.Name())) {
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
			if isRegular(o.Tree, filepath.FromSlash(name)) {
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

// isBibliography says whether there is such a format and files of it are read and hold entries.
func isBibliography(f *format.Format) bool { return f.IsRead() && f.Holds.Has(kind.Bibliography) }
